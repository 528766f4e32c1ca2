#include "status/standing.h"

/* The single word that an act makes, and on which of the ways to answer its question it stands:
 * words on one question that stand on different ways contradict each other; on way 0 none does. */
static const struct {
    enum status status;
    int way;
} acts[ACT_COUNT] = {
    [ACT_PLANNED] = {STATUS_PLANNED, 0},
    [ACT_INVITED] = {STATUS_NEEDS_ACTION, 1},
    [ACT_REINVITED] = {STATUS_NEEDS_ACTION, 1},
    [ACT_NOT_INVITED] = {STATUS_NOT_INVITED, 2},
    [ACT_ACCEPTED] = {STATUS_ACCEPTED, 1},
    [ACT_TENTATIVE] = {STATUS_TENTATIVE, 2},
    [ACT_DECLINED] = {STATUS_DECLINED, 3},
    [ACT_DELEGATED] = {STATUS_DELEGATED, 4},
    [ACT_ARRIVED] = {STATUS_ARRIVED, 1},
    [ACT_ATTENDED] = {STATUS_ATTENDED, 1},
    [ACT_ABSENT] = {STATUS_ABSENT, 2},
};

/* How near each side is to each matter (S2). */
static const int nearness[ABOUT_COUNT][SIDE_COUNT] = {
    /*                 guest, host, third, press */
    [ABOUT_ASKED] =   {2, 3, 1, 0},
    [ABOUT_ANSWER] =  {3, 2, 1, 0},
    [ABOUT_PRESENT] = {3, 3, 1, 0},
    [ABOUT_HELD] =    {2, 3, 1, 0},
};

static const char *const statuses[STATUS_COUNT] = {
    "-",        "attended",     "arrived", "absent",      "accepted", "delegated", "tentative",
    "declined", "needs-action", "planned", "not-invited", "lapsed"};

static const char *const trusts[TRUST_COUNT] = {"-", "unconfirmed", "confirmed", "disputed"};

static void keep_heavier(const struct statement **kept, const struct statement *st)
{
    if (standing_outweighs(st, *kept))
        *kept = st;
}

void standing_take(struct standing *s, const struct statement *st)
{
    enum about q = act_about(st->act);

    if (q >= QUESTIONS)
        return;
    keep_heavier(&s->word[q], st);
    if (st->side == SIDE_GUEST)
        keep_heavier(&s->of_guest[q], st);
    if (st->side == SIDE_HOST)
        keep_heavier(&s->of_host[q], st);
}

bool standing_outweighs(const struct statement *a, const struct statement *b)
{
    if (a == NULL || b == NULL)
        return a != NULL;
    if (a->said_on != b->said_on)
        return a->said_on > b->said_on;  /* S1 */
    if (standing_rank(a) != standing_rank(b))
        return standing_rank(a) > standing_rank(b);  /* S2, S2b */
    return a->seq > b->seq;  /* S3 */
}

int standing_nearness(const struct statement *st)
{
    return nearness[act_about(st->act)][st->side];
}

int standing_rank(const struct statement *st)
{
    return 2 * standing_nearness(st) + (st->act != ACT_ARRIVED);
}

bool standing_contradicts(enum act a, enum act b)
{
    return acts[a].way != 0 && acts[b].way != 0 && acts[a].way != acts[b].way;
}

bool standing_same(enum act a, enum act b)
{
    return a == b || (acts[a].status == STATUS_NEEDS_ACTION && acts[a].status == acts[b].status);
}

const char *standing_text(const struct standing *s, enum about q)
{
    return s->word[q] == NULL ? "-" : act_text(s->word[q]->act);
}

/* It is this side's matter, and its latest word says what stands. */
static bool owns(const struct statement *latest, const struct statement *word)
{
    return latest != NULL && standing_nearness(latest) == 3 &&
           standing_same(latest->act, word->act);
}

enum trust standing_trust(const struct standing *s, enum about q)
{
    const struct statement *guest = s->of_guest[q], *host = s->of_host[q];

    if (s->word[q] == NULL)
        return TRUST_NONE;
    if (guest != NULL && host != NULL && standing_contradicts(guest->act, host->act))
        return TRUST_DISPUTED;
    if (owns(guest, s->word[q]) || owns(host, s->word[q]))
        return TRUST_CONFIRMED;
    return TRUST_UNCONFIRMED;
}

/* The host took the invitation back after the guest had answered. */
static bool is_withdrawn(const struct statement *asked, const struct statement *answer)
{
    if (asked == NULL || asked->act != ACT_NOT_INVITED || asked->side != SIDE_HOST)
        return false;
    return asked->said_on > answer->said_on ||
           (asked->said_on == answer->said_on && asked->seq > answer->seq);
}

const struct statement *standing_deciding(const struct standing *s)
{
    const struct statement *asked = s->word[ABOUT_ASKED], *answer = s->word[ABOUT_ANSWER];

    if (s->word[ABOUT_PRESENT] != NULL)
        return s->word[ABOUT_PRESENT];
    return answer == NULL || is_withdrawn(asked, answer) ? asked : answer;
}

enum status status_of_act(enum act a)
{
    return acts[a].status;
}

const char *status_text(enum status s)
{
    return statuses[s];
}

const char *trust_text(enum trust t)
{
    return trusts[t];
}
