/*
 * match.h - is it the occasion that we know already, under another name.
 *
 * Papers name one occasion in many ways: "Victory Day parade", "the V-Day celebrations", "70th
 * anniversary of the victory". Two names are held against each other as two small sets: what kind
 * of occasion (parade and anniversary are commemorations, summit and congress meetings) and what
 * about (victory; G20). The words and their weights are the rows of kinds.def.
 *
 *   M1  one host country, and one year: a year is that of the event or of any date that was set or
 *       given up for it, so a postponement over the year's end keeps the occasion one;
 *   M2  one kind, where both names tell it;
 *   M3  one topic: the topics of one name are all among those of the other. A name without any
 *       ("the summit") says less and goes with what is there, if only one is and no dates of the
 *       two that are known are more than ten days apart (a summit has several days);
 *   M4  visits are many in a year: their dates agree. Likewise where the places differ.
 *   M5  an occasion without a country or a year is like none but itself.
 *
 * Memory  an occasion borrows its event's texts; a list lives in its arena.
 * Errors  none.
 */
#ifndef FLOW_MATCH_H
#define FLOW_MATCH_H

#include "base/arena.h"
#include "fact/document.h"
#include "fact/event.h"

enum { CANDIDATE_DATES = 6 };

struct candidate {
    struct event event;
    day dates[CANDIDATE_DATES];  /* dates set for it or given up, the first few */
    size_t date_count;
    bool entered;               /* an event of the ledger, not only proposed yet */
    bool dated;                 /* what the ledger says of its dates was noted */
};

struct candidates {
    struct arena *arena;
    struct candidate *items;
    size_t count, allocated;
    int64_t mark;               /* how far the ledger's events were added */
};

/* 0: two occasions; the higher, the surer that they are one. */
int candidate_likeness(const struct candidate *a, const struct candidate *b);

/* The occasion meant, or NULL where none is like it, or several equally little. */
struct candidate *candidate_find(const struct candidates *known, const struct candidate *meant);

/* Adds an event, copied into the arena; one that is there (same id) is given back. */
struct candidate *candidate_add(struct candidates *known, const struct event *ev);

/* By id, or NULL. */
struct candidate *candidate_by_id(const struct candidates *known, struct str id);

/* Notes a date of the occasion; 0 and what is there already are left out. */
void candidate_date(struct candidate *o, day d);

/* Notes what a statement says of its event's date (scheduled, postponed). */
void candidate_statement(struct candidate *o, const struct statement *st);

/* The id, or with -2, -3, ... behind it where another occasion has it. */
struct str candidate_free_id(const struct candidates *known, struct str id);

#endif
