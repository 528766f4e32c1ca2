#include "page/headline.h"

enum { WORDS_LEAST = 2, WORDS_MOST = 45, OPENS_WORDS = 3, SCORE_LEAST = 3,
       BOLD_WORDS = 4, SCORE_BOLD = 3, SCORE_SAME = 6, SCORE_OPENS = 4, SCORE_H1 = 4, SCORE_NAMED = 2 };

bool headline_same(struct str a, struct str b)
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

/* "Headline - The Courier" opens with "Headline". */
static bool opens(struct str whole, struct str front)
{
    struct str x, y;

    for (size_t i = 0, k = 0; shape_word(front, &i, &x);)
        if (!shape_word(whole, &k, &y) || !str_eq_nocase(x, y))
            return false;
    return true;
}

static int score(const struct tree *t, size_t i, const struct piece *p, const struct meta *m)
{
    const struct line *l = &t->lines[i];
    unsigned hints = t->parts[l->part].hints | l->hints;
    int n = 0;

    if (p->shape.words < WORDS_LEAST || p->shape.words > WORDS_MOST)
        return 0;
    if (headline_same(p->text, m->headline))
        n += SCORE_SAME;
    else if (p->shape.words >= OPENS_WORDS && opens(m->window, p->text))
        n += SCORE_OPENS;
    if (p->level == 1)
        n += SCORE_H1;
    else if (p->level > 1 || (hints & HINT_TITLE) != 0)
        n += SCORE_NAMED;
    else if (l->bold >= l->text.n && p->shape.words >= BOLD_WORDS && !p->shape.stops)
        n += SCORE_BOLD;
    if ((hints & (HINT_FURNITURE | HINT_HIDDEN)) != 0 || l->links * 2 > l->text.n)
        n -= SCORE_LEAST;
    return n;
}

/* What stands between the titles of windows and the name of the outlet. */
static size_t behind_bar(struct str window, size_t at)
{
    static const struct str bars[] = {STR(" | "), STR(" - "), STR(" \xE2\x80\x93 "),
                                      STR(" \xE2\x80\x94 "), STR(" :: "), STR(" \xC2\xBB "),
                                      STR(" \xC2\xB7 ")};
    size_t first = STR_NONE, behind = STR_NONE;

    for (size_t i = 0; i < sizeof bars / sizeof *bars; i++) {
        size_t found = str_find(window, bars[i], at);

        if (found < first) {
            first = found;
            behind = found + bars[i].n;
        }
    }
    return behind;
}

struct str headline_outlet(struct str window, struct str title)
{
    struct str outlet = {0};

    if (title.n == 0 || !opens(window, title))
        return outlet;
    for (size_t at = behind_bar(window, title.n * 3 / 4); at != STR_NONE;
         at = behind_bar(window, at))
        outlet = str_trim(str_cut(window, at, window.n));
    return outlet;
}

size_t headline_find(const struct tree *t, struct pieces p, const struct meta *m)
{
    size_t best = STR_NONE;
    int most = SCORE_LEAST - 1;

    for (size_t i = 0; i < p.count; i++) {
        int n = score(t, i, &p.items[i], m);

        if (n > most) {
            most = n;
            best = i;
        }
    }
    return best;
}
