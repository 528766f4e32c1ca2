/*
 * reader.h - the story of a page -> what it says of who was invited and who is coming.
 *
 * read_page turns a page into proposals, one for each (event, guest, act) that the story states
 * (press guide, rule 1), in the order in which the story says them, what it tells as said earlier
 * first. It is a function of its arguments: no clock, no file, no network; the same page gives the
 * same proposals, byte for byte.
 *
 * Each proposal's event has country, year, place and name as the story lets a reader work them out
 * (country may be empty and year 0 where it does not) and the id that event_id_make gives;
 * statement.date and event_date below say when it is held. Its one source holds the passage: start
 * and end cut exactly quote out of the document's bytes; rule is the id of the cue that fired; score
 * how sure the reader is, 0 to 1.
 *
 * A sentence that is not understood is no failure: it yields nothing. read_explain writes, sentence
 * by sentence, which cue fired or came closest, and why a statement was or was not made.
 *
 * Memory  everything made lives in the arena; quotes are slices of the page.
 */
#ifndef READ_READER_H
#define READ_READER_H

#include "base/arena.h"
#include "base/buf.h"
#include "fact/document.h"
#include "page/page.h"

struct reading {
    struct proposals proposals;
    const day *event_dates;   /* for each proposal: the latest date the story gives for its event */
    day published;            /* the day the story was published, worked out; 0 unknown */
};

/* received: the day the document came in, which bounds its dates from above; 0 where unknown. */
struct reading read_page(struct arena *a, const struct page *page, day received);

void read_explain(struct arena *a, const struct page *page, day received, struct buf *out);

#endif
