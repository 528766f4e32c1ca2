/*
 * bench_adversarial.c - documents made to be slow, at one size and at four times that size.
 *
 *     bench_adversarial [BYTES]      the smaller size; 64 KB where it is not given
 *
 * Each row is a text that repeats one thing: members of a list, quotation marks, cues, names, lines.
 * It is read as a page (all of convoke read --json but the file) and once more as one block of the
 * reader's own, since a page's first look drops much of this as no story. What counts is the time for
 * a byte of the larger one over that of the smaller one: 1 where the reader is linear, 4 where it is
 * quadratic. Between them lies what caches and the system's pages do. The last lines tell the slowest row
 * and how many are not linear; then the bench fails.
 */
#include "bench.h"

#include <stdio.h>
#include <time.h>
#include "base/buf.h"
#include "read/reader.h"

enum { TIMES = 4, SMALL = 64 << 10 };

#define HEAD                                                                                                           \
    "# Guests for the Victory Day parade in Moscow\n\nMay 1, 2020\n\n"                                                 \
    "The parade will be held in Moscow on May 9, 2020, and Russia has invited France.\n\n"

/* "%s" in a part is one of the names in turn, "%d" a number that is never the same. */
static const struct row {
    const char *what, *part, *tail;
} rows[] = {
    {"a list of members", "%s, ", "and Cuba will attend the parade."},
    {"members as items", "* %s\n", ""},
    {"members as rows of a table", "| %s | yes |\n", ""},
    {"members as lines", "%s\n", ""},
    {"members with semicolons", "%s; ", "will attend."},
    {"members and more members", "%s and ", "Cuba will attend."},
    {"members in brackets", "(%s) ", ""},
    {"owners of owners", "%s's ", "president will attend."},
    {"paragraphs", "%s will attend the parade.\n\n", ""},
    {"one line of sentences", "%s will attend the parade and stay for dinner. ", ""},
    {"one sentence", "the president of %s said that the parade which he wanted to attend was moved and ", "."},
    {"all acts of all years", "In %d %s attended the summit in Paris, then skipped it, and was not invited. ", ""},
    {"new persons", "Prime Minister Q%d Xx%d of %s will attend. ", ""},
    {"new words", "w%d ", "will attend."},
    {"cues in a row", "invited confirmed declined attended arrived accepted represented ", "."},
    {"cues with gaps", "invitation the a of in send confirm the a of in by ", "."},
    {"cues and names in a row", "invite %s attend decline invitation ", "."},
    {"helpers in a row", "has not yet decided to be going to ", "attend."},
    {"so will A, so will B", "so will %s ", "."},
    {"who will come?", "Who will come? %s. ", ""},
    {"he", "He will attend. ", ""},
    {"they", "They will attend the parade. ", ""},
    {"nested quotation marks", "\"\xe2\x80\x9c%s said ", "."},
    {"quotations that nobody closes", "\xe2\x80\x9c%s will come, he said. ", ""},
    {"brackets that nobody closes", "([%s ", "will attend."},
    {"links that nobody closes", "[%s](", ""},
    {"headings", "## Who is coming\n\n", ""},
    {"days", "May %d, 2020 ", ""},
    {"lines of days", "May 9, 2020\n", ""},
    {"spans of days", "May 1 to ", "2, 2020."},
    {"weekdays", "Thursday, ", "May 9."},
    {"a year ago", "a year ago ", "."},
    {"the spokesman of the spokesman", "the spokesman of ", "France will attend."},
    {"the ministry for the ministry", "the ministry for ", "France."},
    {"strangers with offices", "Aa Bb, the president of Cc Dd, ", "will attend."},
    {"honorifics", "Mr. ", "Macron will attend."},
    {"honorifics and names", "Sir Xx ", "will attend."},
    {"parts of an office", "deputy ", "prime minister."},
    {"offices", "president ", "Macron."},
    {"former", "former ", "president Macron."},
    {"new", "new ", "president."},
    {"more than more than", "more than ", "ten leaders."},
    {"quantities", "several ", "leaders."},
    {"adjectives of groups", "foreign ", "leaders."},
    {"groups of groups", "leaders of ", "France."},
    {"leaders of many", "leaders of %s and ", "Cuba."},
    {"adverbs", "also ", "attend."},
    {"negations", "never ", "attend."},
    {"a helper", "will ", "attend."},
    {"to", "to ", "attend."},
    {"articles", "the ", "."},
    {"capitals", "Xxx ", "."},
    {"particles", "de la ", "Xxx."},
    {"hyphens", "Jean-", "."},
    {"initials", "U.", " ."},
    {"commas", ",", "."},
    {"stops", ". ", "x"},
    {"apostrophes", "'s", "."},
    {"signs of mail", "a@", "."},
    {"addresses", "http://www.", " ."},
    {"one word", "a", "."},
    {"blanks", " ", "x"},
    {"blank lines", "\n", "x"},
    {"menus", "Home | News | Sport | ", ""},
    {"occasions and nobody", "the summit and the parade and the conference ", "."},
    {"names beyond ASCII", "\xc3\x89lys\xc3\xa9" "e ", "."},
    {"what means no country", "Latin America ", "."},
    {"outlets", "TASS ", "said."},
};

static const char *const names[] = {"France", "Germany", "Serbia", "Macron", "India", "the United Arab Emirates",
                                    "Japan", "Brazil", "South Korea", "Xi Jinping", "the UN"};

static void add_part(struct buf *b, const char *part, size_t i)
{
    for (; *part != '\0'; part++)
        if (part[0] == '%' && part[1] == 's') {
            buf_text(b, names[i % (sizeof names / sizeof *names)]);
            part++;
        } else if (part[0] == '%' && part[1] == 'd') {
            buf_fmt(b, "%zu", 1000 + i);
            part++;
        } else {
            buf_byte(b, *part);
        }
}

static struct str make_text(struct arena *a, const struct row *row, const char *head, size_t bytes)
{
    struct buf b = {0};
    struct str text;

    buf_text(&b, head);
    for (size_t i = 0; b.n < bytes; i++)
        add_part(&b, row->part, i);
    buf_text(&b, row->tail);
    text = arena_str(a, buf_str(&b));
    buf_free(&b);
    return text;
}

/* Seconds that this process had a processor: others may be busy. */
static double cpu_now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double as_page(const struct row *row, size_t bytes)
{
    struct arena a = {0};
    struct str text = make_text(&a, row, HEAD, bytes);
    struct page page;
    struct err e;
    double start = cpu_now();

    bench_need(page_read(&a, S("page"), text, &page, &e), &e);
    read_page(&a, &page, 0);
    start = cpu_now() - start;
    arena_free(&a);
    return start;
}

/* The same as one paragraph behind another, whatever a page would make of it. */
static double as_block(const struct row *row, size_t bytes)
{
    struct arena a = {0};
    struct str head = S("The parade will be held in Moscow on May 9, 2020: Russia has invited France.");
    struct str text = make_text(&a, row, "Besides, ", bytes);
    struct page page = {.name = S("block"), .published = 20200501, .count = 2};
    struct block blocks[] = {{BLOCK_PARAGRAPH, head, 0}, {BLOCK_PARAGRAPH, text, head.n}};
    char *whole = arena_alloc(&a, head.n + text.n);
    double start;

    memcpy(whole, head.p, head.n);
    memcpy(whole + head.n, text.p, text.n);
    page.bytes = (struct str){whole, head.n + text.n};
    blocks[0].text = str_cut(page.bytes, 0, head.n);
    blocks[1].text = str_cut(page.bytes, head.n, page.bytes.n);
    page.blocks = blocks;
    start = cpu_now();
    read_page(&a, &page, 0);
    start = cpu_now() - start;
    arena_free(&a);
    return start;
}

/* The least of three: what else the machine does only adds. */
static double least(double (*read)(const struct row *, size_t), const struct row *row, size_t bytes)
{
    double best = read(row, bytes);

    for (int i = 1; i < 3 && best < 1; i++) {
        double again = read(row, bytes);

        best = again < best ? again : best;
    }
    return best;
}

struct figure {
    double ns, ratio;  /* for a byte of the larger text; over that of the smaller one */
};

static struct figure measure(double (*read)(const struct row *, size_t), const struct row *row, size_t bytes)
{
    double small = least(read, row, bytes) / (double)bytes;
    double large = least(read, row, bytes * TIMES) / (double)(bytes * TIMES);

    return (struct figure){large * 1e9, large / small};
}

static bool is_slow(struct figure f)
{
    return f.ratio > 2.5 && f.ns > 20;
}

int main(int argc, char **argv)
{
    size_t bytes = SMALL, slow = 0;
    const char *what = "";
    double worst = 0;
    int64_t given;

    if (argc > 1 && str_int(str_of(argv[1]), &given) && given > 0)
        bytes = (size_t)given;
    printf("documents made to be slow, %zu KB and %d times that: ns a byte of the larger, its ratio to the smaller\n",
           bytes >> 10, TIMES);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct figure page = measure(as_page, &rows[i], bytes), block = measure(as_block, &rows[i], bytes);

        printf("  %-32s page %6.0f ns %5.2f   block %6.0f ns %5.2f%s\n", rows[i].what, page.ns, page.ratio, block.ns,
               block.ratio, is_slow(page) || is_slow(block) ? "   SLOW" : "");
        fflush(stdout);
        if (block.ns > worst || page.ns > worst) {
            worst = block.ns > page.ns ? block.ns : page.ns;
            what = rows[i].what;
        }
        slow += is_slow(page) || is_slow(block);
    }
    printf("documents made to be slow: the slowest takes %.0f ns a byte (%s)\n", worst, what);
    printf("documents made to be slow: %zu of %zu are not linear\n", slow, sizeof rows / sizeof *rows);
    return slow > 0;
}
