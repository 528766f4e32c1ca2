/*
 * Rolls: what a row shows beside its word, as of a day and known by a moment; and what holds for
 * all rolls, tried on stories that a generator makes up.
 */
#include "status/roll.h"

#include "status/story.h"

static const struct event event = {.id = STR("ru-2020-parade"), .country = STR("RU"), .year = 2020};

static struct roll roll_of(struct arena *a, struct statements st, day as_of, int known_by)
{
    return roll_make(a, &event, st, (struct filter){as_of, (moment)known_by * 1000});
}

/* "FR accepted confirmed", as of a day and known by the first so many entries. */
static const struct story {
    const char *what, *said, *as_of;
    int known_by;
    const char *rows;
} stories[] = {
    {"rows stand in the order of their codes",
     "05-20 KG guest accepted; 05-20 BY guest declined; 05-20 host invited", NULL, 0,
     "BY declined confirmed; FR needs-action confirmed; KG accepted confirmed"},
    {"long codes are told apart to their end, and a code from one that it starts",
     "05-20 OFFICE-OF-PAUL guest accepted; 05-20 OFFICE-OF-ANNE guest declined; "
     "05-20 OFFICE- guest tentative; 05-20 OFFICE guest delegated; 05-21 OFFICE-OF-PAUL press "
     "absent",
     NULL, 0,
     "OFFICE delegated confirmed; OFFICE- tentative confirmed; OFFICE-OF-ANNE declined confirmed; "
     "OFFICE-OF-PAUL absent unconfirmed"},
    {"groups are told apart by their words",
     "05-20 GROUP press declined :Western_leaders; 05-20 GROUP host accepted :26_leaders; "
     "05-21 GROUP press absent :Western_leaders",
     NULL, 0, "GROUP accepted unconfirmed; GROUP absent unconfirmed"},
    {"as of Monday it had accepted", "05-20 guest accepted; 06-01 guest declined", "05-25", 0,
     "FR accepted confirmed"},
    {"as of a day before the move, the old round stands",
     "03-01 host scheduled @05-09; 03-10 guest accepted; 05-26 host scheduled @06-24", "05-25", 0,
     "FR accepted confirmed"},
    {"said ahead of the move, as of a day before it: stands where it was said",
     "03-01 host scheduled @05-09; 05-20 guest accepted @06-24; 05-26 host scheduled @06-24",
     "05-25", 0, "FR accepted confirmed"},
    {"as of a day before anything was said of it", "05-20 guest accepted", "05-01", 0, ""},
    {"known by then: the late entry was not",
     "05-20 guest accepted; 05-21 guest declined", NULL, 1, "FR accepted confirmed"},
    {"a retraction brings back what stood before",
     "05-20 guest accepted; 05-28 press declined; ? press retracted #2", NULL, 0,
     "FR accepted confirmed"},
    {"a retraction leaves no row", "05-20 guest accepted; ? press retracted #1", NULL, 0, ""},
    {"a retracted move never was: nothing lapsed",
     "03-01 host scheduled @05-09; 03-10 guest accepted; 05-26 press scheduled @06-24; "
     "? press retracted #3",
     NULL, 0, "FR accepted confirmed"},
    {"a retracted invitation leaves the answer",
     "05-11 host invited; 05-20 guest accepted; ? host retracted #1", NULL, 0,
     "FR accepted confirmed"},
};

static void tell_rows(void *context, struct statements st)
{
    const struct story *s = context;
    struct arena a = {0};
    struct buf b = {0};
    struct roll r = roll_of(&a, st, s->as_of == NULL ? 0 : story_day(str_of(s->as_of)),
                            s->known_by);

    buf_text(&b, "");
    story_write_rows(&b, &r);
    if (strcmp(b.p, s->rows) != 0)
        fail_msg("%s: came \"%s\", wanted \"%s\"", s->what, b.p, s->rows);
    buf_free(&b);
    arena_free(&a);
}

static void rows_are_those_of_the_day(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof stories / sizeof *stories; i++) {
        struct arena a = {0};
        struct story story = stories[i];

        story_every_order(story_tell(&a, story.said), tell_rows, &story);
        arena_free(&a);
    }
}

/* What a row of one guest shows: "since voice person sources/stories"; known by so many entries. */
static const struct shown {
    const char *what, *said;
    int known_by;
    const char *shows;
} shown[] = {
    {"since the first time it was said without a break",
     "05-20 guest accepted; 06-01 press accepted; 06-03 press accepted", 0,
     "since 05-20 voice 1 person - 3/3"},
    {"another word between breaks it",
     "05-20 press accepted; 06-01 press declined; 06-03 press accepted", 0,
     "since 06-03 voice 3 person - 2/2"},
    {"a word that was outweighed on its day does not",
     "05-20 guest accepted; 06-01 guest accepted; 06-01 press declined; 06-03 guest accepted", 0,
     "since 05-20 voice 1 person - 3/3"},
    {"a heavier word of the day does, though a lighter one agreed",
     "05-20 guest accepted; 06-01 guest declined; 06-01 press accepted; 06-03 guest accepted", 0,
     "since 06-03 voice 4 person - 3/3"},
    {"a word on another question does not",
     "05-20 guest accepted; 06-01 host invited; 06-03 guest accepted", 0,
     "since 05-20 voice 1 person - 2/2"},
    {"invited and reinvited are one run",
     "05-20 host invited; 06-01 press reinvited", 0, "since 05-20 voice 1 person - 2/2"},
    {"of unknown day, since an unknown day", "? press accepted; 06-01 press accepted", 0,
     "since ? voice 1 person - 2/2"},
    {"the voice is the nearest side, with the word it began with",
     "05-19 guest accepted; 05-20 guest accepted; 06-01 third accepted; 06-02 press accepted", 0,
     "since 05-19 voice 1 person - 4/4"},
    {"what a paper said meanwhile does not break the guest's own word",
     "04-04 guest accepted; 05-02 press declined; 05-03 press accepted", 0,
     "since 04-04 voice 1 person - 2/2"},
    {"a nearer side that says something else is no voice for it",
     "05-20 guest accepted; 06-01 press declined", 0, "since 06-01 voice 2 person - 1/1"},
    {"the person of the deciding word, not of another question's",
     "05-20 guest accepted :Macron; 06-01 host invited :Philippe", 0,
     "since 05-20 voice 1 person Macron 1/1"},
    {"the person of the deciding word",
     "05-20 guest accepted :Macron; 06-01 guest delegated :Philippe", 0,
     "since 06-01 voice 2 person Philippe 1/1"},
    {"else the heaviest that names one",
     "05-20 guest accepted :Macron; 05-19 press accepted :Philippe; 06-01 press accepted", 0,
     "since 05-20 voice 1 person Macron 3/3"},
    {"of two on one day, the one that entered later",
     "05-20 press accepted :Philippe; 05-20 press accepted :Macron; 05-21 press accepted", 0,
     "since 05-20 voice 2 person Macron 3/3"},
    {"two papers differ on one day: the later entry is that day's word",
     "05-20 press accepted; 05-20 press declined; 05-21 press accepted", 0,
     "since 05-21 voice 3 person - 2/2"},
    {"else one of an earlier round",
     "03-01 host scheduled @05-09; 03-10 guest accepted :Macron; 05-26 host scheduled @06-24; "
     "05-28 guest declined",
     0, "since 05-28 voice 4 person Macron 1/1"},
    {"copies of one story are several sources and one story",
     "05-20 press accepted =d1/d1; 05-20 press accepted =d2/d1; 05-21 press accepted =d3/d3", 0,
     "since 05-20 voice 2 person - 3/2"},
    {"one document is one source, whatever it says",
     "05-20 host invited =d1/d1; 05-20 press reinvited =d1/d1", 0,
     "since 05-20 voice 1 person - 1/1"},
    {"entries without a document are each one of its own",
     "05-20 guest accepted; 05-21 guest accepted", 0, "since 05-20 voice 1 person - 2/2"},
    {"sources of another word do not count",
     "05-20 press declined =d1; 05-21 guest accepted =d2", 0, "since 05-21 voice 2 person - 1/1"},
    {"sources of an earlier round do not count",
     "03-01 host scheduled @05-09; 03-10 guest accepted =d1; 05-26 host scheduled @06-24; "
     "05-28 guest accepted =d2",
     0, "since 05-28 voice 4 person - 1/1"},
    {"nor do sources that came later than known",
     "05-20 press accepted =d1; 05-20 press accepted =d2", 1, "since 05-20 voice 1 person - 1/1"},
};

static void tell_shown(void *context, struct statements st)
{
    const struct shown *s = context;
    struct arena a = {0};
    struct buf b = {0};
    struct roll r = roll_of(&a, st, 0, s->known_by);
    const struct row *row = roll_find(&r, S("FR"));

    buf_text(&b, "since ");
    story_write_day(&b, row->since);
    buf_fmt(&b, " voice %d person %.*s %zu/%zu", (int)row->voice->seq,
            row->person.n > 0 ? (int)row->person.n : 1, row->person.n > 0 ? row->person.p : "-",
            row->sources, row->stories);
    if (strcmp(b.p, s->shows) != 0)
        fail_msg("%s: came \"%s\", wanted \"%s\"", s->what, b.p, s->shows);
    buf_free(&b);
    arena_free(&a);
}

static void a_row_shows_since_when_and_on_whose_word(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++) {
        struct arena a = {0};
        struct shown s = shown[i];

        story_every_order(story_tell(&a, s.said), tell_shown, &s);
        arena_free(&a);
    }
}

/* A second source may come to a statement later than the statement itself. */
static void a_source_recorded_later_was_not_known(void **state)
{
    struct arena a = {0};
    struct source sources[] = {{.document = STR("d1"), .recorded_at = 1000},
                               {.document = STR("d2"), .recorded_at = 5000}};
    struct statements told = story_tell(&a, "05-20 press accepted");
    struct statement st = told.items[0];
    struct roll then, now;

    (void)state;
    st.sources = sources;
    st.source_count = 2;
    then = roll_of(&a, (struct statements){&st, 1}, 0, 1);
    now = roll_of(&a, (struct statements){&st, 1}, 0, 0);
    assert_int_equal(then.rows[0].sources, 1);
    assert_int_equal(now.rows[0].sources, 2);
    arena_free(&a);
}

static void rows_are_counted_by_status_and_found(void **state)
{
    struct arena a = {0};
    struct statements st = story_tell(&a, "05-20 KG guest accepted; 05-20 BY guest accepted; "
                                          "05-20 host invited; 05-20 press retracted");
    struct roll r = roll_of(&a, st, 0, 0);

    (void)state;
    assert_int_equal(r.count, 3);
    assert_int_equal(r.by_status[STATUS_ACCEPTED], 2);
    assert_int_equal(r.by_status[STATUS_NEEDS_ACTION], 1);
    assert_int_equal(r.by_status[STATUS_LAPSED], 0);
    assert_ptr_equal(roll_find(&r, S("KG")), &r.rows[2]);
    assert_null(roll_find(&r, S("US")));
    assert_ptr_equal(roll_row_of(&r, &st.items[1]), &r.rows[0]);
    arena_free(&a);
}

/* What the generator draws from: few of each, so that words meet. */
static const day days[] = {0,        20200000, 20200400, 20200401, 20200402, 20200500,
                           20200501, 20200502, 20200503, 20200504};
static const day dates[] = {0, 0, 0, 20200000, 20200500, 20200509, 20200600, 20200624};
static const char *const guests[] = {"BY", "FR", "GROUP"};
static const char *const people[] = {"", "", "A", "B"};
static const char *const documents[] = {"", "d1", "d2"};

#define DRAW(from) ((from)[story_random(state) % (sizeof(from) / sizeof *(from))])

static struct statement draw(struct arena *a, uint64_t *state, int64_t seq)
{
    struct statement st = {
        .seq = seq,
        .guest = str_of(DRAW(guests)),
        .person = str_of(DRAW(people)),
        .act = (enum act)(story_random(state) % ACT_COUNT),
        .side = (enum side)(story_random(state) % SIDE_COUNT),
        .said_on = DRAW(days),
        .date = DRAW(dates),
        .recorded_at = seq * 1000,
        .source_count = 1,
    };
    struct str document = str_of(DRAW(documents));

    st.sources = story_source(a, document, st.recorded_at);
    if (act_about(st.act) >= ABOUT_HELD)
        st.guest = (struct str){0};
    if (st.act == ACT_RETRACTED)
        st.retracts = 1 + (int64_t)(story_random(state) % (uint64_t)seq);
    return st;
}

static size_t draw_story(struct arena *a, uint64_t *state, struct statement *items, size_t most)
{
    size_t count = 1 + story_random(state) % most;

    for (size_t i = 0; i < count; i++)
        items[i] = draw(a, state, (int64_t)i + 1);
    return count;
}

static struct str whole(struct arena *a, struct statements st, day as_of, int known_by)
{
    struct roll r = roll_of(a, st, as_of, known_by);
    struct buf b = {0};
    struct str text;

    story_write_roll(&b, &r);
    text = arena_str(a, buf_str(&b));
    buf_free(&b);
    return text;
}

static void same(struct str came, struct str wanted, int story, const char *what)
{
    if (!str_eq(came, wanted))
        fail_msg("story %d: %s\ncame\n%.*s\nwanted\n%.*s", story, what, STR_ARG(came),
                 STR_ARG(wanted));
}

enum { DRAWN = 3000, DRAWN_MAX = 14 };

static void any_order_of_the_same_statements_gives_the_same_roll(void **context)
{
    uint64_t seed = 1, *state = &seed;

    (void)context;
    for (int i = 0; i < DRAWN; i++) {
        struct arena a = {0};
        struct statement items[DRAWN_MAX];
        struct statements st = {items, draw_story(&a, state, items, DRAWN_MAX)};
        struct str told = whole(&a, st, 0, 0);

        for (int k = 0; k < 4; k++) {
            story_shuffle(items, st.count, state);
            same(whole(&a, st, 0, 0), told, i, "another order, another roll");
        }
        arena_free(&a);
    }
}

static void a_statement_dated_after_a_day_never_changes_the_roll_as_of_that_day(void **context)
{
    uint64_t seed = 2, *state = &seed;

    (void)context;
    for (int i = 0; i < DRAWN; i++) {
        struct arena a = {0};
        struct statement items[DRAWN_MAX + 1];
        struct statements st = {items, draw_story(&a, state, items, DRAWN_MAX)};
        struct str then = whole(&a, st, 20200502, 0);

        do
            items[st.count] = draw(&a, state, (int64_t)st.count + 1);
        while (items[st.count].said_on <= 20200502 || items[st.count].act == ACT_RETRACTED);
        st.count++;
        same(whole(&a, st, 20200502, 0), then, i, "a later word changed the past");
        arena_free(&a);
    }
}

static void a_statement_recorded_later_never_changes_what_was_known(void **context)
{
    uint64_t seed = 3, *state = &seed;

    (void)context;
    for (int i = 0; i < DRAWN; i++) {
        struct arena a = {0};
        struct statement items[DRAWN_MAX + 2];
        struct statements st = {items, draw_story(&a, state, items, DRAWN_MAX)};
        int known = (int)st.count;
        struct str then = whole(&a, st, 0, known);

        same(then, whole(&a, st, 0, 0), i, "all was known, and yet it differs");
        for (int k = 0; k < 2; k++) {
            items[st.count] = draw(&a, state, (int64_t)st.count + 1);
            st.count++;
        }
        same(whole(&a, st, 0, known), then, i, "a later entry changed what was known");
        arena_free(&a);
    }
}

/* The counts, the rounds and the pointers hold together, whatever was said. */
static void every_roll_is_whole(void **context)
{
    uint64_t seed = 4, *state = &seed;

    (void)context;
    for (int i = 0; i < DRAWN; i++) {
        struct arena a = {0};
        struct statement items[DRAWN_MAX];
        struct statements st = {items, draw_story(&a, state, items, DRAWN_MAX)};
        struct roll r = roll_of(&a, st, 0, 0);
        size_t counted = 0;

        assert_true(r.rounds.count > 0);
        assert_null(rounds_standing(&r.rounds)->closed);
        for (size_t k = 0; k + 1 < r.rounds.count; k++) {
            assert_non_null(r.rounds.items[k].closed);
            assert_true(r.rounds.items[k].opened_on <= r.rounds.items[k + 1].opened_on);
            assert_int_equal(r.rounds.items[k + 1].number,
                             r.rounds.items[k].number + !r.rounds.items[k + 1].gap);
        }
        for (int s = 0; s < STATUS_COUNT; s++)
            counted += r.by_status[s];
        assert_int_equal(counted, r.count);
        for (size_t k = 0; k < r.count; k++) {
            const struct row *row = &r.rows[k];

            assert_int_equal(row->deciding == NULL, row->status == STATUS_LAPSED);
            assert_true(row->deciding != NULL || row->before_count > 0);
            assert_true(row->deciding == NULL || (row->sources > 0 && row->stories > 0));
            assert_true(row->sources >= row->stories);
        }
        arena_free(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_are_those_of_the_day),
        cmocka_unit_test(a_row_shows_since_when_and_on_whose_word),
        cmocka_unit_test(a_source_recorded_later_was_not_known),
        cmocka_unit_test(rows_are_counted_by_status_and_found),
        cmocka_unit_test(any_order_of_the_same_statements_gives_the_same_roll),
        cmocka_unit_test(a_statement_dated_after_a_day_never_changes_the_roll_as_of_that_day),
        cmocka_unit_test(a_statement_recorded_later_never_changes_what_was_known),
        cmocka_unit_test(every_roll_is_whole),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
