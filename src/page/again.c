#include "page/again.h"

static bool same(const struct piece *a, const struct piece *b)
{
    return a->shape.words <= AGAIN_WORDS && a->kind != BLOCK_ROW && str_eq(a->text, b->text);
}

/* How many pieces from i on equal the one that stands period pieces before them. */
static size_t run_of(struct pieces p, size_t i, size_t period)
{
    size_t n = 0;

    while (i + n < p.count && same(&p.items[i + n], &p.items[i + n - period]))
        n++;
    return n;
}

void again_mark(struct pieces p)
{
    for (size_t period = 1; period <= AGAIN_LINES; period++)
        for (size_t i = period, n; i < p.count; i += n + 1) {
            n = run_of(p, i, period);
            for (size_t k = i - period; n >= period * (AGAIN_TIMES - 1) && k < i + n; k++)
                p.items[k].kind = BLOCK_FURNITURE;
        }
}
