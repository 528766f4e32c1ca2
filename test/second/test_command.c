/* Commands that are run: what they answer, and how they can fail. */
#include "second/command.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

enum { LONG_MS = 60000, SHORT_MS = 300, MOST = 1 << 20 };

static const struct {
    const char *what, *line, *input;
    int timeout_ms;
    const char *came;   /* the answer, or "! " and why it failed */
} rows[] = {
    {"its input is its output", "cat", "one\ntwo\n", LONG_MS, "one\ntwo\n"},
    {"a line of the shell", "tr a-z A-Z | head -n 1", "one\ntwo\n", LONG_MS, "ONE\n"},
    {"it need not read", "echo yes", "never read", LONG_MS, "yes\n"},
    {"it need not answer", "cat >/dev/null", "one\n", LONG_MS, ""},
    {"another status than 0", "echo yes; exit 3", "", LONG_MS, "! exit status 3"},
    {"a command that is not there", "/no/such/command 2>/dev/null", "", LONG_MS,
     "! exit status 127: the command was not found"},
    {"ended by a signal", "kill -9 $$", "", LONG_MS, "! ended by signal 9"},
    {"it never answers", "sleep 60", "", SHORT_MS, "! took longer than 0.3 seconds"},
    {"it never ends", "exec 1>&-; sleep 60", "", SHORT_MS, "! took longer than 0.3 seconds"},
    {"what it started never ends", "sleep 60 & exit 0", "", SHORT_MS, "! took longer than 0.3 seconds"},
    {"it never stops talking", "cat /dev/zero", "", LONG_MS, "! printed more than 1048576 bytes"},
};

static void a_command_answers_or_fails_by_name(void **state)
{
    size_t wrong = 0;

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        struct command c = {str_of(rows[i].line), str_of(rows[i].input), rows[i].timeout_ms, MOST, NULL};
        struct str out = {0};
        struct err e = {0};

        if (!command_run(&a, &c, &out, &e))
            out = arena_fmt(&a, "! %s", e.text);
        if (!str_eq(out, str_of(rows[i].came))) {
            print_error("%s\n  came   %.*s\n  wanted %s\n", rows[i].what, (int)(out.n < 200 ? out.n : 200), out.p,
                        rows[i].came);
            wrong++;
        }
        arena_free(&a);
    }
    assert_int_equal(wrong, 0);
}

/* More than a pipe holds, both ways at once. */
static void much_goes_in_and_out(void **state)
{
    struct arena a = {0};
    char *bytes = arena_alloc(&a, MOST);
    struct command c = {S("cat"), {bytes, MOST}, LONG_MS, MOST, NULL};
    struct str out = {0};
    struct err e = {0};

    (void)state;
    for (size_t i = 0; i < MOST; i++)
        bytes[i] = (char)('a' + i % 26);
    assert_true(command_run(&a, &c, &out, &e));
    assert_true(str_eq(out, c.input));
    arena_free(&a);
}

static void an_interrupt_ends_it(void **state)
{
    static const volatile sig_atomic_t interrupted = 1;
    struct arena a = {0};
    struct command c = {S("sleep 60"), {0}, LONG_MS, MOST, &interrupted};
    struct str out = {0};
    struct err e = {0};

    (void)state;
    assert_false(command_run(&a, &c, &out, &e));
    assert_string_equal(e.text, "interrupted");
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_command_answers_or_fails_by_name),
        cmocka_unit_test(much_goes_in_and_out),
        cmocka_unit_test(an_interrupt_ends_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
