/*
 * mail.h - a message as it stands in a file (RFC 5322, MIME) -> its documents: the letter itself, the
 * messages it forwards, the PDFs it brings.
 *
 * Of a letter that comes as plain text and as HTML the plain one is read, unless it is a mere stub
 * beside the other ("your program cannot show this"): under a fifth of it. The bytes are the part's,
 * out of base64 or quoted-printable; media and charset as the part declares them. Subject is the
 * title; the day of Date is when it was published; From, the name or else the domain, the outlet; the
 * uppermost Received the day it came in. An attached message is a document of its own, named "mid:..."
 * after its Message-ID. Other attachments are passed over.
 *
 * MIME is met in mail.c alone, by GMime 3: kept, used by mail programs, forgiving. It is loaded when
 * the first message comes (base/lib.h).
 *
 * Errors  "circular.eml: no text in it".
 */
#ifndef INTAKE_MAIL_H
#define INTAKE_MAIL_H

#include "intake/item.h"
#include "intake/stream.h"

/* A name that is empty: the message is named after its Message-ID. */
bool mail_read(struct arena *a, struct str name, struct str bytes, struct items_in *out,
               struct err *e);

/* The next message of an mbox, without its "From " line: 1, 0 no more, -1 too large, passed over. */
int mbox_next(struct stream *s, struct arena *a, struct str *message, struct err *e);

#endif
