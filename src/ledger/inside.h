/*
 * inside.h - what the files of a ledger share: the open ledger, and how an entry enters its chain.
 */
#ifndef LEDGER_INSIDE_H
#define LEDGER_INSIDE_H

#include "ledger/heads.h"
#include "ledger/ledger.h"
#include "ledger/store.h"

struct ledger {
    const struct store_kind *kind;
    struct store *store;
    enum ledger_mode mode;

    /* The batch, between begin and commit. */
    bool batch, broken;         /* broken: a part failed to enter, so none may */
    bool erased;                /* something was blanked */
    moment now;
    struct arena arena;         /* goes with the batch */
    struct str user;
    struct store_state state;
    int64_t first;              /* seq of its first entry */
    struct heads heads;
    struct buf scratch;
    unsigned char salts[64 * SALT_BYTES];  /* drawn ahead: each draw is a call of the system */
    size_t salts_left;

    /* The document cited last: passages come in runs. */
    struct str cited_id;
    struct row cited;
};

/* Stops a call that adds where no batch was begun. */
bool inside_batch(struct ledger *l, struct err *e);

/* The chain of an event, NULL where there is none such (and true). The empty id is the ledger's. */
bool inside_chain(struct ledger *l, struct str event, struct chain **out, struct err *e);

/* Where the chain of an event starts. */
struct hash inside_genesis(const struct store_state *state, struct str event);

/*
 * Adds an entry to a chain: gives it its number, time, place in the chain and hash, and puts it.
 * first, where not NULL, is a statement's first source, put beside it. seq is set in both.
 */
bool inside_add(struct ledger *l, struct chain *c, struct entry *en, struct entry *first,
                struct err *e);

/* A sealed text made in the batch's memory. */
struct sealed inside_seal(struct ledger *l, struct str text);

/* The first row of a question: 1, 0 where there is none, -1. It is valid until the same question
 * is asked again. */
int inside_one(struct ledger *l, const struct asked *asked, struct row *out, struct err *e);

/* A document by its hash, 1, 0 or -1, with its names copied into the batch's memory. */
int inside_document(struct ledger *l, struct str hash, struct row *out, struct err *e);

/* A text for people: UTF-8 without NUL, up to 64 KB. thing is "statement", part "note". */
bool inside_text(struct str s, const char *thing, const char *part, struct err *e);

/* The hash over where all chains end, in order of event. */
struct hash inside_root(const struct store_state *state, const struct head *heads, size_t count);

/* What is new since seq reads back with the hash it was given (L5). */
bool inside_read_back(struct ledger *l, int64_t seq, struct err *e);

#endif
