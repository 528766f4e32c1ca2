#include "read/sighting.h"

#include "names/names.h"

bool sighting_may_be_guest(const struct occasion *o, const struct actor *a)
{
    if (a->code.n == 0 || a->former || str_eq(a->code, o->country))
        return false;
    switch (a->rank) {
    case RANK_STATE: case RANK_SEAT: case RANK_GOVERNMENT: case RANK_LEADER: case RANK_ENVOY:
        return true;
    case RANK_GROUP:
        return !str_starts(a->words, S("other")) && !str_starts(a->words, S("Other"));
    default:
        return false;
    }
}

static struct str person_of(const struct actor *a)
{
    return a->rank == RANK_GROUP ? a->words : a->rank == RANK_ENVOY && a->person.n == 0 ? (struct str){0} : a->person;
}

/* "the following leaders will attend: A, B and C": the members behind the colon. */
static size_t listed_behind(const struct clause *c, size_t unit)
{
    const struct actor *a = &c->units[unit].actors[0];

    if (a->rank != RANK_GROUP)
        return unit;
    for (size_t i = unit + 1; i + 1 < c->count; i++)
        if (unit_is(&c->units[i], ":") && c->units[i + 1].kind == UNIT_ACTORS && c->units[i + 1].count > 1)
            return i + 1;
    return unit;
}

/* "his deputy Richard Marles is on the way": he goes for the leader whose deputy he is. */
static enum act deputed(const struct sighting *f, enum act act, const struct actor *a, const struct actor *guest)
{
    bool second = !a->head || (f->r->absent.passage == f->passage && str_eq(f->r->absent.guest.code, guest->code));

    return act == ACT_ACCEPTED && a->owned && a->office && second && a->person.n > 0 ? ACT_DELEGATED : act;
}

/* "announced his trip": his who was spoken of last. */
void sighting_him(struct sighting *f, struct acts acts, size_t occasion)
{
    const struct actor *him = NULL;

    for (size_t i = f->m.at; i > 0 && him == NULL; i--) {
        const struct unit *u = &f->c->units[i - 1];

        if (u->kind == UNIT_ACTORS && u->count == 1 && u->actors[0].rank == RANK_LEADER &&
            sighting_may_be_guest(&f->r->occasions.items[occasion], &u->actors[0]))
            him = &u->actors[0];
    }
    if (him == NULL && f->r->scene.leader.rank != RANK_NONE)
        him = &f->r->scene.leader;
    if (him != NULL && sighting_may_be_guest(&f->r->occasions.items[occasion], him))
        for (size_t i = 0; i < acts.count; i++)
            sighting_make(f, acts.items[i], him, him, him->person, occasion);
}

/* To whom an invitation goes of which the story does not say it again: whoever it has just spoken of. */
static const struct actor *last_spoken_of(struct sighting *f)
{
    const struct reader *r = f->r;
    size_t subject = NO_SUBJECT, count;

    for (size_t i = f->m.at; i > 0 && subject == NO_SUBJECT && unit_is(&f->c->units[f->m.at + 1], "the"); i--)
        if (f->c->units[i - 1].kind == UNIT_VERB)
            subject = subject_of(f->c, i - 1);  /* "X is visiting Delhi at the invitation of Y" */
    if (subject != NO_SUBJECT && f->c->units[subject].count == 1)
        return scene_resolve(&f->r->scene, f->c, subject, NULL, &count);

    if (r->scene.leader.rank != RANK_NONE && r->scene.leader_told == r->scene.told)
        return &r->scene.leader;
    if (r->last.guest.rank != RANK_NONE && r->last.passage + 2 >= f->passage)
        return &r->last.guest;
    return r->scene.state.rank != RANK_NONE && r->scene.state_told == r->scene.told ? &r->scene.state : NULL;
}

/* "The invitation had come on Friday", "Moscow renewed its invitation" */
void sighting_last(struct sighting *f, struct acts acts, size_t occasion)
{
    const struct actor *a = last_spoken_of(f);
    struct actor it = {.rank = RANK_IT};

    for (size_t i = 0; a != NULL && i < acts.count; i++)
        if (sighting_may_be_guest(&f->r->occasions.items[occasion], a))
            sighting_make(f, acts.items[i], a, &it, (struct str){0}, occasion);
}

/* Under an organisation's heading its chairman is its guest, not his country's. */
static const struct actor *of_topic(struct sighting *f, const struct actor *guest)
{
    const struct actor *topic = &f->r->scene.topic;
    struct actor *out;

    if (topic->rank == RANK_NONE || body_find(topic->code) == NULL || guest->person.n == 0)
        return guest;
    out = ARENA_NEW(f->r->a, struct actor, 1);
    *out = *guest;
    out->code = topic->code;
    return out;
}

/* "world leaders who are attending": no number of them is told, so nothing is. */
static bool is_restricted(const struct clause *c, size_t unit)
{
    const struct word *first = &c->words.items[c->units[unit].from];

    return unit + 1 < c->count && unit_is(&c->units[unit + 1], "who") && first->kind != WORD_NUMBER &&
           !lexicon_is(first->fold, CLASS_QUANTITY);
}

/* "The office of President X confirmed her attendance": the state's, whose office it is. */
static const struct actor *of_office(struct sighting *f, const struct actor *guest)
{
    struct actor *out;
    bool owned = false;

    for (size_t i = f->m.at + 1; i < f->m.end && i < f->c->count; i++)
        owned = owned || unit_in(&f->c->units[i], CLASS_POSSESSIVE) ||
                (f->c->units[i].kind == UNIT_ACTORS && f->c->units[i].actors[0].rank == RANK_HE);
    if (f->m.cue->frame != FRAME_YES || guest->rank != RANK_VOICE || guest->code.n == 0 || !owned)
        return guest;
    out = ARENA_NEW(f->r->a, struct actor, 1);
    *out = *guest;
    out->rank = RANK_LEADER;
    return out;
}

/* "Albanese has let it drop; his deputy is on the way": of the one who stays away, whoever stands nearer. */
static const struct actor *of_absent(struct sighting *f, const struct actor *guest, const struct actor *written)
{
    struct actor *out;

    if (written->code.n > 0 || !written->office || written->head || f->r->absent.guest.rank == RANK_NONE ||
        f->r->absent.passage != f->passage)
        return guest;
    out = ARENA_NEW(f->r->a, struct actor, 1);
    *out = *guest;
    out->code = f->r->absent.guest.code;
    return out;
}

/* "will attend as his special representative", "on behalf of the king" */
static bool as_envoy(const struct sighting *f)
{
    for (size_t i = f->m.end; i + 1 < f->c->count && i < f->m.end + 8; i++) {
        const struct unit *u = &f->c->units[i], *next = u + 1;

        if (u->kind == UNIT_VERB && u->verb.verb != VERB_represent)
            return false;
        if ((unit_is(u, "as") && next->kind == UNIT_ACTORS && next->actors[0].rank == RANK_ENVOY) ||
            (unit_is(u, "behalf") && unit_is(next, "of")) ||
            (u->kind == UNIT_VERB && u->verb.bare && next->kind == UNIT_ACTORS && next->actors[0].rank == RANK_LEADER))
            return true;
    }
    return false;
}

static bool is_rather(const struct clause *c, size_t unit)
{
    return unit != NO_SUBJECT && unit > 2 && unit_is(&c->units[unit - 1], "but") &&
           unit_is(&c->units[unit - 3], "not") && c->units[unit - 2].kind == UNIT_ACTORS;
}

/* "Mary travels with their eldest instead" */
static bool goes_instead(const struct sighting *f)
{
    for (size_t i = f->m.end; i < f->c->count && i < f->m.end + 9; i++)
        if (unit_is(&f->c->units[i], "instead") && !(i + 1 < f->c->count && unit_is(&f->c->units[i + 1], "of")))
            return true;
    return false;
}

/* What coming means of whoever comes: a deputy or an envoy comes in another's place. */
static enum act for_another(const struct sighting *f, enum act act, const struct actor *written,
                            const struct actor *guest)
{
    if (act != ACT_ACCEPTED || written->rank == RANK_GROUP)
        return act;
    if (is_rather(f->c, f->subject))
        return ACT_DELEGATED;  /* "comes not the president but his deputy" */
    if (written->person.n > 0 && goes_instead(f) && f->r->absent.passage + 1 >= f->passage &&
        str_eq(f->r->absent.guest.code, guest->code))
        return ACT_DELEGATED;
    if (written->person.n > 0 && !written->head && as_envoy(f))
        return ACT_DELEGATED;
    if (written->code.n == 0 && written->office && !written->head && written->person.n > 0 &&
        f->r->absent.passage == f->passage && f->r->absent.guest.rank != RANK_NONE)
        return ACT_DELEGATED;  /* "Neither can leave, so Trade Minister X goes" */
    return deputed(f, act, written, guest);
}

/* "Walid al-Muallem will be there for the Syrian government", "as has Reding for the European Commission" */
static const struct actor *on_behalf(const struct sighting *f, const struct actor *guest, size_t unit)
{
    size_t at = f->m.end > unit + 1 ? f->m.end : unit + 1;
    const struct unit *u = at + 1 < f->c->count && unit_is(&f->c->units[at], "for") ? &f->c->units[at + 1] : NULL;
    struct actor *out;

    if (u == NULL || u->kind != UNIT_ACTORS || u->count != 1 || u->actors[0].owner || u->actors[0].code.n == 0 ||
        u->actors[0].rank > RANK_GOVERNMENT || guest->code.n > 0 ||
        (guest->rank != RANK_PRIVATE && guest->rank != RANK_LEADER))
        return guest;
    out = ARENA_NEW(f->r->a, struct actor, 1);
    *out = *guest;
    out->code = u->actors[0].code;
    out->rank = RANK_LEADER;
    return out;
}

/* "All four had been invited": the four guests of whom the story has spoken, where they are four. */
static const struct actor *all_so_far(struct sighting *f, size_t number, size_t *count)
{
    struct actor *all = ARENA_NEW(f->r->a, struct actor, number);
    size_t n = 0;

    for (size_t i = 0; i < f->r->count; i++) {
        bool known = false;

        for (size_t k = 0; k < n; k++)
            known = known || str_eq(all[k].code, f->r->found[i].st.guest);
        if (known || f->r->found[i].st.guest.n == 0 || str_eq(f->r->found[i].st.guest, S("GROUP")))
            continue;
        if (n == number)
            return NULL;
        all[n++] = (struct actor){.rank = RANK_STATE, .code = f->r->found[i].st.guest};
    }
    *count = n;
    return n == number ? all : NULL;
}

/* "Zelensky's office is studying the letter": the state's, whose office it is. */
static const struct actor *who_considers(struct sighting *f, const struct actor *guest)
{
    struct actor *out;

    if ((f->m.cue->frame != FRAME_OPEN && f->m.cue->frame != FRAME_UNSURE) || guest->rank != RANK_VOICE ||
        guest->code.n == 0)
        return guest;
    out = ARENA_NEW(f->r->a, struct actor, 1);
    *out = *guest;
    out->rank = RANK_LEADER;
    return out;
}

/* "Taipei announced that former vice president X will go": whom a state sends is its envoy, whatever he was. */
static const struct actor *sent_by_own(struct sighting *f, const struct actor *guest, struct acts *acts)
{
    struct actor *out;

    if (!guest->former || guest->code.n == 0 || acts->items[0] != ACT_ACCEPTED || !f->said.found ||
        !str_eq(f->said.speaker.code, guest->code) || f->said.speaker.rank == RANK_LEADER)
        return guest;
    out = ARENA_NEW(f->r->a, struct actor, 1);
    *out = *guest;
    out->former = false;
    *acts = (struct acts){.items = {ACT_DELEGATED}, .count = 1};
    return out;
}

/* "He and other 47 leaders attended": he as well. */
static size_t he_too(const struct clause *c, size_t unit)
{
    return unit > 1 && unit_is(&c->units[unit - 1], "and") && c->units[unit - 2].kind == UNIT_ACTORS &&
                   c->units[unit - 2].actors[0].rank == RANK_HE ? unit - 2 : NO_SUBJECT;
}

void sighting_guests(struct sighting *f, struct acts acts, size_t unit, size_t occasion)
{
    const struct actor *said = f->said.found ? &f->said.speaker : NULL;
    size_t count;
    const struct actor *guests = scene_resolve(&f->r->scene, f->c, listed_behind(f->c, unit), said, &count);
    const struct actor *all = guests[0].rank == RANK_THEY && guests[0].number > 2
                                  ? all_so_far(f, guests[0].number, &count) : NULL;
    const struct occasion *o = &f->r->occasions.items[occasion];

    if (he_too(f->c, unit) != NO_SUBJECT)
        sighting_guests(f, acts, he_too(f->c, unit), occasion);
    if (all != NULL)
        guests = all;
    for (size_t g = 0; g < count; g++) {
        const struct actor *written = &f->c->units[unit].actors[g < f->c->units[unit].count ? g : 0], *guest;

        if (written->code.n == 0 && !written->owned && (written->rank == RANK_VOICE || written->rank == RANK_ENVOY ||
                                                        written->rank == RANK_GOVERNMENT)) {
            sighting_explain(f->r, "    nothing: %.*s: nobody's\n", STR_ARG(written->words));
            continue;
        }
        if (f->m.cue->frame == FRAME_EXPECT && !f->m.subject && written->rank >= RANK_HE && written->rank <= RANK_WE) {
            sighting_explain(f->r, "    nothing: %.*s: whoever that is\n", STR_ARG(written->words));
            continue;
        }
        if (written->vague && written->rank == RANK_LEADER && written->person.n == 0) {
            sighting_explain(f->r, "    nothing: %.*s: nobody in particular\n", STR_ARG(written->words));
            continue;
        }
        if (written->rank == RANK_GROUP && unit == f->subject && is_restricted(f->c, unit)) {
            sighting_explain(f->r, "    nothing: %.*s: those who do, whoever they are\n", STR_ARG(written->words));
            continue;
        }
        guest = on_behalf(f, of_absent(f, who_considers(f, of_office(f, &guests[g])), written), unit);
        guest = sent_by_own(f, guest, &acts);
        if (!sighting_may_be_guest(o, guest)) {
            sighting_explain(f->r, "    nothing: %.*s: no guest\n", STR_ARG(guests[g].words));
            continue;
        }
        if (f->m.cue->frame == FRAME_STAY_PUT && f->m.occasion != NO_UNIT &&
            !str_eq(f->c->units[f->m.occasion].actors ? f->c->units[f->m.occasion].actors[0].code
                                                       : (struct str){0}, guests[g].code))
            continue;
        for (size_t i = 0; i < acts.count; i++)
            sighting_make(f, for_another(f, acts.items[i], written, guest), of_topic(f, guest), written,
                          person_of(&guests[g]), occasion);
        f->r->previous = (struct previous){f->m, acts, f->verb, occasion, f->passage, sighting_said_on(f, occasion),
                                           sighting_side(f, guest->code)};
    }
}

static bool is_representative(const struct actor *p)
{
    return (p->rank == RANK_LEADER && (p->person.n > 0 || p->office)) || p->rank == RANK_ENVOY ||
           p->rank == RANK_PRIVATE || (p->rank == RANK_VOICE && p->person.n > 0);
}

/* "will send soldiers": troops that march count as the country that comes (press guide). */
static bool is_contingent(const struct actor *a)
{
    static const char *const words[] = {"troops", "soldiers", "contingent", "cadets", "guard", "guards", "band",
                                        "servicemen", "unit", NULL};

    for (int i = 0; a->rank == RANK_ENVOY && a->person.n == 0 && words[i] != NULL; i++)
        if (str_ends(a->words, str_of(words[i])))
            return true;
    return false;
}

/* "The UN will be represented by the Secretary-General himself", "the delegation will be headed by the
 * president": the first of all comes in nobody's place. */
static bool is_first(const struct sighting *f, size_t person)
{
    const struct unit *next = person + 1 < f->c->count ? &f->c->units[person + 1] : NULL;
    const struct actor *who = &f->c->units[person].actors[0];

    if (next != NULL && (unit_is(next, "himself") || unit_is(next, "herself") ||
                         (unit_is(next, "in") && person + 2 < f->c->count && unit_is(next + 1, "person"))))
        return true;
    return f->m.cue->frame == FRAME_SENT && f->verb.verb == VERB_head && who->head && !who->former &&
           str_find(who->words, S("resident"), 0) != STR_NONE && str_find(who->words, S("cting"), 0) == STR_NONE;
}

/* "The prime minister took his seat": his own, unless it was told of somebody that he does not come. */
static bool own_seat(const struct sighting *f, const struct actor *who)
{
    return f->m.cue->frame == FRAME_LEADS && f->verb.verb == VERB_take && who->head && !who->former &&
           !(f->r->absent.guest.rank != RANK_NONE && f->r->absent.passage + 1 >= f->passage &&
             (who->code.n == 0 || str_eq(f->r->absent.guest.code, who->code)));
}

static enum act act_of_representative(const struct sighting *f, size_t person)
{
    const struct actor *who = &f->c->units[person].actors[0];

    if (own_seat(f, who))
        return f->circumstances.over && f->verb.tense != TENSE_FUTURE ? ACT_ATTENDED : ACT_ACCEPTED;
    return is_contingent(who) || is_first(f, person) ? ACT_ACCEPTED : ACT_DELEGATED;
}

/* Somebody goes in the leader's place: of whom, the clause says, or the person's own country. */
static void make_delegated(struct sighting *f, size_t guest, size_t person, size_t occasion)
{
    const struct actor *said = f->said.found ? &f->said.speaker : NULL, *who, *of = NULL;
    struct actor whole;
    size_t count;

    const struct actor *topic = f->r->scene.topic.rank != RANK_NONE ? &f->r->scene.topic : NULL;

    if (person == NO_UNIT || f->c->units[person].kind != UNIT_ACTORS)
        return;
    who = &f->c->units[person].actors[0];
    if (!is_representative(who))
        return;
    if (guest != NO_UNIT && guest != NO_SUBJECT && f->c->units[guest].actors[0].rank == RANK_HE &&
        f->r->absent.guest.rank != RANK_NONE && f->r->absent.passage + 1 >= f->passage)
        of = &f->r->absent.guest;  /* "stood in for him" */
    else if (guest != NO_UNIT && guest != NO_SUBJECT)
        of = scene_resolve(&f->r->scene, f->c, guest, said, &count);
    else if (who->code.n > 0 && !str_eq(who->code, f->r->occasions.items[occasion].country))
        of = who;
    else if (f->r->absent.guest.rank != RANK_NONE && f->r->absent.passage + 1 >= f->passage)
        of = &f->r->absent.guest;  /* "The king will not come; Prince William takes his place" */
    else
        of = topic != NULL ? topic : f->r->scene.leader.rank != RANK_NONE ? &f->r->scene.leader : &f->r->scene.state;
    if (of->code.n == 0 || (who->code.n > 0 && !str_eq(who->code, of->code)))
        return;
    whole = *of;
    whole.former = false;
    if (!sighting_may_be_guest(&f->r->occasions.items[occasion], &whole) || whole.rank == RANK_GROUP)
        return;
    for (size_t i = 1; guest != NO_UNIT && guest != NO_SUBJECT && who->person.n == 0 &&
                       i < f->c->units[guest].count;
         i++)
        if (sighting_may_be_guest(&f->r->occasions.items[occasion], &f->c->units[guest].actors[i]))
            sighting_make(f, is_contingent(who) ? ACT_ACCEPTED : ACT_DELEGATED, &f->c->units[guest].actors[i], who,
                          (struct str){0}, occasion);  /* "The US, Switzerland and the UN are sending observers" */
    sighting_make(f, act_of_representative(f, person), &whole, who, who->person, occasion);
    f->r->previous = (struct previous){f->m, {.items = {ACT_DELEGATED}, .count = 1}, f->verb, occasion, f->passage,
                                       sighting_said_on(f, occasion), sighting_side(f, whole.code)};
}

void sighting_delegated(struct sighting *f, size_t occasion)
{
    size_t subject = f->subject == NO_SUBJECT ? NO_UNIT : f->subject;

    sighting_stretch(f, f->m.person);
    sighting_stretch(f, f->m.guest);
    if ((f->m.cue->frame == FRAME_SENT || f->m.cue->frame == FRAME_SENDS) && subject == NO_UNIT)
        sighting_explain(f->r, "    nothing: nobody found who sends\n");
    else if (f->m.cue->frame == FRAME_SENT || f->m.cue->frame == FRAME_SENDS)
        make_delegated(f, subject, f->m.person, occasion);
    else if (f->m.subject_role == 'P')
        make_delegated(f, f->m.guest, subject, occasion);
    else
        make_delegated(f, f->m.guest, f->m.person, occasion);
}
