#include "flow/import.h"

#include "flow/importing.h"

static bool same_source(const struct source *a, const struct source *b)
{
    return a->kind == b->kind && a->start == b->start && a->end == b->end
        && str_eq(a->document, b->document) && str_eq(a->name, b->name)
        && str_eq(a->user, b->user);
}

/* I2 for sources: what stands under the statement already is not added once more. */
static bool add_source(struct import *in, size_t line, size_t which, enum added *what,
                       struct err *e)
{
    const struct source *s = &in->one.statement.sources[which];
    struct arena scratch = {0};
    struct statement there = {0};
    bool ok = ledger_statement(in->ledger, &scratch, in->seqs[line], &there, e), same = false;

    for (size_t i = 0; ok && i < there.source_count; i++)
        same = same || same_source(s, &there.sources[i]);
    arena_free(&scratch);
    *what = ADDED_NOTHING;
    return ok && (same || importing_erased(in, s->document)
                  || ledger_add_source(in->ledger, in->seqs[line], s, what, e));
}

/* What an erasure took from it is sealed as a text that the erasure will take here (I5). */
static void stand_in(const struct import *in, struct statement *st)
{
    for (size_t n = importing_numbered(in, st->seq);
         st->seq != 0 && n < in->numbered_count && in->numbered[n].seq == st->seq; n++) {
        struct str parts = in->lines[in->numbered[n].line].parts;

        for (struct str part; str_split(&parts, ' ', &part);)
            if (str_eq(part, S("person")) && st->person.n == 0)
                st->person = S(ERASED_TEXT);
            else if (str_eq(part, S("said_by")) && st->by.n == 0)
                st->by = S(ERASED_TEXT);
            else if (str_eq(part, S("note")) && st->note.n == 0)
                st->note = S(ERASED_TEXT);
    }
}

static const struct known *find_there(const struct import *in, struct hash key)
{
    struct known wanted = {.key = key};

    return in->there_count == 0 ? NULL
        : bsearch(&wanted, in->there, in->there_count, sizeof wanted, importing_by_key);
}

/* The key binds all but the texts that can be erased: where it was seen and they differ, they were
 * erased in one of the two. */
static bool enter(struct import *in, size_t line, struct statement *st, enum added *what,
                  struct err *e)
{
    char text[HASH_TEXT];
    struct str key = str_of(hash_text(in->keys[line], text));

    if (ledger_add_statement(in->ledger, st, key, &in->seqs[line], what, e))
        return true;
    if (e->kind != ERR_STATE)
        return false;
    st->person = st->by = st->note = (struct str){0};
    return ledger_add_statement(in->ledger, st, key, &in->seqs[line], what, e);
}

static bool add_statement(struct import *in, size_t line, enum added *what, struct err *e)
{
    struct statement st = in->one.statement;
    const struct known *there = find_there(in, in->keys[line]);

    *what = ADDED_NOTHING;
    if (there == NULL)
        there = find_there(in, in->here[line]);
    if (there != NULL) {
        in->seqs[line] = there->seq;
        return true;
    }
    stand_in(in, &st);
    st.sources = importing_source(in, &st);
    st.source_count = 1;
    if (st.retracts != 0)
        st.retracts = in->seqs[importing_line_of(in, st.retracts, line)];
    st.seq = 0;
    return enter(in, line, &st, what, e);
}

/* Erased, with no line that says when and why: it was before these lines were written. */
static bool bury(struct import *in, const struct document *d, enum added *what, struct err *e)
{
    struct erasure x = {.document = d->hash, .reason = S("erased before it was exported")};
    enum added noticed;

    return ledger_bury_document(in->ledger, d, what, e)
        && (*what == ADDED_NOTHING || importing_among(in->told, in->told_count, d->hash)
            || ledger_erased(in->ledger, &x, &noticed, e));
}

/* A document that was read elsewhere, alone, tells a story that may be here already (L2). */
static bool find_story(struct import *in, struct document *d, struct err *e)
{
    struct stories *known = &in->taker.stories;

    return d->story.n > 0
        || (stories_update(known, in->ledger, e)
            && stories_find(known, in->ledger, d->fingerprint, d->outlet, &d->story,
                            e));
}

static bool add_document(struct import *in, enum added *what, struct err *e)
{
    struct document *d = &in->one.document;

    if (d->erased)
        return bury(in, d, what, e);
    return find_story(in, d, e) && ledger_add_document(in->ledger, d, what, e);
}

static bool add_erasure(struct import *in, size_t line, enum added *what, struct err *e)
{
    struct erasure x = in->one.erasure;
    size_t target = x.document.n > 0 ? 0 : importing_line_of(in, x.statement, line);

    if (target == STR_NONE)
        return err_set(e, ERR_FORMAT, "seq: no line before this one is statement %lld",
                       (long long)x.statement);
    x.statement = x.document.n > 0 ? 0 : in->seqs[target];
    return ledger_erased(in->ledger, &x, what, e);
}

static int by_hash(const void *a, const void *b)
{
    return str_cmp(((const struct shelved *)a)->hash, ((const struct shelved *)b)->hash);
}

static int by_bytes(const void *a, const void *b)
{
    return memcmp(a, b, sizeof(struct hash));
}

/* I2 for proposals: the same reading of the same passage. Not of which event: the more events are
 * known, the better that is settled, so that lines taken in again could mean another one. */
static struct hash proposal_key(const struct proposal *p, struct str document)
{
    const struct source *s = &p->statement.sources[0];
    char at[64];
    struct str parts[] = {document, p->statement.guest, str_of(act_text(p->statement.act)), s->rule,
                          {at, (size_t)snprintf(at, sizeof at, "%zu-%zu", s->start, s->end)}};

    return hash_of(parts, sizeof parts / sizeof *parts);
}

static bool list_proposed(struct import *in, struct err *e)
{
    size_t allocated = 0;
    bool ok = true;

    for (int v = 0; ok && v < VERDICT_COUNT; v++) {
        struct arena scratch = {0};
        struct proposals all = {0};

        ok = ledger_proposals(in->ledger, &scratch, (enum verdict)v, (struct str){0}, &all, e);
        for (size_t i = 0; ok && i < all.count; i++) {
            in->proposed = arena_grow(&in->arena, in->proposed, &allocated, in->proposed_count,
                                      sizeof *in->proposed);
            in->proposed[in->proposed_count++] = proposal_key(
                &all.items[i], all.items[i].statement.sources[0].document);
        }
        arena_free(&scratch);
    }
    if (in->proposed_count > 0)
        qsort(in->proposed, in->proposed_count, sizeof *in->proposed, by_bytes);
    return ok;
}

static bool proposed_before(const struct import *in, const struct proposal *p, struct str document)
{
    struct hash key = proposal_key(p, document);

    return in->proposed_count > 0
        && bsearch(&key, in->proposed, in->proposed_count, sizeof key, by_bytes) != NULL;
}

static int by_name(const void *a, const void *b)
{
    const struct shelved *x = a, *y = b;
    int order = str_cmp(x->name, y->name);

    return order != 0 ? order : x->order < y->order ? -1 : x->order > y->order;
}

/* Proposals come last, so that all documents are there. */
static bool shelve(struct import *in, struct err *e)
{
    struct documents all = {0};
    struct arena scratch = {0};
    bool ok = ledger_documents(in->ledger, &scratch, &all, e) && list_proposed(in, e);

    in->by_hash = ARENA_NEW(&in->arena, struct shelved, all.count + 1);
    in->by_name = ARENA_NEW(&in->arena, struct shelved, all.count + 1);
    for (size_t i = 0; i < all.count; i++)
        in->by_hash[i] = in->by_name[i] = (struct shelved){
            arena_str(&in->arena, all.items[i].hash), arena_str(&in->arena, all.items[i].name),
            arena_str(&in->arena, all.items[i].story),
            arena_str(&in->arena, all.items[i].outlet), i, all.items[i].erased};
    in->shelved_count = all.count;
    qsort(in->by_hash, all.count, sizeof *in->by_hash, by_hash);
    qsort(in->by_name, all.count, sizeof *in->by_name, by_name);
    arena_free(&scratch);
    return ok;
}

/* The first, in order of entry, that has the name. */
static const struct shelved *named(const struct import *in, struct str name)
{
    size_t low = 0;

    for (size_t left = in->shelved_count; left > 0;) {
        size_t half = left / 2;

        if (str_cmp(in->by_name[low + half].name, name) < 0) {
            low += half + 1;
            left -= half + 1;
        } else {
            left = half;
        }
    }
    return low < in->shelved_count && str_eq(in->by_name[low].name, name) ? &in->by_name[low] : NULL;
}

/* The document that a proposal of another reader names. */
static bool find_document(struct import *in, const struct source *s, const struct shelved **out,
                          struct err *e)
{
    struct shelved wanted = {.hash = s->document};

    if (in->by_hash == NULL && !shelve(in, e))
        return false;
    *out = s->document.n == 0 ? named(in, s->name)
        : bsearch(&wanted, in->by_hash, in->shelved_count, sizeof wanted, by_hash);
    return *out != NULL
        || err_set(e, ERR_MISSING, "doc: %.*s: no such document in the ledger; read it first",
                   STR_ARG(s->name));
}

static bool add_proposal(struct import *in, enum added *what, struct err *e)
{
    struct proposal p = in->one.proposal;
    struct source s = p.statement.sources[0];
    const struct shelved *d;
    struct taken t = {0};

    *what = ADDED_NOTHING;
    p.statement.sources = &s;
    if (p.event.id.n == 0)
        p.event.id = event_id_make(&in->one_arena, p.event.country, p.event.year, p.event.name);
    if (!find_document(in, &s, &d, e))
        return false;
    if (d->erased || proposed_before(in, &p, d->hash))
        return true;  /* I5, I2 */
    s.document = d->hash;
    s.story = d->story;
    if (d->outlet.n > 0 && str_eq(s.name, d->name))
        s.name = d->outlet;  /* as flow_take calls it */
    t.copy = !str_eq(d->story, d->hash);
    if (!flow_propose(&in->taker, &in->one_arena, &p, &t, e))
        return false;
    *what = t.known > 0 ? ADDED_NOTHING : ADDED_NEW;
    return true;
}

static bool add_line(struct import *in, size_t i, enum added *what, size_t **sum, struct err *e)
{
    switch (in->lines[i].kind) {
    case JSON_EVENT:
        *sum = &in->sums->events;
        return ledger_add_event(in->ledger, &in->one.event, what, e);
    case JSON_DOCUMENT:
        *sum = &in->sums->documents;
        return add_document(in, what, e);
    case JSON_STATEMENT:
        *sum = &in->sums->statements;
        return add_statement(in, i, what, e);
    case JSON_ERASURE:
        *sum = &in->sums->erasures;
        return add_erasure(in, i, what, e);
    default:
        *sum = &in->sums->proposals;
        return add_proposal(in, what, e);
    }
}

static bool add(struct import *in, const struct item *item, struct err *e)
{
    enum added what = ADDED_NOTHING;
    size_t *sum = &in->sums->sources;

    if (!importing_load(in, item->line, e))
        return false;
    if (!(item->source > 0 ? add_source(in, item->line, item->source - 1, &what, e)
                           : add_line(in, item->line, &what, &sum, e)))
        return importing_at(in, in->lines[item->line].number, e);
    if (what == ADDED_NEW)
        ++*sum;
    else if (what == ADDED_SOURCE)
        in->sums->sources++;
    else
        in->sums->known += item->source == 0;
    if (in->options.step != NULL)
        in->options.step(in->options.to, in->items.count);
    return true;
}

/* Items of one moment enter together. */
static bool add_moment(struct import *in, size_t from, size_t to, struct err *e)
{
    bool ok = ledger_begin(in->ledger, in->items.list[from].at, in->options.user, e);

    if (!ok)
        return false;
    for (size_t i = from; ok && i < to; i++)
        ok = add(in, &in->items.list[i], e);
    if (ok && ledger_commit(in->ledger, e))
        return true;
    ledger_rollback(in->ledger);
    return false;
}

static bool add_all(struct import *in, struct err *e)
{
    const struct items *all = &in->items;

    for (size_t from = 0, to; from < all->count; from = to) {
        for (to = from; to < all->count && all->list[to].at == all->list[from].at;)
            to++;
        if (!add_moment(in, from, to, e))
            return false;
    }
    return true;
}

static bool import(struct import *in, struct err *e)
{
    struct take_options o = {.now = in->options.now, .user = in->options.user, .auto_score = 2};
    bool ok;

    if (!importing_check(in, e) || !importing_look(in, e)
        || !taker_open(in->ledger, o, &in->taker, e))
        return false;
    in->items = order_lines(&in->arena, in->lines, in->count, in->copy, in->options.now);
    ok = add_all(in, e);
    taker_free(&in->taker);
    return ok;
}

bool flow_import(struct ledger *l, struct lines *lines, struct import_options o,
                 struct imported *out, struct err *e)
{
    struct import in = {.ledger = l, .file = lines, .options = o, .sums = out};
    bool ok;

    *out = (struct imported){0};
    ok = import(&in, e);
    arena_free(&in.one_arena);
    arena_free(&in.arena);
    return ok;
}
