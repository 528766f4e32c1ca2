/*
 * cue.h - the rows of furniture.def, tried on a text.
 */
#ifndef PAGE_CUE_H
#define PAGE_CUE_H

#include "page/shape.h"

enum cue { CUE_NONE, CUE_LINE, CUE_LIST, CUE_REST };

/* The strongest cue that a text gives, by its first words. */
enum cue cue_of(struct str text);

#endif
