/*
 * likeness.h - two samples of shingles -> do the texts tell one story?
 *
 * Below the lower of the bounds of two samples both are complete, so counting there estimates how
 * much of the shorter text stands in the longer. That alone does not tell a copy from a text that
 * shares its background, so the rules ask where it stands as well:
 *
 *   C1  what is in common is a passage (sixteen words in a row, or the like), no mere phrase;
 *   C2  half of the shorter text stands in the longer: a copy, cut or not, embedded or not;
 *   C3  or a third of it in short pieces, all over it: a desk has changed words everywhere. The
 *       background that two reports share lies in one place, and there every word is the same;
 *   C4  but where the words are the same and the figures are others, it is a series: the weather,
 *       the markets. Each of its reports is a story of its own.
 *   C5  of two texts of one site more is asked: seven tenths, or a third all over nearly all of it.
 *       They have furniture and background in common more often than a story.
 *
 * Memory  nothing is kept.     Errors  none; samples without numbers are like nothing.
 */
#ifndef PAGE_LIKENESS_H
#define PAGE_LIKENESS_H

#include "page/shingle.h"

enum { LIKENESS_PARTS = 8 };

/* All counts are of numbers below the bound that is common to both. */
struct likeness {
    size_t shorter, longer, both;
    double share;               /* of all numbers, how many lie below that bound */
    size_t span;                /* of the shorter, from the first number in common to the last */
    size_t figures, same_figures;  /* of these: with a digit; and how many of them both have */
    size_t parts;               /* into so many the shorter one is cut, in order */
    size_t told;                /* of these: how many stand in the longer, at least a fifth of each */
    size_t pieces;              /* runs of numbers that stand in the longer one */
};

struct likeness likeness_of(const struct sample *a, const struct sample *b);

/* 0 to 1: how much of the shorter one stands in the longer; how much of the longer in the shorter. */
double likeness_overlap(const struct likeness *l);
double likeness_cover(const struct likeness *l);

bool likeness_same(const struct likeness *l);
bool likeness_same_at_site(const struct likeness *l);  /* C5 */

#endif
