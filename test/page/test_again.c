/* Which lines a page says over and over. */
#include "page/again.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

/* A letter a piece: F furniture, - as it was. */
static const struct {
    const char *what, *wanted, *text;
} pages[] = {
    {"three lines, three times", "-FFFFFFFFF-",
     "Top\nOops!\nIt broke.\nTry again.\nOops!\nIt broke.\nTry again.\nOops!\nIt broke.\nTry again.\nEnd"},
    {"twice is no habit", "----", "Oops!\nIt broke.\nOops!\nIt broke."},
    {"one line, three times", "FFF-", "Listen\nListen\nListen\nThe king comes."},
    {"something new stands between", "------", "Spain\ndeclined\nItaly\ndeclined\nMalta\ndeclined"},
    {"long lines are not for buttons", "---",
     "The king of a country by the sea comes.\nThe king of a country by the sea comes.\n"
     "The king of a country by the sea comes."},
    {"rows of a table may be alike", "---", "a | no\na | no\na | no"},
};

static void lines_said_over_and_over(void **state)
{
    size_t bad = 0;

    (void)state;
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        struct arena a = {0};
        struct pieces p = plain_cut(&a, str_of(pages[i].text), 0);
        char came[64] = "";

        again_mark(p);
        for (size_t k = 0; k < p.count && k < sizeof came - 1; k++)
            came[k] = p.items[k].kind == BLOCK_FURNITURE ? 'F' : '-';
        if (!str_eq(str_of(came), str_of(pages[i].wanted))) {
            print_error("%s: %s, wanted %s\n", pages[i].what, came, pages[i].wanted);
            bad++;
        }
        arena_free(&a);
    }
    assert_int_equal(bad, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_said_over_and_over),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
