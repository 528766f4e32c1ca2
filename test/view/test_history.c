/* A guest over events, and the events of a ledger. */
#include "view/told.h"
#include "view/view.h"

static const struct event other = {
    .id = STR("cn-2015-victory-parade"), .country = STR("CN"), .year = 2015,
    .place = STR("Beijing"), .name = STR("victory parade"),
};

static void two_rolls(struct arena *a, struct roll rolls[2])
{
    rolls[0] = told_roll(a, told_all(a), 20200501);
    rolls[1] = roll_make(a, &other,
                         story_tell(a, "2015-05-11 RU host invited; 2015-08-20 guest delegated "
                                       ":Fabius @2015-09-03; 2015-09-03 RU press attended :Putin"),
                         (struct filter){0});
}

static void a_guest_over_events(void **state)
{
    struct arena a = {0};
    struct roll rolls[2];
    struct history h;
    struct buf b = {0};

    (void)state;
    two_rolls(&a, rolls);
    h = history_make(&a, S("FR"), rolls, 2);
    view_history(&b, &h, (struct view_style){100, false});
    told_same(&b,
          "France · 2 events\n"
          "\n"
          "date        event                                  status        word of  since       "
          "person\n"
          "2015-09-03  victory parade, Beijing                delegated  ✓  guest    2015-08-20  "
          "Fabius\n"
          "2020-05-09  Victory Day parade, Moscow  postponed  lapsed                             "
          "Macron\n");
    buf_reset(&b);
    h = history_make(&a, S("JP"), rolls, 2);
    view_history(&b, &h, (struct view_style){0});
    told_same(&b, "Japan · 0 events\n");
    buf_free(&b);
    arena_free(&a);
}

static void the_events_of_a_ledger(void **state)
{
    struct arena a = {0};
    struct roll rolls[2];
    struct buf b = {0};

    (void)state;
    two_rolls(&a, rolls);
    view_events(&b, rolls, 2, (struct view_style){0});
    told_same(&b,
          "date                   event              id                      coming  guests\n"
          "2020-05-09  postponed  Victory Day para…  ru-2020-victory-parade       0       2\n"
          "2015-09-03             victory parade,…   cn-2015-victory-parade       2       2\n");
    buf_reset(&b);
    view_events(&b, rolls, 0, (struct view_style){0});
    told_same(&b, "no events\n");
    buf_free(&b);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_guest_over_events),
        cmocka_unit_test(the_events_of_a_ledger),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
