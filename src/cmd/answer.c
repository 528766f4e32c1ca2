/* answer.c - what a guest answers, and whether it was there. */
#include "cmd/clerk.h"
#include "cmd/given.h"
#include "cmd/nearest.h"
#include "cmd/run.h"
#include "flow/roll.h"

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

/* The ledger has this word of this day already (L2), and yet another one stands: the guest took it
 * back and forth in one day. */
static bool say_what_stands(struct call *c, const struct event *ev, const struct statement *st,
                            struct err *e)
{
    struct roll r;
    const struct row *row;
    const struct statement *stands;

    if (!flow_roll(c->ledger, c->arena, ev, (struct filter){0}, &r, NULL, e))
        return false;
    row = roll_find(&r, st->guest);
    stands = row == NULL ? NULL : row->standing.word[act_about(st->act)];
    if (stands != NULL && stands->act != st->act && stands->said_on == st->said_on)
        buf_fmt(&c->out, "but %s (#%lld) of that day stands; if it was wrong: convoke retract %lld"
                " --reason TEXT\n", act_text(stands->act), (long long)stands->seq,
                (long long)stands->seq);
    return true;
}

static bool record(struct call *c, enum about about, enum side side, struct err *e)
{
    struct event ev;
    struct str guest;
    struct statement st;
    enum added what;
    enum act act;

    return which(c, c->args[2], about, &act, e) && given_event(c, c->args[0], &ev, e)
        && clerk_guest(c, &ev, c->args[1], &guest, e)
        && clerk_statement(c, &ev, guest, act, side, &st, e) && call_begin(c, e)
        && call_end(c, clerk_add(c, &st, c->value[OPT_KEY], &what, e), e)
        && (what == ADDED_NEW || say_what_stands(c, &ev, &st, e));
}

bool cmd_answer(struct call *c, struct err *e)
{
    return record(c, ABOUT_ANSWER, SIDE_GUEST, e);
}

bool cmd_presence(struct call *c, struct err *e)
{
    return record(c, ABOUT_PRESENT, SIDE_HOST, e);
}
