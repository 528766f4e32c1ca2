#include "read/noun.h"

/* "press conference", "news conference": no occasion. */
bool occasion_of_press(const struct clause *c, size_t i)
{
    return i > 0 && (unit_is(&c->units[i - 1], "press") || unit_is(&c->units[i - 1], "news") ||
                     unit_is(&c->units[i - 1], "video"));
}

bool occasion_noun(const struct unit *u)
{
    return unit_in(u, CLASS_OCCASION) && !unit_in(u, CLASS_OCCASION_WEAK);
}

bool occasion_weak(const struct unit *u)
{
    return unit_in(u, CLASS_OCCASION) && !unit_is(u, "day") && !unit_is(u, "party") && !unit_is(u, "march");
}

/* "A date was set for May; it was put off to June": it is the occasion. */
static bool it_is_occasion(const struct clause *c, size_t it)
{
    for (size_t i = it; i > 0; i--)
        if (occasion_noun(&c->units[i - 1]) || unit_is(&c->units[i - 1], "date"))
            return true;
    return false;
}

/* "to attend the summit, announced": what the verb before it governs is no subject of the one behind. */
static bool is_object(const struct clause *c, size_t i)
{
    while (i > 0 && c->units[i - 1].kind == UNIT_WORD && !unit_in(&c->units[i - 1], CLASS_PREPOSITION) &&
           !unit_in(&c->units[i - 1], CLASS_CONJUNCTION))
        i--;
    return i > 0 && c->units[i - 1].kind == UNIT_VERB && !c->units[i - 1].verb.passive &&
           c->units[i - 1].verb.verb != VERB_be;
}

bool occasion_before(const struct clause *c, size_t at)
{
    for (size_t i = at; i > 0; i--) {
        const struct unit *u = &c->units[i - 1];

        if (occasion_noun(u))
            return !is_object(c, i - 1);
        if (u->kind == UNIT_ACTORS)
            return u->actors[0].rank == RANK_IT && c->units[at].verb.passive && it_is_occasion(c, i - 1);
        if (u->kind == UNIT_VERB || unit_is(u, ";") || unit_is(u, ":"))
            return false;
    }
    return false;
}

static bool name_part(const struct clause *c, const struct unit *u)
{
    static const char *const plain[] = {"victory", "day", "royal", "peace", "climate", "state", "war", "military",
                                        "opening", "closing", "world", "republic", "independence", "national",
                                        "papal", "memorial", "wedding", "of", "the", "un", "liberation",
                                        "inauguration", "annual", "golden", "winter", "summer", "olympic", NULL};
    const struct word *w = &c->words.items[u->from];

    if (u->kind == UNIT_WORD && (w->capital || w->kind == WORD_NUMBER) && !unit_in(u, CLASS_ARTICLE))
        return !(w->kind == WORD_NUMBER && w->text.n > 4) || w->text.n == 4;
    if (u->kind == UNIT_ACTORS && u->actors[0].rank == RANK_PRIVATE)
        return true;
    if (u->kind == UNIT_ACTORS)
        return u->count == 1 && u->actors[0].rank == RANK_STATE && !u->actors[0].owner &&
               u->actors[0].code.n > 2;  /* "BRICS summit", "NATO summit" */
    for (int i = 0; plain[i] != NULL; i++)
        if (unit_is(u, plain[i]))
            return true;
    return false;
}

static struct str name_at(const struct clause *c, size_t i)
{
    size_t from = i;

    while (from > 0 && name_part(c, &c->units[from - 1]) && i - from < 4)
        from--;
    if (from < i && c->units[from].kind == UNIT_ACTORS && c->words.items[c->units[from].from].kind == WORD_LETTERS &&
        lexicon_is(c->words.items[c->units[from].from].fold, CLASS_ARTICLE)) {
        struct str all = clause_text(c, from, i + 1), article = c->words.items[c->units[from].from].text;

        return str_trim(str_cut(all, article.n, all.n));
    }
    while (from < i && (unit_is(&c->units[from], "of") || unit_is(&c->units[from], "the") ||
                        unit_in(&c->units[from], CLASS_ARTICLE)))
        from++;
    return clause_text(c, from, i + 1);
}

struct naming {
    struct str items[32];
    int votes[32];
    size_t count;
};

static void vote_name(struct naming *n, struct str name, int votes)
{
    for (size_t i = 0; i < n->count; i++)
        if (str_eq_nocase(n->items[i], name)) {
            n->votes[i] += votes;
            return;
        }
    if (n->count < 32) {
        n->items[n->count] = name;
        n->votes[n->count++] = votes;
    }
}

/* A story of a visit has no other name for it. */
static bool is_visit(const struct clause *c, size_t i)
{
    return unit_is(&c->units[i], "visit") && i > 0 &&
           (unit_is(&c->units[i - 1], "state") || unit_is(&c->units[i - 1], "official") ||
            unit_is(&c->units[i - 1], "working") || unit_is(&c->units[i - 1], "historic") ||
            c->units[i - 1].kind == UNIT_WORD);
}

static struct str name_chosen(const struct naming *n)
{
    struct str best = {0};
    int most = 0;

    for (size_t i = 0; i < n->count; i++) {
        int votes = n->votes[i] * 2 + (str_find_byte(n->items[i], ' ', 0) != STR_NONE ? 100 : 0);

        if (votes > most && n->items[i].n < 60) {
            most = votes;
            best = n->items[i];
        }
    }
    return best;
}

/* "memorial service", "peace talks": named well enough. */
static bool is_service(const struct clause *c, size_t i)
{
    if (i == 0 || !(unit_is(&c->units[i], "service") || unit_is(&c->units[i], "talks")))
        return false;
    return unit_is(&c->units[i - 1], "memorial") || unit_is(&c->units[i - 1], "funeral") ||
           unit_is(&c->units[i - 1], "thanksgiving") || unit_is(&c->units[i - 1], "prayer") ||
           unit_is(&c->units[i - 1], "peace");
}

struct str noun_name(const struct story *s)
{
    struct naming naming = {0};

    for (size_t p = 0; p < s->count; p++) {
        const struct clause *c = &s->items[p].clause;

        for (size_t i = 0; s->items[p].block != BLOCK_BYLINE && i < c->count; i++)
            if ((occasion_noun(&c->units[i]) || is_service(c, i)) && !occasion_of_press(c, i))
                vote_name(&naming, name_at(c, i), (s->items[p].block == BLOCK_TITLE ? 2 : 1) + (p < 8));
    }
    if (naming.count == 0)
        for (size_t p = 0; p < s->count; p++)
            for (size_t i = 0; s->items[p].block != BLOCK_BYLINE && i < s->items[p].clause.count; i++)
                if (is_visit(&s->items[p].clause, i))
                    vote_name(&naming, name_at(&s->items[p].clause, i), 1);
    return name_chosen(&naming);
}
