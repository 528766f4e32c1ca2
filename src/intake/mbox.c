/* mbox.c - messages one after the other in a file (RFC 4155; the half of mail.h without MIME). */
#include "intake/mail.h"

#include "base/buf.h"

/* A line "From " begins a message where it stands behind an empty line. */
static bool begins(struct stream *s)
{
    return str_eq(stream_ahead(s, 5), S("From "));
}

/* ">From " was "From "; one mark goes (mboxrd). */
static struct str unmarked(struct str line)
{
    size_t marks = 0;

    while (marks < line.n && line.p[marks] == '>')
        marks++;
    return marks > 0 && str_starts(str_cut(line, marks, line.n), S("From "))
        ? str_cut(line, 1, line.n) : line;
}

static bool collect(struct stream *s, struct buf *b)
{
    bool empty = false, fits = true;
    struct str line;
    int got;

    while (!(empty && begins(s)) && (got = stream_line(s, DOCUMENT_MAX, &line)) != 0) {
        fits = fits && got > 0 && b->n + line.n < DOCUMENT_MAX;
        empty = got > 0 && str_trim(line).n == 0;
        if (!fits)
            continue;
        buf_add(b, unmarked(line));
        buf_byte(b, '\n');
    }
    return fits;
}

int mbox_next(struct stream *s, struct arena *a, struct str *message, struct err *e)
{
    uint64_t at = s->at;
    struct buf b = {0};
    struct str line;
    bool fits;

    if (begins(s))
        stream_line(s, DOCUMENT_MAX, &line);
    else if (stream_ahead(s, 1).n == 0)
        return 0;
    fits = collect(s, &b);
    *message = fits ? arena_str(a, buf_str(&b)) : (struct str){0};
    buf_free(&b);
    if (!fits)
        err_set(e, ERR_FULL, "%.*s: message at byte %llu: larger than the limit of %d MB; skipped",
                STR_ARG(s->name), (unsigned long long)at, DOCUMENT_MAX >> 20);
    return fits ? 1 : -1;
}
