#include "base/web.h"

#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>
#include <pthread.h>

#include "base/buf.h"
#include "base/lib.h"

enum { CONNECT_MS = 10000, HEAD_MAX = 64 * 1024, WAIT_MOST_S = 86400 };

#define CURL_LIB(X) \
    X(curl_global_init) X(curl_easy_init) X(curl_easy_setopt) X(curl_easy_perform) \
    X(curl_easy_getinfo) X(curl_easy_cleanup) X(curl_easy_strerror) X(curl_slist_append) \
    X(curl_slist_free_all)

static struct {
    CURL_LIB(LIB_SLOT)
} lib;
static const char *const names[] = {CURL_LIB(LIB_NAME)};
static pthread_once_t once = PTHREAD_ONCE_INIT;
static struct err load_failed;

/* An answer while it comes in. */
struct coming {
    const struct web_ask *ask;
    struct buf head, body;
    bool over;
};

static void load(void)
{
    if (lib_load("libcurl.so.4", "libcurl4", names, sizeof names / sizeof *names, &lib, &load_failed))
        lib.curl_global_init(CURL_GLOBAL_DEFAULT);
}

/* Of several heads (one that leads elsewhere comes first) the last is kept. */
static size_t take_head(char *p, size_t size, size_t count, void *to)
{
    struct coming *c = to;
    struct str line = {p, size * count};

    if (str_starts(line, S("HTTP/"))) {
        buf_reset(&c->head);
        buf_reset(&c->body);
    } else if (c->head.n + line.n < HEAD_MAX) {
        buf_add(&c->head, line);
    }
    return line.n;
}

static size_t take_body(char *p, size_t size, size_t count, void *to)
{
    struct coming *c = to;

    c->over = c->body.n + size * count > c->ask->most;
    if (c->over)
        return 0;
    buf_add(&c->body, (struct str){p, size * count});
    return size * count;
}

static int go_on(void *to, curl_off_t a, curl_off_t b, curl_off_t c, curl_off_t d)
{
    const struct coming *coming = to;

    (void)a, (void)b, (void)c, (void)d;
    return coming->ask->interrupted != NULL && *coming->ask->interrupted;
}

static void set_up(struct arena *a, CURL *curl, struct coming *c)
{
    const struct web_ask *ask = c->ask;

    lib.curl_easy_setopt(curl, CURLOPT_URL, arena_str(a, ask->url).p);
    lib.curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    lib.curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
    lib.curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, ask->redirects > 0 ? 1L : 0L);
    lib.curl_easy_setopt(curl, CURLOPT_MAXREDIRS, (long)ask->redirects);
    lib.curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, (long)CONNECT_MS);
    lib.curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, (long)ask->timeout_ms);
    lib.curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    lib.curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "");
    lib.curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, take_head);
    lib.curl_easy_setopt(curl, CURLOPT_HEADERDATA, c);
    lib.curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take_body);
    lib.curl_easy_setopt(curl, CURLOPT_WRITEDATA, c);
    lib.curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
    lib.curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, go_on);
    lib.curl_easy_setopt(curl, CURLOPT_XFERINFODATA, c);
    if (ask->agent != NULL)
        lib.curl_easy_setopt(curl, CURLOPT_USERAGENT, ask->agent);
    if (ask->post.n == 0)
        return;
    lib.curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)ask->post.n);
    lib.curl_easy_setopt(curl, CURLOPT_POSTFIELDS, ask->post.p);
}

static bool failed(const struct coming *c, CURLcode code, struct err *e)
{
    if (c->over)
        return err_set(e, ERR_FULL, "answered more than %zu bytes", c->ask->most);
    if (code == CURLE_OPERATION_TIMEDOUT)
        return err_set(e, ERR_BUSY, "took longer than %.3g seconds", c->ask->timeout_ms / 1000.0);
    if (code == CURLE_ABORTED_BY_CALLBACK)
        return err_set(e, ERR_STATE, "interrupted");
    return err_set(e, ERR_SYSTEM, "no answer: %s", lib.curl_easy_strerror(code));
}

static bool perform(struct arena *a, CURL *curl, struct coming *c, struct web_answer *out,
                    struct err *e)
{
    CURLcode code = lib.curl_easy_perform(curl);
    curl_off_t wait = 0;
    long status = 0;

    if (code != CURLE_OK)
        return failed(c, code, e);
    lib.curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    lib.curl_easy_getinfo(curl, CURLINFO_RETRY_AFTER, &wait);
    *out = (struct web_answer){.status = (int)status, .head = arena_str(a, buf_str(&c->head)),
                               .body = arena_str(a, buf_str(&c->body)),
                               .wait_s = wait > 0 ? (int)(wait < WAIT_MOST_S ? wait : WAIT_MOST_S) : -1};
    return true;
}

bool web_ask(struct arena *a, const struct web_ask *ask, struct web_answer *out, struct err *e)
{
    struct coming c = {.ask = ask};
    struct curl_slist *headers = NULL;
    CURL *curl;
    bool ok;

    pthread_once(&once, load);
    if (load_failed.kind != ERR_NONE) {
        *e = load_failed;
        return false;
    }
    curl = lib.curl_easy_init();
    if (curl == NULL)
        return err_set(e, ERR_SYSTEM, "libcurl cannot be started");
    for (size_t i = 0; ask->headers != NULL && ask->headers[i] != NULL; i++)
        headers = lib.curl_slist_append(headers, ask->headers[i]);
    set_up(a, curl, &c);
    lib.curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
    ok = perform(a, curl, &c, out, e);
    lib.curl_easy_cleanup(curl);
    lib.curl_slist_free_all(headers);
    buf_free(&c.head);
    buf_free(&c.body);
    return ok;
}
