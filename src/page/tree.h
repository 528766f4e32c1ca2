/*
 * tree.h - the tags of a page -> its text, in blocks, and which part of the page each stands in.
 *
 * The text holds everything a reader of the page may see, in the order of the source, a line a
 * block: white space is folded to single blanks as browsers do, entities are decoded, a <br> is a
 * line break. A part is an element that breaks the line (div, p, li, td, ...); parts come in the
 * order of the source, so a part's own parts and blocks follow it in one run.
 *
 * Tags that are not closed, or closed twice, are survived the way browsers do it, roughly: an item
 * ends the item before it, a paragraph ends where a block begins, an end tag without a start ends
 * nothing. What lies deeper than 500 elements is taken as lying there.
 *
 * Memory  everything lives in the arena; of parts and blocks there are at most so many.
 */
#ifndef PAGE_TREE_H
#define PAGE_TREE_H

#include "page/hint.h"
#include "page/meta.h"
#include "page/origin.h"

struct part {
    uint32_t parent;        /* 0 for the page itself, which is its own parent */
    uint32_t end;           /* behind the last part inside this one */
    uint32_t from, to;      /* its blocks */
    const struct tag *tag;  /* NULL for the page itself */
    unsigned hints;
    uint32_t images, inputs;
};

struct line {
    struct str text;
    size_t start;           /* in the tree's text */
    uint32_t part;          /* the innermost part that it stands in */
    uint32_t links;         /* bytes inside of links */
    uint32_t bold;
    unsigned hints;         /* of inline elements around all of it */
    bool row;               /* the cells of a row, joined by tabs (html.c) */
};

struct tree {
    struct str text;
    char *buffer;           /* the same, while it is being made */
    struct part *parts;
    size_t part_count;
    struct line *lines;
    size_t line_count;
};

enum { TREE_PARTS = 1 << 20, TREE_LINES = 1 << 18, TREE_DEPTH = 500 };

/* o gets where the text stood in the source; meta what the head says. */
struct tree tree_build(struct arena *a, struct str source, struct origin *o, struct meta *meta);

#endif
