#include "read/who.h"

#include "base/utf8.h"
#include "read/group.h"
#include "read/mention.h"
#include "read/name.h"
#include "read/person.h"

enum { FRONT = 6 };  /* the most words of one kind before an office or a name */

static bool read_owner(struct group *g)
{
    struct name hit = g->at < g->words.count ? who_name(g->words, g->at, false) : (struct name){0};
    size_t next = g->at + hit.words;

    if (hit.words == 0 || (g->at > 0 && group_of_continent(g->words, g->at)))
        return false;
    if (hit.kind != NAME_BODY && hit.kind != NAME_COUNTRY && g->words.items[g->at].text.n <= 2 &&
        !name_shouts(g->words.items[g->at].text))
        return false;
    g->actor.code = who_code(hit);
    g->actor.rank = hit.kind == NAME_DEMONYM ? RANK_NONE : group_rank(hit);
    g->at = next;
    if (group_possessive(g->words, next)) {
        g->actor.owner = true;
        g->at = next + 1;
    }
    return true;
}

/* "an official visit": an adjective there, and nobody. */
static bool is_adjective(const struct group *g)
{
    size_t next = g->at + 1;

    return group_is(g->words, g->at, "official") && next < g->words.count &&
           (group_in(g->words, next, CLASS_OCCASION) ||
            (g->words.items[next].kind == WORD_LETTERS && !g->words.items[next].capital &&
             lexicon_find(g->words.items[next].fold) == NULL));
}

static void read_title(struct group *g)
{
    if (is_adjective(g))
        return;
    if (g->actor.owner && (group_is(g->words, g->at, "new") || group_is(g->words, g->at, "current")) &&
        title_at(g->words, g->at + 1).words > 0)
        g->at++;  /* "Japan's new prime minister" */
    g->title = title_at(g->words, g->at);
    if (g->title.words == 0)
        return;
    g->at += g->title.words;
    g->actor.rank = g->title.rank;
    g->actor.office = true;
    g->actor.owner = false;
    g->actor.head = g->title.head;
    g->actor.plural = g->title.plural;
    g->actor.former = g->actor.former || g->title.former;
    g->regnal = g->title.regnal;
}

/* "the ambassadors to Japan of Britain and Canada": where they are posted is passed over. */
static void pass_posting(struct group *g)
{
    size_t at = g->at + 1;
    struct name hit;

    if (group_in(g->words, at, CLASS_ARTICLE))
        at++;
    hit = at < g->words.count ? who_name(g->words, at, false) : (struct name){0};
    if (hit.words > 0 && group_is(g->words, at + hit.words, "of"))
        g->at = at + hit.words;
}

/* "of Bhutan", "of the Kyrgyz Republic", "for Pakistan's embassy", "of president Lee Jae-myung" */
static void read_of(struct group *g)
{
    struct actor inner[WHO_MEMBERS];
    size_t count = 0, n;

    if (group_is(g->words, g->at, "to") && g->actor.rank == RANK_ENVOY)
        pass_posting(g);
    if (!group_is(g->words, g->at, "of") && !group_is(g->words, g->at, "for") && !group_is(g->words, g->at, "from"))
        return;
    g->member_count = 0;
    n = group_states(g, g->at + 1);
    if (n > 0 && g->member_count > 0) {
        if (group_possessive(g->words, g->at + 1 + n))
            n++;
        g->actor.code = g->members[0].code;
        g->at += 1 + n;
        if (!g->actor.plural)
            g->member_count = 0;
        return;
    }
    if (g->actor.plural && g->actor.rank == RANK_LEADER && title_group(g->words, g->at + 1) > 0) {
        g->at += 1 + title_group(g->words, g->at + 1);
        g->actor.rank = RANK_GROUP;  /* "the leaders of all nations" */
        g->actor.code = S("GROUP");
        return;
    }
    if (g->actor.plural && g->actor.rank == RANK_LEADER && group_in(g->words, g->at + 1, CLASS_DETERMINER) &&
        group_in(g->words, g->at + 2, CLASS_GROUP_NOUN)) {
        g->at += 3;  /* "the heads of state of those countries" */
        g->actor.rank = RANK_GROUP;
        g->actor.code = S("GROUP");
        return;
    }
    if (group_is(g->words, g->at, "from"))
        return;
    if (g->actor.rank != RANK_VOICE && g->actor.rank != RANK_ENVOY && g->actor.rank != RANK_GOVERNMENT)
        return;
    n = who_at(g->w, g->words, g->at + 1, inner, &count);
    if (n > 0 && count == 1 && inner[0].code.n > 0 && inner[0].rank != RANK_GROUP) {
        g->actor.code = inner[0].code;
        g->at += 1 + n;
    }
}

static void take_person(struct group *g, size_t at, size_t n, struct str person)
{
    g->actor.person = person;
    g->actor.owner = false;
    if (!g->actor.office)
        g->actor.rank = RANK_LEADER;
    if (g->actor.rank == RANK_ENVOY && g->actor.plural)
        g->actor.plural = false;
    g->at = at + n;
    if (group_possessive(g->words, g->at))
        g->actor.owner = true;
    person_learn(g->w, g->words, at, n, &g->actor);
}

static struct str regnal_or_family(struct group *g, size_t at, size_t n)
{
    return person_family(g->words, at, n, g->actor.code, g->regnal);
}

/* "the President of Congo", "Korea": which of two, the person's name says. */
static bool are_namesakes(struct str a, struct str b)
{
    return (str_eq(a, S("CD")) && str_eq(b, S("CG"))) || (str_eq(a, S("KR")) && str_eq(b, S("KP")));
}

static bool code_agrees(struct group *g, struct str code)
{
    if (g->actor.code.n > 0 && are_namesakes(g->actor.code, code))
        g->actor.code = code;
    return g->actor.code.n == 0 || code.n == 0 || str_eq(g->actor.code, code);
}

/* A king's or prince's name is no president's. */
static bool reigns(const struct leader *l)
{
    return str_eq(l->office, S("monarch")) || str_eq(l->office, S("crown-prince")) ||
           str_eq(l->office, S("consort")) || str_eq(l->country, S("VA")) || str_eq(l->office, S("other-leader")) ||
           str_find(l->title, S("mir"), 0) != STR_NONE || str_find(l->title, S("rince"), 0) != STR_NONE;
}

/* The name of a person at a word: known to the story, to the gazetteer, or new. */
static bool read_name(struct group *g, size_t at, bool may_be_new)
{
    size_t known_n = 0, leader_n = 0, run = at < g->words.count ? person_run(g->words, at) : 0;
    const struct known *k;
    const struct leader *l;

    for (int i = 0; i < FRONT && run > 1 && group_in(g->words, at, CLASS_HONORIFIC); i++)
        run = person_run(g->words, ++at);
    if (run == 0)
        return false;
    k = person_known(g->w, g->words, at, &known_n);
    l = person_leader(g->words, at, g->w->on, g->actor.code, &leader_n);
    if (k != NULL && known_n >= leader_n && (known_n == run || may_be_new || k->full_count == known_n ||
                                             g->words.items[at].newline) &&
        code_agrees(g, k->code)) {
        if (known_n < run && !may_be_new && k->full_count != known_n)
            return false;
        if (g->actor.code.n == 0)
            g->actor.code = k->code;
        if (!g->actor.office) {
            g->actor.rank = k->rank;
            g->actor.head = k->head;
        }
        g->actor.former = g->actor.former || (k->former && !g->actor.office);
        g->actor.person = k->person;
        g->at = at + known_n;
        if (g->actor.office)
            take_person(g, at, known_n, k->person);
        g->actor.owner = group_possessive(g->words, g->at);
        return true;
    }
    if (l != NULL && g->regnal && !reigns(l))
        l = NULL;
    if (l != NULL && !mention_allows(g, l, leader_n, run))
        l = NULL;
    if (l != NULL && (leader_n == run || leader_n > 1) && code_agrees(g, l->country)) {
        size_t n = leader_n > run ? leader_n : run;
        bool regnal = g->regnal || str_eq(l->office, S("monarch"));

        if (leader_n < run)
            n = leader_n;
        if (g->actor.code.n == 0)
            g->actor.code = l->country;
        if (!g->actor.office) {
            bool voice = str_eq(l->office, S("spokesperson"));

            g->actor.rank = voice ? RANK_VOICE : RANK_LEADER;
            g->actor.office = voice;
            g->actor.head = str_starts(l->office, S("head-of")) || str_eq(l->office, S("monarch"));
        }
        take_person(g, at, n,
                    n == 1 ? g->words.items[at].text
                           : person_family_of(g->words, at, n, l, regnal));
        return true;
    }
    if (!may_be_new || (run == 1 && !g->actor.office) || group_in(g->words, at + run - 1, CLASS_ORGANISATION))
        return false;
    take_person(g, at, run, regnal_or_family(g, at, run));
    return true;
}

/* ", Lotay Tshering," behind an office: a name between commas. */
static void read_apposed(struct group *g)
{
    size_t at = g->at + 1, run;

    if (!group_is(g->words, g->at, ",") || g->actor.plural || !g->actor.office || title_at(g->words, at).words > 0)
        return;
    run = at < g->words.count ? person_run(g->words, at) : 0;
    if (run < 2 && !(run == 1 && (group_is(g->words, at + 1, ",") || group_is(g->words, at + 1, "."))))
        return;
    if (who_name(g->words, at, false).words > 0 && who_name(g->words, at, false).kind != NAME_BODY &&
        who_name(g->words, at, false).words >= run)
        return;
    if (group_possessive(g->words, at + run))
        return;
    read_name(g, at, true);
}

/* "Macron of France", "Christopher Luxon of New Zealand" */
static void read_of_state(struct group *g)
{
    struct name hit;
    size_t at = g->at + 1;

    if (!group_is(g->words, g->at, "of") || at >= g->words.count)
        return;
    if (group_in(g->words, at, CLASS_ARTICLE))
        at++;
    hit = at < g->words.count ? who_name(g->words, at, false) : (struct name){0};
    if (hit.words == 0 || hit.kind == NAME_DEMONYM || group_possessive(g->words, at + hit.words))
        return;
    if (g->actor.code.n > 0 && !str_eq(g->actor.code, who_code(hit)))
        return;
    g->actor.code = who_code(hit);
    g->at = at + hit.words;
}

/* A person of no known office, of whom what follows says the state: "X of Honduras", "X, the Italian
 * premier,", "Italy (President X)". */
static bool read_stranger(struct group *g)
{
    size_t at = g->at, run = person_run(g->words, at), behind = at + run;
    struct actor after[WHO_MEMBERS];
    size_t count = 0, n;

    if (run < 2 || run > 6)
        return false;
    if (group_is(g->words, behind, "of")) {
        g->at = behind;
        read_of_state(g);
        if (g->at > behind) {
            size_t end = g->at;

            take_person(g, at, run, person_family(g->words, at, run, g->actor.code, false));
            g->at = end;
            return true;
        }
        g->at = at;
    }
    if (!group_is(g->words, behind, ","))
        return false;
    n = behind + 1 < g->words.count ? title_at(g->words, behind + 1 +
            (group_in(g->words, behind + 1, CLASS_ARTICLE) ? 1 : 0)).words : 0;
    if (n == 0 && !group_in(g->words, behind + 1, CLASS_ARTICLE) && !group_in(g->words, behind + 1, CLASS_POSSESSIVE))
        return false;
    n = who_at(g->w, g->words, behind + 1, after, &count);
    if (n == 0 || count != 1 || !after[0].office || after[0].person.n > 0)
        return false;
    g->actor.code = after[0].code;
    g->actor.office = true;
    g->actor.rank = after[0].rank;
    g->actor.head = after[0].head;
    g->actor.former = after[0].former;
    g->actor.owned = after[0].owned;
    take_person(g, at, run, person_family(g->words, at, run, g->actor.code, false));
    g->at = behind + 1 + n;
    if (group_is(g->words, g->at, ","))
        g->at++;
    return true;
}

/* Everything before the title or the name: "the", "his", "former", "Kyrgyz", "Russia's". */
static void read_front(struct group *g)
{
    if (group_in(g->words, g->at, CLASS_POSSESSIVE) && !group_in(g->words, g->at, CLASS_PRONOUN_HE)) {
        g->actor.owned = true;
        g->at++;
    } else if (group_is(g->words, g->at, "her")) {
        g->actor.owned = true;
        g->at++;
    } else if (group_in(g->words, g->at, CLASS_ARTICLE)) {
        g->actor.vague = !group_is(g->words, g->at, "the");
        g->at++;
    }
    for (int i = 0; i < FRONT && group_in(g->words, g->at, CLASS_FORMER); i++) {
        g->actor.former = true;
        g->at++;
    }
    if (group_in(g->words, g->at, CLASS_HONORIFIC) && !group_is(g->words, g->at, "general"))
        g->at++;
    if (g->at < g->words.count && who_name(g->words, g->at, false).words > 1)
        return;  /* "New Zealand" is no new one */
    for (int i = 0; i < FRONT && (group_is(g->words, g->at, "own") || group_is(g->words, g->at, "new") ||
                                  group_is(g->words, g->at, "state") || group_is(g->words, g->at, "late")); i++)
        g->at++;
}

static bool standalone(const struct group *g, bool article)
{
    if (g->actor.rank != RANK_NONE)
        return true;
    /* "the Saudis", "the Ukrainian,": a nationality that stands for somebody */
    if (!article || g->at > g->words.count)
        return false;
    return g->at == g->words.count || g->words.items[g->at].kind == WORD_MARK ||
           lexicon_find(g->words.items[g->at].fold) != NULL;
}

static bool read_group_of_words(struct group *g)
{
    bool article = group_in(g->words, g->at, CLASS_ARTICLE), owner;
    size_t start = g->at, after_owner;

    if (group_all(g) || group_group(g))
        return true;
    read_front(g);
    if (g->at < g->words.count && group_nationals(g, g->at) > 0) {
        g->at += group_nationals(g, g->at);
        read_title(g);
        g->actor.code = g->members[0].code;
        g->actor.plural = true;
        return true;
    }
    owner = g->at < g->words.count && read_owner(g);
    after_owner = g->at;
    read_title(g);
    while (g->actor.office && (group_possessive(g->words, g->at))) {
        struct group saved = *g;

        g->at++;
        read_title(g);
        if (g->title.words == 0) {  /* "the president's visit" */
            *g = saved;
            g->actor.owner = true;
            return true;
        }
    }
    if (g->actor.office) {
        if (g->actor.code.n == 0 || g->actor.plural || g->actor.rank == RANK_VOICE)
            read_of(g);
        if (g->member_count == 0 && !read_name(g, g->at, true))
            read_apposed(g);
        if (g->actor.code.n == 0 && g->actor.person.n > 0 && !g->actor.owned &&
            (str_starts(group_span(g->words, start, g->at), S("Secretary of State ")) ||
             str_starts(group_span(g->words, start, g->at), S("Secretary of Defense "))))
            g->actor.code = S("US");  /* an office that no other country calls so */
        if (g->member_count == 0 && g->actor.plural && g->actor.rank == RANK_LEADER && g->actor.person.n == 0 &&
            body_find(g->actor.code) != NULL) {
            g->actor.rank = RANK_GROUP;  /* "ASEAN leaders" */
            g->actor.code = S("GROUP");
        }
        return true;
    }
    if (owner) {
        if (read_name(g, g->at, person_run(g->words, g->at) >= 2 && (g->actor.owner || article)))
            return true;
        g->at = after_owner - (g->actor.owner ? 1 : 0);
        if (!standalone(g, article))
            return false;
        if (g->actor.rank == RANK_NONE)
            g->actor.rank = RANK_STATE;  /* "the Ukrainian" */
        return true;
    }
    if (g->at < g->words.count && read_name(g, g->at, false))
        return true;
    if (g->at < g->words.count && read_stranger(g))
        return true;
    g->at = start;
    g->actor = (struct actor){0};
    return group_pronoun(g) || group_private(g);
}

/* "President Putin's spokesman Dmitry Peskov": whose the next office is. */
static void read_possessed(struct group *g)
{
    struct title t;
    struct str code = g->actor.code;

    while (g->actor.owner && group_possessive(g->words, g->at) && code.n > 0) {
        t = title_at(g->words, g->at + 1);
        if (t.words == 0)
            return;
        g->at++;
        g->actor = (struct actor){.code = code, .former = false};
        g->regnal = false;
        read_title(g);
        if (!read_name(g, g->at, true))
            read_apposed(g);
    }
}

static bool read_outlet(struct group *g)
{
    struct name hit = who_name(g->words, g->at, true);
    size_t end = g->at + hit.words;

    if (hit.words == 0)
        return false;
    if (hit.words == 1 && !name_shouts(hit.form) && !group_is(g->words, end, "news") &&
        !group_is(g->words, end, "agency") &&
        !group_in(g->words, end, CLASS_OFFICE_VOICE) && who_name(g->words, g->at, false).words > 0)
        return false;
    while (group_is(g->words, end, "news") || group_is(g->words, end, "agency") ||
           group_is(g->words, end, "newspaper") ||
           group_is(g->words, end, "service"))
        end++;
    g->actor = (struct actor){.rank = RANK_OUTLET, .code = outlet_row(hit.row)->country,
                              .person = outlet_row(hit.row)->name};
    g->at = end;
    return true;
}

/* Most words start no noun group: they are told by themselves, before anything is tried. */
#define BIT(name) (uint64_t)1 << CLASS_##name
static bool shows(const struct word *w, const struct lexeme *l)
{
    static const uint64_t starts =
        BIT(ARTICLE) | BIT(POSSESSIVE) | BIT(FORMER) | BIT(HONORIFIC) | BIT(PARTICLE) | BIT(QUANTITY) |
        BIT(OFFICE_HEAD) | BIT(OFFICE_ENVOY) | BIT(OFFICE_VOICE) | BIT(OFFICE_PART) | BIT(GROUP_NOUN) |
        BIT(GROUP_ADJECTIVE) | BIT(PRONOUN_HE) | BIT(PRONOUN_THEY) | BIT(PRONOUN_IT) | BIT(PRONOUN_WE);

    if (w->kind == WORD_MARKUP || w->kind == WORD_MARK)
        return false;
    return w->kind == WORD_NUMBER || (l != NULL && (l->classes & starts) != 0) || names_start(w->fold) ||
           str_is(w->text, "own") || str_is(w->text, "new");
}

/* "the", "his": what follows decides. */
static bool is_leading(const struct lexeme *l)
{
    return l != NULL && (l->classes & (BIT(ARTICLE) | BIT(POSSESSIVE))) != 0 && (l->classes & BIT(PRONOUN_HE)) == 0;
}
#undef BIT

static bool may_start(const struct who *w, struct words words, size_t at)
{
    const struct word *first = &words.items[at], *next = first + 1;
    const struct lexeme *l = lexicon_find(first->fold);
    size_t n;

    if (is_leading(l) && first->kind == WORD_LETTERS)
        return at + 1 < words.count && (next->capital || shows(next, lexicon_find(next->fold)));
    if (shows(first, l))
        return true;
    return first->capital && (person_run(words, at) >= 2 || person_known(w, words, at, &n) != NULL);
}

size_t who_at(struct who *w, struct words words, size_t at, struct actor members[WHO_MEMBERS],
              size_t *count)
{
    struct group g = {.w = w, .words = words, .at = at, .members = members};
    bool found;

    *count = 0;
    if (at >= words.count || w->depth == WHO_DEPTH || !may_start(w, words, at))
        return 0;
    if (words.count > at + WHO_WORDS)
        g.words.count = at + WHO_WORDS;
    w->depth++;
    found = read_group_of_words(&g);
    w->depth--;
    if (!found) {
        g.at = at;
        g.actor = (struct actor){0};
        if (!read_outlet(&g))
            return 0;
    }
    if (g.at <= at)
        return 0;
    read_possessed(&g);
    if (g.actor.person.n > 0 && g.actor.rank != RANK_OUTLET)
        read_of_state(&g);
    g.actor.from = (uint32_t)at;
    g.actor.to = (uint32_t)g.at;
    g.actor.words = group_span(words, at, g.at);
    if (g.member_count > 0 && g.actor.plural) {
        *count = g.member_count;
        for (size_t i = 0; i < g.member_count; i++) {
            members[i].office = true;
            members[i].head = g.actor.head;
            members[i].former = g.actor.former;
            members[i].rank = g.actor.rank == RANK_VOICE ? RANK_VOICE : RANK_STATE;
        }
    } else {
        members[0] = g.actor;
        *count = 1;
    }
    return g.at - at;
}
