/*
 * person.h - names of persons: how far they run, which part is the family name, who they are.
 *
 * press guide, "Names": the family name as written; monarchs by the regnal name; single names as
 * they are.
 */
#ifndef READ_PERSON_H
#define READ_PERSON_H

#include "read/who.h"

/* How many words the name run at a word has; 0 where none starts. */
size_t person_run(struct words words, size_t at);

/* The family name of a run, as a slice of the page. regnal: king, pope or prince. */
struct str person_family(struct words words, size_t at, size_t n, struct str code, bool regnal);

/* The same of a leader of the gazetteer, who has the family name on record ("Sassou Nguesso"). */
struct str person_family_of(struct words words, size_t at, size_t n, const struct leader *l, bool regnal);

/* The leader of the gazetteer that a whole name or a family name at this word means on a day; the
 * words it covers in *n. NULL where there is none. */
const struct leader *person_leader(struct words words, size_t at, day on, struct str code, size_t *n);

/* The known person whose whole or family name stands at this word; the words it covers in *n. */
const struct known *person_known(const struct who *w, struct words words, size_t at, size_t *n);

void person_learn(struct who *w, struct words words, size_t at, size_t n, const struct actor *as);

#endif
