/*
 * diff.h - two rolls of one event -> what changed from the one to the other.
 *
 * Make the two rolls with two filters (as of Monday, as of today; or known by), or from two
 * ledgers. A guest changed where its single word did, or how sure it is, or the person. Whether the
 * event moved is a change of its own: then every earlier word lapses, which is said once for the
 * event and, for a guest, only as from -> lapsed.
 *
 * Memory  changes live in the arena and point into the rolls.
 */
#ifndef STATUS_DIFF_H
#define STATUS_DIFF_H

#include "status/roll.h"

struct change {
    const struct row *from, *to;      /* NULL: not in that roll */
    const struct statement *because;  /* what the new word rests on, or who confirmed or disputed
                                         it; for a lapse the word that moved the event; NULL where
                                         a word is gone from the record */
};

struct diff {
    const struct roll *from, *to;
    bool moved;                       /* held, date or round of the event changed */
    const struct change *items;       /* in the order of rows */
    size_t count;
};

struct diff diff_rolls(struct arena *a, const struct roll *from, const struct roll *to);

#endif
