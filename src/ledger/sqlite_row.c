/*
 * sqlite_row.c - entries and questions: rows of an SQLite file, bound and read by the columns of
 * entry.c. Statements are prepared once, when they are first needed.
 */
#include "ledger/sqlite.h"

static const struct ask {
    enum kind kind;
    bool whole;      /* all columns, else those that readers need */
    bool source;     /* with the source r beside the entry s */
    const char *names;  /* ids of event, document and story; whether the document is erased */
    const char *from;
} asks[ASK_COUNT] = {
#include "ledger/sqlite.def"
};

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

static int bind_sealed(sqlite3_stmt *st, int at, const struct column *c, const struct sealed *text)
{
    if (text->text.n > 0 && c->type == COLUMN_SEALED)
        sqlite_bind_text(st, at, text->text);
    else
        sqlite_bind_blob(st, at, text->text);
    sqlite_bind_blob(st, at + 1, text->salt);
    sqlite_bind_blob(st, at + 2, text->seal);
    return at + 3;
}

static int bind_column(sqlite3_stmt *st, int at, const struct column *c, struct entry *en)
{
    switch (c->type) {
    case COLUMN_REF:
        if (*column_int(c, en) == 0) {
            sqlite_bind_null(st, at);
            break;
        }
        /* fall through */
    case COLUMN_INT:
        sqlite_bind_int(st, at, *column_int(c, en));
        break;
    case COLUMN_REAL:
        sqlite_bind_real(st, at, *column_real(c, en));
        break;
    case COLUMN_TEXT:
        sqlite_bind_text(st, at, *column_str(c, en));
        break;
    case COLUMN_BLOB:
        sqlite_bind_blob(st, at, *column_str(c, en));
        break;
    case COLUMN_SEALED:
    case COLUMN_SEALED_BLOB:
        return bind_sealed(st, at, c, column_sealed(c, en));
    }
    return at + 1;
}

static int read_column(sqlite3_stmt *st, int at, const struct column *c, bool whole,
                       struct entry *en)
{
    switch (c->type) {
    case COLUMN_INT:
    case COLUMN_REF:
        *column_int(c, en) = sqlite_int_at(st, at);
        break;
    case COLUMN_REAL:
        *column_real(c, en) = sqlite_real_at(st, at);
        break;
    case COLUMN_TEXT:
    case COLUMN_BLOB:
        *column_str(c, en) = sqlite_text_at(st, at);
        break;
    case COLUMN_SEALED:
    case COLUMN_SEALED_BLOB:
        column_sealed(c, en)->text = sqlite_text_at(st, at);
        if (!whole)
            break;
        column_sealed(c, en)->salt = sqlite_text_at(st, at + 1);
        column_sealed(c, en)->seal = sqlite_text_at(st, at + 2);
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
/* --- what is no entry ---------------------------------------------------------------------- */

static void copy_hash(sqlite3_stmt *st, int at, struct hash *out)
{
    struct str s = sqlite_text_at(st, at);

    *out = (struct hash){0};
    if (s.n == HASH_BYTES)
        memcpy(out->b, s.p, HASH_BYTES);
}

bool sqlite_state(struct store *s, struct store_state *out, struct err *e)
{
    sqlite3_stmt *st = NULL;
    int found = -1;

    if (sqlite_ready(s, &st, "SELECT id, created_at, last, last_proposal FROM ledger", e))
        found = sqlite_step(s, st, e);
    if (found == 0)
        err_set(e, ERR_BROKEN, "%s: has lost the row that counts its entries", s->place.path.p);
    if (found == 1) {
        copy_hash(st, 0, &out->id);
        out->created_at = sqlite_int_at(st, 1);
        out->last = sqlite_int_at(st, 2);
        out->last_proposal = sqlite_int_at(st, 3);
    }
    sqlite_finish(st);
    return found == 1;
}

bool sqlite_set_last(struct store *s, int64_t last, int64_t last_proposal, struct err *e)
{
    sqlite3_stmt *st = NULL;
    bool ok = sqlite_ready(s, &st, "UPDATE ledger SET last = ?1, last_proposal = ?2", e);

    if (ok) {
        sqlite_bind_int(st, 1, last);
        sqlite_bind_int(st, 2, last_proposal);
        ok = sqlite_done(s, st, e);
    }
    sqlite_finish(st);
    return ok;
}

static void read_head(sqlite3_stmt *st, struct head *out)
{
    out->event = sqlite_int_at(st, 0);
    out->count = sqlite_int_at(st, 1);
    copy_hash(st, 2, &out->hash);
}

/* A chain that is not there is left as *out came. */
bool sqlite_head(struct store *s, int64_t event, struct head *out, struct err *e)
{
    int found;

    if (!sqlite_ready(s, &s->head, "SELECT event, entries, head FROM chain WHERE event = ?1", e))
        return false;
    sqlite_bind_int(s->head, 1, event);
    found = sqlite_step(s, s->head, e);
    if (found == 1)
        read_head(s->head, out);
    sqlite_reset(s->head);
    return found >= 0;
}

bool sqlite_heads(struct store *s, struct arena *a, struct head **out, size_t *count,
                  struct err *e)
{
    sqlite3_stmt *st = NULL;
    size_t allocated = 0;
    int more = -1;

    *out = NULL;
    *count = 0;
    if (!sqlite_ready(s, &st, "SELECT event, entries, head FROM chain ORDER BY event", e))
        return false;
    while ((more = sqlite_step(s, st, e)) == 1) {
        *out = arena_grow(a, *out, &allocated, *count, sizeof **out);
        read_head(st, &(*out)[(*count)++]);
    }
    sqlite_finish(st);
    return more == 0;
}

bool sqlite_set_head(struct store *s, const struct head *h, struct err *e)
{
    if (!sqlite_ready(s, &s->set_head, "INSERT INTO chain VALUES (?1, ?2, ?3) ON CONFLICT (event) "
               "DO UPDATE SET entries = ?2, head = ?3", e))
        return false;
    sqlite_bind_int(s->set_head, 1, h->event);
    sqlite_bind_int(s->set_head, 2, h->count);
    sqlite_bind_blob(s->set_head, 3, (struct str){(const char *)h->hash.b, HASH_BYTES});
    return sqlite_done(s, s->set_head, e);
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
    ok = sqlite_ready(s, &s->put[k], b.p, e);
    buf_free(&b);
    return ok;
}

bool sqlite_put(struct store *s, const struct entry *en, struct err *e)
{
    const struct shape *shape = shape_of(en->kind);
    struct entry copy = *en;
    int at = 1;

    if (!prepare_put(s, en->kind, e))
        return false;
    for (size_t i = 0; i < shape->count; i++)
        at = bind_column(s->put[en->kind], at, &shape->columns[i], &copy);
    return sqlite_done(s, s->put[en->kind], e);
}

bool sqlite_decide(struct store *s, const struct entry *proposal, struct err *e)
{
    sqlite3_stmt *st = NULL;
    bool ok = sqlite_ready(s, &st, "UPDATE proposal SET verdict = ?1, made = ?2, decided_by = ?3, "
                    "decided_at = ?4 WHERE seq = ?5", e);

    if (ok) {
        sqlite_bind_text(st, 1, proposal->proposal.verdict);
        if (proposal->proposal.made != 0)
            sqlite_bind_int(st, 2, proposal->proposal.made);
        sqlite_bind_text(st, 3, proposal->proposal.decided_by);
        sqlite_bind_int(st, 4, proposal->proposal.decided_at);
        sqlite_bind_int(st, 5, proposal->seq);
        ok = sqlite_done(s, st, e);
    }
    sqlite_finish(st);
    return ok;
}

bool sqlite_blank(struct store *s, const struct entry *en, const struct column *c,
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
    ok = sqlite_ready(s, &st, b.p, e);
    if (ok) {
        sqlite_bind_int(st, 1, en->seq);
        if (en->kind == KIND_SOURCE)
            sqlite_bind_int(st, 2, en->source.statement);
        ok = sqlite_done(s, st, e);
    }
    sqlite_finish(st);
    buf_free(&b);
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
    ok = sqlite_ready(s, &s->ask[q], b.p, e);
    buf_free(&b);
    return ok;
}

static void bind_question(sqlite3_stmt *st, const struct asked *asked)
{
    sqlite_bind_int(st, 1, asked->number);
    if (asked->question == ASK_KEYED)
        sqlite_bind_blob(st, 2, asked->text);
    else
        sqlite_bind_text(st, 2, asked->text);
    sqlite_bind_text(st, 3, asked->act);
    sqlite_bind_text(st, 4, asked->side);
    sqlite_bind_int(st, 5, asked->said_on);
    sqlite_bind_int(st, 6, asked->says);
}

bool sqlite_seek(struct store *s, const struct asked *asked, struct err *e)
{
    if (!prepare_ask(s, asked->question, e))
        return false;
    sqlite_reset(s->ask[asked->question]);
    bind_question(s->ask[asked->question], asked);
    return true;
}

static void read_row(sqlite3_stmt *st, const struct ask *ask, struct row *out)
{
    int at = read_entry(st, 0, ask->kind, ask->whole, &out->entry);

    if (ask->source) {
        bool there = !sqlite_null_at(st, at);

        at = read_entry(st, at, KIND_SOURCE, ask->whole, &out->source);
        out->source.kind = there ? KIND_SOURCE : KIND_COUNT;
    }
    if (ask->names == NULL)
        return;
    out->event_id = sqlite_text_at(st, at);
    out->document_id = sqlite_text_at(st, at + 1);
    out->story_id = sqlite_text_at(st, at + 2);
    out->erased = sqlite_int_at(st, at + 3) != 0;
}

void sqlite_stop(struct store *s, enum question q)
{
    sqlite_reset(s->ask[q]);
}

int sqlite_next(struct store *s, enum question q, struct row *out, struct err *e)
{
    int more = sqlite_step(s, s->ask[q], e);

    *out = (struct row){0};
    if (more == 1)
        read_row(s->ask[q], &asks[q], out);
    else
        sqlite_stop(s, q);
    return more;
}
