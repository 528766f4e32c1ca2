/*
 * file.h - whole files in, and how wide the terminal is.
 *
 * Errors  the line names the file and what the system said of it.
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "base/arena.h"
#include "base/err.h"

/* The bytes of a file, or of standard input for "-". Over max_bytes is ERR_FULL. */
bool file_read(struct arena *a, struct str path, size_t max_bytes, struct str *out, struct err *e);

/* The names of the regular files in a folder and below it, sorted by byte; hidden ones left out.
 * A path that is a file gives itself. */
bool file_list(struct arena *a, struct str path, struct str **out, size_t *count, struct err *e);

/* Writes a new file whole: a temporary one beside it, synced, then renamed. */
bool file_write(struct str path, struct str bytes, struct err *e);

#endif
