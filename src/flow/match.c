#include "flow/match.h"

#include "base/utf8.h"
#include "names/names.h"

enum kind {
    KIND_COMMEMORATION = 1, KIND_MEETING = 2, KIND_FUNERAL = 4, KIND_ACCESSION = 8,
    KIND_WEDDING = 16, KIND_GAMES = 32, KIND_SHOW = 64, KIND_VISIT = 128
};

static const struct kind_row {
    const char *word;
    unsigned kind;
    const char *topic;
    bool exact, filler;
} rows[] = {
#define KIND(word, kind) {word, KIND_##kind, NULL, false, false},
#define BOTH(word, kind, topic) {word, KIND_##kind, topic, false, false},
#define TOPIC(word, topic) {word, 0, topic, false, false},
#define EXACT(word) {word, 0, word, true, false},
#define FILLER(word) {word, 0, NULL, false, true},
#include "flow/kinds.def"
#undef KIND
#undef BOTH
#undef TOPIC
#undef EXACT
#undef FILLER
};

enum { TOPICS_MAX = 12, LIKE_NO = 0, LIKE_LESS = 1, LIKE_SAME = 4, LIKE_NEAR = 1, NEAR_DAYS = 10 };

/* What a name says: of which kinds, about what. */
struct sense {
    unsigned kinds;
    struct str topics[TOPICS_MAX];
    bool exact[TOPICS_MAX];
    size_t count;
};

/* Letters and digits of a folded text; whatever is not ASCII counts as a letter. */
static bool in_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool next_word(struct str *rest, struct str *word)
{
    size_t from = 0, to;

    while (from < rest->n && !in_word(rest->p[from]))
        from++;
    for (to = from; to < rest->n && in_word(rest->p[to]);)
        to++;
    *word = str_cut(*rest, from, to);
    *rest = str_cut(*rest, to, rest->n);
    return word->n > 0;
}

static struct str stem(struct str w)
{
    return w.n > 3 && w.p[w.n - 1] == 's' ? str_cut(w, 0, w.n - 1) : w;
}

static bool row_fits(const struct kind_row *r, struct str word)
{
    struct str w = stem(str_of(r->word));
    bool digits = w.p[w.n - 1] == '#';

    if (!digits)
        return str_eq(w, word);
    w.n--;
    if (word.n <= w.n || !str_starts(word, w))
        return false;
    for (size_t i = w.n; i < word.n; i++)
        if (!is_digit(word.p[i]))
            return false;
    return true;
}

static const struct kind_row *row_find(struct str word)
{
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (row_fits(&rows[i], word))
            return &rows[i];
    return NULL;
}

/* "Russian", "Moscow" in the name of an occasion in Russia add nothing to it. */
static bool names_country(struct str word, struct str country)
{
    uint64_t fold = utf8_fold_hash(word);
    struct name found[NAMES_MAX];
    size_t n = names_at(&fold, 1, found);

    for (size_t i = 0; i < n; i++)
        if (found[i].kind <= NAME_CAPITAL && found[i].kind != NAME_FORMER
            && str_eq(country_row(found[i].row)->code, country))
            return true;
    return false;
}

static bool has_word(struct str text, struct str word)
{
    for (struct str w; next_word(&text, &w);)
        if (str_eq(w, word))
            return true;
    return false;
}

static bool sense_has(const struct sense *s, struct str topic)
{
    for (size_t i = 0; i < s->count; i++)
        if (str_eq(s->topics[i], topic))
            return true;
    return false;
}

static void sense_topic(struct sense *s, struct str topic, bool exact)
{
    if (s->count == TOPICS_MAX || sense_has(s, topic))
        return;
    s->exact[s->count] = exact;
    s->topics[s->count++] = topic;
}

/* places: the folded places of both occasions, whose words say nothing of which one is meant. */
static struct sense sense_of(struct arena *a, const struct event *ev, struct str places)
{
    struct str rest = utf8_fold(a, ev->name);
    struct sense s = {0};

    for (struct str word; next_word(&rest, &word);) {
        const struct kind_row *row = row_find(stem(word));

        if (row != NULL) {
            s.kinds |= row->kind;
            if (row->topic != NULL)
                sense_topic(&s, str_of(row->topic), row->exact);
        } else if (!is_digit(word.p[0]) && !has_word(places, word)
                   && !names_country(word, ev->country)) {
            sense_topic(&s, stem(word), false);
        }
    }
    return s;
}

static bool all_among(const struct sense *few, const struct sense *many)
{
    for (size_t i = 0; i < few->count; i++)
        if (!sense_has(many, few->topics[i]))
            return false;
    return true;
}

static bool exact_among(const struct sense *a, const struct sense *b)
{
    for (size_t i = 0; i < a->count; i++)
        if (a->exact[i] && !sense_has(b, a->topics[i]))
            return false;
    return true;
}

/* M2, M3. Nothing but an equal day can join an occasion to one without any name. */
static int names_likeness(const struct sense *a, const struct sense *b)
{
    if ((a->kinds != 0 && b->kinds != 0 && (a->kinds & b->kinds) == 0)
        || !exact_among(a, b) || !exact_among(b, a))
        return LIKE_NO;
    if (!all_among(a, b) && !all_among(b, a))
        return LIKE_NO;
    if (a->count > 0 && b->count > 0)
        return LIKE_SAME;
    if (a->kinds == 0 || b->kinds == 0)
        return LIKE_NO;
    return a->count == b->count ? LIKE_SAME : LIKE_LESS;
}

static bool year_of(const struct candidate *o, int year)
{
    if (o->event.year == year)
        return true;
    for (size_t i = 0; i < o->date_count; i++)
        if (day_year(o->dates[i]) == year)
            return true;
    return false;
}

static bool one_year(const struct candidate *a, const struct candidate *b)
{
    if (a->event.year == 0 || b->event.year == 0)
        return false;  /* M5 */
    if (year_of(a, b->event.year))
        return true;
    for (size_t i = 0; i < b->date_count; i++)
        if (year_of(a, day_year(b->dates[i])))
            return true;
    return false;
}

/* Some date of the one agrees with some date of the other; a known part is enough. */
static bool dates_agree(const struct candidate *a, const struct candidate *b, bool exactly)
{
    for (size_t i = 0; i < a->date_count; i++)
        for (size_t j = 0; j < b->date_count; j++)
            if (exactly ? day_exact(a->dates[i]) && a->dates[i] == b->dates[j]
                        : day_agrees(a->dates[i], b->dates[j]))
                return true;
    return false;
}

static bool days_near(day a, day b)
{
    int32_t days;

    if (!day_exact(a) || !day_exact(b))
        return day_agrees(a, b);
    days = day_number(a) - day_number(b);
    return days <= NEAR_DAYS && days >= -NEAR_DAYS;
}

/* M3: where both have dates, some date of the one lies near some date of the other. */
static bool far_off(const struct candidate *a, const struct candidate *b)
{
    for (size_t i = 0; i < a->date_count; i++)
        for (size_t j = 0; j < b->date_count; j++)
            if (days_near(a->dates[i], b->dates[j]))
                return false;
    return a->date_count > 0 && b->date_count > 0;
}

/* M4 */
static bool apart(const struct candidate *a, const struct candidate *b, unsigned kinds)
{
    bool dated = a->date_count > 0 && b->date_count > 0;
    bool elsewhere = a->event.place.n > 0 && b->event.place.n > 0
        && utf8_fold_hash(a->event.place) != utf8_fold_hash(b->event.place);

    return dated && (elsewhere || (kinds & KIND_VISIT) != 0) && !dates_agree(a, b, false);
}

/* M5 */
static bool itself(const struct candidate *a, const struct candidate *b)
{
    return a->event.name.n > 0 && str_eq(a->event.id, b->event.id)
        && str_eq(a->event.name, b->event.name);
}

int candidate_likeness(const struct candidate *a, const struct candidate *b)
{
    struct arena scratch = {0};
    struct str places;
    struct sense x, y;
    int like = LIKE_NO;

    if (a->event.country.n == 0 || a->event.year == 0)
        return itself(a, b) ? LIKE_SAME : LIKE_NO;
    if (!str_eq(a->event.country, b->event.country) || !one_year(a, b))
        return LIKE_NO;  /* M1, M5 */
    places = utf8_fold(&scratch, arena_fmt(&scratch, "%.*s %.*s", STR_ARG(a->event.place),
                                           STR_ARG(b->event.place)));
    x = sense_of(&scratch, &a->event, places);
    y = sense_of(&scratch, &b->event, places);
    like = names_likeness(&x, &y);
    if (like == LIKE_NO && (a->event.name.n == 0 || b->event.name.n == 0)
        && dates_agree(a, b, true))
        like = LIKE_LESS;
    if (like == LIKE_LESS && far_off(a, b))
        like = LIKE_NO;
    if (like != LIKE_NO && apart(a, b, x.kinds | y.kinds))
        like = LIKE_NO;
    if (like != LIKE_NO)
        like += (a->event.year == b->event.year) + (dates_agree(a, b, true) ? LIKE_NEAR : 0);
    arena_free(&scratch);
    return like;
}

struct candidate *candidate_find(const struct candidates *known, const struct candidate *meant)
{
    struct candidate *best = NULL;
    int most = LIKE_NO;
    bool several = false;

    for (size_t i = 0; i < known->count; i++) {
        int like = candidate_likeness(&known->items[i], meant);

        if (like > most)
            best = &known->items[i];
        several = like > most ? false : several || (like == most && like > LIKE_NO);
        most = like > most ? like : most;
    }
    return several && most < LIKE_SAME ? NULL : best;
}

struct candidate *candidate_by_id(const struct candidates *known, struct str id)
{
    for (size_t i = 0; i < known->count; i++)
        if (str_eq(known->items[i].event.id, id))
            return &known->items[i];
    return NULL;
}

struct candidate *candidate_add(struct candidates *known, const struct event *ev)
{
    struct candidate *o = candidate_by_id(known, ev->id);
    struct arena *a = known->arena;

    if (o != NULL)
        return o;
    known->items = arena_grow(a, known->items, &known->allocated, known->count,
                              sizeof *known->items);
    o = &known->items[known->count++];
    *o = (struct candidate){.event = *ev};
    o->event.id = arena_str(a, ev->id);
    o->event.country = arena_str(a, ev->country);
    o->event.place = arena_str(a, ev->place);
    o->event.name = arena_str(a, ev->name);
    o->event.user = arena_str(a, ev->user);
    return o;
}

void candidate_date(struct candidate *o, day d)
{
    for (size_t i = 0; i < o->date_count; i++)
        if (o->dates[i] == d)
            return;
    if (d != 0 && o->date_count < CANDIDATE_DATES)
        o->dates[o->date_count++] = d;
}

void candidate_statement(struct candidate *o, const struct statement *st)
{
    if (st->act == ACT_SCHEDULED || st->act == ACT_POSTPONED)
        candidate_date(o, st->date);
}

struct str candidate_free_id(const struct candidates *known, struct str id)
{
    struct str free = id;

    for (int n = 2; candidate_by_id(known, free) != NULL; n++) {
        struct str stem_of = str_cut(id, 0, 76);

        free = arena_fmt(known->arena, "%.*s-%d", STR_ARG(stem_of), n);
    }
    return free;
}
