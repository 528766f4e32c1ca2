#include "base/str.h"

#include <string.h>

struct str str_of(const char *text)
{
    return (struct str){text, text ? strlen(text) : 0};
}

struct str str_cut(struct str s, size_t from, size_t to)
{
    if (to > s.n)
        to = s.n;
    if (from >= to)
        return (struct str){0};
    return (struct str){s.p + from, to - from};
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

struct str str_trim(struct str s)
{
    size_t from = 0;

    while (from < s.n && is_space(s.p[from]))
        from++;
    while (s.n > from && is_space(s.p[s.n - 1]))
        s.n--;
    return str_cut(s, from, s.n);
}

bool str_eq(struct str a, struct str b)
{
    return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool str_eq_nocase(struct str a, struct str b)
{
    if (a.n != b.n)
        return false;
    for (size_t i = 0; i < a.n; i++)
        if (lower(a.p[i]) != lower(b.p[i]))
            return false;
    return true;
}

int str_cmp(struct str a, struct str b)
{
    size_t n = a.n < b.n ? a.n : b.n;
    int order = n == 0 ? 0 : memcmp(a.p, b.p, n);

    if (order != 0)
        return order;
    return (a.n > b.n) - (a.n < b.n);
}

bool str_starts(struct str s, struct str prefix)
{
    return s.n >= prefix.n && str_eq(str_cut(s, 0, prefix.n), prefix);
}

bool str_ends(struct str s, struct str suffix)
{
    return s.n >= suffix.n && str_eq(str_cut(s, s.n - suffix.n, s.n), suffix);
}

size_t str_find(struct str s, struct str what, size_t from)
{
    const char *hit;

    if (what.n == 0 || from >= s.n)
        return STR_NONE;
    hit = memmem(s.p + from, s.n - from, what.p, what.n);
    return hit ? (size_t)(hit - s.p) : STR_NONE;
}

size_t str_find_byte(struct str s, char c, size_t from)
{
    const char *hit;

    if (from >= s.n)
        return STR_NONE;
    hit = memchr(s.p + from, c, s.n - from);
    return hit ? (size_t)(hit - s.p) : STR_NONE;
}

bool str_int(struct str s, int64_t *out)
{
    bool minus = s.n > 0 && s.p[0] == '-';
    int64_t value = 0;

    if (minus)
        s = str_cut(s, 1, s.n);
    if (s.n == 0 || s.n > 18)
        return false;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] < '0' || s.p[i] > '9')
            return false;
        value = value * 10 + (s.p[i] - '0');
    }
    *out = minus ? -value : value;
    return true;
}

bool str_fraction(struct str s, double *out)
{
    size_t dot = str_find_byte(s, '.', 0);
    struct str whole = dot == STR_NONE ? s : str_cut(s, 0, dot);
    struct str rest = dot == STR_NONE ? (struct str){0} : str_cut(s, dot + 1, s.n);
    int64_t w = 0, r = 0;
    double scale = 1;

    if (whole.n == 0 || whole.p[0] == '-' || !str_int(whole, &w))
        return false;
    if (dot != STR_NONE && (rest.n == 0 || rest.p[0] == '-' || !str_int(rest, &r)))
        return false;
    for (size_t i = 0; i < rest.n; i++)
        scale *= 10;
    *out = (double)w + (double)r / scale;
    return true;
}

bool str_split(struct str *rest, char separator, struct str *part)
{
    size_t at;

    if (rest->p == NULL)
        return false;
    at = str_find_byte(*rest, separator, 0);
    if (at == STR_NONE) {
        *part = *rest;
        *rest = (struct str){0};
        return true;
    }
    *part = str_cut(*rest, 0, at);
    *rest = (struct str){rest->p + at + 1, rest->n - at - 1};
    return true;
}
