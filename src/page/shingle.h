/*
 * shingle.h - a text -> a number for every run of five words, an even sample of them kept in order.
 *
 * Words are plain runs of letters and digits; case, accents, punctuation, markup, entities and soft
 * hyphens are folded away, so that a wire report and its reprints give the same numbers. Which
 * numbers are kept is decided by the number alone (those up to a bound), so two texts keep the same
 * ones of a passage that both have, and what the samples have in common tells what the texts have
 * in common (Broder's resemblance and containment, 1997). A number is kept once, where it first
 * came. Its last bit says whether a word of the five has a digit in it, the one before is spare.
 *
 *     struct shingler s = {0};
 *     shingle_text(&s, first paragraph); shingle_text(&s, second);
 *     struct sample all = shingle_sample(&s, &(struct sampling){.least = 64, .most = 480, .one_in = 4});
 *
 * Memory  a shingler is 16 KB and belongs to the caller; the sample lies in it until the next
 *         shingle_start, and holds at most sampling.most numbers.
 * Errors  none; bytes that are not UTF-8 part words.
 */
#ifndef PAGE_SHINGLE_H
#define PAGE_SHINGLE_H

#include "base/str.h"

enum {
    SHINGLE_WORDS = 5,
    SAMPLE_MOST = 480,       /* numbers that a sample can have */
    SHINGLE_ROOM = 4096,     /* numbers gathered before the bound is lowered */
    SHINGLE_FIGURE = 1,      /* the bit of a number: one of the words has a digit */
    SHINGLE_SPARE = 2        /* a bit that is 0 in all numbers, for whoever keeps them */
};

struct sample {
    const uint32_t *numbers; /* in order of the text, no two equal, none of them 0 */
    size_t count;
    uint32_t bound;          /* all numbers up to it, itself included, were kept */
};

/* One number in one_in is kept, but of a short text up to least, of a long one most at most. */
struct sampling {
    size_t least, most;
    uint32_t one_in;
};

struct shingler {
    uint64_t window[SHINGLE_WORDS], rolling;
    size_t words, since_figure;
    uint32_t bound;
    size_t count;
    uint32_t numbers[SHINGLE_ROOM];
};

/* Empties it, for the next text. */
void shingle_start(struct shingler *s);

void shingle_text(struct shingler *s, struct str text);

struct sample shingle_sample(struct shingler *s, struct sampling how);

#endif
