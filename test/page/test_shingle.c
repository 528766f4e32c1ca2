/* Texts become numbers: the same for the same words however they are written, and an even sample. */
#include "page/shingle.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/buf.h"

static const struct sampling all = {.least = SAMPLE_MOST, .most = SAMPLE_MOST, .one_in = 1};

static struct shingler s, t;  /* 16 KB each */

static struct sample sample(struct shingler *of, const char *text, struct sampling how)
{
    shingle_start(of);
    shingle_text(of, str_of(text));
    return shingle_sample(of, how);
}

#define PLAIN "The president's envoy said in Bogota that he would come on Monday"

static const struct {
    const char *what, *text;
    bool same;
} writings[] = {
    {"capitals", "THE PRESIDENT'S ENVOY SAID IN BOGOTA THAT HE WOULD COME ON MONDAY", true},
    {"an accent", "The president's envoy said in Bogot\xC3\xA1 that he would come on Monday", true},
    {"another apostrophe", "The president\xE2\x80\x99s envoy said in Bogota that he would come on Monday", true},
    {"an apostrophe as an entity", "The president&#8217;s envoy said in Bogota that he would come on Monday",
     true},
    {"marks and line breaks", "The president's envoy said,\nin Bogota, that he would come (on Monday).", true},
    {"bold words and a link", "The **president's** envoy said in [Bogota](http://x.example/a b) that he "
                              "would come on Monday", true},
    {"a soft hyphen", "The presi\xC2\xAD" "dent's envoy said in Bogota that he would come on Monday", true},
    {"bytes that are no UTF-8 part words", "The president's\xFF" "envoy said in Bogota that he would "
                                           "come on Monday", true},
    {"another word", "The president's envoy said in Lima that he would come on Monday", false},
};

static bool equal(struct sample a, struct sample b)
{
    if (a.count != b.count)
        return false;
    for (size_t i = 0; i < a.count; i++)
        if (a.numbers[i] != b.numbers[i])
            return false;
    return true;
}

static void the_same_words_give_the_same_numbers(void **state)
{
    struct sample plain = sample(&s, PLAIN, all);

    (void)state;
    assert_int_equal(plain.count, 9);  /* thirteen words */
    for (size_t i = 0; i < sizeof writings / sizeof *writings; i++)
        if (equal(plain, sample(&t, writings[i].text, all)) != writings[i].same)
            fail_msg("%s", writings[i].what);
}

static void four_words_are_no_shingle_and_a_repeated_one_counts_once(void **state)
{
    (void)state;
    assert_int_equal(sample(&s, "he said he would", all).count, 0);
    assert_int_equal(sample(&s, "ha ha ha ha ha ha ha ha ha ha", all).count, 1);
}

static void a_number_says_whether_a_figure_stands_in_it(void **state)
{
    struct sample x = sample(&s, "one two three four five 6 seven eight nine ten eleven twelve", all);

    (void)state;
    assert_int_equal(x.count, 8);
    for (size_t i = 0; i < x.count; i++) {
        assert_int_equal(x.numbers[i] & SHINGLE_FIGURE, i >= 1 && i <= 5);
        assert_int_equal(x.numbers[i] & SHINGLE_SPARE, 0);
    }
}

static void long_text(struct buf *b, int words)
{
    for (int i = 0; i < words; i++)
        buf_fmt(b, "w%dx ", i * 7919);
}

static void a_sample_is_even_bounded_and_in_order(void **state)
{
    static const struct {
        int words;
        struct sampling how;
        size_t least, most;
    } rows[] = {
        {40, {64, 480, 4}, 36, 36},
        {100, {64, 480, 4}, 64, 75},
        {1000, {64, 480, 4}, 200, 300},
        {20000, {64, 480, 4}, 400, 480},
        {20000, {480, 480, 1}, 400, 480},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf b = {0};
        struct sample x;

        long_text(&b, rows[i].words);
        x = sample(&s, b.p, rows[i].how);
        if (x.count < rows[i].least || x.count > rows[i].most)
            fail_msg("%d words, one in %u: %zu numbers", rows[i].words, rows[i].how.one_in, x.count);
        for (size_t k = 0; k < x.count; k++)
            assert_true(x.numbers[k] <= x.bound && x.numbers[k] != 0);
        buf_free(&b);
    }
}

static void a_passage_gives_the_same_numbers_within_a_longer_text(void **state)
{
    struct sampling how = {64, 480, 4};
    struct buf b = {0};
    struct sample whole, part;
    size_t found = 0, below = 0;

    (void)state;
    long_text(&b, 1600);
    whole = sample(&s, b.p, how);
    shingle_start(&t);
    shingle_text(&t, str_cut(buf_str(&b), b.n / 4, b.n / 2));
    part = shingle_sample(&t, how);
    for (size_t i = 0, k = 0; i < part.count; i++) {
        below += part.numbers[i] <= whole.bound;
        while (k < whole.count && whole.numbers[k] != part.numbers[i] && part.numbers[i] <= whole.bound)
            k++;
        found += k < whole.count && whole.numbers[k] == part.numbers[i];
    }
    assert_true(below > 50 && found + 2 >= below);  /* the first word may be cut */
    buf_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_words_give_the_same_numbers),
        cmocka_unit_test(four_words_are_no_shingle_and_a_repeated_one_counts_once),
        cmocka_unit_test(a_number_says_whether_a_figure_stands_in_it),
        cmocka_unit_test(a_sample_is_even_bounded_and_in_order),
        cmocka_unit_test(a_passage_gives_the_same_numbers_within_a_longer_text),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
