#include "page/score.h"

enum { PROSE_WORDS = 10, BYTES_A_WORD = 14, WITNESS_WORDS = 40, VAGUE_WORDS = 150,
       STORY_LEAST = 40 };

static const double LINKED = 0.5, KNOWN = 0.6, UNKNOWN = 0.2;

struct weigh {
    struct score *score;
    unsigned *hints;     /* of each part, those around it included */
    int *value;          /* of each part: what its lines weigh together */
    int *words;          /* running text in each part */
    bool *marked;        /* a part holds the story's own marks: its headline, its body */
};

double score_links(const struct line *l)
{
    return l->text.n == 0 ? 0 : (double)l->links / (double)l->text.n;
}

/* --- lines --- */

static int words_of(const struct piece *p)
{
    int by_bytes = (int)(p->text.n / BYTES_A_WORD);

    return (int)p->shape.words > by_bytes ? (int)p->shape.words : by_bytes;
}

static void read_lines(struct score *s)
{
    for (size_t i = 0; i < s->tree->line_count; i++) {
        const struct piece *p = &s->pieces.items[i];

        s->words[i] = words_of(p);
        s->prose[i] = score_links(&s->tree->lines[i]) <= LINKED && !str_starts(p->text, S("http")) &&
                      (s->words[i] >= PROSE_WORDS || (s->words[i] >= 4 && p->shape.stops));
        if (s->witness.size > 0)
            s->known[i] = (float)witness_knows(&s->witness, p->text);
    }
}

/* --- parts --- */

static bool is(const struct part *part, unsigned bits)
{
    return part->tag != NULL && (part->tag->is & bits) != 0;
}

static void sum_words(struct weigh *w)
{
    const struct tree *t = w->score->tree;

    for (size_t i = 0; i < t->line_count; i++)
        if (w->score->prose[i])
            w->words[t->lines[i].part] +=
                is(&t->parts[t->lines[i].part], TAG_LIST) ? w->score->words[i] / 3
                                                          : w->score->words[i];
    for (size_t i = t->part_count; i-- > 1;) {
        const struct part *part = &t->parts[i];

        w->words[part->parent] += w->words[i];
        w->marked[i] |= (part->hints & HINT_BODY) != 0 ||
                        (part->tag != NULL && str_eq(part->tag->name, S("h1")));
        w->marked[part->parent] |= w->marked[i];
    }
}

/* H1 */
static unsigned own_hints(const struct weigh *w, size_t i)
{
    const struct part *part = &w->score->tree->parts[i];
    unsigned hints = part->hints;

    if ((hints & (HINT_STORY | HINT_BODY)) != 0 || w->words[i] >= VAGUE_WORDS)
        hints &= ~(unsigned)HINT_VAGUE;
    if ((hints & HINT_BODY) != 0)
        hints &= ~(unsigned)(HINT_RELATED | HINT_PROMO | HINT_AUTHOR);
    if (is(part, TAG_ASIDE | TAG_FOOT))
        hints |= HINT_FRAME;
    if (is(part, TAG_CAPTION))
        hints |= HINT_CAPTION;
    if (w->marked[i] && w->words[i] * 3 > w->words[0])
        hints &= ~(unsigned)HINT_FURNITURE;
    if (w->words[i] * 2 > w->words[0])
        hints &= ~(unsigned)(HINT_FURNITURE & ~(HINT_FRAME | HINT_COMMENT));
    return hints;
}

static void hand_down(struct weigh *w)
{
    const struct tree *t = w->score->tree;

    for (size_t i = 1; i < t->part_count; i++)
        w->hints[i] = own_hints(w, i) | (w->hints[t->parts[i].parent] &
                                         (HINT_FURNITURE | HINT_HIDDEN | HINT_CAPTION | HINT_BODY));
    for (size_t i = 0; i < t->line_count; i++)
        w->score->hints[i] = w->hints[t->lines[i].part] | t->lines[i].hints;
}

static int weigh_line(const struct score *s, size_t i)
{
    const struct line *l = &s->tree->lines[i];
    int words = s->words[i];

    if (s->witness.size > 0 && s->known[i] >= KNOWN)
        return words * 2;  /* H2 */
    if ((s->hints[i] & (HINT_FURNITURE | HINT_HIDDEN)) != 0)
        return 0;
    if (score_links(l) > LINKED)
        return -words;
    if (s->pieces.items[i].kind == BLOCK_ROW)
        return words / 2;
    if (!s->prose[i])
        return words < 4 ? -2 : 0;
    return s->witness.size > 0 && s->known[i] < UNKNOWN ? words / 4 : words;
}

static void sum_values(struct weigh *w)
{
    const struct tree *t = w->score->tree;

    for (size_t i = 0; i < t->line_count; i++)
        w->value[t->lines[i].part] += weigh_line(w->score, i);
    for (size_t i = t->part_count; i-- > 1;)
        w->value[t->parts[i].parent] += w->value[i];
}

static uint32_t best_part(const struct weigh *w)
{
    size_t best = 0;

    for (size_t i = 1; i < w->score->tree->part_count; i++)
        if (w->value[i] >= w->value[best])
            best = i;
    return (uint32_t)best;
}

/* Where all that has text bears a name of furniture, the names are wrong. */
static uint32_t regardless(struct weigh *w)
{
    for (size_t i = 0; i < w->score->tree->line_count; i++)
        w->score->hints[i] &= ~(unsigned)(HINT_FURNITURE | HINT_HIDDEN);
    for (size_t i = 0; i < w->score->tree->part_count; i++)
        w->value[i] = 0;
    sum_values(w);
    return best_part(w);
}

/* H2: a witness of another text, or of the first lines alone, is none. */
static bool vouches(const struct score *s)
{
    const struct part *part = &s->tree->parts[s->part];
    int known = 0, all = 0;

    for (size_t i = part->from; s->witness.size > 0 && i < part->to; i++)
        if (s->prose[i]) {
            all += s->words[i];
            known += s->known[i] >= KNOWN ? s->words[i] : 0;
        }
    return known * 10 > (int)s->witness.words * 7 && known * 2 > all;
}

struct score score_page(struct arena *a, const struct tree *t, const struct meta *m,
                        struct pieces p)
{
    struct score s = {.tree = t, .pieces = p};
    struct weigh w = {.score = &s};

    s.witness = witness_of(a, m->body);
    if (s.witness.words < WITNESS_WORDS)
        s.witness = (struct witness){0};
    s.known = ARENA_NEW(a, float, t->line_count);
    s.hints = ARENA_NEW(a, unsigned, t->line_count);
    s.words = ARENA_NEW(a, int, t->line_count);
    s.prose = ARENA_NEW(a, bool, t->line_count);
    w.hints = ARENA_NEW(a, unsigned, t->part_count);
    w.value = ARENA_NEW(a, int, t->part_count);
    w.words = ARENA_NEW(a, int, t->part_count);
    w.marked = ARENA_NEW(a, bool, t->part_count);
    read_lines(&s);
    sum_words(&w);
    hand_down(&w);
    sum_values(&w);
    s.part = best_part(&w);
    if (w.value[s.part] < STORY_LEAST && w.words[0] > 2 * STORY_LEAST)
        s.part = regardless(&w);
    s.vouched = vouches(&s);
    return s;
}
