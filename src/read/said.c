#include "read/said.h"

static bool is_stop(const struct unit *u)
{
    return unit_is(u, ".") || unit_is(u, ";") || unit_is(u, "?") || unit_is(u, "!");
}

static bool is_word_mark(const struct unit *u)
{
    return unit_is(u, "\"") || unit_is(u, "\xe2\x80\x9d") || unit_is(u, "\xe2\x80\x9c");
}

static bool may_speak(const struct actor *a)
{
    return a->rank == RANK_VOICE || a->rank == RANK_GOVERNMENT || a->rank == RANK_LEADER || a->rank == RANK_SEAT ||
           a->rank == RANK_STATE || a->rank == RANK_HE || a->rank == RANK_IT || a->rank == RANK_THEY ||
           a->rank == RANK_WE || a->rank == RANK_ENVOY || a->rank == RANK_PRIVATE || a->rank == RANK_GROUP ||
           a->rank == RANK_OUTLET;
}

/* "the May 9 parade": the day is the occasion's. */
static bool of_occasion(const struct clause *c, size_t i)
{
    for (size_t k = i + 1; k < c->count && k < i + 4; k++) {
        if (unit_in(&c->units[k], CLASS_OCCASION))
            return true;
        if (c->units[k].kind != UNIT_WORD || unit_in(&c->units[k], CLASS_SUBORDINATOR) ||
            unit_in(&c->units[k], CLASS_ARTICLE) || unit_in(&c->units[k], CLASS_PREPOSITION) ||
            unit_in(&c->units[k], CLASS_CONJUNCTION))
            return false;
    }
    return false;
}

/* "from May 9", "until June": the day of something else than the word. */
static bool of_a_span(const struct clause *c, size_t i)
{
    return i > 0 && (unit_is(&c->units[i - 1], "from") || unit_is(&c->units[i - 1], "until") ||
                     unit_is(&c->units[i - 1], "for") || unit_is(&c->units[i - 1], "to"));
}

/* "called up X and also invited him": the verb before shares the day. */
static bool joined(const struct clause *c, size_t from, size_t verb)
{
    for (size_t i = from + 1; i < verb; i++)
        if (unit_is(&c->units[i], "and"))
            return true;
    return false;
}

/* "on June 9" in a story of June 4 is no day of a word: it lies ahead, or too far behind to be told
 * without its year. */
static bool too_long_ago(const struct when *w, day d, day told)
{
    return w->kind == WHEN_DATE && w->year == 0 && day_exact(told) && d != 0 &&
           day_number(told) - day_number(day_exact(d) ? d : d + 15) > 250;
}

/* The day that stands with the verb: behind it before the next verb, else before it. */
day said_day(const struct scene *s, const struct clause *c, size_t verb)
{
    for (size_t i = verb + 1; i < c->count && i < verb + 14; i++) {
        const struct unit *u = &c->units[i];

        if (u->kind == UNIT_DATE && !of_occasion(c, i) && !of_a_span(c, i)) {
            day d = when_past(u->when, s->story->told);

            if (u->when.lean > 0 || (i > 0 && unit_is(&c->units[i - 1], "since")))
                continue;
            if ((u->when.kind == WHEN_DATE && u->when.year != 0 && s->story->told != 0 && d > s->story->told) ||
                too_long_ago(&u->when, d, s->story->told))
                continue;
            return d;
        }
        if (u->kind == UNIT_VERB || unit_is(u, "that") || unit_is(u, ";") || unit_is(u, ":") ||
            unit_is(u, "whether") || unit_is(u, "."))
            break;
    }
    for (size_t i = verb; i > 0 && i + 14 > verb; i--) {
        const struct unit *u = &c->units[i - 1];

        if (u->kind == UNIT_DATE && u->when.lean <= 0 && !of_occasion(c, i - 1) && !of_a_span(c, i - 1)) {
            day d = when_past(u->when, s->story->told);

            if (!(i > 1 && unit_is(&c->units[i - 2], "since")) && !too_long_ago(&u->when, d, s->story->told) &&
                !(u->when.year != 0 && s->story->told != 0 && d > s->story->told))
                return d;
        }
        if ((u->kind == UNIT_VERB && !joined(c, i - 1, verb)) || unit_is(u, "that") || unit_is(u, ";") ||
            unit_is(u, ":"))
            break;
    }
    return 0;
}

static bool denies(const struct clause *c, size_t verb)
{
    const struct verb_group *g = &c->units[verb].verb;

    return g->verb == VERB_deny || g->negative || g->should || g->wants || g->may ||
           (g->tense == TENSE_FUTURE && !g->would && !g->can && g->verb != VERB_say && g->over == VERB_none &&
            g->verb != VERB_make);
}

/* "the spokesman" is the one last heard; "the Foreign Ministry", "an official" are the host's; of
 * "diplomats" nobody knows whose they are. */
static struct actor unnamed_voice(const struct scene *s, const struct actor *a)
{
    struct actor out = *a;

    if (a->rank == RANK_ENVOY)
        return out;
    out.code = s->host;
    if (a->person.n == 0 && s->speaker.code.n > 0 &&
        (str_starts(a->words, S("the ")) || str_starts(a->words, S("The "))) &&
        str_find(a->words, S("inistry"), 0) == STR_NONE)
        out.code = s->speaker.code;
    return out;
}

/* "Kremlin spokesman Peskov did: he said" */
static const struct actor *voice_before(const struct clause *c, size_t unit)
{
    for (size_t i = unit; i > 0; i--)
        if (c->units[i - 1].kind == UNIT_ACTORS)
            return c->units[i - 1].actors[0].rank == RANK_VOICE && c->units[i - 1].actors[0].code.n > 0
                       ? &c->units[i - 1].actors[0] : NULL;
    return NULL;
}

/* "The prime minister's office in Rome denied it; Meloni will come, it said" */
static bool office_before(const struct clause *c, size_t unit, struct actor *out)
{
    for (size_t i = unit; i > 0; i--) {
        const struct unit *u = &c->units[i - 1];

        if (u->kind != UNIT_ACTORS || u->count != 1 || u->actors[0].rank != RANK_VOICE)
            continue;
        *out = u->actors[0];
        if (out->code.n == 0 && i + 1 < c->count && unit_is(&c->units[i], "in") && c->units[i + 1].kind == UNIT_PLACE)
            out->code = c->units[i + 1].actors[0].code;
        return out->code.n > 0;
    }
    return false;
}

/* "the environment minister told reporters in Delhi" */
static const struct unit *told_where(const struct clause *c, size_t unit)
{
    for (size_t i = unit + 1; i + 2 < c->count && i < unit + 4; i++)
        if (unit_is(&c->units[i], "reporters") && unit_is(&c->units[i + 1], "in") && c->units[i + 2].kind == UNIT_PLACE)
            return &c->units[i + 2];
    return NULL;
}

/* "Asked about Pakistan, the minister said": whoever speaks is not of the country he is asked about. */
static bool is_answering(const struct clause *c, size_t unit)
{
    const struct unit *u = &c->units[0];

    return unit > 0 && u->kind == UNIT_VERB && u->verb.verb == VERB_ask && u->to - u->from == 1 &&
           c->words.items[u->from].capital;
}

static void take_speaker(struct scene *s, const struct clause *c, size_t unit, struct said *out)
{
    size_t count;
    const struct actor *a = &c->units[unit].actors[0];

    out->found = true;
    out->at = unit;
    if (is_answering(c, unit) && a->code.n == 0 && !a->owned && s->speaker.rank != RANK_NONE && a->person.n == 0 &&
        (a->rank == RANK_HE || a->rank == RANK_LEADER || a->rank == RANK_VOICE)) {
        out->speaker = s->speaker;  /* "Asked about Greece, he said" */
        if (out->speaker.code.n == 0)
            out->speaker.code = s->host;
        out->by = a->rank == RANK_HE ? s->speaker.words : a->words;
        return;
    }
    if (a->rank == RANK_OUTLET) {
        out->via = a->person;
        out->speaker = *a;
        out->speaker.code = (struct str){0};
        return;
    }
    if (a->rank == RANK_HE && voice_before(c, unit) != NULL)
        out->speaker = *voice_before(c, unit);
    else if (a->rank == RANK_IT && office_before(c, unit, &out->speaker))
        ;
    else if ((a->rank == RANK_HE || a->rank == RANK_IT) && s->speaker.rank != RANK_NONE &&
             (s->leader.rank == RANK_NONE || a->rank == RANK_IT || s->speaker_told > s->leader_told))
        out->speaker = s->speaker;
    else if (a->rank == RANK_LEADER && a->office && a->code.n == 0 && a->person.n > 0 && !a->owned) {
        out->speaker = *a;
        out->speaker.code = s->host;  /* "Deputy Foreign Minister Rudenko": in whose country all know him */
    }
    else if ((a->rank == RANK_VOICE || a->rank == RANK_ENVOY) && a->code.n == 0 && !a->owned)
        out->speaker = unnamed_voice(s, a);
    else
        out->speaker = *scene_resolve(s, c, unit, NULL, &count);
    if (a->rank == RANK_LEADER && a->office && a->code.n == 0 && !a->head && a->person.n == 0 &&
        told_where(c, unit) != NULL)
        out->speaker.code = told_where(c, unit)->actors[0].code;
    if (a->rank == RANK_WE)
        out->speaker.code = s->host;
    if (a->code.n == 0 && a->rank == RANK_VOICE && unit + 2 < c->count && unit_is(&c->units[unit + 1], "in") &&
        (c->units[unit + 2].kind == UNIT_PLACE ||
         (c->units[unit + 2].kind == UNIT_ACTORS && c->units[unit + 2].actors[0].rank == RANK_GOVERNMENT)))
        out->speaker.code = c->units[unit + 2].actors[0].code;  /* "the Foreign Ministry in Madrid" */
    out->by = a->rank == RANK_HE || a->rank == RANK_IT || a->rank == RANK_THEY ? out->speaker.words : a->words;
}

/* ", his office said, as will ...": said of what stands before it alone. */
static bool is_aside(const struct clause *c, size_t subject, size_t verb)
{
    size_t next = verb + 1;

    while (next < c->count && (c->units[next].kind == UNIT_DATE || unit_is(&c->units[next], "on")))
        next++;
    return subject > 0 && unit_is(&c->units[subject - 1], ",") && next < c->count && unit_is(&c->units[next], ",");
}

/* "spoke on Tuesday of 29 leaders" */
static bool speaks_of(const struct clause *c, size_t i)
{
    while (i < c->count && (c->units[i].kind == UNIT_DATE || unit_is(&c->units[i], "on")))
        i++;
    return i < c->count && unit_is(&c->units[i], "of");
}

/* "confirmed what had been an open secret: ...": nobody else between the verb and its colon. */
static bool plain_between(const struct clause *c, size_t from, size_t colon)
{
    for (size_t i = from; i < colon; i++)
        if (c->units[i].kind == UNIT_ACTORS || is_stop(&c->units[i]) || unit_is(&c->units[i], ","))
            return false;
    return colon - from < 10;
}

/* "Peskov said (that) ..." before the unit. */
static bool on_the_left(struct scene *s, const struct clause *c, size_t at, struct said *out)
{
    size_t colon = 0;

    for (size_t i = at; i > 0; i--) {
        const struct unit *u = &c->units[i - 1];
        size_t subject;

        if (is_stop(u) || (colon > 0 && colon > i + 4 && !(u->kind == UNIT_VERB && plain_between(c, i, colon))))
            return false;
        if (unit_is(u, ":"))
            colon = i;  /* "Peskov said:", and no farther back */
        if (unit_is(u, "according") && i + 1 < at && c->units[i + 1].kind == UNIT_ACTORS) {
            take_speaker(s, c, i + 1, out);
            return true;
        }
        if (u->kind != UNIT_VERB || u->verb.bare ||
            !(subject_reports(&u->verb) || (u->verb.verb == VERB_speak && speaks_of(c, i))))
            continue;
        if ((u->verb.verb == VERB_make || u->verb.verb == VERB_let) &&
            !(i < c->count && (unit_is(&c->units[i], "known") || unit_is(&c->units[i], "it") ||
                               (c->units[i].kind == UNIT_ACTORS && c->units[i].actors[0].rank == RANK_IT) ||
                               c->units[i].kind == UNIT_VERB)))
            continue;
        if (colon > 0 && u->verb.negative)
            continue;  /* "has not added any since: he is not going" */
        subject = subject_of(c, i - 1);
        if (subject == NO_SUBJECT || !may_speak(&c->units[subject].actors[0]) || is_aside(c, subject, i - 1))
            continue;
        out->verb = i - 1;
        out->denied = denies(c, i - 1);
        take_speaker(s, c, subject, out);
        out->on = said_day(s, c, i - 1);
        return true;
    }
    return false;
}

/* "..., Peskov said on Monday", "..., said Peskov": a verb of saying that nothing follows. */
static bool trails(const struct clause *c, size_t verb)
{
    for (size_t i = verb + 1; i < c->count; i++) {
        const struct unit *u = &c->units[i];

        if (unit_is(u, "that") || unit_is(u, ":") || u->kind == UNIT_VERB)
            return false;
        if (u->kind == UNIT_MARK)
            return !is_word_mark(u) || i > verb + 1;
    }
    return true;
}

/* Does a part of the sentence start with the noun group? Its name's first words belong to it ("the Unification
 * Ministry"). */
static bool starts_part(const struct clause *c, size_t unit)
{
    while (unit > 0 && c->units[unit - 1].kind == UNIT_WORD && c->words.items[c->units[unit - 1].from].capital &&
           c->units[unit - 1].classes == 0)
        unit--;
    return unit == 0 || c->units[unit - 1].kind == UNIT_MARK || unit_in(&c->units[unit - 1], CLASS_ARTICLE) ||
           unit_in(&c->units[unit - 1], CLASS_SUBORDINATOR);
}

static bool on_the_right(struct scene *s, const struct clause *c, size_t at, struct said *out)
{
    for (size_t i = at; i < c->count; i++) {
        const struct unit *u = &c->units[i];
        size_t speaker = NO_SUBJECT;

        if (unit_is(u, ";"))
            return false;
        if ((unit_is(u, "according") || unit_is(u, "per")) && i + 1 < c->count) {
            speaker = unit_is(u, "per") ? i + 1 : i + 2;
            if (speaker < c->count && c->units[speaker].kind == UNIT_ACTORS) {
                const struct actor *a = &c->units[speaker].actors[0];

                out->verb = NO_SUBJECT;
                take_speaker(s, c, speaker, out);
                if (a->rank == RANK_LEADER && a->office && !a->head && a->code.n == 0 &&
                    !a->owned && a->person.n == 0 && s->topic.rank == RANK_NONE)
                    out->speaker.code = s->host;  /* "according to the foreign minister" */
                out->on = said_day(s, c, speaker);
                return true;
            }
            continue;
        }
        if (u->kind != UNIT_VERB || !subject_reports(&u->verb) || i == at || !trails(c, i))
            continue;
        if (u->verb.verb == VERB_confirm && u->verb.bare)
            continue;
        if (i + 1 < c->count && c->units[i + 1].kind == UNIT_ACTORS && may_speak(&c->units[i + 1].actors[0]) &&
            (unit_is(&c->units[i - 1], ",") || is_word_mark(&c->units[i - 1])))
            speaker = i + 1;
        else
            speaker = subject_of(c, i);
        if (speaker == NO_SUBJECT || speaker <= at || !may_speak(&c->units[speaker].actors[0]))
            continue;
        if (speaker < i && !starts_part(c, speaker))
            continue;
        if ((u->verb.verb == VERB_make || u->verb.verb == VERB_let) &&
            !(i + 1 < c->count && unit_is(&c->units[i + 1], "known")) &&
            !(i + 2 < c->count && unit_is(&c->units[i + 2], "known")))
            continue;
        out->verb = i;
        out->denied = denies(c, i);
        take_speaker(s, c, speaker, out);
        out->on = said_day(s, c, i);
        return true;
    }
    return false;
}

/* "Kremlin: Trump declines", "Kim stays home - Kremlin": the headline's way. */
static bool in_headline(struct scene *s, const struct clause *c, struct said *out)
{
    size_t last = c->count - 1;

    if (!s->headline)
        return false;
    if (c->count > 2 && c->units[0].kind == UNIT_ACTORS && unit_is(&c->units[1], ":"))
        take_speaker(s, c, 0, out);
    else if (c->count > 2 && c->units[last].kind == UNIT_ACTORS &&
             (unit_is(&c->units[last - 1], "\xe2\x80\x94") || unit_is(&c->units[last - 1], "\xe2\x80\x93") ||
              unit_is(&c->units[last - 1], "-")))
        take_speaker(s, c, last, out);
    else
        return false;
    out->verb = NO_SUBJECT;
    return true;
}

/* The outlet that carries the word: "the state-run TASS news agency reported". */
static void find_via(const struct clause *c, struct said *out)
{
    for (size_t i = 0; i < c->count && out->via.n == 0; i++)
        if (c->units[i].kind == UNIT_ACTORS && c->units[i].actors[0].rank == RANK_OUTLET)
            out->via = c->units[i].actors[0].person;
}

/* "Dmitry Peskov on Wednesday: no invitation was sent" */
static bool before_colon(struct scene *s, const struct clause *c, size_t at, struct said *out)
{
    const struct actor *a = c->count > 3 && c->units[0].kind == UNIT_ACTORS && c->units[0].count == 1
                                ? &c->units[0].actors[0] : NULL;
    size_t i = 1;

    if (a == NULL || a->owner || !(a->rank == RANK_VOICE || (a->rank == RANK_LEADER && a->person.n > 0)))
        return false;
    while (i < c->count && (c->units[i].kind == UNIT_DATE || unit_is(&c->units[i], "on")))
        i++;
    if (i < 2 || i >= at || !unit_is(&c->units[i], ":"))
        return false;
    take_speaker(s, c, 0, out);
    out->on = said_day(s, c, 0);
    return true;
}

/* "According to Interfax, which had it from Yuri Ushakov", "the Folha reports, citing the Planalto palace": whose
 * word the outlet carries. */
static bool carried(struct scene *s, const struct clause *c, struct said *out)
{
    for (size_t i = 0; i + 1 < c->count; i++) {
        const struct unit *u = &c->units[i], *next;
        bool cites = u->kind == UNIT_VERB && (u->verb.verb == VERB_cite || u->verb.verb == VERB_quote) && u->verb.bare;
        bool had = unit_is(u, "from") && i > 1 && c->units[i - 1].kind == UNIT_ACTORS &&
                   c->units[i - 1].actors[0].rank == RANK_IT && c->units[i - 2].kind == UNIT_VERB;
        size_t at = i + 1;

        while (at < c->count && unit_in(&c->units[at], CLASS_ARTICLE))
            at++;
        next = at < c->count ? &c->units[at] : NULL;
        if ((cites || had) && next != NULL && next->kind == UNIT_ACTORS && next->actors[0].rank != RANK_OUTLET &&
            next->actors[0].rank != RANK_GROUP && may_speak(&next->actors[0])) {
            take_speaker(s, c, at, out);
            return true;
        }
    }
    return false;
}

struct said said_of(struct scene *s, const struct clause *c, size_t at)
{
    struct said out = {.verb = NO_SUBJECT, .at = NO_SUBJECT};

    if (!on_the_left(s, c, at, &out) && before_colon(s, c, at, &out)) {
        find_via(c, &out);
        return out;
    }
    if (!out.found || out.speaker.rank == RANK_OUTLET) {
        struct said left = out;

        out = (struct said){.verb = NO_SUBJECT, .at = NO_SUBJECT};
        if (!on_the_right(s, c, at, &out) && !in_headline(s, c, &out))
            out = left;
        out.denied = out.denied || left.denied;
    }
    if (out.found && out.speaker.rank == RANK_OUTLET)
        carried(s, c, &out);
    find_via(c, &out);
    return out;
}
