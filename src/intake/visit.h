/*
 * visit.h - requests to the web as a good guest makes them.
 *
 *   V1  between two requests to one host lies a pause: pause_ms, or what its robots.txt wants;
 *   V2  robots.txt of a host is asked for once, and minded, for pages that a feed leads to. An address
 *       that a person typed is that person's request and is not held against it (RFC 9309 is for
 *       crawlers);
 *   V3  an answer 429 or 5xx is asked for again later: after Retry-After, else after twice the time
 *       waited before; visit_patiently waits a minute at most and gives up after three times.
 *
 * A robots.txt that is not there allows everything, one that cannot be had (5xx, no answer) nothing:
 * RFC 9309 2.3.1. Time comes from outside: clock in milliseconds, rest waits and returns false where
 * somebody wants to stop. Without them (visits NULL) nothing is fetched.
 */
#ifndef INTAKE_VISIT_H
#define INTAKE_VISIT_H

#include "intake/fetch.h"

struct visits {
    int64_t (*clock)(void);
    bool (*rest)(int64_t ms);
    int64_t pause_ms;
    struct arena arena;
    struct host {
        struct str name;       /* with the scheme: "https://news.example" */
        int64_t next;          /* not before */
        int64_t pause_ms;
        bool asked, closed;    /* robots.txt: asked for; nothing may be fetched */
        struct str robots;
    } *hosts;
    size_t count, allocated;
};

void visits_free(struct visits *v);

/* One request. typed: by a person (V2). */
bool visit(struct visits *v, struct arena *a, const struct ask *ask, bool typed, struct answer *out,
           struct err *e);

/* Until there is an answer of success (V3). */
bool visit_patiently(struct visits *v, struct arena *a, const struct ask *ask, bool typed,
                     struct answer *out, struct err *e);

/* How long an answer that is to be asked for again wants us to wait: Retry-After, else so many. */
int64_t visit_wait_ms(const struct answer *an, int64_t otherwise);

#endif
