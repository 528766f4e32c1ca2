/*
 * html.h - an HTML page -> pieces of its text, each marked as story or furniture.
 *
 * The text is what a reader of the page may see, tags gone, a line a piece (tree.h); score.h says
 * which lines are the story's.
 *
 * Memory  the text and the pieces live in the arena.
 */
#ifndef PAGE_HTML_H
#define PAGE_HTML_H

#include "page/head.h"
#include "page/meta.h"
#include "page/origin.h"
#include "page/plain.h"

struct html {
    struct str text;
    struct pieces pieces;
    struct head head;       /* the pieces with the title and with the story's first sentence */
    struct meta meta;
};

/* Whether the bytes are HTML: the media type says so, or a tag of HTML stands at the front. */
bool html_is(struct str media, struct str bytes);

/* source is UTF-8; o gets where the text stood in it. */
struct html html_cut(struct arena *a, struct str source, struct origin *o);

#endif
