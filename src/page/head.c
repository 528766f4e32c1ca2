#include "page/head.h"

#include <string.h>

#include "base/utf8.h"
#include "page/dated.h"

enum { TITLE_WORDS_BEST = 10, TITLE_WORDS_MOST = 40, TITLE_WORDS_FIRST = 5, REPEATS_WITHIN = 60,
       DAY_LINE_WORDS = 24, ENTRY_WORDS = 2,
       LEAD_WORDS = 20,
       NOTES_WITHIN = 12, NOTES_PROSE = 2, HEAD_PIECES = 300 };

static bool has_day(struct str text)
{
    struct dated d;
    size_t at = 0;

    return dated_next(text, &at, &d);
}

static bool has_full_day(struct str text)
{
    struct dated d;

    for (size_t at = 0; dated_next(text, &at, &d);)
        if (day_year(d.day) != 0)
            return true;
    return false;
}

static bool has_at(struct str text)
{
    return str_find_byte(str_cut(text, 0, 300), '@', 0) != STR_NONE;
}

/* Words in lower case that may stand beside a day without making a sentence of the line. */
static bool is_clerical(struct str w)
{
    return shape_has_word(w, "at am pm on by and the of in time min read last updated modified posted "
                       "published comments comment issue page front from st nd rd th check against "
                       "delivery our day for text size");
}

static size_t plain_words(struct str text)
{
    struct str w;
    size_t n = 0;

    for (size_t at = 0; shape_word(text, &at, &w);)
        n += w.p[0] >= 'a' && w.p[0] <= 'z' && !is_clerical(w);
    return n;
}

/* "Press Conference on August 28", "The summit, 3-4 July": headlines; not so "Posted on August 28". */
static bool is_of_a_day(struct str text)
{
    struct dated d;
    struct shape s;
    size_t at = 0;
    struct str front;

    if (!dated_next(text, &at, &d))
        return false;
    front = str_cut(text, 0, d.start);
    if (str_ends(front, S("-")) || str_ends(front, S("\xE2\x80\x93")))
        return true;
    s = shape_measure(front);
    return s.words >= 4 && str_ends(front, S(" on ")) &&
           !shape_first_is(front, "posted published updated last by written");
}

/* "stand_2024-09-08_640.png": without a blank, and too much for a day */
static bool is_one_word(const struct piece *p)
{
    return p->shape.words > 4 && str_find_byte(p->text, ' ', 0) == STR_NONE;
}

/* A line that is little more than a day: names, hours and places may stand beside it. */
static bool is_day_line(const struct piece *p)
{
    if (p->shape.words > DAY_LINE_WORDS || !has_day(p->text) || is_of_a_day(p->text) ||
        str_find(p->text, S("(@"), 0) != STR_NONE || is_one_word(p))
        return false;  /* the last two: the day of a post that the page shows, or of a picture's file */
    if (shape_first_is(p->text, "posted published updated last maintained version issued date") &&
        p->shape.words <= DAY_LINE_WORDS)
        return true;
    return !shape_is_prose(&p->shape) && plain_words(p->text) <= 3 && p->shape.words <= 18 &&
           p->shape.glue <= 3;
}

/* "Comment by Jane Roe", "by Jane Roe". */
static bool names_author(struct str text)
{
    struct str w;
    size_t at = 0, n;

    if (!shape_word(text, &at, &w))
        return false;
    if (shape_has_word(w, "comment analysis opinion story text report reported written compiled words "
                    "translated interview edited posted column essay photo video") && !shape_word(text, &at, &w))
        return false;
    return str_eq_nocase(w, S("by")) && shape_word(text, &at, &w) &&
           (utf8_is_upper(utf8_at(w, 0, &n)) || shape_has_word(w, "our the staff a"));
}

static bool is_byline(const struct piece *p)
{
    if (p->shape.words > 16 || shape_is_prose(&p->shape))
        return false;
    if (names_author(p->text) || shape_first_is(p->text, "from posted published updated author"))
        return true;
    return p->shape.words <= 8 &&
           shape_has_word(p->text, "correspondent correspondents reporter staff desk writer");
}

static bool starts_small(struct str s)
{
    return s.n > 0 && s.p[0] >= 'a' && s.p[0] <= 'z';
}

/* A sentence that goes on below a blank line: "... the members of" "his delegation who ..." */
static bool is_broken_off(struct pieces p, size_t i)
{
    return i + 1 < p.count && !p.items[i].shape.stops && starts_small(p.items[i + 1].text) &&
           !is_byline(&p.items[i + 1]);
}

/*
 * Where the story's own sentences begin. A short question or exclamation up here is a headline, and
 * a line that begins with its day, a note on the page.
 */
static size_t find_body(struct pieces p)
{
    for (size_t i = 0; i < p.count; i++) {
        const struct piece *q = &p.items[i];

        if (q->kind == BLOCK_FURNITURE || q->kind == BLOCK_HEADING || q->kind == BLOCK_CAPTION ||
            !shape_is_prose(&q->shape) || is_day_line(q))
            continue;
        if (q->shape.words >= LEAD_WORDS || !(q->shape.asks || q->shape.colon) ||
            q->shape.enders >= 2 || (q->shape.colon && q->shape.glue * 4 >= q->shape.words))
            return i;
    }
    return p.count;
}

/* --- the title --- */

/* A masthead calls itself by a name and a motto: "The Coast - your island, your news". */
static int masthead_score(struct pieces p, size_t i)
{
    static const struct str bars[] = {STR(" - "), STR(" | "), STR("::"), STR(" \xE2\x80\x94 "),
                                      STR(" > ")};
    struct str front = str_cut(p.items[i].text, 0, 200);

    if (i > 1 || i + 1 >= p.count)
        return 0;
    for (size_t k = 0; k < sizeof bars / sizeof *bars; k++)
        if (str_find(front, bars[k], 0) != STR_NONE)
            return 4;
    return p.items[i + 1].apart ? 0 : 2;
}

/*
 * A page says its title more than once: in a line of its own below the menu, before the name of the
 * site, in small under a picture.
 */
static bool is_said_again(struct pieces p, size_t i, size_t body)
{
    const struct piece *q = &p.items[i];
    size_t end = body < REPEATS_WITHIN ? body : REPEATS_WITHIN;

    for (size_t k = 0; k < end && q->shape.words >= TITLE_WORDS_FIRST; k++)
        if (k != i && str_starts(p.items[k].text, q->text))
            return true;
    return false;
}

static bool may_be_title(const struct piece *q)
{
    return q->kind != BLOCK_FURNITURE && q->kind != BLOCK_CAPTION && q->kind != BLOCK_ROW &&
           q->mark == 0 && q->shape.words >= 2 && q->shape.words <= TITLE_WORDS_MOST &&
           !is_byline(q) && !(is_day_line(q) && q->shape.words < TITLE_WORDS_BEST);
}

static int title_score(struct pieces p, size_t i, size_t body)
{
    const struct piece *q = &p.items[i];
    bool marked = q->level >= 1 && q->level <= 6;
    int words = (int)q->shape.words, most = marked ? 5 : TITLE_WORDS_BEST;
    int score = words < most ? words : most;

    if (!may_be_title(q))
        return 0;
    if (marked)
        score += 24 - q->level;
    if (q->apart && i + 1 < p.count && p.items[i + 1].apart)
        score += 3;
    if (i + 1 < body && (is_byline(&p.items[i + 1]) || is_day_line(&p.items[i + 1])))
        score += words >= 5 ? 4 : 2;
    if (has_day(q->text))
        score -= 3;
    if (starts_small(q->text) || str_ends(q->text, S(",")) || is_broken_off(p, i))
        score -= 5;
    if (is_said_again(p, i, body))
        score += 10;
    score -= masthead_score(p, i);
    if (shape_has_speaker(q->text) &&
        shape_first_is(q->text, "question answer q a moderator operator reporter host speaker"))
        score -= 8;
    if (shape_first_is(q->text, "contact tel phone fax email url date subject to attn"))
        score -= 8;
    if (shape_first_is(q->text, "a an q") || strchr("[(!", q->text.p[0]) != NULL || has_at(q->text))
        score -= 4;
    return score < 1 ? 1 : score;
}

static size_t find_title(struct pieces p, size_t body)
{
    size_t best = STR_NONE;
    int most = 2;

    for (size_t i = 0; i < body && i < HEAD_PIECES; i++) {
        int score = title_score(p, i, body);

        if (score > most) {
            most = score;
            best = i;
        }
    }
    return best;
}

/* --- roles --- */

/* What outline.h took for a heading or an item by its place alone. */
static bool unmarked(const struct piece *q)
{
    return q->level == 0 && q->mark == 0 && q->kind != BLOCK_ROW && q->kind != BLOCK_CAPTION;
}

static bool is_note(const struct piece *q)
{
    if (q->kind == BLOCK_FURNITURE)
        return q->shape.words > 0 && (names_author(q->text) ? is_byline(q) : is_day_line(q));
    return unmarked(q) && (is_byline(q) || is_day_line(q));
}

static enum block_kind role_after(const struct piece *q)
{
    if (q->level == 7 && q->shape.words <= 3)
        return BLOCK_CAPTION;
    if (q->mark != 0 && q->shape.words <= ENTRY_WORDS)
        return BLOCK_FURNITURE;  /* "* English": no story begins with a list of such */
    if (!unmarked(q) || shape_is_prose(&q->shape))
        return q->kind;
    if (q->shape.numbers == q->shape.words)
        return BLOCK_FURNITURE;  /* "0 349": how often it was shared and seen */
    if (q->shape.words <= 2)
        return BLOCK_BYLINE;
    return q->shape.words <= 6 && !q->shape.colon ? BLOCK_CAPTION : BLOCK_PARAGRAPH;
}

/* F4. Without a title nothing tells a masthead from a line of the story, so long ones stay. */
static void set_role(struct pieces p, size_t i, size_t title)
{
    struct piece *q = &p.items[i];

    if (i == title)
        q->kind = BLOCK_TITLE;
    else if (is_note(q))
        q->kind = BLOCK_BYLINE;
    else if (q->kind == BLOCK_FURNITURE)
        return;
    else if (title != STR_NONE && i > title)
        q->kind = role_after(q);
    else if (q->mark != 0 && title != STR_NONE)
        q->kind = BLOCK_FURNITURE;
    else if ((unmarked(q) || q->level == 1) && (title != STR_NONE || q->shape.words <= 5))
        q->kind = BLOCK_FURNITURE;
}

/* Bylines also stand between the story's first sentences: below a standfirst, below a picture. */
static void mark_late_notes(struct pieces p, size_t body)
{
    size_t prose = 0, end = body + NOTES_WITHIN < p.count ? body + NOTES_WITHIN : p.count;

    while (end > body && (p.items[end - 1].kind == BLOCK_FURNITURE ||
                          !shape_is_prose(&p.items[end - 1].shape)))
        end--;  /* behind the last sentence come other pages' bylines */
    for (size_t i = body; i < end && prose < NOTES_PROSE; i++) {
        struct piece *q = &p.items[i];

        if (q->kind != BLOCK_FURNITURE && shape_is_prose(&q->shape))
            prose += q->shape.words >= LEAD_WORDS;
        else if (q->kind != BLOCK_ITEM && is_note(q) && (is_byline(q) || has_full_day(q->text)))
            q->kind = BLOCK_BYLINE;
    }
}

struct head head_mark(struct pieces p)
{
    size_t body = find_body(p), title = find_title(p, body);

    for (size_t i = 0; i < body; i++)
        set_role(p, i, title);
    mark_late_notes(p, body);
    return (struct head){title, body};
}
