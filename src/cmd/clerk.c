#include "cmd/clerk.h"

#include "cmd/given.h"
#include "cmd/nearest.h"
#include "flow/roll.h"
#include "names/names.h"

bool clerk_side(struct call *c, enum side *out, struct err *e)
{
    if (!c->given[OPT_SIDE] || side_parse(c->value[OPT_SIDE], out))
        return true;
    return err_set(e, ERR_USAGE, "--side: %.*s: no such side; one of guest, host, third, press",
                   STR_ARG(c->value[OPT_SIDE]));
}

bool clerk_act(struct call *c, struct str typed, enum act *out, struct err *e)
{
    struct nearest near = {.typed = typed};

    if (act_parse(typed, out) && act_about(*out) != ABOUT_NOTHING)
        return true;
    for (size_t i = 0; i < ACT_COUNT; i++)
        if (act_about((enum act)i) != ABOUT_NOTHING)
            nearest_take(&near, str_of(act_text((enum act)i)));
    return err_set(e, ERR_USAGE, "%.*s: no such act%.*s", STR_ARG(typed),
                   STR_ARG(nearest_text(&near, c->arena, "")));
}

static bool read_channel(const struct call *c, enum channel *out, struct err *e)
{
    if (!c->given[OPT_CHANNEL] || channel_parse(c->value[OPT_CHANNEL], out))
        return true;
    return err_set(e, ERR_USAGE, "--channel: %.*s: no such channel; one of note, letter, phone,"
                   " diplomatic, mail, web, briefing, press", STR_ARG(c->value[OPT_CHANNEL]));
}

bool clerk_said_on(const struct call *c, day *out, struct err *e)
{
    char text[DAY_TEXT];

    if (!given_option_day(c, OPT_SAID_ON, out, e))
        return false;
    return !c->given[OPT_SAID_ON] || *out <= c->outside->today
        || err_set(e, ERR_USAGE, "--said-on: %s is still to come; it is the day the word was given",
                   day_text(*out, text));
}

bool clerk_guest(struct call *c, const struct event *ev, struct str typed, struct str *out,
                 struct err *e)
{
    if (!given_guest(c, typed, out, e))
        return false;
    return !str_eq(*out, ev->country)
        || err_set(e, ERR_STATE, "%.*s: hosts %.*s and is no guest of it", STR_ARG(typed),
                   STR_ARG(ev->id));
}

/* "2020-05-09, 2020-06-24", or "" where it has none yet. */
static struct str dates_of(struct arena *a, const struct rounds *r)
{
    struct str all = {0};
    char text[DAY_TEXT];

    for (size_t i = 0; i < r->count; i++)
        if (r->items[i].date != 0)
            all = arena_fmt(a, "%.*s%s%s", STR_ARG(all), all.n > 0 ? ", " : "",
                            day_text(r->items[i].date, text));
    return all;
}

bool clerk_had_date(struct call *c, const struct event *ev, day date, struct err *e)
{
    struct roll r;
    struct str dates;
    char text[DAY_TEXT];

    if (!flow_roll(c->ledger, c->arena, ev, (struct filter){0}, &r, NULL, e))
        return false;
    for (size_t i = 0; i < r.rounds.count; i++)
        if (r.rounds.items[i].date != 0 && day_agrees(r.rounds.items[i].date, date))
            return true;
    dates = dates_of(c->arena, &r.rounds);
    return dates.n == 0
        || err_set(e, ERR_STATE, "--date: %.*s was never set for %s; it was for %.*s",
                   STR_ARG(ev->id), day_text(date, text), STR_ARG(dates));
}

/* The date that stood on the day of the word, as the ledger has it. */
static bool date_then(struct call *c, const struct event *ev, struct statement *st, struct err *e)
{
    struct roll r;

    if (c->given[OPT_DATE])
        return given_option_day(c, OPT_DATE, &st->date, e)
            && clerk_had_date(c, ev, st->date, e);
    if (st->guest.n == 0 || act_about(st->act) == ABOUT_NOTHING)
        return true;
    if (!str_eq(c->then.event, ev->id) || c->then.said_on != st->said_on) {
        if (!flow_roll(c->ledger, c->arena, ev, (struct filter){.as_of = st->said_on}, &r, NULL,
                       e))
            return false;
        c->then.event = ev->id;
        c->then.said_on = st->said_on;
        c->then.date = rounds_standing(&r.rounds)->date;
    }
    st->date = c->then.date;
    return true;
}

bool clerk_statement(struct call *c, const struct event *ev, struct str guest, enum act act,
                     enum side side, struct statement *out, struct err *e)
{
    struct source *s = ARENA_NEW(c->arena, struct source, 1);

    *s = (struct source){
        .kind = SOURCE_CLERK, .name = c->value[OPT_VIA], .score = 1, .user = c->outside->user};
    *out = (struct statement){
        .event = ev->id, .guest = guest, .person = c->value[OPT_PERSON], .act = act, .side = side,
        .by = c->value[OPT_BY], .via = c->value[OPT_VIA], .note = c->value[OPT_NOTE],
        .user = c->outside->user, .sources = s, .source_count = 1};
    out->said_on = c->outside->today;
    return clerk_side(c, &out->side, e) && read_channel(c, &out->channel, e)
        && clerk_said_on(c, &out->said_on, e) && date_then(c, ev, out, e);
}

void clerk_words(struct buf *b, const struct statement *st)
{
    char text[DAY_TEXT];

    view_clean(b, st->guest.n > 0 ? guest_name(st->guest) : st->event);
    buf_fmt(b, " %s", act_text(st->act));
    if (st->date != 0)
        buf_fmt(b, st->guest.n > 0 ? " for %s" : " %s", day_text(st->date, text));
    buf_fmt(b, st->said_on != 0 ? " (%s, %s)" : " (%s%s)", side_text(st->side),
            day_text(st->said_on, text));
}

/* What the ledger has under a number, with the person, which the line of a new one need not show. */
static bool say_what_is_there(struct call *c, int64_t seq, struct err *e)
{
    struct statement there = {0};

    if (!ledger_statement(c->ledger, c->arena, seq, &there, e))
        return false;
    clerk_words(&c->out, &there);
    if (there.person.n > 0) {
        buf_text(&c->out, ", naming ");
        view_clean(&c->out, there.person);
    }
    return true;
}

bool clerk_say(struct call *c, const struct statement *st, int64_t seq, enum added what,
               struct err *e)
{
    buf_fmt(&c->out, "#%lld  ", (long long)seq);
    if (what == ADDED_NEW)
        clerk_words(&c->out, st);
    else if (!say_what_is_there(c, seq, e))
        return false;
    buf_text(&c->out, what == ADDED_NEW ? "\n"
             : what == ADDED_SOURCE ? ": said before, now with one more source\n"
             : ": recorded before\n");
    return true;
}

bool clerk_add(struct call *c, const struct statement *st, struct str key, enum added *what,
               struct err *e)
{
    int64_t seq;

    return ledger_add_statement(c->ledger, st, key, &seq, what, e)
        && clerk_say(c, st, seq, *what, e);
}

struct str clerk_key(struct call *c, struct str part)
{
    if (!c->given[OPT_KEY])
        return (struct str){0};
    return arena_fmt(c->arena, "%.*s %.*s", STR_ARG(c->value[OPT_KEY]), STR_ARG(part));
}
