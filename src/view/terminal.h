/*
 * terminal.h - what the views for a terminal share: ink, clean text, wrapped passages, the title of
 * an event, and how a guest, a word and its trust are shown.
 *
 * Ink is a choice of meaning, not of colour: yes, no, open, dim. Without style.colour no escape
 * sequence is written, and nothing is said by colour alone: the marks say it too.
 *     ✓  confirmed: the side whose matter it is says so
 *     !  disputed: guest and host contradict each other
 */
#ifndef VIEW_TERMINAL_H
#define VIEW_TERMINAL_H

#include "base/arena.h"
#include "view/view.h"

enum ink { INK_PLAIN, INK_BOLD, INK_DIM, INK_YES, INK_NO, INK_OPEN, INK_COUNT };

/* s as it is: clean it first. */
void terminal_paint(struct buf *b, struct view_style style, enum ink ink, struct str s);

/* view_clean into the arena. */
struct str terminal_clean(struct arena *a, struct str s);

/* A formatted text, cleaned. */
struct str terminal_fmt(struct arena *a, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The columns of a style: never less than 40, 80 where it says nothing. */
size_t terminal_width(struct view_style style);

/*
 * Clean text in lines of at most width columns, each after indent blanks, broken between words (in
 * one where it is too long); of more than lines of them the last ends in an ellipsis, a quotation
 * with its closing mark behind it.
 */
void terminal_wrap(struct buf *b, struct view_style style, enum ink ink, struct str s,
                   size_t indent, size_t lines);

/* s in at most width columns, cut with an ellipsis. */
struct str terminal_fit(struct arena *a, struct str s, size_t width);

/* "Victory Day parade, Moscow" */
struct str terminal_event(struct arena *a, const struct event *ev);

/* "round 2: 2020-06-24 (was 2020-05-09)", "2020-06-24", "postponed, no new date (was ...)" */
struct str terminal_date(struct arena *a, const struct rounds *r);

/* "round 1: 2020-05-09", "postponed to an open date" */
struct str terminal_round(struct arena *a, const struct round *r);

/* The event and its date in bold, then the id, the cuts of the filter and a warning, dimmed. */
void terminal_title(struct buf *b, struct view_style style, struct arena *a, const struct roll *r);

/*
 * The parts with " · " between them, broken there into lines that fit; empty ones are left out. The
 * first line goes on where the caller stopped, at column indent; the others start there.
 */
struct parts {
    const struct str *items;
    size_t count;
};
void terminal_line(struct buf *b, struct view_style style, enum ink ink, size_t indent,
                   struct parts parts);

/* The name of the guest; of a group, its words. */
struct str terminal_guest(struct arena *a, struct str guest, struct str person);

/* The person shown; nothing for a group, whose words are its name. */
struct str terminal_person(struct arena *a, const struct row *row);

enum ink terminal_ink(enum status s);
struct str terminal_mark(enum trust t);

/* A day, or "unknown" where there is none. */
struct str terminal_day(struct arena *a, day d);

/* Who said it and how: "guest · Kremlin spokesman Dmitry Peskov · briefing · via TASS", as parts
 * (at most VOICE_PARTS) into items; returns how many. */
enum { VOICE_PARTS = 4 };
size_t terminal_voice(struct arena *a, const struct statement *st, struct str *items);

/* "read by mistral" of what another reader proposed, else empty. */
struct str terminal_reader(struct arena *a, const struct source *s);

/* "guest", "2 guests" */
struct str terminal_count(struct arena *a, size_t n, const char *one, const char *many);

#endif
