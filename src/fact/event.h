/*
 * event.h - an occasion with a host, a place and a year: ru-2020-victory-parade.
 *
 * What an event is does not change: its id, the country that hosts it, the year it was first set
 * for, its place and name. When it is held is not written here: that is said in statements
 * (scheduled, postponed, cancelled) and folded by the room status.
 *
 * An id is 1 to 80 of a-z 0-9 and '-', starting with a letter.
 */
#ifndef FACT_EVENT_H
#define FACT_EVENT_H

#include "base/arena.h"
#include "base/day.h"
#include "base/str.h"

struct event {
    struct str id;
    struct str country;     /* ISO 3166-1 alpha-2 of the host, or an organisation's code */
    int year;
    struct str place;       /* "Moscow", or empty */
    struct str name;        /* "Victory Day parade", as a title would have it */
    moment recorded_at;
    struct str user;
};

struct events {
    const struct event *items;
    size_t count;
};

bool event_id_valid(struct str id);

/* The id made of host, year and name: ("RU", 2020, "Victory Day parade") -> ru-2020-victory-day-parade. */
struct str event_id_make(struct arena *a, struct str country, int year, struct str name);

#endif
