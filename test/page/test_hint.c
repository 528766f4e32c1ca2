#include "page/hint.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

/* What stands in class or id, and what it hints at; the bits of HINT_STORY do not matter here. */
static const struct {
    const char *words;
    unsigned hints;
} rows[] = {
    {"", 0},
    {"x7 wide", 0},
    {"ad", HINT_PROMO},
    {"post-ad", HINT_PROMO},
    {"postAd", HINT_PROMO},
    {"ad_slot", HINT_PROMO},
    {"header", 0},                     /* "ad" within a word is none */
    {"shadow", 0},
    {"relatedPosts", HINT_RELATED},
    {"jp-relatedposts", HINT_RELATED},
    {"read-more", HINT_RELATED},
    {"readmore", HINT_RELATED},
    {"ready", 0},
    {"comments", HINT_COMMENT},
    {"postcomment", HINT_COMMENT},
    {"article-body", HINT_BODY},
    {"articleBody", HINT_BODY},
    {"ARTICLE_BODY", HINT_BODY},
    {"article  body", 0},              /* two names */
    {"share-bar", HINT_SHARE},
    {"sr-only", HINT_HIDDEN},
    {"wp-caption-text", HINT_CAPTION},
    {"entry-title", HINT_TITLE},
    {"site-footer widget", HINT_FRAME | HINT_SIDE},
};

static void names_hint_at_what_they_name(void **state)
{
    struct hints ready = hints_ready();

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        unsigned hints = hint_words(&ready, str_of(rows[i].words)) & ~(unsigned)HINT_STORY;

        if (hints != rows[i].hints)
            fail_msg("\"%s\": %x, wanted %x", rows[i].words, hints, rows[i].hints);
    }
}

/* Rows are looked up by their first letter, and each is read by its own word. */
static void the_table_is_in_order_and_reads_itself(void **state)
{
    static const struct {
        unsigned hint;
        const char *word;
    } table[] = {
#define HINT(what, word) {HINT_##what, word},
#include "page/hint.def"
    };
    struct hints ready = hints_ready();
    const char *before = "a";

    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        const char *word = table[i].word + (table[i].word[0] == '*');
        size_t n = strlen(word) - (word[strlen(word) - 1] == '*');

        if (word[0] < before[0])
            fail_msg("%s stands behind %s", table[i].word, before);
        if ((hint_words(&ready, (struct str){word, n}) & table[i].hint) == 0)
            fail_msg("%s does not read itself", table[i].word);
        before = word;
    }
}

static const struct {
    const char *tag;
    unsigned hints;
} attributes[] = {
    {"<div role=navigation>", HINT_FRAME},
    {"<div role='complementary'>", HINT_SIDE},
    {"<div itemprop=articleBody>", HINT_BODY},
    {"<div style='color: red; display: none'>", HINT_HIDDEN},
    {"<div hidden>", HINT_HIDDEN},
    {"<div aria-hidden=true>", HINT_HIDDEN},
    {"<div aria-hidden=false>", 0},
    {"<div title=comments>", 0},
};

static void attributes_hint_too(void **state)
{
    struct hints ready = hints_ready();

    (void)state;
    for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++) {
        struct markup m = {.source = str_of(attributes[i].tag)};
        struct token t;

        assert_true(markup_next(&m, &t));
        if ((hint_of(&ready, &t) & ~(unsigned)HINT_STORY) != attributes[i].hints)
            fail_msg("%s", attributes[i].tag);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_hint_at_what_they_name),
        cmocka_unit_test(the_table_is_in_order_and_reads_itself),
        cmocka_unit_test(attributes_hint_too),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
