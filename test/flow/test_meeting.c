/* Which documents meet: those with numbers in common, most first, and of many the first ones. */
#include "flow/meeting.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

enum { NUMBERS = 12 };

/* A document of so many numbers from first on, each a multiple of four. */
static void add(struct copies *c, uint32_t first, uint32_t count)
{
    uint32_t numbers[NUMBERS];

    for (uint32_t i = 0; i < count; i++)
        numbers[i] = (first + i) * 0x10004u;
    copies_add(c, S("d"), S(""), (struct sample){numbers, count, UINT32_MAX});
}

static size_t last_meets(struct copies *c, uint32_t out[MEETING_MOST])
{
    struct meeting m;
    size_t count = 0;

    meeting_open(&m, c);
    for (uint32_t i = 0; i < c->count; i++)
        count = meeting_next(&m, i, out);
    meeting_free(&m);
    return count;
}

static void most_in_common_comes_first(void **state)
{
    struct copies c = {0};
    uint32_t met[MEETING_MOST];

    (void)state;
    add(&c, 100, 12);
    add(&c, 4, 8);    /* three in common with the last */
    add(&c, 8, 10);   /* eight */
    add(&c, 14, 8);   /* two: a phrase */
    add(&c, 8, 8);    /* as many as the second, and later */
    add(&c, 9, 7);
    assert_int_equal(last_meets(&c, met), 3);
    assert_int_equal(met[0], 2);
    assert_int_equal(met[1], 4);
    assert_int_equal(met[2], 1);
    copies_free(&c);
}

static void of_a_thousand_the_first_are_met(void **state)
{
    struct copies c = {0};
    uint32_t met[MEETING_MOST];

    (void)state;
    for (int i = 0; i < 1000; i++)
        add(&c, 50, 12);
    assert_int_equal(last_meets(&c, met), MEETING_A_NUMBER);
    for (uint32_t i = 0; i < MEETING_A_NUMBER; i++)
        assert_int_equal(met[i], i);
    copies_free(&c);
}

static void who_has_nothing_in_common_meets_nobody(void **state)
{
    struct copies c = {0};
    uint32_t met[MEETING_MOST];

    (void)state;
    for (uint32_t i = 1; i < 300; i++)
        add(&c, i * 20, 12);
    assert_int_equal(last_meets(&c, met), 0);
    copies_free(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(most_in_common_comes_first),
        cmocka_unit_test(of_a_thousand_the_first_are_met),
        cmocka_unit_test(who_has_nothing_in_common_meets_nobody),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
