/* robots.txt: which group counts, which rule decides (RFC 9309). */
#include "intake/robots.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static const struct {
    const char *what, *text, *path;
    bool allowed;
} rows[] = {
    {"nothing is forbidden", "", "/a", true},
    {"all of it", "User-agent: *\nDisallow: /\n", "/a", false},
    {"an empty rule forbids nothing", "User-agent: *\nDisallow:\n", "/a", true},
    {"another path", "User-agent: *\nDisallow: /b\n", "/a", true},
    {"a path begins with it", "User-agent: *\nDisallow: /a\n", "/ab", false},
    {"the longest rule decides", "User-agent: *\nDisallow: /a\nAllow: /a/b\n", "/a/b/c", true},
    {"of two as long, Allow", "User-agent: *\nDisallow: /a\nAllow: /a\n", "/a", true},
    {"our own group goes before *", "User-agent: *\nDisallow: /\n\nUser-agent: Convoke\nDisallow: /x\n",
     "/a", true},
    {"also where it comes first", "User-agent: convoke\nDisallow: /\n\nUser-agent: *\nAllow: /\n",
     "/a", false},
    {"one group for several", "User-agent: other\nUser-agent: convoke\nDisallow: /\n", "/a", false},
    {"a group of somebody else", "User-agent: other\nDisallow: /\n", "/a", true},
    {"a star", "User-agent: *\nDisallow: /*.pdf\n", "/a/b.pdf?c", false},
    {"the end", "User-agent: *\nDisallow: /*.pdf$\n", "/a/b.pdf?c", true},
    {"the end, met", "User-agent: *\nDisallow: /*.pdf$\n", "/a.pdf.pdf", false},
    {"remarks and line ends of others", "User-agent: * # all\r\nDisallow: /a # this\r\n", "/a", false},
    {"no path is the root", "User-agent: *\nDisallow: /$\n", "", false},
};

static void a_path_is_allowed_or_not(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (robots_allow(str_of(rows[i].text), str_of(rows[i].path)) != rows[i].allowed)
            fail_msg("%s: %s, wanted otherwise", rows[i].what,
                     rows[i].allowed ? "forbidden" : "allowed");
}

static void a_delay_is_minded_up_to_a_minute(void **state)
{
    (void)state;
    assert_int_equal(robots_delay(S("User-agent: *\nCrawl-delay: 2.5\n")), 3);
    assert_int_equal(robots_delay(S("User-agent: *\nCrawl-delay: 900\n")), 60);
    assert_int_equal(robots_delay(S("User-agent: other\nCrawl-delay: 9\n")), 0);
    assert_int_equal(robots_delay(S("User-agent: *\nCrawl-delay: soon\n")), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_path_is_allowed_or_not),
        cmocka_unit_test(a_delay_is_minded_up_to_a_minute),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
