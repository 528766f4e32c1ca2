#include "page/imprint.h"

#include <string.h>

#include "base/utf8.h"
#include "page/cue.h"
#include "page/dated.h"

/* How good a source of the day of publication is: the lower the better. */
enum rank { RANK_LABELLED, RANK_BYLINE, RANK_DATELINE, RANK_TITLE, RANK_UPDATED, RANK_ADDRESS,
            RANK_NONE };

enum { DATELINE_BYTES = 70, NAME_WORDS = 8, MASTHEAD_LINES = 6 };

static bool has_day(struct str text)
{
    struct dated d;
    size_t at = 0;

    return dated_next(text, &at, &d);
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

    return !span && shape_has_word(title, "briefing transcript remarks conference readout bulletin") &&
                   !shape_has_word(title, "summit tracker")
               ? RANK_TITLE
               : RANK_NONE;
}

static enum rank rank_of(const struct piece *q, struct str before)
{
    if (shape_has_word(before, "published posted publication issued released"))
        return RANK_LABELLED;
    if (shape_has_word(before, "updated modified edited"))
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
    struct str front = str_cut(text, 0, DATELINE_BYTES);
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
    if (shape_first_is(q->text, "updated posted published") && dated_next(str_cut(q->text, 0, 60), &at, &d))
        offer(best, RANK_UPDATED, d.day);
}

static void days_of_tail(struct best_day *best, struct pieces p, size_t body)
{
    for (size_t i = body < p.count ? body : 0; i < p.count; i++) {
        const struct piece *q = &p.items[i];
        struct dated d;
        size_t at = 0;

        if (q->kind != BLOCK_FURNITURE)
            continue;
        offer(best, RANK_ADDRESS, q->shape.links > 0 ? dated_address(q->text) : 0);
        if (q->shape.words < 24 && shape_has_word(q->text, "modified updated") &&
            dated_next(q->text, &at, &d))
            offer(best, RANK_UPDATED, d.day);
    }
}

static day published(struct pieces p, size_t body)
{
    struct best_day best = {RANK_NONE, 0};

    for (size_t i = 0; i < p.count; i++)
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
            (shape_has_word(q->text, "copyright \xC2\xA9 c archive archives \xE2\x93\x92")))
            year = dated_year(q->text) > year ? dated_year(q->text) : year;
    }
    return year;
}

/* --- place, agency, outlet --- */

/* The name in a masthead: "The Daily Clarion | Sign in" names the part before the first bar. */
static struct str before_bar(struct str s)
{
    static const struct str bars[] = {STR(" | "), STR(" > "), STR(" - "), STR(" :: "), STR(" / "),
                                      STR(" \xE2\x80\x94 "), STR(" \xE2\x80\x93 "), STR("  "),
                                      STR(" \xC2\xB7 "), STR(" \xE2\x80\xBA "), STR(", ")};

    for (size_t i = 0; i < sizeof bars / sizeof *bars; i++)
        s = str_cut(s, 0, str_find(s, bars[i], 0));
    return str_trim(s);
}

static size_t find_dash(struct str s)
{
    size_t at = 0;

    while (at < s.n && s.p[at] != '-' && !str_starts(str_cut(s, at, s.n), S("\xE2\x80")))
        at++;
    return at;
}

/* "ASTANA. KAZINFO -", but not "ST. PETERSBURG" or "Washington D.C." */
static bool ends_city(struct str line, size_t at)
{
    return at > 3 && str_starts(str_cut(line, at, line.n), S(". ")) && line.p[at - 2] != '.';
}

static void read_dateline(const struct piece *q, struct page *out)
{
    struct str line = dateline(q->text), rest;
    size_t cut = 0, open, close;

    if (line.n == 0)
        return;
    while (cut < line.n && !ends_city(line, cut) && line.p[cut] != ',' && line.p[cut] != '(' && line.p[cut] != '/' &&
           !str_starts(str_cut(line, cut, line.n), S(" -")) &&
           !str_starts(str_cut(line, cut, line.n), S(" \xE2\x80")))
        cut++;
    out->place = str_trim(str_cut(line, 0, cut));
    rest = str_cut(line, cut, line.n);
    open = str_find_byte(rest, '(', 0);
    if (open == STR_NONE)
        open = str_find_byte(rest, '/', 0);
    if (open == STR_NONE && str_starts(rest, S(". ")))
        out->agency = str_trim(str_cut(rest, 2, find_dash(rest)));
    if (open == STR_NONE)
        return;
    close = str_find_byte(rest, rest.p[open] == '(' ? ')' : '/', open + 1);
    if (close != STR_NONE)
        out->agency = str_trim(str_cut(rest, open + 1, close));
}

/* Most of its words are capitalised or numbers, as in a name. */
static bool is_name(struct str name)
{
    struct shape s = shape_measure(name);

    return s.words > 0 && s.words <= NAME_WORDS && s.links == 0 && !s.stops && !s.colon &&
           s.capitals * 2 >= s.words && str_find_byte(name, ':', 0) == STR_NONE && !has_day(name) &&
           cue_of(name) <= CUE_TAIL;
}

static bool is_section(struct str name)
{
    return shape_first_is(name, "home skip all menu close you news opinion politics world business "
                                "sport sports latest live sign search follow font main europe asia "
                                "press culture nation accept category section no vol issue published "
                                "updated posted last by") &&
           shape_measure(name).words <= 2;
}

/* What the browser shows above a page: "The guests who stay away - The Daily Lark". */
static bool is_title(struct pieces p, size_t title, struct str name)
{
    return title != STR_NONE && str_eq(p.items[title].text, name);
}

static struct str behind_bar(struct str s)
{
    struct str name = str_trim(str_cut(s, before_bar(s).n, s.n)), w;
    size_t at = 0;

    return shape_word(name, &at, &w) ? str_cut(name, (size_t)(w.p - name.p), name.n)
                                     : (struct str){0};
}

/* The masthead: the first of the first lines that is a name and no section of a menu. */
static struct str masthead(struct pieces p, struct head head)
{
    size_t title = head.title;

    for (size_t i = 0; i < head.body && i < MASTHEAD_LINES && i < title; i++) {
        const struct piece *q = &p.items[i];
        struct str name = before_bar(q->text);

        if (q->kind == BLOCK_BYLINE &&
            (name.n == q->text.n || q->text.p[name.n] == ',' || has_day(name)))
            continue;  /* the place in "Dhaka, 16 March 2021" */
        if (is_title(p, title, name))
            name = behind_bar(q->text);
        if ((q->kind == BLOCK_FURNITURE || q->kind == BLOCK_BYLINE) && is_name(name) &&
            !is_section(name) && (q->shape.words < 12 || name.n < q->text.n))
            return name;
    }
    return (struct str){0};
}

/* What follows a sign or word in the page's furniture: "© The Courier 1999-2015. Using ..." */
static struct str name_after(struct str text, struct str sign)
{
    size_t at = str_find(text, sign, 0), end;

    if (at == STR_NONE)
        return (struct str){0};
    at += sign.n;
    while (at < text.n && (strchr(" -:,[", text.p[at]) != NULL ||
                           (text.p[at] >= '0' && text.p[at] <= '9')))
        at++;
    for (end = at; end < text.n && strchr(".,;|[]()<>\n", text.p[end]) == NULL &&
                   !(text.p[end] >= '0' && text.p[end] <= '9');)
        end++;
    return str_trim(str_cut(text, at, end));
}

/* The owner named in a copyright line, where there is no masthead. */
static struct str owner(struct pieces p)
{
    static const struct str signs[] = {STR("\xC2\xA9"), STR("\xE2\x93\x92"), STR("Copyright")};

    /* from the end, since the owner of a picture comes earlier */
    for (size_t i = p.count; i > 0; i--)
        for (size_t k = 0; k < sizeof signs / sizeof *signs; k++) {
            const struct piece *q = &p.items[i - 1];
            struct str name = {0};

            if (q->kind == BLOCK_FURNITURE && q->shape.words < 40)
                name = name_after(q->text, signs[k]);
            if (name.n > 0 && is_name(name))
                return name;
        }
    return (struct str){0};
}

/* "By AFP", "From Channel News Agency", "By our desk, with Mercury". */
static struct str agency_in_byline(struct str text)
{
    static const struct str fronts[] = {STR("By "), STR("From "), STR("by "), STR(" with ")};

    for (size_t i = 0; i < sizeof fronts / sizeof *fronts; i++) {
        struct str name = name_after(text, fronts[i]);

        if (name.n > 0 && (shape_has_word(name, "agency agencies press wire reuters afp ap tass upi "
                                                "xinhua dpa interfax bloomberg kyodo yonhap efe ansa") ||
                           str_eq(fronts[i], S(" with "))) && is_name(name))
            return name;
    }
    return (struct str){0};
}

/* Where the page says it has the story from: its byline, or "Source: The Courier" at its end. */
static struct str agency(struct pieces p)
{
    for (size_t i = 0; i < p.count; i++) {
        const struct piece *q = &p.items[i];
        struct str name = {0};

        if (q->kind == BLOCK_BYLINE)
            name = agency_in_byline(q->text);
        else if (q->kind == BLOCK_FURNITURE && q->shape.words < 12 &&
                 shape_first_is(q->text, "source"))
            name = name_after(q->text, S(":"));
        if (name.n > 0 && is_name(name))
            return name;
    }
    return (struct str){0};
}

/* A name that is not at the very top may be that of a section. */
static bool opens_page(struct pieces p, struct str name)
{
    return str_starts(p.items[0].text, name) || name.p == p.items[0].text.p;
}

void imprint_read(struct pieces p, struct head head, struct page *out)
{
    if (head.title != STR_NONE)
        out->title = p.items[head.title].text;
    out->published = published(p, head.body);
    out->year_hint = year_hint(p);
    if (head.body < p.count)
        read_dateline(&p.items[head.body], out);
    if (out->agency.n == 0)
        out->agency = agency(p);
    out->outlet = masthead(p, head);
    if (out->outlet.n == 0 || !opens_page(p, out->outlet)) {
        struct str name = owner(p);

        if (name.n > 0)
            out->outlet = name;
    }
}
