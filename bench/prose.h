/*
 * prose.h - invented news for the benchmarks: sentences that look like a report and mean nothing.
 *
 * Words come as in the press: few of them make up most of the text (Zipf), a report keeps coming back
 * to its own people and places, and everybody uses the same stock phrases. The same seed gives the
 * same text on every machine.
 */
#ifndef BENCH_PROSE_H
#define BENCH_PROSE_H

#include "base/buf.h"

enum { PROSE_CAST = 12 };

struct prose {
    uint64_t state;              /* of the numbers drawn */
    uint32_t cast[PROSE_CAST];   /* the names and words that this text comes back to */
};

struct prose prose_start(uint64_t seed);

/* Below limit, which is not 0; and true so often out of a hundred. */
uint32_t prose_draw(struct prose *p, uint32_t limit);
bool prose_chance(struct prose *p, uint32_t percent);

/* One word, rare ones rarely; a sentence with its full stop; a headline; a name. */
void prose_word(struct prose *p, struct buf *out);
void prose_sentence(struct prose *p, struct buf *out);
void prose_title(struct prose *p, struct buf *out);
void prose_name(struct prose *p, struct buf *out);

#endif
