#include "second/http.h"

#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>
#include <pthread.h>

#include "base/buf.h"
#include "base/lib.h"

enum { CONNECT_MS = 10000 };

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
    const struct http_post *post;
    struct buf body;
    bool over;
};

static void load(void)
{
    if (lib_load("libcurl.so.4", "libcurl4", names, sizeof names / sizeof *names, &lib, &load_failed))
        lib.curl_global_init(CURL_GLOBAL_DEFAULT);
}

static size_t take(char *p, size_t size, size_t count, void *to)
{
    struct coming *c = to;

    c->over = c->body.n + size * count > c->post->most;
    if (c->over)
        return 0;
    buf_add(&c->body, (struct str){p, size * count});
    return size * count;
}

static int go_on(void *to, curl_off_t a, curl_off_t b, curl_off_t c, curl_off_t d)
{
    const struct coming *coming = to;

    (void)a, (void)b, (void)c, (void)d;
    return coming->post->interrupted != NULL && *coming->post->interrupted;
}

static void set_up(struct arena *a, CURL *curl, struct coming *c, struct curl_slist *headers)
{
    const struct http_post *post = c->post;

    lib.curl_easy_setopt(curl, CURLOPT_URL, arena_str(a, post->url).p);
    lib.curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    lib.curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
    lib.curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)post->body.n);
    lib.curl_easy_setopt(curl, CURLOPT_POSTFIELDS, post->body.p);
    lib.curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, (long)CONNECT_MS);
    lib.curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, (long)post->timeout_ms);
    lib.curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    lib.curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take);
    lib.curl_easy_setopt(curl, CURLOPT_WRITEDATA, c);
    lib.curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
    lib.curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, go_on);
    lib.curl_easy_setopt(curl, CURLOPT_XFERINFODATA, c);
}

static bool failed(const struct coming *c, CURLcode code, struct err *e)
{
    if (c->over)
        return err_set(e, ERR_SYSTEM, "answered more than %zu bytes", c->post->most);
    if (code == CURLE_OPERATION_TIMEDOUT)
        return err_set(e, ERR_SYSTEM, "took longer than %.3g seconds", c->post->timeout_ms / 1000.0);
    if (code == CURLE_ABORTED_BY_CALLBACK)
        return err_set(e, ERR_SYSTEM, "interrupted");
    return err_set(e, ERR_SYSTEM, "no answer: %s", lib.curl_easy_strerror(code));
}

static bool perform(struct arena *a, CURL *curl, struct coming *c, struct http_answer *out, struct err *e)
{
    CURLcode code = lib.curl_easy_perform(curl);
    curl_off_t wait = 0;
    long status = 0;

    if (code != CURLE_OK)
        return failed(c, code, e);
    lib.curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    lib.curl_easy_getinfo(curl, CURLINFO_RETRY_AFTER, &wait);
    *out = (struct http_answer){.status = (int)status, .body = arena_str(a, buf_str(&c->body)),
                                .wait_s = wait > 0 ? (int)(wait < 3600 ? wait : 3600) : -1};
    return true;
}

bool http_post(struct arena *a, const struct http_post *post, struct http_answer *out, struct err *e)
{
    struct coming c = {.post = post};
    struct curl_slist *headers = NULL;
    CURL *curl;
    bool ok;

    pthread_once(&once, load);
    if (load_failed.kind != ERR_NONE) {
        *e = load_failed;
        return false;
    }
    for (size_t i = 0; post->headers[i] != NULL; i++)
        headers = lib.curl_slist_append(headers, post->headers[i]);
    curl = lib.curl_easy_init();
    if (curl == NULL)
        return err_set(e, ERR_SYSTEM, "libcurl cannot be started");
    set_up(a, curl, &c, headers);
    ok = perform(a, curl, &c, out, e);
    lib.curl_easy_cleanup(curl);
    lib.curl_slist_free_all(headers);
    buf_free(&c.body);
    return ok;
}
