/* Statements in order of entry, and proposals. */
#include "view/told.h"
#include "view/view.h"

static void statements_a_line_each(void **state)
{
    struct arena a = {0};
    struct buf b = {0};

    (void)state;
    view_log(&b, told_all(&a), (struct view_style){0});
    told_same(&b,
          "ru-2020-victory-parade\n"
          "no  said on     guest                 act            side   by\n"
          " 1  2020-01-15                        scheduled      host   Kremlin\n"
          " 2  2020-03-10  United States         invited        host   Dmitry Peskov\n"
          " 3  2020-03-12  France                accepted       guest  the Elysee\n"
          " 4  2020-03-17  United States         declined       guest  the White House\n"
          " 5  2020-04-16                        postponed      host   Vladimir Putin\n"
          " 6  2020-05-26                        scheduled      host   Vladimir Putin\n"
          " 7  2020-05-28  Kyrgyzstan            accepted       guest  the Kyrgyz presiden…\n"
          " 8  2020-05-28  France                reinvited      host   Kremlin\n"
          " 9  2020-06-01  Kyrgyzstan            accepted       press  The Moscow Times\n"
          "10  2020-06-05  Democratic Republic…  accepted       host   Dmitry Peskov\n"
          "11  2020-06-08  Democratic Republic…  tentative      guest  a spokeswoman in Ki…\n"
          "12  2020-06-10  Serbia                accepted       guest  the president\n"
          "13  2020-06-12  United Kingdom        declined       press  The Times\n"
          "14  2020-06-23  Kyrgyzstan            declined       guest  the Kyrgyz presiden…\n"
          "15  2020-06-24  Serbia                attended       press  TASS\n"
          "16  unknown     Serbia                declined       press  a blog\n"
          "17                                    retracted #16\n");
    buf_reset(&b);
    view_log(&b, (struct statements){0}, (struct view_style){0});
    told_same(&b, "no statements\n");
    buf_free(&b);
    arena_free(&a);
}

static void with_room_the_moment_of_entry_too_and_the_events_where_they_differ(void **state)
{
    struct arena a = {0};
    struct buf b = {0};
    struct statements all = told_all(&a);
    struct statement two[] = {all.items[2], all.items[9]};

    (void)state;
    two[1].event = S("fr-2021-summit");
    view_log(&b, (struct statements){two, 2}, (struct view_style){130, false});
    told_same(&b,
          "no  recorded          said on     event                   guest                        "
          " act       side   by             entered by\n"
          " 3  2020-07-17 15:36  2020-03-12  ru-2020-victory-parade  France                       "
          " accepted  guest  the Elysee     anna\n"
          "10  2020-07-17 15:43  2020-06-05  fr-2021-summit          Democratic Republic of the…  "
          " accepted  host   Dmitry Peskov  anna\n");
    buf_free(&b);
    arena_free(&a);
}

static void by_is_who_said_it_and_never_who_typed_it(void **state)
{
    struct arena a = {0};
    struct buf b = {0};
    struct statement st[] = {{.seq = 1, .event = STR("e"), .guest = STR("FR"), .act = ACT_ACCEPTED,
                              .side = SIDE_GUEST, .user = STR("anna")},
                             {.seq = 2, .event = STR("e"), .guest = STR("FR"), .act = ACT_DECLINED,
                              .side = SIDE_PRESS, .user = STR("anna")}};

    (void)state;
    view_log(&b, (struct statements){st, 2}, (struct view_style){0});
    told_same(&b,
          "e\n"
          "no  said on  guest   act       side   by\n"
          " 1  unknown  France  accepted  guest\n"
          " 2  unknown  France  declined  press  press\n");
    buf_free(&b);
    arena_free(&a);
}

static void proposals_to_be_reviewed(void **state)
{
    struct arena a = {0};
    struct buf b = {0};
    struct statements all = told_all(&a);
    struct source source = all.items[6].sources[0];
    struct proposal p[] = {{.id = 7, .event = parade, .statement = all.items[6]},
                           {.id = 12, .event = parade, .statement = all.items[5]},
                           {.id = 13, .event = parade, .statement = all.items[12]}};

    (void)state;
    source.rule = S("confirmed-attend");
    source.score = 0.875;
    p[0].statement.sources = &source;
    p[2].statement.guest = S("GROUP");
    p[2].statement.person = S("the leaders of the G7");
    view_proposals(&b, (struct proposals){p, 3}, (struct view_style){0});
    told_same(&b,
          "   7  Kyrgyzstan: accepted · Jeenbekov · guest · 2020-05-28\n"
          "      Victory Day parade, Moscow · 2020-06-24\n"
          "      “Kyrgyzstan on Thursday confirmed its president would attend”\n"
          "      repeat.txt · confirmed-attend · score 0.88\n"
          "\n"
          "  12  scheduled · host · 2020-05-26 · Victory Day parade, Moscow · 2020-06-24\n"
          "      “we will hold it on 24 June, the day of the legendary parade of the\n"
          "      victors of 1945”\n"
          "      shoigu.txt · score 0.00\n"
          "\n"
          "  13  the leaders of the G7: declined · press · 2020-06-12\n"
          "      Victory Day parade, Moscow\n"
          "      “London sent its regrets”\n"
          "      regrets.txt · score 0.00\n");
    buf_reset(&b);
    view_proposals(&b, (struct proposals){0}, (struct view_style){0});
    told_same(&b, "nothing to review\n");
    buf_free(&b);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(statements_a_line_each),
        cmocka_unit_test(with_room_the_moment_of_entry_too_and_the_events_where_they_differ),
        cmocka_unit_test(by_is_who_said_it_and_never_who_typed_it),
        cmocka_unit_test(proposals_to_be_reviewed),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
