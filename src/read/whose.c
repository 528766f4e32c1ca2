#include "read/sighting.h"

#include "names/names.h"

/* "the NATO summit": whoever gives the occasion its name asks as well as the country where it is held. */
static bool is_organiser(const struct occasion *o, struct str code)
{
    return code.n > 2 && body_find(code) != NULL && str_starts(o->name, code);
}

enum side sighting_side_of_code(const struct sighting *f, struct str code, struct str guest)
{
    const struct occasion *o = &f->r->occasions.items[f->occasion];

    if (code.n == 0)
        return SIDE_PRESS;
    if (is_organiser(o, code))
        return str_eq(code, guest) ? SIDE_GUEST : SIDE_HOST;
    if (str_eq(code, S("BE")) && (str_eq(guest, S("EU")) || str_eq(guest, S("NATO"))))
        return SIDE_GUEST;  /* Brussels */
    if (str_eq(code, guest))
        return SIDE_GUEST;
    if (str_eq(code, o->country))
        return SIDE_HOST;
    return SIDE_THIRD;
}

/* "A and B confirmed that Putin": each spoke for itself, and none for the guest. */
static bool several_spoke(const struct sighting *f)
{
    return f->said.found && f->said.at != NO_SUBJECT && f->c->units[f->said.at].count > 1;
}

/* Where no source governs the clause: an answer that the guest gives, an invitation that the host
 * gives (press guide, "Whose word"). */
static enum side own_word(const struct sighting *f, struct str guest)
{
    enum verb over = f->verb.over;
    const struct actor *subject;

    switch (f->m.cue->frame) {
    case FRAME_YES: case FRAME_YES_INVITED: case FRAME_NO: case FRAME_NO_INVITED:
        if (f->m.guest != NO_UNIT && f->m.subject == false && f->subject != NO_SUBJECT) {
            subject = &f->c->units[f->subject].actors[0];
            if (subject->code.n > 0 && !subject->owned)
                return sighting_side_of_code(f, subject->code, guest);
            if (subject->owned)
                return SIDE_GUEST;
            if (several_spoke(f))
                return SIDE_PRESS;
        }
        return f->verb.passive ? SIDE_PRESS : SIDE_GUEST;
    case FRAME_INVITE: case FRAME_UNINVITE: case FRAME_RENEW: case FRAME_LETTER: case FRAME_PLAN:
    case FRAME_POSTPONE: case FRAME_CANCEL: case FRAME_SCHEDULE:
        if ((f->m.cue->frame == FRAME_POSTPONE || f->m.cue->frame == FRAME_CANCEL) && f->subject != NO_SUBJECT &&
            f->c->units[f->subject].actors[0].code.n > 0 && guest.n == 0 && !f->verb.passive &&
            sighting_side_of_code(f, f->c->units[f->subject].actors[0].code, guest) == SIDE_THIRD)
            return SIDE_GUEST;  /* "Nyusi has postponed his trip" */
        if (f->m.cue->frame == FRAME_LETTER && f->m.host != NO_UNIT && !f->m.subject)
            return SIDE_HOST;  /* "at the invitation of President Xi" */
        if (f->m.cue->frame == FRAME_INVITE &&
            (f->subject == NO_SUBJECT || f->c->units[f->subject].actors[0].rank == RANK_WE))
            return SIDE_HOST;  /* "The Rector invited" */
        if (f->subject != NO_SUBJECT && !f->verb.passive) {
            subject = &f->c->units[f->subject].actors[0];
            if (subject->rank != RANK_GROUP || guest.n == 0)
                return SIDE_HOST;
        }
        return SIDE_PRESS;
    case FRAME_EXPECT:  /* "The Kremlin expects Kim" */
        return !f->m.subject && f->subject != NO_SUBJECT && f->verb.verb == VERB_expect && !f->verb.passive &&
                       str_eq(f->c->units[f->subject].actors[0].code, f->r->occasions.items[0].country)
                   ? SIDE_HOST : SIDE_PRESS;
    case FRAME_HAS_LETTER:
        return f->verb.verb == VERB_thank ? SIDE_GUEST : SIDE_PRESS;
    case FRAME_COME: case FRAME_STAY:
        if (over == VERB_promise || over == VERB_agree || over == VERB_pledge || over == VERB_vow ||
            over == VERB_refuse || over == VERB_decline || over == VERB_swear)
            return SIDE_GUEST;
        return SIDE_PRESS;
    default:
        return SIDE_PRESS;
    }
}

/* "invited by Widodo", "the list, made public by the chancellor's spokesman": the host's own word. */
static bool by_host(const struct sighting *f)
{
    const struct occasion *o = &f->r->occasions.items[f->occasion];

    for (size_t i = f->m.at + 1; i + 1 < f->c->count && i < f->m.end + 7; i++) {
        const struct unit *next = &f->c->units[i + 1];

        if (next->kind == UNIT_WORD && unit_in(next, CLASS_ARTICLE) && i + 2 < f->c->count)
            next++;
        if (unit_is(&f->c->units[i], "by") && next->kind == UNIT_ACTORS &&
            (str_eq(next->actors[0].code, o->country) || is_organiser(o, next->actors[0].code) ||
             (next->actors[0].rank == RANK_VOICE && next->actors[0].code.n == 0 && !next->actors[0].owned)))
            return true;
    }
    return false;
}

static bool is_item(const struct sighting *f)
{
    enum block_kind k = f->r->story.items[f->passage].block;

    return k == BLOCK_ITEM || k == BLOCK_ROW || (k == BLOCK_PARAGRAPH && f->r->intro);
}

/* The voice of the sentence before goes on: "The leaders of Brazil and China would be there", "are expected as
 * well". */
static bool carries_on(const struct sighting *f)
{
    const struct clause *c = f->c;

    if (f->r->voice.rank == RANK_NONE || f->r->voice_passage + 1 != f->passage ||
        f->r->story.items[f->passage].first || f->said.found)
        return false;
    if (f->verb.would && f->verb.over == VERB_none)
        return true;
    for (size_t i = 0; i + 1 < c->count; i++)
        if (unit_is(&c->units[i], "also") || (unit_is(&c->units[i], "as") && unit_is(&c->units[i + 1], "well")))
            return true;
    return false;
}

enum side sighting_side(const struct sighting *f, struct str guest)
{
    enum side side;

    if (f->r->host_speaks)
        return SIDE_HOST;
    if (f->ellipsis && !f->said.found)
        return f->r->previous.side;
    if (f->said.found && f->said.at != NO_SUBJECT)
        for (size_t i = 0; i < f->c->units[f->said.at].count; i++)  /* "A, B and C confirmed" */
            if (f->c->units[f->said.at].count > 1 && str_eq(f->c->units[f->said.at].actors[i].code, guest))
                return SIDE_GUEST;
    if (f->m.cue->frame == FRAME_INVITE && f->subject != NO_SUBJECT &&
        f->c->units[f->subject].kind == UNIT_ACTORS && f->c->units[f->subject].actors[0].rank == RANK_WE)
        return SIDE_HOST;  /* "We did not invite him" */
    if (f->said.found && f->said.speaker.rank != RANK_OUTLET && f->said.speaker.rank != RANK_GROUP) {
        if (f->said.speaker.code.n > 0)
            return sighting_side_of_code(f, f->said.speaker.code, guest);
    }
    if (f->m.cue->own != NULL && f->m.cue->own->has_side)
        return f->m.cue->own->side;
    side = own_word(f, guest);
    if (side == SIDE_PRESS && (by_host(f) || (f->r->host_lists && is_item(f))))
        side = SIDE_HOST;
    if (side == SIDE_PRESS && carries_on(f))
        side = sighting_side_of_code(f, f->r->voice.code, guest);
    return side;
}

/* Does a day beside the verb tell when the word was given, and not when one comes? */
static bool dates_itself(enum frame f)
{
    switch (f) {
    case FRAME_NOBODY: case FRAME_COME: case FRAME_EXPECT: case FRAME_ARRIVE: case FRAME_STAY: case FRAME_STAY_PUT:
    case FRAME_SENT: case FRAME_SENDS: case FRAME_STANDS_IN: case FRAME_LEADS: case FRAME_PLAN:
        return false;
    default:
        return true;
    }
}

day sighting_said_on(const struct sighting *f, size_t occasion)
{
    day told = f->r->story.told, own = 0;
    bool past = f->verb.tense == TENSE_PAST || f->verb.perfect || f->verb.bare || f->verb.passive;

    if (f->m.verb != NO_UNIT && past && dates_itself(f->m.cue->frame))
        own = said_day(&f->r->scene, f->c, f->m.verb);
    if (day_month(own) == 0 && occasion != 0)
        own = 0;  /* "in 2019 he was not invited": the year of the occasion */
    if (own == 0 && !f->said.found && f->said.on != 0)
        return f->said.on;
    if (own != 0 && own != f->r->occasions.items[0].date && (told == 0 || own <= told))
        return own;
    if (f->said.found && f->said.on != 0 && (told == 0 || f->said.on <= told))
        return f->said.on;
    return told;
}
