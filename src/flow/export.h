/*
 * export.h - a whole ledger, or one event of it, as lines of JSON (fact/json.h) that flow_import
 * takes in again.
 *
 * The order is that of import: events, then statements by entry, each behind the documents that its
 * sources cut from; last the documents that no statement cites, what was erased, and the proposals
 * that wait for review. An erased document goes out as what is left of it, its erasure with it.
 *
 * Memory  what is written goes to out; flush is called between pages of it, so that a large ledger
 * never stands in memory as a whole.
 */
#ifndef FLOW_EXPORT_H
#define FLOW_EXPORT_H

#include "ledger/ledger.h"

/* event: an id, or empty for everything. */
bool flow_export(struct ledger *l, struct str event, struct buf *out,
                 bool (*flush)(void *to, struct err *e), void *to, struct err *e);

#endif
