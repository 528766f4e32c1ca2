#include "second/http.h"

#include "base/web.h"

enum { WAIT_MOST_S = 3600 };

bool http_post(struct arena *a, const struct http_post *post, struct http_answer *out, struct err *e)
{
    struct web_ask ask = {.url = post->url, .headers = post->headers, .post = post->body,
                          .timeout_ms = post->timeout_ms, .most = post->most,
                          .interrupted = post->interrupted};
    struct web_answer answer;

    if (!web_ask(a, &ask, &answer, e)) {
        e->kind = ERR_SYSTEM;
        return false;
    }
    *out = (struct http_answer){
        .status = answer.status, .body = answer.body,
        .wait_s = answer.wait_s > WAIT_MOST_S ? WAIT_MOST_S : answer.wait_s};
    return true;
}
