#include "intake/warc.h"

#include "intake/head.h"

enum { HEAD_MAX = 64 * 1024, TRAIL = 4 };

/* A record that stands ahead in the stream, not yet taken. */
struct record {
    struct str head;     /* a copy in the arena */
    size_t head_bytes;   /* its length in the stream */
    uint64_t length;     /* of the block */
    struct str name;
};

/* -1, with where the trouble is and which record it was. */
static int broken(struct stream *s, const struct record *r, const char *why, struct err *e)
{
    if (s->fault.kind != ERR_NONE)
        *e = s->fault;
    else
        err_set(e, ERR_FORMAT, "%.*s: record at byte %llu%s%.*s: %s; skipped", STR_ARG(s->name),
                (unsigned long long)s->at, r->name.n > 0 ? ", " : "", STR_ARG(r->name), why);
    s->fault.kind = ERR_NONE;
    return -1;
}

/* Goes on at the next thing that looks like the start of a record. */
static void resume(struct stream *s)
{
    if (s->broken) {
        stream_mend(s);
        return;
    }
    stream_take(s, 1);
    if (stream_seek(s, S("\nWARC/1.")))
        stream_take(s, 1);
    else if (s->broken)
        stream_mend(s);
}

static int fail(struct stream *s, const struct record *r, const char *why, struct err *e)
{
    int result = broken(s, r, why, e);

    resume(s);
    return result;
}

/* Empty lines between records, and whatever zeros a writer left. */
static void pass_blanks(struct stream *s)
{
    for (struct str c = stream_ahead(s, 1);
         c.n > 0 && (*c.p == '\r' || *c.p == '\n' || *c.p == '\0'); c = stream_ahead(s, 1))
        stream_take(s, 1);
}

/* The head of the record ahead; an error's text where there is none that holds. */
static const char *look_at_head(struct stream *s, struct arena *a, struct record *r)
{
    struct str ahead = stream_ahead(s, HEAD_MAX);
    int64_t length;
    size_t end;

    if (!str_starts(ahead, S("WARC/")))
        return "not a WARC record";
    end = head_end(ahead);
    if (end == STR_NONE)
        return s->broken ? "damaged gzip" : "a head without an end";
    r->head = arena_str(a, str_cut(ahead, 0, end));
    r->head_bytes = end;
    r->name = head_find(r->head, S("WARC-Target-URI"));
    if (r->name.n > 2 && r->name.p[0] == '<')  /* some writers of WARC 1.0 set it in brackets */
        r->name = str_cut(r->name, 1, r->name.n - 1);
    if (!str_int(head_find(r->head, S("Content-Length")), &length) || length < 0)
        return "no Content-Length that can be";
    r->length = (uint64_t)length;
    return NULL;
}

static bool is_document(struct str media)
{
    static const char *const read[] = {"text/html", "application/xhtml+xml", "text/plain",
                                       "application/pdf", "application/octet-stream", ""};

    for (size_t i = 0; i < sizeof read / sizeof *read; i++)
        if (str_is(media, read[i]))
            return true;
    return false;
}

/* Whether the block may hold a document, by the record's head alone. */
static bool is_wanted(const struct record *r)
{
    struct str type = head_find(r->head, S("WARC-Type")), media, charset;

    head_media(head_find(r->head, S("Content-Type")), &media, &charset);
    if (str_is(type, "response"))
        return str_is(media, "application/http");
    return (str_is(type, "resource") || str_is(type, "conversion")) && is_document(media);
}

static void set_media(struct page_source *source, struct str type)
{
    head_media(type, &source->media, &source->charset);
    if (str_is(source->media, "application/octet-stream"))
        source->media = (struct str){0};
}

/* The block of a response: 1 a document, 0 none, -1 what cannot be opened. */
static int open_answer(struct arena *a, struct str block, struct page_source *out, struct err *e)
{
    struct http h;

    if (!http_parse(block, &h, e))
        return -1;
    set_media(out, head_find(h.head, S("Content-Type")));
    if (h.status < 200 || h.status > 299 || !is_document(out->media) || h.body.n == 0)
        return 0;
    return http_body(a, &h, DOCUMENT_MAX, &out->bytes, e) ? 1 : -1;
}

static int open_block(struct arena *a, const struct record *r, struct str block, struct item *out,
                      struct err *e)
{
    *out = (struct item){.source = {.name = r->name, .bytes = block},
                         .received = head_day(head_find(r->head, S("WARC-Date")))};
    if (out->source.name.n == 0)
        out->source.name = head_find(r->head, S("WARC-Record-ID"));
    if (str_is(head_find(r->head, S("WARC-Type")), "response"))
        return open_answer(a, block, &out->source, e);
    set_media(&out->source, head_find(r->head, S("Content-Type")));
    return block.n > 0;
}

/* Two empty lines, or the end of an archive whose writer forgot them. */
static bool trails(struct str behind)
{
    return str_trim(behind).n == 0;
}

/* Takes the record. It is taken only when it is known to end where it says. */
static int take(struct stream *s, struct arena *a, const struct record *r, struct item *out,
                struct err *e)
{
    size_t whole = r->head_bytes + (size_t)r->length;
    struct str ahead = stream_ahead(s, whole + TRAIL + 1);
    bool member = s->broken && s->member_at >= s->at && s->member_at < s->at + whole;
    struct str block;
    struct err why;
    int got;

    if (ahead.n < whole || member)
        return fail(s, r, s->broken ? "damaged gzip" : "cut off before its end", e);
    if (!trails(str_cut(ahead, whole, whole + TRAIL)))
        return fail(s, r, "its Content-Length does not hold", e);
    block = arena_str(a, str_cut(ahead, r->head_bytes, whole));
    got = open_block(a, r, block, out, &why);
    if (got < 0)
        broken(s, r, why.text, e);
    stream_take(s, whole);
    return got;
}

/* 1, 0 for a record that is no document, -1. */
static int next_record(struct stream *s, struct arena *a, struct item *out, struct err *e)
{
    struct record r = {0};
    const char *why = look_at_head(s, a, &r);

    if (why != NULL)
        return fail(s, &r, why, e);
    if (!is_wanted(&r)) {
        if (!stream_skip(s, r.head_bytes + r.length) && s->broken)
            return fail(s, &r, "damaged gzip", e);
        return 0;
    }
    if (r.length > DOCUMENT_MAX)
        return fail(s, &r, "larger than the limit of a document", e);
    return take(s, a, &r, out, e);
}

/* Damage between two records. */
static int at_end(struct stream *s, struct err *e)
{
    static const struct record none;
    int result = 0;

    if (s->broken || s->fault.kind != ERR_NONE)
        result = broken(s, &none, "damaged gzip", e);
    if (s->broken)
        stream_mend(s);
    return result;
}

int warc_next(struct stream *s, struct arena *a, struct item *out, struct err *e)
{
    for (;;) {
        int got;

        pass_blanks(s);
        if (stream_ahead(s, 1).n == 0)
            return at_end(s, e);
        got = next_record(s, a, out, e);
        if (got != 0)
            return got;
        arena_free(a);
    }
}
