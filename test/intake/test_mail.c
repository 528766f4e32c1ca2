/* Messages: which part is read, what the envelope says, what is forwarded; mailboxes. */
#include "intake/mail.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#define BOTH(plain, html) "From: a@b.example\nMIME-Version: 1.0\n" \
    "Content-Type: multipart/alternative; boundary=x\n\n--x\nContent-Type: text/plain; charset=utf-8\n\n" \
    plain "\n--x\nContent-Type: text/html; charset=koi8-r\n\n" html "\n--x--\n"
#define LONG "<p>A story that is long enough to be one, in many words.</p>"

/* "media charset outlet title published received bytes;" of each. */
static void told(const char *message, struct buf *out)
{
    struct arena a = {0};
    struct items_in all = {0};
    struct err e;

    if (!mail_read(&a, S("m.eml"), str_of(message), &all, &e))
        buf_text(out, e.text);
    for (size_t i = 0; i < all.count; i++) {
        const struct page_source *s = &all.list[i].source;
        struct str bytes = str_trim(s->bytes);

        buf_fmt(out, "%.*s|%.*s|%.*s|%.*s|%.*s|%d|%d|%.*s;", STR_ARG(s->name), STR_ARG(s->media),
                STR_ARG(s->charset), STR_ARG(s->outlet), STR_ARG(s->title), (int)s->published,
                (int)all.list[i].received, STR_ARG(bytes));
    }
    arena_free(&a);
}

static const struct {
    const char *what, *message, *told;
} rows[] = {
    {"a letter", "From: Press <p@m.example>\nSubject: =?utf-8?Q?Caf=C3=A9?=\n"
     "Date: Wed, 27 May 2020 10:00:00 +0000\nReceived: from a; by b; Thu, 28 May 2020 01:00:00 +0000\n"
     "Message-ID: <a@b>\n\nHello\n", "m.eml|text/plain||Press|Café|20200527|20200528|Hello;"},
    {"base64", "From: p@m.example\nMIME-Version: 1.0\nContent-Type: text/plain; charset=koi8-r\n"
     "Content-Transfer-Encoding: base64\n\nSGVsbG8=\n", "m.eml|text/plain|koi8-r|m.example||0|0|Hello;"},
    {"quoted-printable", "MIME-Version: 1.0\nMessage-ID: <a>\nContent-Type: text/plain\n"
     "Content-Transfer-Encoding: quoted-printable\n\nHel=\nlo=21\n", "m.eml|text/plain||||0|0|Hello!;"},
    {"of both the plain one", BOTH("A story.", "<p>A story.</p>"),
     "m.eml|text/plain|utf-8|b.example||0|0|A story.;"},
    {"unless it is a stub", BOTH("No HTML?", LONG), "m.eml|text/html|koi8-r|b.example||0|0|" LONG ";"},
    {"what is forwarded is a document", "From: a@b.example\nMIME-Version: 1.0\n"
     "Content-Type: multipart/mixed; boundary=x\n\n--x\n\nOuter\n--x\nContent-Type: message/rfc822\n\n"
     "From: c@d.example\nMessage-ID: <in@d>\n\nInner\n--x--\n",
     "m.eml|text/plain||b.example||0|0|Outer;mid:in@d|text/plain||d.example||0|0|Inner;"},
    {"an attached text is passed over", "From: a@b.example\nMIME-Version: 1.0\n"
     "Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Disposition: attachment\n\nNo\n--x\n\n"
     "Yes\n--x--\n", "m.eml|text/plain||b.example||0|0|Yes;"},
    {"a PDF comes along", "From: a@b.example\nMIME-Version: 1.0\n"
     "Content-Type: multipart/mixed; boundary=x\n\n--x\n\nHello\n--x\n"
     "Content-Type: application/pdf; name=n.pdf\n\n%PDF-1\n--x--\n",
     "m.eml|text/plain||b.example||0|0|Hello;m.eml#n.pdf|application/pdf||b.example||0|0|%PDF-1;"},
    {"nothing to read", "From: a@b.example\nMIME-Version: 1.0\nContent-Type: image/png\n\nx\n",
     "m.eml: a message with no text in it"},
};

static void a_message_is_its_documents(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf b = {0};

        told(rows[i].message, &b);
        if (!str_eq(buf_str(&b), str_of(rows[i].told)))
            fail_msg("%s: came \"%s\", wanted \"%s\"", rows[i].what, b.p ? b.p : "", rows[i].told);
        buf_free(&b);
    }
}

static const struct {
    const char *what, *box, *messages;
} boxes[] = {
    {"nothing", "", ""},
    {"one", "From a\nA: b\n\nHello\n", "A: b\n\nHello\n;"},
    {"two", "From a\nA: b\n\nHello\n\nFrom c\nC: d\n\nx\n", "A: b\n\nHello\n\n;C: d\n\nx\n;"},
    {"a line that only looks like one", "From a\nA: b\n\nHello\nFrom Riga\n", "A: b\n\nHello\nFrom Riga\n;"},
    {"marked lines", "From a\n\n>From b\n>>From c\n> d\n", "\nFrom b\n>From c\n> d\n;"},
};

static void a_mailbox_is_cut_at_its_from_lines(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof boxes / sizeof *boxes; i++) {
        struct stream s;
        struct arena a = {0};
        struct buf b = {0};
        struct str message;
        struct err e;

        stream_of(&s, S("box"), str_of(boxes[i].box));
        while (mbox_next(&s, &a, &message, &e) == 1)
            buf_fmt(&b, "%.*s;", STR_ARG(message));
        if (!str_eq(buf_str(&b), str_of(boxes[i].messages)))
            fail_msg("%s: came \"%s\", wanted \"%s\"", boxes[i].what, b.p ? b.p : "",
                     boxes[i].messages);
        stream_close(&s);
        buf_free(&b);
        arena_free(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_message_is_its_documents),
        cmocka_unit_test(a_mailbox_is_cut_at_its_from_lines),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
