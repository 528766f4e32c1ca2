/*
 * received.h - what page.h promises of a page's text and the bytes it was received as.
 *
 * The received span of any slice of the text, with tags removed and entities decoded, is the slice:
 * so each byte of the text stands at its origin, or the entity does that it was decoded from, and
 * what lies between the origins of two neighbours begins with a tag. Blanks may stand for any run
 * of blanks and tags. It holds of documents that came as UTF-8.
 */
#ifndef TEST_PAGE_RECEIVED_H
#define TEST_PAGE_RECEIVED_H

#include <string.h>

#include "page/entity.h"
#include "page/page.h"

static inline bool received_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\t';
}

/* How many received bytes the byte of the text at offset stands for, 0 where it does not hold. */
static inline size_t received_length(const struct page *p, struct str received, size_t offset)
{
    size_t at = page_origin(p, offset);
    struct entity entity;

    if (at >= received.n)
        return 0;
    if (received.p[at] == '&' && entity_at(received, at, true, &entity) &&
        memchr(entity.text, p->bytes.p[offset], entity.n) != NULL)
        return entity.length;
    return received.p[at] == p->bytes.p[offset];
}

/* The first offset of the text at which the promise does not hold, or STR_NONE. */
static inline size_t received_broken(const struct page *p, struct str received)
{
    size_t behind = 0, before = 0;

    for (size_t i = 0; i < p->bytes.n; i++) {
        size_t at = page_origin(p, i), length;

        if (at < before || at > received.n)
            return i;
        before = at;
        if (received_blank(p->bytes.p[i]))
            continue;
        length = received_length(p, received, i);
        if (length == 0 || (i > 0 && !received_blank(p->bytes.p[i - 1]) && at > behind &&
                            received.p[behind] != '<'))
            return i;
        behind = at + length;
    }
    return STR_NONE;
}

#endif
