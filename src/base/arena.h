/*
 * arena.h - memory that goes together.
 *
 * Reading a page or answering a request has one arena: everything made on the way lives there and
 * goes with arena_free. {0} is an empty one. Memory comes zeroed and aligned for any type. Out of
 * memory ends the program here, with a line that says so: what comes from outside was bounded when
 * it entered.
 */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdarg.h>
#include "base/str.h"

struct arena {
    struct arena_chunk *chunk;  /* the one being filled; older ones hang behind it */
    size_t used;                /* bytes used in it */
};

/* n zeroed bytes; never NULL. */
void *arena_alloc(struct arena *a, size_t n);

/* count zeroed elements of a type. */
#define ARENA_NEW(a, type, count) ((type *)arena_array((a), (count), sizeof(type)))
void *arena_array(struct arena *a, size_t count, size_t size);

/* A copy of s that ends in a NUL beyond its length, so .p is a C string too. */
struct str arena_str(struct arena *a, struct str s);

/* A formatted text, terminated likewise. */
struct str arena_fmt(struct arena *a, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/*
 * Makes room for one more element behind count of them: returns the (perhaps moved) array.
 * items = arena_grow(a, items, &count_allocated, count, sizeof *items);
 */
void *arena_grow(struct arena *a, void *items, size_t *allocated, size_t count, size_t size);

void arena_free(struct arena *a);

#endif
