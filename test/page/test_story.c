/* Copies of one story are known by their fingerprints, and different stories are told apart. */
#include "page/story.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/buf.h"

#define LEAD "Chancellor Angela Merkel has turned down an invitation to the summit in Washington, " \
    "her spokesman said on Friday, and the president thereupon put the whole meeting off until " \
    "the autumn.\n\n"
#define QUOTE "\"As of today, considering the overall pandemic situation, she cannot agree to her " \
    "personal participation, to a journey to Washington,\" the spokesman said.\n\n"
#define MORE "Four more countries are to be asked to the table in September: Australia, India, " \
    "Russia and South Korea. None of the four belongs to the group, and two of its members have " \
    "let it be known that they will not sit with Russia.\n\n"
#define LAST "Australia's prime minister was the first to say that he would come, and South Korea's " \
    "president told the host by telephone that he would gladly accept.\n\n"
#define STORY LEAD QUOTE MORE LAST

#define APPEAL "We rely on readers like you. Our newsroom is small, our reporters have been fined " \
    "and harassed, and we refuse to be silenced by anyone. Please consider supporting us with a " \
    "monthly donation: every contribution counts, no matter how small it is.\n\n" \
    "Your support, no matter how small, makes a difference to the work of our reporters.\n\n"

#define OTHER "The leaders of the Baltic states will not travel to Moscow for the parade in May, " \
    "they declared after a meeting in Riga on Thursday.\n\nThe invitation had reached them in " \
    "the autumn, by ordinary mail, and had lain on three desks since.\n\n"

static const struct {
    const char *what, *a, *b;
    bool same;
} pairs[] = {
    {"the same bytes", STORY, STORY, true},
    {"one with a page around it", STORY,
     "Home | World | Sport\n\nThe Daily Lark\n\nMerkel says no, Trump waits\n\nBy Jane Roe\n"
     "May 30, 2020\n\n" STORY "Read also\nDogs of the capital\nTen walks\n\nLeave a Reply\n"
     "John says: she ought to go.\n", true},
    {"one cut after its second half", STORY, LEAD QUOTE, true},
    {"one embedded in a digest of several stories", STORY, OTHER STORY
     "In Tokyo the cabinet met on Saturday in order to fix the day of the ceremony.\n\n", true},
    {"paragraphs in another order", STORY, LAST MORE LEAD QUOTE, true},
    {"words in bold, entities, capitals",
     "**" "Australia" "**'s prime minister was the first to say that he would come to the table, and "
     "nobody wondered at it.\n",
     "AUSTRALIA&#8217;s prime minister was the first to say that he would come to the table, &quot;and "
     "nobody&quot; wondered at it.\n", true},
    {"soft hyphens and accents",
     "Ecuador's and Mexico's presidents met in Bogota on Tuesday, and a communique was issued.\n",
     "Ecua\xC2\xAD" "dor\xE2\x80\x99s and Mexico\xE2\x80\x99s presidents met in Bogot\xC3\xA1 on Tues\xC2\xAD"
     "day, and a communiqu\xC3\xA9 was issued.\n", true},
    {"lines wrapped", "The king of the Netherlands and the queen of Denmark will be\n"
     "there, the palace in Amman said on Monday, and the emperor of\n"
     "Japan will be represented by a princess of his house who was\n"
     "never abroad before this summer, as far as is known in Tokyo.\n",
     "The king of the Netherlands and the queen of Denmark will be there, the palace in Amman said "
     "on Monday, and the emperor of Japan will be represented by a princess of his house who was "
     "never abroad before this summer, as far as is known in Tokyo.\n", true},
    {"two stories that share an outlet's appeal", LEAD APPEAL, OTHER APPEAL, false},
    {"two stories on one event that quote the same official", LEAD QUOTE MORE,
     QUOTE "The refusal came late on a Friday. Diplomats in Brussels had seen it coming for a week, and "
     "some of them had advised it; the smaller members of the Union, which have no seat at "
     "that table, were heard to chuckle. The president learned of it from the television, as he "
     "learns of most things, and had his anger under control by supper.\n\n" OTHER, false},
    {"two short stories with a phrase in common",
     "The foreign ministry of the Russian Federation said on Monday that he was expected.\n",
     "The foreign ministry of the Russian Federation said on Monday that Belarus was not asked "
     "to send troops to the square this year, and would not be.\n", false},
    {"nothing and nothing", "No.\n", "No.\n", false},
};

static struct str fingerprint(struct arena *a, const char *text)
{
    struct page page;

    assert_true(page_read(a, S("page"), str_of(text), &page, NULL));
    return story_fingerprint(a, &page);
}

static void copies_are_known_and_others_told_apart(void **state)
{
    size_t bad = 0;

    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct arena a = {0};
        struct str x = fingerprint(&a, pairs[i].a), y = fingerprint(&a, pairs[i].b);

        if (story_same(x, y) != pairs[i].same || story_same(y, x) != pairs[i].same) {
            print_error("%s: overlap %.2f\n", pairs[i].what, story_overlap(x, y));
            bad++;
        }
        arena_free(&a);
    }
    assert_int_equal(bad, 0);
}

static void copies_share_keys(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct arena a = {0};
        uint32_t x[STORY_KEYS], y[STORY_KEYS];
        size_t n = story_keys(fingerprint(&a, pairs[i].a), x), shared = 0;
        size_t m = story_keys(fingerprint(&a, pairs[i].b), y);

        for (size_t k = 0; k < n; k++)
            for (size_t j = 0; j < m; j++)
                shared += x[k] == y[j];
        if (pairs[i].same && shared == 0)
            fail_msg("%s: no key in common", pairs[i].what);
        arena_free(&a);
    }
}

/* n sentences that differ: from word number first on, in a language of numbers. */
static void long_story(struct buf *b, int first, int n)
{
    for (int i = first; i < first + n; i++)
        buf_fmt(b, "The %dth guest has the %d chairs of row %d and said that he will come with %d men.\n\n",
                i, i * 7, i * 13, i * 31);
}

static void a_story_is_found_within_one_of_fifty_times_its_length(void **state)
{
    struct buf whole = {0}, part = {0}, other = {0};
    struct arena a = {0};
    struct str x, y, z;

    (void)state;
    long_story(&whole, 0, 2000);
    long_story(&part, 700, 40);
    long_story(&other, 5000, 40);
    x = fingerprint(&a, whole.p);
    y = fingerprint(&a, part.p);
    z = fingerprint(&a, other.p);
    assert_true(x.n <= 2048);
    assert_true(story_same(x, y));
    assert_false(story_same(x, z));
    assert_false(story_same(y, z));
    buf_free(&whole);
    buf_free(&part);
    buf_free(&other);
    arena_free(&a);
}

static void damaged_fingerprints_are_like_nothing(void **state)
{
    struct arena a = {0};
    struct str f = fingerprint(&a, STORY), g = arena_str(&a, f);
    uint32_t keys[STORY_KEYS];

    (void)state;
    assert_true(story_same(f, g));
    for (size_t n = 0; n < f.n; n++)
        assert_false(story_same(f, str_cut(f, 0, n)));
    ((char *)g.p)[1] = '9';
    assert_false(story_same(f, g));
    assert_int_equal(story_keys(g, keys), 0);
    assert_false(story_same((struct str){0}, (struct str){0}));
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(copies_are_known_and_others_told_apart),
        cmocka_unit_test(copies_share_keys),
        cmocka_unit_test(a_story_is_found_within_one_of_fifty_times_its_length),
        cmocka_unit_test(damaged_fingerprints_are_like_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
