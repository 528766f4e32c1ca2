/* A user's own tables of names: what they add to the gazetteer, and where they go wrong. */
#include "read/ownnames.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "read/tale.h"

struct table_file {
    const char *name, *text;
};

/* Puts tables in force; what is wrong with them. */
static struct str use(struct arena *a, const struct table_file *files)
{
    struct faults faults = {.arena = a};
    struct ownnames *o = ownnames_new(a, &faults);
    struct buf b = {0};
    struct str text;

    for (; files->name != NULL; files++)
        ownnames_take(o, str_of(files->name), str_of(files->text));
    names_extend(ownnames_make(o));
    faults_write(&b, &faults);
    text = arena_str(a, buf_str(&b));
    buf_free(&b);
    return text;
}

#define BODIES "code\tname\talt\n@sorbonne\tSorbonne\tUniversity of Paris\n"
#define STORY "# Guests for the anniversary in Coimbra\nThe ceremony will be held in Coimbra, Portugal, on June 9," \
              " 2024.\n"

/* What a story says with tables: guest codes of those who accepted. */
static const struct {
    const char *what;
    struct table_file files[3];
    const char *sentence, *guests;
} stories[] = {
    {"without a table nobody knows it", {{0}}, "The Sorbonne will attend the ceremony.", ""},
    {"an organisation of one's own", {{"organisations.tsv", BODIES}}, "The Sorbonne will attend the ceremony.",
     "@sorbonne "},
    {"by its other name", {{"organisations.tsv", BODIES}}, "The University of Paris will attend the ceremony.",
     "@sorbonne "},
    {"the file may stand in a folder", {{"a/b/organisations.tsv", BODIES}}, "The Sorbonne will attend the ceremony.",
     "@sorbonne "},
    {"who leads it",
     {{"organisations.tsv", BODIES},
      {"leaders.tsv", "country\toffice\tname\tfrom\tfamily\n@sorbonne\tother-leader\tJeanne Dupont\t2020\tDupont\n"}},
     "Jeanne Dupont will attend the ceremony.", "@sorbonne "},
    {"another name of a country that is there", {{"countries.tsv", "alpha2\tnames\nFR\tGaul\n"}},
     "Gaul will attend the ceremony.", "FR "},
    {"columns in any order, comments, empty lines and other line ends",
     {{"organisations.tsv", "# ours\r\n\r\nname\tcode\r\nSorbonne\t@sorbonne\r\n"}},
     "The Sorbonne will attend the ceremony.", "@sorbonne "},
    {"a word that means no country", {{"others.tsv", "name\nFrance Gall\n"}},
     "France Gall will attend the ceremony.", ""},
    {"the user's name goes before a built-in one", {{"organisations.tsv", "code\tname\n@club\tFrance\n"}},
     "France will attend the ceremony.", "@club "},
};

static void tables_add_names(void **state)
{
    size_t wrong = 0;

    (void)state;
    for (size_t i = 0; i < sizeof stories / sizeof *stories; i++) {
        struct arena a = {0};
        struct str faults = use(&a, stories[i].files), got = S("");
        struct page page = tale_page(&a, arena_fmt(&a, STORY "%s", stories[i].sentence).p, 20240601);
        struct reading r = read_page(&a, &page, 0);

        for (size_t k = 0; k < r.proposals.count; k++)
            if (r.proposals.items[k].statement.act == ACT_ACCEPTED)
                got = arena_fmt(&a, "%.*s%.*s ", STR_ARG(got), STR_ARG(r.proposals.items[k].statement.guest));
        if (!str_eq(got, str_of(stories[i].guests)) || faults.n > 0) {
            print_error("%s\n  came   %.*s%.*s\n  wanted %s\n", stories[i].what, STR_ARG(got), STR_ARG(faults),
                        stories[i].guests);
            wrong++;
        }
        names_extend(NULL);
        arena_free(&a);
    }
    assert_int_equal(wrong, 0);
}

static const struct {
    struct table_file file;
    const char *fault;
} slips[] = {
    {{"guests.tsv", ""}, "guests.tsv: no such table"},
    {{"organisations.tsv", "name\nSorbonne\n"}, "organisations.tsv:1: column 'code' is missing"},
    {{"organisations.tsv", "code\tnom\n"}, "organisations.tsv:1:6: no column 'nom'"},
    {{"organisations.tsv", "code\tname\tcode\n"}, "organisations.tsv:1:11: column 'code' stands twice"},
    {{"organisations.tsv", "code\tname\n@a\n"}, "organisations.tsv:2: 1 cells, wanted 2"},
    {{"organisations.tsv", "code\tname\n@A B\tx\n"}, "organisations.tsv:2:1: code: cannot be '@A B'"},
    {{"organisations.tsv", "code\tname\nFR\tx\n"}, "organisations.tsv:2:1: code: FR is a country's"},
    {{"organisations.tsv", "code\talt\n@new\tx\n"}, "organisations.tsv:2: name: a new organisation (@new) needs a name"},
    {{"organisations.tsv", "code\tname\talt\n@a\tx\ty|y\n"}, "organisations.tsv:2:6: alt: cannot be 'y|y'"},
    {{"leaders.tsv", "country\toffice\tname\tfrom\nZZ\tmonarch\tA B\t2020\n"},
     "leaders.tsv:2:1: country: no code 'ZZ'"},
    {{"leaders.tsv", "country\toffice\tname\tfrom\nFR\tking\tA B\t2020\n"}, "leaders.tsv:2:4: office: cannot be 'king'"},
    {{"leaders.tsv", "country\toffice\tname\tfrom\nFR\tmonarch\tA B\tMay\n"}, "leaders.tsv:2:16: from: cannot be 'May'"},
    {{"leaders.tsv", "country\toffice\tname\tfrom\tto\nFR\tmonarch\tA B\t2020\t2019\n"},
     "leaders.tsv:2:21: to: the term ends before it starts"},
    {{"places.tsv", "name\tcountry\tkind\nHall\tFR\tbarn\n"}, "places.tsv:2:9: kind: cannot be 'barn'"},
    {{"places.tsv", "name\tcountry\n\xff\tFR\n"}, "places.tsv:2:1: not UTF-8"},
};

static void slips_are_told_with_line_and_column(void **state)
{
    size_t wrong = 0;

    (void)state;
    for (size_t i = 0; i < sizeof slips / sizeof *slips; i++) {
        struct arena a = {0};
        struct table_file files[] = {slips[i].file, {0}};
        struct str got = use(&a, files);

        if (!str_starts(got, str_of(slips[i].fault))) {
            print_error("%s\n  came   %.*s\n  wanted %s\n", slips[i].file.text, STR_ARG(got), slips[i].fault);
            wrong++;
        }
        names_extend(NULL);
        arena_free(&a);
    }
    assert_int_equal(wrong, 0);
}

static void what_people_type_finds_them(void **state)
{
    struct arena a = {0};
    struct table_file files[] = {{"organisations.tsv", BODIES}, {0}};
    struct str code = {0}, near[3];

    (void)state;
    assert_int_equal(use(&a, files).n, 0);
    assert_true(guest_find(S("university of PARIS"), &code));
    assert_true(str_eq(code, S("@sorbonne")));
    assert_true(str_eq(guest_name(code), S("Sorbonne")));
    assert_int_equal(guest_nearest(S("Sorbone"), near, 3), 1);
    assert_true(str_eq(near[0], S("Sorbonne")));
    names_extend(NULL);
    assert_false(guest_find(S("Sorbonne"), &code));
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tables_add_names),
        cmocka_unit_test(slips_are_told_with_line_and_column),
        cmocka_unit_test(what_people_type_finds_them),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
