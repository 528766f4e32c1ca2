/*
 * entity.h - "&amp;", "&#8217;", "&#x2019;": signs that stand in a text by name or number.
 *
 * Numbers from 128 to 159 mean the signs of windows-1252, as browsers read them; what is no
 * character becomes U+FFFD. A name that the table (entity.def) does not have stays as it is.
 */
#ifndef PAGE_ENTITY_H
#define PAGE_ENTITY_H

#include "page/origin.h"

enum { ENTITY_TEXT = 4 };

struct entity {
    char text[ENTITY_TEXT];   /* UTF-8 */
    unsigned n;               /* bytes of it */
    size_t length;            /* of the reference in the source */
};

/* The entity at s.p[at], which is '&'. loose: also one without its semicolon. */
bool entity_at(struct str s, size_t at, bool loose, struct entity *out);

/* Text with its entities decoded: s itself where there are none. */
struct str entity_text(struct arena *a, struct str s);

/* The same of a text that is no markup, of at most limit bytes: only what ends in a semicolon
 * counts. In *o where each byte stood; o is left alone where s itself comes back. */
struct str entity_decode(struct arena *a, struct str s, struct origin *o);

/* A code point as UTF-8; returns how many bytes. */
unsigned entity_utf8(uint32_t c, char text[ENTITY_TEXT]);

#endif
