/*
 * What counts as of a day, by a moment, and after retractions. What counts is the numbers of the
 * entries in order of saying.
 */
#include "status/filter.h"

#include "status/story.h"

static const struct story {
    const char *what, *said, *as_of;
    int known_by;       /* the first so many entries; 0: all */
    const char *counts;
} stories[] = {
    {"in order of saying, then of entry",
     "06-01 guest declined; 05-20 guest accepted; 05-20 press accepted", NULL, 0, "2 3 1"},
    {"an unknown day comes first", "05-20 guest accepted; ? press accepted", NULL, 0, "2 1"},
    {"as of a day: that day included", "05-20 guest accepted; 05-21 guest declined", "05-20", 0,
     "1"},
    {"as of a day: an unknown day passes", "? guest accepted; 05-21 guest declined", "05-20", 0,
     "1"},
    {"as of a day: a month counts as its first day", "06 guest accepted; 06-02 guest declined",
     "06-01", 0, "1"},
    {"as of a month: before its first day", "05-31 guest accepted; 06-02 guest declined", "06", 0,
     "1"},
    {"known by: what was entered later was not known, whenever it was said",
     "05-20 guest accepted; 05-01 guest declined", NULL, 1, "1"},
    {"both cuts", "05-20 guest accepted; 05-01 press accepted; 04-01 guest tentative", "05-10", 2,
     "2"},
    {"a retraction takes its statement away", "05-20 guest accepted; ? press retracted #1", NULL,
     0, ""},
    {"not before it was recorded", "05-20 guest accepted; ? press retracted #1", NULL, 1, "1"},
    {"as of any day: a retraction has no day",
     "05-20 guest accepted; 06-01 press retracted #1; 05-21 press declined", "05-25", 0, "3"},
    {"a retraction retracted counts no more",
     "05-20 guest accepted; ? press retracted #1; ? press retracted #2", NULL, 0, "1"},
    {"and a third takes that back",
     "05-20 guest accepted; ? press retracted #1; ? press retracted #2; ? press retracted #3",
     NULL, 0, ""},
    {"by the second, the first held",
     "05-20 guest accepted; ? press retracted #1; ? press retracted #2", NULL, 2, ""},
    {"a correction takes the older one away and says something itself",
     "05-20 guest accepted; 05-20 guest declined #1", NULL, 0, "2"},
    {"the correction's own word is cut by its day, its retraction is not",
     "05-20 guest accepted; 06-01 guest declined #1", "05-25", 0, ""},
    {"two retractions of one statement: taking back one leaves the other",
     "05-20 guest accepted; ? press retracted #1; ? press retracted #1; ? press retracted #3",
     NULL, 0, ""},
    {"nothing retracts what entered after it", "? press retracted #2; 05-20 guest accepted", NULL,
     0, "2"},
    {"nothing retracts itself", "05-20 guest accepted #1", NULL, 0, "1"},
    {"what it retracts is not there", "05-20 guest accepted; ? press retracted #9", NULL, 0, "1"},
};

static void tell(void *context, struct statements st)
{
    const struct story *story = context;
    struct filter f = {story->as_of == NULL ? 0 : story_day(str_of(story->as_of)),
                       story->known_by * 1000};
    struct arena a = {0};
    struct buf b = {0};
    struct said said = filter_said(&a, st, f);

    buf_text(&b, "");
    for (size_t i = 0; i < said.count; i++)
        buf_fmt(&b, i == 0 ? "%d" : " %d", (int)said.items[i]->seq);
    if (strcmp(b.p, story->counts) != 0)
        fail_msg("%s: came \"%s\", wanted \"%s\"", story->what, b.p, story->counts);
    buf_free(&b);
    arena_free(&a);
}

static void what_counts(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof stories / sizeof *stories; i++) {
        struct arena a = {0};
        struct story story = stories[i];

        story_every_order(story_tell(&a, story.said), tell, &story);
        arena_free(&a);
    }
}

static void who_asks_why_sees_what_was_retracted_and_by_what(void **state)
{
    struct arena a = {0};
    struct statements st = story_tell(&a, "05-20 guest accepted; 05-01 press accepted; "
                                          "? press retracted #1");
    const struct statement **by;
    struct said said = filter_all(&a, st, (struct filter){0}, &by);

    (void)state;
    assert_int_equal(said.count, 2);
    assert_ptr_equal(said.items[0], &st.items[1]);
    assert_null(by[0]);
    assert_ptr_equal(said.items[1], &st.items[0]);
    assert_ptr_equal(by[1], &st.items[2]);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_counts),
        cmocka_unit_test(who_asks_why_sees_what_was_retracted_and_by_what),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
