/*
 * sqlite.c - a ledger in one SQLite file: making, opening, transactions, the engine's own check.
 * The one file that includes sqlite3.h.
 *
 * SQLite was chosen as the store of one machine because no file format is more trusted. Only WAL
 * with synchronous=FULL keeps every acknowledged commit through a power cut (L5). Debian's 3.40
 * has the WAL-reset race (two connections that write or checkpoint at one instant, mended in
 * 3.51.3), so all writes and checkpoints of all processes happen under one lock of ours, flock on
 * LEDGER-lock; no connection checkpoints by itself. Readers take no lock and never wait.
 *
 * What is in the rows is the matter of sqlite_row.c.
 */
#include "ledger/sqlite.h"

#include <errno.h>
#include <sqlite3.h>
#include <unistd.h>

enum {
    APPLICATION_ID = 0x636f6e76,    /* "conv" */
    VERSION = 1,
    LOG_PAGES = 2000                /* checkpoint when the log has grown to 8 MB */
};

/* schema.sql, as the assembler took it in. */
__asm__(".pushsection .rodata\n"
        ".global convoke_schema\n"
        "convoke_schema: .incbin \"src/ledger/schema.sql\"\n"
        ".byte 0\n"
        ".popsection\n");
extern const char convoke_schema[];

static bool damaged(struct store *s, struct err *e)
{
    return !place_cut_short(&s->place, e) &&
           err_set(e, ERR_BROKEN, "%s: damaged (%s); restore it from a copy",
                   s->place.path.p, sqlite3_errmsg(s->db));
}

/* What SQLite refused, in one line for people. */
bool sqlite_refused(struct store *s, struct err *e)
{
    int rc = sqlite3_extended_errcode(s->db), os = sqlite3_system_errno(s->db);

    switch (rc & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return err_set(e, ERR_BUSY, "%s: held by another program; try again", s->place.path.p);
    case SQLITE_FULL:
        return err_set(e, ERR_FULL, "%s: no room on the disk; nothing of this was recorded",
                       s->place.path.p);
    case SQLITE_CORRUPT:
        return damaged(s, e);
    case SQLITE_NOTADB:
        return err_set(e, ERR_FORMAT, "%s: not a convoke ledger", s->place.path.p);
    case SQLITE_READONLY:
        return err_set(e, ERR_SYSTEM, "%s: can only be read here", s->place.path.p);
    case SQLITE_IOERR:
        if (rc == SQLITE_IOERR_SHORT_READ)
            return damaged(s, e);
        /* errno is overwritten by then: a full quota, a limit on files or a failing disk */
        if (rc == SQLITE_IOERR_WRITE || rc == SQLITE_IOERR_FSYNC || os == ENOSPC)
            return err_set(e, ERR_FULL, "%s: no room, or the disk refuses to write; nothing of "
                           "this was recorded", s->place.path.p);
        break;
    default:
        break;
    }
    return err_set(e, ERR_SYSTEM, "%s: %s%s%s", s->place.path.p, sqlite3_errmsg(s->db),
                   os ? ": " : "", os ? strerror(os) : "");
}

static bool run(struct store *s, const char *sql, struct err *e)
{
    return sqlite3_exec(s->db, sql, NULL, NULL, NULL) == SQLITE_OK || sqlite_refused(s, e);
}

/* Prepares sql into *st unless that was done before. */
bool sqlite_ready(struct store *s, sqlite3_stmt **st, const char *sql, struct err *e)
{
    if (*st != NULL)
        return true;
    return sqlite3_prepare_v3(s->db, sql, -1, SQLITE_PREPARE_PERSISTENT, st, NULL) == SQLITE_OK ||
           sqlite_refused(s, e);
}

/* Steps a statement that gives no rows. */
bool sqlite_done(struct store *s, sqlite3_stmt *st, struct err *e)
{
    bool ok = sqlite3_step(st) == SQLITE_DONE || sqlite_refused(s, e);

    sqlite3_reset(st);
    return ok;
}
int sqlite_step(struct store *s, sqlite3_stmt *st, struct err *e)
{
    int rc = sqlite3_step(st);

    if (rc != SQLITE_ROW && rc != SQLITE_DONE)
        sqlite_refused(s, e);
    return rc == SQLITE_ROW ? 1 : rc == SQLITE_DONE ? 0 : -1;
}

void sqlite_reset(sqlite3_stmt *st)
{
    sqlite3_reset(st);
}

void sqlite_finish(sqlite3_stmt *st)
{
    sqlite3_finalize(st);
}

void sqlite_bind_int(sqlite3_stmt *st, int at, int64_t n)
{
    sqlite3_bind_int64(st, at, n);
}

void sqlite_bind_real(sqlite3_stmt *st, int at, double n)
{
    sqlite3_bind_double(st, at, n);
}

void sqlite_bind_null(sqlite3_stmt *st, int at)
{
    sqlite3_bind_null(st, at);
}

void sqlite_bind_text(sqlite3_stmt *st, int at, struct str s)
{
    sqlite3_bind_text64(st, at, s.p ? s.p : "", s.n, SQLITE_STATIC, SQLITE_UTF8);
}

void sqlite_bind_blob(sqlite3_stmt *st, int at, struct str s)
{
    if (s.n == 0)
        sqlite3_bind_null(st, at);
    else
        sqlite3_bind_blob64(st, at, s.p, s.n, SQLITE_STATIC);
}

int64_t sqlite_int_at(sqlite3_stmt *st, int at)
{
    return sqlite3_column_int64(st, at);
}

double sqlite_real_at(sqlite3_stmt *st, int at)
{
    return sqlite3_column_double(st, at);
}

bool sqlite_null_at(sqlite3_stmt *st, int at)
{
    return sqlite3_column_type(st, at) == SQLITE_NULL;
}

struct str sqlite_text_at(sqlite3_stmt *st, int at)
{
    const char *p = sqlite3_column_blob(st, at);

    return (struct str){p, p ? (size_t)sqlite3_column_bytes(st, at) : 0};
}

static bool number_of(struct store *s, const char *sql, int64_t *out, struct err *e)
{
    sqlite3_stmt *st = NULL;
    bool ok = sqlite_ready(s, &st, sql, e);

    if (ok)
        ok = sqlite3_step(st) == SQLITE_ROW || sqlite_refused(s, e);
    if (ok)
        *out = sqlite3_column_int64(st, 0);
    sqlite3_finalize(st);
    return ok;
}
/* --- making, opening, closing -------------------------------------------------------------- */

static struct store *store_new(struct str path)
{
    struct place place = place_make(path);
    struct store *s = ARENA_NEW(&place.arena, struct store, 1);

    s->place = place;
    return s;
}

static void store_drop(struct store *s)
{
    struct place place = s->place;

    sqlite3_blob_close(s->bytes);
    for (size_t i = 0; i < KIND_COUNT; i++)
        sqlite3_finalize(s->put[i]);
    for (size_t i = 0; i < ASK_COUNT; i++)
        sqlite3_finalize(s->ask[i]);
    sqlite3_finalize(s->begin);
    sqlite3_finalize(s->commit);
    sqlite3_finalize(s->rollback);
    sqlite3_finalize(s->hold);
    sqlite3_finalize(s->head);
    sqlite3_finalize(s->set_head);
    sqlite3_close(s->db);
    place_free(&place);
}

static int count_pages(void *store, sqlite3 *db, const char *name, int pages)
{
    (void)db;
    (void)name;
    ((struct store *)store)->log_pages = pages;
    return SQLITE_OK;
}

static bool settle(struct store *s, struct err *e)
{
    sqlite3_busy_timeout(s->db, store_wait_ms);
    sqlite3_db_config(s->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
    sqlite3_db_config(s->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    return run(s, "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL;"
                  "PRAGMA wal_autocheckpoint = 0; PRAGMA secure_delete = ON;"
                  "PRAGMA cache_size = -32000", e) &&
           (sqlite3_wal_hook(s->db, count_pages, s), true);
}

/* Writes the empty tables into the new file at part. */
static bool fill(struct store *s, const struct store_state *first, struct err *e)
{
    sqlite3_stmt *st = NULL;
    bool ok = sqlite3_open_v2(s->place.part.p, &s->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
                              NULL) == SQLITE_OK || sqlite_refused(s, e);

    ok = ok && run(s, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; BEGIN", e) &&
         run(s, convoke_schema, e);
    if (ok) {
        char *sql = sqlite3_mprintf("PRAGMA application_id = %d; PRAGMA user_version = %d",
                                    APPLICATION_ID, VERSION);

        ok = run(s, sql, e);
        sqlite3_free(sql);
    }
    ok = ok && sqlite_ready(s, &st, "INSERT INTO ledger VALUES (1, ?1, ?2, 0, 0)", e);
    if (ok) {
        sqlite3_bind_blob(st, 1, first->id.b, HASH_BYTES, SQLITE_STATIC);
        sqlite3_bind_int64(st, 2, first->created_at);
        ok = sqlite_done(s, st, e);
    }
    sqlite3_finalize(st);
    return ok && run(s, "COMMIT", e);
}

/* The file appears whole or not at all: it is made beside its place and then renamed. */
static bool sqlite_create(struct str path, const struct store_state *first, struct err *e)
{
    struct store *s = store_new(path);
    bool ok = place_lock_open(&s->place, e) && place_lock(&s->place, store_wait_ms, e);

    if (ok && access(s->place.path.p, F_OK) == 0)
        ok = err_set(e, ERR_STATE, "%s: is there already", s->place.path.p);
    else if (ok) {
        unlink(s->place.part.p);
        ok = fill(s, first, e);
        sqlite3_close(s->db);
        s->db = NULL;
        ok = ok && place_settle(&s->place, e);
        if (!ok)
            unlink(s->place.part.p);
    }
    store_drop(s);
    return ok;
}

static bool recognise(struct store *s, struct err *e)
{
    int64_t application, version;

    if (!number_of(s, "PRAGMA application_id", &application, e) ||
        !number_of(s, "PRAGMA user_version", &version, e))
        return false;
    if (application != APPLICATION_ID)
        return err_set(e, ERR_FORMAT, "%s: an SQLite file, but not a convoke ledger",
                       s->place.path.p);
    if (version > VERSION)
        return err_set(e, ERR_FORMAT, "%s: made by a newer convoke (layout %lld, this one knows "
                       "%d); use that", s->place.path.p, (long long)version, VERSION);
    return true;
}

/* On a medium where the files of the log cannot be made nobody writes, and none are needed. */
static bool open_immutable(struct store *s, struct err *e)
{
    if (place_logged(&s->place))
        return err_set(e, ERR_SYSTEM, "%s: was not closed, and its folder cannot be written; copy "
                       "it with its -wal file to one that can", s->place.path.p);
    sqlite3_close(s->db);
    if (sqlite3_open_v2(place_immutable(&s->place).p, &s->db,
                        SQLITE_OPEN_READONLY | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX,
                        NULL) != SQLITE_OK)
        return sqlite_refused(s, e);
    return settle(s, e);
}

/* A reader looks at the file itself, where copying page after page would take most of its time. */
static bool map(struct store *s, struct err *e)
{
    return run(s, "PRAGMA mmap_size = 2000000000", e);
}

static bool open_db(struct store *s, enum ledger_mode mode, struct err *e)
{
    int flags = (mode == LEDGER_WRITE ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY) |
                SQLITE_OPEN_NOMUTEX;
    int64_t ignored;
    int rc;

    if (sqlite3_open_v2(s->place.path.p, &s->db, flags, NULL) != SQLITE_OK)
        return sqlite_refused(s, e);
    if (settle(s, e) && number_of(s, "PRAGMA schema_version", &ignored, e)) {
        if (mode == LEDGER_READ)
            return map(s, e);
        return !sqlite3_db_readonly(s->db, "main") ||
               err_set(e, ERR_SYSTEM, "%s: cannot be written: no right to", s->place.path.p);
    }
    rc = sqlite3_errcode(s->db) & 0xff;
    return mode == LEDGER_READ && (rc == SQLITE_CANTOPEN || rc == SQLITE_READONLY) &&
           open_immutable(s, e);
}

static bool sqlite_open(struct str path, enum ledger_mode mode, struct store **out, struct err *e)
{
    struct store *s = store_new(path);

    if (place_check(&s->place, e) && (mode == LEDGER_READ || place_lock_open(&s->place, e)) &&
        open_db(s, mode, e) && recognise(s, e) && !place_cut_short(&s->place, e)) {
        *out = s;
        return true;
    }
    store_drop(s);
    return false;
}

/* The log goes into the file; only ever under the lock (see the head of this file). */
static bool checkpoint(struct store *s, int how)
{
    s->log_pages = 0;
    return sqlite3_wal_checkpoint_v2(s->db, NULL, how, NULL, NULL) == SQLITE_OK;
}

/* The last writer to leave leaves one file behind, if nobody holds the lock. */
static void sqlite_close(struct store *s)
{
    struct err ignored;

    if (s->place.lock >= 0 && place_lock(&s->place, 0, &ignored)) {
        sqlite3_busy_timeout(s->db, 0);
        checkpoint(s, SQLITE_CHECKPOINT_TRUNCATE);
        sqlite3_db_config(s->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
    }
    store_drop(s);
}

/* --- transactions -------------------------------------------------------------------------- */
/* A cut passage is read through a handle that holds the state; it goes when that may change. */
void sqlite_let_go(struct store *s)
{
    sqlite3_blob_close(s->bytes);
    s->bytes = NULL;
}
static bool sqlite_begin(struct store *s, struct err *e)
{
    if (!place_lock(&s->place, store_wait_ms, e))
        return false;
    s->writing = sqlite_ready(s, &s->begin, "BEGIN IMMEDIATE", e) && sqlite_done(s, s->begin, e);
    if (!s->writing)
        place_unlock(&s->place);
    return s->writing;
}

static void sqlite_rollback(struct store *s)
{
    struct err ignored;

    sqlite_let_go(s);
    if (!sqlite3_get_autocommit(s->db) && sqlite_ready(s, &s->rollback, "ROLLBACK", &ignored))
        sqlite_done(s, s->rollback, &ignored);
    s->writing = false;
    place_unlock(&s->place);
}

static bool sqlite_commit(struct store *s, struct err *e)
{
    sqlite_let_go(s);
    if (!sqlite_ready(s, &s->commit, "COMMIT", e) || !sqlite_done(s, s->commit, e)) {
        sqlite_rollback(s);
        return false;
    }
    if (s->log_pages > LOG_PAGES)
        checkpoint(s, SQLITE_CHECKPOINT_PASSIVE);
    s->writing = false;
    place_unlock(&s->place);
    return true;
}

/* Within a batch the batch's own state is seen. */
static bool sqlite_hold(struct store *s, struct err *e)
{
    return s->writing || (sqlite_ready(s, &s->hold, "BEGIN", e) && sqlite_done(s, s->hold, e));
}

static void sqlite_release(struct store *s)
{
    struct err ignored;

    sqlite_let_go(s);
    if (!s->writing && sqlite_ready(s, &s->commit, "COMMIT", &ignored))
        sqlite_done(s, s->commit, &ignored);
}

/* secure_delete has zeroed the place in the file; older pages are in the log until it is emptied. */
static bool sqlite_scrub(struct store *s, struct err *e)
{
    bool ok;

    if (!place_lock(&s->place, store_wait_ms, e))
        return false;
    ok = checkpoint(s, SQLITE_CHECKPOINT_TRUNCATE) ||
         err_set(e, ERR_BUSY, "%s: is erased, but somebody still reads the state before; the old "
                 "pages leave the disk when a writer closes the ledger", s->place.path.p);
    place_unlock(&s->place);
    return ok;
}

/* Reads the span alone, through a handle that stays on the document: it may be large. */
static bool sqlite_passage(struct store *s, int64_t seq, size_t start, size_t end, struct arena *a,
                           struct str *out, struct err *e)
{
    char *p = arena_alloc(a, end - start + 1);
    int rc = SQLITE_OK;

    if (s->bytes == NULL)
        rc = sqlite3_blob_open(s->db, "main", "document", "bytes", seq, 0, &s->bytes);
    else if (s->bytes_of != seq)
        rc = sqlite3_blob_reopen(s->bytes, seq);
    s->bytes_of = seq;
    if (rc == SQLITE_OK)
        rc = sqlite3_blob_read(s->bytes, p, (int)(end - start), (int)start);
    if (rc != SQLITE_OK) {
        sqlite_let_go(s);
        return sqlite_refused(s, e);
    }
    *out = (struct str){p, end - start};
    return true;
}

/* --- the engine's own check ---------------------------------------------------------------- */

/* What SQLite finds wrong with pages and indexes: rows that a table has and an index lacks. */
static bool check_pages(struct store *s, struct buf *report, size_t *faults, struct err *e)
{
    sqlite3_stmt *st = NULL;
    bool ok = sqlite_ready(s, &st, "PRAGMA integrity_check(20)", e);

    while (ok && sqlite3_step(st) == SQLITE_ROW) {
        struct str line = sqlite_text_at(st, 0);

        if (str_eq(line, S("ok")))
            continue;
        buf_fmt(report, "file: %.*s\n", STR_ARG(line));
        ++*faults;
    }
    sqlite3_finalize(st);
    return ok;
}

/* The tables, indexes and triggers of a file: name and text, in order of name. */
static bool list_schema(sqlite3 *db, sqlite3_stmt **st)
{
    return sqlite3_prepare_v2(db, "SELECT type || ' ' || name, sql FROM sqlite_schema "
                              "WHERE sql IS NOT NULL ORDER BY 1", -1, st, NULL) == SQLITE_OK;
}

static void compare_schema(sqlite3_stmt *ours, sqlite3_stmt *wanted, struct buf *report,
                           size_t *faults)
{
    bool a = sqlite3_step(ours) == SQLITE_ROW, b = sqlite3_step(wanted) == SQLITE_ROW;

    while (a || b) {
        int order = !a ? 1 : !b ? -1 : str_cmp(sqlite_text_at(ours, 0), sqlite_text_at(wanted, 0));
        struct str name = sqlite_text_at(order > 0 ? wanted : ours, 0);

        if (order != 0 || !str_eq(sqlite_text_at(ours, 1), sqlite_text_at(wanted, 1))) {
            buf_fmt(report, "schema: %.*s %s\n", STR_ARG(name),
                    order > 0 ? "is gone" : order < 0 ? "was added" : "was changed");
            ++*faults;
        }
        a = order <= 0 ? sqlite3_step(ours) == SQLITE_ROW : a;
        b = order >= 0 ? sqlite3_step(wanted) == SQLITE_ROW : b;
    }
}

/* Triggers that were dropped show that somebody went behind the program's back. */
static bool check_schema(struct store *s, struct buf *report, size_t *faults, struct err *e)
{
    sqlite3 *fresh = NULL;
    sqlite3_stmt *ours = NULL, *wanted = NULL;
    bool ok = sqlite3_open(":memory:", &fresh) == SQLITE_OK &&
              sqlite3_exec(fresh, convoke_schema, NULL, NULL, NULL) == SQLITE_OK &&
              list_schema(fresh, &wanted) && list_schema(s->db, &ours);

    if (ok)
        compare_schema(ours, wanted, report, faults);
    else
        sqlite_refused(s, e);
    sqlite3_finalize(ours);
    sqlite3_finalize(wanted);
    sqlite3_close(fresh);
    return ok;
}

static bool sqlite_check(struct store *s, struct buf *report, size_t *faults, struct err *e)
{
    return check_schema(s, report, faults, e) && check_pages(s, report, faults, e);
}

const struct store_kind store_sqlite = {
    .create = sqlite_create, .open = sqlite_open, .close = sqlite_close,
    .begin = sqlite_begin, .commit = sqlite_commit, .rollback = sqlite_rollback,
    .hold = sqlite_hold, .release = sqlite_release,
    .state = sqlite_state, .set_last = sqlite_set_last,
    .head = sqlite_head, .heads = sqlite_heads, .set_head = sqlite_set_head,
    .put = sqlite_put, .decide = sqlite_decide, .blank = sqlite_blank, .scrub = sqlite_scrub,
    .seek = sqlite_seek, .next = sqlite_next, .stop = sqlite_stop, .passage = sqlite_passage,
    .check = sqlite_check,
};
