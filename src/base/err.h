/*
 * err.h - what went wrong, on which thing, and why.
 *
 * A function that can fail returns bool and fills a struct err where it happened. Callers pass it
 * up untouched. The text starts with the thing, in lower case, without a full stop, and names the
 * mend where there is one: `page.txt: not UTF-8 at byte 512; convert it with iconv`.
 */
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include <stdbool.h>

enum err_kind {
    ERR_NONE,
    ERR_USAGE,    /* the words of the call are off: exit status 2 */
    ERR_STATE,    /* things stand otherwise: it is there already, it was decided before */
    ERR_FORMAT,   /* bytes that are not what they should be */
    ERR_MISSING,  /* something named is not there */
    ERR_BUSY,     /* somebody else holds it; trying again may help */
    ERR_FULL,     /* no room: disk or a stated limit */
    ERR_BROKEN,   /* a ledger whose chain does not hold */
    ERR_SYSTEM    /* the operating system or a library refused */
};

struct err {
    enum err_kind kind;
    char text[480];
};

/* Fills e (which may be NULL) and returns false, so that a failure is one line. */
bool err_set(struct err *e, enum err_kind kind, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The exit status for a kind: 0 for none, 2 for usage, 1 for everything else. */
int err_status(enum err_kind kind);

#endif
