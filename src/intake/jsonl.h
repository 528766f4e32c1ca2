/*
 * jsonl.h - documents as lines of JSON, an object each -> documents.
 *
 * Of an object these fields are read, the first that is a string and not empty:
 *
 *   the document   text, content, body, html         (html: as a page of HTML)
 *   its name       url, id, doc, link
 *   title          title, headline
 *   published      published, date, published_at, date_published, pubDate
 *   outlet         outlet, source, site, publisher
 *   came in        received, crawled
 *
 * Days as ISO 8601 or mail write them. A line that is no object, or has no document in it, is named,
 * and reading goes on with the next.
 */
#ifndef INTAKE_JSONL_H
#define INTAKE_JSONL_H

#include "intake/item.h"
#include "intake/stream.h"

/* number: of the line, counted here. 1 a document; 0 no more; -1 a line that cannot be read. */
int jsonl_next(struct stream *s, struct arena *a, size_t *number, struct item *out, struct err *e);

#endif
