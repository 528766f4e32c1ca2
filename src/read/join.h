/*
 * join.h - what units of a sentence make together: lists, appositions, groups with their members.
 *
 * "A, B and C" is one unit with three actors, "Putin, the Russian president," one actor, "countries
 * including France" France. What participles and helpers in front of their subject mean is settled on the
 * way, since it needs the units around.
 */
#ifndef READ_JOIN_H
#define READ_JOIN_H

#include "read/clause.h"

/* A sentence while it is being made: its units so far. */
struct build {
    struct arena *a;
    struct who *who;
    struct clause c;
    const bool *quoted;
    size_t end;
};

void join_units(struct build *b);

#endif
