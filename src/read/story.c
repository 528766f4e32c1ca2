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

/* "70th anniversary of the victory", "80 years since": the year that makes it so. */
static int anniversary_year(const struct clause *c)
{
    for (size_t i = 0; i + 1 < c->count; i++) {
        struct str t = c->words.items[c->units[i].from].text;
        int64_t n;

        if (c->units[i].kind != UNIT_WORD || t.n < 3 || !str_ends(t, S("th")) ||
            !str_int(str_cut(t, 0, t.n - 2), &n) || n < 40 || n > 120)
            continue;
        for (size_t k = i + 1; k < i + 9 && k < c->count; k++)
            if (unit_is(&c->units[k], "victory") || unit_is(&c->units[k], "war") ||
                unit_is(&c->units[k], "surrender") || unit_is(&c->units[k], "liberation"))
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

/* A story without a day is told on the day after the last one that it looks back on. */
static day after_last_past(const struct story *s, int year)
{
    day last = 0;

    for (size_t i = 0; i < s->count; i++)
        for (size_t k = 1; k < s->items[i].clause.count; k++) {
            const struct unit *u = s->items[i].clause.units;
            bool past = false;
            day d;

            if (u[k].kind != UNIT_DATE || u[k].when.kind != WHEN_DATE || u[k].when.mday == 0 ||
                (u[k].when.year != 0 && u[k].when.year != year))
                continue;
            for (size_t v = k; v > 0 && v + 7 > k; v--)
                past = past || (u[v - 1].kind == UNIT_VERB && u[v - 1].verb.tense == TENSE_PAST);
            d = day_make(year, u[k].when.month, u[k].when.mday);
            if (past && day_valid(d) && d > last)
                last = d;
        }
    return last == 0 ? 0 : day_add(last, 1);
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
    if (s->told == 0)
        s->told = 0;
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
