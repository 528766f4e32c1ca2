#include "view/table.h"

#include "base/utf8.h"

struct table_row {
    const struct cell *cells;   /* NULL: a heading */
    struct cell heading;
    struct str remark;
};

enum { GAP = 2, LEAST_OF_ALL = 4 };

/* The width of each column; 0 where it is left out. */
struct widths {
    size_t of[TABLE_COLUMNS];
};

static struct table_row *add_row(struct table *t)
{
    t->rows = arena_grow(t->arena, t->rows, &t->allocated, t->count, sizeof *t->rows);
    t->rows[t->count] = (struct table_row){0};
    return &t->rows[t->count++];
}

void table_add(struct table *t, const struct cell *cells)
{
    struct cell *copy = ARENA_NEW(t->arena, struct cell, t->column_count);

    for (size_t i = 0; i < t->column_count; i++)
        copy[i] = cells[i];
    add_row(t)->cells = copy;
}

void table_heading(struct table *t, struct cell text, struct str remark)
{
    struct table_row *row = add_row(t);

    row->heading = text;
    row->remark = remark;
}

static struct widths natural(const struct table *t)
{
    struct widths w = {0};

    for (size_t k = 0; k < t->column_count; k++) {
        for (size_t i = 0; i < t->count; i++) {
            size_t n = t->rows[i].cells == NULL ? 0 : utf8_width(t->rows[i].cells[k].text);

            w.of[k] = n > w.of[k] ? n : w.of[k];
        }
        if (w.of[k] > 0 && utf8_width(str_of(t->columns[k].title)) > w.of[k])
            w.of[k] = utf8_width(str_of(t->columns[k].title));
    }
    return w;
}

static size_t total(const struct table *t, const struct widths *w)
{
    size_t sum = t->indent;

    for (size_t k = 0; k < t->column_count; k++)
        sum += w->of[k] + (w->of[k] > 0 && sum > t->indent ? GAP : 0);
    return sum;
}

/* How narrow column k may become: as its table says, or, where nothing else helps, any of them. */
static size_t least(const struct table *t, size_t k, size_t width, bool hard)
{
    if (hard)
        return LEAST_OF_ALL;
    return t->columns[k].least > 0 ? t->columns[k].least : width;
}

/* Takes one column's width from the widest that may give; false where none may. */
static bool shrink(const struct table *t, struct widths *w, bool hard)
{
    size_t widest = TABLE_COLUMNS;

    for (size_t k = 0; k < t->column_count; k++)
        if (w->of[k] > least(t, k, w->of[k], hard) &&
            (widest == TABLE_COLUMNS || w->of[k] > w->of[widest]))
            widest = k;
    if (widest == TABLE_COLUMNS)
        return false;
    w->of[widest]--;
    return true;
}

/* Leaves out the least important column; false where all that are left must stay. */
static bool leave_out(const struct table *t, struct widths *w, struct widths *left)
{
    size_t first = TABLE_COLUMNS;

    for (size_t k = 0; k < t->column_count; k++)
        if (t->columns[k].keep > 0 && left->of[k] > 0 &&
            (first == TABLE_COLUMNS || t->columns[k].keep < t->columns[first].keep))
            first = k;
    if (first == TABLE_COLUMNS)
        return false;
    left->of[first] = 0;
    *w = *left;
    return true;
}

static struct widths fit(const struct table *t, size_t width)
{
    struct widths left = natural(t), w = left;

    while (total(t, &w) > width)
        if (!shrink(t, &w, false) && !leave_out(t, &w, &left) && !shrink(t, &w, true))
            break;
    return w;
}

/* Blanks are owed until something follows them, so that no line ends in blanks. */
static void write_cell(struct buf *b, const struct table *t, struct view_style style,
                       const struct column *column, struct cell cell, size_t width, size_t *owed)
{
    struct str text = terminal_fit(t->arena, cell.text, width);
    size_t spare = width - utf8_width(text);

    if (text.n == 0) {
        *owed += width;
        return;
    }
    buf_fill(b, ' ', *owed + (column->right ? spare : 0));
    terminal_paint(b, style, cell.ink, text);
    *owed = column->right ? 0 : spare;
}

static void write_cells(struct buf *b, const struct table *t, struct view_style style,
                        const struct cell *cells, const struct widths *w)
{
    size_t owed = t->indent;
    bool first = true;

    for (size_t k = 0; k < t->column_count; k++) {
        if (w->of[k] == 0)
            continue;
        owed += first ? 0 : GAP;
        first = false;
        write_cell(b, t, style, &t->columns[k], cells[k], w->of[k], &owed);
    }
    buf_byte(b, '\n');
}

static void write_titles(struct buf *b, const struct table *t, struct view_style style,
                         const struct widths *w)
{
    struct cell titles[TABLE_COLUMNS];

    for (size_t k = 0; k < t->column_count; k++)
        titles[k] = (struct cell){str_of(t->columns[k].title), INK_DIM};
    write_cells(b, t, style, titles, w);
}

static void write_heading(struct buf *b, const struct table *t, struct view_style style,
                          const struct table_row *row)
{
    size_t width = terminal_width(style), n = utf8_width(row->heading.text) + GAP;

    terminal_paint(b, style, row->heading.ink, row->heading.text);
    if (row->remark.n > 0 && n < width) {
        buf_fill(b, ' ', GAP);
        terminal_paint(b, style, INK_DIM, terminal_fit(t->arena, row->remark, width - n));
    }
    buf_byte(b, '\n');
}

void table_write(struct buf *b, const struct table *t, struct view_style style)
{
    struct widths w = fit(t, terminal_width(style));

    write_titles(b, t, style, &w);
    for (size_t i = 0; i < t->count; i++)
        if (t->rows[i].cells == NULL)
            write_heading(b, t, style, &t->rows[i]);
        else
            write_cells(b, t, style, t->rows[i].cells, &w);
}
