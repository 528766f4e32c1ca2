#include "page/entity.h"

#include <string.h>

enum { NAME_MOST = 24, REPLACEMENT = 0xFFFD };

struct named {
    struct str name;
    uint32_t c;
    bool loose;
};

static const struct named table[] = {
#define ENTITY(name, c) {STR(name), c, false},
#define LOOSE(name, c) {STR(name), c, true},
#include "page/entity.def"
#undef ENTITY
#undef LOOSE
};

/* What windows-1252 has at 0x80 to 0x9F; 0 where it has nothing. */
static const uint16_t windows_signs[32] = {
    0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0, 0x017D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E, 0x0178,
};

unsigned entity_utf8(uint32_t c, char text[ENTITY_TEXT])
{
    if (c < 0x80) {
        text[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        text[0] = (char)(unsigned char)(0xC0 | c >> 6);
        text[1] = (char)(unsigned char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        text[0] = (char)(unsigned char)(0xE0 | c >> 12);
        text[1] = (char)(unsigned char)(0x80 | (c >> 6 & 0x3F));
        text[2] = (char)(unsigned char)(0x80 | (c & 0x3F));
        return 3;
    }
    text[0] = (char)(unsigned char)(0xF0 | c >> 18);
    text[1] = (char)(unsigned char)(0x80 | (c >> 12 & 0x3F));
    text[2] = (char)(unsigned char)(0x80 | (c >> 6 & 0x3F));
    text[3] = (char)(unsigned char)(0x80 | (c & 0x3F));
    return 4;
}

static uint32_t as_browsers_do(uint32_t c)
{
    if (c >= 0x80 && c < 0xA0 && windows_signs[c - 0x80] != 0)
        return windows_signs[c - 0x80];
    if (c == 0 || c > 0x10FFFF || (c >= 0xD800 && c < 0xE000))
        return REPLACEMENT;
    return c < ' ' && c != '\t' && c != '\n' ? ' ' : c;
}

static int digit(char c, unsigned base)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (base == 16 && c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return base == 16 && c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* "&#8217;" */
static bool numbered(struct str s, size_t at, bool loose, struct entity *out)
{
    unsigned base = at + 2 < s.n && (s.p[at + 2] == 'x' || s.p[at + 2] == 'X') ? 16 : 10;
    size_t first = at + (base == 16 ? 3 : 2), i = first;
    uint32_t c = 0;

    for (; i < s.n && digit(s.p[i], base) >= 0; i++)
        if (c <= 0x10FFFF)
            c = c * base + (uint32_t)digit(s.p[i], base);
    if (i == first || i - at > NAME_MOST || (!loose && (i == s.n || s.p[i] != ';')))
        return false;
    c = as_browsers_do(c);
    out->n = entity_utf8(c, out->text);
    out->length = i - at + (i < s.n && s.p[i] == ';');
    if (out->n > out->length)
        return false;
    return true;
}

static const struct named *find(struct str name)
{
    size_t low = 0, high = sizeof table / sizeof *table;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = str_cmp(table[middle].name, name);

        if (order == 0)
            return &table[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

static bool is_name_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

static bool named(struct str s, size_t at, bool loose, struct entity *out)
{
    size_t i = at + 1;
    const struct named *found;
    bool closed;

    while (i < s.n && i - at <= NAME_MOST && is_name_byte(s.p[i]))
        i++;
    closed = i < s.n && s.p[i] == ';';
    if (!closed && !loose)
        return false;
    found = find(str_cut(s, at + 1, i));
    if (found == NULL || (!closed && !found->loose))
        return false;
    out->n = entity_utf8(found->c, out->text);
    out->length = i - at + closed;
    return true;
}

bool entity_at(struct str s, size_t at, bool loose, struct entity *out)
{
    if (at + 2 >= s.n)
        return false;
    return s.p[at + 1] == '#' ? numbered(s, at, loose, out) : named(s, at, loose, out);
}

static bool has_entity(struct str s, bool loose)
{
    struct entity entity;

    for (size_t at = str_find_byte(s, '&', 0); at != STR_NONE; at = str_find_byte(s, '&', at + 1))
        if (entity_at(s, at, loose, &entity))
            return true;
    return false;
}

/* o may be NULL. An entity is never shorter than its sign, so s.n bytes are room enough. */
static struct str decode(struct arena *a, struct str s, bool loose, struct origin *o)
{
    char *text = arena_alloc(a, s.n + 1);
    size_t n = 0;
    struct entity entity;

    for (size_t at = 0, next; at < s.n; at = next) {
        size_t amp = str_find_byte(s, '&', at);
        uint32_t to = (uint32_t)n;

        if (amp == at && entity_at(s, at, loose, &entity)) {
            memcpy(text + n, entity.text, entity.n);
            n += entity.n;
            next = at + entity.length;
            if (o != NULL)
                origin_add(o, a, (struct origin_run){to, (uint32_t)at, (uint16_t)entity.n,
                                                     (uint16_t)entity.length});
            continue;
        }
        next = amp == STR_NONE ? s.n : amp == at ? at + 1 : amp;
        memcpy(text + n, s.p + at, next - at);
        n += next - at;
        if (o != NULL)
            origin_add(o, a, (struct origin_run){to, (uint32_t)at, 1, 1});
    }
    if (o != NULL)
        origin_add(o, a, (struct origin_run){(uint32_t)n, (uint32_t)s.n, 1, 1});
    return (struct str){text, n};
}

struct str entity_text(struct arena *a, struct str s)
{
    return has_entity(s, true) ? decode(a, s, true, NULL) : s;
}

struct str entity_decode(struct arena *a, struct str s, struct origin *o)
{
    return has_entity(s, false) ? decode(a, s, false, o) : s;
}
