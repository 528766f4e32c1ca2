/*
 * round.h - when an event is held, and the rounds that its moves divide time into (S0).
 *
 * A round is the time between one setting of the date and the next. Every statement about a guest
 * belongs to one round, and only what belongs to the standing one (the last) stands; what belongs
 * to an earlier one has lapsed and shows as "before". A gap is the time between a postponement to
 * an open date and the next setting: it stands like a round, without a date or a number of its own.
 *
 * How rounds open and close, reading what was said of the date day by day
 *   R1  The first `scheduled`, or failing that the first statement that dates the event, opens
 *       round 1; what was said before it belongs to round 1 as well. Nothing dates it: one round
 *       without date.
 *   R2  A later `scheduled` to a date that does not agree (day_agrees) with the round's opens the
 *       next; one that agrees makes the date finer.
 *   R3  `postponed` closes the round it finds. A new date on the same day opens the next at once,
 *       else a gap follows. In the gap and after `cancelled` any `scheduled` opens a round, same
 *       date or not: guests are asked again.
 *   R4  Old news changes nothing. A `postponed` or `cancelled` that names an earlier round's date,
 *       or one before the date that was last set, and not that date, tells of an old move. So does
 *       a `postponed` that names no date on a day whose `scheduled` only repeats the date that
 *       stands ("the parade, which had been put off, will be held on 24 June"), unless a nearer
 *       side says it. Where the record knows of no move yet and that `scheduled` says more than
 *       stood (2020, then 24 June 2020), it is news, and a move.
 *   R5  `cancelled` ends the event and leaves the round standing: what the guests had answered is
 *       what they now have to be told.
 *   R6  Of words of one kind on one day the nearer side's stands (S2: the event is the host's
 *       matter), else the later entry (S3). `cancelled` stands on its day where it outweighs the
 *       other words of that day. A setting to the date given up that is said on the very day of the
 *       postponement does not undo it.
 *   R7  An unknown day is earlier than all (S1). So a `postponed` of unknown day is outweighed by
 *       any `scheduled` to the same date, and other statements of unknown day date the event only
 *       where nothing else does.
 *   R8  The office moves its event twice on one day, or moves and then cancels it: what clerks enter as
 *       the host's word on the event is read in the order of entry, each setting or cancellation a
 *       step by itself, with the postponement entered before it. So every move opens its round. What
 *       others say that day is weighed (R6) beside the last step.
 *
 * Which round a statement about a guest belongs to
 *   P1  The one that was open on its said_on; on the day of a move the new one; with an unknown
 *       day the first. What clerks enter on the day of a clerk's move is of the round that was open
 *       when it was entered (R8): the yes of the morning lapses, also where the event is moved back.
 *   P2  Where its own date does not agree with that round's and agrees with an earlier one's, it is
 *       a late answer to the old date and belongs there (the latest such). A gap agrees with no
 *       date; a date known to the year only names none there.
 *   P3  Where its own date agrees with neither and is exactly a later round's, it was said ahead of
 *       the move ("we will come on 24 June", before the host announces the day): the guest answered
 *       that very date, and asking again would lose an answer that is there. A date in part proves
 *       no foreknowledge and stays where it was said; only where the day of the word is unknown is
 *       agreement enough.
 *
 * All questions lapse alike: an invitation to the old date too, until the guest is asked anew
 * (`reinvited`: also where the host declares that the old invitation stands).
 *
 * Memory  rounds live in the arena and point at statements.
 * Errors  none.
 */
#ifndef STATUS_ROUND_H
#define STATUS_ROUND_H

#include "status/filter.h"

enum held { HELD_UNKNOWN, HELD_SCHEDULED, HELD_POSTPONED, HELD_CANCELLED, HELD_COUNT };

struct round {
    bool by_clerk;     /* opened by a step of R8 */
    int number;        /* 1, 2, ...; a gap has that of the round before it (0: there was none) */
    bool gap;          /* put off to an open date */
    day date;          /* as exact as it is known; 0 unknown, and in a gap */
    day opened_on;     /* said_on of the word that opened it; round 1 reaches back before it */
    const struct statement *opened;  /* that word; NULL where nothing dates the event */
    const struct statement *closed;  /* the word that closed it; NULL while it stands */
};

struct rounds {
    const struct round *items;   /* at least one; the last is the one that stands */
    size_t count;
    enum held held;
    const struct statement *word;  /* what held rests on; NULL for HELD_UNKNOWN */
    bool confirmed;                /* the host said so */
};

struct rounds rounds_of(struct arena *a, struct said said);

/* The one that stands. */
const struct round *rounds_standing(const struct rounds *r);

/* The round that a statement about a guest belongs to. */
const struct round *rounds_find(const struct rounds *r, const struct statement *st);

/* "unknown", "scheduled", "postponed", "cancelled". */
const char *held_text(enum held h);

#endif
