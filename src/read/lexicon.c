#include "read/lexicon.h"

#include <pthread.h>
#include <stdatomic.h>
#include "base/utf8.h"

enum { SLOTS = 4096 };

static struct lexeme slots[SLOTS];
static pthread_once_t once = PTHREAD_ONCE_INIT;
static atomic_bool filled;
static const struct own_verb *own;
static size_t own_count;

static const char *const classes[CLASS_COUNT] = {
#define CLASS(name, words) words,
#include "read/lexicon.def"
#undef CLASS
};

static const char *const bases[VERB_COUNT] = {
    "",
#define VERB(base, s, past, part, ing) #base,
#define FORMS(base, s, past, part, ing)
#include "read/verbs.def"
#undef VERB
#undef FORMS
};

static struct lexeme *slot_of(uint64_t fold)
{
    size_t at = fold % SLOTS;

    while (slots[at].fold != 0 && slots[at].fold != fold)
        at = (at + 1) % SLOTS;
    return &slots[at];
}

static struct lexeme *enter(struct str word)
{
    struct lexeme *l = slot_of(utf8_fold_hash(word));

    l->fold = utf8_fold_hash(word);
    return l;
}

static void enter_class(enum word_class c)
{
    struct str rest = str_of(classes[c]), word;

    while (str_split(&rest, ' ', &word))
        if (word.n > 0)
            enter(word)->classes |= (uint64_t)1 << c;
}

static void enter_form(enum verb v, const char *word, enum verb_form form)
{
    struct lexeme *l = enter(str_of(word));

    if (l->verb != VERB_none && l->verb != v)
        return;  /* the verb that stands first in the table has the word */
    l->verb = (uint16_t)v;
    l->forms |= (uint8_t)form;
}

static void fill(void)
{
    for (int c = 0; c < CLASS_COUNT; c++)
        enter_class((enum word_class)c);
#define VERB(base, s, past, part, ing)              \
    enter_form(VERB_##base, #base, FORM_BASE);      \
    enter_form(VERB_##base, s, FORM_S);             \
    enter_form(VERB_##base, past, FORM_PAST);       \
    enter_form(VERB_##base, part, FORM_PART);       \
    enter_form(VERB_##base, ing, FORM_ING);
#define FORMS(base, s, past, part, ing) VERB(base, s, past, part, ing)
#include "read/verbs.def"
#undef VERB
#undef FORMS
    enter_form(VERB_be, "am", FORM_S);
    enter_form(VERB_be, "are", FORM_S);
    enter_form(VERB_be, "were", FORM_PAST);
    for (size_t i = 0; i < own_count; i++)
        for (int form = 0; form < VERB_FORMS; form++)
            enter_form((enum verb)(VERB_COUNT + i), own[i].forms[form], (enum verb_form)(1 << form));
    atomic_store_explicit(&filled, true, memory_order_release);
}

void lexicon_extend(const struct own_verb *verbs, size_t count)
{
    pthread_once(&once, fill);
    own = verbs;
    own_count = count < OWN_VERBS_MAX ? count : OWN_VERBS_MAX;
    memset(slots, 0, sizeof slots);
    fill();
}

const struct lexeme *lexicon_find(uint64_t fold)
{
    const struct lexeme *l;

    if (!atomic_load_explicit(&filled, memory_order_acquire))
        pthread_once(&once, fill);
    l = slot_of(fold);
    return l->fold == 0 ? NULL : l;
}

bool lexicon_is(uint64_t fold, enum word_class c)
{
    const struct lexeme *l = lexicon_find(fold);

    return l != NULL && (l->classes >> c & 1) != 0;
}

static const char *const spellings[] = {
#define VERB(base, s, past, part, ing) #base, s, past, part, ing,
#define FORMS(base, s, past, part, ing) s, past, part, ing,
#include "read/verbs.def"
#undef VERB
#undef FORMS
};

void lexicon_each(void (*take)(struct str word, const struct lexeme *l))
{
    for (int c = 0; c < CLASS_COUNT; c++) {
        struct str rest = str_of(classes[c]), word;

        while (str_split(&rest, ' ', &word))
            if (word.n > 0)
                take(word, lexicon_find(utf8_fold_hash(word)));
    }
    for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++)
        take(str_of(spellings[i]), lexicon_find(utf8_fold_hash(str_of(spellings[i]))));
    for (size_t i = 0; i < own_count; i++)
        for (int form = 0; form < VERB_FORMS; form++)
            take(str_of(own[i].forms[form]), lexicon_find(utf8_fold_hash(str_of(own[i].forms[form]))));
}

const char *verb_base(enum verb v)
{
    return v < VERB_COUNT ? bases[v] : own[v - VERB_COUNT].forms[0];
}

enum verb verb_find(struct str base)
{
    for (int v = 1; v < VERB_COUNT; v++)
        if (str_eq(base, str_of(bases[v])))
            return (enum verb)v;
    for (size_t i = 0; i < own_count; i++)
        if (str_eq(base, str_of(own[i].forms[0])))
            return (enum verb)(VERB_COUNT + i);
    return VERB_none;
}
