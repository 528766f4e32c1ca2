/*
 * Which pages the reader takes up at all: an occasion and somebody to come to it, close together.
 * Every page of test/pages that states something is taken up, wherever it is moved in a longer text.
 */
#include "read/skim.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/buf.h"
#include "base/file.h"

enum { PAGE_BYTES = 64 << 10 };

static const struct {
    const char *what, *text;
    bool speaks;
} texts[] = {
    {"an occasion and a state (Q1)", "Serbia will send nobody to the summit.", true},
    {"an occasion and a leader (Q1)", "The summit opens without Emmanuel Macron.", true},
    {"an occasion and an organisation (Q1)", "The UN has no seat at the conference.", true},
    {"an invitation and a state (Q1)", "Beijing has heard of no invitation to Greece.", true},
    {"whoever was disinvited (Q1)", "London disinvited Malawi.", true},
    {"in capitals (Q1)", "SERBIA SKIPS PARADE", true},
    {"a family name that is no word beside it (Q1)", "Macron skips parade", true},
    {"a family name that is a word too shows nothing", "We hope that the summit is in May.", false},
    {"an occasion and nobody", "The parade of the carnival club begins at noon.", false},
    {"a state and no occasion", "Serbia exports apples and France buys them.", false},
    {"a state that comes to nothing", "Serbia will come later, France expects.", false},
    {"a visit that somebody joins (Q2)", "Greece will join the visit.", true},
    {"a meeting, and no verb of a cue near it", "The meeting looked at the exports of Greece.", false},
    {"a visit, a verb, and nobody", "Join us and visit the museum shop.", false},
    {"a press conference is no occasion", "Germany's minister held a press conference.", false},
    {"nor is one of the news", "Germany's minister held a\nnews  conference.", false},
    {"a day is no occasion here", "Every day trains come from Germany.", false},
    {"somebody goes somewhere (Q3)", "On Monday the minister arrives in Germany.", true},
    {"nobody goes anywhere", "Germany waits for the parcel to arrive.", false},
    {"a longer word is another", "Summiteers of Serbia paraded.", false},
    {"a word at the end of a line", "The parade\nSerbia\n", true},
    {"digits belong to their word", "The G20 and Brazil", true},
    {"a quotation mark parts words", "\xe2\x80\x9cSummit\xe2\x80\x9d: Serbia\xe2\x80\x99s place", true},
    {"nothing", "", false},
    {"one mark", ".", false},
};

static void an_occasion_and_somebody_to_come(void **state)
{
    size_t wrong = 0;

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (skim_speaks_of_guests(str_of(texts[i].text)) != texts[i].speaks) {
            print_error("%s: \"%s\"\n", texts[i].what, texts[i].text);
            wrong++;
        }
    assert_int_equal(wrong, 0);
}

/* The words "summit" and "Serbia", with so much between them. */
static bool apart_by(size_t bytes)
{
    struct buf b = {0};
    bool speaks;

    buf_text(&b, "The summit ");
    for (size_t i = 0; i < bytes / 4; i++)
        buf_text(&b, "and ");
    buf_text(&b, "Serbia.");
    speaks = skim_speaks_of_guests(buf_str(&b));
    buf_free(&b);
    return speaks;
}

static void far_apart_they_are_of_different_things(void **state)
{
    (void)state;
    assert_true(apart_by(200));
    assert_false(apart_by(2000));
}

/* However the words fall on the blocks that are looked at: 0 to 150 bytes in front, and behind. */
static void a_word_is_found_wherever_it_stands(void **state)
{
    (void)state;
    for (size_t before = 0; before < 150; before++)
        for (size_t behind = 0; behind < 80; behind += 7) {
            struct buf b = {0};

            buf_fill(&b, ' ', before);
            buf_text(&b, "G7: UK");
            buf_fill(&b, ' ', behind);
            if (!skim_speaks_of_guests(buf_str(&b)))
                fail_msg("not with %zu in front and %zu behind", before, behind);
            buf_free(&b);
        }
}

/* Pages that state something, and the examples, each behind much of something else. */
static size_t try_folder(struct str folder)
{
    struct arena a = {0};
    struct str *paths;
    size_t count, tried = 0;
    struct err e;

    if (!file_list(&a, folder, &paths, &count, &e))
        fail_msg("%s", e.text);
    for (size_t i = 0; i < count; i++) {
        struct buf b = {0};
        struct str page;

        if (!str_ends(paths[i], S(".txt")) || str_find(paths[i], S("/none/"), 0) != STR_NONE)
            continue;
        if (!file_read(&a, paths[i], PAGE_BYTES, &page, &e))
            fail_msg("%s", e.text);
        for (size_t k = 0; k < 200 + i; k++)
            buf_text(&b, "So it went on. ");
        buf_add(&b, page);
        if (!skim_speaks_of_guests(buf_str(&b)))
            fail_msg("%.*s: passed over", STR_ARG(paths[i]));
        buf_free(&b);
        tried++;
    }
    arena_free(&a);
    return tried;
}

static void pages_that_state_something_are_taken_up(void **state)
{
    (void)state;
    assert_true(try_folder(S("test/pages")) > 0);
    assert_true(try_folder(S("examples")) > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_occasion_and_somebody_to_come),
        cmocka_unit_test(far_apart_they_are_of_different_things),
        cmocka_unit_test(a_word_is_found_wherever_it_stands),
        cmocka_unit_test(pages_that_state_something_are_taken_up),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
