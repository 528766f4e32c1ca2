#include "intake/gunzip.h"

#include <limits.h>
#define ZLIB_CONST
#include <zlib.h>

enum { STEP = 64 * 1024, GZIP_ONLY = 15 + 16, GZIP_OR_ZLIB = 15 + 32, BARE = -15 };

struct gunzip {
    z_stream z;
};

static void must(bool kept)
{
    if (kept)
        return;
    fputs("convoke: out of memory\n", stderr);
    exit(1);
}

static struct gunzip *open_as(int bits)
{
    struct gunzip *g = calloc(1, sizeof *g);

    must(g != NULL && inflateInit2(&g->z, bits) == Z_OK);
    return g;
}

struct gunzip *gunzip_open(void)
{
    return open_as(GZIP_ONLY);
}

void gunzip_close(struct gunzip *g)
{
    if (g == NULL)
        return;
    inflateEnd(&g->z);
    free(g);
}

void gunzip_restart(struct gunzip *g)
{
    inflateReset(&g->z);
}

enum gunzip_step gunzip_next(struct gunzip *g, struct str *in, struct buf *out, size_t most)
{
    unsigned char step[STEP];
    size_t room = most < sizeof step ? most : sizeof step;
    size_t given = in->n < UINT_MAX ? in->n : UINT_MAX;
    int result;

    g->z.next_in = (const unsigned char *)in->p;
    g->z.avail_in = (unsigned)given;
    g->z.next_out = step;
    g->z.avail_out = (unsigned)room;
    result = inflate(&g->z, Z_NO_FLUSH);
    *in = str_cut(*in, given - g->z.avail_in, in->n);
    buf_add(out, (struct str){(const char *)step, room - g->z.avail_out});
    if (result == Z_STREAM_END)
        return GUNZIP_END;
    must(result != Z_MEM_ERROR);
    return result == Z_OK || result == Z_BUF_ERROR ? GUNZIP_MORE : GUNZIP_BROKEN;
}

bool gunzip_begins(struct str bytes)
{
    return bytes.n >= 4 && memcmp(bytes.p, "\x1F\x8B\x08", 3) == 0
        && ((unsigned char)bytes.p[3] & 0xE0) == 0;
}

static bool whole_as(int bits, struct str in, struct buf *out, size_t most)
{
    struct gunzip *g = open_as(bits);
    enum gunzip_step step = GUNZIP_MORE;
    bool moves = true;  /* else the end of the body was cut off */

    buf_reset(out);
    while (step == GUNZIP_MORE && moves && out->n <= most) {
        size_t left = in.n, made = out->n;

        step = gunzip_next(g, &in, out, STEP);
        moves = in.n != left || out->n != made;
        if (step == GUNZIP_END && gunzip_begins(in)) {
            gunzip_restart(g);
            step = GUNZIP_MORE;
        }
    }
    gunzip_close(g);
    return step != GUNZIP_BROKEN && out->n <= most;
}

bool gunzip_whole(struct str in, struct buf *out, size_t most)
{
    return whole_as(GZIP_OR_ZLIB, in, out, most)
        || (out->n <= most && !gunzip_begins(in) && whole_as(BARE, in, out, most));
}
