#include "page/page.h"

#include "base/utf8.h"
#include "page/charset.h"
#include "page/entity.h"
#include "page/furniture.h"
#include "page/head.h"
#include "page/headline.h"
#include "page/html.h"
#include "page/imprint.h"
#include "page/origin.h"
#include "page/outline.h"
#include "page/plain.h"

/* Maps count in 32 bits. */
enum { BYTES_MOST = 1 << 30 };

static const char *const kinds[BLOCK_KIND_COUNT] = {
    "title", "byline", "heading", "paragraph", "item", "row", "caption", "furniture",
};

const char *block_kind_text(enum block_kind k)
{
    return kinds[k];
}

static bool check_bytes(struct str name, struct str bytes, struct err *e)
{
    if (bytes.n > BYTES_MOST)
        return err_set(e, ERR_FULL, "%.*s: larger than the limit of 1 GB; split it",
                       STR_ARG(name));
    if (str_trim(bytes).n == 0 || str_eq(str_trim(bytes), S("\xEF\xBB\xBF")))
        return err_set(e, ERR_FORMAT, "%.*s: empty; give a document with text in it",
                       STR_ARG(name));
    return true;
}

/* What no charset explains: a picture, a program. */
static bool check_text(struct str name, struct str text, struct err *e)
{
    size_t nul = str_find_byte(text, '\0', 0);

    if (nul != STR_NONE)
        return err_set(e, ERR_FORMAT, "%.*s: binary, a NUL byte at %zu; give its text instead",
                       STR_ARG(name), nul);
    return true;
}

static void fill_blocks(struct arena *a, struct pieces p, struct page *out)
{
    struct block *blocks = ARENA_NEW(a, struct block, p.count);

    out->blocks = blocks;
    for (size_t i = 0; i < p.count; i++)
        if (p.items[i].text.n > 0)
            blocks[out->count++] =
                (struct block){p.items[i].kind, p.items[i].text, p.items[i].start};
}

static size_t text_start(struct str text)
{
    return str_starts(text, S("\xEF\xBB\xBF")) ? 3 : 0;
}

static void read_plain(struct arena *a, struct page *out)
{
    struct origin *entities = ARENA_NEW(a, struct origin, 1);
    struct pieces pieces;

    out->bytes = entity_decode(a, out->bytes, entities);
    if (entities->count > 0) {
        entities->below = out->origin;
        out->origin = entities;
    }
    pieces = plain_cut(a, out->bytes, text_start(out->bytes));
    outline_mark(pieces);
    furniture_mark(a, pieces);
    imprint_read(pieces, head_mark(pieces), out);
    fill_blocks(a, pieces, out);
}

/* What the page's head says goes before what its lines look like; the first words of its text are a
 * menu more often than the name of its outlet. */
static void read_html(struct arena *a, struct page *out)
{
    struct origin *tags = ARENA_NEW(a, struct origin, 1);
    struct html html = html_cut(a, out->bytes, tags);

    tags->below = out->origin;
    out->origin = tags;
    out->bytes = html.text;
    imprint_read(html.pieces, html.head, out);
    if (html.meta.published_rank >= RANK_TIME_MARKED || day_year(out->published) == 0)
        out->published = html.meta.published != 0 ? html.meta.published : out->published;
    if (out->title.n == 0)
        out->title = html.meta.headline.n > 0 ? html.meta.headline : html.meta.window;
    out->outlet = html.meta.outlet;
    if (out->outlet.n == 0)
        out->outlet = headline_outlet(html.meta.window, out->title);
    fill_blocks(a, html.pieces, out);
}

bool page_read_as(struct arena *a, const struct page_source *source, struct page *out,
                  struct err *e)
{
    bool html = html_is(source->media, source->bytes);
    struct charset declared = {source->charset, {0}};
    struct origin *decoded = ARENA_NEW(a, struct origin, 1);

    *out = (struct page){.name = source->name};
    if (!check_bytes(source->name, source->bytes, e))
        return false;
    if (html)
        declared.inside = charset_declared(source->bytes);
    out->bytes = charset_decode(a, source->bytes, declared, decoded);
    if (decoded->count > 0)
        out->origin = decoded;
    if (html)
        read_html(a, out);
    else if (!check_text(source->name, out->bytes, e))
        return false;
    else if (source->worth == NULL || source->worth(out->bytes))
        read_plain(a, out);
    if (out->published == 0)
        out->published = source->published;
    if (out->outlet.n == 0)
        out->outlet = source->outlet;
    if (out->title.n == 0)
        out->title = source->title;
    return true;
}

bool page_read(struct arena *a, struct str name, struct str bytes, struct page *out, struct err *e)
{
    struct page_source source = {.name = name, .bytes = bytes};

    return page_read_as(a, &source, out, e);
}

size_t page_origin(const struct page *p, size_t offset)
{
    return origin_of(p->origin, offset);
}
