/*
 * text.c - the story of a document as text, title first: what the reader reads.
 *
 * Blocks stand apart by an empty line, items and rows of one list or table by none. A document that
 * cannot be read is named on standard error and the rest goes on.
 */
#include "base/file.h"
#include "cmd/run.h"
#include "fact/json.h"
#include "page/page.h"

enum { DOCUMENT_MAX = 32 << 20 };

static bool is_story(enum block_kind k)
{
    return k == BLOCK_HEADING || k == BLOCK_PARAGRAPH || k == BLOCK_ITEM || k == BLOCK_ROW;
}

static bool is_listed(enum block_kind k)
{
    return k == BLOCK_ITEM || k == BLOCK_ROW;
}

/* The story alone, or everything in the order of the page. */
static void add_blocks(struct buf *out, const struct page *page, bool all)
{
    enum block_kind before = BLOCK_KIND_COUNT;

    for (size_t i = 0; i < page->count; i++) {
        const struct block *b = &page->blocks[i];

        if (b->text.n == 0 || !(all || is_story(b->kind)))
            continue;
        if (before != BLOCK_KIND_COUNT)
            buf_text(out, is_listed(before) && before == b->kind ? "\n" : "\n\n");
        buf_add(out, b->text);
        before = b->kind;
    }
}

/* A line without what could steer a terminal; cells of a row stay apart. */
static void add_clean(struct buf *out, struct str line)
{
    bool first = true;

    for (struct str cell; str_split(&line, '\t', &cell); first = false) {
        if (!first)
            buf_byte(out, '\t');
        view_clean(out, cell);
    }
    buf_byte(out, '\n');
}

static void print_text(struct call *c, const struct page *page, bool all)
{
    struct buf text = {0};
    struct str rest;

    if (!all && page->title.n > 0) {
        buf_add(&text, page->title);
        buf_text(&text, "\n\n");
    }
    add_blocks(&text, page, all);
    rest = buf_str(&text);
    for (struct str line; str_split(&rest, '\n', &line);)
        add_clean(&c->out, line);
    buf_free(&text);
}

static void print_json(struct call *c, const struct page *page, bool all)
{
    struct buf text = {0};

    add_blocks(&text, page, all);
    buf_text(&c->out, "{\"doc\":");
    json_str(&c->out, page->name);
    buf_text(&c->out, ",\"title\":");
    json_str(&c->out, page->title);
    buf_text(&c->out, ",\"outlet\":");
    json_str(&c->out, page->outlet);
    buf_text(&c->out, ",\"published\":");
    json_day(&c->out, page->published);
    buf_text(&c->out, ",\"text\":");
    json_str(&c->out, buf_str(&text));
    buf_text(&c->out, "}\n");
    buf_free(&text);
}

/* A file's text; one that cannot be read is told. */
static bool print(struct call *c, struct str path, bool first, struct err *e)
{
    struct arena a = {0};
    struct str bytes;
    struct page page;
    struct err why;

    if (!file_read(&a, path, DOCUMENT_MAX, &bytes, &why) ||
        !page_read(&a, path, bytes, &page, &why)) {
        call_complain(c, &why);
    } else if (c->given[OPT_JSON]) {
        print_json(c, &page, c->given[OPT_ALL]);
    } else {
        if (!first)
            buf_text(&c->out, "\n\n");
        print_text(c, &page, c->given[OPT_ALL]);
    }
    arena_free(&a);
    return call_flush(c, e);
}

bool cmd_text(struct call *c, struct err *e)
{
    for (size_t i = 0; i < c->arg_count; i++) {
        struct str *paths = NULL;
        size_t count = 0;
        struct err why;

        if (!file_list(c->arena, c->args[i], &paths, &count, &why))
            call_complain(c, &why);
        for (size_t k = 0; k < count; k++)
            if (!print(c, paths[k], i + k == 0, e))
                return false;
    }
    return true;
}
