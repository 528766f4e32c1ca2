/* In which form news comes, by its first bytes. */
#include "intake/form.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static const struct {
    const char *what, *first;
    enum form form;
} rows[] = {
    {"nothing", "", FORM_PAGE},
    {"a text", "Latvia will not attend.\n", FORM_PAGE},
    {"a page of HTML", "<!DOCTYPE html><html><body>", FORM_PAGE},
    {"a text with a title and a date", "Title: Latvia\nDate: May 27\n\nLatvia ...\n", FORM_PAGE},
    {"a text that speaks of feeds", "The <rss> element\n", FORM_PAGE},
    {"an archive", "WARC/1.0\r\nWARC-Type: warcinfo\r\n", FORM_WARC},
    {"a PDF", "%PDF-1.7\n", FORM_PDF},
    {"a line of JSON", "{\"text\": \"x\"}\n", FORM_JSON},
    {"behind a byte order mark", "\xEF\xBB\xBF{\"text\": \"x\"}\n", FORM_JSON},
    {"a text that begins with a brace", "{sic} Latvia\n", FORM_PAGE},
    {"RSS", "<?xml version=\"1.0\"?>\n<!-- <a> --><rss version=\"2.0\">", FORM_FEED},
    {"Atom", "<feed xmlns=\"http://www.w3.org/2005/Atom\">", FORM_FEED},
    {"RSS 1.0", "<?xml version=\"1.0\"?><rdf:RDF>", FORM_FEED},
    {"other XML", "<?xml version=\"1.0\"?><html><feed>", FORM_PAGE},
    {"a message", "Subject: x\nMessage-ID: <a@b>\n\nText\n", FORM_MAIL},
    {"a message with folded fields", "Received: from a\n by b; now\nFrom: c\n\nText\n", FORM_MAIL},
    {"a mailbox", "From a@b Wed May 27\nMessage-ID: <a@b>\n\nText\n", FORM_MBOX},
    {"a text that begins with From", "From Riga we hear\nthat Latvia\n", FORM_PAGE},
};

static void the_first_bytes_tell(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (form_of(str_of(rows[i].first)) != rows[i].form)
            fail_msg("%s: came %d, wanted %d", rows[i].what, (int)form_of(str_of(rows[i].first)),
                     (int)rows[i].form);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_first_bytes_tell)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
