#include "read/subject.h"

static bool is_boundary(const struct unit *u)
{
    return unit_is(u, "that") || unit_is(u, "whether") || unit_is(u, "if") || unit_is(u, "because") ||
           unit_is(u, "unless") || unit_is(u, "while") || unit_is(u, "when") || unit_is(u, "after") ||
           unit_is(u, "before") || unit_is(u, "until") || unit_is(u, "since") || unit_is(u, "although") ||
           unit_is(u, "though") || unit_is(u, "where") || unit_is(u, ";") || unit_is(u, ":") ||
           (unit_is(u, "as"));
}

static bool is_relative(const struct unit *u)
{
    return unit_is(u, "who") || unit_is(u, "which");
}

static bool is_and(const struct unit *u)
{
    return unit_is(u, "and") || unit_is(u, "but") || unit_is(u, "or");
}

/* Is the noun group at unit k governed by a preposition? "of" and articles are looked through. */
bool subject_governed(const struct clause *c, size_t unit)
{
    size_t i = unit;

    while (i > 0 && (unit_in(&c->units[i - 1], CLASS_ARTICLE) || unit_in(&c->units[i - 1], CLASS_ADVERB)))
        i--;
    return i > 0 && unit_in(&c->units[i - 1], CLASS_PREPOSITION) && !unit_is(&c->units[i - 1], "like") &&
           !unit_is(&c->units[i - 1], "than");
}

/* Is it the object of an active verb before it? */
size_t subject_object(const struct clause *c, size_t unit)
{
    size_t i = unit;

    while (i > 0 && (unit_in(&c->units[i - 1], CLASS_ARTICLE) || unit_in(&c->units[i - 1], CLASS_ADVERB) ||
                     c->units[i - 1].kind == UNIT_WORD))
        if (unit_in(&c->units[i - 1], CLASS_SUBORDINATOR) || unit_in(&c->units[i - 1], CLASS_CONJUNCTION))
            return NO_SUBJECT;
        else
            i--;
    if (i < unit && unit_is(&c->units[i], "by"))
        return NO_SUBJECT;
    if (i > 0 && c->units[i - 1].kind == UNIT_VERB && !c->units[i - 1].verb.passive)
        return i - 1;
    return NO_SUBJECT;
}

bool subject_reports(const struct verb_group *g)
{
    switch (g->verb) {
    case VERB_say: case VERB_tell: case VERB_confirm: case VERB_announce: case VERB_add: case VERB_note:
    case VERB_report: case VERB_state: case VERB_declare: case VERB_inform: case VERB_assure:
    case VERB_clarify: case VERB_explain: case VERB_admit: case VERB_reveal: case VERB_tweet:
    case VERB_write: case VERB_repeat: case VERB_insist: case VERB_stress: case VERB_claim:
    case VERB_indicate: case VERB_warn: case VERB_disclose: case VERB_signal: case VERB_communicate:
    case VERB_quote: case VERB_hint: case VERB_remark: case VERB_swear: case VERB_promise:
    case VERB_deny: case VERB_know: case VERB_learn: case VERB_let: case VERB_make: case VERB_answer:
    case VERB_reply: case VERB_publish: case VERB_comment: case VERB_suggest: case VERB_emerge:
        return !g->passive || g->verb == VERB_inform;
    default:
        return false;
    }
}

/* Verbs joined by "and" share their subject: "has been invited and is not going". */
static size_t joined_verb(const struct clause *c, size_t v)
{
    size_t i = v;
    bool joined = false;

    while (i > 0) {
        const struct unit *u = &c->units[i - 1];

        if (u->kind == UNIT_VERB && !u->verb.bare && !u->verb.infinitive)
            return joined ? i - 1 : NO_SUBJECT;
        if (is_and(u) || unit_is(u, ","))
            joined = true;
        if (is_boundary(u) || is_relative(u))
            return NO_SUBJECT;
        i--;
    }
    return NO_SUBJECT;
}

static size_t antecedent(const struct clause *c, size_t who)
{
    size_t i = who;

    while (i > 0 && unit_in(&c->units[i - 1], CLASS_ADVERB))
        i--;
    if (i > 0 && unit_is(&c->units[i - 1], ","))
        i--;
    return i > 0 && c->units[i - 1].kind == UNIT_ACTORS ? i - 1 : NO_SUBJECT;
}

/* Before a closing comma that a relative clause or an aside opened: the unit before its opening. */
static size_t past_aside(const struct clause *c, size_t comma)
{
    for (size_t i = comma; i > 0; i--) {
        const struct unit *u = &c->units[i - 1];

        if (is_relative(u) || unit_is(u, "whose") || unit_is(u, "where")) {
            return i > 1 && unit_is(&c->units[i - 2], ",") ? i - 2 : i - 1;
        }
        if (unit_is(u, ","))
            return comma;
        if (unit_is(u, ";") || unit_is(u, ":"))
            return comma;
    }
    return comma;
}

/* "Erdogan, eight days before his own election, sends": the actor before the two commas. */
static size_t before_aside(const struct clause *c, size_t comma)
{
    for (size_t i = comma; i > 1 && i + 18 > comma; i--) {
        const struct unit *u = &c->units[i - 1];

        if (unit_is(u, ";") || unit_is(u, ":") || is_and(u) || unit_is(u, "\""))
            return NO_SUBJECT;
        if (unit_is(u, ",") && c->units[i - 2].kind == UNIT_ACTORS && !c->units[i - 2].actors[0].owner &&
            !subject_governed(c, i - 2) && i < comma)
            return i - 2;
        if (u->kind == UNIT_VERB && subject_reports(&u->verb))
            return NO_SUBJECT;
    }
    return NO_SUBJECT;
}

/* A plain noun stands right before the verb: it is the subject, and nobody's name. */
static bool noun_before(const struct clause *c, size_t v)
{
    const struct unit *u = v > 0 ? &c->units[v - 1] : NULL;
    size_t k = v;

    if (u != NULL && u->kind == UNIT_WORD && (str_ends(u->text, S("ly")) || str_ends(u->text, S("wise"))))
        return false;  /* "likewise denied" */
    if (u == NULL || u->kind != UNIT_WORD || u->classes != 0 || c->words.items[u->from].capital ||
        c->words.items[u->from].kind != WORD_LETTERS)
        return false;
    while (k > 0 && c->units[k - 1].kind == UNIT_WORD && !is_and(&c->units[k - 1]) &&
           !unit_is(&c->units[k - 1], "with"))
        k--;
    if (k > 1 && is_and(&c->units[k - 1]) && c->units[k - 2].kind == UNIT_WORD && c->units[k - 2].classes == 0 &&
        !c->words.items[c->units[k - 2].from].capital)
        return true;  /* "both exports and imports declined" */
    return !(k > 0 && (is_and(&c->units[k - 1]) || unit_is(&c->units[k - 1], "with")));
}

bool subject_first(const struct unit *u)
{
    static const char *const words[] = {"first", "last", "only", "second", "latest", NULL};

    for (int i = 0; words[i] != NULL; i++)
        if (unit_is(u, words[i]) ||
            (u->kind == UNIT_ACTORS && str_starts(u->actors[0].words, S("the ")) &&
             str_starts(str_cut(u->actors[0].words, 4, u->actors[0].words.n), str_of(words[i]))))
            return true;
    return false;
}

static bool first_between(const struct clause *c, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++)
        if (subject_first(&c->units[i]))
            return true;
    return false;
}

/* "expressed astonishment at having been left out": whoever does the one has the other done to him. */
static size_t gerund_of(const struct clause *c, size_t v)
{
    size_t i = v - 1;

    while (i > 0 && !(c->units[i - 1].kind == UNIT_VERB && !c->units[i - 1].verb.bare) &&
           !is_boundary(&c->units[i - 1]) && !is_and(&c->units[i - 1]))
        i--;
    return i > 0 && c->units[i - 1].kind == UNIT_VERB ? i - 1 : NO_SUBJECT;
}

static bool is_gerund(const struct clause *c, size_t v)
{
    static const char *const words[] = {"at", "about", "over", "despite", "without", "for", NULL};
    const struct unit *u = &c->units[v];

    for (int k = 0; v > 0 && words[k] != NULL; k++)
        if (unit_is(&c->units[v - 1], words[k]))
            return u->kind == UNIT_VERB && str_is(c->words.items[u->from].text, "having");
    return false;
}

size_t subject_of(const struct clause *c, size_t v)
{
    size_t i = v;
    bool conj = false;

    if (noun_before(c, v))
        return NO_SUBJECT;
    if (is_gerund(c, v))
        return gerund_of(c, v) == NO_SUBJECT ? NO_SUBJECT : subject_of(c, gerund_of(c, v));
    if (v > 2 && unit_is(&c->units[v - 1], ",") && before_aside(c, v - 1) != NO_SUBJECT)
        return before_aside(c, v - 1);
    while (i > 0) {
        const struct unit *u = &c->units[i - 1];

        if (unit_is(u, ",")) {
            size_t before = past_aside(c, i - 1);

            if (before < i - 1) {
                i = before;
                continue;
            }
        }
        if (unit_is(u, ")")) {
            while (i > 0 && !unit_is(&c->units[i - 1], "("))
                i--;
            if (i > 0)
                i--;
            continue;
        }
        if (is_and(u))
            conj = true;
        if (is_relative(u))
            return antecedent(c, i - 1);
        if (u->kind == UNIT_VERB && u->verb.bare) {
            i--;  /* "an invitation, extended by X in person, and has accepted it" */
            continue;
        }
        if (u->kind == UNIT_VERB && c->units[v].verb.infinitive && !conj)
            return subject_of(c, i - 1);
        if (u->kind == UNIT_VERB && u->verb.infinitive && conj && joined_verb(c, v) == NO_SUBJECT) {
            i--;  /* "allows its athletes to travel but will not send any official" */
            continue;
        }
        if (u->kind == UNIT_VERB) {
            if (conj || unit_is(&c->units[i], ",")) {
                size_t other = joined_verb(c, v);

                return other == NO_SUBJECT ? NO_SUBJECT : subject_of(c, other);
            }
            return NO_SUBJECT;
        }
        if (u->kind == UNIT_ACTORS && !u->actors[0].owner) {
            size_t over = subject_object(c, i - 1);

            if (conj && over != NO_SUBJECT && !subject_reports(&c->units[over].verb))
                return subject_of(c, over);
            if (c->units[v].verb.infinitive && over != NO_SUBJECT && c->units[over].verb.verb == VERB_be &&
                first_between(c, over, i))
                return subject_of(c, over);  /* "Tusk was the first EU leader to refuse" */
            if (!subject_governed(c, i - 1) || (i >= 2 && unit_is(&c->units[i - 2], "for") && v == i))
                return i - 1;
        }
        if (is_boundary(u))
            return NO_SUBJECT;
        i--;
    }
    return NO_SUBJECT;
}
