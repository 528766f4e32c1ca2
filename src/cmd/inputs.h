/*
 * inputs.h - what a call of read names (files, folders, addresses, standard input) as one row of
 * documents.
 *
 * Folders are listed when they are named; what is not there is told at once, and the rest goes on.
 */
#ifndef CMD_INPUTS_H
#define CMD_INPUTS_H

#include "cmd/cmd.h"
#include "intake/intake.h"

struct inputs {
    struct call *call;
    struct str *paths;
    size_t count, allocated;
    size_t done;               /* paths that were read to their end */
    size_t failed;             /* that could not be listed */
    struct intake intake;      /* of paths[done], where open */
    bool open;
    struct visits visits;
};

void inputs_start(struct inputs *in, struct call *c);

/* A path, folder or address that was named. */
void inputs_name(struct inputs *in, struct str path);

/* The next document: 1; 0 no more; -1 one that cannot be read, call again. */
int inputs_next(struct inputs *in, struct arena *a, struct item *out, struct err *e);

void inputs_close(struct inputs *in);

#endif
