/*
 * On whose word: who governs a clause, from that the side, through whom it is known, and the day on
 * which the word was given (press guide, "Whose word", "Dates of the word").
 *
 * Each row closes a story of 2020-06-11, a Thursday, about a parade in Moscow on June 24, 2020. Wanted
 * is its first statement: act, guest, side and day, then who said it, and via whom.
 */
#include "read/said.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "read/tale.h"

static const char story[] = "# Guests for the Victory Day parade in Moscow\n"
                            "The parade will be held on Red Square on June 24, 2020. Kremlin spokesman Dmitry "
                            "Peskov spoke on the telephone.\n";

static const struct {
    const char *what, *sentence, *said;
} rows[] = {
    /* the side */
    {"nobody named: the press", "France will attend the parade.", "accepted FR press 2020-06-11 - -"},
    {"the host", "France will attend the parade, Kremlin spokesman Dmitry Peskov said.",
     "accepted FR host 2020-06-11 Kremlin spokesman Dmitry Peskov -"},
    {"the host, said before", "Peskov said that France will attend the parade.",
     "accepted FR host 2020-06-11 Peskov -"},
    {"the guest", "France will attend the parade, French Foreign Minister Jean-Yves Le Drian said.",
     "accepted FR guest 2020-06-11 French Foreign Minister Jean-Yves Le Drian -"},
    {"another state", "France will attend the parade, German Chancellor Angela Merkel said.",
     "accepted FR third 2020-06-11 German Chancellor Angela Merkel -"},
    {"the guest by its own verb of answering", "Serbia has confirmed its participation.",
     "accepted RS guest 2020-06-11 - -"},
    {"the host by its own verb of inviting", "Russia has invited Serbia.",
     "invited RS host 2020-06-11 - -"},
    {"invited by nobody who is named", "Serbia was invited to the parade.", "invited RS press 2020-06-11 - -"},
    {"the source that governs goes before the subject",
     "Peskov said that Serbia had confirmed its participation.", "accepted RS host 2020-06-11 Peskov -"},
    {"according to", "Serbia will attend the parade, according to the Kremlin.",
     "accepted RS host 2020-06-11 the Kremlin -"},

    /* via */
    {"an outlet carries the word, and is no side of its own",
     "Serbia will attend the parade, TASS reported.", "accepted RS press 2020-06-11 - TASS"},
    {"an outlet carries the host's word", "Serbia will attend the parade, Peskov told Interfax.",
     "accepted RS host 2020-06-11 Peskov Interfax"},

    /* the day */
    {"a weekday is the last one", "Serbia will attend the parade, Peskov said on Tuesday.",
     "accepted RS host 2020-06-09 Peskov -"},
    {"a date", "Serbia will attend the parade, Peskov said on May 29.",
     "accepted RS host 2020-05-29 Peskov -"},
    {"yesterday", "Peskov said yesterday that Serbia will attend the parade.",
     "accepted RS host 2020-06-10 Peskov -"},
    {"a month alone", "Russia invited Serbia in February.", "invited RS host 2020-02 - -"},
    {"last week is the story's day", "Russia invited Serbia last week.", "invited RS host 2020-06-11 - -"},
    {"the day of the event is not the day of the word", "Serbia will attend the parade on June 24.",
     "accepted RS press 2020-06-11 - -"},
    {"the invitation is dated by itself", "Russia invited Serbia on May 28.",
     "invited RS host 2020-05-28 - -"},

    /* what is not said */
    {"denied", "Peskov denied that Serbia will attend the parade.", "nothing"},
    {"denied, and that is told behind it", "TASS denied that Serbia will attend the parade, Peskov said.", "nothing"},
    {"not said", "Peskov did not say that Serbia will attend the parade.", "nothing"},
    {"asked", "Will Serbia attend the parade?", "nothing"},
    {"whether", "It is not known whether Serbia will attend the parade.", "nothing"},
    {"thought right", "Serbia should attend the parade, Peskov said.", "nothing"},
};

static struct str or_dash(struct str s)
{
    return s.n == 0 ? S("-") : s;
}

static struct str first_said(struct arena *a, const char *sentence)
{
    struct page page = tale_page(a, arena_fmt(a, "%s%s", story, sentence).p, 20200611);
    struct reading r = read_page(a, &page, 0);

    for (size_t i = 0; i < r.proposals.count; i++) {
        const struct statement *st = &r.proposals.items[i].statement;
        char said_on[DAY_TEXT];

        if (st->sources->start >= sizeof story - 1)
            return arena_fmt(a, "%s %.*s %s %s %.*s %.*s", act_text(st->act), STR_ARG(or_dash(st->guest)),
                             side_text(st->side), day_text(st->said_on, said_on), STR_ARG(or_dash(st->by)),
                             STR_ARG(or_dash(st->via)));
    }
    return S("nothing");
}

static void a_word_has_a_side_and_a_day(void **state)
{
    size_t wrong = 0;

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        struct str got = first_said(&a, rows[i].sentence);

        if (!str_eq(got, str_of(rows[i].said))) {
            print_error("%s: %s\n  came   %.*s\n  wanted %s\n", rows[i].what, rows[i].sentence, STR_ARG(got),
                        rows[i].said);
            wrong++;
        }
        arena_free(&a);
    }
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_word_has_a_side_and_a_day),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
