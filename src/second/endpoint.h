/*
 * endpoint.h - a language model behind an OpenAI-compatible server, asked for what a document says.
 *
 * POST to URL (which ends in /chat/completions; where it does not, that is put behind it) with the
 * model, temperature 0, a message that says what is wanted and one with the document, and a JSON schema
 * for the answer. The answer's message holds {"statements":[...]}; endpoint_answer makes proposals of
 * it, a line each, as a command would have printed them.
 *
 * A server that says "later" (429, 503) is asked again, twice at most, after what Retry-After says or a
 * second, within the time given. The key goes into a header and nowhere else, and not over plain http
 * to another machine.
 *
 * Errors  ERR_SYSTEM, without the reader's name.
 */
#ifndef SECOND_ENDPOINT_H
#define SECOND_ENDPOINT_H

#include "second/second.h"

bool endpoint_ask(const struct second *s, struct arena *a, struct str doc, struct str document,
                  struct str *out, struct err *e);

/* The body of the request about a document (its line, second_line). */
void endpoint_request(struct buf *b, struct str model, struct str document);

/* The body of an answer -> proposals, a line each. */
bool endpoint_answer(struct arena *a, struct str doc, struct str body, struct str *out, struct err *e);

/* An address that the key, if any, may be sent to: ERR_USAGE with the mend. */
bool endpoint_address(struct str url, struct str key, struct err *e);

#endif
