/*
 * form.h - in which form does news come? The first bytes tell, so that a pipe reads like a file.
 *
 *   FORM_WARC   an archive of the web: "WARC/1." begins it (ISO 28500)
 *   FORM_JSON   JSON lines: the first line is an object
 *   FORM_MAIL   one message: it begins with fields of mail, one of them such as only mail has
 *   FORM_MBOX   messages one after the other, each behind a line "From " (RFC 4155)
 *   FORM_FEED   RSS or Atom: the first element is rss, feed or RDF
 *   FORM_PDF    "%PDF-" begins it
 *   FORM_PAGE   anything else is a document by itself
 */
#ifndef INTAKE_FORM_H
#define INTAKE_FORM_H

#include "base/str.h"

enum form { FORM_PAGE, FORM_WARC, FORM_JSON, FORM_MAIL, FORM_MBOX, FORM_FEED, FORM_PDF };

/* How many of the first bytes are wanted. */
enum { FORM_LOOK = 64 * 1024 };

enum form form_of(struct str first);

#endif
