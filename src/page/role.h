/*
 * role.h - the lines of an HTML page: title, byline, paragraph, item, row, caption or furniture.
 *
 * What stands outside of the story's part (score.h) is furniture, but for its title, its bylines and
 * a standfirst between the two. Inside of it each line is looked at by itself:
 *
 *   A1  names around it hint at furniture, or most of it is links: furniture;
 *   A2  a cue of furniture.def fits it: furniture, and so is what a governing cue stands over;
 *   A3  it stands in a caption, or alone beside a picture: a caption;
 *   A4  before the first sentence only what stands beside it is story;
 *   A5  so is after the last one, but for lists and tables; a heading over nothing but links falls;
 *   A6  where a witness vouches for the story (score.h, H2), what it does not know is furniture.
 */
#ifndef PAGE_ROLE_H
#define PAGE_ROLE_H

#include "page/head.h"
#include "page/score.h"

/* Sets the kinds of s->pieces; the pieces with the title and the story's first sentence. */
struct head role_mark(const struct score *s);

#endif
