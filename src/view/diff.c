/* What changed between two rolls: first the event, then guest by guest what was and what is. */
#include "base/utf8.h"
#include "view/table.h"

enum { GUEST, FROM, ARROW, TO, MARK, SAID_ON, WORD_OF, PERSON, COLUMNS };

static const struct column columns[COLUMNS] = {
    [GUEST] = {"guest", 18, 0, false},   [FROM] = {"was", 0, 0, false},
    [ARROW] = {"", 0, 0, false},         [TO] = {"is", 0, 0, false},
    [MARK] = {"", 0, 0, false},          [SAID_ON] = {"said on", 0, 4, false},
    [WORD_OF] = {"word of", 0, 3, false}, [PERSON] = {"person", 8, 2, false},
};

static struct str cut(struct arena *a, struct filter f)
{
    char d[DAY_TEXT], m[MOMENT_TEXT];

    if (f.as_of != 0 && f.known_by != 0)
        return arena_fmt(a, "%s (known by %s)", day_text(f.as_of, d), moment_text(f.known_by, m));
    if (f.as_of != 0)
        return arena_fmt(a, "%s", day_text(f.as_of, d));
    return f.known_by != 0 ? arena_str(a, str_of(moment_text(f.known_by, m))) : S("now");
}

/* Whether the first cut is the later one; now is later than all. */
static bool reversed(struct filter from, struct filter to)
{
    if (from.known_by != to.known_by)
        return from.known_by > to.known_by && to.known_by != 0;
    return from.as_of > to.as_of && to.as_of != 0;
}

static void write_title(struct buf *b, struct view_style style, struct arena *a,
                        const struct diff *d)
{
    struct str head[] = {terminal_event(a, d->to->event), terminal_date(a, &d->to->rounds)};
    struct str foot[] = {terminal_clean(a, d->to->event->id),
                         arena_fmt(a, "from %.*s to %.*s", STR_ARG(cut(a, d->from->filter)),
                                   STR_ARG(cut(a, d->to->filter)))};

    terminal_line(b, style, INK_BOLD, 0, (struct parts){head, 2});
    terminal_line(b, style, INK_DIM, 0, (struct parts){foot, 2});
    if (reversed(d->from->filter, d->to->filter))
        terminal_wrap(b, style, INK_OPEN, S("the first day is the later one: this goes back in time"),
                      0, 0);
}

/* "2020-05-09", "postponed" */
static struct str state(struct arena *a, const struct rounds *r)
{
    char text[DAY_TEXT];
    day date = rounds_standing(r)->date;

    if (r->held == HELD_POSTPONED || r->held == HELD_CANCELLED)
        return str_of(held_text(r->held));
    return date == 0 ? S("no date") : arena_str(a, str_of(day_text(date, text)));
}

static void write_move(struct buf *b, struct view_style style, struct arena *a,
                       const struct diff *d)
{
    const struct statement *word = d->to->rounds.word;
    struct str parts[VOICE_PARTS + 2] = {
        arena_fmt(a, "the event: %.*s → %.*s", STR_ARG(state(a, &d->from->rounds)),
                  STR_ARG(state(a, &d->to->rounds)))};
    size_t count = 1;

    if (word != NULL) {
        parts[count++] = terminal_day(a, word->said_on);
        count += terminal_voice(a, word, parts + count);
    }
    terminal_line(b, style, INK_OPEN, 0, (struct parts){parts, count});
}

static bool lapsed(const struct change *c)
{
    return c->to != NULL && c->to->status == STATUS_LAPSED;
}

/* A change and the name it is sorted by. */
struct line {
    const struct change *change;
    const struct row *row;     /* the later of its two that there is */
    struct str name, fold;
};

static int by_name(const void *x, const void *y)
{
    const struct line *a = x, *b = y;
    int order = str_cmp(a->fold, b->fold);

    return order != 0 ? order : (a->change > b->change) - (a->change < b->change);
}

static struct line *lines_of(struct arena *a, const struct diff *d)
{
    struct line *lines = ARENA_NEW(a, struct line, d->count + 1);

    for (size_t i = 0; i < d->count; i++) {
        const struct change *c = &d->items[i];
        const struct row *row = c->to != NULL ? c->to : c->from;
        struct str name = terminal_guest(a, row->guest, row->person);

        lines[i] = (struct line){c, row, name, utf8_fold(a, name)};
    }
    qsort(lines, d->count, sizeof *lines, by_name);
    return lines;
}

/* The words that went with the move, in one paragraph: the event's move is the news. */
static void write_lapsed(struct buf *b, struct view_style style, const struct line *lines,
                         size_t count)
{
    struct buf text = {0};

    for (size_t i = 0; i < count; i++) {
        if (!lapsed(lines[i].change))
            continue;
        buf_text(&text, text.n == 0 ? "lapsed: " : ", ");
        buf_fmt(&text, "%.*s (%s)", STR_ARG(lines[i].name),
                act_text(standing_deciding(&lines[i].row->before[0].standing)->act));
    }
    terminal_wrap(b, style, INK_DIM, buf_str(&text), 0, 0);
    buf_free(&text);
}

static struct str word(const struct row *row)
{
    return row == NULL ? S("-") : str_of(status_text(row->status));
}

static void add_change(struct table *t, const struct line *line)
{
    const struct change *c = line->change;
    const struct statement *st = c->because;
    enum trust trust = c->to == NULL ? TRUST_NONE : c->to->trust;
    struct cell cells[COLUMNS] = {
        [GUEST] = {line->name, INK_PLAIN},
        [FROM] = {word(c->from), INK_DIM},
        [ARROW] = {S("→"), INK_DIM},
        [TO] = {word(c->to), c->to == NULL ? INK_DIM : terminal_ink(c->to->status)},
        [MARK] = {terminal_mark(trust), trust == TRUST_DISPUTED ? INK_NO : INK_YES},
        [SAID_ON] = {st == NULL ? S("") : terminal_day(t->arena, st->said_on), INK_PLAIN},
        [WORD_OF] = {st == NULL ? S("") : str_of(side_text(st->side)), INK_PLAIN},
        [PERSON] = {terminal_person(t->arena, line->row), INK_PLAIN},
    };

    table_add(t, cells);
}

static void write_changes(struct buf *b, struct view_style style, struct arena *a,
                          const struct diff *d, const struct line *lines)
{
    struct table t = {.arena = a, .columns = columns, .column_count = COLUMNS};

    for (size_t i = 0; i < d->count; i++)
        if (!lapsed(lines[i].change))
            add_change(&t, &lines[i]);
    if (t.count == 0)
        return;
    if (d->moved)
        buf_byte(b, '\n');
    table_write(b, &t, style);
}

void view_diff(struct buf *b, const struct diff *d, struct view_style style)
{
    struct arena a = {0};
    const struct line *lines = lines_of(&a, d);

    write_title(b, style, &a, d);
    buf_byte(b, '\n');
    if (d->moved)
        write_move(b, style, &a, d);
    write_lapsed(b, style, lines, d->count);
    write_changes(b, style, &a, d, lines);
    if (!d->moved && d->count == 0)
        terminal_paint(b, style, INK_PLAIN, S("nothing changed\n"));
    arena_free(&a);
}
