#include "read/section.h"

static bool has(const struct clause *c, const char *word)
{
    for (size_t i = 0; i < c->count; i++)
        if (unit_is(&c->units[i], word))
            return true;
    return false;
}

static const struct verb_group *has_verb(const struct clause *c, enum verb v)
{
    for (size_t i = 0; i < c->count; i++)
        if (c->units[i].kind == UNIT_VERB && c->units[i].verb.verb == v)
            return &c->units[i].verb;
    return NULL;
}

static bool is_not(const struct clause *c)
{
    for (size_t i = 0; i < c->count; i++)
        if (unit_in(&c->units[i], CLASS_NEGATION) ||
            (c->units[i].kind == UNIT_VERB && c->units[i].verb.negative))
            return true;
    return false;
}

static bool comes(const struct clause *c)
{
    return has_verb(c, VERB_come) || has_verb(c, VERB_attend) || has_verb(c, VERB_confirm) ||
           has_verb(c, VERB_go) || has_verb(c, VERB_participate) || has_verb(c, VERB_accept) ||
           has_verb(c, VERB_expect) || has(c, "participants") || has(c, "attendees") ||
           has(c, "attendance") || has(c, "delegations") || has(c, "due") ||
           (has(c, "there") && has_verb(c, VERB_be)) || has(c, "present") || has(c, "arriving");
}

static bool stays(const struct clause *c)
{
    return has_verb(c, VERB_stay) || has_verb(c, VERB_decline) || has_verb(c, VERB_boycott) ||
           has_verb(c, VERB_skip) || has_verb(c, VERB_miss) || has_verb(c, VERB_regret) || has(c, "away") ||
           has(c, "absent") || has(c, "absentees") || has(c, "regrets") || has(c, "apologies");
}

static bool open(const struct clause *c)
{
    return has(c, "open") || has(c, "undecided") || has(c, "unclear") || has(c, "maybe") ||
           has(c, "perhaps") || has(c, "uncertain") || has(c, "unconfirmed") || has_verb(c, VERB_open) ||
           has_verb(c, VERB_consider);
}

static bool sends(const struct clause *c)
{
    return has_verb(c, VERB_send) || has_verb(c, VERB_represent) || has(c, "deputies") || has(c, "instead") ||
           has(c, "represented");
}

/* "Who is attending and who is not?", "Leaders who will attend and those who have opted out": of some one, of others
 * the other. */
static bool tells_both(const struct clause *h)
{
    int who = 0;

    for (size_t i = 0; i < h->count; i++)
        who += unit_is(&h->units[i], "who");
    return who > 1;
}

bool section_act(const struct clause *h, enum act *out)
{
    if (h->count == 0 || h->count > 30 || tells_both(h) ||
        (h->count > 14 && !unit_is(&h->units[h->count - 1], ":")))
        return false;
    if (has_verb(h, VERB_invite))
        *out = is_not(h) ? ACT_NOT_INVITED : ACT_INVITED;
    else if (sends(h))
        *out = ACT_DELEGATED;
    else if (stays(h))
        *out = ACT_DECLINED;
    else if (comes(h))
        *out = is_not(h) ? ACT_DECLINED : ACT_ACCEPTED;
    else if (open(h) && h->count <= 5)
        *out = ACT_TENTATIVE;
    else
        return false;
    return true;
}

static bool is_guest(const struct actor *a, struct str host)
{
    return a->code.n > 0 && !a->former && !str_eq(a->code, host) &&
           (a->rank == RANK_STATE || a->rank == RANK_SEAT || a->rank == RANK_LEADER);
}

static bool has_person(const struct actor *a)
{
    return a->person.n > 0 && a->rank != RANK_OUTLET && a->rank != RANK_VOICE && !a->former;
}

static bool is_voice(const struct actor *a)
{
    return a->rank == RANK_VOICE || a->rank == RANK_GOVERNMENT || a->rank == RANK_SEAT;
}

/* A cell by itself: "| yes |". */
static bool cell(const struct clause *c, size_t i)
{
    return i > 0 && c->units[i - 1].kind == UNIT_MARK && (i + 1 == c->count || c->units[i + 1].kind == UNIT_MARK);
}

/* "| confirmed |", "| declined |": a verb alone in its cell. */
static bool verb_cell(const struct clause *c, size_t i, enum act *act)
{
    if (c->units[i].kind != UNIT_VERB || !cell(c, i) || c->units[i].verb.negative)
        return false;
    *act = c->units[i].verb.verb == VERB_decline ? ACT_DECLINED : ACT_ACCEPTED;
    return c->units[i].verb.verb == VERB_decline || c->units[i].verb.verb == VERB_confirm ||
           c->units[i].verb.verb == VERB_accept || c->units[i].verb.verb == VERB_attend;
}

static void read_answer(const struct clause *c, struct item *item)
{
    static const struct {
        const char *word;
        enum act act;
    } answers[] = {{"yes", ACT_ACCEPTED}, {"no", ACT_DECLINED}, {"?", ACT_TENTATIVE}, {"maybe", ACT_TENTATIVE},
                   {"confirmed", ACT_ACCEPTED}, {"declined", ACT_DECLINED}};

    for (size_t i = 0; i < c->count && !item->answered; i++) {
        item->answered = verb_cell(c, i, &item->act);
        for (size_t k = 0; k < sizeof answers / sizeof *answers; k++)
            if (unit_is(&c->units[i], answers[k].word) && cell(c, i)) {
                item->answered = true;
                item->act = answers[k].act;
            }
    }
}

/* "Vatican, 8 October", "per environment minister Yadav": who is given with the day of his word. */
static bool is_cited(const struct clause *c, size_t i)
{
    const struct actor *a = &c->units[i].actors[0];

    if (i > 0 && (unit_is(&c->units[i - 1], "per") || (i > 1 && unit_is(&c->units[i - 1], "to") &&
                                                    unit_is(&c->units[i - 2], "according"))))
        return true;
    return (a->rank == RANK_STATE || a->rank == RANK_LEADER) && i > 0 && c->units[i - 1].kind == UNIT_MARK &&
           i + 2 < c->count && unit_is(&c->units[i + 1], ",") && c->units[i + 2].kind == UNIT_DATE;
}

/* Has the item sentences of its own? Their days are of other things. */
static bool tells_more(const struct clause *c)
{
    for (size_t i = 0; i < c->count; i++)
        if (c->units[i].kind == UNIT_VERB && !c->units[i].verb.bare && !c->units[i].verb.infinitive &&
            i > 0 && c->units[i - 1].kind != UNIT_MARK)
            return true;
    return false;
}

struct item section_item(const struct clause *c, struct str host, day told)
{
    struct item item = {.lead = NO_SUBJECT, .person = NO_SUBJECT, .source = NO_SUBJECT};

    for (size_t i = 0; i < c->count; i++) {
        const struct unit *u = &c->units[i];
        const struct actor *a = u->kind == UNIT_ACTORS ? &u->actors[0] : NULL;

        if (u->kind == UNIT_DATE && item.said_on == 0 && item.lead != NO_SUBJECT &&
            (item.source != NO_SUBJECT || !tells_more(c)))
            item.said_on = when_past(u->when, told);
        if (a == NULL || a->owner)
            continue;
        if (item.lead == NO_SUBJECT && i <= 4 && is_guest(a, host)) {
            item.lead = i;
            if (has_person(a))
                item.person = i;
        } else if (item.lead != NO_SUBJECT && item.person == NO_SUBJECT && i <= item.lead + 4 && has_person(a)) {
            item.person = i;
        } else if (item.lead != NO_SUBJECT && item.source == NO_SUBJECT && (is_voice(a) || is_cited(c, i))) {
            item.source = i;
        }
    }
    read_answer(c, &item);
    return item;
}
