/*
 * Stories of one guest, one event and one round. Each is what was said, oldest entry first; what
 * stands is "asked answer present" and how sure the single word is. Every story is told in every
 * order.
 */
#include "status/standing.h"

#include "status/story.h"

static const struct story {
    const char *what, *said, *stands;
} stories[] = {
    {"nothing said", "", "- - - - -"},
    {"an answer implies no invitation", "05-20 guest accepted", "- accepted - accepted confirmed"},
    {"the later word stands (S1)", "05-20 guest accepted; 06-01 guest declined",
     "- declined - declined confirmed"},
    {"the later word stands though it entered first (S1)",
     "06-01 guest declined; 05-20 guest accepted", "- declined - declined confirmed"},
    {"a later paper stands against the guest's older word, unconfirmed (S1)",
     "05-20 guest accepted; 06-01 press declined", "- declined - declined unconfirmed"},
    {"a dated word beats an undated one (S1)", "05-20 press accepted; ? guest declined",
     "- accepted - accepted unconfirmed"},
    {"a day known in part is the first day it may mean (S1)",
     "06-01 guest accepted; 06 guest declined", "- accepted - accepted confirmed"},
    {"a year alone is earlier than its days (S1)", "05-20 press accepted; 2020 guest declined",
     "- accepted - accepted unconfirmed"},
    {"the guest on its own answer beats the press of that day (S2)",
     "06-01 guest declined; 06-01 press accepted", "- declined - declined confirmed"},
    {"the guest on its own answer beats another state (S2)",
     "06-01 guest declined; 06-01 third accepted", "- declined - declined confirmed"},
    {"the guest on its own answer beats the host (S2)",
     "06-01 guest declined; 06-01 host accepted", "- declined - declined disputed"},
    {"the host on an answer beats another state (S2)",
     "06-01 host accepted; 06-01 third declined", "- accepted - accepted unconfirmed"},
    {"another state beats the press (S2)", "06-01 third accepted; 06-01 press declined",
     "- accepted - accepted unconfirmed"},
    {"the host on what was asked beats the guest (S2)",
     "06-01 host planned; 06-01 guest invited", "planned - - planned confirmed"},
    {"the guest on what was asked beats another state (S2)",
     "06-01 guest invited; 06-01 third not-invited", "invited - - needs-action unconfirmed"},
    {"whether it was there goes before whether it had arrived (S2b)",
     "06-24 press absent; 06-24 press arrived", "- - absent absent unconfirmed"},
    {"also where it was (S2b)", "06-24 press attended; 06-24 press arrived",
     "- - attended attended unconfirmed"},
    {"but a nearer side's arrival stands (S2)", "06-24 press absent; 06-24 guest arrived",
     "- - arrived arrived confirmed"},
    {"the host withdraws the invitation of a guest that had accepted",
     "05-20 guest accepted; 05-28 host not-invited",
     "not-invited accepted - not-invited confirmed"},
    {"also on one day, by the order of entry", "05-20 guest accepted; 05-20 host not-invited",
     "not-invited accepted - not-invited confirmed"},
    {"what the press tells of that withdraws nothing",
     "05-20 guest accepted; 05-28 press not-invited", "not-invited accepted - accepted confirmed"},
    {"an answer after it is the word again",
     "05-20 host not-invited; 05-28 guest accepted", "not-invited accepted - accepted confirmed"},
    {"so is presence", "05-20 guest accepted; 05-28 host not-invited; 06-24 guest attended",
     "not-invited accepted attended attended confirmed"},
    {"presence is the matter of both: the later entry (S2, S3)",
     "06-24 guest attended; 06-24 host absent", "- - absent absent disputed"},
    {"presence is the matter of both: the later entry (S2, S3), the other way",
     "06-24 host absent; 06-24 guest attended", "- - attended attended disputed"},
    {"the host on presence beats another state (S2)",
     "06-24 host absent; 06-24 third attended", "- - absent absent confirmed"},
    {"the guest on presence beats the press (S2)",
     "06-24 guest arrived; 06-24 press absent", "- - arrived arrived confirmed"},
    {"two papers, one day: the later entry (S3)", "06-01 press tentative; 06-01 press accepted",
     "- accepted - accepted unconfirmed"},
    {"two words of unknown day: the later entry (S3)", "? guest accepted; ? guest declined",
     "- declined - declined confirmed"},
    {"two words of unknown day: the nearer side (S2)", "? guest accepted; ? press declined",
     "- accepted - accepted confirmed"},
    {"the questions stay apart",
     "05-11 host invited; 05-20 guest declined; 06-24 press attended",
     "invited declined attended attended unconfirmed"},
    {"presence goes before answer, answer before asked",
     "05-11 host invited; 05-20 guest accepted", "invited accepted - accepted confirmed"},
    {"an invitation waits for an answer", "05-11 host invited",
     "invited - - needs-action confirmed"},
    {"a renewed one too", "05-11 host invited; 05-28 host reinvited",
     "reinvited - - needs-action confirmed"},
    {"the word of the matter's side confirms, also when others say it later",
     "05-20 guest accepted; 06-01 press accepted", "- accepted - accepted confirmed"},
    {"a paper repeats 'invited' after the host's 'reinvited': still confirmed",
     "05-28 host reinvited; 06-01 press invited", "invited - - needs-action confirmed"},
    {"only others said so", "05-20 host accepted; 06-01 press accepted",
     "- accepted - accepted unconfirmed"},
    {"the host confirms presence", "06-24 host attended", "- - attended attended confirmed"},
    {"the guest confirms presence", "06-24 guest attended", "- - attended attended confirmed"},
    {"the guest's 'arrived' does not confirm the press's 'attended'",
     "06-23 guest arrived; 06-24 press attended", "- - attended attended unconfirmed"},
    {"the host announces a guest that has not made up its mind",
     "05-20 guest tentative; 05-28 host accepted", "- accepted - accepted disputed"},
    {"the host says yes, the guest no, on different days",
     "05-20 host accepted; 05-28 guest declined", "- declined - declined disputed"},
    {"the guest sends somebody, the host counts on the leader",
     "05-20 guest delegated; 05-28 host accepted", "- accepted - accepted disputed"},
    {"it was the latest words that count: the host took it back",
     "05-20 host accepted; 05-28 guest declined; 05-29 host declined",
     "- declined - declined confirmed"},
    {"host and guest differ while the press has the last word",
     "05-20 host accepted; 05-28 guest declined; 06-02 press declined",
     "- declined - declined disputed"},
    {"guest and press differ: no dispute between the two",
     "05-20 guest accepted; 05-20 press declined", "- accepted - accepted confirmed"},
    {"guest and another state differ: no dispute either",
     "05-20 guest accepted; 05-28 third declined", "- declined - declined unconfirmed"},
    {"the guest says it was not asked, the host says it was",
     "05-20 host invited; 05-28 guest not-invited", "not-invited - - not-invited disputed"},
    {"invited and reinvited do not contradict",
     "05-20 guest invited; 05-28 host reinvited", "reinvited - - needs-action confirmed"},
    {"a plan is overtaken, not contradicted",
     "05-20 host planned; 05-28 guest invited", "invited - - needs-action unconfirmed"},
    {"arrived and attended do not contradict",
     "06-23 guest arrived; 06-24 host attended", "- - attended attended confirmed"},
    {"guest and host differ on whether it was there",
     "06-23 guest arrived; 06-24 host absent", "- - absent absent disputed"},
    {"a dispute on one question does not touch the other",
     "05-20 host invited; 05-21 guest not-invited; 05-28 guest accepted",
     "not-invited accepted - accepted confirmed"},
};

struct telling {
    const struct story *story;
    int orders;
};

static void tell(void *context, struct statements st)
{
    struct telling *t = context;
    struct standing s = {0};
    const struct statement *deciding;
    char came[120];

    for (size_t i = 0; i < st.count; i++)
        standing_take(&s, &st.items[i]);
    deciding = standing_deciding(&s);
    snprintf(came, sizeof came, "%s %s %s %s %s", standing_text(&s, ABOUT_ASKED),
             standing_text(&s, ABOUT_ANSWER), standing_text(&s, ABOUT_PRESENT),
             deciding == NULL ? "-" : status_text(status_of_act(deciding->act)),
             deciding == NULL ? "-" : trust_text(standing_trust(&s, act_about(deciding->act))));
    t->orders++;
    if (strcmp(came, t->story->stands) != 0)
        fail_msg("%s: came \"%s\", wanted \"%s\"", t->story->what, came, t->story->stands);
}

static void the_word_that_weighs_most_stands(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof stories / sizeof *stories; i++) {
        struct telling t = {&stories[i], 0};
        struct arena a = {0};

        story_every_order(story_tell(&a, stories[i].said), tell, &t);
        assert_true(t.orders > 0);
        arena_free(&a);
    }
}

static void words_on_the_event_do_not_touch_a_guest(void **state)
{
    struct arena a = {0};
    struct statements st = story_tell(&a, "05-01 host scheduled @05-09; 05-02 host cancelled");
    struct standing s = {0};

    (void)state;
    for (size_t i = 0; i < st.count; i++)
        standing_take(&s, &st.items[i]);
    assert_null(standing_deciding(&s));
    arena_free(&a);
}

/* A status that a table cannot name would show as nothing. */
static void every_act_on_a_guest_makes_a_single_word(void **state)
{
    (void)state;
    for (int a = 0; a < ACT_COUNT; a++) {
        bool on_guest = act_about((enum act)a) < QUESTIONS;

        assert_int_equal(on_guest, status_of_act((enum act)a) != STATUS_NONE);
    }
    for (int s = 0; s < STATUS_COUNT; s++)
        assert_non_null(status_text((enum status)s));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_word_that_weighs_most_stands),
        cmocka_unit_test(words_on_the_event_do_not_touch_a_guest),
        cmocka_unit_test(every_act_on_a_guest_makes_a_single_word),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
