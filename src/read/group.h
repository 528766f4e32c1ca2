/*
 * group.h - one noun group while it is being read: what who.c and group.c share.
 */
#ifndef READ_GROUP_H
#define READ_GROUP_H

#include "read/lexicon.h"
#include "read/name.h"
#include "read/title.h"
#include "read/who.h"

/* What one noun group has shown so far. */
struct group {
    struct who *w;
    struct words words;
    size_t at;              /* the next word to read */
    struct actor actor;
    struct title title;
    struct actor *members;  /* of a list "of A, B and C" */
    size_t member_count;
    bool regnal;
};

/* The word at a place is of a class, is this one (in lower case), ends an owner ("'s"). */
bool group_in(struct words words, size_t at, enum word_class c);
bool group_is(struct words words, size_t at, const char *text);
bool group_possessive(struct words words, size_t at);

/* The text of some words. */
struct str group_span(struct words words, size_t from, size_t to);

/* Each reads from g->at on, and moves it behind what it read; false where nothing of its kind stands
 * there. */
bool group_pronoun(struct group *g);   /* "he", "it", "we" */
bool group_all(struct group *g);       /* "both", "all nine": the several last spoken of */
bool group_group(struct group *g);     /* "more than 50 heads of state" */
bool group_private(struct group *g);   /* a name of several words that nobody introduced */

/* States behind "of" ("the Czech Republic, India and Cuba"), or nationalities before an office of several
 * ("Turkish and Cypriot counterparts"): into g->members; how many words. */
size_t group_states(struct group *g, size_t at);
size_t group_nationals(struct group *g, size_t at);

/* "South America": a part of the world, and no country. */
bool group_of_continent(struct words words, size_t at);

/* What a name stands for: a state, a seat, a government. */
enum rank group_rank(struct name n);

#endif
