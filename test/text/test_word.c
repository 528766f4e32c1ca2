/* Words: how a run of text is cut, and that each word knows its place, on any bytes. */
#include "text/word.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/buf.h"
#include "base/utf8.h"

/*
 * The words of a text with a space between them. In front of one: "=" a number, "." a mark, "~"
 * markup; behind one: nothing. A mark that touches what is before it looks the same: see the rows
 * of the next table.
 */
static const struct {
    const char *what, *text, *words;
} cuts[] = {
    {"letters and marks", "Xi, who came.", "Xi ., who came .."},
    {"letters beyond ASCII", "Vučić and Tô Lâm in Besançon", "Vučić and Tô Lâm in Besançon"},
    {"letters of other alphabets", "Путин 习近平", "Путин 习近平"},
    {"a possessive", "China's Xi", "China 's Xi"},
    {"a possessive, curly", "China’s Xi", "China ’s Xi"},
    {"a possessive in capitals", "CHINA'S XI", "CHINA 'S XI"},
    {"a possessive of many", "the states' leaders", "the states .' leaders"},
    {"a possessive behind an abbreviation", "the U.S.'s and UN's", "the U.S. 's and UN 's"},
    {"a negation", "will not, won't, can't, didn’t", "will not ., wo n't ., ca n't ., did n’t"},
    {"cannot stays whole", "he cannot come", "he cannot come"},
    {"short forms", "he'll we've they're I'd I'm it's",
     "he 'll we 've they 're I 'd I 'm it 's"},
    {"an apostrophe within", "O'Brien in Côte d'Ivoire, N'Djamena, Sana'a",
     "O'Brien in Côte d'Ivoire ., N'Djamena ., Sana'a"},
    {"an apostrophe within, curly", "N’Djamena, Nukuʻalofa", "N’Djamena ., Nukuʻalofa"},
    {"quotes are marks", "\"No\" 'no' “no” ‘no’ «no»",
     ".\" No .\" .' no .' .“ no .” .‘ no .’ .« no .»"},
    {"hyphens and dashes are marks", "Guinea-Bissau – no—yes",
     "Guinea .- Bissau .– no .— yes"},
    {"a country with points", "the U.S. and U.A.E., U.N.", "the U.S. and U.A.E. ., U.N."},
    {"a country without its last point", "the U.S and", "the U.S and"},
    {"a country before a hyphen", "U.S.-led", "U.S. .- led"},
    {"times of day", "at 10 a.m. or 5 p.m. today", "at =10 a.m. or =5 p.m. today"},
    {"titles", "Mr. Mrs. Dr. Gen. Gov. Sen. St. Petersburg",
     "Mr. Mrs. Dr. Gen. Gov. Sen. St. Petersburg"},
    {"months and states", "Jan. 5, Sept. 6, in Sea Island, Ga., on",
     "Jan. =5 ., Sept. =6 ., in Sea Island ., Ga. ., on"},
    {"March before a day alone", "Mar. 5 and Mar.", "Mar. =5 and Mar .."},
    {"number before a digit alone", "No. 10 said no. No. The end",
     "No. =10 said no .. No .. The end"},
    {"a title wants its capital", "the gen. said", "the gen .. said"},
    {"versus", "A vs. B", "A vs. B"},
    {"initials", "V. K. Singh, J.K. Rowling", "V. K. Singh ., J.K. Rowling"},
    {"a small letter is no initial", "vitamin c. It", "vitamin c .. It"},
    {"a sentence's end is a mark", "He came. She", "He came .. She"},
    {"numbers", "2,000 of 12.15 in 75", "=2,000 of =12.15 in =75"},
    {"a date in figures", "24.06.2020.", "=24.06.2020 .."},
    {"a comma that joins nothing", "May 9,2015 and 1,2,3", "May =9 ., =2015 and =1 ., =2 ., =3"},
    {"millions", "1,234,567.", "=1,234,567 .."},
    {"years with a hyphen", "1999-2015", "=1999 .- =2015"},
    {"ordinals and decades", "the 70th, 1990s, 1st", "the =70th ., =1990s ., =1st"},
    {"a decade with an apostrophe", "1990's", "=1990 's"},
    {"letters with digits", "G20 and B9", "G20 and B9"},
    {"money and shares", "$5 20%", ".$ =5 =20 .%"},
    {"strong and emphasis", "**Xi** *said* _no_", "~** Xi ~** ~* said ~* ~_ no ~_"},
    {"an underline within", "a_b", "a ._ b"},
    {"a heading", "## Who comes", "~## Who comes"},
    {"a heading on a later line", "x\n# Who", "x ~# Who"},
    {"no heading", "no # here #tag", "no .# here .# tag"},
    {"a link", "[Xi](https://x.org/a_(b)) came", "~[ Xi ~](https://x.org/a_(b)) came"},
    {"a link with a title", "[Xi](u \"v w\")", "~[ Xi ~](u \"v w\")"},
    {"an image in a link", "[![x](a)](b)", "~[ ~![ x ~](a) ~](b)"},
    {"brackets between links", "[a](b) [c] [d](e)", "~[ a ~](b) .[ c .] ~[ d ~](e)"},
    {"brackets that are no link", "[sic] (no)", ".[ sic .] .( no .)"},
    {"a bracket with words behind", "[1](he said so)", "~[ =1 .] .( he said so .)"},
    {"an autolink", "<https://x.org/y> <b>", "~<https://x.org/y> .< b .>"},
    {"a bare address", "(see https://x.org/a?b=1.)", ".( see ~https://x.org/a?b=1 .. .)"},
    {"an address with brackets", "www.x.org/a_(b), so", "~www.x.org/a_(b) ., so"},
    {"a mail address", "Write to j.o-a+b@mail.x.org.", "Write to ~j.o-a+b@mail.x.org .."},
    {"a handle is no address", "as @kremlin or a@b", "as .@ kremlin or a .@ b"},
    {"entities are left", "AT&amp;T", "AT .& amp .; T"},
    {"no-break and other spaces", "9\xC2\xA0May\xE3\x80\x80now", "=9 May now"},
    {"signs that nobody sees", "\xEF\xBB\xBFXi\xE2\x80\x8E", "Xi"},
    {"bytes that are no UTF-8", "Xi\xFF \xC3", "Xi .\xFF .\xC3"},
    {"nothing", " \n ", ""},
};

static void write_word(struct buf *b, const struct word *w)
{
    static const char *const kinds[] = {"", "=", ".", "~"};

    if (b->n > 0)
        buf_byte(b, ' ');
    buf_text(b, kinds[w->kind]);
    buf_add(b, w->text);
}

static void a_text_is_cut_into_words(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cuts / sizeof *cuts; i++) {
        struct arena a = {0};
        struct buf b = {0};
        struct words ws = text_words(&a, str_of(cuts[i].text), 0);

        for (size_t k = 0; k < ws.count; k++)
            write_word(&b, &ws.items[k]);
        if (!str_eq(buf_str(&b), str_of(cuts[i].words)))
            fail_msg("%s: cut as <%.*s>, wanted <%s>", cuts[i].what, STR_ARG(buf_str(&b)),
                     cuts[i].words);
        buf_free(&b);
        arena_free(&a);
    }
}

/* What stands before each word: "^" a line break, " " white space or the start, "-" nothing. */
static const struct {
    const char *what, *text, *before;
} places[] = {
    {"the start counts as space", "Xi", " "},
    {"parts of a name with a hyphen", "Guinea-Bissau came", " -- "},
    {"a clitic touches its word", "China's Xi", " - "},
    {"a line break", "one\ntwo \r\n three", " ^^"},
    {"a break beyond ASCII", "one\xE2\x80\xA8two", " ^"},
    {"a mail address keeps what stood before its first word", "to\na.b@c.org", " ^"},
    {"a mail address in brackets", "(a.b@c.org", " -"},
    {"a mail address behind a space", "to a.b@c.org", "  "},
    {"a word behind markup", "**Xi**", " --"},
};

static void a_word_knows_what_stands_before_it(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        struct arena a = {0};
        struct words ws = text_words(&a, str_of(places[i].text), 0);

        assert_int_equal(ws.count, strlen(places[i].before));
        for (size_t k = 0; k < ws.count; k++) {
            char got = ws.items[k].newline ? '^' : ws.items[k].spaced ? ' ' : '-';

            if (got != places[i].before[k])
                fail_msg("%s: '%c' before word %zu, wanted '%c'", places[i].what, got, k,
                         places[i].before[k]);
        }
        arena_free(&a);
    }
}

static void a_word_knows_its_place_its_fold_and_its_capital(void **state)
{
    struct arena a = {0};
    struct words ws = text_words(&a, S("the Élysée VUCIC said"), 1000);

    (void)state;
    assert_int_equal(ws.count, 4);
    assert_int_equal(ws.items[1].start, 1004);
    assert_int_equal(ws.items[2].start, 1013);
    assert_true(ws.items[1].fold == utf8_fold_hash(S("elysee")));
    assert_true(ws.items[2].fold == utf8_fold_hash(S("Vučić")));
    assert_false(ws.items[0].capital);
    assert_true(ws.items[1].capital);
    arena_free(&a);
}

/* Words stand in order, none overlaps another, and what is left out is space or unseen. */
static void assert_orderly(struct str text, struct words ws)
{
    size_t at = 0;

    for (size_t i = 0; i < ws.count; i++) {
        assert_true(ws.items[i].start >= at);
        assert_true(ws.items[i].text.n > 0);
        assert_true(ws.items[i].text.p == text.p + ws.items[i].start);
        at = ws.items[i].start + ws.items[i].text.n;
    }
    assert_true(at <= text.n);
}

static void any_bytes_are_survived(void **state)
{
    static const char signs[] = "a.'-@[](!*_#<h:/\"1, \n\xE2\x80\x99\xC3\xA9\xFFUSn't";
    uint32_t seed = 1;

    (void)state;
    for (int round = 0; round < 3000; round++) {
        struct arena a = {0};
        char bytes[64];
        struct str text = {bytes, (size_t)round % sizeof bytes};

        for (size_t i = 0; i < text.n; i++) {
            seed = seed * 1664525 + 1013904223;
            bytes[i] = round % 2 ? signs[(seed >> 16) % (sizeof signs - 1)] : (char)(seed >> 16);
        }
        assert_orderly(text, text_words(&a, text, 0));
        arena_free(&a);
    }
}

/* Each would take minutes where a look ahead were not bounded. */
static void a_long_row_of_one_sign_takes_no_longer(void **state)
{
    static const char *const rows[] = {"](", "#", "_", "[", "![", "<http", "a@", "@", "a.", "'", "https://(",
                                       "**_", "a'b", "U.", "1,234", "1.", "\xE2\x80\x99", "n't"};
    enum { LENGTH = 4000000 };
    char *bytes = malloc(LENGTH);

    (void)state;
    assert_non_null(bytes);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        size_t n = strlen(rows[i]);

        for (size_t k = 0; k < LENGTH; k++)
            bytes[k] = rows[i][k % n];
        assert_orderly((struct str){bytes, LENGTH}, text_words(&a, (struct str){bytes, LENGTH}, 0));
        arena_free(&a);
    }
    free(bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_is_cut_into_words),
        cmocka_unit_test(a_word_knows_what_stands_before_it),
        cmocka_unit_test(a_word_knows_its_place_its_fold_and_its_capital),
        cmocka_unit_test(any_bytes_are_survived),
        cmocka_unit_test(a_long_row_of_one_sign_takes_no_longer),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
