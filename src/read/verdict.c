#include "read/verdict.h"

static struct acts none(const char *why)
{
    return (struct acts){.why = why};
}

static struct acts one(enum act a)
{
    return (struct acts){.items = {a}, .count = 1};
}

static struct acts two(enum act a, enum act b)
{
    return (struct acts){.items = {a, b}, .count = 2};
}

static struct acts to_come(const struct verb_group *g, struct circumstances c)
{
    if (g->perfect && g->would)
        return none("would have: it was not so");
    if (g->verb == VERB_do && g->may)
        return none("what may be done stands elsewhere");
    if (c.conditional || g->wants || (g->may && !g->negative))
        return one(ACT_TENTATIVE);
    if (g->can && !g->negative)
        return none("a possibility only");
    return one(g->negative ? ACT_DECLINED : ACT_ACCEPTED);
}

static struct acts come(const struct verb_group *g, struct circumstances c)
{
    if (g->bare && g->over != VERB_none && !g->negative)
        return to_come(g, c);  /* "the leaders expected to attend" */
    if ((c.headline || (g->verb == VERB_attend && !g->negative)) && c.over &&
        g->tense == TENSE_PRESENT && !g->progressive && !g->perfect && g->over == VERB_none &&
        !g->bare && (g->verb == VERB_attend || g->verb == VERB_join || g->verb == VERB_participate))
        return one(g->negative ? ACT_ABSENT : ACT_ATTENDED);  /* a headline's present has happened */
    if (g->bare || (g->passive && g->verb != VERB_expect) || (g->infinitive && g->over == VERB_none))
        return none("no helper says when, or whether at all");
    if (g->tense == TENSE_FUTURE || g->over != VERB_none)
        return to_come(g, c);
    if (g->verb == VERB_do)
        return none("what is done stands elsewhere");
    if (g->tense == TENSE_PRESENT && g->verb == VERB_be)
        return one(g->negative ? ACT_ABSENT : ACT_ARRIVED);
    if (g->perfect)
        return g->verb == VERB_come && !g->negative ? one(ACT_ARRIVED) : none("of earlier times");
    if (g->tense == TENSE_PRESENT || g->progressive)
        return to_come(g, c);
    if (g->verb == VERB_visit && !c.dated)
        return none("a visit of the past");
    if (g->verb == VERB_visit || g->verb == VERB_pay)
        return g->negative ? none("no visit") : one(ACT_ATTENDED);
    if (!c.over)
        return none("past, but the event is still to come");
    return one(g->negative ? ACT_ABSENT : ACT_ATTENDED);
}

/* "was chief guest", "will be the guest of honour" */
static struct acts honour(const struct verb_group *g, struct circumstances c)
{
    if (g->tense == TENSE_PAST && g->over == VERB_none)
        return c.over ? one(g->negative ? ACT_ABSENT : ACT_ATTENDED) : none("past, but the event is still to come");
    return g->perfect || g->bare || (g->infinitive && g->over == VERB_none) ? none("of earlier times") : to_come(g, c);
}

/* "will host President Xi", "looks forward to welcoming Lasso", "hosted Olmert last week" */
static struct acts receive(const struct verb_group *g, struct circumstances c)
{
    if (g->passive || g->negative || g->bare || g->may || g->can || (g->infinitive && g->over == VERB_none) ||
        (g->perfect && g->would))
        return none("nobody is received yet");
    if (c.conditional || (g->wants && g->over != VERB_expect))
        return none("a wish, or a condition");
    if (g->tense == TENSE_FUTURE || g->over != VERB_none || g->progressive)
        return one(ACT_ACCEPTED);
    return g->tense == TENSE_PAST && !g->perfect ? one(ACT_ATTENDED) : none("not said when");
}

static struct acts meet(const struct verb_group *g, struct circumstances c)
{
    if (g->passive || g->bare || g->infinitive || g->tense == TENSE_FUTURE || g->over != VERB_none)
        return g->over == VERB_none && (g->bare || g->infinitive || g->passive) ? none("no helper says when")
                                                                               : to_come(g, c);
    return g->negative || g->perfect ? none("have not met") : one(ACT_ATTENDED);
}

static struct acts stay(const struct verb_group *g, struct circumstances c)
{
    if (g->verb == VERB_miss && g->bare && !g->negative && !g->progressive)
        return one(ACT_ABSENT);  /* "Missing today: X" */
    if (g->negative)
        return none("staying away is denied");
    if (g->bare || (g->infinitive && g->over == VERB_none) || g->passive)
        return none("no helper says when, or whether at all");
    if (g->perfect && g->would)
        return none("would have: it was not so");
    if (c.conditional && g->would)
        return none("what would be, if");
    if (c.conditional || g->may || g->wants)
        return one(ACT_TENTATIVE);
    if (g->verb == VERB_miss && g->progressive && g->tense == TENSE_PRESENT && !c.over)
        return none("missing, but the event is still to come");
    if ((g->verb == VERB_be || (g->verb == VERB_miss && g->progressive)) && g->tense != TENSE_FUTURE)
        return one(ACT_ABSENT);
    if ((g->tense == TENSE_PAST || (c.headline && g->tense == TENSE_PRESENT)) && !g->progressive && !g->perfect &&
        c.over)
        return one(ACT_ABSENT);
    return one(ACT_DECLINED);
}

static struct acts arrive(const struct verb_group *g, struct circumstances c)
{
    if (g->bare || (g->infinitive && g->over == VERB_none))
        return none("no helper says when, or whether at all");
    if (c.headline && g->tense == TENSE_PRESENT && !g->progressive && !g->negative)
        return one(ACT_ARRIVED);  /* "Harris lands": a headline's present has happened */
    if (g->tense == TENSE_FUTURE || (g->tense == TENSE_PRESENT && !g->perfect && g->verb != VERB_be &&
                                     !(g->verb == VERB_land && g->passive)))
        return to_come(g, c);
    return g->negative ? none("has not arrived") : one(ACT_ARRIVED);
}

static struct acts yes(const struct verb_group *g, struct circumstances c)
{
    if (g->negative)
        return g->perfect || g->tense == TENSE_PAST ? one(ACT_TENTATIVE) : none("yes is denied");
    if (g->tense == TENSE_FUTURE && !(g->over == VERB_plan || g->over == VERB_agree))
        return none("no yes yet");
    if (c.conditional)
        return one(ACT_TENTATIVE);
    return g->infinitive ? none("no helper says whether") : one(ACT_ACCEPTED);
}

static struct acts no(const struct verb_group *g, struct circumstances c)
{
    if (g->negative)
        return none("refusing is denied");
    if (g->passive && g->verb != VERB_excuse)
        return none("is called off, does not call off");
    if (g->infinitive && g->over == VERB_none && !g->bare)
        return none("no helper says whether");
    if (g->may || c.conditional)
        return one(ACT_TENTATIVE);
    if (g->perfect && g->would)
        return none("would have: it was not so");
    return g->bare && g->verb != VERB_decline ? none("no helper says when") : one(ACT_DECLINED);
}

static struct acts invite(const struct verb_group *g, struct circumstances c)
{
    bool negative = g->negative != c.no;

    if (g->can || g->may || c.conditional)
        return none("a possibility only");
    if (negative)
        return one(ACT_NOT_INVITED);
    if (g->tense == TENSE_FUTURE || g->wants)
        return one(ACT_PLANNED);
    if (g->infinitive)
        return none("no helper says whether");
    return one(ACT_INVITED);
}

struct acts verdict_of(enum frame f, const struct verb_group *g, struct circumstances c)
{
    if (g->should)
        return none("what somebody thinks right");
    switch (f) {
    case FRAME_COME:
        return come(g, c);
    case FRAME_HONOUR:
        return honour(g, c);
    case FRAME_RECEIVE:
        return receive(g, c);
    case FRAME_BY:
        if (!g->passive && !g->bare)
            return none("attends, is not attended");
        if (g->negative || g->may || g->can || g->wants || c.conditional || (g->infinitive && g->over == VERB_none))
            return none("not attended");
        return one(g->tense == TENSE_FUTURE || g->over != VERB_none ? ACT_ACCEPTED : ACT_ATTENDED);
    case FRAME_MEET:
        return meet(g, c);
    case FRAME_EXPECT:
        if ((g->verb == VERB_gather || g->verb == VERB_bring) && (g->tense != TENSE_FUTURE || g->wants))
            return none("hoped for, or past");
        if (g->bare && g->verb != VERB_expect && g->verb != VERB_confirm && g->verb != VERB_attend)
            return none("no helper says when, or whether at all");
        if (g->verb == VERB_expect && !g->passive && g->tense == TENSE_FUTURE)
            return none("no expectation yet");
        return one(g->negative ? ACT_DECLINED : ACT_ACCEPTED);
    case FRAME_ARRIVE:
        return arrive(g, c);
    case FRAME_STAY:
    case FRAME_STAY_PUT:
        return stay(g, c);
    case FRAME_NOBODY:
        return c.over && (g->negative || c.no) ? one(ACT_ABSENT) : none("somebody was there");
    case FRAME_YES:
        return yes(g, c);
    case FRAME_YES_INVITED: {
        struct acts a = yes(g, c);

        return a.count > 0 && a.items[0] == ACT_ACCEPTED ? two(ACT_ACCEPTED, ACT_INVITED) : a;
    }
    case FRAME_NO:
        return no(g, c);
    case FRAME_NO_INVITED: {
        struct acts a = no(g, c);

        return a.count > 0 && a.items[0] == ACT_DECLINED ? two(ACT_DECLINED, ACT_INVITED) : a;
    }
    case FRAME_OPEN:
        return g->negative ? none("not even considered") : one(ACT_TENTATIVE);
    case FRAME_UNSURE:
        if (g->passive && g->verb != VERB_decide)
            return none("the letter was not answered");
        return g->negative ? one(ACT_TENTATIVE) : none("decided, but not said how");
    case FRAME_ASKED:
        if (!g->passive && !g->bare)
            return none("asks, is not asked");
        return invite(g, c);
    case FRAME_INVITE:
        if (g->passive || g->bare)
            return none("is asked, does not ask");
        return invite(g, c);
    case FRAME_HAS_LETTER:
        if (g->verb == VERB_send && !g->passive)
            return none("sends, is not sent");
        return invite(g, c);
    case FRAME_LETTER:
        return invite(g, c);
    case FRAME_UNINVITE:
        return g->negative ? none("withdrawing is denied") : one(ACT_NOT_INVITED);
    case FRAME_LEFT_OUT:
        if (g->verb == VERB_be)
            return g->negative ? one(ACT_NOT_INVITED) : none("is welcome");
        if (g->verb == VERB_have)
            return g->negative || c.conditional ? none("has a place") : one(ACT_NOT_INVITED);
        return g->negative || !(g->passive || g->bare) ? none("not left out") : one(ACT_NOT_INVITED);
    case FRAME_RENEW:
        return g->negative || g->may || g->can ? none("not renewed") : one(ACT_REINVITED);
    case FRAME_PLAN:
        return one(ACT_PLANNED);
    case FRAME_SENT:
        return g->negative || !g->passive ? none("not sent") : one(ACT_DELEGATED);
    case FRAME_SENDS:
        if (g->negative && !g->may && !g->can && !c.conditional)
            return one(ACT_DECLINED);  /* "will not send an envoy" */
        /* fall through */
    case FRAME_STANDS_IN:
    case FRAME_LEADS:
        if (g->negative || g->may || g->can || c.conditional || (g->infinitive && g->over == VERB_none))
            return none("nobody is sent yet");
        if (g->verb == VERB_represent && g->tense == TENSE_PAST && !g->passive && g->over == VERB_none && !c.over)
            return none("past, but the event is still to come");
        return one(ACT_DELEGATED);
    case FRAME_POSTPONE:
        return g->negative || g->may || g->can || c.conditional ? none("not postponed") : one(ACT_POSTPONED);
    case FRAME_CANCEL:
        return g->negative || g->may || g->can || c.conditional ? none("not cancelled") : one(ACT_CANCELLED);
    case FRAME_SCHEDULE:
        return g->negative || g->may || g->can || c.conditional ? none("not scheduled") : one(ACT_SCHEDULED);
    default:
        return none("no frame");
    }
}
