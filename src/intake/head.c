#include "intake/head.h"

#include "base/buf.h"
#include "intake/gunzip.h"

struct str head_find(struct str head, struct str name)
{
    for (struct str line; str_split(&head, '\n', &line);) {
        size_t colon = str_find_byte(line, ':', 0);

        if (str_trim(line).n == 0)
            break;
        if (colon != STR_NONE && str_eq_nocase(str_cut(line, 0, colon), name))
            return str_trim(str_cut(line, colon + 1, line.n));
    }
    return (struct str){0};
}

size_t head_end(struct str bytes)
{
    for (size_t at = 0; (at = str_find_byte(bytes, '\n', at)) != STR_NONE;) {
        at++;
        if (at < bytes.n && bytes.p[at] == '\n')
            return at + 1;
        if (at + 1 < bytes.n && bytes.p[at] == '\r' && bytes.p[at + 1] == '\n')
            return at + 2;
    }
    return STR_NONE;
}

static struct str unquoted(struct str s)
{
    s = str_trim(s);
    return s.n >= 2 && s.p[0] == '"' && s.p[s.n - 1] == '"' ? str_cut(s, 1, s.n - 1) : s;
}

void head_media(struct str value, struct str *media, struct str *charset)
{
    struct str part;

    *media = *charset = (struct str){0};
    if (str_split(&value, ';', &part))
        *media = str_trim(part);
    while (str_split(&value, ';', &part)) {
        size_t equals = str_find_byte(part, '=', 0);

        if (equals != STR_NONE && str_is(str_trim(str_cut(part, 0, equals)), "charset"))
            *charset = unquoted(str_cut(part, equals + 1, part.n));
    }
}

/* --- days ---------------------------------------------------------------------------------- */

static int month_of(struct str s)
{
    static const char names[] = "janfebmaraprmayjunjulaugsepoctnovdec";

    for (int i = 0; i < 12 && s.n >= 3; i++)
        if (str_eq_nocase(str_cut(s, 0, 3), (struct str){names + 3 * (size_t)i, 3}))
            return i + 1;
    return 0;
}

/* "27 May 2020", in front of which a day of the week may stand. */
static day mail_day(struct str s)
{
    size_t comma = str_find_byte(s, ',', 0);
    struct str part[3] = {0};
    int64_t mday, year;
    day d;

    s = comma != STR_NONE && comma < 12 ? str_cut(s, comma + 1, s.n) : s;
    for (size_t i = 0; i < 3;) {
        if (!str_split(&s, ' ', &part[i]))
            return 0;
        i += part[i].n > 0;
    }
    if (!str_int(part[0], &mday) || !str_int(part[2], &year) || mday < 1 || mday > 31 || year < 0)
        return 0;
    if (part[2].n == 2)
        year += year < 50 ? 2000 : 1900;  /* RFC 5322 4.3 */
    d = year < 1 || year > 9999 ? 0 : day_make((int)year, month_of(part[1]), (int)mday);
    return day_valid(d) && day_exact(d) ? d : 0;
}

day head_day(struct str value)
{
    day d;

    value = str_trim(value);
    if (value.n >= 10 && day_parse(str_cut(value, 0, 10), &d)
        && (value.n == 10 || value.p[10] == 'T' || value.p[10] == ' '))
        return d;
    return day_parse(value, &d) ? d : mail_day(value);
}

/* Seconds of "10:30:00" at a place; -1 where it is none. */
static int seconds_at(struct str s, size_t colon)
{
    int64_t h, m, sec;

    if (colon < 2 || colon == STR_NONE || !str_int(str_cut(s, colon - 2, colon), &h)
        || !str_int(str_cut(s, colon + 1, colon + 3), &m)
        || !str_int(str_cut(s, colon + 4, colon + 6), &sec) || h < 0 || m < 0 || sec < 0)
        return -1;
    return (int)(h * 3600 + m * 60 + sec);
}

moment head_moment(struct str value)
{
    day d = head_day(value);
    int seconds = d == 0 ? -1 : seconds_at(value, str_find_byte(value, ':', 0));

    return seconds < 0 ? 0 : ((moment)day_number(d) * 86400 + seconds) * 1000;
}

/* --- the web ------------------------------------------------------------------------------- */

bool http_parse(struct str bytes, struct http *out, struct err *e)
{
    size_t end = head_end(bytes), line = str_find_byte(bytes, '\n', 0);
    size_t blank = str_find_byte(bytes, ' ', 0);
    int64_t status;

    *out = (struct http){0};
    if (!str_starts(bytes, S("HTTP/")) || end == STR_NONE || blank == STR_NONE || blank > line)
        return err_set(e, ERR_FORMAT, "not an answer of the web");
    if (!str_int(str_cut(bytes, blank + 1, blank + 4), &status) || status < 100)
        return err_set(e, ERR_FORMAT, "an answer without a status");
    out->status = (int)status;
    out->head = str_cut(bytes, line + 1, end);
    out->body = str_cut(bytes, end, bytes.n);
    return true;
}

static int digit_of(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    c = (char)(c | 0x20);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The size line of a chunk: its size, and where its bytes begin; STR_NONE where it is none. */
static size_t chunk_begin(struct str body, size_t at, size_t *size)
{
    size_t end = str_find_byte(body, '\n', at), first = at;

    *size = 0;
    for (; at < body.n && digit_of(body.p[at]) >= 0 && *size <= SIZE_MAX >> 8; at++)
        *size = *size * 16 + (size_t)digit_of(body.p[at]);
    return at == first || end == STR_NONE || end - at > 256 ? STR_NONE : end + 1;
}

/* RFC 9112 7.1. Cut short, it gives what there is; what has no chunks is left alone. */
static struct str unchunked(struct arena *a, struct str body)
{
    struct buf b = {0};
    struct str out;
    size_t at = 0, size, begin = chunk_begin(body, 0, &size);
    bool whole = begin != STR_NONE;

    while (begin != STR_NONE && size > 0) {
        buf_add(&b, str_cut(body, begin, size > body.n - begin ? body.n : begin + size));
        if (size > body.n - begin)
            break;
        at = begin + size;
        at += at < body.n && body.p[at] == '\r';
        at += at < body.n && body.p[at] == '\n';
        begin = chunk_begin(body, at, &size);
    }
    out = whole ? arena_str(a, buf_str(&b)) : body;
    buf_free(&b);
    return out;
}

/* Whether the bytes look as the encoding says. Bare deflate has no magic; text is no deflate. */
static bool looks(struct str body, struct str encoding)
{
    if (str_find(encoding, S("gzip"), 0) != STR_NONE)
        return gunzip_begins(body);
    return str_is(encoding, "deflate") && body.n > 1
        && ((unsigned char)body.p[0] >= 0x80 || (unsigned char)body.p[1] >= 0x80
            || ((unsigned char)body.p[0] & 0x0F) == 8);
}

static bool opened(struct arena *a, struct str body, size_t most, struct str *out, struct err *e)
{
    struct buf b = {0};
    bool ok = gunzip_whole(body, &b, most);

    if (ok)
        *out = arena_str(a, buf_str(&b));
    else if (b.n > most)
        err_set(e, ERR_FULL, "opened, larger than the limit of %zu MB", most >> 20);
    else
        err_set(e, ERR_FORMAT, "its compressed body is damaged");
    buf_free(&b);
    return ok;
}

bool http_body(struct arena *a, const struct http *h, size_t most, struct str *out, struct err *e)
{
    struct str encoding = head_find(h->head, S("Content-Encoding"));

    *out = h->body;
    if (str_is(head_find(h->head, S("Transfer-Encoding")), "chunked"))
        *out = unchunked(a, *out);
    if (str_is(encoding, "br") || str_is(encoding, "zstd"))
        return err_set(e, ERR_FORMAT, "compressed as %.*s, which is not read", STR_ARG(encoding));
    return !looks(*out, encoding) || opened(a, *out, most, out, e);
}
