/* Bytes of memory and of files, compressed or not: what is ahead, lines, seeking, damage. */
#include "intake/stream.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <unistd.h>

/* "Hello" and "World" as members of gzip. */
#define HELLO "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\xf3\x48\xcd\xc9\xc9\x07\x00\x82\x89\xd1\xf7\x05\x00\x00\x00"
#define WORLD "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\x0b\xcf\x2f\xca\x49\x01\x00\x47\x3e\xb6\xfb\x05\x00\x00\x00"
#define BAD "\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\xff\xff\xff\xff\xff\xff\xff\x82\x89\xd1\xf7\x05\x00\x00\x00"

static const struct {
    const char *what;
    struct str bytes;
    const char *comes;   /* "!" where it is broken and mended */
} rows[] = {
    {"nothing", STR(""), ""},
    {"as it is", STR("Hello"), "Hello"},
    {"a member", STR(HELLO), "Hello"},
    {"two", STR(HELLO WORLD), "HelloWorld"},
    {"zeros behind the last", STR(HELLO "\0\0\0\0\0"), "Hello"},
    {"a damaged one between", STR(HELLO BAD WORLD), "Hello!World"},
    {"cut off", STR("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03\xf3\x48\xcd"), "He!"},
    {"other bytes behind", STR(HELLO "junk" WORLD), "Hello!World"},
};

static void take_all(struct stream *s, struct buf *out)
{
    bool more = true;

    while (more) {
        struct str some = stream_ahead(s, 7);

        buf_add(out, some);
        stream_take(s, some.n);
        more = some.n > 0;
        if (more || !s->broken)
            continue;
        buf_byte(out, '!');
        more = stream_mend(s);
    }
}

static void compressed_or_not_the_bytes_come(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct stream s;
        struct buf b = {0};

        stream_of(&s, S("bytes"), rows[i].bytes);
        take_all(&s, &b);
        if (!str_eq(buf_str(&b), str_of(rows[i].comes)))
            fail_msg("%s: came \"%s\", wanted \"%s\"", rows[i].what, b.p ? b.p : "", rows[i].comes);
        stream_close(&s);
        buf_free(&b);
    }
}

static void a_file_comes_like_memory(void **state)
{
    char name[] = "/tmp/test_stream.XXXXXX";
    int fd = mkstemp(name);
    struct stream s;
    struct err e;

    (void)state;
    assert_true(write(fd, HELLO WORLD, 50) == 50);
    close(fd);
    assert_true(stream_open(&s, str_of(name), &e));
    assert_int_equal(s.size, 50);
    assert_true(str_eq(stream_ahead(&s, 100), S("HelloWorld")));
    stream_close(&s);
    unlink(name);
    assert_false(stream_open(&s, S("/tmp"), &e));
    assert_false(stream_open(&s, str_of(name), &e));
    assert_int_equal(e.kind, ERR_MISSING);
}

static void lines_of_any_length_up_to_a_limit(void **state)
{
    struct stream s;
    struct str line;

    (void)state;
    stream_of(&s, S("lines"), S("one\n\na line that is too long\nlast"));
    assert_int_equal(stream_line(&s, 8, &line), 1);
    assert_true(str_eq(line, S("one")));
    assert_int_equal(stream_line(&s, 8, &line), 1);
    assert_int_equal(line.n, 0);
    assert_int_equal(stream_line(&s, 8, &line), -1);
    assert_int_equal(stream_line(&s, 8, &line), 1);
    assert_true(str_eq(line, S("last")));
    assert_int_equal(stream_line(&s, 8, &line), 0);
    stream_close(&s);
}

/* Over the size of what is read at once, where the word lies across its border too. */
static void seeking_finds_across_borders(void **state)
{
    enum { STEP = 256 * 1024 };
    struct buf b = {0};

    (void)state;
    for (size_t at = STEP - 4; at <= STEP + 1; at++) {
        struct stream s;

        buf_reset(&b);
        buf_fill(&b, 'x', at);
        buf_text(&b, "WORD");
        buf_fill(&b, 'y', STEP);
        stream_of(&s, S("bytes"), buf_str(&b));
        assert_true(stream_seek(&s, S("WORD")));
        assert_int_equal(s.at, at);
        assert_true(stream_skip(&s, STEP + 4));
        assert_false(stream_skip(&s, 1));
        assert_false(stream_seek(&s, S("WORD")));
        stream_close(&s);
    }
    buf_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(compressed_or_not_the_bytes_come),
        cmocka_unit_test(a_file_comes_like_memory),
        cmocka_unit_test(lines_of_any_length_up_to_a_limit),
        cmocka_unit_test(seeking_finds_across_borders),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
