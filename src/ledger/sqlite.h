/*
 * sqlite.h - what the two files of the SQLite store share: sqlite.c, which alone knows SQLite, and
 * sqlite_row.c, which knows what is in the rows. A statement that was prepared is an sqlite3_stmt;
 * its texts are bound as they lie, and must outlive its steps.
 */
#ifndef LEDGER_SQLITE_H
#define LEDGER_SQLITE_H

#include "ledger/place.h"
#include "ledger/store.h"

typedef struct sqlite3 sqlite3;
typedef struct sqlite3_stmt sqlite3_stmt;
typedef struct sqlite3_blob sqlite3_blob;

struct store {
    struct place place;
    sqlite3 *db;
    bool writing;                   /* the lock is ours */
    int log_pages;                  /* in the log after the last commit */
    sqlite3_stmt *put[KIND_COUNT], *ask[ASK_COUNT];
    sqlite3_stmt *begin, *commit, *rollback, *hold, *head, *set_head;
    sqlite3_blob *bytes;            /* of the document that was cut from last */
    int64_t bytes_of;
};

/* What SQLite refused, in one line for people; false. */
bool sqlite_refused(struct store *s, struct err *e);

/* Prepares sql into *st unless that was done before; steps a statement that gives no rows. */
bool sqlite_ready(struct store *s, sqlite3_stmt **st, const char *sql, struct err *e);
bool sqlite_done(struct store *s, sqlite3_stmt *st, struct err *e);

/* 1 one more row, 0 no more, -1 refused. Reset ends the rows, finish the statement. */
int sqlite_step(struct store *s, sqlite3_stmt *st, struct err *e);
void sqlite_reset(sqlite3_stmt *st);
void sqlite_finish(sqlite3_stmt *st);

/* Parameters, from 1; an empty blob is NULL, an empty text is not. */
void sqlite_bind_int(sqlite3_stmt *st, int at, int64_t n);
void sqlite_bind_real(sqlite3_stmt *st, int at, double n);
void sqlite_bind_null(sqlite3_stmt *st, int at);
void sqlite_bind_text(sqlite3_stmt *st, int at, struct str s);
void sqlite_bind_blob(sqlite3_stmt *st, int at, struct str s);

/* Columns of the row, from 0. The bytes of a text or blob go with the next step. */
int64_t sqlite_int_at(sqlite3_stmt *st, int at);
double sqlite_real_at(sqlite3_stmt *st, int at);
bool sqlite_null_at(sqlite3_stmt *st, int at);
struct str sqlite_text_at(sqlite3_stmt *st, int at);

/* A cut passage is read through a handle that holds the state; it goes when that may change. */
void sqlite_let_go(struct store *s);

/* The members of struct store_kind that deal with rows. */
bool sqlite_state(struct store *s, struct store_state *out, struct err *e);
bool sqlite_set_last(struct store *s, int64_t last, int64_t last_proposal, struct err *e);
bool sqlite_head(struct store *s, int64_t event, struct head *out, struct err *e);
bool sqlite_heads(struct store *s, struct arena *a, struct head **out, size_t *count,
                  struct err *e);
bool sqlite_set_head(struct store *s, const struct head *h, struct err *e);
bool sqlite_put(struct store *s, const struct entry *en, struct err *e);
bool sqlite_decide(struct store *s, const struct entry *proposal, struct err *e);
bool sqlite_blank(struct store *s, const struct entry *en, const struct column *c, struct err *e);
bool sqlite_seek(struct store *s, const struct asked *asked, struct err *e);
int sqlite_next(struct store *s, enum question q, struct row *out, struct err *e);
void sqlite_stop(struct store *s, enum question q);

#endif
