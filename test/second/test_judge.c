/* What another reader proposes: what is kept, and why the rest is dropped. */
#include "second/judge.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#define TEXT "Guests\n\nMacron will attend the\nparade in Moscow. Latvia will not. Latvia stays away.\n"

static const struct page page = {.name = STR("a.txt"), .bytes = STR(TEXT)};

/* A line with everything right but what a row sets: fields in the order of the row. */
#define LINE(country, guest, act, rest) \
    "{\"doc\":\"a.txt\",\"event\":{\"country\":\"" country "\",\"year\":2020,\"name\":\"parade\"},\"guest\":" guest \
    ",\"act\":\"" act "\"," rest "}"
#define QUOTE "\"quote\":\"Macron will attend\""

static const struct {
    const char *what, *line;
    const char *came;   /* the quote that is kept, or why it is dropped */
} rows[] = {
    {"a good one", LINE("RU", "\"FR\"", "accepted", QUOTE), "Macron will attend"},
    {"of the event itself", LINE("RU", "null", "scheduled", QUOTE), "Macron will attend"},
    {"start and end as they are", LINE("RU", "\"FR\"", "accepted", QUOTE ",\"start\":8,\"end\":26"),
     "Macron will attend"},
    {"wrong ones are found from the quote", LINE("RU", "\"FR\"", "accepted", QUOTE ",\"start\":3,\"end\":7"),
     "Macron will attend"},
    {"line breaks count as blanks; the document's own are kept",
     LINE("RU", "\"FR\"", "accepted", "\"quote\":\" attend  the parade \""), "attend the\nparade"},
    {"which of two: the start says", LINE("RU", "\"LV\"", "declined", "\"quote\":\"Latvia\",\"start\":66,\"end\":72"),
     "Latvia"},
    {"which of two: nobody says", LINE("RU", "\"LV\"", "declined", "\"quote\":\"Latvia\""),
     "quote: stands 2 times in the document; give start, or more words"},
    {"invented", LINE("RU", "\"FR\"", "declined", "\"quote\":\"Macron will not attend\""),
     "quote: \"Macron will not attend\" does not stand in the document"},
    {"no quote", LINE("RU", "\"FR\"", "accepted", "\"quote\":\" \""), "quote: missing; give the words of the document"},
    {"a start behind the end of the text", LINE("RU", "\"FR\"", "accepted", QUOTE ",\"start\":99999,\"end\":99999"),
     "Macron will attend"},
    {"an unknown guest", LINE("RU", "\"ZZ\"", "accepted", QUOTE), "guest: \"ZZ\": no such code;"},
    {"a name where a code is wanted", LINE("RU", "\"France\"", "accepted", QUOTE),
     "guest: \"France\": not a code; write FR"},
    {"an unknown host", LINE("XX", "\"FR\"", "accepted", QUOTE), "event.country: \"XX\": no such code;"},
    {"the host as its own guest", LINE("RU", "\"RU\"", "accepted", QUOTE),
     "guest: RU hosts the event and is no guest of it"},
    {"an unknown act", LINE("RU", "\"FR\"", "maybe", QUOTE), "act: \"maybe\": no such act"},
    {"an act of clerks", LINE("RU", "\"FR\"", "retracted", QUOTE), "act: \"retracted\": not said by documents"},
    {"a guest's act of nobody", LINE("RU", "null", "accepted", QUOTE), "guest: \"accepted\": missing"},
    {"an unknown side", LINE("RU", "\"FR\"", "accepted", QUOTE ",\"side\":\"left\""), "side: \"left\": no such side"},
    {"a day that is none", LINE("RU", "\"FR\"", "accepted", QUOTE ",\"said_on\":\"2020-02-31\""),
     "said_on: \"2020-02-31\": not a day"},
    {"said after it came in", LINE("RU", "\"FR\"", "accepted", QUOTE ",\"said_on\":\"2021-01-01\""),
     "said_on: after the day the document came in"},
    {"a score over one", LINE("RU", "\"FR\"", "accepted", QUOTE ",\"score\":1.5"), "score: not a number from 0 to 1"},
    {"another document", "{\"doc\":\"b.txt\",\"event\":{\"country\":\"RU\",\"year\":2020},\"guest\":\"FR\","
                         "\"act\":\"accepted\"," QUOTE "}", "doc: \"b.txt\": not the document that was asked about"},
    {"no event", "{\"doc\":\"a.txt\",\"guest\":\"FR\",\"act\":\"accepted\"," QUOTE "}", "event: missing"},
    {"another kind of line", "{\"kind\":\"event\",\"id\":\"x\"}", "kind: not a proposal"},
    {"no JSON", "Sure! Here is the list:", "not JSON"},
    {"a control character", LINE("RU", "\"FR\"", "accepted", QUOTE ",\"by\":\"a\\u001bb\""),
     "by: holds a control character"},
    {"another's name for the reader", LINE("RU", "\"FR\"", "accepted", QUOTE ",\"reader\":\"convoke\""),
     "Macron will attend"},
};

static void each_proposal_is_held_against_the_document(void **state)
{
    size_t wrong = 0;

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        struct judge judge = {.arena = &a, .page = &page, .reader = S("mistral"), .received = 20200601};
        struct judged j;
        struct err e = {0};
        bool ok = judge_line(&judge, str_of(rows[i].line), &j, &e);
        const struct source *s = ok ? j.proposal.statement.sources : NULL;
        struct str got = ok ? s->quote : str_of(e.text);

        if (!str_starts(got, str_of(rows[i].came)) ||
            (ok && (!str_eq(got, str_cut(page.bytes, s->start, s->end)) || !str_eq(s->rule, S("<mistral>"))))) {
            print_error("%s\n  came   %.*s\n  wanted %s\n", rows[i].what, STR_ARG(got), rows[i].came);
            wrong++;
        }
        arena_free(&a);
    }
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(each_proposal_is_held_against_the_document)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
