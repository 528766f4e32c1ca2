/*
 * story.h - a page's story as the clauses of its sentences, and the day it was told.
 *
 * The story is read twice: the first reading learns the persons that it introduces, so that the
 * headline's "Kim" is the Kim of the third paragraph; the second makes the clauses.
 */
#ifndef READ_STORY_H
#define READ_STORY_H

#include "page/page.h"
#include "read/clause.h"

struct passage {
    enum block_kind block;
    uint32_t index;          /* of the block on the page */
    bool first;              /* first sentence of its block */
    struct clause clause;
};

struct story {
    const struct page *page;
    struct passage *items;
    size_t count;
    day told;                /* the day the story was published, worked out; 0 unknown */
    int year;                /* in which it was told as the leaders named show, where told is unknown; else 0 */
    const struct known *known;  /* the persons it introduces */
    size_t known_count;
    bool dated;              /* the page itself says so; else it is worked out from the story */
};

struct story story_read(struct arena *a, const struct page *page, day received);

#endif
