#include "page/head.h"

#include <string.h>

#include "base/utf8.h"
#include "page/dated.h"
#include "page/furniture.h"

enum { TITLE_WORDS_BEST = 10, TITLE_WORDS_MOST = 40, DAY_LINE_WORDS = 24,
       LEAD_WORDS = 20 };

/* How good a source of the day of publication is: the lower the better. */
enum rank { RANK_LABELLED, RANK_BYLINE, RANK_DATELINE, RANK_TITLE, RANK_UPDATED, RANK_ADDRESS,
            RANK_NONE };

static bool has_word(struct str text, const char *words)
{
    struct str w;

    for (size_t at = 0; shape_word(text, &at, &w);) {
        struct str rest = str_of(words), one;

        while (str_split(&rest, ' ', &one))
            if (str_eq_nocase(w, one))
                return true;
    }
    return false;
}

static bool first_is(struct str text, const char *words)
{
    struct str w;
    size_t at = 0;

    return shape_word(text, &at, &w) && has_word(w, words);
}

static bool has_day(struct str text)
{
    struct dated d;
    size_t at = 0;

    return dated_next(text, &at, &d);
}

static bool has_at(struct str text)
{
    return str_find_byte(str_cut(text, 0, 300), '@', 0) != STR_NONE;
}

/* Words in lower case that may stand beside a day without making a sentence of the line. */
static bool is_clerical(struct str w)
{
    return has_word(w, "at am pm on by and the of in time min read last updated modified posted "
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

/* A line that is little more than a day: names, hours and places may stand beside it. */
static bool is_day_line(const struct piece *p)
{
    if (!has_day(p->text) || p->shape.words > DAY_LINE_WORDS)
        return false;
    if (first_is(p->text, "posted published updated last maintained version issued date") &&
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
    if (has_word(w, "comment analysis opinion story text report reported written compiled words "
                    "translated interview edited posted column essay") && !shape_word(text, &at, &w))
        return false;
    return str_eq_nocase(w, S("by")) && shape_word(text, &at, &w) &&
           (utf8_is_upper(utf8_at(w, 0, &n)) || has_word(w, "our the staff a"));
}

static bool is_byline(const struct piece *p)
{
    if (p->shape.words > 16 || shape_is_prose(&p->shape))
        return false;
    if (names_author(p->text) || first_is(p->text, "from posted published updated author"))
        return true;
    return p->shape.words <= 8 &&
           has_word(p->text, "correspondent correspondents reporter staff desk writer");
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
            q->shape.enders >= 2)
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

static bool starts_small(struct str s)
{
    return s.n > 0 && s.p[0] >= 'a' && s.p[0] <= 'z';
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
    if (starts_small(q->text))
        score -= 5;
    score -= masthead_score(p, i);
    if (first_is(q->text, "a an q") || strchr("[(!", q->text.p[0]) != NULL || has_at(q->text))
        score -= 4;
    return score < 1 ? 1 : score;
}

static size_t find_title(struct pieces p, size_t body)
{
    size_t best = STR_NONE;
    int most = 2;

    for (size_t i = 0; i < body && i < p.count; i++) {
        int score = title_score(p, i, body);

        if (score > most) {
            most = score;
            best = i;
        }
    }
    return best;
}

/* --- roles of the lines before the story --- */

/* What outline.h took for a heading or an item by its place alone. */
static bool unmarked(const struct piece *q)
{
    return q->level == 0 && q->mark == 0 && q->kind != BLOCK_ROW && q->kind != BLOCK_CAPTION;
}

static enum block_kind role_before(const struct piece *q)
{
    return is_byline(q) || is_day_line(q) ? BLOCK_BYLINE : BLOCK_FURNITURE;
}

static enum block_kind role_after(const struct piece *q)
{
    if (q->kind == BLOCK_ROW || q->kind == BLOCK_CAPTION)
        return q->kind;
    if (is_byline(q) || is_day_line(q))
        return BLOCK_BYLINE;
    if (q->level == 7 && q->shape.words <= 3)
        return BLOCK_CAPTION;
    if (!unmarked(q) || shape_is_prose(&q->shape))
        return q->kind;
    if (q->shape.words <= 2)
        return BLOCK_BYLINE;
    return q->shape.words <= 6 && !q->shape.colon ? BLOCK_CAPTION : BLOCK_PARAGRAPH;
}

static void set_roles(struct pieces p, size_t title, size_t body)
{
    for (size_t i = 0; i < body; i++) {
        struct piece *q = &p.items[i];

        if (q->kind == BLOCK_FURNITURE) {
            if (is_day_line(q) || is_byline(q))
                q->kind = BLOCK_BYLINE;
            continue;
        }
        if (i == title)
            q->kind = BLOCK_TITLE;
        else if (title != STR_NONE && i > title)
            q->kind = role_after(q);
        else if (unmarked(q) || q->level == 1)
            q->kind = title == STR_NONE && q->shape.words > 5 ? q->kind : role_before(q);
    }
}

/* --- the day --- */

struct best_day {
    enum rank rank;
    day day;
};

static void offer(struct best_day *best, enum rank rank, day d)
{
    bool fuller = day_year(best->day) == 0 && day_year(d) != 0;

    if (d == 0 || rank == RANK_NONE)
        return;
    if (rank < best->rank || fuller) {
        best->rank = rank;
        best->day = d;
    }
}

/* The title's day is that of the page where the page is of one day: a briefing, a transcript. */
static enum rank title_rank(struct str title, struct str before)
{
    bool span = before.n > 0 && before.p[before.n - 1] == '-';

    return !span && has_word(title, "briefing transcript remarks conference readout bulletin") &&
                   !has_word(title, "summit tracker")
               ? RANK_TITLE
               : RANK_NONE;
}

static enum rank rank_of(const struct piece *q, struct str before)
{
    if (has_word(before, "published posted publication issued released"))
        return RANK_LABELLED;
    if (has_word(before, "updated modified edited"))
        return RANK_UPDATED;
    return q->kind == BLOCK_TITLE ? title_rank(q->text, before) : RANK_BYLINE;
}

static void days_of_line(struct best_day *best, const struct piece *q)
{
    struct dated d;
    size_t from = 0;

    for (size_t at = 0; dated_next(q->text, &at, &d); from = at)
        offer(best, rank_of(q, str_cut(q->text, from, d.start)), d.day);
}

/* The dateline that opens the story: "MOSCOW, April 30. /AGENCY/. ", "PARIS (Agency) - ". */
static struct str dateline(struct str text)
{
    static const struct str ends[] = {STR(" - "), STR(" \xE2\x80\x93 "), STR(" \xE2\x80\x94 "),
                                      STR(".- "), STR("/. "), STR("/ - ")};
    struct str front = str_cut(text, 0, 70);
    size_t best = STR_NONE;

    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t at = str_find(front, ends[i], 0);

        if (at != STR_NONE && (best == STR_NONE || at < best))
            best = at + ends[i].n - 1;
    }
    return best == STR_NONE ? (struct str){0} : str_cut(text, 0, best);
}

static void days_of_story(struct best_day *best, const struct piece *q)
{
    struct str line = dateline(q->text);
    struct dated d;
    size_t at = 0;

    if (line.n > 0 && dated_next(line, &at, &d))
        offer(best, RANK_DATELINE, d.day);
    at = 0;
    if (first_is(q->text, "updated posted published") && dated_next(str_cut(q->text, 0, 60), &at, &d))
        offer(best, RANK_UPDATED, d.day);
}

static void days_of_tail(struct best_day *best, struct pieces p, size_t body)
{
    for (size_t i = body; i < p.count; i++) {
        const struct piece *q = &p.items[i];
        struct dated d;
        size_t at = 0;

        if (q->kind != BLOCK_FURNITURE)
            continue;
        offer(best, RANK_ADDRESS, q->shape.links > 0 ? dated_address(q->text) : 0);
        if (has_word(q->text, "modified updated") && q->shape.words < 24 &&
            dated_next(q->text, &at, &d))
            offer(best, RANK_UPDATED, d.day);
    }
}

static day published(struct pieces p, size_t body)
{
    struct best_day best = {RANK_NONE, 0};

    for (size_t i = 0; i < body; i++)
        if (p.items[i].kind == BLOCK_BYLINE || p.items[i].kind == BLOCK_TITLE)
            days_of_line(&best, &p.items[i]);
    if (body < p.count)
        days_of_story(&best, &p.items[body]);
    days_of_tail(&best, p, body);
    return best.day;
}

static int year_hint(struct pieces p)
{
    int year = 0;

    for (size_t i = 0; i < p.count; i++) {
        const struct piece *q = &p.items[i];

        if (q->kind == BLOCK_FURNITURE && q->shape.numbers > 0 && q->shape.words < 60 &&
            (has_word(q->text, "copyright \xC2\xA9 c archive archives \xE2\x93\x92")))
            year = dated_year(q->text) > year ? dated_year(q->text) : year;
    }
    return year;
}

/* --- place, agency, outlet --- */

static void read_dateline(const struct piece *q, struct page *out)
{
    struct str line = dateline(q->text), rest;
    size_t cut = 0, open, close;

    if (line.n == 0)
        return;
    while (cut < line.n && line.p[cut] != ',' && line.p[cut] != '(' && line.p[cut] != '/' &&
           !str_starts(str_cut(line, cut, line.n), S(" -")) &&
           !str_starts(str_cut(line, cut, line.n), S(" \xE2\x80")))
        cut++;
    out->place = str_trim(str_cut(line, 0, cut));
    rest = str_cut(line, cut, line.n);
    open = str_find_byte(rest, '(', 0);
    if (open == STR_NONE)
        open = str_find_byte(rest, '/', 0);
    if (open == STR_NONE)
        return;
    close = str_find_byte(rest, rest.p[open] == '(' ? ')' : '/', open + 1);
    if (close != STR_NONE)
        out->agency = str_trim(str_cut(rest, open + 1, close));
}

/* The name in a masthead: "The Daily Clarion | Sign in" names the part before the first bar. */
static struct str before_bar(struct str s)
{
    static const struct str bars[] = {STR(" | "), STR(" > "), STR(" - "), STR(" :: "), STR(" / "),
                                      STR(" \xE2\x80\x94 "), STR(" \xE2\x80\x93 "), STR("  "),
                                      STR(" \xC2\xB7 "), STR(" \xE2\x80\xBA ")};

    for (size_t i = 0; i < sizeof bars / sizeof *bars; i++)
        s = str_cut(s, 0, str_find(s, bars[i], 0));
    return str_trim(s);
}

static void read_outlet(struct pieces p, size_t body, struct page *out)
{
    for (size_t i = 0; i < body && i < 4; i++) {
        const struct piece *q = &p.items[i];
        struct str name = before_bar(q->text);

        if (q->kind == BLOCK_TITLE)
            return;
        if (q->kind != BLOCK_FURNITURE || q->shape.capitals == 0 || has_day(name) ||
            first_is(name, "home skip all menu you") || q->shape.links > 0)
            continue;
        out->outlet = name;
        return;
    }
}

void head_read(struct arena *a, struct pieces p, struct page *out)
{
    size_t body = find_body(p), title = find_title(p, body);

    (void)a;
    set_roles(p, title, body);
    if (title != STR_NONE)
        out->title = p.items[title].text;
    out->published = published(p, body);
    out->year_hint = year_hint(p);
    if (body < p.count)
        read_dateline(&p.items[body], out);
    read_outlet(p, body, out);
}
