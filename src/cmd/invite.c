/* invite.c - what the host does: it plans, invites, invites again, and does not invite. */
#include "cmd/clerk.h"
#include "cmd/given.h"
#include "cmd/run.h"
#include "flow/roll.h"
#include "names/names.h"

static bool is_invited(const struct standing *s)
{
    const struct statement *word = s->word[ABOUT_ASKED];

    return word != NULL && (word->act == ACT_INVITED || word->act == ACT_REINVITED);
}

static bool was_invited(const struct row *row)
{
    for (size_t i = 0; row != NULL && i < row->before_count; i++)
        if (is_invited(&row->before[i].standing))
            return true;
    return false;
}

/* The guests of the call, checked before any is entered. */
static bool guests(struct call *c, const struct event *ev, struct str **out, struct err *e)
{
    *out = ARENA_NEW(c->arena, struct str, c->arg_count);
    for (size_t i = 1; i < c->arg_count; i++)
        if (!clerk_guest(c, ev, c->args[i], &(*out)[i], e))
            return false;
    return true;
}

static bool enter(struct call *c, const struct event *ev, struct str guest, enum act act,
                  struct err *e)
{
    struct statement st;
    enum added what;
    struct str key = c->arg_count > 2 ? clerk_key(c, guest) : c->value[OPT_KEY];

    return clerk_statement(c, ev, guest, act, SIDE_HOST, &st, e) && clerk_add(c, &st, key, &what, e);
}

static bool enter_all(struct call *c, const struct event *ev, const struct str *who, enum act act,
                      struct err *e)
{
    for (size_t i = 1; i < c->arg_count; i++)
        if (!enter(c, ev, who[i], act, e))
            return false;
    return true;
}

static bool record(struct call *c, enum act act, struct err *e)
{
    struct event ev;
    struct str *who;

    return given_event(c, c->args[0], &ev, e) && guests(c, &ev, &who, e) && call_begin(c, e)
        && call_end(c, enter_all(c, &ev, who, act, e), e);
}

bool cmd_plan(struct call *c, struct err *e)
{
    return record(c, ACT_PLANNED, e);
}

bool cmd_uninvite(struct call *c, struct err *e)
{
    return record(c, ACT_NOT_INVITED, e);
}

/* An invitation that stands is not given twice by a slip of the hand. */
static bool invite(struct call *c, const struct roll *r, struct str guest, struct err *e)
{
    const struct row *row = roll_find(r, guest);
    bool stands = row != NULL && is_invited(&row->standing);

    if (stands && !c->given[OPT_AGAIN]) {
        view_clean(&c->out, guest_name(guest));
        buf_fmt(&c->out, ": invited already (#%lld); --again renews it\n",
                (long long)row->standing.word[ABOUT_ASKED]->seq);
        return true;
    }
    return enter(c, r->event, guest, stands || was_invited(row) ? ACT_REINVITED : ACT_INVITED, e);
}

/* It is recorded all the same: that an invitation went out is so, however late. */
static void warn_if_cancelled(const struct roll *r)
{
    if (r->rounds.held == HELD_CANCELLED)
        fprintf(stderr, "convoke: %.*s: is cancelled (#%lld); the invitation is recorded all the"
                " same\n", STR_ARG(r->event->id), (long long)r->rounds.word->seq);
}

/* Inside the batch, so that what stands cannot change before it is committed. */
static bool invite_all(struct call *c, const struct event *ev, const struct str *who,
                       struct err *e)
{
    struct roll r;

    if (!flow_roll(c->ledger, c->arena, ev, (struct filter){0}, &r, NULL, e))
        return false;
    for (size_t i = 1; i < c->arg_count; i++)
        if (!invite(c, &r, who[i], e))
            return false;
    warn_if_cancelled(&r);
    return true;
}

bool cmd_invite(struct call *c, struct err *e)
{
    struct event ev;
    struct str *who;

    return given_event(c, c->args[0], &ev, e) && guests(c, &ev, &who, e) && call_begin(c, e)
        && call_end(c, invite_all(c, &ev, who, e), e);
}
