#include "read/scene.h"

#include <string.h>

#include "names/names.h"

/* --- whom a pronoun or a bare office means --------------------------------------------------- */

static bool is_person(const struct actor *a)
{
    return a->rank == RANK_LEADER && a->code.n > 0;
}

static bool is_state(const struct actor *a)
{
    return (a->rank == RANK_STATE || a->rank == RANK_SEAT || a->rank == RANK_GOVERNMENT ||
            a->rank == RANK_LEADER || a->rank == RANK_ENVOY || a->rank == RANK_VOICE) &&
           a->code.n > 0 && !str_eq(a->code, S("GROUP"));
}

static bool is_envoy(const struct actor *a)
{
    return a->rank == RANK_ENVOY && a->code.n > 0 && !a->plural;
}

/* "the Saudis", "The French": a people, of whom one says they. */
static bool is_nation(const struct actor *a)
{
    return a->code.n > 0 && a->rank >= RANK_STATE && a->rank <= RANK_GOVERNMENT && !a->owner &&
           (str_starts(a->words, S("the ")) || str_starts(a->words, S("The "))) &&
           (str_ends(a->words, S("s")) || str_ends(a->words, S("ch")) || str_ends(a->words, S("sh")) ||
            str_ends(a->words, S("ese")));
}

static bool is_country(const struct actor *a)
{
    return is_state(a) && country_find(a->code) != NULL;
}

/* A leader or an envoy: whose "his" may be. */
static bool is_officer(const struct actor *a)
{
    return a->code.n > 0 && (a->rank == RANK_LEADER || a->rank == RANK_ENVOY) && !a->plural;
}

/* The nearest actor before a unit for which ok holds, of this sentence. */
static const struct actor *before(const struct clause *c, size_t unit, bool (*ok)(const struct actor *),
                                  struct str not_code)
{
    for (size_t i = unit; i > 0; i--) {
        const struct unit *u = &c->units[i - 1];

        if (u->kind == UNIT_ACTORS && u->count == 1 && ok(&u->actors[0]) &&
            (not_code.n == 0 || !str_eq(u->actors[0].code, not_code)))
            return &u->actors[0];
    }
    return NULL;
}

static const struct actor *pick(struct scene *s, const struct actor *found, const struct actor *last)
{
    (void)s;
    if (found != NULL)
        return found;
    return last->rank != RANK_NONE ? last : NULL;
}

/* "A announced that B would be there; since Friday he is going": behind the semicolon A goes on. */
static const struct actor *leads(const struct clause *c, size_t unit, struct str host)
{
    size_t stop = unit;

    while (stop > 0 && !unit_is(&c->units[stop - 1], ";"))
        stop--;
    for (size_t i = 0; i + 1 < stop; i++) {
        const struct unit *u = &c->units[i];

        if (u->kind == UNIT_VERB)
            return NULL;
        if (u->kind == UNIT_ACTORS && u->count == 1 && is_person(&u->actors[0]) && !str_eq(u->actors[0].code, host))
            return u->actors[0].owner || subject_governed(c, i) ? NULL : &u->actors[0];
    }
    return NULL;
}

/* Is the actor named behind the last semicolon before the unit? */
static bool stands_behind(const struct clause *c, size_t unit, const struct actor *a)
{
    for (size_t i = unit; i > 0 && !unit_is(&c->units[i - 1], ";"); i--)
        if (c->units[i - 1].actors == a)
            return true;
    return false;
}

static bool is_stranger(const struct actor *a)
{
    return a->person.n > 0 && a->code.n == 0 && (a->rank == RANK_PRIVATE || a->rank == RANK_LEADER);
}

static bool stranger(const struct clause *c, size_t unit)
{
    for (size_t i = 0; i < unit; i++)
        if (c->units[i].kind == UNIT_ACTORS && is_stranger(&c->units[i].actors[0]))
            return true;
    return false;
}

/* An office without a name or a country before the unit, in this sentence. */
static size_t bare_office(const struct clause *c, size_t unit)
{
    for (size_t i = 0; i < unit; i++)
        if (c->units[i].kind == UNIT_ACTORS && c->units[i].count == 1 && c->units[i].actors[0].rank == RANK_LEADER &&
            c->units[i].actors[0].head && c->units[i].actors[0].code.n == 0 && !c->units[i].actors[0].owned &&
            !c->units[i].actors[0].vague)
            return i;
    return NO_SUBJECT;
}

static const struct actor *office(struct scene *s, const struct clause *c, size_t unit, const struct actor *said);

static const struct actor *he(struct scene *s, const struct clause *c, size_t unit, const struct actor *said)
{
    const struct actor *found = before(c, unit, is_person, s->host);

    if (found != NULL && leads(c, unit, s->host) != NULL && !stands_behind(c, unit, found))
        return leads(c, unit, s->host);
    if (found != NULL)
        return found;
    if (bare_office(c, unit) != NO_SUBJECT)
        return office(s, c, bare_office(c, unit), said);  /* "The Queen has decided that she will not come" */
    if (said != NULL && said->rank == RANK_LEADER && said->code.n > 0 && !str_eq(said->code, s->host))
        return said;
    if (said != NULL && is_state(said) && !str_eq(said->code, s->host) && said->rank != RANK_STATE)
        return str_eq(s->leader.code, said->code) ? &s->leader : said;
    found = before(c, unit, is_envoy, s->host);
    if (found != NULL)
        return found;
    if (stranger(c, unit) || s->stranger_told > s->leader_told)
        return NULL;  /* somebody else has been named since */
    if (s->leader.rank != RANK_NONE && s->leader_told + NEAR >= s->told)
        return &s->leader;
    return before(c, unit, is_person, (struct str){0});
}

/* "From Port Louis comes the foreign minister": of the place. */
static const struct actor *comes_from(const struct clause *c, size_t unit)
{
    for (size_t i = 1; i < unit; i++)
        if (c->units[i].kind == UNIT_PLACE && unit_is(&c->units[i - 1], "from") && i < 3)
            return &c->units[i].actors[0];
    return NULL;
}

static const struct actor *owner_of(struct scene *s, const struct clause *c, size_t unit, const struct actor *said)
{
    struct str words = c->units[unit].actors[0].words;
    bool of_country = str_find(words, S("remier"), 0) != STR_NONE || str_find(words, S("inister"), 0) != STR_NONE ||
                      str_find(words, S("resident"), 0) != STR_NONE;
    bool person = str_starts(words, S("his ")) || str_starts(words, S("her ")) || str_starts(words, S("His ")) ||
                  str_starts(words, S("Her "));
    const struct actor *found = person ? before(c, unit, is_officer, (struct str){0}) : NULL;

    if (found == NULL)
        found = before(c, unit, of_country ? is_country : is_state, (struct str){0});

    if (found != NULL && (str_ends(words, S("counterpart")) || str_ends(words, S("colleague"))))
        return str_eq(found->code, s->leader.code) ? NULL : pick(s, NULL, &s->leader);  /* the other one */
    if (found != NULL)
        return found;
    if (comes_from(c, unit) != NULL)
        return comes_from(c, unit);
    if (s->topic.rank != RANK_NONE)
        return &s->topic;
    if (said != NULL && is_state(said) && !str_eq(said->code, s->host))
        return said;
    if (s->leader.rank != RANK_NONE && s->state.rank == RANK_NONE)
        return &s->leader;
    return pick(s, s->state.rank != RANK_NONE ? &s->state : NULL, &s->leader);
}

/* Offices that few countries have. */
static const char *office_word(struct str words)
{
    static const char *const rare[] = {"Crown Prince", "King", "Queen", "Emperor", "Sultan", "Emir", "Pope", NULL};

    for (int i = 0; rare[i] != NULL; i++)
        if (words.n >= strlen(rare[i]) &&
            str_eq_nocase(str_cut(words, words.n - strlen(rare[i]), words.n), str_of(rare[i])))
            return rare[i];
    return NULL;
}

static bool has_office(struct str code, const char *word)
{
    for (uint32_t i = 0; i < leader_count(); i++)
        if (str_eq(leader_row(i)->country, code) && str_starts(leader_row(i)->title, str_of(word)))
            return true;
    return false;
}

/* "the crown prince", "the king": of the country last spoken of that has one. */
static const struct actor *of_crown(struct scene *s, const struct clause *c, size_t unit, const char *word)
{
    for (size_t i = unit; i > 0; i--)
        if (c->units[i - 1].kind == UNIT_ACTORS && c->units[i - 1].count == 1 && is_state(&c->units[i - 1].actors[0]) &&
            has_office(c->units[i - 1].actors[0].code, word))
            return &c->units[i - 1].actors[0];
    for (size_t i = 0; !s->item && i < SCENE_PAST && i < s->past_count; i++) {
        const struct actor *a = &s->past[(s->past_count - 1 - i) % SCENE_PAST];

        if (has_office(a->code, word))
            return a;
    }
    return NULL;
}

/* It: the state that the sentence has begun with, else the one with which the sentence before did. */
static const struct actor *it_means(struct scene *s, const struct clause *c, size_t unit)
{
    for (size_t i = unit; i > 0; i--) {
        const struct unit *u = &c->units[i - 1];

        if (u->kind == UNIT_ACTORS && u->count == 1 && is_state(&u->actors[0]) && !str_eq(u->actors[0].code, s->host) &&
            !u->actors[0].owner && (!subject_governed(c, i - 1) || subject_object(c, i - 1) != NO_SUBJECT))
            return &u->actors[0];
    }
    return s->subject.rank != RANK_NONE && s->subject_told == s->told ? &s->subject : NULL;
}

/* "the president", with nobody's name: of the speaker's country, else the one last spoken of. */
static const struct actor *office(struct scene *s, const struct clause *c, size_t unit, const struct actor *said)
{
    const struct actor *found;

    if (s->topic.rank != RANK_NONE)
        return &s->topic;
    if (office_word(c->units[unit].actors[0].words) != NULL)
        return of_crown(s, c, unit, office_word(c->units[unit].actors[0].words));
    if (said != NULL && said->code.n > 0 && is_state(said) && !str_eq(said->code, s->host))
        return said;
    found = before(c, unit, is_state, s->host);
    if (found != NULL)
        return found;
    if (s->leader.rank != RANK_NONE)
        return &s->leader;
    return s->state.rank != RANK_NONE ? &s->state : NULL;
}

/* The one leader of a country that the story has introduced; empty where none or several. */
static struct str only_known(const struct story *story, struct str code)
{
    struct str person = {0};

    for (size_t i = 0; i < story->known_count; i++) {
        const struct known *k = &story->known[i];

        if (k->rank != RANK_LEADER || k->former || !str_eq(k->code, code) || str_eq(k->person, person))
            continue;
        if (person.n > 0)
            return (struct str){0};
        person = k->person;
    }
    return person;
}

/* Who says it of themselves is nobody whom the story has introduced. */
static bool of_others(const struct clause *c, size_t unit)
{
    for (size_t i = unit; i > 0; i--)
        if (c->units[i - 1].kind == UNIT_VERB)
            return subject_reports(&c->units[i - 1].verb) && i > 1 && subject_of(c, i - 1) == NO_SUBJECT;
    return false;
}

const struct actor *scene_resolve(struct scene *s, const struct clause *c, size_t unit,
                                  const struct actor *said, size_t *count)
{
    const struct actor *as = c->units[unit].actors, *of = NULL;
    struct actor *out;

    *count = c->units[unit].count;
    if (*count > 1 || (as->code.n > 0 && as->rank != RANK_NONE && as->rank < RANK_HE))
        return as;
    if (as->rank == RANK_THEY) {
        for (size_t i = unit; i > 0; i--)
            if (c->units[i - 1].kind == UNIT_ACTORS && c->units[i - 1].count > 1 &&
                (as->number == 0 || as->number == c->units[i - 1].count)) {
                *count = c->units[i - 1].count;
                return c->units[i - 1].actors;
            } else if (c->units[i - 1].kind == UNIT_ACTORS && as->number == 0 &&
                       c->units[i - 1].actors[0].rank == RANK_GROUP) {
                return c->units[i - 1].actors;  /* "Twelve heads of state confirmed that they will" */
            }
    }
    if (as->rank == RANK_THEY && as->number == 0 && of_others(c, unit))
        return as;  /* "Many aboard said they wanted to go" */
    if (as->rank == RANK_THEY && as->number == 0)
        of = before(c, unit, is_nation, s->host);  /* "The Saudis are a riddle: they send a minister" */
    if (of == NULL && as->rank == RANK_THEY && as->number == 0 && s->many_told + 1 < s->told &&
        s->asked_of.rank != RANK_NONE)
        of = &s->asked_of;  /* "The Emirates? They are discussing the level." */
    else if (of == NULL && as->rank == RANK_THEY && as->number == 2 && s->two_told + 1 >= s->told && s->two_told > 0) {
        *count = 2;
        return s->two;
    } else if (of == NULL && as->rank == RANK_THEY && s->many_count > 1 &&
               s->many_told + 3 > s->told && (as->number == 0 || as->number == s->many_count)) {
        *count = s->many_count;
        return s->many;
    }
    if (of != NULL)
        ;
    else if (as->rank == RANK_WE)
        of = said != NULL && said->rank == RANK_LEADER ? said : NULL;
    else if (as->rank == RANK_HE)
        of = he(s, c, unit, said);
    else if (as->rank == RANK_IT)
        of = it_means(s, c, unit);
    else if (as->owned)
        of = owner_of(s, c, unit, said);
    else if (as->office && !as->plural)
        of = office(s, c, unit, said);
    if (of == NULL || of->code.n == 0)
        return as;
    out = ARENA_NEW(s->a, struct actor, 1);
    *out = *as;
    out->code = of->code;
    if (as->rank == RANK_HE || as->rank == RANK_WE ||
        (as->office && as->head && as->person.n == 0 && of->rank == RANK_LEADER)) {
        out->person = of->rank == RANK_LEADER ? of->person : only_known(s->story, of->code);
        out->rank = RANK_LEADER;
        out->former = of->former;
    }
    if (as->office && out->person.n == 0 && !as->plural)
        out->person = only_known(s->story, out->code);
    if (as->rank == RANK_IT || as->rank == RANK_THEY)
        out->rank = RANK_STATE;
    *count = 1;
    return out;
}

void scene_take(struct scene *s, const struct clause *c)
{
    bool leader_found = false;
    size_t two = 0;

    s->told++;
    for (size_t i = 0; i < c->count; i++) {
        const struct unit *u = &c->units[i];
        const struct actor *a = u->actors;

        if (u->kind != UNIT_ACTORS)
            continue;
        if (u->count > 1) {
            s->many_told = s->told;
            s->many = u->actors;
            s->many_count = u->count;
        }
        if (a->rank == RANK_VOICE || (a->rank == RANK_GOVERNMENT && a->code.n > 0)) {
            s->speaker = *a;
            s->speaker_told = s->told;
        }
        if (u->count == 1 && is_person(a) && !str_eq(a->code, s->host) && !leader_found) {
            s->leader = *a;
            s->leader_told = s->told;
            leader_found = true;
        }
        if (s->subject_told != s->told && u->count == 1 && is_state(a) && !a->owner && !str_eq(a->code, s->host) &&
            !subject_governed(c, i)) {
            s->subject = *a;
            s->subject_told = s->told;
        }
        if (is_state(a))
            s->past[s->past_count++ % SCENE_PAST] = *a;
        if (is_stranger(a) && !subject_governed(c, i))
            s->stranger_told = s->told;
        if (is_state(a) && !str_eq(a->code, s->host)) {
            s->state = *a;
            s->state_told = s->told;
        }
        if (u->count == 1 && is_person(a) && !str_eq(a->code, s->host) && !a->owner &&
            (two == 0 || two > 2 || !str_eq(s->two[0].code, a->code))) {
            if (two < 2)
                s->two[two] = *a;
            two++;
        }
    }
    s->asked_of = (struct actor){0};
    for (size_t i = 0; c->question && c->count < 6 && i < c->count; i++)
        if (c->units[i].kind == UNIT_ACTORS && is_state(&c->units[i].actors[0]))
            s->asked_of = c->units[i].actors[0];
    s->two_told = two == 2 ? s->told : two > 0 ? 0 : s->two_told;
}
