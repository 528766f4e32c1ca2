#include "intake/fetch.h"

#include "base/web.h"
#include "intake/head.h"

enum { WHOLE_MS = 60 * 1000, REDIRECTS = 5 };

bool fetch_is_address(struct str s)
{
    return (str_starts(s, S("http://")) && s.n > 7) || (str_starts(s, S("https://")) && s.n > 8);
}

struct str fetch_host(struct str address, size_t *path)
{
    size_t from = str_find(address, S("://"), 0), to;

    from = from == STR_NONE ? 0 : from + 3;
    for (to = from; to < address.n && address.p[to] != '/' && address.p[to] != '?'
         && address.p[to] != '#';)
        to++;
    *path = to;
    return str_cut(address, from, to);
}

static void fill(const struct web_answer *from, struct answer *out)
{
    *out = (struct answer){.status = from->status, .body = from->body,
                           .etag = head_find(from->head, S("ETag")),
                           .modified = head_find(from->head, S("Last-Modified")),
                           .wait_s = from->wait_s > 0 ? from->wait_s : 0,
                           .date = head_day(head_find(from->head, S("Date")))};
    head_media(head_find(from->head, S("Content-Type")), &out->media, &out->charset);
}

bool fetch(struct arena *a, const struct ask *ask, struct answer *out, struct err *e)
{
    const char *headers[3] = {NULL};
    size_t count = 0;
    struct web_ask web = {.url = ask->address, .headers = headers, .agent = FETCH_AGENT,
                          .redirects = REDIRECTS, .timeout_ms = WHOLE_MS, .most = ask->most};
    struct web_answer answer;
    struct err why;

    if (ask->etag.n > 0)
        headers[count++] = arena_fmt(a, "If-None-Match: %.*s", STR_ARG(ask->etag)).p;
    if (ask->modified.n > 0)
        headers[count] = arena_fmt(a, "If-Modified-Since: %.*s", STR_ARG(ask->modified)).p;
    if (!web_ask(a, &web, &answer, &why))
        return err_set(e, why.kind, "%.*s: %s", STR_ARG(ask->address), why.text);
    fill(&answer, out);
    return true;
}

bool fetch_succeeded(struct str address, const struct answer *an, struct err *e)
{
    bool later = an->status == 429 || an->status >= 500;

    if (an->status >= 200 && an->status < 300)
        return true;
    if (an->status == 404 || an->status == 410)
        return err_set(e, ERR_MISSING, "%.*s: not there (status %d)", STR_ARG(address), an->status);
    return err_set(e, later ? ERR_BUSY : ERR_FORMAT, "%.*s: the server answers with status %d",
                   STR_ARG(address), an->status);
}
