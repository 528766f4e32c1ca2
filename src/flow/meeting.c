#include "flow/meeting.h"

enum {
    LEAST_BITS = 16, MOST_BITS = 27,
    BITS_A_NUMBER = 8,
    LEAST_SHARED = 3         /* numbers in common; fewer are a phrase (C1) */
};

static const double LEAST_SHARE = 0.15;  /* of the numbers of the one that has fewer */

struct meeting_slot {
    uint32_t number;         /* 0: free */
    uint32_t first;          /* in filed */
    uint8_t room, count;
};

static uint32_t spread(uint32_t number, uint32_t bits)
{
    return number * 2654435761u >> (32 - bits);
}

static uint32_t bits_for(size_t count, uint32_t least, uint32_t most)
{
    uint32_t bits = least;

    while (bits < most && (size_t)1 << bits < count)
        bits++;
    return bits;
}

static bool has(const uint8_t *row, uint32_t at)
{
    return (row[at / 8] >> at % 8 & 1) != 0;
}

static void set(uint8_t *row, uint32_t at)
{
    row[at / 8] = (uint8_t)(row[at / 8] | 1u << at % 8);
}

/* Returns how many are to be filed, or a little more. */
static size_t find_repeated(struct meeting *m)
{
    struct arena scratch = {0};
    uint8_t *once = ARENA_NEW(&scratch, uint8_t, (size_t)1 << m->bits >> 3);
    size_t filed = 0;

    for (size_t i = 0; i < m->copies->count; i++) {
        const struct sample *s = &m->copies->items[i].sample;

        for (size_t k = 0; k < s->count; k++) {
            uint32_t at = spread(copies_number(s->numbers[k]), m->bits);

            if (!has(once, at)) {
                set(once, at);
                continue;
            }
            filed += has(m->twice, at) ? 1 : 2;
            set(m->twice, at);
        }
    }
    arena_free(&scratch);
    return filed;
}

static struct meeting_slot *place(const struct meeting *m, uint32_t number)
{
    size_t mask = ((size_t)1 << m->slot_bits) - 1, at = spread(number, m->slot_bits);

    while (m->slots[at].number != 0 && m->slots[at].number != number)
        at = (at + 1) & mask;
    return &m->slots[at];
}

/* Of a document the numbers that came again, by the bits. */
static size_t repeated(const struct meeting *m, uint32_t document, uint32_t out[SAMPLE_MOST])
{
    const struct sample *s = &m->copies->items[document].sample;
    size_t n = 0;

    for (size_t k = 0; k < s->count; k++) {
        uint32_t number = copies_number(s->numbers[k]);

        out[n] = number;
        n += has(m->twice, spread(number, m->bits));
    }
    return n;
}

/* Returns how many places all numbers need together. */
static size_t give_room(struct meeting *m)
{
    size_t all = 0;

    for (uint32_t i = 0; i < m->copies->count; i++) {
        uint32_t numbers[SAMPLE_MOST];
        size_t count = repeated(m, i, numbers);

        for (size_t k = 0; k < count; k++) {
            struct meeting_slot *slot = place(m, numbers[k]);

            slot->number = numbers[k];
            slot->room = (uint8_t)(slot->room + (slot->room < MEETING_A_NUMBER));
        }
    }
    for (size_t i = 0; i < (size_t)1 << m->slot_bits; i++) {
        m->slots[i].first = (uint32_t)all;
        all += m->slots[i].room;
    }
    return all;
}

void meeting_open(struct meeting *m, const struct copies *c)
{
    size_t numbers = 0, filed;

    *m = (struct meeting){.copies = c};
    for (size_t i = 0; i < c->count; i++)
        numbers += c->items[i].sample.count;
    m->bits = bits_for(numbers * BITS_A_NUMBER, LEAST_BITS, MOST_BITS);
    m->twice = ARENA_NEW(&m->arena, uint8_t, (size_t)1 << m->bits >> 3);
    filed = find_repeated(m);
    m->slot_bits = bits_for(filed + filed / 4 + 1, LEAST_BITS, 31);
    m->slots = ARENA_NEW(&m->arena, struct meeting_slot, (size_t)1 << m->slot_bits);
    m->filed = ARENA_NEW(&m->arena, uint32_t, give_room(m));
    m->shared = ARENA_NEW(&m->arena, uint16_t, c->count);
    m->met = ARENA_NEW(&m->arena, uint32_t, (size_t)SAMPLE_MOST * MEETING_A_NUMBER);
}

/* Counts whom this number meets, and files the document under it. */
static void meet(struct meeting *m, uint32_t number, uint32_t document, size_t *met)
{
    struct meeting_slot *slot = place(m, number);
    const uint32_t *filed = m->filed + slot->first;

    for (uint32_t i = 0; i < slot->count; i++)
        if (m->shared[filed[i]]++ == 0)
            m->met[(*met)++] = filed[i];
    if (slot->count < slot->room)
        m->filed[slot->first + slot->count++] = document;
}

/* Puts a document among the best: those that share more stand before it, then the earlier ones. */
static size_t put(const struct meeting *m, uint32_t document, uint32_t *best, size_t count)
{
    size_t at = count < MEETING_MOST ? count : MEETING_MOST;

    while (at > 0 && (m->shared[best[at - 1]] < m->shared[document] ||
                      (m->shared[best[at - 1]] == m->shared[document] && best[at - 1] > document))) {
        if (at < MEETING_MOST)
            best[at] = best[at - 1];
        at--;
    }
    if (at < MEETING_MOST)
        best[at] = document;
    return count < MEETING_MOST ? count + 1 : count;
}

/* Enough in common for a copy: C1, and with a wide margin C3. */
static bool is_worth_it(const struct meeting *m, uint32_t document, uint32_t other)
{
    const struct sample *a = &m->copies->items[document].sample;
    const struct sample *b = &m->copies->items[other].sample;
    const struct sample *shorter = a->count < b->count ? a : b;
    uint32_t bound = a->bound < b->bound ? a->bound : b->bound;
    double expected = (double)shorter->count * (double)bound / (double)shorter->bound;

    return m->shared[other] >= LEAST_SHARED && m->shared[other] >= LEAST_SHARE * expected;
}

size_t meeting_next(struct meeting *m, uint32_t document, uint32_t out[MEETING_MOST])
{
    uint32_t numbers[SAMPLE_MOST];
    size_t met = 0, count = 0, n = repeated(m, document, numbers);

    for (size_t k = 0; k < n; k++)
        meet(m, numbers[k], document, &met);
    for (size_t i = 0; i < met; i++)
        if (is_worth_it(m, document, m->met[i]))
            count = put(m, m->met[i], out, count);
    for (size_t i = 0; i < met; i++)
        m->shared[m->met[i]] = 0;
    return count;
}

void meeting_free(struct meeting *m)
{
    arena_free(&m->arena);
    *m = (struct meeting){0};
}
