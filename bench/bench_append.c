/*
 * bench_append.c - statements appended a second, against bare SQLite inserting the same rows.
 *
 *     bench_append FILE      FILE is made, measured and removed
 *
 * The bare side takes the very rows that the ledger wrote (statements and their sources), keeps them
 * in memory, and inserts them into a new file with the ledger's own table definitions, in batches of
 * the same size, with the same journal (WAL) and the same promise (synchronous=FULL); once with the
 * ledger's indexes and once without any. What the ledger does besides is what the ratio shows:
 * looking whether the statement is there (L2, L6), hashing and chaining it (L4), the triggers (L1).
 */
#include "bench.h"

#include <sqlite3.h>

struct rows {
    sqlite3_value **values;  /* columns of the first row, then of the second ... */
    int columns;
    size_t count;
    char *create, *insert;
};

struct copy {
    struct rows statement, source;
    char *indexes;
};

static void need(int status, sqlite3 *db)
{
    if (status == SQLITE_OK || status == SQLITE_DONE || status == SQLITE_ROW)
        return;
    fprintf(stderr, "bench: sqlite: %s\n", db ? sqlite3_errmsg(db) : "no database");
    exit(1);
}

static void run(sqlite3 *db, const char *sql)
{
    need(sqlite3_exec(db, sql, NULL, NULL, NULL), db);
}

static sqlite3_stmt *prepare(sqlite3 *db, const char *sql)
{
    sqlite3_stmt *s = NULL;

    need(sqlite3_prepare_v2(db, sql, -1, &s, NULL), db);
    return s;
}

/* The text that a query gives in its rows' first column, joined. */
static char *text_of(sqlite3 *db, const char *sql)
{
    sqlite3_stmt *s = prepare(db, sql);
    sqlite3_str *all = sqlite3_str_new(db);

    while (sqlite3_step(s) == SQLITE_ROW)
        sqlite3_str_appendf(all, "%s;", sqlite3_column_text(s, 0));
    sqlite3_finalize(s);
    return sqlite3_str_finish(all);
}

static char *insert_of(const char *table, int columns)
{
    sqlite3_str *sql = sqlite3_str_new(NULL);

    sqlite3_str_appendf(sql, "INSERT INTO %s VALUES (?", table);
    for (int i = 1; i < columns; i++)
        sqlite3_str_appendall(sql, ",?");
    sqlite3_str_appendall(sql, ")");
    return sqlite3_str_finish(sql);
}

static struct rows read_rows(sqlite3 *db, const char *table, const char *order)
{
    char *select = sqlite3_mprintf("SELECT * FROM %s ORDER BY %s", table, order);
    char *define = sqlite3_mprintf(
        "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = '%s'", table);
    sqlite3_stmt *s = prepare(db, select);
    struct rows r = {.columns = sqlite3_column_count(s), .create = text_of(db, define)};
    size_t allocated = 0;

    r.insert = insert_of(table, r.columns);
    while (sqlite3_step(s) == SQLITE_ROW) {
        size_t at = r.count++ * (size_t)r.columns;

        if (at + (size_t)r.columns > allocated) {
            allocated = 2 * allocated + 4096;
            r.values = realloc(r.values, allocated * sizeof *r.values);
            if (r.values == NULL)
                abort();
        }
        for (int c = 0; c < r.columns; c++)
            r.values[at + (size_t)c] = sqlite3_value_dup(sqlite3_column_value(s, c));
    }
    sqlite3_finalize(s);
    sqlite3_free(select);
    sqlite3_free(define);
    return r;
}

static void rows_free(struct rows *r)
{
    for (size_t i = 0; i < r->count * (size_t)r->columns; i++)
        sqlite3_value_free(r->values[i]);
    free(r->values);
    sqlite3_free(r->create);
    sqlite3_free(r->insert);
}

static struct copy read_copy(struct str path)
{
    struct copy c;
    sqlite3 *db;

    need(sqlite3_open(path.p, &db), NULL);
    c.statement = read_rows(db, "statement", "seq");
    c.source = read_rows(db, "source", "statement, seq");
    c.indexes = text_of(db, "SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
                            " AND tbl_name IN ('statement', 'source')");
    sqlite3_close(db);
    return c;
}

static void copy_free(struct copy *c)
{
    rows_free(&c->statement);
    rows_free(&c->source);
    sqlite3_free(c->indexes);
}

static void insert(sqlite3 *db, sqlite3_stmt *s, const struct rows *r, size_t row)
{
    for (int c = 0; c < r->columns; c++)
        sqlite3_bind_value(s, c + 1, r->values[row * (size_t)r->columns + (size_t)c]);
    need(sqlite3_step(s), db);
    need(sqlite3_reset(s), db);
}

/* Seconds to insert the rows; each statement has one source here, so row i belongs to row i. */
static double bare(struct str path, const struct copy *c, int batch, bool indexed)
{
    sqlite3 *db;
    sqlite3_stmt *statement, *source;
    double start;

    bench_remove(path);
    need(sqlite3_open(path.p, &db), NULL);
    run(db, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=OFF");
    run(db, c->statement.create);
    run(db, c->source.create);
    if (indexed)
        run(db, c->indexes);
    statement = prepare(db, c->statement.insert);
    source = prepare(db, c->source.insert);
    start = bench_now();
    for (size_t i = 0; i < c->statement.count; i++) {
        if (i % (size_t)batch == 0)
            run(db, "BEGIN IMMEDIATE");
        insert(db, statement, &c->statement, i);
        insert(db, source, &c->source, i);
        if ((i + 1) % (size_t)batch == 0 || i + 1 == c->statement.count)
            run(db, "COMMIT");
    }
    start = bench_now() - start;
    sqlite3_finalize(statement);
    sqlite3_finalize(source);
    sqlite3_close(db);
    bench_remove(path);
    return start;
}

/* One after the other within a run, so that a busy moment of the machine hits all three. */
static void measure(struct str path, struct shape shape)
{
    double ledger[BENCH_RUNS], indexed[BENCH_RUNS], plain[BENCH_RUNS];
    double count = (double)shape.events * shape.statements, ours, theirs;

    for (int i = 0; i < BENCH_RUNS; i++) {
        struct copy c;

        ledger[i] = bench_fill(path, shape);
        c = read_copy(path);
        indexed[i] = bare(path, &c, shape.batch, true);
        plain[i] = bare(path, &c, shape.batch, false);
        copy_free(&c);
    }
    ours = count / bench_median(ledger, BENCH_RUNS);
    theirs = count / bench_median(indexed, BENCH_RUNS);
    printf("append, batches of %4d: %7.0f statements/s; bare SQLite, same rows and indexes %7.0f "
           "(ratio %.2f); without indexes %7.0f\n",
           shape.batch, ours, theirs, ours / theirs, count / bench_median(plain, BENCH_RUNS));
}

int main(int argc, char **argv)
{
    struct str path;

    if (argc != 2)
        return 2;
    path = str_of(argv[1]);
    measure(path, (struct shape){.events = 100, .statements = 256, .batch = 256});
    measure(path, (struct shape){.events = 100, .statements = 256, .batch = 32});
    measure(path, (struct shape){.events = 10, .statements = 256, .batch = 1});
    return 0;
}
