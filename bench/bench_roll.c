/*
 * bench_roll.c - the roll of one event in a ledger of a million statements, against the bare SQL
 * that fetches that event's rows.
 *
 *     bench_roll FILE [STATEMENTS]      FILE is made, measured and removed
 *
 * Both sides have the file open and mapped, and take one event after the other, spread over the
 * ledger. The bare side reads what a roll shows of the event's statements and their sources, leaves
 * out salts, seals and hashes, and does nothing with what it read.
 */
#include "bench.h"
#include "flow/roll.h"

#include <sqlite3.h>

enum { STATEMENTS_EACH = 200, TAKEN = 200 };

static const char fetch[] =
    "SELECT t.seq, t.recorded_at, t.entered_by, t.guest, t.act, t.side, t.channel, t.said_on, "
    "t.event_date, t.via, t.retracts, t.person, t.said_by, t.note, s.seq, s.recorded_at, "
    "s.entered_by, s.kind, s.document, s.story, s.from_byte, s.to_byte, s.rule, s.score, s.name "
    "FROM statement t JOIN source s ON s.statement = t.seq "
    "WHERE t.event = (SELECT seq FROM event WHERE id = ?) ORDER BY t.seq, s.seq";

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

/* Takes a column as what it is: asking a number for its text would make one. */
static size_t take_column(sqlite3_stmt *s, int c)
{
    switch (sqlite3_column_type(s, c)) {
    case SQLITE_INTEGER:
        return sqlite3_column_int64(s, c) != 0;
    case SQLITE_FLOAT:
        return sqlite3_column_double(s, c) > 0;
    case SQLITE_TEXT:
    case SQLITE_BLOB:
        return sqlite3_column_blob(s, c) != NULL ? (size_t)sqlite3_column_bytes(s, c) : 0;
    default:
        return 0;
    }
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
            bytes += take_column(s, c);
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
        sqlite3_exec(db, "PRAGMA mmap_size = 1099511627776", NULL, NULL, NULL) != SQLITE_OK ||
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
