#include "read/occasion.h"

#include "read/date.h"
#include "read/noun.h"
#include "read/where.h"

static struct str unit_text(const struct clause *c, size_t i)
{
    return clause_text(c, i, i + 1);
}

static struct occasion main_occasion(struct arena *a, const struct story *s)
{
    struct where where = where_held(a, s);
    struct occasion o = {.country = where.country, .place = where.place, .name = noun_name(s), .date = date_held(s)};

    o.year = o.date != 0 ? day_year(o.date) : s->told != 0 ? day_year(s->told) : s->year;
    return o;
}

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

/* "the Queen's funeral last September", "In March 2014 the others cancelled the summit" */
static bool beside_occasion(const struct clause *c, size_t i)
{
    if (i > 0 && occasion_noun(&c->units[i - 1]))
        return true;
    for (size_t k = i + 1; k < c->count && k < i + 8; k++)
        if (c->units[k].kind == UNIT_VERB &&
            (c->units[k].verb.verb == VERB_cancel || c->units[k].verb.verb == VERB_call))
            return true;
    return false;
}

/* "the 2016 US presidential election": the year of what follows it, which is no occasion. */
static bool of_something_else(const struct clause *c, size_t i)
{
    if (i == 0 || !unit_in(&c->units[i - 1], CLASS_ARTICLE))
        return false;
    for (size_t k = i + 1; k < c->count && k < i + 5; k++) {
        if (unit_in(&c->units[k], CLASS_OCCASION))
            return false;
        if (c->units[k].kind == UNIT_MARK || c->units[k].kind == UNIT_VERB ||
            unit_in(&c->units[k], CLASS_PREPOSITION) || unit_in(&c->units[k], CLASS_CONJUNCTION))
            return k > i + 1;
    }
    return i + 1 < c->count;
}

/* A year of the past or the next that the clause is set in: "in 2014", "a year ago", "next year". */
static int year_of(const struct clause *c, size_t verb, day told, day *date)
{
    bool aside = false;

    *date = 0;
    for (size_t i = 0; i < c->count; i++) {
        const struct when *w = &c->units[i].when;

        if (i > verb && (unit_is(&c->units[i], "who") || unit_is(&c->units[i], "which") ||
                         unit_is(&c->units[i], "where") || unit_is(&c->units[i], "as") ||
                         unit_is(&c->units[i], "because") || unit_is(&c->units[i], "since")))
            break;  /* "sends Han Zheng, who had Hong Kong in his portfolio in 2019" */
        if (unit_is(&c->units[i], ","))
            aside = i + 1 < c->count && (unit_is(&c->units[i + 1], "where") || unit_is(&c->units[i + 1], "which") ||
                                         unit_is(&c->units[i + 1], "who") || unit_is(&c->units[i + 1], "whose"));
        if (c->units[i].kind != UNIT_DATE || aside)
            continue;
        if (w->kind == WHEN_YEAR && (i == 0 || !unit_is(&c->units[i - 1], "since")) && !of_something_else(c, i))
            return w->year;
        if (w->kind == WHEN_YEARS && told != 0)
            return day_year(told) + w->number;
        if (w->kind == WHEN_DATE && told != 0 && beside_occasion(c, i) && when_past(*w, told) != 0 &&
            (w->lean < 0 || (w->year != 0 && w->mday == 0)) && day_year(when_past(*w, told)) != day_year(told))
            return day_year(when_past(*w, told));
    }
    return 0;
}

/* The units around a verb up to "but" and ";": what is said beyond them is of something else. */
static void part_of(const struct clause *c, size_t verb, size_t *from, size_t *to)
{
    *from = verb;
    *to = verb;
    while (*from > 0 && !unit_is(&c->units[*from - 1], ";") && !unit_is(&c->units[*from - 1], "but") &&
           !unit_is(&c->units[*from - 1], "that"))
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
        code = where_beside(c, i, place, &beside);
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
                       !c->units[i].actors[0].owner &&
              (where_word(&c->units[i - 1]) || unit_is(&c->units[i - 1], "to")))) &&
            str_eq(c->units[i].actors[0].code, host))
            return true;
    return false;
}

/* A body's summit is held elsewhere every year; a parade is not. */
static bool moves_on(const struct occasion *o)
{
    static const char *const series[] = {
        "G20",  "G7",   "G8",  "G-20", "G-7",   "G-8",     "BRICS",        "APEC",         "Apec",
        "NATO", "Nato", "SCO", "COP",  "ASEAN", "Olympic", "Francophonie", "Commonwealth", NULL};

    for (int i = 0; series[i] != NULL; i++)
        if (str_find(o->name, str_of(series[i]), 0) != STR_NONE)
            return true;
    return false;
}

size_t occasion_at(struct occasions *o, struct str country, int year)
{
    struct occasion other = o->items[0];

    if (str_eq(country, o->items[0].country) && year == o->items[0].year)
        return 0;
    if (!str_eq(country, other.country))
        other.place = other.name = (struct str){0};
    other.country = country;
    other.year = year;
    other.date = day_make(year, 0, 0);
    return occasion_find(o, other);
}

static bool lies_ahead(const struct clause *c, size_t verb)
{
    const struct verb_group *g = verb < c->count && c->units[verb].kind == UNIT_VERB ? &c->units[verb].verb : NULL;

    return g != NULL && (g->tense == TENSE_FUTURE || g->over != VERB_none ||
                         (g->progressive && g->tense == TENSE_PRESENT));
}

size_t occasion_of(struct occasions *o, const struct story *s, size_t passage, size_t verb)
{
    const struct clause *c = &s->items[passage].clause;
    struct occasion other = o->items[0];
    struct str place, code;
    day date;
    int year = year_of(c, verb, s->told, &date);

    if (year != 0 && year != o->items[0].year) {
        other.year = year;
        other.date = day_make(year, 0, 0);
        other.place = (struct str){0};
        if (moves_on(&o->items[0]))
            other.country = (struct str){0};
        for (size_t i = 0; i < c->count; i++)
            if (other.place.n > 0) {
                break;
            } else if (c->units[i].kind == UNIT_PLACE && i > 0 &&
                       (where_word(&c->units[i - 1]) || unit_is(&c->units[i - 1], "to"))) {
                other.country = c->units[i].actors[0].code;
                other.place = unit_text(c, i);
            } else if (c->units[i].kind == UNIT_ACTORS && c->units[i].actors[0].rank == RANK_STATE && i > 0 &&
                       where_word(&c->units[i - 1]) && country_find(c->units[i].actors[0].code) != NULL) {
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
            if (c->units[i].kind == UNIT_DATE && !date_of_word(c, i))
                other.date = lies_ahead(c, verb) ? when_future(c->units[i].when, s->told)
                                                 : when_past(c->units[i].when, s->told);
        if (other.date != 0)
            other.year = day_year(other.date);
        else
            other.date = day_make(other.year, 0, 0);
        return occasion_find(o, other);
    }
    return 0;
}
