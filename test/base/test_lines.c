/* Lines of a file and of memory: what comes, where it stood, and again; what is too long. */
#include "base/lines.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <unistd.h>

static const struct {
    const char *what, *text, *lines;
} texts[] = {
    {"nothing", "", ""},
    {"one line", "a\n", "1@0 a;"},
    {"no line break at the end", "a\nbc", "1@0 a;2@2 bc;"},
    {"empty lines count", "\n\nx\n", "1@0 ;2@1 ;3@2 x;"},
};

/* What lines_next tells, and each line once more at the end. */
static void told(struct lines *l, struct buf *out)
{
    struct { uint64_t at; size_t n; } places[8];
    size_t count = 0;
    struct str line;
    struct err e;

    while (lines_next(l, &line, &e) == 1) {
        buf_fmt(out, "%zu@%llu %.*s;", l->number, (unsigned long long)l->at, STR_ARG(line));
        places[count].at = l->at;
        places[count++].n = line.n;
    }
    for (size_t i = 0; i < count; i++) {
        assert_true(lines_again(l, places[i].at, places[i].n, &line, &e));
        assert_true(line.n == 0 || str_find(buf_str(out), line, 0) != STR_NONE);
    }
}

/* A file that holds the text, opened; or with piped, the reading end of a pipe that brought it. */
static struct lines opened(const char *text, bool piped)
{
    struct lines l = {.name = S("file"), .max_bytes = 1 << 20, .fd = -1};
    int ends[2];

    if (piped) {
        FILE *to;

        assert_int_equal(pipe(ends), 0);
        to = fdopen(ends[1], "w");
        fputs(text, to);
        fclose(to);
        dup2(ends[0], STDIN_FILENO);
        close(ends[0]);
        assert_true(lines_open(&l, S("-"), 1 << 20, NULL));
    } else {
        char name[] = "/tmp/test_lines.XXXXXX";
        int fd = mkstemp(name);

        assert_true(write(fd, text, strlen(text)) == (ssize_t)strlen(text));
        close(fd);
        assert_true(lines_open(&l, str_of(name), 1 << 20, NULL));
        unlink(name);
    }
    return l;
}

static void lines_come_with_their_places(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        for (int from = 0; from < 3; from++) {
            struct lines l = from == 0 ? lines_of(S("text"), str_of(texts[i].text))
                                       : opened(texts[i].text, from == 2);
            struct buf out = {0};

            buf_text(&out, "");
            told(&l, &out);
            if (strcmp(out.p, texts[i].lines) != 0)
                fail_msg("%s: came %s", texts[i].what, out.p);
            buf_free(&out);
            lines_close(&l);
        }
}

static void a_line_over_the_limit_is_named(void **state)
{
    struct lines l;
    struct str line;
    struct err e;

    (void)state;
    assert_true(lines_open(&l, S("/dev/zero"), 1 << 20, &e));
    assert_int_equal(lines_next(&l, &line, &e), -1);
    assert_string_equal(e.text, "/dev/zero:1: longer than the limit of 1 MB for a line");
    lines_close(&l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_come_with_their_places),
        cmocka_unit_test(a_line_over_the_limit_is_named),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
