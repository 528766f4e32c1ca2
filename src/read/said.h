/*
 * said.h - on whose word a clause stands, through whom it is known, and on which day it was given.
 *
 * press guide, "Whose word": the source that governs the clause wins ("the spokesman of the host
 * said that X had confirmed" is the host's); without one, the guest or host that is the subject of
 * an answering or inviting verb; else the press.
 */
#ifndef READ_SAID_H
#define READ_SAID_H

#include "fact/statement.h"
#include "read/scene.h"

struct said {
    bool found;            /* a source governs the clause */
    bool denied;           /* what it governs is denied, asked or not said: no statement */
    struct actor speaker;  /* resolved */
    struct str by, via;    /* as written; empty where none */
    size_t verb;           /* the verb of saying, or NO_SUBJECT ("according to") */
    size_t at;             /* unit of the speaker */
    day on;                /* 0 where the clause gives no day */
};

/* The source that governs unit at of the clause. */
struct said said_of(struct scene *s, const struct clause *c, size_t at);

/* The day on which the verb's deed was done, as its clause dates it; 0 where it does not. */
day said_day(const struct scene *s, const struct clause *c, size_t verb);

#endif
