/*
 * headline.h - the line of an HTML page that is its headline.
 *
 * Told by what the page says of itself (Open Graph's title, the window's title, which goes on with
 * the outlet), by its tag and by the names around it; of equal ones the first.
 */
#ifndef PAGE_HEADLINE_H
#define PAGE_HEADLINE_H

#include "page/meta.h"
#include "page/plain.h"
#include "page/tree.h"

/* The line, or STR_NONE. p has a piece for each line of the tree. */
size_t headline_find(const struct tree *t, struct pieces p, const struct meta *m);

/* "The Courier" of the window's title "Headline | World | The Courier", or empty. */
struct str headline_outlet(struct str window, struct str title);

/* Two writings of one headline: quotes, dashes, blanks and letter case do not count. */
bool headline_same(struct str a, struct str b);

#endif
