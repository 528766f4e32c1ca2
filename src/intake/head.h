/*
 * head.h - the lines of "Name: value" above a body, as mail, the web and archives write them.
 *
 * A head ends at its first empty line. Names count without case; a line that starts with a blank goes
 * on with the one before and is not looked at. Line breaks may be bare.
 *
 * http_parse cuts an answer of the web (RFC 9112) as an archive keeps it, and http_body gives the
 * body as it was meant: out of its chunks, opened where it came compressed. Archives often keep such
 * a head beside a body that was opened already, so what does not look compressed is left alone.
 *
 * Memory  values are slices of the head; a body that had to be opened lives in the arena.
 * Errors  name what is wrong, without the thing it belongs to: the caller puts that before it.
 */
#ifndef INTAKE_HEAD_H
#define INTAKE_HEAD_H

#include "base/arena.h"
#include "base/day.h"
#include "base/err.h"

/* The value of the first field of that name, without blanks around it; empty where there is none. */
struct str head_find(struct str head, struct str name);

/* Where the head that begins at the front of bytes ends, its empty line included; STR_NONE where it
 * does not. */
size_t head_end(struct str bytes);

/* "text/html; charset=utf-8": the media type, and of its parameters the charset, without quotes. */
void head_media(struct str value, struct str *media, struct str *charset);

/* The day of a moment as mail and the web write it ("Wed, 27 May 2020 10:00:00 GMT"), or as ISO 8601
 * does; 0 for anything else. */
day head_day(struct str value);

/* The moment of such a day with the time behind it, taken as UTC (RFC 9110 5.6.7); 0 for none. */
moment head_moment(struct str value);

struct http {
    int status;
    struct str head;     /* fields only */
    struct str body;     /* as it was sent */
};

bool http_parse(struct str bytes, struct http *out, struct err *e);

/* At most most bytes. */
bool http_body(struct arena *a, const struct http *h, size_t most, struct str *out, struct err *e);

#endif
