#include "read/where.h"

#include "read/noun.h"

/* How often, and how near to an occasion's noun, a host's code is named. */
struct tally {
    struct str code, place;
    int score;
};

enum { TALLIES = 64, LEAD = 3 };  /* the first sentences count double, as the headline does */

struct ballot {
    struct tally items[TALLIES];
    size_t count;
};

static struct str unit_text(const struct clause *c, size_t i)
{
    return clause_text(c, i, i + 1);
}

static void vote(struct ballot *b, struct str code, struct str place, int score)
{
    if (country_find(code) == NULL)
        return;  /* a series such as the G20 meets in a country */
    for (size_t i = 0; i < b->count; i++)
        if (str_eq(b->items[i].code, code)) {
            b->items[i].score += score;
            if (b->items[i].place.n == 0)
                b->items[i].place = place;
            return;
        }
    if (b->count < TALLIES)
        b->items[b->count++] = (struct tally){code, place, score};
}

/* The state that a unit names as a place or an owner: "in Moscow", "China's", "Beijing". */
static struct str host_code(const struct clause *c, size_t i, struct str *place)
{
    const struct unit *u = &c->units[i];
    struct name n;

    *place = (struct str){0};
    if (u->kind == UNIT_PLACE) {
        *place = unit_text(c, i);
        return u->actors[0].code;
    }
    if (u->kind == UNIT_ACTORS && u->count == 1 && u->actors[0].rank != RANK_GROUP &&
        u->actors[0].rank != RANK_OUTLET) {
        if (u->actors[0].rank == RANK_SEAT)
            *place = unit_text(c, i);
        return u->actors[0].code;
    }
    if (u->kind == UNIT_WORD) {  /* "the Russian celebration" */
        n = who_name(c->words, u->from, false);
        if (n.words == 1 && n.kind == NAME_DEMONYM)
            return who_code(n);
    }
    return (struct str){0};
}

bool where_word(const struct unit *u)
{
    return unit_is(u, "in") || unit_is(u, "at") || unit_is(u, "on") || unit_is(u, "near");
}

/* Verbs that may stand between an occasion and its place: "the summit that opens in", "to be held in". */
static bool is_held(const struct verb_group *g)
{
    switch (g->verb) {
    case VERB_hold: case VERB_open: case VERB_begin: case VERB_start: case VERB_take: case VERB_be: case VERB_host:
    case VERB_mark: case VERB_celebrate: case VERB_schedule: case VERB_come:
        return true;
    default:
        return g->bare || g->passive;
    }
}

/* The host that stands with the occasion noun at i: before it ("the Beijing parade", "China's"), or
 * behind it ("parade in Moscow", "the summit due in Sochi"). */
struct str where_beside(const struct clause *c, size_t i, struct str *place, bool *beside)
{
    struct str code = {0}, topic = {0};

    *place = (struct str){0};
    *beside = true;
    if (occasion_of_press(c, i)) {
        *beside = false;
        return code;
    }
    for (size_t k = i; k > 0 && k + 5 > i; k--) {
        const struct unit *u = &c->units[k - 1];

        if (unit_is(&c->units[i], "visit") || unit_is(&c->units[i], "trip"))
            break;  /* "Kim's visit": he comes, and is no host */
        if (u->kind == UNIT_MARK || u->kind == UNIT_VERB || unit_in(u, CLASS_PREPOSITION) ||
            unit_in(u, CLASS_ARTICLE) || unit_in(u, CLASS_CONJUNCTION) || unit_in(u, CLASS_SUBORDINATOR))
            break;
        code = host_code(c, k - 1, place);
        if (code.n > 0 && (u->kind != UNIT_ACTORS || u->actors[0].owner || u->actors[0].rank == RANK_SEAT))
            return code;
        if (code.n > 0 && u->actors[0].rank == RANK_STATE && topic.n == 0)
            topic = code;  /* "the Syria conference": host or matter */
    }
    if (i + 2 < c->count && unit_is(&c->units[i + 1], "of") && c->units[i + 2].kind == UNIT_ACTORS &&
        c->units[i + 2].count == 1 && c->units[i + 2].actors[0].person.n > 0)
        return c->units[i + 2].actors[0].code;  /* "the inauguration of Claudia Sheinbaum" */
    for (size_t k = i + 1; k + 1 < c->count && k < i + 12; k++) {
        if (unit_is(&c->units[k], ";") || unit_is(&c->units[k], ".") || unit_in(&c->units[k], CLASS_OCCASION) ||
            (c->units[k].kind == UNIT_VERB && !is_held(&c->units[k].verb)))
            break;
        if (unit_is(&c->units[k], "by") && c->units[k - 1].kind == UNIT_VERB &&
            c->units[k - 1].verb.verb == VERB_host && c->units[k + 1].kind == UNIT_ACTORS &&
            c->units[k + 1].actors[0].rank <= RANK_LEADER)
            return c->units[k + 1].actors[0].code;  /* "a conference to be hosted by Thailand" */
        if (where_word(&c->units[k]) || (unit_is(&c->units[i], "visit") && unit_is(&c->units[k], "to"))) {
            size_t at = k + 1;

            while (at < c->count && unit_in(&c->units[at], CLASS_ARTICLE))
                at++;
            if (at < c->count) {
                code = host_code(c, at, place);
                if (code.n > 0 && (c->units[at].kind == UNIT_PLACE || c->units[at].actors == NULL ||
                                   c->units[at].actors[0].rank <= RANK_SEAT))
                    return code;
            }
        }
    }
    *beside = topic.n > 0 && !unit_is(&c->units[i], "conference") && !unit_is(&c->units[i], "talks");
    return *beside ? topic : (struct str){0};
}

/* Verbs by which one comes to an occasion: where they lead is where it is held. */
static bool leads_there(const struct clause *c, size_t place)
{
    size_t k = place;

    while (k > 0 && (unit_in(&c->units[k - 1], CLASS_ARTICLE) || where_word(&c->units[k - 1]) ||
                     unit_is(&c->units[k - 1], "to")))
        k--;
    if (k == place || k == 0 || c->units[k - 1].kind != UNIT_VERB)
        return c->units[k].kind == UNIT_PLACE && k > 0 && c->units[k - 1].kind == UNIT_VERB &&
               c->units[k - 1].verb.verb == VERB_visit;
    switch (c->units[k - 1].verb.verb) {
    case VERB_go: case VERB_come: case VERB_travel: case VERB_fly: case VERB_arrive: case VERB_be: case VERB_invite:
    case VERB_land: case VERB_hold: case VERB_open: case VERB_host: case VERB_attend: case VERB_ask: case VERB_head:
        return true;
    default:
        return false;
    }
}

/* "Astana, 3-4 July 2024", "(Switzerland), 15-16 June": a place and its day. */
static bool dated_place(const struct clause *c, size_t i)
{
    size_t k = i + 1;

    while (k < c->count && (unit_is(&c->units[k], ")") || unit_is(&c->units[k], ",")))
        k++;
    return i > 0 && k > i + 1 && k < c->count && c->units[k].kind == UNIT_DATE && c->units[k].when.mday != 0;
}

/* "In March 2014 the others cancelled the summit due in Sochi": an occasion of another year. */
static bool of_another_year(const struct clause *c, day told)
{
    for (size_t i = 0; i < c->count && told != 0; i++)
        if (c->units[i].kind == UNIT_DATE && c->units[i].when.year != 0 && c->units[i].when.year != day_year(told) &&
            c->units[i].when.year != day_year(told) + 1)
            return true;
    return false;
}

static bool next_year_before(const struct clause *c, size_t i)
{
    for (size_t k = i; k > 0 && k + 4 > i; k--)
        if (c->units[k - 1].kind == UNIT_DATE && (c->units[k - 1].when.kind == WHEN_YEARS ||
                                                  c->units[k - 1].when.kind == WHEN_YEAR))
            return true;
    return false;
}

/* "President Obiang receives his brothers": a host; who receives a letter is none. */
static bool receives(const struct clause *c, size_t i)
{
    for (size_t k = i + 1; k < c->count && k < i + 6; k++)
        if (unit_is(&c->units[k], "invitation") || unit_is(&c->units[k], "letter") || unit_is(&c->units[k], "card"))
            return false;
    return i + 1 < c->count && (unit_in(&c->units[i + 1], CLASS_POSSESSIVE) || c->units[i + 1].kind == UNIT_ACTORS ||
                                unit_in(&c->units[i + 1], CLASS_QUANTITY));
}

static bool asks(const struct clause *c, size_t i)
{
    const struct verb_group *g = &c->units[i].verb;

    if (g->passive || g->bare)
        return false;
    if (g->verb == VERB_invite || g->verb == VERB_host)
        return true;
    if (g->verb == VERB_receive || g->verb == VERB_welcome)
        return receives(c, i);
    if (g->verb == VERB_begin || g->verb == VERB_mark || g->verb == VERB_celebrate)
        return c->units[i - 1].actors[0].rank <= RANK_SEAT;  /* "Bangladesh begins the jubilee" */
    for (size_t k = i + 1; k < c->count && k < i + 5; k++)
        if (unit_is(&c->units[k], "invitation") || unit_is(&c->units[k], "invitations"))
            return g->verb == VERB_withdraw || g->verb == VERB_send || g->verb == VERB_extend ||
                   g->verb == VERB_renew || g->verb == VERB_repeat || g->verb == VERB_issue;
    return false;
}

/* "The Republic will be fifty years old" */
static bool is_years_old(const struct clause *c, size_t i)
{
    if (i >= c->count || c->units[i].kind != UNIT_VERB)
        return false;
    for (size_t k = i + 1; k + 1 < c->count && k < i + 5; k++)
        if (unit_is(&c->units[k], "years") && unit_is(&c->units[k + 1], "old"))
            return true;
    return false;
}

/* "that same summit", "the last in-person summit", "previous summits": not the one to come. */
static bool of_a_past_one(const struct clause *c, size_t i)
{
    for (size_t k = i; k > 0 && k + 5 > i; k--) {
        if (unit_is(&c->units[k - 1], "same") || unit_is(&c->units[k - 1], "last") ||
            unit_is(&c->units[k - 1], "previous") || unit_is(&c->units[k - 1], "first"))
            return true;
        if (unit_in(&c->units[k - 1], CLASS_ARTICLE) || c->units[k - 1].kind == UNIT_VERB)
            return false;
    }
    return false;
}

static void vote_unit(struct ballot *b, const struct clause *c, size_t i, int weight, day told)
{
    const struct unit *u = &c->units[i];
    struct str place, code;
    bool beside;

    if (occasion_weak(u) && !of_a_past_one(c, i) && !next_year_before(c, i) && !of_another_year(c, told) &&
        !(i > 0 && unit_is(&c->units[i - 1], "to"))) {
        code = where_beside(c, i, &place, &beside);
        vote(b, code, place, (occasion_noun(u) ? 6 : 2) * weight);
    }
    if (u->kind == UNIT_ACTORS && u->count == 1 && u->actors[0].rank == RANK_GOVERNMENT && i > 0 &&
        (unit_is(&c->units[i - 1], "to") || unit_is(&c->units[i - 1], "at")))
        vote(b, u->actors[0].code, (struct str){0}, 4 * weight);  /* "to the White House" */
    if (u->kind == UNIT_ACTORS && u->count == 1 && u->actors[0].rank == RANK_STATE && is_years_old(c, i + 1))
        vote(b, u->actors[0].code, (struct str){0}, 6 * weight);
    if (u->kind == UNIT_PLACE && i == 0 && c->count > 2 && unit_is(&c->units[1], ",") && c->units[2].kind == UNIT_DATE)
        return;  /* a dateline, which votes for itself */
    if (u->kind == UNIT_PLACE)
        vote(b, u->actors[0].code, unit_text(c, i), (leads_there(c, i) ? 5 : 1) * weight);
    else if (u->kind == UNIT_ACTORS && u->count == 1 && u->actors[0].rank <= RANK_SEAT && leads_there(c, i) &&
             i > 0 && (where_word(&c->units[i - 1]) || unit_is(&c->units[i - 1], "to")))
        vote(b, u->actors[0].code, (struct str){0}, 4 * weight);
    if ((u->kind == UNIT_PLACE || (u->kind == UNIT_ACTORS && u->count == 1 && u->actors[0].rank <= RANK_SEAT)) &&
        dated_place(c, i))
        vote(b, u->actors[0].code, unit_text(c, i), 5 * weight);
    if (u->kind == UNIT_VERB && i > 0 && c->units[i - 1].kind == UNIT_ACTORS && c->units[i - 1].count == 1 &&
        asks(c, i))
        vote(b, c->units[i - 1].actors[0].code, (struct str){0}, 5 * weight);
}

/* "Colombo: Sri Lanka on Tuesday ...": where the text was written. */
static bool begins_with_place(const struct clause *c)
{
    return c->count > 3 && (c->units[0].kind == UNIT_PLACE ||
                            (c->units[0].kind == UNIT_ACTORS && c->units[0].actors[0].rank == RANK_SEAT)) &&
           unit_is(&c->units[1], ":");
}

static void vote_clause(struct ballot *b, const struct clause *c, int weight, day told)
{
    if (begins_with_place(c))
        vote(b, c->units[0].actors[0].code, (struct str){0}, 2);
    for (size_t i = 0; i < c->count; i++)
        vote_unit(b, c, i, weight, told);
}

/* The dateline says where the story was written: often, not always, where the occasion is. */
static void vote_dateline(struct ballot *b, struct arena *a, const struct story *s)
{
    struct words w = text_words(a, s->page->place, 0);
    struct name n = w.count > 0 ? who_name(w, 0, false) : (struct name){0};

    for (size_t i = 0; i < w.count; i++)
        w.items[i].capital = true;
    for (size_t i = 0; i < w.count && n.words == 0; i++)
        n = who_name(w, i, false);  /* "NONTHABURI, Thailand" */
    if (n.words > 0)
        vote(b, who_code(n), (struct str){0}, 2);
}

struct where where_held(struct arena *a, const struct story *s)
{
    struct ballot ballot = {0};
    struct where best = {0};
    int most = 0, leads = 0;

    vote_dateline(&ballot, a, s);
    for (size_t p = 0; p < s->count; p++)
        if (s->items[p].block != BLOCK_BYLINE)
            vote_clause(&ballot, &s->items[p].clause,
                        s->items[p].block == BLOCK_TITLE || leads++ < LEAD ? 2 : 1, s->told);
    for (size_t i = 0; i < ballot.count; i++)
        if (ballot.items[i].score > most) {
            most = ballot.items[i].score;
            best = (struct where){ballot.items[i].code, ballot.items[i].place};
        }
    return best;
}
