#include "intake/visit.h"

#include "intake/robots.h"

enum { ROBOTS_MAX = 512 * 1024, TRIES = 3, FIRST_WAIT_MS = 2000, WAIT_MOST_MS = 60 * 1000 };

void visits_free(struct visits *v)
{
    arena_free(&v->arena);
    v->hosts = NULL;
    v->count = v->allocated = 0;
}

/* Scheme and host of an address. */
static struct str site_of(struct str address, size_t *path)
{
    struct str host = fetch_host(address, path);

    return str_cut(address, 0, (size_t)(host.p - address.p) + host.n);
}

static struct host *host_of(struct visits *v, struct str address, size_t *path)
{
    struct str site = site_of(address, path);

    for (size_t i = 0; i < v->count; i++)
        if (str_eq(v->hosts[i].name, site))
            return &v->hosts[i];
    v->hosts = arena_grow(&v->arena, v->hosts, &v->allocated, v->count, sizeof *v->hosts);
    v->hosts[v->count] = (struct host){.name = arena_str(&v->arena, site), .pause_ms = v->pause_ms};
    return &v->hosts[v->count++];
}

/* V1 */
static bool request(struct visits *v, struct host *h, struct arena *a, const struct ask *ask,
                    struct answer *out, struct err *e)
{
    int64_t wait = h->next - v->clock();
    bool ok;

    if (wait > 0 && !v->rest(wait))
        return err_set(e, ERR_STATE, "interrupted");
    ok = fetch(a, ask, out, e);
    h->next = v->clock() + h->pause_ms;
    return ok;
}

static void ask_robots(struct visits *v, struct host *h)
{
    struct arena a = {0};
    struct ask ask = {.address = arena_fmt(&a, "%.*s/robots.txt", STR_ARG(h->name)),
                      .most = ROBOTS_MAX};
    struct answer an = {0};
    struct err ignored;
    bool got = request(v, h, &a, &ask, &an, &ignored);

    h->asked = true;
    h->closed = !got || an.status >= 500;
    if (got && an.status >= 200 && an.status < 300)
        h->robots = arena_str(&v->arena, an.body);
    if (robots_delay(h->robots) * (int64_t)1000 > h->pause_ms)
        h->pause_ms = robots_delay(h->robots) * (int64_t)1000;
    arena_free(&a);
}

/* V2 */
static bool may_visit(struct visits *v, struct host *h, struct str address, size_t path,
                      struct err *e)
{
    if (!h->asked)
        ask_robots(v, h);
    if (h->closed)
        return err_set(e, ERR_BUSY, "%.*s: robots.txt of the host cannot be had", STR_ARG(address));
    return robots_allow(h->robots, str_cut(address, path, address.n))
        || err_set(e, ERR_FORMAT, "%.*s: robots.txt does not allow it", STR_ARG(address));
}

bool visit(struct visits *v, struct arena *a, const struct ask *ask, bool typed, struct answer *out,
           struct err *e)
{
    struct host *h;
    size_t path;

    if (!fetch_is_address(ask->address))
        return err_set(e, ERR_FORMAT, "%.*s: not an address of http or https",
                       STR_ARG(ask->address));
    h = host_of(v, ask->address, &path);
    return (typed || may_visit(v, h, ask->address, path, e)) && request(v, h, a, ask, out, e);
}

int64_t visit_wait_ms(const struct answer *an, int64_t otherwise)
{
    return an->wait_s > 0 ? an->wait_s * (int64_t)1000 : otherwise;
}

bool visit_patiently(struct visits *v, struct arena *a, const struct ask *ask, bool typed,
                     struct answer *out, struct err *e)
{
    int64_t wait = FIRST_WAIT_MS;

    for (int i = 1;; i++, wait *= 2) {
        int64_t ms;

        if (!visit(v, a, ask, typed, out, e))
            return false;
        if (fetch_succeeded(ask->address, out, e))
            return true;
        ms = visit_wait_ms(out, wait);
        if (e->kind != ERR_BUSY || i == TRIES || ms > WAIT_MOST_MS)
            return false;
        if (!v->rest(ms))
            return err_set(e, ERR_STATE, "interrupted");
    }
}
