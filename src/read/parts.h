/*
 * parts.h - a document of any length is read in parts, so that neither time nor memory runs away.
 *
 * A page of the press has a few thousand bytes; what is longer than PART_BYTES is a collection, a log
 * or an attack. It is cut at blank lines, else at a line's end, else between words, and each part is
 * read as a page of its own that knows the outlet, the title and the day that the first one gave. So
 * a list does not run on from one part into the next, nor does a pronoun reach back. Up to PART_BYTES
 * a document is one part, and parts change nothing.
 *
 * Cut is what is plain text in UTF-8; anything else is one part, however long.
 *
 * Memory  what reading a part makes goes with the part.
 * Errors  those of page_read_as, of the whole document.
 */
#ifndef READ_PARTS_H
#define READ_PARTS_H

#include "read/reader.h"

enum { PART_BYTES = 256 << 10 };

/* The part at the front of a text; all of it where it is no longer than most bytes. */
struct str part_first(struct str text, size_t most);

/* One part was read. start: where its page.bytes start in the document's bytes. */
typedef void part_take(void *context, struct arena *a, const struct page *page, size_t start);

/* Hands the parts of a document to take, one after the other; a is for what one part needs, and empty
 * between two of them. */
bool parts_read(const struct page_source *source, part_take *take, void *context, struct err *e);

#endif
