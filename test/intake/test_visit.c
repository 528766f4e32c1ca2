/* How a good guest asks, without a web to ask: addresses, and how long to wait. */
#include "intake/visit.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static const struct {
    const char *address, *host, *path;
    bool is;
} rows[] = {
    {"https://news.example/a/b?c", "news.example", "/a/b?c", true},
    {"http://news.example:8080", "news.example:8080", "", true},
    {"http://news.example?q", "news.example", "?q", true},
    {"ftp://news.example/a", "news.example", "/a", false},
    {"http://", "", "", false},
    {"press/one.txt", "press", "/one.txt", false},
};

static void an_address_has_a_host_and_a_path(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str address = str_of(rows[i].address);
        size_t path;
        struct str host = fetch_host(address, &path);

        if (!str_eq(host, str_of(rows[i].host))
            || !str_eq(str_cut(address, path, address.n), str_of(rows[i].path))
            || fetch_is_address(address) != rows[i].is)
            fail_msg("%s: came %.*s", rows[i].address, STR_ARG(host));
    }
}

static void an_answer_says_how_long_to_wait(void **state)
{
    struct answer silent = {.status = 503}, told = {.status = 503, .wait_s = 90};

    (void)state;
    assert_int_equal(visit_wait_ms(&silent, 5000), 5000);
    assert_int_equal(visit_wait_ms(&told, 5000), 90000);
}

static void a_status_says_whether_to_ask_again(void **state)
{
    static const struct {
        int status;
        enum err_kind kind;
    } all[] = {{404, ERR_MISSING}, {410, ERR_MISSING}, {403, ERR_FORMAT}, {429, ERR_BUSY},
               {500, ERR_BUSY}, {503, ERR_BUSY}, {304, ERR_FORMAT}};
    struct answer good = {.status = 200};
    struct err e;

    (void)state;
    assert_true(fetch_succeeded(S("http://a"), &good, &e));
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        struct answer an = {.status = all[i].status};

        assert_false(fetch_succeeded(S("http://a"), &an, &e));
        assert_int_equal(e.kind, all[i].kind);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_address_has_a_host_and_a_path),
        cmocka_unit_test(an_answer_says_how_long_to_wait),
        cmocka_unit_test(a_status_says_whether_to_ask_again),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
