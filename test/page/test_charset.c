#include "page/charset.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

/* Documents, what is declared of them from outside and inside, and the text that they are. */
static const struct {
    const char *what;
    struct str bytes;
    const char *outside, *inside, *text;
} rows[] = {
    {"UTF-8 is UTF-8 whatever is declared", STR("Vu\xC4\x8Di\xC4\x87"), "windows-1250", "", "Vučić"},
    {"ASCII too", STR("Macron"), "utf-16", "gb2312", "Macron"},
    {"as declared from outside", STR("Vu\xE8i\xE6"), "windows-1250", "", "Vučić"},
    {"as the document declares", STR("Vu\xE8i\xE6"), "", "ISO-8859-2", "Vučić"},
    {"outside goes before inside", STR("Vu\xE8i\xE6"), "iso-8859-2", "windows-1251", "Vučić"},
    {"a name that nobody knows is passed over", STR("Vu\xE8i\xE6"), "x-nothing", "iso-8859-2", "Vučić"},
    {"Latin-1 means windows-1252", STR("\x93Oui\x94, \x80 5"), "iso-8859-1", "", "“Oui”, € 5"},
    {"what the set has not becomes U+FFFD", STR("a\x81z"), "windows-1252", "", "a\xEF\xBF\xBDz"},
    {"by looking: windows-1252", STR("\xC9lys\xE9" "e, \xE0 Paris"), "", "", "Élysée, à Paris"},
    {"by looking: Cyrillic", STR("\xCF\xF0\xE5\xE7\xE8\xE4\xE5\xED\xF2 \xEF\xF0\xE8\xE5\xE4\xE5\xF2"), "", "",
     "Президент приедет"},
    {"by looking: KOI8-R", STR("\xF0\xD2\xC5\xDA\xC9\xC4\xC5\xCE\xD4 \xD0\xD2\xC9\xC5\xC4\xC5\xD4"), "", "",
     "Президент приедет"},
    {"UTF-8 with one broken byte among many letters",
     STR("\xD0\x9F\xD1\x80\xD0\xB5\xD0\xB7\xD0\xB8\xD0\xB4\xD0\xB5\xD0\xBD\xD1\x82\xD0\xBF\xD1\x80"
         "\xD0\xB8\xD0\xB5\xD0\xB4\xD0\xB5\xD1\x82\xD0\xBF\xD1\x80\xD0\xB8\xD0\xB5\xD0\xB4\xD0\xB5\xFF."), "", "utf-8",
     "Президентприедетприеде\xEF\xBF\xBD."},
    {"two bytes a sign", STR("\xD6\xD0\xB9\xFA ok"), "gb2312", "", "中国 ok"},
    {"Shift_JIS, where the second byte may be a letter", STR("\x83\x5C.\x93\xFA"), "Shift_JIS", "", "ソ.日"},
    {"EUC-KR", STR("\xC7\xD1\xB1\xB9"), "", "euc-kr", "한국"},
    {"ISO-2022-JP, whose bytes are all ASCII", STR("\x1B$B$3\x1B(B ok"), "iso-2022-jp", "", "こ ok"},
    {"UTF-16 with its mark", STR("\xFF\xFEH\0i\0"), "", "", "Hi"},
    {"UTF-16 beyond the first plane", STR("\xFF\xFE\x3D\xD8\x00\xDE!\0"), "", "", "😀!"},
    {"half a sign at the end", STR("\xFF\xFEH\0i"), "", "", "H\xEF\xBF\xBD"},
};

static void documents_are_decoded(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        struct origin o = {0};
        struct charset declared = {str_of(rows[i].outside), str_of(rows[i].inside)};
        struct str text = charset_decode(&a, rows[i].bytes, declared, &o);

        if (!str_eq(text, str_of(rows[i].text)))
            fail_msg("%s: \"%.*s\", wanted \"%s\"", rows[i].what, STR_ARG(text), rows[i].text);
        if (o.count > 0 && origin_of(&o, text.n) != rows[i].bytes.n)
            fail_msg("%s: the end stood at %zu", rows[i].what, origin_of(&o, text.n));
        if (o.count == 0 && text.p != rows[i].bytes.p)
            fail_msg("%s: a copy without a map", rows[i].what);
        arena_free(&a);
    }
}

static void letters_know_their_place(void **state)
{
    struct arena a = {0};
    struct origin o = {0};
    struct charset declared = {.outside = S("shift_jis")};
    struct str text = charset_decode(&a, S("ab \x83\x5C\x93\xFA c"), declared, &o);
    size_t at = str_find(text, S("日"), 0);

    (void)state;
    assert_int_equal(origin_of(&o, at), 5);
    assert_int_equal(origin_of(&o, at + 3), 7);
    assert_int_equal(origin_of(&o, at + 4), 8);
    arena_free(&a);
}

static const struct {
    const char *bytes, *name;
} declared[] = {
    {"<meta charset=utf-8>", "utf-8"},
    {"<html><META CHARSET=\"windows-1251\">", "windows-1251"},
    {"<meta http-equiv=\"Content-Type\" content=\"text/html; charset=koi8-r\">", "koi8-r"},
    {"<meta name=viewport content=x><meta charset = 'big5' >", "big5"},
    {"<?xml version=\"1.0\" encoding=\"iso-8859-2\"?>", "iso-8859-2"},
    {"<p>charset=utf-8", ""},
    {"<meta charset", ""},
};

static void pages_declare_their_charset(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof declared / sizeof *declared; i++)
        if (!str_eq(charset_declared(str_of(declared[i].bytes)), str_of(declared[i].name)))
            fail_msg("%s: \"%.*s\"", declared[i].bytes,
                     STR_ARG(charset_declared(str_of(declared[i].bytes))));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(documents_are_decoded),
        cmocka_unit_test(letters_know_their_place),
        cmocka_unit_test(pages_declare_their_charset),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
