/*
 * suggest.h - the row of a cue file that would read a sentence: a guess, for read --explain.
 *
 * Who comes stands before the verb; the words behind it up to the occasion, or the first that is none of
 * the small words, become the pattern. Where the helpers stand alone ("has packed"), what follows them is
 * a verb that convoke does not know. The guess is a start: whoever writes the row knows what it means.
 */
#ifndef READ_SUGGEST_H
#define READ_SUGGEST_H

#include "read/clause.h"

struct suggestion {
    struct str pattern;
    struct str verb;    /* the base of a verb that has to be told, or empty */
};

/* False where nobody who could come stands in the sentence, or no verb behind him. */
bool suggest_row(struct arena *a, const struct clause *c, struct str host, struct suggestion *out);

#endif
