/* What is counted of a text, and what it is taken for by that. */
#include "page/shape.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static const struct {
    const char *what, *text;
    unsigned words, numbers, capitals, glue, links, bars, enders;
} counts[] = {
    {"a sentence", "The king of Spain will not come.", 7, 0, 2, 3, 0, 0, 1},
    {"accents are letters, and so is what follows an apostrophe", "L\xC3\xA9'na l\xE2\x80\x99\xC3\xA9t\xC3\xA9", 2, 0, 1, 0, 0, 0, 0},
    {"a hyphen parts words, a soft one does not", "well-known dele\xC2\xADgate", 3, 0, 0, 0, 0, 0, 0},
    {"numbers", "9 May 2020, 12:41", 5, 4, 1, 0, 0, 0, 0},
    {"the copyright sign is a word", "\xC2\xA9 Mercury", 2, 0, 1, 0, 0, 0, 0},
    {"links of both kinds", "[z](b) https://x.example", 5, 0, 0, 0, 2, 0, 0},
    {"bars with blanks around them", "News | Sport|Jobs \xC2\xB7 Cars", 4, 0, 4, 0, 0, 2, 0},
    {"bars at the end part nothing", "Visit put off | |", 3, 0, 1, 1, 0, 0, 0},
    {"several dashes are bars", "HOME - ROADS - GUIDE", 3, 0, 3, 0, 0, 2, 0},
    {"one dash is none", "Paris - he said", 3, 0, 1, 2, 0, 0, 0},
    {"dashes before years are none", "Spain - 1976, Italy - 1980", 4, 2, 2, 0, 0, 0, 0},
};

static void words_and_signs_are_counted(void **state)
{
    size_t bad = 0;

    (void)state;
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        struct shape s = shape_measure(str_of(counts[i].text));

        if (s.words == counts[i].words && s.numbers == counts[i].numbers &&
            s.capitals == counts[i].capitals && s.glue == counts[i].glue &&
            s.links == counts[i].links && s.bars == counts[i].bars && s.enders == counts[i].enders)
            continue;
        print_error("%s: %u words, %u numbers, %u capitals, %u glue, %u links, %u bars, %u enders\n",
                    counts[i].what, s.words, s.numbers, s.capitals, s.glue, s.links, s.bars, s.enders);
        bad++;
    }
    assert_int_equal(bad, 0);
}

static const struct {
    const char *text;
    bool prose, clause;
} kinds[] = {
    {"Minsk has declined.", true, false},
    {"Minsk declines", false, false},
    {"President declines: what it means for the summit and its host", false, false},
    {"Putin tops the list, but no American will be there because of the boycott", false, true},
    {"News | Sport | the list of those who will not be at the parade in the spring", false, false},
    {"THE KING WILL NOT BE AT THE PARADE IN THE SPRING, SAYS THE PALACE", false, false},
};

static void sentences_and_clauses_are_known(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        struct shape s = shape_measure(str_of(kinds[i].text));

        if (shape_is_prose(&s) != kinds[i].prose || shape_is_clause(&s) != kinds[i].clause)
            fail_msg("\"%s\": prose %d, clause %d", kinds[i].text, shape_is_prose(&s),
                     shape_is_clause(&s));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_and_signs_are_counted),
        cmocka_unit_test(sentences_and_clauses_are_known),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
