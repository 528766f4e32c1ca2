/*
 * variant.h - the forms of a name that are safe to derive from the one in the table.
 *
 * A name without its hyphens ("Guinea Bissau"), without middle initials ("George Bush") or "Jr.",
 * without the house of a prince ("Mohammed bin Zayed"), without the last point of "U.S.", the plural
 * of a demonym. A "the" in front is dropped where more than one word is left, so that "the Sun" stays
 * what it is. The build makes the gazetteer with these (tool/forms.c), and the reader the forms of a
 * user's own names.
 */
#ifndef NAMES_VARIANT_H
#define NAMES_VARIANT_H

#include "names/names.h"

enum { NAME_VARIANTS = 6 };

/* The name itself first, then what differs from it; returns how many. */
size_t name_variants(struct arena *a, enum name_kind kind, struct str text,
                     struct str out[NAME_VARIANTS]);

#endif
