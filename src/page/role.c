#include "page/role.h"

#include "page/cue.h"

enum { META_WORDS = 25, HINTED_WORDS = 60, LINKED_WORDS = 10 };

static const double LINKED = 0.5;

static const struct part *part_of(const struct score *s, size_t line)
{
    return &s->tree->parts[s->tree->lines[line].part];
}

static bool within(const struct score *s, size_t line, unsigned bits)
{
    for (uint32_t i = s->tree->lines[line].part; i != 0; i = s->tree->parts[i].parent)
        if ((s->tree->parts[i].tag->is & bits) != 0)
            return true;
    return false;
}

static bool is(const struct score *s, size_t line, unsigned bits)
{
    const struct part *part = part_of(s, line);

    return part->tag != NULL && (part->tag->is & bits) != 0;
}

/* --- the title --- */

/* Letters and digits alone, so that quotes and blanks of two writings do not matter. */
static bool same_title(struct str a, struct str b)
{
    struct str x, y;
    size_t i = 0, k = 0;
    bool more_x, more_y;

    if (a.n == 0 || b.n == 0)
        return false;
    do {
        more_x = shape_word(a, &i, &x);
        more_y = shape_word(b, &k, &y);
        if (more_x && more_y && !str_eq_nocase(x, y))
            return false;
    } while (more_x && more_y);
    return more_x == more_y;
}

/* "Headline - The Courier": the window's title goes on with the outlet. */
static bool opens_title(struct str line, struct str window)
{
    struct str x, y;

    for (size_t i = 0, k = 0; shape_word(line, &i, &x);)
        if (!shape_word(window, &k, &y) || !str_eq_nocase(x, y))
            return false;
    return true;
}

static int title_score(const struct score *s, size_t i, const struct meta *m)
{
    const struct piece *p = &s->pieces.items[i];
    int score = 0;

    if (s->words[i] < 2 || s->words[i] > 45)
        return 0;
    if (same_title(p->text, m->headline))
        score += 6;
    else if (s->words[i] >= 3 && opens_title(p->text, m->window))
        score += 4;
    if (p->level == 1)
        score += 4;
    else if (p->level > 1 || (s->hints[i] & HINT_TITLE) != 0)
        score += 2;
    if ((s->hints[i] & (HINT_FURNITURE | HINT_HIDDEN)) != 0 || score_links(&s->tree->lines[i]) > LINKED)
        score -= 3;
    return score;
}

static size_t find_title(const struct score *s, const struct meta *m, size_t body)
{
    size_t best = STR_NONE;
    int most = 3;

    for (size_t i = 0; i < s->pieces.count && i <= body; i++) {
        int score = i == body && s->prose[i] && s->pieces.items[i].level == 0 ? 0 : title_score(s, i, m);

        if (score >= most + (best != STR_NONE && s->pieces.items[best].level == 1)) {
            most = score;
            best = i;
        }
    }
    return best;
}

/* --- the story --- */

static bool is_inside(const struct score *s, size_t i)
{
    const struct part *part = &s->tree->parts[s->part];

    return i >= part->from && i < part->to;
}

static bool is_furniture(const struct score *s, size_t i)
{
    const struct line *l = &s->tree->lines[i];

    if (!is_inside(s, i) || s->pieces.items[i].shape.words == 0)
        return true;
    if (s->vouched && s->words[i] >= 4)
        return s->known[i] < 0.5;  /* A6 */
    if ((s->hints[i] & (HINT_FURNITURE | HINT_HIDDEN)) != 0)
        return true;  /* A1 */
    if (score_links(l) > LINKED && !(within(s, i, TAG_CELL) && s->words[i] < 10) &&
        !(s->pieces.items[i].shape.stops && s->words[i] >= LINKED_WORDS && score_links(l) < 0.9))
        return true;
    if ((s->hints[i] & HINT_META) != 0 && s->words[i] < META_WORDS)
        return true;
    return cue_of(s->pieces.items[i].text) >= CUE_LINE && s->words[i] < HINTED_WORDS;  /* A2 */
}

static bool is_caption(const struct score *s, size_t i)
{
    return (s->hints[i] & HINT_CAPTION) != 0 || within(s, i, TAG_FIGURE | TAG_CAPTION);
}

static enum block_kind kind_of(const struct score *s, size_t i)
{
    if (is_furniture(s, i))
        return BLOCK_FURNITURE;
    if (is_caption(s, i))
        return BLOCK_CAPTION;
    if (is(s, i, TAG_HEADING))
        return BLOCK_HEADING;
    if (s->pieces.items[i].kind == BLOCK_ROW)
        return BLOCK_ROW;
    return within(s, i, TAG_LIST) ? BLOCK_ITEM : BLOCK_PARAGRAPH;
}

static bool is_sentence(const struct score *s, size_t i)
{
    enum block_kind kind = s->pieces.items[i].kind;

    return s->prose[i] && (kind == BLOCK_PARAGRAPH || kind == BLOCK_ITEM || kind == BLOCK_ROW);
}

/* A5 */
static void mark_tail(const struct score *s)
{
    size_t i = s->pieces.count;

    while (i > 0 && !is_sentence(s, i - 1)) {
        struct piece *p = &s->pieces.items[--i];

        if (p->kind == BLOCK_HEADING || (p->kind == BLOCK_PARAGRAPH && !within(s, i, TAG_CELL)))
            p->kind = BLOCK_FURNITURE;
    }
}

/* A4 */
static void mark_head(const struct score *s, struct head head)
{
    for (size_t i = 0; i < head.body; i++) {
        struct piece *p = &s->pieces.items[i];

        if (p->kind != BLOCK_CAPTION && i != head.title)
            p->kind = (s->hints[i] & HINT_META) != 0 && s->words[i] < META_WORDS ? BLOCK_BYLINE
                                                                                : BLOCK_FURNITURE;
    }
}

struct head role_mark(const struct score *s, const struct meta *m)
{
    struct head head = {STR_NONE, s->pieces.count};

    for (size_t i = 0; i < s->pieces.count; i++)
        s->pieces.items[i].kind = kind_of(s, i);
    for (size_t i = 0; i < s->pieces.count && head.body == s->pieces.count; i++)
        if (is_sentence(s, i))
            head.body = i;
    head.title = find_title(s, m, head.body);
    for (size_t i = 0; i < s->pieces.count; i++)
        if (i == head.title)
            s->pieces.items[i].kind = BLOCK_TITLE;
        else if (head.title != STR_NONE && s->words[i] < 45 && same_title(s->pieces.items[i].text, s->pieces.items[head.title].text))
            s->pieces.items[i].kind = BLOCK_FURNITURE;
    if (head.body == head.title)
        while (head.body < s->pieces.count && !is_sentence(s, head.body))
            head.body++;
    mark_head(s, head);
    mark_tail(s);
    return head;
}
