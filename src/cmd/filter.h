/*
 * filter.h - `convoke read --json` and `--explain`: documents in, lines out, no ledger.
 *
 * A pure filter: nothing but the documents decides what comes out, so a batch system may split its
 * input between any two documents and put the outputs together again. Documents are read by --jobs
 * threads; what each says is written whole and in the order of the input, whichever is done first.
 * Memory: a document for each thread, and what was found in at most AHEAD documents for each, so that
 * a slow one does not make the others wait at once.
 */
#ifndef CMD_FILTER_H
#define CMD_FILTER_H

#include "cmd/asked.h"
#include "cmd/inputs.h"

/* Reads all, asking the other reader too, if there is one: then one document after the other.
 *  c->status is 1 where a document could not be read. */
bool filter_run(struct call *c, struct inputs *in, struct asked *asked, struct err *e);

#endif
