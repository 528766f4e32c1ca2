/*
 * same.h - what is there already (L2, L6).
 *
 * What says the same  Two inputs are one statement where they tell the same story and agree in
 * event, guest and act; or, of whichever story, where they also agree in side and day, unless the
 * day is unknown or the side is the press: two papers of one day are two words. In either case the
 * dates of the event that they are said for must agree, where both are known: the same answer, given
 * again on the day of a move, is the answer to the new date.
 *
 * A retracted statement is not revived: reading its story again adds nothing, or a source. The same
 * word from elsewhere is a new statement.
 *
 * What somebody enters by hand is exact, and the one who enters it knows what was entered before. So
 * it is the same only where it says nothing that is not there: another person, speaker, note,
 * channel or a finer date makes it a statement of its own. And it is the same only as long as nobody
 * has moved the event since, on that day: a yes that is given again after a move is given to the new
 * date; a date that is set again after another one was set is a move back.
 *
 * Answers are 1, 0 or -1 (failed). What they lend is copied into the batch's memory.
 */
#ifndef LEDGER_SAME_H
#define LEDGER_SAME_H

#include "ledger/inside.h"

/* Copies what a row of a statement lends, so that other questions can be asked. */
struct row same_keep(struct ledger *l, const struct row *row);

/* Whether a statement was retracted; *by is what retracts it. */
int same_retracted(struct ledger *l, int64_t seq, struct row *by, struct err *e);

/* The statement of the story that says the same. */
int same_told(struct ledger *l, const struct chain *c, const struct statement *st, int64_t story,
              struct row *out, struct err *e);

/* The statement, of this story or another, that says the same. */
int same_statement(struct ledger *l, const struct chain *c, const struct statement *st,
                   int64_t story, struct row *out, struct err *e);

/* Whether the input of this key was seen; *seq is the statement that stands for it. hashed is the
 * key's hash. ERR_STATE where the key was another input's. */
int same_input(struct ledger *l, struct str key, struct str hashed, const struct statement *st,
               int64_t *seq, struct err *e);

#endif
