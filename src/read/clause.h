/*
 * clause.h - a sentence as a row of units: actors, days, places, verb groups, words, marks.
 *
 * A verb group is what a verb says with all its helpers: "has not yet decided", "would not be
 * coming", "had no plans to attend", "was expected to travel". The helpers become features of the
 * last verb, so that a cue names the bare verb alone and the reader asks the features what is said.
 *
 * A list ("A, B and C") is one unit with its members, an apposition ("Putin, the Russian president,")
 * one actor, and a group followed by its members ("countries including France") those members.
 */
#ifndef READ_CLAUSE_H
#define READ_CLAUSE_H

#include "read/lexicon.h"
#include "read/when.h"
#include "read/who.h"
#include "text/sentence.h"

enum tense { TENSE_NONE, TENSE_PAST, TENSE_PRESENT, TENSE_FUTURE };

struct verb_group {
    enum verb verb;          /* the last one: what is done */
    enum verb over;          /* the one that governs it ("is expected to attend"), or VERB_none */
    enum tense tense;
    bool negative, passive, progressive, perfect;
    bool infinitive;         /* "to attend", with nobody doing it */
    bool bare;               /* a participle without helper: "invited by", "coming from" */
    bool maybe_bare;         /* past or participle: what stands around it has decided */
    bool would, can, may, should, wants;
    bool again, once;        /* "again", "initially" */
};

enum unit_kind { UNIT_WORD, UNIT_MARK, UNIT_ACTORS, UNIT_DATE, UNIT_PLACE, UNIT_VERB };

struct unit {
    enum unit_kind kind;
    uint32_t from, to;            /* words of the block */
    struct str text;              /* of a word or mark */
    uint64_t fold;
    uint64_t classes;             /* of a word */
    const struct actor *actors;   /* of UNIT_ACTORS and of UNIT_PLACE (one: whose it is) */
    size_t count;
    struct when when;
    struct verb_group verb;
    bool quoted;
};

struct clause {
    struct words words;           /* of the block */
    struct unit *units;
    size_t count;
    bool question;
};

/* The units of one sentence. Persons that it introduces are learned by who. */
struct clause clause_read(struct arena *a, struct who *who, struct words words,
                          struct sentence sentence, const bool *quoted);

/* Whether a unit is this word (in lower case), or of this class. */
static inline bool unit_is(const struct unit *u, const char *word)
{
    return (u->kind == UNIT_WORD || u->kind == UNIT_MARK) && str_is(u->text, word);
}

static inline bool unit_in(const struct unit *u, enum word_class c)
{
    return u->kind == UNIT_WORD && (u->classes >> c & 1) != 0;
}

/* The text from one unit to another (excluded), as a slice of the page. */
struct str clause_text(const struct clause *c, size_t from, size_t to);

#endif
