#include "page/html.h"

#include "page/role.h"

enum { LOOK = 1024, ROW_CELLS = 40, ROW_BYTES = 400 };

/* "<!DOCTYPE html", "<html", or an early tag that only pages have. */
static bool looks_like_html(struct str bytes)
{
    static const struct str tags[] = {
        STR("<!doctype html"), STR("<html"), STR("<head"), STR("<body"), STR("<meta "),
        STR("<title>"), STR("<script"), STR("<div"), STR("<p>"), STR("<article"), STR("<table"),
    };
    struct str front = str_cut(bytes, 0, LOOK);
    size_t first = str_find_byte(front, '<', 0);

    if (first == STR_NONE || str_trim(str_cut(front, 0, first)).n > 3)
        return false;  /* 3: a byte order mark */
    for (size_t at = first; at != STR_NONE; at = str_find_byte(front, '<', at + 1))
        for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
            if (str_eq_nocase(str_cut(front, at, at + tags[i].n), tags[i]))
                return true;
    return false;
}

bool html_is(struct str media, struct str bytes)
{
    struct str type = str_trim(str_cut(media, 0, str_find_byte(media, ';', 0)));

    if (str_eq_nocase(type, S("text/html")) || str_eq_nocase(type, S("application/xhtml+xml")))
        return true;
    return type.n == 0 && looks_like_html(bytes);
}

static int heading_level(const struct part *part)
{
    return part->tag != NULL && (part->tag->is & TAG_HEADING) != 0 ? part->tag->name.p[1] - '0'
                                                                  : 0;
}

static struct pieces pieces_of(struct arena *a, const struct tree *t)
{
    struct pieces p = {ARENA_NEW(a, struct piece, t->line_count), t->line_count};

    for (size_t i = 0; i < t->line_count; i++)
        p.items[i] = (struct piece){
            .kind = t->lines[i].row ? BLOCK_ROW : BLOCK_PARAGRAPH,
            .text = t->lines[i].text,
            .start = (size_t)(t->lines[i].text.p - t->text.p),
            .shape = shape_measure(t->lines[i].text),
            .level = heading_level(&t->parts[t->lines[i].part]),
            .apart = true,
        };
    return p;
}

/* Whether a row is one of a table of facts: cells of one short line each. */
static bool is_row(const struct tree *t, size_t i)
{
    const struct part *row = &t->parts[i];
    size_t bytes = 0;

    if (row->to - row->from < 2 || row->to - row->from > ROW_CELLS)
        return false;
    for (size_t k = i + 1; k < row->end; k++)
        if ((t->parts[k].tag->is & TAG_TABLE) != 0 || t->parts[k].to - t->parts[k].from > 1)
            return false;
    for (size_t k = row->from; k < row->to; k++)
        bytes += t->lines[k].text.n;
    return bytes <= ROW_BYTES;
}

/* The cells of a row become one line; those behind the first are left empty. */
static void join_row(struct tree *t, const struct part *row)
{
    struct line *first = &t->lines[row->from];
    char *text = t->buffer;

    for (size_t i = row->from + 1; i < row->to; i++) {
        struct line *l = &t->lines[i];

        text[l->text.p - text - 1] = '\t';
        first->text.n = (size_t)(l->text.p + l->text.n - first->text.p);
        first->links += l->links;
        first->bold += l->bold;
        l->text.n = 0;
        l->links = l->bold = 0;
    }
    first->row = true;
}

static void join_rows(struct tree *t)
{
    for (size_t i = 1; i < t->part_count; i++)
        if ((t->parts[i].tag->is & TAG_ROW) != 0 && is_row(t, i))
            join_row(t, &t->parts[i]);
}

struct html html_cut(struct arena *a, struct str source, struct origin *o)
{
    struct html h = {0};
    struct tree t = tree_build(a, source, o, &h.meta);
    struct score score;

    join_rows(&t);
    h.text = t.text;
    h.pieces = pieces_of(a, &t);
    score = score_page(a, &t, &h.meta, h.pieces);
    h.head = role_mark(&score);
    return h;
}
