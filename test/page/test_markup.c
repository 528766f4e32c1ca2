#include "page/markup.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>
#include "base/buf.h"

/* Markup and its tokens: 'text' <tag class id href> </tag> <raw>{what it holds}; unknown tags are ?. */
static const struct {
    const char *what, *html, *tokens;
} rows[] = {
    {"text and tags", "a<p>b</p>c", "'a'<p>'b'</p>'c'"},
    {"capitals", "<P CLASS=X>", "<p X>"},
    {"attributes in every way", "<p class=\"a b\" id='c' href = d/e>", "<p a b c d/e>"},
    {"attributes without blanks", "<p class=\"a\"id=\"b\">", "<p a b>"},
    {"the first of two counts", "<p id=a id=b>", "<p a>"},
    {"a > in quotes", "<p id=\"a>b\">c", "<p a>b>'c'"},
    {"a slash at the end", "<br/>a<p id=b/>", "<br>'a'<p b/>"},
    {"tags that nobody knows", "<x-y id=a>b</x-y>", "<? a>'b'</?>"},
    {"comments, doctypes, instructions", "<!doctype html><!-- <p> --><?xml?>a<!-->b", "'a''b'"},
    {"a comment that is not closed", "<!-- a>b", "'b'"},
    {"CDATA", "<![CDATA[ <p> ]]>a", "'a'"},
    {"what begins no tag", "a < b <3 c<", "'a < b <3 c<'"},
    {"an end tag with blanks", "</p >a</ p>b", "</p>'a''b'"},
    {"raw text", "<script>a<p>b</script>c", "<script>{a<p>b}'c'"},
    {"raw text ends at its own tag", "<style>a</script>b</STYLE >c", "<style>{a</script>b}'c'"},
    {"raw text that does not end", "<title>a<p>b", "<title>{}'a'<p>'b'"},
    {"a quote that does not end", "<p id=\"a>b<p id='c'>", "<p \"a>'b'<p c>"},
    {"a tag that does not end", "<p id=a", "<p a>"},
};

static void add_token(struct buf *b, const struct token *t)
{
    static const enum attr shown[] = {ATTR_CLASS, ATTR_ID, ATTR_HREF};

    if (t->kind == TOKEN_TEXT) {
        buf_fmt(b, "'%.*s'", STR_ARG(t->text));
        return;
    }
    buf_text(b, t->kind == TOKEN_OPEN ? "<" : "</");
    buf_add(b, t->tag == NULL ? S("?") : t->tag->name);
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++)
        if (t->attrs[shown[i]].n > 0)
            buf_fmt(b, " %.*s", STR_ARG(t->attrs[shown[i]]));
    buf_byte(b, '>');
    if (t->kind == TOKEN_OPEN && t->tag != NULL && t->tag->kind == TAG_RAW)
        buf_fmt(b, "{%.*s}", STR_ARG(t->text));
}

static void markup_is_cut_into_tokens(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct markup m = {.source = str_of(rows[i].html)};
        struct token t;
        struct buf b = {0};

        while (markup_next(&m, &t))
            add_token(&b, &t);
        if (!str_eq(buf_str(&b), str_of(rows[i].tokens)))
            fail_msg("%s: %.*s", rows[i].what, STR_ARG(buf_str(&b)));
        buf_free(&b);
    }
}

static void every_tag_is_found(void **state)
{
    static const char *const names[] = {
#define TAG(name, kind, is) name,
#include "page/tag.def"
    };

    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (tag_find(str_of(names[i])) == NULL)
            fail_msg("%s is not in order", names[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(markup_is_cut_into_tokens),
        cmocka_unit_test(every_tag_is_found),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
