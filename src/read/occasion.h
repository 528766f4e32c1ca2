/*
 * occasion.h - which events a story speaks of, and which of them a sentence means.
 *
 * The first occasion is what the story is about: the host country, place, name and date that its
 * occasion nouns ("parade", "summit") keep company with. Others stand behind it as sentences name
 * them: a past edition ("in 2014 Putin was present"), another place ("the Moscow parade"), the next
 * year's.
 */
#ifndef READ_OCCASION_H
#define READ_OCCASION_H

#include "read/story.h"

struct occasion {
    struct str country;   /* empty: not known */
    int year;             /* 0: not known */
    struct str place, name;
    day date;             /* the latest the story gives */
};

enum { OCCASIONS_MAX = 24 };

struct occasions {
    struct occasion items[OCCASIONS_MAX];
    size_t count;
    uint8_t *of;          /* of each passage of the story: index of its occasion */
};

struct occasions occasion_read(struct arena *a, const struct story *s);

/* The occasion that a verb of a passage means; may add one. */
/* The occasion of a country and year, entered where it is new. */
size_t occasion_at(struct occasions *o, struct str country, int year);

size_t occasion_of(struct occasions *o, const struct story *s, size_t passage, size_t verb);

#endif
