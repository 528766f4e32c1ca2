/* The days that lines name. */
#include "page/dated.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

/* What a line names, day by day; 0 ends the list. */
static const struct {
    const char *text;
    day days[3];
} lines[] = {
    {"May 28, 2020", {20200528}},
    {"28 May 2020", {20200528}},
    {"Tue, November 8, 2022", {20221108}},
    {"2020-05-28", {20200528}},
    {"2025-06-13T10:00", {20250613}},
    {"Posted on 26 August 2015 by the desk", {20150826}},
    {"Last updated: Fri 9 May 2025, 13.05", {20250509}},
    {"29.04.2015", {20150429}},
    {"17/12/2018 - 19h40", {20181217}},
    {"12/17/2018", {20181217}},
    {"Mon 06/07/22, 3:40 pm", {20220607}},
    {"March 10, 2020 Updated: March 11, 2020", {20200310, 20200311}},
    {"SATURDAY, JAN. 18, 2025", {20250118}},
    {"19 Jul 2023 | 0 Comments", {20230719}},
    {"Friday 31st May 2024", {20240531}},
    {"TOKYO, Sept. 26 (2022)", {20220926}},
    {"NEW DELHI, Sept 7 (Agency) -", {907}},
    {"MOSCOW, April 30. /AGENCY/.", {430}},
    {"April 30, 12:41", {430}},
    {"the 9th of May", {509}},
    {"Mon Aug 04, 2008 9:12 am", {20080804}},
    {"Oct 18, 2019 (Fri) 20:31", {20191018}},
    {"issue 447 / March 8, 2005 / front page", {20050308}},
    {"7 to 9 May 2015", {20150509}},
    {"May 2015", {0}},
    {"he may 5 times", {505}},
    {"February 30, 2020", {0}},
    {"31/31/2020", {0}},
    {"version 1.2.3", {0}},
    {"12.40", {0}},
    {"2020", {0}},
    {"", {0}},
    {"a score of 4-1 in 2014", {0}},
    {"29 February", {229}},
};

static void a_line_names_its_days(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct str text = str_of(lines[i].text);
        struct dated d = {0};
        size_t at = 0, n = 0;

        for (; dated_next(text, &at, &d) && n < 2; n++)
            if (d.day != lines[i].days[n])
                fail_msg("\"%s\": day %zu read as %d", lines[i].text, n, d.day);
        if (lines[i].days[n] != 0)
            fail_msg("\"%s\": day %d not read", lines[i].text, lines[i].days[n]);
    }
}

static void a_day_stands_where_it_is_said_to_stand(void **state)
{
    struct str text = S("Published: 14 February 2022 at 09:15");
    struct dated d;
    size_t at = 0;

    (void)state;
    assert_true(dated_next(text, &at, &d));
    assert_int_equal(d.start, 11);
    assert_int_equal(d.end, 27);
}

static const struct {
    const char *text;
    day d;
} addresses[] = {
    {"<https://www.paper.example/2020/05/28/parade-a704>", 20200528},
    {"https://paper.example/news/2020/5/8/x", 20200508},
    {"https://paper.example/2020/13/28/x", 0},
    {"https://paper.example/a/2020", 0},
};

static void an_address_may_hold_a_day(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++)
        if (dated_address(str_of(addresses[i].text)) != addresses[i].d)
            fail_msg("%s: %d", addresses[i].text, dated_address(str_of(addresses[i].text)));
}

static void a_copyright_line_gives_the_later_year(void **state)
{
    (void)state;
    assert_int_equal(dated_year(S("(c) The Courier 1999-2015. Call 5550 0199")), 2015);
    assert_int_equal(dated_year(S("(c) The Courier")), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_names_its_days),
        cmocka_unit_test(a_day_stands_where_it_is_said_to_stand),
        cmocka_unit_test(an_address_may_hold_a_day),
        cmocka_unit_test(a_copyright_line_gives_the_later_year),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
