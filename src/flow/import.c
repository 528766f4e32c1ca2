#include "flow/import.h"

#include "fact/json.h"
#include "flow/order.h"
#include "flow/take.h"

/* A statement that was read or is in the ledger, by what makes it the same one (I2). */
struct known {
    struct hash key;
    int64_t seq;
};

struct import {
    struct ledger *ledger;
    struct arena arena;
    struct str name;
    moment now;
    struct str user;
    bool copy;                 /* I3 */
    struct json_line *lines;
    size_t *numbers;           /* of each in the file, from 1 */
    struct hash *keys;         /* of each that is a statement */
    int64_t *seqs;             /* likewise: its number in this ledger, once it is there */
    size_t count;
    struct items items;
    struct known *there;       /* statements of the ledger, sorted by key */
    size_t there_count;
    struct str *erased;        /* hashes of documents that were erased */
    size_t erased_count;
    struct taker taker;        /* for proposals */
    struct imported *sums;
};

static bool at_line(const struct import *in, size_t i, struct err *e)
{
    struct err why = *e;

    return err_set(e, why.kind, "%.*s:%zu: %s", STR_ARG(in->name), in->numbers[i], why.text);
}

static size_t count_lines(struct str bytes)
{
    size_t n = 1;

    for (size_t at = str_find_byte(bytes, '\n', 0); at != STR_NONE;
         at = str_find_byte(bytes, '\n', at + 1))
        n++;
    return n;
}

static bool parse(struct import *in, struct str bytes, struct err *e)
{
    size_t most = count_lines(bytes), number = 0;

    in->lines = ARENA_NEW(&in->arena, struct json_line, most);
    in->numbers = ARENA_NEW(&in->arena, size_t, most);
    in->keys = ARENA_NEW(&in->arena, struct hash, most);
    in->seqs = ARENA_NEW(&in->arena, int64_t, most);
    for (struct str line; str_split(&bytes, '\n', &line);) {
        number++;
        if (str_trim(line).n == 0)
            continue;
        in->numbers[in->count] = number;
        if (!json_parse(&in->arena, line, &in->lines[in->count], e))
            return at_line(in, in->count, e);
        in->count++;
    }
    return in->count > 0
        || err_set(e, ERR_FORMAT, "%.*s: holds no line to import", STR_ARG(in->name));
}

static struct str number_str(struct arena *a, int64_t n)
{
    return arena_fmt(a, "%lld", (long long)n);
}

/* What makes a statement the same one in two ledgers: what it says, where its first source stands and
 * when it was recorded; nothing that can be erased in one of them. retracts: the key of the statement
 * that it withdraws, since numbers differ. */
static struct hash key_of(struct arena *a, const struct statement *st, const struct hash *retracts)
{
    const struct source *s = &st->sources[0];
    struct str parts[] = {
        S("convoke-import-1"), st->event, st->guest, str_of(act_text(st->act)),
        str_of(side_text(st->side)), str_of(channel_text(st->channel)), number_str(a, st->said_on),
        number_str(a, st->date), st->via, st->user, number_str(a, st->recorded_at),
        str_of(source_kind_text(s->kind)), s->document, number_str(a, (int64_t)s->start),
        number_str(a, (int64_t)s->end),
        retracts != NULL ? (struct str){(const char *)retracts->b, HASH_BYTES} : (struct str){0}};

    return hash_of(parts, sizeof parts / sizeof *parts);
}

/* The line of the statement that was number seq where the lines come from, of those before i. */
static size_t line_of_seq(const struct import *in, int64_t seq, size_t i)
{
    while (i-- > 0)
        if (in->lines[i].kind == JSON_STATEMENT && in->lines[i].statement.seq == seq)
            return i;
    return STR_NONE;
}

static bool make_keys(struct import *in, struct err *e)
{
    for (size_t i = 0; i < in->count; i++) {
        const struct statement *st = &in->lines[i].statement;
        size_t target = STR_NONE;

        if (in->lines[i].kind != JSON_STATEMENT)
            continue;
        if (st->retracts != 0) {
            target = line_of_seq(in, st->retracts, i);
            if (target == STR_NONE) {
                err_set(e, ERR_FORMAT, "retracts: no line before this one is statement %lld",
                        (long long)st->retracts);
                return at_line(in, i, e);
            }
        }
        in->keys[i] = key_of(&in->arena, st, target == STR_NONE ? NULL : &in->keys[target]);
    }
    return true;
}

static int by_key(const void *a, const void *b)
{
    return memcmp(((const struct known *)a)->key.b, ((const struct known *)b)->key.b, HASH_BYTES);
}

static int by_bytes(const void *a, const void *b)
{
    return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

static struct hash *key_of_seq(struct known *there, size_t count, int64_t seq)
{
    size_t low = 0;

    while (count > 0) {
        size_t half = count / 2;

        if (there[low + half].seq < seq) {
            low += half + 1;
            count -= half + 1;
        } else {
            count = half;
        }
    }
    return &there[low].key;
}

static void list_there(struct import *in, struct statements all)
{
    in->there = ARENA_NEW(&in->arena, struct known, all.count + 1);
    for (size_t i = 0; i < all.count; i++) {
        const struct statement *st = &all.items[i];

        in->there[i].seq = st->seq;
        in->there[i].key = key_of(&in->arena, st, st->retracts == 0 ? NULL
                                  : key_of_seq(in->there, i, st->retracts));
    }
    in->there_count = all.count;
    qsort(in->there, all.count, sizeof *in->there, by_key);
}

/* Ids of events and hashes of documents among the lines, sorted. */
static struct str *list_names(struct import *in, size_t *count)
{
    struct str *names = ARENA_NEW(&in->arena, struct str, in->count + 1);

    *count = 0;
    for (size_t i = 0; i < in->count; i++)
        if (in->lines[i].kind == JSON_EVENT)
            names[(*count)++] = in->lines[i].event.id;
        else if (in->lines[i].kind == JSON_DOCUMENT)
            names[(*count)++] = in->lines[i].document.hash;
    qsort(names, *count, sizeof *names, by_bytes);
    return names;
}

/* Whether every statement of the ledger is one of the lines. */
static bool only_lines(struct import *in)
{
    struct known *lines = ARENA_NEW(&in->arena, struct known, in->count + 1);
    size_t count = 0;

    for (size_t i = 0; i < in->count; i++)
        if (in->lines[i].kind == JSON_STATEMENT)
            lines[count++].key = in->keys[i];
    qsort(lines, count, sizeof *lines, by_key);
    for (size_t i = 0; i < in->there_count; i++)
        if (bsearch(&in->there[i], lines, count, sizeof *lines, by_key) == NULL)
            return false;
    return true;
}

/* I3 or I4. */
static bool is_copy(struct import *in, struct events events, struct documents documents)
{
    size_t count;
    struct str *names = list_names(in, &count);

    for (size_t i = 0; i < events.count; i++)
        if (bsearch(&events.items[i].id, names, count, sizeof *names, by_bytes) == NULL)
            return false;
    for (size_t i = 0; i < documents.count; i++)
        if (bsearch(&documents.items[i].hash, names, count, sizeof *names, by_bytes) == NULL)
            return false;
    return only_lines(in);
}

/* What the ledger has already. */
static bool look_around(struct import *in, struct err *e)
{
    struct statements all = {0};
    struct events events = {0};
    struct documents documents = {0};

    if (!ledger_log(in->ledger, &in->arena, 1, SIZE_MAX >> 1, &all, e)
        || !ledger_events(in->ledger, &in->arena, &events, e)
        || !ledger_documents(in->ledger, &in->arena, &documents, e))
        return false;
    list_there(in, all);
    in->copy = is_copy(in, events, documents);
    return true;
}

/* Whether the lines tell of this document that it was erased. */
static bool is_erased(const struct import *in, struct str hash)
{
    for (size_t i = 0; i < in->erased_count; i++)
        if (str_eq(in->erased[i], hash))
            return true;
    return false;
}

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
    const struct source *s = &in->lines[line].statement.sources[which];
    struct arena scratch = {0};
    struct statement there = {0};
    bool ok = ledger_statement(in->ledger, &scratch, in->seqs[line], &there, e), same = false;

    for (size_t i = 0; ok && i < there.source_count; i++)
        same = same || same_source(s, &there.sources[i]);
    arena_free(&scratch);
    *what = ADDED_NOTHING;
    return ok && (same || is_erased(in, s->document)
                  || ledger_add_source(in->ledger, in->seqs[line], s, what, e));
}

/* I5: the first source that can stand; where there is none, a note in its place. */
static const struct source *first_source(struct import *in, const struct statement *st)
{
    struct source *note;

    for (size_t i = 0; i < st->source_count; i++)
        if (!is_erased(in, st->sources[i].document))
            return &st->sources[i];
    note = ARENA_NEW(&in->arena, struct source, 1);
    *note = (struct source){.kind = SOURCE_CLERK, .name = S("a document that was erased"),
                            .score = st->sources[0].score, .user = st->sources[0].user};
    return note;
}

static bool add_statement(struct import *in, size_t line, enum added *what, struct err *e)
{
    struct statement st = in->lines[line].statement;
    struct known wanted = {.key = in->keys[line]};
    const struct known *there = bsearch(&wanted, in->there, in->there_count, sizeof wanted, by_key);
    char key[HASH_TEXT];

    *what = ADDED_NOTHING;
    if (there != NULL) {
        in->seqs[line] = there->seq;
        return true;
    }
    st.sources = first_source(in, &st);
    st.source_count = 1;
    if (st.retracts != 0)
        st.retracts = in->seqs[line_of_seq(in, st.retracts, line)];
    st.seq = 0;
    return ledger_add_statement(in->ledger, &st, str_of(hash_text(in->keys[line], key)),
                                &in->seqs[line], what, e);
}

/* The story of a copy whose first teller was erased goes on under the first copy that is there. */
static struct str story_here(const struct import *in, const struct document *d)
{
    if (!is_erased(in, d->story))
        return d->story;
    for (size_t i = 0; i < in->count; i++) {
        const struct document *other = &in->lines[i].document;

        if (in->lines[i].kind == JSON_DOCUMENT && !other->erased && str_eq(other->story, d->story))
            return other->hash;
    }
    return d->hash;
}

static bool add_document(struct import *in, const struct document *line, enum added *what,
                         struct err *e)
{
    struct document d = *line;

    *what = ADDED_NOTHING;
    if (d.erased)
        return true;  /* I5 */
    d.story = story_here(in, line);
    return ledger_add_document(in->ledger, &d, what, e);
}

/* The document that a proposal of another reader names. */
static bool find_document(struct import *in, struct source *s, struct err *e)
{
    struct documents all = {0};

    if (!ledger_documents(in->ledger, &in->arena, &all, e))
        return false;
    for (size_t i = 0; i < all.count; i++) {
        const struct document *d = &all.items[i];

        if (!str_eq(s->document.n > 0 ? d->hash : d->name,
                    s->document.n > 0 ? s->document : s->name))
            continue;
        s->document = d->hash;
        s->story = d->story;
        return true;
    }
    return err_set(e, ERR_MISSING, "doc: %.*s: no such document in the ledger; read it first",
                   STR_ARG(s->name));
}

static bool add_proposal(struct import *in, const struct proposal *line, enum added *what,
                         struct err *e)
{
    struct proposal p = *line;
    struct source s = p.statement.sources[0];
    struct taken t = {0};

    p.statement.sources = &s;
    if (p.event.id.n == 0)
        p.event.id = event_id_make(&in->arena, p.event.country, p.event.year, p.event.name);
    if (!find_document(in, &s, e) || !flow_propose(&in->taker, &in->arena, &p, &t, e))
        return false;
    *what = t.known > 0 ? ADDED_NOTHING : ADDED_NEW;
    return true;
}

static bool add_line(struct import *in, size_t i, enum added *what, size_t **sum, struct err *e)
{
    const struct json_line *line = &in->lines[i];

    switch (line->kind) {
    case JSON_EVENT:
        *sum = &in->sums->events;
        return ledger_add_event(in->ledger, &line->event, what, e);
    case JSON_DOCUMENT:
        *sum = &in->sums->documents;
        return add_document(in, &line->document, what, e);
    case JSON_STATEMENT:
        *sum = &in->sums->statements;
        return add_statement(in, i, what, e);
    default:
        *sum = &in->sums->proposals;
        return add_proposal(in, &line->proposal, what, e);
    }
}

static bool add(struct import *in, const struct item *item, struct err *e)
{
    enum added what = ADDED_NOTHING;
    size_t *sum = &in->sums->sources;
    bool ok = item->source > 0 ? add_source(in, item->line, item->source - 1, &what, e)
        : add_line(in, item->line, &what, &sum, e);

    if (!ok)
        return at_line(in, item->line, e);
    if (what == ADDED_NEW)
        ++*sum;
    else if (what == ADDED_SOURCE)
        in->sums->sources++;
    else
        in->sums->known += item->source == 0;
    return true;
}

/* Items of one moment enter together. */
static bool add_moment(struct import *in, size_t from, size_t to, struct err *e)
{
    bool ok = ledger_begin(in->ledger, in->items.list[from].at, in->user, e);

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

static void list_erased(struct import *in)
{
    in->erased = ARENA_NEW(&in->arena, struct str, in->count);
    for (size_t i = 0; i < in->count; i++)
        if (in->lines[i].document.erased)
            in->erased[in->erased_count++] = in->lines[i].document.hash;
}

static bool import(struct import *in, struct str bytes, struct err *e)
{
    struct take_options o = {.now = in->now, .user = in->user, .auto_score = 2};
    bool ok;

    if (!parse(in, bytes, e) || !make_keys(in, e) || !look_around(in, e)
        || !taker_open(in->ledger, o, &in->taker, e))
        return false;
    list_erased(in);
    in->items = order_lines(&in->arena, in->lines, in->count, in->copy, in->now);
    ok = add_all(in, e);
    taker_free(&in->taker);
    return ok;
}

bool flow_import(struct ledger *l, struct str name, struct str bytes, moment now, struct str user,
                 struct imported *out, struct err *e)
{
    struct import in = {.ledger = l, .name = name, .now = now, .user = user, .sums = out};
    bool ok;

    *out = (struct imported){0};
    ok = import(&in, bytes, e);
    arena_free(&in.arena);
    return ok;
}
