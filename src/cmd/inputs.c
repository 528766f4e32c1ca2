#include "cmd/inputs.h"

#include "base/file.h"

enum { PAUSE_MS = 1000 };

void inputs_start(struct inputs *in, struct call *c)
{
    *in = (struct inputs){.call = c, .visits = {.clock = c->outside->clock, .rest = c->outside->rest,
                                                .pause_ms = PAUSE_MS}};
}

static void add(struct inputs *in, struct str path)
{
    in->paths = arena_grow(in->call->arena, in->paths, &in->allocated, in->count, sizeof *in->paths);
    in->paths[in->count++] = path;
}

void inputs_name(struct inputs *in, struct str path)
{
    struct str *found = NULL;
    size_t count = 0;
    struct err e;

    if (fetch_is_address(path)) {
        add(in, path);
        return;
    }
    if (!file_list(in->call->arena, path, &found, &count, &e)) {
        in->failed++;
        call_complain(in->call, &e);
        return;
    }
    for (size_t i = 0; i < count; i++)
        add(in, found[i]);
}

static void end_path(struct inputs *in)
{
    intake_close(&in->intake);
    in->open = false;
    in->done++;
}

int inputs_next(struct inputs *in, struct arena *a, struct item *out, struct err *e)
{
    int got = 0;

    while (got == 0 && in->done < in->count) {
        if (!in->open && !intake_open(&in->intake, in->paths[in->done], &in->visits, e)) {
            in->done++;
            return -1;
        }
        in->open = true;
        got = intake_next(&in->intake, a, out, e);
        if (got == 0)
            end_path(in);
    }
    return got;
}

void inputs_close(struct inputs *in)
{
    if (in->open)
        end_path(in);
    visits_free(&in->visits);
}
