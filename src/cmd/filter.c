#include "cmd/filter.h"

#include <pthread.h>

#include "cmd/given.h"
#include "fact/json.h"
#include "flow/take.h"
#include "read/parts.h"
#include "read/reader.h"
#include "read/skim.h"

enum { JOBS_MOST = 256, AHEAD = 32, STATUS_INTERRUPTED = 128 + 2 };

/* What came of one document, while it waits for its turn. */
struct told {
    bool ready, failed;
    struct buf out;
    struct err e;
};

struct pump {
    struct call *call;
    struct inputs *inputs;
    struct asked *asked;
    day received;
    bool explain, documents;
    const volatile sig_atomic_t *interrupted;
    pthread_mutex_t taking;      /* guards inputs and taken */
    size_t taken;                /* documents that were given out */
    pthread_mutex_t telling;     /* guards what follows */
    pthread_cond_t moved;
    struct told *waiting;        /* a ring */
    size_t room, told;           /* its size; documents that were written */
    bool stop;
    struct err e;                /* why */
};

/* --- one document --------------------------------------------------------------------------- */

/* Where a page begins that may be a part of a document: in the bytes received, and in the text. */
struct begins {
    size_t received, text;
};

static void write_found(struct buf *out, const struct page *page, struct begins at,
                        struct proposal *p, struct source *s)
{
    struct json_received received = {page_origin(page, s->start) + at.received,
                                     page_origin(page, s->end) + at.received};

    s->start += at.text;
    s->end += at.text;
    if (s->start == received.start && s->end == received.end)
        json_write_proposal(out, p);
    else
        json_write_found(out, p, received);
}

static void write_all(const struct pump *f, struct arena *a, const struct item *item,
                      const struct page *page, struct begins at, struct buf *out)
{
    struct reading said = read_page(a, page, f->received != 0 ? f->received : item->received);
    struct document d = {0};

    asked_more(f->asked, a, page, &said);
    if (f->documents && said.proposals.count > 0) {
        d = flow_document(a, page, said.published);
        json_write_text(out, &d);
    }
    for (size_t i = 0; i < said.proposals.count; i++) {
        struct proposal p = said.proposals.items[i];
        struct source *s = ARENA_NEW(a, struct source, 1);

        if (p.statement.source_count > 0)
            *s = p.statement.sources[0];
        s->name = item->source.name;
        s->document = d.hash;
        p.statement.sources = s;
        p.statement.source_count = 1;
        if (f->documents)
            p.event_date = said.event_dates[i];
        else
            p.statement.date = said.event_dates[i];
        write_found(out, page, at, &p, s);
    }
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

static void explain(const struct pump *f, struct arena *a, const struct item *item,
                    const struct page *page, struct buf *out)
{
    struct buf text = {0};

    if (f->inputs->count > 1 || !str_eq(item->source.name, f->inputs->paths[0])) {
        view_clean(out, item->source.name);
        buf_text(out, "\n\n");
    }
    read_explain(a, page, f->received != 0 ? f->received : item->received, &text);
    add_clean(out, buf_str(&text));
    buf_free(&text);
}

/* One part of a long document on its way out. */
struct piece {
    const struct pump *f;
    const struct item *item;
    struct buf *out;
    size_t text;   /* of the parts before it */
};

static void take_piece(void *of, struct arena *a, const struct page *page, size_t start)
{
    struct piece *p = of;

    if (page->count > 0)
        write_all(p->f, a, p->item, page, (struct begins){start, p->text}, p->out);
    p->text += page->bytes.n;
}

/* What is kept or shown whole is read whole: the text beside its proposals, another reader's page, reasons. */
static bool in_parts(const struct pump *f, const struct item *item)
{
    return item->source.bytes.n > PART_BYTES && !f->explain && !f->documents && f->asked->second.name.n == 0;
}

static void read_item(const struct pump *f, struct arena *a, const struct item *item,
                      struct told *out)
{
    struct page_source source = item->source;
    struct page page;

    if (!f->explain && f->asked->second.name.n == 0)
        source.worth = skim_speaks_of_guests;  /* another reader is asked of all pages */
    if (in_parts(f, item)) {
        struct piece piece = {.f = f, .item = item, .out = &out->out};

        out->failed = !parts_read(&source, take_piece, &piece, &out->e);
        return;
    }
    out->failed = !page_read_as(a, &source, &page, &out->e);
    if (out->failed || (page.count == 0 && !f->explain && source.worth != NULL))
        return;
    if (f->explain)
        explain(f, a, item, &page, &out->out);
    else
        write_all(f, a, item, &page, (struct begins){0}, &out->out);
}

/* --- the threads ---------------------------------------------------------------------------- */

/* The next document and its number; 0 no more, -1 it cannot be read. */
static int take(struct pump *f, struct arena *a, struct item *item, size_t *number,
                struct told *out)
{
    int got = 0;

    pthread_mutex_lock(&f->taking);
    if (!*f->interrupted)
        got = inputs_next(f->inputs, a, item, &out->e);
    *number = f->taken;
    f->taken += got != 0;
    pthread_mutex_unlock(&f->taking);
    out->failed = got < 0;
    return got;
}

/* Writes what one document came to; false where nobody listens any longer. */
static bool write_one(struct pump *f, struct told *t)
{
    bool ok;

    if (t->failed)
        call_complain(f->call, &t->e);
    buf_add(&f->call->out, buf_str(&t->out));
    buf_free(&t->out);
    ok = call_flush(f->call, &f->e);
    *t = (struct told){0};
    return ok;
}

/* Puts it in its place, and writes all whose turn it is. */
static bool tell(struct pump *f, size_t number, struct told *t)
{
    bool on;

    pthread_mutex_lock(&f->telling);
    while (number - f->told >= f->room && !f->stop)
        pthread_cond_wait(&f->moved, &f->telling);
    if (f->stop) {
        buf_free(&t->out);
    } else {
        t->ready = true;
        f->waiting[number % f->room] = *t;
    }
    for (; !f->stop && f->waiting[f->told % f->room].ready; f->told++)
        f->stop = !write_one(f, &f->waiting[f->told % f->room]);
    pthread_cond_broadcast(&f->moved);
    on = !f->stop;
    pthread_mutex_unlock(&f->telling);
    return on;
}

static void *work(void *of)
{
    struct pump *f = of;
    bool on = true;

    while (on) {
        struct arena a = {0};
        struct told t = {0};
        struct item item;
        size_t number;
        int got = take(f, &a, &item, &number, &t);

        if (got > 0)
            read_item(f, &a, &item, &t);
        arena_free(&a);
        on = got != 0 && tell(f, number, &t);
    }
    return NULL;
}

/* This thread is one of them; where the system gives fewer, fewer do it. */
static void run_all(struct pump *f, size_t jobs)
{
    pthread_t threads[JOBS_MOST];
    size_t count = 0;

    while (count + 1 < jobs && pthread_create(&threads[count], NULL, work, f) == 0)
        count++;
    work(f);
    for (size_t i = 0; i < count; i++)
        pthread_join(threads[i], NULL);
    for (size_t i = 0; i < f->room; i++)
        buf_free(&f->waiting[i].out);
}

static bool find_jobs(const struct call *c, size_t *jobs, struct err *e)
{
    int64_t n = 1;

    if (c->given[OPT_JOBS] && !given_number("--jobs", c->value[OPT_JOBS], &n, e))
        return false;
    *jobs = (size_t)n;
    return n <= JOBS_MOST || err_set(e, ERR_USAGE, "--jobs: %lld: at most %d", (long long)n,
                                     JOBS_MOST);
}

bool filter_run(struct call *c, struct inputs *in, struct asked *asked, struct err *e)
{
    struct pump f = {.call = c, .inputs = in, .asked = asked, .explain = c->given[OPT_EXPLAIN],
                       .documents = c->given[OPT_DOCUMENTS],
                       .interrupted = c->outside->watch(), .taking = PTHREAD_MUTEX_INITIALIZER,
                       .telling = PTHREAD_MUTEX_INITIALIZER, .moved = PTHREAD_COND_INITIALIZER};
    size_t jobs;

    if (!given_option_day(c, OPT_RECEIVED, &f.received, e) || !find_jobs(c, &jobs, e))
        return false;
    if (jobs > 1 && asked->second.name.n > 0)
        return err_set(e, ERR_USAGE, "read: another reader is asked one document after the other; leave"
                       " --jobs out");
    asked->received = f.received;
    f.room = jobs * AHEAD;
    f.waiting = ARENA_NEW(c->arena, struct told, f.room);
    run_all(&f, jobs);
    if (*f.interrupted)
        c->status = STATUS_INTERRUPTED;
    if (f.stop)
        *e = f.e;
    return !f.stop;
}
