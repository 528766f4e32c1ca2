#include "page/origin.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

/* A text "abc", then an entity of 3 bytes that stood in 7, then "def", then letters of 2 bytes that
 * stood in 1 each. */
static const struct origin_run parts[] = {
    {0, 10, 1, 1}, {3, 20, 3, 7}, {6, 27, 1, 1}, {9, 40, 2, 1}, {15, 43, 1, 1},
};

static const struct {
    const char *what;
    size_t offset, origin;
} rows[] = {
    {"the first byte", 0, 10},
    {"bytes one by one", 2, 12},
    {"an entity", 3, 20},
    {"the middle of its sign stands where it does", 4, 20},
    {"behind it", 6, 27},
    {"behind a gap", 9, 40},
    {"the second letter of two bytes", 11, 41},
    {"its second byte", 12, 41},
    {"the end", 15, 43},
    {"behind the end the bytes go on", 17, 45},
};

static struct origin made(struct arena *a)
{
    struct origin o = {0};

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        origin_add(&o, a, parts[i]);
    return o;
}

static void offsets_lead_back(void **state)
{
    struct arena a = {0};
    struct origin o = made(&a);

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (origin_of(&o, rows[i].offset) != rows[i].origin)
            fail_msg("%s: %zu, wanted %zu", rows[i].what, origin_of(&o, rows[i].offset),
                     rows[i].origin);
    arena_free(&a);
}

static void runs_that_go_on_are_one(void **state)
{
    struct arena a = {0};
    struct origin o = {0};

    (void)state;
    for (uint32_t i = 0; i < 1000; i++)
        origin_add(&o, &a, (struct origin_run){i, i + 5, 1, 1});
    assert_int_equal(o.count, 1);
    assert_int_equal(origin_of(&o, 999), 1004);
    arena_free(&a);
}

static void more_text_than_source_does_not_lead_past_the_next_run(void **state)
{
    struct arena a = {0};
    struct origin o = {0};

    (void)state;
    origin_add(&o, &a, (struct origin_run){0, 0, 1, 1});
    origin_add(&o, &a, (struct origin_run){10, 4, 1, 1});
    assert_int_equal(origin_of(&o, 8), 4);
    assert_int_equal(origin_of(&o, 10), 4);
    arena_free(&a);
}

static void maps_hang_one_behind_the_other(void **state)
{
    struct arena a = {0};
    struct origin below = {0}, above = {0};

    (void)state;
    origin_add(&below, &a, (struct origin_run){0, 100, 2, 1});
    origin_add(&above, &a, (struct origin_run){0, 50, 1, 1});
    above.below = &below;
    assert_int_equal(origin_of(&above, 4), 127);
    assert_int_equal(origin_of(NULL, 4), 4);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(offsets_lead_back),
        cmocka_unit_test(runs_that_go_on_are_one),
        cmocka_unit_test(more_text_than_source_does_not_lead_past_the_next_run),
        cmocka_unit_test(maps_hang_one_behind_the_other),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
