#include "page/meta.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#define LD(json) "<script type=\"application/ld+json\">" json "</script>"

/* Heads of pages, and what they say: headline | window | outlet | author | day | body. */
static const struct {
    const char *what, *html, *says;
} rows[] = {
    {"nothing", "<p>", "|||||"},
    {"the window's title", "<title>\n The king &amp; I\n - Courier</title>", "|The king & I - Courier||||"},
    {"the first title counts", "<title>A</title><svg><title>B</title></svg>", "|A||||"},
    {"Open Graph", "<meta property=og:title content='The king'><meta property=og:site_name content=Courier>",
     "The king||Courier|||"},
    {"the first headline counts", "<meta property=og:title content=A><meta name=twitter:title content=B>", "A|||||"},
    {"names in any case", "<META NAME=\"Author\" CONTENT=\"Jane Roe\">", "|||Jane Roe||"},
    {"an author's address is no name", "<meta property=article:author content='https://x.example/jane'>", "|||||"},
    {"its day", "<meta property=\"article:published_time\" content=\"2020-05-28T23:30:00-05:00\">", "||||20200528|"},
    {"a day without a year is none", "<meta name=date content='28 May'>", "|||||"},
    {"a day in words", "<meta name=pubdate content='Thu, 28 May 2020 10:00:00 GMT'>", "||||20200528|"},
    {"the first <time>", "<time datetime=2020-05-28>x</time><time datetime=2020-05-29>y</time>", "||||20200528|"},
    {"a marked <time> before others", "<time datetime=2020-05-29></time><time itemprop=datePublished datetime=2020-05-28>",
     "||||20200528|"},
    {"<meta> before <time>, JSON-LD before both",
     "<time datetime=2020-01-01><meta name=date content=2020-02-02>" LD("{\"datePublished\":\"2020-05-28\"}"), "||||20200528|"},
    {"JSON-LD", LD("{\"@type\":\"NewsArticle\",\"headline\":\"The king\",\"author\":{\"name\":\"Jane Roe\"},"
                   "\"publisher\":{\"@type\":\"Organization\",\"name\":\"Courier\"}}"), "The king||Courier|Jane Roe||"},
    {"in a graph and in lists", LD("{\"@graph\":[{\"@type\":\"WebSite\"},{\"headline\":\"A\",\"author\":[{\"name\":\"J\"}]}]}"),
     "A|||J||"},
    {"escapes", LD("{\"headline\":\"a\\u201cb\\u201d \\ud83d\\ude00 \\\"c\\\" \\/ d&amp;e \\ud83d\"}"),
     "a“b” 😀 \"c\" / d&e \xEF\xBF\xBD|||||"},
    {"its body", LD("{\"articleBody\":\"The king\\nwill come.\"}"), "|||||The king will come."},
    {"other works do not count", LD("{\"isPartOf\":{\"headline\":\"B\"},\"video\":{\"datePublished\":\"2020-01-01\"},\"headline\":\"A\"}"),
     "A|||||"},
    {"what is no JSON is survived", LD("{\"headline\":\"A\" // note\n,,]}}{\"name\""), "A|||||"},
    {"other scripts are none", "<script>{\"headline\":\"A\"}</script>", "|||||"},
};

static void heads_say_what_the_page_is(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        struct meta m = {0};
        struct markup markup = {.source = str_of(rows[i].html)};
        struct token t;
        struct str says;

        while (markup_next(&markup, &t))
            if (t.tag != NULL)
                meta_take(&m, &a, &t);
        says = arena_fmt(&a, "%.*s|%.*s|%.*s|%.*s|%.0d|%.*s", STR_ARG(m.headline), STR_ARG(m.window),
                         STR_ARG(m.outlet), STR_ARG(m.author), m.published, STR_ARG(m.body));
        if (!str_eq(says, str_of(rows[i].says)))
            fail_msg("%s: %.*s", rows[i].what, STR_ARG(says));
        arena_free(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(heads_say_what_the_page_is),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
