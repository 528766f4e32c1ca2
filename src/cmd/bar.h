/*
 * bar.h - progress on standard error, on a terminal and for long work only.
 */
#ifndef CMD_BAR_H
#define CMD_BAR_H

#include <stdbool.h>
#include <stddef.h>

struct bar {
    bool shown;
    size_t all, done, drawn, width;
};

/* terminal: whether there is one to draw on. Work of few steps gets no bar. */
struct bar bar_start(bool terminal, size_t steps, size_t width);

void bar_step(struct bar *b);

/* Takes it off the screen: before a line is printed, and at the end. */
void bar_clear(struct bar *b);

#endif
