/*
 * cue.h - the rows of furniture.def, tried on a text.
 *
 *   CUE_TAIL  furniture where it ends the story: "Jane Roe is a reporter in Riga."
 *   CUE_LINE  furniture wherever it stands: "Your email address will not be published."
 *   CUE_LIST  so is the list that it heads: "Read also"
 *   CUE_REST  so is all that follows: "Leave a Reply"
 *
 * Besides, some words are the trade of the page itself (newsletter, cookies, donate): a text with
 * several of them, in which nobody says anything, talks shop.
 */
#ifndef PAGE_CUE_H
#define PAGE_CUE_H

#include "page/shape.h"

enum cue { CUE_NONE, CUE_TAIL, CUE_LINE, CUE_LIST, CUE_REST };

/* The strongest cue that a text gives, by its first words. */
enum cue cue_of(struct str text);

/* The same where the shape of the text is known: of a long one in which somebody speaks only the
 * front need be looked at. */
enum cue cue_of_shaped(struct str text, const struct shape *s);

/* Whether one row of furniture.def, counted from 0, fits a text: so that each proves itself. */
bool cue_row_fits(size_t row, struct str text);

#endif
