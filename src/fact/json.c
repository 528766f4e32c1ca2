#include "fact/json.h"

#include <math.h>

#include "base/utf8.h"

static const char base64_digits[] =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/* Bytes that stand in a JSON string as they are, from the front of s. */
static size_t plain(struct str s)
{
    size_t n = 0;

    while (n < s.n && (unsigned char)s.p[n] >= 0x20 && (unsigned char)s.p[n] < 0x80 &&
           s.p[n] != '"' && s.p[n] != '\\')
        n++;
    return n;
}

static void add_ascii(struct buf *b, char c)
{
    switch (c) {
    case '"':
        buf_text(b, "\\\"");
        break;
    case '\\':
        buf_text(b, "\\\\");
        break;
    case '\n':
        buf_text(b, "\\n");
        break;
    case '\r':
        buf_text(b, "\\r");
        break;
    case '\t':
        buf_text(b, "\\t");
        break;
    default:
        buf_fmt(b, "\\u%04x", (unsigned)(unsigned char)c);
    }
}

static void add_text(struct buf *b, struct str s)
{
    buf_byte(b, '"');
    for (size_t i = 0, n; i < s.n; i += n) {
        n = plain(str_cut(s, i, s.n));
        buf_add(b, str_cut(s, i, i + n));
        if (n > 0)
            continue;
        if ((unsigned char)s.p[i] < 0x80) {
            add_ascii(b, s.p[i]);
            n = 1;
        } else if (utf8_at(s, i, &n) == 0xFFFD) {
            buf_text(b, "\xEF\xBF\xBD");
        } else {
            buf_add(b, str_cut(s, i, i + n));
        }
    }
    buf_byte(b, '"');
}

void json_str(struct buf *b, struct str s)
{
    if (s.n == 0)
        buf_text(b, "null");
    else
        add_text(b, s);
}

void json_day(struct buf *b, day d)
{
    char text[DAY_TEXT];

    json_str(b, str_of(day_text(d, text)));
}

static void json_moment(struct buf *b, moment m)
{
    char text[MOMENT_TEXT];

    json_str(b, m == 0 ? S("") : str_of(moment_text(m, text)));
}

/* The shortest form that reads back equal: what is recorded goes out and comes in the same. */
static void json_number(struct buf *b, double x)
{
    char text[40];

    if (!isfinite(x))
        x = 0;
    snprintf(text, sizeof text, "%.15g", x);
    if (strtod(text, NULL) != x)
        snprintf(text, sizeof text, "%.17g", x);
    buf_text(b, text);
}

/* A score that is only proposed, to two digits: "0.89", "0.9", "1". */
static void json_score(struct buf *b, double x)
{
    char text[40];
    size_t n;

    snprintf(text, sizeof text, "%.2f", isfinite(x) ? x : 0);
    for (n = strlen(text); text[n - 1] == '0'; n--)
        text[n - 1] = '\0';
    if (text[n - 1] == '.')
        text[n - 1] = '\0';
    buf_text(b, text);
}

static void json_base64(struct buf *b, struct str s)
{
    buf_byte(b, '"');
    for (size_t i = 0; i < s.n; i += 3) {
        size_t left = s.n - i;
        uint32_t v = (uint32_t)(unsigned char)s.p[i] << 16;

        v |= left > 1 ? (uint32_t)(unsigned char)s.p[i + 1] << 8 : 0;
        v |= left > 2 ? (uint32_t)(unsigned char)s.p[i + 2] : 0;
        buf_byte(b, base64_digits[v >> 18]);
        buf_byte(b, base64_digits[v >> 12 & 63]);
        buf_byte(b, left > 1 ? base64_digits[v >> 6 & 63] : '=');
        buf_byte(b, left > 2 ? base64_digits[v & 63] : '=');
    }
    buf_byte(b, '"');
}

static void add_name(struct buf *b, const char *name)
{
    buf_text(b, ",\"");
    buf_text(b, name);
    buf_text(b, "\":");
}

static void field(struct buf *b, const char *name, struct str s)
{
    add_name(b, name);
    json_str(b, s);
}

static void field_if(struct buf *b, const char *name, struct str s)
{
    if (s.n > 0)
        field(b, name, s);
}

static void field_day(struct buf *b, const char *name, day d)
{
    add_name(b, name);
    json_day(b, d);
}

static void field_moment(struct buf *b, const char *name, moment m)
{
    add_name(b, name);
    json_moment(b, m);
}

/* 0 says unknown, or none. */
static void field_int(struct buf *b, const char *name, int64_t n)
{
    buf_fmt(b, n == 0 ? ",\"%s\":null" : ",\"%s\":%lld", name, (long long)n);
}

static void write_passage(struct buf *b, const struct source *s, const struct json_received *at)
{
    field(b, "quote", s->quote);
    buf_fmt(b, ",\"start\":%zu,\"end\":%zu", at ? at->start : s->start, at ? at->end : s->end);
    if (at != NULL)
        buf_fmt(b, ",\"from\":%zu,\"to\":%zu", s->start, s->end);
    field_if(b, "reader", source_reader(s->rule));
    field(b, "rule", source_rule_own(s->rule));
    buf_text(b, ",\"score\":");
}

static void write_occasion(struct buf *b, const struct event *ev, day date)
{
    buf_text(b, ",\"event\":{\"country\":");
    json_str(b, ev->country);
    field_int(b, "year", ev->year);
    field(b, "place", ev->place);
    field_day(b, "date", date);
    field(b, "name", ev->name);
    field_if(b, "id", ev->id);
    buf_byte(b, '}');
}

static void write_proposal(struct buf *b, const struct proposal *p, const struct json_received *at)
{
    static const struct source none;
    const struct statement *st = &p->statement;
    const struct source *source = st->source_count > 0 ? st->sources : &none;

    buf_text(b, "{\"doc\":");
    json_str(b, source->name);
    write_occasion(b, &p->event, p->event_date != 0 ? p->event_date : st->date);
    field(b, "guest", st->guest);
    field(b, "person", st->person);
    field(b, "act", str_of(act_text(st->act)));
    field(b, "side", str_of(side_text(st->side)));
    field_day(b, "said_on", st->said_on);
    field(b, "by", st->by);
    field(b, "via", st->via);
    write_passage(b, source, at);
    json_score(b, source->score);
    if (st->channel != CHANNEL_UNKNOWN)
        field(b, "channel", str_of(channel_text(st->channel)));
    field_if(b, "note", st->note);
    field_if(b, "document", source->document);
    if (p->event_date != 0 && p->event_date != st->date)
        field_day(b, "date", st->date);
    buf_text(b, "}\n");
}

void json_write_proposal(struct buf *b, const struct proposal *p)
{
    write_proposal(b, p, NULL);
}

void json_write_found(struct buf *b, const struct proposal *p, struct json_received at)
{
    write_proposal(b, p, &at);
}

void json_write_event(struct buf *b, const struct event *ev)
{
    buf_text(b, "{\"kind\":\"event\"");
    field(b, "id", ev->id);
    field(b, "country", ev->country);
    field_int(b, "year", ev->year);
    field(b, "place", ev->place);
    field(b, "name", ev->name);
    field(b, "user", ev->user);
    field_moment(b, "recorded_at", ev->recorded_at);
    buf_text(b, "}\n");
}

static void write_bytes(struct buf *b, struct str bytes)
{
    if (utf8_bad(bytes) == STR_NONE) {
        buf_text(b, ",\"text\":");
        add_text(b, bytes);
    } else {
        buf_text(b, ",\"base64\":");
        json_base64(b, bytes);
    }
}

void json_write_document(struct buf *b, const struct document *d)
{
    buf_text(b, "{\"kind\":\"document\"");
    field(b, "hash", d->hash);
    field(b, "story", d->story);
    field(b, "name", d->name);
    field(b, "title", d->title);
    field(b, "outlet", d->outlet);
    field_day(b, "published", d->published);
    buf_text(b, d->erased ? ",\"erased\":true" : ",\"erased\":false");
    field(b, "user", d->user);
    field_moment(b, "recorded_at", d->recorded_at);
    buf_text(b, ",\"fingerprint\":");
    json_base64(b, d->fingerprint);
    write_bytes(b, d->bytes);
    buf_text(b, "}\n");
}

void json_write_text(struct buf *b, const struct document *d)
{
    buf_text(b, "{\"document\":");
    json_str(b, d->hash);
    field(b, "doc", d->name);
    field(b, "title", d->title);
    field(b, "outlet", d->outlet);
    field_day(b, "published", d->published);
    buf_text(b, ",\"fingerprint\":");
    json_base64(b, d->fingerprint);
    write_bytes(b, d->bytes);
    buf_text(b, "}\n");
}

static void write_source(struct buf *b, const struct source *s)
{
    buf_fmt(b, "{\"kind\":\"%s\"", source_kind_text(s->kind));
    field_int(b, "seq", s->seq);
    field(b, "document", s->document);
    field(b, "story", s->story);
    field(b, "name", s->name);
    write_passage(b, s, NULL);
    json_number(b, s->score);
    field(b, "user", s->user);
    field_moment(b, "recorded_at", s->recorded_at);
    buf_byte(b, '}');
}

void json_write_statement(struct buf *b, const struct statement *st)
{
    buf_text(b, "{\"kind\":\"statement\"");
    field_int(b, "seq", st->seq);
    field(b, "event", st->event);
    field(b, "guest", st->guest);
    field(b, "person", st->person);
    field(b, "act", str_of(act_text(st->act)));
    field(b, "side", str_of(side_text(st->side)));
    field(b, "channel", str_of(channel_text(st->channel)));
    field_day(b, "said_on", st->said_on);
    field_day(b, "date", st->date);
    field(b, "by", st->by);
    field(b, "via", st->via);
    field(b, "note", st->note);
    field_int(b, "retracts", st->retracts);
    field(b, "user", st->user);
    field_moment(b, "recorded_at", st->recorded_at);
    buf_text(b, ",\"sources\":[");
    for (size_t i = 0; i < st->source_count; i++) {
        buf_text(b, i == 0 ? "" : ",");
        write_source(b, &st->sources[i]);
    }
    buf_text(b, "]}\n");
}

void json_write_erasure(struct buf *b, const struct erasure *x)
{
    buf_text(b, "{\"kind\":\"erasure\"");
    field_if(b, "document", x->document);
    if (x->statement != 0)
        field_int(b, "seq", x->statement);
    field(b, "parts", x->parts);
    field(b, "reason", x->reason);
    field(b, "user", x->user);
    field_moment(b, "recorded_at", x->recorded_at);
    buf_text(b, "}\n");
}
