/*
 * fuzz_html.c - any bytes as an HTML page or as plain text, through page_read_as.
 *
 * The first byte chooses the media type and the charset that an envelope would declare, the rest is
 * the document. Besides what the sanitizers find, it holds the promises of page.h: blocks are slices
 * of the text at the offsets they give, in order and apart; the text is UTF-8; the map back to the
 * received bytes never goes backwards; and of what came as UTF-8 the received span of any quote,
 * with tags removed and entities decoded, is the quote (test/page/received.h).
 */
#include "page/page.h"

#include <stdint.h>

#include "../test/page/received.h"
#include "base/utf8.h"
#include "page/charset.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char *const charsets[] = {
    "", "utf-8", "windows-1251", "gb2312", "shift_jis", "iso-2022-jp", "utf-16", "no-such",
};

/* A broken promise ends the run, also where assert is compiled out. */
static void must(bool kept)
{
    if (!kept)
        abort();
}

static void try_blocks(const struct page *page)
{
    size_t behind = 0;

    for (size_t i = 0; i < page->count; i++) {
        const struct block *b = &page->blocks[i];

        must(b->kind < BLOCK_KIND_COUNT && b->text.n > 0);
        must(b->start >= behind && b->start + b->text.n <= page->bytes.n);
        must(b->text.p == page->bytes.p + b->start);
        behind = b->start + b->text.n;
    }
}

static void try_origin(const struct page *page, struct str received)
{
    size_t before = 0;

    for (size_t i = 0; i <= page->bytes.n; i++) {
        size_t at = page_origin(page, i);

        must(at >= before && at <= received.n);
        before = at;
    }
}

/* A charset that shifts is taken at its word, though its bytes are UTF-8 as well. */
static bool came_as_utf8(const struct page_source *source)
{
    return utf8_bad(source->bytes) == STR_NONE && charset_utf16(source->bytes) == NULL &&
           charset_declared(source->bytes).n == 0 && !str_starts(source->charset, S("iso"));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = {0};
    struct page_source source = {.name = S("fuzzed")};
    struct page page;
    struct err e;

    if (size == 0)
        return 0;
    source.bytes = (struct str){(const char *)data + 1, size - 1};
    source.media = data[0] & 1 ? S("text/html") : data[0] & 2 ? S("text/plain") : S("");
    source.charset = str_of(charsets[data[0] >> 2 & 7]);
    if (page_read_as(&a, &source, &page, &e)) {
        try_blocks(&page);
        must(utf8_bad(page.bytes) == STR_NONE);
        must(utf8_bad(page.title) == STR_NONE);
        must(day_valid(page.published) || day_valid(page.published + 20000000));  /* no year */
        try_origin(&page, source.bytes);
        if (came_as_utf8(&source))
            must(received_broken(&page, source.bytes) == STR_NONE);
    }
    arena_free(&a);
    return 0;
}
