/*
 * again.h - short lines that a page says over and over, with nothing new between them.
 *
 * "Oops! / Something went wrong. / Please try again later." four times stands for four pictures that
 * did not load. Lines that come back beside others ("Germany / declined / Spain / declined") do not
 * count: only a run of up to AGAIN_LINES lines that follows itself at least AGAIN_TIMES times.
 */
#ifndef PAGE_AGAIN_H
#define PAGE_AGAIN_H

#include "page/plain.h"

enum { AGAIN_LINES = 4, AGAIN_TIMES = 3, AGAIN_WORDS = 8 };

/* Makes furniture of them. */
void again_mark(struct pieces p);

#endif
