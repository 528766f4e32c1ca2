#include "page/role.h"

#include "page/cue.h"
#include "page/dated.h"
#include "page/headline.h"

enum {
    META_WORDS = 25,        /* a line named byline or date has fewer */
    CUED_WORDS = 60,        /* a line that a cue fits */
    LINKED_WORDS = 10,      /* a sentence that is mostly a link is still one */
    CAPTION_WORDS = 60,
    CELL_WORDS = 10,
    KNOWN_WORDS = 4,        /* shorter lines have no run of words that a witness could know */
    GOVERNING_WORDS = 12,
    RESUMED_WORDS = 25,     /* a paragraph like this ends what a cue governs */
    OVER_WORDS = 8,
    VAIN_CUES = 200,
    LATE_LINES = 12,
    STANDFIRST_WORDS = 8, STANDFIRST_LINES = 40
};

static const double SENTENCE_LINKED = 0.75, KNOWN = 0.5;

static const struct part *part_of(const struct score *s, size_t line)
{
    return &s->tree->parts[s->tree->lines[line].part];
}

static const struct part *region(const struct score *s)
{
    return &s->tree->parts[s->part];
}

static struct piece *piece_at(const struct score *s, size_t line)
{
    return &s->pieces.items[line];
}

/* Whether the line stands in an element with one of these bits. */
static bool within(const struct score *s, size_t line, unsigned bits)
{
    for (uint32_t i = s->tree->lines[line].part; i != 0; i = s->tree->parts[i].parent)
        if ((s->tree->parts[i].tag->is & bits) != 0)
            return true;
    return false;
}

static bool beside(const struct score *s, size_t a, size_t b)
{
    return part_of(s, a)->parent == part_of(s, b)->parent;
}

static bool hinted(const struct score *s, size_t i, unsigned hints)
{
    return (s->hints[i] & hints) != 0;
}

static bool is_sentence(const struct score *s, size_t i)
{
    enum block_kind kind = piece_at(s, i)->kind;

    return s->prose[i] &&
           (kind == BLOCK_PARAGRAPH || kind == BLOCK_ITEM || kind == BLOCK_ROW);
}

/* --- each line by itself --- */

/* Tags that a page shows by mistake. */
static bool is_code(struct str text)
{
    return text.n > 2 && text.p[0] == '<' && str_find(text, S("=\""), 0) != STR_NONE;
}

static bool is_link(const struct score *s, size_t i)
{
    double links = score_links(&s->tree->lines[i]);

    if (links <= SCORE_LINKED)
        return false;
    if (piece_at(s, i)->shape.stops && s->words[i] >= LINKED_WORDS && links < SENTENCE_LINKED)
        return false;
    return s->words[i] >= CELL_WORDS || !within(s, i, TAG_CELL);
}

static bool is_furniture(const struct score *s, size_t i)
{
    if (i < region(s)->from || i >= region(s)->to || s->words[i] == 0 ||
        is_code(piece_at(s, i)->text))
        return true;
    if (s->vouched && s->words[i] >= KNOWN_WORDS)
        return s->known[i] < KNOWN;  /* A6 */
    if (hinted(s, i, HINT_FURNITURE | HINT_HIDDEN) || is_link(s, i))
        return true;  /* A1 */
    if (hinted(s, i, HINT_META) && s->words[i] < META_WORDS)
        return true;
    return s->words[i] < CUED_WORDS && cue_of(piece_at(s, i)->text) >= CUE_LINE;  /* A2 */
}

/* A part with a picture and a line or two beside it; not a paragraph that shows one. */
static bool is_beside_picture(const struct score *s, size_t i)
{
    uint32_t part = s->tree->lines[i].part;

    for (int up = 0; up < 3 && part != 0; up++, part = s->tree->parts[part].parent) {
        const struct part *q = &s->tree->parts[part];
        uint32_t images = q->images;

        if (q->to - q->from > 2)
            return false;
        if ((q->tag->is & (TAG_TEXT | TAG_LIST | TAG_CELL)) != 0)
            continue;
        for (uint32_t k = part + 1; k < q->end; k++)
            images += s->tree->parts[k].images;
        if (images > 0)
            return s->words[i] < CAPTION_WORDS;
    }
    return false;
}

static bool is_caption(const struct score *s, size_t i)
{
    return hinted(s, i, HINT_CAPTION) || is_beside_picture(s, i) ||
           within(s, i, TAG_FIGURE | TAG_CAPTION);
}

/* "By Jane Roe - 11/18/19 11:04 PM EST" */
static bool is_dated(const struct score *s, size_t i)
{
    const struct piece *p = piece_at(s, i);
    struct dated d;
    size_t at = 0;

    return s->words[i] < META_WORDS && !p->shape.stops && p->shape.glue <= 2 &&
           dated_next(p->text, &at, &d) && day_year(d.day) != 0;
}

/* Words in bold that stand alone, over a paragraph. */
static bool is_bold_heading(const struct score *s, size_t i)
{
    const struct line *l = &s->tree->lines[i];

    return l->bold >= l->text.n && s->words[i] <= OVER_WORDS && !piece_at(s, i)->shape.stops &&
           !within(s, i, TAG_LIST | TAG_CELL);
}

static enum block_kind kind_of(const struct score *s, size_t i)
{
    if (is_furniture(s, i))
        return BLOCK_FURNITURE;
    if (s->prose[i] && is_dated(s, i))
        return BLOCK_BYLINE;
    if (is_caption(s, i))
        return BLOCK_CAPTION;  /* A3 */
    if (is_bold_heading(s, i) ||
        (part_of(s, i)->tag != NULL && (part_of(s, i)->tag->is & TAG_HEADING) != 0))
        return BLOCK_HEADING;
    if (piece_at(s, i)->kind == BLOCK_ROW)
        return BLOCK_ROW;
    return within(s, i, TAG_LIST) ? BLOCK_ITEM : BLOCK_PARAGRAPH;
}

/* --- what a cue governs --- */

static int sentence_words(const struct score *s, size_t from, size_t to)
{
    int words = 0;

    for (size_t i = from; i < to; i++)
        words += is_sentence(s, i) ? s->words[i] : 0;
    return words;
}

/* The innermost part around the line that goes on behind it. */
static uint32_t governed_part(const struct score *s, size_t i)
{
    uint32_t part = s->tree->lines[i].part;

    while (part != s->part && s->tree->parts[part].to <= i + 1)
        part = s->tree->parts[part].parent;
    return part;
}

/* A2. What holds much of the story is not governed by a line in it. Returns behind what it marked:
 * from itself where that is nothing. */
static size_t mark_governed(const struct score *s, size_t i, enum cue cue, int all)
{
    uint32_t part = governed_part(s, i);
    size_t to = s->tree->parts[part].to;

    if ((part == s->part && cue != CUE_REST) || sentence_words(s, i + 1, to) * 5 > all * 2)
        return i;
    for (; i < to; i++) {
        if (cue == CUE_LIST && is_sentence(s, i) && s->words[i] >= RESUMED_WORDS)
            return i;
        piece_at(s, i)->kind = BLOCK_FURNITURE;
    }
    return i;
}

/* Cues that govern nothing cost a look each; so there are at most so many of these. */
static void mark_cued(const struct score *s)
{
    int all = sentence_words(s, region(s)->from, region(s)->to), before = 0, vain = 0;

    for (size_t i = region(s)->from, next; i < region(s)->to && vain < VAIN_CUES; i = next) {
        enum cue cue = CUE_NONE;

        next = i + 1;
        before += is_sentence(s, i) ? s->words[i] : 0;
        if (s->words[i] <= GOVERNING_WORDS)
            cue = cue_of(piece_at(s, i)->text);
        if (cue < CUE_LIST || (cue == CUE_REST && before * 2 < all))
            continue;
        next = mark_governed(s, i, cue, all);
        vain += next == i;
        next += next == i;
    }
}

/* A5: a heading, or a few words, over nothing but links. */
static void mark_over_links(const struct score *s)
{
    size_t next = s->pieces.count;  /* the line below that has words */

    for (size_t i = s->pieces.count; i > 0; i--) {
        struct piece *p = piece_at(s, i - 1);
        bool over = p->kind == BLOCK_HEADING || (p->kind == BLOCK_PARAGRAPH && !p->shape.stops &&
                                                 s->words[i - 1] <= OVER_WORDS);

        if (over && !(s->vouched && s->words[i - 1] >= KNOWN_WORDS) && next < s->pieces.count &&
            piece_at(s, next)->kind == BLOCK_FURNITURE && s->words[next] >= 3 &&
            score_links(&s->tree->lines[next]) > SCORE_LINKED)
            p->kind = BLOCK_FURNITURE;
        if (s->words[i - 1] > 0)
            next = i - 1;
    }
}

/* Sentences that end the story and are about its making. */
static void mark_makers(const struct score *s)
{
    for (size_t i = s->vouched ? 0 : s->pieces.count; i > 0; i--) {
        struct piece *p = piece_at(s, i - 1);

        if (p->kind == BLOCK_FURNITURE)
            continue;
        if (!is_sentence(s, i - 1) || cue_of(p->text) != CUE_TAIL)
            return;
        p->kind = BLOCK_FURNITURE;
    }
}

/* --- before and behind the story's sentences --- */

static size_t first_sentence(const struct score *s, size_t from)
{
    while (from < s->pieces.count && !is_sentence(s, from))
        from++;
    return from;
}

/* Its headline may stand a second time: over a gallery, in a bar that follows the reader. */
static void mark_title(const struct score *s, size_t title)
{
    for (size_t i = 0; title != STR_NONE && i < s->pieces.count; i++)
        if (s->words[i] > 0 && headline_same(piece_at(s, i)->text, piece_at(s, title)->text))
            piece_at(s, i)->kind = i == title ? BLOCK_TITLE : BLOCK_FURNITURE;
}

/* Sentences between the headline and the story: what it says in short. */
static bool is_standfirst(const struct score *s, size_t i, struct head head)
{
    const struct piece *p = piece_at(s, i);

    if (head.title == STR_NONE || i < head.title || head.body - head.title > STANDFIRST_LINES ||
        s->vouched || p->kind == BLOCK_CAPTION)
        return false;
    if (!s->prose[i] || s->words[i] < STANDFIRST_WORDS || !p->shape.stops ||
        hinted(s, i, (HINT_FURNITURE & ~(unsigned)HINT_VAGUE) | HINT_HIDDEN | HINT_CAPTION))
        return false;
    return !shape_has_word(p->text, "photo image picture published updated") &&
           cue_of(p->text) < CUE_LINE;
}

/* A4 */
static enum block_kind head_kind(const struct score *s, size_t i, struct head head)
{
    const struct piece *p = piece_at(s, i);

    if (p->kind == BLOCK_CAPTION || p->kind == BLOCK_TITLE)
        return p->kind;
    if (s->words[i] > 0 && s->words[i] < META_WORDS && hinted(s, i, HINT_META))
        return BLOCK_BYLINE;
    if (p->kind != BLOCK_FURNITURE && is_dated(s, i))
        return BLOCK_BYLINE;
    if (is_standfirst(s, i, head))
        return BLOCK_PARAGRAPH;
    if ((head.title == STR_NONE || i > head.title) && head.body < s->pieces.count &&
        beside(s, i, head.body))
        return p->kind;
    return p->kind == BLOCK_BYLINE ? BLOCK_BYLINE : BLOCK_FURNITURE;
}

/* A byline may stand below the standfirst. */
static void mark_late_bylines(const struct score *s, size_t body)
{
    size_t end = s->pieces.count - body < LATE_LINES ? s->pieces.count : body + LATE_LINES;

    for (size_t i = body; i < end; i++)
        if (s->words[i] >= 2 && s->words[i] < META_WORDS && hinted(s, i, HINT_META) &&
            piece_at(s, i)->kind == BLOCK_FURNITURE &&
            (is_dated(s, i) || shape_first_is(piece_at(s, i)->text, "by")))
            piece_at(s, i)->kind = BLOCK_BYLINE;
}

/* A5 */
static void mark_tail(const struct score *s)
{
    enum block_kind next = BLOCK_FURNITURE;  /* of what stays below */
    size_t last = s->pieces.count;

    while (last > 0 && !is_sentence(s, last - 1))
        last--;
    for (size_t i = s->pieces.count; last > 0 && i > last; i--) {
        struct piece *p = piece_at(s, i - 1);

        if ((p->kind == BLOCK_HEADING && next != BLOCK_ITEM && next != BLOCK_ROW) ||
            (p->kind == BLOCK_PARAGRAPH && !beside(s, i - 1, last - 1)))
            p->kind = BLOCK_FURNITURE;
        if (p->kind != BLOCK_FURNITURE)
            next = p->kind;
    }
}

struct head role_mark(const struct score *s)
{
    struct head head = {.title = s->title};

    for (size_t i = 0; i < s->pieces.count; i++)
        piece_at(s, i)->kind = kind_of(s, i);
    mark_cued(s);
    mark_over_links(s);
    mark_makers(s);
    if (head.title != STR_NONE && first_sentence(s, 0) < head.title)
        head.title = STR_NONE;
    mark_title(s, head.title);
    head.body = first_sentence(s, 0);
    for (size_t i = 0; i < head.body; i++)
        piece_at(s, i)->kind = head_kind(s, i, head);
    mark_late_bylines(s, head.body);
    mark_tail(s);
    return head;
}
