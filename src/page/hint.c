#include "page/hint.h"

enum { LOOK = 240 };

static const struct row {
    struct str word;
    unsigned what;
} rows[] = {
#define HINT(what, word) {STR(word), HINT_##what},
#include "page/hint.def"
#undef HINT
};

enum { ROWS = sizeof rows / sizeof *rows };

static struct str bare(size_t row)
{
    struct str w = rows[row].word;

    if (w.p[0] == '*')
        w = str_cut(w, 1, w.n);
    return w.p[w.n - 1] == '*' ? str_cut(w, 0, w.n - 1) : w;
}

struct hints hints_ready(void)
{
    struct hints h = {{0}};
    size_t row = 0;

    for (int letter = 0; letter < 27; letter++) {
        while (row < ROWS && bare(row).p[0] < 'a' + letter)
            row++;
        h.from[letter] = (uint16_t)row;
    }
    return h;
}

static bool is_letter(char c)
{
    return c >= 'a' && c <= 'z';
}

/* Words in lower case, and where each begins. */
struct folded {
    char text[LOOK];
    bool starts[LOOK + 1];   /* also behind the last byte */
    size_t n;
};

static void fold(struct str s, struct folded *out)
{
    bool in_word = false, was_upper = false;

    out->n = s.n < LOOK ? s.n : LOOK;
    for (size_t i = 0; i < out->n; i++) {
        bool upper = s.p[i] >= 'A' && s.p[i] <= 'Z';
        char c = upper ? (char)(s.p[i] + ('a' - 'A')) : s.p[i];
        bool letter = is_letter(c) || (c >= '0' && c <= '9');

        out->text[i] = letter ? c : ' ';
        out->starts[i] = !letter || !in_word || (upper && !was_upper);
        in_word = letter;
        was_upper = upper;
    }
    out->starts[out->n] = true;
}

/* "article-body" and "articleBody" are one word to a row like "articlebody". */
static size_t fits_at(const struct folded *f, size_t at, struct str word)
{
    size_t i = at, n = 0;

    while (i < f->n && n < word.n) {
        if (f->text[i] == word.p[n])
            n++;
        else if (f->text[i] != ' ' || n == 0 || (i > at && f->text[i - 1] == ' '))
            return 0;
        i++;
    }
    return n == word.n ? i : 0;
}

static bool fits(const struct folded *f, size_t at, size_t row)
{
    struct str w = rows[row].word;
    size_t end;

    if (w.p[0] != '*' && !f->starts[at])
        return false;
    end = fits_at(f, at, bare(row));
    return end > 0 && (w.p[w.n - 1] == '*' || f->starts[end]);
}

unsigned hint_words(const struct hints *h, struct str words)
{
    struct folded f;
    unsigned hints = 0;

    fold(words, &f);
    for (size_t at = 0; at < f.n; at++)
        if (is_letter(f.text[at]))
            for (size_t row = h->from[f.text[at] - 'a']; row < h->from[f.text[at] - 'a' + 1]; row++)
                if ((hints & rows[row].what) == 0 && fits(&f, at, row))
                    hints |= rows[row].what;
    return hints;
}

static bool has(struct str s, const char *word)
{
    return str_find(s, str_of(word), 0) != STR_NONE;
}

static unsigned role_hints(struct str role)
{
    if (str_eq_nocase(role, S("main")) || str_eq_nocase(role, S("article")))
        return HINT_STORY;
    if (str_eq_nocase(role, S("navigation")) || str_eq_nocase(role, S("contentinfo")) ||
        str_eq_nocase(role, S("search")) || str_eq_nocase(role, S("menu")))
        return HINT_FRAME;
    if (str_eq_nocase(role, S("complementary")) || str_eq_nocase(role, S("dialog")) ||
        str_eq_nocase(role, S("alert")))
        return HINT_SIDE;
    return 0;
}

static unsigned itemprop_hints(struct str prop)
{
    if (str_eq_nocase(prop, S("articleBody")))
        return HINT_BODY | HINT_STORY;
    if (str_eq_nocase(prop, S("headline")))
        return HINT_TITLE;
    if (str_eq_nocase(prop, S("author")) || str_eq_nocase(prop, S("datePublished")))
        return HINT_META;
    return str_eq_nocase(prop, S("caption")) ? HINT_CAPTION : 0;
}

static bool is_hidden(const struct token *t)
{
    struct str style = t->attrs[ATTR_STYLE];

    if (t->attrs[ATTR_HIDDEN].p != NULL || str_eq_nocase(t->attrs[ATTR_ARIA_HIDDEN], S("true")))
        return true;
    return style.n > 0 && (has(style, "display:none") || has(style, "display: none") ||
                           has(style, "visibility:hidden"));
}

unsigned hint_of(const struct hints *h, const struct token *t)
{
    unsigned hints = 0;

    if (t->attrs[ATTR_CLASS].n > 0)
        hints |= hint_words(h, t->attrs[ATTR_CLASS]);
    if (t->attrs[ATTR_ID].n > 0)
        hints |= hint_words(h, t->attrs[ATTR_ID]);
    if (t->attrs[ATTR_ROLE].n > 0)
        hints |= role_hints(t->attrs[ATTR_ROLE]);
    if (t->attrs[ATTR_ITEMPROP].n > 0)
        hints |= itemprop_hints(t->attrs[ATTR_ITEMPROP]);
    return is_hidden(t) ? hints | HINT_HIDDEN : hints;
}
