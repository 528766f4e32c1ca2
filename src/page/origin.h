/*
 * origin.h - from an offset in a text to where it stood in the bytes that the text was made of.
 *
 * A text that was decoded, or taken out of its tags, remembers in runs where its parts came from.
 * A run says: from this offset on, every step of so many bytes of the text stood in so many bytes of
 * the source. Plain bytes step 1 to 1, an entity as a whole (3 bytes of text to 7 of "&#8217;"),
 * Cyrillic letters of windows-1251 2 to 1. The map never goes backwards: a later offset has the same
 * origin or a later one. Maps hang one behind the other where a text was made in stages.
 *
 * A run is 12 bytes; of a page in tags there is about one a tag. Texts are below 4 GiB.
 *
 * Memory  runs live in the arena of the text.
 * Errors  none; an offset behind the end has the origin of the end.
 */
#ifndef PAGE_ORIGIN_H
#define PAGE_ORIGIN_H

#include "base/arena.h"

struct origin_run {
    uint32_t text, source;
    uint16_t text_step, source_step;
};

struct origin {
    struct origin_run *runs;
    size_t count, allocated;
    const struct origin *below;   /* what the source was made of in its turn; or NULL */
};

/* The text goes on at offset text with what stands at offset source. Both only grow. */
void origin_add(struct origin *o, struct arena *a, struct origin_run run);

/* Through o and all that hang behind it; with NULL the offset itself. */
size_t origin_of(const struct origin *o, size_t offset);

#endif
