/*
 * day.h - a day of the calendar, as exact as it is known, and a moment.
 *
 * A day is one number, year * 10000 + month * 100 + day of the month: 20200624. What is not known
 * is zero: 20200600 is June 2020, 20200000 the year, 0 an unknown day. So plain comparison orders
 * days, an unknown day is earlier than all (S1), and a day known in part counts as the first day
 * that it may mean. People write YYYY, YYYY-MM or YYYY-MM-DD (ISO 8601-1, proleptic Gregorian).
 *
 * A moment is milliseconds since 1970-01-01T00:00:00Z. Nothing here reads the clock.
 */
#ifndef BASE_DAY_H
#define BASE_DAY_H

#include <stdbool.h>
#include <stdint.h>
#include "base/str.h"

typedef int32_t day;
typedef int64_t moment;

enum { DAY_TEXT = 11, MOMENT_TEXT = 25 };  /* room for the texts, NUL included */

/* The day of three numbers; month and mday may be 0. No check: see day_valid. */
day day_make(int year, int month, int mday);

int day_year(day d);
int day_month(day d);
int day_mday(day d);

/* True for 0 and for a day, month or year that exists (years 1 to 9999). */
bool day_valid(day d);

/* Known to the day of the month. */
bool day_exact(day d);

/* From what people write; false for anything else, and for days that do not exist. */
bool day_parse(struct str s, day *out);

/* Writes YYYY, YYYY-MM or YYYY-MM-DD, or "" for the unknown day; returns text. */
char *day_text(day d, char text[DAY_TEXT]);

/* Days since 1970-01-01 of an exact day, and back. */
int32_t day_number(day d);
day day_of_number(int32_t n);

/* The exact day n days later (earlier where n is negative). */
day day_add(day d, int n);

/* 0 for Sunday to 6 for Saturday, of an exact day. */
int day_weekday(day d);

/* Both may mean the same day: 2020-06 and 2020-06-24 agree; an unknown day agrees with all. */
bool day_agrees(day a, day b);

/* The one of two agreeing days that says more. */
day day_finer(day a, day b);

/* The day (UTC) of a moment, and YYYY-MM-DDTHH:MM:SS.mmmZ. */
day day_of_moment(moment m);
char *moment_text(moment m, char text[MOMENT_TEXT]);

/* From what moment_text writes, with or without milliseconds; or a day: its last millisecond. */
bool moment_parse(struct str s, moment *out);

#endif
