#include "page/charset.h"

#include <errno.h>
#include <iconv.h>
#include <string.h>

#include "base/utf8.h"

enum { LOOK_UTF16 = 512, LOOK_DECLARED = 4096, NAME_MOST = 40, CHARACTER_MOST = 8, OUT_MOST = 32,
       BAD_SHARE = 20 };

/* Names that browsers read as a larger set (WHATWG Encoding, 4.2), and names that iconv lacks. */
static const struct alias {
    struct str name;
    const char *iconv;
} aliases[] = {
    {STR("iso-8859-1"), "WINDOWS-1252"}, {STR("iso8859-1"), "WINDOWS-1252"},
    {STR("latin1"), "WINDOWS-1252"}, {STR("ascii"), "WINDOWS-1252"},
    {STR("us-ascii"), "WINDOWS-1252"}, {STR("ansi"), "WINDOWS-1252"},
    {STR("iso-8859-9"), "WINDOWS-1254"}, {STR("iso-8859-11"), "CP874"},
    {STR("tis-620"), "CP874"}, {STR("windows-874"), "CP874"},
    {STR("gb2312"), "GB18030"}, {STR("gbk"), "GB18030"}, {STR("x-gbk"), "GB18030"},
    {STR("shift_jis"), "CP932"}, {STR("shift-jis"), "CP932"}, {STR("x-sjis"), "CP932"},
    {STR("windows-31j"), "CP932"}, {STR("euc-kr"), "CP949"}, {STR("ks_c_5601-1987"), "CP949"},
    {STR("big5"), "BIG5"}, {STR("x-euc-jp"), "EUC-JP"}, {STR("windows-1251"), "CP1251"},
    {STR("x-cp1251"), "CP1251"}, {STR("utf8"), "UTF-8"}, {STR("unicode"), "UTF-16LE"},
};

/* The name for iconv, terminated; false for no name at all. */
static bool iconv_name(struct str name, char out[NAME_MOST])
{
    name = str_trim(name);
    for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++)
        if (str_eq_nocase(name, aliases[i].name)) {
            snprintf(out, NAME_MOST, "%s", aliases[i].iconv);
            return true;
        }
    if (name.n == 0 || name.n >= NAME_MOST || str_find_byte(name, '/', 0) != STR_NONE)
        return false;  /* behind a slash iconv takes options */
    memcpy(out, name.p, name.n);
    out[name.n] = '\0';
    return true;
}

/* NUL at every other byte, as UTF-16 writes the letters of English; on which side tells the order. */
const char *charset_utf16(struct str s)
{
    size_t even = 0, odd = 0, look = s.n < LOOK_UTF16 ? s.n : LOOK_UTF16;

    if (str_starts(s, S("\xFF\xFE")) || str_starts(s, S("\xFE\xFF")))
        return "UTF-16";  /* its mark tells iconv the order */
    for (size_t i = 0; i < look; i++) {
        even += i % 2 == 0 && s.p[i] == '\0';
        odd += i % 2 == 1 && s.p[i] == '\0';
    }
    if (odd * 4 > look && even * 8 < look)
        return "UTF-16LE";
    return even * 4 > look && odd * 8 < look ? "UTF-16BE" : NULL;
}

static bool is_name_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           strchr("-_.:", c) != NULL;
}

/* The name behind "charset=" or "encoding=", quoted or not. */
static struct str name_behind(struct str s, size_t at)
{
    size_t end;

    while (at < s.n && strchr(" \t\n\r=\"'", s.p[at]) != NULL && s.p[at] != '\0')
        at++;
    for (end = at; end < s.n && s.p[end] != '\0' && is_name_byte(s.p[end]);)
        end++;
    return str_cut(s, at, end);
}

struct str charset_declared(struct str bytes)
{
    static const struct {
        struct str tag, word;
    } places[] = {{STR("<meta"), STR("charset")}, {STR("<META"), STR("charset")},
                  {STR("<Meta"), STR("charset")}, {STR("<?xml"), STR("encoding")}};
    struct str head = str_cut(bytes, 0, LOOK_DECLARED);

    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        for (size_t at = str_find(head, places[i].tag, 0), end; at != STR_NONE;
             at = str_find(head, places[i].tag, at + 1)) {
            struct str tag, name;
            size_t found = STR_NONE;

            end = str_find_byte(head, '>', at);
            tag = str_cut(head, at, end == STR_NONE ? head.n : end);
            for (size_t k = 0; k + places[i].word.n < tag.n && found == STR_NONE; k++)
                if (str_eq_nocase(str_cut(tag, k, k + places[i].word.n), places[i].word))
                    found = k + places[i].word.n;
            if (found != STR_NONE && (name = name_behind(tag, found)).n > 0)
                return name;
        }
    return (struct str){0};
}

/* --- by looking --- */

struct looks {
    size_t high, sequences, broken;   /* high bytes; UTF-8 sequences; bytes outside of them */
    size_t runs, paired;              /* runs of high bytes; high bytes in runs of two or more */
    size_t lower_1251, lower_koi8;
};

static struct looks look(struct str s)
{
    struct looks l = {0};
    size_t run = 0, n;

    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];

        run = c < 0x80 ? 0 : run + 1;
        l.high += c >= 0x80;
        l.runs += run == 1;
        l.paired += run == 2 ? 2 : run > 2;
        l.lower_1251 += c >= 0xE0;
        l.lower_koi8 += c >= 0xC0 && c < 0xE0;
    }
    for (size_t i = 0; i < s.n; i += n) {
        bool ascii = (unsigned char)s.p[i] < 0x80;

        n = 1;
        if (!ascii && utf8_at(s, i, &n) == 0xFFFD && n == 1)
            l.broken++;
        else if (!ascii)
            l.sequences++;
    }
    return l;
}

static const char *likeliest(struct str bytes)
{
    struct looks l = look(bytes);

    if (l.broken * BAD_SHARE < l.sequences)
        return "UTF-8";
    if (l.paired * 10 < l.high * 9 || l.high < l.runs * 3)
        return "WINDOWS-1252";
    return l.lower_1251 >= l.lower_koi8 ? "CP1251" : "KOI8-R";
}

/* --- decoding --- */

struct decoding {
    struct arena *arena;
    struct origin *origin;
    iconv_t conversion;
    struct str in;
    size_t at;           /* in in */
    char *text;
    size_t n, room;
};

static void reserve(struct decoding *d, size_t n)
{
    char *more;

    if (d->n + n <= d->room)
        return;
    d->room = d->room * 2 + n;
    more = arena_alloc(d->arena, d->room);
    memcpy(more, d->text, d->n);
    d->text = more;
}

/* Text of so many bytes of the source, in steps of one character. */
static void put(struct decoding *d, struct str text, size_t from, size_t text_step,
                size_t source_step)
{
    struct origin_run run = {(uint32_t)d->n, (uint32_t)d->at, (uint16_t)text_step,
                             (uint16_t)source_step};

    if (text.n > 0) {
        reserve(d, text.n);
        memcpy(d->text + d->n, text.p, text.n);
        origin_add(d->origin, d->arena, run);
    }
    d->n += text.n;
    d->at += from;
}

static size_t ascii_run(const struct decoding *d)
{
    size_t end = d->at;

    while (end < d->in.n && (unsigned char)d->in.p[end] < 0x80 && d->in.p[end] != '\0')
        end++;
    return end - d->at;
}

/* As few bytes as make a character, so that the map knows each one's place. */
static void put_character(struct decoding *d, size_t unit)
{
    char bytes[CHARACTER_MOST], out[OUT_MOST];  /* iconv wants bytes that it might change */
    size_t most = d->in.n - d->at < CHARACTER_MOST ? d->in.n - d->at : CHARACTER_MOST;

    memcpy(bytes, d->in.p + d->at, most);
    for (size_t n = unit < most ? unit : most; n <= most; n += unit) {
        char *in_at = bytes, *out_at = out;
        size_t in_left = n, out_left = sizeof out;

        errno = 0;
        if (iconv(d->conversion, &in_at, &in_left, &out_at, &out_left) != (size_t)-1) {
            size_t length = sizeof out - out_left;

            put(d, (struct str){out, length}, n, length == 0 ? 1 : length, n);
            return;
        }
        if (errno != EINVAL)
            break;
    }
    if (unit > most)
        unit = most;
    put(d, S("\xEF\xBF\xBD"), unit, 3, unit);
}

/* Charsets in which a byte below 0x80 may be a part of something else. */
static bool shifts(const char *name)
{
    return str_eq_nocase(str_cut(str_of(name), 0, 8), S("iso-2022")) ||
           str_eq_nocase(str_cut(str_of(name), 0, 2), S("hz")) ||
           str_eq_nocase(str_of(name), S("utf-7"));
}

static size_t unit_of(const char *name)
{
    if (str_eq_nocase(str_cut(str_of(name), 0, 6), S("utf-16")))
        return 2;
    return str_eq_nocase(str_cut(str_of(name), 0, 6), S("utf-32")) ? 4 : 1;
}

static bool convert(struct arena *a, struct str bytes, const char *name, struct origin *o,
                    struct str *out)
{
    struct decoding d = {.arena = a, .origin = o, .in = bytes, .room = bytes.n + bytes.n / 8 + 8};
    size_t unit = unit_of(name);
    bool plain = unit == 1 && !shifts(name);

    d.conversion = iconv_open("UTF-8", name);
    if ((intptr_t)d.conversion == -1)
        return false;
    d.text = arena_alloc(a, d.room);
    while (d.at < d.in.n) {
        size_t ascii = plain ? ascii_run(&d) : 0;

        if (ascii > 0)
            put(&d, str_cut(d.in, d.at, d.at + ascii), ascii, 1, 1);
        else
            put_character(&d, unit);
    }
    iconv_close(d.conversion);
    origin_add(o, a, (struct origin_run){(uint32_t)d.n, (uint32_t)bytes.n, 1, 1});
    *out = (struct str){d.text, d.n};
    return true;
}

/* UTF-8 or not, a text that shifts is not what its bytes look like. */
static bool names_shifting(struct str name)
{
    char text[NAME_MOST];

    return iconv_name(name, text) && shifts(text);
}

static bool is_utf8_name(struct str name)
{
    char text[NAME_MOST];

    return iconv_name(name, text) && str_eq_nocase(str_of(text), S("utf-8"));
}

static bool by_name(struct arena *a, struct str bytes, struct str name, struct origin *o,
                    struct str *out)
{
    char text[NAME_MOST];

    /* What says UTF-16 in its own ASCII letters is no UTF-16, and broken UTF-8 wants a look. */
    if (!iconv_name(name, text) || is_utf8_name(name) || unit_of(text) > 1)
        return false;
    return convert(a, bytes, text, o, out);
}

struct str charset_decode(struct arena *a, struct str bytes, struct charset declared,
                          struct origin *o)
{
    const char *utf16 = charset_utf16(bytes);
    struct str out = bytes;

    if (utf16 != NULL && convert(a, bytes, utf16, o, &out))
        return out;
    if (names_shifting(declared.outside) || names_shifting(declared.inside)) {
        struct str name = names_shifting(declared.outside) ? declared.outside : declared.inside;

        if (by_name(a, bytes, name, o, &out))
            return out;
    }
    if (utf8_bad(bytes) == STR_NONE)
        return bytes;
    if (by_name(a, bytes, declared.outside, o, &out) || by_name(a, bytes, declared.inside, o, &out) ||
        convert(a, bytes, likeliest(bytes), o, &out))
        return out;
    return bytes;
}
