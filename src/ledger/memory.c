/*
 * memory.c - a ledger that lives in memory and goes when it is closed: for tests and trials.
 *
 * It is written to be plainly right rather than fast: every question but those of a seq looks at
 * all entries of its kind. A batch works on the lists themselves; rolling back puts the lists of
 * its beginning back. Texts are copied into one arena and never moved.
 */
#include "ledger/store.h"

struct list {
    struct entry *items;    /* in order of seq */
    size_t count, allocated;
};

struct lists {
    struct list of[KIND_COUNT];
    struct head *heads;
    size_t head_count, heads_allocated;
    struct store_state state;
};

struct cursor {
    struct asked asked;
    size_t at;              /* the next entry to look at */
    size_t source_at;       /* the next source of the entry before it */
    bool started;
};

struct store {
    struct arena arena;
    struct lists now, before;
    bool writing;
    struct cursor cursors[ASK_COUNT];
};

/* --- lists --------------------------------------------------------------------------------- */

static void list_add(struct list *l, const struct entry *en)
{
    if (l->count == l->allocated) {
        l->allocated = l->allocated == 0 ? 64 : l->allocated * 2;
        l->items = realloc(l->items, l->allocated * sizeof *l->items);
        if (l->items == NULL) {
            fputs("convoke: out of memory\n", stderr);
            exit(1);
        }
    }
    l->items[l->count++] = *en;
}

static void lists_free(struct lists *l)
{
    for (size_t i = 0; i < KIND_COUNT; i++)
        free(l->of[i].items);
    *l = (struct lists){0};
}

static struct lists lists_copy(struct arena *a, const struct lists *l)
{
    struct lists copy = *l;

    for (size_t i = 0; i < KIND_COUNT; i++) {
        copy.of[i] = (struct list){0};
        for (size_t n = 0; n < l->of[i].count; n++)
            list_add(&copy.of[i], &l->of[i].items[n]);
    }
    copy.heads = ARENA_NEW(a, struct head, l->head_count + 1);
    copy.heads_allocated = l->head_count + 1;
    if (l->head_count > 0)
        memcpy(copy.heads, l->heads, l->head_count * sizeof *l->heads);
    return copy;
}

/* The index of the first entry with this seq or a later one. */
static size_t index_of(const struct list *l, int64_t seq)
{
    size_t low = 0, high = l->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (l->items[middle].seq < seq)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static struct entry *find(const struct list *l, int64_t seq)
{
    size_t i = index_of(l, seq);

    return i < l->count && l->items[i].seq == seq ? &l->items[i] : NULL;
}

/* --- opening, transactions ----------------------------------------------------------------- */

static bool memory_create(struct str path, const struct store_state *first, struct err *e)
{
    (void)first;
    return err_set(e, ERR_USAGE, "%.*s: a ledger in memory is made by opening it", STR_ARG(path));
}

static bool memory_open(struct str path, enum ledger_mode mode, struct store **out, struct err *e)
{
    struct arena a = {0};
    struct store *s = ARENA_NEW(&a, struct store, 1);

    (void)path;
    (void)mode;
    (void)e;
    hash_random(s->now.state.id.b, HASH_BYTES);
    s->arena = a;
    *out = s;
    return true;
}

static void memory_close(struct store *s)
{
    struct arena a = s->arena;

    lists_free(&s->now);
    lists_free(&s->before);
    arena_free(&a);
}

static bool memory_begin(struct store *s, struct err *e)
{
    (void)e;
    s->before = lists_copy(&s->arena, &s->now);
    s->writing = true;
    return true;
}

static bool memory_commit(struct store *s, struct err *e)
{
    (void)e;
    lists_free(&s->before);
    s->writing = false;
    return true;
}

static void memory_rollback(struct store *s)
{
    lists_free(&s->now);
    s->now = s->before;
    s->before = (struct lists){0};
    s->writing = false;
}

static bool memory_hold(struct store *s, struct err *e)
{
    (void)s;
    (void)e;
    return true;
}

static void memory_release(struct store *s)
{
    (void)s;
}

/* --- what is no entry ---------------------------------------------------------------------- */

static bool memory_state(struct store *s, struct store_state *out, struct err *e)
{
    (void)e;
    *out = s->now.state;
    return true;
}

static bool memory_set_last(struct store *s, int64_t last, int64_t last_proposal, struct err *e)
{
    (void)e;
    s->now.state.last = last;
    s->now.state.last_proposal = last_proposal;
    return true;
}

static struct head *head_of(struct store *s, int64_t event)
{
    for (size_t i = 0; i < s->now.head_count; i++)
        if (s->now.heads[i].event == event)
            return &s->now.heads[i];
    return NULL;
}

static bool memory_head(struct store *s, int64_t event, struct head *out, struct err *e)
{
    const struct head *h = head_of(s, event);

    (void)e;
    if (h != NULL)
        *out = *h;
    return true;
}

static int by_event(const void *a, const void *b)
{
    int64_t x = ((const struct head *)a)->event, y = ((const struct head *)b)->event;

    return (x > y) - (x < y);
}

static bool memory_heads(struct store *s, struct arena *a, struct head **out, size_t *count,
                         struct err *e)
{
    (void)e;
    *count = s->now.head_count;
    *out = ARENA_NEW(a, struct head, *count + 1);
    if (*count > 0) {
        memcpy(*out, s->now.heads, *count * sizeof **out);
        qsort(*out, *count, sizeof **out, by_event);
    }
    return true;
}

static bool memory_set_head(struct store *s, const struct head *h, struct err *e)
{
    struct head *there = head_of(s, h->event);

    (void)e;
    if (there == NULL) {
        s->now.heads = arena_grow(&s->arena, s->now.heads, &s->now.heads_allocated,
                                  s->now.head_count, sizeof *s->now.heads);
        there = &s->now.heads[s->now.head_count++];
    }
    *there = *h;
    return true;
}

/* --- entries ------------------------------------------------------------------------------- */

static void own(struct store *s, struct str *text)
{
    *text = text->n > 0 ? arena_str(&s->arena, *text) : (struct str){0};
}

static void own_column(struct store *s, const struct column *c, struct entry *en)
{
    if (c->type == COLUMN_TEXT || c->type == COLUMN_BLOB)
        own(s, column_str(c, en));
    if (c->type != COLUMN_SEALED && c->type != COLUMN_SEALED_BLOB)
        return;
    own(s, &column_sealed(c, en)->text);
    own(s, &column_sealed(c, en)->salt);
    own(s, &column_sealed(c, en)->seal);
}

static bool memory_put(struct store *s, const struct entry *en, struct err *e)
{
    const struct shape *shape = shape_of(en->kind);
    struct entry copy = *en;

    (void)e;
    for (size_t i = 0; i < shape->count; i++)
        own_column(s, &shape->columns[i], &copy);
    list_add(&s->now.of[en->kind], &copy);
    return true;
}

static bool memory_decide(struct store *s, const struct entry *proposal, struct err *e)
{
    struct entry *en = find(&s->now.of[KIND_PROPOSAL], proposal->seq);

    if (en == NULL)
        return err_set(e, ERR_MISSING, "proposal %lld: not there", (long long)proposal->seq);
    en->proposal.verdict = proposal->proposal.verdict;
    en->proposal.decided_by = proposal->proposal.decided_by;
    own(s, &en->proposal.verdict);
    own(s, &en->proposal.decided_by);
    en->proposal.made = proposal->proposal.made;
    en->proposal.decided_at = proposal->proposal.decided_at;
    return true;
}

static bool memory_blank(struct store *s, const struct entry *en, const struct column *c,
                         struct err *e)
{
    struct entry *there = find(&s->now.of[en->kind], en->seq);

    if (there == NULL)
        return err_set(e, ERR_MISSING, "entry %lld: not there", (long long)en->seq);
    if (c->type == COLUMN_TEXT)
        *column_str(c, there) = (struct str){0};
    else {
        column_sealed(c, there)->text = (struct str){0};
        column_sealed(c, there)->salt = (struct str){0};
    }
    return true;
}

/* The bytes stay in the arena until the ledger goes; they were never on a medium. */
static bool memory_scrub(struct store *s, struct err *e)
{
    (void)s;
    (void)e;
    return true;
}

/* --- questions ----------------------------------------------------------------------------- */

enum beside { ALONE, FIRST_SOURCE, ALL_SOURCES };

static const struct ask {
    enum kind kind;
    enum beside beside;
} asks[ASK_COUNT] = {
    [ASK_EVENTS_WHOLE] = {KIND_EVENT, ALONE},
    [ASK_DOCUMENTS_WHOLE] = {KIND_DOCUMENT, ALONE},
    [ASK_STATEMENTS_WHOLE] = {KIND_STATEMENT, FIRST_SOURCE},
    [ASK_SOURCES_WHOLE] = {KIND_SOURCE, ALONE},
    [ASK_ERASURES_WHOLE] = {KIND_ERASURE, ALONE},
    [ASK_EVENTS] = {KIND_EVENT, ALONE},
    [ASK_EVENT] = {KIND_EVENT, ALONE},
    [ASK_DOCUMENTS] = {KIND_DOCUMENT, ALONE},
    [ASK_DOCUMENT] = {KIND_DOCUMENT, ALONE},
    [ASK_DOCUMENT_BYTES] = {KIND_DOCUMENT, ALONE},
    [ASK_OF_EVENT] = {KIND_STATEMENT, ALL_SOURCES},
    [ASK_OF_GUEST] = {KIND_STATEMENT, ALL_SOURCES},
    [ASK_FROM] = {KIND_STATEMENT, ALL_SOURCES},
    [ASK_SAME] = {KIND_STATEMENT, ALONE},
    [ASK_TOLD] = {KIND_STATEMENT, ALONE},
    [ASK_KEYED] = {KIND_STATEMENT, ALONE},
    [ASK_RETRACTING] = {KIND_STATEMENT, ALONE},
    [ASK_STATEMENT] = {KIND_STATEMENT, ALONE},
    [ASK_STATEMENTS] = {KIND_STATEMENT, ALONE},
    [ASK_SOURCES] = {KIND_SOURCE, ALONE},
    [ASK_SOURCES_OF] = {KIND_SOURCE, ALONE},
    [ASK_SOURCES_ALL] = {KIND_SOURCE, ALONE},
    [ASK_PROPOSALS] = {KIND_PROPOSAL, ALONE},
    [ASK_PROPOSAL] = {KIND_PROPOSAL, ALONE},
    [ASK_PROPOSED] = {KIND_PROPOSAL, ALONE},
    [ASK_PROPOSED_BY] = {KIND_PROPOSAL, ALONE},
    [ASK_PROPOSALS_ALL] = {KIND_PROPOSAL, ALONE},
};

/* One of the statement's sources is of the story and says so, or came with the key. */
static bool sourced(const struct store *s, const struct asked *q, int64_t statement)
{
    const struct list *sources = &s->now.of[KIND_SOURCE];

    for (size_t i = index_of(sources, statement); i < sources->count; i++) {
        const struct entry *r = &sources->items[i];

        if (r->source.statement != statement)
            continue;
        if (q->question == ASK_KEYED ? str_eq(r->key, q->text)
                                     : r->source.story == q->number && r->source.says == q->says)
            return true;
    }
    return false;
}

static bool same(const struct asked *q, const struct entry *en)
{
    return en->statement.event == q->number && str_eq(en->statement.guest, q->text) &&
           str_eq(en->statement.act, q->act) && str_eq(en->statement.side, q->side) &&
           en->statement.said_on == q->said_on;
}

static bool proposes(const struct asked *q, const struct entry *en)
{
    return str_eq(en->proposal.event, q->text) && str_eq(en->proposal.act, q->act) &&
           str_eq(en->proposal.guest, q->side);
}

static int64_t story_of(const struct store *s, int64_t document)
{
    const struct entry *d = find(&s->now.of[KIND_DOCUMENT], document);

    return d == NULL ? 0 : d->document.story;
}

/* The entry answers the question. */
static bool answers(const struct store *s, const struct asked *q, const struct entry *en)
{
    switch (q->question) {
    case ASK_EVENTS_WHOLE:
    case ASK_DOCUMENTS_WHOLE:
    case ASK_STATEMENTS_WHOLE:
    case ASK_ERASURES_WHOLE:
    case ASK_FROM:
    case ASK_EVENTS:
    case ASK_DOCUMENTS:
        return en->seq >= q->number;
    case ASK_SOURCES_WHOLE:
        return en->seq >= q->number && en->seq != en->source.statement;
    case ASK_EVENT:
        return str_eq(en->event.id, q->text);
    case ASK_DOCUMENT:
        return str_eq(en->document.id.text, q->text);
    case ASK_DOCUMENT_BYTES:
    case ASK_STATEMENT:
    case ASK_PROPOSAL:
        return en->seq == q->number;
    case ASK_OF_EVENT:
        return en->statement.event == q->number;
    case ASK_OF_GUEST:
        return str_eq(en->statement.guest, q->text);
    case ASK_SAME:
        return same(q, en);
    case ASK_TOLD:
        return sourced(s, q, en->seq);
    case ASK_KEYED:
        return str_eq(en->key, q->text) || sourced(s, q, en->seq);
    case ASK_RETRACTING:
        return en->statement.retracts == q->number;
    case ASK_SOURCES:
        return en->source.statement == q->number;
    case ASK_SOURCES_OF:
        return en->source.document == q->number;
    case ASK_SOURCES_ALL:
        return en->source.document == 0;
    case ASK_PROPOSALS:
        return str_eq(en->proposal.verdict, q->act) &&
               (q->text.n == 0 || str_eq(en->proposal.event, q->text));
    case ASK_PROPOSED:
        return en->proposal.document == q->number && proposes(q, en);
    case ASK_PROPOSED_BY:
        return proposes(q, en) && story_of(s, en->proposal.document) == q->number &&
               str_eq(en->proposal.verdict, str_of(verdict_text(VERDICT_PENDING)));
    default:
        return true;
    }
}

static bool memory_seek(struct store *s, const struct asked *asked, struct err *e)
{
    (void)e;
    s->cursors[asked->question] = (struct cursor){.asked = *asked};
    return true;
}

static void memory_stop(struct store *s, enum question q)
{
    s->cursors[q] = (struct cursor){.at = SIZE_MAX};
}

/* The document's names beside a row, as a join would give them. */
static void add_names(const struct store *s, int64_t document, struct row *out)
{
    const struct entry *d = find(&s->now.of[KIND_DOCUMENT], document), *f;

    if (d == NULL)
        return;
    f = find(&s->now.of[KIND_DOCUMENT], d->document.story);
    out->document_id = d->document.id.text;
    out->story_id = f ? f->document.id.text : (struct str){0};
    out->erased = d->document.bytes.salt.n == 0;
}

static void make_row(const struct store *s, const struct entry *en, const struct entry *source,
                     struct row *out)
{
    const struct entry *event = NULL;

    *out = (struct row){.entry = *en, .source = {.kind = KIND_COUNT}};
    if (source != NULL)
        out->source = *source;
    if (en->kind == KIND_STATEMENT)
        event = find(&s->now.of[KIND_EVENT], en->statement.event);
    if (event != NULL)
        out->event_id = event->event.id;
    if (en->kind == KIND_DOCUMENT)
        add_names(s, en->seq, out);
    else if (source != NULL)
        add_names(s, source->source.document, out);
    else if (en->kind == KIND_PROPOSAL)
        add_names(s, en->proposal.document, out);
}

/* The next source of a statement, from the cursor's place on. */
static const struct entry *next_source(const struct store *s, struct cursor *c, int64_t statement)
{
    const struct list *sources = &s->now.of[KIND_SOURCE];

    while (c->source_at < sources->count) {
        const struct entry *r = &sources->items[c->source_at++];

        if (r->source.statement == statement)
            return r;
    }
    return NULL;
}

static int memory_next(struct store *s, enum question q, struct row *out, struct err *e)
{
    struct cursor *c = &s->cursors[q];
    const struct list *list = &s->now.of[asks[q].kind];
    const struct entry *r = NULL;

    (void)e;
    if (c->started && asks[q].beside == ALL_SOURCES &&
        (r = next_source(s, c, list->items[c->at - 1].seq)) != NULL) {
        make_row(s, &list->items[c->at - 1], r, out);
        return 1;
    }
    while (c->at < list->count && !answers(s, &c->asked, &list->items[c->at]))
        c->at++;
    if (c->at >= list->count)
        return 0;
    if (asks[q].beside != ALONE) {
        c->source_at = index_of(&s->now.of[KIND_SOURCE], list->items[c->at].seq);
        r = next_source(s, c, list->items[c->at].seq);
    }
    c->started = true;
    make_row(s, &list->items[c->at++], r, out);
    return 1;
}

static bool memory_passage(struct store *s, int64_t seq, size_t start, size_t end, struct arena *a,
                           struct str *out, struct err *e)
{
    const struct entry *d = find(&s->now.of[KIND_DOCUMENT], seq);

    if (d == NULL || end > d->document.bytes.text.n || start > end)
        return err_set(e, ERR_BROKEN, "document of entry %lld: has no such passage",
                       (long long)seq);
    *out = arena_str(a, str_cut(d->document.bytes.text, start, end));
    return true;
}

static bool memory_check(struct store *s, struct buf *report, size_t *faults, struct err *e)
{
    (void)s;
    (void)report;
    (void)faults;
    (void)e;
    return true;
}

const struct store_kind store_memory = {
    .create = memory_create, .open = memory_open, .close = memory_close,
    .begin = memory_begin, .commit = memory_commit, .rollback = memory_rollback,
    .hold = memory_hold, .release = memory_release,
    .state = memory_state, .set_last = memory_set_last,
    .head = memory_head, .heads = memory_heads, .set_head = memory_set_head,
    .put = memory_put, .decide = memory_decide, .blank = memory_blank, .scrub = memory_scrub,
    .seek = memory_seek, .next = memory_next, .stop = memory_stop, .passage = memory_passage,
    .check = memory_check,
};
