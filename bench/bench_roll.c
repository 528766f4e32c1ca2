/*
 * bench_roll.c - the roll of one event in a ledger of a million statements, against the bare SQL
 * that fetches that event's rows.
 *
 *     bench_roll FILE [STATEMENTS]      FILE is made, measured and removed
 *
 * Both sides have the file open and take one event after the other, spread over the ledger. The bare
 * side reads every column of the event's statements and their sources and does nothing with them.
 */
#include "bench.h"
#include "flow/roll.h"

#include <sqlite3.h>

enum { STATEMENTS_EACH = 200, TAKEN = 200 };

static const char fetch[] =
    "SELECT * FROM statement JOIN source ON source.statement = statement.seq "
    "WHERE statement.event = (SELECT seq FROM event WHERE id = ?) ORDER BY statement.seq";

static int event_number(int i, int events)
{
    return (int)((int64_t)i * 7919 % events);
}

/* Microseconds for the roll of an event; *rows gets how many guests it has. */
static double roll(struct ledger *l, int number, size_t *rows)
{
    struct arena a = {0};
    struct event event;
    struct roll r;
    struct err e;
    double start = bench_now();

    bench_need(ledger_event(l, &a, bench_event(&a, number), &event, &e), &e);
    bench_need(flow_roll(l, &a, &event, (struct filter){0}, &r, NULL, &e), &e);
    *rows = r.count;
    arena_free(&a);
    return (bench_now() - start) * 1e6;
}

/* Microseconds to fetch an event's rows; *rows gets how many there are. */
static double bare(sqlite3_stmt *s, int number, size_t *rows)
{
    struct arena a = {0};
    struct str id = bench_event(&a, number);
    double start = bench_now();
    size_t bytes = 0;

    *rows = 0;
    sqlite3_bind_text(s, 1, id.p, (int)id.n, SQLITE_STATIC);
    while (sqlite3_step(s) == SQLITE_ROW) {
        for (int c = 0; c < sqlite3_column_count(s); c++)
            if (sqlite3_column_blob(s, c) != NULL)
                bytes += (size_t)sqlite3_column_bytes(s, c);
        ++*rows;
    }
    sqlite3_reset(s);
    arena_free(&a);
    return bytes > 0 ? (bench_now() - start) * 1e6 : 0;
}

static void measure(struct str path, int events)
{
    double ours[TAKEN], theirs[TAKEN];
    size_t guests = 0, rows = 0;
    struct ledger *l;
    struct err e;
    sqlite3 *db;
    sqlite3_stmt *s;

    bench_need(ledger_open(path, LEDGER_READ, &l, &e), &e);
    if (sqlite3_open_v2(path.p, &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK ||
        sqlite3_prepare_v2(db, fetch, -1, &s, NULL) != SQLITE_OK) {
        fprintf(stderr, "bench: sqlite: %s\n", sqlite3_errmsg(db));
        exit(1);
    }
    for (int i = 0; i < TAKEN; i++) {
        int n = event_number(i, events);

        bare(s, n, &rows);  /* the first one from disk is neither's */
        roll(l, n, &guests);
        theirs[i] = bare(s, n, &rows);
        ours[i] = roll(l, n, &guests);
    }
    sqlite3_finalize(s);
    sqlite3_close(db);
    ledger_close(l);

    double us = bench_median(ours, TAKEN), bare_us = bench_median(theirs, TAKEN);

    printf("roll of an event of %d statements (%zu guests) among %d: %.0f us; bare SQL fetching its "
           "%zu rows %.0f us (ratio %.2f)\n",
           STATEMENTS_EACH, guests, events * STATEMENTS_EACH, us, rows, bare_us, us / bare_us);
}

int main(int argc, char **argv)
{
    int64_t statements = 1000000;
    struct shape shape = {.statements = STATEMENTS_EACH, .batch = STATEMENTS_EACH};
    struct str path;

    if (argc < 2 || (argc > 2 && !str_int(str_of(argv[2]), &statements)))
        return 2;
    path = str_of(argv[1]);
    shape.events = (int)(statements / STATEMENTS_EACH);
    bench_fill(path, shape);
    measure(path, shape.events);
    bench_remove(path);
    return 0;
}
