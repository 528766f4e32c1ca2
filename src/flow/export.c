#include "flow/export.h"

#include "fact/json.h"

enum { PAGE = 500 };

/* A document, and whether it went out already. */
struct sent {
    struct str hash;
    bool written;
};

struct export {
    struct ledger *ledger;
    struct arena arena;
    struct buf *out;
    bool (*flush)(void *to, struct err *e);
    void *to;
    struct documents documents;
    struct sent *sent;  /* as many, sorted by hash */
    struct statements said;  /* of the one event that goes out */
};

static int by_hash(const void *a, const void *b)
{
    return str_cmp(((const struct sent *)a)->hash, ((const struct sent *)b)->hash);
}

static bool list_documents(struct export *x, struct err *e)
{
    if (!ledger_documents(x->ledger, &x->arena, &x->documents, e))
        return false;
    x->sent = ARENA_NEW(&x->arena, struct sent, x->documents.count + 1);
    for (size_t i = 0; i < x->documents.count; i++)
        x->sent[i].hash = x->documents.items[i].hash;
    qsort(x->sent, x->documents.count, sizeof *x->sent, by_hash);
    return true;
}

/* A document whole, bytes and all, unless it was written before. */
static bool write_document(struct export *x, struct str hash, struct err *e)
{
    struct sent wanted = {.hash = hash}, *found;
    struct document whole = {0};
    struct arena a = {0};
    bool ok;

    found = bsearch(&wanted, x->sent, x->documents.count, sizeof wanted, by_hash);
    if (found != NULL && found->written)
        return true;
    ok = ledger_document(x->ledger, &a, hash, &whole, e);
    if (ok && whole.hash.n > 0) {
        /* A copy is told from the first of its story, which has to be there before it. */
        ok = str_eq(whole.story, whole.hash) || write_document(x, whole.story, e);
        json_write_document(x->out, &whole);
        if (found != NULL)
            found->written = true;
    }
    ok = ok && x->flush(x->to, e);
    arena_free(&a);
    return ok;
}

static bool write_statements(struct export *x, struct statements st, struct err *e)
{
    for (size_t i = 0; i < st.count; i++) {
        const struct statement *s = &st.items[i];

        for (size_t j = 0; j < s->source_count; j++)
            if (s->sources[j].document.n > 0
                && !write_document(x, s->sources[j].document, e))
                return false;
        json_write_statement(x->out, s);
    }
    return x->flush(x->to, e);
}

static bool write_log(struct export *x, struct err *e)
{
    int64_t from = 1;
    bool ok = true, more = true;

    while (ok && more) {
        struct arena a = {0};
        struct statements page = {0};

        ok = ledger_log(x->ledger, &a, from, PAGE, &page, e) && write_statements(x, page, e);
        more = page.count == PAGE;
        if (page.count > 0)
            from = page.items[page.count - 1].seq + 1;
        arena_free(&a);
    }
    return ok;
}

static bool write_event(struct export *x, struct str id, struct err *e)
{
    return ledger_statements(x->ledger, &x->arena, id, &x->said, e)
        && write_statements(x, x->said, e);
}

/* Those that no statement cites belong to the whole ledger only. */
static bool write_rest(struct export *x, struct err *e)
{
    for (size_t i = 0; i < x->documents.count; i++)
        if (!write_document(x, x->documents.items[i].hash, e))
            return false;
    return true;
}

static bool was_sent(const struct export *x, struct str event, const struct erasure *of)
{
    struct sent wanted = {.hash = of->document};
    const struct sent *found = bsearch(&wanted, x->sent, x->documents.count, sizeof wanted, by_hash);

    if (of->document.n > 0)
        return found != NULL && found->written;
    for (size_t i = 0; i < x->said.count; i++)
        if (x->said.items[i].seq == of->statement)
            return true;
    return event.n == 0;
}

/* What was erased of all that went out. */
static bool write_erasures(struct export *x, struct str event, struct err *e)
{
    struct erasures all = {0};
    bool ok = ledger_erasures(x->ledger, &x->arena, &all, e);

    for (size_t i = 0; ok && i < all.count; i++)
        if (was_sent(x, event, &all.items[i]))
            json_write_erasure(x->out, &all.items[i]);
    return ok && x->flush(x->to, e);
}

static bool write_proposals(struct export *x, struct str event, struct err *e)
{
    struct proposals pending = {0};

    if (!ledger_proposals(x->ledger, &x->arena, VERDICT_PENDING, event, &pending, e))
        return false;
    for (size_t i = 0; i < pending.count; i++) {
        const struct statement *st = &pending.items[i].statement;

        if (st->source_count > 0 && st->sources[0].document.n > 0
            && !write_document(x, st->sources[0].document, e))
            return false;
        json_write_proposal(x->out, &pending.items[i]);
    }
    return x->flush(x->to, e);
}

static bool write_all(struct export *x, struct str event, struct err *e)
{
    struct events events = {0};

    if (!ledger_events(x->ledger, &x->arena, &events, e) || !list_documents(x, e))
        return false;
    for (size_t i = 0; i < events.count; i++)
        if (event.n == 0 || str_eq(events.items[i].id, event))
            json_write_event(x->out, &events.items[i]);
    if (event.n > 0)
        return write_event(x, event, e) && write_erasures(x, event, e)
            && write_proposals(x, event, e);
    return write_log(x, e) && write_rest(x, e) && write_erasures(x, event, e)
        && write_proposals(x, event, e);
}

bool flow_export(struct ledger *l, struct str event, struct buf *out,
                 bool (*flush)(void *to, struct err *e), void *to, struct err *e)
{
    struct export x = {.ledger = l, .out = out, .flush = flush, .to = to};
    bool ok = write_all(&x, event, e);

    arena_free(&x.arena);
    return ok;
}
