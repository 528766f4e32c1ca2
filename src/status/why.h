/*
 * why.h - the statements of one guest in the order of saying, each with what it does.
 *
 * Every statement within the filter is there, also those that a retraction took away, so that a
 * reader can follow how the standing came about and check each passage. The words on the event
 * itself that opened and closed rounds stand among them.
 */
#ifndef STATUS_WHY_H
#define STATUS_WHY_H

#include "status/roll.h"

enum weight {
    WEIGHT_DECIDES,    /* the single word rests on it */
    WEIGHT_STANDS,     /* another question (asked, say) rests on it */
    WEIGHT_AGREES,     /* says what stands */
    WEIGHT_DISPUTES,   /* the latest word of guest or host, and contradicts the other's */
    WEIGHT_OUTWEIGHED, /* says something else, and a heavier word stands */
    WEIGHT_LAPSED,     /* belongs to an earlier round */
    WEIGHT_RETRACTED,
    WEIGHT_EVENT,      /* opened or closed a round */
    WEIGHT_COUNT
};

struct why_line {
    const struct statement *statement;
    const struct round *round;           /* that it belongs to, or would, or made */
    enum weight weight;
    const struct statement *retraction;  /* what retracted it, or NULL */
};

struct why {
    const struct roll *roll;
    const struct row *row;        /* NULL where nothing that counts was said of the guest */
    const struct why_line *items; /* by round, then in order of saying */
    size_t count;
};

/* all: the statements the roll was made from. */
struct why why_make(struct arena *a, const struct roll *roll, struct statements all,
                    struct str guest);

const char *weight_text(enum weight w);

#endif
