#include "flow/copies.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "flow/common.h"
#include "flow/meeting.h"

enum { FIRST_SLOTS = 256 };

const struct sampling copies_sampling = {.least = 64, .most = SAMPLE_MOST, .one_in = 4};

/* Two texts that stand in a third one and have so much in common are parts of the same. */
static const double SAME_PART = 0.2;

enum { ASKED = 7 };  /* documents of a story that are asked whether a text belongs to them */

/* Both texts are mostly the same; nothing of either is new. */
static const double TWINS = 0.6, SAME_ALL_OVER = 0.85;

/* Sites are numbered from 1; their slots hold the number. */

static uint32_t *site_slot(const struct copies *c, struct str site)
{
    size_t at = (size_t)utf8_fold_hash(site) & (c->slot_count - 1);

    while (c->slots[at] != 0 && !str_eq(c->sites[c->slots[at] - 1], site))
        at = (at + 1) & (c->slot_count - 1);
    return &c->slots[at];
}

static void grow_sites(struct copies *c)
{
    c->slot_count = c->slot_count == 0 ? FIRST_SLOTS : c->slot_count * 2;
    c->slots = ARENA_NEW(&c->arena, uint32_t, c->slot_count);
    for (size_t i = 1; i <= c->site_count; i++)
        *site_slot(c, c->sites[i - 1]) = (uint32_t)i;
}

static uint32_t site_number(struct copies *c, struct str site)
{
    uint32_t *slot;

    if (site.n == 0)
        return 0;
    if ((c->site_count + 1) * 2 > c->slot_count)
        grow_sites(c);
    slot = site_slot(c, site);
    if (*slot != 0)
        return *slot;
    c->sites = arena_grow(&c->arena, c->sites, &c->sites_allocated, c->site_count,
                          sizeof *c->sites);
    c->sites[c->site_count++] = arena_str(&c->arena, site);
    *slot = (uint32_t)c->site_count;
    return *slot;
}

void copies_add(struct copies *c, struct str name, struct str site, struct sample sample)
{
    uint32_t *numbers = ARENA_NEW(&c->arena, uint32_t, sample.count);

    if (sample.count > 0)
        memcpy(numbers, sample.numbers, sample.count * sizeof *numbers);
    sample.numbers = numbers;
    c->items = arena_grow(&c->arena, c->items, &c->allocated, c->count, sizeof *c->items);
    c->items[c->count] = (struct copy){
        .name = arena_str(&c->arena, name), .numbers = numbers, .sample = sample,
        .site = site_number(c, site), .story = (uint32_t)c->count,
    };
    c->count++;
}

/* One text stands in another one. */
struct edge {
    uint32_t part, whole;    /* documents; part is the shorter one */
    double cover;            /* how much of the whole it is */
};

struct joining {
    struct arena arena;
    struct copies *copies;
    struct edge *edges;
    size_t count, allocated;
    uint32_t *next;          /* those that are joined so far stand in a ring */
};

/* The first document of the story that a document is joined to so far. */
static uint32_t first_of(struct copies *c, uint32_t document)
{
    uint32_t first = document, next;

    while (c->items[first].story != first)
        first = c->items[first].story;
    for (; document != first; document = next) {
        next = c->items[document].story;
        c->items[document].story = first;
    }
    return first;
}

static void join(struct joining *j, uint32_t a, uint32_t b)
{
    uint32_t x = first_of(j->copies, a), y = first_of(j->copies, b), after = j->next[x];

    if (x == y)
        return;
    j->copies->items[x > y ? x : y].story = x < y ? x : y;
    j->next[x] = j->next[y];
    j->next[y] = after;
}

/* A sample without its marks, and without what is marked where that is no evidence. */
static struct sample evidence(const struct copy *c, bool doubtful, uint32_t numbers[SAMPLE_MOST])
{
    size_t n = 0;

    for (size_t i = 0; i < c->sample.count; i++)
        if (doubtful || (c->sample.numbers[i] & COPIES_DOUBTFUL) == 0)
            numbers[n++] = copies_number(c->sample.numbers[i]);
    return (struct sample){numbers, n, c->sample.bound};
}

static struct likeness likeness(const struct copy *a, const struct copy *b, bool doubtful)
{
    uint32_t of_a[SAMPLE_MOST], of_b[SAMPLE_MOST];
    struct sample x = evidence(a, doubtful, of_a), y = evidence(b, doubtful, of_b);

    return likeness_of(&x, &y);
}

static bool same(const struct copy *a, const struct copy *b, struct likeness *l)
{
    *l = likeness(a, b, true);
    if (a->site == 0 || a->site != b->site)
        return likeness_same(l);
    if (!likeness_same(l))
        return false;
    if (likeness_cover(l) >= SAME_ALL_OVER)
        return true;
    *l = likeness(a, b, false);
    return likeness_same_at_site(l);
}

/* Twins are joined at once, so that of a story told a thousand times few pairs are compared. */
static void compare(struct joining *j, uint32_t a, uint32_t b)
{
    const struct copy *x = &j->copies->items[a], *y = &j->copies->items[b];
    bool shorter = x->sample.count <= y->sample.count;
    struct likeness l;

    if (first_of(j->copies, a) == first_of(j->copies, b) || !same(x, y, &l))
        return;
    if (likeness_cover(&l) >= TWINS) {
        join(j, a, b);
        return;
    }
    j->edges = arena_grow(&j->arena, j->edges, &j->allocated, j->count, sizeof *j->edges);
    j->edges[j->count++] = (struct edge){
        .part = shorter ? a : b, .whole = shorter ? b : a, .cover = likeness_cover(&l),
    };
}

static int by_cover(const void *a, const void *b)
{
    const struct edge *x = a, *y = b;

    if (x->cover != y->cover)
        return x->cover < y->cover ? 1 : -1;
    if (x->whole != y->whole)
        return x->whole < y->whole ? -1 : 1;
    return x->part < y->part ? -1 : x->part > y->part;
}

/*
 * D3: what stands in a text belongs to its story where it stands in most of the others too that tell
 * it. A digest is joined to one of its parts first, the largest; to that one the next is a stranger.
 */
static bool belongs(const struct joining *j, const struct edge *e)
{
    const struct copy *items = j->copies->items;
    size_t others = 0, yes = 0;

    for (uint32_t i = j->next[e->whole]; i != e->whole && others < ASKED; i = j->next[i], others++) {
        struct likeness l = likeness(&items[i], &items[e->part], true);

        yes += likeness_overlap(&l) >= SAME_PART;
    }
    return others == 0 || yes * 2 > others;
}

static void join_parts(struct joining *j)
{
    struct copies *c = j->copies;

    if (j->count > 0)
        qsort(j->edges, j->count, sizeof *j->edges, by_cover);
    for (size_t i = 0; i < j->count; i++) {
        const struct edge *e = &j->edges[i];

        if (first_of(c, e->part) != first_of(c, e->whole) && belongs(j, e))
            join(j, e->part, e->whole);
    }
    for (uint32_t i = 0; i < c->count; i++)
        c->items[i].story = first_of(c, i);
}

void copies_join(struct copies *c)
{
    struct joining j = {.copies = c};
    struct meeting m;

    common_drop(c);
    meeting_open(&m, c);
    j.next = ARENA_NEW(&j.arena, uint32_t, c->count);
    for (uint32_t i = 0; i < c->count; i++)
        j.next[i] = i;
    for (uint32_t i = 0; i < c->count; i++) {
        uint32_t met[MEETING_MOST];
        size_t count = meeting_next(&m, i, met);

        for (size_t k = 0; k < count; k++)
            compare(&j, i, met[k]);
    }
    meeting_free(&m);
    join_parts(&j);
    arena_free(&j.arena);
}

void copies_free(struct copies *c)
{
    arena_free(&c->arena);
    *c = (struct copies){0};
}

struct str copies_host(struct str address)
{
    size_t from = str_find(address, S("://"), 0), end, at;
    struct str host;

    if (from == STR_NONE)
        return (struct str){0};
    from += 3;
    for (end = from; end < address.n && strchr("/?#", address.p[end]) == NULL;)
        end++;
    host = str_cut(address, from, end);
    at = str_find_byte(host, '@', 0);
    if (at != STR_NONE)
        host = str_cut(host, at + 1, host.n);
    host = str_cut(host, 0, str_find_byte(host, ':', 0));
    return str_starts(host, S("www.")) ? str_cut(host, 4, host.n) : host;
}
