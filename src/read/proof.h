/*
 * proof.h - whether a row of a cue file reads the sentence that stands beside it.
 *
 * Every row carries its own proof. proof_check closes small stories with the row's sentence (an event
 * in the place that the sentence names, or in Moscow or Tokyo; still to come, or over; in each year in
 * which leaders are known, the latest first) and asks the reader: in one of them a statement has to
 * come of the sentence by this very row, of the act that the row names if it names one; of a NOT row
 * nothing may come, and it has to stand in the sentence. A sentence that needs its own story may be
 * several: what comes of any of them counts.
 *
 * The rows have to be in force (cue_extend).
 */
#ifndef READ_PROOF_H
#define READ_PROOF_H

#include "base/arena.h"
#include "base/err.h"
#include "read/cue.h"

/* False with the reason and the mend in e, without the place. */
bool proof_check(const struct cue *row, struct err *e);

#endif
