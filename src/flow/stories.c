#include "flow/stories.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "page/story.h"

enum { FIRST_SLOTS = 1024 };

struct filed {
    struct str hash, story, fingerprint, outlet;
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

static void file_under(struct stories *s, uint32_t key, uint32_t document, uint32_t most)
{
    struct slot *slot;

    if (s->keys * 3 >= s->slot_count * 2)
        grow(s);
    slot = place(s, key);
    if (slot->count == most)
        return;  /* a phrase of many: whoever has it is known by its other keys */
    s->keys += slot->count == 0;
    s->links = arena_grow(&s->arena, s->links, &s->links_allocated, s->link_count,
                          sizeof *s->links);
    s->links[s->link_count] = (struct link){document, slot->link};
    *slot = (struct slot){key, slot->count + 1, (uint32_t)s->link_count++};
}

/* An outlet stands in the table beside the shingles. Where it has the key of one, both lists hold some
 * documents that do not belong there; whoever reads them looks at the documents. */
static uint32_t key_of(struct str outlet)
{
    return (uint32_t)(utf8_fold_hash(outlet) >> 32);
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
        .fingerprint = arena_str(a, d->fingerprint), .outlet = arena_str(a, d->outlet),
    };
    for (size_t i = 0; i < n; i++)
        file_under(s, keys[i], (uint32_t)s->count, STORIES_A_KEY);
    if (d->outlet.n > 0)
        file_under(s, key_of(d->outlet), (uint32_t)s->count, UINT32_MAX);
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

static int by_number(const void *a, const void *b)
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

        for (uint32_t k = 0; k < slot->count && k < STORIES_A_KEY; k++, at = s->links[at].next) {
            uint32_t document = s->links[at].document;

            if (s->filed[document].asked != s->asked)
                found[(*count)++] = document;
            s->filed[document].asked = s->asked;
        }
    }
    if (*count > 0)
        qsort(found, *count, sizeof *found, by_number);
    return found;
}

/* What the latest documents of the outlet have that tell other stories: their numbers, sorted. */
static struct sample told_elsewhere(const struct stories *s, struct arena *a, const struct filed *f)
{
    uint32_t *numbers = ARENA_NEW(a, uint32_t, (size_t)SAMPLE_MOST * STORIES_A_SITE);
    const struct slot *slot = place(s, key_of(f->outlet));
    uint32_t at = slot->link;
    size_t n = 0;

    for (uint32_t k = 0; k < slot->count && k < STORIES_A_SITE; k++, at = s->links[at].next) {
        const struct filed *other = &s->filed[s->links[at].document];

        if (str_eq(other->outlet, f->outlet) && !str_eq(other->story, f->story))
            n += story_open(other->fingerprint, numbers + n).count;
    }
    if (n > 0)
        qsort(numbers, n, sizeof *numbers, by_number);
    return (struct sample){.numbers = numbers, .count = n};
}

/* The sample of a fingerprint without those numbers. */
static struct sample left_of(struct str fingerprint, struct sample without, uint32_t *numbers)
{
    struct sample s = story_open(fingerprint, numbers);
    size_t n = 0;

    for (size_t i = 0; i < s.count; i++)
        if (bsearch(&numbers[i], without.numbers, without.count, sizeof *numbers, by_number) == NULL)
            numbers[n++] = numbers[i];
    s.count = n;
    return s;
}

static bool same_at_site(const struct stories *s, const struct filed *f, struct str fingerprint)
{
    struct arena scratch = {0};
    struct sample without = told_elsewhere(s, &scratch, f);
    uint32_t of_a[SAMPLE_MOST], of_b[SAMPLE_MOST];
    struct sample a = left_of(f->fingerprint, without, of_a);
    struct sample b = left_of(fingerprint, without, of_b);
    struct likeness l = likeness_of(&a, &b);

    arena_free(&scratch);
    return likeness_same_at_site(&l);
}

static bool same(const struct stories *s, const struct filed *f, struct str fingerprint,
                 struct str outlet)
{
    if (!story_same(f->fingerprint, fingerprint))
        return false;
    return outlet.n == 0 || !str_eq(outlet, f->outlet) || str_eq(f->fingerprint, fingerprint) ||
           same_at_site(s, f, fingerprint);
}

/* 1 while the ledger still has the text of it, 0 once it was erased, -1. */
static int stands(struct ledger *l, struct arena *a, struct str hash, struct err *e)
{
    struct document d;

    if (!ledger_document(l, a, hash, &d, e))
        return -1;
    return !d.erased && d.hash.n > 0;
}

bool stories_find(struct stories *s, struct ledger *l, struct str fingerprint, struct str outlet,
                  struct str *story, struct err *e)
{
    struct arena scratch = {0};
    size_t count;
    const uint32_t *found = candidates(s, &scratch, fingerprint, &count);
    int stood = 0;

    *story = (struct str){0};
    for (size_t i = 0; stood == 0 && i < count; i++) {
        const struct filed *f = &s->filed[found[i]];

        s->compared++;
        if (!same(s, f, fingerprint, outlet))
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
