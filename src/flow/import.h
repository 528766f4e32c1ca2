/*
 * import.h - lines of JSON (fact/json.h) -> a ledger: what flow_export wrote, or what another reader
 * proposes.
 *
 *   I1  All lines are read and checked before any enters.
 *   I2  Taken in twice, they change nothing (L6): each statement is known by what it says, by whom
 *       and when it was recorded, each document by its hash, each proposal by its passage, guest,
 *       act and rule.
 *   I3  Into a ledger that holds nothing but what the lines hold (an empty one, or a copy made of
 *       them earlier) it is a copy: everything keeps the moment at which it was recorded, so that
 *       every past report comes out the same (L3), and enters in the order of entry (order.h), one
 *       batch for each moment. What a failure leaves half-way is completed by importing again.
 *   I4  Into any other ledger it is news: recorded now, in one batch.
 *   I5  A document that was erased comes in as what is left of it: its hash, so that it is not
 *       taken up again, and when, by whom and why it was erased. Its passages stay out; a statement
 *       that stands on nothing else is entered on a note that says so. A name that was erased from
 *       a statement is erased in the copy's too. What is there already, no line erases.
 *
 * The lines are read twice: once to check them and to note what their order needs, then each when
 * its turn comes. Memory: some 300 bytes a line, and the longest line.
 *
 * Proposal lines (of `convoke read --json`, or of another reader) are proposed; their document has
 * to be in the ledger, or among the lines. A document line without a story (of --documents) is held
 * against the stories that the ledger has.
 *
 * Errors  "ledger.jsonl:12: said_on: ...", naming file, line and field.
 */
#ifndef FLOW_IMPORT_H
#define FLOW_IMPORT_H

#include "base/lines.h"
#include "ledger/ledger.h"

struct imported {
    size_t events, documents, statements, sources, proposals, erasures;
    size_t known;   /* lines that changed nothing */
};

/* Told of each of so many steps, where it is not NULL: for a bar. */
struct import_options {
    moment now;
    struct str user;
    void (*step)(void *to, size_t all);
    void *to;
};

bool flow_import(struct ledger *l, struct lines *lines, struct import_options o,
                 struct imported *out, struct err *e);

#endif
