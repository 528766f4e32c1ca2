/*
 * str.h - a slice of bytes that somebody else keeps.
 *
 * A struct str is a pointer and a length. It borrows: whoever made the bytes keeps them, and a
 * slice of a slice borrows from the same keeper. It is not terminated by NUL and may hold NUL
 * bytes; {0} is the empty one. Print it with "%.*s" and STR_ARG(s).
 *
 * Errors  none; what is not there is an empty slice or STR_NONE.
 */
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct str {
    const char *p;
    size_t n;
};

/* The slice of a string literal, also in a static table. */
#define STR(literal) {(literal), sizeof(literal) - 1}
#define S(literal) ((struct str){(literal), sizeof(literal) - 1})

/* The two arguments that "%.*s" takes. */
#define STR_ARG(s) (int)(s).n, (s).p ? (s).p : ""

/* Where nothing was found. */
#define STR_NONE ((size_t)-1)

/* The slice of a terminated string; NULL gives the empty one. */
struct str str_of(const char *text);

/* The bytes from (included) to (excluded); both are bounded by the length. */
struct str str_cut(struct str s, size_t from, size_t to);

/* Without white space (ASCII) at both ends. */
struct str str_trim(struct str s);

bool str_eq(struct str a, struct str b);

/* Equal but for the case of ASCII letters. */
bool str_eq_nocase(struct str a, struct str b);

/* Equal to a word in lower case (ASCII), but for the case of s. Looks no farther than the first
 * byte that differs: for lists of words that mostly are not there. */
static inline bool str_is(struct str s, const char *lower)
{
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];

        if ((c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c) != lower[i] || lower[i] == '\0')
            return false;
    }
    return lower[s.n] == '\0';
}

/* Below, at or above zero, as memcmp orders them; a prefix comes first. */
int str_cmp(struct str a, struct str b);

bool str_starts(struct str s, struct str prefix);
bool str_ends(struct str s, struct str suffix);

/* The offset of the first occurrence at or after from, or STR_NONE. */
size_t str_find(struct str s, struct str what, size_t from);
size_t str_find_byte(struct str s, char c, size_t from);

/* A decimal number that fills the slice: digits only, with an optional minus. */
bool str_int(struct str s, int64_t *out);

/* A decimal fraction that fills the slice, as 0.9 or 12; no exponent. */
bool str_fraction(struct str s, double *out);

/*
 * Cuts the part before the next separator off the front of rest. True while there was something
 * left: for (struct str part; str_split(&rest, '|', &part);)
 */
bool str_split(struct str *rest, char separator, struct str *part);

#endif
