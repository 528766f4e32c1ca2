/*
 * fetch.h - one request to the web: an address -> its answer, whole and bounded.
 *
 * http and https only, also where an answer leads elsewhere (five times at most); ten seconds to
 * connect, a minute in all; at most so many bytes. With etag or modified of an earlier answer the
 * request asks for what is newer (RFC 9110 13.1), and 304 says that nothing is.
 *
 * base/web.h does it.
 *
 * Memory  all of the answer lives in the arena.
 * Errors  ERR_SYSTEM where there is no answer: "https://...: could not resolve host". An answer of any
 * status is none; fetch_refused tells what it means.
 */
#ifndef INTAKE_FETCH_H
#define INTAKE_FETCH_H

#include "base/arena.h"
#include "base/day.h"
#include "base/err.h"

#define FETCH_AGENT "convoke/0.1 (reads news; obeys robots.txt)"

struct ask {
    struct str address;
    struct str etag, modified;   /* of the last answer, or empty */
    size_t most;                 /* bytes of the body */
};

struct answer {
    int status;
    struct str body;
    struct str media, charset;
    struct str etag, modified;
    int wait_s;                  /* Retry-After in seconds, 0 where it says nothing */
    day date;                    /* of the answer, as the server says */
};

/* Whether it is an address that can be fetched. */
bool fetch_is_address(struct str s);

/* "news.example:8080" of an address, and where the path begins. */
struct str fetch_host(struct str address, size_t *path);

bool fetch(struct arena *a, const struct ask *ask, struct answer *out, struct err *e);

/* Where the status is none of success: fills e and returns false. Asking later may help where the kind
 * is ERR_BUSY (429, 5xx). */
bool fetch_succeeded(struct str address, const struct answer *an, struct err *e);

#endif
