/*
 * charset.h - the bytes of a document -> UTF-8, with a map back to the bytes.
 *
 * What is UTF-8 already is not copied, whatever was declared: by chance no other text is. Else in
 * this order: a byte order mark; what came from outside (an envelope, HTTP); what the document
 * declares; UTF-16 by its NUL bytes; UTF-8 with a few broken places (they become U+FFFD); and by
 * looking: words wholly of high bytes are Cyrillic, all else is windows-1252. Names mean what
 * browsers take them for: "iso-8859-1" is windows-1252.
 *
 * charset.c is the one file that includes iconv: glibc has every charset that pages declare, and it
 * is there wherever convoke is.
 *
 * Memory  the text is a slice of the bytes or lives in the arena.
 * Errors  none: what cannot be decoded becomes U+FFFD.
 */
#ifndef PAGE_CHARSET_H
#define PAGE_CHARSET_H

#include "page/origin.h"

struct charset {
    struct str outside;    /* declared from outside, or empty */
    struct str inside;     /* declared by the document, or empty */
};

/* The text as UTF-8, a byte order mark and all; o says where it stood, and stays empty where the
 * text is the bytes. */
struct str charset_decode(struct arena *a, struct str bytes, struct charset declared,
                          struct origin *o);

/* "charset=..." in <meta> or <?xml ...?> within the first bytes of a page, or empty. */
struct str charset_declared(struct str bytes);

/* UTF-16 by its mark or by the NUL bytes of its ASCII letters: iconv's name of it, or NULL. */
const char *charset_utf16(struct str bytes);

#endif
