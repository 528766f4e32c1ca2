#include "page/tree.h"

#include <string.h>

#include "page/entity.h"

/* An element that is open. */
struct open {
    const struct tag *tag;
    uint32_t part;      /* of a block: its own; of others the one around it */
    unsigned hints;     /* of inline elements, from the last block on */
    bool links;         /* an <a> that leads somewhere, not closed yet */
};

struct build {
    struct arena *arena;
    struct str source;
    struct tree tree;
    struct origin *origin;
    struct hints hints;
    struct meta *meta;
    char *text;
    size_t n;
    size_t allocated_parts, allocated_lines;
    struct open stack[TREE_DEPTH];
    size_t depth;
    uint32_t open[TAG_ROWS];    /* how many of each tag are open */
    uint32_t dropped, links, bold, pre;
    bool in_line;               /* the last line goes on */
    char blank;                 /* white space that is due before the next word: 0, ' ' or '\n' */
    size_t blank_at, behind;    /* where it stood; where the last text ended */
};

static uint32_t part_now(const struct build *b)
{
    return b->depth == 0 ? 0 : b->stack[b->depth - 1].part;
}

/* --- text --- */

static void put(struct build *b, struct str text, size_t from, size_t length)
{
    bool plain = length == 1 || text.p == b->source.p + from;  /* and no entity */

    memcpy(b->text + b->n, text.p, text.n);
    origin_add(b->origin, b->arena,
               (struct origin_run){(uint32_t)b->n, (uint32_t)from,
                                   plain ? 1 : (uint16_t)text.n, plain ? 1 : (uint16_t)length});
    b->n += text.n;
    b->behind = from + length;
}

/* The break between two lines has the origin of the first one's end. */
static void begin_line(struct build *b)
{
    struct tree *t = &b->tree;

    if (b->n > 0)
        put(b, S("\n"), b->behind, 1);
    b->in_line = true;
    b->blank = '\0';
    if (t->line_count == TREE_LINES)
        return;
    t->lines = arena_grow(b->arena, t->lines, &b->allocated_lines, t->line_count,
                          sizeof *t->lines);
    t->lines[t->line_count++] =
        (struct line){.start = b->n, .part = part_now(b), .hints = ~0u};
}

static void count_text(struct build *b, size_t n)
{
    struct line *l = &b->tree.lines[b->tree.line_count - 1];

    l->links += b->links > 0 ? (uint32_t)n : 0;
    l->bold += b->bold > 0 ? (uint32_t)n : 0;
    l->hints &= b->depth == 0 ? 0 : b->stack[b->depth - 1].hints;  /* of all of the line */
}

static void put_word(struct build *b, struct str text, size_t from, size_t length)
{
    if (!b->in_line)
        begin_line(b);
    else if (b->blank != '\0') {
        count_text(b, 1);
        put(b, (struct str){&b->blank, 1}, b->blank_at, 1);
    }
    b->blank = '\0';
    put(b, text, from, length);
    count_text(b, text.n);
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' || c == '\0' ||
           c == '\v';
}

static void end_line(struct build *b)
{
    struct line *l = b->tree.line_count == 0 ? NULL : &b->tree.lines[b->tree.line_count - 1];

    if (b->in_line && l != NULL)
        l->text = str_trim((struct str){b->text + l->start, b->n - l->start});
    b->in_line = false;
    b->blank = '\0';
}

static void due(struct build *b, char blank, size_t at)
{
    if (b->blank == '\0')
        b->blank_at = at;
    if (b->blank != '\n')
        b->blank = blank;
}

/* In <pre> blanks stay as they are, once a line has begun; an empty line parts paragraphs. */
static void take_blank(struct build *b, size_t at)
{
    char c = b->source.p[at];

    if (b->pre > 0 && b->in_line && c == '\n' && b->text[b->n - 1] == '\n') {
        end_line(b);
        return;
    }
    if (b->pre > 0 && b->in_line && c != '\r' && c != '\0') {
        if (b->blank == '\n')
            put(b, S("\n"), b->blank_at, 1);
        b->blank = '\0';
        put(b, str_cut(b->source, at, at + 1), at, 1);
        return;
    }
    due(b, ' ', at);
}

static size_t word_end(struct str s, size_t at, size_t end)
{
    while (at < end && s.p[at] != '&' && !is_blank(s.p[at]))
        at++;
    return at;
}

static void take_text(struct build *b, struct str text)
{
    size_t at = (size_t)(text.p - b->source.p), end = at + text.n;
    struct str s = str_cut(b->source, 0, end);
    struct entity entity;

    while (at < end) {
        size_t next = word_end(s, at, end);

        if (next > at) {
            put_word(b, str_cut(s, at, next), at, next - at);
        } else if (s.p[at] == '&' && entity_at(s, at, true, &entity)) {
            next = at + entity.length;
            if (entity.n == 1 && is_blank(entity.text[0]))
                due(b, ' ', at);
            else
                put_word(b, (struct str){entity.text, entity.n}, at, entity.length);
        } else if (s.p[at] == '&') {
            next = at + 1;
            put_word(b, str_cut(s, at, next), at, 1);
        } else {
            take_blank(b, at);
            next = at + 1;
        }
        at = next;
    }
}

/* --- elements --- */

static void pop(struct build *b)
{
    struct open *o = &b->stack[--b->depth];

    b->open[tag_row(o->tag)]--;
    b->links -= o->links;
    b->dropped -= o->tag->kind == TAG_DROP;
    b->bold -= str_eq(o->tag->name, S("b")) || str_eq(o->tag->name, S("strong"));
    b->pre -= (o->tag->is & TAG_PRE) != 0;
    if (o->tag->kind == TAG_BLOCK) {
        end_line(b);
        b->tree.parts[o->part].end = (uint32_t)b->tree.part_count;
        b->tree.parts[o->part].to = (uint32_t)b->tree.line_count;
    }
}

static void push(struct build *b, const struct token *t, uint32_t part, unsigned hints)
{
    bool links = str_eq(t->tag->name, S("a")) && t->attrs[ATTR_HREF].p != NULL;

    if (b->depth == TREE_DEPTH)
        return;
    if (t->tag->kind == TAG_INLINE && b->depth > 0)
        hints |= b->stack[b->depth - 1].hints;
    b->stack[b->depth++] = (struct open){t->tag, part, hints, links};
    b->open[tag_row(t->tag)]++;
    b->links += links;
    b->dropped += t->tag->kind == TAG_DROP;
    b->bold += str_eq(t->tag->name, S("b")) || str_eq(t->tag->name, S("strong"));
    b->pre += (t->tag->is & TAG_PRE) != 0;
}

/* An end tag reaches no farther: out of a cell only tags of tables do, and not out of their table. */
static bool is_wall(const struct open *o, const struct tag *tag)
{
    if (str_eq(o->tag->name, S("table")))
        return true;
    return (o->tag->is & TAG_CELL) != 0 && (tag->is & (TAG_TABLE | TAG_CELL)) == 0;
}

/* How deep the stack is below the innermost open element of that tag, or STR_NONE. */
static size_t find_open(const struct build *b, const struct tag *tag)
{
    if (b->open[tag_row(tag)] == 0)
        return STR_NONE;
    for (size_t i = b->depth; i > 0; i--) {
        const struct open *o = &b->stack[i - 1];

        if (o->tag == tag)
            return i - 1;
        if (is_wall(o, tag) || (tag->kind == TAG_INLINE && o->tag->kind == TAG_BLOCK &&
                                !str_eq(tag->name, S("a"))))
            return STR_NONE;
    }
    return STR_NONE;
}

static void close_tag(struct build *b, const struct tag *tag)
{
    size_t depth;

    if (tag->kind == TAG_BLOCK)
        end_line(b);
    depth = find_open(b, tag);
    if (depth == STR_NONE)
        return;
    if (tag->kind == TAG_INLINE && depth + 1 < b->depth) {
        b->links -= b->stack[depth].links;  /* closed across others: it no longer links */
        b->stack[depth].links = false;
        return;
    }
    while (b->depth > depth)
        pop(b);
}

/* The innermost open block with one of these bits, looked for up to one with a bit of walls. */
static size_t find_block(const struct build *b, unsigned is, unsigned walls)
{
    for (size_t i = b->depth; i > 0; i--) {
        const struct tag *tag = b->stack[i - 1].tag;

        if ((tag->is & is) != 0)
            return i - 1;
        if ((tag->is & walls) != 0 || str_eq(tag->name, S("table")))
            return STR_NONE;
    }
    return STR_NONE;
}

static bool is_paragraph(const struct build *b)
{
    size_t i = b->depth;

    while (i > 0 && b->stack[i - 1].tag->kind == TAG_INLINE)
        i--;
    return i > 0 && str_eq(b->stack[i - 1].tag->name, S("p"));
}

/* What ends because this tag begins: items before items, cells before cells, paragraphs. */
static void imply_ends(struct build *b, const struct tag *tag)
{
    size_t depth = STR_NONE;

    if ((tag->is & TAG_LIST) != 0)
        depth = find_block(b, TAG_LIST, TAG_LISTS | TAG_TABLE | TAG_CELL);
    else if ((tag->is & TAG_CELL) != 0)
        depth = find_block(b, TAG_CELL, TAG_TABLE);
    else if ((tag->is & TAG_ROW) != 0)
        depth = find_block(b, TAG_ROW, 0);
    else if (is_paragraph(b))
        while (!str_eq(b->stack[b->depth - 1].tag->name, S("p")))
            pop(b);
    if (depth == STR_NONE && is_paragraph(b))
        depth = b->depth - 1;
    while (depth != STR_NONE && b->depth > depth)
        pop(b);
}

static void open_block(struct build *b, const struct token *t)
{
    struct tree *tree = &b->tree;
    struct part part = {.tag = t->tag};

    end_line(b);
    imply_ends(b, t->tag);
    if (b->depth == TREE_DEPTH || tree->part_count == TREE_PARTS)
        return;
    part.parent = part_now(b);
    part.from = part.to = (uint32_t)tree->line_count;
    part.hints = hint_of(&b->hints, t);
    part.end = (uint32_t)tree->part_count + 1;
    tree->parts = arena_grow(b->arena, tree->parts, &b->allocated_parts, tree->part_count,
                             sizeof *tree->parts);
    tree->parts[tree->part_count++] = part;
    push(b, t, (uint32_t)tree->part_count - 1, 0);
}

static void open_inline(struct build *b, const struct token *t)
{
    size_t open = str_eq(t->tag->name, S("a")) ? find_open(b, t->tag) : STR_NONE;

    if (open != STR_NONE)
        close_tag(b, t->tag);  /* a link does not stand in a link */
    push(b, t, part_now(b), hint_of(&b->hints, t));
}

static void open_void(struct build *b, const struct token *t)
{
    struct part *part = &b->tree.parts[part_now(b)];

    part->images += str_eq(t->tag->name, S("img"));
    part->inputs += str_eq(t->tag->name, S("input"));
    if (str_eq(t->tag->name, S("hr")))
        end_line(b);
    if (!str_eq(t->tag->name, S("br")))
        return;
    if (b->blank == '\n' && b->pre == 0)
        end_line(b);  /* two of them part paragraphs */
    else
        due(b, '\n', b->behind);
}

static void take_tag(struct build *b, const struct token *t)
{
    meta_take(b->meta, b->arena, t);
    if (t->kind == TOKEN_CLOSE)
        close_tag(b, t->tag);
    else if (t->tag->kind == TAG_VOID)
        open_void(b, t);
    else if (t->tag->kind == TAG_BLOCK)
        open_block(b, t);
    else if (t->tag->kind == TAG_INLINE)
        open_inline(b, t);
    else if (t->tag->kind == TAG_DROP)
        push(b, t, part_now(b), 0);
}

/* A sign is never longer than the entity it stood as, and a line's break never than the tag. */
struct tree tree_build(struct arena *a, struct str source, struct origin *o, struct meta *meta)
{
    struct build *b = ARENA_NEW(a, struct build, 1);
    struct markup m = {.source = source};
    struct token t;

    b->arena = a;
    b->source = source;
    b->origin = o;
    b->meta = meta;
    b->hints = hints_ready();
    b->text = arena_alloc(a, source.n + 2);
    b->tree.parts = arena_grow(a, NULL, &b->allocated_parts, 0, sizeof *b->tree.parts);
    b->tree.part_count = 1;
    while (markup_next(&m, &t))
        if (t.kind != TOKEN_TEXT && t.tag != NULL)
            take_tag(b, &t);
        else if (t.kind == TOKEN_TEXT && b->dropped == 0)
            take_text(b, t.text);
    while (b->depth > 0)
        pop(b);
    end_line(b);
    b->tree.parts[0].end = (uint32_t)b->tree.part_count;
    b->tree.parts[0].to = (uint32_t)b->tree.line_count;
    origin_add(o, a, (struct origin_run){(uint32_t)b->n, (uint32_t)b->behind, 1, 1});
    b->tree.text = (struct str){b->text, b->n};
    b->tree.buffer = b->text;
    return b->tree;
}
