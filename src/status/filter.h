/*
 * filter.h - what had been said by a day, and known by a moment.
 *
 * Every status is computed from the statements that count: those said on or before as_of, recorded
 * at or before known_by (L3), and not retracted. Both cuts are made before anything is weighed, so
 * a past report comes out to the letter, whatever was said or learned since.
 *
 *   - 0 is no cut. A statement of unknown day is earlier than all and passes every as_of; a day
 *     known in part counts as the first day it may mean (base/day.h), on both sides of the cut.
 *   - A retraction is the record's act, not the world's: it has no day of its own and counts from
 *     the moment it was recorded, whatever as_of is. A retraction that is itself retracted does not
 *     count. A statement can retract only what entered before it.
 *   - A source recorded after known_by does not count either: it was not known.
 *
 * Memory  the list lives in the arena and points into the statements given, which outlive it.
 * Errors  none.
 */
#ifndef STATUS_FILTER_H
#define STATUS_FILTER_H

#include "base/arena.h"
#include "fact/statement.h"

struct filter {
    day as_of;         /* 0: no cut */
    moment known_by;   /* 0: no cut */
};

/* Statements in order of saying: by said_on, then by entry. */
struct said {
    const struct statement **items;
    size_t count;
};

/* The statements that count. Acts of the record itself (RETRACTED) are left out. */
struct said filter_said(struct arena *a, struct statements all, struct filter f);

/*
 * All statements within both cuts, retracted ones too; by[i] is what retracts items[i], or NULL.
 * For people who ask why.
 */
struct said filter_all(struct arena *a, struct statements all, struct filter f,
                       const struct statement ***by);

bool filter_knows(struct filter f, const struct source *s);

#endif
