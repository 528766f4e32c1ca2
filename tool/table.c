#include "table.h"

#include <stdarg.h>
#include "base/day.h"
#include "base/file.h"
#include "base/utf8.h"

enum { MAX_BYTES = 64 << 20 };

static size_t wrongs;

void table_wrong(const char *file, size_t line, const char *format, ...)
{
    va_list args;

    fprintf(stderr, "%s:%zu: ", file, line);
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fputc('\n', stderr);
    wrongs++;
}

size_t table_wrongs(void)
{
    return wrongs;
}

static bool is_list(struct str cell)
{
    struct str rest = cell, item;

    while (cell.n > 0 && str_split(&rest, '|', &item)) {
        struct str later = rest, other;

        if (item.n == 0 || !str_eq(item, str_trim(item)))
            return false;
        while (str_split(&later, '|', &other))
            if (str_eq(item, other))
                return false;
    }
    return true;
}

/* Capital letters and digits, a capital first, "2" two of them, "2-10" from two to ten. */
static bool is_code(struct str cell, const char *length)
{
    size_t least = (size_t)strtoul(length, NULL, 10);
    const char *dash = strchr(length, '-');
    size_t most = dash ? (size_t)strtoul(dash + 1, NULL, 10) : least;

    for (size_t i = 0; i < cell.n; i++)
        if (!(cell.p[i] >= 'A' && cell.p[i] <= 'Z') &&
            !(i > 0 && cell.p[i] >= '0' && cell.p[i] <= '9'))
            return false;
    return cell.n >= least && cell.n <= most;
}

static bool is_one_of(struct str cell, const char *words)
{
    struct str rest = str_of(words), word;

    while (str_split(&rest, '|', &word))
        if (str_eq(cell, word))
            return true;
    return false;
}

static bool are_sources(struct str cell, const char *words)
{
    struct str rest = cell, tag;

    while (str_split(&rest, '+', &tag))
        if (!is_one_of(tag, words))
            return false;
    return cell.n > 0;
}

static bool is_end(struct str cell)
{
    day d;

    if (str_ends(cell, S("?")))
        cell.n--;
    return cell.n == 0 || day_parse(cell, &d);
}

static bool is_right(struct str cell, const struct column *c)
{
    day d;

    switch (c->cell) {
    case CELL_TEXT:
        return cell.n > 0 && str_find_byte(cell, '|', 0) == STR_NONE;
    case CELL_OPTIONAL:
        return str_find_byte(cell, '|', 0) == STR_NONE;
    case CELL_LIST:
        return is_list(cell);
    case CELL_CAPITALS:
        return is_code(cell, c->of);
    case CELL_DAY:
        return cell.n > 0 && day_parse(cell, &d);
    case CELL_END:
        return is_end(cell);
    case CELL_CHOICE:
        return is_one_of(cell, c->of);
    case CELL_SOURCES:
        return are_sources(cell, c->of);
    }
    return false;
}

static void check_row(const struct table *t, const struct row *r)
{
    for (size_t i = 0; i < t->column_count; i++) {
        struct str cell = r->cells[i];

        if (!is_right(cell, &t->columns[i]))
            table_wrong(t->file, r->line, "%s: cannot be '%.*s'%s%s", t->columns[i].name,
                        STR_ARG(cell), t->columns[i].of ? "; wanted " : "",
                        t->columns[i].of ? t->columns[i].of : "");
        if (!str_eq(cell, str_trim(cell)))
            table_wrong(t->file, r->line, "%s: space around '%.*s'", t->columns[i].name,
                        STR_ARG(cell));
    }
}

/* Cuts a line into the row's cells; false where their number is not that of the columns. */
static bool cut_line(const struct table *t, struct str line, struct row *r)
{
    size_t n = 0;
    struct str cell;

    while (str_split(&line, '\t', &cell)) {
        if (n < t->column_count)
            r->cells[n] = cell;
        n++;
    }
    if (n != t->column_count)
        table_wrong(t->file, r->line, "%zu cells, wanted %zu", n, t->column_count);
    return n == t->column_count;
}

static void check_header(const struct table *t, struct str line)
{
    struct row r = {.line = 1};

    if (!cut_line(t, line, &r))
        return;
    for (size_t i = 0; i < t->column_count; i++)
        if (!str_eq(r.cells[i], str_of(t->columns[i].name)))
            table_wrong(t->file, 1, "column %zu is '%.*s', wanted '%s'", i + 1,
                        STR_ARG(r.cells[i]), t->columns[i].name);
}

static void read_rows(struct arena *a, struct table *t, struct str text)
{
    size_t allocated = 0, line = 1;
    struct str part;

    while (str_split(&text, '\n', &part)) {
        struct row r = {.line = ++line};

        if (part.n == 0 && text.p == NULL)
            return;  /* behind the last line break */
        if (!cut_line(t, part, &r))
            continue;
        check_row(t, &r);
        t->rows = arena_grow(a, t->rows, &allocated, t->count, sizeof *t->rows);
        t->rows[t->count++] = r;
    }
}

void table_read(struct arena *a, const char *folder, struct table *t)
{
    struct err e = {0};
    struct str text = {0}, header = {0};
    size_t bad;

    if (!file_read(a, arena_fmt(a, "%s/%s", folder, t->file), MAX_BYTES, &text, &e)) {
        table_wrong(t->file, 0, "%s", e.text);
        return;
    }
    if ((bad = utf8_bad(text)) != STR_NONE)
        table_wrong(t->file, 0, "not UTF-8 at byte %zu", bad);
    if (str_find_byte(text, '\r', 0) != STR_NONE || !str_ends(text, S("\n")))
        table_wrong(t->file, 0, "lines end in a line feed alone, the last one too");
    str_split(&text, '\n', &header);
    check_header(t, header);
    read_rows(a, t, text);
}
