/* export.c - the ledger goes out as JSON lines or CSV, and comes in again. */
#include "base/lines.h"
#include "cmd/bar.h"
#include "cmd/given.h"
#include "cmd/run.h"
#include "fact/json.h"
#include "flow/export.h"
#include "flow/import.h"

enum { PAGE_BYTES = 1 << 20 };

static bool flush_page(void *to, struct err *e)
{
    struct call *c = to;

    return c->out.n < PAGE_BYTES || call_flush(c, e);
}

static bool export_csv(struct call *c, struct str event, struct err *e)
{
    struct statements all = {0};
    bool ok = event.n > 0 ? ledger_statements(c->ledger, c->arena, event, &all, e)
        : ledger_log(c->ledger, c->arena, 1, SIZE_MAX >> 1, &all, e);

    if (ok)
        csv_statements(&c->out, all);
    return ok;
}

bool cmd_export(struct call *c, struct err *e)
{
    struct event ev = {0};

    if (c->given[OPT_CSV] && c->given[OPT_JSON])
        return err_set(e, ERR_USAGE, "export: --json or --csv, not both");
    if (c->arg_count == 1 && !given_event(c, c->args[0], &ev, e))
        return false;
    return c->given[OPT_CSV] ? export_csv(c, ev.id, e)
        : flow_export(c->ledger, ev.id, &c->out, flush_page, c, e);
}

/* "3 statements", with a comma before it unless it is the first. */
static void say_count(struct buf *b, size_t count, const char *one, const char *many, size_t *said)
{
    if (count > 0)
        buf_fmt(b, "%s%zu %s", (*said)++ > 0 ? ", " : "", count, count == 1 ? one : many);
}

struct progress {
    struct bar bar;
    size_t width;
};

static void step(void *to, size_t all)
{
    struct progress *p = to;

    if (p->bar.all == 0)
        p->bar = bar_start(p->width, all);
    bar_step(&p->bar);
}

static bool import(struct call *c, struct imported *in, struct err *e)
{
    struct progress p = {.width = c->outside->bar};
    struct lines lines;
    bool ok = lines_open(&lines, c->args[0], JSON_LINE_BYTES, e);

    if (!ok)
        return false;
    ok = flow_import(c->ledger, &lines, (struct import_options){.now = c->outside->now,
                     .user = c->outside->user, .step = step, .to = &p}, in, e);
    bar_clear(&p.bar);
    lines_close(&lines);
    return ok;
}

bool cmd_import(struct call *c, struct err *e)
{
    struct buf *b = &c->out;
    struct imported in;
    size_t said = 0;

    if (!import(c, &in, e))
        return false;
    say_count(b, in.events, "event", "events", &said);
    say_count(b, in.documents, "document", "documents", &said);
    say_count(b, in.statements, "statement", "statements", &said);
    say_count(b, in.sources, "source more", "sources more", &said);
    say_count(b, in.erasures, "erasure", "erasures", &said);
    say_count(b, in.proposals, "proposal to review", "proposals to review", &said);
    if (said == 0)
        buf_text(b, "nothing new");
    if (in.known > 0)
        buf_fmt(b, "; %zu line%s known before", in.known, in.known == 1 ? "" : "s");
    buf_byte(b, '\n');
    return true;
}
