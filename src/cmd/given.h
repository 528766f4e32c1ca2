/*
 * given.h - what somebody typed -> what is meant: an event, a guest, a day, a number.
 *
 * An event is typed as its id, the start of it, a part of it, or words of its id, name and place
 * ("victory moscow"); the first of these ways that fits any event decides, and it has to fit one.
 *
 * A guest is typed as people write it (names.h). A guest that is no state or organisation has a
 * local code, which starts with @ and goes on with letters, digits, '-', '_' or '.': @alice-miller.
 * Letters count as small ones. "group" stands for collectives without named members (press guide).
 *
 * A day is YYYY-MM-DD, or where less may be known YYYY-MM or YYYY; today, yesterday, tomorrow; or a
 * day of the week: the last such day, today included.
 *
 * Errors  one line with the nearest names: ERR_MISSING for what could have been there (exit status
 * 1), ERR_USAGE for what cannot be (a day that does not exist, a word that is none).
 */
#ifndef CMD_GIVEN_H
#define CMD_GIVEN_H

#include "cmd/cmd.h"

bool given_event(struct call *c, struct str typed, struct event *out, struct err *e);

/* The same, of events that are only proposed yet as well. */
bool given_proposed_event(struct call *c, struct str typed, struct event *out, struct err *e);

/* The code. */
bool given_guest(struct call *c, struct str typed, struct str *out, struct err *e);

/* what: the option or word that holds it, for the message ("--said-on"). */
bool given_day(const struct call *c, const char *what, struct str typed, day *out, struct err *e);

/* The day of an option; otherwise what *out was before. */
bool given_option_day(const struct call *c, enum option_id id, day *out, struct err *e);

/* --as-of and --known-by. */
bool given_filter(const struct call *c, struct filter *out, struct err *e);

/* A whole number from 1, with or without the # that tables show before it. */
bool given_number(const char *what, struct str typed, int64_t *out, struct err *e);

/* --auto; *out is left where it is not given. */
bool given_score(const struct call *c, double *out, struct err *e);

/* A document by its name or the start of its hash, without its bytes. */
bool given_document(struct call *c, struct str typed, struct document *out, struct err *e);

#endif
