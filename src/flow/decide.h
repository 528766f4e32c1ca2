/*
 * decide.h - a proposal becomes a statement, or does not.
 *
 * Accepting adds the event where the ledger has none like it (match.h), then the statement with the
 * proposal's passage as its source, and settles with it the pending twins: what copies of the same
 * story propose for the same guest and act are further sources of that statement (L2), no work for
 * the reviewer. Rejecting settles the twins likewise.
 *
 * Both run inside a batch that the caller began and commits.
 *
 * Errors  an event without country or year cannot be added: ERR_FORMAT, naming the mend.
 */
#ifndef FLOW_DECIDE_H
#define FLOW_DECIDE_H

#include "flow/match.h"
#include "ledger/ledger.h"

struct decided {
    int64_t seq;         /* the statement that stands for it now; 0 where rejected */
    enum added what;     /* a new statement, a source of one that was there, or nothing */
    struct str event;    /* the event that it was counted to */
    bool new_event;
    size_t twins;        /* pending copies settled with it */
};

/* mended: the statement as a reviewer corrected it (review edit), or NULL to take it as proposed. */
bool flow_accept(struct ledger *l, struct arena *a, const struct proposal *p,
                 const struct statement *mended, struct decided *out, struct err *e);

/* Likewise, with the occasions known so far, to which what has entered since is added. */
bool flow_accept_among(struct ledger *l, struct arena *a, struct candidates *known,
                       const struct proposal *p, const struct statement *mended,
                       struct decided *out, struct err *e);

bool flow_reject(struct ledger *l, struct arena *a, const struct proposal *p, struct decided *out,
                 struct err *e);

/* Two proposals of one story for one event, guest and act, as of one date where both name one. */
bool flow_twins(const struct proposal *p, const struct proposal *q);

/* Whether an event like it could be added: it has a country and a year (M5). */
bool flow_placed(const struct event *ev);

/* The ledger's events, with the dates said of those in one country (of all where it is empty). */
bool flow_candidates(struct ledger *l, struct str country, struct candidates *known, struct err *e);

#endif
