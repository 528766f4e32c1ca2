/*
 * verdict.h - what a frame and the helpers of its verb amount to: the act that is stated, if any.
 *
 * press guide, rule 3: a question, a hypothetical or an opinion is no statement; "may" and "if" make
 * an answer tentative; "has not confirmed" is tentative; a denial of a refusal is nothing.
 */
#ifndef READ_VERDICT_H
#define READ_VERDICT_H

#include "read/cue.h"

struct circumstances {
    bool conditional;  /* "if", "unless", "as long as" hangs on the clause */
    bool over;         /* the event has taken place, or the clause speaks of one that has */
    bool headline;     /* told in a headline, whose present tense is past */
    bool dated;        /* the clause gives a day, a month or a year */
    bool no;           /* "no invitation", "nobody": the noun is denied */
};

struct acts {
    enum act items[2];
    size_t count;
    const char *why;   /* where there are none: the reason, for people to read */
};

struct acts verdict_of(enum frame f, const struct verb_group *g, struct circumstances c);

#endif
