/*
 * stories.h - which story does a document tell: that of the first document, in order of entry, whose
 * fingerprint is the same (page/story.h), or its own.
 *
 * An index of what a ledger holds, so that a document is compared with the few that may be copies
 * and not with all. Each document is filed under the keys of its fingerprint; what shares a key is
 * a candidate. A key stands for five words in a row, and some are in everybody's mouth ("the
 * parade in Moscow on June"): under one key only the first STORIES_A_KEY documents are filed. So
 * the comparisons for one document are bounded, however many speak of one event, and a story
 * reprinted a thousand times is still found by its first prints.
 *
 * Two documents of one outlet may have furniture in common that does not look it: what another of
 * its latest documents has as well, of another story, is no evidence there, and more is asked of what
 * is left (likeness.h, C5).
 *
 * Several processes may add to the ledger. stories_update, within the batch that is to enter the
 * next document, files what entered since, whoever added it: then all processes answer alike.
 *
 * Memory  some 5 KB a document, gone with stories_free; {0} is an index of nothing.
 * Errors  those of reading the ledger.
 */
#ifndef FLOW_STORIES_H
#define FLOW_STORIES_H

#include "ledger/ledger.h"

enum { STORIES_A_KEY = 16, STORIES_A_SITE = 16 };

struct stories {
    struct arena arena, table;    /* table: of slots alone, which move when they grow */
    int64_t mark;                 /* how far the ledger was filed */
    struct filed *filed;          /* documents in order of entry */
    size_t count, allocated;
    struct slot *slots;           /* a key each: which documents have it */
    size_t keys, slot_count;
    struct link *links;           /* the lists of documents of all slots */
    size_t link_count, links_allocated;
    uint32_t asked;               /* number of the question */
    size_t compared;              /* fingerprints held against each other so far */
};

bool stories_update(struct stories *s, struct ledger *l, struct err *e);

/* The story that a fingerprint tells (outlet: whose document it is of, or empty), "" where it is none
 * of those filed. A document that was erased since it was filed is like nothing. */
bool stories_find(struct stories *s, struct ledger *l, struct str fingerprint, struct str outlet,
                  struct str *story, struct err *e);

void stories_free(struct stories *s);

#endif
