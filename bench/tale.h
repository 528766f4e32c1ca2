/*
 * tale.h - an invented report as paragraphs of sentences, and what becomes of it at another desk.
 */
#ifndef BENCH_TALE_H
#define BENCH_TALE_H

#include "base/arena.h"
#include "prose.h"

struct tale {
    struct str title;
    struct str *sentences;
    bool *opens;             /* sentence i begins a paragraph */
    size_t count, allocated, opens_allocated;
};

enum fate { AS_IT_IS, EDITED, CUT, REORDERED, EMBEDDED, OTHER_FURNITURE, FATE_COUNT };

extern const char *const fates[FATE_COUNT];

/* A report of some 90 to 900 words, most often 300; the same seed tells the same. */
struct tale tale_new(struct arena *a, uint64_t seed);

/* A report of about so many words. */
struct tale tale_of(struct arena *a, uint64_t seed, size_t words);

/* Adds the sentences from (included) to (excluded) of another tale, which it borrows. */
void tale_add(struct arena *a, struct tale *t, const struct tale *from, size_t first, size_t last);

/*
 * One of the five fates. EDITED changes 4 to 12 words of a hundred; CUT leaves 35 to 80 of a hundred
 * sentences, mostly the first; REORDERED moves the paragraphs about; EMBEDDED puts it into a text of
 * one and a half to four times its length; each of these changes a word of a hundred besides.
 */
struct tale tale_fate(struct arena *a, const struct tale *t, enum fate fate, uint64_t seed);

/* Changes so many words of a thousand, as a desk does. */
void tale_change(struct arena *a, struct tale *t, uint32_t permille, uint64_t seed);

size_t tale_words(const struct tale *t);

#endif
