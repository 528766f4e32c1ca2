/* What is common at a site goes, what is doubtful is marked, and other sites do not count. */
#include "flow/common.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

enum { SHARED = 400, OWN = 4000 };

/* Documents of a site: all have a number of their own, the first so many the shared one too. */
static void add_site(struct copies *c, const char *site, uint32_t documents, uint32_t sharing)
{
    for (uint32_t i = 0; i < documents; i++) {
        uint32_t numbers[] = {OWN + (uint32_t)c->count * 4, SHARED};
        char name[] = {'d', (char)('a' + c->count % 26), (char)('a' + c->count / 26), '\0'};

        copies_add(c, str_of(name), str_of(site),
                   (struct sample){numbers, i < sharing ? 2 : 1, UINT32_MAX});
    }
}

enum left { GONE, DOUBTFUL, THERE };

static enum left left_in(const struct copy *c)
{
    for (size_t i = 0; i < c->sample.count; i++)
        if (copies_number(c->sample.numbers[i]) == SHARED)
            return (c->sample.numbers[i] & COPIES_DOUBTFUL) != 0 ? DOUBTFUL : THERE;
    return GONE;
}

static const struct {
    const char *what;
    uint32_t documents, sharing;
    enum left left;
} rows[] = {
    {"two of a small site", 5, 2, THERE},
    {"three of a small site", 5, 3, GONE},
    {"two of a large one", 200, 2, THERE},
    {"three of a large one", 200, 3, DOUBTFUL},
    {"seven of a large one", 200, 7, DOUBTFUL},
    {"eight of a large one", 200, 8, GONE},
};

static void what_is_common_goes(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct copies c = {0};

        add_site(&c, "x", rows[i].documents, rows[i].sharing);
        common_drop(&c);
        if (left_in(&c.items[0]) != rows[i].left)
            fail_msg("%s: %d, wanted %d", rows[i].what, left_in(&c.items[0]), rows[i].left);
        assert_int_equal(copies_number(c.items[0].sample.numbers[0]), OWN);
        copies_free(&c);
    }
}

static void what_many_sites_have_once_each_stays(void **state)
{
    struct copies c = {0};
    char site[] = "a";

    (void)state;
    for (; site[0] <= 'z'; site[0]++)
        add_site(&c, site, 4, 1);
    add_site(&c, "", 40, 40);
    common_drop(&c);
    for (size_t i = 0; i < c.count; i += 4)
        assert_int_equal(left_in(&c.items[i]), THERE);
    copies_free(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_common_goes),
        cmocka_unit_test(what_many_sites_have_once_each_stays),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
