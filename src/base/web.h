/*
 * web.h - one request to a server of the web, its answer whole and bounded.
 *
 * http and https only. Redirections are followed as often as the request says, which is never for one that
 * carries a key. The web is met in web.c alone, by libcurl, loaded when the first request is made
 * (base/lib.h); any thread may ask.
 *
 * Memory  the answer lives in the arena.
 * Errors  ERR_FULL over the limit, ERR_BUSY where it took too long, ERR_STATE where somebody wants to
 *         stop, else ERR_SYSTEM; the text says why, without the address. An answer of any status is none.
 */
#ifndef BASE_WEB_H
#define BASE_WEB_H

#include <signal.h>

#include "base/arena.h"
#include "base/err.h"

struct web_ask {
    struct str url;
    const char *const *headers;  /* "Name: value", NULL behind the last; or NULL */
    struct str post;             /* what to send; empty: GET */
    const char *agent;           /* who asks, or NULL */
    int redirects;
    int timeout_ms;
    size_t most;                 /* bytes of the answer's body */
    const volatile sig_atomic_t *interrupted;  /* ends it where it is set; may be NULL */
};

struct web_answer {
    int status;
    struct str head;             /* fields, of the last answer where there were redirections */
    struct str body;             /* opened where it came compressed */
    int wait_s;                  /* Retry-After in seconds, a day at most; -1 where it says nothing */
};

bool web_ask(struct arena *a, const struct web_ask *ask, struct web_answer *out, struct err *e);

#endif
