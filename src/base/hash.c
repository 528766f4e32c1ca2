#include "base/hash.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>

static void ready(void)
{
    if (sodium_init() < 0) {
        fputs("convoke: libsodium could not start\n", stderr);
        exit(1);
    }
}

static void put_length(unsigned char out[8], size_t n)
{
    for (int i = 0; i < 8; i++)
        out[i] = (unsigned char)((uint64_t)n >> (8 * i));
}

struct hash hash_of(const struct str *parts, size_t count)
{
    crypto_generichash_state state;
    struct hash h;

    ready();
    crypto_generichash_init(&state, NULL, 0, HASH_BYTES);
    for (size_t i = 0; i < count; i++) {
        unsigned char length[8];

        put_length(length, parts[i].n);
        crypto_generichash_update(&state, length, sizeof length);
        crypto_generichash_update(&state, (const unsigned char *)parts[i].p, parts[i].n);
    }
    crypto_generichash_final(&state, h.b, HASH_BYTES);
    return h;
}

struct hash hash_bytes(struct str s)
{
    struct hash h;

    ready();
    crypto_generichash(h.b, HASH_BYTES, (const unsigned char *)s.p, s.n, NULL, 0);
    return h;
}

bool hash_eq(struct hash a, struct hash b)
{
    return sodium_memcmp(a.b, b.b, HASH_BYTES) == 0;
}

char *hash_text(struct hash h, char text[HASH_TEXT])
{
    return sodium_bin2hex(text, HASH_TEXT, h.b, HASH_BYTES);
}

bool hash_parse(struct str s, struct hash *out)
{
    size_t n = 0;

    return s.n == HASH_TEXT - 1 &&
           sodium_hex2bin(out->b, HASH_BYTES, s.p, s.n, NULL, &n, NULL) == 0 && n == HASH_BYTES;
}

void hash_random(void *out, size_t n)
{
    ready();
    randombytes_buf(out, n);
}
