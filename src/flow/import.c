#include "flow/import.h"

#include "fact/json.h"
#include "flow/order.h"
#include "flow/take.h"

/* A statement that was read or is in the ledger, by what makes it the same one (I2). */
struct known {
    struct hash key;
    int64_t seq;
};

/* A document of the ledger, for a proposal that names it. */
struct shelved {
    struct str hash, name, story;
    size_t order;
    bool erased;
};

/* A statement of the lines, or an erasure of one. */
struct numbered {
    int64_t seq;
    size_t line;
};

struct import {
    struct ledger *ledger;
    struct lines *file;
    struct import_options options;
    struct arena arena;
    bool copy;                 /* I3 */
    struct line *lines;
    struct hash *keys;         /* of each that is a statement */
    struct hash *here;         /* the key it has in this ledger, where what was erased is not cited */
    int64_t *seqs;             /* likewise: its number in this ledger, once it is there */
    size_t count, lines_allocated, keys_allocated;
    struct numbered *numbered; /* statements among the lines, by their number there */
    size_t numbered_count;
    struct items items;
    struct known *there;       /* statements of the ledger, sorted by key */
    size_t there_count;
    struct str *erased;        /* sorted hashes of documents that were erased, there or here */
    size_t erased_count;
    struct str *told;          /* sorted hashes of those whose erasure a line tells */
    size_t told_count;
    struct shelved *by_hash, *by_name;  /* made when the first proposal comes */
    size_t shelved_count;
    struct taker taker;        /* for proposals */
    size_t loaded;             /* number of the line that one is, 0 for none */
    struct arena one_arena;
    struct json_line one;
    struct imported *sums;
};

static bool at_line(const struct import *in, size_t number, struct err *e)
{
    struct err why = *e;

    return err_set(e, why.kind, "%.*s:%zu: %s", STR_ARG(in->file->name), number, why.text);
}

/* --- the lines, for the first time --------------------------------------------------------- */

static const struct cited *list_cited(struct arena *a, const struct statement *st)
{
    struct cited *out = ARENA_NEW(a, struct cited, st->source_count);

    for (size_t i = 0; i < st->source_count; i++) {
        const struct source *s = &st->sources[i];

        out[i] = (struct cited){arena_str(a, s->document), arena_str(a, s->story), s->seq,
                                s->recorded_at};
    }
    return out;
}

/* What is kept of a line while it is not in memory. */
static void note_line(struct arena *a, const struct json_line *j, struct line *out)
{
    out->kind = j->kind;
    switch (j->kind) {
    case JSON_EVENT:
        out->name = arena_str(a, j->event.id);
        out->recorded_at = j->event.recorded_at;
        break;
    case JSON_DOCUMENT:
        out->name = arena_str(a, j->document.hash);
        out->recorded_at = j->document.recorded_at;
        out->erased = j->document.erased;
        break;
    case JSON_STATEMENT:
        out->name = arena_str(a, j->statement.event);
        out->seq = j->statement.seq;
        out->retracts = j->statement.retracts;
        out->recorded_at = j->statement.recorded_at;
        out->cited = list_cited(a, &j->statement);
        out->cited_count = j->statement.source_count;
        break;
    case JSON_ERASURE:
        out->name = arena_str(a, j->erasure.document);
        out->seq = j->erasure.statement;
        out->parts = arena_str(a, j->erasure.parts);
        out->recorded_at = j->erasure.recorded_at;
        break;
    case JSON_PROPOSAL:
        break;
    }
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

static void take_line(struct import *in, struct str text, const struct json_line *j)
{
    struct line *line;

    in->lines = arena_grow(&in->arena, in->lines, &in->lines_allocated, in->count,
                           sizeof *in->lines);
    in->keys = arena_grow(&in->arena, in->keys, &in->keys_allocated, in->count, sizeof *in->keys);
    line = &in->lines[in->count];
    *line = (struct line){.number = in->file->number, .at = in->file->at, .bytes = text.n};
    note_line(&in->arena, j, line);
    if (j->kind == JSON_STATEMENT && line->retracts == 0)
        in->keys[in->count] = key_of(&in->one_arena, &j->statement, NULL);
    in->count++;
}

/* I1 */
static bool check_line(struct import *in, struct str text, struct err *e)
{
    struct json_line j;
    bool ok = str_trim(text).n == 0;

    if (ok)
        return true;
    ok = json_parse(&in->one_arena, text, &j, e);
    if (ok)
        take_line(in, text, &j);
    arena_free(&in->one_arena);
    return ok || at_line(in, in->file->number, e);
}

static bool check_lines(struct import *in, struct err *e)
{
    struct str text;
    int more;

    while ((more = lines_next(in->file, &text, e)) == 1)
        if (!check_line(in, text, e))
            return false;
    if (more == 0 && in->count == 0)
        return err_set(e, ERR_FORMAT, "%.*s: holds no line to import", STR_ARG(in->file->name));
    in->seqs = ARENA_NEW(&in->arena, int64_t, in->count + 1);
    return more == 0;
}

/* A line once more, for its turn. It stays until the next is loaded. */
static bool load(struct import *in, size_t i, struct err *e)
{
    const struct line *line = &in->lines[i];
    struct str text;

    if (in->loaded == line->number)
        return true;
    in->loaded = 0;
    arena_free(&in->one_arena);
    if (!lines_again(in->file, line->at, line->bytes, &text, e))
        return false;
    if (!json_parse(&in->one_arena, text, &in->one, e) || in->one.kind != line->kind)
        return at_line(in, line->number, e);
    in->loaded = line->number;
    return true;
}

/* --- keys ---------------------------------------------------------------------------------- */

static int by_number(const void *a, const void *b)
{
    const struct numbered *x = a, *y = b;

    return x->seq != y->seq ? (x->seq < y->seq ? -1 : 1) : x->line < y->line ? -1 : x->line > y->line;
}

static void list_numbered(struct import *in)
{
    in->numbered = ARENA_NEW(&in->arena, struct numbered, in->count + 1);
    for (size_t i = 0; i < in->count; i++)
        if (in->lines[i].kind == JSON_STATEMENT || in->lines[i].kind == JSON_ERASURE)
            in->numbered[in->numbered_count++] = (struct numbered){in->lines[i].seq, i};
    qsort(in->numbered, in->numbered_count, sizeof *in->numbered, by_number);
}

/* The first of them with a number. */
static size_t first_numbered(const struct import *in, int64_t seq)
{
    size_t low = 0;

    for (size_t left = in->numbered_count; left > 0;) {
        size_t half = left / 2;

        if (in->numbered[low + half].seq < seq) {
            low += half + 1;
            left -= half + 1;
        } else {
            left = half;
        }
    }
    return low;
}

/* The line of the statement that was number seq where the lines come from, of those before i. */
static size_t line_of_seq(const struct import *in, int64_t seq, size_t i)
{
    size_t found = STR_NONE;

    for (size_t n = first_numbered(in, seq);
         n < in->numbered_count && in->numbered[n].seq == seq && in->numbered[n].line < i; n++)
        if (in->lines[in->numbered[n].line].kind == JSON_STATEMENT)
            found = in->numbered[n].line;
    return found;
}

/* Retractions bind the key of what they withdraw, so theirs are made when all the others are. */
static bool make_keys(struct import *in, struct err *e)
{
    for (size_t i = 0; i < in->count; i++) {
        size_t target;

        if (in->lines[i].kind != JSON_STATEMENT || in->lines[i].retracts == 0)
            continue;
        target = line_of_seq(in, in->lines[i].retracts, i);
        if (target == STR_NONE) {
            err_set(e, ERR_FORMAT, "retracts: no line before this one is statement %lld",
                    (long long)in->lines[i].retracts);
            return at_line(in, in->lines[i].number, e);
        }
        if (!load(in, i, e))
            return false;
        in->keys[i] = key_of(&in->one_arena, &in->one.statement, &in->keys[target]);
    }
    return true;
}

/* --- the ledger ---------------------------------------------------------------------------- */

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

enum { PAGE = 500 };

static void note_there(struct import *in, size_t *allocated, const struct statement *st)
{
    struct arena scratch = {0};
    struct known *k;

    in->there = arena_grow(&in->arena, in->there, allocated, in->there_count, sizeof *in->there);
    k = &in->there[in->there_count];
    k->seq = st->seq;
    k->key = key_of(&scratch, st, st->retracts == 0 ? NULL
                    : key_of_seq(in->there, in->there_count, st->retracts));
    in->there_count++;
    arena_free(&scratch);
}

static bool list_there(struct import *in, struct err *e)
{
    size_t allocated = 0;
    bool ok = true, more = true;

    for (int64_t from = 1; ok && more;) {
        struct arena scratch = {0};
        struct statements page = {0};

        ok = ledger_log(in->ledger, &scratch, from, PAGE, &page, e);
        for (size_t i = 0; i < page.count; i++)
            note_there(in, &allocated, &page.items[i]);
        more = page.count == PAGE;
        from = page.count > 0 ? page.items[page.count - 1].seq + 1 : from;
        arena_free(&scratch);
    }
    if (in->there_count > 0)
        qsort(in->there, in->there_count, sizeof *in->there, by_key);
    return ok;
}

/* Ids of events and hashes of documents among the lines, sorted. */
static struct str *list_names(const struct import *in, struct arena *a, size_t *count)
{
    struct str *names = ARENA_NEW(a, struct str, in->count + 1);

    *count = 0;
    for (size_t i = 0; i < in->count; i++)
        if (in->lines[i].kind == JSON_EVENT || in->lines[i].kind == JSON_DOCUMENT)
            names[(*count)++] = in->lines[i].name;
    qsort(names, *count, sizeof *names, by_bytes);
    return names;
}

static bool among(const struct str *names, size_t count, struct str name)
{
    return count > 0 && bsearch(&name, names, count, sizeof *names, by_bytes) != NULL;
}

/* Whether every statement of the ledger is one of the lines. */
static bool only_lines(const struct import *in, struct arena *a)
{
    struct known *lines = ARENA_NEW(a, struct known, 2 * in->count + 1);
    size_t count = 0;

    for (size_t i = 0; i < in->count; i++)
        if (in->lines[i].kind == JSON_STATEMENT) {
            lines[count++].key = in->keys[i];
            lines[count++].key = in->here[i];
        }
    qsort(lines, count, sizeof *lines, by_key);
    for (size_t i = 0; i < in->there_count; i++)
        if (bsearch(&in->there[i], lines, count, sizeof *lines, by_key) == NULL)
            return false;
    return true;
}

/* I3 or I4. */
static bool is_copy(const struct import *in, struct arena *a, struct events events,
                    struct documents documents)
{
    size_t count;
    struct str *names = list_names(in, a, &count);

    for (size_t i = 0; i < events.count; i++)
        if (!among(names, count, events.items[i].id))
            return false;
    for (size_t i = 0; i < documents.count; i++)
        if (!among(names, count, documents.items[i].hash))
            return false;
    return only_lines(in, a);
}

/* What was erased where the lines come from, or here. */
static void list_erased(struct import *in, struct documents here)
{
    in->erased = ARENA_NEW(&in->arena, struct str, in->count + here.count + 1);
    in->told = ARENA_NEW(&in->arena, struct str, in->count + 1);
    for (size_t i = 0; i < in->count; i++)
        if (in->lines[i].kind == JSON_DOCUMENT && in->lines[i].erased)
            in->erased[in->erased_count++] = in->lines[i].name;
        else if (in->lines[i].kind == JSON_ERASURE && in->lines[i].name.n > 0)
            in->told[in->told_count++] = in->lines[i].name;
    for (size_t i = 0; i < here.count; i++)
        if (here.items[i].erased)
            in->erased[in->erased_count++] = arena_str(&in->arena, here.items[i].hash);
    qsort(in->erased, in->erased_count, sizeof *in->erased, by_bytes);
    qsort(in->told, in->told_count, sizeof *in->told, by_bytes);
}

static bool is_erased(const struct import *in, struct str hash)
{
    return hash.n > 0 && among(in->erased, in->erased_count, hash);
}

/* I5: the first source that can stand; where there is none, a note in its place. */
static const struct source *first_source(struct import *in, const struct statement *st)
{
    struct source *note;

    for (size_t i = 0; i < st->source_count; i++)
        if (!is_erased(in, st->sources[i].document))
            return &st->sources[i];
    note = ARENA_NEW(&in->one_arena, struct source, 1);
    *note = (struct source){.kind = SOURCE_CLERK, .name = S("a document that was erased"),
                            .score = st->sources[0].score, .user = st->sources[0].user};
    return note;
}

static bool key_here(struct import *in, size_t i, size_t target, struct err *e)
{
    struct statement st;

    if (!load(in, i, e))
        return false;
    st = in->one.statement;
    st.sources = first_source(in, &st);
    in->here[i] = key_of(&in->one_arena, &st, target == STR_NONE ? NULL : &in->here[target]);
    return true;
}

/* Most lines have one key. */
static bool make_keys_here(struct import *in, struct err *e)
{
    in->here = ARENA_NEW(&in->arena, struct hash, in->count);
    memcpy(in->here, in->keys, in->count * sizeof *in->here);
    for (size_t i = 0; i < in->count; i++) {
        const struct line *line = &in->lines[i];
        bool erased = line->cited_count > 0 && is_erased(in, line->cited[0].document);
        size_t target = line->retracts != 0 ? line_of_seq(in, line->retracts, i) : STR_NONE;

        if (target != STR_NONE)
            erased = erased || !hash_eq(in->keys[target], in->here[target]);
        if (erased && !key_here(in, i, target, e))
            return false;
    }
    return true;
}

/* What the ledger has already. */
static bool look_around(struct import *in, struct err *e)
{
    struct events events = {0};
    struct documents documents = {0};
    struct arena scratch = {0};
    bool ok = list_there(in, e) && ledger_events(in->ledger, &scratch, &events, e)
        && ledger_documents(in->ledger, &scratch, &documents, e);

    if (ok)
        list_erased(in, documents);
    ok = ok && make_keys_here(in, e);
    in->copy = ok && is_copy(in, &scratch, events, documents);
    arena_free(&scratch);
    return ok;
}

/* --- adding -------------------------------------------------------------------------------- */

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
    return ok && (same || is_erased(in, s->document)
                  || ledger_add_source(in->ledger, in->seqs[line], s, what, e));
}

/* What an erasure took from it is sealed as a text that the erasure will take here (I5). */
static void stand_in(const struct import *in, struct statement *st)
{
    for (size_t n = first_numbered(in, st->seq);
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
        : bsearch(&wanted, in->there, in->there_count, sizeof wanted, by_key);
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
    st.sources = first_source(in, &st);
    st.source_count = 1;
    if (st.retracts != 0)
        st.retracts = in->seqs[line_of_seq(in, st.retracts, line)];
    st.seq = 0;
    return enter(in, line, &st, what, e);
}

/* Erased, with no line that says when and why: it was before these lines were written. */
static bool bury(struct import *in, const struct document *d, enum added *what, struct err *e)
{
    struct erasure x = {.document = d->hash, .reason = S("erased before it was exported")};
    enum added noticed;

    return ledger_bury_document(in->ledger, d, what, e)
        && (*what == ADDED_NOTHING || among(in->told, in->told_count, d->hash)
            || ledger_erased(in->ledger, &x, &noticed, e));
}

static bool add_document(struct import *in, enum added *what, struct err *e)
{
    const struct document *d = &in->one.document;

    return d->erased ? bury(in, d, what, e) : ledger_add_document(in->ledger, d, what, e);
}

static bool add_erasure(struct import *in, size_t line, enum added *what, struct err *e)
{
    struct erasure x = in->one.erasure;
    size_t target = x.document.n > 0 ? 0 : line_of_seq(in, x.statement, line);

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
    bool ok = ledger_documents(in->ledger, &scratch, &all, e);

    in->by_hash = ARENA_NEW(&in->arena, struct shelved, all.count + 1);
    in->by_name = ARENA_NEW(&in->arena, struct shelved, all.count + 1);
    for (size_t i = 0; i < all.count; i++)
        in->by_hash[i] = in->by_name[i] = (struct shelved){
            arena_str(&in->arena, all.items[i].hash), arena_str(&in->arena, all.items[i].name),
            arena_str(&in->arena, all.items[i].story), i, all.items[i].erased};
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
    if (d->erased)
        return true;  /* I5 */
    s.document = d->hash;
    s.story = d->story;
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

    if (!load(in, item->line, e))
        return false;
    if (!(item->source > 0 ? add_source(in, item->line, item->source - 1, &what, e)
                           : add_line(in, item->line, &what, &sum, e)))
        return at_line(in, in->lines[item->line].number, e);
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

    if (!check_lines(in, e))
        return false;
    list_numbered(in);
    if (!make_keys(in, e) || !look_around(in, e) || !taker_open(in->ledger, o, &in->taker, e))
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
