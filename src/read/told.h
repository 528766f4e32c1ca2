/*
 * told.h - the day on which a story was told, where its page does not say so.
 *
 * A page may give month and day alone, or nothing; the story then shows its year by an anniversary
 * ("75 years since the defeat"), by a year that it names, or by the leaders that it finds in office,
 * and its day by what it looks back on and the weekday on which its words were said.
 */
#ifndef READ_TOLD_H
#define READ_TOLD_H

#include "read/story.h"

/* Fills told and dated of a story whose sentences were read. */
void told_work_out(struct story *s, day received);

/* The year that the story itself shows; 0 where it shows none. */
int told_year(const struct story *s);

/* The year in which the leaders that it names, four or more, were in office together; 0 where that
 * was in no year more than in others. */
int told_year_by_leaders(const struct story *s, day received);

#endif
