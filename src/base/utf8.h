/*
 * utf8.h - the text of the world as bytes: is it UTF-8, how wide is it, what is it folded.
 *
 * Folding makes forms of one name equal: letter case, accents and the kind of apostrophe or hyphen
 * do not count ("Díaz-Canel" and "Diaz-Canel", "Vučić" and "VUCIC"). The one file that includes
 * utf8proc is utf8.c; ASCII takes a short way around it.
 */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/arena.h"
#include "base/str.h"

/* The offset of the first byte that is not UTF-8 (RFC 3629: no surrogates, no overlong), or
 * STR_NONE where all is well. */
size_t utf8_bad(struct str s);

/* The code point at s.p[at] and its length in bytes; U+FFFD and 1 where it is not UTF-8. */
int32_t utf8_at(struct str s, size_t at, size_t *length);

bool utf8_is_letter(int32_t c);  /* letters and combining marks, not digits */
bool utf8_is_upper(int32_t c);

/* Columns on a terminal. */
size_t utf8_width(struct str s);

/* The longest front of s that fits width columns. */
struct str utf8_fit(struct str s, size_t width);

/* The folded text. */
struct str utf8_fold(struct arena *a, struct str s);

/* A hash of the folded text, without making it: equal for texts that fold equal. Never 0. */
uint64_t utf8_fold_hash(struct str s);

#endif
