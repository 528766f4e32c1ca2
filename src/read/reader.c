#include "read/reader.h"

#include "names/names.h"
#include "read/cue.h"
#include "read/lexicon.h"
#include "read/occasion.h"
#include "read/said.h"
#include "read/scene.h"
#include "read/section.h"
#include "read/verdict.h"

/* One statement on its way to becoming a proposal. */
struct found {
    size_t occasion;
    struct statement st;
    struct source source;
    bool from_title;
};

struct reader {
    struct arena *a;
    struct story story;
    struct occasions occasions;
    struct scene scene;
    struct found *found;
    size_t count, allocated;
    bool host_speaks;     /* the page is issued by the host */
    enum act section;     /* what the last heading says of the items below it, or ACT_COUNT */
    enum act table;       /* what the title says of the rows of a table, or ACT_COUNT */
    size_t last_occasion; /* of the cue before, and the block that it stood in */
    uint32_t last_block;
    struct previous {     /* the last cue that stated something, for "so will B" */
        struct cue_match m;
        struct acts acts;
        struct verb_group verb;
        size_t occasion, passage;
        day said_on;
    } previous;
    struct buf *explain;  /* or NULL */
};

/* What is known of one cue while its statements are made. */
struct reading_of {
    struct reader *r;
    size_t passage;
    const struct clause *c;
    struct cue_match m;
    struct verb_group verb;
    struct said said;
    size_t subject;       /* unit, or NO_SUBJECT */
    size_t first, last;   /* units that the passage covers */
    struct circumstances circumstances;
};

static void explain(struct reader *r, const char *format, const char *what, const char *why)
{
    if (r->explain != NULL)
        buf_fmt(r->explain, format, what, why);
}

/* --- circumstances --------------------------------------------------------------------------- */

/* The verb stands in an if-clause or a whether-clause: it says nothing of itself. */
static bool supposed(const struct clause *c, size_t at)
{
    bool crossed = false;

    for (size_t i = at; i > 0; i--) {
        const struct unit *u = &c->units[i - 1];

        if (unit_is(u, "if") || unit_is(u, "whether") || unit_is(u, "unless") || unit_is(u, "provided"))
            return true;
        if (unit_is(u, ";") || unit_is(u, "that") || (unit_is(u, ",") && crossed))
            return false;
        crossed = crossed || (u->kind == UNIT_VERB && !(i > 1 && (unit_is(&c->units[i - 2], "who") ||
                                                                  unit_is(&c->units[i - 2], "which"))));
    }
    return false;
}

/* A condition hangs on the verb's clause: "will stay at home unless ...", "as long as". */
static bool conditional(const struct clause *c, size_t at)
{
    for (size_t i = 0; i < c->count; i++) {
        const struct unit *u = &c->units[i];

        if (i > at && (unit_is(u, ";") || (unit_is(u, ",") && i + 1 < c->count && unit_is(&c->units[i + 1], "but"))))
            return false;
        if (unit_is(u, "if") && i > 0 && unit_is(&c->units[i - 1], "as"))
            continue;
        if (unit_is(u, "if") || unit_is(u, "unless") || unit_is(u, "provided"))
            return true;
        if (i > at && unit_is(u, "as") && i + 2 < c->count && unit_is(&c->units[i + 1], "long") &&
            unit_is(&c->units[i + 2], "as"))
            return true;
        if (i > at && u->kind == UNIT_VERB && u->verb.verb == VERB_depend)
            return true;
    }
    return false;
}

static bool denied_noun(const struct clause *c, size_t from, size_t to)
{
    for (size_t i = from > 3 ? from - 3 : 0; i < to && i < c->count; i++)
        if (unit_is(&c->units[i], "no") || unit_is(&c->units[i], "neither") || unit_is(&c->units[i], "nobody") ||
            unit_is(&c->units[i], "none"))
            return true;
    return false;
}

static bool is_over(const struct reader *r, size_t occasion)
{
    const struct occasion *o = &r->occasions.items[occasion];

    if (o->date == 0)
        return r->story.told != 0;  /* no day to come is named */
    if (r->story.told == 0)
        return occasion != 0;
    return o->date <= r->story.told;
}

/* --- who ------------------------------------------------------------------------------------- */

static bool may_be_guest(const struct reader *r, const struct occasion *o, const struct actor *a)
{
    (void)r;
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

static enum side side_of_code(const struct reading_of *f, struct str code, struct str guest)
{
    const struct occasion *o = &f->r->occasions.items[0];

    if (code.n == 0)
        return SIDE_PRESS;
    if (str_eq(code, guest))
        return SIDE_GUEST;
    if (str_eq(code, o->country))
        return SIDE_HOST;
    return SIDE_THIRD;
}

/* Where no source governs the clause: an answer that the guest gives, an invitation that the host
 * gives (press guide, "Whose word"). */
static enum side own_word(const struct reading_of *f, struct str guest)
{
    enum verb over = f->verb.over;
    const struct actor *subject;

    switch (f->m.cue->frame) {
    case FRAME_YES: case FRAME_YES_INVITED: case FRAME_NO: case FRAME_NO_INVITED:
        if (f->m.guest != NO_UNIT && f->m.subject == false && f->subject != NO_SUBJECT) {
            subject = &f->c->units[f->subject].actors[0];
            if (subject->code.n > 0 && !subject->owned)
                return side_of_code(f, subject->code, guest);
            if (subject->owned)
                return SIDE_GUEST;
        }
        return f->verb.passive ? SIDE_PRESS : SIDE_GUEST;
    case FRAME_INVITE: case FRAME_UNINVITE: case FRAME_RENEW: case FRAME_LETTER: case FRAME_PLAN:
    case FRAME_POSTPONE: case FRAME_CANCEL: case FRAME_SCHEDULE:
        if (f->subject != NO_SUBJECT && !f->verb.passive) {
            subject = &f->c->units[f->subject].actors[0];
            if (subject->rank != RANK_GROUP || guest.n == 0)
                return SIDE_HOST;
        }
        return SIDE_PRESS;
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

/* "invited by Widodo": the host's own word. */
static bool by_host(const struct reading_of *f)
{
    const struct str host = f->r->occasions.items[0].country;

    for (size_t i = f->m.at + 1; i + 1 < f->c->count && i < f->m.at + 6; i++)
        if (unit_is(&f->c->units[i], "by") && f->c->units[i + 1].kind == UNIT_ACTORS &&
            str_eq(f->c->units[i + 1].actors[0].code, host))
            return true;
    return false;
}

static enum side side_of(const struct reading_of *f, struct str guest)
{
    enum side side;

    if (f->r->host_speaks)
        return SIDE_HOST;
    if (f->said.found && f->said.at != NO_SUBJECT)
        for (size_t i = 0; i < f->c->units[f->said.at].count; i++)  /* "A, B and C confirmed" */
            if (f->c->units[f->said.at].count > 1 && str_eq(f->c->units[f->said.at].actors[i].code, guest))
                return SIDE_GUEST;
    if (f->said.found && f->said.speaker.rank != RANK_OUTLET && f->said.speaker.rank != RANK_GROUP) {
        if (f->said.speaker.code.n > 0)
            return side_of_code(f, f->said.speaker.code, guest);
    }
    side = own_word(f, guest);
    if (side == SIDE_PRESS && by_host(f))
        side = SIDE_HOST;
    return side;
}

static bool dates_itself(enum frame f)
{
    return f != FRAME_NOBODY && f != FRAME_COME && f != FRAME_EXPECT && f != FRAME_ARRIVE && f != FRAME_STAY && f != FRAME_STAY_PUT &&
           f != FRAME_SENT && f != FRAME_SENDS && f != FRAME_STANDS_IN && f != FRAME_LEADS && f != FRAME_PLAN;
}

static day said_on(const struct reading_of *f, size_t occasion)
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

/* --- keeping --------------------------------------------------------------------------------- */

static struct found *find_same(struct reader *r, const struct found *f)
{
    for (size_t i = 0; i < r->count; i++)
        if (r->found[i].occasion == f->occasion && r->found[i].st.act == f->st.act &&
            str_eq(r->found[i].st.guest, f->st.guest))
            return &r->found[i];
    return NULL;
}

/* The first saying counts (rule 1); a headline's is bettered by the text below it. */
static void keep(struct reader *r, struct found f)
{
    struct found *old = find_same(r, &f);

    if (old != NULL) {
        if (old->st.person.n == 0)
            old->st.person = f.st.person;
        if (old->from_title && !f.from_title) {
            if (old->st.side == SIDE_PRESS || f.st.side != SIDE_PRESS) {
                old->st.side = f.st.side;
                old->st.said_on = f.st.said_on;
                old->st.by = f.st.by;
                old->st.via = f.st.via;
            }
            if (old->st.person.n == 0)
                old->st.person = f.st.person;
            old->from_title = false;
            if (f.source.score > old->source.score)
                old->source = f.source;
        }
        return;
    }
    r->found = arena_grow(r->a, r->found, &r->allocated, r->count, sizeof *r->found);
    r->found[r->count++] = f;
}

static double score_of(const struct reading_of *f, const struct actor *guest, const struct actor *as_written,
                       size_t occasion)
{
    double score = 0.95;

    if (as_written != NULL && as_written->code.n == 0)
        score -= as_written->rank == RANK_HE ? 0.12 : 0.2;
    if (guest != NULL && guest->rank == RANK_GROUP)
        score -= 0.1;
    if (!f->said.found)
        score -= 0.05;
    if (f->r->story.items[f->passage].block == BLOCK_TITLE)
        score -= 0.05;
    if (occasion != 0)
        score -= 0.1;
    if (f->r->occasions.items[occasion].country.n == 0 || f->r->occasions.items[occasion].year == 0)
        score -= 0.4;
    if (f->m.cue->frame == FRAME_LEADS)
        score -= 0.1;
    return score < 0.05 ? 0.05 : score;
}

static struct str quote_of(const struct reading_of *f)
{
    return clause_text(f->c, f->first, f->last + 1);
}

static void stretch(struct reading_of *f, size_t unit)
{
    if (unit == NO_UNIT)
        return;
    if (unit < f->first)
        f->first = unit;
    if (unit > f->last)
        f->last = unit;
}

static void make(struct reading_of *f, enum act act, const struct actor *guest, const struct actor *as_written,
                 struct str person, size_t occasion)
{
    struct reader *r = f->r;
    struct str quote = quote_of(f), code = guest == NULL ? (struct str){0} : guest->code;
    struct found found = {.occasion = occasion, .from_title = r->story.items[f->passage].block == BLOCK_TITLE};

    found.st = (struct statement){
        .guest = code, .person = person, .act = act, .side = side_of(f, code), .channel = CHANNEL_PRESS,
        .said_on = said_on(f, occasion), .by = f->said.by, .via = f->said.via};
    found.source = (struct source){
        .kind = SOURCE_DOCUMENT, .start = (size_t)(quote.p - r->story.page->bytes.p), .quote = quote,
        .rule = str_of(f->m.cue->pattern), .score = score_of(f, guest, as_written, occasion)};
    found.source.end = found.source.start + quote.n;
    explain(r, "    -> %s %s\n", act_text(act), code.n > 0 ? arena_str(r->a, code).p : "(the event)");
    keep(r, found);
}

static struct str person_of(struct reader *r, const struct actor *a)
{
    (void)r;
    return a->rank == RANK_GROUP ? a->words : a->rank == RANK_ENVOY && a->person.n == 0 ? (struct str){0} : a->person;
}

/* --- one cue --------------------------------------------------------------------------------- */

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
static enum act deputed(enum act act, const struct actor *a)
{
    return act == ACT_ACCEPTED && a->owned && a->office && !a->head && a->person.n > 0 ? ACT_DELEGATED : act;
}

/* "announced his trip": his who was spoken of last. */
static void make_for_him(struct reading_of *f, struct acts acts, size_t occasion)
{
    const struct actor *him = NULL;

    for (size_t i = f->m.at; i > 0 && him == NULL; i--) {
        const struct unit *u = &f->c->units[i - 1];

        if (u->kind == UNIT_ACTORS && u->count == 1 && u->actors[0].rank == RANK_LEADER &&
            may_be_guest(f->r, &f->r->occasions.items[occasion], &u->actors[0]))
            him = &u->actors[0];
    }
    if (him == NULL && f->r->scene.leader.rank != RANK_NONE)
        him = &f->r->scene.leader;
    if (him != NULL && may_be_guest(f->r, &f->r->occasions.items[occasion], him))
        for (size_t i = 0; i < acts.count; i++)
            make(f, acts.items[i], him, him, him->person, occasion);
}

/* Under an organisation's heading its chairman is its guest, not his country's. */
static const struct actor *of_topic(struct reading_of *f, const struct actor *guest)
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

static void make_for_guests(struct reading_of *f, struct acts acts, size_t unit, size_t occasion)
{
    const struct actor *said = f->said.found ? &f->said.speaker : NULL;
    size_t count;
    const struct actor *guests = scene_resolve(&f->r->scene, f->c, listed_behind(f->c, unit), said, &count);
    const struct occasion *o = &f->r->occasions.items[occasion];

    for (size_t g = 0; g < count; g++) {
        const struct actor *written = &f->c->units[unit].actors[g < f->c->units[unit].count ? g : 0];

        if (written->code.n == 0 && !written->owned && (written->rank == RANK_VOICE || written->rank == RANK_ENVOY ||
                                                        written->rank == RANK_GOVERNMENT)) {
            explain(f->r, "    nobody's: %s%s\n", arena_str(f->r->a, written->words).p, "");
            continue;
        }
        if (!may_be_guest(f->r, o, &guests[g])) {
            explain(f->r, "    no guest: %s%s\n", arena_str(f->r->a, guests[g].words).p, "");
            continue;
        }
        if (f->m.cue->frame == FRAME_STAY_PUT && f->m.occasion != NO_UNIT &&
            !str_eq(f->c->units[f->m.occasion].actors ? f->c->units[f->m.occasion].actors[0].code
                                                       : (struct str){0}, guests[g].code))
            continue;
        for (size_t i = 0; i < acts.count; i++)
            make(f, deputed(acts.items[i], written), of_topic(f, &guests[g]), written, person_of(f->r, &guests[g]),
                 occasion);
        f->r->previous = (struct previous){f->m, acts, f->verb, occasion, f->passage, said_on(f, occasion)};
    }
}

static bool is_representative(const struct actor *p)
{
    return (p->rank == RANK_LEADER && (p->person.n > 0 || p->office)) || p->rank == RANK_ENVOY ||
           p->rank == RANK_PRIVATE;
}

/* Somebody goes in the leader's place: of whom, the clause says, or the person's own country. */
static void make_delegated(struct reading_of *f, size_t guest, size_t person, size_t occasion)
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
    if (guest != NO_UNIT && guest != NO_SUBJECT)
        of = scene_resolve(&f->r->scene, f->c, guest, said, &count);
    else if (who->code.n > 0 && !str_eq(who->code, f->r->occasions.items[occasion].country))
        of = who;
    else
        of = topic != NULL ? topic : f->r->scene.leader.rank != RANK_NONE ? &f->r->scene.leader : &f->r->scene.state;
    if (of->code.n == 0 || (who->code.n > 0 && !str_eq(who->code, of->code)))
        return;
    whole = *of;
    whole.former = false;
    if (!may_be_guest(f->r, &f->r->occasions.items[occasion], &whole) || whole.rank == RANK_GROUP)
        return;
    make(f, ACT_DELEGATED, &whole, who, who->person, occasion);
}

static void take_delegated(struct reading_of *f, size_t occasion)
{
    size_t subject = f->subject == NO_SUBJECT ? NO_UNIT : f->subject;

    stretch(f, f->m.person);
    stretch(f, f->m.guest);
    if (f->m.cue->frame == FRAME_SENT || f->m.cue->frame == FRAME_SENDS)
        make_delegated(f, subject, f->m.person, occasion);
    else if (f->m.subject_role == 'P')
        make_delegated(f, f->m.guest, subject, occasion);
    else
        make_delegated(f, f->m.guest, f->m.person, occasion);
}

static void take_event(struct reading_of *f, struct acts acts, size_t occasion)
{
    for (size_t i = 0; i < acts.count; i++)
        make(f, acts.items[i], NULL, NULL, (struct str){0}, occasion);
}

static bool is_event_frame(enum frame f)
{
    return f == FRAME_POSTPONE || f == FRAME_CANCEL || f == FRAME_SCHEDULE;
}

static bool is_delegating(enum frame f)
{
    return f == FRAME_SENT || f == FRAME_SENDS || f == FRAME_STANDS_IN || f == FRAME_LEADS;
}

/* "From Brussels come A and B", "Will be present also C": the subject behind its verb. */
static size_t subject_behind(const struct clause *c, size_t end)
{
    while (end < c->count && (unit_in(&c->units[end], CLASS_ADVERB) || unit_in(&c->units[end], CLASS_ARTICLE)))
        end++;
    return end < c->count && c->units[end].kind == UNIT_ACTORS && !c->units[end].actors[0].owner ? end : NO_SUBJECT;
}

static bool occasion_among(const struct clause *c, size_t at)
{
    for (size_t i = at; i > 0; i--) {
        if (occasion_noun(&c->units[i - 1]))
            return true;
        if (c->units[i - 1].kind == UNIT_VERB || unit_is(&c->units[i - 1], ";") || unit_is(&c->units[i - 1], ":") ||
            c->units[i - 1].kind == UNIT_ACTORS)
            return false;
    }
    return false;
}

/* "No foreign leaders were invited" */
static bool is_no_group(const struct reading_of *f)
{
    size_t unit = f->m.guest != NO_UNIT ? f->m.guest : f->subject;
    struct str words;

    if (unit == NO_UNIT || f->c->units[unit].kind != UNIT_ACTORS || f->c->units[unit].actors[0].rank != RANK_GROUP)
        return false;
    words = f->c->units[unit].actors[0].words;
    return str_starts(words, S("no ")) || str_starts(words, S("No "));
}

/* "He is in Samarkand", "flew to Delhi": not where the occasion is. */
static bool leads_elsewhere(const struct reading_of *f, size_t occasion)
{
    enum frame frame = f->m.cue->frame;
    struct str host = f->r->occasions.items[occasion].country;
    const struct unit *u = NULL;

    if ((frame != FRAME_COME && frame != FRAME_ARRIVE) || host.n == 0)
        return false;
    if (f->m.occasion != NO_UNIT)
        u = &f->c->units[f->m.occasion];
    else if (f->m.end + 1 < f->c->count && (unit_is(&f->c->units[f->m.end], "to") ||
                                            unit_is(&f->c->units[f->m.end], "in") ||
                                            unit_is(&f->c->units[f->m.end], "at")))
        u = &f->c->units[f->m.end + 1];
    return u != NULL && f->verb.verb != VERB_leave &&
           (u->kind == UNIT_PLACE || (u->kind == UNIT_ACTORS && u->count == 1 && u->actors[0].rank == RANK_STATE)) &&
           country_find(u->actors[0].code) != NULL && !str_eq(u->actors[0].code, host);
}

/* The pattern's occasion must be one that is held, postponed or cancelled by itself. */
static bool own_occasion(const struct reading_of *f)
{
    return f->m.occasion == NO_UNIT || f->c->units[f->m.occasion].kind != UNIT_WORD ||
           occasion_noun(&f->c->units[f->m.occasion]) || unit_is(&f->c->units[f->m.occasion], "event");
}

static void take_cue(struct reading_of *f)
{
    enum frame frame = f->m.cue->frame;
    struct acts acts;
    size_t occasion;

    if (f->m.verb != NO_UNIT)
        f->verb = f->c->units[f->m.verb].verb;
    else
        f->verb = (struct verb_group){.tense = TENSE_PRESENT};
    f->first = f->m.at;
    f->last = f->m.end > f->m.at ? f->m.end - 1 : f->m.at;
    if (f->last >= f->c->count)
        f->last = f->c->count - 1;
    f->subject = f->c->units[f->m.at].kind == UNIT_VERB || f->m.verb != NO_UNIT
                     ? scene_subject(f->c, f->c->units[f->m.at].kind == UNIT_VERB ? f->m.at : f->m.verb)
                     : NO_SUBJECT;
    if (frame == FRAME_PLAN && f->subject == NO_SUBJECT && f->m.at > 0 && f->c->units[f->m.at - 1].kind == UNIT_ACTORS)
        f->subject = f->m.at - 1;  /* "talks with France to invite its leaders" */
    if (f->m.subject && f->m.verb == NO_UNIT && f->m.at > 0 && f->c->units[f->m.at - 1].kind == UNIT_ACTORS)
        f->subject = f->m.at - 1;
    if (f->m.subject && f->subject == NO_SUBJECT &&
        (frame == FRAME_COME || frame == FRAME_ARRIVE || frame == FRAME_EXPECT))
        f->subject = subject_behind(f->c, f->m.end);
    if (f->m.subject_role == '@' && !occasion_among(f->c, f->m.at))
        return;
    explain(f->r, "  cue \"%s\"%s\n", f->m.cue->pattern, "");
    f->said = said_of(&f->r->scene, f->c, f->m.at);
    if (f->said.found)
        explain(f->r, "    said by %s (%s)\n", arena_str(f->r->a, f->said.by).p,
                arena_str(f->r->a, f->said.speaker.code).p);
    if (f->c->question || f->said.denied || supposed(f->c, f->m.at)) {
        explain(f->r, "    nothing: %s%s\n", f->c->question ? "a question" : f->said.denied
                ? "denied, or not said" : "supposed only", "");
        return;
    }
    occasion = occasion_of(&f->r->occasions, &f->r->story, f->passage, f->m.at);
    if (occasion == 0 && f->verb.tense == TENSE_PAST && f->verb.over == VERB_none && !f->verb.perfect &&
        !f->verb.progressive && f->r->last_block == f->r->story.items[f->passage].index)
        occasion = f->r->last_occasion;  /* "A year ago in X ... Trump was not there." */
    f->r->last_occasion = occasion;
    f->r->last_block = f->r->story.items[f->passage].index;
    f->circumstances = (struct circumstances){
        .conditional = conditional(f->c, f->m.at), .over = is_over(f->r, occasion),
        .no = denied_noun(f->c, f->m.at, f->m.end) && (frame == FRAME_LETTER || frame == FRAME_HAS_LETTER || frame == FRAME_NOBODY)};
    if (frame == FRAME_NOBODY && f->m.guest != NO_UNIT && str_starts(f->c->units[f->m.guest].actors[0].words, S("no ")))
        f->circumstances.no = true;
    if (frame == FRAME_COME && f->verb.verb == VERB_have)
        f->verb.negative = denied_noun(f->c, f->m.at, f->m.end);
    if (frame == FRAME_COME && f->verb.verb == VERB_have && !f->verb.negative)
        return;
    if (frame != FRAME_NOBODY && is_no_group(f))
        f->verb.negative = !f->verb.negative;
    if (leads_elsewhere(f, occasion)) {
        explain(f->r, "    nothing: another place%s%s\n", "", "");
        return;
    }
    acts = verdict_of(frame, &f->verb, f->circumstances);
    if (frame == FRAME_ARRIVE && f->r->story.items[f->passage].block == BLOCK_TITLE && acts.count == 1 &&
        acts.items[0] == ACT_ACCEPTED && f->verb.tense == TENSE_PRESENT && !f->verb.progressive)
        acts.items[0] = ACT_ARRIVED;  /* a headline's present has happened */
    if (acts.count == 0) {
        explain(f->r, "    nothing: %s%s\n", acts.why ? acts.why : "", "");
        return;
    }
    if (is_delegating(frame)) {
        if (f->subject != NO_SUBJECT)
            stretch(f, f->subject);
        take_delegated(f, occasion);
        return;
    }
    if (f->m.subject && f->subject != NO_SUBJECT)
        stretch(f, f->subject);
    stretch(f, f->m.guest);
    if (is_event_frame(frame) && !own_occasion(f))
        return;
    if (is_event_frame(frame))
        take_event(f, acts, occasion);
    else if (f->m.guest != NO_UNIT)
        make_for_guests(f, acts, f->m.guest, occasion);
    else if (f->m.subject && f->subject != NO_SUBJECT)
        make_for_guests(f, acts, f->subject, occasion);
    else if (frame == FRAME_YES && !f->m.subject)
        make_for_him(f, acts, occasion);
    else
        explain(f->r, "    nobody found for it%s%s\n", "", "");
}

/* The sentence as the reader sees it: {actors}, <days>, (verbs with what their helpers say). */
static void explain_units(struct buf *b, const struct clause *c)
{
    struct str text = clause_text(c, 0, c->count);

    buf_fmt(b, "%.*s\n ", STR_ARG(text));
    for (size_t i = 0; i < c->count; i++) {
        const struct unit *u = &c->units[i];
        struct str t = clause_text(c, i, i + 1);

        if (u->kind == UNIT_ACTORS || u->kind == UNIT_PLACE) {
            buf_text(b, u->kind == UNIT_PLACE ? " @" : " {");
            for (size_t k = 0; k < u->count; k++)
                buf_fmt(b, "%s%.*s%s%.*s", k > 0 ? ", " : "", STR_ARG(u->actors[k].code),
                        u->actors[k].person.n > 0 ? " " : "", STR_ARG(u->actors[k].person));
            buf_fmt(b, ":%d%s%s", (int)u->actors[0].rank, u->actors[0].owner ? "'s" : "",
                    u->kind == UNIT_PLACE ? "" : "}");
        } else if (u->kind == UNIT_DATE) {
            buf_fmt(b, " <%.*s>", STR_ARG(t));
        } else if (u->kind == UNIT_VERB) {
            static const char *const tenses[] = {"", " past", " present", " future"};

            buf_fmt(b, " (%s%s%s%s%s%s%s)", verb_base(u->verb.verb), tenses[u->verb.tense],
                    u->verb.negative ? " not" : "", u->verb.passive ? " passive" : "",
                    u->verb.perfect ? " perfect" : "", u->verb.infinitive ? " to" : "", u->verb.bare ? " bare" : "");
        } else {
            buf_fmt(b, " %.*s", STR_ARG(t));
        }
    }
    buf_byte(b, '\n');
}

/* --- "so will B", "nor was C", "as has D" ------------------------------------------------------ */

/* The verb is understood: what was stated last holds of these actors as well. */
static bool take_ellipsis(struct reader *r, size_t p, size_t at)
{
    const struct clause *c = &r->story.items[p].clause;
    struct reading_of f = {.r = r, .passage = p, .c = c};
    size_t subject = at + 2;
    enum verb v;

    if (at + 2 >= c->count || r->previous.acts.count == 0 || p > r->previous.passage + 1 ||
        ((unit_is(&c->units[at], "nor") || unit_is(&c->units[at], "neither")) &&
         r->previous.acts.items[0] != ACT_DECLINED && r->previous.acts.items[0] != ACT_NOT_INVITED &&
         r->previous.acts.items[0] != ACT_ABSENT) || c->units[at + 1].kind != UNIT_VERB ||
        !(unit_is(&c->units[at], "so") || unit_is(&c->units[at], "as") || unit_is(&c->units[at], "nor") ||
          unit_is(&c->units[at], "neither")))
        return false;
    while (subject < c->count && unit_in(&c->units[subject], CLASS_ADVERB))
        subject++;
    v = c->units[at + 1].verb.verb;
    if ((v != VERB_be && v != VERB_have && v != VERB_do) || subject >= c->count ||
        c->units[subject].kind != UNIT_ACTORS ||
        (subject + 1 < c->count && c->units[subject + 1].kind == UNIT_VERB))
        return false;
    f.m = r->previous.m;
    f.m.at = at;
    f.m.subject = true;
    f.m.guest = f.m.verb = NO_UNIT;
    f.verb = r->previous.verb;
    f.subject = subject;
    f.first = at;
    f.last = subject;
    f.said = said_of(&r->scene, c, at + 1);
    if (!f.said.found)
        f.said.on = r->previous.said_on;
    explain(r, "  \"so will\" after \"%s\"%s\n", f.m.cue->pattern, "");
    if (!c->question && !f.said.denied)
        make_for_guests(&f, r->previous.acts, subject, r->previous.occasion);
    return true;
}

/* --- lists and tables ------------------------------------------------------------------------ */

static const struct cue by_heading = {FRAME_NONE, "heading", ""}, by_cell = {FRAME_NONE, "cell", ""};

static bool is_answer(enum act a)
{
    return act_about(a) == ABOUT_ANSWER;
}

/* The block's own sentences have said it, or the contrary. */
static bool item_spoke(const struct reader *r, size_t from, struct str guest, enum act act)
{
    for (size_t i = from; i < r->count; i++)
        if (str_eq(r->found[i].st.guest, guest) &&
            (r->found[i].st.act == act || (act == ACT_ACCEPTED && is_answer(r->found[i].st.act))))
            return true;
    return false;
}

static enum side item_side(const struct reading_of *f, const struct item *item, struct str guest)
{
    const struct actor *a = item->source == NO_SUBJECT ? NULL : &f->c->units[item->source].actors[0];

    if (a == NULL)
        return f->r->host_speaks ? SIDE_HOST : SIDE_PRESS;
    if (a->code.n == 0)
        return SIDE_GUEST;  /* "her office", "own announcement" */
    return side_of_code(f, a->code, guest);
}

static void take_item(struct reader *r, size_t p, size_t from)
{
    const struct passage *passage = &r->story.items[p];
    struct reading_of f = {.r = r, .passage = p, .c = &passage->clause};
    struct item item = section_item(f.c, r->scene.host, r->story.told);
    enum act act = item.answered ? item.act : passage->block == BLOCK_ROW || r->section == ACT_COUNT ? r->table : r->section;
    const struct actor *guest;
    struct found *made;

    if (passage->block != BLOCK_ROW && r->section == ACT_COUNT && !item.answered && item.person == NO_SUBJECT)
        return;
    if (item.lead == NO_SUBJECT || act == ACT_COUNT ||
        (passage->block == BLOCK_PARAGRAPH && !(f.c->count > item.lead + 1 &&
                                                unit_is(&f.c->units[item.lead + 1], ";"))))
        return;
    guest = &f.c->units[item.lead].actors[0];
    if (item_spoke(r, from, guest->code, act))
        return;
    f.m = (struct cue_match){.cue = item.answered ? &by_cell : &by_heading};
    f.first = item.lead;
    f.last = item.person != NO_SUBJECT ? item.person : item.lead;
    make(&f, act, guest, guest, item.person != NO_SUBJECT ? f.c->units[item.person].actors[0].person
                                                          : (struct str){0}, 0);
    made = &r->found[r->count - 1];
    if (made->source.quote.p == quote_of(&f).p) {
        made->st.side = item_side(&f, &item, guest->code);
        if (item.said_on != 0)
            made->st.said_on = item.said_on;
    }
}

/* A heading or an item's first words name whose affairs follow. */
static void set_topic(struct reader *r, const struct passage *p)
{
    const struct clause *c = &p->clause;
    const struct actor *a = c->count > 0 && c->units[0].kind == UNIT_ACTORS && c->units[0].count == 1
                                ? &c->units[0].actors[0] : NULL;

    if (p->block == BLOCK_HEADING || p->block == BLOCK_TITLE)
        r->scene.topic = (struct actor){0};
    if (a == NULL || a->code.n == 0 || str_eq(a->code, r->scene.host) || a->rank > RANK_LEADER) {
        if (p->block == BLOCK_ITEM || p->block == BLOCK_ROW)
            r->scene.topic = (struct actor){0};
        return;
    }
    if (p->block == BLOCK_PARAGRAPH && p->first && c->count <= 2)
        r->scene.topic = *a;  /* "**Denmark.** ..." */
    if ((p->block == BLOCK_HEADING && c->count == 1) ||
        ((p->block == BLOCK_ITEM || p->block == BLOCK_ROW) && p->first))
        r->scene.topic = *a;
}

static void take_heading(struct reader *r, const struct passage *p)
{
    if (p->block == BLOCK_HEADING)
        if (!section_act(&p->clause, &r->section))
            r->section = ACT_COUNT;
    if (p->block == BLOCK_TITLE && !section_act(&p->clause, &r->table))
        r->table = ACT_COUNT;
}

static bool is_listed(const struct passage *p)
{
    return p->block == BLOCK_ITEM || p->block == BLOCK_ROW || p->block == BLOCK_PARAGRAPH;
}

static void take_passage(struct reader *r, size_t p)
{
    const struct clause *c = &r->story.items[p].clause;

    if (r->explain != NULL && c->count > 0)
        explain_units(r->explain, c);
    for (size_t at = 0; at < c->count;) {
        struct reading_of f = {.r = r, .passage = p, .c = c};

        if (!take_ellipsis(r, p, at) && cue_at(c, at, r->scene.host, &f.m))
            take_cue(&f);
        at++;
    }
    scene_take(&r->scene, c);
}

/* Block by block: an item is read by its sentences first, then by its place in the list. */
static void take_passages(struct reader *r)
{
    size_t from = 0, first = 0;

    for (size_t p = 0; p < r->story.count; p++) {
        const struct passage *passage = &r->story.items[p];
        bool ends = p + 1 == r->story.count || r->story.items[p + 1].first;

        if (passage->first) {
            from = r->count;
            first = p;
        }
        take_heading(r, passage);
        set_topic(r, passage);
        take_passage(r, p);
        if (ends && is_listed(passage))
            take_item(r, first, from);
    }
}

/* --- the page -------------------------------------------------------------------------------- */

static bool host_issued(const struct page *page)
{
    static const char *const signs[] = {"Press release", "press release", "Regular Press Conference", "Transcript:",
                                        "transcript", "Spokesperson's Remarks", "Readout", NULL};

    for (size_t i = 0; i < page->count && i < 8; i++)
        for (int k = 0; signs[k] != NULL; k++)
            if (str_find(page->blocks[i].text, str_of(signs[k]), 0) != STR_NONE)
                return true;
    return false;
}

static void give(struct reader *r, struct reading *out)
{
    struct proposal *items = ARENA_NEW(r->a, struct proposal, r->count);
    day *dates = ARENA_NEW(r->a, day, r->count);

    for (size_t i = 0; i < r->count; i++) {
        const struct occasion *o = &r->occasions.items[r->found[i].occasion];
        struct proposal *p = &items[i];
        struct source *source = ARENA_NEW(r->a, struct source, 1);

        *source = r->found[i].source;
        source->name = r->story.page->name;
        p->statement = r->found[i].st;
        p->statement.sources = source;
        p->statement.source_count = 1;
        if (p->statement.guest.n > 0 || p->statement.act == ACT_SCHEDULED)
            p->statement.date = o->date;
        p->event = (struct event){.country = o->country, .year = o->year, .place = o->place, .name = o->name};
        p->event.id = event_id_make(r->a, o->country, o->year, o->name);
        p->statement.event = p->event.id;
        dates[i] = o->date;
    }
    out->proposals = (struct proposals){items, r->count};
    out->event_dates = dates;
    out->published = r->story.told;
}

static void read_into(struct reader *r, const struct page *page, day received, struct reading *out)
{
    r->story = story_read(r->a, page, received);
    r->occasions = occasion_read(r->a, &r->story);
    r->scene = (struct scene){.a = r->a, .story = &r->story, .host = r->occasions.items[0].country};
    r->host_speaks = host_issued(page);
    r->section = r->table = ACT_COUNT;
    take_passages(r);
    give(r, out);
}

struct reading read_page(struct arena *a, const struct page *page, day received)
{
    struct reader r = {.a = a};
    struct reading out = {0};

    read_into(&r, page, received, &out);
    return out;
}

void read_explain(struct arena *a, const struct page *page, day received, struct buf *out)
{
    struct reader r = {.a = a, .explain = out};
    struct reading reading = {0};

    read_into(&r, page, received, &reading);
}
