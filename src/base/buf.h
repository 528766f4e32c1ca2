/*
 * buf.h - a text being written.
 *
 * {0} is an empty one; it grows as it is written to and is freed with buf_free. What is written
 * stays terminated by a NUL beyond its length. Out of memory ends the program.
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/str.h"

struct buf {
    char *p;
    size_t n, allocated;
};

void buf_add(struct buf *b, struct str s);
void buf_text(struct buf *b, const char *text);
void buf_byte(struct buf *b, char c);

/* count times the byte c. */
void buf_fill(struct buf *b, char c, size_t count);

void buf_fmt(struct buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* What was written so far; valid until the next write. */
struct str buf_str(const struct buf *b);

/* Empties it and keeps the room. */
void buf_reset(struct buf *b);

void buf_free(struct buf *b);

#endif
