/*
 * witness.h - does a line stand in the story as the page tells it a second time?
 *
 * Many pages hold their story twice: as tags, and as a plain text in their JSON-LD. The plain one has
 * no marks, no places and often odd blanks, but it is the outlet's own word on what belongs to the
 * story. A witness remembers its runs of three words and tells of any line how many of the line's
 * runs it knows.
 *
 * Memory  the table lives in the arena, eight bytes or so a word.
 */
#ifndef PAGE_WITNESS_H
#define PAGE_WITNESS_H

#include "base/arena.h"

struct witness {
    uint32_t *table;
    size_t size;      /* a power of two; 0: there is no witness */
    size_t words;     /* of the text */
};

struct witness witness_of(struct arena *a, struct str text);

/* From 0 to 1; of a line of fewer than three words 0. */
double witness_knows(const struct witness *w, struct str line);

#endif
