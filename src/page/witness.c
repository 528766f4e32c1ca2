#include "page/witness.h"

enum { RUN = 3 };

/* The next word's hash, letter case of ASCII aside; false at the end. */
static bool word_next(struct str s, size_t *at, uint32_t *hash)
{
    uint32_t h = 2166136261u;
    size_t i = *at, from;

    while (i < s.n && !((unsigned char)s.p[i] >= 0x80 || (s.p[i] >= '0' && s.p[i] <= '9') ||
                        ((s.p[i] | 32) >= 'a' && (s.p[i] | 32) <= 'z')))
        i++;
    for (from = i; i < s.n && ((unsigned char)s.p[i] >= 0x80 || (s.p[i] >= '0' && s.p[i] <= '9') ||
                               ((s.p[i] | 32) >= 'a' && (s.p[i] | 32) <= 'z')); i++)
        h = (h ^ ((unsigned char)s.p[i] | 32)) * 16777619u;  /* FNV-1a */
    *at = i;
    *hash = h;
    return i > from;
}

/* The next run of three words; the first two words of a text make none yet. */
struct runs {
    struct str text;
    size_t at, words;
    uint32_t last[RUN];
};

static bool run_next(struct runs *r, uint32_t *run)
{
    uint32_t h;

    while (word_next(r->text, &r->at, &h)) {
        r->last[r->words++ % RUN] = h;
        if (r->words < RUN)
            continue;
        h = r->last[r->words % RUN];
        h = h * 31 + r->last[(r->words + 1) % RUN];
        h = h * 31 + r->last[(r->words + 2) % RUN];
        *run = h == 0 ? 1 : h;
        return true;
    }
    return false;
}

/* Where a run stands or would stand. */
static size_t place(const struct witness *w, uint32_t run)
{
    size_t i = (run * 2654435761u) & (w->size - 1);

    while (w->table[i] != 0 && w->table[i] != run)
        i = (i + 1) & (w->size - 1);
    return i;
}

struct witness witness_of(struct arena *a, struct str text)
{
    struct witness w = {0};
    struct runs r = {.text = text};
    uint32_t run;

    if (text.n == 0)
        return w;
    for (w.size = 64; w.size < text.n / 2;)
        w.size *= 2;
    w.table = ARENA_NEW(a, uint32_t, w.size);
    for (size_t held = 0; held < w.size / 2 && run_next(&r, &run); held++)
        w.table[place(&w, run)] = run;
    w.words = r.words;
    return w;
}

double witness_knows(const struct witness *w, struct str line)
{
    struct runs r = {.text = line};
    size_t runs = 0, known = 0;
    uint32_t run;

    while (w->size > 0 && run_next(&r, &run)) {
        runs++;
        known += w->table[place(w, run)] != 0;
    }
    return runs == 0 ? 0 : (double)known / (double)runs;
}
