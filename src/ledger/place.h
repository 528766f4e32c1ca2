/*
 * place.h - where a ledger lies on disk: is the file fit to be one, the lock beside it, its name.
 *
 * The lock is LEDGER-lock, an empty file that stays; who holds flock on it is the one writer. The
 * system gives it back when its holder ends, however it ends.
 */
#ifndef LEDGER_PLACE_H
#define LEDGER_PLACE_H

#include "base/arena.h"
#include "base/err.h"

struct place {
    struct arena arena;
    struct str path, part, log;  /* the file, while it is made, SQLite's log beside it */
    struct str lock_path;
    int lock;                    /* open file, or -1 */
};

struct place place_make(struct str path);
void place_free(struct place *p);

/* There is a file that is neither a folder nor empty. */
bool place_check(const struct place *p, struct err *e);

/* Opens the lock, which takes a folder that can be written; takes it within wait_ms; gives it. */
bool place_lock_open(struct place *p, struct err *e);
bool place_lock(struct place *p, int wait_ms, struct err *e);
void place_unlock(struct place *p);

/* Gives the finished file at part its name, so that it lasts. */
bool place_settle(struct place *p, struct err *e);

/* The log holds something. */
bool place_logged(const struct place *p);

/* The file, with no log beside it, is shorter than its head says; fills e. */
bool place_cut_short(const struct place *p, struct err *e);

/* The path as a URI that tells SQLite that nobody writes to it. */
struct str place_immutable(struct place *p);

#endif
