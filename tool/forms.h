/*
 * forms.h - all forms of all names, cut into words and laid out for names_at (src/names/match.c).
 *
 * A form is a name as a text writes it. forms_add takes one as it stands in the table and adds what
 * is safe to derive from it: without its hyphens ("Guinea Bissau"), without middle initials
 * ("George Bush") or "Jr.", without the house of a prince ("Mohammed bin Zayed"), without the last
 * point of "U.S.", the plural of a demonym. A "the" in front is dropped where more than one word is
 * left, so that "the Sun" stays what it is.
 */
#ifndef TOOL_FORMS_H
#define TOOL_FORMS_H

#include "base/arena.h"
#include "base/buf.h"
#include "names/names.h"

enum { FORM_WORDS_MAX = 16 };

struct forms;

struct forms *forms_new(struct arena *a);

/* file and line say where the form stands, for messages. */
void forms_add(struct forms *f, enum name_kind kind, uint32_t row, struct str text,
               const char *file, size_t line);

/* Sorts them, drops what is there twice, and writes the arrays that match.c includes. */
void forms_write(struct forms *f, struct buf *out);

/* ---- C text that the build writes ---- */

/* A string literal, without what C would read otherwise. */
void write_literal(struct buf *out, struct str s);

/* Strings one behind another, found by offset: no pointer has to be set at the program's start. */
struct pool {
    struct buf text;
    size_t used;
};

uint32_t pool_add(struct pool *p, struct str s);
void pool_write(struct pool *p, struct buf *out, const char *name);

#endif
