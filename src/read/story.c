#include "read/story.h"

#include "read/told.h"

struct reading_pass {
    struct arena *a;
    struct who *who;
    struct story *out;
    size_t allocated;
};

static void read_block(struct reading_pass *r, const struct block *b, uint32_t index)
{
    struct words words = text_words(r->a, b->text, b->start);
    struct sentences sentences = text_sentences(r->a, words);
    const bool *quoted = text_quoted(r->a, words);

    for (size_t i = 0; i < sentences.count; i++) {
        struct clause clause = clause_read(r->a, r->who, words, sentences.items[i], quoted);
        struct story *s = r->out;

        s->items = arena_grow(r->a, s->items, &r->allocated, s->count, sizeof *s->items);
        s->items[s->count++] = (struct passage){b->kind, index, i == 0, clause};
    }
}

static void read_all(struct arena *a, struct who *who, struct story *out)
{
    struct reading_pass r = {.a = a, .who = who, .out = out};

    out->items = NULL;
    out->count = 0;
    for (size_t i = 0; i < out->page->count; i++)
        if (out->page->blocks[i].kind != BLOCK_FURNITURE)
            read_block(&r, &out->page->blocks[i], (uint32_t)i);
}

struct story story_read(struct arena *a, const struct page *page, day received)
{
    struct story s = {.page = page};
    struct who who = {.a = a};

    who.on = page->published >= 10000 ? page->published : 0;
    read_all(a, &who, &s);
    told_work_out(&s, received);
    who.on = s.told;
    if (who.on == 0)
        who.on = told_year(&s) != 0 ? day_make(told_year(&s), 6, 15) : received;
    read_all(a, &who, &s);
    s.known = who.known;
    s.known_count = who.count;
    return s;
}
