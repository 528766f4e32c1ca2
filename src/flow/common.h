/*
 * common.h - rule D1 of copies.h: what is common at a site goes.
 *
 * A number is common where three documents of a small site have it, or eight of a large one, and
 * then it goes. Where it is three on a large one as well it is marked (COPIES_DOUBTFUL): between two
 * documents of that site it is no evidence, unless they are alike all over: a story that its site
 * brings out a second and a third time, with a changed word, is no furniture.
 *
 * Counting takes two steps a part of the numbers, so that a site of any size is counted in one table
 * of 4 MB.
 */
#ifndef FLOW_COMMON_H
#define FLOW_COMMON_H

#include "flow/copies.h"

void common_drop(struct copies *c);

#endif
