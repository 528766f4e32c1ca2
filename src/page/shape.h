/*
 * shape.h - how a run of text looks: what can be told of it without understanding it.
 *
 * Menus, headlines and sentences differ in their make long before they differ in meaning. A
 * sentence has words in lower case that hold it together and ends in a stop; a menu has short
 * entries parted by signs; a headline has words and no stop. The counts here are what the other
 * files of this room judge by. They are taken in one pass over the text.
 *
 * Words are runs of letters and digits with inner apostrophes; the copyright sign is one too.
 */
#ifndef PAGE_SHAPE_H
#define PAGE_SHAPE_H

#include "base/str.h"

struct shape {
    uint32_t words;
    uint32_t numbers;    /* words that start with a digit */
    uint32_t capitals;   /* words that start with a capital letter */
    uint32_t glue;       /* words that hold sentences together, in lower case: the, of, is, that */
    uint32_t links;      /* "](", "http://", "www." */
    uint32_t bars;       /* signs that part the entries of a menu, white space around them */
    uint32_t enders;     /* full stops and the like, followed by white space or the end */
    bool shouts;       /* letters, and none of them in lower case */
    bool stops;        /* ends as a sentence does */
    bool asks;         /* ... and with a question or exclamation mark */
    bool colon;        /* ends in a colon */
    bool told;         /* says who said it: said, says, told */
};

struct shape shape_measure(struct str text);

/* A text that reads as one or more sentences, and not as an entry of a list or a headline. */
bool shape_is_prose(const struct shape *s);

/* A line that holds together as a sentence does, though its stop is missing: cut off, or set so. */
bool shape_is_clause(const struct shape *s);

/* "QUESTION: ...", "SENIOR OFFICIAL: ...": the name of who speaks in a transcript. */
bool shape_has_speaker(struct str text);

/* The next word at or after *at; moves *at behind it. */
bool shape_word(struct str text, size_t *at, struct str *word);

/* Whether one of the words (parted by blanks, in any case) stands in the text; or at its front. */
bool shape_has_word(struct str text, const char *words);
bool shape_first_is(struct str text, const char *words);

#endif
