/*
 * table.h - a table of names: tab-separated, one header line, one row a line; lists inside a cell are
 * separated by '|'. Cells are checked one by one as the columns say.
 *
 * The tables of data/, which the build reads, have every column, in the order given. Those of a user
 * (strict false) may leave out columns and change their order, may have lines that start with # and
 * empty ones, and may end their lines as other systems do; a cell that is empty or left out has what
 * the column usually holds, and a guest's code may be a local one (@alice-miller).
 *
 * Errors  faults, with line and column (base/fault.h). A row of a user's that has one is left out.
 */
#ifndef NAMES_TABLE_H
#define NAMES_TABLE_H

#include "base/day.h"
#include "base/fault.h"

enum cell {
    CELL_TEXT,      /* something */
    CELL_OPTIONAL,  /* something or nothing */
    CELL_LIST,      /* any number of things, none twice, none empty */
    CELL_CAPITALS,  /* a code: capital letters and digits, as long as of says */
    CELL_DAY,       /* YYYY, YYYY-MM or YYYY-MM-DD */
    CELL_END,       /* the same, or nothing, or with a '?' behind it */
    CELL_CHOICE,    /* one of the words in of */
    CELL_SOURCES    /* words of of, joined by '+'; of a user, anything */
};

struct column {
    const char *name;
    enum cell cell;
    const char *of;
    const char *usual;   /* in a user's table, where the cell is empty; NULL: it may not be */
};

enum { COLUMNS_MAX = 16 };

struct row {
    size_t line;
    struct str cells[COLUMNS_MAX];
    size_t at[COLUMNS_MAX];  /* the column of the line where each cell starts, from 1; 0: left out */
};

struct table {
    const char *file;  /* "leaders.tsv" */
    const struct column *columns;
    size_t column_count;
    bool strict;
    struct row *rows;
    size_t count;
};

/* Reads a text, which lines of faults call name, into t, whose file, columns and strict are set. */
void table_parse(struct arena *a, struct str name, struct str text, struct table *t, struct faults *f);

/* The day of a cell of kind DAY or END. Of an end that is only the last sight ("2019-03?") the year
 * alone stays. */
day cell_day(struct str cell);

/* A guest's own code: @ and letters, digits, '-', '_' or '.'. */
bool is_local_code(struct str code);

#endif
