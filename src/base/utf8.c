#include "base/utf8.h"

#include <utf8proc.h>

enum { REPLACEMENT = 0xFFFD };

/* How many bytes the sequence at p takes, 0 where it is not UTF-8 (RFC 3629, section 4). */
static size_t sequence(const unsigned char *p, size_t left)
{
    size_t n = p[0] < 0x80 ? 1 : p[0] < 0xC2 ? 0 : p[0] < 0xE0 ? 2 : p[0] < 0xF0 ? 3
             : p[0] < 0xF5 ? 4 : 0;

    if (n == 0 || n > left)
        return 0;
    for (size_t i = 1; i < n; i++)
        if ((p[i] & 0xC0) != 0x80)
            return 0;
    if ((p[0] == 0xE0 && p[1] < 0xA0) || (p[0] == 0xED && p[1] > 0x9F) ||
        (p[0] == 0xF0 && p[1] < 0x90) || (p[0] == 0xF4 && p[1] > 0x8F))
        return 0;
    return n;
}

/* Where the plain ASCII from at on ends; eight bytes at a time. */
static size_t ascii_run(struct str s, size_t at)
{
    uint64_t eight;

    for (; at + sizeof eight <= s.n; at += sizeof eight) {
        memcpy(&eight, s.p + at, sizeof eight);
        if ((eight & 0x8080808080808080u) != 0)
            break;
    }
    while (at < s.n && (unsigned char)s.p[at] < 0x80)
        at++;
    return at;
}

size_t utf8_bad(struct str s)
{
    const unsigned char *p = (const unsigned char *)s.p;

    for (size_t i = ascii_run(s, 0); i < s.n; i = ascii_run(s, i)) {
        size_t n = sequence(p + i, s.n - i);

        if (n == 0)
            return i;
        i += n;
    }
    return STR_NONE;
}

int32_t utf8_at(struct str s, size_t at, size_t *length)
{
    const unsigned char *p = (const unsigned char *)s.p + at;
    size_t n = sequence(p, s.n - at);

    *length = n == 0 ? 1 : n;
    switch (n) {
    case 1:
        return p[0];
    case 2:
        return (p[0] & 0x1F) << 6 | (p[1] & 0x3F);
    case 3:
        return (p[0] & 0x0F) << 12 | (p[1] & 0x3F) << 6 | (p[2] & 0x3F);
    case 4:
        return (p[0] & 0x07) << 18 | (p[1] & 0x3F) << 12 | (p[2] & 0x3F) << 6 | (p[3] & 0x3F);
    default:
        return REPLACEMENT;
    }
}

bool utf8_is_letter(int32_t c)
{
    if (c < 0x80)
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    switch (utf8proc_category(c)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
        return true;
    default:
        return false;
    }
}

bool utf8_is_upper(int32_t c)
{
    if (c < 0x80)
        return c >= 'A' && c <= 'Z';
    return utf8proc_category(c) == UTF8PROC_CATEGORY_LU ||
           utf8proc_category(c) == UTF8PROC_CATEGORY_LT;
}

static size_t width_of(int32_t c)
{
    int w = c < 0x80 ? (c >= 0x20 && c != 0x7F) : utf8proc_charwidth(c);

    return w > 0 ? (size_t)w : 0;
}

size_t utf8_width(struct str s)
{
    size_t width = 0, n;

    for (size_t i = 0; i < s.n; i += n)
        width += width_of(utf8_at(s, i, &n));
    return width;
}

struct str utf8_fit(struct str s, size_t width)
{
    size_t used = 0, n, i;

    for (i = 0; i < s.n; i += n) {
        size_t w = width_of(utf8_at(s, i, &n));

        if (used + w > width)
            break;
        used += w;
    }
    return str_cut(s, 0, i);
}

/* Letters that no decomposition takes apart, as the press without them writes. */
static const char *plain_form(int32_t c)
{
    switch (c) {
    case 0x2018: case 0x2019: case 0x02BC: case 0x02BB: case '`': case 0x00B4:
        return "'";
    case 0x2010: case 0x2011: case 0x2012: case 0x2013: case 0x2212:
        return "-";
    case 0x00A0: case 0x202F: case 0x2009:
        return " ";
    case 0x0131:
        return "i";
    case 0x0142: case 0x0141:
        return "l";
    case 0x00F8: case 0x00D8:
        return "o";
    case 0x0111: case 0x0110: case 0x00F0: case 0x00D0:
        return "d";
    case 0x00DF: case 0x1E9E:
        return "ss";
    case 0x00E6: case 0x00C6: case 0x0259: case 0x018F:
        return c == 0x0259 || c == 0x018F ? "a" : "ae";
    case 0x0153: case 0x0152:
        return "oe";
    case 0x00FE: case 0x00DE:
        return "th";
    default:
        return NULL;
    }
}

/* The folded form of one code point into out: at most FOLD_MAX bytes. */
enum { FOLD_MAX = 72, FOLD_POINTS = 18 };

static size_t fold_one(int32_t c, char out[FOLD_MAX])
{
    utf8proc_int32_t points[FOLD_POINTS];
    const char *plain = plain_form(c);
    utf8proc_ssize_t count;
    size_t n = 0;
    int boundary = 0;

    if (plain != NULL) {
        struct str s = str_of(plain);

        memcpy(out, s.p, s.n);
        return s.n;
    }
    count = utf8proc_decompose_char(c, points, FOLD_POINTS,
                                    UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD |
                                        UTF8PROC_STRIPMARK,
                                    &boundary);
    for (utf8proc_ssize_t i = 0; i < count && i < FOLD_POINTS; i++)
        n += (size_t)utf8proc_encode_char(points[i], (utf8proc_uint8_t *)out + n);
    return n;
}

static inline char fold_ascii(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c == '`' ? '\'' : c;
}

static size_t fold_at(struct str s, size_t at, size_t *length, char out[FOLD_MAX])
{
    unsigned char c = (unsigned char)s.p[at];

    if (c >= 0x80)
        return fold_one(utf8_at(s, at, length), out);
    *length = 1;
    out[0] = fold_ascii((char)c);
    return 1;
}

struct str utf8_fold(struct arena *a, struct str s)
{
    char piece[FOLD_MAX];
    char *out;
    size_t n = 0, length;

    for (size_t i = 0; i < s.n; i += length)
        n += fold_at(s, i, &length, piece);
    out = arena_alloc(a, n + 1);
    n = 0;
    for (size_t i = 0; i < s.n; i += length) {
        size_t m = fold_at(s, i, &length, piece);

        memcpy(out + n, piece, m);
        n += m;
    }
    return (struct str){out, n};
}

/* FNV-1a, 64 bits. */
uint64_t utf8_fold_hash(struct str s)
{
    uint64_t h = 0xCBF29CE484222325u;
    char piece[FOLD_MAX];
    size_t length;

    for (size_t i = 0, m; i < s.n; i += length) {
        for (; i < s.n && (unsigned char)s.p[i] < 0x80; i++)
            h = (h ^ (unsigned char)fold_ascii(s.p[i])) * 0x100000001B3u;
        if (i == s.n)
            break;
        m = fold_at(s, i, &length, piece);
        for (size_t k = 0; k < m; k++)
            h = (h ^ (unsigned char)piece[k]) * 0x100000001B3u;
    }
    return h == 0 ? 1 : h;
}
