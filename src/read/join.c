#include "read/join.h"

static bool joins(const struct unit *u)
{
    return unit_is(u, "and") || unit_is(u, "or") || unit_is(u, "&") || unit_is(u, "plus");
}

static bool is_comma(const struct unit *u)
{
    return unit_is(u, ",");
}

static bool listable(const struct unit *u)
{
    enum rank r = u->kind == UNIT_ACTORS ? u->actors[0].rank : RANK_NONE;

    if (u->kind == UNIT_ACTORS && u->count == 1 && u->actors[0].number > 0)
        return false;
    return r == RANK_STATE || r == RANK_SEAT || r == RANK_LEADER || r == RANK_GOVERNMENT || r == RANK_ENVOY ||
           r == RANK_PRIVATE || r == RANK_GROUP;
}

/* "neither A nor B": is a unit the "nor" that the "neither" before waits for? */
static bool is_second_nor(const struct clause *c, size_t i)
{
    if (!unit_is(&c->units[i], "nor"))
        return false;
    for (size_t k = i; k > 0 && k + 8 > i && c->units[k - 1].kind != UNIT_VERB; k--)
        if (unit_is(&c->units[k - 1], "neither"))
            return true;
    return false;
}

/* How many units stand between two members of a list, from unit i on; last tells an "and". */
static size_t list_gap(const struct clause *c, size_t i, bool *last)
{
    size_t n = 0;

    *last = false;
    if (i < c->count && (is_comma(&c->units[i]) || unit_is(&c->units[i], ";")))
        n++;
    if (i + n < c->count && (joins(&c->units[i + n]) || is_second_nor(c, i + n))) {
        *last = true;
        n++;
        if (i + n < c->count && unit_is(&c->units[i + n], "of"))
            n++;
        return n;
    }
    if (i + n + 2 < c->count && unit_is(&c->units[i + n], "as") && unit_is(&c->units[i + n + 1], "well") &&
        unit_is(&c->units[i + n + 2], "as")) {
        *last = true;
        return n + 3;
    }
    if (n == 0 && i < c->count && unit_is(&c->units[i], "plus")) {
        *last = true;
        return 1;
    }
    return n;
}

/* "represented the United States, and Han Zheng represented China": the last is no member but the
 * subject of what follows; "by A and China by B" likewise. */
static bool starts_anew(const struct clause *c, size_t first, size_t behind)
{
    const struct unit *next = behind < c->count ? &c->units[behind] : NULL;
    const struct unit *before = first > 0 ? &c->units[first - 1] : NULL;

    if (next == NULL || before == NULL)
        return false;
    if (unit_is(next, "by") && unit_is(before, "by"))
        return true;
    return next->kind == UNIT_VERB && !next->verb.bare && !next->verb.infinitive &&
           before->kind == UNIT_VERB && !before->verb.passive && before->verb.verb != VERB_say;
}

/* The unit behind the list that starts at i; i + 1 where it is none. */
static size_t list_end(const struct clause *c, size_t i)
{
    size_t end = i + 1, at = i + 1, commas = 0, sure = i + 1, before = i + 1;
    bool last;

    if (!listable(&c->units[i]) || c->units[i].actors[0].owner)
        return end;
    if (i > 0 && i + 1 < c->count && is_comma(&c->units[i + 1]) &&
        (unit_is(&c->units[i - 1], "besides") || unit_is(&c->units[i - 1], "unlike")))
        return end;  /* "Besides Xi, Fico and Vucic have": Xi is not of the list */
    if (i > 1 && i + 1 < c->count && is_comma(&c->units[i + 1]) && unit_is(&c->units[i - 1], "to") &&
        unit_is(&c->units[i - 2], "according"))
        return end;  /* "According to Kyiv, Latvia and Poland will": nor is Kyiv */
    for (;;) {
        size_t gap = list_gap(c, at, &last);

        if (gap == 0 || at + gap >= c->count || !listable(&c->units[at + gap]))
            break;
        if (unit_is(&c->units[at], ";") && c->units[at + gap].actors[0].rank != c->units[i].actors[0].rank)
            break;  /* the columns of a list, not its members */
        at += gap;
        if (c->units[at].actors[c->units[at].count - 1].owner)
            break;
        at++;
        commas += !last;
        if (last) {
            before = end;
            sure = at;
        }
        end = at;
    }
    if (sure > i + 1 && starts_anew(c, i, sure))
        return before;
    if (sure > i + 1)
        return sure;
    return commas >= 2 ? end : i + 1;
}

static size_t take_members(struct actor *out, const struct unit *u)
{
    size_t n = 0;

    for (size_t k = 0; k < u->count; k++)
        if (u->actors[k].rank != RANK_GROUP || u->count == 1)
            out[n++] = u->actors[k];
    return n;
}

static void merge(struct build *b, size_t from, size_t to, size_t skip_to)
{
    struct clause *c = &b->c;
    struct actor *all;
    size_t total = 0, n = 0;

    for (size_t i = skip_to; i < to; i++)
        total += c->units[i].kind == UNIT_ACTORS ? c->units[i].count : 0;
    all = ARENA_NEW(b->a, struct actor, total);
    for (size_t i = skip_to; i < to; i++)
        if (c->units[i].kind == UNIT_ACTORS)
            n += take_members(all + n, &c->units[i]);
    c->units[from].kind = UNIT_ACTORS;
    c->units[from].actors = all;
    c->units[from].count = n;
    c->units[from].to = c->units[to - 1].to;
    for (size_t i = to; i < c->count; i++)
        c->units[from + 1 + i - to] = c->units[i];
    c->count -= to - from - 1;
}

/* "Putin, the Russian president," -> Putin */
static bool apposed(const struct clause *c, size_t i)
{
    const struct actor *a, *b;

    if (i + 2 >= c->count || c->units[i].kind != UNIT_ACTORS || !is_comma(&c->units[i + 1]) ||
        c->units[i + 2].kind != UNIT_ACTORS || c->units[i].count != 1 || c->units[i + 2].count != 1)
        return false;
    a = &c->units[i].actors[0];
    b = &c->units[i + 2].actors[0];
    if (a->person.n == 0 || b->person.n > 0 || !b->office || b->plural || a->owner)
        return false;
    if (a->code.n > 0 && b->code.n > 0 && !str_eq(a->code, b->code))
        return false;
    return i + 3 >= c->count || c->units[i + 3].kind == UNIT_MARK || unit_is(&c->units[i + 3], "and");
}

static void join_appositions(struct build *b)
{
    for (size_t i = 0; i + 2 < b->c.count; i++)
        if (apposed(&b->c, i)) {
            const struct actor *kept = b->c.units[i].actors;

            merge(b, i, i + 3, i);
            b->c.units[i].actors = kept;
            b->c.units[i].count = 1;
        }
}

/* "King Philippe and Queen Mathilde of Belgium": of Belgium are both. */
static void share_state(struct build *b, struct unit *u)
{
    const struct actor *last = &u->actors[u->count - 1];
    struct actor *all;

    if (last->code.n == 0 || last->person.n == 0 || u->count > 3)
        return;
    all = ARENA_NEW(b->a, struct actor, u->count);
    for (size_t i = 0; i < u->count; i++) {
        all[i] = u->actors[i];
        if (all[i].code.n == 0 && all[i].rank == RANK_LEADER)
            all[i].code = last->code;
    }
    u->actors = all;
}

/* "Former Presidents Bill Clinton and Jimmy Carter": former are both. */
static void share_former(struct build *b, struct unit *u)
{
    struct actor *all = ARENA_NEW(b->a, struct actor, u->count);

    for (size_t i = 0; i < u->count; i++) {
        all[i] = u->actors[i];
        all[i].former = all[i].former || !all[i].office;
    }
    u->actors = all;
}

static void join_lists(struct build *b)
{
    for (size_t i = 0; i < b->c.count; i++) {
        size_t end = b->c.units[i].kind == UNIT_ACTORS ? list_end(&b->c, i) : i + 1;

        if (end > i + 1) {
            bool former = b->c.units[i].actors[0].plural && b->c.units[i].actors[0].former;

            merge(b, i, end, i);
            if (former)
                share_former(b, &b->c.units[i]);
            share_state(b, &b->c.units[i]);
        }
    }
}

/* "countries including France", "leaders, among them A and B", "nine countries: A, B and C" -> the members */
static void join_groups(struct build *b)
{
    struct clause *c = &b->c;

    for (size_t i = 0; i + 2 < c->count; i++) {
        size_t at = i + 1;
        bool named = c->units[i].kind == UNIT_ACTORS && c->units[i].actors[c->units[i].count - 1].rank == RANK_GROUP;
        bool noun = unit_in(&c->units[i], CLASS_GROUP_NOUN);

        if (!named && !noun)
            continue;
        if (is_comma(&c->units[at]))
            at++;
        if (at + 1 < c->count && (unit_in(&c->units[at], CLASS_LIST_OPENER) || unit_is(&c->units[at], ":")))
            at++;
        else if (at + 2 < c->count && unit_is(&c->units[at], "such") && unit_is(&c->units[at + 1], "as"))
            at += 2;
        else if (at + 2 < c->count && unit_is(&c->units[at], "among") && c->units[at + 1].kind == UNIT_ACTORS &&
                 c->units[at + 1].actors[0].rank == RANK_THEY)
            at += 2;
        else
            continue;
        if (unit_is(&c->units[at - 1], ":") && !named && c->units[at].kind == UNIT_ACTORS && c->units[at].count < 2)
            continue;
        if (listable(&c->units[at]))
            merge(b, i, at + 1, at);
    }
}

/* "Nor was North Korea invited", "was Maduro invited": the helper stands before the subject. */
static void settle_inversions(struct clause *c)
{
    for (size_t i = 0; i + 2 < c->count; i++) {
        struct unit *be = &c->units[i], *verb = &c->units[i + 2];

        if (be->kind != UNIT_VERB || be->verb.verb != VERB_be || c->units[i + 1].kind != UNIT_ACTORS ||
            verb->kind != UNIT_VERB || !(verb->verb.maybe_bare || verb->verb.bare))
            continue;
        verb->verb.passive = true;
        verb->verb.bare = verb->verb.maybe_bare = false;
        verb->verb.tense = be->verb.tense;
        verb->verb.negative = be->verb.negative != (i > 0 && (unit_is(&c->units[i - 1], "nor") ||
                                                              unit_is(&c->units[i - 1], "neither")));
    }
}

/* "was seen", "were also pictured", before who is seen does something; the group of "was", or NULL. */
static struct unit *seen_before(struct clause *c, size_t verb)
{
    static const char *const words[] = {"pictured", "photographed", "spotted", "filmed", NULL};
    size_t i = verb - 1;
    bool seen = false;
    struct unit *u;

    for (int w = 0; words[w] != NULL; w++)
        seen = seen || unit_is(&c->units[i], words[w]);
    while (seen && i > 0 && i + 3 > verb && c->units[i].kind == UNIT_WORD)
        i--;
    u = &c->units[i];
    return u->kind == UNIT_VERB && u->verb.tense == TENSE_PAST && !u->verb.negative &&
           u->verb.verb == (seen ? VERB_be : VERB_see) && (seen || u->verb.passive) ? u : NULL;
}

/* "Mugabe was also pictured arriving": who was seen at it did it then; the seeing tells nothing else. */
static void settle_seen(struct clause *c)
{
    for (size_t i = 1; i < c->count; i++) {
        struct verb_group *g = &c->units[i].verb;
        struct unit *was = c->units[i].kind == UNIT_VERB && g->bare ? seen_before(c, i) : NULL;

        if (was == NULL)
            continue;
        g->tense = TENSE_PAST;
        g->bare = false;
        was->kind = UNIT_WORD;
        was->text = c->words.items[was->from].text;
        for (; was < &c->units[i]; was++)
            was->classes = (uint64_t)1 << CLASS_ADVERB;
    }
}

static bool by_follows(const struct clause *c, size_t i)
{
    for (size_t k = i + 1; k < c->count && k < i + 4; k++) {
        if (unit_is(&c->units[k], "by"))
            return true;
        if (c->units[k].kind == UNIT_VERB || c->units[k].kind == UNIT_MARK)
            return false;
    }
    return false;
}

/* "invitations sent to", "Conde, invited by": a participle; "Putin invited", "and invited": the past. */
static void settle_participles(struct clause *c)
{
    for (size_t i = 0; i < c->count; i++) {
        struct unit *u = &c->units[i];
        const struct unit *before = i > 0 ? &c->units[i - 1] : NULL;

        if (u->kind != UNIT_VERB || !u->verb.maybe_bare)
            continue;
        if (by_follows(c, i) && !(i + 1 < c->count && c->units[i + 1].kind == UNIT_ACTORS) &&
            !(before != NULL && unit_in(before, CLASS_CONJUNCTION)))
            u->verb.bare = true;
        else if (before != NULL && before->kind == UNIT_WORD && (before->classes == 0) &&
                 !c->words.items[before->from].capital)
            u->verb.bare = u->verb.verb == VERB_send || u->verb.verb == VERB_issue || u->verb.verb == VERB_extend ||
                           u->verb.verb == VERB_invite;
        else if (before == NULL && c->words.items[u->from].capital && u->verb.verb == VERB_expect)
            u->verb.bare = !(i + 1 < c->count && c->units[i + 1].kind == UNIT_VERB);
        else if (before == NULL && c->words.items[u->from].capital)
            u->verb.bare = u->verb.verb == VERB_ask || u->verb.verb == VERB_invite;
    }
}

/* "Libya's two rivals, Prime Minister Sarraj and Field Marshal Haftar": both are Libya's. */
static void share_owner(struct build *b)
{
    struct clause *c = &b->c;

    for (size_t i = 0; i + 4 < c->count; i++) {
        const struct actor *owner = c->units[i].actors;
        size_t at = i + 2;
        struct actor *all;

        if (c->units[i].kind != UNIT_ACTORS || !owner->owner || owner->code.n == 0 || owner->rank != RANK_STATE)
            continue;
        while (at < c->count && at < i + 5 && c->units[at].kind == UNIT_WORD)
            at++;
        if (at == i + 2 || at + 1 >= c->count || !is_comma(&c->units[at]) || c->units[at + 1].kind != UNIT_ACTORS ||
            c->units[at + 1].count < 2)
            continue;
        all = ARENA_NEW(b->a, struct actor, c->units[at + 1].count);
        for (size_t k = 0; k < c->units[at + 1].count; k++) {
            all[k] = c->units[at + 1].actors[k];
            if (all[k].code.n == 0 && all[k].rank == RANK_LEADER) {
                all[k].code = owner->code;
                who_settle(b->who, all[k].person, owner->code);
            }
        }
        c->units[at + 1].actors = all;
    }
}

/* "BEIJING, Nov. 7 (Xinhua) -- ...": where the text was written; nobody does anything there. */
static void settle_dateline(struct clause *c)
{
    size_t at = 1;

    if (c->count < 4 || c->units[0].kind != UNIT_ACTORS || c->units[0].count != 1 ||
        c->units[0].actors[0].rank != RANK_SEAT)
        return;
    while (at < c->count && at < 5 && (is_comma(&c->units[at]) || c->units[at].kind == UNIT_DATE ||
                                       c->units[at].kind == UNIT_ACTORS))
        at++;
    if (at > 1 && (unit_is(&c->units[at], "(") || unit_is(&c->units[at], "-") || unit_is(&c->units[at], "--")) &&
        c->units[2].kind == UNIT_DATE)
        c->units[0].kind = UNIT_PLACE;
}

void join_units(struct build *b)
{
    settle_dateline(&b->c);
    settle_inversions(&b->c);
    settle_seen(&b->c);
    settle_participles(&b->c);
    join_appositions(b);
    join_lists(b);
    join_groups(b);
    share_owner(b);
}
