#include "status/filter.h"

/* A statement, the retraction that is in force against it, and what it is sorted by: following
 * pointers is what costs in a large event. */
struct entry {
    const struct statement *st, *by;
    int64_t seq;
    day said_on;
};

struct entries {
    struct entry *items;
    size_t count;
};

static int compare(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static int by_entry(const void *a, const void *b)
{
    return compare(((const struct entry *)a)->seq, ((const struct entry *)b)->seq);
}

static int by_saying(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;

    return x->said_on != y->said_on ? compare(x->said_on, y->said_on) : compare(x->seq, y->seq);
}

static struct entry entry_of(const struct statement *st)
{
    return (struct entry){st, NULL, st->seq, st->said_on};
}

/* What had been recorded by then, in order of entry. */
static struct entries known(struct arena *a, struct statements all, moment known_by)
{
    struct entries e = {ARENA_NEW(a, struct entry, all.count + 1), 0};

    for (size_t i = 0; i < all.count; i++)
        if (known_by == 0 || all.items[i].recorded_at <= known_by)
            e.items[e.count++] = entry_of(&all.items[i]);
    qsort(e.items, e.count, sizeof *e.items, by_entry);
    return e;
}

/* Only what entered before the retraction: so that walking back meets each retraction first. */
static struct entry *find_before(struct entries e, size_t end, int64_t seq)
{
    struct entry key = {.seq = seq};

    return bsearch(&key, e.items, end, sizeof *e.items, by_entry);
}

/* From the latest back, so that a retraction's own fate is known before it strikes. */
static void strike(struct entries e)
{
    for (size_t i = e.count; i-- > 0;) {
        const struct statement *st = e.items[i].st;
        struct entry *struck;

        if (st->retracts == 0 || e.items[i].by != NULL)
            continue;
        struck = find_before(e, i, st->retracts);
        if (struck != NULL)
            struck->by = st;
    }
}

/* What was said by then, in order of saying; the record's own acts have done their work and go. */
static struct entries said(struct entries e, day as_of)
{
    size_t kept = 0;

    for (size_t i = 0; i < e.count; i++) {
        const struct statement *st = e.items[i].st;

        if (st->act != ACT_RETRACTED && (as_of == 0 || st->said_on <= as_of))
            e.items[kept++] = e.items[i];
    }
    e.count = kept;
    qsort(e.items, e.count, sizeof *e.items, by_saying);
    return e;
}

static struct entries filtered(struct arena *a, struct statements all, struct filter f)
{
    struct entries e = known(a, all, f.known_by);

    strike(e);
    return said(e, f.as_of);
}

struct said filter_said(struct arena *a, struct statements all, struct filter f)
{
    struct entries e = filtered(a, all, f);
    struct said out = {ARENA_NEW(a, const struct statement *, e.count + 1), 0};

    for (size_t i = 0; i < e.count; i++)
        if (e.items[i].by == NULL)
            out.items[out.count++] = e.items[i].st;
    return out;
}

struct said filter_all(struct arena *a, struct statements all, struct filter f,
                       const struct statement ***by)
{
    struct entries e = filtered(a, all, f);
    struct said out = {ARENA_NEW(a, const struct statement *, e.count + 1), e.count};

    *by = ARENA_NEW(a, const struct statement *, e.count + 1);
    for (size_t i = 0; i < e.count; i++) {
        out.items[i] = e.items[i].st;
        (*by)[i] = e.items[i].by;
    }
    return out;
}

bool filter_knows(struct filter f, const struct source *s)
{
    return f.known_by == 0 || s->recorded_at <= f.known_by;
}
