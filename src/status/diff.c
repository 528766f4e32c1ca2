#include "status/diff.h"

static int compare_rows(const struct row *a, const struct row *b)
{
    int order = str_cmp(a->guest, b->guest);

    return order != 0 || !str_eq(a->guest, S("GROUP")) ? order : str_cmp(a->person, b->person);
}

/* "Macron" and "Emmanuel Macron" are one. Who is not named, the end of every name, is nobody else. */
static bool same_person(struct str a, struct str b)
{
    return str_ends(a, b) || str_ends(b, a);
}

static bool changed(const struct row *from, const struct row *to)
{
    if (from == NULL || to == NULL)
        return true;
    return from->status != to->status || from->trust != to->trust ||
           !same_person(from->person, to->person);
}

static const struct statement *later(const struct statement *a, const struct statement *b)
{
    return standing_outweighs(a, b) ? a : b;
}

/* The word that moved the event on to where it stands. */
static const struct statement *mover(const struct roll *r)
{
    return rounds_standing(&r->rounds)->opened;
}

/* Said since what stood before: an older word confirms the change, and did not make it. */
static bool is_news(const struct statement *st, const struct row *from)
{
    const struct statement *stood = from == NULL ? NULL : from->deciding;

    return stood == NULL || st->said_on > stood->said_on ||
           (st->said_on == stood->said_on && st->seq > stood->seq);
}

static const struct statement *because(const struct roll *roll, const struct row *from,
                                       const struct row *to)
{
    if (to == NULL)
        return NULL;
    if (to->status == STATUS_LAPSED)
        return mover(roll);
    if (to->trust == TRUST_DISPUTED && (from == NULL || from->trust != TRUST_DISPUTED)) {
        enum about q = act_about(to->deciding->act);

        return later(to->standing.of_guest[q], to->standing.of_host[q]);
    }
    if (to->trust == TRUST_CONFIRMED && is_news(to->voice, from))
        return to->voice;
    return to->deciding;
}

static bool same_seq(const struct statement *a, const struct statement *b)
{
    return (a == NULL ? 0 : a->seq) == (b == NULL ? 0 : b->seq);
}

/* Another round stands, in another state, or on a finer date. */
static bool moved(const struct roll *from, const struct roll *to)
{
    const struct round *a = rounds_standing(&from->rounds), *b = rounds_standing(&to->rounds);

    return from->rounds.held != to->rounds.held || a->date != b->date || a->gap != b->gap ||
           a->number != b->number || !same_seq(a->opened, b->opened);
}

struct diff diff_rolls(struct arena *a, const struct roll *from, const struct roll *to)
{
    struct change *items = ARENA_NEW(a, struct change, from->count + to->count + 1);
    struct diff d = {.from = from, .to = to, .moved = moved(from, to), .items = items};

    for (size_t i = 0, k = 0; i < from->count || k < to->count;) {
        const struct row *x = i < from->count ? &from->rows[i] : NULL;
        const struct row *y = k < to->count ? &to->rows[k] : NULL;
        int order = x == NULL ? 1 : y == NULL ? -1 : compare_rows(x, y);

        x = order <= 0 ? x : NULL;
        y = order >= 0 ? y : NULL;
        i += x != NULL;
        k += y != NULL;
        if (changed(x, y))
            items[d.count++] = (struct change){x, y, because(to, x, y)};
    }
    return d;
}
