#include "cmd/nearest.h"

enum { LONGEST = 96 };

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* One row of the table of distances from the two before it. */
static void next_row(struct str a, struct str b, size_t i, const size_t *older, const size_t *old,
                     size_t *row)
{
    row[0] = i;
    for (size_t j = 1; j <= b.n; j++) {
        bool same = lower(a.p[i - 1]) == lower(b.p[j - 1]);

        row[j] = least(least(old[j] + 1, row[j - 1] + 1), old[j - 1] + !same);
        if (i > 1 && j > 1 && lower(a.p[i - 1]) == lower(b.p[j - 2])
            && lower(a.p[i - 2]) == lower(b.p[j - 1]))
            row[j] = least(row[j], older[j - 2] + 1);
    }
}

static size_t distance(struct str a, struct str b)
{
    size_t rows[3][LONGEST + 1];

    a = str_cut(a, 0, LONGEST);
    b = str_cut(b, 0, LONGEST);
    for (size_t j = 0; j <= b.n; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= a.n; i++)
        next_row(a, b, i, rows[(i + 1) % 3], rows[(i + 2) % 3], rows[i % 3]);
    return rows[a.n % 3][b.n];
}

static bool is_there(const struct nearest *n, struct str shown)
{
    for (size_t i = 0; i < n->count; i++)
        if (str_eq(n->words[i], shown))
            return true;
    return false;
}

void nearest_take(struct nearest *n, struct str word)
{
    nearest_offer(n, word, word);
}

void nearest_offer(struct nearest *n, struct str word, struct str shown)
{
    bool part = n->typed.n >= 2 && str_find(word, n->typed, 0) != STR_NONE;
    size_t d = part ? 1 : distance(n->typed, word), at;

    if (d > 1 + least(n->typed.n, word.n) / 3 || is_there(n, shown))
        return;
    for (at = n->count; at > 0 && n->distance[at - 1] > d; at--)
        ;
    if (at == NEAREST_SHOWN)
        return;
    n->count = least(n->count + 1, NEAREST_SHOWN);
    for (size_t i = n->count - 1; i > at; i--) {
        n->words[i] = n->words[i - 1];
        n->distance[i] = n->distance[i - 1];
    }
    n->words[at] = shown;
    n->distance[at] = d;
}

struct str nearest_text(const struct nearest *n, struct arena *a, const char *prefix)
{
    struct buf b = {0};
    struct str text;

    for (size_t i = 0; i < n->count; i++) {
        buf_text(&b, i == 0 ? "; did you mean " : i + 1 == n->count ? " or " : ", ");
        buf_text(&b, prefix);
        buf_add(&b, n->words[i]);
    }
    if (n->count > 0)
        buf_byte(&b, '?');
    text = arena_str(a, buf_str(&b));
    buf_free(&b);
    return text;
}
