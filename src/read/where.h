/*
 * where.h - in which country, and at which place, the occasion of a story is held.
 *
 * Every place that an occasion's noun stands with ("parade in Moscow", "the Beijing parade"), every
 * place that people come to, and whoever invites, is a vote for a country; the most votes win.
 */
#ifndef READ_WHERE_H
#define READ_WHERE_H

#include "read/story.h"

struct where {
    struct str country;   /* ISO 3166-1 alpha-2, or empty */
    struct str place;     /* as the story names it, or empty */
};

struct where where_held(struct arena *a, const struct story *s);

/* The host that stands with the occasion noun at unit i: before it ("the Beijing parade", "China's")
 * or behind it ("parade in Moscow"). beside: whether one does. */
struct str where_beside(const struct clause *c, size_t i, struct str *place, bool *beside);

/* "in", "at", "on", "near" */
bool where_word(const struct unit *u);

#endif
