/* Terms of office: who was in office on a day, known whole or in part. */
#include "names/names.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static const struct {
    const char *what;
    day from, to, on;
    bool in_office;
} terms[] = {
    {"before the first day", 20170514, 20220513, 20170513, false},
    {"on the first day", 20170514, 20220513, 20170514, true},
    {"on the last day", 20170514, 20220513, 20220513, true},
    {"after the last day", 20170514, 20220513, 20220514, false},
    {"still in office", 20170514, 0, 20261121, true},
    {"an unknown day may be any", 20170514, 20220513, 0, true},
    {"a month that the term starts in", 20170514, 20220513, 20170500, true},
    {"a month before", 20170514, 20220513, 20170400, false},
    {"a year that the term ends in", 20170514, 20220513, 20220000, true},
    {"a term known by years, its first day", 20150000, 20190000, 20150101, true},
    {"a term known by years, its last day", 20150000, 20190000, 20191231, true},
    {"a term known by years, a day behind", 20150000, 20190000, 20200101, false},
    {"a term known by months", 20150900, 20191000, 20191031, true},
};

static void a_term_covers_its_days(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++) {
        struct leader l = {.from = terms[i].from, .to = terms[i].to};

        if (leader_in_office(&l, terms[i].on) != terms[i].in_office)
            fail_msg("%s: wanted %d", terms[i].what, terms[i].in_office);
    }
}

/* Pairs that a reader of newspapers knows. */
static const struct {
    day on;
    const char *country, *office, *name;
} known[] = {
    {20000509, "RU", "head-of-state", "Vladimir Putin"},
    {20150509, "CN", "head-of-state", "Xi Jinping"},
    {20200624, "KG", "head-of-state", "Sooronbay Jeenbekov"},
    {20220915, "GB", "head-of-government", "Liz Truss"},
    {20230506, "GB", "monarch", "Charles III"},
    {20050509, "LV", "head-of-state", "Vaira Vīķe-Freiberga"},
    {20150509, "UN", "organisation-head", "Ban Ki-moon"},
};

static bool was_in_office(size_t pair)
{
    for (uint32_t i = 0; i < leader_count(); i++) {
        const struct leader *l = leader_row(i);

        if (str_eq(l->country, str_of(known[pair].country)) &&
            str_eq(l->office, str_of(known[pair].office)) &&
            str_eq(l->name, str_of(known[pair].name)) && leader_in_office(l, known[pair].on))
            return true;
    }
    return false;
}

static void the_table_knows_who_was_in_office(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (!was_in_office(i))
            fail_msg("%s: %s was %s on %d", known[i].country, known[i].name, known[i].office,
                     known[i].on);
}

static void every_row_is_whole(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < leader_count(); i++) {
        const struct leader *l = leader_row(i);

        assert_true(country_find(l->country) != NULL || body_find(l->country) != NULL);
        assert_true(l->name.n > 0 && l->family.n > 0 && l->title.n > 0);
        assert_true(day_valid(l->from) && l->from != 0 && day_valid(l->to));
    }
    for (uint32_t i = 0; i < outlet_count(); i++)
        assert_true(country_find(outlet_row(i)->country) || body_find(outlet_row(i)->country));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_term_covers_its_days),
        cmocka_unit_test(the_table_knows_who_was_in_office),
        cmocka_unit_test(every_row_is_whole),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
