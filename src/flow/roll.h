/*
 * roll.h - an event out of the ledger -> its roll, as of any day and as known by any moment.
 *
 * Memory  all lives in the arena.
 */
#ifndef FLOW_ROLL_H
#define FLOW_ROLL_H

#include "ledger/ledger.h"
#include "status/roll.h"

/* all may be NULL; else the statements that the roll was made from. */
bool flow_roll(struct ledger *l, struct arena *a, const struct event *event, struct filter f,
               struct roll *out, struct statements *all, struct err *e);

/* The rolls of all events, in the order of their entry. */
bool flow_rolls(struct ledger *l, struct arena *a, struct filter f, struct roll **out,
                size_t *count, struct err *e);

#endif
