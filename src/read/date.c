#include "read/date.h"

#include "read/noun.h"

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
bool date_of_word(const struct clause *c, size_t i)
{
    size_t k = i;

    if (i > 0 && i + 1 < c->count && c->units[i].when.kind == WHEN_WEEKDAY && c->units[i + 1].kind == UNIT_WORD &&
        str_ends(c->units[i + 1].text, S("ed")) && c->units[i - 1].kind == UNIT_ACTORS)
        return true;  /* "Sri Lanka Tuesday downplayed" */
    if (i > 0 && unit_in(&c->units[i - 1], CLASS_ARTICLE))
        return false;  /* "invited him to the May 9 parade" */
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

static bool is_land(const struct unit *u)
{
    return u->kind == UNIT_PLACE || (u->kind == UNIT_ACTORS && u->count == 1 && !u->actors[0].owner &&
                                     (u->actors[0].rank == RANK_STATE || u->actors[0].rank == RANK_SEAT));
}

/* "held in Qunu, South Africa, on Saturday": commas around whose the place is part nothing. */
static bool of_place(const struct clause *c, size_t comma)
{
    if (comma < 2 || !is_land(&c->units[comma - 1]))
        return false;
    if (unit_is(&c->units[comma - 2], ","))
        return comma > 2 && is_land(&c->units[comma - 3]);
    return comma + 2 < c->count && is_land(&c->units[comma + 1]) && unit_is(&c->units[comma + 2], ",");
}

/* The verb whose time a day tells: the one before it, else the one behind. */
static const struct verb_group *verb_of_day(const struct clause *c, size_t i)
{
    const struct verb_group *bare = NULL;

    for (size_t k = i; k > 0 && k + 14 > i; k--) {
        if (c->units[k - 1].kind == UNIT_VERB && !c->units[k - 1].verb.bare)
            return &c->units[k - 1].verb;
        if (c->units[k - 1].kind == UNIT_VERB && bare == NULL)
            bare = &c->units[k - 1].verb;  /* "to the opening on Friday" */
        if ((unit_is(&c->units[k - 1], ",") && !of_place(c, k - 1)) || unit_is(&c->units[k - 1], ";"))
            break;
    }
    for (size_t k = i + 1; bare == NULL && k < c->count && k < i + 9; k++)
        if (c->units[k].kind == UNIT_VERB)
            return &c->units[k].verb;
    return bare;
}

static bool looks_back(const struct verb_group *g)
{
    return g != NULL && (g->tense == TENSE_PAST || (g->perfect && !g->would)) && g->over == VERB_none &&
           !g->progressive;
}

static bool comes(const struct verb_group *g)
{
    return g != NULL && (g->verb == VERB_come || g->verb == VERB_arrive || g->verb == VERB_land ||
                         g->verb == VERB_watch || g->verb == VERB_carry);
}

static bool opens(const struct verb_group *g)
{
    return g != NULL && (g->verb == VERB_open || g->verb == VERB_begin || g->verb == VERB_start ||
                         g->verb == VERB_hold || g->verb == VERB_take || g->verb == VERB_mark ||
                         g->verb == VERB_celebrate);
}

/* "the summit opens on Sunday", "takes place", "the parade on May 9" */
static int opening_votes(const struct clause *c, size_t i)
{
    size_t k = i;

    if (opens(verb_of_day(c, i)))
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
        votes = 0;  /* a story tells its own day for other reasons */
    if (!day_exact(when))
        votes = (occasion || is_coming(g)) && !looks_back(g) ? 2 : 0;
    return votes == 0 ? 0 : votes + opening_votes(c, i);
}

/* No year said: within the half year to come, or it is one of the past. */
static bool too_far(day when, day told, const struct when *w)
{
    if (told == 0 || !day_exact(told) || w->year != 0)
        return false;
    return day_number(when + (day_exact(when) ? 0 : 15)) - day_number(told) > 220;
}

/* "began their summit here Friday" */
static bool opened(const struct clause *c, size_t i)
{
    const struct verb_group *g = verb_of_day(c, i);

    return looks_back(g) && !g->perfect && !g->bare && !g->maybe_bare &&
           (g->verb == VERB_open || g->verb == VERB_begin || g->verb == VERB_start) &&
           c->units[i].when.kind != WHEN_YEAR && c->units[i].when.kind != WHEN_YEARS &&
           c->units[i].when.kind != WHEN_VAGUE;
}

/* "from November 11 to 22", told on the 12th: it is under way; its first day, else 0. */
static day under_way(const struct when *w, day told)
{
    day first = w->kind == WHEN_DATE && w->until > w->mday && day_exact(told) ? when_past(*w, told) : 0;

    return day_exact(first) && told <= first + (w->until - w->mday) ? first : 0;
}

static void vote_dates(struct dating *d, const struct passage *p, day told)
{
    const struct clause *c = &p->clause;
    bool occasion = false;

    for (size_t i = 0; i < c->count; i++)
        occasion = occasion || (occasion_weak(&c->units[i]) && !occasion_of_press(c, i));
    for (size_t i = 0; i < c->count; i++) {
        day when;
        int votes;

        if (c->units[i].kind != UNIT_DATE || date_of_word(c, i))
            continue;
        when = under_way(&c->units[i].when, told);
        if (occasion && when != 0) {
            vote_date(d, when, 7);
            continue;
        }
        when = date_meant(c, i, told);
        if (occasion && opened(c, i) && when_past(c->units[i].when, told) != 0) {
            vote_date(d, when_past(c->units[i].when, told), 7);
            continue;
        }
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

/* A past date beside an occasion's noun, or on which "the service was held", where no coming one is named. */
static day date_behind(const struct story *s)
{
    for (size_t p = 0; p < s->count; p++) {
        const struct clause *c = &s->items[p].clause;
        bool occasion = false, weak = false;

        for (size_t i = 0; i < c->count; i++) {
            occasion = occasion || occasion_noun(&c->units[i]);
            weak = weak || occasion_weak(&c->units[i]);
        }
        for (size_t i = 0; (occasion || weak) && i < c->count; i++)
            if (c->units[i].kind == UNIT_DATE && (occasion || opens(verb_of_day(c, i))) && !date_of_word(c, i) &&
                !(i > 0 && unit_is(&c->units[i - 1], "since")) &&
                c->units[i].when.kind != WHEN_YEAR && c->units[i].when.kind != WHEN_VAGUE &&
                c->units[i].when.kind != WHEN_YEARS) {
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

/* "decided to postpone the motorcade": a part of the programme, not the occasion itself. */
static bool of_programme(const struct clause *c, size_t verb)
{
    static const char *const parts[] = {"motorcade", "reception", "dinner", "lunch", "banquet", "landings", NULL};

    for (size_t i = verb + 1; i < c->count && i < verb + 5; i++)
        for (int k = 0; parts[k] != NULL; k++)
            if (unit_is(&c->units[i], parts[k]))
                return true;
    return false;
}

/* "the new date of June 24", "put off until September": the date that holds now. */
static bool date_moved(const struct story *s, day *moved)
{
    for (size_t p = 0; p < s->count; p++) {
        const struct clause *c = &s->items[p].clause;
        bool is_moved = false;

        for (size_t i = 0; i + 1 < c->count; i++) {
            bool fresh = unit_is(&c->units[i], "new") && unit_is(&c->units[i + 1], "date");

            is_moved = is_moved || (moves(&c->units[i], &c->units[i + 1]) && !of_programme(c, i));
            if (fresh)
                for (size_t k = i + 2; k < c->count && k < i + 6; k++)
                    if (c->units[k].kind == UNIT_DATE && !date_of_word(c, k)) {
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

/* How many days a unit counts: "a" 1, "two" 2; 0 none. */
static int counts(const struct unit *u)
{
    static const char *const numbers[] = {"a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
                                          "ten", NULL};

    for (int i = 0; numbers[i] != NULL; i++)
        if (unit_is(u, numbers[i]))
            return i < 2 ? 1 : i;
    return unit_is(u, "the") ? 1 : 0;
}

static bool names_occasion(const struct clause *c, size_t from)
{
    for (size_t i = from; i < c->count && i < from + 8; i++)
        if (occasion_weak(&c->units[i]))
            return true;
    return false;
}

/* "Two days before the summit opens", "Only a day remains until the funeral", "On the eve of the parade",
 * "Tomorrow is the day": how many days lie between; 0 where a sentence does not begin so. */
static int days_left(const struct clause *c)
{
    for (size_t i = 0; i + 3 < c->count && i < 6 && c->units[i].kind != UNIT_VERB; i++) {
        size_t at = i + 2;
        int n = counts(&c->units[i]);

        if (unit_is(&c->units[i], "eve") && unit_is(&c->units[i + 1], "of") && names_occasion(c, i + 2))
            return 1;
        if (n == 0 || !(unit_is(&c->units[i + 1], "day") || unit_is(&c->units[i + 1], "days")))
            continue;
        while (at < c->count && at < i + 4 &&
               (c->units[at].kind == UNIT_VERB || unit_is(&c->units[at], "remain") ||
                unit_is(&c->units[at], "remains")))
            at++;
        if (at < c->count && (unit_is(&c->units[at], "before") || unit_is(&c->units[at], "until")) &&
            names_occasion(c, at + 1))
            return n;
    }
    if (c->count > 3 && c->units[0].kind == UNIT_DATE && c->units[0].when.kind == WHEN_DAYS &&
        c->units[1].kind == UNIT_VERB && c->units[1].verb.verb == VERB_be && unit_is(&c->units[2], "the") &&
        unit_is(&c->units[3], "day"))
        return c->units[0].when.number;
    return 0;
}

static day date_near(const struct story *s)
{
    for (size_t p = 0; p < s->count && p < 10 && day_exact(s->told); p++) {
        int days = days_left(&s->items[p].clause);

        if (days > 0)
            return day_add(s->told, days);
    }
    return 0;
}

/* "opens in Los Angeles this week": some day of the month in which it is told. */
static day date_this_week(const struct story *s)
{
    for (size_t p = 0; p < s->count && s->told != 0; p++) {
        const struct clause *c = &s->items[p].clause;

        for (size_t i = 0; i < c->count; i++)
            if (c->units[i].kind == UNIT_DATE && c->units[i].when.kind == WHEN_VAGUE && c->units[i].when.lean == 0 &&
                opening_votes(c, i) > 0 && !looks_back(verb_of_day(c, i)))
                return day_make(day_year(s->told), day_month(s->told), 0);
    }
    return 0;
}

/* "LIVE: tanks roll over Red Square", "arrived this morning": told on the day itself. */
static day date_today(const struct story *s)
{
    if (day_exact(s->told) && (str_starts(s->page->title, S("LIVE")) || str_starts(s->page->title, S("Live"))))
        return s->told;
    for (size_t p = 0; p < s->count && day_exact(s->told); p++) {
        const struct clause *c = &s->items[p].clause;

        for (size_t i = 0; i < c->count; i++)
            if (c->units[i].kind == UNIT_DATE && c->units[i].when.kind == WHEN_DAYS && c->units[i].when.number == 0 &&
                (p < 8 || names_occasion(c, 0)) && looks_back(verb_of_day(c, i)) && comes(verb_of_day(c, i)))
                return s->told;
    }
    return 0;
}

day date_held(const struct story *s)
{
    struct dating dating = {0};
    day d;

    if (date_moved(s, &d))
        return d;
    d = date_near(s);
    if (d != 0)
        return d;
    for (size_t p = 0; p < s->count; p++)
        if (s->items[p].block != BLOCK_BYLINE)
            vote_dates(&dating, &s->items[p], s->told);
    d = date_chosen(&dating);
    if (d == 0)
        d = date_this_week(s);
    if (d == 0)
        d = date_today(s);
    return d != 0 ? d : date_behind(s);
}
