#include "read/parts.h"

#include "base/utf8.h"
#include "page/html.h"

/* The last place behind one of these signs twice in a row, or once; 0 where there is none. */
static size_t behind_last(struct str text, char sign, bool twice)
{
    for (size_t at = text.n; at > 0; at--)
        if (text.p[at - 1] == sign && (!twice || (at > 1 && text.p[at - 2] == sign)))
            return at;
    return 0;
}

static size_t character_start(struct str text, size_t at)
{
    while (at > 1 && ((unsigned char)text.p[at] & 0xC0) == 0x80)
        at--;
    return at;
}

struct str part_first(struct str text, size_t most)
{
    struct str part = str_cut(text, 0, most), late;
    size_t half = part.n / 2, end;

    if (text.n <= most)
        return text;
    late = str_cut(part, half, part.n);
    end = behind_last(late, '\n', true);
    if (end == 0)
        end = behind_last(late, '\n', false);
    if (end == 0)
        end = behind_last(late, ' ', false);
    return str_cut(part, 0, end > 0 ? half + end : character_start(text, part.n));
}

/* Where a cut between two bytes parts no mark from what it marks. */
static bool may_be_cut(const struct page_source *s)
{
    if (s->bytes.n <= PART_BYTES || s->charset.n > 0 || html_is(s->media, s->bytes))
        return false;
    return str_find_byte(s->bytes, '\0', 0) == STR_NONE && utf8_bad(s->bytes) == STR_NONE;
}

/* What the first part said of the whole; kept outlives the parts. */
static void carry_on(struct arena *kept, const struct page *page, struct page_source *s)
{
    if (s->published == 0)
        s->published = page->published;
    if (s->outlet.n == 0)
        s->outlet = arena_str(kept, page->outlet);
    if (s->title.n == 0)
        s->title = arena_str(kept, page->title);
}

/* One part; blank ones say nothing, and are no fault of the document. */
static bool read_part(struct arena *a, const struct page_source *part, struct page *page, struct err *e)
{
    *page = (struct page){0};
    return str_trim(part->bytes).n == 0 || page_read_as(a, part, page, e);
}

static bool read_cut(const struct page_source *source, part_take *take, void *context, struct err *e)
{
    struct page_source part = *source;
    struct str rest = source->bytes;
    struct arena kept = {0};
    bool ok = true;

    part.worth = NULL;  /* the first one tells the day of all */
    while (ok && rest.n > 0) {
        struct arena a = {0};
        struct page page;

        part.bytes = part_first(rest, PART_BYTES);
        rest = str_cut(rest, part.bytes.n, rest.n);
        ok = read_part(&a, &part, &page, e);
        if (ok && page.count > 0)
            take(context, &a, &page, (size_t)(part.bytes.p - source->bytes.p));
        if (ok && part.worth == NULL)
            carry_on(&kept, &page, &part);
        part.worth = source->worth;
        arena_free(&a);
    }
    arena_free(&kept);
    return ok;
}

bool parts_read(const struct page_source *source, part_take *take, void *context, struct err *e)
{
    struct arena a = {0};
    struct page page;
    bool ok = true;

    if (may_be_cut(source))
        return (source->worth != NULL && !source->worth(source->bytes)) || read_cut(source, take, context, e);
    ok = page_read_as(&a, source, &page, e);
    if (ok && page.count > 0)
        take(context, &a, &page, 0);
    arena_free(&a);
    return ok;
}
