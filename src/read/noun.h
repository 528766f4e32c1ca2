/*
 * noun.h - the nouns by which occasions are called, and the name that a story gives its own.
 */
#ifndef READ_NOUN_H
#define READ_NOUN_H

#include "read/story.h"

/* By itself the name of an occasion: "parade", "summit"; not "visit", "meeting", "day". */
bool occasion_noun(const struct unit *u);

/* Any that may be one: "visit", "talks", "ceremony". */
bool occasion_weak(const struct unit *u);

/* Is an occasion the subject of the verb at a unit, by name or as "it"? */
bool occasion_before(const struct clause *c, size_t at);

/* "press conference", "news conference": no occasion. */
bool occasion_of_press(const struct clause *c, size_t i);

/* The name most used: "Victory Day parade", "G20 summit"; empty where there is none. */
struct str noun_name(const struct story *s);

#endif
