#include "page/page.h"

#include "base/utf8.h"
#include "page/furniture.h"
#include "page/head.h"
#include "page/imprint.h"
#include "page/outline.h"
#include "page/plain.h"

static const char *const kinds[BLOCK_KIND_COUNT] = {
    "title", "byline", "heading", "paragraph", "item", "row", "caption", "furniture",
};

const char *block_kind_text(enum block_kind k)
{
    return kinds[k];
}

/* NUL at every other byte, as UTF-16 writes the letters of English; on which side tells the order. */
static const char *utf16_name(struct str s)
{
    size_t even = 0, odd = 0, look = s.n < 512 ? s.n : 512;

    if (str_starts(s, S("\xFF\xFE")) || str_starts(s, S("\xFE\xFF")))
        return "UTF-16";  /* its mark tells iconv the order */
    for (size_t i = 0; i < look; i++) {
        even += i % 2 == 0 && s.p[i] == '\0';
        odd += i % 2 == 1 && s.p[i] == '\0';
    }
    if (odd * 4 > look && even * 8 < look)
        return "UTF-16LE";
    return even * 4 > look && odd * 8 < look ? "UTF-16BE" : NULL;
}

static bool check_bytes(struct str name, struct str bytes, size_t text, struct err *e)
{
    const char *utf16 = utf16_name(bytes);
    size_t nul = str_find_byte(bytes, '\0', 0), bad;

    if (utf16 != NULL)
        return err_set(e, ERR_FORMAT,
                       "%.*s: UTF-16 text; convert it with: iconv -f %s -t UTF-8", STR_ARG(name),
                       utf16);
    if (str_trim(str_cut(bytes, text, bytes.n)).n == 0)
        return err_set(e, ERR_FORMAT, "%.*s: empty; give a document with text in it",
                       STR_ARG(name));
    if (nul != STR_NONE)
        return err_set(e, ERR_FORMAT, "%.*s: binary, a NUL byte at %zu; give its text instead",
                       STR_ARG(name), nul);
    bad = utf8_bad(bytes);
    if (bad != STR_NONE)
        return err_set(e, ERR_FORMAT,
                       "%.*s: not UTF-8 at byte %zu; convert it with: iconv -f CHARSET -t UTF-8",
                       STR_ARG(name), bad);
    return true;
}

static void fill_blocks(struct arena *a, struct pieces p, struct page *out)
{
    struct block *blocks = ARENA_NEW(a, struct block, p.count);

    for (size_t i = 0; i < p.count; i++)
        blocks[i] = (struct block){p.items[i].kind, p.items[i].text, p.items[i].start};
    out->blocks = blocks;
    out->count = p.count;
}

bool page_read_as(struct arena *a, const struct page_source *source, struct page *out,
                  struct err *e)
{
    size_t text = str_starts(source->bytes, S("\xEF\xBB\xBF")) ? 3 : 0;
    struct pieces pieces;

    *out = (struct page){.name = source->name, .bytes = source->bytes};
    if (!check_bytes(source->name, source->bytes, text, e))
        return false;
    pieces = plain_cut(a, source->bytes, text);
    outline_mark(pieces);
    furniture_mark(a, pieces);
    imprint_read(pieces, head_mark(pieces), out);
    if (out->published == 0)
        out->published = source->published;
    if (out->outlet.n == 0)
        out->outlet = source->outlet;
    fill_blocks(a, pieces, out);
    return true;
}

bool page_read(struct arena *a, struct str name, struct str bytes, struct page *out, struct err *e)
{
    struct page_source source = {.name = name, .bytes = bytes};

    return page_read_as(a, &source, out, e);
}

size_t page_origin(const struct page *p, size_t offset)
{
    (void)p;
    return offset;
}
