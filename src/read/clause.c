#include "read/clause.h"

#include "base/utf8.h"
#include "read/join.h"
#include "read/verbgroup.h"

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
           (lexicon_find(adjective->fold) == NULL || lexicon_is(adjective->fold, CLASS_ADVERB)) &&
           adjective->text.p[adjective->text.n - 1] != 's' &&
           (lexicon_is(first->fold, CLASS_ARTICLE) || lexicon_is(first->fold, CLASS_POSSESSIVE));
}

/* Of whom one says "visit" and not "visits". */
static bool visits(const struct word *before)
{
    static const char *const words[] = {"they", "we", "i", "you", "who",  "that", "and",
                                        "or",   "to", ",", "not", "also", NULL};

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
    join_units(&b);
    if (b.c.units == draft)
        b.c.units = kept(a, draft, b.c.count);
    return b.c;
}
