/*
 * second.h - another reader beside the program's own: a command, or a language model behind an address.
 *
 * It is given one document and answers with proposals in the JSON of fact/json.h. What it says is
 * believed in nothing: each proposal is checked against the document and the gazetteer (judge.h), and
 * one that fails is dropped and told. What stays is marked with the reader's name and goes the way of
 * all proposals. Its scores are its own; the program's reader has no part in them.
 *
 *   command   run anew for each document by `sh -c`, in its own process group; standard input has one
 *             line, standard output proposals, a line each; standard error is the caller's. It fails
 *             with an exit status other than 0, when it takes longer than the time given, or when it
 *             prints more than SECOND_BYTES: then nothing of its answer is taken.
 *   endpoint  the chat completions of an OpenAI-compatible server, with a JSON schema for the answer
 *             (endpoint.h).
 *
 * The line that a command is given:
 *   {"doc":"a.txt","title":"...","outlet":"...","published":"2020-05-28","text":"...",
 *    "blocks":[{"kind":"title","start":0,"end":44}, ...]}
 * start and end of a block, and of a proposal's passage, are bytes of text.
 *
 * Off unless it is asked for: with it, documents leave the program, and what is read is no longer a
 * function of the documents alone.
 */
#ifndef SECOND_SECOND_H
#define SECOND_SECOND_H

#include <signal.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/fault.h"
#include "page/page.h"
#include "read/reader.h"

enum { SECOND_BYTES = 16 << 20, SECOND_TIMEOUT_MS = 120000 };

struct second {
    struct str name;        /* marks what it proposes (source_reader_valid) */
    struct str command;     /* or empty */
    struct str url, model;  /* of an endpoint */
    struct str key;         /* of the endpoint, or empty */
    int timeout_ms;         /* for one document */
    const volatile sig_atomic_t *interrupted;  /* ends a wait where it is set; may be NULL */
};

/*
 * Asks for one document and adds what stands up to the checks to *said. Dropped proposals go to
 * dropped, with the line of the answer. False where the reader itself failed: ERR_SYSTEM, with its
 * name; then nothing was added.
 */
bool second_ask(const struct second *s, struct arena *a, const struct page *page, day received,
                struct reading *said, struct faults *dropped, struct err *e);

/* The line that a command is given, without its line break. */
void second_line(struct buf *b, const struct page *page);

/* An answer of lines, checked one by one, as second_ask does it. */
void second_take(const struct second *s, struct arena *a, const struct page *page, day received,
                 struct str answer, struct reading *said, struct faults *dropped);

#endif
