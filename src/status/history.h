/*
 * history.h - one guest over many events.
 *
 * From the rolls of the events, the row that this guest has in each: in the order of the events'
 * dates, an event without date by its year. Events without a word on the guest are left out.
 */
#ifndef STATUS_HISTORY_H
#define STATUS_HISTORY_H

#include "status/roll.h"

struct history_line {
    const struct roll *roll;
    const struct row *row;
};

struct history {
    struct str guest;
    const struct history_line *items;
    size_t count;
};

struct history history_make(struct arena *a, struct str guest, const struct roll *rolls,
                            size_t count);

#endif
