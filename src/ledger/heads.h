/*
 * heads.h - the chains a batch has touched: where each ends, by the id of its event.
 *
 * The head of a chain changes with every entry; it is read once and written once a batch. The
 * ledger's own chain has the empty id. {0} is an empty one.
 */
#ifndef LEDGER_HEADS_H
#define LEDGER_HEADS_H

#include "ledger/store.h"

struct chain {
    struct str id;
    struct head head;
    bool touched;          /* differs from what the store has */
};

struct heads {
    struct arena arena;    /* the ids */
    struct chain **slots;  /* open addressing; allocated is a power of two */
    size_t count, allocated;
};

/* NULL where it was not put yet. */
struct chain *heads_find(const struct heads *h, struct str id);
struct chain *heads_put(struct heads *h, struct str id, const struct head *head);
void heads_free(struct heads *h);

#endif
