/*
 * meta.h - what an HTML page says of itself where nobody looks: <title>, <meta>, <time>, JSON-LD.
 *
 * Of several that say the same thing the one nearer to the story counts: schema.org's datePublished
 * before Open Graph's, that before a <time>; a headline before the window's title, which carries the
 * outlet's name as well.
 *
 * Memory  texts are slices of the page or live in the arena, entities decoded, blanks folded.
 */
#ifndef PAGE_META_H
#define PAGE_META_H

#include "base/arena.h"
#include "base/day.h"
#include "page/markup.h"

struct meta {
    struct str headline;    /* og:title and its like, or JSON-LD's */
    struct str window;      /* <title> */
    struct str outlet;
    struct str author;
    struct str body;        /* the story once more, as JSON-LD's articleBody */
    day published;
    int published_rank;     /* how good the word on it is; 0 none */
    size_t scripts;         /* JSON-LD blocks read */
};

/* Takes in a tag: <meta>, <title>, <time>, <script type="application/ld+json">. */
void meta_take(struct meta *m, struct arena *a, const struct token *t);

/* Sets the day where rank is higher than what there was. */
void meta_date(struct meta *m, struct str text, int rank);

enum { RANK_TIME = 1, RANK_TIME_MARKED, RANK_META, RANK_SCHEMA };

#endif
