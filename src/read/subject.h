/*
 * subject.h - who does what a verb says: the subject of a verb group among the units of its sentence.
 *
 * The noun group before the verb, unless a preposition or another verb governs it; behind relative words
 * their antecedent; of verbs joined by "and" the subject of the first; of an infinitive that of the verb
 * which governs it.
 */
#ifndef READ_SUBJECT_H
#define READ_SUBJECT_H

#include "read/clause.h"

/* The unit that is the subject of the verb group at unit v, or NO_SUBJECT. */
#define NO_SUBJECT ((size_t)-1)
size_t subject_of(const struct clause *c, size_t v);

/* "first", "the only leader": whoever it is, he has done what the infinitive behind says. */
bool subject_first(const struct unit *u);

/* Whether the verb is one of saying, and whether what it says is thereby said. */
bool subject_reports(const struct verb_group *g);

/* Is the noun group at a unit governed by a preposition? */
bool subject_governed(const struct clause *c, size_t unit);

/* The active verb whose object the noun group at a unit is, or NO_SUBJECT. */
size_t subject_object(const struct clause *c, size_t unit);

#endif
