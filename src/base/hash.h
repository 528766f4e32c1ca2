/*
 * hash.h - BLAKE2b-256 (RFC 7693) and random bytes. The one file that includes libsodium is
 * hash.c: a kept library whose hash is fast and needs no key schedule.
 */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include "base/str.h"

enum { HASH_BYTES = 32, HASH_TEXT = 65, SALT_BYTES = 16 };

struct hash {
    unsigned char b[HASH_BYTES];
};

/* The hash of several slices, each preceded by its length, so that no two lists give one input. */
struct hash hash_of(const struct str *parts, size_t count);

/* The plain hash of some bytes. */
struct hash hash_bytes(struct str s);

bool hash_eq(struct hash a, struct hash b);

/* 64 hexadecimal digits; returns text. */
char *hash_text(struct hash h, char text[HASH_TEXT]);
bool hash_parse(struct str s, struct hash *out);

/* n unpredictable bytes. */
void hash_random(void *out, size_t n);

#endif
