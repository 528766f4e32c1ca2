#include "text/sentence.h"

static bool is(const struct word *w, const char *text)
{
    return str_eq(w->text, str_of(text));
}

static bool is_any(const struct word *w, const char *const *texts)
{
    for (; *texts != NULL; texts++)
        if (is(w, *texts))
            return true;
    return false;
}

static bool is_closer(const struct word *w)
{
    static const char *const closers[] = {"\"", "\xe2\x80\x9d", "\xe2\x80\x99", ")", "]", "'", "\xc2\xbb",
                                          "*", "**", "_", NULL};

    return !w->spaced && is_any(w, closers);
}

static bool is_opener(const struct word *w)
{
    static const char *const openers[] = {"\"", "\xe2\x80\x9c", "\xe2\x80\x98", "(", "[", "'", "\xc2\xab", "**", "*",
                                          "\xe2\x80\x9e", "-", "\xe2\x80\x93", "\xe2\x80\x94", NULL};

    return is_any(w, openers);
}

/* Words of a sentence; what runs on beyond is cut, so that no text makes the reader slow. */
enum { LONGEST = 500 };

/* May a sentence start with this word? */
static bool starts(struct words words, size_t at)
{
    while (at < words.count && is_opener(&words.items[at]))
        at++;
    return at == words.count || words.items[at].capital || words.items[at].kind == WORD_NUMBER;
}

/* An abbreviation ends a sentence where a word follows that takes a capital at the start alone. */
static bool abbreviation_ends(struct words words, size_t at)
{
    static const char *const firsts[] = {"The", "He", "She", "It", "They", "In", "A", "An", "But", "And",
                                         "His", "Her", "Its", "On", "At", "That", "This", "There", NULL};
    const struct word *w = &words.items[at];

    if (w->text.n < 3 || w->text.p[w->text.n - 1] != '.' || at + 1 == words.count)
        return false;
    if (str_find_byte(w->text, '.', 0) == w->text.n - 1)
        return false;  /* "Mr.", "Jan.": never the end; "U.S.", "a.m.": perhaps */
    return is_any(&words.items[at + 1], firsts);
}

static bool ends_here(struct words words, size_t at)
{
    static const char *const stops[] = {".", "!", "?", "\xe2\x80\xa6", NULL};
    size_t next = at + 1;

    if (words.items[at].kind != WORD_MARK || !is_any(&words.items[at], stops))
        return abbreviation_ends(words, at);
    while (next < words.count && is_closer(&words.items[next]))
        next++;
    if (next == words.count)
        return true;
    return words.items[next].spaced && starts(words, next);
}

struct sentences text_sentences(struct arena *a, struct words words)
{
    struct sentences out = {0};
    size_t allocated = 0, from = 0;

    for (size_t i = 0; i < words.count; i++) {
        size_t to = i + 1;

        if (to < words.count && !ends_here(words, i) && to - from < LONGEST)
            continue;
        while (to < words.count && is_closer(&words.items[to]))
            to++;
        out.items = arena_grow(a, out.items, &allocated, out.count, sizeof *out.items);
        out.items[out.count++] = (struct sentence){
            (uint32_t)from, (uint32_t)to, is(&words.items[i], "?")};
        from = to;
        i = to - 1;
    }
    return out;
}

/* Takes a mark: whether it stands inside, and whether what follows does. */
static bool turn(const struct word *w, bool *inside)
{
    bool opens = is(w, "\xe2\x80\x9c") || is(w, "\xe2\x80\x9e") || is(w, "\xc2\xab");
    bool closes = is(w, "\xe2\x80\x9d") || is(w, "\xc2\xbb"), was = *inside;

    if (is(w, "\""))
        opens = !(closes = was);
    if (opens)
        *inside = true;
    else if (closes)
        *inside = false;
    return was || opens;
}

bool *text_quoted(struct arena *a, struct words words)
{
    bool *quoted = ARENA_NEW(a, bool, words.count);
    bool inside = false;

    for (size_t i = 0; i < words.count; i++) {
        const struct word *w = &words.items[i];

        quoted[i] = inside;
        if (w->kind == WORD_MARK)
            quoted[i] = turn(w, &inside);
    }
    return quoted;
}
