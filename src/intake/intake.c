#include "intake/intake.h"

#include "intake/jsonl.h"
#include "intake/mail.h"
#include "intake/pdf.h"
#include "intake/warc.h"

static bool open_address(struct intake *in, struct str address, struct err *e)
{
    struct ask ask = {.address = address, .most = DOCUMENT_MAX};
    struct answer an;

    if (in->visits == NULL)
        return err_set(e, ERR_USAGE, "%.*s: nothing is fetched here", STR_ARG(address));
    if (!visit_patiently(in->visits, &in->arena, &ask, true, &an, e))
        return false;
    stream_of(&in->stream, address, an.body);
    in->fetched = true;
    in->media = an.media;
    in->charset = an.charset;
    in->received = an.date;
    return true;
}

bool intake_open(struct intake *in, struct str path, struct visits *v, struct err *e)
{
    bool ok;

    *in = (struct intake){.name = path, .visits = v, .stream = {.fd = -1}};
    ok = fetch_is_address(path) ? open_address(in, path, e) : stream_open(&in->stream, path, e);
    if (ok)
        in->form = form_of(stream_ahead(&in->stream, FORM_LOOK));
    else
        intake_close(in);
    return ok;
}

void intake_close(struct intake *in)
{
    stream_close(&in->stream);
    arena_free(&in->arena);
}

static bool too_large(struct str name, struct err *e)
{
    return err_set(e, ERR_FULL, "%.*s: larger than the limit of %d MB; split it", STR_ARG(name),
                   DOCUMENT_MAX >> 20);
}

/* All that the stream holds. What is too large is seen by its size before it is read. */
static bool whole(struct intake *in, struct arena *a, struct str *out, struct err *e)
{
    struct stream *s = &in->stream;
    struct str all;

    if (s->gunzip == NULL && s->size > DOCUMENT_MAX)
        return too_large(in->name, e);
    all = stream_ahead(s, DOCUMENT_MAX + 1);
    if (all.n > DOCUMENT_MAX)
        return too_large(in->name, e);
    if (s->fault.kind != ERR_NONE) {
        *e = s->fault;
        return false;
    }
    if (s->broken)
        return err_set(e, ERR_FORMAT, "%.*s: damaged gzip behind byte %zu", STR_ARG(in->name),
                       all.n);
    *out = arena_str(a, all);
    stream_close(s);
    return true;
}

static bool is_pdf(const struct page_source *s)
{
    return str_is(s->media, "application/pdf") || str_starts(s->bytes, S("%PDF-"));
}

/* Of a PDF the text is read, whatever brought it. */
static bool ready(struct arena *a, struct item *item, struct err *e)
{
    struct page_source *s = &item->source;

    if (!is_pdf(s))
        return true;
    s->media = S("text/plain");
    s->charset = S("utf-8");
    return pdf_text(a, s->name, s->bytes, &s->bytes, e);
}

static bool take_page(struct intake *in, struct arena *a, struct item *out, struct err *e)
{
    in->done = true;
    *out = (struct item){.source = {.name = in->name, .media = in->media, .charset = in->charset},
                         .received = in->received};
    return whole(in, a, &out->source.bytes, e);
}

/* --- what came as several ------------------------------------------------------------------ */

/* Each is copied on its way out, since another may be asked for while it is still read. */
static void copy(struct arena *a, const struct item *from, struct item *to)
{
    *to = *from;
    to->source.name = arena_str(a, from->source.name);
    to->source.bytes = arena_str(a, from->source.bytes);
    to->source.media = arena_str(a, from->source.media);
    to->source.charset = arena_str(a, from->source.charset);
    to->source.outlet = arena_str(a, from->source.outlet);
    to->source.title = arena_str(a, from->source.title);
}

static int next_waiting(struct intake *in, struct arena *a, struct item *out)
{
    copy(a, &in->waiting.list[in->next++], out);
    return 1;
}

static void forget_waiting(struct intake *in)
{
    arena_free(&in->arena);
    in->waiting = (struct items_in){0};
    in->next = 0;
}

static int next_letter(struct intake *in, struct arena *a, struct item *out, struct err *e)
{
    struct str message;

    if (in->begun)
        return 0;
    in->begun = true;
    if (!whole(in, &in->arena, &message, e)
        || !mail_read(&in->arena, in->name, message, &in->waiting, e))
        return -1;
    return next_waiting(in, a, out);
}

static int next_in_box(struct intake *in, struct arena *a, struct item *out, struct err *e)
{
    struct str message;
    int got;

    forget_waiting(in);
    got = mbox_next(&in->stream, &in->arena, &message, e);
    if (got <= 0)
        return got;
    return mail_read(&in->arena, (struct str){0}, message, &in->waiting, e) ? next_waiting(in, a, out)
                                                                           : -1;
}

/* --- feeds --------------------------------------------------------------------------------- */

static bool can_be_read(struct str address, struct str media, struct err *e)
{
    static const char *const read[] = {"text/html", "application/xhtml+xml", "text/plain",
                                       "application/pdf", "application/octet-stream", ""};

    for (size_t i = 0; i < sizeof read / sizeof *read; i++)
        if (str_is(media, read[i]))
            return true;
    return err_set(e, ERR_FORMAT, "%.*s: %.*s, which is not read", STR_ARG(address), STR_ARG(media));
}

static bool fetch_page(struct visits *v, struct arena *a, struct item *out, struct err *e)
{
    struct page_source *s = &out->source;
    struct ask ask = {.address = s->name, .most = DOCUMENT_MAX};
    struct answer an;

    if (!visit_patiently(v, a, &ask, false, &an, e) || !can_be_read(s->name, an.media, e))
        return false;
    s->bytes = an.body;
    s->media = str_is(an.media, "application/octet-stream") ? S("") : an.media;
    s->charset = an.charset;
    out->received = an.date;
    return ready(a, out, e);
}

bool intake_entry(struct visits *v, struct arena *a, const struct feed *f, const struct entry *en,
                  struct item *out, struct err *e)
{
    struct item item = {.source = {.name = entry_name(en), .bytes = en->content,
                                   .media = S("text/html"), .charset = S("utf-8"),
                                   .outlet = f->title, .title = en->title,
                                   .published = en->published}};

    if (item.source.name.n == 0)
        item.source.name = item_name(a, en->content);
    copy(a, &item, out);
    if (!en->whole && v != NULL && en->link.n > 0)
        return fetch_page(v, a, out, e);
    if (str_find_byte(en->content, '<', 0) == STR_NONE && str_find_byte(en->content, '&', 0) == STR_NONE)
        out->source.media = S("text/plain");
    return en->content.n > 0
        || err_set(e, ERR_FORMAT, "%.*s: the feed holds nothing but its title", STR_ARG(out->source.name));
}

static bool begin_feed(struct intake *in, struct err *e)
{
    struct str bytes;

    if (in->begun)
        return true;
    in->begun = true;
    return whole(in, &in->arena, &bytes, e)
        && feed_read(&in->arena, in->name, bytes, in->charset, &in->feed, e);
}

static int next_entry(struct intake *in, struct arena *a, struct item *out, struct err *e)
{
    if (!begin_feed(in, e))
        return -1;
    if (in->entry == in->feed.count)
        return 0;
    return intake_entry(in->fetched ? in->visits : NULL, a, &in->feed, &in->feed.list[in->entry++],
                        out, e) ? 1 : -1;
}

static int next_any(struct intake *in, struct arena *a, struct item *out, struct err *e)
{
    if (in->next < in->waiting.count)
        return next_waiting(in, a, out);
    switch (in->form) {
    case FORM_WARC:
        return warc_next(&in->stream, a, out, e);
    case FORM_JSON:
        return jsonl_next(&in->stream, a, &in->line, out, e);
    case FORM_MAIL:
        return next_letter(in, a, out, e);
    case FORM_MBOX:
        return next_in_box(in, a, out, e);
    case FORM_FEED:
        return next_entry(in, a, out, e);
    case FORM_PAGE:
    case FORM_PDF:
        break;
    }
    if (in->done)
        return 0;
    return take_page(in, a, out, e) ? 1 : -1;
}

int intake_next(struct intake *in, struct arena *a, struct item *out, struct err *e)
{
    int got = next_any(in, a, out, e);

    return got == 1 && !ready(a, out, e) ? -1 : got;
}
