#include "page/score.h"

#include "page/headline.h"

enum {
    PROSE_WORDS = 10,       /* so many words are running text */
    SENTENCE_WORDS = 4,     /* ... and so many with a full stop */
    BARRED_WORDS = 25,      /* ... and so many with bars between them, as menus have */
    BYTES_A_WORD = 14,
    SCRAP_WORDS = 4,
    VAGUE_WORDS = 150,      /* a part with so many is no sidebar */
    WITNESS_WORDS = 40,
    STORY_LEAST = 40,
    TEASER_LINES = 8, TEASER_WORDS = 60, TEASERS = 3
};

static const double KNOWN = 0.6, UNKNOWN = 0.2, TEASER_LINKED = 0.8;

struct weigh {
    struct score *score;
    unsigned *hints;     /* of each part, those around it included */
    int *value;          /* of each part: what its lines weigh together */
    int *words;          /* running text in each part; that of lists counts a third */
    bool *headed;        /* a part holds the headline, or is named the story's body */
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

static bool is_prose(const struct line *l, const struct piece *p, int words)
{
    if (score_links(l) > SCORE_LINKED || str_starts(p->text, S("http")) ||
        (p->shape.bars >= 2 && words < BARRED_WORDS))
        return false;
    return words >= PROSE_WORDS || (words >= SENTENCE_WORDS && p->shape.stops);
}

static void read_lines(struct score *s)
{
    for (size_t i = 0; i < s->tree->line_count; i++) {
        const struct piece *p = &s->pieces.items[i];

        s->words[i] = words_of(p);
        s->prose[i] = is_prose(&s->tree->lines[i], p, s->words[i]);
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
    const struct score *s = w->score;
    const struct tree *t = s->tree;

    for (size_t i = 0; i < t->line_count; i++)
        if (s->prose[i])
            w->words[t->lines[i].part] +=
                is(&t->parts[t->lines[i].part], TAG_LIST) ? s->words[i] / 3 : s->words[i];
    if (s->title != STR_NONE)
        w->headed[t->lines[s->title].part] = true;
    for (size_t i = t->part_count; i-- > 1;) {
        w->words[t->parts[i].parent] += w->words[i];
        w->headed[i] |= (t->parts[i].hints & HINT_BODY) != 0;
        w->headed[t->parts[i].parent] |= w->headed[i];
    }
}

/* A link and at most some words on what it leads to. */
static bool is_teaser(const struct weigh *w, size_t i)
{
    const struct part *part = &w->score->tree->parts[i];

    if (part->to == part->from || part->to - part->from > TEASER_LINES ||
        is(part, TAG_TEXT | TAG_CELL | TAG_HEADING) || w->words[i] > TEASER_WORDS)
        return false;
    return score_links(&w->score->tree->lines[part->from]) >= TEASER_LINKED &&
           w->score->words[part->from] >= 3;
}

/* H3 */
static void mark_teasers(struct arena *a, struct weigh *w)
{
    const struct tree *t = w->score->tree;
    uint32_t *teasers = ARENA_NEW(a, uint32_t, t->part_count);
    uint32_t *others = ARENA_NEW(a, uint32_t, t->part_count);

    for (size_t i = 1; i < t->part_count; i++)
        if (is_teaser(w, i))
            teasers[t->parts[i].parent]++;
        else if (t->parts[i].to > t->parts[i].from)
            others[t->parts[i].parent]++;
    for (size_t i = 1; i < t->part_count; i++) {
        uint32_t parent = t->parts[i].parent;

        if (teasers[parent] >= TEASERS && teasers[parent] > 2 * others[parent] &&
            is_teaser(w, i))
            w->hints[i] |= HINT_RELATED;
    }
}

/* H1 */
static unsigned own_hints(const struct weigh *w, size_t i)
{
    const struct part *part = &w->score->tree->parts[i];
    unsigned hints = part->hints | w->hints[i];

    if ((hints & (HINT_STORY | HINT_BODY)) != 0 || w->words[i] >= VAGUE_WORDS)
        hints &= ~(unsigned)HINT_VAGUE;
    if ((hints & HINT_BODY) != 0)
        hints &= ~(unsigned)(HINT_RELATED | HINT_PROMO | HINT_AUTHOR);
    if (is(part, TAG_ASIDE | TAG_FOOT) || (is(part, TAG_FORM) && w->words[i] < VAGUE_WORDS))
        hints |= HINT_FRAME;
    if (is(part, TAG_CAPTION))
        hints |= HINT_CAPTION;
    if (w->headed[i] && w->words[i] * 3 > w->words[0])
        hints &= ~(unsigned)HINT_FURNITURE;
    if (w->words[i] * 2 > w->words[0])
        hints &= ~(unsigned)(HINT_FURNITURE & ~(HINT_FRAME | HINT_COMMENT));
    return hints;
}

static void hand_down(struct weigh *w)
{
    const unsigned down = HINT_FURNITURE | HINT_HIDDEN | HINT_CAPTION | HINT_BODY;
    const struct tree *t = w->score->tree;

    for (size_t i = 1; i < t->part_count; i++)
        w->hints[i] = own_hints(w, i) | (w->hints[t->parts[i].parent] & down);
    for (size_t i = 0; i < t->line_count; i++)
        w->score->hints[i] = w->hints[t->lines[i].part] | t->lines[i].hints;
}

static int weigh_line(const struct score *s, size_t i)
{
    int words = s->words[i];

    if (s->witness.size > 0 && s->known[i] >= KNOWN)
        return words * 2;  /* H2 */
    if (words == 0 || (s->hints[i] & (HINT_FURNITURE | HINT_HIDDEN)) != 0)
        return 0;
    if (score_links(&s->tree->lines[i]) > SCORE_LINKED)
        return -words;
    if (s->pieces.items[i].kind == BLOCK_ROW)
        return words / 2;
    if (!s->prose[i])
        return words < SCRAP_WORDS ? -2 : 0;
    return s->witness.size > 0 && s->known[i] < UNKNOWN ? words / 4 : words;
}

static uint32_t heaviest(struct weigh *w)
{
    const struct tree *t = w->score->tree;
    size_t best = 0;

    for (size_t i = 0; i < t->part_count; i++)
        w->value[i] = 0;
    for (size_t i = 0; i < t->line_count; i++)
        w->value[t->lines[i].part] += weigh_line(w->score, i);
    for (size_t i = t->part_count; i-- > 1;)
        w->value[t->parts[i].parent] += w->value[i];
    for (size_t i = 1; i < t->part_count; i++)
        if (w->value[i] >= w->value[best])
            best = i;
    return (uint32_t)best;
}

/* Where all that has text bears a name of furniture, the names are wrong. */
static uint32_t find_story(struct weigh *w)
{
    uint32_t best = heaviest(w);

    if (w->value[best] >= STORY_LEAST || w->words[0] <= 2 * STORY_LEAST)
        return best;
    for (size_t i = 0; i < w->score->tree->line_count; i++)
        w->score->hints[i] &= ~(unsigned)(HINT_FURNITURE | HINT_HIDDEN);
    return heaviest(w);
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
    struct score s = {.tree = t, .pieces = p, .title = headline_find(t, p, m)};
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
    w.headed = ARENA_NEW(a, bool, t->part_count);
    read_lines(&s);
    sum_words(&w);
    mark_teasers(a, &w);
    hand_down(&w);
    s.part = find_story(&w);
    s.vouched = vouches(&s);
    return s;
}
