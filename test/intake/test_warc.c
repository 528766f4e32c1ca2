/* Archives of the web: which records are documents, and what becomes of damaged ones. */
#include "intake/warc.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#define HEAD(type, media, length) "WARC/1.0\r\nWARC-Type: " type "\r\nWARC-Target-URI: http://a/1\r\n" \
    "WARC-Date: 2020-05-28T10:00:00Z\r\nContent-Type: " media "\r\nContent-Length: " length "\r\n\r\n"
#define END "\r\n\r\n"
#define GOOD HEAD("conversion", "text/plain", "5") "Hello" END

/* Documents as "name media day bytes;", what is told as "!;". */
static void told(struct str bytes, struct buf *out)
{
    struct stream s;
    int got = 1;

    stream_of(&s, S("a.warc"), bytes);
    while (got != 0) {
        struct arena a = {0};
        struct item i = {0};
        struct err e = {0};

        got = warc_next(&s, &a, &i, &e);
        if (got > 0)
            buf_fmt(out, "%.*s %.*s %d %.*s;", STR_ARG(i.source.name), STR_ARG(i.source.media),
                    (int)i.received, STR_ARG(i.source.bytes));
        else if (got < 0)
            buf_text(out, "!;");
        arena_free(&a);
    }
    stream_close(&s);
}

#define HELLO "http://a/1 text/plain 20200528 Hello;"

static const struct {
    const char *what, *bytes, *told;
} rows[] = {
    {"nothing", "", ""},
    {"a text that was made of a page", GOOD, HELLO},
    {"a page", HEAD("response", "application/http", "44")
     "HTTP/1.1 200 OK\r\nContent-Type: a/b;x=y\r\n\r\nH" END, ""},
    {"an answer", HEAD("response", "application/http; msgtype=response", "50")
     "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nHello" END, HELLO},
    {"an answer that there is none", HEAD("response", "application/http", "57")
     "HTTP/1.1 404 Not Found\r\nContent-Type: text/plain\r\n\r\nHello" END, ""},
    {"a picture", HEAD("resource", "image/png", "5") "Hello" END, ""},
    {"a question", HEAD("request", "application/http", "5") "Hello" END, ""},
    {"bare line breaks", "WARC/1.0\nWARC-Type: resource\nContent-Type: text/plain\nWARC-Record-ID: <u>\n"
     "Content-Length: 5\n\nHello\n\n", "<u> text/plain 0 Hello;"},
    {"the last without its empty lines", HEAD("conversion", "text/plain", "5") "Hello", HELLO},
    {"an address in brackets", "WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/plain\r\n"
     "WARC-Target-URI: <http://b>\r\nContent-Length: 5\r\n\r\nHello" END, "http://b text/plain 0 Hello;"},
    {"too short a length: the next is found", HEAD("conversion", "text/plain", "3") "Hello" END GOOD,
     "!;" HELLO},
    {"too long a length", HEAD("conversion", "text/plain", "90") "Hello" END GOOD, "!;" HELLO},
    {"no length", "WARC/1.0\r\nWARC-Type: resource\r\n\r\nHello" END GOOD, "!;" HELLO},
    {"a length below nothing", HEAD("resource", "text/plain", "-1") "Hello" END GOOD, "!;" HELLO},
    {"larger than any document", HEAD("resource", "text/plain", "999999999999") "Hello" END GOOD,
     "!;" HELLO},
    {"no answer in a response", HEAD("response", "application/http", "5") "Hello" END GOOD,
     "!;" HELLO},
    {"cut off", GOOD HEAD("conversion", "text/plain", "50") "Hello", HELLO "!;"},
    {"cut off within a head", GOOD "WARC/1.0\r\nWARC-Type: re", HELLO "!;"},
    {"other bytes between", GOOD "junk\r\n\r\n" GOOD, HELLO "!;" HELLO},
};

static void records_are_documents_or_not(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf b = {0};

        told(str_of(rows[i].bytes), &b);
        if (!str_eq(buf_str(&b), str_of(rows[i].told)))
            fail_msg("%s: came \"%s\", wanted \"%s\"", rows[i].what, b.p ? b.p : "", rows[i].told);
        buf_free(&b);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(records_are_documents_or_not)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
