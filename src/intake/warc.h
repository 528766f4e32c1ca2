/*
 * warc.h - an archive of the web (WARC, ISO 28500:2017) -> its documents, one after the other.
 *
 * A record is a head ("WARC/1.0", fields, an empty line), a block of Content-Length bytes, and two
 * empty lines. Of what Common Crawl and others keep, these are documents:
 *
 *   response              an answer of the web with status 2xx; its media type and charset as the
 *                         answer declares them
 *   resource, conversion  the block itself, of the media type that the record declares
 *
 * if they are HTML, plain text or PDF. The rest (requests, notes, pictures, scripts) is passed over in
 * silence. WARC-Target-URI is the document's name, WARC-Date the day it came in.
 *
 * Damage  a record whose head or length does not hold, that is cut off, too large, or in a broken
 * gzip member is named, and reading goes on at the next record that can be found.
 *
 * Memory  one record at a time, in the arena.
 */
#ifndef INTAKE_WARC_H
#define INTAKE_WARC_H

#include "intake/item.h"
#include "intake/stream.h"

/* 1 a document; 0 no more; -1 a record that cannot be read, the next call goes on behind it. */
int warc_next(struct stream *s, struct arena *a, struct item *out, struct err *e);

#endif
