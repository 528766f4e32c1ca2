#include "names/variant.h"

#include "base/buf.h"

static struct str without_hyphens(struct arena *a, struct str s)
{
    struct str out = arena_str(a, s);
    char *p = arena_alloc(a, s.n + 1);

    for (size_t i = 0; i < s.n; i++)
        p[i] = s.p[i] == '-' && i > 0 && i + 1 < s.n ? ' ' : s.p[i];
    out.p = p;
    return out;
}

/* "V." or "W.", or "Jr." and "Sr." with or without their points. */
static bool is_small_part(struct str word, bool last)
{
    if (last)
        return str_eq(word, S("Jr.")) || str_eq(word, S("Jr")) || str_eq(word, S("Sr.")) ||
               str_eq(word, S("Sr"));
    return word.n == 2 && word.p[1] == '.';
}

/* "George W. Bush" -> "George Bush", where a first and a last word stay. */
static struct str without_small_parts(struct arena *a, struct str s)
{
    struct buf b = {0};
    struct str rest = s, word, out;

    for (size_t i = 0; str_split(&rest, ' ', &word); i++) {
        if (i > 0 && is_small_part(word, rest.p == NULL))
            continue;
        if (i > 0)
            buf_byte(&b, ' ');
        buf_add(&b, word);
    }
    out = arena_str(a, buf_str(&b));
    buf_free(&b);
    return str_find_byte(out, ' ', 0) == STR_NONE ? s : out;
}

/* "Mohammed bin Zayed Al Nahyan" -> "Mohammed bin Zayed": the house may be left out. */
static struct str without_house(struct str s)
{
    size_t house = str_find(s, S(" Al "), 0);

    return house == STR_NONE || str_find(s, S(" bin "), 0) == STR_NONE ? s : str_cut(s, 0, house);
}

/* "U.S." -> "U.S", as it stands before a comma or in careless text. */
static struct str without_last_point(struct str s)
{
    bool dotted = s.n >= 4 && s.p[s.n - 1] == '.' && s.p[s.n - 3] == '.';

    return dotted ? str_cut(s, 0, s.n - 1) : s;
}

/* Adjectives that are no nouns, or are the same in the plural. */
static bool has_no_plural(struct str s)
{
    static const struct str endings[] = {STR("sh"), STR("ese"), STR("s"), STR("x"), STR("z"),
                                         STR("ench"), STR("utch"), STR(".")};

    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (str_ends(s, endings[i]))
            return true;
    return false;
}

static struct str plural(struct arena *a, struct str s)
{
    if (has_no_plural(s))
        return s;
    if (str_ends(s, S("man")) && !str_ends(s, S("erman")) && !str_ends(s, S("Oman")))
        return arena_fmt(a, "%.*smen", STR_ARG(str_cut(s, 0, s.n - 3)));
    return arena_fmt(a, "%.*ss", STR_ARG(s));
}

static struct str without_the(struct str s)
{
    struct str rest = str_cut(s, 4, s.n);

    if (!str_eq_nocase(str_cut(s, 0, 4), S("the ")) || str_find_byte(rest, ' ', 0) == STR_NONE)
        return s;
    return rest;
}

size_t name_variants(struct arena *a, enum name_kind kind, struct str text,
                     struct str out[NAME_VARIANTS])
{
    struct str form = without_the(text);
    struct str derived[] = {
        without_hyphens(a, form), without_last_point(form),
        kind == NAME_DEMONYM ? plural(a, form) : form,
        kind == NAME_LEADER ? without_small_parts(a, form) : form,
        kind == NAME_LEADER ? without_house(form) : form,
    };
    size_t count = 0;

    out[count++] = form;
    for (size_t i = 0; i < sizeof derived / sizeof *derived; i++)
        if (!str_eq(derived[i], form))
            out[count++] = derived[i];
    return count;
}
