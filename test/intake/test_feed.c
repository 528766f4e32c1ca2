/* Feeds of each kind: their entries and what is whole in them. */
#include "intake/feed.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "base/buf.h"

static const struct {
    const char *what, *xml, *entries;  /* "feed: link|title|day|whole?content;" */
} rows[] = {
    {"RSS 2.0", "<rss><channel><title>T</title><item><title>A</title><link>http://a/1</link>"
     "<pubDate>Wed, 27 May 2020 10:00:00 GMT</pubDate><description>d &lt;b&gt;e&lt;/b&gt;</description>"
     "</item></channel></rss>", "T: http://a/1|A|20200527|part:d <b>e</b>;"},
    {"the whole story goes before its description", "<rss xmlns:content='c'><channel><item>"
     "<content:encoded><![CDATA[<p>x</p>]]></content:encoded><description>d</description></item>"
     "</channel></rss>", ": ||0|whole:<p>x</p>;"},
    {"a guid that is an address", "<rss><channel><item><guid>https://a/1</guid></item></channel></rss>",
     ": https://a/1||0|part:;"},
    {"a guid that is none", "<rss><channel><item><guid>17</guid></item></channel></rss>",
     ": 17||0|part:;"},
    {"Atom", "<feed xmlns='http://www.w3.org/2005/Atom'><title>T</title><entry><title>A</title>"
     "<link rel='self' href='http://a/s'/><link href='http://a/1'/><id>i</id>"
     "<updated>2020-05-28T10:00:00Z</updated><published>2020-05-27T10:00:00Z</published>"
     "<content type='html'>&lt;p&gt;x&lt;/p&gt;</content></entry></feed>",
     "T: http://a/1|A|20200527|whole:<p>x</p>;"},
    {"Atom's own markup", "<feed><entry><content type='xhtml'><div><p>x</p></div></content></entry>"
     "</feed>", ": ||0|whole:<div><p>x</p></div>;"},
    {"content that lies elsewhere", "<feed><entry><content src='http://a/x'/><summary>s</summary></entry>"
     "</feed>", ": ||0|part:s;"},
    {"RSS 1.0", "<rdf:RDF xmlns:rdf='r'><channel><title>T</title></channel><item><link>http://a/1</link>"
     "</item></rdf:RDF>", "T: http://a/1||0|part:;"},
    {"entities of its own stay closed", "<!DOCTYPE rss [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]>"
     "<rss><channel><item><title>x&b;y</title></item></channel></rss>", ": |xy|0|part:;"},
    {"damaged: what stands before it", "<rss><channel><item><title>A</title></item><item><ti",
     ": |A|0|part:;||0|part:;"},
    {"no feed", "<html><body/></html>", "a.xml: not a feed of RSS or Atom"},
    {"no XML", "hello", "a.xml: not a feed of RSS or Atom"},
};

static void told(const char *xml, struct buf *out)
{
    struct arena a = {0};
    struct feed f;
    struct err e;

    if (!feed_read(&a, S("a.xml"), str_of(xml), (struct str){0}, &f, &e)) {
        buf_text(out, e.text);
        return;
    }
    buf_fmt(out, "%.*s: ", STR_ARG(f.title));
    for (size_t i = 0; i < f.count; i++) {
        struct str name = entry_name(&f.list[i]);

        buf_fmt(out, "%.*s|%.*s|%d|%s:%.*s;", STR_ARG(name), STR_ARG(f.list[i].title),
                (int)f.list[i].published, f.list[i].whole ? "whole" : "part",
                STR_ARG(f.list[i].content));
    }
    arena_free(&a);
}

static void a_feed_is_its_entries(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf b = {0};

        told(rows[i].xml, &b);
        if (!str_eq(buf_str(&b), str_of(rows[i].entries)))
            fail_msg("%s: came \"%s\", wanted \"%s\"", rows[i].what, b.p ? b.p : "",
                     rows[i].entries);
        buf_free(&b);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(a_feed_is_its_entries)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
