#include "page/plain.h"

#include <string.h>

#include "base/utf8.h"

enum { WRAP_LEAST = 40, WRAP_MOST = 120, WRAP_LINES = 3, WRAP_SUPPORT = 4, TABLE_ROWS = 3 };

struct line {
    struct str text;   /* without white space at the ends */
    uint32_t indent;   /* columns of white space before it */
    uint32_t columns;  /* code points, indent included */
    uint32_t first;    /* code points of its first word */
    uint32_t pipes, tabs, gaps;
    bool blank;
    bool row;
    bool flows;        /* goes on with the line before it: the lines around were wrapped */
};

struct lines {
    struct line *items;
    size_t count;
};

/* Bytes that go on with a character begin with the bits 10: eight of them are looked at at once. */
static uint32_t code_points(struct str s)
{
    size_t i = 0, n = s.n;

    for (uint64_t eight; i + sizeof eight <= s.n; i += sizeof eight) {
        memcpy(&eight, s.p + i, sizeof eight);
        eight = (eight >> 7) & ~(eight >> 6) & 0x0101010101010101u;
        n -= (size_t)(eight * 0x0101010101010101u >> 56);
    }
    for (; i < s.n; i++)
        n -= ((unsigned char)s.p[i] & 0xC0) == 0x80;
    return (uint32_t)n;
}

static size_t find_any(struct str s, const char *bytes)
{
    size_t i = 0;

    while (i < s.n && strchr(bytes, s.p[i]) == NULL)
        i++;
    return i;
}

static uint32_t count_of(struct str s, char c)
{
    uint32_t n = 0;

    for (size_t at = 0; (at = str_find_byte(s, c, at)) != STR_NONE; at++)
        n++;
    return n;
}

/* A gap is two blanks or more between words: the columns of a table set by hand. It holds a blank at
 * an even place, so every other byte is looked at. */
static uint32_t count_gaps(struct str s)
{
    uint32_t n = 0;

    for (size_t i = 2; i < s.n; i += 2) {
        if (s.p[i] != ' ' || (s.p[i - 1] != ' ' && s.p[i + 1] != ' '))
            continue;  /* the text ends in no blank, so one more byte is there */
        while (s.p[i] == ' ')
            i++;
        n++;
    }
    return n;
}

static struct line line_of(struct str raw)
{
    struct line l = {.text = str_trim(raw)};

    l.blank = l.text.n == 0;
    if (l.blank)
        return l;
    l.indent = (uint32_t)(l.text.p - raw.p);
    l.columns = l.indent + code_points(l.text);
    l.first = code_points(str_cut(l.text, 0, find_any(l.text, " \t")));
    l.pipes = count_of(l.text, '|');
    l.tabs = count_of(l.text, '\t');
    l.gaps = count_gaps(l.text);
    return l;
}

/* Walks through lines, which end in LF, CRLF or a lone CR. */
struct walk {
    struct str bytes;
    size_t from;   /* where the next line begins */
    size_t feed;   /* the next LF at or after it, so that a text without any is searched but once */
};

static bool walk_next(struct walk *w, struct str *line)
{
    struct str rest;
    size_t to;

    if (w->from >= w->bytes.n)
        return false;
    if (w->feed < w->from) {
        w->feed = str_find_byte(w->bytes, '\n', w->from);
        w->feed = w->feed == STR_NONE ? w->bytes.n : w->feed;
    }
    rest = str_cut(w->bytes, w->from, w->feed);
    to = str_find_byte(rest, '\r', 0);
    *line = to == STR_NONE ? rest : str_cut(rest, 0, to);
    w->from += line->n + 1;
    if (to != STR_NONE && w->from == w->feed && w->feed < w->bytes.n)
        w->from++;
    return true;
}

static struct walk walk_of(struct str bytes, size_t from)
{
    struct walk w = {bytes, from, 0};

    w.feed = str_find_byte(bytes, '\n', from);
    w.feed = w.feed == STR_NONE ? bytes.n : w.feed;
    return w;
}

/* Counted first: there may be millions, and an array that grows would leave its old ones behind. */
static struct lines lines_of(struct arena *a, struct str bytes, size_t from)
{
    struct walk w = walk_of(bytes, from);
    struct lines l = {0};
    struct str line;
    size_t count = 0;

    while (walk_next(&w, &line))
        count++;
    l.items = ARENA_NEW(a, struct line, count);
    for (w = walk_of(bytes, from); walk_next(&w, &line);)
        l.items[l.count++] = line_of(line);
    return l;
}

static size_t count_filled(const struct lines *l)
{
    size_t n = 0;

    for (size_t i = 0; i < l->count; i++)
        n += !l->items[i].blank;
    return n;
}

static size_t run_end(const struct lines *l, size_t from)
{
    while (from < l->count && !l->items[from].blank)
        from++;
    return from;
}

/* A wrapped text breaks where the next word would not have fitted: so all its lines but the last. */
static bool wrapped_at(const struct line *l, size_t count, size_t width)
{
    for (size_t i = 0; i + 1 < count; i++)
        if (l[i].columns + 1 + l[i + 1].first <= width)
            return false;
    return true;
}

static size_t widest(const struct line *l, size_t count)
{
    size_t width = 0;

    for (size_t i = 0; i < count; i++)
        if (l[i].columns > width)
            width = l[i].columns;
    return width;
}

/*
 * The width the document was wrapped to, or 0. Paragraphs of three lines or more tell it; they
 * must be enough, and the lines that are longer few, since three short lines may fit by chance.
 */
static size_t wrap_width(const struct lines *l)
{
    size_t width = 0, support = 0, longer = 0;

    for (size_t i = 0, end; i < l->count; i = end + 1) {
        size_t w;

        end = run_end(l, i);
        w = widest(l->items + i, end - i);
        if (end - i < WRAP_LINES || w < WRAP_LEAST || w > WRAP_MOST ||
            !wrapped_at(l->items + i, end - i, w))
            continue;
        support += end - i - 1;
        if (w > width)
            width = w;
    }
    for (size_t i = 0; i < l->count; i++)
        longer += l->items[i].columns > width;
    return support >= WRAP_SUPPORT && longer < support ? width : 0;
}

static bool same_cells(const struct line *a, const struct line *b)
{
    return (a->pipes > 0 && a->pipes == b->pipes) || (a->tabs > 0 && b->tabs > 0) ||
           (a->gaps > 0 && b->gaps > 0 && a->tabs == 0 && b->tabs == 0);
}

/* A table is three lines or more whose cells are parted alike. */
static void mark_rows(struct lines *l)
{
    for (size_t i = 0, end; i < l->count; i = end) {
        for (end = i + 1; end < l->count && !l->items[end].blank && !l->items[i].blank &&
                          same_cells(&l->items[end - 1], &l->items[end]);)
            end++;
        for (size_t k = i; end - i >= TABLE_ROWS && k < end; k++)
            l->items[k].row = true;
    }
}

/* "---", "====", "* * *", "|---|---|": a line without a letter or digit. */
static bool is_rule(struct str s)
{
    if (s.n < 3)
        return false;
    for (size_t i = 0; i < s.n; i++)
        if (strchr("-=*_#~+|:. ", s.p[i]) == NULL || s.p[i] == '\0')
            return false;
    return true;
}

/* How long the bullet, number or arrow at the front is, blanks behind it included; or 0. */
static size_t list_mark(struct str s, char *mark)
{
    static const struct {
        struct str sign;
        char mark;
    } signs[] = {
        {STR("* "), '*'}, {STR("- "), '*'}, {STR("+ "), '*'}, {STR("\xE2\x80\xA2"), '*'},
        {STR("\xE2\x97\x8F"), '*'}, {STR("\xE2\x97\xA6"), '*'}, {STR("\xE2\x96\xAA"), '*'},
        {STR("\xE2\x80\x93 "), '*'}, {STR("\xC2\xB7 "), '*'}, {STR("\xC2\xBB "), '>'},
        {STR("\xE2\x80\xBA "), '>'}, {STR("\xE2\x96\xB6"), '>'}, {STR("\xE2\x96\xBA"), '>'},
        {STR(">> "), '>'}, {STR("> "), '>'},
    };
    size_t digits = 0;

    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (str_starts(s, signs[i].sign)) {
            *mark = signs[i].mark;
            return signs[i].sign.n;
        }
    while (digits < s.n && digits < 3 && s.p[digits] >= '0' && s.p[digits] <= '9')
        digits++;
    if (digits == 0 || digits + 1 >= s.n || (s.p[digits] != '.' && s.p[digits] != ')') ||
        s.p[digits + 1] != ' ')
        return 0;
    *mark = '1';
    return digits + 2;
}

static bool starts_lower(struct str s)
{
    size_t n;
    int32_t c = s.n == 0 ? ' ' : utf8_at(s, 0, &n);

    return utf8_is_letter(c) && !utf8_is_upper(c);
}

static bool ends_open(struct str s)
{
    return s.n > 0 && strchr(".!?:\"')]|", s.p[s.n - 1]) == NULL;
}

/* "the designation of a", "Chief Executive Officer of the", "on Monday,": no line ends so but where it was wrapped. */
static bool breaks_off(struct str s)
{
    static const char *const words[] = {"a",   "an",    "the",  "of", "to", "in",   "and",  "or",
                                        "for", "by",    "with", "on", "at", "from", "his",  "her",
                                        "its", "their", "that", "as", "is", "was",  "will", NULL};
    struct str last = s;

    for (size_t i = s.n; i > 0 && last.n == s.n; i--)
        if (s.p[i - 1] == ' ')
            last = str_cut(s, i, s.n);
    for (int i = 0; words[i] != NULL; i++)
        if (str_eq(last, str_of(words[i])))
            return true;
    return s.n > 0 && s.p[s.n - 1] == ',';
}

/* Lines that were wrapped to a width of their own, whatever the rest of the document does. */
static void mark_flow(struct lines *l)
{
    for (size_t i = 0, end; i < l->count; i = end + 1) {
        size_t width;
        bool breaks = false;

        end = run_end(l, i);
        width = widest(l->items + i, end - i);
        for (size_t k = i; k + 1 < end; k++)
            breaks = breaks || (breaks_off(l->items[k].text) && l->items[k].columns >= WRAP_LEAST);
        if (!breaks || width < WRAP_LEAST || width > WRAP_MOST || !wrapped_at(l->items + i, end - i, width))
            continue;
        for (size_t k = i + 1; k < end; k++)
            l->items[k].flows = true;
    }
}

/* Whether the line goes on with the piece that the line before it belongs to. */
static bool goes_on(const struct piece *p, const struct line *before, const struct line *l,
                    size_t width)
{
    char mark;

    if (l->blank || before->blank || l->row || before->row || is_rule(l->text))
        return false;
    if (p->level > 0 || p->kind == BLOCK_FURNITURE || list_mark(l->text, &mark) > 0)
        return false;
    if (p->mark != 0 && l->indent >= before->indent + 2)
        return true;
    if (width > 0 && before->columns <= width && before->columns + 1 + l->first > width)
        return true;
    if (l->flows)
        return true;
    return p->mark == 0 && before->columns >= WRAP_LEAST && ends_open(before->text) &&
           starts_lower(l->text);
}

static void cut_front(struct piece *p, size_t n)
{
    p->text = str_trim(str_cut(p->text, n, p->text.n));
}

/* "## Heading", "**Heading**", and whatever starts with a list's mark. */
static void read_marks(struct piece *p)
{
    size_t hashes = 0, n;

    while (hashes < p->text.n && p->text.p[hashes] == '#')
        hashes++;
    if (hashes > 0 && hashes <= 6 && hashes < p->text.n && p->text.p[hashes] == ' ') {
        p->kind = BLOCK_HEADING;
        p->level = (int)hashes;
        cut_front(p, hashes + 1);
        while (p->text.n > 0 && (p->text.p[p->text.n - 1] == '#' || p->text.p[p->text.n - 1] == ' '))
            p->text.n--;
    } else if (p->text.n > 4 && str_starts(p->text, S("**")) &&
               str_find(p->text, S("**"), 2) == p->text.n - 2) {
        p->kind = BLOCK_HEADING;
        p->level = 7;
        p->text = str_cut(p->text, 2, p->text.n - 2);
    } else if ((n = list_mark(p->text, &p->mark)) > 0 && n < p->text.n) {
        p->kind = BLOCK_ITEM;
        cut_front(p, n);
    }
}

static struct piece piece_of(const struct line *l, bool apart)
{
    struct piece p = {.kind = BLOCK_PARAGRAPH, .text = l->text, .apart = apart};

    if (is_rule(l->text))
        p.kind = BLOCK_FURNITURE;
    else if (l->row)
        p.kind = BLOCK_ROW;
    else
        read_marks(&p);
    return p;
}

/* A line of "====" or "----" as long as the line that it stands under makes that one a heading. */
static bool underlines(const struct piece *p, const struct line *l)
{
    return p->kind == BLOCK_PARAGRAPH && is_rule(l->text) &&
           (l->text.p[0] == '=' || l->text.p[0] == '-') && l->text.n + 2 >= p->text.n &&
           p->text.n + 6 >= l->text.n;
}

static void finish(struct pieces *all, struct str bytes)
{
    for (size_t i = 0; i < all->count; i++) {
        all->items[i].start = (size_t)(all->items[i].text.p - bytes.p);
        all->items[i].shape = shape_measure(all->items[i].text);
    }
}

struct pieces plain_cut(struct arena *a, struct str bytes, size_t from)
{
    struct lines l = lines_of(a, bytes, from);
    size_t width = wrap_width(&l);
    struct pieces all = {ARENA_NEW(a, struct piece, count_filled(&l)), 0};

    mark_rows(&l);
    mark_flow(&l);
    for (size_t i = 0; i < l.count; i++) {
        const struct line *line = &l.items[i];
        struct piece *last = all.count == 0 ? NULL : &all.items[all.count - 1];

        if (line->blank)
            continue;
        if (last != NULL && goes_on(last, &l.items[i - 1], line, width)) {
            last->text.n = (size_t)(line->text.p + line->text.n - last->text.p);
            continue;
        }
        if (last != NULL && !l.items[i - 1].blank && underlines(last, line)) {
            last->kind = BLOCK_HEADING;
            last->level = line->text.p[0] == '=' ? 1 : 2;
        }
        all.items[all.count++] = piece_of(line, i == 0 || l.items[i - 1].blank);
    }
    finish(&all, bytes);
    return all;
}
