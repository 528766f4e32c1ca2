/*
 * fuzz_jsonl.c - any bytes as lines of JSON with documents in them.
 *
 * It ends; what cannot be read is told with the line it stands in; a document has bytes and a name.
 */
#include "intake/jsonl.h"

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
    size_t number = 0;
    int got = 1;

    stream_of(&s, S("a.jsonl"), (struct str){(const char *)data, size});
    while (got != 0) {
        struct arena a = {0};
        struct item item = {0};
        struct err e = {0};

        got = jsonl_next(&s, &a, &number, &item, &e);
        must(got >= 0 || str_starts(str_of(e.text), S("a.jsonl:")));
        must(got <= 0 || (item.source.bytes.n > 0 && item.source.name.n > 0));
        must(day_valid(item.source.published) && day_valid(item.received));
        must(number <= 2000 * size + 1);
        arena_free(&a);
    }
    stream_close(&s);
    return 0;
}
