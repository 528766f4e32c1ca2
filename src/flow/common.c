#include "flow/common.h"

#include <string.h>

#include "base/utf8.h"

enum {
    LEAST_COMMON = 3, MOST_COMMON = 8,  /* documents that have it */
    COMMON_SHARE = 16,                  /* between these, one document of the site in so many */
    TABLE_BITS = 19, PART = 1 << 17     /* slots; numbers that are counted at once, or nearly */
};

/* How many documents of a site have a number. A number is no 0. */
struct counts {
    uint32_t *number;
    uint32_t *count;
    uint32_t bits;
};

static size_t slot_of(const struct counts *t, uint32_t number)
{
    size_t mask = ((size_t)1 << t->bits) - 1, at = number * 2654435761u >> (32 - t->bits);

    while (t->number[at] != 0 && t->number[at] != number)
        at = (at + 1) & mask;
    return at;
}

/* The documents of one site, and the part of their numbers that is being counted. */
struct site {
    struct copies *copies;
    const uint32_t *documents;
    uint8_t *again;          /* by document: one that was seen already, and does not count */
    size_t count, numbers;
    uint32_t parts, part, common;
};

static bool in_part(const struct site *s, uint32_t number)
{
    return (number >> 2) % s->parts == s->part;  /* the last two bits mean something */
}

static void count(const struct site *s, struct counts *t)
{
    for (size_t i = 0; i < s->count; i++) {
        const struct sample *sample = &s->copies->items[s->documents[i]].sample;

        for (size_t k = 0; k < sample->count && !s->again[s->documents[i]]; k++)
            if (in_part(s, sample->numbers[k])) {
                size_t at = slot_of(t, sample->numbers[k]);

                t->number[at] = sample->numbers[k];
                t->count[at]++;
            }
    }
}

static void drop(const struct site *s, const struct counts *t)
{
    for (size_t i = 0; i < s->count; i++) {
        struct copy *c = &s->copies->items[s->documents[i]];
        uint32_t *numbers = c->numbers;
        size_t n = 0;

        for (size_t k = 0; k < c->sample.count; k++) {
            uint32_t have = in_part(s, numbers[k]) ? t->count[slot_of(t, numbers[k])] : 0;

            if (have < s->common)
                numbers[n++] = numbers[k] | (have >= LEAST_COMMON ? COPIES_DOUBTFUL : 0);
        }
        c->sample.count = n;
    }
}

static uint32_t hash_of_sample(const struct sample *s)
{
    uint64_t h = s->count;

    for (size_t i = 0; i < s->count; i++)
        h = (h ^ s->numbers[i]) * 0x9E3779B97F4A7C15u;
    return (uint32_t)(h >> 32) | 1;
}

/* A page that was fetched twice, under one name or with the same text, is one document. */
static void mark_again(struct site *s)
{
    struct arena a = {0};
    struct counts seen = {.bits = 4};

    while ((size_t)1 << seen.bits < 4 * s->count)
        seen.bits++;
    seen.number = ARENA_NEW(&a, uint32_t, (size_t)1 << seen.bits);
    for (size_t i = 0; i < s->count; i++) {
        const struct copy *c = &s->copies->items[s->documents[i]];
        uint32_t text = hash_of_sample(&c->sample), name = (uint32_t)utf8_fold_hash(c->name) | 1;

        s->again[s->documents[i]] = seen.number[slot_of(&seen, text)] == text ||
                                    seen.number[slot_of(&seen, name)] == name;
        seen.number[slot_of(&seen, text)] = text;
        seen.number[slot_of(&seen, name)] = name;
    }
    arena_free(&a);
}

static uint32_t common_from(size_t documents)
{
    size_t n = documents / COMMON_SHARE;

    return (uint32_t)(n < LEAST_COMMON ? LEAST_COMMON : n > MOST_COMMON ? MOST_COMMON : n);
}

static void drop_at(struct site *s, struct counts *t)
{
    for (size_t i = 0; i < s->count; i++)
        s->numbers += s->copies->items[s->documents[i]].sample.count;
    mark_again(s);
    s->common = common_from(s->count);
    s->parts = (uint32_t)(s->numbers / PART + 1);
    for (t->bits = 8; t->bits < TABLE_BITS && (size_t)1 << t->bits < 2 * s->numbers;)
        t->bits++;
    for (s->part = 0; s->part < s->parts; s->part++) {
        memset(t->number, 0, sizeof *t->number << t->bits);
        memset(t->count, 0, sizeof *t->count << t->bits);
        count(s, t);
        drop(s, t);
    }
}

/* The documents in order of their sites; first[i] is where those of site i begin. */
static uint32_t *by_site(const struct copies *c, struct arena *a, size_t *first)
{
    uint32_t *sorted = ARENA_NEW(a, uint32_t, c->count);
    size_t *next = ARENA_NEW(a, size_t, c->site_count + 2);

    for (size_t i = 0; i < c->count; i++)
        first[c->items[i].site + 1]++;
    for (size_t i = 1; i <= c->site_count + 1; i++)
        first[i] += first[i - 1];
    memcpy(next, first, (c->site_count + 2) * sizeof *next);
    for (size_t i = 0; i < c->count; i++)
        sorted[next[c->items[i].site]++] = (uint32_t)i;
    return sorted;
}

void common_drop(struct copies *c)
{
    struct arena a = {0};
    size_t *first = ARENA_NEW(&a, size_t, c->site_count + 2);
    const uint32_t *sorted = by_site(c, &a, first);
    uint8_t *again = ARENA_NEW(&a, uint8_t, c->count);
    struct counts t = {
        .number = ARENA_NEW(&a, uint32_t, 1 << TABLE_BITS),
        .count = ARENA_NEW(&a, uint32_t, 1 << TABLE_BITS),
    };

    for (size_t i = 1; i <= c->site_count; i++) {
        struct site s = {.copies = c, .documents = sorted + first[i], .again = again,
                         .count = first[i + 1] - first[i]};

        if (s.count >= LEAST_COMMON)
            drop_at(&s, &t);
    }
    arena_free(&a);
}
