/*
 * Which event a story speaks of: country, year, place and date of the main one; and the others that
 * a sentence means, a past edition or one at another place.
 */
#include "read/occasion.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "read/tale.h"

static const struct {
    const char *what;
    day told;
    const char *page, *occasion;  /* country year date place */
} rows[] = {
    {"title and dateline", 20200310,
     "# Trump will not attend the Victory Day parade in Moscow\nThe parade will be held on May 9.\n",
     "RU 2020 2020-05-09 Moscow"},
    {"the host is whose the occasion is", 20150826,
     "# Who goes to China's parade\nChina holds a military parade in Beijing on September 3.\n",
     "CN 2015 2015-09-03 Beijing"},
    {"a year given with the event", 20190801,
     "# Guests for the 2020 parade\nRussia plans a parade in Moscow on May 9, 2020.\n",
     "RU 2020 2020-05-09 Moscow"},
    {"next year", 20221101,
     "# Guests for the coronation\nThe coronation of the king takes place in London on May 6 next year.\n",
     "GB 2023 2023-05-06 London"},
    {"the later date stands after a move", 20200528,
     "# The parade has a new date\nThe Victory Day parade in Moscow, postponed from May 9, will be held on June 24.\n",
     "RU 2020 2020-06-24 Moscow"},
    {"a past event", 20200626,
     "# Guests of the parade\nThe Victory Day parade was held in Moscow on June 24.\n",
     "RU 2020 2020-06-24 Moscow"},
    {"a summit", 20230901,
     "# Xi stays away from the G20 summit\nThe summit will be held in New Delhi on September 9 and 10.\n",
     "IN 2023 2023-09-09 New Delhi"},
    {"a past event with a noun that means much else", 20131215,
     "# Guests of the memorial service\nThe memorial service was held in Qunu, South Africa, on Saturday.\n",
     "ZA 2013 2013-12-14 Qunu"},
    {"under way on the day of the story", 20241112,
     "# Ministers seek a deal\nThe climate summit runs in Baku from November 11 to 22. Delegates walked out of the "
     "talks on Tuesday.\n", "AZ 2024 2024-11-11 Baku"},
    {"a month alone", 20230601,
     "# Guests for the summit\nThe summit will be held in Nairobi in September.\n", "KE 2023 2023-09 Nairobi"},
    {"no day and no year: when all the leaders named were in office", 0,
     "# Who was at the memorial service in Johannesburg\nFrench President Francois Hollande, Czech Prime Minister "
     "Jiri Rusnok, Australian Prime Minister Tony Abbott and U.S. President Barack Obama attended the service.\n",
     "ZA 2013  Johannesburg"},
    {"two of them were in office for years", 0,
     "# Who was at the memorial service in Johannesburg\nFrench President Francois Hollande and U.S. President "
     "Barack Obama attended the service.\n",
     "ZA 0  Johannesburg"},
    {"days that remain", 20230904,
     "# Leaders gather\nFive days before the G20 summit opens in New Delhi, Xi Jinping has not said whether he comes.\n",
     "IN 2023 2023-09-09 New Delhi"},
    {"a date that stands before its noun", 20230506,
     "# Rahmon to travel\nPutin invited Tajik President Emomali Rahmon to the May 9 parade in Moscow.\n",
     "RU 2023 2023-05-09 Moscow"},
    {"the day of a word is not the day of the event", 20230506,
     "# Rahmon to travel\nPutin invited Tajik President Emomali Rahmon on May 8 to the parade in Moscow.\n",
     "RU 2023  Moscow"},
    {"days that lay between a deed and the event are not counted from the page", 20230506,
     "# Rahmon invited to the May 9 parade in Moscow\nThe call came four days before the parade.\n",
     "RU 2023 2023-05-09 Moscow"},
};

static struct str occasion_text(struct arena *a, const char *text, day told)
{
    struct page page = tale_page(a, text, told);
    struct story s = story_read(a, &page, 0);
    struct occasion o = occasion_read(a, &s).items[0];
    char date[DAY_TEXT];

    return arena_fmt(a, "%.*s %d %s %.*s", STR_ARG(o.country), o.year, day_text(o.date, date), STR_ARG(o.place));
}

static void a_story_has_a_main_event(void **state)
{
    size_t wrong = 0;

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        struct str got = occasion_text(&a, rows[i].page, rows[i].told);

        if (!str_eq(got, str_of(rows[i].occasion))) {
            print_error("%s: came %.*s; wanted %s\n", rows[i].what, STR_ARG(got), rows[i].occasion);
            wrong++;
        }
        arena_free(&a);
    }
    assert_int_equal(wrong, 0);
}

/* The story of a parade in Moscow on May 9, 2020, told on March 10; a sentence; what it states, of
 * which event. */
static const char story[] = "# Guests for the Victory Day parade in Moscow\n"
                            "The parade will be held on Red Square on May 9, 2020.\n";

static const struct {
    const char *what, *sentence, *statement;
} others[] = {
    {"the main event", "Cuba will attend the parade.", "CU accepted RU 2020"},
    {"a past edition by its year", "In 2015 Chinese President Xi Jinping attended the parade.", "CN attended RU 2015"},
    {"a past edition that was boycotted", "In 2015 Poland boycotted the parade.", "PL absent RU 2015"},
    {"another place", "In 2015 Putin attended the parade in Beijing.", "RU attended CN 2015"},
};

static struct str first_statement(struct arena *a, const char *sentence)
{
    struct page page = tale_page(a, arena_fmt(a, "%s%s", story, sentence).p, 20200310);
    struct reading r = read_page(a, &page, 0);

    for (size_t i = 0; i < r.proposals.count; i++) {
        const struct proposal *p = &r.proposals.items[i];

        if (p->statement.sources->start >= sizeof story - 1)
            return arena_fmt(a, "%.*s %s %.*s %d", STR_ARG(p->statement.guest), act_text(p->statement.act),
                             STR_ARG(p->event.country), p->event.year);
    }
    return S("nothing");
}

static void a_sentence_may_mean_another_event(void **state)
{
    size_t wrong = 0;

    (void)state;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        struct arena a = {0};
        struct str got = first_statement(&a, others[i].sentence);

        if (!str_eq(got, str_of(others[i].statement))) {
            print_error("%s: %s\n  came %.*s; wanted %s\n", others[i].what, others[i].sentence, STR_ARG(got),
                        others[i].statement);
            wrong++;
        }
        arena_free(&a);
    }
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_story_has_a_main_event),
        cmocka_unit_test(a_sentence_may_mean_another_event),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
