/* One occasion under many names, and two occasions that only look alike (M1 to M5). */
#include "flow/match.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

/* An occasion as "RU 2020 Moscow | Victory Day parade | 2020-05-09 2020-06-24"; the place may be -. */
static struct candidate occasion(struct arena *a, const char *text)
{
    struct str rest = str_of(text), head, name, dates, country, year, date;
    struct candidate c = {0};
    int64_t n = 0;

    str_split(&rest, '|', &head);
    str_split(&rest, '|', &name);
    dates = str_trim(rest);
    head = str_trim(head);
    str_split(&head, ' ', &country);
    str_split(&head, ' ', &year);
    assert_true(str_int(year, &n));
    c.event = (struct event){.country = str_eq(country, S("-")) ? (struct str){0} : country,
                             .year = (int)n, .name = str_trim(name),
                             .place = str_eq(head, S("-")) ? (struct str){0} : head};
    c.event.id = event_id_make(a, c.event.country, c.event.year, c.event.name);
    while (str_split(&dates, ' ', &date)) {
        day d;

        assert_true(day_parse(date, &d));
        candidate_date(&c, d);
    }
    return c;
}

static const struct {
    const char *what, *a, *b;
    bool one;
} pairs[] = {
    {"the same words", "RU 2020 Moscow|Victory Day parade|", "RU 2020 Moscow|Victory Day parade|", true},
    {"a shorter name", "RU 2015 Moscow|Victory Day parade|", "RU 2015 -|victory parade|", true},
    {"parade and anniversary are of one kind",
     "RU 2015 Moscow|Victory Day parade|", "RU 2015 -|70th anniversary of the victory|", true},
    {"V-Day", "RU 2015 Moscow|Victory Day parade|", "RU 2015 -|V-Day celebrations|", true},
    {"the victory by what it was over",
     "RU 2015 -|70th anniversary of the victory over Nazi Germany|", "RU 2015 -|Victory Day|", true},
    {"places and peoples in a name add nothing",
     "RU 2020 Moscow|Moscow Victory parade|", "RU 2020 -|Russian Victory Day parade|", true},
    {"peoples and capitals likewise where the place is not known",
     "RU 2020 -|Russian Victory parade|", "RU 2020 -|Moscow Victory parade|", true},
    {"the place in one name, a region in the other",
     "CA 2025 Kananaskis|Kananaskis G7 summit|", "CA 2025 -|G7 leaders' summit in Alberta|", true},
    {"G20 summit, G20 Leaders' Summit",
     "IN 2023 New Delhi|G20 summit|", "IN 2023 -|G20 Leaders' Summit|", true},
    {"one name says no topic", "IN 2023 New Delhi|G20 summit|", "IN 2023 -|summit|", true},
    {"an ordinal is no topic",
     "US 2022 -|Summit of the Americas|", "US 2022 Los Angeles|Ninth Summit of the Americas|", true},
    {"COP27 is the climate conference",
     "EG 2022 Sharm el-Sheikh|UN climate conference|", "EG 2022 -|COP27|", true},
    {"a funeral by its dead",
     "GB 2022 London|state funeral of Queen Elizabeth II|", "GB 2022 -|the Queen's funeral|", true},
    {"pope and papal", "VA 2025 -|papal funeral|", "VA 2025 -|funeral of Pope Francis|", true},
    {"coronation and the name of the king",
     "GB 2023 London|coronation|", "GB 2023 -|coronation of King Charles III|", true},
    {"an inauguration", "BR 2019 -|inauguration|", "BR 2019 -|President Bolsonaro's inauguration|", true},
    {"moved within the year (M1)", "RU 2020 -|Victory Day parade|2020-05-09",
     "RU 2020 -|Victory parade|2020-06-24", true},
    {"postponed over the year's end (M1)", "GB 2020 Glasgow|UN climate conference|2020-11-09 2021-11-01",
     "GB 2021 Glasgow|UN climate conference|2021-11-01", true},
    {"an old paper on an event since moved (M1)", "GB 2021 -|COP26|2020-11-09", "GB 2020 -|COP26|", true},
    {"no name, but the very day", "RU 2020 Moscow|Victory Day parade|2020-06-24",
     "RU 2020 -||2020-06-24", true},

    {"another year", "RU 2020 Moscow|Victory Day parade|", "RU 2021 Moscow|Victory Day parade|", false},
    {"another host", "RU 2015 Moscow|victory parade|", "CN 2015 Beijing|victory parade|", false},
    {"a G20 and a BRICS summit (M3)", "BR 2024 Rio|G20 summit|", "BR 2024 Rio|BRICS summit|", false},
    {"a summit and a parade (M2)", "CN 2015 Beijing|victory parade|", "CN 2015 Beijing|summit|", false},
    {"a ministers' meeting is no summit",
     "IN 2023 -|G20 summit|", "IN 2023 -|G20 foreign ministers' meeting|", false},
    {"two parades in one year",
     "FR 2014 -|Bastille Day parade|", "FR 2014 -|D-Day 70th anniversary|", false},
    {"a name that says less, months away (M3)", "FR 2014 -|Bastille Day parade|2014-07-14",
     "FR 2014 -|ceremonies|2014-06-06", false},
    {"the second day of a summit (M3)", "IN 2023 -|G20 summit|2023-09-09",
     "IN 2023 -|summit|2023-09-10", true},
    {"a date in part speaks against nothing (M3)", "IN 2023 -|G20 summit|2023-09-09",
     "IN 2023 -|summit|2023-09", true},
    {"anniversary and ceremonies", "FR 2024 -|D-Day 80th anniversary|2024-06-06",
     "FR 2024 -|ceremonies|2024-06-06", true},
    {"a funeral and a coronation", "GB 2022 -|state funeral|", "GB 2022 -|coronation|", false},
    {"opening and closing of one jubilee",
     "BD 2021 Dhaka|golden jubilee|", "BD 2021 -|closing ceremony of the jubilee|", false},
    {"two assemblies of one organisation",
     "US 2019 -|UN General Assembly|", "US 2019 -|UN climate summit|", false},
    {"visits are many (M4)", "UA 2022 Kyiv|visit|2022-04-08", "UA 2022 Kyiv|visit|2022-04-13", false},
    {"one visit, known by its day (M4)", "UA 2022 Kyiv|visit|2022-04-08",
     "UA 2022 -|visit of the chancellor|2022-04-08", true},
    {"two places and two days (M4)", "JP 2019 Tokyo|enthronement ceremony|2019-10-22",
     "JP 2019 Ise|enthronement|2019-11-22", false},
    {"two places and one day (M4)", "JP 2019 Tokyo|enthronement ceremony|2019-10-22",
     "JP 2019 Chiyoda|enthronement|2019-10-22", true},
    {"no country (M5)", "- 2020 -|summit|", "- 2020 -|talks|", false},
    {"no name and another day", "RU 2020 -|Victory Day parade|2020-06-24", "RU 2020 -||2020-06-25", false},
};

static void names_are_held_against_each_other(void **state)
{
    struct arena a = {0};
    size_t bad = 0;

    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct candidate x = occasion(&a, pairs[i].a), y = occasion(&a, pairs[i].b);
        int like = candidate_likeness(&x, &y), back = candidate_likeness(&y, &x);

        if ((like > 0) == pairs[i].one && like == back)
            continue;
        print_error("%s: %s and %s: likeness %d, and %d the other way round\n", pairs[i].what,
                    pairs[i].a, pairs[i].b, like, back);
        bad++;
    }
    assert_int_equal(bad, 0);
    arena_free(&a);
}

static const struct {
    const char *what, *known[3], *meant, *found;  /* found: the name of the one meant, or NULL */
} finds[] = {
    {"nothing is known", {NULL}, "IN 2023 -|G20 summit|", NULL},
    {"the topic decides", {"BR 2024 Rio|G20 summit|", "BR 2024 Rio|BRICS summit|"},
     "BR 2024 -|BRICS leaders' summit|", "BRICS summit"},
    {"a summit without a name, and two that it could be",
     {"BR 2024 Rio|G20 summit|", "BR 2024 Rio|BRICS summit|"}, "BR 2024 -|summit|", NULL},
    {"a summit without a name, but with its day",
     {"BR 2024 Rio|G20 summit|2024-11-18", "BR 2024 Rio|BRICS summit|2024-07-06"},
     "BR 2024 -|summit|2024-11-18", "G20 summit"},
    {"the fuller of two that fit", {"RU 2015 -|parade|", "RU 2015 -|Victory parade|"},
     "RU 2015 -|Victory Day parade|", "Victory parade"},
};

static void the_occasion_meant_is_found(void **state)
{
    struct arena a = {0};

    (void)state;
    for (size_t i = 0; i < sizeof finds / sizeof *finds; i++) {
        struct candidates known = {.arena = &a};
        struct candidate meant = occasion(&a, finds[i].meant);
        const struct candidate *found;

        for (size_t j = 0; j < 3 && finds[i].known[j] != NULL; j++) {
            struct candidate c = occasion(&a, finds[i].known[j]);
            struct candidate *added = candidate_add(&known, &c.event);

            for (size_t k = 0; k < c.date_count; k++)
                candidate_date(added, c.dates[k]);
        }
        found = candidate_find(&known, &meant);
        if (!str_eq(found == NULL ? (struct str){0} : found->event.name, str_of(finds[i].found)))
            fail_msg("%s: found %.*s", finds[i].what,
                     STR_ARG(found == NULL ? S("nothing") : found->event.name));
    }
    arena_free(&a);
}

static void a_second_occasion_of_one_id_gets_an_id_of_its_own(void **state)
{
    struct arena a = {0};
    struct candidates known = {.arena = &a};
    struct candidate c = occasion(&a, "UA 2022 Kyiv|visit|");

    (void)state;
    assert_true(str_eq(candidate_free_id(&known, c.event.id), S("ua-2022-visit")));
    candidate_add(&known, &c.event);
    assert_true(str_eq(candidate_free_id(&known, c.event.id), S("ua-2022-visit-2")));
    c.event.id = S("ua-2022-visit-2");
    candidate_add(&known, &c.event);
    assert_true(str_eq(candidate_free_id(&known, S("ua-2022-visit")), S("ua-2022-visit-3")));
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_are_held_against_each_other),
        cmocka_unit_test(the_occasion_meant_is_found),
        cmocka_unit_test(a_second_occasion_of_one_id_gets_an_id_of_its_own),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
