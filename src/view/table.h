/*
 * table.h - rows of cells -> aligned columns that fit the width.
 *
 * Columns are as wide as what they hold. Where that is too much, the widest of those that may
 * shrink give way, each down to its least; then columns are left out, the least important first;
 * and where none is left to leave out, any column gives way. A column without a cell that says
 * something is left out too. A row is never broken into two lines; what does not fit its cell ends
 * in an ellipsis.
 *
 * A table may hold headings between its rows: lines of their own that are no part of the columns.
 *
 * Memory  cells borrow; the table lives in its arena.
 */
#ifndef VIEW_TABLE_H
#define VIEW_TABLE_H

#include "view/terminal.h"

enum { TABLE_COLUMNS = 12 };

struct column {
    const char *title;
    size_t least;      /* columns it may shrink to; 0: it does not shrink */
    int keep;          /* left out where there is no room, lowest first; 0: never */
    bool right;        /* numbers */
};

struct cell {
    struct str text;   /* clean */
    enum ink ink;
};

struct table {
    struct arena *arena;
    const struct column *columns;
    size_t column_count;       /* at most TABLE_COLUMNS */
    size_t indent;             /* blanks before each row; a heading has none */
    struct table_row *rows;
    size_t count, allocated;
};

/* Copies one cell for each column. */
void table_add(struct table *t, const struct cell *cells);

/* A line of its own: text, and a remark in dim ink behind it. */
void table_heading(struct table *t, struct cell text, struct str remark);

/* The titles, dimmed, and the rows. */
void table_write(struct buf *b, const struct table *t, struct view_style style);

#endif
