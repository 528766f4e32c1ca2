/* A guest over events, and the events of a ledger: a line each, by date. */
#include "view/table.h"

static struct str date_of(struct arena *a, const struct rounds *r)
{
    char text[DAY_TEXT];

    for (size_t i = r->count; i-- > 0;)
        if (r->items[i].date != 0)
            return arena_str(a, str_of(day_text(r->items[i].date, text)));
    return S("");
}

/* Said only where it is not the plain case. */
static struct str state_of(const struct rounds *r)
{
    return r->held == HELD_POSTPONED || r->held == HELD_CANCELLED ? str_of(held_text(r->held))
                                                                  : S("");
}

enum { H_DATE, H_EVENT, H_STATE, H_STATUS, H_MARK, H_WORD_OF, H_SINCE, H_PERSON, H_COLUMNS };

static const struct column history_columns[H_COLUMNS] = {
    [H_DATE] = {"date", 0, 0, false},      [H_EVENT] = {"event", 26, 0, false},
    [H_STATE] = {"", 0, 4, false},         [H_STATUS] = {"status", 0, 0, false},
    [H_MARK] = {"", 0, 0, false},          [H_WORD_OF] = {"word of", 0, 3, false},
    [H_SINCE] = {"since", 0, 1, false},    [H_PERSON] = {"person", 8, 2, false},
};

static void add_history(struct table *t, const struct history_line *line)
{
    const struct row *row = line->row;
    const struct rounds *rounds = &line->roll->rounds;
    struct cell cells[H_COLUMNS] = {
        [H_DATE] = {date_of(t->arena, rounds), INK_PLAIN},
        [H_EVENT] = {terminal_event(t->arena, line->roll->event), INK_PLAIN},
        [H_STATE] = {state_of(rounds), INK_OPEN},
        [H_STATUS] = {str_of(status_text(row->status)), terminal_ink(row->status)},
        [H_MARK] = {terminal_mark(row->trust), row->trust == TRUST_DISPUTED ? INK_NO : INK_YES},
        [H_WORD_OF] = {row->voice ? str_of(side_text(row->voice->side)) : S(""), INK_PLAIN},
        [H_SINCE] = {row->voice ? terminal_day(t->arena, row->since) : S(""), INK_PLAIN},
        [H_PERSON] = {terminal_clean(t->arena, row->person), INK_PLAIN},
    };

    table_add(t, cells);
}

void view_history(struct buf *b, const struct history *h, struct view_style style)
{
    struct arena a = {0};
    struct table t = {.arena = &a, .columns = history_columns, .column_count = H_COLUMNS};
    struct str head[] = {terminal_guest(&a, h->guest, (struct str){0}),
                         terminal_count(&a, h->count, "event", "events")};

    terminal_line(b, style, INK_BOLD, 0, (struct parts){head, 2});
    for (size_t i = 0; i < h->count; i++)
        add_history(&t, &h->items[i]);
    if (h->count > 0) {
        buf_byte(b, '\n');
        table_write(b, &t, style);
    }
    arena_free(&a);
}

enum { E_DATE, E_STATE, E_EVENT, E_ID, E_COMING, E_GUESTS, E_COLUMNS };

static const struct column event_columns[E_COLUMNS] = {
    [E_DATE] = {"date", 0, 0, false},      [E_STATE] = {"", 0, 3, false},
    [E_EVENT] = {"event", 12, 2, false},   [E_ID] = {"id", 0, 0, false},
    [E_COMING] = {"coming", 0, 4, true},   [E_GUESTS] = {"guests", 0, 4, true},
};

static size_t coming(const struct roll *r)
{
    return r->by_status[STATUS_ATTENDED] + r->by_status[STATUS_ARRIVED] +
           r->by_status[STATUS_ACCEPTED] + r->by_status[STATUS_DELEGATED];
}

static void add_event(struct table *t, const struct roll *r)
{
    struct cell cells[E_COLUMNS] = {
        [E_DATE] = {date_of(t->arena, &r->rounds), INK_PLAIN},
        [E_STATE] = {state_of(&r->rounds), INK_OPEN},
        [E_EVENT] = {r->event->name.n > 0 ? terminal_event(t->arena, r->event) : S(""),
                     INK_PLAIN},
        [E_ID] = {terminal_clean(t->arena, r->event->id), INK_DIM},
        [E_COMING] = {arena_fmt(t->arena, "%zu", coming(r)), INK_PLAIN},
        [E_GUESTS] = {arena_fmt(t->arena, "%zu", r->count), INK_PLAIN},
    };

    table_add(t, cells);
}

void view_events(struct buf *b, const struct roll *rolls, size_t count, struct view_style style)
{
    struct arena a = {0};
    struct table t = {.arena = &a, .columns = event_columns, .column_count = E_COLUMNS};

    for (size_t i = 0; i < count; i++)
        add_event(&t, &rolls[i]);
    if (count == 0)
        terminal_paint(b, style, INK_PLAIN, S("no events\n"));
    else
        table_write(b, &t, style);
    arena_free(&a);
}
