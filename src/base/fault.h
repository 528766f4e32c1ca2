/*
 * fault.h - what is wrong with a file that somebody wrote, place by place.
 *
 * A checker goes on after a fault, so that one run names all of them. They are written in the order in
 * which they stand in the file, whatever the order in which they were found, as lines of the form that
 * editors and compilers share: `FILE:LINE:COLUMN: what, and the mend`. Lines and columns count from 1,
 * columns in characters; line 0 is the file as a whole, column 0 the whole line.
 *
 * Memory  everything lives in the arena; {.arena = a} is an empty one. The file's name is borrowed.
 */
#ifndef BASE_FAULT_H
#define BASE_FAULT_H

#include "base/arena.h"
#include "base/buf.h"

struct fault_place {
    struct str file;
    size_t line, column;
};

struct fault {
    struct fault_place at;
    struct str text;
};

struct faults {
    struct arena *arena;
    struct fault *items;
    size_t count, allocated;
};

/* Returns false, so that a failure is one line. */
bool fault_add(struct faults *f, struct fault_place at, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The column of a byte of a line. */
size_t fault_column(struct str line, size_t at);

/* The place of a byte of a whole file. */
struct fault_place fault_place_of(struct str file, struct str text, size_t at);

/* A line each, with its line break. */
void faults_write(struct buf *b, const struct faults *f);

#endif
