/* Statements in order of entry, and proposals that wait for a decision. */
#include "view/table.h"

enum { L_SEQ, L_RECORDED, L_SAID_ON, L_EVENT, L_GUEST, L_ACT, L_SIDE, L_BY, L_USER,
       L_COLUMNS };

static const struct column log_columns[L_COLUMNS] = {
    [L_SEQ] = {"no", 0, 0, true},           [L_RECORDED] = {"recorded", 0, 1, false},
    [L_SAID_ON] = {"said on", 0, 5, false}, [L_EVENT] = {"event", 22, 0, false},
    [L_GUEST] = {"guest", 16, 0, false},    [L_ACT] = {"act", 0, 0, false},
    [L_SIDE] = {"side", 0, 4, false},       [L_BY] = {"by", 14, 3, false},
    [L_USER] = {"entered by", 8, 2, false},
};

/* Where there is room for who entered it, too. */
enum { WIDE = 120 };

/* "2026-11-21 20:12" of a moment: a log is read by people. */
static struct str recorded(struct arena *a, moment m)
{
    char text[MOMENT_TEXT];

    if (m == 0)
        return (struct str){0};
    moment_text(m, text);
    return arena_fmt(a, "%.10s %.5s", text, text + 11);
}

static struct str guest_of(struct arena *a, const struct statement *st)
{
    return st->guest.n == 0 ? S("") : terminal_guest(a, st->guest, st->person);
}

static struct str act_of(struct arena *a, const struct statement *st)
{
    if (st->retracts == 0)
        return str_of(act_text(st->act));
    return arena_fmt(a, "%s #%lld", act_text(st->act), (long long)st->retracts);
}

/* Who said it, else the outlet that tells it. Who typed it in is told elsewhere. */
static struct str speaker(struct arena *a, const struct statement *st)
{
    if (st->by.n > 0 || st->via.n > 0)
        return terminal_clean(a, st->by.n > 0 ? st->by : st->via);
    return st->side == SIDE_PRESS && st->retracts == 0 ? S("press") : (struct str){0};
}

static void add_statement(struct table *t, const struct statement *st, bool one_event, bool wide)
{
    struct arena *a = t->arena;
    bool own = act_about(st->act) == ABOUT_NOTHING;
    struct cell cells[L_COLUMNS] = {
        [L_SEQ] = {arena_fmt(a, "%lld", (long long)st->seq), INK_DIM},
        [L_RECORDED] = {recorded(a, st->recorded_at), INK_DIM},
        [L_SAID_ON] = {own ? S("") : terminal_day(a, st->said_on), INK_PLAIN},
        [L_EVENT] = {one_event ? S("") : terminal_clean(a, st->event), INK_PLAIN},
        [L_GUEST] = {guest_of(a, st), INK_PLAIN},
        [L_ACT] = {act_of(a, st), terminal_ink(status_of_act(st->act))},
        [L_SIDE] = {own ? S("") : str_of(side_text(st->side)), INK_PLAIN},
        [L_BY] = {speaker(a, st), INK_PLAIN},
        [L_USER] = {wide ? terminal_clean(a, st->user) : S(""), INK_DIM},
    };

    table_add(t, cells);
}

static bool is_one_event(struct statements st)
{
    for (size_t i = 1; i < st.count; i++)
        if (!str_eq(st.items[i].event, st.items[0].event))
            return false;
    return st.count > 0;
}

/* An event that is the same on every line is said once, above them. */
void view_log(struct buf *b, struct statements st, struct view_style style)
{
    struct arena a = {0};
    struct table t = {.arena = &a, .columns = log_columns, .column_count = L_COLUMNS};

    bool one_event = is_one_event(st);

    if (one_event)
        terminal_wrap(b, style, INK_BOLD, terminal_clean(&a, st.items[0].event), 0, 1);
    for (size_t i = 0; i < st.count; i++)
        add_statement(&t, &st.items[i], one_event, terminal_width(style) >= WIDE);
    if (st.count == 0)
        terminal_paint(b, style, INK_PLAIN, S("no statements\n"));
    else
        table_write(b, &t, style);
    arena_free(&a);
}

enum { PASSAGE_INDENT = 6, PASSAGE_LINES = 3 };

/* "  12  Kyrgyzstan: accepted · Jeenbekov · guest · 2020-05-28 · Victory Day parade" */
static void write_head(struct buf *b, struct view_style style, struct arena *a,
                       const struct proposal *p)
{
    const struct statement *st = &p->statement;
    struct str guest = guest_of(a, st);
    char date[DAY_TEXT];
    struct str parts[] = {
        arena_fmt(a, "%.*s%s%s", STR_ARG(guest), guest.n > 0 ? ": " : "", act_text(st->act)),
        str_eq(guest, st->person) ? S("") : terminal_clean(a, st->person),
        str_of(side_text(st->side)),
        terminal_day(a, st->said_on),
        terminal_event(a, &p->event),
        st->date == 0 ? S("") : str_of(day_text(st->date, date)),
    };

    terminal_paint(b, style, INK_BOLD, arena_fmt(a, "%4lld", (long long)p->id));
    buf_text(b, "  ");
    terminal_line(b, style, INK_PLAIN, PASSAGE_INDENT,
                  (struct parts){parts, sizeof parts / sizeof *parts});
}

static void write_passage(struct buf *b, struct view_style style, struct arena *a,
                          const struct source *source)
{
    struct str quote = terminal_clean(a, source->quote);
    struct str parts[] = {terminal_clean(a, source->name), terminal_reader(a, source),
                          terminal_clean(a, source_rule_own(source->rule)),
                          arena_fmt(a, "score %.2f", source->score)};

    if (quote.n > 0)
        terminal_wrap(b, style, INK_PLAIN,
                      arena_fmt(a, "“%.*s”", STR_ARG(quote)), PASSAGE_INDENT,
                      PASSAGE_LINES);
    buf_fill(b, ' ', PASSAGE_INDENT);
    terminal_line(b, style, INK_DIM, PASSAGE_INDENT, (struct parts){parts, sizeof parts / sizeof *parts});
}

void view_proposals(struct buf *b, struct proposals p, struct view_style style)
{
    struct arena a = {0};

    for (size_t i = 0; i < p.count; i++) {
        if (i > 0)
            buf_byte(b, '\n');
        write_head(b, style, &a, &p.items[i]);
        if (p.items[i].statement.source_count > 0)
            write_passage(b, style, &a, p.items[i].statement.sources);
    }
    if (p.count == 0)
        terminal_paint(b, style, INK_PLAIN, S("nothing to review\n"));
    arena_free(&a);
}
