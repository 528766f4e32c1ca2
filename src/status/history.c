#include "status/history.h"

static day date_of(const struct roll *r)
{
    day date = 0;

    for (size_t i = 0; i < r->rounds.count; i++)
        if (r->rounds.items[i].date != 0)
            date = r->rounds.items[i].date;
    return date != 0 ? date : day_make(r->event->year, 0, 0);
}

static int by_date(const void *x, const void *y)
{
    const struct history_line *a = x, *b = y;
    day p = date_of(a->roll), q = date_of(b->roll);
    int order = (p > q) - (p < q);

    if (order == 0)
        order = str_cmp(a->roll->event->id, b->roll->event->id);
    return order != 0 ? order : (a->row > b->row) - (a->row < b->row);
}

struct history history_make(struct arena *a, struct str guest, const struct roll *rolls,
                            size_t count)
{
    struct history_line *items;
    struct history h = {.guest = guest};
    size_t room = 0;

    for (size_t i = 0; i < count; i++)
        room += rolls[i].count;
    items = ARENA_NEW(a, struct history_line, room + 1);
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < rolls[i].count; k++)
            if (str_eq(rolls[i].rows[k].guest, guest))
                items[h.count++] = (struct history_line){&rolls[i], &rolls[i].rows[k]};
    qsort(items, h.count, sizeof *items, by_date);
    h.items = items;
    return h;
}
