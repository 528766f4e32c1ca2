/*
 * read.c - documents into the ledger, and the report of what became of each. filter.h is the other way:
 * through to standard output.
 *
 * A document that cannot be read (missing, empty, binary, too large) is named on standard error and
 * the rest goes on; a ledger that cannot be written ends it. What each document says enters in a
 * batch of its own, so that what was reported as read is kept, whatever happens to the next.
 */
#include "base/utf8.h"
#include "cmd/asked.h"
#include "cmd/bar.h"
#include "cmd/filter.h"
#include "cmd/given.h"
#include "cmd/own.h"
#include "cmd/inputs.h"
#include "cmd/run.h"
#include "flow/decide.h"
#include "flow/take.h"

enum { NAME_LEAST = 20, GAP = 2, REPORT = 37, STATUS_INTERRUPTED = 128 + 2 };  /* as a shell tells it */

/* What the documents of a call came to. */
struct sums {
    size_t documents, failed, known, copies;
    size_t found, accepted, sources, proposed;
};

/* What became of one document, and how many of its proposals waited for review under another copy of
 * the story already: these are decided together, and so counted once. */
struct became {
    struct taken taken;
    size_t twins;
};

struct reader {
    struct call *call;
    struct inputs inputs;
    struct bar bar;
    struct taker taker;
    struct asked asked;    /* the other reader, if any */
    struct sums sums;
    int64_t next;          /* the number of the next proposal; 0 while it is not known */
    const volatile sig_atomic_t *interrupted;
    size_t folder;         /* of the report: the bytes of a path not shown, */
    size_t room, most;     /* columns for the rest, and at most */
};

static void failed(struct reader *r, const struct err *e)
{
    bar_clear(&r->bar);
    r->sums.failed++;
    call_complain(r->call, e);
}

static const char *plural(size_t count)
{
    return count == 1 ? "" : "s";
}

/* "12 accepted    3 to review", of a copy "5 sources    0 to review (copy)". */
static void report_counts(struct buf *b, const struct became *became)
{
    const struct taken *t = &became->taken;
    bool copy = t->copy && t->accepted == 0;

    if (t->found == 0)
        buf_text(b, "nothing said of guests");
    else if (t->accepted + t->sources + t->proposed + became->twins == 0)
        buf_text(b, "nothing new, read before");
    else if (t->accepted + t->proposed == 0 && became->twins > 0)
        buf_fmt(b, "%3zu sources   %3zu known", t->sources, became->twins);
    else
        buf_fmt(b, "%3zu %s  %3zu to review", copy ? t->sources : t->accepted,
                copy ? "sources " : "accepted", t->proposed);
    if (t->document == ADDED_NOTHING && t->accepted + t->sources + t->proposed > 0)
        buf_text(b, " (again)");
    else if (t->copy)
        buf_text(b, " (copy)");
}

/* The folder that all paths share is not shown in each line. */
static size_t shared_folder(const struct inputs *all)
{
    size_t shared = 0;

    for (size_t at = 0; all->count > 1; shared = ++at) {
        at = str_find_byte(all->paths[0], '/', at);
        for (size_t i = 0; at != STR_NONE && i < all->count; i++)
            if (!str_starts(all->paths[i], str_cut(all->paths[0], 0, at + 1)))
                at = STR_NONE;
        if (at == STR_NONE)
            break;
    }
    return shared;
}

/* Of a name that is too long the end is shown: it tells more. */
static void report_name(struct buf *b, struct str name, size_t room)
{
    struct buf clean = {0};
    struct str shown;

    view_clean(&clean, name);
    shown = buf_str(&clean);
    if (utf8_width(shown) > room) {
        while (utf8_width(shown) > room - 1 || (shown.p[0] & 0xC0) == 0x80)
            shown = str_cut(shown, 1, shown.n);
        buf_text(b, "…");
        room--;
    }
    buf_add(b, shown);
    buf_fill(b, ' ', room - utf8_width(shown) + GAP);
    buf_free(&clean);
}

/* A document out of an archive has a name that is no path of ours, and may be long. */
static void report(struct reader *r, struct str name, const struct became *became)
{
    struct buf *out = &r->call->out;
    bool path = str_eq(name, r->inputs.paths[r->inputs.done]);

    if (!path)
        r->room = r->most;
    report_name(out, path ? str_cut(name, r->folder, name.n) : name, r->room);
    if (became->taken.erased)
        buf_text(out, "erased on request; not read again");
    else
        report_counts(out, became);
    buf_byte(out, '\n');
}

/* As wide as the longest name, as far as the terminal goes. */
static void lay_out(struct reader *r)
{
    size_t width = r->call->outside->style.width == 0 ? 80 : r->call->outside->style.width;

    r->most = width > NAME_LEAST + REPORT ? width - REPORT : NAME_LEAST;
    r->folder = shared_folder(&r->inputs);
    for (size_t i = 0; i < r->inputs.count; i++) {
        size_t w = utf8_width(r->inputs.paths[i]) - r->folder;

        r->room = w > r->room ? w : r->room;
    }
    if (r->room > r->most)
        r->room = r->most;
}

static void count(struct sums *s, const struct taken *t)
{
    s->documents++;
    s->known += t->document == ADDED_NOTHING;
    s->copies += t->document != ADDED_NOTHING && t->copy;
    s->found += t->found;
    s->accepted += t->accepted;
    s->sources += t->sources;
    s->proposed += t->proposed;
}

static bool of_document(enum err_kind kind)
{
    return kind == ERR_FORMAT || kind == ERR_MISSING;
}

/* A fault of the ledger, with the document at which it came and what is in already. */
static bool ended(const struct reader *r, struct str name, struct err *e)
{
    struct err why = *e;

    if (r->inputs.count < 2 && r->sums.documents == 0)
        return false;
    return err_set(e, why.kind, "%.*s: %s; it is not in, the %zu read before it %s", STR_ARG(name),
                   why.text, r->sums.documents, r->sums.documents == 1 ? "is" : "are");
}

/* The number that the next proposal will have, by halving. */
static bool next_proposal(struct ledger *l, int64_t *next, struct err *e)
{
    int64_t low = 0, high = 1;
    bool ok = true, doubling = true;

    while (ok && high - low > (doubling ? 0 : 1)) {
        int64_t at = doubling ? high : low + (high - low) / 2;
        struct arena scratch = {0};
        struct proposal p = {0};

        ok = ledger_proposal(l, &scratch, at, &p, e);
        doubling = doubling && p.id != 0;
        *(p.id != 0 ? &low : &high) = at;
        high = doubling ? 2 * at : high;
        arena_free(&scratch);
    }
    *next = high;
    return ok;
}

static bool has_twin(struct reader *r, struct arena *a, const struct proposal *p, bool *out,
                     struct err *e)
{
    struct proposals pending = {0};
    bool ok = ledger_proposed(r->call->ledger, a, &p->statement, &pending, e);

    *out = false;
    for (size_t i = 0; ok && i < pending.count; i++)
        *out = *out || (pending.items[i].id < p->id && flow_twins(p, &pending.items[i]));
    return ok;
}

/* Passes over what was proposed since the last document; of a copy's own, counts those with a twin
 * that waits. */
static bool count_twins(struct reader *r, struct became *became, struct err *e)
{
    struct str hash = str_of(became->taken.hash);
    bool ok = true, more = true, twin;

    while (ok && more) {
        struct arena a = {0};
        struct proposal p = {0};

        ok = ledger_proposal(r->call->ledger, &a, r->next, &p, e);
        more = p.id != 0;
        twin = false;
        if (ok && more && became->taken.copy && p.verdict == VERDICT_PENDING
            && p.statement.source_count > 0 && str_eq(p.statement.sources[0].document, hash))
            ok = has_twin(r, &a, &p, &twin, e);
        became->twins += twin;
        r->next += more;
        arena_free(&a);
    }
    became->taken.proposed -= became->twins;
    return ok;
}

/* What waits is asked within a batch, which adds nothing. */
static bool look_for_twins(struct reader *r, struct became *became, struct err *e)
{
    struct ledger *l = r->call->ledger;
    bool ok;

    if (became->taken.proposed == 0)
        return true;
    if (!ledger_begin(l, r->call->outside->now, r->call->outside->user, e))
        return false;
    ok = count_twins(r, became, e);
    ledger_rollback(l);
    return ok;
}

static bool take(struct reader *r, const struct item *item, struct err *e)
{
    struct became b = {0};
    struct str name = item->source.name;
    day received = r->call->given[OPT_RECEIVED] ? 0 : item->received;

    if (r->next == 0 && !next_proposal(r->call->ledger, &r->next, e))
        return false;
    if (flow_take_source(&r->taker, &item->source, received, &b.taken, e)) {
        if (!look_for_twins(r, &b, e))
            return false;
        count(&r->sums, &b.taken);
        report(r, name, &b);
        return true;
    }
    if (!of_document(e->kind))
        return ended(r, name, e);
    failed(r, e);
    return true;
}

/* A fault of the document is told, a fault of the ledger or ctrl-C ends it, between two of them. */
static bool each(struct reader *r, struct err *e)
{
    bool ok = true;

    r->bar = bar_start(r->call->outside->bar, r->inputs.count);
    r->interrupted = r->call->outside->watch();
    for (int got = 1; ok && got != 0 && !*r->interrupted;) {
        struct arena a = {0};
        struct item item;

        got = inputs_next(&r->inputs, &a, &item, e);
        if (got > 0)
            ok = take(r, &item, e);
        else if (got < 0)
            failed(r, e);
        arena_free(&a);
        if (r->call->out.n > 0)
            bar_clear(&r->bar);
        ok = ok && call_flush(r->call, e);
        while (r->bar.done < r->inputs.done + (got != 0 && r->inputs.open))
            bar_step(&r->bar);
    }
    bar_clear(&r->bar);
    return ok;
}

static void sum_up(struct call *c, const struct sums *s)
{
    buf_fmt(&c->out, "%zu document%s read", s->documents, plural(s->documents));
    if (s->known > 0)
        buf_fmt(&c->out, ", %zu of them before", s->known);
    if (s->copies > 0)
        buf_fmt(&c->out, ", %zu cop%s", s->copies, s->copies == 1 ? "y" : "ies");
    if (s->failed > 0)
        buf_fmt(&c->out, ", %zu not", s->failed);
    if (s->accepted + s->proposed + s->sources == 0)
        buf_text(&c->out, ": nothing new");
    else
        buf_fmt(&c->out, ": %zu accepted, %zu to review", s->accepted, s->proposed);
    if (s->sources > 0)
        buf_fmt(&c->out, ", %zu source%s more", s->sources, plural(s->sources));
    buf_text(&c->out, s->proposed > 0 ? "\nconvoke review shows what waits for you\n" : "\n");
}

static void say_interrupted(const struct reader *r)
{
    struct err e;

    if (r->sums.documents > r->inputs.done + r->inputs.open)
        err_set(&e, ERR_STATE, "interrupted: %zu documents were read and are in", r->sums.documents);
    else
        err_set(&e, ERR_STATE, "interrupted: %zu of %zu documents were read and are in",
                r->sums.documents, r->inputs.count);
    call_complain(r->call, &e);
    r->call->status = STATUS_INTERRUPTED;
}

static void clear_bar(void *bar)
{
    bar_clear(bar);
}

static bool into_ledger(struct reader *r, struct err *e)
{
    struct call *c = r->call;
    struct take_options o = {.now = c->outside->now, .user = c->outside->user,
                             .received = c->outside->today, .auto_score = 2,
                             .more = asked_more, .more_to = &r->asked};
    bool ok;

    if (!given_option_day(c, OPT_RECEIVED, &o.received, e) || !given_score(c, &o.auto_score, e)
        || !call_open(c, LEDGER_WRITE, e) || !taker_open(c->ledger, o, &r->taker, e))
        return false;
    r->asked.received = o.received;
    r->asked.before = clear_bar;
    r->asked.to = &r->bar;
    lay_out(r);
    ok = each(r, e);
    taker_free(&r->taker);
    if ((r->inputs.count > 1 || r->sums.documents + r->sums.failed > 1) && !c->closed)
        sum_up(c, &r->sums);
    if (*r->interrupted)
        say_interrupted(r);
    return ok;
}

/* Options that mean nothing together. */
static bool check(const struct call *c, struct err *e)
{
    bool filter = c->given[OPT_JSON] || c->given[OPT_EXPLAIN];

    if (c->given[OPT_JSON] && c->given[OPT_EXPLAIN])
        return err_set(e, ERR_USAGE, "read: --json or --explain, not both");
    if (filter && c->given[OPT_AUTO])
        return err_set(e, ERR_USAGE, "read: --auto accepts into the ledger; --json and --explain"
                       " only print");
    if (!filter && c->given[OPT_JOBS])
        return err_set(e, ERR_USAGE, "read: --jobs is for --json; a ledger has one writer");
    if (!c->given[OPT_JSON] && c->given[OPT_DOCUMENTS])
        return err_set(e, ERR_USAGE, "read: --documents is for --json");
    return c->arg_count > 0 || (filter && c->outside->piped)
        || err_set(e, ERR_USAGE, "read: missing FILE; name documents, folders or addresses, or - for"
                   " standard input");
}

bool cmd_read(struct call *c, struct err *e)
{
    struct reader r = {.call = c};
    bool ok;

    if (!check(c, e) || !own_cues_use(c, e) || !asked_open(c, &r.asked, e))
        return false;
    if (c->given[OPT_EXPLAIN] && r.asked.second.name.n > 0)
        return err_set(e, ERR_USAGE, "read: --explain tells of convoke's own reader; leave --reader out");
    inputs_start(&r.inputs, c);
    for (size_t i = 0; i < c->arg_count; i++)
        inputs_name(&r.inputs, c->args[i]);
    if (c->arg_count == 0)
        inputs_name(&r.inputs, S("-"));
    r.sums.failed = r.inputs.failed;
    ok = c->given[OPT_JSON] || c->given[OPT_EXPLAIN] ? filter_run(c, &r.inputs, &r.asked, e)
                                                     : into_ledger(&r, e);
    inputs_close(&r.inputs);
    return ok;
}
