/*
 * http.h - one POST to a server, its answer whole and bounded.
 *
 * http and https; redirections are not followed, as they would carry the key elsewhere (base/web.h).
 *
 * Memory  the answer lives in the arena.
 * Errors  ERR_SYSTEM where there is no answer. An answer of any status is none.
 */
#ifndef SECOND_HTTP_H
#define SECOND_HTTP_H

#include <signal.h>

#include "base/arena.h"
#include "base/err.h"

struct http_post {
    struct str url, body;
    const char *const *headers;  /* "Name: value", NULL behind the last */
    int timeout_ms;
    size_t most;                 /* bytes of the answer's body */
    const volatile sig_atomic_t *interrupted;  /* ends it where it is set; may be NULL */
};

struct http_answer {
    int status;
    struct str body;
    int wait_s;                  /* Retry-After in seconds, -1 where it says nothing */
};

bool http_post(struct arena *a, const struct http_post *post, struct http_answer *out, struct err *e);

#endif
