/*
 * Verdicts: what a frame and the helpers of its verb amount to (press guide, "Acts", rules 2 and 3).
 *
 * A row is a verb group as words, the frame that the cue has, the circumstances ("over": the event
 * has taken place, "if": a condition hangs on the clause, "no": the noun is denied), and the acts,
 * or "-" where nothing is stated.
 */
#include "read/verdict.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "read/verbgroup.h"

#define ROW(frame, group, when, acts) {FRAME_##frame, #frame, group, when, acts}

static const struct {
    enum frame frame;
    const char *name, *group, *when, *acts;
} rows[] = {
    /* coming, before the event */
    ROW(COME, "will attend", "", "accepted"),
    ROW(COME, "is attending", "", "accepted"),
    ROW(COME, "attends", "", "accepted"),
    ROW(COME, "is expected to attend", "", "accepted"),
    ROW(COME, "plans to attend", "", "accepted"),
    ROW(COME, "is due to arrive", "", "accepted"),
    ROW(COME, "will not attend", "", "declined"),
    ROW(COME, "is not coming", "", "declined"),
    ROW(COME, "is unlikely to attend", "", "declined"),
    ROW(COME, "is not expected to come", "", "declined"),
    ROW(COME, "has no plans to attend", "", "declined"),
    ROW(COME, "has decided not to attend", "", "declined"),
    ROW(COME, "refused to attend", "", "declined"),
    ROW(COME, "is unable to attend", "", "declined"),
    ROW(COME, "cannot come", "", "declined"),
    ROW(COME, "may attend", "", "tentative"),
    ROW(COME, "hopes to attend", "", "tentative"),
    ROW(COME, "is considering attending", "", "tentative"),
    ROW(COME, "would like to come", "", "tentative"),
    ROW(COME, "will attend", "if", "tentative"),
    ROW(COME, "will not attend", "if", "tentative"),
    ROW(COME, "could attend", "", "-"),
    ROW(COME, "should attend", "", "-"),
    ROW(COME, "must not come", "", "-"),
    ROW(COME, "to attend", "", "-"),
    ROW(COME, "attending", "", "-"),
    ROW(COME, "would have attended", "", "-"),
    ROW(COME, "was to have attended", "", "-"),
    ROW(COME, "attended", "", "-"),
    ROW(COME, "has attended", "", "-"),

    /* coming, once the event has taken place */
    ROW(COME, "attended", "over", "attended"),
    ROW(COME, "did not attend", "over", "absent"),
    ROW(COME, "never came", "over", "absent"),
    ROW(COME, "will attend", "over", "accepted"),
    ROW(COME, "has come", "", "arrived"),
    ROW(EXPECT, "is expected", "", "accepted"),
    ROW(EXPECT, "is not expected", "", "declined"),
    ROW(EXPECT, "will expect", "", "-"),
    ROW(ARRIVE, "has arrived", "", "arrived"),
    ROW(ARRIVE, "arrived", "", "arrived"),
    ROW(ARRIVE, "will arrive", "", "accepted"),
    ROW(ARRIVE, "arrives", "", "accepted"),
    ROW(ARRIVE, "has not arrived", "", "-"),

    /* staying away */
    ROW(STAY, "will boycott", "", "declined"),
    ROW(STAY, "will skip", "", "declined"),
    ROW(STAY, "boycotted", "over", "absent"),
    ROW(STAY, "boycotted", "", "declined"),
    ROW(STAY, "was", "over", "absent"),
    ROW(STAY, "will be", "", "declined"),
    ROW(STAY, "will not boycott", "", "-"),
    ROW(STAY, "may skip", "", "tentative"),
    ROW(STAY, "will skip", "if", "tentative"),
    ROW(STAY, "would have skipped", "", "-"),
    ROW(STAY, "to boycott", "", "-"),
    ROW(STAY_PUT, "will stay", "", "declined"),
    ROW(NOBODY, "was not", "over", "absent"),
    ROW(NOBODY, "was", "over no", "absent"),
    ROW(NOBODY, "was", "over", "-"),
    ROW(NOBODY, "was not", "", "-"),

    /* answers */
    ROW(YES, "has confirmed", "", "accepted"),
    ROW(YES, "confirmed", "", "accepted"),
    ROW(YES, "has not confirmed", "", "tentative"),
    ROW(YES, "did not confirm", "", "tentative"),
    ROW(YES, "will confirm", "", "-"),
    ROW(YES, "to confirm", "", "-"),
    ROW(YES, "has confirmed", "if", "tentative"),
    ROW(YES, "should confirm", "", "-"),
    ROW(YES_INVITED, "accepted", "", "accepted invited"),
    ROW(YES_INVITED, "has not accepted", "", "tentative"),
    ROW(NO, "declined", "", "declined"),
    ROW(NO, "has not refused", "", "-"),
    ROW(NO, "may decline", "", "tentative"),
    ROW(NO_INVITED, "has declined", "", "declined invited"),
    ROW(NO_INVITED, "did not decline", "", "-"),
    ROW(OPEN, "is considering", "", "tentative"),
    ROW(OPEN, "is not considering", "", "-"),
    ROW(UNSURE, "has not decided", "", "tentative"),
    ROW(UNSURE, "has yet to decide", "", "tentative"),
    ROW(UNSURE, "has decided", "", "-"),

    /* the asking */
    ROW(INVITE, "has invited", "", "invited"),
    ROW(INVITE, "did not invite", "", "not-invited"),
    ROW(INVITE, "will invite", "", "planned"),
    ROW(INVITE, "plans to invite", "", "planned"),
    ROW(INVITE, "wants to invite", "", "planned"),
    ROW(INVITE, "will not invite", "", "not-invited"),
    ROW(INVITE, "may invite", "", "-"),
    ROW(INVITE, "could invite", "", "-"),
    ROW(INVITE, "to invite", "", "-"),
    ROW(INVITE, "was invited", "", "-"),
    ROW(INVITE, "should invite", "", "-"),
    ROW(ASKED, "was invited", "", "invited"),
    ROW(ASKED, "has been invited", "", "invited"),
    ROW(ASKED, "was not invited", "", "not-invited"),
    ROW(ASKED, "will be invited", "", "planned"),
    ROW(ASKED, "is to be invited", "", "planned"),
    ROW(ASKED, "will not be invited", "", "not-invited"),
    ROW(ASKED, "invited", "", "-"),
    ROW(LETTER, "were sent", "", "invited"),
    ROW(LETTER, "was issued", "no", "not-invited"),
    ROW(LETTER, "was not sent", "", "not-invited"),
    ROW(LETTER, "will be sent", "", "planned"),
    ROW(HAS_LETTER, "has received", "", "invited"),
    ROW(HAS_LETTER, "received", "no", "not-invited"),
    ROW(HAS_LETTER, "sent", "", "-"),
    ROW(HAS_LETTER, "was sent", "", "invited"),
    ROW(UNINVITE, "has withdrawn", "", "not-invited"),
    ROW(UNINVITE, "has not withdrawn", "", "-"),
    ROW(LEFT_OUT, "was excluded", "", "not-invited"),
    ROW(LEFT_OUT, "was not excluded", "", "-"),
    ROW(LEFT_OUT, "was not", "", "not-invited"),
    ROW(LEFT_OUT, "is", "", "-"),
    ROW(RENEW, "has renewed", "", "reinvited"),
    ROW(RENEW, "did not renew", "", "-"),
    ROW(PLAN, "to invite", "", "planned"),

    /* in somebody's place */
    ROW(SENT, "will be represented", "", "delegated"),
    ROW(SENT, "represented", "", "-"),
    ROW(SENT, "will not be represented", "", "-"),
    ROW(SENDS, "will send", "", "delegated"),
    ROW(SENDS, "will not send", "", "declined"),
    ROW(SENDS, "may send", "", "-"),
    ROW(SENDS, "will send", "if", "-"),
    ROW(STANDS_IN, "represents", "", "delegated"),
    ROW(LEADS, "to lead", "", "-"),

    /* the event itself */
    ROW(POSTPONE, "was postponed", "", "postponed"),
    ROW(POSTPONE, "has not been postponed", "", "-"),
    ROW(POSTPONE, "may be postponed", "", "-"),
    ROW(CANCEL, "was cancelled", "", "cancelled"),
    ROW(CANCEL, "will not be cancelled", "", "-"),
    ROW(SCHEDULE, "was moved", "", "scheduled"),
    ROW(SCHEDULE, "could be moved", "", "-"),
    ROW(POSTPONE, "should be postponed", "", "-"),
};

static struct str acts_of(struct arena *a, enum frame frame, const char *group, const char *when)
{
    struct words words = text_words(a, str_of(group), 0);
    struct str w = str_of(when), out = {0};
    struct verb_group g = {0};
    struct acts acts;

    if (verbgroup_at(words, 0, words.count, &g) != words.count)
        return S("no such group");
    acts = verdict_of(frame, &g, (struct circumstances){.conditional = str_find(w, S("if"), 0) != STR_NONE,
                                                        .over = str_find(w, S("over"), 0) != STR_NONE,
                                                        .no = str_find(w, S("no"), 0) != STR_NONE});
    if (acts.count == 0)
        return acts.why != NULL ? S("-") : S("nothing, and no reason");
    for (size_t i = 0; i < acts.count; i++)
        out = arena_fmt(a, "%.*s%s%s", STR_ARG(out), i > 0 ? " " : "", act_text(acts.items[i]));
    return out;
}

static void a_frame_and_its_helpers_state_an_act(void **state)
{
    size_t wrong = 0;

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        struct str got = acts_of(&a, rows[i].frame, rows[i].group, rows[i].when);

        if (!str_eq(got, str_of(rows[i].acts))) {
            print_error("%s \"%s\" (%s): came %.*s, wanted %s\n", rows[i].name, rows[i].group, rows[i].when,
                        STR_ARG(got), rows[i].acts);
            wrong++;
        }
        arena_free(&a);
    }
    assert_int_equal(wrong, 0);
}

/* No helper of opinion makes a statement, in whatever frame (rule 3). */
static void what_somebody_thinks_right_is_no_statement(void **state)
{
    static const struct verb_group thought = {.verb = VERB_attend, .should = true};

    (void)state;
    for (int f = FRAME_NONE; f <= FRAME_NOT; f++)
        assert_int_equal(verdict_of((enum frame)f, &thought, (struct circumstances){0}).count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_frame_and_its_helpers_state_an_act),
        cmocka_unit_test(what_somebody_thinks_right_is_no_statement),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
