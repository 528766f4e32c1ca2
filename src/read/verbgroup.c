#include "read/verbgroup.h"

struct chain {
    struct words words;
    size_t at, end;
    struct verb_group g;
    bool have, be, did, helped;
    bool was_to;          /* "was to": with "have" it says that it came otherwise */
    uint8_t be_form;
};

static bool is(const struct chain *c, size_t at, const char *text)
{
    return at < c->end && str_is(c->words.items[at].text, text);
}

static const struct lexeme *word(const struct chain *c, size_t at)
{
    if (at >= c->end || c->words.items[at].kind != WORD_LETTERS)
        return NULL;
    return lexicon_find(c->words.items[at].fold);
}

static bool in(const struct chain *c, size_t at, enum word_class k)
{
    const struct lexeme *l = word(c, at);

    return l != NULL && (l->classes >> k & 1) != 0;
}

static bool one_of(const struct chain *c, size_t at, const char *const *list)
{
    for (; *list != NULL; list++)
        if (is(c, at, *list))
            return true;
    return false;
}

/* Adverbs and negations, which may stand between any two parts. */
static void pass_adverbs(struct chain *c)
{
    for (; c->at < c->end; c->at++) {
        if (in(c, c->at, CLASS_NEGATION) && !is(c, c->at, "no") && !is(c, c->at, "none") &&
            !is(c, c->at, "nobody") && !is(c, c->at, "nor") && !is(c, c->at, "neither")) {
            c->g.negative = !c->g.negative;
        } else if (is(c, c->at, "no") && (is(c, c->at + 1, "longer"))) {
            c->g.negative = true;
            c->at++;
        } else if (in(c, c->at, CLASS_ADVERB)) {
            c->g.again = c->g.again || is(c, c->at, "again") || is(c, c->at, "repeatedly") ||
                         is(c, c->at, "twice");
            c->g.once = c->g.once || is(c, c->at, "initially");
        } else if (is(c, c->at, "so") && is(c, c->at + 1, "far")) {
            c->at++;
        } else {
            return;
        }
    }
}

/* "May" is a month or a name, but where a verb follows ("Macron May Attend", in headlines). */
static bool is_may(const struct chain *c, size_t at)
{
    const struct lexeme *next = word(c, at + 1);

    if (!in(c, at, CLASS_AUX_MAY))
        return false;
    return !c->words.items[at].capital ||
           (!c->helped && next != NULL &&
            ((next->forms & FORM_BASE) != 0 || in(c, at + 1, CLASS_ADVERB) || in(c, at + 1, CLASS_NEGATION)));
}

static bool helper(struct chain *c)
{
    const struct lexeme *l = word(c, c->at);

    if (l == NULL)
        return false;
    if (in(c, c->at, CLASS_AUX_WILL))
        c->g.tense = TENSE_FUTURE;
    else if (in(c, c->at, CLASS_AUX_WOULD)) {
        c->g.tense = TENSE_FUTURE;
        c->g.would = true;
    } else if (in(c, c->at, CLASS_AUX_CAN)) {
        c->g.can = true;
        c->g.tense = TENSE_FUTURE;
        if (is(c, c->at, "cannot"))
            c->g.negative = !c->g.negative;
    } else if (is_may(c, c->at)) {
        c->g.may = true;
        c->g.tense = TENSE_FUTURE;
    } else if (in(c, c->at, CLASS_AUX_SHOULD))
        c->g.should = true;
    else if (in(c, c->at, CLASS_AUX_DO)) {
        c->did = true;
        if (c->g.tense == TENSE_NONE)
            c->g.tense = is(c, c->at, "did") ? TENSE_PAST : TENSE_PRESENT;
    } else
        return false;
    c->at++;
    c->helped = true;
    return true;
}

static bool is_possessive_word(const struct chain *c, size_t at)
{
    return c->words.items[at].text.n > 0 && !c->words.items[at].spaced &&
           (c->words.items[at].text.p[0] == '\'' || (unsigned char)c->words.items[at].text.p[0] == 0xE2);
}

/* be and have: helpers where another verb follows, else verbs of their own. */
static bool be_or_have(struct chain *c)
{
    const struct lexeme *l = word(c, c->at);

    if (l == NULL)
        return false;
    if (in(c, c->at, CLASS_AUX_HAVE) && l->verb != VERB_be) {
        c->have = true;
        if (c->g.tense == TENSE_NONE)
            c->g.tense = is(c, c->at, "had") ? TENSE_PAST : TENSE_PRESENT;
    } else if (in(c, c->at, CLASS_AUX_BE)) {
        if (is_possessive_word(c, c->at) && !c->helped && c->at > 0 &&
            !lexicon_is(c->words.items[c->at - 1].fold, CLASS_PRONOUN_HE) &&
            !lexicon_is(c->words.items[c->at - 1].fold, CLASS_PRONOUN_THEY) &&
            !lexicon_is(c->words.items[c->at - 1].fold, CLASS_PRONOUN_IT))
            return false;
        c->be = true;
        if (is(c, c->at, "been"))
            c->g.perfect = true;
        if (c->g.tense == TENSE_NONE)
            c->g.tense = is(c, c->at, "was") || is(c, c->at, "were") ? TENSE_PAST : TENSE_PRESENT;
    } else
        return false;
    c->at++;
    c->helped = true;
    return true;
}

static void govern(struct chain *c, enum verb over, bool negates, bool wants)
{
    if (c->g.over == VERB_none)
        c->g.over = over;
    if (negates)
        c->g.negative = !c->g.negative;
    c->g.wants = c->g.wants || wants;
    c->g.tense = TENSE_FUTURE;
    c->be = c->have = c->did = false;
    c->g.passive = c->g.progressive = c->g.perfect = false;
    c->helped = true;
}

static size_t past_adverbs(const struct chain *c, size_t at, bool *negates)
{
    while (at < c->end && (in(c, at, CLASS_ADVERB) || is(c, at, "not"))) {
        if (is(c, at, "not"))
            *negates = !*negates;
        at++;
    }
    return at;
}

/* "to [adverb] VERB" from a word on: where the verb stands, or 0. */
static size_t to_verb(const struct chain *c, size_t at, bool *negates)
{
    const struct lexeme *l;

    at = past_adverbs(c, at, negates);
    if (!is(c, at, "to"))
        return 0;
    at = past_adverbs(c, at + 1, negates);
    l = word(c, at);
    return l != NULL && l->verb != VERB_none && (l->forms & FORM_BASE) != 0 ? at : 0;
}

/* "is (going|expected|due|set|likely|unable|...) to VERB", "is to VERB" */
static bool be_to(struct chain *c)
{
    static const char *const sure[] = {"going", "due", "set", "scheduled", "likely", "determined", "supposed",
                                       "slated", "certain", "sure", "bound", "poised", "tipped", "about", NULL};
    static const char *const barred[] = {"unlikely", "unable", NULL};
    static const char *const wishing[] = {"ready", "willing", "keen", "prepared", "inclined", "reluctant", "free",
                                          "welcome", "eager", NULL};
    bool negates = false;
    size_t verb;

    if (!c->be)
        return false;
    if (is(c, c->at, "able")) {
        verb = to_verb(c, c->at + 1, &negates);
        if (verb == 0)
            return false;
        c->g.can = true;
        c->at = verb;
        govern(c, VERB_none, negates, false);
        return true;
    }
    if (one_of(c, c->at, sure) || one_of(c, c->at, barred) || one_of(c, c->at, wishing)) {
        bool no = one_of(c, c->at, barred), wants = one_of(c, c->at, wishing);

        verb = to_verb(c, c->at + 1, &negates);
        if (verb == 0)
            return false;
        c->at = verb;
        govern(c, VERB_plan, negates != no, wants);
        return true;
    }
    verb = to_verb(c, c->at, &negates);
    if (verb == 0)
        return false;
    c->was_to = c->g.tense == TENSE_PAST;
    c->at = verb;
    govern(c, VERB_none, negates, false);
    return true;
}

/* "has no plans to VERB", "no intention of VERBing", "any plans to" */
static bool have_plans(struct chain *c)
{
    static const char *const nouns[] = {"plan", "plans", "intention", "intentions", "wish", "desire", NULL};
    bool no = is(c, c->at, "no"), negates = false;
    size_t at = c->at + 1;
    const struct lexeme *l;

    if (!c->have || !(no || is(c, c->at, "any")))
        return false;
    while (in(c, at, CLASS_ADVERB) || is(c, at, "current") || is(c, at, "immediate"))
        at++;
    if (!one_of(c, at, nouns))
        return false;
    if (is(c, at + 1, "of")) {
        l = word(c, at + 2);
        if (l == NULL || (l->forms & FORM_ING) == 0)
            return false;
        at += 2;
    } else {
        at = to_verb(c, at + 1, &negates);
        if (at == 0)
            return false;
    }
    c->at = at;
    govern(c, VERB_plan, no, false);
    return true;
}

/* "have expressed plans to attend", "expressed interest in attending" */
static bool express_plans(struct chain *c, const struct lexeme *l)
{
    static const char *const nouns[] = {"plans", "intention", "intentions", "readiness", "willingness", NULL};
    static const char *const wishes[] = {"interest", "desire", "wish", "hope", NULL};
    size_t at = c->at + 1;
    bool negates = false, wants = false;

    if (l->verb != VERB_express && l->verb != VERB_announce && l->verb != VERB_confirm)
        return false;
    while (in(c, at, CLASS_POSSESSIVE) || in(c, at, CLASS_ARTICLE) || in(c, at, CLASS_ADVERB))
        at++;
    wants = one_of(c, at, wishes);
    if (!wants && !one_of(c, at, nouns))
        return false;
    at = to_verb(c, at + 1, &negates);
    if (at == 0)
        return false;
    c->at = at;
    govern(c, VERB_promise, negates, wants);
    return true;
}

/* Verbs that govern another: what they make of it. */
static const struct governor {
    enum verb verb;
    bool negates, wants, ing;
} governors[] = {
    {VERB_plan, false, false, false},   {VERB_intend, false, false, false},
    {VERB_decide, false, false, false}, {VERB_promise, false, false, false},
    {VERB_agree, false, false, false},  {VERB_vow, false, false, false},
    {VERB_pledge, false, false, false}, {VERB_choose, false, false, false},
    {VERB_opt, false, false, false},    {VERB_expect, false, false, false},
    {VERB_schedule, false, false, false}, {VERB_swear, false, false, false},
    {VERB_hope, false, true, false},    {VERB_want, false, true, false},
    {VERB_wish, false, true, false},    {VERB_prefer, false, false, false},
    {VERB_offer, false, true, false},   {VERB_consider, false, true, true},
    {VERB_mull, false, true, true},     {VERB_refuse, true, false, false},
    {VERB_decline, true, false, false}, {VERB_set, false, false, false},
    {VERB_arrange, false, false, false}, {VERB_prepare, false, false, false},
    {VERB_have, false, false, false},
};

static bool governs(struct chain *c, const struct lexeme *l)
{
    for (size_t i = 0; i < sizeof governors / sizeof *governors; i++) {
        const struct governor *g = &governors[i];
        bool negates = false;
        size_t verb;

        if (g->verb != l->verb)
            continue;
        verb = to_verb(c, c->at + 1, &negates);
        if (verb == 0 && g->ing) {
            const struct lexeme *next = word(c, c->at + 1);

            verb = next != NULL && next->verb != VERB_none && (next->forms & FORM_ING) != 0 ? c->at + 1 : 0;
        }
        if (verb == 0)
            return false;
        if (c->g.negative && (g->verb == VERB_decide || g->verb == VERB_agree))
            return false;  /* "has not decided to": undecided, not declined */
        c->at = verb;
        govern(c, g->verb, negates != g->negates, g->wants);
        return true;
    }
    return false;
}

/* "would like to VERB" */
static bool would_like(struct chain *c)
{
    bool negates = false;
    size_t verb;

    if (!c->g.would || !is(c, c->at, "like"))
        return false;
    verb = to_verb(c, c->at + 1, &negates);
    if (verb == 0)
        return false;
    c->at = verb;
    govern(c, VERB_want, negates, true);
    return true;
}

/* "looks forward to VERBing" */
static bool look_forward(struct chain *c)
{
    const struct lexeme *l;

    if (!(is(c, c->at, "look") || is(c, c->at, "looks") || is(c, c->at, "looking") || is(c, c->at, "looked")) ||
        !is(c, c->at + 1, "forward") || !is(c, c->at + 2, "to"))
        return false;
    l = word(c, c->at + 3);
    if (l == NULL || l->verb == VERB_none || (l->forms & FORM_ING) == 0)
        return false;
    c->at += 3;
    govern(c, VERB_expect, false, false);
    return true;
}

/* "would not dream of VERBing" */
static bool would_dream(struct chain *c)
{
    const struct lexeme *l;

    if (!c->helped || !is(c, c->at, "dream") || !is(c, c->at + 1, "of"))
        return false;
    l = word(c, c->at + 2);
    if (l == NULL || l->verb == VERB_none || (l->forms & FORM_ING) == 0)
        return false;
    c->at += 2;
    govern(c, VERB_plan, false, false);
    return true;
}

/* "has yet to answer", "is yet to answer": has not answered. */
static bool yet_to(struct chain *c)
{
    bool negates = false;
    bool helps = in(c, c->at, CLASS_AUX_HAVE) || in(c, c->at, CLASS_AUX_BE);
    size_t verb = helps && is(c, c->at + 1, "yet") ? to_verb(c, c->at + 2, &negates) : 0;

    if (verb == 0)
        return false;
    if (c->g.tense == TENSE_NONE)
        c->g.tense = is(c, c->at, "had") || is(c, c->at, "was") || is(c, c->at, "were") ? TENSE_PAST
                                                                                       : TENSE_PRESENT;
    c->g.negative = !c->g.negative;
    c->g.perfect = true;
    c->helped = true;
    c->at = verb;
    return true;
}

/* The last verb: what its form and the helpers make of it. False where they do not fit. */
static bool finish(struct chain *c, const struct lexeme *l)
{
    struct verb_group *g = &c->g;

    g->verb = (enum verb)l->verb;
    if (c->be && (l->forms & FORM_ING)) {
        g->progressive = true;
        if (g->tense == TENSE_NONE)
            g->tense = TENSE_PRESENT;
    } else if (c->be && (l->forms & (FORM_PART | FORM_PAST))) {
        g->passive = true;
        g->perfect = g->perfect || c->have;
    } else if (c->be && !c->have && !(l->forms & FORM_S)) {
        return false;  /* "was not welcome" */
    } else if (c->have && (l->forms & (FORM_PART | FORM_PAST))) {
        g->perfect = true;
        g->would = g->would || c->was_to;
    } else if (c->have && c->g.over == VERB_none && !(l->forms & FORM_BASE)) {
        return false;
    } else if (!c->helped) {
        g->tense = l->forms & (FORM_S | FORM_BASE) && !(l->forms & FORM_PAST) ? TENSE_PRESENT
                   : l->forms & FORM_PAST ? TENSE_PAST : TENSE_NONE;
        g->bare = (l->forms & (FORM_PART | FORM_ING)) != 0 &&
                  !(l->forms & (FORM_BASE | FORM_S | FORM_PAST));
        g->maybe_bare = (l->forms & FORM_PART) != 0 && (l->forms & FORM_PAST) != 0;
    }
    return true;
}

static bool take_be_itself(struct chain *c, size_t start, size_t back)
{
    (void)start;
    c->at = back;
    c->g.verb = VERB_be;
    return true;
}

static bool is_quote(const struct chain *c, size_t at)
{
    return is(c, at, "\"") || is(c, at, "\xe2\x80\x9c") || is(c, at, "\xe2\x80\x98") || is(c, at, "'");
}

/* What may stand between a helper and its verb: will, "after all", have; is quoted as 'studying' it. */
static bool pass_aside(struct chain *c)
{
    size_t at = c->at;
    const struct lexeme *l;
    bool negates = false;

    if (!c->helped && !c->be && !c->have)
        return false;
    if (is_quote(c, at)) {
        at = past_adverbs(c, at + 1, &negates);
        l = word(c, at);
        if (l == NULL || l->verb == VERB_none || (l->forms & (FORM_ING | FORM_PART)) == 0)
            return false;
        c->g.negative = c->g.negative != negates;
        c->at = at;
        return true;
    }
    if (!is(c, at, ","))
        return false;
    for (size_t i = at + 1; i < c->end && i < at + 6; i++) {
        l = word(c, i);
        if (is(c, i, ",") && i > at + 1 && word(c, i + 1) != NULL && word(c, i + 1)->verb != VERB_none) {
            c->at = i + 1;
            return true;
        }
        if (is(c, i, ",") || (l != NULL && l->verb != VERB_none))
            return false;
    }
    return false;
}

/* Whether a verb group may start with a word, whatever follows. */
static bool may_start(const struct word *w)
{
#define BIT(name) (uint64_t)1 << CLASS_##name
    static const uint64_t helpers = BIT(AUX_WILL) | BIT(AUX_WOULD) | BIT(AUX_CAN) | BIT(AUX_MAY) | BIT(AUX_SHOULD) |
                                    BIT(AUX_BE) | BIT(AUX_HAVE) | BIT(AUX_DO) | BIT(NEGATION);
#undef BIT
    const struct lexeme *l = w->kind == WORD_LETTERS ? lexicon_find(w->fold) : NULL;

    return l != NULL && (l->verb != VERB_none || (l->classes & helpers) != 0 || str_is(w->text, "to"));
}

size_t verbgroup_at(struct words words, size_t at, size_t end, struct verb_group *out)
{
    struct chain c = {.words = words, .at = at, .end = end};
    size_t last_helper = 0;
    const struct lexeme *l;

    if (!may_start(&words.items[at]) || (is(&c, at, "never") && at + 1 >= end))
        return 0;
    if (is(&c, at, "never") || is(&c, at, "not"))
        pass_adverbs(&c);
    if (is(&c, c.at, "to")) {
        bool negates = c.g.negative;
        size_t verb = to_verb(&c, c.at, &negates);

        if (verb == 0)
            return 0;
        c.g.infinitive = true;
        c.g.negative = negates;
        c.helped = true;
        c.at = verb;
    }
    for (;;) {
        if (c.at > at)
            pass_adverbs(&c);
        if (c.at >= end)
            break;
        if (helper(&c)) {
            last_helper = c.at;
            continue;
        }
        if (c.g.should && is(&c, c.at, "to") && c.at > at) {
            c.at++;  /* "ought never to have been asked" */
            continue;
        }
        if (yet_to(&c) || be_to(&c) || have_plans(&c) || would_like(&c) ||
            would_dream(&c) || look_forward(&c) || pass_aside(&c))
            continue;
        l = word(&c, c.at);
        if (l == NULL || l->verb == VERB_none)
            break;
        if ((l->verb == VERB_be || l->verb == VERB_have) && !governs(&c, l)) {
            if (!be_or_have(&c))
                break;
            last_helper = c.at;
            continue;
        }
        if (l->verb == VERB_have && c.g.over == VERB_have)
            continue;
        if (governs(&c, l) || express_plans(&c, l))
            continue;
        if (words.items[c.at].capital && c.at > at && !c.helped)
            break;
        if (!finish(&c, l))
            break;
        c.at++;
        *out = c.g;
        return c.at - at;
    }
    if (c.be && last_helper > 0)
        take_be_itself(&c, at, c.at);
    else if (c.have && last_helper > 0)
        c.g.verb = VERB_have;
    else if (c.did || c.g.tense == TENSE_FUTURE)
        c.g.verb = VERB_do;  /* "so will B", "nor did C": the verb is understood */
    else
        return 0;
    *out = c.g;
    return c.at - at;
}
