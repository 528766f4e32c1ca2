/* Every row of weigh.def fits its own piece, and stretches turn where enough weighs on one side. */
#include "page/weigh.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "page/cue.h"
#include "page/outline.h"

static const struct {
    const char *class, *is, *is_not;
} rows[] = {
#define WEIGH(class, weight, is, is_not) {#class, is, is_not},
#include "page/weigh.def"
#undef WEIGH
};

static struct pieces pieces_of(struct arena *a, const char *text)
{
    struct pieces p = plain_cut(a, str_of(text), 0);

    outline_mark(p);
    for (size_t i = 0; i < p.count; i++)
        if (cue_of(p.items[i].text) != CUE_NONE)
            p.items[i].kind = BLOCK_FURNITURE;
    return p;
}

static size_t class_of(struct arena *a, const char *text)
{
    struct pieces p = pieces_of(a, text);

    return weigh_class(&p.items[p.count - 1], false);
}

static void every_row_fits_its_piece_and_no_other(void **state)
{
    struct arena a = {0};
    size_t bad = 0;

    (void)state;
    for (size_t i = 0; i < WEIGH_CLASS_COUNT; i++) {
        size_t is = class_of(&a, rows[i].is), is_not = class_of(&a, rows[i].is_not);

        if (is == i && is_not != i)
            continue;
        print_error("%s: \"%s\" is %s, \"%s\" is %s\n", rows[i].class, rows[i].is, rows[is].class,
                    rows[i].is_not, rows[is_not].class);
        bad++;
    }
    arena_free(&a);
    assert_int_equal(bad, 0);
}

#define MENU "News\n\nSport\n\nOpinion\n\nWeather\n\nCrossword\n\nObituaries\n\nJobs\n\nCars\n\n"
#define STORY "The minister said on Monday that he would come to the parade in May, and that his king " \
              "would not be there.\n\n"
#define NAMES "Ghana\n\nKenya\n\nTogo\n\nChad\n\nMali\n\nNiger\n\nBenin\n\nAngola\n\n"

/* A letter a piece: s story, a set aside. */
static const struct {
    const char *what, *wanted, *text;
} pages[] = {
    {"a menu above the story", "aaaaaaaass", MENU STORY STORY},
    {"a menu below the story", "ssaaaaaaaa", STORY STORY MENU},
    {"a menu between two halves of a story", "ssaaaaaaaass", STORY STORY MENU STORY STORY},
    {"a sentence in a menu does not make it a story", "ssaaaaaaaaaaaaaaaaa",
     STORY STORY MENU "We show the weather of today.\n\n" MENU},
    {"half a menu turns nothing", "sssss", STORY "News\n\nSport\n\nOpinion\n\nJobs\n\n"},
    {"names that a sentence has opened", "ssssssssss",
     STORY "These have said that they will come:\n\n" NAMES},
    {"names that a cue has closed again", "ssaaaaaaaaa",
     STORY "These have said that they will come:\n\nRead also\n\n" NAMES},
    {"a list is all that there is", "ssssssssss", "Who comes\n\nThe list is long.\n\n" NAMES},
};

static void stretches_turn_where_enough_weighs(void **state)
{
    size_t bad = 0;

    (void)state;
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        struct arena a = {0};
        struct pieces p = pieces_of(&a, pages[i].text);
        char came[64] = "";

        weigh_mark(&a, p);
        for (size_t k = 0; k < p.count && k < sizeof came - 1; k++)
            came[k] = p.items[k].aside ? 'a' : 's';
        if (!str_eq(str_of(came), str_of(pages[i].wanted))) {
            print_error("%s: %s, wanted %s\n", pages[i].what, came, pages[i].wanted);
            bad++;
        }
        arena_free(&a);
    }
    assert_int_equal(bad, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_fits_its_piece_and_no_other),
        cmocka_unit_test(stretches_turn_where_enough_weighs),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
