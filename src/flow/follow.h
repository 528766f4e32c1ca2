/*
 * follow.h - feeds into the ledger, each entry once.
 *
 *   W1  An entry is read once. The ledger itself says which are: a document that stands there under an
 *       entry's address, entered in the batch that read it, is not asked for again, whenever and
 *       however we were stopped. Entries that a feed still shows are noted besides (followed.h), so
 *       that what came under another name, or was erased on request, is not asked for again either.
 *   W2  A feed is asked only for what is newer than what we have of it (ETag, Last-Modified), and what
 *       it told us of that is kept only when all its entries are done with.
 *   W3  A feed that cannot be had is left alone for a while: as long as it wants (Retry-After), else
 *       twice as long each time, a day at most.
 *   W4  A page that is not there, may not be asked for (robots.txt), or cannot be read is told once. One
 *       that cannot be had now is tried again with the feed, five times at most.
 *
 * Entries of a feed are read from the last to the first, for feeds begin with what is newest.
 */
#ifndef FLOW_FOLLOW_H
#define FLOW_FOLLOW_H

#include "flow/followed.h"
#include "flow/take.h"
#include "intake/visit.h"

struct follow {
    struct taker taker;
    struct visits visits;
    struct followed state;
    struct arena arena;
    uint64_t *known;          /* keys of the documents that the ledger had at the start, sorted */
    size_t known_count;
    int64_t every_ms;         /* between two looks at a feed */
    /* Told of each page that could not be had or read. */
    void (*complain)(void *to, const struct err *e);
    void *to;
};

/* What one look at a feed came to. */
struct looked {
    bool early;               /* it wants to be left alone: not asked (W3) */
    bool same;                /* nothing newer (W2) */
    size_t documents, failed;
    size_t accepted, proposed, sources;
};

/* Notes what the ledger has, and reads the file beside it. */
bool follow_open(struct follow *f, struct ledger *l, struct take_options o, struct str path,
                 struct err *e);
void follow_close(struct follow *f);

/* One look. A feed that cannot be had is told to complain; false is a fault of the ledger, of the file
 * beside it, or that somebody wants to stop. now: of this look. */
bool follow_look(struct follow *f, struct str address, moment now, struct looked *out,
                 struct err *e);

#endif
