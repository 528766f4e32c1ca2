/*
 * Why a guest stands where it stands: round by round, every statement with its number, its day, its
 * voice and its passages; an arrow marks the one that decides.
 */
#include "base/utf8.h"
#include "view/terminal.h"

enum { PASSAGE_LINES = 4, ACT_WIDTH = 11 };

/* The number of a statement, as "retract" takes it. */
static struct str number(struct arena *a, const struct statement *st)
{
    return arena_fmt(a, "#%lld", (long long)st->seq);
}

static size_t number_width(const struct why *w)
{
    struct arena a = {0};
    size_t width = 0;

    for (size_t i = 0; i < w->count; i++) {
        size_t n = number(&a, w->items[i].statement).n;

        width = n > width ? n : width;
    }
    arena_free(&a);
    return width;
}

static void pad(struct buf *b, struct view_style style, enum ink ink, struct str s, size_t width)
{
    size_t n = utf8_width(s);

    terminal_paint(b, style, ink, s);
    buf_fill(b, ' ', n < width ? width - n : 0);
}

static enum ink ink_of(const struct why_line *line)
{
    switch (line->weight) {
    case WEIGHT_LAPSED:
    case WEIGHT_RETRACTED:
    case WEIGHT_OUTWEIGHED:
    case WEIGHT_EVENT:
        return INK_DIM;
    default:
        return terminal_ink(status_of_act(line->statement->act));
    }
}

/* "→ #12  2020-05-28  accepted     Jeenbekov · guest · via TASS" */
static void write_head(struct buf *b, struct view_style style, struct arena *a,
                       const struct why_line *line, size_t numbers)
{
    const struct statement *st = line->statement;
    size_t indent = 2 + numbers + 2 + (DAY_TEXT - 1) + 2 + ACT_WIDTH + 2;
    struct str voice[VOICE_PARTS + 1] = {terminal_clean(a, st->person)};
    size_t parts = terminal_voice(a, st, voice + 1) + 1;

    pad(b, style, INK_BOLD, line->weight == WEIGHT_DECIDES ? S("→") : S(""), 2);
    pad(b, style, INK_DIM, number(a, st), numbers + 2);
    pad(b, style, INK_PLAIN, terminal_day(a, st->said_on), DAY_TEXT - 1 + 2);
    pad(b, style, ink_of(line), str_of(act_text(st->act)), ACT_WIDTH + 2);
    terminal_line(b, style, INK_PLAIN, indent, (struct parts){voice, parts});
}

static struct str story_of(const struct source *s)
{
    return s->story.n > 0 ? s->story : s->document;
}

/* A copy of a story that an earlier source of the statement told. */
static bool is_copy(const struct statement *st, size_t at, struct filter f)
{
    for (size_t i = 0; i < at; i++)
        if (filter_knows(f, &st->sources[i]) && story_of(&st->sources[at]).n > 0 &&
            str_eq(story_of(&st->sources[i]), story_of(&st->sources[at])))
            return true;
    return false;
}

static struct str source_name(struct arena *a, const struct source *s)
{
    if (s->name.n > 0)
        return terminal_clean(a, s->name);
    if (s->document.n > 0)
        return terminal_clean(a, str_cut(s->document, 0, 12));
    if (s->user.n > 0)
        return terminal_fmt(a, "entered by %.*s", STR_ARG(s->user));
    return str_of(source_kind_text(s->kind));
}

/* "wire-01.txt, read by mistral, told alike by herald.txt and 2 more" */
static struct str names_of(struct arena *a, const struct statement *st, size_t first,
                           struct filter f)
{
    struct str text = source_name(a, &st->sources[first]), copy = {0};
    struct str reader = terminal_reader(a, &st->sources[first]);
    size_t copies = 0;

    if (reader.n > 0)
        text = arena_fmt(a, "%.*s, %.*s", STR_ARG(text), STR_ARG(reader));

    for (size_t i = first + 1; i < st->source_count; i++) {
        const struct source *s = &st->sources[i];

        if (!filter_knows(f, s) || story_of(s).n == 0 ||
            !str_eq(story_of(s), story_of(&st->sources[first])))
            continue;
        copy = copies++ == 0 ? source_name(a, s) : copy;
    }
    if (copies == 0)
        return text;
    text = arena_fmt(a, "%.*s, told alike by %.*s", STR_ARG(text), STR_ARG(copy));
    return copies == 1 ? text : arena_fmt(a, "%.*s and %zu more", STR_ARG(text), copies - 1);
}

static bool same_passage(const struct source *a, const struct source *b)
{
    return a->document.n > 0 && str_eq(a->document, b->document) && a->start == b->start &&
           a->end == b->end && str_eq(a->quote, b->quote);
}

static bool same_passages(const struct statement *a, const struct statement *b)
{
    for (size_t i = 0; i < a->source_count && i < b->source_count; i++)
        if (!same_passage(&a->sources[i], &b->sources[i]))
            return false;
    return a->source_count > 0 && a->source_count == b->source_count;
}

/* The line before this one that shows the same passages: one sentence may say two things. */
static const struct statement *told_before(const struct why *w, const struct why_line *line)
{
    for (const struct why_line *l = w->items; l < line; l++)
        if (same_passages(l->statement, line->statement))
            return l->statement;
    return NULL;
}

static void write_sources(struct buf *b, struct view_style style, struct arena *a,
                          const struct statement *st, struct filter f, size_t indent)
{
    size_t lines = act_about(st->act) == ABOUT_HELD ? 1 : PASSAGE_LINES;

    for (size_t i = 0; i < st->source_count; i++) {
        struct str quote = terminal_clean(a, st->sources[i].quote);

        if (!filter_knows(f, &st->sources[i]) || is_copy(st, i, f))
            continue;
        if (quote.n > 0)
            terminal_wrap(b, style, INK_PLAIN,
                          arena_fmt(a, "“%.*s”", STR_ARG(quote)), indent,
                          lines);
        terminal_wrap(b, style, INK_DIM, names_of(a, st, i, f), indent, 2);
    }
}

/* What became of the statement, where the place in the list does not say it. */
static struct str remark(struct arena *a, const struct why_line *line)
{
    switch (line->weight) {
    case WEIGHT_RETRACTED:
        return arena_fmt(a, "retracted by %.*s", STR_ARG(number(a, line->retraction)));
    case WEIGHT_OUTWEIGHED:
        return S("outweighed");
    case WEIGHT_DISPUTES:
        return line->statement->side == SIDE_HOST ? S("contradicts the guest")
                                                  : S("contradicts the host");
    default:
        return (struct str){0};
    }
}

static void write_line(struct buf *b, struct view_style style, struct arena *a,
                       const struct why *w, const struct why_line *line, size_t numbers)
{
    size_t indent = 2 + numbers + 2 + (DAY_TEXT - 1) + 2;
    const struct statement *told = told_before(w, line);

    write_head(b, style, a, line, numbers);
    terminal_wrap(b, style, INK_OPEN, remark(a, line), indent, 1);
    terminal_wrap(b, style, INK_DIM, terminal_clean(a, line->statement->note), indent, 2);
    if (told != NULL)
        terminal_wrap(b, style, INK_DIM,
                      arena_fmt(a, "the passage of %.*s", STR_ARG(number(a, told))), indent, 1);
    else
        write_sources(b, style, a, line->statement, w->roll->filter, indent);
}

static struct str since(struct arena *a, const struct row *row)
{
    char text[DAY_TEXT];

    return row->since == 0 ? S("") : arena_fmt(a, "since %s", day_text(row->since, text));
}

/* "Kyrgyzstan: accepted, confirmed · since 2020-05-28 · Jeenbekov" */
static void write_verdict(struct buf *b, struct view_style style, struct arena *a,
                          const struct row *row)
{
    struct str name = terminal_guest(a, row->guest, row->person);
    struct str parts[3] = {0};

    if (row->status == STATUS_LAPSED) {
        const struct statement *st = standing_deciding(&row->before[0].standing);

        parts[0] = arena_fmt(a, "%.*s: lapsed", STR_ARG(name));
        parts[1] = arena_fmt(a, "%s in %.*s", act_text(st->act),
                             STR_ARG(terminal_round(a, row->before[0].round)));
    } else {
        parts[0] = arena_fmt(a, "%.*s: %s, %s", STR_ARG(name), status_text(row->status),
                             trust_text(row->trust));
        parts[1] = since(a, row);
    }
    parts[2] = terminal_person(a, row);
    terminal_line(b, style, INK_BOLD, 0, (struct parts){parts, 3});
}

static void write_lines(struct buf *b, struct view_style style, struct arena *a,
                        const struct why *w)
{
    size_t numbers = number_width(w);

    for (size_t i = 0; i < w->count; i++) {
        if (i == 0 || w->items[i].round != w->items[i - 1].round) {
            buf_byte(b, '\n');
            terminal_paint(b, style, INK_BOLD, terminal_round(a, w->items[i].round));
            buf_byte(b, '\n');
        }
        write_line(b, style, a, w, &w->items[i], numbers);
    }
}

/* Each row of a group, the one row of anybody else. */
static void write_verdicts(struct buf *b, struct view_style style, struct arena *a,
                           const struct why *w)
{
    for (size_t i = 0; i < w->roll->count; i++)
        if (str_eq(w->roll->rows[i].guest, w->row->guest))
            write_verdict(b, style, a, &w->roll->rows[i]);
}

void view_why(struct buf *b, const struct why *w, struct str guest, struct view_style style)
{
    struct arena a = {0};

    terminal_title(b, style, &a, w->roll);
    buf_byte(b, '\n');
    if (w->row != NULL)
        write_verdicts(b, style, &a, w);
    else
        terminal_wrap(b, style, INK_BOLD,
                      arena_fmt(&a, "%.*s: nothing said",
                                STR_ARG(terminal_guest(&a, guest, (struct str){0}))),
                      0, 1);
    write_lines(b, style, &a, w);
    arena_free(&a);
}
