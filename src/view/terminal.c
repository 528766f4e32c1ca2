#include "view/terminal.h"

#include <stdarg.h>

#include "base/utf8.h"
#include "names/names.h"

enum { WIDTH = 80, WIDTH_LEAST = 40 };

/* ECMA-48 SGR: bold, faint, green, red, yellow. */
static const char *const inks[INK_COUNT] = {"", "\033[1m", "\033[2m", "\033[32m", "\033[31m",
                                            "\033[33m"};

static const enum ink status_inks[STATUS_COUNT] = {
    [STATUS_ATTENDED] = INK_YES,   [STATUS_ARRIVED] = INK_YES,       [STATUS_ABSENT] = INK_NO,
    [STATUS_ACCEPTED] = INK_YES,   [STATUS_DELEGATED] = INK_YES,     [STATUS_TENTATIVE] = INK_OPEN,
    [STATUS_DECLINED] = INK_NO,    [STATUS_NEEDS_ACTION] = INK_OPEN, [STATUS_PLANNED] = INK_OPEN,
    [STATUS_NOT_INVITED] = INK_NO, [STATUS_LAPSED] = INK_DIM,
};

/* White space, controls, and what turns the direction of the text that follows or hides in it. */
static bool is_blank(int32_t c)
{
    return c <= 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0x061C || c == 0x200E || c == 0x200F ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF;
}

void view_clean(struct buf *b, struct str s)
{
    bool blank = false, written = false;

    for (size_t i = 0, n; i < s.n; i += n) {
        int32_t c = utf8_at(s, i, &n);

        if (is_blank(c)) {
            blank = true;
            continue;
        }
        if (blank && written)
            buf_byte(b, ' ');
        if (c == 0xFFFD)
            buf_text(b, "\xEF\xBF\xBD");
        else
            buf_add(b, str_cut(s, i, i + n));
        blank = false;
        written = true;
    }
}

struct str terminal_clean(struct arena *a, struct str s)
{
    struct buf b = {0};
    struct str clean;

    view_clean(&b, s);
    clean = arena_str(a, buf_str(&b));
    buf_free(&b);
    return clean;
}

struct str terminal_fmt(struct arena *a, const char *format, ...)
{
    va_list args;
    int n;
    char *text;

    va_start(args, format);
    n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    text = arena_alloc(a, (size_t)(n < 0 ? 0 : n) + 1);
    va_start(args, format);
    vsnprintf(text, (size_t)(n < 0 ? 0 : n) + 1, format, args);
    va_end(args);
    return terminal_clean(a, str_of(text));
}

void terminal_paint(struct buf *b, struct view_style style, enum ink ink, struct str s)
{
    bool colour = style.colour && ink != INK_PLAIN && s.n > 0;

    buf_text(b, colour ? inks[ink] : "");
    buf_add(b, s);
    buf_text(b, colour ? "\033[0m" : "");
}

size_t terminal_width(struct view_style style)
{
    if (style.width == 0)
        return WIDTH;
    return style.width < WIDTH_LEAST ? WIDTH_LEAST : style.width;
}

struct str terminal_fit(struct arena *a, struct str s, size_t width)
{
    if (utf8_width(s) <= width || width == 0)
        return str_cut(s, 0, width == 0 ? 0 : s.n);
    s = str_trim(utf8_fit(s, width - 1));
    return arena_fmt(a, "%.*s…", STR_ARG(s));
}

/* The front of s that fills a line: up to the last blank that fits, else as much as fits. */
static struct str front_line(struct str s, size_t width)
{
    struct str front = utf8_fit(s, width);

    if (front.n == s.n || s.p[front.n] == ' ')
        return front;
    for (size_t i = front.n; i > 0; i--)
        if (s.p[i - 1] == ' ')
            return str_cut(s, 0, i - 1);
    return front.n > 0 ? front : s;
}

/* A quotation that is cut keeps its closing mark: “so far…” */
static struct str fit_quoted(struct arena *a, struct str s, size_t width)
{
    struct str mark = S("”");

    if (utf8_width(s) <= width || !str_ends(s, mark))
        return terminal_fit(a, s, width);
    return arena_fmt(a, "%.*s%s", STR_ARG(terminal_fit(a, s, width - 1)), mark.p);
}

void terminal_wrap(struct buf *b, struct view_style style, enum ink ink, struct str s,
                   size_t indent, size_t lines)
{
    size_t width = terminal_width(style) - indent;
    struct arena a = {0};

    for (size_t i = 1; s.n > 0; i++) {
        struct str line = i == lines ? fit_quoted(&a, s, width) : front_line(s, width);

        buf_fill(b, ' ', indent);
        terminal_paint(b, style, ink, line);
        buf_byte(b, '\n');
        s = i == lines ? S("") : str_trim(str_cut(s, line.n, s.n));
    }
    arena_free(&a);
}

struct str terminal_event(struct arena *a, const struct event *ev)
{
    struct str name = ev->name.n > 0 ? ev->name : ev->id;

    return terminal_fmt(a, ev->place.n > 0 ? "%.*s, %.*s" : "%.*s%.*s", STR_ARG(name),
                        STR_ARG(ev->place));
}

struct str terminal_day(struct arena *a, day d)
{
    char text[DAY_TEXT];

    return arena_str(a, d == 0 ? S("unknown") : str_of(day_text(d, text)));
}

/* Of the rounds before end, the last date that was set; 0 where there is none. */
static day date_before(const struct rounds *r, size_t end)
{
    while (end > 0 && r->items[end - 1].date == 0)
        end--;
    return end == 0 ? 0 : r->items[end - 1].date;
}

static struct str was(struct arena *a, day d)
{
    char text[DAY_TEXT];

    return d == 0 ? S("") : arena_fmt(a, " (was %s)", day_text(d, text));
}

struct str terminal_date(struct arena *a, const struct rounds *r)
{
    const struct round *now = rounds_standing(r);
    day before = date_before(r, r->count - 1);
    char text[DAY_TEXT];
    struct str date = now->date == 0 ? S("no date yet") : str_of(day_text(now->date, text));

    if (r->held == HELD_CANCELLED)
        return arena_fmt(a, "cancelled%.*s", STR_ARG(was(a, date_before(r, r->count))));
    if (now->gap)
        return arena_fmt(a, "postponed, no new date%.*s", STR_ARG(was(a, before)));
    if (now->number < 2)
        return arena_str(a, date);
    return arena_fmt(a, "round %d: %.*s%.*s", now->number, STR_ARG(date), STR_ARG(was(a, before)));
}

struct str terminal_round(struct arena *a, const struct round *r)
{
    char text[DAY_TEXT];

    if (r->gap)
        return arena_str(a, S("postponed to an open date"));
    return arena_fmt(a, "round %d: %s", r->number,
                     r->date == 0 ? "no date" : day_text(r->date, text));
}

static void next_line(struct buf *b, size_t indent)
{
    buf_byte(b, '\n');
    buf_fill(b, ' ', indent);
}

void terminal_line(struct buf *b, struct view_style style, enum ink ink, size_t indent,
                   struct parts parts)
{
    size_t width = terminal_width(style) - indent, used = 0;
    struct arena a = {0};

    for (size_t i = 0; i < parts.count; i++) {
        struct str part = terminal_fit(&a, parts.items[i], width);
        size_t n = utf8_width(part);

        if (n == 0)
            continue;
        if (used > 0 && used + 3 + n <= width) {
            terminal_paint(b, style, INK_DIM, S(" · "));
            used += 3;
        } else if (used > 0) {
            next_line(b, indent);
            used = 0;
        }
        terminal_paint(b, style, ink, part);
        used += n;
    }
    buf_byte(b, '\n');
    arena_free(&a);
}

static struct str cut_text(struct arena *a, struct filter f)
{
    char d[DAY_TEXT], m[MOMENT_TEXT];

    if (f.as_of != 0 && f.known_by != 0)
        return arena_fmt(a, "as of %s, as known by %s", day_text(f.as_of, d),
                         moment_text(f.known_by, m));
    if (f.as_of != 0)
        return arena_fmt(a, "as of %s", day_text(f.as_of, d));
    if (f.known_by != 0)
        return arena_fmt(a, "as known by %s", moment_text(f.known_by, m));
    return (struct str){0};
}

static struct str warning(const struct rounds *r)
{
    switch (r->confirmed ? HELD_UNKNOWN : r->held) {
    case HELD_SCHEDULED:
        return S("the host has not confirmed the date");
    case HELD_POSTPONED:
        return S("the host has not confirmed the postponement");
    case HELD_CANCELLED:
        return S("the host has not confirmed the cancellation");
    default:
        return (struct str){0};
    }
}

void terminal_title(struct buf *b, struct view_style style, struct arena *a, const struct roll *r)
{
    struct str head[] = {terminal_event(a, r->event), terminal_date(a, &r->rounds)};
    struct str foot[] = {r->event->name.n > 0 ? terminal_clean(a, r->event->id) : S(""),
                         cut_text(a, r->filter), warning(&r->rounds)};

    terminal_line(b, style, INK_BOLD, 0, (struct parts){head, 2});
    if (foot[0].n + foot[1].n + foot[2].n > 0)
        terminal_line(b, style, INK_DIM, 0, (struct parts){foot, 3});
}

static bool is_group(struct str guest)
{
    return str_eq(guest, S("GROUP"));
}

struct str terminal_guest(struct arena *a, struct str guest, struct str person)
{
    if (!is_group(guest))
        return terminal_clean(a, guest_name(guest));
    return person.n > 0 ? terminal_clean(a, person) : S("a group");
}

struct str terminal_person(struct arena *a, const struct row *row)
{
    return is_group(row->guest) ? S("") : terminal_clean(a, row->person);
}

enum ink terminal_ink(enum status s)
{
    return status_inks[s];
}

struct str terminal_mark(enum trust t)
{
    return t == TRUST_CONFIRMED ? S("✓") : t == TRUST_DISPUTED ? S("!") : S("");
}

size_t terminal_voice(struct arena *a, const struct statement *st, struct str *items)
{
    bool told = st->channel != CHANNEL_UNKNOWN && st->channel != CHANNEL_PRESS;
    size_t n = 0;

    items[n++] = str_of(side_text(st->side));
    if (st->by.n > 0)
        items[n++] = terminal_clean(a, st->by);
    if (told)
        items[n++] = str_of(channel_text(st->channel));
    if (st->via.n > 0 && !str_eq(st->via, st->by))
        items[n++] = terminal_fmt(a, "via %.*s", STR_ARG(st->via));
    return n;
}

struct str terminal_count(struct arena *a, size_t n, const char *one, const char *many)
{
    return arena_fmt(a, "%zu %s", n, n == 1 ? one : many);
}

struct str terminal_reader(struct arena *a, const struct source *s)
{
    struct str name = source_reader(s->rule);

    return name.n == 0 ? (struct str){0} : arena_fmt(a, "read by %.*s", STR_ARG(name));
}
