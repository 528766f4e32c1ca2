/*
 * command.h - runs a command line of the user's: bytes in on standard input, bytes out.
 *
 * `sh -c LINE`, as the user would type it, in a process group of its own, so that all it started can be
 * ended with it. Standard error stays the caller's. The one place where the program starts another.
 *
 * Errors  ERR_SYSTEM, without the command's name: it ended with another status than 0, by a signal, it
 * took longer than timeout_ms, or printed more than most bytes. Nothing of what it printed is given
 * then. That it did not read all of its input is no failure.
 */
#ifndef SECOND_COMMAND_H
#define SECOND_COMMAND_H

#include <signal.h>

#include "base/arena.h"
#include "base/err.h"

struct command {
    struct str line, input;
    int timeout_ms;
    size_t most;
    const volatile sig_atomic_t *interrupted;  /* ends it where it is set; may be NULL */
};

bool command_run(struct arena *a, const struct command *c, struct str *out, struct err *e);

#endif
