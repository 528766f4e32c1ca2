/*
 * lexicon.h - the words that the reader knows besides names: their classes, and verbs by form.
 *
 * Words are found by utf8_fold_hash, so case and accents do not count. A word may be of several
 * classes ("secretary" is an office and part of one) and also a form of a verb ("head", "leaves").
 * The rows stand in lexicon.def and verbs.def.
 */
#ifndef READ_LEXICON_H
#define READ_LEXICON_H

#include <stdbool.h>
#include <stdint.h>
#include "base/str.h"

enum word_class {
#define CLASS(name, words) CLASS_##name,
#include "read/lexicon.def"
#undef CLASS
    CLASS_COUNT
};

enum verb {
    VERB_none,
#define VERB(base, s, past, part, ing) VERB_##base,
#define FORMS(base, s, past, part, ing)
#include "read/verbs.def"
#undef VERB
#undef FORMS
    VERB_COUNT
};

enum verb_form { FORM_BASE = 1, FORM_S = 2, FORM_PAST = 4, FORM_PART = 8, FORM_ING = 16 };

struct lexeme {
    uint64_t fold;
    uint64_t classes;   /* bit 1 << word_class */
    uint16_t verb;      /* enum verb, VERB_none where it is none */
    uint8_t forms;      /* which forms of it the word can be */
};

/*
 * A verb of the user's own (cuefile.h): base, third person, past, past participle, -ing form, as in
 * verbs.def. A form that a verb of the table has already stays with that one. lexicon_extend is called
 * before anything is read, by one thread; a later call replaces what an earlier one brought. Their
 * numbers follow those of the table: what is kept by verb has VERBS_MAX places.
 */
enum { VERB_FORMS = 5, OWN_VERBS_MAX = 100, VERBS_MAX = VERB_COUNT + OWN_VERBS_MAX };

struct own_verb {
    const char *forms[VERB_FORMS];
};

void lexicon_extend(const struct own_verb *verbs, size_t count);

/* NULL where the word is not known. */
const struct lexeme *lexicon_find(uint64_t fold);

/* Whether the word is of a class. */
bool lexicon_is(uint64_t fold, enum word_class c);

/* Every word that the tables hold, with what it is: take is called once a spelling or more. */
void lexicon_each(void (*take)(struct str word, const struct lexeme *l));

const char *verb_base(enum verb v);

/* VERB_none where there is no such verb. */
enum verb verb_find(struct str base);

#endif
