/*
 * fuzz_http.c - any bytes as an answer of the web, and its parts: head, media type, days, chunks,
 * compressed bodies; and as a robots.txt.
 *
 * What comes out are slices of what came in or bounded by the limit; days exist; nothing is allowed
 * that an empty robots.txt would not allow.
 */
#include "intake/head.h"
#include "intake/robots.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum { MOST = 1 << 20 };

static void must(bool kept)
{
    if (!kept)
        abort();
}

static bool within(struct str whole, struct str part)
{
    return part.n == 0 || (part.p >= whole.p && part.p + part.n <= whole.p + whole.n);
}

static void try_answer(struct str bytes)
{
    struct arena a = {0};
    struct http h;
    struct str body, media, charset;
    struct err e;

    if (http_parse(bytes, &h, &e)) {
        must(within(bytes, h.head) && within(bytes, h.body));
        must(!http_body(&a, &h, MOST, &body, &e) || body.n <= MOST || body.n <= bytes.n);
        head_media(head_find(h.head, S("Content-Type")), &media, &charset);
        must(within(bytes, media) && within(bytes, charset));
    }
    arena_free(&a);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str bytes = {(const char *)data, size};

    try_answer(bytes);
    must(day_valid(head_day(bytes)));
    must(head_day(bytes) != 0 || head_moment(bytes) == 0);
    must(robots_delay(bytes) >= 0 && robots_delay(bytes) <= 60);
    robots_allow(bytes, S("/a/b.html?c=d"));
    return 0;
}
