#include "cmd/asked.h"

#include <unistd.h>

#include "base/file.h"
#include "second/endpoint.h"

enum { SETTINGS_BYTES = 1 << 20, TIMEOUT_MOST = 3600, DROPPED_SHOWN = 10 };

/* The next word of a line; what is left is trimmed. */
static struct str next_word(struct str *rest)
{
    size_t n = 0;
    struct str word;

    *rest = str_trim(*rest);
    while (n < rest->n && rest->p[n] != ' ' && rest->p[n] != '\t')
        n++;
    word = str_cut(*rest, 0, n);
    *rest = str_trim(str_cut(*rest, n, rest->n));
    return word;
}

static bool read_setting(struct str line, struct second *s, struct err *e)
{
    struct str kind = next_word(&line);

    if (str_eq(kind, S("command")) && line.n > 0) {
        s->command = line;
        return true;
    }
    s->url = next_word(&line);
    s->model = line;
    return (str_eq(kind, S("endpoint")) && s->url.n > 0 && s->model.n > 0)
        || err_set(e, ERR_FORMAT, "write NAME command COMMAND... or NAME endpoint URL MODEL");
}

static bool find_setting(struct call *c, struct second *s, struct err *e)
{
    struct str path = arena_fmt(c->arena, "%.*s/readers", STR_ARG(c->outside->config)), text, line;
    struct err why;

    if (c->outside->config.n == 0 || access(path.p, F_OK) != 0)
        return err_set(e, ERR_MISSING, "--reader: %.*s: no such reader; %.*s is not there, and neither"
                       " --reader-command nor --reader-endpoint is given", STR_ARG(s->name), STR_ARG(path));
    if (!file_read(c->arena, path, SETTINGS_BYTES, &text, e))
        return false;
    for (size_t number = 1; str_split(&text, '\n', &line); number++) {
        if (!str_eq(next_word(&line), s->name))
            continue;
        return read_setting(line, s, &why)
            || err_set(e, ERR_FORMAT, "%.*s:%zu: %s", STR_ARG(path), number, why.text);
    }
    return err_set(e, ERR_MISSING, "--reader: %.*s: no such reader in %.*s", STR_ARG(s->name), STR_ARG(path));
}

static bool find_timeout(const struct call *c, struct second *s, struct err *e)
{
    double seconds = SECOND_TIMEOUT_MS / 1000.0;

    if (c->given[OPT_READER_TIMEOUT] && (!str_fraction(c->value[OPT_READER_TIMEOUT], &seconds) ||
                                         seconds < 0.1 || seconds > TIMEOUT_MOST))
        return err_set(e, ERR_USAGE, "--reader-timeout: %.*s: not a number of seconds from 0.1 to %d",
                       STR_ARG(c->value[OPT_READER_TIMEOUT]), TIMEOUT_MOST);
    s->timeout_ms = (int)(seconds * 1000);
    return true;
}

static bool options_fit(const struct call *c, struct err *e)
{
    bool command = c->given[OPT_READER_COMMAND], endpoint = c->given[OPT_READER_ENDPOINT];

    if (command && endpoint)
        return err_set(e, ERR_USAGE, "read: --reader-command or --reader-endpoint, not both");
    if (endpoint != c->given[OPT_READER_MODEL])
        return err_set(e, ERR_USAGE, "read: --reader-endpoint and --reader-model go together");
    if (c->given[OPT_READER_TIMEOUT] && !command && !endpoint && !c->given[OPT_READER])
        return err_set(e, ERR_USAGE, "read: --reader-timeout goes with another reader");
    return true;
}

/* Where no name is given, the model is one, and a command is called command. */
static bool find_name(struct second *s, struct err *e)
{
    if (s->name.n == 0)
        s->name = s->model.n > 0 ? s->model : S("command");
    return source_reader_valid(s->name)
        || err_set(e, ERR_USAGE, "--reader: %.*s: not a name; write letters, digits and . _ : / -",
                   STR_ARG(s->name));
}

bool asked_open(struct call *c, struct asked *out, struct err *e)
{
    struct second *s = &out->second;

    *out = (struct asked){.call = c};
    if (!options_fit(c, e))
        return false;
    *s = (struct second){.name = c->value[OPT_READER], .command = c->value[OPT_READER_COMMAND],
                         .url = c->value[OPT_READER_ENDPOINT], .model = c->value[OPT_READER_MODEL],
                         .key = c->outside->reader_key};
    if (c->given[OPT_READER] && s->command.n == 0 && s->url.n == 0 && !find_setting(c, s, e))
        return false;
    if (s->command.n == 0 && s->url.n == 0)
        return true;
    s->interrupted = c->outside->watch();
    return find_name(s, e) && find_timeout(c, s, e) &&
           (s->url.n == 0 || endpoint_address(s->url, s->key, e));
}

static void tell_dropped(struct asked *x, struct str doc, const struct faults *dropped)
{
    struct err e;

    for (size_t i = 0; i < dropped->count && i < DROPPED_SHOWN; i++) {
        const struct fault *f = &dropped->items[i];

        err_set(&e, ERR_FORMAT, "%.*s: reader %.*s, line %zu, dropped: %.*s", STR_ARG(doc),
                STR_ARG(x->second.name), f->at.line, STR_ARG(f->text));
        call_warn(x->call, &e);
    }
    if (dropped->count > DROPPED_SHOWN) {
        err_set(&e, ERR_FORMAT, "%.*s: reader %.*s: %zu more lines dropped", STR_ARG(doc),
                STR_ARG(x->second.name), dropped->count - DROPPED_SHOWN);
        call_warn(x->call, &e);
    }
}

void asked_more(void *asked, struct arena *a, const struct page *page, struct reading *said)
{
    struct asked *x = asked;
    struct faults dropped = {.arena = a};
    struct err e, why;
    bool ok;

    if (x->second.name.n == 0)
        return;
    ok = second_ask(&x->second, a, page, x->received, said, &dropped, &why);
    if (x->before != NULL && (!ok || dropped.count > 0))
        x->before(x->to);
    if (ok) {
        tell_dropped(x, page->name, &dropped);
        return;
    }
    err_set(&e, ERR_SYSTEM, "%.*s: reader %.*s: %s; what convoke itself reads goes on", STR_ARG(page->name),
            STR_ARG(x->second.name), why.text);
    call_complain(x->call, &e);
}
