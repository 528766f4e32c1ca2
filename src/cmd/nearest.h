/*
 * nearest.h - what somebody who mistyped a word may have meant.
 *
 * Distance counts letters put in, left out, changed or swapped with a neighbour (optimal string
 * alignment); a word that the typed one is a part of is near too.
 */
#ifndef CMD_NEAREST_H
#define CMD_NEAREST_H

#include "base/arena.h"
#include "base/buf.h"

enum { NEAREST_SHOWN = 3 };

struct nearest {
    struct str typed;
    struct str words[NEAREST_SHOWN];   /* nearest first */
    size_t distance[NEAREST_SHOWN], count;
};

/* Offers one word; it is kept where it is near enough and nearer than what is there. */
void nearest_take(struct nearest *n, struct str word);

/* The same, shown as something else: an event by its name, shown as its id. */
void nearest_offer(struct nearest *n, struct str word, struct str shown);

/* "; did you mean a, b or c?", each with prefix before it, or nothing. Lives in the arena. */
struct str nearest_text(const struct nearest *n, struct arena *a, const char *prefix);

#endif
