/* roll.c - who is coming: one event, one guest of it, two days of it, one guest over all events. */
#include "cmd/given.h"
#include "cmd/run.h"
#include "flow/roll.h"

static bool event_roll(struct call *c, struct roll *r, struct statements *all, struct err *e)
{
    struct event *ev = ARENA_NEW(c->arena, struct event, 1);
    struct filter f;

    return given_filter(c, &f, e) && given_event(c, c->args[0], ev, e)
        && flow_roll(c->ledger, c->arena, ev, f, r, all, e);
}

bool cmd_roll(struct call *c, struct err *e)
{
    struct roll r;

    if (c->given[OPT_JSON] && c->given[OPT_CSV])
        return err_set(e, ERR_USAGE, "roll: --json or --csv, not both");
    if (!event_roll(c, &r, NULL, e))
        return false;
    if (c->given[OPT_JSON])
        json_roll(&c->out, &r);
    else if (c->given[OPT_CSV])
        csv_roll(&c->out, &r);
    else
        view_roll(&c->out, &r, c->outside->style);
    return true;
}

bool cmd_why(struct call *c, struct err *e)
{
    struct statements all;
    struct roll r;
    struct str guest;
    struct why w;

    if (!event_roll(c, &r, &all, e) || !given_guest(c, c->args[1], &guest, e))
        return false;
    w = why_make(c->arena, &r, all, guest);
    if (c->given[OPT_JSON])
        json_why(&c->out, &w);
    else
        view_why(&c->out, &w, guest, c->outside->style);
    return true;
}

/* The cut of a day: what had been said by then, or what was known. */
static bool cut(struct call *c, struct str typed, struct filter *f, struct err *e)
{
    char text[DAY_TEXT];
    day d;

    *f = (struct filter){0};
    if (!given_day(c, "DAY", typed, &d, e))
        return false;
    if (!c->given[OPT_RECORDED]) {
        f->as_of = d;
        return true;
    }
    return moment_parse(str_of(day_text(d, text)), &f->known_by)
        || err_set(e, ERR_USAGE, "DAY: %.*s: not exact enough; write 2020-05-28", STR_ARG(typed));
}

bool cmd_diff(struct call *c, struct err *e)
{
    struct event ev;
    struct filter one, two;
    struct roll from, to;
    struct diff d;

    if (!given_event(c, c->args[0], &ev, e) || !cut(c, c->args[1], &one, e)
        || !cut(c, c->arg_count == 3 ? c->args[2] : S("today"), &two, e)
        || !flow_roll(c->ledger, c->arena, &ev, one, &from, NULL, e)
        || !flow_roll(c->ledger, c->arena, &ev, two, &to, NULL, e))
        return false;
    d = diff_rolls(c->arena, &from, &to);
    if (c->given[OPT_JSON])
        json_diff(&c->out, &d);
    else
        view_diff(&c->out, &d, c->outside->style);
    return true;
}

bool cmd_history(struct call *c, struct err *e)
{
    struct filter f;
    struct roll *rolls;
    struct history h;
    struct str guest;
    size_t count;

    if (!given_filter(c, &f, e) || !given_guest(c, c->args[0], &guest, e)
        || !flow_rolls(c->ledger, c->arena, f, &rolls, &count, e))
        return false;
    h = history_make(c->arena, guest, rolls, count);
    if (c->given[OPT_JSON])
        json_history(&c->out, &h);
    else
        view_history(&c->out, &h, c->outside->style);
    return true;
}
