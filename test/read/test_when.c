/*
 * Days as stories name them. A row is an expression, how many of its words it covers, the day of the
 * story, and the days meant as something that was said and as something that is to come.
 */
#include "read/when.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

/* 2020-06-11 was a Thursday. */
static const struct {
    const char *text;
    size_t words;
    day story, past, future;
} rows[] = {
    /* with month, day and year */
    {"June 24, 2020", 4, 20200611, 20200624, 20200624},
    {"June 24 2020", 3, 20200611, 20200624, 20200624},
    {"June 24, the parade", 2, 20200611, 20190624, 20200624},
    {"9 May 2015", 3, 20200611, 20150509, 20150509},
    {"9th of May, 2015", 5, 20200611, 20150509, 20150509},
    {"the parade", 0, 20200611, 0, 0},
    {"24 June", 2, 20200611, 20190624, 20200624},
    {"May 9th", 2, 20200611, 20200509, 20210509},
    {"May the 9th", 3, 20200611, 20200509, 20210509},
    {"Sept. 3, 2015", 4, 20200611, 20150903, 20150903},
    {"Jan. 5", 2, 20200611, 20200105, 20210105},
    {"June 11", 2, 20200611, 20200611, 20200611},
    {"June 12", 2, 20200611, 20190612, 20200612},
    {"August 8 (2008)", 5, 20200611, 20080808, 20080808},

    /* in figures */
    {"2020-06-24", 5, 20200611, 20200624, 20200624},
    {"24.06.2020", 1, 20200611, 20200624, 20200624},
    {"24/06/2020", 5, 20200611, 20200624, 20200624},
    {"17/12/2018", 5, 20200611, 20181217, 20181217},
    {"2020/06/24", 5, 20200611, 20200624, 20200624},
    {"1999-2015", 1, 20200611, 19990000, 19990000},

    /* spans: the first day */
    {"Nov. 15 to 17", 4, 20201101, 20191115, 20201115},
    {"15 and 16 November", 4, 20201101, 20191115, 20201115},
    {"22 to 24 August 2023", 5, 20230801, 20230822, 20230822},
    {"August 22-24, 2023", 6, 20230801, 20230822, 20230822},
    {"22\xe2\x80\x93" "24 August", 4, 20230801, 20220822, 20230822},

    /* in part */
    {"November 2019", 2, 20200611, 20191100, 20191100},
    {"November", 1, 20200611, 20191100, 20201100},
    {"June", 1, 20200611, 20200600, 20200600},
    {"March of 2019", 3, 20200611, 20190300, 20190300},
    {"2015", 1, 20200611, 20150000, 20150000},
    {"2,015", 0, 20200611, 0, 0},
    {"1,999 guests", 0, 20200611, 0, 0},

    /* words that are months and are none */
    {"may come", 0, 20200611, 0, 0},
    {"march past", 0, 20200611, 0, 0},
    {"May", 1, 20200611, 20200500, 20210500},

    /* weekdays: the last one, that day itself included; the next one likewise */
    {"Thursday", 1, 20200611, 20200611, 20200611},
    {"Wednesday", 1, 20200611, 20200610, 20200617},
    {"Friday", 1, 20200611, 20200605, 20200612},
    {"last Thursday", 2, 20200611, 20200604, 20200611},
    {"next Thursday", 2, 20200611, 20200611, 20200618},
    {"this Friday", 2, 20200611, 20200605, 20200612},
    {"Thursday last", 2, 20200611, 20200604, 20200611},
    {"Monday evening", 2, 20200611, 20200608, 20200615},
    {"Tuesday, May 26", 4, 20200611, 20200526, 20210526},
    {"Thursday, 5 May", 4, 20160511, 20160505, 20170505},
    {"sun", 0, 20200611, 0, 0},
    {"Sun.", 1, 20200611, 20200607, 20200614},

    /* so long ago */
    {"today", 1, 20200611, 20200611, 20200611},
    {"tonight", 1, 20200611, 20200611, 20200611},
    {"yesterday", 1, 20200611, 20200610, 20200610},
    {"Yesterday", 1, 20200301, 20200229, 20200229},
    {"tomorrow", 1, 20200611, 20200612, 20200612},
    {"last night", 2, 20200611, 20200610, 20200610},
    {"this morning", 2, 20200611, 20200611, 20200611},
    {"eight days ago", 3, 20200611, 20200603, 20200603},
    {"12 days ago", 3, 20200611, 20200530, 20200530},
    {"a month ago", 3, 20200111, 20191200, 20191200},
    {"two years ago", 3, 20200611, 20180000, 20180000},
    {"a week ago", 3, 20200611, 20200611, 20200611},
    {"two weeks ago", 3, 20200611, 20200611, 20200611},
    {"three leaders ago", 0, 20200611, 0, 0},

    /* this, last, next */
    {"last month", 2, 20200111, 20191200, 20191200},
    {"next month", 2, 20201211, 20210100, 20210100},
    {"this month", 2, 20200611, 20200600, 20200600},
    {"last year", 2, 20200611, 20190000, 20190000},
    {"next year", 2, 20200611, 20210000, 20210000},
    {"last week", 2, 20200611, 20200611, 20200611},
    {"last November", 2, 20200611, 20191100, 20201100},
    {"next September", 2, 20200611, 20190900, 20200900},
    {"last of all", 0, 20200611, 0, 0},

    /* a story of no known day */
    {"Thursday", 1, 0, 0, 0},
    {"yesterday", 1, 0, 0, 0},
    {"June 24", 2, 0, 0, 0},
    {"June 24, 2020", 4, 0, 20200624, 20200624},
    {"last month", 2, 0, 0, 0},
    {"yesterday", 1, 20200600, 0, 0},
    {"last month", 2, 20200000, 0, 0},
    {"June 24", 2, 20200600, 20190624, 20200624},

    /* days that do not exist are not days */
    {"June 31, 2020", 0, 20200611, 0, 0},
    {"February 30", 0, 20200611, 0, 0},
    {"29 February 2019", 0, 20200611, 0, 0},
    {"29 February", 2, 20200611, 20200229, 20240229},
    {"32 May", 0, 20200611, 0, 0},
    {"0 May", 0, 20200611, 0, 0},
    {"31.06.2020", 0, 20200611, 0, 0},
    {"2020/00/00", 1, 20200611, 20200000, 20200000},
    {"12.15 and", 0, 20200611, 0, 0},
    {"1.2.3.4", 0, 20200611, 0, 0},
    {"29.02.2019", 0, 20200611, 0, 0},
};

static void a_day_is_worked_out_from_its_words(void **state)
{
    size_t wrong = 0;

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        struct when w;
        size_t n = when_at(text_words(&a, str_of(rows[i].text), 0), 0, &w);
        day past = n == 0 ? 0 : when_past(w, rows[i].story), future = n == 0 ? 0 : when_future(w, rows[i].story);

        if (n != rows[i].words || past != rows[i].past || future != rows[i].future) {
            print_error("\"%s\" told %d: came %zu words, %d, %d; wanted %zu words, %d, %d\n", rows[i].text,
                        rows[i].story, n, past, future, rows[i].words, rows[i].past, rows[i].future);
            wrong++;
        }
        arena_free(&a);
    }
    assert_int_equal(wrong, 0);
}

/* The expression starts in the middle of a sentence and ends where it ends. */
static const struct {
    const char *text;
    size_t at, words;
} places[] = {
    {"Peskov said on May 26 that", 3, 2}, {"Peskov said on May 26 that", 2, 0},
    {"in (2015) they", 2, 1},             {"COVID-2019 cases", 2, 0},
    {"the G-20 of 2023", 5, 1},           {"May 9", 1, 0},
};

static void an_expression_starts_at_its_first_word(void **state)
{
    size_t wrong = 0;

    (void)state;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        struct arena a = {0};
        struct when w;
        size_t n = when_at(text_words(&a, str_of(places[i].text), 0), places[i].at, &w);

        if (n != places[i].words) {
            print_error("\"%s\" from word %zu: came %zu, wanted %zu\n", places[i].text, places[i].at, n,
                        places[i].words);
            wrong++;
        }
        arena_free(&a);
    }
    assert_int_equal(wrong, 0);
}

/* Whatever is read, the day exists: every day of four years as every kind of story day. */
static void a_day_that_is_worked_out_exists(void **state)
{
    static const char *const texts[] = {"February 29", "29 February", "Friday", "31 December", "last month",
                                        "eleven months ago", "199 days ago", "yesterday", "199 years ago"};

    (void)state;
    for (day story = 20190101; story != 20230101; story = day_add(story, 1))
        for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
            struct arena a = {0};
            struct when w;

            if (when_at(text_words(&a, str_of(texts[i]), 0), 0, &w) > 0) {
                if (!day_valid(when_past(w, story)) || !day_valid(when_future(w, story)))
                    fail_msg("\"%s\" told %d: no such day", texts[i], story);
                assert_true(w.kind == WHEN_YEAR || w.lean >= 0 || when_past(w, story) <= story);
            }
            arena_free(&a);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_day_is_worked_out_from_its_words),
        cmocka_unit_test(an_expression_starts_at_its_first_word),
        cmocka_unit_test(a_day_that_is_worked_out_exists),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
