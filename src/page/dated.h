/*
 * dated.h - the days that a line names, in the many ways pages write them.
 *
 * "May 28, 2020", "28 May 2020", "Tue, November 8, 2022", "Friday 31st May 2024", "2020-05-28",
 * "29.04.2015", "17/12/2018" (day before month unless that is impossible), "06/06/22" (month first
 * where two digits of year follow slashes), "Sept. 26 (2022)", "/2020/05/28/" in an address. A
 * month and day without a year is a day of year 0: "April 30" is 430.
 */
#ifndef PAGE_DATED_H
#define PAGE_DATED_H

#include "base/day.h"
#include "base/str.h"

struct dated {
    day day;
    size_t start, end;   /* where it stands in the text */
};

/* The next day at or after *at; moves *at behind it. */
bool dated_next(struct str text, size_t *at, struct dated *out);

/* The year that a copyright line gives, the later of a span ("1999-2015"); or 0. */
int dated_year(struct str text);

/* The day in an address: ".../2020/05/28/..."; or 0. */
day dated_address(struct str text);

#endif
