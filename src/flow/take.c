#include "flow/take.h"

#include "flow/decide.h"
#include "page/story.h"

/* Occasions that are only proposed yet: the next document about one is to propose the same event. */
static bool know_proposed(struct taker *t, struct err *e)
{
    struct arena scratch = {0};
    struct proposals pending = {0};
    bool ok = ledger_proposals(t->ledger, &scratch, VERDICT_PENDING, (struct str){0}, &pending, e);

    for (size_t i = 0; ok && i < pending.count; i++)
        candidate_statement(candidate_add(&t->known, &pending.items[i].event),
                           &pending.items[i].statement);
    arena_free(&scratch);
    return ok;
}

bool taker_open(struct ledger *l, struct take_options o, struct taker *out, struct err *e)
{
    *out = (struct taker){.ledger = l, .options = o};
    out->known.arena = &out->arena;
    if (know_proposed(out, e))
        return true;
    taker_free(out);
    return false;
}

void taker_free(struct taker *t)
{
    arena_free(&t->arena);
    stories_free(&t->stories);
    *t = (struct taker){0};
}

/* The story of the first document that tells the same, or the document's own hash. */
static bool find_story(struct taker *t, struct arena *a, struct document *d, struct taken *out,
                       struct err *e)
{
    struct document there;
    struct str story = {0};

    if (!ledger_document(t->ledger, a, d->hash, &there, e))
        return false;
    if (there.hash.n > 0) {
        out->erased = there.erased;
        story = there.story;
    } else if (!stories_update(&t->stories, t->ledger, e)
               || !stories_find(&t->stories, t->ledger, d->fingerprint, d->outlet, &story, e)) {
        return false;
    }
    d->story = story.n > 0 ? story : d->hash;
    out->copy = !str_eq(d->story, d->hash);
    return true;
}

/* The occasion that proposal i means, with all the dates that its page gives for it. */
static struct candidate meant_by(const struct reading *r, size_t i)
{
    const struct proposal *p = &r->proposals.items[i];
    struct candidate meant = {.event = p->event};

    candidate_date(&meant, r->event_dates[i]);
    for (size_t j = 0; j < r->proposals.count; j++)
        if (str_eq(r->proposals.items[j].event.id, p->event.id))
            candidate_statement(&meant, &r->proposals.items[j].statement);
    return meant;
}

static const struct event *settle_one(struct taker *t, struct candidate *meant)
{
    struct candidate *found = candidate_find(&t->known, meant);

    if (found == NULL) {
        meant->event.id = candidate_free_id(&t->known, meant->event.id);
        found = candidate_add(&t->known, &meant->event);
    }
    for (size_t i = 0; i < meant->date_count; i++)
        candidate_date(found, meant->dates[i]);
    return &found->event;
}

/* The first proposal that the reader has of the same event as i. */
static size_t settled_before(const struct reading *r, size_t i)
{
    size_t j = 0;

    while (!str_eq(r->proposals.items[j].event.id, r->proposals.items[i].event.id))
        j++;
    return j;
}

/* All that name one occasion get the id of one event: a known one, or the first one's. */
static bool settle(struct taker *t, struct arena *a, struct reading *r, struct err *e)
{
    size_t count = r->proposals.count;
    struct proposal *items = ARENA_NEW(a, struct proposal, count);

    for (size_t i = 0; i < count; i++) {
        struct candidate meant = meant_by(r, i);
        size_t before = settled_before(r, i);

        items[i] = r->proposals.items[i];
        if (!flow_candidates(t->ledger, meant.event.country, &t->known, e))
            return false;
        items[i].event = before < i ? items[before].event : *settle_one(t, &meant);
        items[i].statement.event = items[i].event.id;
    }
    r->proposals.items = items;
    return true;
}

/* The passage, told as a source of this document. */
static void set_source(struct arena *a, const struct document *d, const struct taker *t,
                       struct proposal *p)
{
    struct source *s = ARENA_NEW(a, struct source, 1);

    if (p->statement.source_count > 0)
        *s = p->statement.sources[0];
    s->kind = SOURCE_DOCUMENT;
    s->document = d->hash;
    s->story = d->story;
    s->name = d->outlet.n > 0 ? d->outlet : d->name;
    s->user = t->options.user;
    p->statement.sources = s;
    p->statement.source_count = 1;
    p->statement.user = t->options.user;
}

/* Whether the story, in another copy, has had this accepted already (L2). */
static bool accepted_before(struct taker *t, const struct proposal *p, bool *out, struct err *e)
{
    struct statement st = p->statement;
    int64_t seq = 0;
    bool ok;

    st.event = p->event.id;
    ok = ledger_told(t->ledger, &st, &seq, e);
    *out = seq != 0;
    return ok;
}

static bool accept(struct taker *t, struct arena *a, int64_t id, const struct proposal *p,
                   struct taken *out, struct err *e)
{
    struct proposal numbered = *p;
    struct decided d;

    numbered.id = id;
    if (!flow_accept_among(t->ledger, a, &t->known, &numbered, NULL, &d, e))
        return false;
    out->accepted += d.what == ADDED_NEW;
    out->sources += d.what == ADDED_SOURCE;
    return true;
}

/* Still waiting, where the document was proposed before. */
static bool still_pending(struct taker *t, struct arena *a, int64_t id, bool *out, struct err *e)
{
    struct proposal p = {0};

    if (!ledger_proposal(t->ledger, a, id, &p, e))
        return false;
    *out = p.id != 0 && p.verdict == VERDICT_PENDING;
    return true;
}

static bool propose(struct taker *t, struct arena *a, const struct proposal *p, struct taken *out,
                    struct err *e)
{
    bool sure = p->statement.sources[0].score >= t->options.auto_score && flow_placed(&p->event);
    bool pending = true;
    enum added what;
    int64_t id;

    if (!ledger_add_proposal(t->ledger, p, &id, &what, e))
        return false;
    if (what == ADDED_NOTHING && !still_pending(t, a, id, &pending, e))
        return false;
    if (pending && !sure && out->copy && !accepted_before(t, p, &sure, e))
        return false;
    out->known += what == ADDED_NOTHING;
    if (pending && sure)
        return accept(t, a, id, p, out, e);
    out->proposed += what != ADDED_NOTHING;
    return true;
}

bool flow_propose(struct taker *t, struct arena *a, const struct proposal *p, struct taken *out,
                  struct err *e)
{
    struct candidate meant = {.event = p->event};
    struct proposal settled = *p;

    t->known.arena = &t->arena;
    if (!flow_candidates(t->ledger, p->event.country, &t->known, e))
        return false;
    candidate_date(&meant, p->statement.date);
    if (p->event_date != 0)
        candidate_date(&meant, p->event_date);
    settled.event = *settle_one(t, &meant);
    settled.statement.event = settled.event.id;
    return propose(t, a, &settled, out, e);
}

static bool propose_all(struct taker *t, struct arena *a, const struct document *d,
                        struct reading *r, struct taken *out, struct err *e)
{
    out->found = r->proposals.count;
    for (size_t i = 0; i < r->proposals.count; i++) {
        struct proposal p = r->proposals.items[i];

        set_source(a, d, t, &p);
        if (!propose(t, a, &p, out, e))
            return false;
    }
    return true;
}

/* Inside the batch: what is compared here cannot change before it is committed. */
static bool write(struct taker *t, struct arena *a, struct document *d, struct reading *r,
                  struct taken *out, struct err *e)
{
    if (!find_story(t, a, d, out, e))
        return false;
    if (out->erased)
        return true;
    return ledger_add_document(t->ledger, d, &out->document, e) && settle(t, a, r, e)
        && propose_all(t, a, d, r, out, e);
}

struct document flow_document(struct arena *a, const struct page *page, day published)
{
    char text[HASH_TEXT];

    return (struct document){
        .hash = arena_str(a, str_of(hash_text(hash_bytes(page->bytes), text))),
        .name = page->name,
        .title = page->title,
        .outlet = page->outlet.n > 0 ? page->outlet : page->agency,
        .published = published,
        .bytes = page->bytes,
        .fingerprint = story_fingerprint(a, page),
    };
}

/* Events that a failed batch added are none: which have entered is asked anew. */
static void forget_entered(struct taker *t)
{
    t->known.mark = 0;
    for (size_t i = 0; i < t->known.count; i++)
        t->known.items[i].entered = false;
}

/* Asked outside the batch, as it may take long; never of what was erased on request. */
static bool ask_more(struct taker *t, struct arena *a, const struct page *page, struct str hash,
                     struct reading *said, struct err *e)
{
    struct document there = {0};

    if (t->options.more == NULL)
        return true;
    if (!ledger_document(t->ledger, a, hash, &there, e))
        return false;
    if (there.hash.n == 0 || !there.erased)
        t->options.more(t->options.more_to, a, page, said);
    return true;
}

static bool take(struct taker *t, struct arena *a, const struct page_source *source, day received,
                 struct taken *out, struct err *e)
{
    struct page page;
    struct reading said;
    struct document d;

    if (!page_read_as(a, source, &page, e))
        return false;
    said = read_page(a, &page, received != 0 ? received : t->options.received);
    d = flow_document(a, &page, said.published);
    d.user = t->options.user;
    memcpy(out->hash, d.hash.p, d.hash.n + 1);
    if (!ask_more(t, a, &page, d.hash, &said, e)
        || !ledger_begin(t->ledger, t->options.now, t->options.user, e))
        return false;
    if (write(t, a, &d, &said, out, e) && ledger_commit(t->ledger, e))
        return true;
    ledger_rollback(t->ledger);
    forget_entered(t);
    return false;
}

/* The way in. All that reading the page makes lives in one arena and goes with it. */
bool flow_take_source(struct taker *t, const struct page_source *source, day received,
                      struct taken *out, struct err *e)
{
    struct arena a = {0};
    bool ok;

    *out = (struct taken){0};
    t->known.arena = &t->arena;
    ok = take(t, &a, source, received, out, e);
    arena_free(&a);
    return ok;
}

bool flow_take(struct taker *t, struct str name, struct str bytes, struct taken *out,
               struct err *e)
{
    struct page_source source = {.name = name, .bytes = bytes};

    return flow_take_source(t, &source, 0, out, e);
}
