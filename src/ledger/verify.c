/*
 * verify.c - walks every chain and says what does not hold (L4).
 *
 * All entries are read once, in order of seq, merged from the five tables. Each must fit its seals
 * and its hash, follow the head of its chain, and name things that are there; in the end every
 * chain must stop where the ledger says it stops. A text that is gone must be named by a later
 * erasure.
 */
#include "ledger/inside.h"

/* A chain as it was walked so far. */
struct walked {
    struct head head;
    struct str id;
};

struct known_document {
    int64_t seq, story, size;
};

/* A text that is gone, until an erasure is met that says so. */
struct gone {
    int64_t seq;
    enum kind kind;
    const char *column;
    bool excused;
};

struct walk {
    struct ledger *l;
    struct arena arena;
    struct buf *report;
    size_t faults;
    struct str first_fault;
    struct store_state state;
    int64_t last;                   /* seq of the entry before */

    struct walked *chains;          /* in order of event, the ledger's own first */
    struct known_document *documents;
    int64_t *statements;
    struct gone *gone;
    size_t chain_count, document_count, statement_count, gone_count;
    size_t chains_allocated, documents_allocated, statements_allocated, gone_allocated;
};

static const enum question whole[KIND_ENTRIES] = {
    [KIND_EVENT] = ASK_EVENTS_WHOLE, [KIND_DOCUMENT] = ASK_DOCUMENTS_WHOLE,
    [KIND_STATEMENT] = ASK_STATEMENTS_WHOLE, [KIND_SOURCE] = ASK_SOURCES_WHOLE,
    [KIND_ERASURE] = ASK_ERASURES_WHOLE,
};

/* --- saying it ----------------------------------------------------------------------------- */

static struct str name_of(struct walk *w, const struct entry *en)
{
    if (en->kind == KIND_SOURCE)
        return arena_fmt(&w->arena, "source %lld of statement %lld", (long long)en->seq,
                         (long long)en->source.statement);
    return arena_fmt(&w->arena, "%s %lld", shape_of(en->kind)->table, (long long)en->seq);
}

static void fault(struct walk *w, struct str line)
{
    buf_fmt(w->report, "%.*s\n", STR_ARG(line));
    if (w->faults++ == 0)
        w->first_fault = line;
}

#define FAULT(w, ...) fault((w), arena_fmt(&(w)->arena, __VA_ARGS__))
#define FAULT_OF(w, en, text) FAULT((w), "%s: %s", name_of((w), (en)).p, (text))

/* --- one entry ----------------------------------------------------------------------------- */

static void check_seals(struct walk *w, struct entry *en)
{
    const struct shape *shape = shape_of(en->kind);

    for (size_t i = 0; i < shape->count; i++) {
        const struct column *c = &shape->columns[i];
        const struct sealed *s;

        if (c->type != COLUMN_SEALED && c->type != COLUMN_SEALED_BLOB)
            continue;
        s = column_sealed(c, en);
        if (!seal_fits(s))
            FAULT(w, "%s: its %s changed after it was recorded", name_of(w, en).p, c->name);
        if (!seal_erased(s))
            continue;
        w->gone = arena_grow(&w->arena, w->gone, &w->gone_allocated, w->gone_count,
                             sizeof *w->gone);
        w->gone[w->gone_count++] = (struct gone){en->seq, en->kind, c->name, false};
    }
}

static struct walked *chain_of(struct walk *w, int64_t event)
{
    size_t low = 0, high = w->chain_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (w->chains[middle].head.event < event)
            low = middle + 1;
        else
            high = middle;
    }
    return low < w->chain_count && w->chains[low].head.event == event ? &w->chains[low] : NULL;
}

static void open_chain(struct walk *w, int64_t event, struct str id)
{
    struct walked *c;

    w->chains = arena_grow(&w->arena, w->chains, &w->chains_allocated, w->chain_count,
                           sizeof *w->chains);
    c = &w->chains[w->chain_count++];
    *c = (struct walked){.head = {.event = event, .hash = inside_genesis(&w->state, id)},
                         .id = arena_str(&w->arena, id)};
}

static bool is_statement(const struct walk *w, int64_t seq)
{
    size_t low = 0, high = w->statement_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (w->statements[middle] < seq)
            low = middle + 1;
        else
            high = middle;
    }
    return low < w->statement_count && w->statements[low] == seq;
}

static const struct known_document *document_of(const struct walk *w, int64_t seq)
{
    size_t low = 0, high = w->document_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (w->documents[middle].seq < seq)
            low = middle + 1;
        else
            high = middle;
    }
    return low < w->document_count && w->documents[low].seq == seq ? &w->documents[low] : NULL;
}

static void check_hash(struct walk *w, struct entry *en, const struct entry *first)
{
    struct hash h = entry_hash(en, first, &w->l->scratch);

    if (en->hash.n != HASH_BYTES || memcmp(h.b, en->hash.p, HASH_BYTES) != 0)
        FAULT_OF(w, en, first ? "it or its first source was changed after it was recorded"
                              : "was changed after it was recorded");
}

/* The entry goes on where its chain stood; from here on the chain is taken as it is, so that one
 * break gives one line. event is whose chain it is in. */
static void check_link(struct walk *w, const struct entry *en, int64_t event)
{
    struct walked *c = chain_of(w, event);

    if (c == NULL) {
        FAULT_OF(w, en, "its event is gone");
        return;
    }
    if (!str_eq(en->prev, (struct str){(const char *)c->head.hash.b, HASH_BYTES}))
        FAULT_OF(w, en, "does not follow the entry before it in its chain; one was removed, "
                 "inserted or moved");
    if (en->hash.n == HASH_BYTES)
        memcpy(c->head.hash.b, en->hash.p, HASH_BYTES);
    c->head.count++;
}

static void check_number(struct walk *w, const struct entry *en)
{
    int64_t from = w->last + 1;

    if (en->seq > w->state.last)
        FAULT_OF(w, en, "was inserted behind the last entry");
    else if (en->seq < from)
        FAULT_OF(w, en, "was inserted: its number is taken");
    else if (en->seq == from + 1)
        FAULT(w, "entry %lld: was removed", (long long)from);
    else if (en->seq > from)
        FAULT(w, "entries %lld to %lld: were removed", (long long)from, (long long)en->seq - 1);
    if (en->seq > w->last)
        w->last = en->seq;
}

static void check_document(struct walk *w, const struct entry *en)
{
    w->documents = arena_grow(&w->arena, w->documents, &w->documents_allocated, w->document_count,
                              sizeof *w->documents);
    w->documents[w->document_count++] =
        (struct known_document){en->seq, en->document.story, en->document.size};
    if (document_of(w, en->document.story) == NULL)
        FAULT_OF(w, en, "the first document of its story is gone");
}

/* A passage lies in its document (L2). */
static void check_source(struct walk *w, const struct entry *en)
{
    const struct known_document *d;

    if (en->source.document == 0)
        return;
    d = document_of(w, en->source.document);
    if (d == NULL)
        FAULT_OF(w, en, "its document is gone");
    else if (en->source.start < 0 || en->source.start > en->source.end ||
             en->source.end > d->size)
        FAULT_OF(w, en, "its passage lies outside its document");
    else if (en->source.story != d->story)
        FAULT_OF(w, en, "its story is not that of its document");
}

static void check_statement(struct walk *w, struct entry *en, struct entry *first)
{
    if (first == NULL)
        FAULT_OF(w, en, "its first source was removed");
    else {
        check_seals(w, first);
        check_source(w, first);
        if (first->source.says !=
            says_of(en->statement.event, en->statement.guest, en->statement.act))
            FAULT_OF(w, first, "says something else than its statement");
    }
    if (en->statement.retracts != 0 && !is_statement(w, en->statement.retracts))
        FAULT_OF(w, en, "what it retracts is gone");
    w->statements = arena_grow(&w->arena, w->statements, &w->statements_allocated,
                               w->statement_count, sizeof *w->statements);
    w->statements[w->statement_count++] = en->seq;
}

/* The text that an erasure speaks of, NULL where it is there. */
static struct gone *find_gone(const struct walk *w, int64_t seq, struct str table, struct str part)
{
    size_t low = 0, high = w->gone_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (w->gone[middle].seq < seq)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < w->gone_count && w->gone[low].seq == seq; low++)
        if (str_eq(str_of(shape_of(w->gone[low].kind)->table), table) &&
            str_eq(str_of(w->gone[low].column), part))
            return &w->gone[low];
    return NULL;
}

static void check_erasure(struct walk *w, const struct entry *en)
{
    struct str rest = en->erasure.parts, part;
    char at[MOMENT_TEXT];

    buf_fmt(w->report, "%.*s %lld: %.*s erased %s by %.*s (%.*s)\n", STR_ARG(en->erasure.what),
            (long long)en->erasure.target, STR_ARG(en->erasure.parts),
            moment_text(en->recorded_at, at), STR_ARG(en->user), STR_ARG(en->erasure.reason));
    while (str_split(&rest, ' ', &part)) {
        struct gone *g = find_gone(w, en->erasure.target, en->erasure.what, part);

        if (g == NULL)
            FAULT(w, "%.*s %lld: holds a %.*s that was erased", STR_ARG(en->erasure.what),
                  (long long)en->erasure.target, STR_ARG(part));
        else
            g->excused = true;
    }
}

/* The chain of an added source is that of its statement, which holds the event. */
static int64_t event_of_source(struct walk *w, const struct entry *en, struct err *e, bool *ok)
{
    struct asked asked = {.question = ASK_STATEMENT, .number = en->source.statement};
    struct row row = {0};
    int found = inside_one(w->l, &asked, &row, e);

    w->l->kind->stop(w->l->store, ASK_STATEMENT);
    *ok = found >= 0;
    return found == 1 ? row.entry.statement.event : -1;
}

static bool check_entry(struct walk *w, struct row *row, struct err *e)
{
    struct entry *en = &row->entry;
    struct entry *first = row->source.kind == KIND_SOURCE ? &row->source : NULL;
    int64_t event = entry_chain(en);
    bool ok = true;

    if (en->kind != KIND_STATEMENT)
        first = NULL;
    check_number(w, en);
    check_seals(w, en);
    if (en->kind == KIND_EVENT)
        open_chain(w, en->seq, en->event.id);
    if (en->kind == KIND_DOCUMENT)
        check_document(w, en);
    if (en->kind == KIND_STATEMENT)
        check_statement(w, en, first);
    if (en->kind == KIND_SOURCE) {
        check_source(w, en);
        event = event_of_source(w, en, e, &ok);
    }
    if (en->kind == KIND_ERASURE)
        check_erasure(w, en);
    if (en->kind != KIND_STATEMENT || first != NULL)
        check_hash(w, en, first);
    check_link(w, en, event);
    return ok;
}

/* --- the walk ------------------------------------------------------------------------------ */

/* The five tables side by side; the row with the lowest number is next. */
struct merge {
    struct row rows[KIND_ENTRIES];
    int more[KIND_ENTRIES];
};

static bool merge_open(struct ledger *l, struct merge *m, int64_t from, struct err *e)
{
    for (size_t k = 0; k < KIND_ENTRIES; k++) {
        struct asked asked = {.question = whole[k], .number = from};

        m->more[k] = inside_one(l, &asked, &m->rows[k], e);
        if (m->more[k] < 0)
            return false;
    }
    return true;
}

static void merge_close(struct ledger *l)
{
    for (size_t k = 0; k < KIND_ENTRIES; k++)
        l->kind->stop(l->store, whole[k]);
}

/* The kind whose row is next, KIND_ENTRIES at the end. */
static size_t merge_least(const struct merge *m)
{
    size_t least = KIND_ENTRIES;

    for (size_t k = 0; k < KIND_ENTRIES; k++)
        if (m->more[k] == 1 &&
            (least == KIND_ENTRIES || m->rows[k].entry.seq < m->rows[least].entry.seq))
            least = k;
    return least;
}

static bool merge_next(struct ledger *l, struct merge *m, size_t k, struct err *e)
{
    m->more[k] = l->kind->next(l->store, whole[k], &m->rows[k], e);
    return m->more[k] >= 0;
}

static bool walk_entries(struct walk *w, struct err *e)
{
    struct merge m;
    bool ok = merge_open(w->l, &m, INT64_MIN, e);

    while (ok) {
        size_t k = merge_least(&m);

        if (k == KIND_ENTRIES)
            break;
        ok = check_entry(w, &m.rows[k], e) && merge_next(w->l, &m, k, e);
    }
    merge_close(w->l);
    if (ok && w->last < w->state.last)
        FAULT(w, "entries %lld to %lld: were removed from the end", (long long)w->last + 1,
              (long long)w->state.last);
    for (size_t i = 0; ok && i < w->gone_count; i++)
        if (!w->gone[i].excused)
            FAULT(w, "%s %lld: no erasure says why its %s is gone",
                  shape_of(w->gone[i].kind)->table, (long long)w->gone[i].seq, w->gone[i].column);
    return ok;
}

static void check_end(struct walk *w, const struct walked *c, const struct head *end)
{
    struct str name = c->id.n > 0 ? arena_fmt(&w->arena, "event %.*s", STR_ARG(c->id))
                                  : S("documents and erasures");

    if (end == NULL ? c->head.count > 0 : c->head.count != end->count)
        FAULT(w, "%.*s: its chain has %lld entries, %lld were recorded", STR_ARG(name),
              (long long)c->head.count, end ? (long long)end->count : 0LL);
    else if (end != NULL && !hash_eq(c->head.hash, end->hash))
        FAULT(w, "%.*s: its chain does not end with what was recorded last", STR_ARG(name));
}

/* Every chain ends where the ledger says it does. */
static bool walk_ends(struct walk *w, struct err *e)
{
    struct head *ends;
    size_t count, at = 0;

    if (!w->l->kind->heads(w->l->store, &w->arena, &ends, &count, e))
        return false;
    for (size_t i = 0; i < w->chain_count; i++) {
        const struct head *end = NULL;

        for (; at < count && ends[at].event < w->chains[i].head.event; at++)
            FAULT(w, "event %lld: was removed", (long long)ends[at].event);
        if (at < count && ends[at].event == w->chains[i].head.event)
            end = &ends[at++];
        check_end(w, &w->chains[i], end);
    }
    for (; at < count; at++)
        FAULT(w, "event %lld: was removed", (long long)ends[at].event);
    return true;
}

/* Proposals are no part of the record; what one was accepted as is. */
static bool walk_proposals(struct walk *w, struct err *e)
{
    struct asked asked = {.question = ASK_PROPOSALS_ALL};
    struct row row;
    int more;

    for (more = inside_one(w->l, &asked, &row, e); more == 1;
         more = w->l->kind->next(w->l->store, ASK_PROPOSALS_ALL, &row, e))
        if (row.entry.proposal.made != 0 && !is_statement(w, row.entry.proposal.made))
            FAULT_OF(w, &row.entry, "the statement that it was accepted as is gone");
    w->l->kind->stop(w->l->store, ASK_PROPOSALS_ALL);
    return more == 0;
}

static struct hash walked_root(struct walk *w)
{
    struct head *heads = ARENA_NEW(&w->arena, struct head, w->chain_count);
    size_t count = 0;

    for (size_t i = 0; i < w->chain_count; i++)
        if (w->chains[i].head.count > 0)
            heads[count++] = w->chains[i].head;
    return inside_root(&w->state, heads, count);
}

static bool walk(struct walk *w, struct hash *root, struct err *e)
{
    bool ok = w->l->kind->state(w->l->store, &w->state, e);

    if (ok)
        open_chain(w, 0, (struct str){0});
    ok = ok && walk_entries(w, e) && walk_ends(w, e) && walk_proposals(w, e) &&
         w->l->kind->check(w->l->store, w->report, &w->faults, e);
    if (ok)
        *root = walked_root(w);
    if (ok && w->faults > 0)
        return err_set(e, ERR_BROKEN, "ledger: %zu fault%s found%s%.*s", w->faults,
                       w->faults == 1 ? "" : "s", w->first_fault.n > 0 ? ", first: " : "",
                       STR_ARG(w->first_fault));
    return ok;
}

bool ledger_verify(struct ledger *l, struct buf *report, struct hash *root, struct err *e)
{
    struct walk w = {.l = l, .report = report};
    bool ok;

    if (!l->kind->hold(l->store, e))
        return false;
    ok = walk(&w, root, e);
    l->kind->release(l->store);
    arena_free(&w.arena);
    return ok;
}

/* What came back is what went in: the same fields, under the same hash, and texts that fit. */
static bool reads_back(struct ledger *l, struct row *row)
{
    struct entry *first = row->source.kind == KIND_SOURCE ? &row->source : NULL;
    struct hash h;

    if (row->entry.kind != KIND_STATEMENT)
        first = NULL;
    h = entry_hash(&row->entry, first, &l->scratch);
    return row->entry.hash.n == HASH_BYTES && memcmp(h.b, row->entry.hash.p, HASH_BYTES) == 0;
}

bool inside_read_back(struct ledger *l, int64_t seq, struct err *e)
{
    struct merge m;
    bool ok = merge_open(l, &m, seq, e);
    size_t k;

    for (; ok && (k = merge_least(&m)) < KIND_ENTRIES; seq++) {
        ok = m.rows[k].entry.seq == seq && reads_back(l, &m.rows[k]);
        if (!ok)
            err_set(e, ERR_SYSTEM, "entry %lld: did not read back as written; nothing of this was "
                    "recorded", (long long)seq);
        ok = ok && merge_next(l, &m, k, e);
    }
    merge_close(l);
    if (ok && seq != l->state.last + 1)
        return err_set(e, ERR_SYSTEM, "entry %lld: did not read back; nothing of this was recorded",
                       (long long)seq);
    return ok;
}
