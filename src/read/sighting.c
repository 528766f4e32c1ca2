#include "read/sighting.h"

#include "names/names.h"
#include "read/noun.h"

static bool is_event_frame(enum frame f)
{
    return f == FRAME_POSTPONE || f == FRAME_CANCEL || f == FRAME_SCHEDULE;
}

static bool is_delegating(enum frame f)
{
    return f == FRAME_SENT || f == FRAME_SENDS || f == FRAME_STANDS_IN || f == FRAME_LEADS;
}

static bool is_of_letters(enum frame f)
{
    return f == FRAME_LETTER || f == FRAME_HAS_LETTER || f == FRAME_NOBODY;
}

/* Of an invitation, whose is said nearby. */
static bool is_of_invitations(enum frame f)
{
    return f == FRAME_LETTER || f == FRAME_RENEW || f == FRAME_UNINVITE || f == FRAME_UNSURE;
}

/* "From Brussels come A and B", "Will be present also C": the subject behind its verb. */
static size_t subject_behind(const struct clause *c, size_t end)
{
    if (end + 3 < c->count && unit_is(&c->units[end], "for") && unit_is(&c->units[end + 1], "the") &&
        unit_is(&c->units[end + 2], "first"))
        end += 4;  /* "will march for the first time the soldiers of France" */
    while (end < c->count && (unit_in(&c->units[end], CLASS_ADVERB) || unit_in(&c->units[end], CLASS_ARTICLE) ||
                              c->units[end].kind == UNIT_DATE))
        end++;
    if (end + 2 < c->count && unit_in(&c->units[end], CLASS_QUANTITY) && unit_is(&c->units[end + 1], ":"))
        end += 2;  /* "will come two: A and B" */
    if (end + 3 < c->count && unit_is(&c->units[end], "not") && unit_is(&c->units[end + 2], "but"))
        end += 3;  /* "comes not the president but his deputy" */
    return end < c->count && c->units[end].kind == UNIT_ACTORS && !c->units[end].actors[0].owner ? end : NO_SUBJECT;
}

static bool actors_before(const struct sighting *s)
{
    return s->m.at > 0 && s->c->units[s->m.at - 1].kind == UNIT_ACTORS;
}

/* "with the leaders of A and B also all expected" */
static size_t with_actors(const struct clause *c, size_t v)
{
    size_t i = v;

    while (i > 0 && unit_in(&c->units[i - 1], CLASS_ADVERB))
        i--;
    return i > 1 && c->units[i - 1].kind == UNIT_ACTORS && unit_is(&c->units[i - 2], "with") ? i - 1 : NO_SUBJECT;
}

static void find_subject(struct sighting *s)
{
    enum frame frame = s->m.cue->frame;
    bool led_by_verb = s->c->units[s->m.at].kind == UNIT_VERB;

    s->subject = NO_SUBJECT;
    if (frame == FRAME_PLAN && s->m.subject && actors_before(s)) {
        s->subject = s->m.at - 1;  /* "talks with France to invite its leaders" */
        return;
    }
    if (frame == FRAME_COME && s->m.end + 3 < s->c->count && unit_is(&s->c->units[s->m.end], "not") &&
        unit_is(&s->c->units[s->m.end + 2], "but")) {
        s->subject = subject_behind(s->c, s->m.end);
        return;
    }
    if (led_by_verb || s->m.verb != NO_UNIT)
        s->subject = subject_of(s->c, led_by_verb ? s->m.at : s->m.verb);
    if (s->subject != NO_SUBJECT || !s->m.subject)
        return;
    if (frame == FRAME_EXPECT && s->m.verb != NO_UNIT && with_actors(s->c, s->m.at) != NO_SUBJECT)
        s->subject = with_actors(s->c, s->m.at);
    else if (actors_before(s) && s->m.verb == NO_UNIT)
        s->subject = s->m.at - 1;  /* "X in place of Y" */
    else if (frame == FRAME_COME || frame == FRAME_ARRIVE || frame == FRAME_EXPECT)
        s->subject = subject_behind(s->c, s->m.end);
}

static void find_verb(struct sighting *s)
{
    s->verb = (struct verb_group){.tense = TENSE_PRESENT};
    if (s->m.verb != NO_UNIT)
        s->verb = s->c->units[s->m.verb].verb;
    s->first = s->m.at;
    s->last = s->m.end > s->m.at ? s->m.end - 1 : s->m.at;
    if (s->last >= s->c->count)
        s->last = s->c->count - 1;
}

/* "Ten years later he came": how many, 0 where the sentence does not begin so. */
static int years_later(const struct clause *c)
{
    static const char *const numbers[] = {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
                                          NULL};

    for (size_t i = 0; i + 2 < c->count && i < 3; i++)
        for (int k = 0; numbers[k] != NULL; k++)
            if (unit_is(&c->units[i], numbers[k]) &&
                (unit_is(&c->units[i + 1], "years") || unit_is(&c->units[i + 1], "year")) &&
                unit_is(&c->units[i + 2], "later"))
                return k + 1;
    return 0;
}

/* "Trump planned to invite Putin" in a story of another host's event: whoever asks is the host, unless he asks to the
 * occasion itself. */
static bool asks_elsewhere(const struct sighting *s, size_t occasion)
{
    const struct actor *a = s->subject == NO_SUBJECT || s->c->units[s->subject].kind != UNIT_ACTORS
                                ? NULL : &s->c->units[s->subject].actors[0];

    if ((s->m.cue->frame != FRAME_INVITE && s->m.cue->frame != FRAME_RECEIVE) || a == NULL ||
        s->c->units[s->subject].count > 1 || a->code.n == 0 || country_find(a->code) == NULL ||
        a->former || s->verb.passive || str_eq(a->code, s->r->occasions.items[occasion].country) ||
        str_eq(a->code, s->r->occasions.items[0].country))
        return false;
    for (size_t i = s->m.at; i < s->c->count; i++)
        if (occasion_noun(&s->c->units[i]) && !unit_is(&s->c->units[i], "visit"))
            return false;
    return true;
}

/* "will then travel to Washington", "arrived in Tehran": a country that is not the host's. */
static struct str goes_elsewhere(const struct sighting *s, size_t occasion)
{
    const struct unit *u = NULL;
    enum frame frame = s->m.cue->frame;

    if ((frame != FRAME_COME && frame != FRAME_ARRIVE && frame != FRAME_MEET && frame != FRAME_EXPECT) ||
        s->verb.verb == VERB_leave)
        return (struct str){0};
    if (s->m.occasion != NO_UNIT)
        u = &s->c->units[s->m.occasion];
    else if (s->m.end + 1 < s->c->count &&
             (unit_is(&s->c->units[s->m.end], "to") || unit_is(&s->c->units[s->m.end], "in") ||
              s->verb.verb == VERB_visit))
        u = &s->c->units[s->m.end + (s->verb.verb == VERB_visit && !unit_is(&s->c->units[s->m.end], "to") ? 0 : 1)];
    if (u == NULL || !(u->kind == UNIT_PLACE || (u->kind == UNIT_ACTORS && u->count == 1 && !u->actors[0].owner &&
                                                 u->actors[0].rank == RANK_STATE)) ||
        country_find(u->actors[0].code) == NULL || str_eq(u->actors[0].code, s->r->occasions.items[occasion].country) ||
        (str_eq(s->r->occasions.items[occasion].country, S("VA")) && str_eq(u->actors[0].code, S("IT"))))
        return (struct str){0};
    return u->actors[0].code;
}

/* The year of a visit: that of a day in its clause, else of the story. */
static int year_there(const struct sighting *s)
{
    day told = s->r->story.told, d = 0;

    for (size_t i = 0; i < s->c->count && d == 0; i++)
        if (s->c->units[i].kind == UNIT_DATE && s->c->units[i].when.kind != WHEN_VAGUE)
            d = s->verb.tense == TENSE_PAST ? when_past(s->c->units[i].when, told)
                                            : when_future(s->c->units[i].when, told);
    return d != 0 ? day_year(d) : day_year(told);
}

/* "has been invited again, for April 2021", "for the edition of September 2022": the year ahead, or 0. */
static int year_ahead(const struct sighting *s, size_t occasion)
{
    const struct clause *c = s->c;

    if (is_event_frame(s->m.cue->frame))
        return 0;
    for (size_t i = 1; i < c->count; i++) {
        bool meant = c->units[i].kind == UNIT_DATE && c->units[i].when.kind == WHEN_DATE &&
                     c->units[i].when.year != 0 &&
                     c->units[i].when.year > s->r->occasions.items[occasion].year &&
                     c->units[i].when.year > day_year(s->r->story.told);

        if (meant && (unit_is(&c->units[i - 1], "for") ||
                      (i > 3 && unit_is(&c->units[i - 1], "of") && unit_is(&c->units[i - 4], "for"))))
            return c->units[i].when.year;
    }
    return 0;
}

/* The occasion of the clause; what is told of a past one goes on to the end of its block ("A year ago
 * in Lima ... Trump was not there."). */
static size_t find_occasion(struct sighting *s)
{
    struct reader *r = s->r;
    size_t occasion = occasion_of(&r->occasions, &r->story, s->passage, s->m.at);
    bool told = s->verb.tense == TENSE_PAST && s->verb.over == VERB_none && !s->verb.perfect && !s->verb.progressive;

    if (occasion == 0 && (told || r->set_in) && r->last_block == r->story.items[s->passage].index)
        occasion = r->last_occasion;
    if (years_later(s->c) != 0 && r->last_block == r->story.items[s->passage].index && told)
        occasion = occasion_at(&r->occasions, r->occasions.items[r->last_occasion].country,
                               r->occasions.items[r->last_occasion].year + years_later(s->c));
    if (goes_elsewhere(s, occasion).n > 0)
        occasion = occasion_at(&r->occasions, goes_elsewhere(s, occasion), year_there(s));
    if (asks_elsewhere(s, occasion))
        occasion = occasion_at(&r->occasions, s->c->units[s->subject].actors[0].code,
                               r->occasions.items[occasion].year != 0 ? r->occasions.items[occasion].year
                                                                      : day_year(r->story.told));
    if (year_ahead(s, occasion) != 0)
        occasion = occasion_at(&r->occasions, r->occasions.items[occasion].country, year_ahead(s, occasion));
    else if (s->m.cue->frame == FRAME_RENEW && r->occasions.items[occasion].year < r->occasions.items[0].year &&
             str_eq(r->occasions.items[occasion].country, r->occasions.items[0].country))
        occasion = 0;  /* "renewed his invitation of 2022": to the one to come */
    if (s->m.cue->frame == FRAME_POSTPONE &&
        str_eq(r->occasions.items[occasion].country, r->occasions.items[0].country))
        occasion = 0;  /* moved, it is the one to come */
    r->set_in = r->set_in && r->last_block == r->story.items[s->passage].index;
    r->last_occasion = occasion;
    r->last_block = r->story.items[s->passage].index;
    return occasion;
}

/* "has responded no: 'Whom should I celebrate?'": the question is within the quotation alone. */
static bool asked_by_another(const struct sighting *s)
{
    for (size_t i = s->c->count; i > s->m.at; i--)
        if (unit_is(&s->c->units[i - 1], "?"))
            return s->c->units[i - 1].quoted && !s->c->units[s->m.at].quoted;
    return false;
}

/* "flew from Baghdad to Basra", "traveled 17,000 miles": past, and neither an occasion nor the host's place. */
static bool moves_only(const struct sighting *s, const struct acts *acts)
{
    enum verb v = s->verb.verb;

    if (acts->count == 0 || acts->items[0] != ACT_ATTENDED || s->m.cue->frame != FRAME_COME ||
        !(v == VERB_go || v == VERB_fly || v == VERB_travel || v == VERB_join || v == VERB_head ||
          v == VERB_watch || v == VERB_march))
        return false;
    if (s->m.occasion != NO_UNIT || s->r->last_occasion != 0)
        return false;
    for (size_t i = s->m.end; i < s->c->count && i < s->m.end + 8; i++)
        if (unit_in(&s->c->units[i], CLASS_OCCASION) || unit_is(&s->c->units[i], "there") ||
            unit_is(&s->c->units[i], "here") ||
            (s->c->units[i].kind == UNIT_PLACE &&
             str_eq(s->c->units[i].actors[0].code, s->r->occasions.items[0].country)))
            return false;
    return true;
}

/* "welcomed President X at the airport" */
static bool at_airport(const struct clause *c, size_t from)
{
    for (size_t i = from; i < c->count; i++)
        if (unit_is(&c->units[i], "airport") || unit_is(&c->units[i], "station") || unit_is(&c->units[i], "airbase"))
            return true;
    return false;
}

/* "At noon came the President of Sierra Leone": told of the day, before the event is over. */
static bool has_come(const struct sighting *s, const struct acts *acts)
{
    return acts->count == 0 && s->m.cue->frame == FRAME_COME && s->verb.verb == VERB_come &&
           s->verb.tense == TENSE_PAST && !s->verb.negative && !s->verb.perfect && s->verb.over == VERB_none &&
           !s->circumstances.over && s->subject != NO_SUBJECT && s->subject >= s->m.end;
}

/* "will join NATO", "invited to join the European Union" */
static bool joins_body(const struct sighting *s)
{
    const struct clause *c = s->c;

    for (size_t i = s->m.at; i + 1 < c->count && i <= s->m.end; i++) {
        size_t at = i + 1;

        if (c->units[i].kind != UNIT_VERB || c->units[i].verb.verb != VERB_join)
            continue;
        while (at < c->count && unit_in(&c->units[at], CLASS_ARTICLE))
            at++;
        return at < c->count && c->units[at].kind == UNIT_ACTORS && c->units[at].actors[0].rank == RANK_STATE &&
               body_find(c->units[at].actors[0].code) != NULL && !c->units[at].actors[0].owner &&
               !(at + 1 < c->count && unit_in(&c->units[at + 1], CLASS_OCCASION));
    }
    return false;
}

/* Why the cue states nothing, whatever it says; NULL where it may. */
static const char *stopped(const struct sighting *s)
{
    if (s->c->question && !asked_by_another(s))
        return "a question";
    if (s->said.denied)
        return "denied, or not said";
    if (sighting_of_other_things(s))
        return "of something else than coming";
    if (joins_body(s))
        return "becomes a member, attends nothing";
    if (sighting_supposed(s->c, s->m.at))
        return "supposed only";
    if (sighting_refuted(s->c, s->m.at))
        return "said to be untrue";
    if (s->verb.verb == VERB_be && s->m.occasion != NO_UNIT && s->c->units[s->m.occasion].kind == UNIT_WORD &&
        s->m.at + 1 < s->c->count && unit_is(&s->c->units[s->m.at + 1], "in") &&
        unit_in(&s->c->units[s->m.occasion], CLASS_OCCASION))
        return "in no place";
    if (is_event_frame(s->m.cue->frame) && !sighting_own_occasion(s))
        return "of no occasion";
    if (sighting_expects(s))
        return "expects, is not expected";
    if (sighting_foreseen(s))
        return "foreseen by those who have no part in it";
    return NULL;
}

static bool first_to(const struct sighting *s)
{
    for (size_t i = s->m.at; i > 0 && i + 6 > s->m.at; i--) {
        if (subject_first(&s->c->units[i - 1]))
            return true;
        if (s->c->units[i - 1].kind == UNIT_VERB)
            return false;
    }
    return false;
}

/* "neither he nor the president had any plans to attend" */
static bool neither_before(const struct sighting *s)
{
    for (size_t i = s->m.at; i > 0 && i + 6 > s->m.at; i--) {
        if (unit_is(&s->c->units[i - 1], "neither"))
            return i < s->m.at && s->c->units[i].kind == UNIT_ACTORS;
        if (s->c->units[i - 1].kind == UNIT_VERB)
            return false;
    }
    return false;
}

/* "No U.S. delegation will attend" */
static bool is_none(const struct sighting *s)
{
    return s->m.subject && s->subject != NO_SUBJECT && s->subject > 0 &&
           s->c->units[s->subject].actors[0].rank != RANK_GROUP &&
           (unit_is(&s->c->units[s->subject - 1], "no") || unit_is(&s->c->units[s->subject - 1], "nor"));
}

static bool is_dated(const struct clause *c)
{
    for (size_t i = 0; i < c->count; i++)
        if (c->units[i].kind == UNIT_DATE && c->units[i].when.kind != WHEN_VAGUE)
            return true;
    return false;
}

static void find_circumstances(struct sighting *s, size_t occasion)
{
    enum frame frame = s->m.cue->frame;
    bool no_group = sighting_no_group(s);

    if (s->verb.infinitive && s->verb.over == VERB_none && first_to(s)) {
        s->verb.infinitive = false;
        s->verb.tense = TENSE_PAST;  /* "was the first to refuse", "the only one to stay away" */
    }
    if (s->verb.infinitive && s->verb.over == VERB_none && s->r->story.items[s->passage].block == BLOCK_TITLE &&
        s->subject != NO_SUBJECT && s->subject + 1 == s->m.at) {
        s->verb.infinitive = false;
        s->verb.tense = TENSE_FUTURE;  /* "Chinese premier to attend the summit", as headlines say it */
    }
    if (neither_before(s) || is_none(s)) {
        s->verb.negative = !s->verb.negative;
        if (s->subject != NO_SUBJECT && s->subject > 0 && unit_in(&s->c->units[s->subject - 1], CLASS_NEGATION))
            sighting_stretch(s, s->subject - 1);  /* without it the quote would say the opposite */
    }
    s->circumstances = (struct circumstances){
        .conditional = sighting_conditional(s->c, s->m.at),
        .dated = is_dated(s->c),
        .over = sighting_over(s->r, occasion),
        .headline = s->r->story.items[s->passage].block == BLOCK_TITLE ||
                    s->r->story.items[s->passage].block == BLOCK_HEADING,
        .no = is_of_letters(frame) && sighting_denied(s->c, s->m.at, s->m.end)};
    if (no_group && frame == FRAME_NOBODY)
        s->circumstances.no = true;
    else if (no_group)
        s->verb.negative = !s->verb.negative;
    if (s->circumstances.no && s->m.at > 0 && unit_in(&s->c->units[s->m.at - 1], CLASS_NEGATION))
        sighting_stretch(s, s->m.at - 1);
}

/* "put off from April to July": set for another day in the same breath. */
static bool to_a_day(const struct sighting *s)
{
    for (size_t i = s->m.end; i + 1 < s->c->count && i < s->m.end + 10; i++)
        if (unit_is(&s->c->units[i], "to") && s->c->units[i + 1].kind == UNIT_DATE)
            return true;
    return false;
}

static void state_event(struct sighting *s, struct acts acts, size_t occasion)
{
    for (size_t i = 0; i < acts.count; i++)
        sighting_make(s, acts.items[i], NULL, NULL, (struct str){0}, occasion);
    if (s->m.cue->frame == FRAME_POSTPONE && to_a_day(s))
        sighting_make(s, ACT_SCHEDULED, NULL, NULL, (struct str){0}, occasion);
}

/* "Pakistan; declined the invitation on 11 June": of an item's verb its first name is the subject. */
static size_t of_item(const struct sighting *s)
{
    const struct passage *p = &s->r->story.items[s->passage];
    const struct unit *before = s->m.at > 0 ? &s->c->units[s->m.at - 1] : NULL;

    if ((p->block != BLOCK_ITEM && p->block != BLOCK_ROW && !unit_is(&s->c->units[1], ";")) ||
        s->m.subject_role != 'G' || before == NULL ||
        !(unit_is(before, ";") || unit_is(before, "|") || unit_is(before, ":")) ||
        s->c->units[0].kind != UNIT_ACTORS || s->c->units[0].count != 1)
        return NO_SUBJECT;
    return 0;
}

static void state(struct sighting *s, struct acts acts, size_t occasion)
{
    enum frame frame = s->m.cue->frame;
    bool subject = s->m.subject && s->subject != NO_SUBJECT;

    if (frame == FRAME_LETTER && s->m.host != NO_UNIT && s->m.guest != NO_UNIT && s->m.at > 1)
        s->m.guest = NO_UNIT;  /* "X will come at the invitation of Y, a spokesman said" */
    if (subject)
        sighting_stretch(s, s->subject);
    sighting_stretch(s, s->m.guest);
    if (is_delegating(frame) && acts.items[0] == ACT_DELEGATED)
        sighting_delegated(s, occasion);
    else if (is_event_frame(frame))
        state_event(s, acts, occasion);
    else if (s->m.guest != NO_UNIT && !is_delegating(frame))
        sighting_guests(s, acts, s->m.guest, occasion);
    else if (subject && s->m.subject_role != 'H')
        sighting_guests(s, acts, s->subject, occasion);
    else if (of_item(s) != NO_SUBJECT)
        sighting_guests(s, acts, of_item(s), occasion);
    else if (frame == FRAME_YES && !s->m.subject)
        sighting_him(s, acts, occasion);
    else if (is_of_invitations(frame))
        sighting_last(s, acts, occasion);
    else
        sighting_explain(s->r, "    nothing: nobody found for it\n");
}

/* Where those begin who are named behind: "together with A", "as well as B", "and hence also C"; ";" before the
 * last of a list. The unit of the actors, or NO_SUBJECT. */
static size_t companions(const struct clause *c, size_t i)
{
    const struct unit *u = &c->units[i];

    if (i > 0 && unit_is(u - 1, ",") && unit_in(u, CLASS_LIST_OPENER))
        return i + 1;
    if (unit_is(u, "together") || unit_is(u, "along"))
        return i + 1 < c->count && unit_is(u + 1, "with") ? i + 2 : NO_SUBJECT;
    if (unit_is(u, "as") && i + 2 < c->count && unit_is(u + 1, "well") && unit_is(u + 2, "as"))
        return i + 3;
    if (unit_is(u, "and") && i + 3 < c->count)
        return unit_is(u + 1, "also") ? i + 2 : unit_is(u + 2, "also") && unit_in(u + 1, CLASS_CONSEQUENCE) ? i + 3
                                                                                                          : NO_SUBJECT;
    return NO_SUBJECT;
}

static void state_companions(struct sighting *s, struct acts acts, size_t occasion)
{
    const struct clause *c = s->c;

    for (size_t i = s->m.end; i < c->count && i < s->m.end + 12; i++) {
        size_t at = companions(c, i);

        if ((c->units[i].kind == UNIT_VERB && !c->units[i].verb.bare) || (unit_is(&c->units[i], ";") && i > s->m.end))
            return;
        if (at == NO_SUBJECT)
            continue;
        while (at < c->count && (unit_in(&c->units[at], CLASS_ARTICLE) || unit_in(&c->units[at], CLASS_ADVERB)))
            at++;
        if (at + 2 < c->count && c->units[at].kind == UNIT_ACTORS && c->units[at].actors[0].owner)
            for (size_t k = at + 1; k < c->count && k < at + 6; k++)
                if (c->units[k].kind == UNIT_ACTORS && unit_is(&c->units[k - 1], ",")) {
                    at = k;  /* "Libya's two rivals, A and B" */
                    break;
                }
        if (at < c->count && c->units[at].kind == UNIT_ACTORS && !c->units[at].actors[0].owner) {
            sighting_stretch(s, at);
            sighting_guests(s, acts, at, occasion);
        }
        return;
    }
}

static bool has_companions(enum frame f)
{
    return f == FRAME_COME || f == FRAME_EXPECT || f == FRAME_YES || f == FRAME_INVITE || f == FRAME_ASKED ||
           f == FRAME_HAS_LETTER || f == FRAME_LETTER;
}

/* "will visit Malaysia, France and Slovakia" */
static bool visits_several(const struct sighting *s)
{
    const struct unit *u = s->m.end < s->c->count ? &s->c->units[s->m.end] : NULL;

    if (s->m.cue->frame != FRAME_COME || s->verb.verb != VERB_visit || u == NULL ||
        u->kind != UNIT_ACTORS || u->count < 2)
        return false;
    for (size_t i = 0; i < u->count; i++)
        if (u->actors[i].rank != RANK_STATE || country_find(u->actors[i].code) == NULL)
            return false;
    return true;
}

void sighting_take(struct sighting *s)
{
    struct acts acts;
    const char *why;
    size_t occasion;

    sighting_explain(s->r, "  cue \"%s\"\n", s->m.cue->pattern);
    find_verb(s);
    find_subject(s);
    s->said = said_of(&s->r->scene, s->c, s->m.at);
    if (s->said.found)
        sighting_explain(s->r, "    said by %.*s (%.*s)\n",
                         STR_ARG(s->said.by), STR_ARG(guest_name(s->said.speaker.code)));
    if (s->said.found && s->said.speaker.code.n > 0) {
        s->r->voice = s->said.speaker;
        s->r->voice_passage = s->passage;
    }
    why = stopped(s);
    if (why == NULL) {
        occasion = s->occasion = find_occasion(s);
        find_circumstances(s, occasion);
        acts = verdict_of(s->m.cue->frame, &s->verb, s->circumstances);
        if (moves_only(s, &acts))
            acts = (struct acts){.why = "went somewhere, and to no occasion"};
        if (s->m.cue->frame == FRAME_RECEIVE && acts.count > 0 && acts.items[0] == ACT_ATTENDED &&
            at_airport(s->c, s->m.end))
            acts.items[0] = ACT_ARRIVED;
        if (has_come(s, &acts))
            acts = (struct acts){.items = {ACT_ARRIVED}, .count = 1};
        why = sighting_elsewhere(s, occasion) ? "another place" : acts.why;
    }
    if (why != NULL)
        sighting_explain(s->r, "    nothing: %s\n", why);
    else if (visits_several(s)) {
        for (size_t i = 0; i < s->c->units[s->m.end].count; i++)
            state(s, acts, occasion_at(&s->r->occasions, s->c->units[s->m.end].actors[i].code, year_there(s)));
    } else {
        state(s, acts, occasion);
        if (has_companions(s->m.cue->frame) && s->r->previous.passage == s->passage)
            state_companions(s, acts, occasion);
    }
}

/* "The Hanover fair is a warning", "Meanwhile the Izmir fair goes ahead": the occasion before any verb. */
static bool is_subject(const struct clause *c)
{
    for (size_t i = 0; i < c->count && c->units[i].kind != UNIT_VERB; i++)
        if (occasion_noun(&c->units[i]))
            return true;
    return false;
}

static bool tells_of_occasion(const struct clause *c)
{
    for (size_t i = 0; i < c->count; i++)
        if (occasion_noun(&c->units[i]) && !occasion_of_press(c, i))
            return true;
    return c->count > 2 && c->units[0].kind == UNIT_DATE &&
           (unit_is(&c->units[1], "in") || unit_is(&c->units[1], "at"));
}

void sighting_set_in(struct reader *r, size_t passage)
{
    const struct passage *p = &r->story.items[passage];
    size_t occasion;

    if (p->block != BLOCK_PARAGRAPH || !tells_of_occasion(&p->clause))
        return;
    occasion = occasion_of(&r->occasions, &r->story, passage, 0);
    if (occasion == 0)
        return;
    r->last_occasion = occasion;
    r->last_block = p->index;
    r->set_in = p->first && is_subject(&p->clause) &&
                !str_eq(r->occasions.items[occasion].country, r->occasions.items[0].country);
}
