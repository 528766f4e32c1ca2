#include "read/told.h"

#include "names/names.h"

static bool of_the_war(const struct clause *c, size_t i)
{
    static const char *const words[] = {"victory", "war", "surrender", "liberation", "defeat", "wwii", NULL};

    for (size_t k = i + 1; k < i + 11 && k < c->count; k++)
        for (int w = 0; words[w] != NULL; w++)
            if (unit_is(&c->units[k], words[w]))
                return true;
    return false;
}

/* "70th anniversary of the victory", "75 years since the defeat": the year that makes it so. */
static int anniversary_year(const struct clause *c)
{
    for (size_t i = 0; i + 1 < c->count; i++) {
        struct str t = c->words.items[c->units[i].from].text;
        bool years = c->units[i].kind == UNIT_WORD && (unit_is(&c->units[i + 1], "years"));
        int64_t n;

        if (t.n > 3 && str_ends(t, S("th")))
            t.n -= 2;
        else if (!years)
            continue;
        if (str_int(t, &n) && n >= 40 && n <= 120 && of_the_war(c, i))
            return 1945 + (int)n;
    }
    return 0;
}

/* The year that the story itself shows: an anniversary, else the latest year it names. */
int told_year(const struct story *s)
{
    int latest = 0;

    for (size_t i = 0; i < s->count; i++) {
        int year = anniversary_year(&s->items[i].clause);

        if (year != 0)
            return year;
        for (size_t k = 0; k < s->items[i].clause.count; k++) {
            const struct unit *u = &s->items[i].clause.units[k];

            if (u->kind == UNIT_DATE && u->when.year > latest && u->when.year < 2100)
                latest = u->when.year;
        }
    }
    return latest;
}

static bool is_day_of_occasion(const struct clause *c, size_t i)
{
    return (i + 1 < c->count && unit_in(&c->units[i + 1], CLASS_OCCASION)) ||
           (i + 2 < c->count && unit_in(&c->units[i + 2], CLASS_OCCASION)) ||
           (i > 0 && (unit_is(&c->units[i - 1], "on") || unit_is(&c->units[i - 1], "the")) && i > 1 &&
            unit_in(&c->units[i - 2], CLASS_OCCASION));
}

static bool past_before(const struct clause *c, size_t i)
{
    for (size_t v = i; v > 0 && v + 7 > i; v--)
        if (c->units[v - 1].kind == UNIT_VERB)
            return c->units[v - 1].verb.tense == TENSE_PAST && !c->units[v - 1].verb.infinitive;
    return false;
}

/* Holidays that the press names instead of the day. */
static day named_day(const struct clause *c, size_t i, int year)
{
    if (i + 1 < c->count && unit_is(&c->units[i], "victory") && unit_is(&c->units[i + 1], "day"))
        return day_make(year, 5, 9);
    return 0;
}

/* What a story without a day shows of it: the last day that it looks back on, the last month, and
 * the weekday that most of its words were said on. */
struct traces {
    day last;
    int month;
    int weekdays[7];
};

static void trace_clause(const struct clause *c, int year, struct traces *t)
{
    for (size_t k = 0; k < c->count; k++) {
        const struct unit *u = &c->units[k];
        day d = named_day(c, k, year);

        for (size_t n = k + 2; d != 0 && n < c->count && n < k + 6; n++)
            if (c->units[n].kind == UNIT_DATE && c->units[n].when.kind == WHEN_WEEKDAY && day_exact(d) &&
                c->units[n].when.number == day_weekday(d) && past_before(c, k) && d > t->last)
                t->last = d;
        if (u->kind != UNIT_DATE || is_day_of_occasion(c, k))
            continue;
        if (u->when.kind == WHEN_WEEKDAY && u->when.lean == 0 && past_before(c, k))
            t->weekdays[u->when.number]++;
        if (u->when.kind != WHEN_DATE || (u->when.year != 0 && u->when.year != year))
            continue;
        d = day_make(year, u->when.month, u->when.mday);
        if (u->when.mday != 0 && past_before(c, k) && day_valid(d) && d > t->last)
            t->last = d;
        if (u->when.mday == 0 && k > 0 && unit_is(&c->units[k - 1], "-") && u->when.month > t->month)
            t->month = u->when.month;  /* "mid-May" */
    }
}

static int common_weekday(const struct traces *t)
{
    int best = -1;

    for (int w = 0; w < 7; w++)
        if (t->weekdays[w] > 0 && (best < 0 || t->weekdays[w] > t->weekdays[best]))
            best = w;
    return best;
}

/* A story without a day is told on the weekday that its words were said on, next after the last day
 * that it looks back on; where it names but a month, late in that month. */
static day after_last_past(const struct story *s, int year)
{
    struct traces t = {0};
    int weekday;
    day d;

    for (size_t i = 0; i < s->count; i++)
        trace_clause(&s->items[i].clause, year, &t);
    weekday = common_weekday(&t);
    if (t.month != 0 && t.month >= day_month(t.last)) {
        d = day_add(day_make(year + t.month / 12, t.month % 12 + 1, 1), -1);
        while (weekday >= 0 && day_weekday(d) != weekday)
            d = day_add(d, -1);
        return d;
    }
    if (t.last == 0)
        return 0;
    d = day_add(t.last, 1);
    while (weekday >= 0 && day_weekday(d) != weekday)
        d = day_add(d, 1);
    return d;
}

/* --- the year that the leaders named show ------------------------------------------------------ */

struct terms {
    const struct leader *items[128];
    size_t count;
};

static void find_leaders(const struct story *s, struct terms *t)
{
    for (size_t i = 0; i < s->count; i++) {
        struct words w = s->items[i].clause.words;

        if (!s->items[i].first)
            continue;  /* the words are the whole block's */
        for (size_t at = 0; at < w.count; at++) {
            uint64_t folds[8];
            struct name hits[NAMES_MAX];
            size_t n = 0, limit = w.count - at < 8 ? w.count - at : 8;

            if (!w.items[at].capital)
                continue;
            for (; n < limit; n++)
                folds[n] = w.items[at + n].fold;
            n = names_at(folds, n, hits);
            for (size_t k = 0; k < n && t->count < 128; k++)
                if (hits[k].kind == NAME_LEADER)
                    t->items[t->count++] = leader_row(hits[k].row);
        }
    }
}

/* The year in which most leaders that the story names were in office on its day; of several the one
 * whose weekday the story names, else the latest. */
static int year_of_leaders(const struct story *s, day month_day, day received)
{
    struct terms t = {0};
    struct traces traces = {0};
    int best = 0, most = 0, last = received != 0 ? day_year(received) : 2030;

    find_leaders(s, &t);
    for (size_t i = 0; i < s->count; i++)
        trace_clause(&s->items[i].clause, 0, &traces);
    for (int year = 1950; year <= last; year++) {
        day d = day_make(year, 0, 0) + month_day;
        int votes = 0;

        if (!day_valid(d))
            continue;
        for (size_t i = 0; i < t.count; i++)
            votes += leader_in_office(t.items[i], d) ? 4 : 0;
        if (votes > 0 && traces.weekdays[day_weekday(d)] > 0)
            votes += 2;
        if (votes > 0 && votes >= most) {
            most = votes;
            best = year;
        }
    }
    return best;
}

enum { LEADERS_ENOUGH = 4 };

static int in_office(const struct terms *t, day d)
{
    int count = 0;

    for (size_t i = 0; i < t->count; i++) {
        bool again = false;

        for (size_t k = 0; k < i; k++)
            again = again || t->items[k] == t->items[i];
        count += !again && leader_in_office(t->items[i], d);
    }
    return count;
}

/* Where the months in which most of them were in office together lie in one year, or nearly so. */
int told_year_by_leaders(const struct story *s, day received)
{
    struct terms t = {0};
    int most = LEADERS_ENOUGH - 1, best = 0, last = received != 0 ? day_year(received) : 2030;
    int months = 0, of_best = 0;

    find_leaders(s, &t);
    for (int year = 1950; year <= last; year++) {
        int of_year = 0;

        for (int month = 1; month <= 12; month++) {
            int count = in_office(&t, day_make(year, month, 15));

            if (count > most) {
                most = count;
                months = of_year = of_best = 0;
            }
            of_year += count == most;
            months += count == most && most >= LEADERS_ENOUGH;
        }
        if (of_year > of_best && most >= LEADERS_ENOUGH) {
            of_best = of_year;
            best = year;
        }
    }
    return of_best * 4 >= months * 3 ? best : 0;
}

/* "Nagasaki, Aug. 8, 2024 (Jiji Press) -": the day with which the text itself begins. */
static day dateline_day(const struct story *s)
{
    for (size_t p = 0; p < s->count && p < 3; p++) {
        const struct clause *c = &s->items[p].clause;

        for (size_t i = 1; s->items[p].first && i + 1 < c->count && i < 5; i++)
            if (c->units[i].kind == UNIT_DATE && c->units[i].when.year != 0 && c->units[i].when.mday != 0 &&
                unit_is(&c->units[i - 1], ",") && c->units[i + 1].kind == UNIT_MARK)
                return when_past(c->units[i].when, 0);
    }
    return 0;
}

/* A list or a table is kept up to date rather than told on a day. */
static bool is_list(const struct page *page)
{
    size_t listed = 0;

    for (size_t i = 0; i < page->count; i++)
        listed += page->blocks[i].kind == BLOCK_ROW || page->blocks[i].kind == BLOCK_ITEM;
    return listed >= 3;
}

void told_work_out(struct story *s, day received)
{
    day d = s->page->published;
    int year;

    if (d >= 10000) {
        s->told = d;
        s->dated = true;
        return;
    }
    if (d == 0 && (s->told = dateline_day(s)) != 0) {
        s->dated = true;
        return;
    }
    year = s->page->year_hint != 0 && d != 0 ? s->page->year_hint : told_year(s);
    if (d != 0 && year == 0)
        year = year_of_leaders(s, d, received);
    if (d != 0 && year != 0 && day_valid(day_make(year, 0, 0) + d)) {
        s->told = day_make(year, 0, 0) + d;
        s->dated = true;
        return;
    }
    if (year != 0 && !is_list(s->page))
        s->told = after_last_past(s, year);
}
