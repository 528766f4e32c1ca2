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

/* width: columns of the terminal to draw on, 0 where there is none. Work of few steps gets no bar. */
struct bar bar_start(size_t width, size_t steps);

void bar_step(struct bar *b);

/* Takes it off the screen: before a line is printed, and at the end. */
void bar_clear(struct bar *b);

#endif
