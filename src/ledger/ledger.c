/*
 * ledger.c - opening, batches, and how an entry enters its chain (L1, L4, L5).
 */
#include "ledger/inside.h"

#include "base/utf8.h"

enum { MAX_TEXT = 64 * 1024 };

bool ledger_create(struct str path, moment now, struct err *e)
{
    struct store_state first = {.created_at = now};

    hash_random(first.id.b, HASH_BYTES);
    return store_kind_of(path)->create(path, &first, e);
}

bool ledger_open(struct str path, enum ledger_mode mode, struct ledger **out, struct err *e)
{
    const struct store_kind *kind = store_kind_of(path);
    struct store *store;
    struct ledger *l;

    if (!kind->open(path, mode, &store, e))
        return false;
    l = calloc(1, sizeof *l);
    if (l == NULL) {
        kind->close(store);
        return err_set(e, ERR_SYSTEM, "%.*s: out of memory", STR_ARG(path));
    }
    l->kind = kind;
    l->store = store;
    l->mode = mode;
    *out = l;
    return true;
}

static void forget(struct ledger *l)
{
    l->batch = l->broken = l->erased = false;
    l->cited_id = (struct str){0};
    heads_free(&l->heads);
    arena_free(&l->arena);
}

void ledger_close(struct ledger *l)
{
    if (l == NULL)
        return;
    ledger_rollback(l);
    l->kind->close(l->store);
    buf_free(&l->scratch);
    free(l);
}

void ledger_wait(int ms)
{
    store_wait_ms = ms;
}

bool ledger_begin(struct ledger *l, moment now, struct str user, struct err *e)
{
    if (l->mode != LEDGER_WRITE)
        return err_set(e, ERR_USAGE, "ledger: was opened for reading");
    if (l->batch)
        return err_set(e, ERR_USAGE, "ledger: a batch is under way");
    if (!inside_text(user, "ledger", "user", e) || !l->kind->begin(l->store, e))
        return false;
    if (!l->kind->state(l->store, &l->state, e)) {
        l->kind->rollback(l->store);
        return false;
    }
    l->batch = true;
    l->now = now;
    l->user = arena_str(&l->arena, user);
    l->first = l->state.last + 1;
    return true;
}

/* The ends of the chains and the count of entries are part of the batch. */
static bool put_ends(struct ledger *l, struct err *e)
{
    for (size_t i = 0; i < l->heads.allocated; i++) {
        const struct chain *c = l->heads.slots[i];

        if (c != NULL && c->touched && !l->kind->set_head(l->store, &c->head, e))
            return false;
    }
    return l->kind->set_last(l->store, l->state.last, l->state.last_proposal, e);
}

bool ledger_commit(struct ledger *l, struct err *e)
{
    bool scrub = l->erased, ok;

    if (!inside_batch(l, e) || !put_ends(l, e) || !inside_read_back(l, l->first, e)) {
        ledger_rollback(l);
        return false;
    }
    ok = l->kind->commit(l->store, e);
    forget(l);
    return ok && (!scrub || l->kind->scrub(l->store, e));
}

void ledger_rollback(struct ledger *l)
{
    if (l->batch)
        l->kind->rollback(l->store);
    forget(l);
}

bool inside_batch(struct ledger *l, struct err *e)
{
    if (!l->batch)
        return err_set(e, ERR_USAGE, "ledger: no batch was begun");
    if (l->broken)
        return err_set(e, ERR_USAGE, "ledger: a part of the batch failed, so none of it enters");
    return true;
}

bool inside_text(struct str s, const char *thing, const char *part, struct err *e)
{
    if (s.n > MAX_TEXT)
        return err_set(e, ERR_FULL, "%s: its %s is longer than %d KB; shorten it", thing, part,
                       MAX_TEXT / 1024);
    if (utf8_bad(s) != STR_NONE || (s.n > 0 && memchr(s.p, '\0', s.n) != NULL))
        return err_set(e, ERR_FORMAT, "%s: its %s is not UTF-8 text", thing, part);
    return true;
}

int inside_one(struct ledger *l, const struct asked *asked, struct row *out, struct err *e)
{
    if (!l->kind->seek(l->store, asked, e))
        return -1;
    return l->kind->next(l->store, asked->question, out, e);
}

struct hash inside_genesis(const struct store_state *state, struct str event)
{
    char made[MOMENT_TEXT];
    struct str parts[] = {S("convoke-chain-1"), {(const char *)state->id.b, HASH_BYTES},
                          str_of(moment_text(state->created_at, made)), event};

    return hash_of(parts, sizeof parts / sizeof *parts);
}

bool inside_chain(struct ledger *l, struct str event, struct chain **out, struct err *e)
{
    struct asked asked = {.question = ASK_EVENT, .text = event};
    struct head head = {.hash = inside_genesis(&l->state, event)};
    struct row row = {0};

    *out = heads_find(&l->heads, event);
    if (*out != NULL)
        return true;
    if (event.n > 0) {
        int found = inside_one(l, &asked, &row, e);

        l->kind->stop(l->store, ASK_EVENT);
        if (found <= 0)
            return found == 0;
    }
    head.event = row.entry.seq;
    if (!l->kind->head(l->store, row.entry.seq, &head, e))
        return false;
    *out = heads_put(&l->heads, event, &head);
    return true;
}

static struct str new_salt(struct ledger *l)
{
    if (l->salts_left == 0) {
        hash_random(l->salts, sizeof l->salts);
        l->salts_left = sizeof l->salts / SALT_BYTES;
    }
    l->salts_left--;
    return arena_str(&l->arena, (struct str){(const char *)l->salts + l->salts_left * SALT_BYTES,
                                             SALT_BYTES});
}

struct sealed inside_seal(struct ledger *l, struct str text)
{
    if (text.n == 0)
        return (struct sealed){0};
    return seal_make(text, new_salt(l), ARENA_NEW(&l->arena, struct hash, 1));
}

bool inside_add(struct ledger *l, struct chain *c, struct entry *en, struct entry *first,
                struct err *e)
{
    struct hash prev = c->head.hash, hash;

    en->seq = l->state.last + 1;
    en->recorded_at = l->now;
    en->prev = (struct str){(const char *)prev.b, HASH_BYTES};
    if (en->user.n == 0)
        en->user = l->user;
    if (first != NULL) {
        first->seq = first->source.statement = en->seq;
        first->recorded_at = l->now;
        if (first->user.n == 0)
            first->user = l->user;
    }
    hash = entry_hash(en, first, &l->scratch);
    en->hash = (struct str){(const char *)hash.b, HASH_BYTES};
    l->broken = !l->kind->put(l->store, en, e) ||
                (first != NULL && !l->kind->put(l->store, first, e));
    if (l->broken)
        return false;
    c->head.hash = hash;
    c->head.count++;
    c->touched = true;
    l->state.last++;
    return true;
}

int inside_document(struct ledger *l, struct str hash, struct row *out, struct err *e)
{
    struct asked asked = {.question = ASK_DOCUMENT, .text = hash};
    int found = 1;

    if (l->cited_id.n == 0 || !str_eq(l->cited_id, hash)) {
        found = inside_one(l, &asked, &l->cited, e);
        l->cited_id = (struct str){0};
        if (found == 1) {
            /* What it borrows goes with stop; kept is what adding needs. */
            l->cited.story_id = arena_str(&l->arena, l->cited.story_id);
            l->cited_id = arena_str(&l->arena, hash);
        }
        l->kind->stop(l->store, ASK_DOCUMENT);
    }
    *out = l->cited;
    return found;
}

struct hash inside_root(const struct store_state *state, const struct head *heads, size_t count)
{
    char made[MOMENT_TEXT];
    struct buf b = {0};
    struct hash root;

    buf_text(&b, "convoke-root-1");
    buf_text(&b, moment_text(state->created_at, made));
    buf_add(&b, (struct str){(const char *)state->id.b, HASH_BYTES});
    for (size_t i = 0; i < count; i++) {
        buf_fmt(&b, " %lld %lld ", (long long)heads[i].event, (long long)heads[i].count);
        buf_add(&b, (struct str){(const char *)heads[i].hash.b, HASH_BYTES});
    }
    root = hash_bytes(buf_str(&b));
    buf_free(&b);
    return root;
}

bool ledger_root(struct ledger *l, struct hash *root, int64_t *last, struct err *e)
{
    struct arena a = {0};
    struct store_state state;
    struct head *heads;
    size_t count;
    bool ok;

    if (!l->kind->hold(l->store, e))
        return false;
    ok = l->kind->state(l->store, &state, e) && l->kind->heads(l->store, &a, &heads, &count, e);
    l->kind->release(l->store);
    if (ok) {
        *root = inside_root(&state, heads, count);
        *last = state.last;
    }
    arena_free(&a);
    return ok;
}
