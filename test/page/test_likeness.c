/*
 * What two texts have in common, and whether that makes them one story. A text is told by letters, a
 * number of the sample each; a capital is a number with a figure. Equal letters are equal numbers.
 */
#include "page/likeness.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

enum { LETTERS = 96 };

#define A20 "abcdefghijklmnopqrst"
#define B20 "ABCDEFGHIJKLMNOPQRST"

/* a to t stand for the story; what is new in one text alone is written by digits and marks. */
static const struct {
    const char *what, *a, *b;
    bool same, at_site;
} rows[] = {
    {"the same text (C2)", A20, A20, true, true},
    {"the first of it (C2)", A20, "abcdefghijklm", true, true},
    {"it stands in a longer one (C2)", A20, "0123456789:;<=>?" A20 "!#$%&'()*+,-./@", true, true},
    {"a phrase (C1)", "abcdefgh", "abcdefgh", false, false},
    {"half of it in one place (C2), of one site not enough (C5)", "0123456789:;<=>?" A20,
     A20 "!#$%&'()*+,-./@", true, false},
    {"two fifths in one place: background (C3)", A20 "0123456789:;<=>?!#$%&'()*+,-./@",
     A20 "_`{|}~uvwxyz[]^UVWXYZABCDEFG", false, false},
    {"two fifths, two by two, all over: edited (C3)",
     "ab01cd23ef45gh67ij89kl:;mn<=op>?qr!#st$%", "ab&'cd()ef*+gh,-ij./kl@_mn`{op|}qr~ust^[", true, true},
    {"nothing", A20, "0123456789:;<=>?!#$%", false, false},
    {"figures that are others, words that are the same (C4)",
     "abAcdBefCghDijEklFmnGopHqrIstJ", "abKcdLefMghNijOklPmnQopRqrSstT", false, false},
    {"the same figures and words", "abAcdBefCghDijEklFmnGopHqrIstJ", "abAcdBefCghDijEklFmnGopHqrIstJ",
     true, true},
    {"a date that is another, of few figures (C4)", A20 "AB", A20 "CD", true, true},
};

/* The numbers are spread over all that there are, and of a full sample. */
static struct sample told(const char *letters, uint32_t numbers[LETTERS])
{
    struct sample s = {.numbers = numbers, .bound = UINT32_MAX};

    for (; *letters != '\0'; letters++) {
        bool figure = *letters >= 'A' && *letters <= 'Z';

        numbers[s.count++] = (uint32_t)(unsigned char)*letters * 0x01234568u | (figure ? SHINGLE_FIGURE : 0);
    }
    return s;
}

static void a_story_is_told_from_others(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        uint32_t of_a[LETTERS], of_b[LETTERS];
        struct sample a = told(rows[i].a, of_a), b = told(rows[i].b, of_b);
        struct likeness l = likeness_of(&a, &b), m = likeness_of(&b, &a);

        if (likeness_same(&l) != rows[i].same || likeness_same(&m) != rows[i].same)
            fail_msg("%s: %zu of %zu in common, in %zu pieces; %zu of %zu parts", rows[i].what, l.both,
                     l.shorter, l.pieces, l.told, l.parts);
        if (likeness_same_at_site(&l) != rows[i].at_site)
            fail_msg("%s: of one site", rows[i].what);
    }
}

static void below_the_lower_bound_both_are_counted(void **state)
{
    uint32_t few[] = {8, 16, 24, 32}, many[] = {8, 16, 24, 32, 1u << 30, 1u << 31};
    struct sample a = {few, 4, 40}, b = {many, 6, UINT32_MAX};
    struct likeness l = likeness_of(&a, &b);

    (void)state;
    assert_int_equal(l.longer, 4);
    assert_int_equal(l.both, 4);
    assert_true(l.share < 0.0001);
    assert_true(likeness_overlap(&l) > 0.99 && likeness_cover(&l) > 0.99);
    assert_true(likeness_same(&l));  /* four of so thin a sample stand for a long passage */
}

static void what_has_no_numbers_is_like_nothing(void **state)
{
    struct sample none = {0};
    struct likeness l = likeness_of(&none, &none);

    (void)state;
    assert_false(likeness_same(&l));
    assert_true(likeness_overlap(&l) <= 0 && likeness_cover(&l) <= 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_story_is_told_from_others),
        cmocka_unit_test(below_the_lower_bound_both_are_counted),
        cmocka_unit_test(what_has_no_numbers_is_like_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
