#include "page/witness.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#define BODY "The king will come to the parade on Monday. The queen, who is not well, stays at home."

static const struct {
    const char *what, *line;
    int percent;
} rows[] = {
    {"its own words", "The king will come to the parade on Monday.", 100},
    {"in other letters, with other blanks", "the KING   will\ncome to \"the parade\"", 100},
    {"other words", "A bridge has been opened in the north of the city.", 0},
    {"half and half", "The queen, who is not going anywhere at all", 50},
    {"too few words to say", "The king", 0},
    {"nothing", "", 0},
};

static void a_witness_knows_its_own_text(void **state)
{
    struct arena a = {0};
    struct witness w = witness_of(&a, S(BODY)), none = witness_of(&a, S(""));

    (void)state;
    assert_int_equal(w.words, 18);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int percent = (int)(witness_knows(&w, str_of(rows[i].line)) * 100 + 0.5);

        if (percent < rows[i].percent - 10 || percent > rows[i].percent + 10)
            fail_msg("%s: %d in a hundred, wanted %d", rows[i].what, percent, rows[i].percent);
    }
    assert_true(witness_knows(&none, S(BODY)) == 0);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_witness_knows_its_own_text),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
