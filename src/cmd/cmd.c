#include "cmd/cmd.h"

#include <errno.h>
#include <unistd.h>
#include "cmd/help.h"
#include "cmd/own.h"
#include "cmd/parse.h"
#include "cmd/run.h"

/* Whoever read the output has enough: "convoke export | head -1". Told as a shell tells it. */
enum { STATUS_CLOSED = 128 + 13, WAIT_MOST = 86400 };

#define MANY ((size_t)-1)
#define SAID (O(SIDE) | O(BY) | O(VIA) | O(CHANNEL) | O(SAID_ON) | O(NOTE) | O(KEY))
#define READERS (O(READER) | O(READER_COMMAND) | O(READER_ENDPOINT) | O(READER_MODEL) | O(READER_TIMEOUT))
#define CUTS (O(AS_OF) | O(KNOWN_BY))
#define COMMAND(...) {__VA_ARGS__},

const struct option options[OPT_COUNT] = {
#define OPTION(id, letter, name, value, completes, help) {letter, name, value, completes, help},
#include "cmd/options.def"
#undef OPTION
};

const struct command commands[] = {
#include "cmd/commands.def"
};
const size_t command_count = sizeof commands / sizeof *commands;

static void complain(const struct err *e)
{
    struct buf line = {0};

    buf_text(&line, "convoke: ");
    view_clean(&line, str_of(e->text));
    buf_byte(&line, '\n');
    fwrite(line.p, 1, line.n, stderr);
    buf_free(&line);
}

void call_complain(struct call *c, const struct err *e)
{
    complain(e);
    c->status = 1;
}

void call_warn(struct call *c, const struct err *e)
{
    (void)c;
    complain(e);
}

static bool write_failed(struct err *e)
{
    return err_set(e, errno == ENOSPC ? ERR_FULL : ERR_SYSTEM, "standard output: %s",
                   strerror(errno));
}

bool call_flush(struct call *c, struct err *e)
{
    for (size_t at = 0; at < c->out.n;) {
        ssize_t n = write(STDOUT_FILENO, c->out.p + at, c->out.n - at);

        if (n < 0 && errno != EINTR) {
            buf_reset(&c->out);
            c->closed = errno == EPIPE;
            return write_failed(e);
        }
        if (n > 0)
            at += (size_t)n;
    }
    buf_reset(&c->out);
    return true;
}

static bool set_wait(struct call *c, struct err *e)
{
    double seconds;

    if (!c->given[OPT_WAIT])
        return true;
    if (!str_fraction(c->value[OPT_WAIT], &seconds) || seconds < 0 || seconds > WAIT_MOST)
        return err_set(e, ERR_USAGE, "--wait: %.*s: not a number of seconds up to %d",
                       STR_ARG(c->value[OPT_WAIT]), WAIT_MOST);
    ledger_wait((int)(seconds * 1000));
    return true;
}

bool call_open(struct call *c, enum ledger_mode mode, struct err *e)
{
    struct str path = c->given[OPT_LEDGER] ? c->value[OPT_LEDGER] : c->outside->ledger;

    if (!str_starts(path, S("memory:")) && access(arena_str(c->arena, path).p, F_OK) != 0)
        return err_set(e, ERR_MISSING, "%.*s: no ledger there; make one with: convoke init",
                       STR_ARG(path));
    return set_wait(c, e) && ledger_open(path, mode, &c->ledger, e);
}

bool call_begin(struct call *c, struct err *e)
{
    return ledger_begin(c->ledger, c->outside->now, c->outside->user, e);
}

bool call_end(struct call *c, bool ok, struct err *e)
{
    if (ok && ledger_commit(c->ledger, e))
        return true;
    ledger_rollback(c->ledger);
    buf_reset(&c->out);  /* what it says was recorded was not */
    return false;
}

/* Nothing at all was asked: the overview helps most, and it is a wrong use all the same. */
static bool no_words(struct call *c, struct err *e)
{
    help_write(&c->out, NULL, 0, c->outside->style, e);
    c->status = err_status(ERR_USAGE);
    return true;
}

static bool run(struct call *c, struct err *e)
{
    if (c->given[OPT_VERSION]) {
        buf_text(&c->out, "convoke " CONVOKE_VERSION "\n");
        return true;
    }
    if (c->given[OPT_HELP])
        return help_write(&c->out, c->words, c->word_count, c->outside->style, e);
    if (c->word_count == 0)
        return no_words(c, e);
    if (!parse_check(c, e))
        return false;
    if (!str_starts(str_of(c->command->name), S("names")) && !own_names_use(c, e))
        return false;
    if (c->command->needs != NEEDS_NOTHING
        && !call_open(c, c->command->needs == NEEDS_READ ? LEDGER_READ : LEDGER_WRITE, e))
        return false;
    return c->command->run(c, e);
}

/* What was said before a failure is shown too: of several documents, those that were read. */
static bool run_whole(struct call *c, struct err *e)
{
    struct err ignored;
    bool ok = run(c, e);

    if (c->ledger != NULL)
        ledger_close(c->ledger);
    return ok ? call_flush(c, e) : (call_flush(c, &ignored), false);
}

int cmd_main(const struct outside *o, const char *const *words, size_t count)
{
    struct arena a = {0};
    struct call c = {.outside = o, .arena = &a};
    struct err e = {0};
    int status;

    if (parse_words(&c, words, count, &e) && run_whole(&c, &e)) {
        status = c.status;
    } else if (c.closed) {
        status = STATUS_CLOSED;
    } else {
        complain(&e);
        status = err_status(e.kind);
    }
    buf_free(&c.out);
    arena_free(&a);
    return status;
}
