/* Endpoints: what is asked, what an answer means, and where the key may go. */
#include "second/endpoint.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "fact/json.h"

static const struct {
    const char *path, *value;
} asked[] = {
    {"model", "small \"1\""},
    {"temperature", "0"},
    {"messages/0/role", "system"},
    {"messages/1/role", "user"},
    {"messages/1/content", "{\"doc\":\"a.txt\"}"},
    {"response_format/type", "json_schema"},
    {"response_format/json_schema/strict", "true"},
    {"response_format/json_schema/schema/properties/statements/items/properties/side/enum",
     "[\"guest\",\"host\",\"third\",\"press\"]"},
    {"response_format/json_schema/schema/properties/statements/items/properties/event/properties/year/type", "integer"},
};

static void the_request_asks_by_a_schema(void **state)
{
    struct arena a = {0};
    struct buf body = {0};

    (void)state;
    endpoint_request(&body, S("small \"1\""), S("{\"doc\":\"a.txt\"}"));
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
        struct str got = {0};
        struct err e = {0};

        if (!json_at(&a, buf_str(&body), asked[i].path, &got, &e) || !str_eq(got, str_of(asked[i].value)))
            fail_msg("%s: came %.*s%s, wanted %s", asked[i].path, STR_ARG(got), e.text, asked[i].value);
    }
    buf_free(&body);
    arena_free(&a);
}

#define ANSWER(content) "{\"choices\":[{\"message\":{\"content\":" content "},\"finish_reason\":\"stop\"}]}"

static const struct {
    const char *what, *body, *lines;
} answers[] = {
    {"nothing said", ANSWER("\"{\\\"statements\\\":[]}\""), ""},
    {"one a line, with the document's name", ANSWER("\"{\\\"statements\\\":[{\\\"guest\\\":\\\"FR\\\"},{}]}\""),
     "{\"doc\":\"a \\\"b\\\".txt\",\"guest\":\"FR\"}\n{\"doc\":\"a \\\"b\\\".txt\"}\n"},
    {"what is no object is left for the check", ANSWER("\"{\\\"statements\\\":[5,\\\"x\\\",[]]}\""), "5\nx\n[]\n"},
    {"no list", ANSWER("\"{\\\"statements\\\":5}\""), "! the answer's message: statements: not a list"},
    {"no statements", ANSWER("\"{}\""), "! the answer's message: has no statements"},
    {"words", ANSWER("\"I cannot.\""), "! the answer's message: not JSON"},
    {"no content", ANSWER("null"), "! not an answer of chat completions: has no choices/0/message/content"},
    {"no choices", "{}", "! not an answer of chat completions: has no choices"},
    {"no JSON", "<html>", "! not an answer of chat completions: not JSON"},
    {"cut off", "{\"choices\":[{\"message\":{\"content\":\"{\\\"sta\"},\"finish_reason\":\"length\"}]}",
     "! the answer was cut off"},
};

static void an_answer_becomes_lines(void **state)
{
    size_t wrong = 0;

    (void)state;
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
        struct arena a = {0};
        struct str out = {0};
        struct err e = {0};
        bool ok = endpoint_answer(&a, S("a \"b\".txt"), str_of(answers[i].body), &out, &e);

        if (!ok)
            out = arena_fmt(&a, "! %s", e.text);
        if (ok ? !str_eq(out, str_of(answers[i].lines)) : !str_starts(out, str_of(answers[i].lines))) {
            print_error("%s\n  came   %.*s\n  wanted %s\n", answers[i].what, STR_ARG(out), answers[i].lines);
            wrong++;
        }
        arena_free(&a);
    }
    assert_int_equal(wrong, 0);
}

static const struct {
    const char *url, *key;
    bool may;
} addresses[] = {
    {"https://models.example/v1", "sesam", true},
    {"http://models.example/v1", "", true},
    {"http://models.example/v1", "sesam", false},
    {"http://localhost:8080/v1", "sesam", true},
    {"http://127.0.0.1/v1", "sesam", true},
    {"http://[::1]:8080/v1", "sesam", true},
    {"http://localhost.evil.example/v1", "sesam", false},
    {"http://127.0.0.1.evil.example/v1", "sesam", false},
    {"ftp://models.example/v1", "", false},
    {"file:///etc/passwd", "", false},
    {"https://models.example/v1", "se\r\nsam: x", false},
};

static void a_key_goes_nowhere_unprotected(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++) {
        struct err e = {0};

        if (endpoint_address(str_of(addresses[i].url), str_of(addresses[i].key), &e) != addresses[i].may)
            fail_msg("%s with key \"%s\": %s", addresses[i].url, addresses[i].key, e.text);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_request_asks_by_a_schema),
        cmocka_unit_test(an_answer_becomes_lines),
        cmocka_unit_test(a_key_goes_nowhere_unprotected),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
