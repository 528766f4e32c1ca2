/*
 * score.h - which lines of an HTML page are its story.
 */
#ifndef PAGE_SCORE_H
#define PAGE_SCORE_H

#include "page/head.h"
#include "page/meta.h"
#include "page/plain.h"
#include "page/tree.h"

/* Sets the kinds of p, which has a piece for each line of the tree. */
struct head score_mark(struct arena *a, const struct tree *t, const struct meta *m,
                       struct pieces p);

#endif
