/* Patterns that somebody wrote: what can be read, and where what cannot be goes wrong. */
#include "read/pattern.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "read/cue.h"

/* wrong: the byte and the start of what is said; NULL: nothing is wrong. */
static const struct {
    const char *pattern;
    size_t at;
    const char *wrong;
} rows[] = {
    {"G attend", 0, NULL},
    {"H invite [..] : G", 0, NULL},
    {"G's [..] (visit|trip) be certain", 0, NULL},
    {"send [his|her] excuses", 0, NULL},
    {"@ (reschedule|move) [..] to D", 0, NULL},
    {"G go $", 0, NULL},
    {"", 0, "an empty pattern"},
    {"   ", 0, "an empty pattern"},
    {"G", 0, "G: a slot alone"},
    {"G attended", 2, "attended: a verb stands in its base form for all its times; write attend"},
    {"G X attend", 2, "X: no such slot"},
    {"G H attend", 2, "H: two slots in a row"},
    {"G @ attend", 2, "@: a word stands between"},
    {".. attend", 0, "..: a pattern starts with"},
    {"G [not] attend", 3, "not: a pattern starts with"},
    {"G attend (it", 9, "(it: ( is not closed"},
    {"G attend [it", 9, "[it: [ is not closed"},
    {"G attend it)", 11, "it): a bracket where none can stand"},
    {"G attend (a (b))", 11, "a (b): a blank inside brackets"},
    {"G attend (a|(b))", 12, "a|(b): a bracket where none can stand"},
    {"G attend (a b)", 11, "a b: a blank inside brackets"},
    {"G attend (a|)", 12, "G attend (a|): nothing between"},
    {"G attend ()", 10, "G attend (): an empty bracket"},
    {"G attend (a|G)", 12, "G: a slot stands alone"},
    {"G attend*", 2, "attend*: means nothing in a pattern"},
    {"G re-attend", 2, "re-attend: is several words"},
    {"G attend $ it", 11, "it: nothing stands behind $"},
    {"G attend H's", 9, "H's: only the guest"},
    {"a a a a a a a a a a a a a", 24, "a: a pattern has at most twelve parts"},
    {"G attend (a|b|c|d|e|f|g|h|i|j|k|l|m|n|o|p|q)", 42, "q: too many words"},
};

static void each_slip_is_told_with_its_place(void **state)
{
    size_t wrong = 0;

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        struct err e = {0};
        size_t at = 0;
        bool ok = pattern_check(&a, str_of(rows[i].pattern), &at, &e);

        if (ok != (rows[i].wrong == NULL) ||
            (!ok && (at != rows[i].at || !str_starts(str_of(e.text), str_of(rows[i].wrong))))) {
            print_error("\"%s\"\n  came   %zu %s\n  wanted %zu %s\n", rows[i].pattern, at, ok ? "nothing" : e.text,
                        rows[i].at, rows[i].wrong == NULL ? "nothing" : rows[i].wrong);
            wrong++;
        }
        arena_free(&a);
    }
    assert_int_equal(wrong, 0);
}

/* The rows of the table are held to the same rules as a user's. */
static void the_rows_of_the_table_are_right(void **state)
{
    size_t count, wrong = 0;
    const struct cue *all = cue_rows(&count);

    (void)state;
    for (size_t i = 0; i < count; i++) {
        struct arena a = {0};
        struct err e = {0};
        size_t at = 0;

        if (!pattern_check(&a, str_of(all[i].pattern), &at, &e)) {
            print_error("\"%s\": %zu: %s\n", all[i].pattern, at, e.text);
            wrong++;
        }
        arena_free(&a);
    }
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_slip_is_told_with_its_place),
        cmocka_unit_test(the_rows_of_the_table_are_right),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
