/*
 * erase.c - texts and names go, the chain holds (L4).
 *
 * Erased are the text and the salt of its seal; the seal stays, and a chained entry says what went,
 * when, by whom and why. A reason is part of the record for good: it names no person.
 *
 * A document loses its bytes, name, title and fingerprint, and its sources their names; the hash of
 * its bytes stays as its name, so that it is not taken up again by the next reading. A person goes
 * from the statements that name it and from the words beside them that hold the name; what
 * documents say of the person goes with the documents.
 *
 * What was erased elsewhere comes in likewise: the seals are there, what they seal never was.
 */
#include "ledger/inside.h"

#include "base/utf8.h"

/* What one call erases. */
struct erasing {
    struct ledger *l;
    struct str reason;
    struct str user;                  /* empty: the batch's */
    struct arena arena;
    struct found {
        struct entry entry;       /* kind, seq, and what blank needs */
        int64_t event;            /* in whose chain the notice goes */
        struct buf parts;
    } *found;
    size_t count, allocated;
};

static const struct column *column_named(enum kind k, struct str name)
{
    const struct shape *shape = shape_of(k);

    for (size_t i = 0; i < shape->count; i++)
        if (str_eq(str_of(shape->columns[i].name), name))
            return &shape->columns[i];
    return NULL;
}

/* Notes that a part of an entry shall go; parts of one entry come together. */
static void mark(struct erasing *x, const struct entry *en, int64_t event, const char *part)
{
    struct found *f = x->count > 0 ? &x->found[x->count - 1] : NULL;

    if (f == NULL || f->entry.seq != en->seq || f->entry.kind != en->kind) {
        x->found = arena_grow(&x->arena, x->found, &x->allocated, x->count, sizeof *x->found);
        f = &x->found[x->count++];
        f->entry.kind = en->kind;
        f->entry.seq = en->seq;
        if (en->kind == KIND_SOURCE)
            f->entry.source.statement = en->source.statement;
        f->event = event;
    }
    if (f->parts.n > 0)
        buf_byte(&f->parts, ' ');
    buf_text(&f->parts, part);
}

static bool blank_parts(struct erasing *x, const struct found *f, struct err *e)
{
    struct str rest = buf_str(&f->parts), part;

    while (str_split(&rest, ' ', &part))
        if (!x->l->kind->blank(x->l->store, &f->entry, column_named(f->entry.kind, part), e))
            return false;
    return true;
}

/* The id of the event in whose chain a notice goes. */
static bool chain_of(struct erasing *x, int64_t event, struct chain **out, struct err *e)
{
    struct asked asked = {.question = ASK_EVENTS_WHOLE, .number = event};
    struct row row = {0};
    struct str id = {0};

    if (event != 0) {
        int found = inside_one(x->l, &asked, &row, e);

        id = arena_str(&x->arena, row.entry.event.id);
        x->l->kind->stop(x->l->store, ASK_EVENTS_WHOLE);
        if (found < 0)
            return false;
    }
    return inside_chain(x->l, id, out, e);
}

static bool notice(struct erasing *x, const struct found *f, struct err *e)
{
    struct entry en = {.kind = KIND_ERASURE, .user = x->user};
    struct chain *c;

    if (f->entry.kind == KIND_PROPOSAL)
        return true;  /* no part of the record */
    if (!chain_of(x, f->event, &c, e))
        return false;
    en.erasure.event = f->event;
    en.erasure.target = f->entry.seq;
    en.erasure.what = str_of(shape_of(f->entry.kind)->table);
    en.erasure.parts = buf_str(&f->parts);
    en.erasure.reason = x->reason;
    return inside_add(x->l, c, &en, NULL, e);
}

static bool carry_out(struct erasing *x, struct err *e)
{
    bool ok = true;

    for (size_t i = 0; ok && i < x->count; i++)
        ok = blank_parts(x, &x->found[i], e) && notice(x, &x->found[i], e);
    x->l->broken = !ok;
    x->l->erased = x->l->erased || x->count > 0;
    return ok;
}

static void erasing_free(struct erasing *x)
{
    for (size_t i = 0; i < x->count; i++)
        buf_free(&x->found[i].parts);
    arena_free(&x->arena);
}

/* --- a document ---------------------------------------------------------------------------- */

static void mark_document(struct erasing *x, const struct entry *en)
{
    const struct { const struct sealed *s; const char *part; } parts[] = {
        {&en->document.name, "name"}, {&en->document.title, "title"},
        {&en->document.fingerprint, "fingerprint"},
    };

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i].s->text.n > 0)
            mark(x, en, 0, parts[i].part);
    mark(x, en, 0, "bytes");
}

/* The event of a source's statement, 0 where it is not to be found, or -1. */
static int64_t event_of(struct ledger *l, int64_t statement, struct err *e)
{
    struct asked asked = {.question = ASK_STATEMENT, .number = statement};
    struct row row = {0};
    int found = inside_one(l, &asked, &row, e);

    l->kind->stop(l->store, ASK_STATEMENT);
    return found == 1 ? row.entry.statement.event : found;
}

static bool mark_citing(struct erasing *x, int64_t document, struct err *e)
{
    struct asked asked = {.question = ASK_SOURCES_OF, .number = document};
    struct row row;
    int more;

    for (more = inside_one(x->l, &asked, &row, e); more == 1;
         more = x->l->kind->next(x->l->store, ASK_SOURCES_OF, &row, e)) {
        int64_t event = row.entry.source.name.text.n == 0
                            ? 0 : event_of(x->l, row.entry.source.statement, e);

        if (event < 0) {
            more = -1;
            break;
        }
        if (event > 0)
            mark(x, &row.entry, event, "name");
    }
    x->l->kind->stop(x->l->store, ASK_SOURCES_OF);
    return more == 0;
}

/* Proposals from the document lose the words that were taken from it. */
static bool mark_proposed(struct erasing *x, int64_t document, struct err *e)
{
    static const char *const parts[] = {"person", "said_by", "note", "source_name"};
    struct asked asked = {.question = ASK_PROPOSALS_ALL};
    struct row row;
    int more;

    for (more = inside_one(x->l, &asked, &row, e); more == 1;
         more = x->l->kind->next(x->l->store, ASK_PROPOSALS_ALL, &row, e))
        for (size_t i = 0; row.entry.proposal.document == document &&
                           i < sizeof parts / sizeof *parts; i++)
            mark(x, &row.entry, 0, parts[i]);
    x->l->kind->stop(x->l->store, ASK_PROPOSALS_ALL);
    return more == 0;
}

bool ledger_erase_document(struct ledger *l, struct str hash, struct str reason, struct err *e)
{
    struct asked asked = {.question = ASK_DOCUMENT, .text = hash};
    struct erasing x = {.l = l, .reason = reason};
    struct row row = {0};
    int found;
    bool ok;

    if (!inside_batch(l, e) || !inside_text(reason, "erasure", "reason", e))
        return false;
    found = inside_one(l, &asked, &row, e);
    ok = found == 1;
    if (found == 0)
        err_set(e, ERR_MISSING, "document %.*s: not in the ledger", STR_ARG(hash));
    else if (ok && row.erased)
        ok = err_set(e, ERR_STATE, "document %.*s: was erased before", STR_ARG(hash));
    if (ok)
        mark_document(&x, &row.entry);
    l->kind->stop(l->store, ASK_DOCUMENT);
    l->cited_id = (struct str){0};
    ok = ok && mark_citing(&x, row.entry.seq, e) && mark_proposed(&x, row.entry.seq, e) &&
         carry_out(&x, e);
    erasing_free(&x);
    return ok;
}

/* --- a person ------------------------------------------------------------------------------ */

/* A letter of a longer word stands at s.p[at]. */
static bool letter_at(struct str s, size_t at)
{
    size_t length;

    return at < s.n && utf8_is_letter(utf8_at(s, at, &length));
}

static bool letter_before(struct str s, size_t at)
{
    do {
        if (at == 0)
            return false;
        at--;
    } while (((unsigned char)s.p[at] & 0xc0) == 0x80);
    return letter_at(s, at);
}

/* The text holds the name as whole words, however it is accented or capitalised. */
static bool holds(struct arena *a, struct str text, struct str folded_name)
{
    struct str folded = text.n > 0 ? utf8_fold(a, text) : text;
    size_t at = str_find(folded, folded_name, 0);

    while (at != STR_NONE && (letter_before(folded, at) || letter_at(folded, at + folded_name.n)))
        at = str_find(folded, folded_name, at + 1);
    return at != STR_NONE;
}

static bool mark_statements(struct erasing *x, struct str name, struct err *e)
{
    struct asked asked = {.question = ASK_STATEMENTS};
    struct row row;
    int more;

    for (more = inside_one(x->l, &asked, &row, e); more == 1;
         more = x->l->kind->next(x->l->store, ASK_STATEMENTS, &row, e)) {
        struct arena a = {0};
        const struct entry *en = &row.entry;

        if (holds(&a, en->statement.person.text, name))
            mark(x, en, en->statement.event, "person");
        if (holds(&a, en->statement.by.text, name))
            mark(x, en, en->statement.event, "said_by");
        if (holds(&a, en->statement.note.text, name))
            mark(x, en, en->statement.event, "note");
        arena_free(&a);
    }
    x->l->kind->stop(x->l->store, ASK_STATEMENTS);
    return more == 0;
}

/* Messages and web replies carry names too. */
static bool mark_messages(struct erasing *x, struct str name, struct err *e)
{
    struct asked asked = {.question = ASK_SOURCES_ALL};
    struct row row;
    int more;

    for (more = inside_one(x->l, &asked, &row, e); more == 1;
         more = x->l->kind->next(x->l->store, ASK_SOURCES_ALL, &row, e)) {
        struct arena a = {0};
        bool in_name = holds(&a, row.entry.source.name.text, name);
        bool in_quote = holds(&a, row.entry.source.quote.text, name);
        int64_t event = in_name || in_quote ? event_of(x->l, row.entry.source.statement, e) : 0;

        if (in_name && event > 0)
            mark(x, &row.entry, event, "name");
        if (in_quote && event > 0)
            mark(x, &row.entry, event, "quote");
        arena_free(&a);
        if (event < 0) {
            more = -1;
            break;
        }
    }
    x->l->kind->stop(x->l->store, ASK_SOURCES_ALL);
    return more == 0;
}

static bool mark_proposals(struct erasing *x, struct str name, struct err *e)
{
    struct asked asked = {.question = ASK_PROPOSALS_ALL};
    struct row row;
    int more;

    for (more = inside_one(x->l, &asked, &row, e); more == 1;
         more = x->l->kind->next(x->l->store, ASK_PROPOSALS_ALL, &row, e)) {
        struct arena a = {0};

        if (holds(&a, row.entry.proposal.person, name))
            mark(x, &row.entry, 0, "person");
        if (holds(&a, row.entry.proposal.by, name))
            mark(x, &row.entry, 0, "said_by");
        if (holds(&a, row.entry.proposal.note, name))
            mark(x, &row.entry, 0, "note");
        arena_free(&a);
    }
    x->l->kind->stop(x->l->store, ASK_PROPOSALS_ALL);
    return more == 0;
}

bool ledger_erase_person(struct ledger *l, struct str person, struct str reason, size_t *count,
                         struct err *e)
{
    struct erasing x = {.l = l, .reason = reason};
    struct str name;
    bool ok;

    *count = 0;
    if (!inside_batch(l, e) || !inside_text(reason, "erasure", "reason", e))
        return false;
    name = utf8_fold(&x.arena, str_trim(person));
    ok = name.n > 0 || err_set(e, ERR_USAGE, "erasure: names no person");
    ok = ok && mark_statements(&x, name, e) && mark_messages(&x, name, e) &&
         mark_proposals(&x, name, e) && carry_out(&x, e);
    if (ok)
        *count = x.count;
    erasing_free(&x);
    return ok;
}

/* --- what was erased elsewhere ------------------------------------------------------------- */

/* The hash of the document of a number. */
static bool hash_of_document(struct ledger *l, struct arena *a, int64_t seq, struct str *out,
                             struct err *e)
{
    struct asked asked = {.question = ASK_DOCUMENTS, .number = seq};
    struct row row = {0};
    int found = inside_one(l, &asked, &row, e);

    if (found == 1)
        *out = arena_str(a, row.entry.document.id.text);
    l->kind->stop(l->store, ASK_DOCUMENTS);
    return found >= 0;
}

static bool make_erasure(struct ledger *l, struct arena *a, const struct entry *en,
                         struct erasure *out, struct err *e)
{
    *out = (struct erasure){
        .parts = arena_str(a, en->erasure.parts), .reason = arena_str(a, en->erasure.reason),
        .user = arena_str(a, en->user), .recorded_at = en->recorded_at,
    };
    if (str_eq(en->erasure.what, str_of(shape_of(KIND_DOCUMENT)->table)))
        return hash_of_document(l, a, en->erasure.target, &out->document, e);
    if (str_eq(en->erasure.what, str_of(shape_of(KIND_STATEMENT)->table)))
        out->statement = en->erasure.target;
    return true;
}

bool ledger_erasures(struct ledger *l, struct arena *a, struct erasures *out, struct err *e)
{
    struct asked asked = {.question = ASK_ERASURES_WHOLE, .number = 1};
    struct erasure *items = NULL;
    size_t count = 0, allocated = 0;
    struct row row;
    int more;

    for (more = inside_one(l, &asked, &row, e); more == 1;
         more = l->kind->next(l->store, ASK_ERASURES_WHOLE, &row, e)) {
        items = arena_grow(a, items, &allocated, count, sizeof *items);
        if (!make_erasure(l, a, &row.entry, &items[count], e)) {
            more = -1;
            break;
        }
        count += items[count].document.n > 0 || items[count].statement != 0;
    }
    l->kind->stop(l->store, ASK_ERASURES_WHOLE);
    *out = (struct erasures){items, count};
    return more == 0;
}

/* A seal of nothing: what it was made of is not kept. */
static struct sealed blind_seal(struct ledger *l)
{
    struct sealed s = inside_seal(l, S(ERASED_TEXT));

    s.text = s.salt = (struct str){0};
    return s;
}

static bool bury(struct ledger *l, const struct document *d, struct err *e)
{
    struct entry en = {.kind = KIND_DOCUMENT, .user = d->user};
    struct row first = {0};
    struct chain *c;
    int found = d->story.n > 0 ? inside_document(l, d->story, &first, e) : 0;

    if (found < 0 || !inside_chain(l, (struct str){0}, &c, e))
        return false;
    en.document.story = found == 1 ? first.entry.document.story : l->state.last + 1;
    en.document.published = d->published;
    en.document.outlet = d->outlet;
    en.document.id = inside_seal(l, d->hash);
    en.document.bytes = blind_seal(l);
    l->cited_id = (struct str){0};
    return inside_add(l, c, &en, NULL, e);
}

bool ledger_bury_document(struct ledger *l, const struct document *d, enum added *what,
                          struct err *e)
{
    struct hash hash;
    struct row row;
    int found;

    *what = ADDED_NOTHING;
    if (!inside_batch(l, e) || !inside_text(d->outlet, "document", "outlet", e))
        return false;
    if (!hash_parse(d->hash, &hash) || !day_valid(d->published))
        return err_set(e, ERR_FORMAT, "document %.*s: not the hash of one, or published on no day",
                       STR_ARG(d->hash));
    found = inside_document(l, d->hash, &row, e);
    if (found == 0)
        *what = ADDED_NEW;
    return found == 1 || (found == 0 && bury(l, d, e));
}

/* 1 where a notice says it of this entry already, 0, or -1. */
static int noticed(struct ledger *l, enum kind k, int64_t seq, struct err *e)
{
    struct asked asked = {.question = ASK_ERASURES_WHOLE, .number = seq};
    struct row row;
    int more = inside_one(l, &asked, &row, e);

    while (more == 1 && (row.entry.erasure.target != seq ||
                         !str_eq(row.entry.erasure.what, str_of(shape_of(k)->table))))
        more = l->kind->next(l->store, ASK_ERASURES_WHOLE, &row, e);
    l->kind->stop(l->store, ASK_ERASURES_WHOLE);
    return more;
}

/* The notice of a document that was buried. */
static bool mark_buried(struct erasing *x, struct str hash, struct err *e)
{
    struct row row;
    int found = inside_document(x->l, hash, &row, e);

    if (found <= 0 || !row.erased)
        return found >= 0;
    row.entry.kind = KIND_DOCUMENT;
    found = noticed(x->l, KIND_DOCUMENT, row.entry.seq, e);
    if (found == 0)
        mark(x, &row.entry, 0, "bytes");
    return found >= 0;
}

/* Of a statement, the parts that hold nothing but ERASED_TEXT. */
static bool mark_emptied(struct erasing *x, int64_t seq, struct str parts, struct err *e)
{
    struct asked asked = {.question = ASK_STATEMENT, .number = seq};
    struct row row = {0};
    int found = inside_one(x->l, &asked, &row, e);

    for (struct str part; found == 1 && str_split(&parts, ' ', &part);) {
        const struct column *c = column_named(KIND_STATEMENT, part);

        if (c != NULL && c->type == COLUMN_SEALED
            && str_eq(column_sealed(c, &row.entry)->text, S(ERASED_TEXT)))
            mark(x, &row.entry, row.entry.statement.event, c->name);
    }
    x->l->kind->stop(x->l->store, ASK_STATEMENT);
    return found >= 0;
}

bool ledger_erased(struct ledger *l, const struct erasure *given, enum added *what, struct err *e)
{
    struct erasing x = {.l = l, .reason = given->reason, .user = given->user};
    bool ok = inside_batch(l, e) && inside_text(given->reason, "erasure", "reason", e) &&
              inside_text(given->user, "erasure", "user", e);

    ok = ok && (given->document.n > 0 ? mark_buried(&x, given->document, e)
                                      : mark_emptied(&x, given->statement, given->parts, e));
    ok = ok && carry_out(&x, e);
    l->cited_id = (struct str){0};
    *what = ok && x.count > 0 ? ADDED_NEW : ADDED_NOTHING;
    erasing_free(&x);
    return ok;
}
