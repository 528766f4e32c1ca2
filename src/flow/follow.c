#include "flow/follow.h"

#include "intake/feed.h"
#include "intake/intake.h"

enum { TRIES = 5, BACK_OFF_MOST = 8, DAY_MS = 24 * 3600 * 1000 };

static int by_key(const void *a, const void *b)
{
    const uint64_t *x = a, *y = b;

    return *x < *y ? -1 : *x > *y;
}

static bool list_known(struct follow *f, struct ledger *l, struct err *e)
{
    struct arena scratch = {0};
    struct documents all = {0};
    bool ok = ledger_documents(l, &scratch, &all, e);

    f->known = ARENA_NEW(&f->arena, uint64_t, all.count + 1);
    for (size_t i = 0; i < all.count; i++)
        f->known[i] = followed_key(all.items[i].name);
    f->known_count = all.count;
    qsort(f->known, all.count, sizeof *f->known, by_key);
    arena_free(&scratch);
    return ok;
}

bool follow_open(struct follow *f, struct ledger *l, struct take_options o, struct str path,
                 struct err *e)
{
    if (!followed_open(&f->state, path, e))
        return false;
    if (list_known(f, l, e) && taker_open(l, o, &f->taker, e))
        return true;
    follow_close(f);
    return false;
}

void follow_close(struct follow *f)
{
    taker_free(&f->taker);
    visits_free(&f->visits);
    followed_free(&f->state);
    arena_free(&f->arena);
}

/* Written, and read back: what an earlier look left in its arena goes, in whatever runs for months. */
static bool keep(struct follow *f, struct err *e)
{
    struct followed again;

    if (!followed_write(&f->state, e) || !followed_open(&again, f->state.path, e))
        return false;
    followed_free(&f->state);
    f->state = again;
    return true;
}

/* W1 */
static bool is_done(const struct follow *f, const struct followed_entry *noted, uint64_t key)
{
    return (noted != NULL && noted->tries == 0)
        || (f->known_count > 0
            && bsearch(&key, f->known, f->known_count, sizeof key, by_key) != NULL);
}

static bool of_document(enum err_kind kind)
{
    return kind == ERR_FORMAT || kind == ERR_MISSING || kind == ERR_FULL;
}

static void count(struct looked *out, const struct taken *t)
{
    out->documents++;
    out->accepted += t->accepted;
    out->proposed += t->proposed;
    out->sources += t->sources;
}

/* An entry's document into the ledger. -1: the ledger failed, or we are to stop; 0: the document could
 * not be had or read, e says why. */
static int take(struct follow *f, const struct feed *feed, const struct entry *en,
                struct looked *out, struct err *e)
{
    struct arena a = {0};
    struct item item;
    struct taken taken;
    int got = intake_entry(&f->visits, &a, feed, en, &item, e);

    if (got == 0 && e->kind == ERR_STATE)
        got = -1;
    else if (got == 1 && !flow_take_source(&f->taker, &item.source, item.received, &taken, e))
        got = of_document(e->kind) ? 0 : -1;
    if (got == 1)
        count(out, &taken);
    arena_free(&a);
    return got;
}

/* W4: the tries an entry has behind it, 0 where there will be none. */
static int tries_after(const struct followed_entry *before, const struct err *e)
{
    int tries = before != NULL ? before->tries + 1 : 1;

    return of_document(e->kind) || tries >= TRIES ? 0 : tries;
}

/* Notes what became of one entry in next, the entries that the feed shows now. */
static bool look_at(struct follow *f, const struct feed *feed, const struct entry *en,
                    const struct followed_feed *before, struct followed_feed *next,
                    struct looked *out, struct err *e)
{
    struct str name = entry_name(en).n > 0 ? entry_name(en) : en->content;
    uint64_t key = followed_key(name);
    const struct followed_entry *noted = followed_entry(before, key);
    int got = is_done(f, noted, key) ? 1 : take(f, feed, en, out, e);

    if (got < 0)
        return false;
    followed_add(&f->state, next, key)->tries = got == 0 ? tries_after(noted, e) : 0;
    if (got == 0) {
        out->failed++;
        f->complain(f->to, e);
    }
    return true;
}

static bool all_done(const struct followed_feed *feed)
{
    for (size_t i = 0; i < feed->count; i++)
        if (feed->entries[i].tries > 0)
            return false;
    return true;
}

/* What is left of the entries when the feed changes goes with the next look. */
static bool take_all(struct follow *f, struct arena *a, struct followed_feed *known,
                     const struct answer *an, struct looked *out, struct err *e)
{
    struct followed_feed next = {.address = known->address};
    struct feed feed;

    if (!feed_read(a, known->address, an->body, an->charset, &feed, e)) {
        f->complain(f->to, e);
        out->failed++;
        return true;
    }
    for (size_t i = feed.count; i > 0; i--)
        if (!look_at(f, &feed, &feed.list[i - 1], known, &next, out, e))
            return false;
    if (all_done(&next)) {  /* W2 */
        next.etag = arena_str(&f->state.arena, an->etag);
        next.modified = arena_str(&f->state.arena, an->modified);
    }
    *known = next;
    return true;
}

/* W3 */
static void back_off(struct follow *f, struct followed_feed *known, const struct answer *an,
                     moment now)
{
    int64_t wait = f->every_ms;

    for (int i = 0; i < known->failures && i < BACK_OFF_MOST; i++)
        wait *= 2;
    wait = visit_wait_ms(an, wait);
    known->failures++;
    known->not_before = now + (wait > DAY_MS ? DAY_MS : wait);
}

static bool ask(struct follow *f, struct arena *a, struct followed_feed *known, moment now,
                struct looked *out, struct err *e)
{
    struct ask ask = {.address = known->address, .etag = known->etag, .modified = known->modified,
                      .most = FEED_MAX};
    struct answer an = {0};

    if (visit(&f->visits, a, &ask, true, &an, e)
        && (an.status == 304 || fetch_succeeded(known->address, &an, e))) {
        known->failures = 0;
        known->not_before = 0;
        out->same = an.status == 304;
        return out->same || take_all(f, a, known, &an, out, e);
    }
    if (e->kind == ERR_STATE)
        return false;
    f->complain(f->to, e);
    out->failed++;
    back_off(f, known, &an, now);
    return true;
}

bool follow_look(struct follow *f, struct str address, moment now, struct looked *out,
                 struct err *e)
{
    struct followed_feed *known = followed_feed(&f->state, address);
    struct arena a = {0};
    bool ok;

    *out = (struct looked){.early = known->not_before > now};
    if (out->early)
        return true;
    f->taker.options.now = now;
    f->taker.options.received = day_of_moment(now);
    ok = ask(f, &a, known, now, out, e) && keep(f, e);
    arena_free(&a);
    return ok;
}
