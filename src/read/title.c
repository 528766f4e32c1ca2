#include "read/title.h"

#include "read/lexicon.h"

/* The most words of a title, a quantity or a row of adjectives: what runs on beyond is cut. */
enum { TITLE_WORDS = 24, ROW_WORDS = 12 };

static bool in(const struct word *w, enum word_class c)
{
    return w->kind != WORD_MARK && lexicon_is(w->fold, c);
}

static bool one_of(const struct word *w, const char *const *list)
{
    for (; *list != NULL; list++)
        if (str_is(w->text, *list))
            return true;
    return false;
}

static bool is_hyphen(const struct word *w)
{
    return w->text.n == 1 && w->text.p[0] == '-';
}

static bool is_office(const struct word *w)
{
    return in(w, CLASS_OFFICE_HEAD) || in(w, CLASS_OFFICE_ENVOY) || in(w, CLASS_OFFICE_VOICE);
}

static bool in_title(const struct word *w)
{
    return is_office(w) || in(w, CLASS_OFFICE_PART) || in(w, CLASS_FORMER);
}

/* "minister of state", "Minister of External Affairs", "heads of state and government". */
static size_t title_tail(struct words words, size_t at)
{
    static const char *const links[] = {"of", "and", "for", NULL};
    static const char *const tails[] = {"state", "government", "foreign", "external", "internal", "defence",
                                        "defense", "affairs", "culture", "education", "transportation", "commerce",
                                        "finance", "the", NULL};
    size_t n = 0;

    if (at + 1 < words.count && one_of(&words.items[at], links) &&
        one_of(&words.items[at + 1], tails)) {
        n = 2;
        if (str_is(words.items[at + 1].text, "the")) {
            if (at + 2 >= words.count || !in(&words.items[at + 2], CLASS_OFFICE_PART))
                return 0;
            n = 3;
        }
        while (at + n < words.count && n < ROW_WORDS && (one_of(&words.items[at + n], tails) ||
                                        in(&words.items[at + n], CLASS_OFFICE_PART)) &&
               !str_is(words.items[at + n].text, "the"))
            n++;
        if (at + n < words.count && str_is(words.items[at + n].text, "and") &&
            at + n + 1 < words.count && one_of(&words.items[at + n + 1], tails + 0) &&
            str_is(words.items[at + n + 1].text, "government"))
            n += 2;
    }
    return n;
}

static void classify(struct title *t, const struct word *w)
{
    static const char *const heads[] = {"president", "premier", "chancellor", "king", "queen", "emperor",
                                        "emir", "amir", "sultan", "pope", "leader", "taoiseach", "monarch",
                                        "chairman", "presidents", "leaders", "kings", "heads", "head", "pm",
                                        "secretary-general", "pontiff", "strongman", "ruler", NULL};
    static const char *const regnals[] = {"king", "queen", "emperor", "empress", "pope", "prince", "princess",
                                          "sultan", "duke", "duchess", "kings", "archduke", "sheikh", "sheik", NULL};
    static const char *const governments[] = {"government", "administration", "presidency", "side",
                                              "authorities", "court", "palace", "cabinet", "commission",
                                              "parliament", NULL};

    if (in(w, CLASS_OFFICE_HEAD)) {
        t->rank = RANK_LEADER;
        t->head = one_of(w, heads);
        t->regnal = one_of(w, regnals);
    } else if (in(w, CLASS_OFFICE_ENVOY)) {
        t->rank = RANK_ENVOY;
        t->head = false;
    } else {
        t->rank = one_of(w, governments) ? RANK_GOVERNMENT : RANK_VOICE;
        t->head = false;
    }
    t->plural = w->text.n > 2 && w->text.p[w->text.n - 1] == 's' && !one_of(w, governments) &&
                !str_is(w->text, "press");
}

/* Words of the title that make its holder a second or a speaker. */
static void weaken(struct title *t, const struct word *w)
{
    static const char *const seconds[] = {"vice", "deputy", "foreign", "crown", "defence", "defense", "interior",
                                          "finance", "culture", "trade", "economy", "vice-president", "assistant",
                                          "first", "secretary", "minister", "external", "environment", NULL};
    static const char *const voices[] = {"press", "communications", NULL};

    if (one_of(w, seconds))
        t->head = false;
    if (one_of(w, voices))
        t->rank = RANK_VOICE;
}

static bool prime_minister(struct words words, size_t at, size_t n)
{
    for (size_t i = 1; i < n; i++)
        if (str_is(words.items[at + i].text, "minister") &&
            str_is(words.items[at + i - 1].text, "prime"))
            return i < 2 || (!str_is(words.items[at + i - 2].text, "deputy") &&
                             !str_is(words.items[at + i - 2].text, "former"));
    return false;
}

/* "memorial service": an occasion, and nobody who speaks. */
static bool of_occasion(struct words words, size_t at)
{
    static const char *const kinds[] = {"memorial", "funeral", "prayer", "church", "thanksgiving", "requiem",
                                        "commemorative", "inaugural", "remembrance", NULL};

    return at > 0 && str_is(words.items[at].text, "service") && one_of(&words.items[at - 1], kinds);
}

struct title title_at(struct words words, size_t at)
{
    struct title t = {0};
    size_t n = 0, last = 0;
    bool voice = false;

    while (at + n < words.count && n < TITLE_WORDS) {
        const struct word *w = &words.items[at + n];

        if (n > 0 && w->newline && last == n && w->capital && words.items[at].newline)
            break;
        if (is_hyphen(w) && last == n && n > 0 && at + n + 1 < words.count &&
            (str_is(words.items[at + n + 1].text, "elect") || str_is(words.items[at + n + 1].text, "designate"))) {
            n += 2;
            last = n;
            break;
        }
        if (is_hyphen(w) && n > 0 && !w->spaced && at + n + 1 < words.count &&
            in_title(&words.items[at + n + 1])) {
            n++;
            continue;
        }
        if (!in_title(w))
            break;
        if (in(w, CLASS_FORMER))
            t.former = true;
        if (is_office(w) && of_occasion(words, at + n))
            break;
        if (is_office(w)) {
            classify(&t, w);
            last = n + 1;
        }
        n++;
    }
    if (last == 0)
        return (struct title){0};
    for (size_t i = 0; i < last; i++) {
        weaken(&t, &words.items[at + i]);
        voice = voice || t.rank == RANK_VOICE;
        t.plural = t.plural || str_is(words.items[at + i].text, "secretaries");
    }
    if (str_is(words.items[at + last - 1].text, "official") && at + last < words.count &&
        words.items[at + last].kind == WORD_LETTERS && !words.items[at + last].capital &&
        (in(&words.items[at + last], CLASS_OCCASION) || lexicon_find(words.items[at + last].fold) == NULL))
        return (struct title){0};  /* "his first official visit" */
    if (prime_minister(words, at, last))
        t.head = true;
    t.words = last + title_tail(words, at + last);
    return t;
}

static size_t quantity(struct words words, size_t at)
{
    size_t n = 0;

    while (at + n < words.count && n < ROW_WORDS &&
           ((in(&words.items[at + n], CLASS_QUANTITY)) || words.items[at + n].kind == WORD_NUMBER ||
            (n > 0 && (in(&words.items[at + n], CLASS_ARTICLE) ||
                       str_eq(words.items[at + n].text, S("than")) ||
                       str_eq(words.items[at + n].text, S("of")) ||
                       str_eq(words.items[at + n].text, S("us")) ||
                       str_eq(words.items[at + n].text, S("-"))))))
        n++;
    return n;
}

static size_t adjectives(struct words words, size_t at)
{
    size_t n = 0;

    while (at + n < words.count && n < ROW_WORDS && (in(&words.items[at + n], CLASS_GROUP_ADJECTIVE) ||
                                    (n > 0 && is_hyphen(&words.items[at + n]))))
        n++;
    return n;
}

/* "heads of state and government", "leaders of most other countries", "foreign ministers" */
static size_t group_tail(struct words words, size_t at)
{
    size_t n = title_tail(words, at), q, g;

    if (at + n + 1 < words.count && str_eq(words.items[at + n].text, S("and")) &&
        in(&words.items[at + n + 1], CLASS_GROUP_ADJECTIVE)) {
        g = adjectives(words, at + n + 1);
        if (at + n + 1 + g < words.count && in(&words.items[at + n + 1 + g], CLASS_GROUP_NOUN))
            return n + 1 + g + 1;
    }
    if (at + n < words.count && (str_eq(words.items[at + n].text, S("of")) ||
                                 str_eq(words.items[at + n].text, S("from")))) {
        q = at + n + 1 < words.count && in(&words.items[at + n + 1], CLASS_ARTICLE) ? 1 : 0;
        q += quantity(words, at + n + 1 + q);
        g = adjectives(words, at + n + 1 + q);
        if (at + n + 1 + q + g < words.count &&
            in(&words.items[at + n + 1 + q + g], CLASS_GROUP_NOUN))
            return n + 1 + q + g + 1;
    }
    return n;
}

size_t title_group(struct words words, size_t at)
{
    size_t q = quantity(words, at), g, n;

    if (at < words.count && in(&words.items[at], CLASS_ARTICLE))
        q = 1;  /* "a foreign leader" is one of a group */
    if (q == 1 && (str_is(words.items[at].text, "about") ||
                   str_is(words.items[at].text, "around") ||
                   str_is(words.items[at].text, "more")))
        return 0;
    g = adjectives(words, at + q);
    n = q + g;
    if (at + n >= words.count || !in(&words.items[at + n], CLASS_GROUP_NOUN))
        return 0;
    if (q == 1 && g == 0 && in(&words.items[at], CLASS_ARTICLE))
        return 0;  /* "the leaders": of whom is said elsewhere */
    n++;
    n += group_tail(words, at + n);
    if (n == 1)
        return 0;
    if (q == 0 && g == 0 && n < 3)
        return 0;
    return n;
}
