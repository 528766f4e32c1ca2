/*
 * copies.h - many documents at once -> which of them tell one story.
 *
 * Where stories.h asks of one document at a time, on behalf of a ledger, this takes a whole
 * collection: a crawl, an archive, a day of the wire. That allows what one document alone does not:
 *
 *   D1  furniture shows by repetition. What several documents of one site have in common (an appeal,
 *       the history of the house, the lines of a series) is no evidence for any of them. It is counted
 *       within a site, never over all: a wire story that two hundred sites carry is repeated as well.
 *   D2  two documents are compared only where a number of both says so (candidates); likeness.h
 *       decides.
 *   D3  a story is what is joined so, however long the chain: a copy of a copy is a copy. But a text
 *       that holds several which have nothing in common is a digest: it joins the largest of these and
 *       does not join them with each other.
 *
 * The site of a document is the host of its address, else its outlet, else unknown; of unknown site
 * nothing is dropped. The order in which documents come makes a difference for the numbering alone.
 *
 * Memory  at most 2 KB a document, of 600 words some 0.7, and 1 KB for the copies among them; 40 MB
 *         besides at most. Gone with copies_free; {0} is an empty collection.
 * Errors  none.
 */
#ifndef FLOW_COPIES_H
#define FLOW_COPIES_H

#include "base/arena.h"
#include "page/likeness.h"

enum { COPIES_DOUBTFUL = SHINGLE_SPARE };  /* the bit of a number: see common.h */

struct copy {
    struct str name;
    uint32_t *numbers;
    struct sample sample;    /* of the story: numbers; what is common at its site goes with copies_join */
    uint32_t site;           /* 0: not known */
    uint32_t story;          /* the number of the first document that tells it */
};

struct copies {
    struct arena arena;
    struct copy *items;
    size_t count, allocated;
    struct str *sites;       /* site number n is sites[n - 1] */
    size_t site_count, sites_allocated;
    uint32_t *slots;         /* site numbers by name */
    size_t slot_count;
};

/* A number of a sample, without the mark. */
static inline uint32_t copies_number(uint32_t marked)
{
    return marked & ~(uint32_t)COPIES_DOUBTFUL;
}

/* How densely a document is to be sampled for this. */
extern const struct sampling copies_sampling;

/* One more document; name, site and sample are copied. */
void copies_add(struct copies *c, struct str name, struct str site, struct sample sample);

/* Once, when all are in: fills in the stories. */
void copies_join(struct copies *c);

void copies_free(struct copies *c);

/* The host that an address names ("https://www.lark.example:80/a" is at "lark.example"), or empty;
 * its letters as they stand. */
struct str copies_host(struct str address);

#endif
