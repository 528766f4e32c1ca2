/*
 * roll.h - the statements of one event -> who is coming, on whose word, since when.
 *
 * The roll is one pure function of the statements of one event and a filter (filter.h): the rounds
 * of the event (round.h) and a row for each guest with its standing in the round that stands
 * (standing.h) and in each earlier one ("before"). The same statements give the same roll in
 * whatever order they come.
 *
 * Who is a row  a guest by its code. A group of unnamed members (GROUP) is told apart by its words:
 * "Western leaders" and "26 leaders" are two rows. Rows stand in the order of their codes; views
 * sort them as they show them.
 *
 * What a row counts  sources and stories are those of the statements that say, in this round, what
 * the single word says (invited and reinvited say the same), as known_by knew them. Copies of one
 * story count once as a story (L2); an entry without a document is a story of its own.
 *
 * Memory  all lives in the arena and points into the statements and the event given.
 * Errors  none.
 */
#ifndef STATUS_ROLL_H
#define STATUS_ROLL_H

#include "fact/event.h"
#include "status/filter.h"
#include "status/round.h"
#include "status/standing.h"

/* What was said of the guest in an earlier round. */
struct before {
    const struct round *round;
    struct standing standing;
    enum status status;
};

struct row {
    struct str guest;
    struct str person;        /* of the deciding statement, else the latest that names one */
    struct standing standing; /* in the round that stands */
    enum status status;       /* the single word; STATUS_LAPSED where only "before" is left */
    enum trust trust;         /* of the question the single word answers */
    const struct statement *deciding;  /* what the single word rests on; NULL when lapsed */
    const struct statement *voice;     /* who is best quoted for it: of the sides that say the same in
                                          the round the nearest, with the word since which it has
                                          said so without a break */
    day since;                /* the day of that word; 0 unknown */
    const struct before *before;       /* earlier rounds with a word on this guest, latest first */
    size_t before_count;
    size_t sources, stories;
};

struct roll {
    const struct event *event;
    struct filter filter;
    struct rounds rounds;
    const struct row *rows;
    size_t count;
    size_t by_status[STATUS_COUNT];    /* how many rows have each status */
};

struct roll roll_make(struct arena *a, const struct event *event, struct statements all,
                      struct filter f);

/* NULL where the event has no such guest. Of several groups, the first. */
const struct row *roll_find(const struct roll *r, struct str guest);

/* The row that a statement on a guest counts for; NULL where it counts for none. */
const struct row *roll_row_of(const struct roll *r, const struct statement *st);

#endif
