/*
 * order.h - in which order lines of a ledger enter another one.
 *
 * A statement's sources entered one by one, some of them long after it, so each is an item of its
 * own. Items stand in the order of entry where they come from: by the moment, then by number; an
 * event or a document, whose line tells no number, before the first that needs it. So a copy of a
 * ledger weighs its words as the original does (S3), also as known by any moment (L3). Proposals
 * stand last, an erasure behind what it erases.
 *
 * A struct line is what the order, and import, need to know of a line while it is not in memory.
 */
#ifndef FLOW_ORDER_H
#define FLOW_ORDER_H

#include "fact/json.h"

/* What a source of a statement cuts from, and when it was added. */
struct cited {
    struct str document, story;
    int64_t seq;
    moment recorded_at;
};

struct line {
    enum json_kind kind;
    size_t number;            /* in the file, from 1 */
    uint64_t at;              /* where it stands in the file */
    size_t bytes;
    struct str name;          /* id of the event, hash of the document; as its kind has it */
    struct str parts;         /* of an erasure */
    int64_t seq, retracts;    /* of a statement; seq of the one that an erasure names */
    moment recorded_at;
    bool erased;              /* of a document */
    const struct cited *cited;
    size_t cited_count;
};

struct item {
    moment at;       /* when it is to be recorded */
    int64_t seq;     /* its number where it comes from, or that of the first that needs it */
    int rank;        /* events before documents before what needs them */
    size_t line;
    size_t source;   /* 0: the line itself; else which of the statement's sources, from 1 */
};

struct items {
    struct item *list;
    size_t count;
};

/* With their own moments (now where a line tells none), or all as of now. */
struct items order_lines(struct arena *a, const struct line *lines, size_t count,
                         bool own_moments, moment now);

#endif
