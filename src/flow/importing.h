/*
 * importing.h - an import under way: what the lines are and what the ledger has already, before
 * anything enters. The rules (I1 to I5) are in import.h.
 *
 * Each line is read once to be checked, and noted as a struct line (order.h); importing_load brings
 * it back for its turn. A statement is known by a key over what cannot be erased of it.
 */
#ifndef FLOW_IMPORTING_H
#define FLOW_IMPORTING_H

#include "fact/json.h"
#include "flow/import.h"
#include "flow/order.h"
#include "flow/take.h"

/* A statement that was read or is in the ledger, by what makes it the same one (I2). */
struct known {
    struct hash key;
    int64_t seq;
};

/* A document of the ledger, for a proposal that names it. */
struct shelved {
    struct str hash, name, story, outlet;
    size_t order;
    bool erased;
};

/* A statement of the lines, or an erasure of one. */
struct numbered {
    int64_t seq;
    size_t line;
};

struct import {
    struct ledger *ledger;
    struct lines *file;
    struct import_options options;
    struct arena arena;
    bool copy;                 /* I3 */
    struct line *lines;
    struct hash *keys;         /* of each that is a statement */
    struct hash *here;         /* the key it has in this ledger, where what was erased is not cited */
    int64_t *seqs;             /* likewise: its number in this ledger, once it is there */
    size_t count, lines_allocated, keys_allocated;
    struct numbered *numbered; /* statements among the lines, by their number there */
    size_t numbered_count;
    struct items items;
    struct known *there;       /* statements of the ledger, sorted by key */
    size_t there_count;
    struct str *erased;        /* sorted hashes of documents that were erased, there or here */
    size_t erased_count;
    struct str *told;          /* sorted hashes of those whose erasure a line tells */
    size_t told_count;
    struct shelved *by_hash, *by_name;  /* made when the first proposal comes */
    size_t shelved_count;
    struct hash *proposed;     /* what was proposed before these lines, sorted */
    size_t proposed_count;
    struct taker taker;        /* for proposals */
    size_t loaded;             /* number of the line that one is, 0 for none */
    struct arena one_arena;
    struct json_line one;
    struct imported *sums;
};

/* Puts file and line before what e says; false. */
bool importing_at(const struct import *in, size_t number, struct err *e);

/* All lines, once (I1). */
bool importing_check(struct import *in, struct err *e);

/* Then the ledger: which of them it has, what was erased, whether it is a copy (I2 to I5). */
bool importing_look(struct import *in, struct err *e);

/* Line i into in->one, until the next is loaded. */
bool importing_load(struct import *in, size_t i, struct err *e);

/* Where the statements and erasures of a number begin in in->numbered. */
size_t importing_numbered(const struct import *in, int64_t seq);

/* The line, before i, of the statement of a number; STR_NONE where there is none. */
size_t importing_line_of(const struct import *in, int64_t seq, size_t i);

bool importing_erased(const struct import *in, struct str hash);

/* I5: the first source that can stand; where there is none, a note in its place. */
const struct source *importing_source(struct import *in, const struct statement *st);

/* Whether a name is one of those sorted. */
bool importing_among(const struct str *names, size_t count, struct str name);

/* The order of struct known. */
int importing_by_key(const void *a, const void *b);

#endif
