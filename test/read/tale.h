/*
 * tale.h - texts as the reader's rooms take them: words, one sentence, a small page.
 *
 * A page made here is a title and paragraphs, told on a day, with no furniture to be told apart:
 * what page makes of bytes is tested in test/page.
 */
#ifndef TEST_READ_TALE_H
#define TEST_READ_TALE_H

#include "read/reader.h"
#include "read/scene.h"
#include "text/sentence.h"

/* Blocks of a page that tale_page makes, one a line: "# title", "## heading", "* item", "| row",
 * anything else a paragraph. */
enum { TALE_BLOCKS = 64 };

static inline enum block_kind tale_kind(struct str *line)
{
    static const struct {
        const char *mark;
        enum block_kind kind;
    } marks[] = {{"# ", BLOCK_TITLE}, {"## ", BLOCK_HEADING}, {"* ", BLOCK_ITEM}, {"| ", BLOCK_ROW}};

    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_starts(*line, str_of(marks[i].mark))) {
            *line = str_cut(*line, str_of(marks[i].mark).n, line->n);
            return marks[i].kind;
        }
    return BLOCK_PARAGRAPH;
}

static inline struct page tale_page(struct arena *a, const char *text, day published)
{
    struct page p = {.name = S("tale"), .bytes = str_of(text), .published = published};
    struct block *blocks = ARENA_NEW(a, struct block, TALE_BLOCKS);
    struct str rest = p.bytes, line;

    while (p.count < TALE_BLOCKS && str_split(&rest, '\n', &line)) {
        struct block *b = &blocks[p.count];

        if (line.n == 0)
            continue;
        b->kind = tale_kind(&line);
        b->text = line;
        b->start = (size_t)(line.p - p.bytes.p);
        if (b->kind == BLOCK_TITLE)
            p.title = line;
        p.count++;
    }
    p.blocks = blocks;
    return p;
}

/* The first sentence of a text as a clause, its persons known by who. */
static inline struct clause tale_clause(struct arena *a, struct who *who, const char *text)
{
    struct words words = text_words(a, str_of(text), 0);
    struct sentences sentences = text_sentences(a, words);

    return clause_read(a, who, words, sentences.items[0], text_quoted(a, words));
}

#endif
