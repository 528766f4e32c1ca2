/* A guest over events, in the order of their dates. */
#include "status/history.h"

#include "status/story.h"

static const struct {
    struct event event;
    const char *said;
} told[] = {
    {{.id = STR("ru-2023"), .year = 2023}, "2023-03-01 host scheduled @2023-05-09; "
                                           "2023-05-09 guest absent; 2023-05-09 KG guest attended"},
    {{.id = STR("cn-2015"), .year = 2015}, "2015-05-11 guest accepted @2015-09"},
    {{.id = STR("ru-2020"), .year = 2020}, "03-01 host scheduled @05-09; 03-02 guest accepted; "
                                           "04-16 host postponed"},
    {{.id = STR("us-2020"), .year = 2020}, "02-01 guest declined @03"},
    {{.id = STR("in-2021"), .year = 2021}, "2020-12-01 guest invited"},
    {{.id = STR("jp-2019"), .year = 2019}, "2019-05-01 KG guest attended"},
};

enum { TOLD = sizeof told / sizeof *told };

static void a_guest_over_events(void **state)
{
    struct arena a = {0};
    struct roll rolls[TOLD];
    struct history h;
    struct buf b = {0};

    (void)state;
    for (size_t i = 0; i < TOLD; i++)
        rolls[i] = roll_make(&a, &told[i].event, story_tell(&a, told[i].said), (struct filter){0});
    h = history_make(&a, S("FR"), rolls, TOLD);
    for (size_t i = 0; i < h.count; i++)
        buf_fmt(&b, "%.*s %s; ", STR_ARG(h.items[i].roll->event->id),
                status_text(h.items[i].row->status));
    assert_string_equal(b.p, "cn-2015 accepted; us-2020 declined; ru-2020 lapsed; "
                             "in-2021 needs-action; ru-2023 absent; ");
    assert_int_equal(history_make(&a, S("US"), rolls, TOLD).count, 0);
    assert_int_equal(history_make(&a, S("KG"), rolls, TOLD).count, 2);
    buf_free(&b);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_guest_over_events),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
