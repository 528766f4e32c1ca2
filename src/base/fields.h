/*
 * fields.h - the texts that stand under some names in a line of JSON (RFC 8259).
 *
 * For work that passes over many lines once: the line is checked as it is read, what was not asked
 * for is stepped over, and a text without escapes is a slice of the line. Whoever wants all of an
 * object, with numbers and lists, takes fact/json.h.
 *
 *     struct field wanted[] = {{.name = "text"}, {.name = "url"}};
 *     if (!fields_read(&a, line, wanted, 2, e)) ...
 *
 * A name that comes twice counts where it comes last. A value that is no string counts as not there.
 *
 * Memory  values are slices of the line or live in the arena.
 * Errors  "no JSON object at byte 12": what is wrong and where, without the name of a file. Lists and
 *         objects within each other go 64 deep.
 */
#ifndef BASE_FIELDS_H
#define BASE_FIELDS_H

#include "base/arena.h"
#include "base/err.h"

struct field {
    const char *name;
    struct str value;
    bool given;
};

bool fields_read(struct arena *a, struct str line, struct field *wanted, size_t count,
                 struct err *e);

#endif
