#include "bench.h"

#include <time.h>
#include <unistd.h>

static const char *const guests[] = {
    "AE", "AM", "AR", "AT", "AU", "AZ", "BD", "BE", "BG", "BR", "BY", "CA", "CH", "CI", "CL", "CN",
    "CO", "CU", "CY", "CZ", "DE", "DK", "DZ", "EE", "EG", "ES", "ET", "FI", "FR", "GB", "GE", "GH",
    "GR", "HR", "HU", "ID", "IE", "IL", "IN", "IQ", "IR", "IS", "IT", "JP", "KE", "KG", "KH", "KP",
    "KR", "KZ", "LA", "LB", "LT", "LV", "MA", "MD", "MM", "MN", "MX", "MY", "NG", "NI", "NL", "NO",
};

enum { GUESTS = sizeof guests / sizeof *guests, MOMENT_2020 = 1577836800 };

static const enum act acts[] = {ACT_INVITED, ACT_ACCEPTED, ACT_TENTATIVE, ACT_DECLINED};
static const enum side sides[] = {SIDE_HOST, SIDE_GUEST, SIDE_PRESS};

double bench_now(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

double bench_median(double *figures, size_t count)
{
    qsort(figures, count, sizeof *figures, by_size);
    return count % 2 ? figures[count / 2] : (figures[count / 2 - 1] + figures[count / 2]) / 2;
}

void bench_need(bool done, const struct err *e)
{
    if (done)
        return;
    fprintf(stderr, "bench: %s\n", e->text);
    exit(1);
}

struct str bench_event(struct arena *a, int n)
{
    return arena_fmt(a, "xx-%d-occasion-%d", 2000 + n % 25, n);
}

/* Line i of an event's document, and the passage that statement i quotes. */
static struct str passage(struct arena *a, int event, int i)
{
    return arena_fmt(a, "The delegation of %s said word %d of occasion %d.\n", guests[i % GUESTS], i,
                     event);
}

static struct document add_document(struct ledger *l, struct arena *a, int event, int lines)
{
    struct buf text = {0};
    char hash[HASH_TEXT];
    struct document d = {.name = arena_fmt(a, "page-%d.txt", event), .published = 20200501};
    enum added what;
    struct err e;

    for (int i = 0; i < lines; i++)
        buf_add(&text, passage(a, event, i));
    d.bytes = arena_str(a, buf_str(&text));
    d.hash = arena_str(a, str_of(hash_text(hash_bytes(d.bytes), hash)));
    d.story = d.hash;
    buf_free(&text);
    bench_need(ledger_add_document(l, &d, &what, &e), &e);
    return d;
}

static void add_statement(struct ledger *l, struct arena *a, struct str event,
                          const struct document *d, struct str quote, size_t start, int i)
{
    struct source source = {
        .kind = SOURCE_DOCUMENT, .document = d->hash, .story = d->hash, .name = d->name,
        .start = start, .end = start + quote.n, .quote = quote, .rule = S("bench"), .score = 0.9,
    };
    struct statement st = {
        .event = event, .guest = str_of(guests[i % GUESTS]), .person = S("Somebody"),
        .act = acts[i / GUESTS % 4], .side = sides[i % 3], .channel = CHANNEL_PRESS,
        .said_on = day_add(20200101, i % 300), .by = arena_fmt(a, "spokesman %d", i % 7),
        .via = S("Quay Wire"), .sources = &source, .source_count = 1,
    };
    int64_t seq;
    enum added what;
    struct err e;

    bench_need(ledger_add_statement(l, &st, S(""), &seq, &what, &e), &e);
    if (what != ADDED_NEW)
        bench_need(err_set(&e, ERR_FORMAT, "statement %d was there already", i), &e);
}

static void begin(struct ledger *l)
{
    struct err e;

    bench_need(ledger_begin(l, (moment)MOMENT_2020 * 1000, S("bench"), &e), &e);
}

static void commit(struct ledger *l)
{
    struct err e;

    bench_need(ledger_commit(l, &e), &e);
}

/* The event and its document enter first, in a batch of their own that is not timed. */
static double fill_event(struct ledger *l, int n, struct shape shape)
{
    struct arena a = {0};
    struct event ev = {.id = bench_event(&a, n), .country = S("XX"), .year = 2000 + n % 25,
                       .place = S("Elsewhere"), .name = arena_fmt(&a, "Occasion %d", n)};
    struct document d;
    enum added what;
    struct err e;
    double start;
    size_t at = 0;

    begin(l);
    bench_need(ledger_add_event(l, &ev, &what, &e), &e);
    d = add_document(l, &a, n, shape.statements);
    commit(l);

    start = bench_now();
    for (int i = 0; i < shape.statements; i++) {
        size_t end = str_find_byte(d.bytes, '\n', at);

        if (i % shape.batch == 0)
            begin(l);
        add_statement(l, &a, ev.id, &d, str_cut(d.bytes, at, end), at, i);
        if ((i + 1) % shape.batch == 0 || i + 1 == shape.statements)
            commit(l);
        at = end + 1;
    }
    start = bench_now() - start;
    arena_free(&a);
    return start;
}

double bench_fill(struct str path, struct shape shape)
{
    struct ledger *l = NULL;
    struct err e;
    double seconds = 0;

    bench_remove(path);
    bench_need(ledger_create(path, (moment)MOMENT_2020 * 1000, &e), &e);
    bench_need(ledger_open(path, LEDGER_WRITE, &l, &e), &e);
    for (int n = 0; n < shape.events; n++)
        seconds += fill_event(l, n, shape);
    ledger_close(l);
    return seconds;
}

void bench_remove(struct str path)
{
    static const char *const beside[] = {"", "-wal", "-shm", "-journal", ".lock"};
    struct arena a = {0};

    for (size_t i = 0; i < sizeof beside / sizeof *beside; i++)
        unlink(arena_fmt(&a, "%.*s%s", STR_ARG(path), beside[i]).p);
    arena_free(&a);
}
