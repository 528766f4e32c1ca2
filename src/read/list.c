#include "read/list.h"

#include "read/section.h"

/* The verb is understood: what was stated last holds of these actors as well. */
bool list_ellipsis(struct reader *r, size_t p, size_t at)
{
    const struct clause *c = &r->story.items[p].clause;
    struct sighting f = {.r = r, .passage = p, .c = c};
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
    f.ellipsis = true;
    f.occasion = r->previous.occasion;
    f.subject = subject;
    f.first = at;
    f.last = subject;
    f.said = said_of(&r->scene, c, at + 1);
    if (!f.said.found)
        f.said.on = r->previous.said_on;
    else if (f.said.at != NO_SUBJECT && f.said.at < at && r->previous.passage == p)
        f.said.found = false;  /* what governs those before governs these */
    sighting_explain(r, "  as before: cue \"%s\"\n", f.m.cue->pattern);
    if (!c->question && !f.said.denied)
        sighting_guests(&f, r->previous.acts, subject, r->previous.occasion);
    return true;
}

/* "Xi was invited. Obama was not.": the verb of being asked is understood. */
bool list_short(struct reader *r, size_t p, size_t at)
{
    const struct clause *c = &r->story.items[p].clause;
    const struct verb_group *g = &c->units[at].verb;
    struct sighting f = {.r = r, .passage = p, .c = c};
    struct acts acts = {.items = {g->negative ? ACT_NOT_INVITED : ACT_INVITED}, .count = 1};

    if (c->units[at].kind != UNIT_VERB || g->verb != VERB_be || g->infinitive || g->may || g->would || c->question ||
        r->previous.acts.count != 1 || p > r->previous.passage + 1 ||
        (r->previous.acts.items[0] != ACT_INVITED && r->previous.acts.items[0] != ACT_NOT_INVITED) ||
        !(at + 1 == c->count || (c->units[at + 1].kind == UNIT_MARK && !unit_is(&c->units[at + 1], "\""))))
        return false;
    f.m = r->previous.m;
    f.m.at = f.first = f.last = at;
    f.m.subject = true;
    f.m.guest = f.m.verb = NO_UNIT;
    f.verb = r->previous.verb;
    f.subject = subject_of(c, at);
    if (f.subject == NO_SUBJECT || c->units[f.subject].actors[0].rank == RANK_IT ||
        c->units[f.subject].actors[0].rank == RANK_THEY || sighting_supposed(c, at))
        return false;
    f.said = said_of(&r->scene, c, at);
    sighting_stretch(&f, f.subject);
    sighting_explain(r, "  as before: cue \"%s\"\n", f.m.cue->pattern);
    if (!f.said.denied)
        sighting_guests(&f, acts, f.subject, r->previous.occasion);
    return true;
}

/* What confirms what was just said: "it", "this", "so", "that known"; "Confirmed by Laeken" */
static size_t confirms_it(const struct clause *c, size_t at)
{
    const struct unit *u = &c->units[at];
    size_t subject;

    if (u->kind != UNIT_VERB || u->verb.negative || u->verb.may || u->verb.wants ||
        !(u->verb.verb == VERB_confirm || u->verb.verb == VERB_announce || u->verb.verb == VERB_say ||
          u->verb.verb == VERB_make))
        return NO_SUBJECT;
    if (at == 0 && at + 2 < c->count && u->verb.verb == VERB_confirm && unit_is(&c->units[1], "by") &&
        c->units[2].kind == UNIT_ACTORS)
        return 2;
    if (at + 1 >= c->count || u->verb.bare || u->verb.passive ||
        !(unit_is(&c->units[at + 1], "this") || unit_is(&c->units[at + 1], "so") ||
          unit_is(&c->units[at + 1], "that") ||
          (c->units[at + 1].kind == UNIT_ACTORS && c->units[at + 1].actors[0].rank == RANK_IT)))
        return NO_SUBJECT;
    for (size_t i = at + 2; i < c->count; i++)
        if (c->units[i].kind == UNIT_ACTORS || (c->units[i].kind == UNIT_VERB && c->units[i].verb.verb != VERB_know))
            return NO_SUBJECT;  /* "said that ..." goes on */
    subject = subject_of(c, at);
    return subject != NO_SUBJECT && subject < at ? subject : NO_SUBJECT;
}

bool list_confirmed(struct reader *r, size_t p, size_t at)
{
    const struct clause *c = &r->story.items[p].clause;
    struct sighting f = {.r = r, .passage = p, .c = c};
    size_t subject = r->count > 0 && p > 0 ? confirms_it(c, at) : NO_SUBJECT, count;
    const struct actor *a, *who;
    bool any = false;

    if (subject == NO_SUBJECT)
        return false;
    a = &c->units[subject].actors[0];
    who = scene_resolve(&r->scene, c, subject, NULL, &count);
    for (size_t i = r->count; i > 0 && r->found[i - 1].passage + 1 >= p; i--) {
        struct statement *st = &r->found[i - 1].st;

        if (r->found[i - 1].passage == p || st->side != SIDE_PRESS || st->guest.n == 0)
            continue;
        st->side = a->owned || a->rank == RANK_GROUP ? SIDE_GUEST : sighting_side_of_code(&f, who->code, st->guest);
        st->by = a->words;
        if (said_day(&r->scene, c, at) != 0)
            st->said_on = said_day(&r->scene, c, at);
        any = true;
        sighting_explain(r, "    %.*s: confirmed by %.*s\n", STR_ARG(st->guest), STR_ARG(a->words));
    }
    return any;
}

/* Does the sentence ask who comes? */
static bool asks_who(const struct clause *c)
{
    bool who = false;

    for (size_t i = 0; i < c->count && c->question; i++) {
        who = who || unit_is(&c->units[i], "who");
        if (who && c->units[i].kind == UNIT_VERB &&
            (c->units[i].verb.verb == VERB_come || c->units[i].verb.verb == VERB_attend ||
             c->units[i].verb.verb == VERB_go))
            return !c->units[i].verb.negative;
    }
    return false;
}

static bool has_verb(const struct clause *c)
{
    for (size_t i = 0; i < c->count; i++)
        if (c->units[i].kind == UNIT_VERB && !c->units[i].verb.bare)
            return true;
    return false;
}

static const struct cue by_question = {.frame = FRAME_EXPECT, .pattern = "who is coming?", .sentence = ""};

bool list_fragment(struct reader *r, size_t p)
{
    const struct passage *passage = &r->story.items[p];
    struct sighting f = {.r = r, .passage = p, .c = &passage->clause};
    struct acts accepted = {.items = {ACT_ACCEPTED}, .count = 1};

    if (asks_who(f.c)) {
        r->asked_block = passage->index + 1;
        return false;
    }
    if (r->asked_block != passage->index + 1 || f.c->count == 0 || f.c->question ||
        f.c->units[0].kind != UNIT_ACTORS || has_verb(f.c))
        return false;
    f.m = (struct cue_match){.cue = &by_question, .verb = NO_UNIT, .guest = NO_UNIT};
    f.said = said_of(&r->scene, f.c, 0);
    sighting_guests(&f, accepted, 0, 0);
    return true;
}

/* "A follows on Friday, B on March 22 and C, on the 23rd" */
static bool dated_gapping(struct reader *r, size_t p, size_t at)
{
    const struct clause *c = &r->story.items[p].clause;
    struct sighting f = {.r = r, .passage = p, .c = c};
    size_t i = at + 1;

    if ((r->previous.m.cue->frame != FRAME_COME && r->previous.m.cue->frame != FRAME_ARRIVE) ||
        c->units[at].kind != UNIT_ACTORS || c->units[at].actors[0].owner || at < r->previous.m.end ||
        c->units[at].actors[0].code.n == 0)
        return false;
    if (i < c->count && unit_is(&c->units[i], ","))
        i++;
    if (at == 0 || !(unit_is(&c->units[at - 1], "and") || c->units[at - 1].kind == UNIT_MARK ||
                     (c->units[at - 1].kind == UNIT_WORD && c->units[at - 1].classes == 0)))
        return false;
    if (i + 1 >= c->count || !unit_is(&c->units[i], "on"))
        return false;
    i++;
    if (unit_is(&c->units[i], "the") && i + 1 < c->count)
        i++;
    if (c->units[i].kind != UNIT_DATE && c->words.items[c->units[i].from].kind != WORD_NUMBER &&
        !(c->words.items[c->units[i].from].text.p[0] >= '0' && c->words.items[c->units[i].from].text.p[0] <= '9'))
        return false;
    if (i + 1 < c->count && c->units[i + 1].kind == UNIT_VERB)
        return false;
    f.m = r->previous.m;
    f.m.at = f.first = at;
    f.last = i;
    f.m.guest = f.m.verb = NO_UNIT;
    f.verb = r->previous.verb;
    f.subject = at;
    f.ellipsis = true;
    f.occasion = r->previous.occasion;
    sighting_explain(r, "  as before: cue \"%s\"\n", f.m.cue->pattern);
    sighting_guests(&f, r->previous.acts, at, r->previous.occasion);
    return true;
}

/* "Since then Syria and Venezuela have been added": to those of whom the same was said. */
static bool list_added(struct reader *r, size_t p, size_t at)
{
    const struct clause *c = &r->story.items[p].clause;
    struct sighting f = {.r = r, .passage = p, .c = c};

    if (c->units[at].kind != UNIT_VERB || c->units[at].verb.verb != VERB_add || !c->units[at].verb.passive ||
        c->units[at].verb.negative || c->units[at].verb.bare || p > r->previous.passage + 3)
        return false;
    f.m = r->previous.m;
    f.m.at = f.first = f.last = at;
    f.m.guest = f.m.verb = NO_UNIT;
    f.verb = r->previous.verb;
    f.subject = subject_of(c, at);
    if (f.subject == NO_SUBJECT || c->units[f.subject].actors[0].code.n == 0)
        return false;
    f.ellipsis = true;
    f.occasion = r->previous.occasion;
    sighting_stretch(&f, f.subject);
    sighting_guests(&f, r->previous.acts, f.subject, r->previous.occasion);
    return true;
}

static const struct cue by_label = {.frame = FRAME_NONE, .pattern = "label", .sentence = ""};

bool list_labelled(struct reader *r, size_t p)
{
    const struct clause *c = &r->story.items[p].clause;
    struct sighting f = {.r = r, .passage = p, .c = c, .subject = NO_SUBJECT};
    struct acts acts = {.count = 1};
    struct clause label = *c;
    size_t colon = 0;

    while (colon < c->count && colon < 5 && !unit_is(&c->units[colon], ":") && c->units[colon].kind != UNIT_ACTORS &&
           !(c->units[colon].kind == UNIT_VERB && colon > 1))
        colon++;
    label.count = colon;
    if (colon == 0 || colon + 1 >= c->count || !unit_is(&c->units[colon], ":") || c->question ||
        c->units[colon + 1].kind != UNIT_ACTORS || c->units[colon + 1].actors[0].owner ||
        c->units[colon + 1].actors[0].code.n == 0 || !section_act(&label, &acts.items[0]))
        return false;
    f.m = (struct cue_match){.cue = &by_label, .verb = NO_UNIT, .guest = NO_UNIT, .occasion = NO_UNIT,
                             .person = NO_UNIT, .end = colon + 1};
    f.first = 0;
    f.last = colon + 1;
    f.said = said_of(&r->scene, c, 0);
    f.said.found = false;
    sighting_guests(&f, acts, colon + 1, 0);
    return false;
}

static const struct cue by_year = {.frame = FRAME_NONE, .pattern = "year", .sentence = ""};

bool list_year(struct reader *r, size_t p)
{
    const struct clause *c = &r->story.items[p].clause;
    struct sighting f = {.r = r, .passage = p, .c = c, .subject = NO_SUBJECT};
    struct acts attended = {.items = {ACT_ATTENDED}, .count = 1};
    int year = c->count > 2 && c->units[0].kind == UNIT_DATE ? c->units[0].when.year : 0;

    if (!r->guests || year == 0 || r->story.told == 0 || year >= day_year(r->story.told) ||
        !unit_is(&c->units[1], ":") || c->units[2].kind != UNIT_ACTORS || c->units[2].count != 1 ||
        c->units[2].actors[0].code.n == 0 || c->units[2].actors[0].owner ||
        (c->count > 3 && c->units[3].kind == UNIT_VERB))
        return false;
    f.m = (struct cue_match){.cue = &by_year, .verb = NO_UNIT, .guest = NO_UNIT, .occasion = NO_UNIT,
                             .person = NO_UNIT, .end = 3};
    f.first = 0;
    f.last = 2;
    f.occasion = occasion_at(&r->occasions, r->occasions.items[0].country, year);
    sighting_guests(&f, attended, 2, f.occasion);
    return true;
}

bool list_gapping(struct reader *r, size_t p, size_t at)
{
    const struct clause *c = &r->story.items[p].clause;
    struct sighting f = {.r = r, .passage = p, .c = c};

    if (r->previous.acts.count > 0 && list_added(r, p, at))
        return true;
    if (r->previous.acts.count > 0 && r->previous.passage == p && dated_gapping(r, p, at))
        return true;
    if (at + 2 >= c->count || r->previous.acts.count == 0 || r->previous.passage != p ||
        r->previous.m.cue->frame != FRAME_SENT || c->units[at].kind != UNIT_ACTORS ||
        !unit_is(&c->units[at + 1], "by") || c->units[at + 2].kind != UNIT_ACTORS || at < r->previous.m.end)
        return false;
    f.m = r->previous.m;
    f.m.at = f.first = at;
    f.m.guest = NO_UNIT;
    f.m.person = f.last = at + 2;
    f.verb = r->previous.verb;
    f.subject = at;
    f.said = said_of(&r->scene, c, at + 2);
    sighting_explain(r, "  as before: cue \"%s\"\n", f.m.cue->pattern);
    sighting_delegated(&f, r->previous.occasion);
    return true;
}

/* The rules that items and cells go by. */
static const struct cue by_heading = {.frame = FRAME_NONE, .pattern = "heading", .sentence = ""},
                        by_cell = {.frame = FRAME_NONE, .pattern = "cell", .sentence = ""};

static bool is_answer(enum act a)
{
    return act_about(a) == ABOUT_ANSWER;
}

/* The block's own sentences have said it, or the contrary. */
static bool item_spoke(const struct reader *r, size_t from, struct str guest, enum act act)
{
    for (size_t i = from; i < r->count; i++)
        if (str_eq(r->found[i].st.guest, guest) &&
            (r->found[i].st.act == act || (act == ACT_ACCEPTED && is_answer(r->found[i].st.act)) ||
             (act == ACT_DECLINED && r->found[i].st.act == ACT_NOT_INVITED)))
            return true;
    return false;
}

static enum side item_side(const struct sighting *f, const struct item *item, struct str guest)
{
    const struct actor *a = item->source == NO_SUBJECT ? NULL : &f->c->units[item->source].actors[0];

    for (size_t i = item->lead; a == NULL && i + 1 < f->c->count; i++) {
        if (unit_is(&f->c->units[i], "own") && unit_is(&f->c->units[i + 1], "announcement"))
            return SIDE_GUEST;
        if ((unit_is(&f->c->units[i], "host") || unit_is(&f->c->units[i], "organisers") ||
             unit_is(&f->c->units[i], "organizers")))
            return SIDE_HOST;
    }
    if (a != NULL && a->code.n == 0 && (str_starts(a->words, S("organi")) || str_starts(a->words, S("host"))))
        return SIDE_HOST;
    if (a == NULL)
        return f->r->host_speaks || f->r->host_lists ? SIDE_HOST : SIDE_PRESS;
    if (a->code.n == 0)
        return SIDE_GUEST;  /* "her office", "own announcement" */
    return sighting_side_of_code(f, a->code, guest);
}

/* "Brazil (President Lula), Kiribati, Palau and Spain." under a heading that says what holds of all. */
static void list_enumeration(struct sighting *f, enum act act)
{
    struct acts acts = {.items = {act}, .count = 1};

    f->m = (struct cue_match){.cue = &by_heading, .verb = NO_UNIT, .guest = NO_UNIT};
    f->subject = NO_SUBJECT;
    for (size_t i = 0; i < f->c->count; i++)
        if (f->c->units[i].kind == UNIT_ACTORS && !f->c->units[i].actors[0].owner) {
            const struct actor *next = i + 2 < f->c->count && unit_is(&f->c->units[i + 1], ",") &&
                                               f->c->units[i + 2].kind == UNIT_ACTORS
                                           ? &f->c->units[i + 2].actors[0] : NULL;

            f->first = f->last = i;
            if (f->c->units[i].count == 1 && f->c->units[i].actors[0].person.n > 0 &&
                next != NULL && next->code.n > 0 && next->rank == RANK_STATE &&
                (f->c->units[i].actors[0].code.n == 0 ||
                 str_eq(f->c->units[i].actors[0].code, next->code))) {
                f->last = i + 2;  /* "Prime Minister Gaston Browne, Antigua and Barbuda" */
                sighting_make(f, act, next, next, f->c->units[i].actors[0].person, 0);
                i += 2;
                continue;
            }
            sighting_guests(f, acts, i, 0);
        }
}

static bool shows_video(const struct clause *c)
{
    for (size_t i = 0; i < c->count; i++)
        if (unit_is(&c->units[i], "video") || unit_is(&c->units[i], "virtually") || unit_is(&c->units[i], "online"))
            return true;
    return false;
}

void list_item(struct reader *r, size_t p, size_t from)
{
    const struct passage *passage = &r->story.items[p];
    struct sighting f = {.r = r, .passage = p, .c = &passage->clause};
    struct item item = section_item(f.c, r->scene.host, r->story.told);
    bool tabled = passage->block == BLOCK_ROW || r->section == ACT_COUNT;
    enum act act = item.answered ? item.act : tabled ? r->table : r->section;
    const struct actor *guest;
    struct found *made;

    if (passage->block != BLOCK_ROW && r->section == ACT_COUNT && !item.answered && item.person == NO_SUBJECT)
        return;
    if (passage->block == BLOCK_PARAGRAPH && r->section != ACT_COUNT && passage->first && !has_verb(f.c)) {
        list_enumeration(&f, r->section);
        return;
    }
    if (shows_video(f.c) && !(item.answered && item.act == ACT_DECLINED))
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
    sighting_make(&f, act, guest, guest, item.person != NO_SUBJECT ? f.c->units[item.person].actors[0].person
                                                          : (struct str){0}, 0);
    made = &r->found[r->count - 1];
    if (made->source.quote.p == sighting_quote(&f).p) {
        made->st.side = item_side(&f, &item, guest->code);
        if (item.said_on != 0)
            made->st.said_on = item.said_on;
    }
}
