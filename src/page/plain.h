/*
 * plain.h - plain text and light markup -> pieces, the first cut of a page.
 *
 * A piece is what will become a block: a paragraph, a heading, an item of a list, a row of a table,
 * a rule. Lines are joined where the text was wrapped to a width (mail, old wire pages); elsewhere
 * a line is a paragraph by itself, with or without a blank line. Marks of headings and lists
 * ("## ", "* ", "1. ") stand outside the piece's text.
 *
 * Memory  texts are slices of the document; the array lives in the arena.
 */
#ifndef PAGE_PLAIN_H
#define PAGE_PLAIN_H

#include "base/arena.h"
#include "page/page.h"
#include "page/shape.h"

struct piece {
    enum block_kind kind;
    struct str text;
    size_t start;
    struct shape shape;
    int level;      /* of a heading that is marked as one: 1 for "#", 7 for "**bold**"; else 0 */
    char mark;      /* what starts the item of a list: '*' for any bullet, '1' for a number,
                       '>' for an arrow; else 0 */
    bool apart;     /* a blank line, or the start of the document, stands before it */
    bool aside;     /* it stands in a stretch of furniture (weigh.h) */
};

struct pieces {
    struct piece *items;
    size_t count;
};

struct pieces plain_cut(struct arena *a, struct str bytes, size_t from);

#endif
