#include "page/outline.h"

#include <string.h>

enum { HEADING_WORDS = 10, CAPTION_WORDS = 90, CREDIT_BYTES = 90, LINE_WORDS = 30 };

static bool has_any(struct str text, const char *const *words)
{
    struct str w;

    for (size_t at = 0; shape_word(text, &at, &w);)
        for (const char *const *one = words; *one != NULL; one++)
            if (str_eq_nocase(w, str_of(*one)))
                return true;
    return false;
}

static const char *const picture_words[] = {
    "photo", "photos", "photograph", "picture", "image", "caption", "handout", "pool", "getty",
    "reuters", "ap", "afp", "epa", "tass", "sputnik", "xinhua", "archive", "archives", "file", NULL,
};

static const char *const front_words[] = {
    "photo", "photograph", "picture", "image", "caption", "pictured", NULL,
};

static size_t rfind(struct str s, char c)
{
    size_t i = s.n;

    while (i > 0 && s.p[i - 1] != c)
        i--;
    return i == 0 ? STR_NONE : i - 1;
}

/* "... on the square. Photo: Mercury/ Jane Roe", "... in London. AP": a credit as the last words. */
static bool ends_in_source(struct str text)
{
    struct str end = text.n > CREDIT_BYTES ? str_cut(text, text.n - CREDIT_BYTES, text.n) : text, w;
    size_t at = 0, stop = rfind(end, '.');

    if (stop == STR_NONE || stop + 1 >= end.n || end.p[stop + 1] != ' ')
        return false;
    end = str_cut(end, stop + 2, end.n);
    if (!shape_word(end, &at, &w))
        return false;
    return has_any(w, front_words) ? str_find_byte(end, ':', 0) == at
                                   : at == end.n && has_any(w, picture_words);
}

/* "(... Kremlin Pool Photo via AP)" at the end. */
static bool ends_in_credit(struct str text)
{
    struct str end = text.n > CREDIT_BYTES ? str_cut(text, text.n - CREDIT_BYTES, text.n) : text;
    size_t open, tail = end.n;

    while (tail > 0 && strchr("*_. \"", end.p[tail - 1]) != NULL)
        tail--;
    if (tail == 0 || end.p[tail - 1] != ')')
        return false;
    open = rfind(end, '(');
    return open != STR_NONE && tail > open && has_any(str_cut(end, open, tail), picture_words);
}

/* "Photo: ...", "[Picture: ...]", "![...](...)". */
static bool names_picture(struct str text)
{
    struct str w;
    size_t at = 0, colon;

    if (str_starts(text, S("![")))
        return true;
    if (!shape_word(text, &at, &w) || (size_t)(w.p - text.p) > 2 || !has_any(w, front_words))
        return false;
    colon = str_find_byte(text, ':', at);
    return colon != STR_NONE && colon - at < 12;
}

/* Who took a picture, alone in a line: "Â© Jane Roe/Mercury". With a year it is a legal line. */
static bool is_credit(const struct piece *q)
{
    return q->shape.words <= 6 && q->shape.numbers == 0 && str_starts(q->text, S("\xC2\xA9 ")) &&
           str_find_byte(q->text, '/', 0) != STR_NONE;
}

static bool is_caption(struct pieces p, size_t i)
{
    const struct piece *q = &p.items[i];

    if (q->shape.words > CAPTION_WORDS || (q->kind != BLOCK_PARAGRAPH && q->level != 7))
        return false;
    if (names_picture(q->text) || ends_in_credit(q->text) || ends_in_source(q->text) ||
        is_credit(q))
        return true;
    if (q->shape.words <= 4 && q->shape.words > 0 && !q->shape.stops && has_any(q->text, front_words))
        return true;
    /* words in italics right below a picture */
    return i > 0 && str_starts(p.items[i - 1].text, S("![")) && q->text.p[0] == '*';
}

/* "B. Not invited", "II. Guests" */
static bool is_lettered(const struct piece *q)
{
    return q->text.n > 3 && q->text.p[0] >= 'A' && q->text.p[0] <= 'Z' &&
           (str_eq(str_cut(q->text, 1, 3), S(". ")) || str_eq(str_cut(q->text, 1, 3), S(") "))) &&
           q->shape.words <= HEADING_WORDS && !q->shape.stops;
}

static bool opens(const struct piece *next)
{
    return shape_is_prose(&next->shape) || next->mark != 0 || next->kind == BLOCK_ROW ||
           next->kind == BLOCK_HEADING;
}

static bool is_heading(struct pieces p, size_t i)
{
    const struct piece *q = &p.items[i], *next = i + 1 < p.count ? q + 1 : NULL;

    if (next == NULL || q->kind != BLOCK_PARAGRAPH || q->shape.words == 0 ||
        q->shape.words > HEADING_WORDS || shape_is_prose(&q->shape) ||
        (q->shape.asks && shape_has_speaker(q->text)))
        return false;
    if (q->shape.shouts && !q->shape.stops && q->shape.numbers < q->shape.words)
        return true;
    if (is_lettered(q))
        return true;
    if (shape_has_word(q->text, "has have had is are was were will") && !q->shape.asks &&
        !shape_first_is(q->text, "who what where when why how which the and"))
        return false;  /* a sentence without its stop states; it does not govern */
    return q->apart && opens(next) && next->kind != BLOCK_HEADING && (!q->shape.stops || q->shape.asks) &&
           (q->shape.capitals > 0 || q->shape.colon);
}

/* Short lines one under the other, headed by a heading or by a line that ends in a colon. */
static void mark_items(struct pieces p, size_t i)
{
    bool headed = p.items[i].kind == BLOCK_HEADING || p.items[i].shape.colon;

    for (i++; headed && i < p.count; i++) {
        struct piece *q = &p.items[i];

        if (q->apart || q->kind != BLOCK_PARAGRAPH || q->shape.words > LINE_WORDS ||
            q->shape.stops)
            return;
        q->kind = BLOCK_ITEM;
    }
}

void outline_mark(struct pieces p)
{
    for (size_t i = 0; i < p.count; i++) {
        struct piece *q = &p.items[i];

        if (q->level == 7 && shape_is_prose(&q->shape))
            q->kind = BLOCK_PARAGRAPH;  /* a sentence in bold */
        if (is_caption(p, i))
            q->kind = BLOCK_CAPTION;
    }
    for (size_t i = 0; i < p.count; i++)
        if (is_heading(p, i))
            p.items[i].kind = BLOCK_HEADING;
    for (size_t i = 0; i < p.count; i++)
        mark_items(p, i);
}
