/*
 * bench_corpus.c - makes a corpus: one document in ten mentions an invitation, the rest is the news.
 *
 *     bench_corpus FOLDER COUNT PAGE...
 *
 * Every tenth document is one of the pages given (examples/ of this repository), told anew under
 * another first line. The others are made here of sentences in which states, capitals, verbs that
 * are cues, weekdays and now and then a conference or a visit stand as they do in the news, on
 * markets, sport, weather, health, courts, machines and kitchens. The same numbers give the same
 * corpus.
 */
#include "bench.h"

#include <stdio.h>
#include "base/buf.h"
#include "base/file.h"

enum { PAGE_MAX = 1 << 20, PARAGRAPHS = 6, MORE_PARAGRAPHS = 16 };

static uint64_t state = 20261121;

static size_t chance(size_t below)
{
    state = state * 6364136223846793005u + 1442695040888963407u;
    return (size_t)(state >> 33) % below;
}

#define ONE_OF(list) ((list)[chance(sizeof(list) / sizeof *(list))])

/* What stands for the sign behind % in a sentence. */
static const char *fill(char sign)
{
    static const char *const states[] = {"France", "Germany", "Brazil", "Japan", "Kenya", "Poland", "India", "Chile",
                                         "Canada", "the United States", "Norway", "Mexico", "Egypt", "Australia"};
    static const char *const towns[] = {"Lyon", "Hamburg", "Leeds", "Porto", "Denver", "Osaka", "Gdansk", "Mombasa",
                                        "Tampere", "Ghent", "Perth", "Halifax", "Trieste", "Malmo"};
    static const char *const people[] = {"Anna Lindgren", "Tom Becker", "Maria Sousa", "Peter Novak", "Jane Whitfield",
                                         "Samuel Otieno", "Laura Mancini", "the coach", "the mayor", "a spokesman",
                                         "the company", "the ministry", "researchers", "the union", "the court"};
    static const char *const things[] = {"wheat", "the new bridge", "the second half", "interest rates", "the software",
                                         "the trial", "the harvest", "the vaccine", "the old library", "river levels",
                                         "the engine", "the budget", "school meals", "the night train", "the data"};
    static const char *const days[] = {"on Monday", "on Tuesday", "last week", "this year", "in March",
                                       "on Friday night", "in 2019", "earlier", "on Thursday", "next month"};
    static const char *const does[] = {"expects", "announced", "confirmed", "joined", "visited", "accepted", "declined",
                                       "came to see", "decided on", "moved", "sent", "received", "considered",
                                       "cancelled", "described", "measured", "repaired", "sold", "lost", "followed"};

    switch (sign) {
    case 'S': return ONE_OF(states);
    case 'T': return ONE_OF(towns);
    case 'P': return ONE_OF(people);
    case 'X': return ONE_OF(things);
    case 'D': return ONE_OF(days);
    default:  return ONE_OF(does);
    }
}

static const char *const sentences[] = {
    "Prices of %X rose by four per cent %D, and traders in %T said that they will not fall soon.",
    "\"We had hoped for more,\" %P said. \"But it is what it is, and we will come back stronger.\"",
    "In %T, %P %V %X %D.",
    "%P said that %X is not expected to change before the spring.",
    "The figures from %S showed a smaller rise than %P had expected.",
    "It was the third time in two years that %X made the headlines in %T.",
    "Add the onions, stir until they are soft, and let everything stand for half an hour.",
    "Heavy rain moved across %S %D and left several roads near %T under water.",
    "%T beat their neighbours by two goals to one; %P scored just before the break.",
    "The update fixes a fault by which %X could be read twice, and makes it faster to start.",
    "Doctors in %T followed four hundred patients for six years and found no difference.",
    "A jury will decide in %T whether %P knew of the payments.",
    "%P has lived in %S for eleven years and works for a firm that %V %X.",
    "Nobody was hurt, the police said, but the line between %T and %T stayed closed until noon.",
    "Exports to %S fell for the fifth month in a row, while those to %S were little changed.",
    "The council will meet again %D to discuss %X.",
    "About half of those asked in %S said they would rather stay at home than travel this summer.",
    "The museum is open every day but Monday, and children go free.",
    "\"Nobody told us anything about %X,\" said %P, who %V it all the same.",
    "The engineers %V %X and found that it had been built a hand's breadth too short.",
    "It takes two hours by bus from %T, and the last one goes back at nine.",
    "What has changed since then is %X, which %P calls the biggest problem of all.",
};

/* Now and then: what a reader must look at twice. */
static const char *const closer[] = {
    "At a conference in %T %P showed how %X is made.",
    "%P will visit %T %D, where %X is still being built.",
    "The festival in %T begins %D with a concert on the market square.",
    "%P spoke at the annual meeting of growers from %S.",
    "The two sides met for talks on %X in %T.",
};

static void add_sentence(struct buf *b, const char *s)
{
    size_t from = b->n;

    for (; *s != '\0'; s++)
        if (*s == '%')
            buf_text(b, fill(*++s));
        else
            buf_byte(b, *s);
    if (b->p[from] >= 'a' && b->p[from] <= 'z')
        b->p[from] = (char)(b->p[from] - ('a' - 'A'));
}

static void make_news(struct buf *b)
{
    size_t paragraphs = PARAGRAPHS + chance(MORE_PARAGRAPHS);

    buf_fmt(b, "%s: what %s said of %s\n\n%s, March %zu, 2021\n\n", fill('T'), fill('P'), fill('X'), fill('T'),
            1 + chance(28));
    for (size_t p = 0; p < paragraphs; p++) {
        for (size_t n = 2 + chance(4); n > 0; n--) {
            add_sentence(b, chance(200) == 0 ? ONE_OF(closer) : ONE_OF(sentences));
            buf_byte(b, ' ');
        }
        b->p[b->n - 1] = '\n';
        buf_byte(b, '\n');
    }
}

static void retell(struct buf *b, struct str page, size_t edition)
{
    buf_fmt(b, "Print edition %zu\n\n", edition);
    buf_add(b, page);
}

static void write_out(const char *path, struct str text)
{
    FILE *f = fopen(path, "wb");

    if (f == NULL || fwrite(text.p, 1, text.n, f) != text.n || fclose(f) != 0) {
        perror(path);
        exit(1);
    }
}

int main(int argc, char **argv)
{
    struct arena a = {0};
    struct str *pages;
    int64_t count;
    struct err e;

    if (argc < 4 || !str_int(str_of(argv[2]), &count)) {
        fprintf(stderr, "usage: bench_corpus FOLDER COUNT PAGE...\n");
        return 2;
    }
    pages = ARENA_NEW(&a, struct str, (size_t)argc);
    for (int i = 3; i < argc; i++)
        bench_need(file_read(&a, str_of(argv[i]), PAGE_MAX, &pages[i - 3], &e), &e);
    for (int64_t i = 0; i < count; i++) {
        struct arena scratch = {0};
        struct buf b = {0};

        if (i % 10 == 0)
            retell(&b, pages[(size_t)(i / 10) % (size_t)(argc - 3)], (size_t)i);
        else
            make_news(&b);
        write_out(arena_fmt(&scratch, "%s/%06lld.txt", argv[1], (long long)i).p, buf_str(&b));
        buf_free(&b);
        arena_free(&scratch);
    }
    arena_free(&a);
    return 0;
}
