/* log.c - the statements in order of entry. */
#include "cmd/given.h"
#include "cmd/run.h"

enum { PAGE = 500 };

/* Whether the ledger has a statement of seq at least from. */
static bool goes_on(struct call *c, int64_t from, bool *out, struct err *e)
{
    struct arena scratch = {0};
    struct statements found = {0};
    bool ok = ledger_log(c->ledger, &scratch, from, 1, &found, e);

    *out = found.count > 0;
    arena_free(&scratch);
    return ok;
}

/* The last seq there is, by halving. */
static bool last_seq(struct call *c, int64_t *out, struct err *e)
{
    int64_t low = 0, high = 1;
    bool more = true;

    while (more) {
        if (!goes_on(c, high, &more, e))
            return false;
        low = more ? high : low;
        high = more ? 2 * high : high;
    }
    while (high - low > 1) {
        int64_t middle = low + (high - low) / 2;

        if (!goes_on(c, middle, &more, e))
            return false;
        *(more ? &low : &high) = middle;
    }
    *out = low;
    return true;
}

/* The last so many: a window from the end that doubles until it holds them. */
static bool show_last(struct call *c, int64_t limit, struct err *e)
{
    int64_t last, width = limit < 64 ? 64 : limit;
    struct statements found = {0};

    if (!last_seq(c, &last, e))
        return false;
    for (;; width *= 2) {
        int64_t from = last - width + 1 < 1 ? 1 : last - width + 1;

        if (!ledger_log(c->ledger, c->arena, from, (size_t)(last - from + 1), &found, e))
            return false;
        if ((int64_t)found.count >= limit || from == 1)
            break;
    }
    if ((int64_t)found.count > limit) {
        found.items += found.count - (size_t)limit;
        found.count = (size_t)limit;
    }
    view_log(&c->out, found, c->outside->style);
    return true;
}

static bool show_from(struct call *c, int64_t from, int64_t limit, struct err *e)
{
    struct statements page = {0};
    bool ok = true;

    do {
        struct arena a = {0};
        size_t want = limit < PAGE ? (size_t)limit : PAGE;

        ok = ledger_log(c->ledger, &a, from, want, &page, e);
        if (ok && page.count > 0) {
            view_log(&c->out, page, c->outside->style);
            from = page.items[page.count - 1].seq + 1;
            limit -= (int64_t)page.count;
            ok = call_flush(c, e);
        }
        page.count = page.count < want ? 0 : page.count;
        arena_free(&a);
    } while (ok && page.count > 0 && limit > 0);
    return ok;
}

static bool show_event(struct call *c, int64_t from, int64_t limit, struct err *e)
{
    struct statements all = {0};
    struct event ev;

    if (!given_event(c, c->args[0], &ev, e)
        || !ledger_statements(c->ledger, c->arena, ev.id, &all, e))
        return false;
    for (; all.count > 0 && all.items->seq < from; all.count--)
        all.items++;
    if ((int64_t)all.count > limit) {
        if (!c->given[OPT_FROM])
            all.items += all.count - (size_t)limit;
        all.count = (size_t)limit;
    }
    view_log(&c->out, all, c->outside->style);
    return true;
}

bool cmd_log(struct call *c, struct err *e)
{
    int64_t from = 1, limit = INT64_MAX;

    if ((c->given[OPT_FROM] && !given_number("--from", c->value[OPT_FROM], &from, e))
        || (c->given[OPT_LIMIT] && !given_number("--limit", c->value[OPT_LIMIT], &limit, e)))
        return false;
    if (c->arg_count == 1)
        return show_event(c, from, limit, e);
    if (c->given[OPT_LIMIT] && !c->given[OPT_FROM] && limit < 1000000)
        return show_last(c, limit, e);
    return show_from(c, from, limit, e);
}
