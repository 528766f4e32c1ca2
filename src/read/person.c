#include "read/person.h"

#include "base/utf8.h"
#include "read/lexicon.h"

enum { RUN_MAX = 12 };  /* words of a name */
enum { KNOWN_MAX = 300 };  /* persons of one story; beyond that the gazetteer knows them or nobody */

static bool is_hyphen(const struct word *w)
{
    return w->text.n == 1 && w->text.p[0] == '-' && !w->spaced;
}

static bool stops_run(const struct word *w)
{
    const struct lexeme *l = lexicon_find(w->fold);
    uint64_t barred = (uint64_t)1 << CLASS_MONTH | (uint64_t)1 << CLASS_WEEKDAY |
                      (uint64_t)1 << CLASS_ARTICLE | (uint64_t)1 << CLASS_PREPOSITION |
                      (uint64_t)1 << CLASS_CONJUNCTION | (uint64_t)1 << CLASS_OCCASION |
                      (uint64_t)1 << CLASS_PRONOUN_HE | (uint64_t)1 << CLASS_PRONOUN_IT |
                      (uint64_t)1 << CLASS_AUX_WILL | (uint64_t)1 << CLASS_SUBORDINATOR;

    return l != NULL && (l->classes & barred) != 0 && !lexicon_is(w->fold, CLASS_PARTICLE);
}

static bool is_name_word(const struct word *w)
{
    return w->kind == WORD_LETTERS && w->capital && w->text.p[0] != '\'' && !stops_run(w);
}

/* "al-Sisi", "von der Leyen", "bin Salman": particles that a capital follows. */
static size_t particles(struct words words, size_t at)
{
    size_t n = 0;

    while (at + n < words.count && words.items[at + n].kind == WORD_LETTERS &&
           lexicon_is(words.items[at + n].fold, CLASS_PARTICLE) && n < 3) {
        n++;
        if (at + n < words.count && is_hyphen(&words.items[at + n]))
            n++;
    }
    return n > 0 && at + n < words.count && is_name_word(&words.items[at + n]) ? n : 0;
}

/* "Trump Declines Invitation": a headline gives its verbs capitals. */
static bool is_headline_verb(const struct word *w)
{
    const struct lexeme *l = lexicon_find(w->fold);

    return l != NULL && l->verb != VERB_none && (l->forms & (FORM_S | FORM_PAST)) != 0;
}

/* "Leaders Attending the Summit": nobody is called so. */
static bool is_gerund(const struct word *w)
{
    const struct lexeme *l = lexicon_find(w->fold);

    return l != NULL && l->verb != VERB_none && l->forms == FORM_ING;
}

size_t person_run(struct words words, size_t at)
{
    size_t n = 0;

    while (at + n < words.count && n < RUN_MAX) {
        const struct word *w = &words.items[at + n];
        size_t lead = particles(words, at + n);

        if (n > 0 && w->newline && words.items[at].newline && w->capital && n >= 2)
            break;
        if (lead > 0 && !w->capital)
            n += lead + 1;
        else if ((n > 0 && is_headline_verb(w)) || is_gerund(w))
            break;
        else if (is_name_word(w) && (n == 0 || w->spaced || is_hyphen(&words.items[at + n - 1])))
            n++;
        else if (n > 0 && is_hyphen(w) && at + n + 1 < words.count &&
                 words.items[at + n + 1].kind == WORD_LETTERS && !words.items[at + n + 1].spaced)
            n += 2;  /* "Kim Jong-un", "Jean-Marc" */
        else
            break;
    }
    return n;
}

static struct str span(struct words words, size_t from, size_t to)
{
    const char *start = words.items[from].text.p;
    struct str last = words.items[to - 1].text;

    return (struct str){start, (size_t)(last.p + last.n - start)};
}

static bool is_roman(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] != 'I' && s.p[i] != 'V' && s.p[i] != 'X')
            return false;
    return s.n > 0;
}

static bool family_first(struct str code)
{
    static const char *const codes[] = {"KP", "KR", "CN", "VN", "TW", "HK", "MO", "SG", "KH", NULL};

    for (int i = 0; codes[i] != NULL; i++)
        if (str_eq(code, str_of(codes[i])))
            return true;
    return false;
}

/* Given names that show a Western order: "John Lee", "Carrie Lam". */
static bool western_given(struct str s)
{
    static const char *const names[] = {"John", "Carrie", "Paul", "Morris", "James", "Joseph", "Peter", "David",
                                        "Michael", "Regina", "Donald", "Lawrence", "Vivian", "Grace", "Frank",
                                        "Audrey", "Tony", "Henry", "William", "Eric", "Sophia", "Vincent", "Leung",
                                        "Moses", "Billie", "Annette", "Johnny", "Simon", "George", NULL};

    for (int i = 0; names[i] != NULL; i++)
        if (str_eq(s, str_of(names[i])))
            return true;
    return false;
}

/* The first word of the family name in a Western order: the last word, with particles before it and
 * what hyphens join to it. */
static size_t family_start(struct words words, size_t at, size_t n)
{
    size_t k = at + n - 1;

    while (k > at + 1 && is_hyphen(&words.items[k - 1]))
        k -= 2;
    while (k > at + 1 && lexicon_is(words.items[k - 1].fold, CLASS_PARTICLE))
        k--;
    if (k == at + 1 && lexicon_is(words.items[at].fold, CLASS_PARTICLE) && !words.items[at].capital)
        k = at;
    return k;
}

struct str person_family(struct words words, size_t at, size_t n, struct str code, bool regnal)
{
    size_t names = 0;

    while (n > 1 && is_roman(words.items[at + n - 1].text))
        n--;
    if (n == 1)
        return words.items[at].text;
    if (regnal) {
        size_t k = 1;

        while (k + 1 < n && is_hyphen(&words.items[at + k]))
            k += 2;
        return n - k >= 2 && lexicon_is(words.items[at + k].fold, CLASS_PARTICLE)
                   ? span(words, family_start(words, at, n), at + n)
                   : span(words, at, at + k);
    }
    for (size_t i = 0; i < n; i++)
        names += words.items[at + i].spaced || i == 0;
    if (family_first(code) && names <= 3 && !western_given(words.items[at].text))
        return words.items[at].text;
    if (family_first(code) && western_given(words.items[at].text) && names >= 3)
        return words.items[at + 1].text;
    return span(words, family_start(words, at, n), at + n);
}

struct str person_family_of(struct words words, size_t at, size_t n, const struct leader *l, bool regnal)
{
    struct arena scratch = {0};
    struct words family = text_words(&scratch, l->family, 0);
    struct str found = {0};

    for (size_t i = 0; family.count > 0 && i + family.count <= n && found.n == 0; i++) {
        size_t k = 0;

        while (k < family.count && words.items[at + i + k].fold == family.items[k].fold)
            k++;
        if (k == family.count)
            found = span(words, at + i, at + i + k);
    }
    arena_free(&scratch);
    return found.n > 0 ? found : person_family(words, at, n, l->country, regnal);
}

static int office_weight(const struct leader *l)
{
    static const char *const order[] = {"consort", "spokesperson", "speaker", "defence-minister",
                                        "party-leader", "vice-president", "crown-prince", "foreign-minister",
                                        "governor-general", "other-leader", "organisation-head",
                                        "head-of-government", "monarch", "head-of-state", NULL};

    for (int i = 0; order[i] != NULL; i++)
        if (str_eq(l->office, str_of(order[i])))
            return i;
    return 0;
}

/* How well a term fits: in office on the day before all, then the nearest term, then the office. */
static int fitness(const struct leader *l, day on, struct str code)
{
    int score = office_weight(l);

    if (code.n > 0)
        score += str_eq(l->country, code) ? 1000 : -1000;
    if (on == 0)
        return score + (l->to == 0 ? 50 : 0);
    if (leader_in_office(l, on))
        return score + 500;
    return score - (day_year(on) < day_year(l->from) ? 3 * (day_year(l->from) - day_year(on))
                    : l->to != 0 ? day_year(on) - day_year(l->to) : 0);
}

const struct leader *person_leader(struct words words, size_t at, day on, struct str code, size_t *n)
{
    uint64_t folds[12];
    struct name hits[NAMES_MAX];
    size_t limit = words.count - at < 12 ? words.count - at : 12, count;
    const struct leader *best = NULL;
    int best_fit = -10000;

    *n = 0;
    if (!words.items[at].capital && particles(words, at) == 0)
        return NULL;
    for (size_t i = 0; i < limit; i++)
        folds[i] = words.items[at + i].fold;
    count = names_at(folds, limit, hits);
    for (size_t i = 0; i < count; i++) {
        const struct leader *l;
        int fit;

        if (hits[i].kind != NAME_LEADER && hits[i].kind != NAME_FAMILY)
            continue;
        if (best != NULL && hits[i].words < *n)
            break;  /* longest first */
        l = leader_row(hits[i].row);
        fit = fitness(l, on, code);
        if (hits[i].kind == NAME_FAMILY && fit < 500 && on != 0)
            continue;  /* a family name alone means who is in office */
        if (hits[i].kind == NAME_FAMILY && office_weight(l) < 7 && code.n == 0)
            continue;
        if (fit > best_fit) {
            best_fit = fit;
            best = l;
            *n = hits[i].words;
        }
    }
    return best;
}

static bool folds_at(struct words words, size_t at, const uint64_t *folds, size_t n)
{
    if (n == 0 || at + n > words.count)
        return false;
    for (size_t i = 0; i < n; i++)
        if (words.items[at + i].fold != folds[i])
            return false;
    return words.items[at].capital || lexicon_is(words.items[at].fold, CLASS_PARTICLE);
}

const struct known *person_known(const struct who *w, struct words words, size_t at, size_t *n)
{
    const struct known *found = NULL;

    *n = 0;
    for (size_t i = 0; i < w->count; i++) {
        const struct known *k = &w->known[i];

        if (k->full_count > *n && folds_at(words, at, k->full, k->full_count)) {
            found = k;
            *n = k->full_count;
        }
        if (k->family_count > *n && folds_at(words, at, k->family, k->family_count)) {
            found = k;
            *n = k->family_count;
        }
    }
    return found;
}

static struct known *known_find(struct who *w, const struct known *k)
{
    for (size_t i = 0; i < w->count; i++) {
        struct known *old = &w->known[i];

        if (old->full_count == k->full_count &&
            memcmp(old->full, k->full, k->full_count * sizeof *k->full) == 0)
            return old;
    }
    return NULL;
}

void person_learn(struct who *w, struct words words, size_t at, size_t n, const struct actor *as)
{
    struct known k = {.person = as->person, .code = as->code, .rank = as->rank,
                      .former = as->former, .head = as->head};
    struct known *old;

    if (n == 0 || n > 8 || as->person.n == 0)
        return;
    for (size_t i = 0; i < n; i++) {
        const struct word *word = &words.items[at + i];

        k.full[k.full_count++] = word->fold;
        if (word->text.p >= as->person.p && word->text.p < as->person.p + as->person.n &&
            k.family_count < 4)
            k.family[k.family_count++] = word->fold;
    }
    old = known_find(w, &k);
    if (old != NULL) {
        if (old->code.n == 0)
            *old = k;
        return;
    }
    if (w->count == KNOWN_MAX)
        return;
    w->known = arena_grow(w->a, w->known, &w->allocated, w->count, sizeof *w->known);
    w->known[w->count++] = k;
}
