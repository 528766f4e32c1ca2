/* A page is taken: what enters the ledger, and what a second reading or a copy adds (L2, L6). */
#include "flow/take.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "flow/decide.h"
#include "flow/ledger_room.h"
#include "flow/roll.h"

static const char serbia[] =
    "Serbian president accepts\n\n"
    "BELGRADE, May 25, 2020. Serbian President Aleksandar Vucic has accepted the invitation to the "
    "Victory Day parade in Moscow on June 24, 2020, the Serbian government said on Monday. He will "
    "travel with the defence minister and a small delegation, it added.\n";

/* The same story between a menu and an appeal. */
static const char serbia_again[] =
    "Home | World | Politics | Subscribe\n\n"
    "Serbian president accepts\n\n"
    "BELGRADE, May 25, 2020. Serbian President Aleksandar Vucic has accepted the invitation to the "
    "Victory Day parade in Moscow on June 24, 2020, the Serbian government said on Monday. He will "
    "travel with the defence minister and a small delegation, it added.\n\n"
    "Support our journalism: subscribe today\n";

static const char latvia[] =
    "Latvia stays away\n\n"
    "RIGA, May 26, 2020. Latvian President Egils Levits will not attend the victory parade in "
    "Moscow on June 24, 2020, his office said on Tuesday.\n";

static const char weather[] =
    "Weather\n\nIt will rain in the north tomorrow, and the wind will turn to the west later on.\n";

static struct taken take(struct room *r, const char *name, const char *text, double auto_score)
{
    struct take_options o = {.now = 1590573600000, .user = S("ada"), .received = 20200528,
                             .auto_score = auto_score};
    struct taker t;
    struct taken out = {0};

    if (!taker_open(r->ledger, o, &t, &r->e)
        || !flow_take(&t, str_of(name), str_of(text), &out, &r->e))
        fail_msg("%s", r->e.text);
    taker_free(&t);
    return out;
}

static size_t events(struct room *r)
{
    struct events all = {0};

    assert_true(ledger_events(r->ledger, &r->arena, &all, &r->e));
    return all.count;
}

static struct statements statements(struct room *r)
{
    struct statements all = {0};

    assert_true(ledger_log(r->ledger, &r->arena, 1, 1000, &all, &r->e));
    return all;
}

static struct proposals pending(struct room *r)
{
    struct proposals all = {0};

    assert_true(ledger_proposals(r->ledger, &r->arena, VERDICT_PENDING, (struct str){0}, &all,
                                 &r->e));
    return all;
}

static void what_is_found_waits_for_review(void **state)
{
    struct room r = room_open();
    struct taken t = take(&r, "serbia.txt", serbia, 2);

    (void)state;
    assert_int_equal(t.document, ADDED_NEW);
    assert_true(t.found > 0);
    assert_int_equal(t.proposed, t.found);
    assert_int_equal(statements(&r).count, 0);
    assert_int_equal(events(&r), 0);
    assert_int_equal(pending(&r).count, t.found);
    room_close(&r);
}

static void what_scores_enough_is_accepted_with_its_event(void **state)
{
    struct room r = room_open();
    struct taken t = take(&r, "serbia.txt", serbia, 0);
    struct statements all = statements(&r);

    (void)state;
    assert_int_equal(t.accepted, t.found);
    assert_int_equal(events(&r), 1);
    assert_int_equal(all.count, t.found);
    assert_int_equal(pending(&r).count, 0);
    for (size_t i = 0; i < all.count; i++) {
        const struct source *s = &all.items[i].sources[0];

        assert_true(str_eq(all.items[i].guest, S("RS")));
        assert_int_equal(s->kind, SOURCE_DOCUMENT);
        assert_true(str_eq(str_cut(str_of(serbia), s->start, s->end), s->quote));
        assert_true(str_eq(s->user, S("ada")));
        assert_true(s->rule.n > 0);
    }
    room_close(&r);
}

static void a_second_reading_changes_nothing(void **state)
{
    struct room r = room_open();
    struct taken first = take(&r, "serbia.txt", serbia, 0), second;
    size_t before = statements(&r).count;

    (void)state;
    second = take(&r, "another-name.txt", serbia, 0);
    assert_int_equal(second.document, ADDED_NOTHING);
    assert_int_equal(second.known, first.found);
    assert_int_equal(second.accepted + second.sources + second.proposed, 0);
    assert_int_equal(statements(&r).count, before);
    room_close(&r);
}

static void a_later_reading_accepts_what_was_waiting(void **state)
{
    struct room r = room_open();
    struct taken t = take(&r, "serbia.txt", serbia, 2);
    struct taken again = take(&r, "serbia.txt", serbia, 0);

    (void)state;
    assert_int_equal(again.accepted, t.found);
    assert_int_equal(pending(&r).count, 0);
    room_close(&r);
}

static void a_copy_adds_sources_without_being_asked(void **state)
{
    struct room r = room_open();
    struct taken t = take(&r, "serbia.txt", serbia, 0), copy;
    struct statements all;

    (void)state;
    copy = take(&r, "again.txt", serbia_again, 2);
    assert_true(copy.copy);
    assert_int_equal(copy.sources, t.found);
    assert_int_equal(copy.accepted + copy.proposed, 0);
    all = statements(&r);
    assert_int_equal(all.count, t.found);
    for (size_t i = 0; i < all.count; i++) {
        assert_int_equal(all.items[i].source_count, 2);
        assert_true(str_eq(all.items[i].sources[0].story, all.items[i].sources[1].story));
    }
    room_close(&r);
}

static void a_copy_of_what_waits_is_settled_with_it(void **state)
{
    struct room r = room_open();
    struct taken t = take(&r, "serbia.txt", serbia, 2);
    struct proposals waiting;
    struct decided d;

    (void)state;
    take(&r, "again.txt", serbia_again, 2);
    waiting = pending(&r);
    assert_int_equal(waiting.count, 2 * t.found);
    assert_true(flow_twins(&waiting.items[0], &waiting.items[t.found]));
    assert_true(ledger_begin(r.ledger, 1590573600001, S("bob"), &r.e));
    assert_true(flow_accept(r.ledger, &r.arena, &waiting.items[0], NULL, &d, &r.e));
    assert_true(ledger_commit(r.ledger, &r.e));
    assert_true(d.new_event);
    assert_int_equal(d.twins, 1);
    assert_int_equal(pending(&r).count, 2 * t.found - 2);
    assert_int_equal(statements(&r).items[0].source_count, 2);
    room_close(&r);
}

static void two_papers_on_one_occasion_make_one_event(void **state)
{
    struct room r = room_open();
    struct proposals waiting;

    (void)state;
    take(&r, "serbia.txt", serbia, 2);
    take(&r, "latvia.txt", latvia, 2);  /* while the event is only proposed */
    waiting = pending(&r);
    for (size_t i = 1; i < waiting.count; i++)
        assert_true(str_eq(waiting.items[i].event.id, waiting.items[0].event.id));
    take(&r, "serbia.txt", serbia, 0);
    take(&r, "latvia.txt", latvia, 0);
    assert_int_equal(events(&r), 1);
    room_close(&r);
}

static void one_event_though_it_entered_after_the_proposals(void **state)
{
    struct room r = room_open();
    struct event ev = {.id = S("ru-2020-the-great-parade"), .country = S("RU"), .year = 2020,
                       .name = S("Victory parade")};
    struct proposals waiting;
    struct decided d;
    enum added what;

    (void)state;
    take(&r, "serbia.txt", serbia, 2);
    waiting = pending(&r);
    assert_true(ledger_begin(r.ledger, 1590573600001, S("bob"), &r.e));
    assert_true(ledger_add_event(r.ledger, &ev, &what, &r.e));
    assert_true(flow_accept(r.ledger, &r.arena, &waiting.items[0], NULL, &d, &r.e));
    assert_true(ledger_commit(r.ledger, &r.e));
    assert_false(d.new_event);
    assert_true(str_eq(d.event, ev.id));
    assert_int_equal(events(&r), 1);
    room_close(&r);
}

static void a_reviewers_event_is_taken_as_it_is(void **state)
{
    struct room r = room_open();
    struct event ev = {.id = S("by-2024-talks"), .country = S("BY"), .year = 2024, .name = S("talks")};
    struct proposals waiting;
    struct statement mended;
    struct decided d;
    enum added what;

    (void)state;
    take(&r, "serbia.txt", serbia, 2);
    waiting = pending(&r);
    mended = waiting.items[0].statement;
    mended.event = ev.id;
    mended.act = ACT_TENTATIVE;
    assert_true(ledger_begin(r.ledger, 1590573600001, S("bob"), &r.e));
    assert_true(ledger_add_event(r.ledger, &ev, &what, &r.e));
    assert_true(flow_accept(r.ledger, &r.arena, &waiting.items[0], &mended, &d, &r.e));
    assert_true(ledger_commit(r.ledger, &r.e));
    assert_true(str_eq(d.event, ev.id));
    assert_int_equal(events(&r), 1);
    assert_int_equal(statements(&r).items[0].act, ACT_TENTATIVE);
    room_close(&r);
}

static void copies_are_rejected_together(void **state)
{
    struct room r = room_open();
    struct taken t = take(&r, "serbia.txt", serbia, 2);
    struct proposals waiting;
    struct decided d;

    (void)state;
    take(&r, "again.txt", serbia_again, 2);
    waiting = pending(&r);
    assert_true(ledger_begin(r.ledger, 1590573600001, S("bob"), &r.e));
    assert_true(flow_reject(r.ledger, &r.arena, &waiting.items[0], &d, &r.e));
    assert_true(ledger_commit(r.ledger, &r.e));
    assert_int_equal(d.twins, 1);
    assert_int_equal(pending(&r).count, 2 * t.found - 2);
    room_close(&r);
}

static void a_rejected_proposal_stays_away(void **state)
{
    struct room r = room_open();
    struct proposals waiting;
    struct decided d;
    struct taken again;

    (void)state;
    take(&r, "serbia.txt", serbia, 2);
    waiting = pending(&r);
    assert_true(ledger_begin(r.ledger, 1590573600001, S("bob"), &r.e));
    for (size_t i = 0; i < waiting.count; i++)
        assert_true(flow_reject(r.ledger, &r.arena, &waiting.items[i], &d, &r.e));
    assert_true(ledger_commit(r.ledger, &r.e));
    again = take(&r, "serbia.txt", serbia, 0);
    assert_int_equal(again.accepted + again.proposed + again.sources, 0);
    assert_int_equal(statements(&r).count, 0);
    room_close(&r);
}

static void an_event_without_country_or_year_needs_a_person(void **state)
{
    struct room r = room_open();
    struct source s = {.kind = SOURCE_CLERK, .score = 1};
    struct proposal p = {.id = 7, .event = {.id = S("x-summit"), .name = S("summit"), .year = 2024},
                         .statement = {.event = S("x-summit"), .guest = S("FR"),
                                       .act = ACT_ACCEPTED, .sources = &s, .source_count = 1}};
    struct decided d;

    (void)state;
    assert_true(ledger_begin(r.ledger, 1590573600001, S("bob"), &r.e));
    assert_false(flow_accept(r.ledger, &r.arena, &p, NULL, &d, &r.e));
    assert_int_equal(r.e.kind, ERR_FORMAT);
    assert_non_null(strstr(r.e.text, "no country"));
    assert_non_null(strstr(r.e.text, "--event"));
    ledger_rollback(r.ledger);
    assert_int_equal(events(&r), 0);
    room_close(&r);
}

static void a_page_that_is_none_leaves_nothing_behind(void **state)
{
    struct room r = room_open();
    struct take_options o = {.now = 1590573600000, .user = S("ada"), .auto_score = 0};
    struct documents all = {0};
    struct taker t;
    struct taken out;

    (void)state;
    assert_true(taker_open(r.ledger, o, &t, &r.e));
    assert_false(flow_take(&t, S("noise.bin"), S("PK\003\004\0\0\0"), &out, &r.e));
    assert_int_equal(r.e.kind, ERR_FORMAT);
    assert_non_null(strstr(r.e.text, "noise.bin"));
    assert_true(flow_take(&t, S("weather.txt"), str_of(weather), &out, &r.e));
    assert_int_equal(out.found, 0);
    taker_free(&t);
    assert_true(ledger_documents(r.ledger, &r.arena, &all, &r.e));
    assert_int_equal(all.count, 1);
    room_close(&r);
}

static void an_erased_document_is_not_read_again(void **state)
{
    struct room r = room_open();
    struct documents all = {0};
    struct taken again;

    (void)state;
    take(&r, "serbia.txt", serbia, 0);
    assert_true(ledger_documents(r.ledger, &r.arena, &all, &r.e));
    assert_true(ledger_begin(r.ledger, 1590573600001, S("bob"), &r.e));
    assert_true(ledger_erase_document(r.ledger, all.items[0].hash, S("asked for"), &r.e));
    assert_true(ledger_commit(r.ledger, &r.e));
    again = take(&r, "serbia.txt", serbia, 0);
    assert_true(again.erased);
    assert_int_equal(again.found, 0);
    room_close(&r);
}

static void the_roll_is_called_as_of_any_day(void **state)
{
    struct room r = room_open();
    struct roll *rolls, before;
    size_t count;

    (void)state;
    take(&r, "latvia.txt", latvia, 0);
    assert_true(flow_rolls(r.ledger, &r.arena, (struct filter){0}, &rolls, &count, &r.e));
    assert_int_equal(count, 1);
    assert_non_null(roll_find(&rolls[0], S("LV")));
    assert_true(flow_roll(r.ledger, &r.arena, rolls[0].event, (struct filter){.known_by = 1}, &before,
                          NULL, &r.e));
    assert_null(roll_find(&before, S("LV")));
    room_close(&r);
}

/* Told to the ledger by a clerk, all on one day. */
static enum added tell(struct room *r, const char *guest, enum act act, enum side side, day date)
{
    struct source s = {.kind = SOURCE_CLERK, .name = S("phone"), .score = 1};
    struct statement st = {.event = S("ru-2020-parade"), .guest = str_of(guest), .act = act,
                           .side = side, .said_on = 20200526, .date = date, .sources = &s,
                           .source_count = 1};
    enum added what;
    int64_t seq;

    if (!ledger_add_statement(r->ledger, &st, (struct str){0}, &seq, &what, &r->e))
        fail_msg("%s", r->e.text);
    return what;
}

static void an_answer_repeated_after_a_move_of_that_day_is_for_the_new_date(void **state)
{
    struct room r = room_open();
    struct event ev = {.id = S("ru-2020-parade"), .country = S("RU"), .year = 2020,
                       .name = S("parade")};
    struct roll roll;
    const struct row *row;
    enum added what;

    (void)state;
    assert_true(ledger_begin(r.ledger, 1590573600001, S("bob"), &r.e));
    assert_true(ledger_add_event(r.ledger, &ev, &what, &r.e));
    tell(&r, "", ACT_SCHEDULED, SIDE_HOST, 20200509);
    tell(&r, "FR", ACT_ACCEPTED, SIDE_GUEST, 20200509);
    tell(&r, "", ACT_POSTPONED, SIDE_HOST, 20200509);
    tell(&r, "", ACT_SCHEDULED, SIDE_HOST, 20200624);
    assert_int_equal(tell(&r, "FR", ACT_ACCEPTED, SIDE_GUEST, 20200624), ADDED_NEW);
    assert_int_equal(tell(&r, "FR", ACT_ACCEPTED, SIDE_GUEST, 20200624), ADDED_NOTHING);
    assert_true(ledger_commit(r.ledger, &r.e));
    assert_true(flow_roll(r.ledger, &r.arena, &ev, (struct filter){0}, &roll, NULL, &r.e));
    row = roll_find(&roll, S("FR"));
    assert_non_null(row);
    assert_non_null(row->standing.word[ABOUT_ANSWER]);
    assert_int_equal(row->standing.word[ABOUT_ANSWER]->date, 20200624);
    room_close(&r);
}

static void twins_for_two_dates_are_none(void **state)
{
    struct source s = {.story = S("a"), .document = S("a")};
    struct proposal p = {.event = {.id = S("x")},
                         .statement = {.guest = S("FR"), .act = ACT_ACCEPTED, .date = 20200509,
                                       .sources = &s, .source_count = 1}};
    struct proposal q = p;

    (void)state;
    assert_true(flow_twins(&p, &q));
    q.statement.date = 20200624;
    assert_false(flow_twins(&p, &q));
    q.statement.date = 0;
    assert_true(flow_twins(&p, &q));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_found_waits_for_review),
        cmocka_unit_test(what_scores_enough_is_accepted_with_its_event),
        cmocka_unit_test(a_second_reading_changes_nothing),
        cmocka_unit_test(a_later_reading_accepts_what_was_waiting),
        cmocka_unit_test(a_copy_adds_sources_without_being_asked),
        cmocka_unit_test(a_copy_of_what_waits_is_settled_with_it),
        cmocka_unit_test(two_papers_on_one_occasion_make_one_event),
        cmocka_unit_test(one_event_though_it_entered_after_the_proposals),
        cmocka_unit_test(a_reviewers_event_is_taken_as_it_is),
        cmocka_unit_test(copies_are_rejected_together),
        cmocka_unit_test(a_rejected_proposal_stays_away),
        cmocka_unit_test(an_event_without_country_or_year_needs_a_person),
        cmocka_unit_test(a_page_that_is_none_leaves_nothing_behind),
        cmocka_unit_test(an_erased_document_is_not_read_again),
        cmocka_unit_test(the_roll_is_called_as_of_any_day),
        cmocka_unit_test(an_answer_repeated_after_a_move_of_that_day_is_for_the_new_date),
        cmocka_unit_test(twins_for_two_dates_are_none),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
