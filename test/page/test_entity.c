#include "page/entity.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

/* A text as it stands in markup, and what it says. */
static const struct {
    const char *markup, *text;
} rows[] = {
    {"", ""},
    {"no entity", "no entity"},
    {"Tom &amp; Jerry", "Tom & Jerry"},
    {"&lt;p&gt;", "<p>"},
    {"It&#8217;s", "It’s"},
    {"It&#x2019;s &#X41;", "It’s A"},
    {"&#146;quoted&#148;", "’quoted”"},       /* windows-1252, as browsers take it */
    {"&#0; &#xD800; &#x110000;", "\xEF\xBF\xBD \xEF\xBF\xBD \xEF\xBF\xBD"},
    {"&#99999999999999999999;", "\xEF\xBF\xBD"},
    {"&#;", "&#;"},
    {"&#x;", "&#x;"},
    {"&#8217s", "’s"},
    {"caf&eacute;", "café"},
    {"caf&eacute s", "café s"},
    {"Vu&ccaron;i&cacute;", "Vučić"},
    {"Vu&ccaroni", "Vu&ccaroni"},              /* wants its semicolon */
    {"AT&T", "AT&T"},
    {"&", "&"},
    {"a&amp", "a&"},
    {"&unheardof;", "&unheardof;"},
    {"&amp;amp;", "&amp;"},
    {"a&nbsp;b", "a\xC2\xA0" "b"},
};

static void entities_are_decoded(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        struct str text = entity_text(&a, str_of(rows[i].markup));

        if (!str_eq(text, str_of(rows[i].text)))
            fail_msg("%s: \"%.*s\"", rows[i].markup, STR_ARG(text));
        arena_free(&a);
    }
}

/* In plain text an ampersand may be one: only what ends in a semicolon counts. */
static void plain_text_is_decoded_with_its_map(void **state)
{
    struct arena a = {0};
    struct origin o = {0};
    struct str text = entity_decode(&a, S("R&amp;D, B&eacute, &#8220;x&#8221;"), &o);
    struct str plain = S("R&D, B&eacute"), same;

    (void)state;
    assert_true(str_eq(text, S("R&D, B&eacute, “x”")));
    assert_int_equal(origin_of(&o, 2), 6);
    assert_int_equal(origin_of(&o, str_find(text, S("x"), 0)), 26);
    o = (struct origin){0};
    same = entity_decode(&a, plain, &o);
    assert_ptr_equal(same.p, plain.p);
    assert_int_equal(o.count, 0);
    arena_free(&a);
}

/* Looked up by halving, so the table must be in order; and a sign is no longer than its name. */
static void the_table_is_in_order(void **state)
{
    static const struct {
        const char *name;
        uint32_t c;
    } table[] = {
#define ENTITY(name, c) {name, c},
#define LOOSE(name, c) {name, c},
#include "page/entity.def"
    };

    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        char text[ENTITY_TEXT];

        if (i > 0 && strcmp(table[i - 1].name, table[i].name) >= 0)
            fail_msg("%s stands behind %s", table[i].name, table[i - 1].name);
        if (entity_utf8(table[i].c, text) > strlen(table[i].name) + 1)
            fail_msg("%s is longer than its name", table[i].name);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(entities_are_decoded),
        cmocka_unit_test(plain_text_is_decoded_with_its_map),
        cmocka_unit_test(the_table_is_in_order),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
