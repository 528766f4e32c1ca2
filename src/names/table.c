#include "names/table.h"

#include "base/utf8.h"

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

bool is_local_code(struct str code)
{
    for (size_t i = 1; i < code.n; i++) {
        char c = code.p[i];

        if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && (i == 1 || strchr("-_.", c) == NULL))
            return false;
    }
    return code.n > 1 && code.p[0] == '@';
}

day cell_day(struct str cell)
{
    bool seen = str_ends(cell, S("?"));
    day d = 0;

    if (cell.n > 0)
        day_parse(str_cut(cell, 0, cell.n - seen), &d);
    return seen ? day_make(day_year(d), 0, 0) : d;
}

static bool is_right(const struct table *t, struct str cell, const struct column *c)
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
        return is_code(cell, c->of) || (!t->strict && c->of[1] == '-' && is_local_code(cell));
    case CELL_DAY:
        return cell.n > 0 && day_parse(cell, &d);
    case CELL_END:
        return is_end(cell);
    case CELL_CHOICE:
        return is_one_of(cell, c->of);
    case CELL_SOURCES:
        return !t->strict || are_sources(cell, c->of);
    }
    return false;
}

/* What a cell of the column holds, for people. */
static const char *wanted(const struct column *c)
{
    switch (c->cell) {
    case CELL_TEXT:     return "; wanted a text without |";
    case CELL_OPTIONAL: return "; wanted a text without |";
    case CELL_LIST:     return "; wanted names with | between them, none twice";
    case CELL_CAPITALS: return "; wanted a code of capital letters, as long as ";
    case CELL_DAY:      return "; wanted YYYY-MM-DD, YYYY-MM or YYYY";
    case CELL_END:      return "; wanted YYYY-MM-DD, or nothing";
    case CELL_CHOICE:   return "; wanted ";
    default:            return "; wanted ";
    }
}

struct parse {
    struct arena *a;
    struct str name;
    struct table *t;
    struct faults *faults;
    size_t from[COLUMNS_MAX];  /* in which cell of a line each column stands; COLUMNS_MAX: nowhere */
    size_t cells;              /* of the header */
};

static struct fault_place place_of(const struct parse *p, const struct row *r, size_t column)
{
    return (struct fault_place){p->name, r->line, r->at[column]};
}

static void check_cell(const struct parse *p, struct row *r, size_t i)
{
    const struct column *c = &p->t->columns[i];
    struct str cell = r->cells[i];

    if (!p->t->strict && cell.n == 0 && c->usual != NULL) {
        r->cells[i] = str_of(c->usual);
        return;
    }
    if (!is_right(p->t, cell, c))
        fault_add(p->faults, place_of(p, r, i), "%s: cannot be '%.*s'%s%s", c->name, STR_ARG(cell), wanted(c),
                  c->of != NULL ? c->of : "");
    else if (!str_eq(cell, str_trim(cell)))
        fault_add(p->faults, place_of(p, r, i), "%s: space around '%.*s'", c->name, STR_ARG(cell));
}

/* Cuts a line into the row's cells; false where their number is not that of the header. */
static bool cut_line(const struct parse *p, struct str line, struct row *r)
{
    struct str rest = line, cell;
    size_t n = 0;

    for (size_t at = 0; str_split(&rest, '\t', &cell); at += cell.n + 1, n++)
        for (size_t i = 0; i < p->t->column_count; i++)
            if (p->from[i] == n) {
                r->cells[i] = cell;
                r->at[i] = fault_column(line, at);
            }
    if (n == p->cells)
        return true;
    return fault_add(p->faults, (struct fault_place){p->name, r->line, 0},
                     "%zu cells, wanted %zu as in the first line; cells are apart by tabs", n, p->cells);
}

static size_t column_named(const struct table *t, struct str name)
{
    for (size_t i = 0; i < t->column_count; i++)
        if (str_eq(name, str_of(t->columns[i].name)))
            return i;
    return COLUMNS_MAX;
}

static void say_missing(struct parse *p, const struct row *r)
{
    for (size_t i = 0; i < p->t->column_count; i++)
        if (p->from[i] == COLUMNS_MAX && (p->t->strict || p->t->columns[i].usual == NULL))
            fault_add(p->faults, (struct fault_place){p->name, r->line, 0}, "column '%s' is missing",
                      p->t->columns[i].name);
}

/* The first line names the columns. */
static void read_header(struct parse *p, struct str line, size_t number)
{
    struct row r = {.line = number};
    struct str rest = line, cell;

    for (size_t i = 0; i < COLUMNS_MAX; i++)
        p->from[i] = COLUMNS_MAX;
    for (size_t from = 0; str_split(&rest, '\t', &cell); from += cell.n + 1) {
        size_t column = column_named(p->t, cell);
        struct fault_place at = {p->name, number, fault_column(line, from)};

        if (column == COLUMNS_MAX)
            fault_add(p->faults, at, "no column '%.*s'; the first line names them, apart by tabs: %s ...",
                      STR_ARG(cell), p->t->columns[0].name);
        else if (p->from[column] != COLUMNS_MAX)
            fault_add(p->faults, at, "column '%.*s' stands twice", STR_ARG(cell));
        else if (p->t->strict && column != p->cells)
            fault_add(p->faults, at, "column %zu is '%.*s', wanted '%s'", p->cells + 1, STR_ARG(cell),
                      p->t->columns[p->cells].name);
        else
            p->from[column] = p->cells;
        p->cells++;
    }
    say_missing(p, &r);
}

static bool is_passed_over(const struct table *t, struct str line)
{
    return !t->strict && (str_trim(line).n == 0 || line.p[0] == '#');
}

static void read_row(struct parse *p, struct str line, size_t number, size_t *allocated)
{
    struct row r = {.line = number};
    size_t faults = p->faults->count;

    if (!cut_line(p, line, &r))
        return;
    for (size_t i = 0; i < p->t->column_count; i++)
        check_cell(p, &r, i);
    if (p->faults->count > faults && !p->t->strict)
        return;
    p->t->rows = arena_grow(p->a, p->t->rows, allocated, p->t->count, sizeof *p->t->rows);
    p->t->rows[p->t->count++] = r;
}

static void read_lines(struct parse *p, struct str text)
{
    size_t allocated = 0, number = 0;
    bool header = false;
    struct str line;

    while (str_split(&text, '\n', &line)) {
        number++;
        if (!p->t->strict && str_ends(line, S("\r")))
            line.n--;
        if (line.n == 0 && text.p == NULL)
            return;  /* behind the last line break */
        if (is_passed_over(p->t, line))
            continue;
        if (header)
            read_row(p, line, number, &allocated);
        else
            read_header(p, line, number);
        header = true;
    }
}

void table_parse(struct arena *a, struct str name, struct str text, struct table *t, struct faults *f)
{
    struct parse p = {.a = a, .name = name, .t = t, .faults = f};
    size_t bad = utf8_bad(text);

    if (bad != STR_NONE) {
        fault_add(f, fault_place_of(name, text, bad), "not UTF-8; save the file as UTF-8");
        return;
    }
    if (str_starts(text, S("\xEF\xBB\xBF")))
        text = str_cut(text, 3, text.n);
    if (t->strict && (str_find_byte(text, '\r', 0) != STR_NONE || !str_ends(text, S("\n"))))
        fault_add(f, (struct fault_place){name, 0, 0}, "lines end in a line feed alone, the last one too");
    read_lines(&p, text);
}
