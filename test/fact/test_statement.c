/* The mark of another reader's name before its rule. */
#include "fact/statement.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static const struct {
    const char *what, *rule, *reader, *own;
} rules[] = {
    {"a cue of convoke's", "G attend", "", "G attend"},
    {"a cue that starts with the occasion", "@ postpone", "", "@ postpone"},
    {"none, as of a clerk", "", "", ""},
    {"another reader's", "<mistral> bags", "mistral", "bags"},
    {"a rule of several words", "<mistral> a b", "mistral", "a b"},
    {"another reader without a rule", "<mistral>", "mistral", ""},
    {"names as models have them", "<a/b-1.5:free_x> y", "a/b-1.5:free_x", "y"},
    {"a name that is none", "<a b> c", "", "<a b> c"},
    {"no name", "<> c", "", "<> c"},
    {"nothing between name and rule", "<a>b", "", "<a>b"},
    {"a blank and no rule", "<a> ", "", "<a> "},
    {"no end", "<a", "", "<a"},
};

static void a_rule_tells_its_reader(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        struct arena a = {0};
        struct str rule = str_of(rules[i].rule), reader = source_reader(rule), own = source_rule_own(rule);

        if (!str_eq(reader, str_of(rules[i].reader)) || !str_eq(own, str_of(rules[i].own)))
            fail_msg("%s: came \"%.*s\" and \"%.*s\"", rules[i].what, STR_ARG(reader), STR_ARG(own));
        if (reader.n > 0 && !str_eq(source_rule_of(&a, reader, own), rule))
            fail_msg("%s: does not come back the same", rules[i].what);
        arena_free(&a);
    }
}

static void a_name_has_letters_and_no_end_of_a_mark(void **state)
{
    char long_name[READER_NAME + 2];

    (void)state;
    memset(long_name, 'a', sizeof long_name);
    assert_true(source_reader_valid((struct str){long_name, READER_NAME}));
    assert_false(source_reader_valid((struct str){long_name, READER_NAME + 1}));
    assert_false(source_reader_valid(S("")));
    assert_false(source_reader_valid(S("a>b")));
    assert_false(source_reader_valid(S("a\0b")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_rule_tells_its_reader),
        cmocka_unit_test(a_name_has_letters_and_no_end_of_a_mark),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
