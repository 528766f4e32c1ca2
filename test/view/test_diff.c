/* What changed between two days, whole, as people see it. */
#include "view/told.h"
#include "view/view.h"

static void story_shows(struct arena *in, struct statements st, day from, day to,
                        const char *wanted)
{
    struct arena a = {0};
    struct buf b = {0};
    struct roll then = told_roll(&a, st, from), now = told_roll(&a, st, to);
    struct diff d = diff_rolls(&a, &then, &now);

    view_diff(&b, &d, (struct view_style){0});
    told_same(&b, wanted);
    buf_free(&b);
    arena_free(&a);
    arena_free(in);
}

static void shows(day from, day to, const char *wanted)
{
    struct arena a = {0};

    story_shows(&a, told_all(&a), from, to, wanted);
}

static void the_event_moved(void **state)
{
    (void)state;
    shows(20200320, 20200610,
          "Victory Day parade, Moscow · round 2: 2020-06-24 (was 2020-05-09)\n"
          "ru-2020-victory-parade · from 2020-03-20 to 2020-06-10\n"
          "\n"
          "the event: 2020-05-09 → 2020-06-24 · 2020-05-26 · host · Vladimir Putin\n"
          "via TASS\n"
          "lapsed: United States (declined)\n"
          "\n"
          "guest               was          is               said on     word of  person\n"
          "Democratic Republ…  -         →  tentative     !  2020-06-08  guest\n"
          "France              accepted  →  needs-action  ✓  2020-05-28  host     Macron\n"
          "Kyrgyzstan          -         →  accepted      ✓  2020-05-28  guest    Jeenbekov\n"
          "Serbia              -         →  accepted      ✓  2020-06-10  guest    Vučić\n");
}

static void answers_changed(void **state)
{
    (void)state;
    shows(20200610, 0,
          "Victory Day parade, Moscow · round 2: 2020-06-24 (was 2020-05-09)\n"
          "ru-2020-victory-parade · from 2020-06-10 to now\n"
          "\n"
          "guest           was          is           said on     word of  person\n"
          "Kyrgyzstan      accepted  →  declined  ✓  2020-06-23  guest    Jeenbekov\n"
          "Serbia          accepted  →  attended     2020-06-24  press    Vučić\n"
          "United Kingdom  -         →  declined     2020-06-12  press\n");
}

static void the_event_was_put_off(void **state)
{
    (void)state;
    shows(20200320, 20200501,
          "Victory Day parade, Moscow · postponed, no new date (was 2020-05-09)\n"
          "ru-2020-victory-parade · from 2020-03-20 to 2020-05-01\n"
          "\n"
          "the event: 2020-05-09 → postponed · 2020-04-16 · host · Vladimir Putin\n"
          "via TASS\n"
          "lapsed: France (accepted), United States (declined)\n");
}

static void nothing_changed(void **state)
{
    (void)state;
    shows(20200501, 20200502,
          "Victory Day parade, Moscow · postponed, no new date (was 2020-05-09)\n"
          "ru-2020-victory-parade · from 2020-05-01 to 2020-05-02\n"
          "\n"
          "nothing changed\n");
}

static void backwards_words_go(void **state)
{
    (void)state;
    shows(20200610, 20200601,
          "Victory Day parade, Moscow · round 2: 2020-06-24 (was 2020-05-09)\n"
          "ru-2020-victory-parade · from 2020-06-10 to 2020-06-01\n"
          "the first day is the later one: this goes back in time\n"
          "\n"
          "guest                             was           is  person\n"
          "Democratic Republic of the Congo  tentative  →  -\n"
          "Serbia                            accepted   →  -   Vučić\n");
}

static void what_lapsed_is_told_in_its_own_words(void **state)
{
    struct arena a = {0};

    (void)state;
    story_shows(&a, story_tell(&a, "03-01 host scheduled @05-09; 03-10 US host invited; 05-26 "
                                   "host scheduled @06-24; 05-28 guest declined @05-09"),
                20200320, 20200601,
                "Victory Day parade, Moscow · round 2: 2020-06-24 (was 2020-05-09)\n"
                "ru-2020-victory-parade · from 2020-03-20 to 2020-06-01\n"
                "\n"
                "the event: 2020-05-09 → 2020-06-24 · 2020-05-26 · host\n"
                "lapsed: France (declined), United States (invited)\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_event_moved),       cmocka_unit_test(answers_changed),
        cmocka_unit_test(the_event_was_put_off), cmocka_unit_test(nothing_changed),
        cmocka_unit_test(backwards_words_go),
        cmocka_unit_test(what_lapsed_is_told_in_its_own_words),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
