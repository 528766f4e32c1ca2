/*
 * furniture.h - what on a page is not its story (press guide rule 5).
 *
 * Menus, appeals, teasers, comment forms, tags, sign-ups and legal lines are told by three things:
 * cues, which are rows of furniture.def; shape, as many short entries parted by bars or nothing but
 * links; and place: before the story begins and after it has ended only few things are story.
 *
 *   F1  a cue marks its own line; a governing cue ("Read also") the list below it as well; a closing
 *       cue ("Leave a Reply") all that follows;
 *   F2  a line of short entries parted by bars is a menu, unless it is a row of a table;
 *   F3  after the last sentence of the story, what is no sentence is furniture, except the lists
 *       and tables that the story has opened;
 *   F4  before the first sentence only the title, the byline, captions and a standfirst are story
 *       (applied by head.h, which knows these);
 *   F5  long stretches in which next to nothing speaks for story are furniture (weigh.h).
 */
#ifndef PAGE_FURNITURE_H
#define PAGE_FURNITURE_H

#include "page/plain.h"

/* Applies F1 to F3 and F5: sets the kind of what is furniture. */
void furniture_mark(struct arena *a, struct pieces p);

#endif
