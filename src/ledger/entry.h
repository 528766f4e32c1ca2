/*
 * entry.h - what a ledger keeps: entries, each bound to the one before it in its chain.
 *
 * An entry is one thing that was added: an event, a document, a statement with its first source, a
 * further source, or the notice that something was erased. Entries are numbered from 1 without a
 * gap over the whole ledger (seq). Each belongs to one chain: the creation of an event opens that
 * event's chain, its statements, sources and erasures follow; documents and their erasures form the
 * ledger's own chain. A retraction is a statement. Proposals are kept in the same manner but are no
 * entries: a worklist of what nobody said yes to, so they have no hash and are free to go.
 *
 * The table of columns (entry.c) is the one list of what an entry holds. Each store makes its rows
 * from it, and the hash is taken over it, so that no field can be kept and left unbound.
 *
 * The hash of an entry (L4)  BLAKE2b-256 over its canonical form: "convoke-entry-1", the name of
 * its table, then each bound column in order. A statement is followed by its first source. Every
 * field is preceded by its length as 8 bytes, numbers are 8 bytes, all least byte first; a score is
 * the bits of its IEEE 754 double.
 *
 * A sealed text is one that can be erased: a name, a note, a document's bytes. Bound is not the
 * text but its seal, the hash of a random salt and the text. Salt and text go together, and the
 * seal, which nobody can then guess the text from, stays. A text that is empty has no seal.
 *
 * Memory  an entry borrows every text.
 */
#ifndef LEDGER_ENTRY_H
#define LEDGER_ENTRY_H

#include "base/buf.h"
#include "base/day.h"
#include "base/err.h"
#include "base/hash.h"

enum kind {
    KIND_EVENT, KIND_DOCUMENT, KIND_STATEMENT, KIND_SOURCE, KIND_ERASURE,
    KIND_ENTRIES,                   /* those before are chained */
    KIND_PROPOSAL = KIND_ENTRIES,
    KIND_COUNT
};

struct sealed {
    struct str text;    /* empty where there was none or it is erased */
    struct str salt;    /* SALT_BYTES bytes, or as text */
    struct str seal;    /* HASH_BYTES bytes; empty where there never was a text */
};

struct entry {
    enum kind kind;
    int64_t seq;
    struct str prev;        /* hash of the entry before it in its chain */
    struct str hash;        /* its own; empty for a statement's first source, which that binds */
    moment recorded_at;
    struct str user;
    struct str key;         /* hash of the input's own key, or empty (L6) */
    union {
        struct {
            struct str id, country, place, name;
            int64_t year;
        } event;
        struct {
            struct sealed id;  /* hash of the bytes, as 64 hex digits */
            int64_t story;     /* seq of the document told first; its own for that one */
            int64_t published, size;
            struct str outlet;
            struct sealed name, title, fingerprint, bytes;
        } document;
        struct {
            int64_t event, said_on, date, retracts;
            struct str guest, act, side, channel, via;
            struct sealed person, by, note;
        } statement;
        struct {
            int64_t statement, document, story, start, end;
            int64_t says;      /* what the statement says, folded into a number: see says_of */
            struct str kind, rule;
            double score;
            struct sealed name, quote;
        } source;
        struct {
            int64_t event;     /* in whose chain it stands, or 0 */
            int64_t target;    /* seq of the entry that lost texts */
            struct str what;   /* the table of that entry */
            struct str parts;  /* the columns, separated by a blank */
            struct str reason;
        } erasure;
        struct {
            struct str event, country, place, name, guest, act, side, channel, person, by, via,
                note, kind, source_name, rule, verdict, decided_by;
            int64_t year, said_on, date, document, start, end, made, decided_at;
            double score;
        } proposal;
    };
};

enum column_type {
    COLUMN_INT, COLUMN_REF, COLUMN_REAL, COLUMN_TEXT, COLUMN_BLOB,
    COLUMN_SEALED, COLUMN_SEALED_BLOB   /* of a text, of bytes */
};

/* Who needs it beside verify, which needs all. */
enum column_use {
    USE_ALWAYS,
    USE_PROOF,  /* only to prove the chain */
    USE_BULK    /* large: only where one document is asked for, or to prove the chain */
};

struct column {
    const char *name;      /* of the column in a store; a sealed one has _salt and _seal beside it */
    enum column_type type; /* REF is an INT that is NULL for 0; BLOB is NULL where empty */
    enum column_use use;
    bool bound;            /* by the hash */
    size_t at;             /* offset in struct entry */
};

/* All that is known of one kind. */
struct shape {
    const char *table;
    const struct column *columns;
    size_t count;
};

const struct shape *shape_of(enum kind k);

/* The fields of an entry that a column stands for. */
int64_t *column_int(const struct column *c, struct entry *en);
double *column_real(const struct column *c, struct entry *en);
struct str *column_str(const struct column *c, struct entry *en);
struct sealed *column_sealed(const struct column *c, struct entry *en);

/* The seq of the event in whose chain it stands, 0 for the ledger's own. An added source does not
 * hold it: its statement does. */
int64_t entry_chain(const struct entry *en);

/* The hash over its fields; first is a statement's first source, else NULL. Scratch is written. */
struct hash entry_hash(const struct entry *en, const struct entry *first, struct buf *scratch);

/* A seal over a text that is not empty, with a salt drawn for it alone; its hash is kept at room. */
struct sealed seal_make(struct str text, struct str salt, struct hash *room);

/* A text that is there fits its seal; one that is erased, or never was, fits. */
bool seal_fits(const struct sealed *s);
bool seal_erased(const struct sealed *s);

/* What a statement says, but for side and day, as a number to look for: event, guest and act. */
int64_t says_of(int64_t event, struct str guest, struct str act);

#endif
