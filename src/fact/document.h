/*
 * document.h - a text that was read, kept whole; and a proposal, a statement nobody accepted yet.
 *
 * A document is known by the hash of its bytes (hash_bytes, 64 hex digits): the same bytes are the
 * same document, under whatever name they came. Documents that are copies of one story share the
 * hash of the one that was taken first.
 *
 * A proposal is what a reader found in a document. It carries the event that it means, which may
 * not be in the ledger yet; accepting it adds the event where it is missing and the statement.
 */
#ifndef FACT_DOCUMENT_H
#define FACT_DOCUMENT_H

#include "fact/event.h"
#include "fact/statement.h"

struct document {
    struct str hash;       /* of bytes, 64 hex digits */
    struct str story;      /* hash of the document whose story this is; equal to hash for the first */
    struct str name;       /* file name or address as given */
    struct str title;
    struct str outlet;
    day published;         /* 0 unknown */
    struct str bytes;      /* as received; empty once erased */
    struct str fingerprint;/* opaque bytes of the room page by which near-copies are found */
    bool erased;
    moment recorded_at;
    struct str user;
};

struct documents {
    const struct document *items;
    size_t count;
};

/*
 * That texts were erased: of a document, or of a statement. The texts are gone; this stays, and goes
 * with a copy, so that the copy says it too and takes nothing up again.
 */
struct erasure {
    struct str document;     /* hash of the document, or empty */
    int64_t statement;       /* else the statement's seq */
    struct str parts;        /* what went: "person said_by" */
    struct str reason;
    struct str user;
    moment recorded_at;
};

struct erasures {
    const struct erasure *items;
    size_t count;
};

enum verdict { VERDICT_PENDING, VERDICT_ACCEPTED, VERDICT_REJECTED, VERDICT_COUNT };

struct proposal {
    int64_t id;                  /* from 1, in order of proposing; 0 while it is not in a ledger */
    struct event event;          /* the occasion meant */
    day event_date;              /* when its page says it is held, where that is known besides
                                    statement.date; else 0 */
    struct statement statement;  /* one source: the passage; seq 0; event = event.id */
    enum verdict verdict;
    int64_t seq;                 /* the statement that accepting it made or added to, or 0 */
    struct str user;             /* who decided */
    moment decided_at;
};

struct proposals {
    const struct proposal *items;
    size_t count;
};

const char *verdict_text(enum verdict v);
bool verdict_parse(struct str s, enum verdict *out);

#endif
