/* Sentences: where one ends and what it asks; and which words stand inside quotation marks. */
#include "text/sentence.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/buf.h"

/* A text, and the same with " | " between its sentences, a question marked. */
static const struct {
    const char *what, *text, *sentences;
} rows[] = {
    {"a full stop", "Xi came. Kim did not.", "Xi came. | Kim did not."},
    {"the end of the text without a stop", "Xi came. Kim did not", "Xi came. | Kim did not"},
    {"one sentence", "Xi came", "Xi came"},
    {"questions and calls", "Will he come? No! He said so.", "Will he come? (asked) | No! | He said so."},
    {"a small letter starts nothing", "He came at 5 p.m. and left.", "He came at 5 p.m. and left."},
    {"a number starts one", "They came. 26 leaders spoke.", "They came. | 26 leaders spoke."},
    {"an abbreviation ends nothing", "Mr. Putin met Gen. Prayut on Jan. 5 there.",
     "Mr. Putin met Gen. Prayut on Jan. 5 there."},
    {"a country's points end nothing", "The U.S. President came.", "The U.S. President came."},
    {"but before a word that opens sentences they do", "He is in the U.S. He stays.",
     "He is in the U.S. | He stays."},
    {"initials", "V. K. Singh came. J.D. Vance too.", "V. K. Singh came. | J.D. Vance too."},
    {"a closing quotation mark belongs to its sentence", "\xe2\x80\x9cWe come.\xe2\x80\x9d He left.",
     "\xe2\x80\x9cWe come.\xe2\x80\x9d | He left."},
    {"a quotation that goes on in a small letter", "\"We come.\" he said.", "\"We come.\" he said."},
    {"an opening quotation mark starts one", "He left. \xe2\x80\x9cWe come.\xe2\x80\x9d",
     "He left. | \xe2\x80\x9cWe come.\xe2\x80\x9d"},
    {"a closing bracket belongs to its sentence", "(He came.) She left.", "(He came.) | She left."},
    {"a dash starts one", "He came. - She left.", "He came. | - She left."},
    {"three points as one mark", "He came\xe2\x80\xa6 She left.", "He came\xe2\x80\xa6 | She left."},
    {"no space, no end", "He came.She left.", "He came.She left."},
    {"a date with points", "On 24.06.2020 he came.", "On 24.06.2020 he came."},
    {"a semicolon ends nothing", "Xi comes; Kim does not.", "Xi comes; Kim does not."},
    {"a line break ends nothing", "Xi\ncame. Kim\ndid not.", "Xi\ncame. | Kim\ndid not."},
    {"no words", "", ""},
    {"marks alone", "...", "..."},
};

static void sentences_text(struct arena *a, const char *text, struct buf *out)
{
    struct words words = text_words(a, str_of(text), 0);
    struct sentences s = text_sentences(a, words);

    for (size_t i = 0; i < s.count; i++) {
        const struct word *first = &words.items[s.items[i].from], *last = &words.items[s.items[i].to - 1];

        buf_text(out, i > 0 ? " | " : "");
        buf_add(out, str_cut(str_of(text), first->start, last->start + last->text.n));
        buf_text(out, s.items[i].question ? " (asked)" : "");
    }
}

static void a_text_is_cut_into_sentences(void **state)
{
    size_t wrong = 0;

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        struct buf got = {0};

        sentences_text(&a, rows[i].text, &got);
        if (!str_eq(buf_str(&got), str_of(rows[i].sentences))) {
            print_error("%s: came %.*s; wanted %s\n", rows[i].what, STR_ARG(buf_str(&got)), rows[i].sentences);
            wrong++;
        }
        buf_free(&got);
        arena_free(&a);
    }
    assert_int_equal(wrong, 0);
}

/* Every word is in one sentence, in order. */
static void sentences_lie_behind_each_other(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        struct words words = text_words(&a, str_of(rows[i].text), 0);
        struct sentences s = text_sentences(&a, words);
        size_t at = 0;

        for (size_t k = 0; k < s.count; k++) {
            assert_int_equal(s.items[k].from, at);
            assert_true(s.items[k].to > s.items[k].from);
            at = s.items[k].to;
        }
        assert_int_equal(at, words.count);
        arena_free(&a);
    }
}

/* Words, and below each "q" where it stands inside quotation marks, the marks included. */
static const struct {
    const char *what, *text, *quoted;
} quotes[] = {
    {"none", "He came .", "..."},
    {"straight marks", "He said \"we come\" today", "..qqqq."},
    {"curly marks", "He said \xe2\x80\x9cwe come\xe2\x80\x9d today", "..qqqq."},
    {"angle marks", "He said \xc2\xabwe come\xc2\xbb today", "..qqqq."},
    {"low and high marks", "He said \xe2\x80\x9ewe come\xe2\x80\x9d today", "..qqqq."},
    {"over a sentence's end", "\"We come. We stay.\" He left", "qqqqqqqq.."},
    {"twice", "\"yes\" and \"no\" he", "qqq.qqq."},
    {"never closed", "\"yes he said", "qqqq"},
    {"an apostrophe is no quotation", "Xi's guests didn't come", "....." "."},
};

static void words_know_whether_they_are_quoted(void **state)
{
    size_t wrong = 0;

    (void)state;
    for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++) {
        struct arena a = {0};
        struct words words = text_words(&a, str_of(quotes[i].text), 0);
        const bool *quoted = text_quoted(&a, words);
        struct buf got = {0};

        for (size_t w = 0; w < words.count; w++)
            buf_byte(&got, quoted[w] ? 'q' : '.');
        if (!str_eq(buf_str(&got), str_of(quotes[i].quoted))) {
            print_error("%s: came %.*s; wanted %s\n", quotes[i].what, STR_ARG(buf_str(&got)), quotes[i].quoted);
            wrong++;
        }
        buf_free(&got);
        arena_free(&a);
    }
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_is_cut_into_sentences),
        cmocka_unit_test(sentences_lie_behind_each_other),
        cmocka_unit_test(words_know_whether_they_are_quoted),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
