/*
 * find.c - reading: rows of the store become facts, in the caller's memory.
 *
 * Each call sees one state of the ledger (hold), asks one question, and cuts the quotes out of
 * their documents afterwards, when the question is done.
 */
#include "ledger/inside.h"

/* Copies texts; one that repeats the last of its column is kept once. */
enum repeating {
    KEEP_EVENT, KEEP_GUEST, KEEP_VIA, KEEP_USER, KEEP_PERSON, KEEP_BY, KEEP_NOTE, KEEP_DOCUMENT,
    KEEP_STORY, KEEP_NAME, KEEP_RULE, KEEP_SOURCE_USER, KEEP_OUTLET, KEEP_COUNT
};

struct keeper {
    struct arena *a;
    struct str last[KEEP_COUNT];
};

static struct str keep(struct keeper *k, enum repeating column, struct str s)
{
    if (s.n == 0)
        return (struct str){0};
    if (!str_eq(k->last[column], s))
        k->last[column] = arena_str(k->a, s);
    return k->last[column];
}

static bool unknown_word(const char *thing, int64_t seq, struct str word, struct err *e)
{
    return err_set(e, ERR_FORMAT, "%s %lld: holds the word \"%.*s\", which this convoke does not "
                   "know; use the newer one", thing, (long long)seq, STR_ARG(word));
}

static void make_event(struct keeper *k, const struct row *row, struct event *out)
{
    const struct entry *en = &row->entry;

    *out = (struct event){
        .id = arena_str(k->a, en->event.id), .country = arena_str(k->a, en->event.country),
        .year = (int)en->event.year, .place = arena_str(k->a, en->event.place),
        .name = arena_str(k->a, en->event.name), .recorded_at = en->recorded_at,
        .user = keep(k, KEEP_USER, en->user),
    };
}

static void make_document(struct keeper *k, const struct row *row, struct document *out)
{
    const struct entry *en = &row->entry;

    *out = (struct document){
        .hash = arena_str(k->a, en->document.id.text),
        .story = arena_str(k->a, row->story_id),
        .name = arena_str(k->a, en->document.name.text),
        .title = arena_str(k->a, en->document.title.text),
        .outlet = keep(k, KEEP_OUTLET, en->document.outlet),
        .published = (day)en->document.published,
        .fingerprint = arena_str(k->a, en->document.fingerprint.text),
        .erased = row->erased, .recorded_at = en->recorded_at,
        .user = keep(k, KEEP_USER, en->user),
    };
}

static bool make_statement(struct keeper *k, const struct row *row, struct statement *out,
                           struct err *e)
{
    const struct entry *en = &row->entry;

    *out = (struct statement){
        .seq = en->seq, .event = keep(k, KEEP_EVENT, row->event_id),
        .guest = keep(k, KEEP_GUEST, en->statement.guest),
        .person = keep(k, KEEP_PERSON, en->statement.person.text),
        .said_on = (day)en->statement.said_on, .date = (day)en->statement.date,
        .by = keep(k, KEEP_BY, en->statement.by.text),
        .via = keep(k, KEEP_VIA, en->statement.via),
        .note = keep(k, KEEP_NOTE, en->statement.note.text),
        .retracts = en->statement.retracts, .user = keep(k, KEEP_USER, en->user),
        .recorded_at = en->recorded_at,
    };
    if (!act_parse(en->statement.act, &out->act))
        return unknown_word("statement", en->seq, en->statement.act, e);
    if (!side_parse(en->statement.side, &out->side))
        return unknown_word("statement", en->seq, en->statement.side, e);
    if (!channel_parse(en->statement.channel, &out->channel))
        return unknown_word("statement", en->seq, en->statement.channel, e);
    return true;
}

static bool make_source(struct keeper *k, const struct row *row, struct source *out,
                        struct err *e)
{
    const struct entry *en = &row->source;

    *out = (struct source){
        .seq = en->seq, .document = keep(k, KEEP_DOCUMENT, row->document_id),
        .story = keep(k, KEEP_STORY, row->story_id),
        .name = keep(k, KEEP_NAME, en->source.name.text),
        .start = (size_t)en->source.start, .end = (size_t)en->source.end,
        .quote = arena_str(k->a, en->source.quote.text),
        .rule = keep(k, KEEP_RULE, en->source.rule), .score = en->source.score,
        .user = keep(k, KEEP_SOURCE_USER, en->user), .recorded_at = en->recorded_at,
    };
    return source_kind_parse(en->source.kind, &out->kind) ||
           unknown_word("source", en->seq, en->source.kind, e);
}

/* --- statements with their sources --------------------------------------------------------- */

struct gathered {
    struct statement *items;
    size_t count, allocated;
    struct source *sources;     /* of all statements, in order */
    int64_t *documents;         /* of each source, 0 where nothing is to be cut */
    size_t source_count, sources_allocated, documents_allocated;
    struct arena scratch;
};

static bool gather_source(struct gathered *g, struct keeper *k, const struct row *row,
                          struct err *e)
{
    size_t n = g->source_count++;
    bool cut = row->source.source.document != 0 && !row->erased &&
               row->source.source.end > row->source.source.start;

    g->sources = arena_grow(k->a, g->sources, &g->sources_allocated, n, sizeof *g->sources);
    g->documents = arena_grow(&g->scratch, g->documents, &g->documents_allocated, n,
                              sizeof *g->documents);
    g->documents[n] = cut ? row->source.source.document : 0;
    g->items[g->count - 1].source_count++;
    return make_source(k, row, &g->sources[n], e);
}

/* Takes rows until there are limit statements (and all sources of the last). */
static bool gather(struct ledger *l, struct arena *a, const struct asked *asked, size_t limit,
                   struct gathered *g, struct err *e)
{
    struct keeper k = {.a = a};
    struct row row;
    int more = inside_one(l, asked, &row, e);
    bool ok = true;

    for (; ok && more == 1; more = ok ? l->kind->next(l->store, asked->question, &row, e) : 0) {
        if (g->count == 0 || g->items[g->count - 1].seq != row.entry.seq) {
            if (g->count == limit)
                break;
            g->items = arena_grow(a, g->items, &g->allocated, g->count, sizeof *g->items);
            ok = make_statement(&k, &row, &g->items[g->count++], e);
        }
        ok = ok && gather_source(g, &k, &row, e);
    }
    l->kind->stop(l->store, asked->question);
    return ok && more >= 0;
}

/* The passages, and to each statement its part of the sources, which move no more. */
static bool cut_quotes(struct ledger *l, struct arena *a, struct gathered *g, struct err *e)
{
    size_t at = 0;

    for (size_t i = 0; i < g->count; i++) {
        g->items[i].sources = g->sources + at;
        at += g->items[i].source_count;
    }
    for (size_t i = 0; i < g->source_count; i++) {
        struct source *s = &g->sources[i];

        if (g->documents[i] != 0 && !l->kind->passage(l->store, g->documents[i], s->start, s->end,
                                                      a, &s->quote, e))
            return false;
    }
    return true;
}

static bool statements(struct ledger *l, struct arena *a, const struct asked *asked, size_t limit,
                       struct statements *out, struct err *e)
{
    struct gathered g = {0};
    bool ok = gather(l, a, asked, limit, &g, e) && cut_quotes(l, a, &g, e);

    *out = (struct statements){0};
    if (ok)
        *out = (struct statements){g.items, g.count};
    arena_free(&g.scratch);
    return ok;
}

static bool statements_held(struct ledger *l, struct arena *a, const struct asked *asked,
                            size_t limit, struct statements *out, struct err *e)
{
    bool ok;

    if (!l->kind->hold(l->store, e))
        return false;
    ok = statements(l, a, asked, limit, out, e);
    l->kind->release(l->store);
    return ok;
}

/* --- proposals ----------------------------------------------------------------------------- */

struct proposed {
    struct proposal *items;
    int64_t *documents;
    size_t count, allocated, documents_allocated;
};

static bool make_words(const struct entry *en, struct statement *st, struct source *s,
                       enum verdict *v, struct err *e)
{
    if (!act_parse(en->proposal.act, &st->act))
        return unknown_word("proposal", en->seq, en->proposal.act, e);
    if (!side_parse(en->proposal.side, &st->side))
        return unknown_word("proposal", en->seq, en->proposal.side, e);
    if (!channel_parse(en->proposal.channel, &st->channel))
        return unknown_word("proposal", en->seq, en->proposal.channel, e);
    if (!source_kind_parse(en->proposal.kind, &s->kind))
        return unknown_word("proposal", en->seq, en->proposal.kind, e);
    return verdict_parse(en->proposal.verdict, v) ||
           unknown_word("proposal", en->seq, en->proposal.verdict, e);
}

static bool make_proposal(struct arena *a, const struct row *row, struct proposal *p, struct err *e)
{
    const struct entry *en = &row->entry;
    struct source *s = ARENA_NEW(a, struct source, 1);
    struct statement st = {
        .guest = arena_str(a, en->proposal.guest), .person = arena_str(a, en->proposal.person),
        .said_on = (day)en->proposal.said_on, .date = (day)en->proposal.date,
        .by = arena_str(a, en->proposal.by), .via = arena_str(a, en->proposal.via),
        .note = arena_str(a, en->proposal.note), .user = arena_str(a, en->user),
        .recorded_at = en->recorded_at, .sources = s, .source_count = 1,
    };

    *s = (struct source){
        .document = arena_str(a, row->document_id), .story = arena_str(a, row->story_id),
        .name = arena_str(a, en->proposal.source_name), .start = (size_t)en->proposal.start,
        .end = (size_t)en->proposal.end, .rule = arena_str(a, en->proposal.rule),
        .score = en->proposal.score, .user = st.user, .recorded_at = en->recorded_at,
    };
    *p = (struct proposal){
        .id = en->seq, .seq = en->proposal.made, .user = arena_str(a, en->proposal.decided_by),
        .decided_at = en->proposal.decided_at,
        .event = {.id = arena_str(a, en->proposal.event),
                  .country = arena_str(a, en->proposal.country), .year = (int)en->proposal.year,
                  .place = arena_str(a, en->proposal.place),
                  .name = arena_str(a, en->proposal.name)},
    };
    st.event = p->event.id;
    p->statement = st;
    return make_words(en, &p->statement, s, &p->verdict, e);
}

static bool gather_proposals(struct ledger *l, struct arena *a, const struct asked *asked,
                             struct arena *scratch, struct proposed *g, struct err *e)
{
    struct row row;
    int more = inside_one(l, asked, &row, e);
    bool ok = true;

    for (; ok && more == 1; more = ok ? l->kind->next(l->store, asked->question, &row, e) : 0) {
        g->items = arena_grow(a, g->items, &g->allocated, g->count, sizeof *g->items);
        g->documents = arena_grow(scratch, g->documents, &g->documents_allocated, g->count,
                                  sizeof *g->documents);
        g->documents[g->count] = row.erased ? 0 : row.entry.proposal.document;
        ok = make_proposal(a, &row, &g->items[g->count++], e);
    }
    l->kind->stop(l->store, asked->question);
    return ok && more >= 0;
}

static bool proposals(struct ledger *l, struct arena *a, const struct asked *asked,
                      struct proposals *out, struct err *e)
{
    struct arena scratch = {0};
    struct proposed g = {0};
    bool ok = gather_proposals(l, a, asked, &scratch, &g, e);

    for (size_t i = 0; ok && i < g.count; i++) {
        struct source *s = (struct source *)g.items[i].statement.sources;

        if (g.documents[i] != 0 && s->end > s->start)
            ok = l->kind->passage(l->store, g.documents[i], s->start, s->end, a, &s->quote, e);
    }
    *out = (struct proposals){g.items, ok ? g.count : 0};
    arena_free(&scratch);
    return ok;
}

/* --- the functions of the header ----------------------------------------------------------- */

bool ledger_events_since(struct ledger *l, struct arena *a, int64_t *mark, struct events *out,
                         struct err *e)
{
    struct asked asked = {.question = ASK_EVENTS, .number = *mark};
    struct keeper k = {.a = a};
    struct event *items = NULL;
    size_t count = 0, allocated = 0;
    struct row row;
    int more;

    *out = (struct events){0};
    if (!l->kind->hold(l->store, e))
        return false;
    for (more = inside_one(l, &asked, &row, e); more == 1;
         more = l->kind->next(l->store, ASK_EVENTS, &row, e)) {
        items = arena_grow(a, items, &allocated, count, sizeof *items);
        make_event(&k, &row, &items[count++]);
        *mark = row.entry.seq + 1;
    }
    l->kind->release(l->store);
    *out = (struct events){items, count};
    return more == 0;
}

bool ledger_events(struct ledger *l, struct arena *a, struct events *out, struct err *e)
{
    int64_t mark = 0;

    return ledger_events_since(l, a, &mark, out, e);
}

bool ledger_event(struct ledger *l, struct arena *a, struct str id, struct event *out,
                  struct err *e)
{
    struct asked asked = {.question = ASK_EVENT, .text = id};
    struct keeper k = {.a = a};
    struct row row;
    int found;

    *out = (struct event){0};
    if (!l->kind->hold(l->store, e))
        return false;
    found = inside_one(l, &asked, &row, e);
    if (found == 1)
        make_event(&k, &row, out);
    l->kind->stop(l->store, ASK_EVENT);
    l->kind->release(l->store);
    return found >= 0;
}

static bool document(struct ledger *l, struct arena *a, struct str hash, struct document *out,
                     struct err *e)
{
    struct asked asked = {.question = ASK_DOCUMENT, .text = hash};
    struct keeper k = {.a = a};
    struct row row = {0};
    int found = inside_one(l, &asked, &row, e);
    bool cut = found == 1 && !row.erased;
    int64_t seq = row.entry.seq;
    size_t size = (size_t)row.entry.document.size;

    if (found == 1)
        make_document(&k, &row, out);
    l->kind->stop(l->store, ASK_DOCUMENT);
    return found >= 0 && (!cut || l->kind->passage(l->store, seq, 0, size, a, &out->bytes, e));
}

bool ledger_document(struct ledger *l, struct arena *a, struct str hash, struct document *out,
                     struct err *e)
{
    bool ok;

    *out = (struct document){0};
    if (!l->kind->hold(l->store, e))
        return false;
    ok = document(l, a, hash, out, e);
    l->kind->release(l->store);
    return ok;
}

bool ledger_documents_since(struct ledger *l, struct arena *a, int64_t *mark,
                            struct documents *out, struct err *e)
{
    struct asked asked = {.question = ASK_DOCUMENTS, .number = *mark};
    struct keeper k = {.a = a};
    struct document *items = NULL;
    size_t count = 0, allocated = 0;
    struct row row;
    int more;

    *out = (struct documents){0};
    if (!l->kind->hold(l->store, e))
        return false;
    for (more = inside_one(l, &asked, &row, e); more == 1;
         more = l->kind->next(l->store, ASK_DOCUMENTS, &row, e)) {
        items = arena_grow(a, items, &allocated, count, sizeof *items);
        make_document(&k, &row, &items[count++]);
        *mark = row.entry.seq + 1;
    }
    l->kind->release(l->store);
    *out = (struct documents){items, count};
    return more == 0;
}

bool ledger_documents(struct ledger *l, struct arena *a, struct documents *out, struct err *e)
{
    int64_t mark = 0;

    return ledger_documents_since(l, a, &mark, out, e);
}

/* The seq of an event, 0 where there is none, or -1. */
static int64_t event_seq(struct ledger *l, struct str id, struct err *e)
{
    struct asked asked = {.question = ASK_EVENT, .text = id};
    struct row row;
    int found = inside_one(l, &asked, &row, e);

    l->kind->stop(l->store, ASK_EVENT);
    return found == 1 ? row.entry.seq : found;
}

bool ledger_statements(struct ledger *l, struct arena *a, struct str event,
                       struct statements *out, struct err *e)
{
    struct asked asked = {.question = ASK_OF_EVENT};
    bool ok;

    *out = (struct statements){0};
    if (!l->kind->hold(l->store, e))
        return false;
    asked.number = event_seq(l, event, e);
    ok = asked.number == 0 || (asked.number > 0 && statements(l, a, &asked, SIZE_MAX, out, e));
    l->kind->release(l->store);
    return ok;
}

bool ledger_statements_of_guest(struct ledger *l, struct arena *a, struct str guest,
                                struct statements *out, struct err *e)
{
    struct asked asked = {.question = ASK_OF_GUEST, .text = guest};

    return statements_held(l, a, &asked, SIZE_MAX, out, e);
}

bool ledger_statement(struct ledger *l, struct arena *a, int64_t seq, struct statement *out,
                      struct err *e)
{
    struct asked asked = {.question = ASK_FROM, .number = seq};
    struct statements found;

    *out = (struct statement){0};
    if (!statements_held(l, a, &asked, 1, &found, e))
        return false;
    if (found.count == 1 && found.items[0].seq == seq)
        *out = found.items[0];
    return true;
}

bool ledger_log(struct ledger *l, struct arena *a, int64_t from, size_t limit,
                struct statements *out, struct err *e)
{
    struct asked asked = {.question = ASK_FROM, .number = from};

    return statements_held(l, a, &asked, limit, out, e);
}

bool ledger_proposals(struct ledger *l, struct arena *a, enum verdict v, struct str event,
                      struct proposals *out, struct err *e)
{
    struct asked asked = {.question = ASK_PROPOSALS, .text = event,
                          .act = str_of(verdict_text(v))};
    bool ok;

    *out = (struct proposals){0};
    if (!l->kind->hold(l->store, e))
        return false;
    ok = proposals(l, a, &asked, out, e);
    l->kind->release(l->store);
    return ok;
}

bool ledger_proposal(struct ledger *l, struct arena *a, int64_t id, struct proposal *out,
                     struct err *e)
{
    struct asked asked = {.question = ASK_PROPOSAL, .number = id};
    struct proposals found;
    bool ok;

    *out = (struct proposal){0};
    if (!l->kind->hold(l->store, e))
        return false;
    ok = proposals(l, a, &asked, &found, e);
    l->kind->release(l->store);
    if (ok && found.count == 1)
        *out = found.items[0];
    return ok;
}

bool ledger_proposed(struct ledger *l, struct arena *a, const struct statement *st,
                     struct proposals *out, struct err *e)
{
    struct asked asked = {.question = ASK_PROPOSED_BY, .text = st->event, .side = st->guest,
                          .act = str_of(act_text(st->act))};
    struct row d;
    int found;

    *out = (struct proposals){0};
    if (!inside_batch(l, e))
        return false;
    found = inside_document(l, st->sources[0].story, &d, e);
    if (found < 1)
        return found == 0;
    asked.number = d.entry.document.story;
    return proposals(l, a, &asked, out, e);
}
