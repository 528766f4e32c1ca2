/*
 * followed.h - what following feeds remembers between two looks, in a file beside the ledger.
 *
 * What was read the ledger knows: each document stands there under the address of its entry, entered in
 * the batch that read it. So this file holds nothing of the record, only what saves work and asking:
 * each feed's ETag and Last-Modified, until when it wants to be left alone, and which of the entries
 * that it still shows are done with. Lost, it costs one look at everything. That is why it is not in
 * the ledger, to which one only adds.
 *
 * One line each, parts apart by tabs; written whole beside the old one, then renamed:
 *   feed <address> <not before: ms since 1970> <failures in a row> <ETag> <Last-Modified>
 *   done <16 digits>           an entry of the feed above, by the hash of its name
 *   tried <16 digits> <count>  one that could not be had so far
 *
 * Memory  in its arena, gone with followed_free.
 */
#ifndef FLOW_FOLLOWED_H
#define FLOW_FOLLOWED_H

#include "base/arena.h"
#include "base/day.h"
#include "base/err.h"

struct followed_entry {
    uint64_t key;
    int tries;      /* 0: done with */
};

struct followed_feed {
    struct str address, etag, modified;
    moment not_before;
    int failures;
    struct followed_entry *entries;
    size_t count, allocated;
};

struct followed {
    struct arena arena;
    struct str path;
    struct followed_feed *feeds;
    size_t count, allocated;
};

/* A file that is not there is an empty one; lines that are damaged are left out. */
bool followed_open(struct followed *f, struct str path, struct err *e);
bool followed_write(const struct followed *f, struct err *e);
void followed_free(struct followed *f);

/* The feed of an address; new where there is none. Valid until the next new one. */
struct followed_feed *followed_feed(struct followed *f, struct str address);

/* What an entry is known by. */
uint64_t followed_key(struct str name);

/* The entry, or NULL. */
struct followed_entry *followed_entry(const struct followed_feed *feed, uint64_t key);
struct followed_entry *followed_add(struct followed *f, struct followed_feed *feed, uint64_t key);

#endif
