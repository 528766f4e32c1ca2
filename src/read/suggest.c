#include "read/suggest.h"

#include "base/buf.h"

enum { BEHIND = 7 };

static bool is_guest(const struct unit *u, struct str host)
{
    const struct actor *a = u->actors;

    if (u->kind != UNIT_ACTORS || a->owner || a->former)
        return false;
    return (a->rank == RANK_STATE || a->rank == RANK_LEADER || a->rank == RANK_ENVOY || a->rank == RANK_SEAT) &&
           a->code.n > 0 && !str_eq(a->code, host);
}

static bool is_plain(const struct unit *u)
{
    return u->kind == UNIT_WORD && u->classes == 0 && u->text.n > 2 && u->text.p[0] >= 'a' && u->text.p[0] <= 'z';
}

static bool is_helper(const struct verb_group *g)
{
    return g->verb == VERB_do || g->verb == VERB_have || g->verb == VERB_be;
}

static bool is_vowel(char c)
{
    return strchr("aeiou", c) != NULL;
}

static bool ends(struct str s, const char *ending)
{
    return str_ends(s, str_of(ending)) && s.n > str_of(ending).n + 2;
}

/* "packed" -> pack, "graced" -> grace, "skipped" -> skip, "carried" -> carry: a guess by spelling. */
static struct str without_ending(struct arena *a, struct str word, size_t n)
{
    struct str stem = str_cut(word, 0, word.n - n);
    char last = stem.p[stem.n - 1], before = stem.p[stem.n - 2];

    if (last == 'i')
        return arena_fmt(a, "%.*sy", STR_ARG(str_cut(stem, 0, stem.n - 1)));
    if (last == before && strchr("bdgmnpt", last) != NULL)
        return str_cut(stem, 0, stem.n - 1);
    if (strchr("cvgzsu", last) != NULL || (strchr("rtlnmk", last) != NULL && is_vowel(before) &&
                                          stem.n > 2 && !is_vowel(stem.p[stem.n - 3]) && stem.n < 5))
        return arena_fmt(a, "%.*se", STR_ARG(stem));
    return stem;
}

static struct str base_of(struct arena *a, struct str word)
{
    if (ends(word, "ed"))
        return without_ending(a, word, 2);
    if (ends(word, "ing"))
        return without_ending(a, word, 3);
    if (ends(word, "ches") || ends(word, "shes") || ends(word, "sses") || ends(word, "xes"))
        return str_cut(word, 0, word.n - 2);
    if (ends(word, "ies"))
        return arena_fmt(a, "%.*sy", STR_ARG(str_cut(word, 0, word.n - 3)));
    return ends(word, "s") && !ends(word, "ss") ? str_cut(word, 0, word.n - 1) : word;
}

static size_t pass_adverbs(const struct clause *c, size_t at)
{
    while (at < c->count && (unit_in(&c->units[at], CLASS_ADVERB) || c->units[at].kind == UNIT_DATE))
        at++;
    return at;
}

/* The verb behind the guest: known, or a plain word behind helpers or behind the guest himself. */
static bool find_verb(struct arena *a, const struct clause *c, size_t guest, struct suggestion *out,
                      struct str *verb, size_t *behind)
{
    size_t at = pass_adverbs(c, guest + 1), next;
    const struct unit *u = at < c->count ? &c->units[at] : NULL;

    if (u == NULL)
        return false;
    next = pass_adverbs(c, at + 1);
    if (u->kind == UNIT_VERB && is_helper(&u->verb) && next < c->count && is_plain(&c->units[next])) {
        out->verb = *verb = u->verb.verb == VERB_do ? c->units[next].text : base_of(a, c->units[next].text);
        *behind = next + 1;
        return true;
    }
    if (u->kind == UNIT_VERB) {
        *verb = str_of(verb_base(u->verb.verb));
        *behind = at + 1;
        return true;
    }
    if (!is_plain(u) || !(ends(u->text, "s") || ends(u->text, "ed")))
        return false;
    out->verb = *verb = base_of(a, u->text);
    *behind = at + 1;
    return true;
}

static bool is_slight(const struct unit *u)
{
    return unit_in(u, CLASS_ARTICLE) || unit_in(u, CLASS_POSSESSIVE) || unit_in(u, CLASS_ADVERB) ||
           u->kind == UNIT_DATE;
}

static bool is_occasion(const struct clause *c, size_t at)
{
    const struct unit *u = &c->units[at];

    for (size_t k = at; k < c->count && k < at + 3; k++)
        if (unit_in(&c->units[k], CLASS_OCCASION))
            return c->units[k].kind == UNIT_WORD && (k == at || is_slight(u));
    return u->kind == UNIT_PLACE;
}

/* The words behind the verb: small ones are passed, the occasion or the first that says something ends. */
static void add_behind(struct buf *b, const struct clause *c, size_t at)
{
    bool gap = false;

    for (size_t k = at; k < c->count && k < at + BEHIND; k++) {
        const struct unit *u = &c->units[k];

        if (is_occasion(c, k)) {
            buf_text(b, gap ? " [..] @" : " @");
            return;
        }
        if (is_slight(u)) {
            gap = true;
            continue;
        }
        if (u->kind != UNIT_WORD)
            return;
        buf_fmt(b, "%s %.*s", gap ? " [..]" : "", STR_ARG(u->text));
        gap = false;
        if (!unit_in(u, CLASS_PREPOSITION))
            return;
    }
}

bool suggest_row(struct arena *a, const struct clause *c, struct str host, struct suggestion *out)
{
    struct buf b = {0};

    *out = (struct suggestion){0};
    for (size_t at = 0; at < c->count && out->pattern.n == 0; at++) {
        struct str verb;
        size_t behind;

        if (!is_guest(&c->units[at], host) || !find_verb(a, c, at, out, &verb, &behind))
            continue;
        buf_fmt(&b, "G %.*s", STR_ARG(verb));
        add_behind(&b, c, behind);
        out->pattern = arena_str(a, buf_str(&b));
    }
    buf_free(&b);
    return out->pattern.n > 0;
}
