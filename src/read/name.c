#include "read/name.h"

enum { WINDOW = 12 };

static size_t names_here(struct words words, size_t at, struct name hits[NAMES_MAX])
{
    uint64_t folds[WINDOW];
    size_t n = 0;

    if (words.items[at].kind == WORD_MARK || words.items[at].kind == WORD_MARKUP ||
        !names_start(words.items[at].fold))
        return 0;
    for (; n < WINDOW && at + n < words.count; n++)
        folds[n] = words.items[at + n].fold;
    return names_at(folds, n, hits);
}

bool name_shouts(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] >= 'a' && s.p[i] <= 'z')
            return false;
    return true;
}

/* "US" is not "us", "Turkey" not "turkey": the case that the form has must be in the text. */
static bool case_holds(struct words words, size_t at, struct name n)
{
    const struct word *w = &words.items[at];

    if (n.form.n == 0 || n.form.p[0] < 'A' || n.form.p[0] > 'Z')
        return n.kind == NAME_GROUP || w->capital || (unsigned char)n.form.p[0] >= 0x80;
    if (n.words == 1 && n.form.n <= 5 && name_shouts(n.form) && !name_shouts(w->text))
        return false;
    return w->capital;
}

struct name who_name(struct words words, size_t at, bool outlet)
{
    struct name hits[NAMES_MAX];
    size_t count = names_here(words, at, hits);

    if (count > 0 && hits[0].kind == NAME_OTHER && case_holds(words, at, hits[0]))
        return (struct name){0};  /* "Latin America" is no America */
    for (size_t i = 0; i < count; i++) {
        bool wanted = outlet ? hits[i].kind == NAME_OUTLET : hits[i].kind <= NAME_BODY;

        if (wanted && case_holds(words, at, hits[i]))
            return hits[i];
    }
    return (struct name){0};
}

struct name who_place(struct words words, size_t at)
{
    struct name hits[NAMES_MAX];
    size_t count = words.items[at].capital ? names_here(words, at, hits) : 0;

    for (size_t i = 0; i < count; i++)
        if (hits[i].kind == NAME_PLACE)
            return hits[i];
    return (struct name){0};
}

struct name who_other(struct words words, size_t at)
{
    struct name hits[NAMES_MAX];
    size_t count = words.items[at].capital ? names_here(words, at, hits) : 0;

    return count > 0 && hits[0].kind == NAME_OTHER ? hits[0] : (struct name){0};
}

struct str who_code(struct name n)
{
    if (n.words == 0)
        return (struct str){0};
    if (n.kind == NAME_BODY)
        return body_row(n.row)->code;
    if (n.kind == NAME_LEADER || n.kind == NAME_FAMILY)
        return leader_row(n.row)->country;
    if (n.kind == NAME_OUTLET)
        return outlet_row(n.row)->country;
    return country_row(n.row)->code;
}
