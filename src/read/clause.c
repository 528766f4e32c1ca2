#include "read/clause.h"

#include "base/utf8.h"
#include "read/verbgroup.h"

struct build {
    struct arena *a;
    struct who *who;
    struct clause c;
    const bool *quoted;
    size_t end;
};

struct str clause_text(const struct clause *c, size_t from, size_t to)
{
    struct str first = c->words.items[c->units[from].from].text;
    struct str last = c->words.items[c->units[to - 1].to - 1].text;

    return (struct str){first.p, (size_t)(last.p + last.n - first.p)};
}

static struct unit *add(struct build *b, enum unit_kind kind, size_t from, size_t to)
{
    struct unit *u;

    u = &b->c.units[b->c.count++];
    *u = (struct unit){.kind = kind, .from = (uint32_t)from, .to = (uint32_t)to,
                       .quoted = b->quoted[from]};
    return u;
}

/* "in Moscow", "to Beijing": a place, where the city alone would be its government. */
static bool behind_place_word(const struct build *b)
{
    static const char *const words[] = {"in", "to", "at", "near", "from", "around", "outside", "leaves", "leaving",
                                        "visit", "left", "through", "into", "for", "central", NULL};
    const struct unit *last = b->c.count > 0 ? &b->c.units[b->c.count - 1] : NULL;

    if (last == NULL)
        return false;
    if (last->kind == UNIT_VERB)
        return last->verb.verb == VERB_leave || last->verb.verb == VERB_visit || last->verb.verb == VERB_reach;
    for (int i = 0; words[i] != NULL; i++)
        if (unit_is(last, words[i]))
            return true;
    return false;
}

static size_t read_date(struct build *b, size_t at)
{
    struct when when;
    size_t n = when_at(b->c.words, at, &when);

    if (n == 0 || at + n > b->end)
        return 0;
    add(b, UNIT_DATE, at, at + n)->when = when;
    return n;
}

static size_t read_actors(struct build *b, size_t at)
{
    struct actor members[WHO_MEMBERS], *kept;
    size_t count, n = who_at(b->who, b->c.words, at, members, &count);
    bool place;
    struct unit *u;

    if (n == 0 || at + n > b->end)
        return 0;
    if (b->c.count > 0 && unit_is(&b->c.units[b->c.count - 1], "whose"))
        members[0].owned = true;
    place = count == 1 && members[0].rank == RANK_SEAT && !members[0].owner && behind_place_word(b);
    kept = ARENA_NEW(b->a, struct actor, count);
    for (size_t i = 0; i < count; i++)
        kept[i] = members[i];
    u = add(b, place ? UNIT_PLACE : UNIT_ACTORS, at, at + n);
    u->actors = kept;
    u->count = count;
    return n;
}

static size_t read_place(struct build *b, size_t at)
{
    struct name hit = who_place(b->c.words, at);
    struct actor *actor;
    struct unit *u;

    if (hit.words == 0 || at + hit.words > b->end)
        return 0;
    actor = ARENA_NEW(b->a, struct actor, 1);
    actor->rank = RANK_SEAT;
    actor->code = place_row(hit.row)->country;
    u = add(b, UNIT_PLACE, at, at + hit.words);
    u->actors = actor;
    u->count = 1;
    return hit.words;
}

/* "Westminster Abbey" is longer than "Westminster". */
static size_t read_longer_place(struct build *b, size_t at)
{
    struct name n = b->c.words.items[at].capital ? who_name(b->c.words, at, false) : (struct name){0};
    size_t count = b->c.count, got;

    if (n.words == 0)
        return 0;
    got = read_place(b, at);
    if (got > n.words)
        return got;
    b->c.count = count;
    return 0;
}

static size_t read_word(struct build *b, size_t at)
{
    const struct word *w = &b->c.words.items[at];
    const struct lexeme *l = w->kind == WORD_LETTERS || w->kind == WORD_NUMBER ? lexicon_find(w->fold) : NULL;
    struct unit *u;

    if (w->kind == WORD_MARKUP)
        return 1;  /* markup says nothing */
    u = add(b, w->kind == WORD_MARK ? UNIT_MARK : UNIT_WORD, at, at + 1);
    u->text = w->text;
    u->fold = w->fold;
    u->classes = l == NULL ? 0 : l->classes;
    return 1;
}

/* "Latin America", "Nazi Germany": words that hold a country's name and mean none. */
static size_t read_other(struct build *b, size_t at)
{
    struct name hit = who_other(b->c.words, at);

    if (hit.words == 0 || at + hit.words > b->end)
        return 0;
    for (size_t i = 0; i < hit.words; i++)
        read_word(b, at + i);
    return hit.words;
}

/* "the original list", "his early visit": between them and the noun an adjective may stand. */
static bool behind_adjective(const struct build *b, size_t at)
{
    const struct word *adjective = at > 1 ? &b->c.words.items[at - 1] : NULL, *first = at > 1 ? adjective - 1 : NULL;

    return adjective != NULL && adjective->kind == WORD_LETTERS && !adjective->capital &&
           (lexicon_find(adjective->fold) == NULL || lexicon_is(adjective->fold, CLASS_ADVERB)) && adjective->text.p[adjective->text.n - 1] != 's' &&
           (lexicon_is(first->fold, CLASS_ARTICLE) || lexicon_is(first->fold, CLASS_POSSESSIVE));
}

/* Of whom one says "visit" and not "visits". */
static bool visits(const struct word *before)
{
    static const char *const words[] = {"they", "we", "i", "you", "who", "that", "and", "or", "to", ",", "not", "also", NULL};

    for (int i = 0; words[i] != NULL; i++)
        if (str_is(before->text, words[i]))
            return true;
    return before->text.n > 2 && before->text.p[before->text.n - 1] == 's' && before->kind == WORD_LETTERS;
}

/* Behind an article or an owner stands a noun: "the visit", "Kim's visit", "his answer". */
static bool noun_place(const struct build *b, size_t at)
{
    const struct word *w = at > 0 ? &b->c.words.items[at - 1] : NULL;
    const struct lexeme *l = lexicon_find(b->c.words.items[at].fold);

    if (w == NULL || l == NULL || l->verb == VERB_none || (l->forms & (FORM_PAST | FORM_ING)) != 0)
        return false;
    if (l->verb == VERB_be || l->verb == VERB_have || l->verb == VERB_do)
        return false;
    if (str_is(b->c.words.items[at].text, "visit") && !visits(w))
        return true;  /* "the China visit", "a four-day visit" */
    if (str_is(b->c.words.items[at].text, "state"))
        return true;  /* "a two-day state visit" */
    if ((l->classes >> CLASS_OFFICE_HEAD & 1) != 0 && at + 1 < b->end && str_is(b->c.words.items[at + 1].text, "of"))
        return true;  /* "its nominal head of state" */
    if (behind_adjective(b, at) && (l->forms & FORM_BASE) != 0)
        return true;
    return lexicon_is(w->fold, CLASS_ARTICLE) || (lexicon_is(w->fold, CLASS_POSSESSIVE)) ||
           str_eq(w->text, S("'s")) || str_eq(w->text, S("\xe2\x80\x99s")) || str_eq(w->text, S("no")) ||
           str_eq(w->text, S("of")) || str_eq(w->text, S("for")) || str_eq(w->text, S("official")) ||
           str_eq(w->text, S("any")) ||
           (str_eq(w->text, S("state")) && !(at > 1 && str_is(w[-1].text, "of")));
}

static size_t read_verb(struct build *b, size_t at)
{
    struct verb_group g = {0};
    size_t n = noun_place(b, at) ? 0 : verbgroup_at(b->c.words, at, b->end, &g);

    if (n == 0)
        return 0;
    add(b, UNIT_VERB, at, at + n)->verb = g;
    return n;
}

/* A helper starts a verb group whatever name it may also be ("Will", "May"). */
static bool verb_first(const struct build *b, size_t at)
{
    const struct word *w = &b->c.words.items[at];
    const struct lexeme *l = lexicon_find(w->fold);

    if (w->kind != WORD_LETTERS || w->capital || l == NULL)
        return false;
    return l->verb != VERB_none || str_eq(w->text, S("to")) ||
           (l->classes & ((uint64_t)1 << CLASS_AUX_WILL | (uint64_t)1 << CLASS_AUX_WOULD |
                          (uint64_t)1 << CLASS_AUX_CAN | (uint64_t)1 << CLASS_AUX_MAY |
                          (uint64_t)1 << CLASS_AUX_SHOULD)) != 0;
}

/* A small word that no class knows starts nothing: most words of a text. */
static bool is_plain(const struct word *w)
{
    return w->kind == WORD_LETTERS && !w->capital && w->text.p[0] >= 'a' && w->text.p[0] <= 'z' &&
           lexicon_find(w->fold) == NULL;
}

static size_t read_unit(struct build *b, size_t at)
{
    size_t n = 0;

    if (is_plain(&b->c.words.items[at]))
        return read_word(b, at);
    if (b->c.words.items[at].kind == WORD_LETTERS || b->c.words.items[at].kind == WORD_NUMBER) {
        if (verb_first(b, at))
            n = read_verb(b, at);
        if (n == 0)
            n = read_date(b, at);
        if (n == 0)
            n = read_other(b, at);
        if (n == 0)
            n = read_longer_place(b, at);
        if (n == 0)
            n = read_actors(b, at);
        if (n == 0)
            n = read_place(b, at);
        if (n == 0)
            n = read_verb(b, at);
    }
    return n > 0 ? n : read_word(b, at);
}

/* --- joining units into lists and appositions ------------------------------------------------ */

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

/* How many units stand between two members of a list, from unit i on; last tells an "and". */
static size_t list_gap(const struct clause *c, size_t i, bool *last)
{
    size_t n = 0;

    *last = false;
    if (i < c->count && (is_comma(&c->units[i]) || unit_is(&c->units[i], ";")))
        n++;
    if (i + n < c->count && joins(&c->units[i + n])) {
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

    if (c->count < 4 || c->units[0].kind != UNIT_ACTORS || c->units[0].count != 1 || c->units[0].actors[0].rank != RANK_SEAT)
        return;
    while (at < c->count && at < 5 && (is_comma(&c->units[at]) || c->units[at].kind == UNIT_DATE ||
                                       c->units[at].kind == UNIT_ACTORS))
        at++;
    if (at > 1 && (unit_is(&c->units[at], "(") || unit_is(&c->units[at], "-") || unit_is(&c->units[at], "--")) &&
        c->units[2].kind == UNIT_DATE)
        c->units[0].kind = UNIT_PLACE;
}

/* A sentence becomes units here, no more than it has words, and what is left of them when they have
 * been joined is kept. */
enum { DRAFT = 160 };

static struct unit *kept(struct arena *a, const struct unit *draft, size_t count)
{
    struct unit *units = ARENA_NEW(a, struct unit, count);

    if (count > 0)
        memcpy(units, draft, count * sizeof *units);
    return units;
}

struct clause clause_read(struct arena *a, struct who *who, struct words words,
                          struct sentence sentence, const bool *quoted)
{
    struct unit draft[DRAFT];
    struct build b = {.a = a, .who = who, .quoted = quoted, .end = sentence.to, .c.units = draft};

    b.c.words = words;
    b.c.question = sentence.question;
    if (sentence.to - sentence.from > DRAFT)
        b.c.units = ARENA_NEW(a, struct unit, sentence.to - sentence.from);
    for (size_t at = sentence.from; at < sentence.to;)
        at += read_unit(&b, at);
    settle_dateline(&b.c);
    settle_inversions(&b.c);
    settle_participles(&b.c);
    join_appositions(&b);
    join_lists(&b);
    join_groups(&b);
    share_owner(&b);
    if (b.c.units == draft)
        b.c.units = kept(a, draft, b.c.count);
    return b.c;
}
