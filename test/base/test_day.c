/* Days, days known in part, and moments. */
#include "base/day.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static const struct {
    const char *text;
    day d;
} parsed[] = {
    {"2020-06-24", 20200624}, {"2020-06", 20200600}, {"2020", 20200000},
    {"2020-02-29", 20200229}, {"2019-02-29", -1},    {"2020-13-01", -1},
    {"2020-00-01", -1},       {"2020-06-00", -1},    {"24.06.2020", -1},
    {"", -1},                 {"0000", -1},          {"2020-6-24", -1},
};

static void a_day_is_read_as_people_write_it(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof parsed / sizeof *parsed; i++) {
        day d = -1;
        char text[DAY_TEXT];

        if (!day_parse(str_of(parsed[i].text), &d))
            d = -1;
        if (d != parsed[i].d)
            fail_msg("%s: read as %d, wanted %d", parsed[i].text, d, parsed[i].d);
        if (d > 0)
            assert_string_equal(day_text(d, text), parsed[i].text);
    }
}

static void days_are_counted(void **state)
{
    (void)state;
    assert_int_equal(day_number(19700101), 0);
    assert_int_equal(day_number(20000301), 11017);
    assert_int_equal(day_add(20200228, 1), 20200229);
    assert_int_equal(day_add(20200101, -1), 20191231);
    assert_int_equal(day_weekday(20200528), 4);
    assert_int_equal(day_weekday(19691231), 3);
    for (int32_t n = -719162; n < 2900000; n += 97)
        assert_int_equal(day_number(day_of_number(n)), n);
}

static void a_day_known_in_part_agrees_with_what_it_may_mean(void **state)
{
    (void)state;
    assert_true(day_agrees(20200600, 20200624));
    assert_true(day_agrees(20200000, 20200624));
    assert_true(day_agrees(0, 20200624));
    assert_false(day_agrees(20200500, 20200624));
    assert_false(day_agrees(20200509, 20200624));
    assert_int_equal(day_finer(20200600, 20200624), 20200624);
}

static void a_moment_is_written_and_read(void **state)
{
    char text[MOMENT_TEXT];
    moment m;

    (void)state;
    assert_true(moment_parse(S("2020-06-24T10:00:01.250Z"), &m));
    assert_string_equal(moment_text(m, text), "2020-06-24T10:00:01.250Z");
    assert_true(moment_parse(S("2020-06-24"), &m));
    assert_string_equal(moment_text(m, text), "2020-06-24T23:59:59.999Z");
    assert_int_equal(day_of_moment(m), 20200624);
    assert_int_equal(day_of_moment(-1), 19691231);
    assert_false(moment_parse(S("2020-06-24T25:00:00Z"), &m));
    assert_false(moment_parse(S("2020-06"), &m));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_day_is_read_as_people_write_it),
        cmocka_unit_test(days_are_counted),
        cmocka_unit_test(a_day_known_in_part_agrees_with_what_it_may_mean),
        cmocka_unit_test(a_moment_is_written_and_read),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
