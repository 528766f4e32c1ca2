#include "read/story.h"

#include "read/told.h"

/* A block of the story, cut once and read twice. */
struct text {
    enum block_kind kind;
    uint32_t index;
    struct words words;
    struct sentences sentences;
    const bool *quoted;
};

struct texts {
    struct text *items;
    size_t count;
};

static struct texts cut(struct arena *a, const struct page *page)
{
    struct texts t = {.items = ARENA_NEW(a, struct text, page->count)};

    for (size_t i = 0; i < page->count; i++) {
        const struct block *b = &page->blocks[i];
        struct text *text = &t.items[t.count];

        if (b->kind == BLOCK_FURNITURE)
            continue;
        text->kind = b->kind;
        text->index = (uint32_t)i;
        text->words = text_words(a, b->text, b->start);
        text->sentences = text_sentences(a, text->words);
        text->quoted = text_quoted(a, text->words);
        t.count++;
    }
    return t;
}

static void read_all(struct arena *a, struct who *who, const struct texts *t, struct story *out)
{
    size_t allocated = 0;

    out->items = NULL;
    out->count = 0;
    for (size_t i = 0; i < t->count; i++)
        for (size_t k = 0; k < t->items[i].sentences.count; k++) {
            const struct text *text = &t->items[i];
            struct clause clause = clause_read(a, who, text->words, text->sentences.items[k], text->quoted);

            out->items = arena_grow(a, out->items, &allocated, out->count, sizeof *out->items);
            out->items[out->count++] = (struct passage){text->kind, text->index, k == 0, clause};
        }
}

/* Whom the story introduces, and nothing else: noun groups that a capital or an office starts. */
static void mention_all(struct who *who, const struct texts *t)
{
    for (size_t i = 0; i < t->count; i++)
        who_mention(who, t->items[i].words);
}

static void learn_all(struct who *who, const struct texts *t)
{
    struct actor members[WHO_MEMBERS];

    for (size_t i = 0; i < t->count; i++) {
        struct words words = t->items[i].words;

        for (size_t at = 0, n; at < words.count; at += n > 0 ? n : 1) {
            const struct lexeme *l = lexicon_find(words.items[at].fold);
            bool starts = words.items[at].capital || (l != NULL && l->verb == VERB_none);
            size_t count;

            n = starts ? who_at(who, words, at, members, &count) : 0;
        }
    }
}

/* The second reading knows whom the first has met, and the day by which terms of office are chosen. */
struct story story_read(struct arena *a, const struct page *page, day received)
{
    struct story s = {.page = page};
    struct who who = {.a = a};
    struct texts texts = cut(a, page);

    mention_all(&who, &texts);
    if (page->published >= 10000) {
        who.on = page->published;
        learn_all(&who, &texts);
    } else {
        read_all(a, &who, &texts, &s);
    }
    told_work_out(&s, received);
    who.on = s.told;
    if (who.on == 0)
        who.on = received;
    if (s.told == 0 && told_year(&s) != 0)
        who.on = day_make(told_year(&s), 6, 15);
    else if (s.told == 0 && (s.year = told_year_by_leaders(&s, received)) != 0)
        who.on = day_make(s.year, 6, 15);
    read_all(a, &who, &texts, &s);
    s.known = who.known;
    s.known_count = who.count;
    return s;
}
