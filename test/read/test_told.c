/* The day on which a story was told, where its page says it in part or not at all. */
#include "read/told.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "read/tale.h"

static const struct {
    const char *what;
    day published, received;
    const char *page;
    day told;
} rows[] = {
    {"the page says it", 20200310, 0, "# Trump declines\nThe parade is held in Moscow on May 9.\n", 20200310},
    {"month and day by the page, the year by an anniversary", 430, 0,
     "# Guests for the parade\nRussia marks 70 years since the defeat of Nazi Germany with a parade in Moscow on May "
     "9.\n", 20150430},
    {"month and day by the page, the year by a year that it names", 430, 0,
     "# Guests for the parade\nThe parade will be held in Moscow on May 9, 2015.\n", 20150430},
    {"month and day by the page, the year by the leaders in office", 310, 0,
     "# Trump declines\nU.S. President Donald Trump and British Prime Minister Boris Johnson will not attend the "
     "parade in Moscow on May 9.\n", 20200310},
    {"nothing to go by", 0, 0, "# Guests\nThe parade will be held.\n", 0},
};

static void the_day_is_worked_out_from_the_story(void **state)
{
    size_t wrong = 0;

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        struct page page = tale_page(&a, rows[i].page, rows[i].published);
        day got = story_read(&a, &page, rows[i].received).told;

        if (got != rows[i].told) {
            print_error("%s: came %d, wanted %d\n", rows[i].what, got, rows[i].told);
            wrong++;
        }
        arena_free(&a);
    }
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_day_is_worked_out_from_the_story),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
