/*
 * weigh.h - where on a page its story runs, told by what each piece weighs and by its neighbours.
 *
 * Every piece belongs to a class (weigh.def): a long sentence speaks for story, an entry of two
 * words for a menu. Alone neither proves much: stories hold lists, and menus a sentence now and then.
 * So the page is divided into stretches of story and of furniture such that the weights of the one
 * less those of the other are greatest, where each turn from one to the other costs WEIGH_TURN
 * (Viterbi's algorithm with two states; one pass forward and one back).
 *
 * A page that begins or ends within either is as likely as the other: the first and last stretch
 * are free.
 */
#ifndef PAGE_WEIGH_H
#define PAGE_WEIGH_H

#include "base/arena.h"
#include "page/plain.h"

enum { WEIGH_TURN = 100 };

enum weigh_class {
#define WEIGH(class, weight, is, is_not) WEIGH_##class,
#include "page/weigh.def"
#undef WEIGH
    WEIGH_CLASS_COUNT
};

/* The class of a piece; governed: it stands in a list that the story has opened. */
enum weigh_class weigh_class(const struct piece *q, bool governed);

/* Sets aside of each piece that stands in a stretch of furniture. */
void weigh_mark(struct arena *a, struct pieces p);

#endif
