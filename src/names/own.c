#include "names/own.h"

static const struct own_names nothing;
static const struct own_names *in_force = &nothing;

static int by_words(const void *a, const void *b)
{
    const struct own_form *x = a, *y = b;

    if (x->folds[0] != y->folds[0])
        return x->folds[0] < y->folds[0] ? -1 : 1;
    if (x->name.words != y->name.words)
        return x->name.words > y->name.words ? -1 : 1;
    if (x->name.kind != y->name.kind)
        return x->name.kind < y->name.kind ? -1 : 1;
    return x->name.row < y->name.row ? -1 : x->name.row > y->name.row;
}

void own_forms_sort(struct own_form *forms, size_t count)
{
    if (count > 0)
        qsort(forms, count, sizeof *forms, by_words);
}

void names_extend(const struct own_names *own)
{
    in_force = own == NULL ? &nothing : own;
}

const struct own_names *names_own(void)
{
    return in_force;
}
