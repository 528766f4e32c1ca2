/*
 * table.h - a table of data/ (names/table.h); what is wrong with it is written to standard error as
 * file:line:column: message, and counted.
 */
#ifndef TOOL_TABLE_H
#define TOOL_TABLE_H

#include "names/table.h"

/* Reads folder/file into t, whose file and columns are set. */
void table_read(struct arena *a, const char *folder, struct table *t);

/* Says what is wrong with a line of a file, and counts it. */
void table_wrong(const char *file, size_t line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
size_t table_wrongs(void);

#endif
