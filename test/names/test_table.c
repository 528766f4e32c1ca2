/* Tables of names: those of data/ are held to every column, a user's to what it says. */
#include "names/columns.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#define HEAD "name\talt\tcountry\tkind\tpopulation\tsource\n"

/* What is said of a text as places.tsv: "" where nothing is wrong. */
static const struct {
    const char *what, *text;
    bool strict;
    const char *wrong;
} tables[] = {
    {"as in data/", HEAD "Kazan\t\tRU\tcity\t1243500\tgeonames\n", true, ""},
    {"a column less, in data/", "name\talt\tcountry\tkind\tpopulation\nKazan\t\tRU\tcity\t1\n", true,
     "p:1: column 'source' is missing\n"},
    {"another order, in data/", "alt\tname\tcountry\tkind\tpopulation\tsource\n", true,
     "p:1: column 'name' is missing\np:1: column 'alt' is missing\np:1:1: column 1 is 'alt', wanted 'name'\n"},
    {"an empty cell, in data/", HEAD "Kazan\t\tRU\t\t\tcurated\n", true,
     "p:2:11: kind: cannot be ''; wanted city|venue|resort|region\n"},
    {"a source that nobody knows, in data/", HEAD "Kazan\t\tRU\tcity\t\tme\n", true, "p:2:17: source: cannot be 'me'"},
    {"no line end behind the last line, in data/", HEAD "Kazan\t\tRU\tcity\t\tcurated", true, "p: lines end in"},
    {"a comment, in data/", "# a\n" HEAD, true, "p:1: column 'name' is missing\n"},
    {"a user's", "country\tname\nRU\tKazan", false, ""},
    {"a user's with all columns and a source of its own", HEAD "Kazan\t\tRU\tcity\t\tme\n", false, ""},
    {"a user's without what is needed", "name\nKazan\n", false, "p:1: column 'country' is missing\n"},
    {"a user's with a mark of the order of bytes", "\xEF\xBB\xBFname\tcountry\nKazan\tRU\n", false, ""},
    {"space around a name", "name\tcountry\n Kazan\tRU\n", false, "p:2:1: name: space around ' Kazan'\n"},
    {"nothing at all", "", false, ""},
};

static void a_table_is_held_to_its_columns(void **state)
{
    size_t wrong = 0;

    (void)state;
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        struct arena a = {0};
        struct faults faults = {.arena = &a};
        struct buf b = {0};
        struct table t = {.file = "places.tsv", .columns = place_columns, .column_count = P_COUNT,
                          .strict = tables[i].strict};
        struct str want = str_of(tables[i].wrong);

        table_parse(&a, S("p"), str_of(tables[i].text), &t, &faults);
        faults_write(&b, &faults);
        if (want.n == 0 ? b.n > 0 : !str_starts(buf_str(&b), want)) {
            print_error("%s\n  came   %.*s\n  wanted %s\n", tables[i].what, STR_ARG(buf_str(&b)), tables[i].wrong);
            wrong++;
        }
        buf_free(&b);
        arena_free(&a);
    }
    assert_int_equal(wrong, 0);
}

static void what_is_left_out_is_what_it_usually_is(void **state)
{
    struct arena a = {0};
    struct faults faults = {.arena = &a};
    struct table t = {.file = "places.tsv", .columns = place_columns, .column_count = P_COUNT};

    (void)state;
    table_parse(&a, S("p"), S("country\tname\tkind\nRU\tKazan\t\n"), &t, &faults);
    assert_int_equal(faults.count, 0);
    assert_int_equal(t.count, 1);
    assert_true(str_eq(t.rows[0].cells[P_NAME], S("Kazan")));
    assert_true(str_eq(t.rows[0].cells[P_COUNTRY], S("RU")));
    assert_true(str_eq(t.rows[0].cells[P_KIND], S("venue")));
    assert_int_equal(t.rows[0].cells[P_ALT].n, 0);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_table_is_held_to_its_columns),
        cmocka_unit_test(what_is_left_out_is_what_it_usually_is),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
