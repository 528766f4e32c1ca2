/*
 * mention.h - what a story has named elsewhere, and what a name may therefore mean.
 *
 * "Robinson" alone is Trinidad's president only where the story speaks of Trinidad; whose leaders everybody
 * calls by the family name alone needs no such hint. See who_mention and who_settle in who.h.
 */
#ifndef READ_MENTION_H
#define READ_MENTION_H

#include "read/group.h"

/* May the name at the group's word, of which leader_n words are the leader's and run are a name's, be his? */
bool mention_allows(const struct group *g, const struct leader *l, size_t leader_n, size_t run);

#endif
