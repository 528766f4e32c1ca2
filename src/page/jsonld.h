/*
 * jsonld.h - what schema.org's words in a page's JSON-LD say of its story.
 *
 * A small scanner, not a reader of JSON: pages hold JSON that no reader takes (comments, line breaks
 * in strings, two objects one after the other), and only a few strings matter. It walks braces,
 * keys and strings; what lies under keys that speak of other works (isPartOf, mentions, video) is
 * passed over.
 *
 * Time is linear in the text; nesting below the 64th level is passed over.
 */
#ifndef PAGE_JSONLD_H
#define PAGE_JSONLD_H

#include "page/meta.h"

void jsonld_read(struct arena *a, struct str json, struct meta *m);

#endif
