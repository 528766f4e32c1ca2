/* Texts off a line of JSON: what is taken, what is stepped over, what is refused and where. */
#include "base/fields.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/buf.h"

static const struct {
    const char *what, *line, *id, *text;  /* NULL: not given */
} lines[] = {
    {"two texts", "{\"id\":\"a\",\"text\":\"b c\"}", "a", "b c"},
    {"blanks everywhere", " { \"id\" : \"a\" , \"text\" : \"b\" } \r", "a", "b"},
    {"none of them", "{}", NULL, NULL},
    {"other names of any kind",
     "{\"x\":[1,{\"y\":[]},-2.5e3],\"id\":\"a\",\"z\":{\"text\":\"no\",\"e\":{}},\"n\":null,\"b\":true}",
     "a", NULL},
    {"the last of two counts", "{\"id\":\"a\",\"id\":\"b\"}", "b", NULL},
    {"a number is no text", "{\"id\":7,\"text\":\"b\"}", NULL, "b"},
    {"escapes", "{\"text\":\"a\\n\\\"b\\\" \\\\ \\/ \\u00e9 \\u0041\"}", NULL, "a\n\"b\" \\ / \xC3\xA9 A"},
    {"a pair of surrogates is one letter", "{\"text\":\"\\ud83d\\ude00!\"}", NULL, "\xF0\x9F\x98\x80!"},
    {"half a pair is no letter", "{\"text\":\"\\ud83d!\"}", NULL, "\xEF\xBF\xBD!"},
    {"an escaped name", "{\"i\\u0064\":\"a\"}", "a", NULL},
    {"a long text with one escape at its end",
     "{\"text\":\"abcdefghijklmnopqrstuvwxyz abcdefghijklmnopqrstuvwxyz\\t\"}", NULL,
     "abcdefghijklmnopqrstuvwxyz abcdefghijklmnopqrstuvwxyz\t"},
};

static const struct {
    const char *what, *line, *error;
} refused[] = {
    {"nothing", "", "no JSON object at byte 0"},
    {"a list", "[]", "no JSON object at byte 0"},
    {"no end", "{\"id\":\"a\"", "no comma and no end of the object at byte 9"},
    {"no end of a text", "{\"id\":\"a", "a string without an end, or with a control character, at byte 7"},
    {"a line break in a text", "{\"id\":\"a\nb\"}",
     "a string without an end, or with a control character, at byte 7"},
    {"a comma too many", "{\"id\":\"a\",}", "no string at byte 10"},
    {"a bare word", "{\"id\":a}", "no value of JSON at byte 6"},
    {"no colon", "{\"id\" \"a\"}", "no colon at byte 6"},
    {"an escape that is none", "{\"id\":\"\\q\"}", "no escape of JSON in the string that starts at byte 7"},
    {"an escape without its digits", "{\"id\":\"\\u12\"}",
     "no escape of JSON in the string that starts at byte 7"},
    {"bytes that are no UTF-8", "{\"id\":\"\xFF\"}", "not UTF-8 in the string that starts at byte 7"},
    {"more behind it", "{} {}", "something behind the object at byte 3"},
    {"a list that is not closed", "{\"x\":[1,2}", "no comma and no end of the list or object at byte 9"},
};

static bool is(const struct field *f, const char *wanted)
{
    return f->given == (wanted != NULL) && (wanted == NULL || str_eq(f->value, str_of(wanted)));
}

static void texts_are_taken_and_the_rest_is_stepped_over(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        struct field f[] = {{.name = "id"}, {.name = "text"}};
        struct arena a = {0};
        struct err e = {0};

        if (!fields_read(&a, str_of(lines[i].line), f, 2, &e))
            fail_msg("%s: %s", lines[i].what, e.text);
        if (!is(&f[0], lines[i].id) || !is(&f[1], lines[i].text))
            fail_msg("%s: id \"%.*s\", text \"%.*s\"", lines[i].what, STR_ARG(f[0].value),
                     STR_ARG(f[1].value));
        arena_free(&a);
    }
}

static void what_is_no_object_is_refused_with_its_place(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        struct field f[] = {{.name = "id"}};
        struct arena a = {0};
        struct err e = {0};

        if (fields_read(&a, str_of(refused[i].line), f, 1, &e))
            fail_msg("%s: taken", refused[i].what);
        if (!str_eq(str_of(e.text), str_of(refused[i].error)))
            fail_msg("%s: %s", refused[i].what, e.text);
        arena_free(&a);
    }
}

static bool nested(size_t deep, struct err *e)
{
    struct arena a = {0};
    struct buf b = {0};
    bool ok;

    buf_text(&b, "{\"x\":");
    buf_fill(&b, '[', deep);
    buf_fill(&b, ']', deep);
    buf_byte(&b, '}');
    ok = fields_read(&a, buf_str(&b), NULL, 0, e);
    buf_free(&b);
    arena_free(&a);
    return ok;
}

static void lists_go_sixty_four_deep(void **state)
{
    struct err e = {0};

    (void)state;
    assert_true(nested(64, &e));
    assert_false(nested(65, &e));
    assert_string_equal(e.text, "lists and objects more than 64 deep at byte 69");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_taken_and_the_rest_is_stepped_over),
        cmocka_unit_test(what_is_no_object_is_refused_with_its_place),
        cmocka_unit_test(lists_go_sixty_four_deep),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
