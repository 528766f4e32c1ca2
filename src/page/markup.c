#include "page/markup.h"

#include <assert.h>
#include <string.h>

enum { NAME_MOST = 12 };
enum seek { SEEK_COMMENT = 1, SEEK_SINGLE = 2, SEEK_DOUBLE = 4, SEEK_CDATA = 8 };

static const struct tag tags[] = {
#define TAG(name, kind, is) {STR(name), TAG_##kind, is},
#include "page/tag.def"
#undef TAG
};

static_assert(sizeof tags / sizeof *tags <= TAG_ROWS, "a bit of raw_vain for each");

static const struct str attr_names[ATTR_COUNT] = {
#define ATTR(id, name) STR(name),
#include "page/attr.def"
#undef ATTR
};

const struct tag *tag_find(struct str name)
{
    size_t low = 0, high = sizeof tags / sizeof *tags;

    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = str_cmp(tags[middle].name, name);

        if (order == 0)
            return &tags[middle];
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}

size_t tag_row(const struct tag *t)
{
    return (size_t)(t - tags);
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

/* --- what is passed over --- */

/* The place behind what, or STR_NONE; once it was not found it is not looked for again. */
static size_t behind(struct markup *m, struct str what, size_t from, enum seek seek)
{
    size_t at = m->vain & seek ? STR_NONE : str_find(m->source, what, from);

    if (at == STR_NONE) {
        m->vain |= seek;
        return STR_NONE;
    }
    return at + what.n;
}

static size_t behind_bracket(const struct markup *m, size_t from)
{
    size_t at = str_find_byte(m->source, '>', from);

    return at == STR_NONE ? m->source.n : at + 1;
}

/* "<!-- -->", "<!DOCTYPE html>", "<![CDATA[ ]]>", "<?xml ?>", "</ >": from the '<' to behind it. */
static size_t behind_other(struct markup *m, size_t at)
{
    struct str front = str_cut(m->source, at, at + 9);
    size_t end = STR_NONE;

    if (str_starts(front, S("<!-->")))
        return at + 5;
    if (str_starts(front, S("<!--")))
        end = behind(m, S("-->"), at + 4, SEEK_COMMENT);
    else if (str_starts(front, S("<![CDATA[")))
        end = behind(m, S("]]>"), at + 9, SEEK_CDATA);
    return end == STR_NONE ? behind_bracket(m, at) : end;
}

/* --- tags --- */

static const struct tag *name_at(const struct markup *m, size_t *at)
{
    char name[NAME_MOST];
    size_t n = 0, i = *at;

    for (; i < m->source.n && !is_blank(m->source.p[i]) && m->source.p[i] != '>' &&
           m->source.p[i] != '/'; i++)
        if (n < NAME_MOST)
            name[n++] = lower(m->source.p[i]);
    *at = i;
    return n == NAME_MOST ? NULL : tag_find((struct str){name, n});
}

/* A value that is empty is there all the same: <div hidden>. */
static void keep(struct token *t, struct str name, struct str value)
{
    if (value.p == NULL)
        value = (struct str){name.p + name.n, 0};
    if (name.n < 2 || strchr("acdhinprst", lower(name.p[0])) == NULL)
        return;
    for (size_t i = 0; i < ATTR_COUNT; i++)
        if (name.n == attr_names[i].n && str_eq_nocase(name, attr_names[i])) {
            if (t->attrs[i].p == NULL)
                t->attrs[i] = value;
            return;
        }
}

/* The value behind a '='; *at moves behind it. */
static struct str value_at(struct markup *m, size_t *at)
{
    struct str s = m->source;
    size_t from = *at, end;

    if (from < s.n && (s.p[from] == '"' || s.p[from] == '\'')) {
        struct str quote = str_cut(s, from, from + 1);

        end = behind(m, quote, from + 1, quote.p[0] == '"' ? SEEK_DOUBLE : SEEK_SINGLE);
        if (end != STR_NONE) {
            *at = end;
            return str_cut(s, from + 1, end - 1);
        }
    }
    for (end = from; end < s.n && !is_blank(s.p[end]) && s.p[end] != '>';)
        end++;
    *at = end;
    return str_cut(s, from, end);
}

static size_t skip_blanks(struct str s, size_t at)
{
    while (at < s.n && is_blank(s.p[at]))
        at++;
    return at;
}

/* The attributes from at on; returns the place behind the tag. */
static size_t read_attrs(struct markup *m, size_t at, struct token *t)
{
    struct str s = m->source;

    for (;;) {
        size_t from, to;
        struct str value;

        while (at < s.n && (is_blank(s.p[at]) || s.p[at] == '/'))
            at++;
        if (at == s.n || s.p[at] == '>')
            return at == s.n ? at : at + 1;
        for (from = at++; at < s.n && !is_blank(s.p[at]) && s.p[at] != '=' && s.p[at] != '>' &&
                          s.p[at] != '/';)
            at++;
        to = at;
        at = skip_blanks(s, at);
        value = (struct str){0};
        if (at < s.n && s.p[at] == '=') {
            at = skip_blanks(s, at + 1);
            value = value_at(m, &at);
        }
        keep(t, str_cut(s, from, to), value);
    }
}

/* Where "</name" stands, or STR_NONE. */
static size_t find_close(struct markup *m, const struct tag *tag, size_t from)
{
    size_t row = tag_row(tag);
    struct str s = m->source;

    if (m->raw_vain[row / 64] >> row % 64 & 1)
        return STR_NONE;
    for (size_t at = str_find_byte(s, '<', from); at != STR_NONE;
         at = str_find_byte(s, '<', at + 1))
        if (at + 2 + tag->name.n <= s.n && s.p[at + 1] == '/' &&
            str_eq_nocase(str_cut(s, at + 2, at + 2 + tag->name.n), tag->name))
            return at;
    m->raw_vain[row / 64] |= (uint64_t)1 << row % 64;
    return STR_NONE;
}

static void read_raw(struct markup *m, struct token *t)
{
    size_t close = find_close(m, t->tag, m->at);

    if (close == STR_NONE)
        return;
    t->text = str_cut(m->source, m->at, close);
    m->at = behind_bracket(m, close);
}

static void read_tag(struct markup *m, struct token *t)
{
    bool closes = m->source.p[m->at + 1] == '/';
    size_t at = m->at + 1 + closes;

    *t = (struct token){.kind = closes ? TOKEN_CLOSE : TOKEN_OPEN};
    t->tag = name_at(m, &at);
    m->at = read_attrs(m, at, t);
    if (!closes && t->tag != NULL && t->tag->kind == TAG_RAW)
        read_raw(m, t);
}

/* What a '<' at that place begins. */
static bool begins_tag(struct str s, size_t at)
{
    return at + 1 < s.n && (is_letter(s.p[at + 1]) ||
                            (s.p[at + 1] == '/' && at + 2 < s.n && is_letter(s.p[at + 2])));
}

static bool begins_other(struct str s, size_t at)
{
    return at + 1 < s.n && strchr("!?/", s.p[at + 1]) != NULL && s.p[at + 1] != '\0';
}

bool markup_next(struct markup *m, struct token *t)
{
    struct str s = m->source;
    size_t from = m->at, at;

    while (from < s.n && s.p[from] == '<' && !begins_tag(s, from) && begins_other(s, from))
        from = behind_other(m, from);
    m->at = from;
    if (from >= s.n)
        return false;
    if (s.p[from] == '<' && begins_tag(s, from)) {
        read_tag(m, t);
        return true;
    }
    at = str_find_byte(s, '<', from + 1);
    while (at != STR_NONE && !begins_tag(s, at) && !begins_other(s, at))
        at = str_find_byte(s, '<', at + 1);
    m->at = at == STR_NONE ? s.n : at;
    t->kind = TOKEN_TEXT;
    t->tag = NULL;
    t->text = str_cut(s, from, m->at);
    return true;
}
