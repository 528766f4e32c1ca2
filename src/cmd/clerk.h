/*
 * clerk.h - a statement that somebody enters by hand, made from the options of the call.
 *
 * Its one source is the clerk's entry: who entered it, and through whom it is known. The options are
 * those that commands.def calls SAID, with --person and --date where a command has them.
 *
 * What is said of a guest is said for a date of the event: that of --date, else the one that stood on
 * the day it was said. So a word given in the morning stays with the old date when the event is moved
 * in the afternoon (round.h, P2).
 *
 * What is entered twice is known by all that it says (ledger.h), and then the line shows what the
 * ledger has, not what was typed.
 */
#ifndef CMD_CLERK_H
#define CMD_CLERK_H

#include "cmd/cmd.h"

/*
 * The statement of an act, with side for where --side is not given; guest empty: of the event
 * itself. Lives in the call's arena. Errors: a word that is no side or channel, a day that does not
 * exist or is still to come.
 */
bool clerk_statement(struct call *c, const struct event *ev, struct str guest, enum act act,
                     enum side side, struct statement *out, struct err *e);

/* Adds it in the open batch and says so on c->out (clerk_say). key: the input's own, or empty; a call
 * that enters several statements makes one for each of its own (clerk_key). */
bool clerk_add(struct call *c, const struct statement *st, struct str key, enum added *what,
               struct err *e);

/* --key with a part of its own behind it, or empty where there is no --key. */
struct str clerk_key(struct call *c, struct str part);

/* The guest that is meant, who is not the host of the event (ERR_STATE). */
bool clerk_guest(struct call *c, const struct event *ev, struct str typed, struct str *out,
                 struct err *e);

/* --said-on; otherwise what *out was before. Not to come. */
bool clerk_said_on(const struct call *c, day *out, struct err *e);

/* ERR_STATE where the event was never set for this date, and was for another. */
bool clerk_had_date(struct call *c, const struct event *ev, day date, struct err *e);

/* "France accepted for 2020-06-24 (guest, 2020-05-28)" */
void clerk_words(struct buf *b, const struct statement *st);

/* The same on c->out, as a line with the statement's number (#12) before it and behind it what became
 * of it. Of one that was there, what it says. */
bool clerk_say(struct call *c, const struct statement *st, int64_t seq, enum added what,
               struct err *e);

/* ERR_USAGE with all words there are: "--side: hots: no such side; one of guest, host, ...". */
bool clerk_side(struct call *c, enum side *out, struct err *e);
bool clerk_act(struct call *c, struct str typed, enum act *out, struct err *e);

#endif
