#include "page/furniture.h"

#include "page/again.h"
#include "page/cue.h"
#include "page/dated.h"
#include "page/weigh.h"

enum { ENTRY_WORDS = 6, LINK_WORDS = 8, TEASER_WORDS = 16, HEADED_WORDS = 4, ENTRY_LEAST = 1, CUT_WORDS = 5 };

static bool is_furniture(const struct piece *p)
{
    return p->kind == BLOCK_FURNITURE;
}

static bool is_story_prose(const struct piece *p)
{
    return !is_furniture(p) && shape_is_prose(&p->shape);
}

static bool has_day(struct str text)
{
    struct dated d;
    size_t at = 0;

    return dated_next(str_cut(text, 0, 200), &at, &d);
}

/* F2: entries of few words each, parted by bars, with no sentence among them; or all links. */
static bool is_menu(const struct piece *p)
{
    const struct shape *s = &p->shape;

    if (p->kind == BLOCK_ROW || s->words == 0)
        return false;
    if (s->bars >= 2 && s->words <= (s->bars + 1) * ENTRY_WORDS)
        return !shape_is_prose(s) || s->glue * 10 < s->words;
    return s->links > 0 && s->words <= s->links * LINK_WORDS && !s->stops;
}

/* The frame and the signature of a post that is shown inside the page. */
static bool is_embed(const struct piece *p)
{
    struct str text = str_cut(p->text, 0, 120);

    return p->shape.words <= 14 && (str_find(text, S("(@"), 0) != STR_NONE ||
                                    str_starts(text, S("pic.twitter.com/")));
}

/* A letter's address alone, a wire's initials: "aue/ljm/pvh", "(RPA/hk/lm)", "j.roe@paper.example". */
static bool is_signature(const struct piece *p)
{
    struct str text = str_cut(p->text, 0, 120);

    if (p->shape.words > 4 + 4 * (str_find_byte(text, '@', 0) != STR_NONE) || p->shape.glue > 0)
        return false;
    return str_find_byte(text, ' ', 0) == STR_NONE &&
           (str_find_byte(text, '/', 0) != STR_NONE || str_find_byte(text, '@', 0) != STR_NONE);
}

/* The name of a picture's file, which stands where the picture stood: "stand_640.jpg". */
static bool is_file_name(const struct piece *p)
{
    static const struct str ends[] = {STR(".jpg"), STR(".jpeg"), STR(".png"), STR(".gif"),
                                      STR(".webp"), STR(".svg")};

    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (p->shape.words <= 12 && str_ends(p->text, ends[i]))
            return str_find_byte(p->text, ' ', 0) == STR_NONE;
    return false;
}

/*
 * F1: the list under a governing cue. Where the cue names the first entry itself ("Read more: ...")
 * only what stands right below can belong to it; a bare heading may have blank lines in its list.
 */
static size_t mark_list(struct pieces p, size_t i)
{
    bool bare = p.items[i].shape.words <= HEADED_WORDS || p.items[i].shape.colon;
    char mark;

    for (i++; i < p.count && is_furniture(&p.items[i]);)
        i++;
    mark = i < p.count ? p.items[i].mark : 0;
    for (; i < p.count; i++) {
        struct piece *q = &p.items[i];
        bool last = i + 1 < p.count && q->apart && p.items[i + 1].apart &&
                    is_story_prose(&p.items[i + 1]);

        if ((q->kind == BLOCK_HEADING && q->level != 7) || q->kind == BLOCK_ROW || q->mark != mark)
            break;
        if (mark == 0 && shape_is_prose(&q->shape) && (q->shape.words > TEASER_WORDS || !bare))
            break;
        if (q->apart && mark == 0 && (!bare || (last && q->shape.words < HEADED_WORDS)))
            break;
        if (q->apart && mark == 0 && shape_is_prose(&q->shape) && !q->shape.asks)
            break;
        q->kind = BLOCK_FURNITURE;
    }
    return i;
}

/* "###" under a press release, "--" above a letter's signature: what comes after is not the text. */
static bool ends_text(const struct piece *q)
{
    return str_eq(q->text, S("###")) || str_eq(q->text, S("# # #")) || str_eq(q->text, S("--")) ||
           str_eq(q->text, S("-30-")) || str_eq(q->text, S("ENDS"));
}

static enum cue judge(const struct piece *q, bool story)
{
    enum cue cue;

    if (story && ends_text(q))
        return CUE_REST;
    if (is_furniture(q) || (q->kind == BLOCK_CAPTION && str_starts(q->text, S("\xC2\xA9"))))
        return CUE_NONE;
    if (!story && is_menu(q) && has_day(q->text))
        return CUE_NONE;  /* a byline that is parted like a menu */
    if (!story && q->level == 1 && q->shape.links == 0)
        return CUE_NONE;  /* the title, whatever it begins with */
    cue = cue_of_shaped(q->text, &q->shape);
    if (cue == CUE_REST && !story)
        return CUE_LINE;
    if (cue <= CUE_TAIL && (is_menu(q) || is_embed(q) || is_signature(q) || is_file_name(q)))
        return CUE_LINE;
    return cue == CUE_TAIL ? CUE_NONE : cue;
}

static void mark_cues(struct pieces p)
{
    bool story = false;

    for (size_t i = 0; i < p.count; i++) {
        struct piece *q = &p.items[i];
        enum cue cue = judge(q, story);

        if (cue != CUE_NONE)
            q->kind = BLOCK_FURNITURE;
        if (cue == CUE_LIST && (story || i + 1 == p.count || !p.items[i + 1].apart))
            i = mark_list(p, i) - 1;  /* above the story it may be an entry of the menu */
        for (; cue == CUE_REST && i < p.count; i++)
            p.items[i].kind = BLOCK_FURNITURE;
        story |= is_story_prose(q);
    }
}

/* Behind the last sentence of the story among the first count pieces; 0 where there is none. */
static size_t last_prose(struct pieces p, size_t count)
{
    while (count > 0 && !is_story_prose(&p.items[count - 1]))
        count--;
    return count;
}

/* Sentences that end the story and are about its making: who reported it, who the author is. */
static void mark_last_sentences(struct pieces p)
{
    for (size_t end = p.count, i; (i = last_prose(p, end)) > 0; end = i - 1) {
        for (size_t k = i - 1; k < end; k++)
            if (!is_furniture(&p.items[k]) && cue_of_shaped(p.items[k].text, &p.items[k].shape) == CUE_TAIL)
                p.items[k].kind = BLOCK_FURNITURE;
        if (!is_furniture(&p.items[i - 1]))
            return;
    }
}

/* "|---|---|" between the head of a table and its rows. */
static bool is_table_rule(const struct piece *p)
{
    return p->shape.words == 0 && str_find_byte(p->text, '|', 0) != STR_NONE;
}

/* A heading opens what stands below it: an item, a row, a line that is no heading itself. */
static bool opens_list(struct pieces p, size_t i)
{
    const struct piece *next = &p.items[i + 1];

    return p.items[i].kind == BLOCK_HEADING && i + 1 < p.count && next->kind != BLOCK_HEADING &&
           next->kind != BLOCK_FURNITURE && (next->mark != 0 || next->kind == BLOCK_ROW || !next->apart);
}

/* The page was cut in the middle of its last sentence. */
static bool is_cut_off(struct pieces p, size_t i)
{
    const struct shape *s = &p.items[i].shape;

    return i + 1 == p.count && s->words >= CUT_WORDS && s->bars == 0 && s->links == 0 &&
           ((s->glue >= 2 && s->capitals * 2 < s->words) ||
            shape_has_word(p.items[i].text, "said told"));
}

/* Where the story's lines without a stop end that go on right below its last sentence. */
static size_t last_clause(struct pieces p, size_t i)
{
    while (i < p.count && !is_furniture(&p.items[i]) && p.items[i].kind == BLOCK_PARAGRAPH &&
           (shape_is_clause(&p.items[i].shape) || is_cut_off(p, i)))
        i++;
    return i;
}

/* F3: lists and tables that the story's last sentence or a heading right after it opens stay. */
static void mark_tail(struct pieces p)
{
    size_t i = last_clause(p, last_prose(p, p.count));
    bool open = true, listed = i > 0 && (p.items[i - 1].shape.colon || p.items[i - 1].mark != 0);

    if (i == 0)
        return;
    for (; i < p.count; i++) {
        struct piece *q = &p.items[i];

        if ((is_furniture(q) && !is_table_rule(q)) || q->mark == '>')
            open = false;
        else if (open && opens_list(p, i))
            listed = true;
        if (!open || !(listed || q->kind == BLOCK_ROW || (q->mark != 0 && q->shape.words > ENTRY_LEAST) ||
                       q->kind == BLOCK_CAPTION))
            q->kind = BLOCK_FURNITURE;
    }
}

/* How far the list goes that a heading at i opens, where most of its entries say something. */
static size_t opened_list(struct pieces p, size_t i)
{
    size_t end = i + 1, full = 0;

    if (p.items[i].kind != BLOCK_HEADING)
        return i;
    while (end < p.count && p.items[end].mark == '*')
        full += p.items[end++].shape.words > ENTRY_WORDS / 2;
    return full * 2 > end - i - 1 ? end : i;
}

/* The list that ends a story weighs as little as a menu does. */
static void keep_opened(struct pieces p)
{
    for (size_t i = 1; i < p.count; i++)
        if (p.items[i].aside && !p.items[i - 1].aside)
            for (size_t end = opened_list(p, i); i < end; i++)
                p.items[i].aside = false;
}

/*
 * F5. Before the first stretch of story short lines stay undecided: the title may be among them
 * (head.h).
 */
static void mark_aside(struct pieces p)
{
    bool story = false;

    for (size_t i = 0; i < p.count; i++) {
        struct piece *q = &p.items[i];

        story |= !q->aside;
        if (q->aside && (story || shape_is_prose(&q->shape) || q->mark != 0))
            q->kind = BLOCK_FURNITURE;
    }
}

void furniture_mark(struct arena *a, struct pieces p)
{
    again_mark(p);
    mark_cues(p);
    weigh_mark(a, p);
    keep_opened(p);
    mark_aside(p);
    mark_last_sentences(p);
    mark_tail(p);
}
