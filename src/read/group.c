#include "read/group.h"

#include "read/name.h"
#include "read/person.h"

bool group_in(struct words words, size_t at, enum word_class c)
{
    return at < words.count && words.items[at].kind != WORD_MARK &&
           lexicon_is(words.items[at].fold, c);
}

bool group_is(struct words words, size_t at, const char *text)
{
    return at < words.count && str_is(words.items[at].text, text);
}

bool group_possessive(struct words words, size_t at)
{
    return at < words.count && !words.items[at].spaced &&
           (group_is(words, at, "'s") || group_is(words, at, "\xe2\x80\x99s") || group_is(words, at, "'") ||
            group_is(words, at, "\xe2\x80\x99"));
}

struct str group_span(struct words words, size_t from, size_t to)
{
    const char *start = words.items[from].text.p;
    struct str last = words.items[to - 1].text;

    return (struct str){start, (size_t)(last.p + last.n - start)};
}

bool group_pronoun(struct group *g)
{
    if (group_is(g->words, g->at, "i") || group_is(g->words, g->at, "me"))
        g->actor.rank = RANK_WE;
    else if (group_in(g->words, g->at, CLASS_PRONOUN_HE))
        g->actor.rank = RANK_HE;
    else if (group_in(g->words, g->at, CLASS_PRONOUN_THEY))
        g->actor.rank = RANK_THEY;
    else if (group_in(g->words, g->at, CLASS_PRONOUN_IT))
        g->actor.rank = RANK_IT;
    else if (group_in(g->words, g->at, CLASS_PRONOUN_WE))
        g->actor.rank = RANK_WE;
    else
        return false;
    g->at++;
    return true;
}

/* "all nine", "both", "the four": of the several last spoken of. */
bool group_all(struct group *g)
{
    static const char *const numbers[] = {"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
                                          "eleven", "twelve", NULL};
    size_t n = group_is(g->words, g->at, "all") || group_is(g->words, g->at, "the") ? 1 : 0;
    const struct lexeme *next;

    if ((group_is(g->words, g->at, "all") || group_is(g->words, g->at, "both")) &&
        group_is(g->words, g->at + 1, "of") &&
        (group_is(g->words, g->at + 2, "them") || group_is(g->words, g->at + 2, "these"))) {
        g->actor.rank = RANK_THEY;
        g->actor.plural = true;
        g->at += 3;
        return true;
    }
    if (group_is(g->words, g->at, "both") && !group_in(g->words, g->at + 1, CLASS_GROUP_NOUN)) {
        g->actor.number = 2;
        n = 1;
    } else if (n == 0) {
        return false;
    }
    for (uint8_t k = 0; g->actor.number == 0 && numbers[k] != NULL; k++)
        if (group_is(g->words, g->at + 1, numbers[k])) {
            g->actor.number = (uint8_t)(k + 2);
            n = 2;
        }
    next = g->at + n < g->words.count ? lexicon_find(g->words.items[g->at + n].fold) : NULL;
    if (g->actor.number == 0 || next == NULL ||
        (next->verb == VERB_none && (next->classes & ((uint64_t)1 << CLASS_AUX_WILL | (uint64_t)1 << CLASS_ADVERB |
                                                      (uint64_t)1 << CLASS_AUX_WOULD)) == 0)) {
        g->actor.number = 0;
        return false;
    }
    g->actor.rank = RANK_THEY;
    g->actor.plural = true;
    g->at += n;
    return true;
}

bool group_group(struct group *g)
{
    size_t n = title_group(g->words, g->at), first = g->at + (group_in(g->words, g->at, CLASS_ARTICLE) ? 1 : 0);

    if (n > 0 && g->at + n < g->words.count && group_in(g->words, g->at, CLASS_FORMER) &&
        person_run(g->words, g->at + n) > 1)
        return false;  /* "Former Presidents Bill Clinton and Jimmy Carter" */
    if (n == 0 || (first < g->words.count && who_name(g->words, first, false).words > 0))
        return false;  /* "the American delegation" is America's */
    g->actor.rank = RANK_GROUP;
    g->actor.code = S("GROUP");
    g->actor.plural = true;
    g->at += n;
    return true;
}

/* "Jeffrey Smith", where a Smith leads some country: who is called Smith after that is he. */
static bool is_namesake(const struct group *g, size_t run)
{
    size_t n = 0;

    return person_leader(g->words, g->at + run - 1, g->w->on, (struct str){0}, &n) != NULL ||
           person_leader(g->words, g->at, g->w->on, (struct str){0}, &n) != NULL;
}

/* A name of several words that nobody has introduced: somebody, of no known office. */
bool group_private(struct group *g)
{
    size_t run = person_run(g->words, g->at);

    if (run < 2 || run > 4 || who_place(g->words, g->at).words > 0 ||
        group_in(g->words, g->at + run - 1, CLASS_ORGANISATION))
        return false;
    for (size_t i = 0; i < run; i++)
        if (lexicon_find(g->words.items[g->at + i].fold) != NULL &&
            !group_in(g->words, g->at + i, CLASS_PARTICLE))
            return false;
    g->actor.rank = RANK_PRIVATE;
    g->actor.person = person_family(g->words, g->at, run, (struct str){0}, false);
    if (is_namesake(g, run))
        person_learn(g->w, g->words, g->at, run, &g->actor);
    g->at += run;
    if (group_possessive(g->words, g->at))
        g->actor.owner = true;
    return true;
}

enum rank group_rank(struct name n)
{
    switch (n.kind) {
    case NAME_CAPITAL:
        return RANK_SEAT;
    case NAME_METONYM:
        return RANK_GOVERNMENT;
    default:
        return RANK_STATE;
    }
}

static size_t list_gap(struct words words, size_t at)
{
    size_t n = 0;

    if (group_is(words, at, ",") || group_is(words, at, ";"))
        n++;
    if (group_is(words, at + n, "and") || group_is(words, at + n, "or") || group_is(words, at + n, "&") ||
        group_is(words, at + n, "plus"))
        n++;
    else if (group_is(words, at + n, "as") && group_is(words, at + n + 1, "well") && group_is(words, at + n + 2, "as"))
        n += 3;
    if (n > 0 && (group_is(words, at + n, "of") || group_is(words, at + n, "from")))
        n++;
    return n;
}

/* "[the] Czech Republic, India and Cuba": states behind "of"; how many words. */
size_t group_states(struct group *g, size_t at)
{
    size_t end = at, n = 0;

    for (;;) {
        size_t from = end + n;
        struct name hit;

        if (group_in(g->words, from, CLASS_ARTICLE))
            from++;
        hit = from < g->words.count ? who_name(g->words, from, false) : (struct name){0};
        if (hit.words == 0 || hit.kind == NAME_DEMONYM || g->member_count == WHO_MEMBERS)
            break;
        if (group_possessive(g->words, from + hit.words))
            break;  /* "of India, China's leader": not in the list */
        g->members[g->member_count++] = (struct actor){
            .rank = group_rank(hit), .code = who_code(hit), .from = (uint32_t)from,
            .to = (uint32_t)(from + hit.words), .words = group_span(g->words, from, from + hit.words)};
        end = from + hit.words;
        if (group_in(g->words, end, CLASS_OFFICE_HEAD) || group_in(g->words, end, CLASS_OFFICE_PART)) {
            if (g->member_count > 1) {  /* ", and UN Secretary-General X": another group */
                g->member_count--;
                end = g->members[g->member_count - 1].to;
            }
            break;
        }
        n = list_gap(g->words, end);
        if (n == 0)
            break;
    }
    return end - at;
}

/* "Turkish and Cypriot counterparts", "the French, German foreign ministers": one of each; how many words, the title
 * behind them not counted. */
size_t group_nationals(struct group *g, size_t at)
{
    size_t end = at, n = 0;

    g->member_count = 0;
    for (;;) {
        size_t from = end + n;
        struct name hit = from < g->words.count ? who_name(g->words, from, false) : (struct name){0};

        if (hit.words == 0 || hit.kind != NAME_DEMONYM || g->member_count == WHO_MEMBERS)
            break;
        g->members[g->member_count++] = (struct actor){
            .rank = RANK_STATE, .code = who_code(hit), .from = (uint32_t)from, .to = (uint32_t)(from + hit.words),
            .words = group_span(g->words, from, from + hit.words)};
        end = from + hit.words;
        n = list_gap(g->words, end);
        if (n == 0)
            break;
    }
    if (g->member_count < 2 || !title_at(g->words, end).plural || title_at(g->words, end).rank == RANK_VOICE) {
        g->member_count = 0;
        return 0;
    }
    return end - at;
}

/* "Africa-South America": a part of the world, and no country. */
bool group_of_continent(struct words words, size_t at)
{
    return (str_is(words.items[at].text, "america") || str_is(words.items[at].text, "american") ||
            str_is(words.items[at].text, "americans")) &&
           (group_is(words, at - 1, "south") || group_is(words, at - 1, "latin") || group_is(words, at - 1, "north") ||
            group_is(words, at - 1, "central"));
}
