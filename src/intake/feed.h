/*
 * feed.h - a feed (RSS 2.0 and 1.0, Atom RFC 4287) -> its entries, in the order in which they stand.
 *
 * An entry's name is its link, else its guid or id. What it holds is content:encoded or Atom's content;
 * a description or summary only tells of the page behind the link, and whole is false. The outlet is
 * the feed's title. HTML as a feed escapes it is plain HTML here.
 *
 * XML is met in feed.c alone, by libxml2: kept, with limits on depth and size. Entities that a document
 * defines are not expanded, nothing outside is fetched. It is loaded when the first feed comes.
 *
 * Memory  all of it lives in the arena.
 * Errors  not XML, or no feed. What is damaged gives the entries before the damage.
 */
#ifndef INTAKE_FEED_H
#define INTAKE_FEED_H

#include "base/arena.h"
#include "base/day.h"
#include "base/err.h"

enum { FEED_MAX = 16 << 20 };

struct entry {
    struct str link;       /* absolute where the feed is right; else empty */
    struct str id;
    struct str title;
    struct str content;    /* HTML, or text */
    bool whole;            /* content is the story, not what it is about */
    day published;
};

struct feed {
    struct str title;
    struct entry *list;
    size_t count;
};

/* charset: declared from outside, or empty. */
bool feed_read(struct arena *a, struct str name, struct str bytes, struct str charset,
               struct feed *out, struct err *e);

/* Link, else id. */
struct str entry_name(const struct entry *en);

#endif
