/* Every row of furniture.def marks its own line, and no row marks a line of story. */
#include "page/cue.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static const struct {
    enum cue effect;
    const char *pattern, *example;
} rows[] = {
#define CUE(effect, most, pattern, example) {CUE_##effect, pattern, example},
#define SHOP(words)
#define TALK(words)
#define STORY(example)
#include "page/furniture.def"
#undef CUE
#undef STORY
};

static const char *const stories[] = {
#define CUE(effect, most, pattern, example)
#define STORY(example) example,
#include "page/furniture.def"
#undef CUE
#undef SHOP
#undef TALK
#undef STORY
};

static void every_row_marks_its_line(void **state)
{
    size_t bad = 0;

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str text = str_of(rows[i].example);

        if (cue_row_fits(i, text) && cue_of(text) >= rows[i].effect)
            continue;
        print_error("\"%s\" does not mark \"%s\"\n", rows[i].pattern, rows[i].example);
        bad++;
    }
    assert_int_equal(bad, 0);
}

static void no_row_marks_a_line_of_story(void **state)
{
    size_t bad = 0;

    (void)state;
    for (size_t i = 0; i < sizeof stories / sizeof *stories; i++)
        if (cue_of(str_of(stories[i])) != CUE_NONE) {
            print_error("a cue marks \"%s\"\n", stories[i]);
            bad++;
        }
    assert_int_equal(bad, 0);
}

static const struct {
    const char *what, *text;
    bool shop;
} shops[] = {
    {"words of the trade, thick",
     "All our readers get the podcast and an app, free of advertising.", true},
    {"the same words where somebody says something",
     "The minister said that the app, the podcast and the newsletter were free.", false},
    {"the same words where somebody is quoted",
     "\"All our readers get the podcast and an app, free of advertising.\"", false},
    {"too few of them", "The newsletter of the choir names the singers of the year.", false},
    {"one word again and again", "App after app after app, and no end of it in sight.", false},
};

static void a_page_that_talks_shop_is_known(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof shops / sizeof *shops; i++)
        if ((cue_of(str_of(shops[i].text)) == CUE_LINE) != shops[i].shop)
            fail_msg("%s: \"%s\"", shops[i].what, shops[i].text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_marks_its_line),
        cmocka_unit_test(no_row_marks_a_line_of_story),
        cmocka_unit_test(a_page_that_talks_shop_is_known),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
