/* The row that --explain offers for a sentence that was not read. */
#include "read/suggest.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "read/tale.h"

/* row: the pattern, and behind a bar the verb that has to be told; "-" where nothing is offered. */
static const struct {
    const char *sentence, *row;
} rows[] = {
    {"Serbian President Aleksandar Vucic has packed his bags for the summit.", "G pack [..] bags | pack"},
    {"Macron will grace the summit with his presence.", "G grace @ | grace"},
    {"Macron graces the summit.", "G grace @ | grace"},
    {"Macron skipped questions.", "G skip questions |"},
    {"Macron is rallying his friends.", "G rally [..] friends | rally"},
    {"France has carried the flag.", "G carry [..] flag |"},
    {"France has planned nothing for the summit.", "G plan nothing |"},
    {"Macron will think of the summit.", "G think of @ |"},
    {"Macron has not yet toasted the summit.", "G toast @ | toast"},
    {"Putin will grace the summit.", "-"},
    {"Somebody will grace the summit.", "-"},
    {"France and the summit.", "-"},
    {"The summit in Moscow.", "-"},
};

static void a_row_is_offered_for_a_sentence(void **state)
{
    size_t wrong = 0;

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        struct who who = {.a = &a, .on = 20240601};
        struct clause c = tale_clause(&a, &who, rows[i].sentence);
        struct suggestion s;
        struct str got = S("-");

        if (suggest_row(&a, &c, S("RU"), &s))
            got = arena_fmt(&a, "%.*s |%s%.*s", STR_ARG(s.pattern), s.verb.n > 0 ? " " : "", STR_ARG(s.verb));
        if (!str_eq(got, str_of(rows[i].row))) {
            print_error("%s\n  came   %.*s\n  wanted %s\n", rows[i].sentence, STR_ARG(got), rows[i].row);
            wrong++;
        }
        arena_free(&a);
    }
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_row_is_offered_for_a_sentence)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
