/*
 * pattern.h - whether a pattern that somebody wrote can be read: for cue files (cuefile.h).
 *
 * The rows of cues.def are held true by their tests; a user's row is held against the rules of its
 * language (opening comment of cues.def) before it is used, so that a slip is told and not passed over
 * in silence: brackets, slots, how a pattern may start, one word where one word is meant, verbs in
 * their base form.
 */
#ifndef READ_PATTERN_H
#define READ_PATTERN_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

/* False with what is wrong and the mend in e, and in *at the byte of the pattern where. */
bool pattern_check(struct arena *a, struct str pattern, size_t *at, struct err *e);

#endif
