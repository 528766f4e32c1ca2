#include "page/score.h"

#include "page/cue.h"

enum { PROSE_WORDS = 10, BYTES_A_WORD = 14 };

struct weigh {
    const struct tree *tree;
    struct pieces pieces;
    unsigned *hints;     /* of each part, those around it included */
    int *value;          /* of each part: what its lines weigh together */
    int *words;          /* prose words in each part */
    int *line;           /* what each line weighs */
};

static int words_of(const struct piece *p)
{
    int by_bytes = (int)(p->text.n / BYTES_A_WORD);

    return (int)p->shape.words > by_bytes ? (int)p->shape.words : by_bytes;
}

static double link_share(const struct line *l)
{
    return l->text.n == 0 ? 0 : (double)l->links / (double)l->text.n;
}

static bool is_prose(const struct weigh *w, size_t i)
{
    const struct piece *p = &w->pieces.items[i];
    int words = words_of(p);

    if (link_share(&w->tree->lines[i]) > 0.5)
        return false;
    return words >= PROSE_WORDS || (words >= 4 && p->shape.stops);
}

static unsigned own_hints(const struct part *part)
{
    unsigned hints = part->hints;

    if (part->tag != NULL && (part->tag->is & (TAG_ASIDE | TAG_FOOT)) != 0)
        hints |= HINT_SIDE;
    return hints;
}

static void sum_words(struct weigh *w)
{
    const struct tree *t = w->tree;

    for (size_t i = 0; i < t->line_count; i++)
        if (is_prose(w, i))
            w->words[t->lines[i].part] += words_of(&w->pieces.items[i]);
    for (size_t i = t->part_count; i-- > 1;)
        w->words[t->parts[i].parent] += w->words[i];
}

static void hand_down(struct weigh *w)
{
    const struct tree *t = w->tree;

    for (size_t i = 1; i < t->part_count; i++) {
        unsigned own = own_hints(&t->parts[i]);

        if (w->words[i] * 2 > w->words[0])
            own &= ~(unsigned)HINT_FURNITURE;
        w->hints[i] = own | (w->hints[t->parts[i].parent] & (HINT_FURNITURE | HINT_HIDDEN | HINT_CAPTION | HINT_BODY));
    }
}

static int weigh_line(const struct weigh *w, size_t i)
{
    const struct line *l = &w->tree->lines[i];
    unsigned hints = w->hints[l->part] | l->hints;
    int words = words_of(&w->pieces.items[i]);

    if ((hints & (HINT_FURNITURE | HINT_HIDDEN)) != 0)
        return 0;
    if (link_share(l) > 0.5)
        return -words;
    return is_prose(w, i) ? words : words < 4 ? -2 : 0;
}

static void sum_values(struct weigh *w)
{
    const struct tree *t = w->tree;

    for (size_t i = 0; i < t->line_count; i++) {
        w->line[i] = weigh_line(w, i);
        w->value[t->lines[i].part] += w->line[i];
    }
    for (size_t i = t->part_count; i-- > 1;)
        w->value[t->parts[i].parent] += w->value[i];
}

static size_t best_part(const struct weigh *w)
{
    size_t best = 0;

    for (size_t i = 1; i < w->tree->part_count; i++)
        if (w->value[i] >= w->value[best])
            best = i;
    return best;
}

struct head score_mark(struct arena *a, const struct tree *t, const struct meta *m,
                       struct pieces p)
{
    struct weigh w = {.tree = t, .pieces = p};
    struct head head = {STR_NONE, p.count};
    const struct part *best;

    (void)m;
    w.hints = ARENA_NEW(a, unsigned, t->part_count);
    w.value = ARENA_NEW(a, int, t->part_count);
    w.words = ARENA_NEW(a, int, t->part_count);
    w.line = ARENA_NEW(a, int, t->line_count);
    sum_words(&w);
    hand_down(&w);
    sum_values(&w);
    best = &t->parts[best_part(&w)];
    for (size_t i = 0; i < p.count; i++) {
        bool in = i >= best->from && i < best->to;

        if (!in || ((w.hints[t->lines[i].part] | t->lines[i].hints) & (HINT_FURNITURE | HINT_HIDDEN)) != 0 ||
            link_share(&t->lines[i]) > 0.5)
            p.items[i].kind = BLOCK_FURNITURE;
        else if (head.body == p.count && is_prose(&w, i))
            head.body = i;
    }
    return head;
}
