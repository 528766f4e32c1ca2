#include "cmd/bar.h"

#include "base/buf.h"

enum { FEW = 16, ROOM = 24 };  /* columns beside the bar: numbers and brackets */

struct bar bar_start(size_t width, size_t steps)
{
    return (struct bar){.shown = width > 0 && steps >= FEW, .all = steps, .drawn = (size_t)-1,
                        .width = width > ROOM + 10 ? width - ROOM : 10};
}

static void draw(const struct bar *b, size_t full)
{
    struct buf line = {0};

    buf_text(&line, "\r[");
    buf_fill(&line, '=', full);
    buf_fill(&line, ' ', b->width - full);
    buf_fmt(&line, "] %zu of %zu", b->done, b->all);
    fwrite(line.p, 1, line.n, stderr);
    fflush(stderr);
    buf_free(&line);
}

void bar_step(struct bar *b)
{
    size_t full;

    b->done++;
    if (!b->shown)
        return;
    full = b->done * b->width / b->all;
    if (full != b->drawn || b->all <= 1000)
        draw(b, full);
    b->drawn = full;
}

void bar_clear(struct bar *b)
{
    if (!b->shown || b->drawn == (size_t)-1)
        return;
    fputs("\r\033[K", stderr);
    fflush(stderr);
    b->drawn = (size_t)-1;
}
