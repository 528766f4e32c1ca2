#include "read/sighting.h"

#include "read/noun.h"

#include "names/names.h"

static bool is_quote_mark(const struct unit *u)
{
    return unit_is(u, "\"") || unit_is(u, "\xe2\x80\x9d") || unit_is(u, "\xe2\x80\x99");
}

/* "a strong impression that", "Duda's idea had been that", "rumours that" */
static bool is_guess(const struct clause *c, size_t i)
{
    static const char *const nouns[] = {"impression", "idea", "hope", "hopes", "fear", "fears", "rumour", "rumours",
                                        "rumor", "rumors", "speculation", "suspicion", "possibility", "chance",
                                        "wish", "dream", "theory", "likelihood", NULL};

    if (i > 0 && c->units[i].kind == UNIT_VERB && c->units[i].verb.verb == VERB_be)
        i--;
    while (i > 0 && is_quote_mark(&c->units[i]))
        i--;
    for (int k = 0; nouns[k] != NULL; k++)
        if (unit_is(&c->units[i], nouns[k]))
            return true;
    return c->units[i].kind == UNIT_VERB &&
           (c->units[i].verb.verb == VERB_wish || c->units[i].verb.verb == VERB_hope) &&
           !c->units[i].verb.passive;
}

/* The verb stands in an if-clause or a whether-clause: it says nothing of itself. */
bool sighting_supposed(const struct clause *c, size_t at)
{
    bool crossed = false;

    if (c->count > 0 && unit_in(&c->units[0], CLASS_SUPPOSITION))
        return true;

    for (size_t i = at; i > 0; i--) {
        const struct unit *u = &c->units[i - 1];

        if (unit_is(u, "why"))
            return false;  /* "asked why he was not coming": so he is not */
        if (unit_is(u, "that") && i > 1 && is_guess(c, i - 2))
            return true;
        if (unit_is(u, "if") || unit_is(u, "whether") || unit_is(u, "unless") || unit_is(u, "provided"))
            return true;
        if (unit_is(u, ";") || unit_is(u, "that") || (unit_is(u, ",") && crossed))
            return false;
        crossed = crossed || (u->kind == UNIT_VERB && !(i > 1 && (unit_is(&c->units[i - 2], "who") ||
                                                                  unit_is(&c->units[i - 2], "which"))));
    }
    return false;
}

/* "Publications that X was invited do not correspond to reality", "Reports that X will come are untrue" */
bool sighting_refuted(const struct clause *c, size_t at)
{
    static const char *const words[] = {"untrue", "false", "fake", "baseless", "wrong", "unfounded", "correspond",
                                        "incorrect", "nonsense", NULL};
    bool reports = false;

    for (size_t i = 0; i < at; i++)
        reports = reports ||
                  (i == 0 && c->units[i].kind == UNIT_VERB &&
                   c->units[i].verb.verb == VERB_report) ||
                  unit_is(&c->units[i], "reports") || unit_is(&c->units[i], "publications") ||
                  unit_is(&c->units[i], "claims") || unit_is(&c->units[i], "rumours") ||
                  unit_is(&c->units[i], "rumors") || unit_is(&c->units[i], "information") ||
                  unit_is(&c->units[i], "allegations");
    for (size_t i = at; reports && i < c->count; i++)
        for (int k = 0; words[k] != NULL; k++)
            if (unit_is(&c->units[i], words[k]))
                return true;
    return false;
}

/* A condition hangs on the verb's clause: "will stay at home unless ...", "as long as". */
bool sighting_conditional(const struct clause *c, size_t at)
{
    for (size_t i = 0; i < c->count; i++) {
        const struct unit *u = &c->units[i];

        if (i > at && (unit_is(u, ";") || (unit_is(u, ",") && i + 1 < c->count && unit_is(&c->units[i + 1], "but"))))
            return false;
        if (unit_is(u, "if") && i > 0 && (unit_is(&c->units[i - 1], "as") ||
                                          (c->units[i - 1].kind == UNIT_VERB && c->units[i - 1].verb.verb == VERB_ask)))
            continue;
        if (unit_is(u, "if") || unit_is(u, "unless") || unit_is(u, "provided"))
            return true;
        if (i > at && unit_is(u, "as") && i + 2 < c->count && unit_is(&c->units[i + 1], "long") &&
            unit_is(&c->units[i + 2], "as"))
            return true;
        if (i > at && ((u->kind == UNIT_VERB && u->verb.verb == VERB_depend) || unit_is(u, "contingent") ||
                       unit_is(u, "depending") || (unit_is(u, "subject") && i + 1 < c->count &&
                                                   unit_is(&c->units[i + 1], "to"))))
            return true;
    }
    return false;
}

/* "Analysts expect Xi to come": foreseen by those who have no part in it. */
bool sighting_foreseen(const struct sighting *f)
{
    if (f->m.cue->frame != FRAME_EXPECT)
        return false;
    for (size_t i = f->m.at; i > 0; i--) {
        if (unit_in(&f->c->units[i - 1], CLASS_ONLOOKER))
            return true;
        if (f->c->units[i - 1].kind == UNIT_VERB || unit_is(&f->c->units[i - 1], ","))
            return false;
    }
    return false;
}

/* "Russia expects exports to rise" beside "Putin is expected": who expects is no guest. */
bool sighting_expects(const struct sighting *f)
{
    const struct unit *next = f->m.end < f->c->count ? &f->c->units[f->m.end] : NULL;

    if (f->m.cue->frame != FRAME_EXPECT || f->verb.verb != VERB_expect)
        return false;
    if (next != NULL && !(f->m.end > f->m.at + 1 && f->c->units[f->m.end - 1].kind == UNIT_VERB) &&
        (f->verb.passive || !f->m.subject) && (unit_is(next, "to") || (f->verb.passive && next->kind == UNIT_VERB)))
        return true;  /* "is expected to revive the talks": something else than to come */
    return f->m.subject && !f->verb.passive && !f->verb.bare;
}

bool sighting_denied(const struct clause *c, size_t from, size_t to)
{
    for (size_t i = from > 3 ? from - 3 : 0; i < to && i < c->count; i++)
        if (unit_is(&c->units[i], "no") || unit_is(&c->units[i], "neither") || unit_is(&c->units[i], "nobody") ||
            unit_is(&c->units[i], "none"))
            return true;
    return false;
}

bool sighting_over(const struct reader *r, size_t occasion)
{
    const struct occasion *o = &r->occasions.items[occasion];

    if (o->date == 0)
        return r->story.told != 0;  /* no day to come is named */
    if (r->story.told == 0)
        return occasion != 0;
    if (!day_exact(o->date) && occasion == 0 && day_agrees(o->date, r->story.told))
        return false;  /* "in June", told in June */
    return o->date <= r->story.told;
}

/* "No foreign leaders were invited" */
bool sighting_no_group(const struct sighting *f)
{
    size_t unit = f->m.guest != NO_UNIT ? f->m.guest : f->subject;
    struct str words;

    if (unit == NO_UNIT || f->c->units[unit].kind != UNIT_ACTORS || f->c->units[unit].actors[0].rank != RANK_GROUP)
        return false;
    words = f->c->units[unit].actors[0].words;
    return str_starts(words, S("no ")) || str_starts(words, S("No "));
}

/* "He is in Samarkand", "flew to Delhi": not where the occasion is. */
/* "attended virtually", "will speak by video": not there (press guide, border cases). */
static bool by_video(const struct sighting *f)
{
    static const char *const words[] = {"virtually", "online", "remotely", "video", "videolink", NULL};

    for (size_t i = f->m.at + 1; i < f->c->count && i < f->m.end + 5; i++)
        for (int k = 0; words[k] != NULL; k++)
            if (unit_is(&f->c->units[i], words[k]))
                return true;
    return false;
}

bool sighting_elsewhere(const struct sighting *f, size_t occasion)
{
    enum frame frame = f->m.cue->frame;
    struct str host = f->r->occasions.items[occasion].country;
    const struct unit *u = NULL;

    if (frame != FRAME_COME && frame != FRAME_ARRIVE)
        return false;
    if (by_video(f))
        return true;
    if (host.n == 0)
        return false;
    if (f->m.occasion != NO_UNIT)
        u = &f->c->units[f->m.occasion];
    else if (f->m.end + 1 < f->c->count && (unit_is(&f->c->units[f->m.end], "to") ||
                                            unit_is(&f->c->units[f->m.end], "in") ||
                                            unit_is(&f->c->units[f->m.end], "at")))
        u = &f->c->units[f->m.end + 1];
    return u != NULL && f->verb.verb != VERB_leave &&
           (u->kind == UNIT_PLACE || (u->kind == UNIT_ACTORS && u->count == 1 && u->actors[0].rank == RANK_STATE)) &&
           country_find(u->actors[0].code) != NULL && !str_eq(u->actors[0].code, host) &&
           !(str_eq(host, S("VA")) && str_eq(u->actors[0].code, S("IT")));  /* Rome is around it */
}

/* The pattern's occasion must be one that is held, postponed or cancelled by itself. */
bool sighting_own_occasion(const struct sighting *f)
{
    return f->m.occasion == NO_UNIT || f->c->units[f->m.occasion].kind != UNIT_WORD ||
           occasion_noun(&f->c->units[f->m.occasion]) || unit_is(&f->c->units[f->m.occasion], "event");
}

static bool one_of_words(const struct unit *u, const char *const *words)
{
    for (; *words != NULL; words++)
        if (unit_is(u, *words))
            return true;
    return false;
}

static bool is_contingent_word(const struct actor *a)
{
    return a->rank == RANK_ENVOY && (str_ends(a->words, S("troops")) || str_ends(a->words, S("soldiers")) ||
                                     str_ends(a->words, S("military")) || str_ends(a->words, S("army")) ||
                                     str_ends(a->words, S("forces")));
}

static bool names_occasion(const struct clause *c, size_t from)
{
    for (size_t i = from; i < c->count && i < from + 6; i++)
        if (unit_in(&c->units[i], CLASS_OCCASION))
            return true;
    return false;
}

/* "join the celebrations", "join Putin": an occasion, or somebody. */
static bool joins_somebody(const struct clause *c, size_t from)
{
    for (size_t i = from; i < c->count && i < from + 6; i++) {
        if (unit_in(&c->units[i], CLASS_OCCASION))
            return true;
        if (c->units[i].kind == UNIT_ACTORS && !c->units[i].actors[0].owner)
            return true;
        if (c->units[i].kind == UNIT_VERB)
            return false;
    }
    return false;
}

/* "Chile's minister will leave Baku on Thursday", of a summit in Baku: who leaves the place does not come to it. */
static bool leaves_the_host(const struct sighting *f)
{
    const struct unit *place = f->m.occasion != NO_UNIT ? &f->c->units[f->m.occasion] : NULL;

    return f->m.cue->frame == FRAME_COME && f->verb.verb == VERB_leave && place != NULL && place->actors != NULL &&
           str_eq(place->actors[0].code, f->r->occasions.items[0].country);
}

/* "visits South Africa's embassy": an office of a state, not the state. */
static bool visits_office(const struct sighting *f)
{
    const struct unit *u = f->m.end < f->c->count ? &f->c->units[f->m.end] : NULL;

    return f->verb.verb == VERB_visit && u != NULL && u->kind == UNIT_ACTORS && u->count == 1 &&
           u->actors[0].rank == RANK_VOICE;
}

/* "Canada will host the G7 summit", "hosts the G20": what is held bears the name of an organisation. */
static bool names_what_is_held(const struct sighting *f)
{
    const struct unit *u = f->m.guest != NO_UNIT ? &f->c->units[f->m.guest] : NULL;
    const struct unit *next = f->m.guest + 1 < f->c->count ? &f->c->units[f->m.guest + 1] : NULL;

    if (u == NULL || u->kind != UNIT_ACTORS || u->count > 1 || u->actors[0].person.n > 0)
        return false;
    return (next != NULL && unit_in(next, CLASS_OCCASION)) ||
           (u->actors[0].rank == RANK_STATE && u->actors[0].code.n > 0 && country_find(u->actors[0].code) == NULL);
}

/* What stands behind the verb makes it say something else: "goes against the law", "accepted the proposal", "pulled
 * out of Gaza", "would miss Hong Kong", "was asked what it was like". */
bool sighting_of_other_things(const struct sighting *f)
{
    static const char *const ways[] = {"in",      "against", "with", "into",    "from",  "beyond",
                                       "over",    "by",      "as",   "off",     "out",   "about",
                                       "through", "down",    "up",   "without", "under", "ahead",
                                       "public",  "wrong",   NULL};
    static const char *const questions[] = {"if", "whether", "what", "how", "why", "about", "on", "by", "to", NULL};
    const struct clause *c = f->c;
    const struct unit *next = f->m.end < c->count ? &c->units[f->m.end] : NULL;
    enum frame frame = f->m.cue->frame;
    enum verb v = f->verb.verb;

    if (f->m.subject && f->subject != NO_SUBJECT && c->units[f->subject].kind == UNIT_ACTORS &&
        is_contingent_word(&c->units[f->subject].actors[0]) && (frame == FRAME_ARRIVE || frame == FRAME_NO ||
                                                                v == VERB_be || v == VERB_come || v == VERB_go))
        return true;  /* soldiers come to a parade as those who march in it */
    if (leaves_the_host(f) || visits_office(f) || (frame == FRAME_RECEIVE && names_what_is_held(f)))
        return true;
    if (next == NULL)
        return false;
    if (frame == FRAME_COME && (v == VERB_go || v == VERB_come) && f->m.occasion == NO_UNIT)
        return one_of_words(next, ways) && !(v == VERB_come && unit_is(next, "with")) &&
               !(unit_is(next, "in") && names_occasion(c, f->m.end));
    if (frame == FRAME_COME && v == VERB_join)
        return !joins_somebody(c, f->m.end);
    if (frame == FRAME_YES && v == VERB_accept && f->m.subject)
        return f->verb.passive || !(next->kind == UNIT_MARK || next->kind == UNIT_DATE || next->kind == UNIT_VERB ||
                                    unit_in(next, CLASS_ADVERB) || unit_in(next, CLASS_CONJUNCTION) ||
                                    unit_in(next, CLASS_PREPOSITION) || unit_in(next, CLASS_POSSESSIVE) ||
                                    unit_is(next, "hers") || next->kind == UNIT_ACTORS ||
                                    (unit_in(next, CLASS_ARTICLE) && f->m.end + 1 < c->count &&
                                     (c->units[f->m.end + 1].kind == UNIT_DATE || unit_is(next + 1, "next"))));
    if (frame == FRAME_NO && (v == VERB_withdraw || v == VERB_pull || v == VERB_drop || v == VERB_bow))
        return ((unit_is(next, "from") || unit_is(next, "of")) && !names_occasion(c, f->m.end)) ||
               unit_is(next, "by") || unit_in(next, CLASS_ARTICLE);
    if (frame == FRAME_STAY && f->m.occasion != NO_UNIT && (v == VERB_miss || v == VERB_shun))
        return c->units[f->m.occasion].kind != UNIT_WORD;
    if (frame == FRAME_ASKED && v == VERB_ask)
        return one_of_words(next, questions);
    return false;
}
