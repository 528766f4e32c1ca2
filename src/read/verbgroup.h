/*
 * verbgroup.h - helpers, negations, adverbs and governing verbs, up to the verb that says what is done.
 */
#ifndef READ_VERBGROUP_H
#define READ_VERBGROUP_H

#include "read/clause.h"

/* The verb group that starts at a word, and its length; 0 where none starts. */
size_t verbgroup_at(struct words words, size_t at, size_t end, struct verb_group *out);

#endif
