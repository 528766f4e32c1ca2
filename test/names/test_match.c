/* Names in sentences, and names that start at one word. */
#include "names/names.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/buf.h"
#include "base/utf8.h"

enum { WORDS_MAX = 64 };

static const char *const kinds[NAME_KIND_COUNT] = {
    "country", "former", "people", "capital", "seat", "body", "group", "leader", "family", "outlet", "place",
    "other",
};

/* The hashes of words that have spaces between them, marks and clitics too. */
static size_t cut(const char *sentence, uint64_t folds[WORDS_MAX])
{
    struct str rest = str_of(sentence), word;
    size_t n = 0;

    while (str_split(&rest, ' ', &word)) {
        assert_true(n < WORDS_MAX);
        folds[n++] = utf8_fold_hash(word);
    }
    return n;
}

/* The code of the country or body that a name leads to, or an outlet's own name. */
static struct str code_of(const struct name *n)
{
    switch (n->kind) {
    case NAME_BODY: case NAME_GROUP:
        return body_row(n->row)->code;
    case NAME_LEADER: case NAME_FAMILY:
        return leader_row(n->row)->country;
    case NAME_OUTLET:
        return outlet_row(n->row)->name;
    case NAME_PLACE:
        return place_row(n->row)->country;
    case NAME_OTHER:
        return S("-");
    default:
        return country_row(n->row)->code;
    }
}

/* Walks as a reader does: of the names that start at a word the first, then on behind it. */
static void walk(const char *sentence, struct buf *out)
{
    uint64_t folds[WORDS_MAX];
    size_t count = cut(sentence, folds);
    struct name names[NAMES_MAX];

    for (size_t i = 0; i < count;) {
        if (names_at(folds + i, count - i, names) == 0) {
            i++;
            continue;
        }
        buf_fmt(out, "%s%s %.*s", out->n > 0 ? ", " : "", kinds[names[0].kind],
                STR_ARG(code_of(&names[0])));
        i += names[0].words;
    }
}

/* A sentence cut into words, and the longest names from its start to its end. */
static const struct {
    const char *sentence, *names;
} sentences[] = {
    {"President Recep Tayyip Erdogan of Turkey met the Democratic Republic of the Congo 's "
     "Felix Tshisekedi .",
     "leader TR, country TR, country CD, leader CD"},
    {"Xi Jinping and Vučić will come , the Kremlin said .",
     "leader CN, family RS, seat RU"},
    {"the Élysée and the elysee , Downing Street and Foggy Bottom",
     "seat FR, seat FR, seat GB, seat US"},
    {"Guinea - Bissau , Guinea Bissau , Guinea , Equatorial Guinea , Papua New Guinea",
     "country GW, country GW, country GN, country GQ, country PG"},
    {"Guinea – Bissau", "country GW"},
    {"Nur Sultan", "capital KZ"},
    {"Russians , Kyrgyz , Frenchmen , Czechs , Britons and Scots",
     "people RU, people KG, people FR, people CZ, people GB, people GB"},
    {"the White House , Number 10 , Holyrood , the Blue House , Buckingham Palace",
     "seat US, seat GB, seat GB, seat KR, seat GB"},
    {"Rashtrapati Bhavan and the Quirinale", "seat IN, seat IT"},
    {"Nazi Germany and Germany , Donetsk People 's Republic",
     "other -, country DE, other -"},
    {"Kim Jong - un , Kim Jong Un , KIM JONG - UN", "leader KP, leader KP, leader KP"},
    {"George W. Bush and George Bush", "leader US, leader US"},
    {"Ferdinand Marcos Jr. and Ferdinand Marcos", "leader PH, leader PH"},
    {"U.S. and U.S and U.A.E. and UAE", "country US, country US, country AE, country AE"},
    {"the United Nations , NATO , the Arab League", "body UN, body NATO, body LAS"},
    {"Western leaders and heads of state", "group GROUP, group GROUP"},
    {"the Moscow Times , Moscow Times", "outlet The Moscow Times, outlet The Moscow Times"},
    {"The Sun said the sun", "outlet The Sun, outlet The Sun"},
    {"the Soviet Union and Yugoslavia", "former RU, former RS"},
    {"Bishkek , Kiev , Kyiv , Peking", "capital KG, capital UA, capital UA, capital CN"},
    {"Queen Elizabeth and Macron", "leader GB, family FR"},
    {"China 's", "country CN"},
    {"Côte d’Ivoire , Cote d'Ivoire , N’Djamena", "country CI, country CI, capital TD"},
    {"Johannesburg and Camp David", "place ZA, place US"},
    {"Latin America , the Korean War , the Paris Agreement and America",
     "other -, other -, other -, country US"},
    {"Victory over Japan Day and Japan", "other -, country JP"},
    {"Mohammed bin Zayed and Mohammed bin Zayed Al Nahyan", "leader AE, leader AE"},
    {"nothing to see", ""},
};

static void a_sentence_gives_its_names(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof sentences / sizeof *sentences; i++) {
        struct buf got = {0};

        walk(sentences[i].sentence, &got);
        if (!str_eq(buf_str(&got), str_of(sentences[i].names)))
            fail_msg("%s\n  gave   <%.*s>\n  wanted <%s>", sentences[i].sentence,
                     STR_ARG(buf_str(&got)), sentences[i].names);
        buf_free(&got);
    }
}

/* All names that start at the first word, in order: "kind code" and the form in the table. */
static const struct {
    const char *what, *words, *names;
} starts[] = {
    {"the longer name comes first", "Republic of the Congo",
     "country CG 'Republic of the Congo'"},
    {"what does not go on is left out", "Guinea and", "country GN 'Guinea'"},
    {"a shorter name stays", "Guinea - Bissau",
     "country GW 'Guinea-Bissau', country GN 'Guinea'"},
    {"one word for two countries", "Congo", "country CD 'Congo', country CG 'Congo'"},
    {"kinds of one length in their order", "Djibouti",
     "country DJ 'Djibouti', people DJ 'Djibouti', capital DJ 'Djibouti'"},
    {"kinds of one length in their order, whatever their rows", "Akorda",
     "seat KZ 'Akorda', outlet Akorda press service 'Akorda'"},
    {"the words at the end are not passed", "Guinea -", "country GN 'Guinea'"},
    {"the form is what covers the words", "Hague", "family GB 'Hague'"},
    {"a leader's terms are all there", "Vladimir Putin",
     "leader RU 'Vladimir Putin', leader RU 'Vladimir Putin', leader RU 'Vladimir Putin', "
     "leader RU 'Vladimir Putin', leader RU 'Vladimir Putin'"},
    {"no name", "president", ""},
};

static void all_names_that_start_at_a_word_are_given(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        uint64_t folds[WORDS_MAX];
        struct name names[NAMES_MAX];
        struct buf got = {0};
        size_t n = names_at(folds, cut(starts[i].words, folds), names);

        for (size_t k = 0; k < n; k++)
            buf_fmt(&got, "%s%s %.*s '%.*s'", k > 0 ? ", " : "", kinds[names[k].kind],
                    STR_ARG(code_of(&names[k])), STR_ARG(names[k].form));
        if (!str_eq(buf_str(&got), str_of(starts[i].names)))
            fail_msg("%s: %s\n  gave   <%.*s>\n  wanted <%s>", starts[i].what, starts[i].words,
                     STR_ARG(buf_str(&got)), starts[i].names);
        buf_free(&got);
    }
}

static void no_words_have_no_names(void **state)
{
    struct name names[NAMES_MAX];

    (void)state;
    assert_int_equal(names_at(NULL, 0, names), 0);
}

/* Names of one word are found as the table has them; for longer ones see the sentences. */
static void every_country_is_found_in_a_text_by_its_name(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < country_count(); i++) {
        struct str name = country_row(i)->name;
        uint64_t fold = utf8_fold_hash(name);
        struct name names[NAMES_MAX];
        size_t n = names_at(&fold, 1, names);
        bool found = false;

        if (str_find_byte(name, ' ', 0) != STR_NONE || str_find_byte(name, '-', 0) != STR_NONE)
            continue;
        for (size_t k = 0; k < n; k++)
            found = found || (names[k].kind == NAME_COUNTRY && names[k].row == i);
        if (!found)
            fail_msg("%.*s: not found", STR_ARG(name));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sentence_gives_its_names),
        cmocka_unit_test(all_names_that_start_at_a_word_are_given),
        cmocka_unit_test(no_words_have_no_names),
        cmocka_unit_test(every_country_is_found_in_a_text_by_its_name),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
