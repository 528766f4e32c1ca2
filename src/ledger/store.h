/*
 * store.h - where entries are kept, and how they are found again.
 *
 * A store knows nothing of rules: it keeps what it is given, in one transaction at a time, and
 * finds it by a fixed list of questions. The rules, the chain and the words for people are in
 * ledger.c and its neighbours. A new kind of store is one file that fills struct store_kind and a
 * row in store.c; test_ledger.c runs the same tests on it.
 *
 * Writing  begin waits for the one writer's place, over all processes, then gives a view of the
 * newest state; commit returns once all of it is on disk (L5). After a failed put the transaction
 * can only be rolled back.
 *
 * Reading  seek starts a question, next gives one row after the other, stop ends it early. A
 * question can be under way only once at a time, different ones side by side. hold and release
 * enclose reads that must see one state; what another process commits meanwhile is not seen.
 *
 * Memory  a row borrows from the store until the next call of next or stop for its question; the
 * texts of a question outlive it.
 */
#ifndef LEDGER_STORE_H
#define LEDGER_STORE_H

#include "base/arena.h"
#include "ledger/entry.h"
#include "ledger/ledger.h"

struct store;  /* each kind's own */

/* One state of the whole: what is not part of any entry. */
struct store_state {
    struct hash id;         /* made at random when the ledger was made */
    moment created_at;
    int64_t last;           /* seq of the last entry */
    int64_t last_proposal;
};

/* Where a chain ends. */
struct head {
    int64_t event;          /* seq of the event, 0 for the ledger's own chain */
    int64_t count;          /* entries in it */
    struct hash hash;       /* of the last one */
};

enum question {
    /* Every entry from seq number on, with all its columns, in order of seq. */
    ASK_EVENTS_WHOLE,
    ASK_DOCUMENTS_WHOLE,
    ASK_STATEMENTS_WHOLE,   /* each with its first source */
    ASK_SOURCES_WHOLE,      /* the added ones */
    ASK_ERASURES_WHOLE,

    ASK_EVENTS,             /* from seq number on, in order */
    ASK_EVENT,              /* of id text */
    ASK_DOCUMENTS,          /* from seq number on, in order, without bytes */
    ASK_DOCUMENT,           /* of id text, without bytes */
    ASK_DOCUMENT_BYTES,     /* of seq number, with bytes */

    /* Statements, each as many times as it has sources, in order of seq, then of the source's. */
    ASK_OF_EVENT,           /* of event number */
    ASK_OF_GUEST,           /* of guest text */
    ASK_FROM,               /* from seq number on */

    /* Statements alone, in order. */
    ASK_SAME,               /* event number, guest text, act, side, said_on */
    ASK_TOLD,               /* with a source of story number that says says */
    ASK_KEYED,              /* input_key text, of the statement or of one of its sources */
    ASK_RETRACTING,         /* that retracts seq number */
    ASK_STATEMENT,          /* of seq number */
    ASK_STATEMENTS,         /* all */

    ASK_SOURCES,            /* sources of statement number */
    ASK_SOURCES_OF,         /* sources that cut from document number */
    ASK_SOURCES_ALL,        /* all that are not cut from documents */

    ASK_PROPOSALS,          /* with verdict act; of event text unless it is empty */
    ASK_PROPOSAL,           /* of id number */
    ASK_PROPOSED,           /* of document number, event text, guest side, act act */
    ASK_PROPOSED_BY,        /* pending, of story number, event text, guest side, act act */
    ASK_PROPOSALS_ALL,
    ASK_COUNT
};

struct asked {
    enum question question;
    int64_t number;
    struct str text, act, side;
    int64_t said_on, says;
};

struct row {
    struct entry entry;
    struct entry source;    /* where the question says so; kind is KIND_SOURCE where there is one */
    struct str event_id;    /* of a statement's event */
    struct str document_id, story_id;  /* of a source's document */
    bool erased;            /* that document has lost its bytes */
};

struct store_kind {
    bool (*create)(struct str path, const struct store_state *first, struct err *e);
    bool (*open)(struct str path, enum ledger_mode mode, struct store **out, struct err *e);
    void (*close)(struct store *s);

    bool (*begin)(struct store *s, struct err *e);
    bool (*commit)(struct store *s, struct err *e);
    void (*rollback)(struct store *s);
    bool (*hold)(struct store *s, struct err *e);
    void (*release)(struct store *s);

    bool (*state)(struct store *s, struct store_state *out, struct err *e);
    bool (*set_last)(struct store *s, int64_t last, int64_t last_proposal, struct err *e);
    bool (*head)(struct store *s, int64_t event, struct head *out, struct err *e);
    bool (*heads)(struct store *s, struct arena *a, struct head **out, size_t *count,
                  struct err *e);                     /* all, in order of event */
    bool (*set_head)(struct store *s, const struct head *h, struct err *e);

    bool (*put)(struct store *s, const struct entry *en, struct err *e);
    bool (*decide)(struct store *s, const struct entry *proposal, struct err *e);

    /* Sets a sealed column of an entry (a text column of a proposal) to nothing. A source is known
     * by its statement too. */
    bool (*blank)(struct store *s, const struct entry *en, const struct column *c, struct err *e);

    /* What was blanked shall be gone from the medium too. */
    bool (*scrub)(struct store *s, struct err *e);

    bool (*seek)(struct store *s, const struct asked *asked, struct err *e);
    int (*next)(struct store *s, enum question q, struct row *out, struct err *e);
    void (*stop)(struct store *s, enum question q);

    /* The bytes of document seq from start to end. */
    bool (*passage)(struct store *s, int64_t seq, size_t start, size_t end, struct arena *a,
                    struct str *out, struct err *e);

    /* What only the engine can tell of itself: one line a fault. */
    bool (*check)(struct store *s, struct buf *report, size_t *faults, struct err *e);
};

/* How long a writer waits for its place. */
extern int store_wait_ms;

extern const struct store_kind store_memory, store_sqlite;

/* The kind that keeps what is at path. */
const struct store_kind *store_kind_of(struct str path);

#endif
