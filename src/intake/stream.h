/*
 * stream.h - the bytes of a file, a pipe or memory, one after the other, with a look ahead.
 *
 * What is gzip is opened on the way, member after member; then everything here counts the bytes that
 * come out. Only what was looked at and not taken yet stands in memory, so the size of a file does
 * not matter.
 *
 * Damage  where a member cannot be opened (bits flipped, the end cut off), the stream ends for the
 * time being and says so in broken. stream_mend goes on at the next member: of an archive with a
 * member for each record, one record is lost.
 *
 * Memory  what stream_ahead shows is valid until the next call.
 */
#ifndef INTAKE_STREAM_H
#define INTAKE_STREAM_H

#include "base/buf.h"
#include "base/err.h"

struct stream {
    struct str name;
    int fd;                  /* -1: the bytes stand in memory */
    struct str memory;       /* what is left of them */
    struct gunzip *gunzip;   /* NULL: not compressed */
    struct buf raw;          /* as read, to be opened, from raw_used on */
    size_t raw_used;
    struct buf ahead;        /* to be taken, from used on */
    size_t used;
    uint64_t at;             /* how many bytes were taken */
    uint64_t member_at;      /* where the member at hand begins */
    bool in_member;
    bool raw_end, end;       /* nothing more to read; nothing more comes out */
    bool broken;             /* ended by damage */
    uint64_t size;           /* of a file, where the system tells it; else 0 */
    struct err fault;        /* what the system said, where reading itself failed */
};

/* A file, or standard input for "-". */
bool stream_open(struct stream *s, struct str path, struct err *e);

/* Bytes that stand in memory. */
void stream_of(struct stream *s, struct str name, struct str bytes);

void stream_close(struct stream *s);

/* The next want bytes, or fewer where the stream ends (or is broken) before. */
struct str stream_ahead(struct stream *s, size_t want);

/* The next bytes that were looked at are done with. */
void stream_take(struct stream *s, size_t n);

/* Passes over n bytes; false where there are fewer. */
bool stream_skip(struct stream *s, uint64_t n);

/* Passes over all before the next occurrence of what, which is short; false where there is none. */
bool stream_seek(struct stream *s, struct str what);

/* A line without its break; 1, 0 at the end, -1 where it is longer than most (it is passed over). */
int stream_line(struct stream *s, size_t most, struct str *line);

/* After damage: drops what is left of the broken member; false where nothing follows it. */
bool stream_mend(struct stream *s);

#endif
