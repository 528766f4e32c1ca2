#include "page/furniture.h"

#include "page/cue.h"

static bool is_furniture(const struct piece *p)
{
    return p->kind == BLOCK_FURNITURE;
}

static bool is_story_prose(const struct piece *p)
{
    return !is_furniture(p) && shape_is_prose(&p->shape);
}

/* F2: entries of few words each, parted by bars, with no sentence among them. */
static bool is_menu(const struct piece *p)
{
    const struct shape *s = &p->shape;

    if (p->kind == BLOCK_ROW || s->words == 0)
        return false;
    if (s->bars >= 2 && s->words <= (s->bars + 1) * 6)
        return !shape_is_prose(s) || s->glue * 10 < s->words;
    return s->links > 0 && s->words <= s->links * 8 && !s->stops;
}

static size_t last_prose(struct pieces p)
{
    size_t i = p.count;

    while (i > 0 && !is_story_prose(&p.items[i - 1]))
        i--;
    return i;
}

size_t furniture_body(struct pieces p)
{
    size_t i = 0;

    while (i < p.count && !is_story_prose(&p.items[i]))
        i++;
    return i;
}

/* F1: the list that a governing cue heads: short lines up to the next sentence or heading. */
static size_t mark_list(struct pieces p, size_t i)
{
    char mark;

    for (i++; i < p.count && is_furniture(&p.items[i]);)
        i++;
    mark = i < p.count ? p.items[i].mark : 0;
    for (size_t first = i; i < p.count; i++) {
        struct piece *q = &p.items[i];

        if (q->kind == BLOCK_HEADING || q->kind == BLOCK_ROW || q->mark != mark)
            break;
        if (i > first && q->apart && mark == 0)
            break;
        if (mark == 0 && shape_is_prose(&q->shape) && q->shape.words > 16)
            break;
        q->kind = BLOCK_FURNITURE;
    }
    return i;
}

static void mark_cues(struct pieces p)
{
    bool story = false;

    for (size_t i = 0; i < p.count; i++) {
        struct piece *q = &p.items[i];
        enum cue cue = is_furniture(q) ? CUE_NONE : cue_of(q->text);

        if (cue == CUE_NONE && is_menu(q))
            cue = CUE_LINE;
        if (cue == CUE_REST && !story)
            cue = CUE_LINE;
        if (cue != CUE_NONE)
            q->kind = BLOCK_FURNITURE;
        if (cue == CUE_LIST)
            i = mark_list(p, i) - 1;
        for (; cue == CUE_REST && i < p.count; i++)
            p.items[i].kind = BLOCK_FURNITURE;
        if (i < p.count)
            story |= is_story_prose(q);
    }
}

/* F3: lists and tables opened by the story's last sentence or by a heading after it stay. */
static void mark_tail(struct pieces p)
{
    size_t i = last_prose(p);
    bool open = i > 0 && (p.items[i - 1].shape.colon || p.items[i - 1].mark != 0);

    if (i == 0)
        return;
    for (; i < p.count; i++) {
        struct piece *q = &p.items[i];

        if (is_furniture(q))
            open = false;
        else if (q->kind == BLOCK_HEADING && q->mark == 0)
            open = true;
        else if (!open && q->kind != BLOCK_ROW)
            q->kind = BLOCK_FURNITURE;
    }
}

void furniture_mark(struct pieces p)
{
    mark_cues(p);
    mark_tail(p);
}
