/*
 * meeting.h - rule D2 of copies.h: which documents may be copies of which.
 *
 * Most numbers of a collection occur in one document alone, and those are passed over: two rows of
 * bits tell what came once and what came again. The others are counted, and filed with the first
 * documents that have them: whoever carries a story that a thousand carry is known by the first.
 */
#ifndef FLOW_MEETING_H
#define FLOW_MEETING_H

#include "flow/copies.h"

enum { MEETING_A_NUMBER = 12, MEETING_MOST = 16 };

struct meeting {
    struct arena arena;
    const struct copies *copies;
    uint8_t *twice;          /* a bit each for numbers that came again, by their hash */
    uint32_t bits;           /* two to the power of it are the bits */
    struct meeting_slot *slots;
    uint32_t slot_bits;
    uint32_t *filed;         /* documents, those of one number in a row */
    uint16_t *shared;        /* a document each: how many numbers it has in common with this one */
    uint32_t *met;
};

void meeting_open(struct meeting *m, const struct copies *c);

/* The documents before this one that have most in common with it, at most MEETING_MOST of them; then
 * files it. To be called for one document after the other. */
size_t meeting_next(struct meeting *m, uint32_t document, uint32_t out[MEETING_MOST]);

void meeting_free(struct meeting *m);

#endif
