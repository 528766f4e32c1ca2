/* answer.c - what a guest answers, and whether it was there. */
#include "cmd/clerk.h"
#include "cmd/given.h"
#include "cmd/nearest.h"
#include "cmd/run.h"

/* How people type it, beside the word of the act itself. */
static const struct { const char *typed; enum act act; } words[] = {
    {"yes", ACT_ACCEPTED}, {"accept", ACT_ACCEPTED}, {"accepts", ACT_ACCEPTED},
    {"maybe", ACT_TENTATIVE}, {"undecided", ACT_TENTATIVE},
    {"no", ACT_DECLINED}, {"decline", ACT_DECLINED}, {"declines", ACT_DECLINED},
    {"delegate", ACT_DELEGATED}, {"delegates", ACT_DELEGATED},
};

static bool act_typed(struct str typed, enum about about, enum act *out)
{
    if (act_parse(typed, out))
        return act_about(*out) == about;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_eq_nocase(typed, str_of(words[i].typed))) {
            *out = words[i].act;
            return act_about(*out) == about;
        }
    return false;
}

static bool which(struct call *c, struct str typed, enum about about, enum act *out, struct err *e)
{
    struct str fits = str_of(c->command->words);
    struct nearest near = {.typed = typed};

    if (act_typed(typed, about, out))
        return true;
    for (struct str word; str_split(&fits, ' ', &word);)
        nearest_take(&near, word);
    if (near.count > 0)
        return err_set(e, ERR_USAGE, "%.*s: not an answer to this%.*s", STR_ARG(typed),
                       STR_ARG(nearest_text(&near, c->arena, "")));
    return err_set(e, ERR_USAGE, "%.*s: one of %s is wanted", STR_ARG(typed), c->command->words);
}

static bool record(struct call *c, enum about about, enum side side, struct err *e)
{
    struct event ev;
    struct str guest;
    struct statement st;
    enum act act;
    int64_t seq;

    return which(c, c->args[2], about, &act, e) && given_event(c, c->args[0], &ev, e)
        && given_guest(c, c->args[1], &guest, e)
        && clerk_statement(c, &ev, guest, act, side, &st, e) && call_begin(c, e)
        && call_end(c, clerk_add(c, &st, c->value[OPT_KEY], &seq, e), e);
}

bool cmd_answer(struct call *c, struct err *e)
{
    return record(c, ABOUT_ANSWER, SIDE_GUEST, e);
}

bool cmd_presence(struct call *c, struct err *e)
{
    return record(c, ABOUT_PRESENT, SIDE_HOST, e);
}
