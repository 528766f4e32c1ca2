/* Documents as lines of JSON: which field is which, and lines that hold none. */
#include "intake/jsonl.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static const struct {
    const char *what, *lines, *told;  /* "name|media|outlet|title|published|received|bytes;" */
} rows[] = {
    {"nothing", "", ""},
    {"all of it", "{\"url\":\"u\",\"text\":\"t\",\"title\":\"T\",\"published\":\"2020-05-27\","
     "\"outlet\":\"O\",\"received\":\"2020-05-28T01:00:00Z\"}\n", "u||O|T|20200527|20200528|t;"},
    {"other names", "{\"id\":\"i\",\"body\":\"t\",\"headline\":\"T\",\"pubDate\":"
     "\"Wed, 27 May 2020 10:00:00 GMT\",\"source\":\"S\"}", "i||S|T|20200527|0|t;"},
    {"the first that holds something", "{\"url\":\"\",\"id\":\"i\",\"text\":\"\",\"content\":\"c\","
     "\"html\":\"h\"}", "i||||0|0|c;"},
    {"HTML", "{\"id\":\"i\",\"html\":\"<p>x\"}", "i|text/html|||0|0|<p>x;"},
    {"a name made of the bytes", "{\"text\":\"t\"}", "text:bea4bbfe44f2db4c||||0|0|t;"},
    {"empty lines", "\n{\"id\":\"i\",\"text\":\"t\"}\n\n", "i||||0|0|t;"},
    {"no strings", "{\"id\":7,\"text\":\"t\",\"source\":{\"name\":\"x\"},\"url\":\"u\"}",
     "u||||0|0|t;"},
    {"wrong ones are told and passed over", "{\"text\":7}\n[]\nx\n{\"id\":\"i\",\"text\":\"t\"}",
     "a.jsonl:1: no document in it; a field text, content, body or html holds it;"
     "a.jsonl:2: not a JSON object;a.jsonl:3: not JSON at column 1: '[' or '{' expected near 'x';"
     "i||||0|0|t;"},
};

static void told(const char *lines, struct buf *out)
{
    struct stream s;
    size_t number = 0;
    int got = 1;

    stream_of(&s, S("a.jsonl"), str_of(lines));
    while (got != 0) {
        struct arena a = {0};
        struct item i = {0};
        struct err e = {0};

        got = jsonl_next(&s, &a, &number, &i, &e);
        if (got > 0)
            buf_fmt(out, "%.*s|%.*s|%.*s|%.*s|%d|%d|%.*s;", STR_ARG(i.source.name),
                    STR_ARG(i.source.media), STR_ARG(i.source.outlet), STR_ARG(i.source.title),
                    (int)i.source.published, (int)i.received, STR_ARG(i.source.bytes));
        else if (got < 0)
            buf_fmt(out, "%s;", e.text);
        arena_free(&a);
    }
    stream_close(&s);
}

static void a_line_is_a_document(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf b = {0};

        told(rows[i].lines, &b);
        if (!str_eq(buf_str(&b), str_of(rows[i].told)))
            fail_msg("%s: came \"%s\", wanted \"%s\"", rows[i].what, b.p ? b.p : "", rows[i].told);
        buf_free(&b);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_line_is_a_document)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
