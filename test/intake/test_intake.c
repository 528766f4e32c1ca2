/* Whatever comes in gives its documents: through the one door, from files. */
#include "intake/intake.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <unistd.h>

static const struct {
    const char *what, *bytes, *told;  /* "name|media|bytes;", of the file the name is FILE */
} rows[] = {
    {"a text is itself", "Hello\n", "FILE||Hello\n;"},
    {"an empty file too: it is for the page to say so", "", "FILE||;"},
    {"lines of JSON", "{\"id\":\"a\",\"text\":\"x\"}\n{\"id\":\"b\",\"text\":\"y\"}\n", "a||x;b||y;"},
    {"an archive", "WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: u\r\nContent-Type: text/plain\r\n"
     "Content-Length: 5\r\n\r\nHello\r\n\r\n", "u|text/plain|Hello;"},
    {"a message", "Message-ID: <m>\n\nHello\n", "FILE|text/plain|Hello\n;"},
    {"a mailbox", "From a\nMessage-ID: <m>\n\nHello\n\nFrom b\nMessage-ID: <n>\n\nYou\n",
     "mid:m|text/plain|Hello\n\n;mid:n|text/plain|You\n;"},
    {"a feed: what it holds, and nothing is fetched", "<rss><channel><item><link>http://a</link>"
     "<description>&lt;b&gt;x</description></item><item><link>http://b</link><description>plain"
     "</description></item><item><link>http://c</link></item></channel></rss>",
     "http://a|text/html|<b>x;http://b|text/plain|plain;"
     "http://c: the feed holds nothing but its title;"},
};

static void told(struct str path, struct buf *out)
{
    struct intake in;
    struct err e = {0};
    int got = 1;

    if (!intake_open(&in, path, NULL, &e)) {
        buf_text(out, e.text);
        return;
    }
    while (got != 0) {
        struct arena a = {0};
        struct item i = {0};

        got = intake_next(&in, &a, &i, &e);
        if (got > 0)
            buf_fmt(out, "%.*s|%.*s|%.*s;",
                    STR_ARG(str_eq(i.source.name, path) ? S("FILE") : i.source.name),
                    STR_ARG(i.source.media), STR_ARG(i.source.bytes));
        else if (got < 0)
            buf_fmt(out, "%s;", e.text);
        arena_free(&a);
    }
    intake_close(&in);
}

static void every_form_comes_through_one_door(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char name[] = "/tmp/test_intake.XXXXXX";
        int fd = mkstemp(name);
        struct buf b = {0};
        size_t n = strlen(rows[i].bytes);

        assert_true(write(fd, rows[i].bytes, n) == (ssize_t)n);
        close(fd);
        told(str_of(name), &b);
        unlink(name);
        if (!str_eq(buf_str(&b), str_of(rows[i].told)))
            fail_msg("%s: came \"%s\", wanted \"%s\"", rows[i].what, b.p ? b.p : "", rows[i].told);
        buf_free(&b);
    }
}

static void without_visits_no_address_is_asked(void **state)
{
    struct buf b = {0};

    (void)state;
    told(S("http://127.0.0.1:1/x"), &b);
    assert_string_equal(b.p, "http://127.0.0.1:1/x: nothing is fetched here");
    buf_free(&b);
}

static void what_is_too_large_is_seen_before_it_is_read(void **state)
{
    char name[] = "/tmp/test_intake.XXXXXX";
    int fd = mkstemp(name);
    struct buf b = {0};

    (void)state;
    assert_int_equal(ftruncate(fd, (off_t)1 << 40), 0);
    close(fd);
    told(str_of(name), &b);
    unlink(name);
    assert_true(str_find(buf_str(&b), S("larger than the limit of 128 MB; split it;"), 0) != STR_NONE);
    buf_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_form_comes_through_one_door),
        cmocka_unit_test(without_visits_no_address_is_asked),
        cmocka_unit_test(what_is_too_large_is_seen_before_it_is_read),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
