#include "flow/importing.h"

bool importing_at(const struct import *in, size_t number, struct err *e)
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
    return ok || importing_at(in, in->file->number, e);
}

bool importing_check(struct import *in, struct err *e)
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
bool importing_load(struct import *in, size_t i, struct err *e)
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
        return importing_at(in, line->number, e);
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
size_t importing_numbered(const struct import *in, int64_t seq)
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
size_t importing_line_of(const struct import *in, int64_t seq, size_t i)
{
    size_t found = STR_NONE;

    for (size_t n = importing_numbered(in, seq);
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
        target = importing_line_of(in, in->lines[i].retracts, i);
        if (target == STR_NONE) {
            err_set(e, ERR_FORMAT, "retracts: no line before this one is statement %lld",
                    (long long)in->lines[i].retracts);
            return importing_at(in, in->lines[i].number, e);
        }
        if (!importing_load(in, i, e))
            return false;
        in->keys[i] = key_of(&in->one_arena, &in->one.statement, &in->keys[target]);
    }
    return true;
}

/* --- the ledger ---------------------------------------------------------------------------- */

int importing_by_key(const void *a, const void *b)
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
        qsort(in->there, in->there_count, sizeof *in->there, importing_by_key);
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

bool importing_among(const struct str *names, size_t count, struct str name)
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
    qsort(lines, count, sizeof *lines, importing_by_key);
    for (size_t i = 0; i < in->there_count; i++)
        if (bsearch(&in->there[i], lines, count, sizeof *lines, importing_by_key) == NULL)
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
        if (!importing_among(names, count, events.items[i].id))
            return false;
    for (size_t i = 0; i < documents.count; i++)
        if (!importing_among(names, count, documents.items[i].hash))
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

bool importing_erased(const struct import *in, struct str hash)
{
    return hash.n > 0 && importing_among(in->erased, in->erased_count, hash);
}

/* I5: the first source that can stand; where there is none, a note in its place. */
const struct source *importing_source(struct import *in, const struct statement *st)
{
    struct source *note;

    for (size_t i = 0; i < st->source_count; i++)
        if (!importing_erased(in, st->sources[i].document))
            return &st->sources[i];
    note = ARENA_NEW(&in->one_arena, struct source, 1);
    *note = (struct source){.kind = SOURCE_CLERK, .name = S("a document that was erased"),
                            .score = st->sources[0].score, .user = st->sources[0].user};
    return note;
}

static bool key_here(struct import *in, size_t i, size_t target, struct err *e)
{
    struct statement st;

    if (!importing_load(in, i, e))
        return false;
    st = in->one.statement;
    st.sources = importing_source(in, &st);
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
        bool erased = line->cited_count > 0 && importing_erased(in, line->cited[0].document);
        size_t target = line->retracts != 0 ? importing_line_of(in, line->retracts, i) : STR_NONE;

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

bool importing_look(struct import *in, struct err *e)
{
    list_numbered(in);
    return make_keys(in, e) && look_around(in, e);
}
