/* Guests as people type them. */
#include "names/names.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/buf.h"

/* What is typed, and the code it means; "-" where it means none or several. */
static const struct {
    const char *typed, *code;
} found[] = {
    {"KG", "KG"},
    {"kg", "KG"},
    {"KGZ", "KG"},
    {"Kyrgyzstan", "KG"},
    {"Kyrgyz Republic", "KG"},
    {"kirghizia", "KG"},
    {" Kyrgyzstan ", "KG"},
    {"un", "UN"},
    {"U.N.", "UN"},
    {"United Nations", "UN"},
    {"NATO", "NATO"},
    {"nato", "NATO"},
    {"the North Atlantic Alliance", "NATO"},
    {"the Czech Republic", "CZ"},
    {"Czechia", "CZ"},
    {"Czechoslovakia", "CZ"},
    {"Holy See", "VA"},
    {"the Vatican", "VA"},
    {"Vatican", "VA"},
    {"South Korea", "KR"},
    {"ROK", "KR"},
    {"Korea, Republic of", "KR"},
    {"DPRK", "KP"},
    {"Korea, Democratic People's Republic of", "KP"},
    {"Iran (Islamic Republic of)", "-"},
    {"Iran, Islamic Republic of", "IR"},
    {"Bahamas (the)", "BS"},
    {"Britain", "GB"},
    {"UK", "GB"},
    {"U.K.", "GB"},
    {"US", "US"},
    {"U.S.", "US"},
    {"the USA", "US"},
    {"America", "US"},
    {"Cote d'Ivoire", "CI"},
    {"Côte d’Ivoire", "CI"},
    {"IVORY COAST", "CI"},
    {"Türkiye", "TR"},
    {"Turkiye", "TR"},
    {"Guinea Bissau", "GW"},
    {"Saint Kitts & Nevis", "KN"},
    {"St Kitts and Nevis", "KN"},
    {"St. Helena, Ascension and Tristan da Cunha", "SH"},
    {"DR Congo", "CD"},
    {"D.R. Congo", "CD"},
    {"Swaziland", "SZ"},
    {"Soviet Union", "RU"},
    {"Macedonia", "MK"},
    {"AU", "AU"},
    {"EU", "EU"},
    {"European Commission", "EU"},
    {"Arab League", "LAS"},
    {"Abkhazia", "XA"},
    {"GROUP", "GROUP"},
    {"Congo", "-"},
    {"Korea", "-"},
    {"the Virgin Islands", "-"},
    {"French", "-"},
    {"Moscow", "-"},
    {"Macron", "-"},
    {"world leaders", "-"},
    {"Atlantis", "-"},
    {"", "-"},
    {"the", "-"},
    {".", "-"},
    {"\xFF\xFE", "-"},
};

static void a_guest_is_found_as_people_type_it(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof found / sizeof *found; i++) {
        struct str code = S("-");

        if (!guest_find(str_of(found[i].typed), &code))
            code = S("-");
        if (!str_eq(code, str_of(found[i].code)))
            fail_msg("%s: found %.*s, wanted %s", found[i].typed, STR_ARG(code), found[i].code);
    }
}

static void assert_finds(struct str typed, struct str wanted)
{
    struct str code = S("-");

    if (!guest_find(typed, &code) || !str_eq(code, wanted))
        fail_msg("%.*s: found %.*s, wanted %.*s", STR_ARG(typed), STR_ARG(code), STR_ARG(wanted));
}

static void every_guest_is_found_by_its_codes_and_its_name(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < country_count(); i++) {
        const struct country *c = country_row(i);

        assert_finds(c->code, c->code);
        assert_finds(c->alpha3, c->code);
        if (!str_eq(c->name, S("Guam")))  /* an organisation's code as well */
            assert_finds(c->name, c->code);
        assert_true(str_eq(guest_name(c->code), c->name));
    }
    for (uint32_t i = 0; i < body_count(); i++) {
        const struct body *b = body_row(i);

        if (!str_eq(b->code, S("GUAM")))
            assert_finds(b->code, b->code);
        if (!str_eq(b->code, S("GROUP")))
            assert_finds(b->name, b->code);
        assert_true(str_eq(guest_name(b->code), b->name));
    }
}

/* What is typed, and the first names that are offered, best first. */
static const struct {
    const char *typed, *offered;
} offers[] = {
    {"Kyrgystan", "Kyrgyzstan"},
    {"Khazakstan", "Kazakhstan"},
    {"Untied Kingdom", "United Kingdom"},
    {"Azerbajan", "Azerbaijan"},
    {"Chda", "Chad"},
    {"Phillipines", "Philippines"},
    {"Untied Nations", "United Nations"},
    {"Bourma", "Myanmar"},
    {"Congo", "Democratic Republic of the Congo|Republic of the Congo"},
    {"Korea", "North Korea|South Korea"},
    {"Guam", "Guam|Organization for Democracy and Economic Development"},
    {"Virgin Islands", "British Virgin Islands|U.S. Virgin Islands"},
    {"Bosn", "Bosnia and Herzegovina"},
    {"French", "France"},
    {"Moscow", "Russia"},
    {"Macron", "France"},
    {"Xi Jinping", "China"},
    {"Johannesburg", ""},
    {"xqzzyw", ""},
    {"", ""},
};

static void what_is_not_found_is_offered_by_its_nearest_names(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof offers / sizeof *offers; i++) {
        struct str wanted = str_of(offers[i].offered), name, names[5];
        size_t n = guest_nearest(str_of(offers[i].typed), names, 5), k = 0;

        if (wanted.n == 0 && n > 0)
            fail_msg("%s: offered %.*s, wanted nothing", offers[i].typed, STR_ARG(names[0]));
        for (; wanted.n > 0 && str_split(&wanted, '|', &name); k++)
            if (k >= n || !str_eq(names[k], name))
                fail_msg("%s: offered %.*s, wanted %.*s", offers[i].typed,
                         STR_ARG(k < n ? names[k] : S("nothing")), STR_ARG(name));
    }
}

/* A leader's name, a day, and the code of what was led then. */
static const struct {
    const char *typed;
    day on;
    const char *code;
} led[] = {
    {"Macron", 20200624, "FR"},
    {"Emmanuel Macron", 0, "FR"},
    {"Macron", 20100101, "-"},
    {"xi jinping", 20150903, "CN"},
    {"Kim Jong-un", 20150509, "KP"},
    {"Lee", 20100101, "-"},
    {"António Guterres", 20200101, "UN"},
    {"Guterres", 20200101, "-"},
    {"Queen Elizabeth", 20150509, "GB"},
    {"Nobody", 0, "-"},
};

static void a_leader_stands_for_what_was_led(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof led / sizeof *led; i++) {
        struct str code = S("-");

        if (!guest_of_leader(str_of(led[i].typed), led[i].on, &code))
            code = S("-");
        if (!str_eq(code, str_of(led[i].code)))
            fail_msg("%s: led %.*s, wanted %s", led[i].typed, STR_ARG(code), led[i].code);
    }
}

static void a_code_that_is_no_country_s_is_its_own_name(void **state)
{
    (void)state;
    assert_true(str_eq(guest_name(S("veterans-of-leeds")), S("veterans-of-leeds")));
}

static void what_is_typed_may_be_long(void **state)
{
    char typed[5000];
    struct str code, names[3];

    (void)state;
    memset(typed, 'a', sizeof typed);
    assert_false(guest_find((struct str){typed, sizeof typed}, &code));
    assert_int_equal(guest_nearest((struct str){typed, sizeof typed}, names, 3), 0);
    memset(typed, '&', sizeof typed);
    assert_int_equal(guest_nearest((struct str){typed, sizeof typed}, names, 3), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_guest_is_found_as_people_type_it),
        cmocka_unit_test(every_guest_is_found_by_its_codes_and_its_name),
        cmocka_unit_test(what_is_not_found_is_offered_by_its_nearest_names),
        cmocka_unit_test(a_leader_stands_for_what_was_led),
        cmocka_unit_test(a_code_that_is_no_country_s_is_its_own_name),
        cmocka_unit_test(what_is_typed_may_be_long),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
