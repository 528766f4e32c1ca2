/* add.c - what enters a ledger: events, documents, statements, sources. What is there already does
 * not enter again: same.h. */
#include "ledger/same.h"

enum { MAX_ID = 80, MAX_DOCUMENT_MB = 256 };

bool ledger_add_event(struct ledger *l, const struct event *ev, enum added *what, struct err *e)
{
    struct entry en = {.kind = KIND_EVENT, .user = ev->user};
    struct head head = {.event = l->state.last + 1, .hash = inside_genesis(&l->state, ev->id)};
    struct chain *c;

    if (!inside_batch(l, e))
        return false;
    if (!event_id_valid(ev->id))
        return err_set(e, ERR_USAGE, "event %.*s: not an id; write 1 to 80 of a-z, 0-9 and '-', a "
                       "letter first", STR_ARG(ev->id));
    if (!inside_text(ev->country, "event", "country", e) ||
        !inside_text(ev->place, "event", "place", e) ||
        !inside_text(ev->name, "event", "name", e) || !inside_chain(l, ev->id, &c, e))
        return false;
    *what = c == NULL ? ADDED_NEW : ADDED_NOTHING;
    if (c != NULL)
        return true;
    en.event.id = ev->id;
    en.event.country = ev->country;
    en.event.year = ev->year;
    en.event.place = ev->place;
    en.event.name = ev->name;
    return inside_add(l, heads_put(&l->heads, ev->id, &head), &en, NULL, e);
}

/* --- documents ----------------------------------------------------------------------------- */

static bool document_fits(const struct document *d, struct str hash, struct err *e)
{
    if (d->bytes.n == 0)
        return err_set(e, ERR_FORMAT, "%.*s: empty, nothing to keep", STR_ARG(d->name));
    if (d->bytes.n > (size_t)MAX_DOCUMENT_MB << 20)
        return err_set(e, ERR_FULL, "%.*s: larger than the limit of %d MB; split it",
                       STR_ARG(d->name), MAX_DOCUMENT_MB);
    if (d->hash.n > 0 && !str_eq(d->hash, hash))
        return err_set(e, ERR_FORMAT, "%.*s: its bytes have the hash %.*s, not %.*s",
                       STR_ARG(d->name), STR_ARG(hash), STR_ARG(d->hash));
    if (!day_valid(d->published))
        return err_set(e, ERR_FORMAT, "%.*s: published on a day that does not exist",
                       STR_ARG(d->name));
    return inside_text(d->name, "document", "name", e) &&
           inside_text(d->title, "document", "title", e) &&
           inside_text(d->outlet, "document", "outlet", e);
}

/* The seq of the document that told the story first, 0 for a story that begins here. */
static bool story_of(struct ledger *l, const struct document *d, struct str hash, int64_t *out,
                     struct err *e)
{
    struct row row;
    int found;

    *out = 0;
    if (d->story.n == 0 || str_eq(d->story, hash))
        return true;
    found = inside_document(l, d->story, &row, e);
    if (found == 0)
        return err_set(e, ERR_MISSING, "document %.*s: not in the ledger, so %.*s cannot copy it",
                       STR_ARG(d->story), STR_ARG(d->name));
    *out = row.entry.document.story;
    return found == 1;
}

static bool put_document(struct ledger *l, const struct document *d, struct str hash,
                         struct err *e)
{
    struct entry en = {.kind = KIND_DOCUMENT, .user = d->user};
    struct chain *c;

    if (!story_of(l, d, hash, &en.document.story, e) || !inside_chain(l, (struct str){0}, &c, e))
        return false;
    if (en.document.story == 0)
        en.document.story = l->state.last + 1;
    en.document.published = d->published;
    en.document.size = (int64_t)d->bytes.n;
    en.document.outlet = d->outlet;
    en.document.id = inside_seal(l, hash);
    en.document.name = inside_seal(l, d->name);
    en.document.title = inside_seal(l, d->title);
    en.document.fingerprint = inside_seal(l, d->fingerprint);
    en.document.bytes = inside_seal(l, d->bytes);
    l->cited_id = (struct str){0};
    return inside_add(l, c, &en, NULL, e);
}

bool ledger_add_document(struct ledger *l, const struct document *d, enum added *what,
                         struct err *e)
{
    char text[HASH_TEXT];
    struct str hash = str_of(hash_text(hash_bytes(d->bytes), text));
    struct row row;
    int found;

    if (!inside_batch(l, e) || !document_fits(d, hash, e))
        return false;
    found = inside_document(l, hash, &row, e);
    if (found < 0)
        return false;
    *what = found ? ADDED_NOTHING : ADDED_NEW;
    return found || put_document(l, d, hash, e);
}

/* --- sources ------------------------------------------------------------------------------- */

/* A quote stands verbatim in its document (L2). */
static bool quote_stands(struct ledger *l, const struct source *s, const struct row *d,
                         struct err *e)
{
    struct arena scratch = {0};
    struct str passage = {0};
    size_t size = (size_t)d->entry.document.size;
    bool ok;

    if (d->erased)
        return err_set(e, ERR_MISSING, "document %.*s: was erased, so nothing of it can be cited",
                       STR_ARG(s->document));
    if (s->start > s->end || s->end > size)
        return err_set(e, ERR_FORMAT, "document %.*s: has %zu bytes, so no passage from %zu to %zu",
                       STR_ARG(s->document), size, s->start, s->end);
    if (s->quote.n == 0)
        return true;
    if (s->quote.n != s->end - s->start)
        return err_set(e, ERR_FORMAT, "document %.*s: the quote has %zu bytes, the passage %zu",
                       STR_ARG(s->document), s->quote.n, s->end - s->start);
    ok = l->kind->passage(l->store, d->entry.seq, s->start, s->end, &scratch, &passage, e);
    if (ok && !str_eq(passage, s->quote))
        ok = err_set(e, ERR_FORMAT, "document %.*s: the quote is not what stands at bytes %zu to "
                     "%zu", STR_ARG(s->document), s->start, s->end);
    arena_free(&scratch);
    return ok;
}

static bool source_fits(const struct source *s, struct err *e)
{
    if ((unsigned)s->kind >= SOURCE_COUNT || !(s->score >= 0 && s->score <= 1))
        return err_set(e, ERR_USAGE, "source: its score must lie between 0 and 1");
    if (s->kind == SOURCE_DOCUMENT && s->document.n == 0)
        return err_set(e, ERR_USAGE, "source: names no document");
    return inside_text(s->name, "source", "name", e) && inside_text(s->rule, "source", "rule", e) &&
           inside_text(s->user, "source", "user", e) &&
           (s->document.n > 0 || inside_text(s->quote, "source", "quote", e));
}

/* The entry for a source, all but its statement. *d is its document, with kind KIND_DOCUMENT where
 * it has one. */
static bool source_make(struct ledger *l, const struct source *s, struct entry *out, struct row *d,
                        struct err *e)
{
    int found = 0;

    if (!source_fits(s, e))
        return false;
    *out = (struct entry){.kind = KIND_SOURCE, .user = s->user};
    d->entry.kind = KIND_COUNT;
    if (s->document.n > 0) {
        found = inside_document(l, s->document, d, e);
        if (found == 0)
            return err_set(e, ERR_MISSING, "document %.*s: not in the ledger",
                           STR_ARG(s->document));
        if (found < 0)
            return false;
        out->source.document = d->entry.seq;
        out->source.story = d->entry.document.story;
        out->source.start = (int64_t)s->start;
        out->source.end = (int64_t)s->end;
    }
    out->source.kind = str_of(source_kind_text(s->kind));
    out->source.rule = s->rule;
    out->source.score = s->score;
    return true;
}

/* What is sealed costs a draw of chance each, so it waits until the source is known to be new. */
static bool source_seal(struct ledger *l, const struct source *s, const struct row *d,
                        struct entry *out, struct err *e)
{
    if (d->entry.kind == KIND_DOCUMENT && !quote_stands(l, s, d, e))
        return false;
    out->source.name = inside_seal(l, s->name);
    if (d->entry.kind != KIND_DOCUMENT)
        out->source.quote = inside_seal(l, s->quote);
    return true;
}

static bool same_source(const struct entry *there, const struct entry *new, const struct source *s)
{
    if (new->source.document != 0 || there->source.document != 0)
        return there->source.document == new->source.document;
    return str_eq(there->source.kind, new->source.kind) &&
           str_eq(there->source.name.text, s->name) && str_eq(there->source.quote.text, s->quote) &&
           str_eq(there->source.rule, s->rule);
}

/* 1 where the statement has this source already, 0, or -1. */
static int has_source(struct ledger *l, int64_t statement, const struct entry *new,
                      const struct source *s, struct err *e)
{
    struct asked asked = {.question = ASK_SOURCES, .number = statement};
    struct row row;
    int more = inside_one(l, &asked, &row, e);

    while (more == 1 && !same_source(&row.entry, new, s))
        more = l->kind->next(l->store, ASK_SOURCES, &row, e);
    l->kind->stop(l->store, ASK_SOURCES);
    return more;
}

/* Adds a source to a statement that is there. */
static bool join(struct ledger *l, struct chain *c, const struct row *st, const struct source *s,
                 struct entry *source, const struct row *d, enum added *what, struct err *e)
{
    int there = has_source(l, st->entry.seq, source, s, e);

    if (there < 0)
        return false;
    *what = there ? ADDED_NOTHING : ADDED_SOURCE;
    if (there)
        return true;
    source->source.statement = st->entry.seq;
    source->source.says = says_of(st->entry.statement.event, st->entry.statement.guest,
                                  st->entry.statement.act);
    return source_seal(l, s, d, source, e) && inside_add(l, c, source, NULL, e);
}

/* The statement of a seq, or ERR_MISSING. */
static bool statement_row(struct ledger *l, int64_t seq, struct row *out, struct err *e)
{
    struct asked asked = {.question = ASK_FROM, .number = seq};
    struct row row = {0};
    int found = inside_one(l, &asked, &row, e);

    if (found == 1)
        *out = same_keep(l, &row);
    l->kind->stop(l->store, ASK_FROM);
    if (found < 0)
        return false;
    return (found == 1 && out->entry.seq == seq) ||
           err_set(e, ERR_MISSING, "statement %lld: not in the ledger", (long long)seq);
}

bool ledger_add_source(struct ledger *l, int64_t seq, const struct source *s, enum added *what,
                       struct err *e)
{
    struct entry source;
    struct row st, d;
    struct chain *c;

    return inside_batch(l, e) && statement_row(l, seq, &st, e) &&
           source_make(l, s, &source, &d, e) && inside_chain(l, st.event_id, &c, e) &&
           join(l, c, &st, s, &source, &d, what, e);
}

/* --- statements ---------------------------------------------------------------------------- */

static bool statement_fits(const struct statement *st, struct err *e)
{
    if ((unsigned)st->act >= ACT_COUNT || (unsigned)st->side >= SIDE_COUNT ||
        (unsigned)st->channel >= CHANNEL_COUNT)
        return err_set(e, ERR_USAGE, "statement: no such act, side or channel");
    if (st->source_count == 0)
        return err_set(e, ERR_USAGE, "statement: names no source");  /* L2 */
    if (!day_valid(st->said_on) || !day_valid(st->date))
        return err_set(e, ERR_USAGE, "statement: a day that does not exist");
    if ((st->act == ACT_RETRACTED) != (st->retracts != 0))
        return err_set(e, ERR_USAGE, "statement: only a retraction names what it retracts");
    if (act_about(st->act) == ABOUT_HELD && st->guest.n > 0)
        return err_set(e, ERR_USAGE, "statement: %s is said of the event itself, not of %.*s",
                       act_text(st->act), STR_ARG(st->guest));
    if (act_about(st->act) < ABOUT_HELD && st->guest.n == 0)
        return err_set(e, ERR_USAGE, "statement: %s is said of a guest, and names none",
                       act_text(st->act));
    if (st->guest.n > MAX_ID)
        return err_set(e, ERR_USAGE, "guest %.*s: longer than %d bytes", STR_ARG(st->guest),
                       MAX_ID);
    return inside_text(st->guest, "statement", "guest", e) &&
           inside_text(st->person, "statement", "person", e) &&
           inside_text(st->by, "statement", "by", e) &&
           inside_text(st->via, "statement", "via", e) &&
           inside_text(st->note, "statement", "note", e) &&
           inside_text(st->user, "statement", "user", e);
}

/* What a retraction withdraws must be there, and stand. It speaks of the same event and guest. */
static bool retraction_fits(struct ledger *l, struct statement *st, struct err *e)
{
    struct row target, by;
    char at[MOMENT_TEXT];
    int before;

    if (!statement_row(l, st->retracts, &target, e))
        return false;
    if (st->event.n > 0 && !str_eq(st->event, target.event_id))
        return err_set(e, ERR_USAGE, "statement %lld: is of event %.*s", (long long)st->retracts,
                       STR_ARG(target.event_id));
    if (target.entry.statement.retracts != 0)
        return err_set(e, ERR_STATE, "statement %lld: is itself a retraction; enter what it "
                       "retracted again", (long long)st->retracts);
    before = same_retracted(l, st->retracts, &by, e);
    if (before == 1)
        return err_set(e, ERR_STATE, "statement %lld: was retracted by %.*s at %s (statement %lld)",
                       (long long)st->retracts, STR_ARG(by.entry.user),
                       moment_text(by.entry.recorded_at, at), (long long)by.entry.seq);
    st->event = target.event_id;
    st->guest = target.entry.statement.guest;
    return before == 0;
}

static bool put_statement(struct ledger *l, struct chain *c, const struct statement *st,
                          struct str key, struct entry *source, struct err *e)
{
    struct entry en = {.kind = KIND_STATEMENT, .user = st->user, .key = key};

    en.statement.event = c->head.event;
    en.statement.said_on = st->said_on;
    en.statement.date = st->date;
    en.statement.retracts = st->retracts;
    en.statement.guest = st->guest;
    en.statement.act = str_of(act_text(st->act));
    en.statement.side = str_of(side_text(st->side));
    en.statement.channel = str_of(channel_text(st->channel));
    en.statement.via = st->via;
    en.statement.person = inside_seal(l, st->person);
    en.statement.by = inside_seal(l, st->by);
    en.statement.note = inside_seal(l, st->note);
    source->source.says = says_of(c->head.event, st->guest, en.statement.act);
    return inside_add(l, c, &en, source, e);
}

/* The statement with its first source, once key and retraction are dealt with. */
static bool enter(struct ledger *l, const struct statement *st, struct str key, int64_t *seq,
                  enum added *what, struct err *e)
{
    const struct source *s = &st->sources[0];
    struct entry source;
    struct row there, d;
    struct chain *c;
    int found = 0;

    if (!inside_chain(l, st->event, &c, e))
        return false;
    if (c == NULL || st->event.n == 0)
        return err_set(e, ERR_MISSING, "event %.*s: not in the ledger", STR_ARG(st->event));
    if (!source_make(l, s, &source, &d, e))
        return false;
    if (st->retracts == 0)
        found = same_statement(l, c, st, source.source.story, &there, e);
    if (found < 0)
        return false;
    if (found == 1) {
        *seq = there.entry.seq;
        source.key = key;
        return join(l, c, &there, s, &source, &d, what, e);
    }
    if (!source_seal(l, s, &d, &source, e) || !put_statement(l, c, st, key, &source, e))
        return false;
    *seq = l->state.last;
    *what = ADDED_NEW;
    return true;
}

bool ledger_add_statement(struct ledger *l, const struct statement *st, struct str key,
                          int64_t *seq, enum added *what, struct err *e)
{
    struct hash hash = hash_bytes(key);
    struct str hashed = {key.n > 0 ? (const char *)hash.b : NULL, key.n > 0 ? HASH_BYTES : 0};
    struct statement copy = *st;
    int before = 0;

    if (!inside_batch(l, e) || !statement_fits(st, e))
        return false;
    if (key.n > 0)
        before = same_input(l, key, hashed, st, seq, e);
    *what = ADDED_NOTHING;
    if (before != 0)
        return before == 1;
    if (st->retracts != 0 && !retraction_fits(l, &copy, e))
        return false;
    if (!enter(l, &copy, hashed, seq, what, e))
        return false;
    for (size_t i = 1; i < st->source_count; i++) {
        enum added more;

        if (!ledger_add_source(l, *seq, &st->sources[i], &more, e)) {
            l->broken = true;  /* else the statement would enter with some of its sources */
            return false;
        }
        if (*what == ADDED_NOTHING)
            *what = more;
    }
    return true;
}

bool ledger_told(struct ledger *l, const struct statement *st, int64_t *seq, struct err *e)
{
    struct row there, d;
    struct chain *c;
    int found;

    *seq = 0;
    if (!inside_batch(l, e) || !inside_chain(l, st->event, &c, e))
        return false;
    found = c != NULL ? inside_document(l, st->sources[0].story, &d, e) : 0;
    if (found == 1)
        found = same_told(l, c, st, d.entry.document.story, &there, e);
    if (found == 1)
        *seq = there.entry.seq;
    return found >= 0;
}
