#include "page/jsonld.h"

#include <string.h>

#include "page/entity.h"

enum { DEPTH = 64 };

struct level {
    struct str key;     /* the key that the object or list stands under */
    bool other;         /* it, or one around it, speaks of another work */
};

struct scan {
    struct arena *arena;
    struct str s;
    struct meta *meta;
    struct level levels[DEPTH];
    size_t depth;       /* may run past DEPTH */
    struct str key;     /* the last one read */
};

static int32_t hex4(struct str s, size_t at)
{
    int32_t v = 0;

    for (size_t i = at; i < at + 4; i++) {
        char c = i < s.n ? s.p[i] : ' ';
        int32_t d = c >= '0' && c <= '9'   ? c - '0'
                    : c >= 'a' && c <= 'f' ? c - 'a' + 10
                    : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                           : -1;
        if (d < 0)
            return -1;
        v = v * 16 + d;
    }
    return v;
}

/* "\u201c", or a pair of halves; *at stands at the 'u' and moves to its last digit. */
static unsigned unicode(struct str s, size_t *at, char out[ENTITY_TEXT])
{
    int32_t c = hex4(s, *at + 1), low;

    if (c < 0)
        return 0;
    *at += 4;
    if (c >= 0xD800 && c < 0xDC00 && *at + 2 < s.n && s.p[*at + 1] == '\\' &&
        (low = hex4(s, *at + 3)) >= 0xDC00 && low < 0xE000) {
        *at += 6;
        c = 0x10000 + (c - 0xD800) * 0x400 + (low - 0xDC00);
    }
    return entity_utf8(c == 0 || (c >= 0xD800 && c < 0xE000) ? 0xFFFD : (uint32_t)c, out);
}

/* A string without its escapes, and without the entities that some write into it. */
static struct str unescaped(struct arena *a, struct str s)
{
    char *out = arena_alloc(a, s.n + 1);
    size_t n = 0;

    for (size_t i = 0; i < s.n; i++) {
        char sign[ENTITY_TEXT];
        unsigned length;

        if (s.p[i] != '\\' || i + 1 == s.n) {
            out[n++] = s.p[i];
            continue;
        }
        i++;
        if (s.p[i] == 'u' && (length = unicode(s, &i, sign)) > 0) {
            memcpy(out + n, sign, length);
            n += length;
        } else {
            out[n++] = strchr("nrtbf", s.p[i]) != NULL && s.p[i] != '\0' ? ' ' : s.p[i];
        }
    }
    return str_trim(entity_text(a, (struct str){out, n}));
}

static bool is_other(struct str key)
{
    static const struct str keys[] = {
        STR("isPartOf"), STR("mentions"), STR("video"), STR("review"), STR("comment"),
        STR("image"), STR("hasPart"), STR("itemListElement"), STR("citation"), STR("about"),
        STR("breadcrumb"), STR("potentialAction"),
    };

    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (str_eq(key, keys[i]))
            return true;
    return false;
}

static struct level around(const struct scan *s)
{
    if (s->depth > DEPTH)
        return (struct level){.other = true};
    return s->depth > 0 ? s->levels[s->depth - 1] : (struct level){0};
}

static void keep(struct scan *s, struct str *kept, struct str raw)
{
    if (kept->n == 0)
        *kept = unescaped(s->arena, raw);
}

static void take(struct scan *s, struct str raw)
{
    struct meta *m = s->meta;
    struct level level = around(s);

    if (level.other || raw.n == 0)
        return;
    if (str_eq(s->key, S("headline")))
        keep(s, &m->headline, raw);
    else if (str_eq(s->key, S("articleBody")) && raw.n > m->body.n)
        m->body = unescaped(s->arena, raw);
    else if (str_eq(s->key, S("datePublished")))
        meta_date(m, raw, RANK_SCHEMA);
    else if (str_eq(s->key, S("name")) && str_eq(level.key, S("publisher")))
        keep(s, &m->outlet, raw);
    else if (str_eq(s->key, S("name")) && str_eq(level.key, S("author")))
        keep(s, &m->author, raw);
}

static size_t string_end(struct str s, size_t at)
{
    while (at < s.n && s.p[at] != '"')
        at += s.p[at] == '\\' ? 2 : 1;
    return at < s.n ? at : s.n;
}

static size_t skip_blanks(struct str s, size_t at)
{
    while (at < s.n && (s.p[at] == ' ' || s.p[at] == '\n' || s.p[at] == '\t' || s.p[at] == '\r'))
        at++;
    return at;
}

/* A string from the quote at at; returns the place behind it. A colon makes it a key. */
static size_t take_string(struct scan *s, size_t at)
{
    size_t end = string_end(s->s, at + 1), next = skip_blanks(s->s, end + 1);
    struct str raw = str_cut(s->s, at + 1, end);

    if (next < s->s.n && s->s.p[next] == ':')
        s->key = raw;
    else
        take(s, raw);
    return end + 1;
}

/* A list in a key's place hands the key on to the objects in it. */
static void open_level(struct scan *s, bool list)
{
    struct level outer = around(s);
    struct str key = s->key.n > 0 || !list ? s->key : outer.key;

    if (key.n == 0)
        key = outer.key;
    if (s->depth < DEPTH)
        s->levels[s->depth] =
            (struct level){key, outer.other || is_other(key)};
    s->depth++;
    s->key = list ? key : (struct str){0};
}

void jsonld_read(struct arena *a, struct str json, struct meta *m)
{
    struct scan *s = ARENA_NEW(a, struct scan, 1);

    s->arena = a;
    s->s = json;
    s->meta = m;
    for (size_t at = 0; at < json.n;) {
        char c = json.p[at];

        if (c == '"') {
            at = take_string(s, at);
            continue;
        }
        if (c == '{' || c == '[')
            open_level(s, c == '[');
        else if ((c == '}' || c == ']') && s->depth > 0)
            s->depth--;
        at++;
    }
}
