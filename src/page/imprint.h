/*
 * imprint.h - what a page says of itself: its outlet, the agency, the place and the day.
 *
 * The day that counts is the story's own day of publication: a labelled one ("Published:") before
 * the date of a byline, that before a dateline, that before a title's, that before a day of update,
 * that before the day in the page's address; a full day before one without a year. Days in related
 * articles, comments and copyright lines never count; the year of a copyright line is a hint.
 */
#ifndef PAGE_IMPRINT_H
#define PAGE_IMPRINT_H

#include "page/head.h"

/* Fills title, outlet, agency, place, published and year_hint. */
void imprint_read(struct pieces p, struct head head, struct page *out);

#endif
