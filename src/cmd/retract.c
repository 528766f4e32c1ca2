/* retract.c - statements are withdrawn; texts are erased; the chains are checked. */
#include "cmd/clerk.h"
#include "cmd/given.h"
#include "cmd/run.h"

static bool has_reason(const struct call *c, struct err *e)
{
    return str_trim(c->value[OPT_REASON]).n > 0
        || err_set(e, ERR_USAGE, "%s: --reason is missing; it is kept in the ledger",
                   c->command->name);
}

static bool retract(struct call *c, int64_t seq, struct err *e)
{
    struct statement wrong = {0}, st;
    struct event ev = {0};
    enum added what;
    int64_t made;

    if (!ledger_statement(c->ledger, c->arena, seq, &wrong, e))
        return false;
    if (wrong.seq == 0)
        return err_set(e, ERR_MISSING, "statement %lld: there is none; see: convoke log",
                       (long long)seq);
    ev.id = wrong.event;
    if (!clerk_statement(c, &ev, wrong.guest, ACT_RETRACTED, wrong.side, &st, e))
        return false;
    st.note = c->value[OPT_REASON];
    st.retracts = seq;
    if (!ledger_add_statement(c->ledger, &st, (struct str){0}, &made, &what, e))
        return false;
    buf_fmt(&c->out, "#%lld  retracts #%lld: ", (long long)made, (long long)seq);
    clerk_words(&c->out, &wrong);
    buf_byte(&c->out, '\n');
    return true;
}

static bool retract_all(struct call *c, const int64_t *seqs, struct err *e)
{
    for (size_t i = 0; i < c->arg_count; i++)
        if (!retract(c, seqs[i], e))
            return false;
    return true;
}

bool cmd_retract(struct call *c, struct err *e)
{
    int64_t *seqs = ARENA_NEW(c->arena, int64_t, c->arg_count);

    if (!has_reason(c, e))
        return false;
    for (size_t i = 0; i < c->arg_count; i++)
        if (!given_number("statement", c->args[i], &seqs[i], e))
            return false;
    return call_begin(c, e) && call_end(c, retract_all(c, seqs, e), e);
}

bool cmd_erase_document(struct call *c, struct err *e)
{
    struct document d;

    if (!has_reason(c, e) || !given_document(c, c->args[0], &d, e))
        return false;
    if (d.erased)
        return err_set(e, ERR_STATE, "%.*s: erased before", STR_ARG(c->args[0]));
    if (!call_begin(c, e)
        || !call_end(c, ledger_erase_document(c->ledger, d.hash, c->value[OPT_REASON], e), e))
        return false;
    view_clean(&c->out, d.name);
    buf_text(&c->out, ": text and passages erased; statements and chains stand\n");
    return true;
}

bool cmd_erase_person(struct call *c, struct err *e)
{
    size_t count = 0;

    if (!has_reason(c, e) || !call_begin(c, e)
        || !call_end(c, ledger_erase_person(c->ledger, c->args[0], c->value[OPT_REASON], &count,
                                            e), e))
        return false;
    if (count == 0)
        return err_set(e, ERR_MISSING, "%.*s: no entry names that person; nothing was erased",
                       STR_ARG(c->args[0]));
    view_clean(&c->out, c->args[0]);
    buf_fmt(&c->out, ": erased from %zu place%s; statements and chains stand\n", count,
            count == 1 ? "" : "s");
    buf_text(&c->out, "documents and passages keep what they say; erase document takes one out\n");
    return true;
}

bool cmd_verify(struct call *c, struct err *e)
{
    char text[HASH_TEXT];
    struct hash root;
    bool ok = ledger_verify(c->ledger, &c->out, &root, e);

    if (ok)
        buf_fmt(&c->out, "every chain holds\nroot %s\n", hash_text(root, text));
    return ok;
}
