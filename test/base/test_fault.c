/* Faults of a file: where they stand, and the order in which they are written. */
#include "base/fault.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static struct str written(struct arena *a, const struct faults *f)
{
    struct buf b = {0};
    struct str text;

    faults_write(&b, f);
    text = arena_str(a, buf_str(&b));
    buf_free(&b);
    return text;
}

static void faults_stand_in_the_order_of_the_file(void **state)
{
    struct arena a = {0};
    struct faults f = {.arena = &a};
    struct str got;

    (void)state;
    fault_add(&f, (struct fault_place){S("a"), 3, 1}, "third");
    fault_add(&f, (struct fault_place){S("a"), 1, 9}, "second");
    fault_add(&f, (struct fault_place){S("a"), 1, 2}, "first");
    fault_add(&f, (struct fault_place){S("b"), 1, 0}, "of the next file, a whole line");
    fault_add(&f, (struct fault_place){S("c"), 0, 0}, "of a whole file");
    fault_add(&f, (struct fault_place){0}, "of nothing named");
    got = written(&a, &f);
    assert_string_equal(got.p, "a:1:2: first\na:1:9: second\na:3:1: third\nb:1: of the next file, a whole line\n"
                               "c: of a whole file\nof nothing named\n");
    arena_free(&a);
}

static const struct {
    const char *what, *text;
    size_t at, line, column;
} places[] = {
    {"the first byte", "abc", 0, 1, 1},
    {"within a line", "abc", 2, 1, 3},
    {"columns count characters", "\xc3\xa9\xc3\xa9x", 4, 1, 3},
    {"a later line", "ab\ncd\nef", 7, 3, 2},
    {"the end", "ab\n", 3, 2, 1},
};

static void a_byte_has_a_line_and_a_column(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        struct fault_place p = fault_place_of(S("f"), str_of(places[i].text), places[i].at);

        if (p.line != places[i].line || p.column != places[i].column)
            fail_msg("%s: came %zu:%zu, wanted %zu:%zu", places[i].what, p.line, p.column, places[i].line,
                     places[i].column);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(faults_stand_in_the_order_of_the_file),
        cmocka_unit_test(a_byte_has_a_line_and_a_column),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
