/* The roll on a terminal, whole, as people see it. */
#include "view/told.h"
#include "view/view.h"

static void shows(struct statements st, day as_of, struct view_style style, const char *wanted)
{
    struct arena a = {0};
    struct buf b = {0};
    struct roll r = told_roll(&a, st, as_of);

    view_roll(&b, &r, style);
    told_same(&b, wanted);
    buf_free(&b);
    arena_free(&a);
}

static void it_fits_eighty_columns(void **state)
{
    struct arena a = {0};

    (void)state;
    shows(told_all(&a), 20200610, (struct view_style){0},
          "Victory Day parade, Moscow · round 2: 2020-06-24 (was 2020-05-09)\n"
          "ru-2020-victory-parade · as of 2020-06-10\n"
          "\n"
          "5 guests · 2 accepted · 1 tentative · 1 needs-action · 1 lapsed\n"
          "\n"
          "  guest                     person        word of  since       sources  before\n"
          "accepted\n"
          "  Kyrgyzstan                Jeenbekov  ✓  guest    2020-05-28    2 (1)\n"
          "  Serbia                    Vučić      ✓  guest    2020-06-10        1\n"
          "tentative\n"
          "  Democratic Republic of…              !  guest    2020-06-08        1\n"
          "needs-action  invited, no answer\n"
          "  France                    Macron     ✓  host     2020-05-28        1  accepted\n"
          "lapsed  nothing said since the event moved\n"
          "  United States                                                         declined\n"
          "\n"
          "✓ confirmed by the side whose matter it is · ! guest and host differ\n"
          "2 (1) two sources, one story\n");
    arena_free(&a);
}

static void it_uses_the_width_there_is(void **state)
{
    struct arena a = {0};

    (void)state;
    shows(told_all(&a), 0, (struct view_style){120, false},
          "Victory Day parade, Moscow · round 2: 2020-06-24 (was 2020-05-09)\n"
          "ru-2020-victory-parade\n"
          "\n"
          "6 guests · 1 attended · 1 tentative · 2 declined · 1 needs-action · 1 lapsed\n"
          "\n"
          "  guest                             person        word of  since       sources  "
          "before\n"
          "attended\n"
          "  Serbia                            Vučić         press    2020-06-24        1\n"
          "tentative\n"
          "  Democratic Republic of the Congo             !  guest    2020-06-08        1\n"
          "declined\n"
          "  Kyrgyzstan                        Jeenbekov  ✓  guest    2020-06-23        1\n"
          "  United Kingdom                                  press    2020-06-12        1\n"
          "needs-action  invited, no answer\n"
          "  France                            Macron     ✓  host     2020-05-28        1  "
          "accepted\n"
          "lapsed  nothing said since the event moved\n"
          "  United States                                                                 "
          "declined\n"
          "\n"
          "✓ confirmed by the side whose matter it is · ! guest and host differ\n");
    arena_free(&a);
}

static void a_narrow_one_leaves_columns_out(void **state)
{
    struct arena a = {0};

    (void)state;
    shows(told_all(&a), 20200610, (struct view_style){44, false},
          "Victory Day parade, Moscow\n"
          "round 2: 2020-06-24 (was 2020-05-09)\n"
          "ru-2020-victory-parade · as of 2020-06-10\n"
          "\n"
          "5 guests · 2 accepted · 1 tentative\n"
          "1 needs-action · 1 lapsed\n"
          "\n"
          "  guest                              word of\n"
          "accepted\n"
          "  Kyrgyzstan                      ✓  guest\n"
          "  Serbia                          ✓  guest\n"
          "tentative\n"
          "  Democratic Republic of the Co…  !  guest\n"
          "needs-action  invited, no answer\n"
          "  France                          ✓  host\n"
          "lapsed  nothing said since the event moved\n"
          "  United States\n"
          "\n"
          "✓ confirmed by the side whose matter it is\n"
          "! guest and host differ\n"
          "2 (1) two sources, one story\n");
    arena_free(&a);
}

static void between_two_dates(void **state)
{
    struct arena a = {0};

    (void)state;
    shows(told_all(&a), 20200501, (struct view_style){0},
          "Victory Day parade, Moscow · postponed, no new date (was 2020-05-09)\n"
          "ru-2020-victory-parade · as of 2020-05-01\n"
          "\n"
          "2 guests · 2 lapsed\n"
          "\n"
          "  guest          person  before\n"
          "lapsed  nothing said since the event moved\n"
          "  France         Macron  accepted\n"
          "  United States          declined\n");
    arena_free(&a);
}

static void colour_says_nothing_that_the_text_does_not(void **state)
{
    struct arena a = {0};

    (void)state;
    shows(story_tell(&a, "05-20 guest declined; 05-21 KG host accepted; 05-22 KG guest tentative"),
          0, (struct view_style){80, true},
          "\033[1mVictory Day parade, Moscow\033[0m\033[2m · \033[0m\033[1mno date yet\033[0m\n"
          "\033[2mru-2020-victory-parade\033[0m\n"
          "\n"
          "2 guests\033[2m · \033[0m1 tentative\033[2m · \033[0m1 declined\n"
          "\n"
          "  \033[2mguest\033[0m          \033[2mword of\033[0m  \033[2msince\033[0m       "
          "\033[2msources\033[0m\n"
          "\033[33mtentative\033[0m\n"
          "  Kyrgyzstan  \033[31m!\033[0m  guest    2020-05-22        1\n"
          "\033[31mdeclined\033[0m\n"
          "  France      \033[32m✓\033[0m  guest    2020-05-20        1\n"
          "\n"
          "\033[2m✓ confirmed by the side whose matter it is\033[0m\033[2m · \033[0m\033[2m! "
          "guest and host differ\033[0m\n");
    arena_free(&a);
}

static void nobody_was_asked_yet(void **state)
{
    struct arena a = {0};

    (void)state;
    shows(story_tell(&a, "05-20 press scheduled @06-24"), 0, (struct view_style){0},
          "Victory Day parade, Moscow · 2020-06-24\n"
          "ru-2020-victory-parade · the host has not confirmed the date\n"
          "\n"
          "nothing said of any guest\n");
    shows(story_tell(&a, "05-20 host scheduled @06-24; 06-01 host cancelled"), 0,
          (struct view_style){0},
          "Victory Day parade, Moscow · cancelled (was 2020-06-24)\n"
          "ru-2020-victory-parade\n"
          "\n"
          "nothing said of any guest\n");
    arena_free(&a);
}

static void groups_show_by_their_words_and_local_guests_by_their_codes(void **state)
{
    struct arena a = {0};

    (void)state;
    shows(story_tell(&a, "05-20 GROUP press declined :most-Western-leaders; 05-20 GROUP press "
                         "declined; 05-21 HOTEL guest accepted :Smith"),
          0, (struct view_style){0},
          "Victory Day parade, Moscow · no date yet\n"
          "ru-2020-victory-parade\n"
          "\n"
          "3 guests · 1 accepted · 2 declined\n"
          "\n"
          "  guest                 person     word of  since       sources\n"
          "accepted\n"
          "  HOTEL                 Smith   ✓  guest    2020-05-21        1\n"
          "declined\n"
          "  a group                          press    2020-05-20        1\n"
          "  most-Western-leaders             press    2020-05-20        1\n"
          "\n"
          "✓ confirmed by the side whose matter it is\n");
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_fits_eighty_columns),
        cmocka_unit_test(it_uses_the_width_there_is),
        cmocka_unit_test(a_narrow_one_leaves_columns_out),
        cmocka_unit_test(between_two_dates),
        cmocka_unit_test(colour_says_nothing_that_the_text_does_not),
        cmocka_unit_test(nobody_was_asked_yet),
        cmocka_unit_test(groups_show_by_their_words_and_local_guests_by_their_codes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
