#include "base/arena.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_CHUNK = 16 * 1024, LARGEST_STEP = 1024 * 1024 };

struct arena_chunk {
    struct arena_chunk *older;
    size_t size;
    max_align_t bytes[];
};

static void *must(void *p)
{
    if (p == NULL) {
        fputs("convoke: out of memory\n", stderr);
        exit(1);
    }
    return p;
}

static void chunk_add(struct arena *a, size_t n)
{
    size_t size = a->chunk ? a->chunk->size * 2 : FIRST_CHUNK;
    struct arena_chunk *chunk;

    if (size > LARGEST_STEP)
        size = LARGEST_STEP;
    if (size < n)
        size = n;
    chunk = must(malloc(sizeof *chunk + size));
    chunk->older = a->chunk;
    chunk->size = size;
    a->chunk = chunk;
    a->used = 0;
}

void *arena_alloc(struct arena *a, size_t n)
{
    enum { ALIGN = sizeof(max_align_t) };
    void *p;

    if (n > SIZE_MAX / 2)
        must(NULL);
    n = (n + ALIGN - 1) / ALIGN * ALIGN;
    if (a->chunk == NULL || a->chunk->size - a->used < n)
        chunk_add(a, n);
    p = (char *)a->chunk->bytes + a->used;
    a->used += n;
    return n == 0 ? p : memset(p, 0, n);
}

void *arena_array(struct arena *a, size_t count, size_t size)
{
    if (size != 0 && count > SIZE_MAX / 2 / size)
        must(NULL);
    return arena_alloc(a, count * size);
}

struct str arena_str(struct arena *a, struct str s)
{
    char *p = arena_alloc(a, s.n + 1);

    if (s.n > 0)
        memcpy(p, s.p, s.n);
    return (struct str){p, s.n};
}

struct str arena_fmt(struct arena *a, const char *format, ...)
{
    va_list args;
    int n;
    char *p;

    va_start(args, format);
    n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (n < 0)
        return (struct str){0};
    p = arena_alloc(a, (size_t)n + 1);
    va_start(args, format);
    vsnprintf(p, (size_t)n + 1, format, args);
    va_end(args);
    return (struct str){p, (size_t)n};
}

void *arena_grow(struct arena *a, void *items, size_t *allocated, size_t count, size_t size)
{
    void *more;

    if (count < *allocated)
        return items;
    *allocated = *allocated == 0 ? 16 : *allocated * 2;
    more = arena_array(a, *allocated, size);
    if (count > 0)
        memcpy(more, items, count * size);
    return more;
}

void arena_free(struct arena *a)
{
    struct arena_chunk *chunk = a->chunk;

    while (chunk != NULL) {
        struct arena_chunk *older = chunk->older;

        free(chunk);
        chunk = older;
    }
    *a = (struct arena){0};
}
