/* What following feeds remembers: written, read back, lost, damaged. */
#include "flow/followed.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <unistd.h>
#include "base/file.h"

static char path[64];  /* this process's own */

static void what_is_written_is_read_back(void **state)
{
    struct followed f, again;
    struct followed_feed *feed;
    struct err e;

    (void)state;
    unlink(path);
    assert_true(followed_open(&f, str_of(path), &e));
    assert_int_equal(f.count, 0);
    feed = followed_feed(&f, S("http://a/feed"));
    feed->etag = S("W/\"x\ty\"");
    feed->modified = S("Wed, 27 May 2020 10:00:00 GMT");
    feed->not_before = 1590573600000;
    feed->failures = 3;
    followed_add(&f, feed, followed_key(S("http://a/1")));
    followed_add(&f, feed, followed_key(S("http://a/2")))->tries = 4;
    followed_feed(&f, S("http://b/feed"));
    assert_true(followed_write(&f, &e));
    followed_free(&f);

    assert_true(followed_open(&again, str_of(path), &e));
    assert_int_equal(again.count, 2);
    feed = followed_feed(&again, S("http://a/feed"));
    assert_true(str_eq(feed->etag, S("W/\"x y\"")));
    assert_true(str_eq(feed->modified, S("Wed, 27 May 2020 10:00:00 GMT")));
    assert_true(feed->not_before == 1590573600000);
    assert_int_equal(feed->failures, 3);
    assert_int_equal(followed_entry(feed, followed_key(S("http://a/1")))->tries, 0);
    assert_int_equal(followed_entry(feed, followed_key(S("http://a/2")))->tries, 4);
    assert_null(followed_entry(feed, followed_key(S("http://a/3"))));
    followed_free(&again);
    unlink(path);
}

static void damaged_lines_are_left_out(void **state)
{
    struct followed f;
    struct err e;

    (void)state;
    assert_true(file_write(str_of(path), S("done\t0123456789abcdef\nfeed\thttp://a\tx\t0\t\t\n"
                                           "feed\thttp://b\t0\t0\t\t\ndone\t01\ntried\t0123456789abcdef"
                                           "\t-1\ndone\t0123456789abcdef\n\nother\n"), &e));
    assert_true(followed_open(&f, str_of(path), &e));
    assert_int_equal(f.count, 1);
    assert_int_equal(f.feeds[0].count, 1);
    assert_true(f.feeds[0].entries[0].key == 0x0123456789abcdef);
    followed_free(&f);
    unlink(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_is_read_back),
        cmocka_unit_test(damaged_lines_are_left_out),
    };

    snprintf(path, sizeof path, "/tmp/test_followed.%d", (int)getpid());
    return cmocka_run_group_tests(tests, NULL, NULL);
}
