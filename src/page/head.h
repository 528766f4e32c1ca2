/*
 * head.h - what a page says of itself: title, byline, outlet, agency, place, day.
 *
 * Most of it stands before the story's first sentence, where lines are short and each has a role.
 * The day that counts is the story's own day of publication: a labelled one ("Published:") before
 * the date of a byline, that before a dateline, that before a day of update, that before the day in
 * the page's address. Days in related articles, comments and copyright lines never count.
 */
#ifndef PAGE_HEAD_H
#define PAGE_HEAD_H

#include "page/plain.h"

/* Sets the kinds of the pieces before the story's first sentence, and fills what page says of
 * itself. The pieces have been through furniture_mark. */
void head_read(struct arena *a, struct pieces p, struct page *out);

#endif
