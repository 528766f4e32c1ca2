#include "read/occasion.h"

#include "base/utf8.h"

/* How often, and how near to an occasion's noun, a host's code is named. */
struct tally {
    struct str code, place;
    int score;
};

enum { TALLIES = 64 };

struct ballot {
    struct tally items[TALLIES];
    size_t count;
};

/* "press conference", "news conference": no occasion. */
static bool of_the_press(const struct clause *c, size_t i)
{
    return i > 0 && (unit_is(&c->units[i - 1], "press") || unit_is(&c->units[i - 1], "news") ||
                     unit_is(&c->units[i - 1], "video"));
}

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

bool occasion_noun(const struct unit *u)
{
    static const char *const weak[] = {"opening", "visit", "meeting", "day", "event", "events", "service", "session",
                                       "trip", "dinner", "lunch", "party", "march", "council", "talks", "talk",
                                       "congress", "games", "cop", "forum", "reception", "convention", NULL};

    if (!unit_in(u, CLASS_OCCASION))
        return false;
    for (int i = 0; weak[i] != NULL; i++)
        if (unit_is(u, weak[i]))
            return false;
    return true;
}

static bool is_weak_occasion(const struct unit *u)
{
    return unit_in(u, CLASS_OCCASION) && !unit_is(u, "day") && !unit_is(u, "party") && !unit_is(u, "march");
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

static bool place_word(const struct unit *u)
{
    return unit_is(u, "in") || unit_is(u, "at") || unit_is(u, "on") || unit_is(u, "near");
}

/* The host that stands with the occasion noun at i: before it ("the Beijing parade", "China's"), or
 * behind it ("parade in Moscow", "the summit due in Sochi"). */
static struct str host_beside(const struct clause *c, size_t i, struct str *place, bool *beside)
{
    struct str code = {0}, topic = {0};

    *place = (struct str){0};
    *beside = true;
    if (of_the_press(c, i)) {
        *beside = false;
        return code;
    }
    for (size_t k = i; k > 0 && k + 5 > i; k--) {
        const struct unit *u = &c->units[k - 1];

        if (unit_is(&c->units[i], "visit") || unit_is(&c->units[i], "trip"))
            break;  /* "Kim's visit": he comes, and is no host */
        if (u->kind == UNIT_MARK || u->kind == UNIT_VERB)
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
        if (unit_is(&c->units[k], ";") || unit_is(&c->units[k], ".") || unit_in(&c->units[k], CLASS_OCCASION))
            break;
        if (place_word(&c->units[k]) || (unit_is(&c->units[i], "visit") && unit_is(&c->units[k], "to"))) {
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

    while (k > 0 && (unit_in(&c->units[k - 1], CLASS_ARTICLE) || place_word(&c->units[k - 1]) ||
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

static bool asks(const struct clause *c, size_t i)
{
    const struct verb_group *g = &c->units[i].verb;

    if (g->passive || g->bare)
        return false;
    if (g->verb == VERB_invite || g->verb == VERB_host)
        return true;
    for (size_t k = i + 1; k < c->count && k < i + 5; k++)
        if (unit_is(&c->units[k], "invitation") || unit_is(&c->units[k], "invitations"))
            return g->verb == VERB_withdraw || g->verb == VERB_send || g->verb == VERB_extend ||
                   g->verb == VERB_renew || g->verb == VERB_repeat || g->verb == VERB_issue;
    return false;
}

static void vote_unit(struct ballot *b, const struct clause *c, size_t i, int weight, day told)
{
    const struct unit *u = &c->units[i];
    struct str place, code;
    bool beside;

    if (is_weak_occasion(u) && !next_year_before(c, i) && !of_another_year(c, told) &&
        !(i > 0 && unit_is(&c->units[i - 1], "to"))) {
        code = host_beside(c, i, &place, &beside);
        vote(b, code, place, (occasion_noun(u) ? 6 : 2) * weight);
    }
    if (u->kind == UNIT_PLACE)
        vote(b, u->actors[0].code, unit_text(c, i), (leads_there(c, i) ? 5 : 1) * weight);
    else if (u->kind == UNIT_ACTORS && u->count == 1 && u->actors[0].rank <= RANK_SEAT && leads_there(c, i) &&
             i > 0 && (place_word(&c->units[i - 1]) || unit_is(&c->units[i - 1], "to")))
        vote(b, u->actors[0].code, (struct str){0}, 4 * weight);
    if ((u->kind == UNIT_PLACE || (u->kind == UNIT_ACTORS && u->count == 1 && u->actors[0].rank <= RANK_SEAT)) &&
        dated_place(c, i))
        vote(b, u->actors[0].code, unit_text(c, i), 5 * weight);
    if (u->kind == UNIT_VERB && asks(c, i) && i > 0 && c->units[i - 1].kind == UNIT_ACTORS &&
        c->units[i - 1].count == 1)
        vote(b, c->units[i - 1].actors[0].code, (struct str){0}, 5 * weight);
}

static void vote_clause(struct ballot *b, const struct clause *c, int weight, day told)
{
    for (size_t i = 0; i < c->count; i++)
        vote_unit(b, c, i, weight, told);
}

/* --- name ------------------------------------------------------------------------------------ */

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

static struct str name_chosen(const struct naming *n)
{
    struct str best = {0};
    int most = 0;

    for (size_t i = 0; i < n->count; i++) {
        int votes = n->votes[i] * 2 + (str_find_byte(n->items[i], ' ', 0) != STR_NONE ? 3 : 0);

        if (votes > most && n->items[i].n < 60) {
            most = votes;
            best = n->items[i];
        }
    }
    return best;
}

/* --- date ------------------------------------------------------------------------------------ */

struct dating {
    day items[48];
    int votes[48];
    size_t count;
};

static void vote_date(struct dating *d, day when, int votes)
{
    if (when == 0 || !day_valid(when))
        return;
    for (size_t i = 0; i < d->count; i++)
        if (d->items[i] == when) {
            d->votes[i] += votes;
            return;
        }
    if (d->count < 48) {
        d->items[d->count] = when;
        d->votes[d->count++] = votes;
    }
}

/* "said on Monday", "told reporters in May", "announced Thursday": the day of a word. */
static bool of_a_word(const struct clause *c, size_t i)
{
    size_t k = i;

    if (k > 0 && unit_in(&c->units[k - 1], CLASS_PREPOSITION))
        k--;
    for (int back = 0; k > 0 && back < 4; k--, back++) {
        const struct unit *u = &c->units[k - 1];

        if (u->kind == UNIT_VERB) {
            enum verb v = u->verb.verb;

            return v == VERB_say || v == VERB_tell || v == VERB_announce || v == VERB_confirm || v == VERB_report ||
                   v == VERB_declare || v == VERB_write || v == VERB_publish || v == VERB_decline ||
                   (v == VERB_invite && u->verb.tense != TENSE_FUTURE) || v == VERB_accept || v == VERB_arrive ||
                   v == VERB_land || v == VERB_call || v == VERB_turn;
        }
        if (u->kind == UNIT_MARK && !unit_is(u, ","))
            return false;
    }
    return false;
}

static day date_meant(const struct clause *c, size_t i, day told)
{
    const struct when *w = &c->units[i].when;

    if (w->kind == WHEN_YEAR || w->kind == WHEN_YEARS || w->kind == WHEN_VAGUE || w->lean < 0)
        return 0;
    if (told == 0 && w->year == 0)
        return 0;
    return when_future(*w, told);
}

/* The verb whose time a day tells: the one before it, else the one behind. */
static const struct verb_group *verb_of_day(const struct clause *c, size_t i)
{
    for (size_t k = i; k > 0 && k + 9 > i; k--) {
        if (c->units[k - 1].kind == UNIT_VERB)
            return &c->units[k - 1].verb;
        if (unit_is(&c->units[k - 1], ",") || unit_is(&c->units[k - 1], ";"))
            break;
    }
    for (size_t k = i + 1; k < c->count && k < i + 9; k++)
        if (c->units[k].kind == UNIT_VERB)
            return &c->units[k].verb;
    return NULL;
}

static bool looks_back(const struct verb_group *g)
{
    return g != NULL && (g->tense == TENSE_PAST || (g->perfect && !g->would)) && g->over == VERB_none &&
           !g->progressive;
}

/* "the summit opens on Sunday", "takes place", "the parade on May 9" */
static int opening_votes(const struct clause *c, size_t i)
{
    const struct verb_group *g = verb_of_day(c, i);
    size_t k = i;

    if (g != NULL && (g->verb == VERB_open || g->verb == VERB_begin || g->verb == VERB_start ||
                      g->verb == VERB_hold || g->verb == VERB_take))
        return 3;
    if (k > 0 && (unit_is(&c->units[k - 1], "on") || unit_is(&c->units[k - 1], "(")))
        k--;
    return k > 0 && unit_in(&c->units[k - 1], CLASS_OCCASION) ? 3 : 0;
}

static bool is_coming(const struct verb_group *g)
{
    return g != NULL && (g->verb == VERB_come || g->verb == VERB_attend || g->verb == VERB_march ||
                         g->verb == VERB_travel || g->verb == VERB_go || g->verb == VERB_be);
}

static int date_votes(const struct clause *c, size_t i, day when, day told, bool occasion)
{
    const struct when *w = &c->units[i].when;
    const struct verb_group *g = verb_of_day(c, i);
    int votes = occasion ? 4 : 1;

    if (w->kind == WHEN_WEEKDAY || w->kind == WHEN_DAYS)
        votes = looks_back(g) ? 0 : occasion ? 3 : is_coming(g) && w->kind == WHEN_WEEKDAY ? 2 : 0;
    else if (when == told)
        votes = 1;  /* a story tells its own day for other reasons */
    if (!day_exact(when))
        votes = occasion && !looks_back(g) ? 2 : 0;
    return votes == 0 ? 0 : votes + opening_votes(c, i);
}

/* No year said: within the half year to come, or it is one of the past. */
static bool too_far(day when, day told, const struct when *w)
{
    if (told == 0 || !day_exact(told) || w->year != 0)
        return false;
    return day_number(when + (day_exact(when) ? 0 : 15)) - day_number(told) > 220;
}

static void vote_dates(struct dating *d, const struct passage *p, day told)
{
    const struct clause *c = &p->clause;
    bool occasion = false;

    for (size_t i = 0; i < c->count; i++)
        occasion = occasion || is_weak_occasion(&c->units[i]);
    for (size_t i = 0; i < c->count; i++) {
        day when;
        int votes;

        if (c->units[i].kind != UNIT_DATE || of_a_word(c, i))
            continue;
        when = date_meant(c, i, told);
        if (when == 0 || (told != 0 && (when < told && !day_agrees(when, told))) ||
            (told != 0 && day_year(when) > day_year(told) + 1) || too_far(when, told, &c->units[i].when))
            continue;
        votes = date_votes(c, i, when, told, occasion);
        vote_date(d, when, votes > 0 && p->block == BLOCK_TITLE ? votes + 2 : votes);
    }
}

static day date_chosen(const struct dating *d)
{
    day best = 0;
    int most = 0;

    for (size_t i = 0; i < d->count; i++) {
        int votes = d->votes[i] + (day_exact(d->items[i]) ? 1 : 0);

        if (d->votes[i] > 0 && votes > most) {
            most = votes;
            best = d->items[i];
        }
    }
    for (size_t i = 0; i < d->count; i++)  /* "next month", and elsewhere "24 August" */
        if (!day_exact(best) && best != 0 && d->votes[i] > 0 && day_exact(d->items[i]) &&
            day_agrees(best, d->items[i]))
            return d->items[i];
    return best;
}

/* A past date beside an occasion's noun, where no coming one is named. */
static day date_behind(const struct story *s)
{
    for (size_t p = 0; p < s->count; p++) {
        const struct clause *c = &s->items[p].clause;
        bool occasion = false;

        for (size_t i = 0; i < c->count; i++)
            occasion = occasion || occasion_noun(&c->units[i]);
        for (size_t i = 0; occasion && i < c->count; i++)
            if (c->units[i].kind == UNIT_DATE && !of_a_word(c, i) && c->units[i].when.kind != WHEN_YEAR &&
                c->units[i].when.kind != WHEN_VAGUE && c->units[i].when.kind != WHEN_YEARS) {
                day d = when_past(c->units[i].when, s->told);

                if (d != 0)
                    return d;
            }
    }
    return 0;
}

static bool moves(const struct unit *u, const struct unit *next)
{
    if (u->kind != UNIT_VERB)
        return false;
    if (u->verb.verb == VERB_postpone || u->verb.verb == VERB_reschedule || u->verb.verb == VERB_delay)
        return true;
    return u->verb.verb == VERB_put && unit_is(next, "off");
}

/* "the new date of June 24", "put off until September": the date that holds now. */
static bool date_moved(const struct story *s, day *moved)
{
    for (size_t p = 0; p < s->count; p++) {
        const struct clause *c = &s->items[p].clause;
        bool is_moved = false;

        for (size_t i = 0; i + 1 < c->count; i++) {
            bool fresh = unit_is(&c->units[i], "new") && unit_is(&c->units[i + 1], "date");

            is_moved = is_moved || moves(&c->units[i], &c->units[i + 1]);
            if (fresh)
                for (size_t k = i + 2; k < c->count && k < i + 6; k++)
                    if (c->units[k].kind == UNIT_DATE) {
                        *moved = when_future(c->units[k].when, s->told);
                        return *moved != 0;
                    }
            if (is_moved && (unit_is(&c->units[i], "until") || unit_is(&c->units[i], "to")) &&
                c->units[i + 1].kind == UNIT_DATE && !looks_back(verb_of_day(c, i + 1))) {
                *moved = when_future(c->units[i + 1].when, s->told);
                return *moved != 0 && *moved >= s->told;
            }
        }
    }
    return false;
}

/* --- the main occasion ------------------------------------------------------------------------- */

/* The dateline says where the story was written: often, not always, where the occasion is. */
static void vote_dateline(struct ballot *b, struct arena *a, const struct story *s)
{
    struct words w = text_words(a, s->page->place, 0);
    struct name n = w.count > 0 ? who_name(w, 0, false) : (struct name){0};

    for (size_t i = 0; i < w.count; i++)
        w.items[i].capital = true;
    if (n.words > 0)
        vote(b, who_code(n), (struct str){0}, 2);
}

static struct occasion main_occasion(struct arena *a, const struct story *s)
{
    struct ballot ballot = {0};
    struct naming naming = {0};
    struct dating dating = {0};
    struct occasion o = {0};
    int most = 0;

    vote_dateline(&ballot, a, s);
    for (size_t p = 0; p < s->count; p++) {
        const struct clause *c = &s->items[p].clause;
        int weight = s->items[p].block == BLOCK_TITLE ? 2 : 1;

        if (s->items[p].block == BLOCK_BYLINE)
            weight = 0;
        vote_clause(&ballot, c, weight, s->told);
        if (s->items[p].block != BLOCK_BYLINE)
            vote_dates(&dating, &s->items[p], s->told);
        for (size_t i = 0; i < c->count; i++)
            if (occasion_noun(&c->units[i]) && !of_the_press(c, i))
                vote_name(&naming, name_at(c, i), weight + (p < 8));
    }
    for (size_t i = 0; i < ballot.count; i++)
        if (ballot.items[i].score > most) {
            most = ballot.items[i].score;
            o.country = ballot.items[i].code;
            o.place = ballot.items[i].place;
        }
    o.name = name_chosen(&naming);
    if (!date_moved(s, &o.date))
        o.date = date_chosen(&dating);
    if (o.date == 0)
        o.date = date_behind(s);
    o.year = o.date != 0 ? day_year(o.date) : day_year(s->told);
    return o;
}

/* --- others ------------------------------------------------------------------------------------ */

static size_t occasion_find(struct occasions *o, struct occasion want)
{
    for (size_t i = 0; i < o->count; i++)
        if (str_eq(o->items[i].country, want.country) && o->items[i].year == want.year)
            return i;
    if (o->count == OCCASIONS_MAX)
        return 0;
    o->items[o->count] = want;
    return o->count++;
}

struct occasions occasion_read(struct arena *a, const struct story *s)
{
    struct occasions o = {.of = ARENA_NEW(a, uint8_t, s->count)};

    o.items[0] = main_occasion(a, s);
    o.count = 1;
    return o;
}

/* A year of the past or the next that the clause is set in: "in 2014", "a year ago", "next year". */
static int year_of(const struct clause *c, day told, day *date)
{
    *date = 0;
    for (size_t i = 0; i < c->count; i++) {
        const struct when *w = &c->units[i].when;

        if (c->units[i].kind != UNIT_DATE)
            continue;
        if (w->kind == WHEN_YEAR && (i == 0 || !unit_is(&c->units[i - 1], "since")))
            return w->year;
        if (w->kind == WHEN_YEARS && told != 0)
            return day_year(told) + w->number;
    }
    return 0;
}

/* The units around a verb up to "but" and ";": what is said beyond them is of something else. */
static void part_of(const struct clause *c, size_t verb, size_t *from, size_t *to)
{
    *from = verb;
    *to = verb;
    while (*from > 0 && !unit_is(&c->units[*from - 1], ";") && !unit_is(&c->units[*from - 1], "but"))
        --*from;
    while (*to < c->count && !unit_is(&c->units[*to], ";") && !unit_is(&c->units[*to], "but"))
        ++*to;
}

/* The host that the clause itself names beside an occasion's noun. */
static struct str other_host(const struct clause *c, size_t verb, struct str host, struct str *place)
{
    size_t from, to;

    part_of(c, verb, &from, &to);
    for (size_t i = from; i < to; i++) {
        bool beside;
        struct str code;

        if (!occasion_noun(&c->units[i]) && !unit_is(&c->units[i], "visit"))
            continue;
        code = host_beside(c, i, place, &beside);
        if (beside && code.n > 0 && !str_eq(code, host) && country_find(code) != NULL)
            return code;
    }
    return (struct str){0};
}

static bool names_host(const struct clause *c, size_t verb, struct str host)
{
    size_t from, to;

    part_of(c, verb, &from, &to);
    for (size_t i = from; i < to; i++)
        if ((c->units[i].kind == UNIT_PLACE ||
             (c->units[i].kind == UNIT_ACTORS && c->units[i].actors[0].rank == RANK_STATE && i > 0 &&
              (place_word(&c->units[i - 1]) || unit_is(&c->units[i - 1], "to")))) &&
            str_eq(c->units[i].actors[0].code, host))
            return true;
    return false;
}

size_t occasion_of(struct occasions *o, const struct story *s, size_t passage, size_t verb)
{
    const struct clause *c = &s->items[passage].clause;
    struct occasion other = o->items[0];
    struct str place, code;
    day date;
    int year = year_of(c, s->told, &date);

    if (year != 0 && year != o->items[0].year) {
        other.year = year;
        other.date = day_make(year, 0, 0);
        other.place = (struct str){0};
        for (size_t i = 0; i < c->count; i++)
            if (c->units[i].kind == UNIT_PLACE) {
                other.country = c->units[i].actors[0].code;
                other.place = unit_text(c, i);
            } else if (c->units[i].kind == UNIT_ACTORS && c->units[i].actors[0].rank == RANK_STATE && i > 0 &&
                       place_word(&c->units[i - 1]) && country_find(c->units[i].actors[0].code) != NULL) {
                other.country = c->units[i].actors[0].code;
            }
        return occasion_find(o, other);
    }
    code = other_host(c, verb, o->items[0].country, &place);
    if (code.n > 0 && !names_host(c, verb, o->items[0].country)) {
        other.country = code;
        other.place = place;
        other.year = day_year(s->told);
        other.date = 0;
        for (size_t i = 0; i < c->count; i++)
            if (c->units[i].kind == UNIT_DATE && !of_a_word(c, i))
                other.date = when_past(c->units[i].when, s->told);
        if (other.date != 0)
            other.year = day_year(other.date);
        else
            other.date = day_make(other.year, 0, 0);
        return occasion_find(o, other);
    }
    return 0;
}
