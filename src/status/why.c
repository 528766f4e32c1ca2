#include "status/why.h"

static const char *const weights[WEIGHT_COUNT] = {"decides",    "stands", "agrees",    "disputes",
                                                  "outweighed", "lapsed", "retracted", "event"};

/* The round that a word on the event opened, closed or ended; NULL where it did nothing. */
static const struct round *round_it_made(const struct rounds *r, const struct statement *st)
{
    for (size_t i = 0; i < r->count; i++)
        if (r->items[i].opened == st)
            return &r->items[i];
    for (size_t i = 0; i < r->count; i++)
        if (r->items[i].closed == st)
            return &r->items[i];
    return st == r->word ? rounds_standing(r) : NULL;
}

static enum weight weigh(const struct row *row, const struct statement *st)
{
    enum about q = act_about(st->act);
    const struct standing *s = &row->standing;

    if (st == row->deciding)
        return WEIGHT_DECIDES;
    if (standing_trust(s, q) == TRUST_DISPUTED && (st == s->of_guest[q] || st == s->of_host[q]))
        return WEIGHT_DISPUTES;
    if (st == s->word[q])
        return WEIGHT_STANDS;
    return standing_same(st->act, s->word[q]->act) ? WEIGHT_AGREES : WEIGHT_OUTWEIGHED;
}

static bool is_on_guest(const struct statement *st, struct str guest)
{
    return str_eq(st->guest, guest) && act_about(st->act) < QUESTIONS;
}

/* False for what has no place in the answer. */
static bool line_of(const struct roll *roll, struct str guest, struct why_line *line)
{
    const struct rounds *rounds = &roll->rounds;
    const struct statement *st = line->statement;

    if (act_about(st->act) == ABOUT_HELD) {  /* a retracted one made no round */
        line->weight = WEIGHT_EVENT;
        line->round = round_it_made(rounds, st);
        return line->round != NULL;
    }
    if (!is_on_guest(st, guest))
        return false;
    line->round = rounds_find(rounds, st);
    if (line->retraction != NULL)
        line->weight = WEIGHT_RETRACTED;
    else if (line->round != rounds_standing(rounds))
        line->weight = WEIGHT_LAPSED;
    else
        line->weight = weigh(roll_row_of(roll, st), st);
    return true;
}

static int by_round(const void *x, const void *y)
{
    const struct why_line *a = x, *b = y;

    if (a->round != b->round)
        return a->round < b->round ? -1 : 1;
    if (a->statement->said_on != b->statement->said_on)
        return a->statement->said_on < b->statement->said_on ? -1 : 1;
    return (a->statement->seq > b->statement->seq) - (a->statement->seq < b->statement->seq);
}

struct why why_make(struct arena *a, const struct roll *roll, struct statements all,
                    struct str guest)
{
    const struct statement **by;
    struct said said = filter_all(a, all, roll->filter, &by);
    struct why_line *items = ARENA_NEW(a, struct why_line, said.count + 1);
    struct why w = {.roll = roll, .row = roll_find(roll, guest), .items = items};

    for (size_t i = 0; i < said.count; i++) {
        items[w.count] = (struct why_line){.statement = said.items[i], .retraction = by[i]};
        w.count += line_of(roll, guest, &items[w.count]);
    }
    qsort(items, w.count, sizeof *items, by_round);
    return w;
}

const char *weight_text(enum weight w)
{
    return weights[w];
}
