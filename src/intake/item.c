#include "intake/item.h"

#include "base/hash.h"

enum { DIGITS = 16 };

struct item *item_add(struct arena *a, struct items_in *all)
{
    all->list = arena_grow(a, all->list, &all->allocated, all->count, sizeof *all->list);
    return &all->list[all->count++];
}

struct str item_name(struct arena *a, struct str bytes)
{
    char text[HASH_TEXT];

    return arena_fmt(a, "text:%.*s", DIGITS, hash_text(hash_bytes(bytes), text));
}
