/*
 * Verb groups: from where a group starts to the verb that says what is done, and what its helpers
 * make of it.
 */
#include "read/verbgroup.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/buf.h"

/*
 * The group at the first word: how many words it covers, its verb, the verb over it ("-" where
 * none), and its features: past, present or future first, then those that hold.
 */
static const struct {
    const char *text, *group;
} rows[] = {
    /* one verb */
    {"attends the parade", "1 attend - present"},
    {"attended the parade", "1 attend - past maybe-bare"},
    {"came", "1 come - past"},
    {"attending", "1 attend - bare"},
    {"invited by", "1 invite - past maybe-bare"},
    {"gone", "1 go - bare"},
    {"parade", "0"},
    {"Moscow", "0"},
    {"9 May", "0"},
    {"to the parade", "0"},
    {"", "0"},

    /* helpers of time */
    {"will attend", "2 attend - future"},
    {"shall come", "2 come - future"},
    {"would attend", "2 attend - future would"},
    {"will be attending", "3 attend - future progressive"},
    {"is attending", "2 attend - present progressive"},
    {"was attending", "2 attend - past progressive"},
    {"has attended", "2 attend - present perfect"},
    {"had attended", "2 attend - past perfect"},
    {"has been attending", "3 attend - present progressive perfect"},
    {"will have attended", "3 attend - future perfect"},
    {"would have attended", "3 attend - future perfect would"},
    {"did attend", "2 attend - past"},
    {"does attend", "2 attend - present"},

    /* the passive */
    {"is invited", "2 invite - present passive"},
    {"was invited", "2 invite - past passive"},
    {"has been invited", "3 invite - present passive perfect"},
    {"had been invited", "3 invite - past passive perfect"},
    {"will be invited", "3 invite - future passive"},
    {"is being invited", "3 invite - present passive"},
    {"were not asked", "3 ask - past negative passive"},
    {"was held", "2 hold - past passive"},

    /* negation */
    {"will not attend", "3 attend - future negative"},
    {"won't attend", "3 attend - future negative"},
    {"cannot attend", "2 attend - future negative can"},
    {"can't attend", "3 attend - future negative can"},
    {"did not attend", "3 attend - past negative"},
    {"didn't come", "3 come - past negative"},
    {"does not go", "3 go - present negative"},
    {"has not decided", "3 decide - present negative perfect"},
    {"hasn't yet decided", "4 decide - present negative perfect"},
    {"has still not replied", "4 reply - present negative perfect"},
    {"has yet to answer", "4 answer - present negative perfect"},
    {"is yet to decide", "4 decide - present negative perfect"},
    {"had yet to reply", "4 reply - past negative perfect"},
    {"never came", "2 come - past negative"},
    {"will never come", "3 come - future negative"},
    {"would no longer attend", "4 attend - future negative would"},
    {"is not coming", "3 come - present negative progressive"},
    {"would not be attending", "4 attend - future negative progressive would"},
    {"not attending", "2 attend - negative bare"},

    /* may, can, should */
    {"may attend", "2 attend - future may"},
    {"might not attend", "3 attend - future negative may"},
    {"could attend", "2 attend - future can"},
    {"should attend", "2 attend - should"},
    {"must not come", "3 come - negative should"},
    {"is able to attend", "4 attend - future can"},
    {"is unable to attend", "4 attend plan future negative"},
    {"was not able to come", "5 come - future negative can"},

    /* "to" */
    {"to attend", "2 attend - infinitive"},
    {"not to attend", "3 attend - negative infinitive"},
    {"to not attend", "3 attend - negative infinitive"},
    {"is to attend", "3 attend - future"},
    {"was to have attended", "4 attend - future perfect would"},
    {"is going to attend", "4 attend plan future"},
    {"is not going to attend", "5 attend plan future negative"},
    {"is due to arrive", "4 arrive plan future"},
    {"is likely to attend", "4 attend - future"},
    {"is unlikely to attend", "4 attend plan future negative"},
    {"is not likely to attend", "5 attend - future negative"},
    {"is ready to attend", "4 attend plan future wants"},

    /* verbs over verbs */
    {"plans to attend", "3 attend plan future"},
    {"does not plan to attend", "5 attend plan future negative"},
    {"has decided not to attend", "5 attend decide future negative"},
    {"has not decided", "3 decide - present negative perfect"},
    {"has not decided to attend", "3 decide - present negative perfect"},
    {"refused to attend", "3 attend refuse future negative"},
    {"declined to come", "3 come decline future negative"},
    {"has agreed to come", "4 come agree future"},
    {"is expected to attend", "4 attend expect future"},
    {"is not expected to attend", "5 attend expect future negative"},
    {"is scheduled to arrive", "4 arrive plan future"},
    {"hopes to attend", "3 attend hope future wants"},
    {"wants to come", "3 come want future wants"},
    {"would like to attend", "4 attend want future would wants"},
    {"is considering attending", "3 attend consider future wants"},
    {"has promised to come", "4 come promise future"},
    {"has to stay", "3 stay have future"},
    {"chose not to attend", "4 attend choose future negative"},

    /* plans */
    {"has no plans to attend", "5 attend plan future negative"},
    {"have no intention of attending", "5 attend plan future negative"},
    {"had no plan to come", "5 come plan future negative"},
    {"does not have any plans to attend", "7 attend plan future negative"},
    {"has plans", "1 have - present"},
    {"has no invitation", "1 have - present"},

    /* be, have and do by themselves */
    {"is there", "1 be - present"},
    {"was absent", "1 be - past"},
    {"will be present", "2 be - future"},
    {"has been absent", "2 be - present perfect"},
    {"was not there", "2 be - past negative"},
    {"was not welcome", "2 be - past negative"},
    {"will not be welcome", "3 be - future negative"},
    {"would be welcome to attend", "5 attend plan future would wants"},
    {"will not", "2 do - future negative"},
    {"did not", "2 do - past negative"},
    {"had nothing", "1 have - past"},

    /* adverbs */
    {"will personally attend", "3 attend - future"},
    {"will also not be attending", "5 attend - future negative progressive"},
    {"has again invited", "3 invite - present perfect again"},
    {"has been invited again", "3 invite - present passive perfect"},
    {"had initially accepted", "3 accept - past perfect once"},
    {"has repeatedly invited", "3 invite - present perfect again"},

    /* what looks like a helper and is none */
    {"May 9", "0"},
    {"May Attend", "2 attend - future may"},
    {"May Not Attend", "3 attend - future negative may"},
    {"May said", "0"},
    {"'s parade", "0"},
    {"'s leader attended", "0"},
    {"nobody came", "0"},
    {"WILL ATTEND", "2 attend - future"},
};

static void add(struct buf *b, bool holds, const char *name)
{
    if (holds)
        buf_fmt(b, " %s", name);
}

static void group_text(struct buf *b, size_t n, const struct verb_group *g)
{
    static const char *const tenses[] = {"", " past", " present", " future"};

    buf_fmt(b, "%zu", n);
    if (n == 0)
        return;
    buf_fmt(b, " %s %s%s", verb_base(g->verb), g->over == VERB_none ? "-" : verb_base(g->over), tenses[g->tense]);
    add(b, g->negative, "negative");
    add(b, g->passive, "passive");
    add(b, g->progressive, "progressive");
    add(b, g->perfect, "perfect");
    add(b, g->infinitive, "infinitive");
    add(b, g->bare, "bare");
    add(b, g->maybe_bare, "maybe-bare");
    add(b, g->would, "would");
    add(b, g->can, "can");
    add(b, g->may, "may");
    add(b, g->should, "should");
    add(b, g->wants, "wants");
    add(b, g->again, "again");
    add(b, g->once, "once");
}

static void helpers_become_features_of_the_last_verb(void **state)
{
    size_t wrong = 0;

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        struct buf got = {0};
        struct verb_group g = {0};
        struct words words = text_words(&a, str_of(rows[i].text), 0);

        group_text(&got, words.count == 0 ? 0 : verbgroup_at(words, 0, words.count, &g), &g);
        if (!str_eq(buf_str(&got), str_of(rows[i].group))) {
            print_error("\"%s\": came %.*s; wanted %s\n", rows[i].text, STR_ARG(buf_str(&got)), rows[i].group);
            wrong++;
        }
        buf_free(&got);
        arena_free(&a);
    }
    assert_int_equal(wrong, 0);
}

/* Up to the end that the caller sets, also where the words go on. */
static void a_group_ends_with_its_sentence(void **state)
{
    struct arena a = {0};
    struct words words = text_words(&a, S("will not attend"), 0);
    struct verb_group g;

    (void)state;
    assert_int_equal(verbgroup_at(words, 0, 1, &g), 1);
    assert_int_equal(g.verb, VERB_do);
    assert_int_equal(verbgroup_at(words, 0, 2, &g), 2);
    assert_true(g.negative);
    assert_int_equal(verbgroup_at(words, 0, 3, &g), 3);
    assert_int_equal(g.verb, VERB_attend);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(helpers_become_features_of_the_last_verb),
        cmocka_unit_test(a_group_ends_with_its_sentence),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
