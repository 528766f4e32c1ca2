/*
 * outline.h - headings, items and captions that no mark shows, told by how they stand.
 *
 * A line in capitals, a lettered line ("B. Not invited"), a short line alone before a paragraph or a
 * list: these govern what follows. Short lines in a row below them are items. A line that names a
 * picture, or ends in the name of who took it, is a caption.
 */
#ifndef PAGE_OUTLINE_H
#define PAGE_OUTLINE_H

#include "page/plain.h"

void outline_mark(struct pieces p);

#endif
