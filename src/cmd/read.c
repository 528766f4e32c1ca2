/*
 * read.c - documents in: into the ledger, or through to standard output as JSON lines.
 *
 * A document that cannot be read (missing, empty, binary, too large) is named on standard error and
 * the rest goes on; a ledger that cannot be written ends it. What each document says enters in a
 * batch of its own, so that what was reported as read is kept, whatever happens to the next.
 */
#include "base/file.h"
#include "base/utf8.h"
#include "cmd/asked.h"
#include "cmd/bar.h"
#include "cmd/given.h"
#include "cmd/own.h"
#include "cmd/run.h"
#include "fact/json.h"
#include "flow/decide.h"
#include "flow/take.h"

enum { DOCUMENT_MAX = 32 << 20, NAME_LEAST = 20, GAP = 2, REPORT = 37,
       STATUS_INTERRUPTED = 128 + 2 };  /* as a shell tells it */

struct paths {
    struct str *items;
    size_t count, allocated;
};

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
    struct paths paths;
    struct bar bar;
    struct taker taker;
    struct asked asked;    /* the other reader, if any */
    struct sums sums;
    int64_t next;          /* the number of the next proposal; 0 while it is not known */
    day received;
    const volatile sig_atomic_t *interrupted;
    size_t folder, room;   /* of the report: the bytes of a path not shown, columns for the rest */
};

/* Does one document: takes its name and bytes. False ends the whole. */
typedef bool does(struct reader *r, struct arena *a, struct str name, struct str bytes,
                  struct err *e);

static void list(struct reader *r, struct str path)
{
    struct paths *all = &r->paths;
    struct str *found = NULL;
    size_t count = 0;
    struct err e;

    if (!file_list(r->call->arena, path, &found, &count, &e)) {
        r->sums.failed++;
        call_complain(r->call, &e);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        all->items = arena_grow(r->call->arena, all->items, &all->allocated, all->count,
                                sizeof *all->items);
        all->items[all->count++] = found[i];
    }
}

static void failed(struct reader *r, const struct err *e)
{
    bar_clear(&r->bar);
    r->sums.failed++;
    call_complain(r->call, e);
}

/* A fault of the document is told, a fault of the ledger or ctrl-C ends it, between two of them. */
static bool each(struct reader *r, does *what, struct err *e)
{
    bool ok = true;

    r->bar = bar_start(r->call->outside->bar, r->paths.count);
    r->interrupted = r->call->outside->watch();
    for (size_t i = 0; ok && !*r->interrupted && i < r->paths.count; i++) {
        struct arena a = {0};
        struct str bytes;

        if (file_read(&a, r->paths.items[i], DOCUMENT_MAX, &bytes, e))
            ok = what(r, &a, r->paths.items[i], bytes, e);
        else
            failed(r, e);
        arena_free(&a);
        if (r->call->out.n > 0)
            bar_clear(&r->bar);
        ok = ok && call_flush(r->call, e);
        bar_step(&r->bar);
    }
    bar_clear(&r->bar);
    if (*r->interrupted)
        r->call->status = STATUS_INTERRUPTED;
    return ok;
}

/* As JSON lines: a function of the file's name and bytes. Offsets are into the bytes as received. */
static bool print(struct reader *r, struct arena *a, struct str name, struct str bytes,
                  struct err *e)
{
    struct page page;
    struct reading said;

    if (!page_read(a, name, bytes, &page, e)) {
        failed(r, e);
        return true;
    }
    said = read_page(a, &page, r->received);
    asked_more(&r->asked, a, &page, &said);
    for (size_t i = 0; i < said.proposals.count; i++) {
        struct proposal p = said.proposals.items[i];
        struct source *s = ARENA_NEW(a, struct source, 1);

        if (p.statement.source_count > 0)
            *s = p.statement.sources[0];
        s->name = name;
        s->start = page_origin(&page, s->start);
        s->end = page_origin(&page, s->end);
        p.statement.sources = s;
        p.statement.date = said.event_dates[i];
        json_write_proposal(&r->call->out, &p);
    }
    return true;
}

/* Line by line without what could steer a terminal; the blanks before a line stay. */
static void add_clean(struct buf *out, struct str text)
{
    for (struct str line; str_split(&text, '\n', &line);) {
        size_t indent = 0;

        while (indent < line.n && line.p[indent] == ' ')
            indent++;
        buf_fill(out, ' ', indent);
        view_clean(out, line);
        buf_byte(out, '\n');
    }
}

static bool explain(struct reader *r, struct arena *a, struct str name, struct str bytes,
                    struct err *e)
{
    struct page page;
    struct buf text = {0};

    if (!page_read(a, name, bytes, &page, e)) {
        failed(r, e);
        return true;
    }
    if (r->paths.count > 1) {
        view_clean(&r->call->out, name);
        buf_text(&r->call->out, "\n\n");
    }
    read_explain(a, &page, r->received, &text);
    add_clean(&r->call->out, buf_str(&text));
    buf_free(&text);
    return true;
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
static size_t shared_folder(const struct paths *all)
{
    size_t shared = 0;

    for (size_t at = 0; all->count > 1; shared = ++at) {
        at = str_find_byte(all->items[0], '/', at);
        for (size_t i = 0; at != STR_NONE && i < all->count; i++)
            if (!str_starts(all->items[i], str_cut(all->items[0], 0, at + 1)))
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

static void report(const struct reader *r, struct str name, const struct became *became)
{
    struct buf *out = &r->call->out;

    report_name(out, str_cut(name, r->folder, name.n), r->room);
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
    size_t most = width > NAME_LEAST + REPORT ? width - REPORT : NAME_LEAST;

    r->folder = shared_folder(&r->paths);
    for (size_t i = 0; i < r->paths.count; i++) {
        size_t w = utf8_width(r->paths.items[i]) - r->folder;

        r->room = w > r->room ? w : r->room;
    }
    if (r->room > most)
        r->room = most;
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

    if (r->paths.count < 2)
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
static bool count_twins(struct reader *r, struct str bytes, struct became *became, struct err *e)
{
    char text[HASH_TEXT];
    struct str hash = str_of(hash_text(hash_bytes(bytes), text));
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
static bool look_for_twins(struct reader *r, struct str bytes, struct became *became,
                           struct err *e)
{
    struct ledger *l = r->call->ledger;
    bool ok;

    if (became->taken.proposed == 0)
        return true;
    if (!ledger_begin(l, r->call->outside->now, r->call->outside->user, e))
        return false;
    ok = count_twins(r, bytes, became, e);
    ledger_rollback(l);
    return ok;
}

static bool take(struct reader *r, struct arena *a, struct str name, struct str bytes,
                 struct err *e)
{
    struct became b = {0};

    (void)a;
    if (r->next == 0 && !next_proposal(r->call->ledger, &r->next, e))
        return false;
    if (flow_take(&r->taker, name, bytes, &b.taken, e)) {
        if (!look_for_twins(r, bytes, &b, e))
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

    err_set(&e, ERR_STATE, "interrupted: %zu of %zu documents were read and are in",
            r->sums.documents, r->paths.count);
    call_complain(r->call, &e);
    r->call->status = STATUS_INTERRUPTED;
}

static bool into_ledger(struct reader *r, struct err *e)
{
    struct call *c = r->call;
    struct take_options o = {.now = c->outside->now, .user = c->outside->user,
                             .received = r->received, .auto_score = 2,
                             .more = asked_more, .more_to = &r->asked};
    bool ok;

    if (!given_score(c, &o.auto_score, e) || !call_open(c, LEDGER_WRITE, e)
        || !taker_open(c->ledger, o, &r->taker, e))
        return false;
    lay_out(r);
    ok = each(r, take, e);
    taker_free(&r->taker);
    if ((r->paths.count > 1 || r->sums.documents + r->sums.failed > 1) && !c->closed)
        sum_up(c, &r->sums);
    if (*r->interrupted)
        say_interrupted(r);
    return ok;
}

static void clear_bar(void *bar)
{
    bar_clear(bar);
}

bool cmd_read(struct call *c, struct err *e)
{
    bool filter = c->given[OPT_JSON] || c->given[OPT_EXPLAIN];
    struct reader r = {.call = c, .received = filter ? 0 : c->outside->today};

    if (c->given[OPT_JSON] && c->given[OPT_EXPLAIN])
        return err_set(e, ERR_USAGE, "read: --json or --explain, not both");
    if (filter && c->given[OPT_AUTO])
        return err_set(e, ERR_USAGE, "read: --auto accepts into the ledger; --json and --explain"
                       " only print");
    if (!own_cues_use(c, e) || !given_option_day(c, OPT_RECEIVED, &r.received, e))
        return false;
    if (!asked_open(c, &r.asked, e))
        return false;
    if (c->given[OPT_EXPLAIN] && r.asked.second.name.n > 0)
        return err_set(e, ERR_USAGE, "read: --explain tells of convoke's own reader; leave --reader out");
    r.asked.received = r.received;
    r.asked.before = clear_bar;
    r.asked.to = &r.bar;
    for (size_t i = 0; i < c->arg_count; i++)
        list(&r, c->args[i]);
    if (filter)
        return each(&r, c->given[OPT_JSON] ? print : explain, e);
    return into_ledger(&r, e);
}
