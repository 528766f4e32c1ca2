/*
 * asked.h - the other reader that a call of `read` asks for, from its options and the user's settings.
 *
 * --reader-command and --reader-endpoint (with --reader-model) name one outright; --reader then gives
 * the name by which its proposals are marked. --reader alone names one of the file readers in the
 * folder of the user's settings, a reader a line:
 *
 *     # NAME command COMMAND...   or   NAME endpoint URL MODEL
 *     mistral  endpoint  http://localhost:8080/v1  mistral-small
 *     mine     command   python3 ~/read.py
 *
 * The key of an endpoint comes from CONVOKE_READER_KEY and from nowhere else.
 */
#ifndef CMD_ASKED_H
#define CMD_ASKED_H

#include "cmd/cmd.h"
#include "second/second.h"

struct asked {
    struct call *call;
    struct second second;   /* name empty: none is asked */
    day received;
    void (*before)(void *to);  /* called before something is said on standard error; or NULL */
    void *to;
};

bool asked_open(struct call *c, struct asked *out, struct err *e);

/* Asks, where one is to be asked: adds what stands to *said, tells what was dropped; a reader that
 * failed is told, and the call goes on with status 1. Fits take_more. */
void asked_more(void *asked, struct arena *a, const struct page *page, struct reading *said);

#endif
