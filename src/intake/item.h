/*
 * item.h - one document with its envelope, as it comes out of whatever it came in.
 *
 * source.bytes is the document as received: of an archive's record the body of the answer, out of its
 * chunks and opened where it was compressed; of a mail the decoded part that is read; of a line of
 * JSON the text field; of a PDF the text of its pages. received is the day the archive, feed or mail
 * says it came in, 0 where nothing does.
 *
 * Names say the same of a document wherever it stands, so that archives can be split at will: an
 * address, an id, "mid:..." of a message (RFC 2392), a path; what has none of these is named after
 * its bytes: "text:" and the first 16 digits of their hash.
 */
#ifndef INTAKE_ITEM_H
#define INTAKE_ITEM_H

#include "base/arena.h"
#include "page/page.h"

enum {
    DOCUMENT_MAX = 128 << 20,  /* bytes of a document, as received and opened */
    LINE_MAX_BYTES = 256 << 20 /* of a line of JSON, which may say a byte in six */
};

struct item {
    struct page_source source;
    day received;
};

/* Several that came as one: a message and what it forwards. */
struct items_in {
    struct item *list;
    size_t count, allocated;
};

/* One more, {0}; valid until the next is added. */
struct item *item_add(struct arena *a, struct items_in *all);

/* The name of bytes that come with none. */
struct str item_name(struct arena *a, struct str bytes);

#endif
