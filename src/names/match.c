/*
 * match.c - the names that start at a word.
 *
 * Forms that share their first word stand together as a group, longest first. A table of slots, at
 * most a quarter full, leads from the hash of a word to its group: most words of a text are no
 * name's first and cost one look into it. Everything is constant data without pointers.
 */
#include "names/form.h"

struct form {
    uint32_t text;   /* offset in form_texts */
    uint32_t rest;   /* where the hashes of its second and later words stand in rests */
    uint16_t row;
    uint8_t bytes;   /* of its text */
    uint8_t kind;
    uint8_t words;
};

struct group {
    uint64_t fold;   /* of the first word */
    uint32_t first, count;
};

#include "names/forms.inc"

static const struct group *group_find(uint64_t fold)
{
    size_t at = (fold ^ fold >> 32) & (SLOTS - 1);

    for (; slots[at] != 0; at = (at + 1) & (SLOTS - 1))
        if (groups[slots[at] - 1].fold == fold)
            return &groups[slots[at] - 1];
    return NULL;
}

static bool fits(const struct form *f, const uint64_t *folds, size_t count)
{
    if (f->words == 1)
        return true;
    return f->words <= count &&
           memcmp(folds + 1, rests + f->rest, (f->words - 1u) * sizeof *folds) == 0;
}

size_t names_at(const uint64_t *folds, size_t count, struct name out[NAMES_MAX])
{
    const struct group *g = count > 0 ? group_find(folds[0]) : NULL;
    size_t n = 0;

    for (uint32_t i = 0; g != NULL && i < g->count && n < NAMES_MAX; i++)
        if (fits(&forms[g->first + i], folds, count))
            out[n++] = form_name(g->first + i);
    return n;
}

uint32_t form_count(void)
{
    return sizeof forms / sizeof *forms;
}

struct name form_name(uint32_t i)
{
    const struct form *f = &forms[i];

    return (struct name){
        .kind = (enum name_kind)f->kind,
        .row = f->row,
        .words = f->words,
        .form = {(const char *)form_texts + f->text, f->bytes},
    };
}
