#include "read/story.h"

struct reading_pass {
    struct arena *a;
    struct who *who;
    struct story *out;
    size_t allocated;
};

static void read_block(struct reading_pass *r, const struct block *b, uint32_t index)
{
    struct words words = text_words(r->a, b->text, b->start);
    struct sentences sentences = text_sentences(r->a, words);
    const bool *quoted = text_quoted(r->a, words);

    for (size_t i = 0; i < sentences.count; i++) {
        struct clause clause = clause_read(r->a, r->who, words, sentences.items[i], quoted);
        struct story *s = r->out;

        s->items = arena_grow(r->a, s->items, &r->allocated, s->count, sizeof *s->items);
        s->items[s->count++] = (struct passage){b->kind, index, i == 0, clause};
    }
}

static void read_all(struct arena *a, struct who *who, struct story *out)
{
    struct reading_pass r = {.a = a, .who = who, .out = out};

    out->items = NULL;
    out->count = 0;
    for (size_t i = 0; i < out->page->count; i++)
        if (out->page->blocks[i].kind != BLOCK_FURNITURE)
            read_block(&r, &out->page->blocks[i], (uint32_t)i);
}

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
static int year_shown(const struct story *s)
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

static void tell_day(struct story *s, day received)
{
    day d = s->page->published;
    int year;

    if (d >= 10000) {
        s->told = d;
        s->dated = true;
        return;
    }
    year = s->page->year_hint != 0 && d != 0 ? s->page->year_hint : year_shown(s);
    if (d != 0 && year == 0)
        year = day_year(received);
    if (d != 0 && year != 0 && day_valid(day_make(year, 0, 0) + d)) {
        s->told = day_make(year, 0, 0) + d;
        s->dated = true;
        return;
    }
    if (year != 0)
        s->told = after_last_past(s, year);
}

struct story story_read(struct arena *a, const struct page *page, day received)
{
    struct story s = {.page = page};
    struct who who = {.a = a};

    who.on = page->published >= 10000 ? page->published : 0;
    read_all(a, &who, &s);
    tell_day(&s, received);
    who.on = s.told;
    if (who.on == 0)
        who.on = year_shown(&s) != 0 ? day_make(year_shown(&s), 6, 15) : received;
    read_all(a, &who, &s);
    return s;
}
