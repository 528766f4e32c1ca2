/*
 * packed.h - how the build lays out the rows of a table: for the room itself.
 *
 * Each .inc holds "texts", all text of the table, and "packed", its rows, which point into texts by
 * offset. Constant data without pointers costs nothing at the program's start; the structs that
 * names.h promises are made of it when the first row is asked for, once, whichever thread asks.
 */
#ifndef NAMES_PACKED_H
#define NAMES_PACKED_H

#include <pthread.h>
#include "base/str.h"

struct slice {
    uint32_t at, n;
};

#define UNPACK(slice) ((struct str){(const char *)texts + (slice).at, (slice).n})

#endif
