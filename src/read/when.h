/*
 * when.h - the days that a story names, absolute, in part, and relative to its own day.
 *
 * when_at reads one expression ("June 24", "on 9 May 2015", "last Thursday", "in November 2019",
 * "eight days ago", "the first week of January"). What it means depends on its use: a day on which
 * something was said lies behind the day of the story, the day of an event mostly before it; so
 * when_past and when_future work out the day, each as exact as the words are.
 */
#ifndef READ_WHEN_H
#define READ_WHEN_H

#include "base/day.h"
#include "text/word.h"

enum when_kind {
    WHEN_NONE,
    WHEN_DATE,      /* month, perhaps mday and year */
    WHEN_YEAR,
    WHEN_WEEKDAY,
    WHEN_DAYS,      /* so many days from the story's day */
    WHEN_MONTHS,    /* so many months from the story's month: exact to the month */
    WHEN_YEARS,     /* so many years from the story's year */
    WHEN_VAGUE      /* "last week", "earlier": gives the story's own day */
};

struct when {
    enum when_kind kind;
    int year, month, mday;  /* of WHEN_DATE and WHEN_YEAR; 0 not said */
    int number;             /* weekday 0-6, or how many days, months or years (minus: before) */
    int lean;               /* -1 said to be past ("last"), 1 future ("next"), 0 neither */
    int until;              /* last day of the month of a span, "from 11 to 22 November"; 0 none */
};

/* The expression that starts at a word, and its length in words; 0 where none starts. */
size_t when_at(struct words words, size_t at, struct when *out);

/* The day meant, not after the day of the story. 0 where it cannot be worked out. */
day when_past(struct when w, day story);

/* The day meant, not before the day of the story, unless a year is given. */
day when_future(struct when w, day story);

#endif
