#include "status/roll.h"

/*
 * A statement on a guest, and what it is sorted by: the front of the guest's code, the round it
 * belongs to, and its weight (S1 to S3). The keys stand beside each other because following
 * pointers is what costs in a large event; and 32 bytes are the most that glibc's qsort moves.
 */
struct entry {
    uint64_t guest;
    const struct statement *st;
    int64_t seq;
    day said_on;
    unsigned round : 29, rank : 3;
};

/* The statements on one guest: by round, then from the lightest to the heaviest. */
struct entries {
    const struct entry *items;
    size_t count;
};

/* Members of a group have no names: its words tell it from other groups. */
static int compare_guests(const struct statement *a, const struct statement *b)
{
    int order = str_cmp(a->guest, b->guest);

    return order != 0 || !str_eq(a->guest, S("GROUP")) ? order : str_cmp(a->person, b->person);
}

enum { FRONT = 7 };

/* The first seven bytes, and behind them the length up to eight: it orders as the texts do. */
static uint64_t front(struct str s)
{
    uint64_t bytes = 0;

    for (size_t i = 0; i < FRONT; i++)
        bytes = bytes << 8 | (i < s.n ? (unsigned char)s.p[i] : 0);
    return bytes << 8 | (s.n > FRONT ? FRONT + 1 : s.n);
}

/* The front says all of a short code; not of a long one, nor of a group. */
static int compare_entries(const struct entry *a, const struct entry *b)
{
    bool whole = (a->guest & 0xFF) <= FRONT && a->guest != front(S("GROUP"));

    if (a->guest != b->guest)
        return a->guest < b->guest ? -1 : 1;
    return whole ? 0 : compare_guests(a->st, b->st);
}

static int by_guest_and_weight(const void *x, const void *y)
{
    const struct entry *a = x, *b = y;
    int order = compare_entries(a, b);

    if (order != 0)
        return order;
    if (a->round != b->round)
        return a->round < b->round ? -1 : 1;
    if (a->said_on != b->said_on)
        return a->said_on < b->said_on ? -1 : 1;  /* S1 */
    if (a->rank != b->rank)
        return a->rank < b->rank ? -1 : 1;  /* S2, S2b */
    return (a->seq > b->seq) - (a->seq < b->seq);  /* S3 */
}

static struct entry entry_of(const struct statement *st, const struct rounds *rounds)
{
    return (struct entry){
        .guest = front(st->guest),
        .st = st,
        .seq = st->seq,
        .said_on = st->said_on,
        .round = (unsigned)(rounds_find(rounds, st) - rounds->items) & 0x1FFFFFFF,
        .rank = (unsigned)standing_rank(st) & 7,
    };
}

static struct entries entries_on_guests(struct arena *a, struct said said,
                                        const struct rounds *rounds)
{
    struct entry *items = ARENA_NEW(a, struct entry, said.count + 1);
    size_t count = 0;

    for (size_t i = 0; i < said.count; i++)
        if (said.items[i]->guest.n > 0 && act_about(said.items[i]->act) < QUESTIONS)
            items[count++] = entry_of(said.items[i], rounds);
    qsort(items, count, sizeof *items, by_guest_and_weight);
    return (struct entries){items, count};
}

/* The front of e that is about one guest, or belongs to one round. */
static struct entries of_one_guest(struct entries e)
{
    size_t n = 0;

    while (n < e.count && compare_entries(&e.items[0], &e.items[n]) == 0)
        n++;
    return (struct entries){e.items, n};
}

static struct entries of_one_round(struct entries e)
{
    size_t n = 0;

    while (n < e.count && e.items[n].round == e.items[0].round)
        n++;
    return (struct entries){e.items, n};
}

static struct entries behind(struct entries e, size_t n)
{
    return (struct entries){e.items + n, e.count - n};
}

static struct standing fold(struct entries e)
{
    struct standing s = {0};

    for (size_t i = 0; i < e.count; i++)
        standing_take(&s, e.items[i].st);
    return s;
}

static bool says_same(const struct statement *a, const struct statement *b)
{
    return act_about(a->act) == act_about(b->act) && standing_same(a->act, b->act);
}

/* The nearest side that says the same, by the latest of its words that does. */
static const struct statement *nearest(struct entries e, const struct statement *deciding)
{
    const struct statement *best = deciding;

    for (size_t i = 0; i < e.count; i++) {
        const struct statement *st = e.items[i].st;
        int nearer = standing_nearness(st) - standing_nearness(best);

        if (says_same(st, deciding) &&
            (nearer > 0 || (nearer == 0 && standing_outweighs(st, best))))
            best = st;
    }
    return best;
}

/* Back from that word, day by day, as long as the heaviest of the side's words of a day says the
 * same: the one it began with. */
static const struct statement *voice(struct entries e, const struct statement *deciding)
{
    const struct statement *first = nearest(e, deciding);
    bool reached = false;
    day seen = -1;

    for (size_t i = e.count; i-- > 0;) {
        const struct statement *st = e.items[i].st;

        reached = reached || st == first;
        if (!reached || act_about(st->act) != act_about(deciding->act) ||
            st->side != first->side || st->said_on == seen)
            continue;
        if (!says_same(st, deciding))
            break;
        first = st;
        seen = st->said_on;
    }
    return first;
}

static int by_text(const void *a, const void *b)
{
    return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

/* How many different ones; each empty one is one of its own. */
static size_t distinct(struct str *items, size_t count)
{
    size_t n = 0;

    qsort(items, count, sizeof *items, by_text);
    for (size_t i = 0; i < count; i++)
        if (i == 0 || items[i].n == 0 || !str_eq(items[i], items[i - 1]))
            n++;
    return n;
}

static void count_sources(struct arena *a, struct entries e, struct filter f, struct row *row)
{
    struct str *documents, *stories;
    size_t room = 0, n = 0;

    for (size_t i = 0; i < e.count; i++)
        room += e.items[i].st->source_count;
    documents = ARENA_NEW(a, struct str, room + 1);
    stories = ARENA_NEW(a, struct str, room + 1);
    for (size_t i = 0; i < e.count; i++)
        for (size_t k = 0; k < e.items[i].st->source_count; k++) {
            const struct source *s = &e.items[i].st->sources[k];

            if (!says_same(e.items[i].st, row->deciding) || !filter_knows(f, s))
                continue;
            documents[n] = s->document;
            stories[n++] = s->story.n > 0 ? s->story : s->document;
        }
    row->sources = distinct(documents, n);
    row->stories = distinct(stories, n);
}

static void take_before(struct row *row, struct before *before, struct entries e,
                        const struct round *round)
{
    struct standing s = fold(e);

    before[row->before_count++] = (struct before){
        .round = round,
        .standing = s,
        .status = status_of_act(standing_deciding(&s)->act),
    };
}

static void take_standing(struct arena *a, struct row *row, struct entries e, struct filter f)
{
    row->standing = fold(e);
    row->deciding = standing_deciding(&row->standing);
    row->status = status_of_act(row->deciding->act);
    row->trust = standing_trust(&row->standing, act_about(row->deciding->act));
    row->voice = voice(e, row->deciding);
    row->since = row->voice->said_on;
    count_sources(a, e, f, row);
}

/* Of the deciding statement; else of the heaviest that names one, in the latest round that does. */
static struct str person(const struct row *row, struct entries e)
{
    if (row->deciding != NULL && row->deciding->person.n > 0)
        return row->deciding->person;
    for (size_t i = e.count; i-- > 0;)
        if (e.items[i].st->person.n > 0)
            return e.items[i].st->person;
    return (struct str){0};
}

static void reverse(struct before *items, size_t count)
{
    for (size_t i = 0; i < count / 2; i++) {
        struct before swapped = items[i];

        items[i] = items[count - 1 - i];
        items[count - 1 - i] = swapped;
    }
}

static struct row row_of(struct arena *a, struct entries e, const struct roll *r)
{
    struct row row = {.guest = e.items[0].st->guest, .status = STATUS_LAPSED};
    struct before *before = ARENA_NEW(a, struct before, r->rounds.count);

    for (struct entries rest = e, one; rest.count > 0; rest = behind(rest, one.count)) {
        one = of_one_round(rest);
        if (one.items[0].round == r->rounds.count - 1)
            take_standing(a, &row, one, r->filter);
        else
            take_before(&row, before, one, &r->rounds.items[one.items[0].round]);
    }
    row.person = person(&row, e);
    reverse(before, row.before_count);
    row.before = before;
    return row;
}

struct roll roll_make(struct arena *a, const struct event *event, struct statements all,
                      struct filter f)
{
    struct said said = filter_said(a, all, f);
    struct roll r = {.event = event, .filter = f, .rounds = rounds_of(a, said)};
    struct entries e = entries_on_guests(a, said, &r.rounds);
    struct row *rows = ARENA_NEW(a, struct row, e.count + 1);

    for (struct entries one; e.count > 0; e = behind(e, one.count)) {
        one = of_one_guest(e);
        rows[r.count] = row_of(a, one, &r);
        r.by_status[rows[r.count++].status]++;
    }
    r.rows = rows;
    return r;
}

const struct row *roll_find(const struct roll *r, struct str guest)
{
    for (size_t i = 0; i < r->count; i++)
        if (str_eq(r->rows[i].guest, guest))
            return &r->rows[i];
    return NULL;
}

const struct row *roll_row_of(const struct roll *r, const struct statement *st)
{
    for (size_t i = 0; i < r->count; i++)
        if (str_eq(r->rows[i].guest, st->guest) &&
            (!str_eq(st->guest, S("GROUP")) || str_eq(r->rows[i].person, st->person)))
            return &r->rows[i];
    return NULL;
}
