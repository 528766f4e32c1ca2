#include "flow/stories.h"

#include <stdlib.h>

#include "page/story.h"

enum { FIRST_SLOTS = 1024 };

struct filed {
    struct str hash, story, fingerprint;
    uint32_t asked;         /* the question that met it last: it is a candidate once */
};

/* Open addressing: a slot without documents is free. */
struct slot {
    uint32_t key, count;
    uint32_t link;          /* the last document that was filed here */
};

struct link {
    uint32_t document;      /* index in filed */
    uint32_t next;          /* meaningless in the last of a list, which the slot counts */
};

/* Where the key is, or would be. Keys are hashes, but all of them small numbers: spread them. */
static struct slot *place(const struct stories *s, uint32_t key)
{
    size_t i = (size_t)(key * 2654435761u) & (s->slot_count - 1);

    while (s->slots[i].count > 0 && s->slots[i].key != key)
        i = (i + 1) & (s->slot_count - 1);
    return &s->slots[i];
}

static void grow(struct stories *s)
{
    struct arena old_table = s->table;
    struct slot *old = s->slots;
    size_t count = s->slot_count;

    s->table = (struct arena){0};
    s->slot_count = count == 0 ? FIRST_SLOTS : count * 2;
    s->slots = ARENA_NEW(&s->table, struct slot, s->slot_count);
    for (size_t i = 0; i < count; i++)
        if (old[i].count > 0)
            *place(s, old[i].key) = old[i];
    arena_free(&old_table);
}

static void file_under(struct stories *s, uint32_t key, uint32_t document)
{
    struct slot *slot;

    if (s->keys * 3 >= s->slot_count * 2)
        grow(s);
    slot = place(s, key);
    if (slot->count == STORIES_A_KEY)
        return;  /* a phrase of many: whoever has it is known by its other keys */
    s->keys += slot->count == 0;
    s->links = arena_grow(&s->arena, s->links, &s->links_allocated, s->link_count,
                          sizeof *s->links);
    s->links[s->link_count] = (struct link){document, slot->link};
    *slot = (struct slot){key, slot->count + 1, (uint32_t)s->link_count++};
}

static void file(struct stories *s, const struct document *d)
{
    struct arena *a = &s->arena;
    uint32_t keys[STORY_KEYS];
    size_t n = story_keys(d->fingerprint, keys);
    struct str hash;

    if (n == 0)
        return;
    hash = arena_str(a, d->hash);
    s->filed = arena_grow(a, s->filed, &s->allocated, s->count, sizeof *s->filed);
    s->filed[s->count] = (struct filed){
        .hash = hash, .story = str_eq(d->story, hash) ? hash : arena_str(a, d->story),
        .fingerprint = arena_str(a, d->fingerprint),
    };
    for (size_t i = 0; i < n; i++)
        file_under(s, keys[i], (uint32_t)s->count);
    s->count++;
}

bool stories_update(struct stories *s, struct ledger *l, struct err *e)
{
    struct arena scratch = {0};
    struct documents entered = {0};
    bool ok = ledger_documents_since(l, &scratch, &s->mark, &entered, e);

    for (size_t i = 0; ok && i < entered.count; i++)
        file(s, &entered.items[i]);
    arena_free(&scratch);
    return ok;
}

static int by_entry(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

    return (x > y) - (x < y);
}

/* Whoever shares a key, in order of entry. */
static uint32_t *candidates(struct stories *s, struct arena *a, struct str fingerprint,
                            size_t *count)
{
    uint32_t keys[STORY_KEYS], *found;
    size_t n = s->slot_count > 0 ? story_keys(fingerprint, keys) : 0;

    found = ARENA_NEW(a, uint32_t, n * STORIES_A_KEY);
    *count = 0;
    s->asked++;
    for (size_t i = 0; i < n; i++) {
        const struct slot *slot = place(s, keys[i]);
        uint32_t at = slot->link;

        for (uint32_t k = 0; k < slot->count; k++, at = s->links[at].next) {
            uint32_t document = s->links[at].document;

            if (s->filed[document].asked != s->asked)
                found[(*count)++] = document;
            s->filed[document].asked = s->asked;
        }
    }
    if (*count > 0)
        qsort(found, *count, sizeof *found, by_entry);
    return found;
}

/* 1 while the ledger still has the text of it, 0 once it was erased, -1. */
static int stands(struct ledger *l, struct arena *a, struct str hash, struct err *e)
{
    struct document d;

    if (!ledger_document(l, a, hash, &d, e))
        return -1;
    return !d.erased && d.hash.n > 0;
}

bool stories_find(struct stories *s, struct ledger *l, struct str fingerprint, struct str *story,
                  struct err *e)
{
    struct arena scratch = {0};
    size_t count;
    const uint32_t *found = candidates(s, &scratch, fingerprint, &count);
    int stood = 0;

    *story = (struct str){0};
    for (size_t i = 0; stood == 0 && i < count; i++) {
        const struct filed *f = &s->filed[found[i]];

        s->compared++;
        if (!story_same(f->fingerprint, fingerprint))
            continue;
        stood = stands(l, &scratch, f->hash, e);
        if (stood == 1)
            *story = f->story;
    }
    arena_free(&scratch);
    return stood >= 0;
}

void stories_free(struct stories *s)
{
    arena_free(&s->arena);
    arena_free(&s->table);
    *s = (struct stories){0};
}
