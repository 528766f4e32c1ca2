/*
 * lines.h - a file of lines, read one after the other, and any of them again.
 *
 * Only the line at hand stands in memory, so the size of a file does not matter; that of a line is
 * bounded. What cannot be read twice (a pipe, standard input) is copied to a temporary file without
 * a name as it is read.
 *
 * Memory  a line is valid until the next call.
 * Errors  "FILE: ..." for what the system says; "FILE:12: longer than ..." for a line over the limit.
 */
#ifndef BASE_LINES_H
#define BASE_LINES_H

#include <stdint.h>
#include "base/buf.h"
#include "base/err.h"

struct lines {
    struct str name;
    size_t max_bytes;      /* of a line */
    int fd;                /* read from; -1: the bytes are in whole */
    int again;             /* where lines are read again: fd, or the temporary file */
    struct str whole;
    struct buf ahead;      /* what was read of fd, from file offset ahead_at on */
    uint64_t ahead_at, read;
    size_t used;           /* of ahead */
    bool end;
    size_t number;         /* of the last line, from 1 */
    uint64_t at;           /* where it starts */
    struct buf line;       /* one read again */
};

/* A file, or standard input for "-". */
bool lines_open(struct lines *l, struct str path, size_t max_bytes, struct err *e);

/* The same, for reading once: nothing is copied, and lines_again may not be called. */
bool lines_open_once(struct lines *l, struct str path, size_t max_bytes, struct err *e);

/* Bytes that stand in memory as a whole, under a name for messages. */
struct lines lines_of(struct str name, struct str bytes);

/* The next line without its line break; number and at tell which: 1, 0 at the end, or -1. */
int lines_next(struct lines *l, struct str *line, struct err *e);

/* The line that starts at a place that lines_next told, n bytes long. */
bool lines_again(struct lines *l, uint64_t at, size_t n, struct str *line, struct err *e);

void lines_close(struct lines *l);

#endif
