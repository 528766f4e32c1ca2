/*
 * help.h - the tables of commands and options as people read them: help, and the manual's lists.
 */
#ifndef CMD_HELP_H
#define CMD_HELP_H

#include "cmd/cmd.h"

/* No words: the overview. A command's name: how it is used. The first of two words: all under it. */
bool help_write(struct buf *b, const struct str *words, size_t count, struct view_style style,
                struct err *e);

/* The sections COMMANDS and OPTIONS of the manual page (mdoc(7)). */
void help_mdoc(struct buf *b);

#endif
