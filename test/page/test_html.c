#include "page/html.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <unistd.h>
#include "base/buf.h"
#include "base/file.h"
#include "base/utf8.h"
#include "page/page.h"
#include "received.h"

#define SAID "<p>The king will come to the parade, the palace said on Monday in the capital.</p>"
#define MORE "<p>The queen will stay at home, since she is not well, the palace added later.</p>"
#define LEAD "The king will come to the parade, the palace said on Monday in the capital."
#define LAST "The queen will stay at home, since she is not well, the palace added later."

#define THIRD "<p>Nobody has asked the princes yet, and nobody will before the parade, said the palace.</p>"
#define END "Nobody has asked the princes yet, and nobody will before the parade, said the palace."
#define PAPER "Our paper is read in every harbour of the country, every day of the week."
#define OTHER "<p>" PAPER "</p>"
#define BODY "<script type=application/ld+json>{\"articleBody\":\"" LEAD " " LAST " " END "\"}</script>"
#define STORY SAID MORE THIRD
#define STORY_TOLD "p " LEAD "\np " LAST "\np " END "\n"
#define COMMENT "<p>I do not think that the king will come to any parade, he never does, whatever they say.</p>"
#define TWICE(x) x x
#define FOUR(x) TWICE(x) TWICE(x)

/*
 * Pieces of HTML and what is taken from them: the blocks that are no furniture, a line each, with
 * the first letter of their kind: (t)itle (b)yline (h)eading (p)aragraph (i)tem (r)ow (c)aption.
 */
static const struct {
    const char *what, *html, *blocks;
} rows[] = {
    {"paragraphs", SAID MORE, "p " LEAD "\np " LAST "\n"},
    {"white space is folded", "<p>The  king\n\twill come to the parade on Monday, \r\n he said.</p>",
     "p The king will come to the parade on Monday, he said.\n"},
    {"tags within a line", "<p>The <b>king</b> will <a href=x>come</a> to the par<i>ade</i> on Monday.</p>",
     "p The king will come to the parade on Monday.\n"},
    {"tags that break the line part words", "<div>The king will come on Monday.<div>The queen will stay at home.</div></div>",
     "p The king will come on Monday.\np The queen will stay at home.\n"},
    {"one <br> breaks the line, two part paragraphs",
     "<p>The king will come,<br>he said.<br><br>The queen will stay at home.</p>",
     "p The king will come,\nhe said.\np The queen will stay at home.\n"},
    {"entities", "<p>It&#8217;s the king &amp; the queen who will come to Caf&eacute; &lt;1&gt;.</p>",
     "p It’s the king & the queen who will come to Café <1>.\n"},
    {"an entity without its semicolon", "<p>The king &amp the queen will come on Monday, he said.</p>",
     "p The king & the queen will come on Monday, he said.\n"},
    {"an ampersand that is none", "<p>AT&T and B&unknown; will come to the parade on Monday.</p>",
     "p AT&T and B&unknown; will come to the parade on Monday.\n"},
    {"a < that begins no tag", "<p>If 3 < 5 the king will come to the parade on Monday.</p>",
     "p If 3 < 5 the king will come to the parade on Monday.\n"},
    {"paragraphs that are not closed", "<p>The king will come on Monday.<p>The queen will stay at home.",
     "p The king will come on Monday.\np The queen will stay at home.\n"},
    {"items that are not closed", SAID "<ul><li>The king of Spain.<li>The queen of Denmark.</ul>" MORE,
     "p " LEAD "\ni The king of Spain.\ni The queen of Denmark.\np " LAST "\n"},
    {"an end tag without a start", "</b></div>" SAID "</p></table>" MORE, "p " LEAD "\np " LAST "\n"},
    {"a comment", SAID "<!-- <p>The king will not come to the parade, he said.</p> -->" MORE,
     "p " LEAD "\np " LAST "\n"},
    {"a comment that is not closed swallows nothing", SAID "<!-- oops >" MORE, "p " LEAD "\np " LAST "\n"},
    {"a quote that is not closed swallows nothing", SAID "<p class=\"x>The king will come on Monday.</p>",
     "p " LEAD "\np The king will come on Monday.\n"},
    {"scripts and styles are no text", SAID "<script>if (a < b) document.write('<p>No</p>')</script><style>p {}</style>" MORE,
     "p " LEAD "\np " LAST "\n"},
    {"a script that is not closed swallows nothing", SAID "<script>" MORE, "p " LEAD "\np " LAST "\n"},
    {"drawings, templates and choices are no text",
     SAID "<svg><text>A drawing of the king in the capital, he said.</text></svg>"
     "<template><p>{{ body }} of the text will come here.</p></template>"
     "<select><option>France<option>Germany</select>" MORE, "p " LEAD "\np " LAST "\n"},
    {"a headline and its day", "<h1>The king will come</h1><p class=\"byline\">By Jane Roe</p>" SAID MORE,
     "t The king will come\nb By Jane Roe\np " LEAD "\np " LAST "\n"},
    {"a headline that stands twice", "<title>The king will come - The Courier</title>"
     "<h1>The king will come</h1>" SAID "<h2>The king will come</h2>" MORE,
     "t The king will come\np " LEAD "\np " LAST "\n"},
    {"headings within the story", SAID "<h2>The queen</h2>" MORE, "p " LEAD "\nh The queen\np " LAST "\n"},
    {"menus are furniture", "<nav><ul><li><a href=a>News</a><li><a href=b>Sport</a></ul></nav>" SAID MORE,
     "p " LEAD "\np " LAST "\n"},
    {"so are lists of links without a name", "<ul><li><a href=a>More on the king</a><li><a href=b>More on the queen</a></ul>" SAID MORE,
     "p " LEAD "\np " LAST "\n"},
    {"a footer", SAID MORE "<footer><p>The Courier is a paper of the capital and has been so since 1901.</p></footer>",
     "p " LEAD "\np " LAST "\n"},
    {"a box named for sharing", SAID "<div class=\"share-bar\">Share this with your friends, and tell them.</div>" MORE,
     "p " LEAD "\np " LAST "\n"},
    {"comments", SAID MORE "<div id=comments><p>I do not think that the king will come, he never does.</p></div>",
     "p " LEAD "\np " LAST "\n"},
    {"a line that a cue fits", SAID "<p>Sign up to our newsletter.</p>" MORE, "p " LEAD "\np " LAST "\n"},
    {"teasers: a link and some words each", SAID MORE
     "<div><div><h3><a href=a>A bridge reopens in the north</a></h3><p>It was closed for a year, the town said.</p></div>"
     "<div><h3><a href=b>A penguin gets a name</a></h3><p>It will be called Bill, the zoo said today.</p></div>"
     "<div><h3><a href=c>A mayor resigns from office</a></h3><p>She will be missed, her party said today.</p></div></div>",
     "p " LEAD "\np " LAST "\n"},
    {"a heading over nothing but links", SAID MORE "<h3>Mehr zum Thema</h3><ul><li><a href=a>Der König kommt am Montag</a></ul>",
     "p " LEAD "\np " LAST "\n"},
    {"a heading over links in the middle of it",
     SAID "<h3>Mehr zum Thema</h3><ul><li><a href=a>Der König kommt am Montag</a></ul>" MORE, "p " LEAD "\np " LAST "\n"},
    {"what a governing cue stands over", SAID "<div><h3>Read also</h3><p>The bridge in the north</p><p>A mayor resigns</p></div>" MORE,
     "p " LEAD "\np " LAST "\n"},
    {"sentences on who made it", SAID MORE "<p>Jane Roe is a reporter in the capital.</p>", "p " LEAD "\np " LAST "\n"},
    {"tags that a page shows by mistake", SAID "<p>&lt;img src=\"a.gif\" width=\"1\" and more of its kind that goes on&gt;</p>" MORE,
     "p " LEAD "\np " LAST "\n"},
    {"forms", SAID MORE "<form><p>Tell us who you are, and what you think of the parade.</p></form>",
     "p " LEAD "\np " LAST "\n"},
    {"what a witness does not know (A6)", BODY SAID OTHER MORE THIRD, STORY_TOLD},
    {"a witness knows the story whatever it is named (H2)", BODY "<div id=comments>" STORY "</div>" TWICE(OTHER),
     STORY_TOLD},
    {"most of the text under a name of furniture (H1)", "<div class=related-coverage>" STORY "</div>" OTHER,
     STORY_TOLD "p " PAPER "\n"},
    {"a long text is no sidebar (H1)", "<div class=sidebar>" FOUR(STORY) "</div><div id=comments>" FOUR(FOUR(COMMENT)) "</div>",
     FOUR(STORY_TOLD)},
    {"where everything has such a name, names are wrong", "<div id=comments>" TWICE(STORY) "</div>", TWICE(STORY_TOLD)},
    {"an end tag does not reach out of its cell", "<div id=comments><table><tr><td></div>" COMMENT "</table></div>" SAID MORE,
     "p " LEAD "\np " LAST "\n"},
    {"what is not shown", SAID "<p style=\"display:none\">The king will not come to the parade, he said.</p>" MORE,
     "p " LEAD "\np " LAST "\n"},
    {"captions", SAID "<figure><img src=a><figcaption>The king at the parade of last year.</figcaption></figure>" MORE,
     "p " LEAD "\nc The king at the parade of last year.\np " LAST "\n"},
    {"words alone beside a picture", SAID "<div><img src=a><div>The king at the parade of last year.</div></div>" MORE,
     "p " LEAD "\nc The king at the parade of last year.\np " LAST "\n"},
    {"rows of a table, cells apart",
     SAID "<table><tr><th>Guest<th>Answer<tr><td>The king of Spain<td>yes<tr><td>The queen of Denmark<td>no</table>" MORE,
     "p " LEAD "\nr Guest\tAnswer\nr The king of Spain\tyes\nr The queen of Denmark\tno\np " LAST "\n"},
    {"a table that lays out the page", "<table><tr><td><a href=a>News</a><td>" SAID MORE "</table>",
     "p " LEAD "\np " LAST "\n"},
    {"a wrapper named after what it also holds", "<div class=\"with-sidebar comments-open\"><h1>The king will come</h1>" SAID MORE "</div>",
     "t The king will come\np " LEAD "\np " LAST "\n"},
    {"a standfirst between headline and story",
     "<div><h1>The king will come</h1><p>It is the first time since the war.</p></div><div class=x>" SAID MORE "</div>",
     "t The king will come\np It is the first time since the war.\np " LEAD "\np " LAST "\n"},
    {"preformatted text keeps its lines", "<pre>The king will come,\n  he said on Monday.\n\nThe queen will stay at home.</pre>",
     "p The king will come,\n  he said on Monday.\np The queen will stay at home.\n"},
    {"text without scripts", "<noscript>" SAID MORE "</noscript>", "p " LEAD "\np " LAST "\n"},
};

static struct str told(struct buf *b, const struct page *page)
{
    for (size_t i = 0; i < page->count; i++)
        if (page->blocks[i].kind != BLOCK_FURNITURE) {
            buf_byte(b, block_kind_text(page->blocks[i].kind)[0]);
            buf_byte(b, ' ');
            buf_add(b, page->blocks[i].text);
            buf_byte(b, '\n');
        }
    return buf_str(b);
}

static void read_html(struct arena *a, struct str bytes, struct page *page)
{
    struct page_source source = {.name = S("p"), .bytes = bytes, .media = S("text/html")};
    struct err e;
    size_t broken;

    if (!page_read_as(a, &source, page, &e))
        fail_msg("%s", e.text);
    broken = utf8_bad(bytes) == STR_NONE ? received_broken(page, bytes) : STR_NONE;
    if (broken != STR_NONE)
        fail_msg("\"%.*s\" did not stand where it is said to",
                 STR_ARG(str_cut(page->bytes, broken, broken + 30)));
}

static void pieces_of_html_give_their_story(void **state)
{
    int failed = 0;

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        struct buf b = {0};
        struct page page;

        read_html(&a, str_of(rows[i].html), &page);
        if (!str_eq(told(&b, &page), str_of(rows[i].blocks))) {
            print_error("%s:\n%.*swanted\n%s\n", rows[i].what, STR_ARG(buf_str(&b)), rows[i].blocks);
            failed++;
        }
        buf_free(&b);
        arena_free(&a);
    }
    assert_int_equal(failed, 0);
}

/* A quote, and the bytes received that it stands in. */
static const struct {
    const char *html, *quote, *received;
} spans[] = {
    {"<p>The king will come to the parade on Monday.</p>", "king will", "king will"},
    {"<p>The <b>king</b> will come to the parade on Monday.</p>", "king will", "king</b> will"},
    {"<p>The king&#8217;s men will come to the parade.</p>", "king’s", "king&#8217;s"},
    {"<p>The king\n   will come to the parade on Monday.</p>", "king will", "king\n   will"},
    {"<p>The king<!-- a note --> will come to the parade.</p>", "king will", "king<!-- a note --> will"},
    {"<p>Caf\xC3\xA9 &amp; bar will come to the parade soon.</p>", "é & b", "\xC3\xA9 &amp; b"},
    {"<p>The king will come to the parade on Monday.</p><p>He said so.", "Monday.", "Monday."},
};

static void quotes_have_a_span_in_what_was_received(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof spans / sizeof *spans; i++) {
        struct arena a = {0};
        struct page page;
        struct str html = str_of(spans[i].html), quote = str_of(spans[i].quote), got;
        size_t at;

        read_html(&a, html, &page);
        at = str_find(page.bytes, quote, 0);
        assert_true(at != STR_NONE);
        got = str_cut(html, page_origin(&page, at), page_origin(&page, at + quote.n));
        if (!str_eq(got, str_of(spans[i].received)))
            fail_msg("%s: \"%.*s\"", spans[i].quote, STR_ARG(got));
        arena_free(&a);
    }
}

static const struct {
    const char *what, *media;
    struct str bytes;
    bool html;
} looks[] = {
    {"by its media type", "text/html; charset=utf-8", STR("The king"), true},
    {"XHTML", "application/xhtml+xml", STR("The king"), true},
    {"plain text that shows tags", "text/plain", STR("<p>The king"), false},
    {"a doctype", "", STR("<!DOCTYPE html><p>The king"), true},
    {"a doctype behind a mark and blanks", "", STR("\xEF\xBB\xBF\n <!doctype HTML>"), true},
    {"a comment first", "", STR("<!-- saved --><html>"), true},
    {"XHTML with its declaration", "", STR("<?xml version=\"1.0\"?><html xmlns=\"x\">"), true},
    {"a piece of a page", "", STR("<p>The king will come.</p>"), true},
    {"text", "", STR("The king will come."), false},
    {"text that has a tag later on", "", STR("He wrote <p> into it."), false},
    {"an address in brackets", "", STR("<jane@paper.example> wrote:"), false},
};

static void pages_are_told_from_text(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof looks / sizeof *looks; i++)
        if (html_is(str_of(looks[i].media), looks[i].bytes) != looks[i].html)
            fail_msg("%s", looks[i].what);
}

/* Whole pages: test/pages-html/NAME.html, and in NAME.txt what told() makes of it. */
static void whole_pages_give_their_story(void **state)
{
    struct arena a = {0};
    struct str *paths = NULL;
    size_t count = 0;

    (void)state;
    assert_true(file_list(&a, S("test/pages-html"), &paths, &count, NULL));
    assert_true(count >= 8 && count % 2 == 0);
    for (size_t i = 0; i < count; i++) {
        struct str html, text, wanted = {0};
        struct buf b = {0};
        struct page page;

        if (!str_ends(paths[i], S(".html")))
            continue;
        text = arena_fmt(&a, "%.*s.txt", (int)(paths[i].n - 5), paths[i].p);
        assert_true(file_read(&a, paths[i], 1 << 20, &html, NULL));
        assert_true(file_read(&a, text, 1 << 20, &wanted, NULL));
        read_html(&a, html, &page);
        buf_fmt(&b, "%.*s | %.*s | %d\n", STR_ARG(page.title), STR_ARG(page.outlet), page.published);
        if (!str_eq(told(&b, &page), wanted))
            fail_msg("%.*s:\n%.*s", STR_ARG(paths[i]), STR_ARG(buf_str(&b)));
        buf_free(&b);
    }
    arena_free(&a);
}

/*
 * Pages of 2 MB made to be awkward, behind a sentence. Anything that is not linear in the page would
 * take hours, and the alarm ends the test.
 */
enum { LARGE = 2 * 1000 * 1000, LARGE_SECONDS = 200 };

static const char *const large[] = {
    "<div>", "</div>", "<p>", "<a href=x>", "<!--", "<![CDATA[", "<script>", "<a b=\"", "<a b='",
    "<a b ", "<td>", "<table><tr><td>", "<table>", "<li>", "<ul><li>", "<b>a ", "<span class=x>a ",
    "<p>Read also</p>", "<div><p>Leave a Reply</p>", "<br>", "&", "&#", "&amp", "<title>", "<",
    "<div class=\"article body content post story main related share\">", "<tr><td>a<td>b",
    "<figure><img><p>a b c d e f g h i j.</figure>", "<pre>\na", "<option>", "<h1>The king</h1>",
    "<script type=application/ld+json>{\"headline\":[\"", "<svg>", "<noscript>",
};

static void awkward_pages_take_linear_time(void **state)
{
    char *bytes = malloc(LARGE);

    (void)state;
    alarm(LARGE_SECONDS);
    for (size_t i = 0; i < sizeof large / sizeof *large; i++) {
        size_t n = strlen(large[i]);
        struct page_source source = {.name = S("p"), .media = S("text/html")};
        struct arena a = {0};
        struct page page;

        for (size_t at = 0; at < LARGE; at++)
            bytes[at] = at < sizeof SAID - 1 ? SAID[at] : large[i][at % n];
        source.bytes = (struct str){bytes, LARGE};
        if (!page_read_as(&a, &source, &page, NULL))
            fail_msg("%s: refused", large[i]);
        arena_free(&a);
    }
    alarm(0);
    free(bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pieces_of_html_give_their_story),
        cmocka_unit_test(quotes_have_a_span_in_what_was_received),
        cmocka_unit_test(pages_are_told_from_text),
        cmocka_unit_test(whole_pages_give_their_story),
        cmocka_unit_test(awkward_pages_take_linear_time),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
