/*
 * sqlite.c - a ledger in one SQLite file. The one file that includes sqlite3.h.
 *
 * SQLite was chosen as the store of one machine because no file format is more trusted. Only WAL
 * with synchronous=FULL keeps every acknowledged commit through a power cut (L5). Debian's 3.40
 * has the WAL-reset race (two connections that write or checkpoint at one instant, mended in
 * 3.51.3), so all writes and checkpoints of all processes happen under one lock of ours, flock on
 * LEDGER-lock; no connection checkpoints by itself. Readers take no lock and never wait.
 *
 * Statements are prepared once, from the columns of entry.c and the questions below.
 */
#include "ledger/store.h"

#include <errno.h>
#include <sqlite3.h>
#include <unistd.h>
#include "ledger/place.h"

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

struct store {
    struct place place;
    sqlite3 *db;
    bool writing;                   /* the lock is ours */
    int log_pages;                  /* in the log after the last commit */
    sqlite3_stmt *put[KIND_COUNT], *ask[ASK_COUNT];
    sqlite3_stmt *begin, *commit, *rollback, *hold, *head, *set_head;
    sqlite3_blob *bytes;            /* of the document that was cut from last */
    int64_t bytes_of;
};

static const struct ask {
    enum kind kind;
    bool whole;      /* all columns, else those that readers need */
    bool source;     /* with the source r beside the entry s */
    const char *names;  /* ids of event, document and story; whether the document is erased */
    const char *from;
} asks[ASK_COUNT] = {
#include "ledger/sqlite.def"
};

static bool damaged(struct store *s, struct err *e)
{
    return !place_cut_short(&s->place, e) &&
           err_set(e, ERR_BROKEN, "%s: damaged (%s); restore it from a copy",
                   s->place.path.p, sqlite3_errmsg(s->db));
}

/* What SQLite refused, in one line for people. */
static bool refused(struct store *s, struct err *e)
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
    return sqlite3_exec(s->db, sql, NULL, NULL, NULL) == SQLITE_OK || refused(s, e);
}

/* Prepares sql into *st unless that was done before. */
static bool ready(struct store *s, sqlite3_stmt **st, const char *sql, struct err *e)
{
    if (*st != NULL)
        return true;
    return sqlite3_prepare_v3(s->db, sql, -1, SQLITE_PREPARE_PERSISTENT, st, NULL) == SQLITE_OK ||
           refused(s, e);
}

/* Steps a statement that gives no rows. */
static bool done(struct store *s, sqlite3_stmt *st, struct err *e)
{
    bool ok = sqlite3_step(st) == SQLITE_DONE || refused(s, e);

    sqlite3_reset(st);
    return ok;
}

static bool number_of(struct store *s, const char *sql, int64_t *out, struct err *e)
{
    sqlite3_stmt *st = NULL;
    bool ok = ready(s, &st, sql, e);

    if (ok)
        ok = sqlite3_step(st) == SQLITE_ROW || refused(s, e);
    if (ok)
        *out = sqlite3_column_int64(st, 0);
    sqlite3_finalize(st);
    return ok;
}

/* --- columns ------------------------------------------------------------------------------- */

static bool is_sealed(const struct column *c)
{
    return c->type == COLUMN_SEALED || c->type == COLUMN_SEALED_BLOB;
}

/* The names of an entry's columns, each behind prefix. */
static void add_columns(struct buf *b, enum kind k, bool whole, const char *prefix)
{
    const struct shape *shape = shape_of(k);
    const char *comma = "";

    for (size_t i = 0; i < shape->count; i++) {
        const struct column *c = &shape->columns[i];

        if (!whole && c->use != USE_ALWAYS)
            continue;
        buf_fmt(b, "%s%s%s", comma, prefix, c->name);
        comma = ", ";
        if (is_sealed(c) && whole)
            buf_fmt(b, ", %s%s_salt, %s%s_seal", prefix, c->name, prefix, c->name);
    }
}

/* How many columns an entry has in its table. */
static size_t columns_of(enum kind k)
{
    const struct shape *shape = shape_of(k);
    size_t n = shape->count;

    for (size_t i = 0; i < shape->count; i++)
        n += is_sealed(&shape->columns[i]) ? 2 : 0;
    return n;
}

static void bind_text(sqlite3_stmt *st, int at, struct str s)
{
    sqlite3_bind_text64(st, at, s.p ? s.p : "", s.n, SQLITE_STATIC, SQLITE_UTF8);
}

/* Nothing is NULL. */
static void bind_blob(sqlite3_stmt *st, int at, struct str s)
{
    if (s.n == 0)
        sqlite3_bind_null(st, at);
    else
        sqlite3_bind_blob64(st, at, s.p, s.n, SQLITE_STATIC);
}

static int bind_sealed(sqlite3_stmt *st, int at, const struct column *c, const struct sealed *text)
{
    if (text->text.n > 0 && c->type == COLUMN_SEALED)
        bind_text(st, at, text->text);
    else
        bind_blob(st, at, text->text);
    bind_blob(st, at + 1, text->salt);
    bind_blob(st, at + 2, text->seal);
    return at + 3;
}

static int bind_column(sqlite3_stmt *st, int at, const struct column *c, struct entry *en)
{
    switch (c->type) {
    case COLUMN_REF:
        if (*column_int(c, en) == 0) {
            sqlite3_bind_null(st, at);
            break;
        }
        /* fall through */
    case COLUMN_INT:
        sqlite3_bind_int64(st, at, *column_int(c, en));
        break;
    case COLUMN_REAL:
        sqlite3_bind_double(st, at, *column_real(c, en));
        break;
    case COLUMN_TEXT:
        bind_text(st, at, *column_str(c, en));
        break;
    case COLUMN_BLOB:
        bind_blob(st, at, *column_str(c, en));
        break;
    case COLUMN_SEALED:
    case COLUMN_SEALED_BLOB:
        return bind_sealed(st, at, c, column_sealed(c, en));
    }
    return at + 1;
}

static struct str text_at(sqlite3_stmt *st, int at)
{
    const char *p = sqlite3_column_blob(st, at);

    return (struct str){p, p ? (size_t)sqlite3_column_bytes(st, at) : 0};
}

static int read_column(sqlite3_stmt *st, int at, const struct column *c, bool whole,
                       struct entry *en)
{
    switch (c->type) {
    case COLUMN_INT:
    case COLUMN_REF:
        *column_int(c, en) = sqlite3_column_int64(st, at);
        break;
    case COLUMN_REAL:
        *column_real(c, en) = sqlite3_column_double(st, at);
        break;
    case COLUMN_TEXT:
    case COLUMN_BLOB:
        *column_str(c, en) = text_at(st, at);
        break;
    case COLUMN_SEALED:
    case COLUMN_SEALED_BLOB:
        column_sealed(c, en)->text = text_at(st, at);
        if (!whole)
            break;
        column_sealed(c, en)->salt = text_at(st, at + 1);
        column_sealed(c, en)->seal = text_at(st, at + 2);
        return at + 3;
    }
    return at + 1;
}

/* An entry from the columns at and after at; returns the column behind them. */
static int read_entry(sqlite3_stmt *st, int at, enum kind k, bool whole, struct entry *en)
{
    const struct shape *shape = shape_of(k);

    en->kind = k;
    for (size_t i = 0; i < shape->count; i++)
        if (whole || shape->columns[i].use == USE_ALWAYS)
            at = read_column(st, at, &shape->columns[i], whole, en);
    return at;
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
                  "PRAGMA wal_autocheckpoint = 0; PRAGMA secure_delete = ON", e) &&
           (sqlite3_wal_hook(s->db, count_pages, s), true);
}

/* Writes the empty tables into the new file at part. */
static bool fill(struct store *s, const struct store_state *first, struct err *e)
{
    sqlite3_stmt *st = NULL;
    bool ok = sqlite3_open_v2(s->place.part.p, &s->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE,
                              NULL) == SQLITE_OK || refused(s, e);

    ok = ok && run(s, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; BEGIN", e) &&
         run(s, convoke_schema, e);
    if (ok) {
        char *sql = sqlite3_mprintf("PRAGMA application_id = %d; PRAGMA user_version = %d",
                                    APPLICATION_ID, VERSION);

        ok = run(s, sql, e);
        sqlite3_free(sql);
    }
    ok = ok && ready(s, &st, "INSERT INTO ledger VALUES (1, ?1, ?2, 0, 0)", e);
    if (ok) {
        sqlite3_bind_blob(st, 1, first->id.b, HASH_BYTES, SQLITE_STATIC);
        sqlite3_bind_int64(st, 2, first->created_at);
        ok = done(s, st, e);
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
        ok = err_set(e, ERR_USAGE, "%s: is there already", s->place.path.p);
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
        return err_set(e, ERR_FORMAT, "%s: an SQLite file, but not a convoke ledger", s->place.path.p);
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
    return (sqlite3_open_v2(place_immutable(&s->place).p, &s->db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI,
                            NULL) == SQLITE_OK || refused(s, e)) && settle(s, e);
}

static bool open_db(struct store *s, enum ledger_mode mode, struct err *e)
{
    int flags = mode == LEDGER_WRITE ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY;
    int64_t ignored;
    int rc;

    if (sqlite3_open_v2(s->place.path.p, &s->db, flags, NULL) != SQLITE_OK)
        return refused(s, e);
    if (settle(s, e) && number_of(s, "PRAGMA schema_version", &ignored, e))
        return mode == LEDGER_READ || !sqlite3_db_readonly(s->db, "main") ||
               err_set(e, ERR_SYSTEM, "%s: cannot be written: no right to", s->place.path.p);
    rc = sqlite3_errcode(s->db) & 0xff;
    return mode == LEDGER_READ && (rc == SQLITE_CANTOPEN || rc == SQLITE_READONLY) &&
           open_immutable(s, e);
}

static bool sqlite_open(struct str path, enum ledger_mode mode, struct store **out, struct err *e)
{
    struct store *s = store_new(path);

    if (place_check(&s->place, e) && (mode == LEDGER_READ || place_lock_open(&s->place, e)) && open_db(s, mode, e) &&
        recognise(s, e) && !place_cut_short(&s->place, e)) {
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
static void let_go(struct store *s)
{
    sqlite3_blob_close(s->bytes);
    s->bytes = NULL;
}

static bool sqlite_begin(struct store *s, struct err *e)
{
    if (!place_lock(&s->place, store_wait_ms, e))
        return false;
    s->writing = ready(s, &s->begin, "BEGIN IMMEDIATE", e) && done(s, s->begin, e);
    if (!s->writing)
        place_unlock(&s->place);
    return s->writing;
}

static void sqlite_rollback(struct store *s)
{
    struct err ignored;

    let_go(s);
    if (!sqlite3_get_autocommit(s->db) && ready(s, &s->rollback, "ROLLBACK", &ignored))
        done(s, s->rollback, &ignored);
    s->writing = false;
    place_unlock(&s->place);
}

static bool sqlite_commit(struct store *s, struct err *e)
{
    let_go(s);
    if (!ready(s, &s->commit, "COMMIT", e) || !done(s, s->commit, e)) {
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
    return s->writing || (ready(s, &s->hold, "BEGIN", e) && done(s, s->hold, e));
}

static void sqlite_release(struct store *s)
{
    struct err ignored;

    let_go(s);
    if (!s->writing && ready(s, &s->commit, "COMMIT", &ignored))
        done(s, s->commit, &ignored);
}

/* --- what is no entry ---------------------------------------------------------------------- */

static void copy_hash(sqlite3_stmt *st, int at, struct hash *out)
{
    struct str s = text_at(st, at);

    *out = (struct hash){0};
    if (s.n == HASH_BYTES)
        memcpy(out->b, s.p, HASH_BYTES);
}

static bool sqlite_state(struct store *s, struct store_state *out, struct err *e)
{
    sqlite3_stmt *st = NULL;
    bool ok = ready(s, &st, "SELECT id, created_at, last, last_proposal FROM ledger", e);

    if (ok && sqlite3_step(st) != SQLITE_ROW)
        ok = sqlite3_errcode(s->db) == SQLITE_DONE
                 ? err_set(e, ERR_BROKEN, "%s: has lost its own row", s->place.path.p)
                 : refused(s, e);
    if (ok) {
        copy_hash(st, 0, &out->id);
        out->created_at = sqlite3_column_int64(st, 1);
        out->last = sqlite3_column_int64(st, 2);
        out->last_proposal = sqlite3_column_int64(st, 3);
    }
    sqlite3_finalize(st);
    return ok;
}

static bool sqlite_set_last(struct store *s, int64_t last, int64_t last_proposal, struct err *e)
{
    sqlite3_stmt *st = NULL;
    bool ok = ready(s, &st, "UPDATE ledger SET last = ?1, last_proposal = ?2", e);

    if (ok) {
        sqlite3_bind_int64(st, 1, last);
        sqlite3_bind_int64(st, 2, last_proposal);
        ok = done(s, st, e);
    }
    sqlite3_finalize(st);
    return ok;
}

static void read_head(sqlite3_stmt *st, struct head *out)
{
    out->event = sqlite3_column_int64(st, 0);
    out->count = sqlite3_column_int64(st, 1);
    copy_hash(st, 2, &out->hash);
}

/* A chain that is not there is left as *out came. */
static bool sqlite_head(struct store *s, int64_t event, struct head *out, struct err *e)
{
    int rc;

    if (!ready(s, &s->head, "SELECT event, entries, head FROM chain WHERE event = ?1", e))
        return false;
    sqlite3_bind_int64(s->head, 1, event);
    rc = sqlite3_step(s->head);
    if (rc == SQLITE_ROW)
        read_head(s->head, out);
    else if (rc != SQLITE_DONE)
        refused(s, e);
    sqlite3_reset(s->head);
    return rc == SQLITE_ROW || rc == SQLITE_DONE;
}

static bool sqlite_heads(struct store *s, struct arena *a, struct head **out, size_t *count,
                         struct err *e)
{
    sqlite3_stmt *st = NULL;
    size_t allocated = 0;
    bool ok = ready(s, &st, "SELECT event, entries, head FROM chain ORDER BY event", e);

    *out = NULL;
    *count = 0;
    while (ok && sqlite3_step(st) == SQLITE_ROW) {
        *out = arena_grow(a, *out, &allocated, *count, sizeof **out);
        read_head(st, &(*out)[(*count)++]);
    }
    if (ok && sqlite3_errcode(s->db) != SQLITE_DONE)
        ok = refused(s, e);
    sqlite3_finalize(st);
    return ok;
}

static bool sqlite_set_head(struct store *s, const struct head *h, struct err *e)
{
    if (!ready(s, &s->set_head, "INSERT INTO chain VALUES (?1, ?2, ?3) ON CONFLICT (event) "
               "DO UPDATE SET entries = ?2, head = ?3", e))
        return false;
    sqlite3_bind_int64(s->set_head, 1, h->event);
    sqlite3_bind_int64(s->set_head, 2, h->count);
    sqlite3_bind_blob(s->set_head, 3, h->hash.b, HASH_BYTES, SQLITE_STATIC);
    return done(s, s->set_head, e);
}

/* --- entries ------------------------------------------------------------------------------- */

static bool prepare_put(struct store *s, enum kind k, struct err *e)
{
    struct buf b = {0};
    bool ok;

    if (s->put[k] != NULL)
        return true;
    buf_fmt(&b, "INSERT INTO %s (", shape_of(k)->table);
    add_columns(&b, k, true, "");
    buf_text(&b, ") VALUES (?");
    for (size_t i = 1; i < columns_of(k); i++)
        buf_text(&b, ", ?");
    buf_byte(&b, ')');
    ok = ready(s, &s->put[k], b.p, e);
    buf_free(&b);
    return ok;
}

static bool sqlite_put(struct store *s, const struct entry *en, struct err *e)
{
    const struct shape *shape = shape_of(en->kind);
    struct entry copy = *en;
    int at = 1;

    if (!prepare_put(s, en->kind, e))
        return false;
    for (size_t i = 0; i < shape->count; i++)
        at = bind_column(s->put[en->kind], at, &shape->columns[i], &copy);
    return done(s, s->put[en->kind], e);
}

static bool sqlite_decide(struct store *s, const struct entry *proposal, struct err *e)
{
    sqlite3_stmt *st = NULL;
    bool ok = ready(s, &st, "UPDATE proposal SET verdict = ?1, made = ?2, decided_by = ?3, "
                    "decided_at = ?4 WHERE seq = ?5", e);

    if (ok) {
        bind_text(st, 1, proposal->proposal.verdict);
        if (proposal->proposal.made != 0)
            sqlite3_bind_int64(st, 2, proposal->proposal.made);
        bind_text(st, 3, proposal->proposal.decided_by);
        sqlite3_bind_int64(st, 4, proposal->proposal.decided_at);
        sqlite3_bind_int64(st, 5, proposal->seq);
        ok = done(s, st, e);
    }
    sqlite3_finalize(st);
    return ok;
}

static bool sqlite_blank(struct store *s, const struct entry *en, const struct column *c,
                         struct err *e)
{
    struct buf b = {0};
    sqlite3_stmt *st = NULL;
    bool ok;

    buf_fmt(&b, "UPDATE %s SET %s = ", shape_of(en->kind)->table, c->name);
    if (is_sealed(c))
        buf_fmt(&b, "NULL, %s_salt = NULL", c->name);
    else
        buf_text(&b, "''");
    buf_text(&b, " WHERE seq = ?1");
    if (en->kind == KIND_SOURCE)
        buf_text(&b, " AND statement = ?2");
    ok = ready(s, &st, b.p, e);
    if (ok) {
        sqlite3_bind_int64(st, 1, en->seq);
        if (en->kind == KIND_SOURCE)
            sqlite3_bind_int64(st, 2, en->source.statement);
        ok = done(s, st, e);
    }
    sqlite3_finalize(st);
    buf_free(&b);
    return ok;
}

/* secure_delete has zeroed the place in the file; older pages are in the log until it is emptied. */
static bool sqlite_scrub(struct store *s, struct err *e)
{
    bool ok = place_lock(&s->place, store_wait_ms, e);

    if (ok && !checkpoint(s, SQLITE_CHECKPOINT_TRUNCATE))
        ok = refused(s, e);
    place_unlock(&s->place);
    return ok;
}

/* --- questions ----------------------------------------------------------------------------- */

static bool prepare_ask(struct store *s, enum question q, struct err *e)
{
    const struct ask *ask = &asks[q];
    struct buf b = {0};
    bool ok;

    if (s->ask[q] != NULL)
        return true;
    buf_text(&b, "SELECT ");
    add_columns(&b, ask->kind, ask->whole, "s.");
    if (ask->source) {
        buf_text(&b, ", ");
        add_columns(&b, KIND_SOURCE, ask->whole, "r.");
    }
    if (ask->names != NULL)
        buf_fmt(&b, ", %s", ask->names);
    buf_fmt(&b, " FROM %s", ask->from);
    ok = ready(s, &s->ask[q], b.p, e);
    buf_free(&b);
    return ok;
}

static void bind_question(sqlite3_stmt *st, const struct asked *asked)
{
    sqlite3_bind_int64(st, 1, asked->number);
    if (asked->question == ASK_KEYED)
        bind_blob(st, 2, asked->text);
    else
        bind_text(st, 2, asked->text);
    bind_text(st, 3, asked->act);
    bind_text(st, 4, asked->side);
    sqlite3_bind_int64(st, 5, asked->said_on);
    sqlite3_bind_int64(st, 6, asked->says);
}

static bool sqlite_seek(struct store *s, const struct asked *asked, struct err *e)
{
    if (!prepare_ask(s, asked->question, e))
        return false;
    sqlite3_reset(s->ask[asked->question]);
    bind_question(s->ask[asked->question], asked);
    return true;
}

static void read_row(sqlite3_stmt *st, const struct ask *ask, struct row *out)
{
    int at = read_entry(st, 0, ask->kind, ask->whole, &out->entry);

    if (ask->source) {
        bool there = sqlite3_column_type(st, at) != SQLITE_NULL;

        at = read_entry(st, at, KIND_SOURCE, ask->whole, &out->source);
        out->source.kind = there ? KIND_SOURCE : KIND_COUNT;
    }
    if (ask->names == NULL)
        return;
    out->event_id = text_at(st, at);
    out->document_id = text_at(st, at + 1);
    out->story_id = text_at(st, at + 2);
    out->erased = sqlite3_column_int(st, at + 3) != 0;
}

static void sqlite_stop(struct store *s, enum question q)
{
    sqlite3_reset(s->ask[q]);
}

static int sqlite_next(struct store *s, enum question q, struct row *out, struct err *e)
{
    int rc = sqlite3_step(s->ask[q]);

    *out = (struct row){0};
    if (rc == SQLITE_ROW) {
        read_row(s->ask[q], &asks[q], out);
        return 1;
    }
    if (rc != SQLITE_DONE)
        refused(s, e);
    sqlite_stop(s, q);
    return rc == SQLITE_DONE ? 0 : -1;
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
        let_go(s);
        return refused(s, e);
    }
    *out = (struct str){p, end - start};
    return true;
}

/* --- the engine's own check ---------------------------------------------------------------- */

/* What SQLite finds wrong with pages and indexes: rows that a table has and an index lacks. */
static bool check_pages(struct store *s, struct buf *report, size_t *faults, struct err *e)
{
    sqlite3_stmt *st = NULL;
    bool ok = ready(s, &st, "PRAGMA integrity_check(20)", e);

    while (ok && sqlite3_step(st) == SQLITE_ROW) {
        struct str line = text_at(st, 0);

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
        int order = !a ? 1 : !b ? -1 : str_cmp(text_at(ours, 0), text_at(wanted, 0));
        struct str name = text_at(order > 0 ? wanted : ours, 0);

        if (order != 0 || !str_eq(text_at(ours, 1), text_at(wanted, 1))) {
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
        refused(s, e);
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
