/* event.c - events are added, moved, cancelled and listed. */
#include "cmd/clerk.h"
#include "cmd/given.h"
#include "cmd/run.h"
#include "flow/decide.h"
#include "flow/roll.h"
#include "names/names.h"

/* An occasion under two ids would divide its guests: one that is like it is named instead. */
static bool is_new(struct call *c, const struct event *ev, day date, struct err *e)
{
    struct candidates known = {.arena = c->arena};
    struct candidate meant = {.event = *ev};
    const struct candidate *like;

    if (!flow_candidates(c->ledger, ev->country, &known, e))
        return false;
    candidate_date(&meant, date);
    if (candidate_by_id(&known, ev->id) != NULL)
        return err_set(e, ERR_STATE, "%.*s: there is such an event already; another one takes an"
                       " --id of its own", STR_ARG(ev->id));
    like = c->given[OPT_ID] ? NULL : candidate_find(&known, &meant);
    return like == NULL
        || err_set(e, ERR_STATE, "%.*s: looks like the same occasion; if it is another, give it an"
                   " --id", STR_ARG(like->event.id));
}

static bool make_event(struct call *c, day date, struct event *ev, struct err *e)
{
    *ev = (struct event){.year = day_year(date), .place = c->value[OPT_PLACE],
                         .name = str_trim(c->args[2]), .user = c->outside->user};
    if (!given_guest(c, c->args[0], &ev->country, e))
        return false;
    ev->id = c->given[OPT_ID] ? c->value[OPT_ID]
        : event_id_make(c->arena, ev->country, ev->year, ev->name);
    if (!event_id_valid(ev->id))
        return err_set(e, ERR_USAGE, "%.*s: an id is 1 to 80 of a-z, 0-9 and -, and starts with a"
                       " letter", STR_ARG(ev->id));
    return is_new(c, ev, date, e);
}

static bool schedule(struct call *c, const struct event *ev, enum act act, day date,
                     struct str key, struct err *e)
{
    struct statement st;
    enum added what;

    if (!clerk_statement(c, ev, (struct str){0}, act, SIDE_HOST, &st, e))
        return false;
    st.date = date;
    return clerk_add(c, &st, key, &what, e);
}

static bool add(struct call *c, const struct event *ev, day date, struct err *e)
{
    enum added what;

    if (!ledger_add_event(c->ledger, ev, &what, e))
        return false;
    buf_fmt(&c->out, "%.*s\n", STR_ARG(ev->id));
    return schedule(c, ev, ACT_SCHEDULED, date, c->value[OPT_KEY], e);
}

bool cmd_event_add(struct call *c, struct err *e)
{
    struct event ev;
    day date;

    if (!given_day(c, "DATE", c->args[1], &date, e))
        return false;
    return make_event(c, date, &ev, e) && call_begin(c, e) && call_end(c, add(c, &ev, date, e), e);
}

/* Rows that stood before the move and do not any more. */
static void say_lapsed(struct call *c, const struct roll *before, const struct roll *after)
{
    size_t count = 0;

    for (size_t i = 0; i < after->count; i++) {
        const struct row *now = &after->rows[i], *was = roll_find(before, now->guest);

        if (now->status != STATUS_LAPSED || was == NULL || was->status == STATUS_LAPSED)
            continue;
        buf_text(&c->out, count++ == 0 ? "What these said was for the old date and has lapsed:\n"
                                       : "");
        buf_text(&c->out, "  ");
        view_clean(&c->out, guest_name(now->guest));
        buf_fmt(&c->out, " (%s)\n", status_text(was->status));
    }
    if (count > 0)
        buf_fmt(&c->out, "To ask them again: convoke invite %.*s GUEST...\n",
                STR_ARG(after->event->id));
}

static bool move(struct call *c, const struct roll *before, day date, struct err *e)
{
    const struct round *standing = rounds_standing(&before->rounds);
    bool given_up = before->rounds.held == HELD_SCHEDULED && !day_agrees(standing->date, date);

    if ((given_up || date == 0)
        && !schedule(c, before->event, ACT_POSTPONED, standing->date, c->value[OPT_KEY], e))
        return false;
    return date == 0
        || schedule(c, before->event, ACT_SCHEDULED, date, clerk_key(c, S("scheduled")), e);
}

/* Whether there is anything to move, and a date to move it to. With a key it may be the same input
 * once more, which the ledger knows (L6). */
static bool can_move(struct call *c, const struct roll *r, day *date, struct err *e)
{
    const struct round *standing = rounds_standing(&r->rounds);
    char text[DAY_TEXT];

    *date = 0;
    if (c->given[OPT_OPEN] == (c->arg_count == 2))
        return err_set(e, ERR_USAGE, "event move: give the new date, or --open where there is none");
    if (c->arg_count == 2 && !given_day(c, "DATE", c->args[1], date, e))
        return false;
    if (!c->given[OPT_KEY] && r->rounds.held == HELD_SCHEDULED && standing->date != 0 && *date != 0
        && day_agrees(standing->date, *date) && *date <= standing->date)
        return err_set(e, ERR_STATE, "%.*s: is set for %s already", STR_ARG(r->event->id),
                       day_text(standing->date, text));
    return true;
}

bool cmd_event_move(struct call *c, struct err *e)
{
    struct event ev;
    struct roll before, after;
    day date;

    if (!given_event(c, c->args[0], &ev, e)
        || !flow_roll(c->ledger, c->arena, &ev, (struct filter){0}, &before, NULL, e)
        || !can_move(c, &before, &date, e) || !call_begin(c, e)
        || !call_end(c, move(c, &before, date, e), e)
        || !flow_roll(c->ledger, c->arena, &ev, (struct filter){0}, &after, NULL, e))
        return false;
    say_lapsed(c, &before, &after);
    return true;
}

static bool can_cancel(const struct call *c, const struct roll *r, struct err *e)
{
    return c->given[OPT_KEY] || r->rounds.held != HELD_CANCELLED
        || err_set(e, ERR_STATE, "%.*s: is cancelled already (#%lld)", STR_ARG(r->event->id),
                   (long long)r->rounds.word->seq);
}

bool cmd_event_cancel(struct call *c, struct err *e)
{
    struct event ev;
    struct roll r;

    if (!given_event(c, c->args[0], &ev, e)
        || !flow_roll(c->ledger, c->arena, &ev, (struct filter){0}, &r, NULL, e)
        || !can_cancel(c, &r, e) || !call_begin(c, e))
        return false;
    return call_end(c, schedule(c, &ev, ACT_CANCELLED, rounds_standing(&r.rounds)->date,
                                c->value[OPT_KEY], e), e);
}

bool cmd_event_list(struct call *c, struct err *e)
{
    struct filter f;
    struct roll *rolls;
    size_t count;

    if (!given_filter(c, &f, e) || !flow_rolls(c->ledger, c->arena, f, &rolls, &count, e))
        return false;
    if (!c->given[OPT_IDS]) {
        view_events(&c->out, rolls, count, c->outside->style);
        return true;
    }
    for (size_t i = 0; i < count; i++)
        buf_fmt(&c->out, "%.*s\n", STR_ARG(rolls[i].event->id));
    return true;
}
