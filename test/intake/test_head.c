/* Fields above a body, days as mail and the web write them, answers of the web and their bodies. */
#include "intake/head.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "base/buf.h"

static void is(const char *what, struct str came, const char *wanted)
{
    if (!str_eq(came, str_of(wanted)))
        fail_msg("%s: came \"%.*s\", wanted \"%s\"", what, STR_ARG(came), wanted);
}

static const struct {
    const char *what, *head, *name, *value;
} fields[] = {
    {"a field", "A: b\r\n\r\n", "A", "b"},
    {"without case, without blanks", "CONTENT-type:  b \r\n\r\n", "Content-Type", "b"},
    {"bare line breaks", "A: b\nC: d\n\n", "C", "d"},
    {"the first of two", "A: b\r\nA: c\r\n\r\n", "A", "b"},
    {"a body has no fields", "A: b\r\n\r\nC: d\r\n", "C", ""},
    {"a colon within", "A: b:c\r\n\r\n", "A", "b:c"},
    {"no field of that name", "AB: c\r\n\r\n", "A", ""},
};

static void a_field_is_found_by_its_name(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        is(fields[i].what, head_find(str_of(fields[i].head), str_of(fields[i].name)),
           fields[i].value);
}

static const struct {
    const char *value, *media, *charset;
} types[] = {
    {"text/html; charset=utf-8", "text/html", "utf-8"},
    {"text/html;charset=\"windows-1251\"; x=y", "text/html", "windows-1251"},
    {"text/plain", "text/plain", ""},
    {"", "", ""},
    {" ; Charset = koi8-r", "", "koi8-r"},
};

static void a_media_type_and_its_charset(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        struct str media, charset;

        head_media(str_of(types[i].value), &media, &charset);
        is(types[i].value, media, types[i].media);
        is(types[i].value, charset, types[i].charset);
    }
}

static const struct {
    const char *text;
    day day;
    moment moment;
} days[] = {
    {"Wed, 27 May 2020 10:00:01 GMT", 20200527, 1590573601000},
    {"27 May 2020 10:00:00 +0200", 20200527, 1590573600000},
    {"Thu,  1 Jan 1970 00:00:02 GMT", 19700101, 2000},
    {"1 Jun 20", 20200601, 0},
    {"2020-05-27T10:00:00Z", 20200527, 1590573600000},
    {"2020-05-27", 20200527, 0},
    {"2020-05-27x", 0, 0},
    {"31 Feb 2020", 0, 0},
    {"yesterday", 0, 0},
    {"", 0, 0},
};

static void days_as_mail_the_web_and_iso_write_them(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof days / sizeof *days; i++)
        if (head_day(str_of(days[i].text)) != days[i].day
            || head_moment(str_of(days[i].text)) != days[i].moment)
            fail_msg("%s: came %d and %lld", days[i].text, (int)head_day(str_of(days[i].text)),
                     (long long)head_moment(str_of(days[i].text)));
}

/* Hello, deflated by zlib: as gzip, as zlib, bare. */
#define GZIP "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\xf3\x48\xcd\xc9\xc9\x07\x00\x82\x89\xd1\xf7\x05\x00\x00\x00"
#define ZLIB "\x78\x9c\xf3\x48\xcd\xc9\xc9\x07\x00\x05\x8c\x01\xf5"
#define BARE "\xf3\x48\xcd\xc9\xc9\x07\x00"

static const struct {
    const char *what;
    struct str answer;
    const char *body;    /* NULL: cannot be read */
} answers[] = {
    {"as it is", STR("HTTP/1.1 200 OK\r\n\r\nHello"), "Hello"},
    {"chunked", STR("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                    "2\r\nHe\r\n3;a=b\r\nllo\r\n0\r\n\r\n"), "Hello"},
    {"chunks cut off give what there is",
     STR("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nHe\r\nff\r\nllo"), "Hello"},
    {"chunks that an archive took out already",
     STR("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nHello"), "Hello"},
    {"gzip", STR("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" GZIP), "Hello"},
    {"gzip in chunks", STR("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n"
                           "Content-Encoding: gzip\r\n\r\n19\r\n" GZIP "\r\n0\r\n\r\n"), "Hello"},
    {"deflate is zlib", STR("HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\n\r\n" ZLIB), "Hello"},
    {"or bare", STR("HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\n\r\n" BARE), "Hello"},
    {"opened by the archive", STR("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\nHello"), "Hello"},
    {"a wrong check sum", STR("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n"
                              "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\xf3\x48\xcd\xc9\xc9\x07\x00"
                              "\x82\x89\xd1\xf6\x05\x00\x00\x00"), NULL},
    {"brotli is not read", STR("HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\nx"), NULL},
    {"no head", STR("Hello"), NULL},
    {"no status", STR("HTTP/1.1 OK\r\n\r\nHello"), NULL},
};

static void a_body_is_what_was_meant(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof answers / sizeof *answers; i++) {
        struct arena a = {0};
        struct http h;
        struct str body = {0};
        struct err e;
        bool ok = http_parse(answers[i].answer, &h, &e) && http_body(&a, &h, 1000, &body, &e);

        if (ok != (answers[i].body != NULL))
            fail_msg("%s: %s", answers[i].what, ok ? "was read" : e.text);
        if (ok)
            is(answers[i].what, body, answers[i].body);
        arena_free(&a);
    }
}

static void a_body_that_swells_is_stopped(void **state)
{
    struct arena a = {0};
    struct http h;
    struct str body;
    struct err e;

    (void)state;
    assert_true(http_parse((struct str)STR("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" GZIP),
                           &h, &e));
    assert_false(http_body(&a, &h, 4, &body, &e));
    assert_int_equal(e.kind, ERR_FULL);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_field_is_found_by_its_name),
        cmocka_unit_test(a_media_type_and_its_charset),
        cmocka_unit_test(days_as_mail_the_web_and_iso_write_them),
        cmocka_unit_test(a_body_is_what_was_meant),
        cmocka_unit_test(a_body_that_swells_is_stopped),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
