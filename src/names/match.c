/*
 * match.c - the names that start at a word.
 *
 * Forms that share their first word stand together as a group, longest first. A table of slots, at
 * most a quarter full, leads from the hash of a word to its group: most words of a text are no
 * name's first and cost one look into it. Everything is constant data without pointers.
 */
#include "names/form.h"
#include "names/own.h"

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

enum { FORMS = sizeof forms / sizeof *forms };

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
    return f->words <= count && folds[1] == rests[f->rest] &&
           memcmp(folds + 1, rests + f->rest, (f->words - 1u) * sizeof *folds) == 0;
}

/* The first of the user's forms that starts with this word, or one behind the last. */
static size_t own_find(const struct own_names *own, uint64_t fold)
{
    size_t low = 0, high = own->form_count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (own->forms[middle].folds[0] < fold)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void put_in(struct name name, struct name out[NAMES_MAX], size_t *count)
{
    size_t at = 0;

    while (at < *count && out[at].words > name.words)
        at++;
    if (at == NAMES_MAX)
        return;
    *count += *count < NAMES_MAX;
    for (size_t i = *count - 1; i > at; i--)
        out[i] = out[i - 1];
    out[at] = name;
}

/* Puts the user's names among those that are there, before others of the same length. */
static size_t add_own(const struct own_names *own, const uint64_t *folds, size_t count,
                      struct name out[NAMES_MAX], size_t found)
{
    size_t first = own_find(own, folds[0]), end = first;

    while (end < own->form_count && own->forms[end].folds[0] == folds[0])
        end++;
    for (size_t i = end; i-- > first;) {
        const struct own_form *f = &own->forms[i];

        if (f->name.words <= count && memcmp(f->folds, folds, f->name.words * sizeof *folds) == 0)
            put_in(f->name, out, &found);
    }
    return found;
}

size_t names_at(const uint64_t *folds, size_t count, struct name out[NAMES_MAX])
{
    const struct group *g = count > 0 ? group_find(folds[0]) : NULL;
    size_t n = 0;

    for (uint32_t i = 0; g != NULL && i < g->count && n < NAMES_MAX; i++)
        if (fits(&forms[g->first + i], folds, count))
            out[n++] = form_name(g->first + i);
    if (count > 0 && names_own()->form_count > 0)
        n = add_own(names_own(), folds, count, out, n);
    return n;
}

bool names_start(uint64_t fold)
{
    const struct own_names *own = names_own();
    size_t first = own->form_count > 0 ? own_find(own, fold) : 0;

    return group_find(fold) != NULL || (first < own->form_count && own->forms[first].folds[0] == fold);
}

uint32_t form_count(void)
{
    return FORMS + (uint32_t)names_own()->form_count;
}

struct name form_name(uint32_t i)
{
    const struct form *f;

    if (i >= FORMS)
        return names_own()->forms[i - FORMS].name;
    f = &forms[i];
    return (struct name){
        .kind = (enum name_kind)f->kind,
        .row = f->row,
        .words = f->words,
        .form = {(const char *)form_texts + f->text, f->bytes},
    };
}
