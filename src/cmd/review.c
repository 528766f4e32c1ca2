/* review.c - proposals are listed, accepted, rejected and corrected. */
#include "cmd/clerk.h"
#include "cmd/given.h"
#include "cmd/run.h"
#include "flow/decide.h"

enum { RANGE_MAX = 1000000 };

struct ids {
    struct call *call;
    int64_t *items;
    size_t count, allocated;
};

struct sums {
    size_t decided, made, sources, twins, unplaced;
};

static double score_of(const struct proposal *p)
{
    return p->statement.source_count > 0 ? p->statement.sources[0].score : 0;
}

static void ids_add(struct ids *ids, int64_t id)
{
    ids->items = arena_grow(ids->call->arena, ids->items, &ids->allocated, ids->count,
                            sizeof *ids->items);
    ids->items[ids->count++] = id;
}

/* What a copy proposes is settled with the one that is shown already. */
static bool is_twin(struct proposals shown, const struct proposal *p)
{
    for (size_t i = 0; i < shown.count; i++)
        if (flow_twins(&shown.items[i], p))
            return true;
    return false;
}

bool cmd_review_list(struct call *c, struct err *e)
{
    struct event ev = {0};
    struct proposals pending = {0};
    struct proposal *shown;
    int64_t limit = INT64_MAX;
    double least = 0;
    size_t count = 0;

    if ((c->given[OPT_LIMIT] && !given_number("--limit", c->value[OPT_LIMIT], &limit, e))
        || !given_score(c, &least, e))
        return false;
    if (c->arg_count == 1 && !given_proposed_event(c, c->args[0], &ev, e))
        return false;
    if (!ledger_proposals(c->ledger, c->arena, VERDICT_PENDING, ev.id, &pending, e))
        return false;
    shown = ARENA_NEW(c->arena, struct proposal, pending.count);
    for (size_t i = 0; i < pending.count && (int64_t)count < limit; i++)
        if (score_of(&pending.items[i]) >= least
            && !is_twin((struct proposals){shown, count}, &pending.items[i]))
            shown[count++] = pending.items[i];
    view_proposals(&c->out, (struct proposals){shown, count}, c->outside->style);
    return true;
}

/* "7" or "3-7". */
static bool parse_range(struct str typed, int64_t *from, int64_t *to, struct err *e)
{
    size_t hyphen = str_find_byte(typed, '-', 0);
    bool range = hyphen != STR_NONE;

    if (!given_number("proposal", str_cut(typed, 0, range ? hyphen : typed.n), from, e))
        return false;
    *to = *from;
    if (range && !given_number("proposal", str_cut(typed, hyphen + 1, typed.n), to, e))
        return false;
    return (*to >= *from && *to - *from < RANGE_MAX)
        || err_set(e, ERR_USAGE, "proposal: %.*s: not a range; write 3-7", STR_ARG(typed));
}

/* One that is not pending is an error where it is named, and passed over inside a range. */
static bool one_pending(struct call *c, int64_t id, bool named, bool *pending, struct err *e)
{
    struct proposal p = {0};

    if (!ledger_proposal(c->ledger, c->arena, id, &p, e))
        return false;
    *pending = p.id != 0 && p.verdict == VERDICT_PENDING;
    if (*pending || !named)
        return true;
    if (p.id == 0)
        return err_set(e, ERR_MISSING, "proposal %lld: there is none; see: convoke review",
                       (long long)id);
    return err_set(e, ERR_STATE, "proposal %lld: %s before", (long long)id,
                   verdict_text(p.verdict));
}

static bool typed_ids(struct call *c, struct ids *ids, struct err *e)
{
    for (size_t i = 0; i < c->arg_count; i++) {
        int64_t from, to;
        size_t before = ids->count;

        if (!parse_range(c->args[i], &from, &to, e))
            return false;
        for (int64_t id = from; id <= to; id++) {
            bool pending;

            if (!one_pending(c, id, from == to, &pending, e))
                return false;
            if (pending)
                ids_add(ids, id);
        }
        if (ids->count == before)
            return err_set(e, ERR_MISSING, "proposals %.*s: none of them waits for review",
                           STR_ARG(c->args[i]));
    }
    return true;
}

/* All that score enough; those without a country or a year need a person. */
static bool sure_ids(struct call *c, struct ids *ids, struct sums *sums, struct err *e)
{
    struct proposals pending = {0};
    struct event ev = {0};
    double least = 1;

    if (!given_score(c, &least, e)
        || (c->given[OPT_EVENT] && !given_proposed_event(c, c->value[OPT_EVENT], &ev, e))
        || !ledger_proposals(c->ledger, c->arena, VERDICT_PENDING, ev.id, &pending, e))
        return false;
    for (size_t i = 0; i < pending.count; i++) {
        if (score_of(&pending.items[i]) < least)
            continue;
        if (flow_placed(&pending.items[i].event))
            ids_add(ids, pending.items[i].id);
        else
            sums->unplaced++;
    }
    return true;
}

static bool decide(struct call *c, int64_t id, enum verdict v, struct sums *sums, struct err *e)
{
    struct proposal p = {0};
    struct decided d;

    if (!ledger_proposal(c->ledger, c->arena, id, &p, e))
        return false;
    if (p.verdict != VERDICT_PENDING)
        return true;  /* settled with a twin, a moment ago */
    if (!(v == VERDICT_ACCEPTED ? flow_accept(c->ledger, c->arena, &p, NULL, &d, e)
                                : flow_reject(c->ledger, c->arena, &p, &d, e)))
        return false;
    sums->decided++;
    sums->twins += d.twins;
    sums->made += d.what == ADDED_NEW && v == VERDICT_ACCEPTED;
    sums->sources += d.what == ADDED_SOURCE && v == VERDICT_ACCEPTED;
    if (d.new_event)
        buf_fmt(&c->out, "%.*s: a new event\n", STR_ARG(d.event));
    if (v == VERDICT_ACCEPTED && !c->given[OPT_AUTO])
        return clerk_say(c, &p.statement, d.seq, d.what, e);
    return true;
}

static bool decide_all(struct call *c, const struct ids *ids, enum verdict v, struct sums *sums,
                       struct err *e)
{
    for (size_t i = 0; i < ids->count; i++)
        if (!decide(c, ids->items[i], v, sums, e))
            return false;
    return true;
}

static void sum_up(struct call *c, enum verdict v, const struct sums *s)
{
    buf_fmt(&c->out, "%zu proposal%s %s", s->decided, s->decided == 1 ? "" : "s", verdict_text(v));
    if (s->made > 0)
        buf_fmt(&c->out, ", %zu statement%s new", s->made, s->made == 1 ? "" : "s");
    if (s->sources + s->twins > 0)
        buf_fmt(&c->out, v == VERDICT_ACCEPTED ? ", %zu more as a source"
                                               : ", %zu more with them",
                v == VERDICT_ACCEPTED ? s->sources + s->twins : s->twins);
    if (s->unplaced > 0)
        buf_fmt(&c->out, "; %zu left that have no country or year", s->unplaced);
    buf_byte(&c->out, '\n');
}

static bool settle(struct call *c, const struct ids *ids, enum verdict v, struct sums *sums,
                   struct err *e)
{
    if (!call_begin(c, e) || !call_end(c, decide_all(c, ids, v, sums, e), e))
        return false;
    sum_up(c, v, sums);
    return true;
}

bool cmd_review_accept(struct call *c, struct err *e)
{
    struct ids ids = {.call = c};
    struct sums sums = {0};

    if (c->given[OPT_AUTO] == (c->arg_count > 0))
        return err_set(e, ERR_USAGE, "review accept: give numbers, or --auto with a least score");
    if (c->given[OPT_EVENT] && !c->given[OPT_AUTO])
        return err_set(e, ERR_USAGE, "review accept: --event goes with --auto");
    if (!(c->given[OPT_AUTO] ? sure_ids(c, &ids, &sums, e) : typed_ids(c, &ids, e)))
        return false;
    return settle(c, &ids, VERDICT_ACCEPTED, &sums, e);
}

bool cmd_review_reject(struct call *c, struct err *e)
{
    struct ids ids = {.call = c};
    struct sums sums = {0};

    return typed_ids(c, &ids, e) && settle(c, &ids, VERDICT_REJECTED, &sums, e);
}

/* What is said of the event has no guest, and what is said of a guest has one. */
static bool act_fits(const struct statement *st, struct err *e)
{
    bool of_event = act_about(st->act) == ABOUT_HELD;

    if (of_event && st->guest.n > 0)
        return err_set(e, ERR_USAGE, "--act: %s is said of the event itself, and the proposal of"
                       " %.*s; reject it and enter the other: convoke help event",
                       act_text(st->act), STR_ARG(st->guest));
    return of_event || st->guest.n > 0
        || err_set(e, ERR_USAGE, "--act: %s is said of a guest; add --guest", act_text(st->act));
}

/* What was corrected, held against what the ledger has of the event. */
static bool event_fits(struct call *c, const struct statement *st, struct err *e)
{
    struct event ev = {0};

    if (!ledger_event(c->ledger, c->arena, st->event, &ev, e))
        return false;
    if (ev.id.n == 0 || st->guest.n == 0)
        return true;
    if (c->given[OPT_GUEST] && str_eq(st->guest, ev.country))
        return err_set(e, ERR_STATE, "%.*s: hosts %.*s and is no guest of it",
                       STR_ARG(c->value[OPT_GUEST]), STR_ARG(ev.id));
    return !c->given[OPT_DATE] || clerk_had_date(c, &ev, st->date, e);
}

/* The statement as proposed, with what the options say otherwise. */
static bool mend(struct call *c, const struct proposal *p, struct statement *st, struct err *e)
{
    struct event ev;

    *st = p->statement;
    if (c->given[OPT_EVENT]) {
        if (!given_event(c, c->value[OPT_EVENT], &ev, e))
            return false;
        st->event = ev.id;
    }
    if (c->given[OPT_PERSON])
        st->person = c->value[OPT_PERSON];
    if (c->given[OPT_BY])
        st->by = c->value[OPT_BY];
    if (c->given[OPT_VIA])
        st->via = c->value[OPT_VIA];
    if (c->given[OPT_NOTE])
        st->note = c->value[OPT_NOTE];
    return (!c->given[OPT_GUEST] || given_guest(c, c->value[OPT_GUEST], &st->guest, e))
        && (!c->given[OPT_ACT] || clerk_act(c, c->value[OPT_ACT], &st->act, e))
        && clerk_side(c, &st->side, e) && clerk_said_on(c, &st->said_on, e)
        && given_option_day(c, OPT_DATE, &st->date, e) && act_fits(st, e) && event_fits(c, st, e);
}

bool cmd_review_edit(struct call *c, struct err *e)
{
    struct proposal p = {0};
    struct statement st;
    struct decided d;
    int64_t id;
    bool pending;

    if (!given_number("proposal", c->args[0], &id, e) || !one_pending(c, id, true, &pending, e)
        || !ledger_proposal(c->ledger, c->arena, id, &p, e) || !mend(c, &p, &st, e)
        || !call_begin(c, e)
        || !call_end(c, flow_accept(c->ledger, c->arena, &p, &st, &d, e), e))
        return false;
    st.event = d.event;
    return clerk_say(c, &st, d.seq, d.what, e);
}
