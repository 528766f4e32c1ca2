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

/* An entry of a list that the story has opened: by a colon, or by an entry like it. */
static bool is_governed(struct pieces p, size_t i)
{
    const struct piece *q = &p.items[i];

    for (size_t k = i; k > 0 && i - k < 2; k--)
        if (p.items[k - 1].shape.colon && shape_is_prose(&p.items[k - 1].shape))
            return true;
    return q->mark != 0 && q->mark != '>' && q->shape.glue > 0 && q->shape.words > ENTRY_WORDS;
}

enum weigh_class weigh_class(struct pieces p, size_t i)
{
    const struct piece *q = &p.items[i];

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
    if (is_governed(p, i))
        return WEIGH_GOVERNED;
    if (q->kind == BLOCK_CAPTION)
        return WEIGH_CAPTION;
    return q->shape.words <= ENTRY_WORDS ? WEIGH_ENTRY : WEIGH_LINE;
}

/* Lines and entries, which make menus and lists of headlines. */
static bool is_light(const struct piece *q)
{
    return q->kind != BLOCK_FURNITURE && q->kind != BLOCK_ROW && !shape_is_prose(&q->shape);
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

void weigh_mark(struct arena *a, struct pieces p)
{
    struct turn { bool to_story, to_aside; } *turns = ARENA_NEW(a, struct turn, p.count);
    int64_t story = 0, aside = 0;
    bool is_aside;

    for (size_t i = 0; i < p.count; i++) {
        int weight = weights[weigh_class(p, i)];
        int64_t to_story = story, to_aside = aside;

        turns[i].to_story = i > 0 && aside - WEIGH_TURN > story;
        turns[i].to_aside = i > 0 && story - WEIGH_TURN > aside;
        if (turns[i].to_story)
            to_story = aside - WEIGH_TURN;
        if (turns[i].to_aside)
            to_aside = story - WEIGH_TURN;
        story = to_story + weight;
        aside = to_aside - weight;
    }
    is_aside = aside > story;
    for (size_t i = p.count; i > 0; i--) {
        p.items[i - 1].aside = is_aside;
        if (is_aside ? turns[i - 1].to_aside : turns[i - 1].to_story)
            is_aside = !is_aside;
    }
    forgive_short(p);
}
