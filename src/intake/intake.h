/*
 * intake.h - whatever news comes in -> its documents, one after the other, each with its envelope.
 *
 * An intake is opened on a path, "-" for standard input, or an address; what it is the first bytes
 * tell (form.h), compressed or not. intake_next then gives document after document:
 *
 *   a page or text         itself
 *   an archive (WARC)      the documents of its records        warc.h
 *   lines of JSON          a document each                     jsonl.h
 *   a message, an mbox     letters, what they forward, PDFs    mail.h
 *   a feed                 its entries; for those that only tell of a page, the page, where the feed
 *                          itself came by address: reading a file never asks the web
 *   a PDF                  the text of its pages               pdf.h
 *
 * Streams (WARC, JSON lines, mbox) may be of any size: one record at a time stands in memory. A
 * document may have DOCUMENT_MAX bytes.
 *
 * Memory  the item lives in the arena that is given, which should be empty.
 * Errors  what cannot be read is named, with where it stands, and intake_next may be called again.
 */
#ifndef INTAKE_INTAKE_H
#define INTAKE_INTAKE_H

#include "intake/feed.h"
#include "intake/form.h"
#include "intake/item.h"
#include "intake/stream.h"
#include "intake/visit.h"

struct intake {
    struct stream stream;
    struct str name;
    enum form form;
    struct visits *visits;     /* NULL: nothing is fetched */
    bool fetched;              /* it came by address */
    struct str media, charset; /* of what was fetched, as the server says */
    day received;
    struct arena arena;        /* holds what came as several, or was fetched */
    struct items_in waiting;
    size_t next;               /* of those waiting */
    struct feed feed;
    size_t entry;              /* the next of the feed */
    size_t line;               /* the last of JSON */
    bool begun, done;
};

bool intake_open(struct intake *in, struct str path, struct visits *v, struct err *e);

/* 1 a document; 0 no more; -1 one that cannot be read: the next call goes on behind it. */
int intake_next(struct intake *in, struct arena *a, struct item *out, struct err *e);

/* The document of one entry of a feed: what the feed holds, or the page it leads to. */
bool intake_entry(struct visits *v, struct arena *a, const struct feed *f, const struct entry *en,
                  struct item *out, struct err *e);

void intake_close(struct intake *in);

#endif
