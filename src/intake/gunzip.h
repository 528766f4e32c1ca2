/*
 * gunzip.h - compressed bytes -> bytes, step by step. The one file that includes zlib is gunzip.c: the
 * reference implementation, everywhere.
 *
 * A gunzip works through one member (RFC 1952) at a time: news archives are files of many, one for
 * each record, and whoever reads them wants to know where one ends. With the same calls the bodies
 * of web answers are opened, which come as gzip, zlib or bare deflate.
 *
 * Errors  GUNZIP_BROKEN: the bytes are damaged, the check sum at the end included.
 */
#ifndef INTAKE_GUNZIP_H
#define INTAKE_GUNZIP_H

#include "base/buf.h"

enum gunzip_step {
    GUNZIP_MORE,    /* goes on: give more bytes, or call again */
    GUNZIP_END,     /* the member ended; what is left of the input stands behind it */
    GUNZIP_BROKEN
};

struct gunzip;

struct gunzip *gunzip_open(void);
void gunzip_close(struct gunzip *g);

/* Forgets the member at hand: the next bytes begin one. */
void gunzip_restart(struct gunzip *g);

/* Appends up to most bytes made from the front of in to out and cuts from in what it used. */
enum gunzip_step gunzip_next(struct gunzip *g, struct str *in, struct buf *out, size_t most);

/* Whether bytes begin as a member does (RFC 1952 2.3.1: the magic, deflate, no reserved flag). */
bool gunzip_begins(struct str bytes);

/* A whole body, gzip, zlib or bare deflate; false where it is damaged or larger than most. What is cut
 * short at its end gives what there was. */
bool gunzip_whole(struct str in, struct buf *out, size_t most);

#endif
