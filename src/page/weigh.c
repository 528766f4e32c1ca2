#include "page/weigh.h"

enum { LONG_WORDS = 20, ENTRY_WORDS = 3, STRETCH_LEAST = 8 };

static const int weights[] = {
#define WEIGH(class, weight, is, is_not) weight,
#include "page/weigh.def"
#undef WEIGH
};

static bool names_office(struct str text)
{
    return shape_has_word(text, "president minister king queen prince princess emperor empress sultan emir "
                          "chancellor premier ambassador secretary envoy governor speaker "
                          "delegation chairman chairperson director cardinal");
}

/* "Brazil - the president", "Egypt: his deputy", "Spain; King Felipe; own word". */
static bool is_pair(const struct piece *q)
{
    static const struct str signs[] = {STR(": "), STR("; "), STR(" : "), STR(" - "),
                                       STR(" \xE2\x80\x93 "), STR(" \xE2\x80\x94 ")};
    struct str front = str_cut(q->text, 0, 80);

    for (size_t i = 0; q->shape.words > 2 && i < sizeof signs / sizeof *signs; i++)
        if (str_find(front, signs[i], 0) != STR_NONE)
            return true;
    return false;
}

static bool is_item(const struct piece *q)
{
    return q->mark != 0 && q->mark != '>' && q->shape.glue > 0 && q->shape.words > ENTRY_WORDS;
}

enum weigh_class weigh_class(const struct piece *q, bool governed)
{
    if (q->kind == BLOCK_FURNITURE)
        return WEIGH_CUED;
    if (shape_is_prose(&q->shape))
        return q->shape.words >= LONG_WORDS ? WEIGH_LONG : WEIGH_SENTENCE;
    if (shape_is_clause(&q->shape))
        return WEIGH_CLAUSE;
    if (shape_has_speaker(q->text))
        return WEIGH_SPEAKER;
    if (q->kind == BLOCK_ROW)
        return WEIGH_ROW;
    if (q->shape.words > 2 && names_office(q->text))
        return WEIGH_OFFICE;
    if (governed || is_item(q))
        return WEIGH_GOVERNED;
    if (q->kind == BLOCK_CAPTION)
        return WEIGH_CAPTION;
    if (is_pair(q))
        return WEIGH_PAIR;
    return q->shape.words <= ENTRY_WORDS ? WEIGH_ENTRY : WEIGH_LINE;
}

/* A list is opened by a sentence that ends in a colon, and ends with the next sentence or cue. */
static bool opens(const struct piece *q, bool open)
{
    if (q->kind == BLOCK_FURNITURE)
        return false;
    return shape_is_prose(&q->shape) ? q->shape.colon : open;
}

/* Lines and entries, which make menus and lists of headlines. */
static bool is_light(const struct piece *q)
{
    return q->kind != BLOCK_ROW && !shape_is_prose(&q->shape);
}

/* A short stretch is as likely a list that the story ends or begins with, or a short page. */
static void forgive_short(struct pieces p)
{
    for (size_t from = 0, to; from < p.count; from = to) {
        size_t light = 0;

        for (to = from; to < p.count && p.items[to].aside == p.items[from].aside; to++)
            light += is_light(&p.items[to]);
        for (size_t i = from; light < STRETCH_LEAST && i < to; i++)
            p.items[i].aside = false;
    }
}

/* A page without a sentence left is one that these weights do not fit: a list with a short word before. */
static void forgive_all(struct pieces p)
{
    for (size_t i = 0; i < p.count; i++)
        if (!p.items[i].aside && shape_is_prose(&p.items[i].shape))
            return;
    for (size_t i = 0; i < p.count; i++)
        p.items[i].aside = false;
}

void weigh_mark(struct arena *a, struct pieces p)
{
    struct turn { bool to_story, to_aside; } *turns = ARENA_NEW(a, struct turn, p.count);
    int64_t story = 0, aside = 0;
    bool is_aside, open = false;

    for (size_t i = 0; i < p.count; i++) {
        int weight = weights[weigh_class(&p.items[i], open)];
        int64_t to_story = story, to_aside = aside;

        turns[i].to_story = i > 0 && aside - WEIGH_TURN > story;
        turns[i].to_aside = i > 0 && story - WEIGH_TURN > aside;
        if (turns[i].to_story)
            to_story = aside - WEIGH_TURN;
        if (turns[i].to_aside)
            to_aside = story - WEIGH_TURN;
        story = to_story + weight;
        aside = to_aside - weight;
        open = opens(&p.items[i], open);
    }
    is_aside = aside > story;
    for (size_t i = p.count; i > 0; i--) {
        p.items[i - 1].aside = is_aside;
        if (is_aside ? turns[i - 1].to_aside : turns[i - 1].to_story)
            is_aside = !is_aside;
    }
    forgive_short(p);
    forgive_all(p);
}
