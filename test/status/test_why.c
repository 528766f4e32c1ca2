/* Why France stands where it stands: each line "round: number weight", in the order shown. */
#include "status/why.h"

#include "status/story.h"

static const struct story {
    const char *what, *said, *as_of, *lines;
} stories[] = {
    {"nothing said", "05-20 KG guest accepted", NULL, ""},
    {"one decides, another question stands beside it",
     "05-11 host invited; 05-20 guest accepted; 05-20 KG guest declined", NULL,
     "1: #1 stands; 1: #2 decides"},
    {"the deciding one, those that agree, those that are outweighed",
     "05-20 press tentative; 06-01 guest accepted; 06-01 press accepted; 06-01 third declined",
     NULL, "1: #1 outweighed; 1: #2 decides; 1: #3 agrees; 1: #4 outweighed"},
    {"'invited' agrees with 'reinvited'", "05-11 host invited; 05-28 host reinvited", NULL,
     "1: #1 agrees; 1: #2 decides"},
    {"both sides of a dispute are seen",
     "05-20 guest tentative; 05-28 host accepted; 06-01 press accepted", NULL,
     "1: #1 disputes; 1: #2 disputes; 1: #3 decides"},
    {"a dispute shows though the word that decides is one of its sides",
     "05-20 guest tentative; 05-28 host accepted", NULL, "1: #1 disputes; 1: #2 decides"},
    {"moves stand among the words, by round",
     "03-01 host scheduled @05-09; 03-10 guest accepted; 04-16 host postponed; "
     "05-01 guest tentative; 05-26 host scheduled @06-24; 05-28 guest declined",
     NULL,
     "1: #1 event; 1: #2 lapsed; gap: #3 event; gap: #4 lapsed; 2: #5 event; 2: #6 decides"},
    {"moves of one day, in order",
     "05-26 host scheduled @05-09; 05-26 guest accepted @05-09; 05-26 host postponed @05-09; "
     "05-26 host scheduled @06-24; 05-26 host postponed @06-24; 05-26 host scheduled @07-24",
     NULL,
     "1: #1 event; 1: #2 lapsed; 1: #3 event; 2: #4 event; 2: #5 event; 3: #6 event"},
    {"moves of one day without a word of putting off",
     "05-26 host scheduled @05-09; 05-26 host scheduled @06-24; 05-26 host scheduled @05-09", NULL,
     "1: #1 event; 2: #2 event; 3: #3 event"},
    {"a postponed that opens no gap stands where it closed",
     "03-01 host scheduled @05-09; 05-26 host postponed @05-09; 05-26 host scheduled @06-24", NULL,
     "1: #1 event; 1: #2 event; 2: #3 event"},
    {"the last word on a cancelled event is seen, old news is not",
     "03-01 host scheduled @05-09; 05-26 host scheduled @06-24; 05-29 press postponed @05-09; "
     "06-01 host cancelled",
     NULL, "1: #1 event; 2: #2 event; 2: #4 event"},
    {"a late answer stands in its round",
     "03-01 host scheduled @05-09; 05-26 host scheduled @06-24; 05-28 guest declined @05-09", NULL,
     "1: #1 event; 1: #3 lapsed; 2: #2 event"},
    {"a retracted statement stays in its place, with what retracted it",
     "05-20 guest accepted; 05-28 press declined; ? press retracted #2", NULL,
     "1: #1 decides; 1: #2 retracted by #3"},
    {"all of it retracted", "05-20 guest accepted; ? press retracted #1", NULL,
     "1: #1 retracted by #2"},
    {"a retracted move is not among the moves",
     "03-01 host scheduled @05-09; 05-26 press scheduled @06-24; ? press retracted #2", NULL,
     "1: #1 event"},
    {"as of a day", "05-20 guest accepted; 06-01 guest declined", "05-25", "1: #1 decides"},
};

static void write_why(struct buf *b, const struct why *w)
{
    buf_text(b, "");
    for (size_t i = 0; i < w->count; i++) {
        const struct why_line *line = &w->items[i];

        buf_text(b, i == 0 ? "" : "; ");
        if (line->round->gap)
            buf_text(b, "gap");
        else
            buf_fmt(b, "%d", line->round->number);
        buf_fmt(b, ": #%d %s", (int)line->statement->seq, weight_text(line->weight));
        if (line->retraction != NULL)
            buf_fmt(b, " by #%d", (int)line->retraction->seq);
    }
}

static void tell(void *context, struct statements st)
{
    const struct story *s = context;
    struct arena a = {0};
    struct buf b = {0};
    struct event event = {0};
    struct filter f = {s->as_of == NULL ? 0 : story_day(str_of(s->as_of)), 0};
    struct roll roll = roll_make(&a, &event, st, f);
    struct why w = why_make(&a, &roll, st, S("FR"));

    write_why(&b, &w);
    if (strcmp(b.p, s->lines) != 0)
        fail_msg("%s:\n  came   %s\n  wanted %s", s->what, b.p, s->lines);
    assert_ptr_equal(w.row, roll_find(&roll, S("FR")));
    buf_free(&b);
    arena_free(&a);
}

static void every_statement_says_what_it_does(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof stories / sizeof *stories; i++) {
        struct arena a = {0};
        struct story story = stories[i];

        story_every_order(story_tell(&a, story.said), tell, &story);
        arena_free(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_statement_says_what_it_does),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
