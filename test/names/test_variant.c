/* The forms that are derived of a name. */
#include "names/variant.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static const struct {
    enum name_kind kind;
    const char *name, *forms;
} rows[] = {
    {NAME_COUNTRY, "France", "France|"},
    {NAME_COUNTRY, "the Czech Republic", "Czech Republic|"},
    {NAME_OUTLET, "The Sun", "The Sun|"},
    {NAME_COUNTRY, "Guinea-Bissau", "Guinea-Bissau|Guinea Bissau|"},
    {NAME_COUNTRY, "U.S.", "U.S.|U.S|"},
    {NAME_DEMONYM, "Ukrainian", "Ukrainian|Ukrainians|"},
    {NAME_DEMONYM, "Dutchman", "Dutchman|Dutchmen|"},
    {NAME_DEMONYM, "Portuguese", "Portuguese|"},
    {NAME_COUNTRY, "Ukrainian", "Ukrainian|"},
    {NAME_LEADER, "George W. Bush", "George W. Bush|George Bush|"},
    {NAME_LEADER, "Mohammed bin Zayed Al Nahyan", "Mohammed bin Zayed Al Nahyan|Mohammed bin Zayed|"},
    {NAME_FAMILY, "George W. Bush", "George W. Bush|"},
};

static void forms_are_derived(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        struct str forms[NAME_VARIANTS], got = S("");
        size_t count = name_variants(&a, rows[i].kind, str_of(rows[i].name), forms);

        for (size_t k = 0; k < count; k++)
            got = arena_fmt(&a, "%.*s%.*s|", STR_ARG(got), STR_ARG(forms[k]));
        if (!str_eq(got, str_of(rows[i].forms)))
            fail_msg("%s: came %.*s, wanted %s", rows[i].name, STR_ARG(got), rows[i].forms);
        arena_free(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(forms_are_derived)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
