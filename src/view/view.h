/*
 * view.h - standings -> text. Every view is a function that appends to a struct buf: no I/O.
 *
 * The terminal's (terminal.c and its neighbours): tables that fit style.width columns; a name that
 * is too long is cut with an ellipsis, a row is never broken. Text without colour reads the same.
 * What comes from outside is stripped of control characters, so that no document can send escape
 * sequences to a terminal (view_clean). Guests show by guest_name.
 *
 * Machines': json.h (views as JSON), csv.h (RFC 4180). Those are the same at every width.
 */
#ifndef VIEW_VIEW_H
#define VIEW_VIEW_H

#include "base/buf.h"
#include "fact/document.h"
#include "status/diff.h"
#include "status/history.h"
#include "status/roll.h"
#include "status/why.h"

struct view_style {
    size_t width;   /* columns; 0 means 80 */
    bool colour;    /* ANSI colours */
};

/* Who is coming: the event, its rounds, a line of counts, a table grouped by status. */
void view_roll(struct buf *b, const struct roll *r, struct view_style style);

/* Why a guest stands where it stands: every statement with its passage. guest: as asked for, shown
 * where the event knows no such guest. */
void view_why(struct buf *b, const struct why *w, struct str guest, struct view_style style);

/* What changed between two rolls. */
void view_diff(struct buf *b, const struct diff *d, struct view_style style);

/* A guest over events. */
void view_history(struct buf *b, const struct history *h, struct view_style style);

/* The events of a ledger, a line each: id, date, state, how many come. */
void view_events(struct buf *b, const struct roll *rolls, size_t count, struct view_style style);

/* Statements in order of entry, a line each. */
void view_log(struct buf *b, struct statements st, struct view_style style);

/* Proposals to be reviewed: number, event, guest, act, side, day, score, passage. */
void view_proposals(struct buf *b, struct proposals p, struct view_style style);

/* s without control characters (C0, DEL, C1) and bidirectional overrides; each run of them and of
 * white space becomes one space, bytes that are not UTF-8 become U+FFFD. */
void view_clean(struct buf *b, struct str s);

/* The same as JSON, one object each, with a line break at the end. */
void json_roll(struct buf *b, const struct roll *r);
void json_why(struct buf *b, const struct why *w);
void json_diff(struct buf *b, const struct diff *d);
void json_history(struct buf *b, const struct history *h);

/* RFC 4180: a header line, CRLF, quotes doubled. */
void csv_roll(struct buf *b, const struct roll *r);
void csv_statements(struct buf *b, struct statements st);

#endif
