/*
 * Clauses: a sentence as a row of units.
 *
 * Written out, actors stand in braces with codes and persons, days in angle brackets, places behind
 * "@" with the country they lie in, verb groups in round brackets; words and marks as they are.
 */
#include "read/clause.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/buf.h"
#include "read/tale.h"

static const struct {
    const char *sentence, *units;
} rows[] = {
    {"Putin has invited Macron to the parade.", "{RU Putin} (invite) {FR Macron} to the parade ."},
    {"The Kremlin said on Tuesday that Kim will not attend.",
     "{RU} (say) on <Tuesday> that {KP Kim} (attend not) ."},
    {"Macron is expected to travel to Moscow on May 8.", "{FR Macron} (travel) to @RU on <May 8> ."},

    /* lists are one unit with their members */
    {"Cuba, India and France have confirmed.", "{CU, IN, FR} (confirm) ."},
    {"The leaders of Cuba, India and France will attend.", "{CU, IN, FR} (attend) ."},
    {"Macron, Xi Jinping, and Narendra Modi came.", "{FR Macron, CN Xi, IN Modi} (come) ."},
    {"Serbian President Aleksandar Vucic and Cuban President Miguel Diaz-Canel came.",
     "{RS Vucic, CU Diaz-Canel} (come) ."},
    {"Both France and Serbia will come.", "{} {FR, RS} (come) ."},
    {"Invitations were sent to France, Serbia, Cuba and others.",
     "Invitations (send passive) to {FR, RS, CU} and others ."},

    /* an apposition is one actor */
    {"Putin, the Russian president, will watch.", "{RU Putin} , (watch) ."},
    {"The Russian president, Vladimir Putin, will watch.", "{RU Putin} , (watch) ."},
    {"Japan's foreign minister, Takeshi Iwaya, will attend.", "{JP Iwaya} , (attend) ."},

    /* a group followed by its members is those members */
    {"Countries including France and Serbia will attend.", "{FR, RS} (attend) ."},
    {"Western leaders boycotted the parade.", "{GROUP} (boycott) the parade ."},

    /* places */
    {"The parade in Moscow was postponed.", "The parade in @RU (postpone passive) ."},
    {"Moscow invited France.", "{RU} (invite) {FR} ."},

    /* owners */
    {"China's parade was held.", "{CN's} 's parade (hold passive) ."},

    /* what is no verb */
    {"The visit was short.", "The visit (be) short ."},
};

static void add_actors(struct buf *b, const struct unit *u)
{
    for (size_t i = 0; i < u->count; i++)
        buf_fmt(b, "%s%.*s%s%.*s%s", i > 0 ? ", " : "", STR_ARG(u->actors[i].code),
                u->actors[i].person.n > 0 && u->actors[i].rank != RANK_GROUP ? " " : "",
                STR_ARG(u->actors[i].rank == RANK_GROUP ? (struct str){0} : u->actors[i].person),
                u->actors[i].owner ? "'s" : "");
}

static void add_unit(struct buf *b, const struct clause *c, size_t i)
{
    const struct unit *u = &c->units[i];
    struct str text = clause_text(c, i, i + 1);

    switch (u->kind) {
    case UNIT_ACTORS:
        buf_byte(b, '{');
        add_actors(b, u);
        buf_byte(b, '}');
        break;
    case UNIT_PLACE:
        buf_byte(b, '@');
        add_actors(b, u);
        break;
    case UNIT_DATE:
        buf_fmt(b, "<%.*s>", STR_ARG(text));
        break;
    case UNIT_VERB:
        buf_fmt(b, "(%s%s%s)", verb_base(u->verb.verb), u->verb.negative ? " not" : "",
                u->verb.passive ? " passive" : "");
        break;
    default:
        buf_add(b, text);
    }
}

static void a_sentence_is_cut_into_units(void **state)
{
    size_t wrong = 0;

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        struct who who = {.a = &a, .on = 20230501};
        struct clause c = tale_clause(&a, &who, rows[i].sentence);
        struct buf got = {0};

        for (size_t u = 0; u < c.count; u++) {
            if (u > 0)
                buf_byte(&got, ' ');
            add_unit(&got, &c, u);
        }
        if (!str_eq(buf_str(&got), str_of(rows[i].units))) {
            print_error("%s\n  came   %.*s\n  wanted %s\n", rows[i].sentence, STR_ARG(buf_str(&got)), rows[i].units);
            wrong++;
        }
        buf_free(&got);
        arena_free(&a);
    }
    assert_int_equal(wrong, 0);
}

/* Units lie behind each other and cover every word of the sentence; texts are slices of the page. */
static void units_cover_the_sentence(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        struct who who = {.a = &a, .on = 20230501};
        struct clause c = tale_clause(&a, &who, rows[i].sentence);
        struct str whole = clause_text(&c, 0, c.count);

        assert_string_equal(arena_str(&a, whole).p, rows[i].sentence);
        assert_ptr_equal(whole.p, rows[i].sentence);
        for (size_t u = 1; u < c.count; u++)
            assert_int_equal(c.units[u].from, c.units[u - 1].to);
        arena_free(&a);
    }
}

static void a_question_is_marked(void **state)
{
    struct arena a = {0};
    struct who who = {.a = &a, .on = 20230501};

    (void)state;
    assert_true(tale_clause(&a, &who, "Will Macron come to Moscow?").question);
    assert_false(tale_clause(&a, &who, "Macron will come to Moscow.").question);
    arena_free(&a);
}

static void what_stands_in_quotation_marks_is_marked(void **state)
{
    struct arena a = {0};
    struct who who = {.a = &a, .on = 20230501};
    struct clause c = tale_clause(&a, &who, "He said \"we will come\" today.");

    (void)state;
    for (size_t i = 0; i < c.count; i++)
        assert_int_equal(c.units[i].quoted, c.units[i].kind == UNIT_VERB ? c.units[i].verb.verb == VERB_come
                                                                         : i > 1 && i < 6 && !unit_is(&c.units[i], "today"));
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sentence_is_cut_into_units),
        cmocka_unit_test(units_cover_the_sentence),
        cmocka_unit_test(a_question_is_marked),
        cmocka_unit_test(what_stands_in_quotation_marks_is_marked),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
