#include "ledger/heads.h"

/* FNV-1a. */
static size_t slot_of(struct str id, size_t allocated)
{
    uint64_t n = 14695981039346656037u;

    for (size_t i = 0; i < id.n; i++)
        n = (n ^ (unsigned char)id.p[i]) * 1099511628211u;
    return (size_t)(n ^ n >> 32) & (allocated - 1);
}

/* Where id is, or would be. */
static struct chain **place(const struct heads *h, struct str id)
{
    size_t i = slot_of(id, h->allocated);

    while (h->slots[i] != NULL && !str_eq(h->slots[i]->id, id))
        i = (i + 1) & (h->allocated - 1);
    return &h->slots[i];
}

struct chain *heads_find(const struct heads *h, struct str id)
{
    return h->allocated == 0 ? NULL : *place(h, id);
}

static void grow(struct heads *h)
{
    struct heads old = *h;

    h->allocated = old.allocated == 0 ? 64 : old.allocated * 2;
    h->slots = ARENA_NEW(&h->arena, struct chain *, h->allocated);
    for (size_t i = 0; i < old.allocated; i++)
        if (old.slots[i] != NULL)
            *place(h, old.slots[i]->id) = old.slots[i];
}

struct chain *heads_put(struct heads *h, struct str id, const struct head *head)
{
    struct chain *c;

    if (h->count * 2 >= h->allocated)
        grow(h);
    c = ARENA_NEW(&h->arena, struct chain, 1);
    *c = (struct chain){.id = arena_str(&h->arena, id), .head = *head};
    *place(h, id) = c;
    h->count++;
    return c;
}

void heads_free(struct heads *h)
{
    arena_free(&h->arena);
    *h = (struct heads){0};
}
