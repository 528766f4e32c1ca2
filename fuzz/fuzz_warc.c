/*
 * fuzz_warc.c - any bytes as an archive of the web, plain or compressed.
 *
 * It ends, whatever comes; what cannot be read is told with a reason; each document is within its limit
 * and has days that exist.
 */
#include "intake/warc.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool kept)
{
    if (!kept)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct stream s;
    size_t turns = 0;
    int got = 1;

    stream_of(&s, S("a.warc"), (struct str){(const char *)data, size});
    while (got != 0) {
        struct arena a = {0};
        struct item item = {0};
        struct err e = {0};

        got = warc_next(&s, &a, &item, &e);
        must(got >= 0 || (e.kind != ERR_NONE && e.text[0] != '\0'));
        must(got <= 0 || (item.source.bytes.n <= DOCUMENT_MAX && day_valid(item.received)));
        must(++turns <= 2 * size + 2);
        arena_free(&a);
    }
    stream_close(&s);
    return 0;
}
