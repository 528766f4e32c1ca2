/* Headings that say what holds of the items below, and items that say it by their place. */
#include "read/section.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "read/tale.h"

static const struct {
    const char *heading, *act;
} headings[] = {
    {"Coming", "accepted"},
    {"Who is coming", "accepted"},
    {"Confirmed", "accepted"},
    {"Expected guests", "accepted"},
    {"Not coming", "declined"},
    {"Who is not coming", "declined"},
    {"Staying away", "declined"},
    {"Apologies", "declined"},
    {"Declined", "declined"},
    {"Invited", "invited"},
    {"Not invited", "not-invited"},
    {"Undecided", "tentative"},
    {"Still open", "tentative"},
    {"Sending somebody else", "delegated"},
    {"Represented by others", "delegated"},
    {"The route of the parade", "-"},
    {"Weather", "-"},
    {"What a parade of this kind costs the city and how the money that it takes is found", "-"},
};

static void a_heading_says_what_holds_below(void **state)
{
    size_t wrong = 0;

    (void)state;
    for (size_t i = 0; i < sizeof headings / sizeof *headings; i++) {
        struct arena a = {0};
        struct who who = {.a = &a, .on = 20230501};
        struct clause c = tale_clause(&a, &who, headings[i].heading);
        enum act act;
        const char *got = section_act(&c, &act) ? act_text(act) : "-";

        if (!str_eq(str_of(got), str_of(headings[i].act))) {
            print_error("\"%s\": came %s, wanted %s\n", headings[i].heading, got, headings[i].act);
            wrong++;
        }
        arena_free(&a);
    }
    assert_int_equal(wrong, 0);
}

/* An item: guest, person, what its cell says, and the day that it gives. */
static const struct {
    const char *text, *item;
} items[] = {
    {"France: Emmanuel Macron", "FR Macron - -"},
    {"Emmanuel Macron (France)", "FR Macron - -"},
    {"Serbia", "RS - - -"},
    {"France | yes", "FR - accepted -"},
    {"France | no | 5 May 2020", "FR - declined 2020-05-05"},
    {"France | Macron | ? |", "FR Macron tentative -"},
    {"France | maybe", "FR - tentative -"},
    {"Russia: Vladimir Putin", "- - - -"},  /* the host is no guest (rule 8) */
    {"The route was changed", "- - - -"},
};

static struct str item_text(struct arena *a, const char *text)
{
    struct who who = {.a = a, .on = 20200601};
    struct clause c = tale_clause(a, &who, text);
    struct item item = section_item(&c, S("RU"), 20200611);
    struct str code = S("-"), person = S("-");
    char on[DAY_TEXT] = "-";

    if (item.lead != NO_SUBJECT)
        code = c.units[item.lead].actors[0].code;
    if (item.person != NO_SUBJECT)
        person = c.units[item.person].actors[0].person;
    if (item.said_on != 0)
        day_text(item.said_on, on);
    return arena_fmt(a, "%.*s %.*s %s %s", STR_ARG(code), STR_ARG(person), item.answered ? act_text(item.act) : "-",
                     on);
}

static void an_item_says_it_of_its_guest(void **state)
{
    size_t wrong = 0;

    (void)state;
    for (size_t i = 0; i < sizeof items / sizeof *items; i++) {
        struct arena a = {0};
        struct str got = item_text(&a, items[i].text);

        if (!str_eq(got, str_of(items[i].item))) {
            print_error("\"%s\": came %.*s, wanted %s\n", items[i].text, STR_ARG(got), items[i].item);
            wrong++;
        }
        arena_free(&a);
    }
    assert_int_equal(wrong, 0);
}

/* Whole lists: a heading holds up to the next, an item's own sentence goes before it. */
static const struct {
    const char *what, *page, *statements;
} lists[] = {
    {"a heading holds of the items below it",
     "# Guests of the Victory Day parade in Moscow on May 9, 2020\n## Coming\n* France\n* Serbia\n## Not coming\n"
     "* Poland\n", " FR:accepted RS:accepted PL:declined"},
    {"an item's own words go before its heading",
     "# Guests of the Victory Day parade in Moscow on May 9, 2020\n## Coming\n* France\n* Serbia has not yet decided."
     "\n", " FR:accepted RS:tentative"},
    {"a heading that says nothing ends the list",
     "# Guests of the Victory Day parade in Moscow on May 9, 2020\n## Coming\n* France\n## Weather\n* Serbia\n",
     " FR:accepted"},
    {"a cell speaks for its row",
     "# Guests of the Victory Day parade in Moscow on May 9, 2020\n| France | yes\n| Serbia | no\n| India | ?\n",
     " FR:accepted RS:declined IN:tentative"},
};

static struct str list_text(struct arena *a, const char *text)
{
    struct page page = tale_page(a, text, 20200501);
    struct reading r = read_page(a, &page, 0);
    struct str out = {0};

    for (size_t i = 0; i < r.proposals.count; i++) {
        const struct statement *st = &r.proposals.items[i].statement;

        out = arena_fmt(a, "%.*s %.*s:%s", STR_ARG(out), STR_ARG(st->guest), act_text(st->act));
    }
    return out;
}

static void a_list_is_read_under_its_heading(void **state)
{
    size_t wrong = 0;

    (void)state;
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        struct arena a = {0};
        struct str got = list_text(&a, lists[i].page);

        if (!str_eq(got, str_of(lists[i].statements))) {
            print_error("%s: came%.*s; wanted%s\n", lists[i].what, STR_ARG(got), lists[i].statements);
            wrong++;
        }
        arena_free(&a);
    }
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_heading_says_what_holds_below),
        cmocka_unit_test(an_item_says_it_of_its_guest),
        cmocka_unit_test(a_list_is_read_under_its_heading),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
