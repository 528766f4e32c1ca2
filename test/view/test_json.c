/* The views as JSON: one whole, and all of them well-formed whatever is said in them. */
#include <jansson.h>

#include "view/told.h"
#include "view/view.h"

static void a_roll(void **state)
{
    struct arena a = {0};
    struct buf b = {0};
    struct roll r = roll_make(&a, &parade,
                              story_tell(&a, "03-01 host scheduled @05-09; 03-10 guest declined "
                                             ":Macron; 05-26 host scheduled @06-24; 05-28 KG host "
                                             "invited =d1; 06-01 KG press accepted =d2/d1"),
                              (struct filter){20200610, 1595000000000});

    (void)state;
    json_roll(&b, &r);
    told_same(
        &b, "{\"event\":{\"id\":\"ru-2020-victory-parade\",\"country\":\"RU\",\"year\":2020,"
            "\"place\":\"Moscow\",\"name\":\"Victory Day parade\"},\"as_of\":\"2020-06-10\","
            "\"known_by\":\"2020-07-17T15:33:20.000Z\",\"held\":\"scheduled\",\"confirmed\":true,"
            "\"date\":\"2020-06-24\",\"rounds\":["
            "{\"number\":1,\"gap\":false,\"date\":\"2020-05-09\",\"opened_on\":\"2020-03-01\","
            "\"opened\":1,\"closed\":3},"
            "{\"number\":2,\"gap\":false,\"date\":\"2020-06-24\",\"opened_on\":\"2020-05-26\","
            "\"opened\":3,\"closed\":null}],\"guests\":["
            "{\"guest\":\"FR\",\"person\":\"Macron\",\"status\":\"lapsed\",\"trust\":null,"
            "\"side\":null,\"since\":null,\"deciding\":null,\"voice\":null,\"sources\":0,"
            "\"stories\":0,\"asked\":null,\"answer\":null,\"present\":null,\"before\":["
            "{\"round\":1,\"gap\":false,\"status\":\"declined\",\"asked\":null,\"answer\":"
            "{\"act\":\"declined\",\"trust\":\"confirmed\",\"side\":\"guest\","
            "\"said_on\":\"2020-03-10\",\"statement\":2},\"present\":null}]},"
            "{\"guest\":\"KG\",\"person\":null,\"status\":\"accepted\",\"trust\":\"unconfirmed\","
            "\"side\":\"press\",\"since\":\"2020-06-01\",\"deciding\":5,\"voice\":5,\"sources\":1,"
            "\"stories\":1,\"asked\":{\"act\":\"invited\",\"trust\":\"confirmed\","
            "\"side\":\"host\",\"said_on\":\"2020-05-28\",\"statement\":4},\"answer\":"
            "{\"act\":\"accepted\",\"trust\":\"unconfirmed\",\"side\":\"press\","
            "\"said_on\":\"2020-06-01\",\"statement\":5},\"present\":null,\"before\":[]}]}\n");
    buf_free(&b);
    arena_free(&a);
}

static json_t *parsed(struct buf *b)
{
    json_error_t e;
    json_t *root = json_loadb(b->p, b->n, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &e);

    if (root == NULL)
        fail_msg("%s at %d of\n%s", e.text, e.position, b->p);
    assert_int_equal(b->p[b->n - 1], '\n');
    buf_reset(b);
    return root;
}

static const char *text_at(const json_t *list, size_t i, const char *name)
{
    return json_string_value(json_object_get(json_array_get(list, i), name));
}

static void why_gives_each_statement_its_weight_and_passages(void **state)
{
    struct arena a = {0};
    struct buf b = {0};
    struct statements st = told_all(&a);
    struct roll r = told_roll(&a, st, 0);
    struct why w = why_make(&a, &r, st, S("RS"));
    json_t *root;
    const json_t *list, *retracted;

    (void)state;
    json_why(&b, &w);
    root = parsed(&b);
    list = json_object_get(root, "statements");
    assert_int_equal(json_array_size(list), 6);
    retracted = json_array_get(list, 0);
    assert_string_equal(text_at(list, 0, "weight"), "retracted");
    assert_int_equal(json_integer_value(json_object_get(retracted, "retracted_by")), 17);
    assert_string_equal(text_at(json_object_get(retracted, "sources"), 0, "quote"),
                        "nobody from Belgrade will go");
    assert_string_equal(text_at(list, 5, "weight"), "decides");
    assert_string_equal(text_at(list, 4, "channel"), "note");
    json_decref(root);
    buf_free(&b);
    arena_free(&a);
}

/* A second source of a statement may come later than the statement. */
static void a_source_that_was_not_known_is_not_told(void **state)
{
    struct arena a = {0};
    struct buf b = {0};
    struct source sources[] = {{.document = STR("d1"), .recorded_at = 1000},
                               {.document = STR("d2"), .recorded_at = 2000}};
    struct statement st = story_tell(&a, "05-20 press accepted").items[0];
    struct statements all = {&st, 1};
    struct roll r;
    struct why w;
    json_t *root;

    (void)state;
    st.sources = sources;
    st.source_count = 2;
    r = roll_make(&a, &parade, all, (struct filter){0, 1000});
    w = why_make(&a, &r, all, S("FR"));
    json_why(&b, &w);
    root = parsed(&b);
    assert_int_equal(json_array_size(json_object_get(
                         json_array_get(json_object_get(root, "statements"), 0), "sources")),
                     1);
    json_decref(root);
    buf_free(&b);
    arena_free(&a);
}

static void a_diff_gives_both_sides(void **state)
{
    struct arena a = {0};
    struct buf b = {0};
    struct statements st = told_all(&a);
    struct roll from = told_roll(&a, st, 20200320), to = told_roll(&a, st, 20200610);
    struct diff d = diff_rolls(&a, &from, &to);
    json_t *root;
    const json_t *changes;

    (void)state;
    json_diff(&b, &d);
    root = parsed(&b);
    changes = json_object_get(root, "changes");
    assert_true(json_is_true(json_object_get(root, "moved")));
    assert_int_equal(json_array_size(changes), d.count);
    assert_true(json_is_null(json_object_get(json_array_get(changes, 0), "from")));
    assert_string_equal(json_string_value(json_object_get(
                            json_object_get(json_array_get(changes, 1), "from"), "status")),
                        "accepted");
    json_decref(root);
    buf_free(&b);
    arena_free(&a);
}

static void whatever_is_said_it_is_json(void **state)
{
    struct arena a = {0};
    struct buf b = {0};
    struct event event = parade;
    struct statements st = told_all(&a);
    struct statement *items = ARENA_NEW(&a, struct statement, st.count);
    struct roll r;
    struct why w;
    struct history h;

    (void)state;
    for (size_t i = 0; i < st.count; i++) {
        items[i] = st.items[i];
        items[i].by = S("a \"quoted\" \\ name\n\0\033\xFF");
        items[i].person = S("\xC2\x9B \x80");
    }
    event.name = S("\"\\");
    r = roll_make(&a, &event, (struct statements){items, st.count}, (struct filter){0});
    w = why_make(&a, &r, (struct statements){items, st.count}, S("KG"));
    h = history_make(&a, S("KG"), &r, 1);
    json_roll(&b, &r);
    json_decref(parsed(&b));
    json_why(&b, &w);
    json_decref(parsed(&b));
    json_history(&b, &h);
    json_decref(parsed(&b));
    buf_free(&b);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_roll),
        cmocka_unit_test(why_gives_each_statement_its_weight_and_passages),
        cmocka_unit_test(a_source_that_was_not_known_is_not_told),
        cmocka_unit_test(a_diff_gives_both_sides),
        cmocka_unit_test(whatever_is_said_it_is_json),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
