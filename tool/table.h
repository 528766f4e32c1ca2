/*
 * table.h - a table of data/: tab-separated, one header line, one row a line; lists inside a cell
 * are separated by '|'. Cells are checked one by one as the columns say; what is wrong is written
 * to standard error as file:line: message, and counted.
 */
#ifndef TOOL_TABLE_H
#define TOOL_TABLE_H

#include "base/arena.h"
#include "base/str.h"

enum cell {
    CELL_TEXT,      /* something */
    CELL_OPTIONAL,  /* something or nothing */
    CELL_LIST,      /* any number of things, none twice, none empty */
    CELL_CAPITALS,  /* a code: capital letters and digits, as long as of says */
    CELL_DAY,       /* YYYY, YYYY-MM or YYYY-MM-DD */
    CELL_END,       /* the same, or nothing, or with a '?' behind it */
    CELL_CHOICE,    /* one of the words in of */
    CELL_SOURCES    /* words of of, joined by '+' */
};

struct column {
    const char *name;
    enum cell cell;
    const char *of;
};

enum { COLUMNS_MAX = 16 };

struct row {
    size_t line;
    struct str cells[COLUMNS_MAX];
};

struct table {
    const char *file;  /* "leaders.tsv" */
    const struct column *columns;
    size_t column_count;
    struct row *rows;
    size_t count;
};

/* Reads folder/file into t, whose file and columns are set. */
void table_read(struct arena *a, const char *folder, struct table *t);

/* Says what is wrong with a line of a file, and counts it. */
void table_wrong(const char *file, size_t line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
size_t table_wrongs(void);

#endif
