/* init.c - a new, empty ledger. */
#include "cmd/run.h"

bool cmd_init(struct call *c, struct err *e)
{
    struct str path = c->given[OPT_LEDGER] ? c->value[OPT_LEDGER] : c->outside->ledger;

    if (c->arg_count == 1 && c->given[OPT_LEDGER])
        return err_set(e, ERR_USAGE, "init: two files, %.*s and --ledger %.*s; name one",
                       STR_ARG(c->args[0]), STR_ARG(path));
    if (c->arg_count == 1)
        path = c->args[0];
    if (!ledger_create(path, c->outside->now, e))
        return false;
    view_clean(&c->out, path);
    buf_text(&c->out, ": a new, empty ledger\n");
    return true;
}
