/*
 * head.h - the lines before the story's first sentence: title, bylines, captions, masthead.
 *
 * Each line up there is short and has a role, told by its make and by its neighbours. The title is
 * the line that looks most like one: marked as a heading, of many words, alone, above a byline.
 */
#ifndef PAGE_HEAD_H
#define PAGE_HEAD_H

#include "page/plain.h"

struct head {
    size_t title;   /* the piece that is the title, or STR_NONE */
    size_t body;    /* the piece with the story's first sentence; count where there is none */
};

/* Applies F4 (furniture.h) to pieces that have been through furniture_mark. */
struct head head_mark(struct pieces p);

#endif
