/*
 * fuzz_feed.c - any bytes as a feed: our walk over what libxml2 makes of them; and as the first bytes
 * of whatever comes in.
 *
 * Days exist, an entry that is whole holds something. libxml2 itself is loaded as it is installed,
 * without sanitizers.
 */
#include "intake/feed.h"
#include "intake/form.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool kept)
{
    if (!kept)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str bytes = {(const char *)data, size};
    struct arena a = {0};
    struct feed feed;
    struct err e;

    must(form_of(bytes) <= FORM_PDF);
    if (feed_read(&a, S("a.xml"), bytes, (struct str){0}, &feed, &e))
        for (size_t i = 0; i < feed.count; i++)
            must(day_valid(feed.list[i].published)
                 && (!feed.list[i].whole || feed.list[i].content.n > 0));
    arena_free(&a);
    return 0;
}
