#include "page/origin.h"

#include <assert.h>

static bool goes_on(const struct origin_run *last, const struct origin_run *run)
{
    uint32_t steps = (run->text - last->text) / last->text_step;

    return last->text_step == run->text_step && last->source_step == run->source_step &&
           steps * last->text_step == run->text - last->text &&
           steps * last->source_step == run->source - last->source;
}

void origin_add(struct origin *o, struct arena *a, struct origin_run run)
{
    struct origin_run *last = o->count == 0 ? NULL : &o->runs[o->count - 1];

    assert(run.text_step > 0);
    if (last != NULL && goes_on(last, &run))
        return;
    if (last != NULL && last->text == run.text) {
        *last = run;
        return;
    }
    o->runs = arena_grow(a, o->runs, &o->allocated, o->count, sizeof *o->runs);
    o->runs[o->count++] = run;
}

/* The last run that starts at or before the offset, by halving; STR_NONE before all. */
static size_t run_at(const struct origin *o, size_t offset)
{
    size_t low = 0, high = o->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (o->runs[middle].text <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low == 0 ? STR_NONE : low - 1;
}

static size_t through(const struct origin *o, size_t offset)
{
    size_t i = run_at(o, offset), source;

    if (i == STR_NONE)
        return 0;
    source = o->runs[i].source +
             (offset - o->runs[i].text) / o->runs[i].text_step * o->runs[i].source_step;
    if (i + 1 < o->count && source > o->runs[i + 1].source)
        return o->runs[i + 1].source;  /* more text than source: the map still does not go back */
    return source;
}

size_t origin_of(const struct origin *o, size_t offset)
{
    for (; o != NULL; o = o->below)
        offset = through(o, offset);
    return offset;
}
