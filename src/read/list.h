/*
 * list.h - what is stated without a verb of its own: "so will B", items of a list, rows of a table.
 */
#ifndef READ_LIST_H
#define READ_LIST_H

#include "read/sighting.h"

/* "so will B", "nor was C", "as has D": what was stated last holds of these as well. */
bool list_ellipsis(struct reader *r, size_t passage, size_t at);

/* "India is represented by A, Japan by B and Australia by C": the verb said once. */
/* "The White House confirmed it in January.": whose word the statement of the sentence before was. */
bool list_confirmed(struct reader *r, size_t p, size_t at);
/* "Confirmed: A and B", "Not attending: C" */
bool list_labelled(struct reader *r, size_t p);
/* "2020: Brazil's Jair Bolsonaro." below "The guests of recent years" */
bool list_year(struct reader *r, size_t p);
bool list_short(struct reader *r, size_t p, size_t at);
bool list_gapping(struct reader *r, size_t passage, size_t at);

/* "Who is coming? France's Macron. The presidents of Chile and Paraguay.": an answer without a verb. */
bool list_fragment(struct reader *r, size_t passage);

/* The block whose first passage this is, by its place under a heading or in a table; from: how many
 * statements there were before the block. */
void list_item(struct reader *r, size_t passage, size_t from);

#endif
