/* follow.c - feeds into the ledger, now or for as long as one lets it (flow/follow.h). */
#include "cmd/given.h"
#include "cmd/run.h"
#include "flow/follow.h"

enum { EVERY_MINUTES = 15, PAUSE_S = 1, STATUS_INTERRUPTED = 128 + 2, MINUTE_MS = 60 * 1000 };

struct following {
    struct call *call;
    struct follow follow;
    moment started;       /* by the clock that goes on */
    const volatile sig_atomic_t *interrupted;
};

static void complain(void *to, const struct err *e)
{
    call_complain(to, e);
}

/* The moment it is: what the call began with, and the time that went by. */
static moment now(const struct following *f)
{
    const struct outside *o = f->call->outside;

    return o->now + (o->clock() - f->started);
}

static bool find_time(const struct call *c, enum option_id id, const char *name, double *out,
                      struct err *e)
{
    if (!c->given[id])
        return true;
    return (str_fraction(c->value[id], out) && *out >= 0 && *out <= 100000)
        || err_set(e, ERR_USAGE, "%s: %.*s: not a number up to 100000", name,
                   STR_ARG(c->value[id]));
}

static bool check(struct call *c, double *every, double *pause, struct err *e)
{
    if (!find_time(c, OPT_EVERY, "--every", every, e)
        || !find_time(c, OPT_PAUSE, "--pause", pause, e))
        return false;
    for (size_t i = 0; i < c->arg_count; i++)
        if (!fetch_is_address(c->args[i]))
            return err_set(e, ERR_USAGE, "follow: %.*s: not an address of http or https; convoke read"
                           " reads files", STR_ARG(c->args[i]));
    return *every > 0 || err_set(e, ERR_USAGE, "--every: 0: at least a part of a minute");
}

static void report(struct buf *out, struct str address, const struct looked *l)
{
    view_clean(out, address);
    if (l->early) {
        buf_text(out, ": wants to be left alone for now\n");
        return;
    }
    if (l->documents == 0)
        buf_text(out, ": nothing new");
    else
        buf_fmt(out, ": %zu document%s read, %zu accepted, %zu to review", l->documents,
                l->documents == 1 ? "" : "s", l->accepted, l->proposed);
    if (l->sources > 0)
        buf_fmt(out, ", %zu source%s more", l->sources, l->sources == 1 ? "" : "s");
    if (l->failed > 0)
        buf_fmt(out, ", %zu not", l->failed);
    buf_byte(out, '\n');
}

/* Every feed once. */
static bool look_round(struct following *f, struct err *e)
{
    struct call *c = f->call;
    bool ok = true;

    for (size_t i = 0; ok && !*f->interrupted && i < c->arg_count; i++) {
        struct looked looked;

        ok = follow_look(&f->follow, c->args[i], now(f), &looked, e);
        if (ok)
            report(&c->out, c->args[i], &looked);
        ok = ok && call_flush(c, e);
    }
    return ok;
}

static bool follow(struct following *f, struct err *e)
{
    struct call *c = f->call;
    bool ok = look_round(f, e);

    while (ok && !c->given[OPT_ONCE] && c->outside->rest(f->follow.every_ms))
        ok = look_round(f, e);
    if (!*f->interrupted)
        return ok;
    c->status = STATUS_INTERRUPTED;  /* asked to stop; what was read is in */
    return ok || e->kind == ERR_STATE;
}

bool cmd_follow(struct call *c, struct err *e)
{
    const struct outside *o = c->outside;
    struct following f = {.call = c, .started = o->clock(),
                          .follow = {.complain = complain, .to = c}};
    struct take_options how = {.now = o->now, .user = o->user, .received = o->today,
                               .auto_score = 2};
    struct str ledger = c->given[OPT_LEDGER] ? c->value[OPT_LEDGER] : o->ledger;
    double every = EVERY_MINUTES, pause = PAUSE_S;
    bool ok;

    if (!check(c, &every, &pause, e) || !given_score(c, &how.auto_score, e))
        return false;
    f.interrupted = o->watch();
    f.follow.visits = (struct visits){.clock = o->clock, .rest = o->rest,
                                      .pause_ms = (int64_t)(pause * 1000)};
    f.follow.every_ms = (int64_t)(every * MINUTE_MS);
    if (!follow_open(&f.follow, c->ledger, how,
                     arena_fmt(c->arena, "%.*s-follow", STR_ARG(ledger)), e))
        return false;
    ok = follow(&f, e);
    follow_close(&f.follow);
    return ok;
}
