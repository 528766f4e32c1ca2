/*
 * take.h - the way in: the bytes of a document -> proposals and statements in the ledger.
 *
 * Start reading the program here. flow_take reads the page, asks whether its story is one that the
 * ledger has already (a copy), lets the reader find what is said, settles which event each is about
 * (match.h) and writes all of it in one batch: the document, the proposals, and for those that score
 * at least auto_score the statements. Either all of it enters or nothing.
 *
 *   - Taking a document twice, or a copy of its story, adds sources and never a second statement
 *     (L2, L6). A copy's proposals whose like the story has already had accepted are accepted too.
 *   - Several processes may take documents into one ledger: what others added since is taken note
 *     of inside the batch, which one writer holds at a time.
 *   - A document that was erased on request is not read again.
 *
 * A taker is used for many documents, and remembers the occasions and the stories so far: so a
 * document costs the same whether it is the tenth or the ten thousandth.
 */
#ifndef FLOW_TAKE_H
#define FLOW_TAKE_H

#include "base/hash.h"
#include "flow/match.h"
#include "flow/stories.h"
#include "ledger/ledger.h"
#include "read/reader.h"

/* Another reader, asked of each document: adds what it proposes to *said (second/second.h). */
typedef void take_more(void *to, struct arena *a, const struct page *page, struct reading *said);

struct take_options {
    moment now;
    struct str user;
    day received;       /* the day the documents came in, which bounds their dates; 0 unknown */
    double auto_score;  /* proposals that score this much are accepted at once; above 1: none */
    take_more *more;    /* or NULL */
    void *more_to;      /* what it is given */
};

struct taker {
    struct ledger *ledger;
    struct take_options options;
    struct arena arena;
    struct candidates known;
    struct stories stories;
};

/* What became of one document. */
struct taken {
    enum added document;    /* ADDED_NOTHING: the ledger had these very bytes */
    bool erased;            /* it had them erased: nothing was read */
    bool copy;              /* of a story that the ledger has */
    size_t found;           /* what the reader found */
    size_t proposed;        /* of these: now waiting for review */
    size_t accepted;        /* statements that are new */
    size_t sources;         /* statements that were there and have one more source */
    size_t known;           /* proposed before */
    char hash[HASH_TEXT];   /* of the document's text, once it was read */
};

bool taker_open(struct ledger *l, struct take_options o, struct taker *out, struct err *e);
void taker_free(struct taker *t);

bool flow_take(struct taker *t, struct str name, struct str bytes, struct taken *out,
               struct err *e);

/* The same of a document that came with an envelope. received: the day it came in; 0: as the options
 * say. What the ledger keeps is the text, decoded, to which all offsets refer. */
bool flow_take_source(struct taker *t, const struct page_source *source, day received,
                      struct taken *out, struct err *e);

/* The document of a page: what the ledger keeps of it. */
struct document flow_document(struct arena *a, const struct page *page, day published);

/*
 * One proposal of another reader, in a batch that the caller began: settled with the occasions known
 * and proposed. Its one source names a document of the ledger and that document's story.
 */
bool flow_propose(struct taker *t, struct arena *a, const struct proposal *p, struct taken *out,
                  struct err *e);

#endif
