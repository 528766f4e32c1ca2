#include "status/round.h"

#include "status/standing.h"

static const char *const helds[HELD_COUNT] = {"unknown", "scheduled", "postponed", "cancelled"};

/* Where the reading of the days has come to. */
struct walk {
    struct arena *arena;
    struct round *items;
    size_t count, allocated;
    enum held held;
    const struct statement *word;
    bool confirmed;
};

/* The words of one day on the event, the heaviest of each kind (R6), without old news (R4). */
struct words_of_day {
    const struct statement *postponed, *cancelled;
    const struct statement *moves;    /* scheduled to another date than stands */
    const struct statement *repeats;  /* scheduled to the date that stands */
};

static bool is_on_event(const struct statement *st)
{
    return act_about(st->act) == ABOUT_HELD;
}

/* Entered by hand: in the order in which it was said. */
static bool is_clerks(const struct statement *st)
{
    return st->source_count > 0 && st->sources[0].kind != SOURCE_DOCUMENT;
}

/* The host's word on the event, entered by hand (R8). */
static bool is_office(const struct statement *st)
{
    return is_on_event(st) && st->side == SIDE_HOST && is_clerks(st);
}

static struct round *standing_round(struct walk *w)
{
    return w->count == 0 ? NULL : &w->items[w->count - 1];
}

/* May a date that somebody names be this round's? A gap fits only what names no month (P2). */
static bool fits(const struct round *r, day date)
{
    return r->gap ? day_month(date) == 0 : day_agrees(r->date, date);
}

static void open_round(struct walk *w, const struct statement *st, bool gap, day date)
{
    struct round *last = standing_round(w);
    int number = (last == NULL ? 0 : last->number) + !gap;

    w->items = arena_grow(w->arena, w->items, &w->allocated, w->count, sizeof *w->items);
    w->items[w->count++] = (struct round){
        .by_clerk = st != NULL && is_clerks(st),
        .number = number,
        .gap = gap,
        .date = date,
        .opened_on = st == NULL ? 0 : st->said_on,
        .opened = st,
    };
}

static void hold(struct walk *w, enum held held, const struct statement *word)
{
    w->confirmed = word->side == SIDE_HOST || (w->confirmed && w->held == held);
    w->held = held;
    w->word = word;
}

/* The round whose date was last set: the standing one, or the one that the gap gave up. */
static const struct round *last_set(struct walk *w)
{
    const struct round *now = standing_round(w);

    return now != NULL && now->gap && w->count > 1 ? now - 1 : now;
}

/* R4: an earlier round's date, or one before the date that stands. */
static bool is_old_news(struct walk *w, const struct statement *st)
{
    const struct round *now = last_set(w);

    if (st->date == 0 || now == NULL || day_agrees(now->date, st->date))
        return false;
    for (const struct round *r = w->items; r < now; r++)
        if (!r->gap && fits(r, st->date))
            return true;
    return st->date < now->date;
}

/*
 * In a gap and after cancelled any setting is a move (R3). Beside a postponement so is one that
 * agrees but says more than was known ("put off from June to 24 June"), unless the postponement may
 * be the old one that the record has already (R4).
 */
static bool repeats(struct walk *w, const struct statement *postponed, const struct statement *st)
{
    const struct round *now = standing_round(w);
    bool says_more;

    if (now == NULL || now->gap || w->held == HELD_CANCELLED || !fits(now, st->date))
        return false;
    says_more = day_finer(now->date, st->date) != now->date;
    return postponed == NULL || !says_more || (postponed->date == 0 && w->count > 1);
}

static void keep(const struct statement **kept, const struct statement *st)
{
    if (standing_outweighs(st, *kept))
        *kept = st;
}

/*
 * A setting to the very date that stands, on the day of a postponement: of one side, or of a nearer
 * one, it shows a postponement without a date to be a tale of an older move (R4); where the
 * postponement names the date, only a nearer side's word keeps it.
 */
static bool is_denied(const struct statement *postponed, const struct statement *repeat)
{
    int p = standing_nearness(postponed), r = repeat == NULL ? -1 : standing_nearness(repeat);

    return postponed->date == 0 ? r >= p : r > p;
}

static void set(struct walk *w, const struct statement *st)
{
    struct round *now = standing_round(w);

    now->date = day_finer(now->date, st->date);
    hold(w, HELD_SCHEDULED, st);
}

/* R7: a postponement of unknown day does not hold against a setting to the date it gave up. */
static bool reopens(struct walk *w, const struct statement *st)
{
    const struct round *gap = standing_round(w);

    return gap != NULL && gap->gap && w->word->said_on == 0 && day_agrees(gap[-1].date, st->date);
}

static void close_round(struct walk *w, const struct statement *st)
{
    if (standing_round(w) != NULL)
        standing_round(w)->closed = w->held == HELD_CANCELLED ? w->word : st;
}

/* Closes the round that stands, by the word that put it off if there is one, and opens the next. */
static void move(struct walk *w, const struct statement *postponed, const struct statement *st)
{
    if (reopens(w, st)) {
        w->count--;
        standing_round(w)->closed = NULL;
        set(w, st);
        return;
    }
    close_round(w, postponed != NULL ? postponed : st);
    open_round(w, st, false, st->date);
    w->confirmed = false;
    hold(w, HELD_SCHEDULED, st);
}

static void put_off(struct walk *w, const struct statement *st)
{
    if (!standing_round(w)->gap) {
        close_round(w, st);
        open_round(w, st, true, 0);
    }
    hold(w, HELD_POSTPONED, st);
}

static bool cancels(const struct words_of_day *d)
{
    return standing_outweighs(d->cancelled, d->postponed) &&
           standing_outweighs(d->cancelled, d->moves) &&
           standing_outweighs(d->cancelled, d->repeats);
}

/* The first thing that the record says of the event is that it was put off, or off: there had been
 * a round then. */
static void imply_round(struct walk *w, const struct statement *st)
{
    if (st != NULL && standing_round(w) == NULL)
        open_round(w, st, false, st->date);
}

static void apply(struct walk *w, const struct words_of_day *d)
{
    const struct statement *postponed = d->postponed;

    if (cancels(d)) {
        imply_round(w, d->cancelled);
        hold(w, HELD_CANCELLED, d->cancelled);
        return;
    }
    if (postponed != NULL && is_denied(postponed, d->repeats))
        postponed = NULL;
    if (d->moves != NULL && (postponed != NULL || standing_outweighs(d->moves, d->repeats)))
        move(w, postponed, d->moves);
    else if (postponed != NULL)
        put_off(w, postponed);
    else if (d->repeats != NULL)
        set(w, d->repeats);
}

/* Postponements first: what a setting means beside them differs. */
static void take_event(struct walk *w, const struct statement *const *items, size_t count)
{
    struct words_of_day d = {0};

    for (size_t i = 0; i < count; i++)
        if (items[i]->act == ACT_POSTPONED && !is_old_news(w, items[i]))
            keep(&d.postponed, items[i]);
        else if (items[i]->act == ACT_CANCELLED && !is_old_news(w, items[i]))
            keep(&d.cancelled, items[i]);
    imply_round(w, d.postponed);
    for (size_t i = 0; i < count; i++)
        if (items[i]->act == ACT_SCHEDULED)
            keep(repeats(w, d.postponed, items[i]) ? &d.repeats : &d.moves, items[i]);
    apply(w, &d);
}

/* R1: what is said of a guest dates the event only as long as nothing sets it. */
static void date_by_the_way(struct walk *w, const struct statement *st)
{
    struct round *now = standing_round(w);

    if (st->date == 0 || w->held != HELD_UNKNOWN)
        return;
    if (now == NULL)
        open_round(w, st, false, st->date);
    else if (day_agrees(now->date, st->date))
        now->date = day_finer(now->date, st->date);
}

/* How many of the office's words the first step has: up to a setting or cancellation, or to a
 * second postponement. */
static size_t step_of(const struct statement *const *office, size_t count)
{
    size_t n = 0;

    while (n < count && office[n]->act == ACT_POSTPONED && n == 0)
        n++;
    return n < count && office[n]->act != ACT_POSTPONED ? n + 1 : n;
}

/* R8: the office's words step by step, the last one beside what others say. */
static void take_steps(struct walk *w, const struct statement *const *items, size_t count)
{
    const struct statement **office = ARENA_NEW(w->arena, const struct statement *, 2 * count + 1);
    const struct statement **last = office + count;
    size_t ours = 0, others = 0, step;

    for (size_t i = 0; i < count; i++)
        if (is_office(items[i]))
            office[ours++] = items[i];
        else if (is_on_event(items[i]))
            last[others++] = items[i];
    for (step = step_of(office, ours); ours > step; step = step_of(office, ours)) {
        take_event(w, office, step);
        office += step;
        ours -= step;
    }
    for (size_t i = 0; i < ours; i++)
        last[others++] = office[i];
    take_event(w, last, others);
}

static void take_day(struct walk *w, const struct statement *const *items, size_t count)
{
    take_steps(w, items, count);
    for (size_t i = 0; i < count; i++)
        if (!is_on_event(items[i]) && items[i]->said_on != 0)
            date_by_the_way(w, items[i]);
}

/* R7: words of unknown day on a guest date the event only where nothing else does. */
static void finish(struct walk *w, struct said said)
{
    bool dated = w->count > 0;

    for (size_t i = 0; !dated && i < said.count && said.items[i]->said_on == 0; i++)
        date_by_the_way(w, said.items[i]);
    if (w->count == 0)
        open_round(w, NULL, false, 0);
}

struct rounds rounds_of(struct arena *a, struct said said)
{
    struct walk w = {.arena = a};

    for (size_t i = 0, end; i < said.count; i = end) {
        for (end = i; end < said.count && said.items[end]->said_on == said.items[i]->said_on;)
            end++;
        take_day(&w, said.items + i, end - i);
    }
    finish(&w, said);
    return (struct rounds){w.items, w.count, w.held, w.word, w.confirmed};
}

const struct round *rounds_standing(const struct rounds *r)
{
    return &r->items[r->count - 1];
}

/* P1: the round opened after the word was given; on the day itself entry tells, among clerks. */
static bool is_later(const struct round *r, const struct statement *st)
{
    if (st->said_on == 0 || r->opened_on != st->said_on)
        return st->said_on == 0 || r->opened_on > st->said_on;
    return r->by_clerk && is_clerks(st) && r->opened->seq > st->seq;
}

static size_t open_on(const struct rounds *r, const struct statement *st)
{
    size_t i = r->count - 1;

    while (i > 0 && is_later(&r->items[i], st))
        i--;
    return i;
}

const struct round *rounds_find(const struct rounds *r, const struct statement *st)
{
    size_t open = open_on(r, st);

    if (st->date == 0 || fits(&r->items[open], st->date))
        return &r->items[open];
    for (size_t i = open; i-- > 0;)  /* P2 */
        if (!r->items[i].gap && fits(&r->items[i], st->date))
            return &r->items[i];
    for (size_t i = open + 1; i < r->count; i++)  /* P3 */
        if (r->items[i].date != 0 && fits(&r->items[i], st->date) &&
            (day_exact(st->date) || st->said_on == 0))
            return &r->items[i];
    return &r->items[open];
}

const char *held_text(enum held h)
{
    return helds[h];
}
