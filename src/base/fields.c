#include "base/fields.h"

#include <string.h>

#include "base/utf8.h"

enum { DEEPEST = 64, REPLACEMENT = 0xFFFD };

struct scan {
    struct arena *arena;
    struct str s;
    size_t at;
    struct err *e;
};

static bool wrong(struct scan *c, const char *what)
{
    return err_set(c->e, ERR_FORMAT, "%s at byte %zu", what, c->at);
}

static char peek(const struct scan *c)
{
    return c->at < c->s.n ? c->s.p[c->at] : '\0';
}

static void blanks(struct scan *c)
{
    while (peek(c) == ' ' || peek(c) == '\t' || peek(c) == '\r' || peek(c) == '\n')
        c->at++;
}

static bool take_byte(struct scan *c, char wanted)
{
    blanks(c);
    if (peek(c) != wanted || c->at == c->s.n)
        return false;
    c->at++;
    return true;
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = (char)(c | 0x20);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The four digits of \uXXXX, -1 where they are none. */
static int32_t hex4(struct str s, size_t at)
{
    int32_t v = 0;

    if (at + 4 > s.n)
        return -1;
    for (size_t i = at; i < at + 4; i++) {
        int d = hex_digit(s.p[i]);

        if (d < 0)
            return -1;
        v = v << 4 | d;
    }
    return v;
}

static size_t put_utf8(char *out, int32_t c)
{
    static const unsigned char lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
    size_t n = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;

    for (size_t i = n; i-- > 1; c >>= 6)
        out[i] = (char)(unsigned char)(0x80 | (c & 0x3F));
    out[0] = (char)(unsigned char)(lead[n == 1 ? 0 : n] | c);
    return n;
}

/* The code point of "uXXXX" at s.p[at], two of them for a surrogate pair; *used how many bytes. */
static int32_t code_point(struct str s, size_t at, size_t *used)
{
    int32_t high = hex4(s, at + 1), low;

    *used = 5;
    if (high < 0xD800 || high > 0xDFFF)
        return high;
    if (high > 0xDBFF || at + 7 > s.n || s.p[at + 5] != '\\' || s.p[at + 6] != 'u')
        return REPLACEMENT;
    low = hex4(s, at + 7);
    if (low < 0xDC00 || low > 0xDFFF)
        return low < 0 ? low : REPLACEMENT;
    *used = 11;
    return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
}

/* Undoes the escape whose letter stands at s.p[at]; bytes of it read, 0 where it is none. */
static size_t unescape(struct str s, size_t at, char *out, size_t *n)
{
    static const char letters[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";
    const char *found = at < s.n && s.p[at] != '\0' ? strchr(letters, s.p[at]) : NULL;
    size_t used = 0;
    int32_t c;

    if (found != NULL) {
        out[(*n)++] = meant[found - letters];
        return 1;
    }
    if (at == s.n || s.p[at] != 'u')
        return 0;
    c = code_point(s, at, &used);
    if (c < 0)
        return 0;
    *n += put_utf8(out + *n, c);
    return used;
}

/* Each byte of eight that is less than that of bytes (below 0x80) gets its highest bit; so do some
 * behind such a one. */
static uint64_t less(uint64_t eight, uint64_t bytes)
{
    return (eight - bytes) & ~eight & 0x8080808080808080u;
}

/* Where from at on a quote, a backslash or a control character may stand; eight bytes at a time. */
static size_t ordinary_run(struct str s, size_t at)
{
    static const uint64_t ones = 0x0101010101010101u;

    for (uint64_t eight; at + sizeof eight <= s.n; at += sizeof eight) {
        memcpy(&eight, s.p + at, sizeof eight);
        if ((less(eight, ones * 0x20) | less(eight ^ ones * '"', ones) |
             less(eight ^ ones * '\\', ones)) != 0)
            break;
    }
    return at;
}

/* Where the string whose text starts at from ends, or STR_NONE; says whether anything is escaped. */
static size_t string_end(struct str s, size_t from, bool *escaped)
{
    *escaped = false;
    for (size_t i = ordinary_run(s, from); i < s.n; i++) {
        if (s.p[i] == '"')
            return i;
        if ((unsigned char)s.p[i] < 0x20)
            return STR_NONE;
        if (s.p[i] == '\\') {
            *escaped = true;
            i = ordinary_run(s, i + 2) - 1;
        }
    }
    return STR_NONE;
}

static bool unescaped(struct scan *c, struct str raw, struct str *out)
{
    char *p = arena_alloc(c->arena, raw.n + 1);
    size_t n = 0;

    for (size_t i = 0; i < raw.n;) {
        size_t plain = str_find_byte(raw, '\\', i), used;

        plain = plain == STR_NONE ? raw.n : plain;
        memcpy(p + n, raw.p + i, plain - i);
        n += plain - i;
        if (plain == raw.n)
            break;
        used = unescape(raw, plain + 1, p, &n);
        if (used == 0)
            return wrong(c, "no escape of JSON in the string that starts");
        i = plain + 1 + used;
    }
    *out = (struct str){p, n};
    return true;
}

/* out NULL: checks it and steps over it. */
static bool string(struct scan *c, struct str *out)
{
    struct str raw, skipped;
    bool escaped;
    size_t end;

    if (!take_byte(c, '"'))
        return wrong(c, "no string");
    end = string_end(c->s, c->at, &escaped);
    if (end == STR_NONE)
        return wrong(c, "a string without an end, or with a control character,");
    raw = str_cut(c->s, c->at, end);
    if (utf8_bad(raw) != STR_NONE)
        return wrong(c, "not UTF-8 in the string that starts");
    if (!escaped)
        skipped = raw;
    else if (!unescaped(c, raw, &skipped))
        return false;
    if (out != NULL)
        *out = skipped;
    c->at = end + 1;
    return true;
}

static bool is_number(struct str s)
{
    bool digit = false;

    for (size_t i = 0; i < s.n; i++) {
        digit = digit || (s.p[i] >= '0' && s.p[i] <= '9');
        if (strchr("0123456789+-.eE", s.p[i]) == NULL || s.p[i] == '\0')
            return false;
    }
    return digit;
}

/* A number, true, false or null. */
static bool word(struct scan *c)
{
    size_t from = c->at;
    struct str w;

    while (c->at < c->s.n && strchr(",]} \t\r\n", c->s.p[c->at]) == NULL)
        c->at++;
    w = str_cut(c->s, from, c->at);
    if (is_number(w) || str_eq(w, S("true")) || str_eq(w, S("false")) || str_eq(w, S("null")))
        return true;
    c->at = from;
    return wrong(c, "no value of JSON");
}

/*
 * A value is stepped over without recursion: open holds the brackets that are open. In an object a
 * name comes before each value.
 */
static bool step_over(struct scan *c)
{
    char open[DEEPEST];
    size_t depth = 0;

    for (;;) {
        bool empty = false;

        blanks(c);
        if (peek(c) == '{' || peek(c) == '[') {
            if (depth == DEEPEST)
                return wrong(c, "lists and objects more than 64 deep");
            open[depth++] = c->s.p[c->at++];
            empty = take_byte(c, open[depth - 1] == '{' ? '}' : ']');
            depth -= empty;
        } else if (peek(c) == '"' ? !string(c, NULL) : !word(c)) {
            return false;
        } else {
            empty = true;
        }
        while (empty && depth > 0 && !take_byte(c, ',')) {
            if (!take_byte(c, open[depth - 1] == '{' ? '}' : ']'))
                return wrong(c, "no comma and no end of the list or object");
            depth--;
        }
        if (depth == 0)
            return true;
        if (open[depth - 1] == '{' && (!string(c, NULL) || !take_byte(c, ':')))
            return wrong(c, "no name with a colon");
    }
}

static struct field *find(struct field *wanted, size_t count, struct str name)
{
    for (size_t i = 0; i < count; i++)
        if (str_eq(name, str_of(wanted[i].name)))
            return &wanted[i];
    return NULL;
}

static bool member(struct scan *c, struct field *wanted, size_t count)
{
    struct str name;
    struct field *f;

    if (!string(c, &name))
        return false;
    if (!take_byte(c, ':'))
        return wrong(c, "no colon");
    f = find(wanted, count, name);
    blanks(c);
    if (f == NULL)
        return step_over(c);
    f->given = peek(c) == '"';
    return f->given ? string(c, &f->value) : step_over(c);
}

bool fields_read(struct arena *a, struct str line, struct field *wanted, size_t count,
                 struct err *e)
{
    struct scan c = {.arena = a, .s = line, .e = e};

    if (!take_byte(&c, '{'))
        return wrong(&c, "no JSON object");
    if (!take_byte(&c, '}')) {
        do {
            if (!member(&c, wanted, count))
                return false;
        } while (take_byte(&c, ','));
        if (!take_byte(&c, '}'))
            return wrong(&c, "no comma and no end of the object");
    }
    blanks(&c);
    return c.at == line.n || wrong(&c, "something behind the object");
}
