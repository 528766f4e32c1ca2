/* Lines of a ledger come in: as a copy, as news, twice, and wrong ones (I1 to I5). */
#include "flow/import.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "flow/export.h"
#include "flow/ledger_room.h"

#define EVENT "{\"kind\":\"event\",\"id\":\"fr-2024-congress\",\"country\":\"FR\",\"year\":2024," \
    "\"name\":\"congress\",\"user\":\"ada\",\"recorded_at\":\"2024-01-01T10:00:00.000Z\"}\n"
#define SAID(seq, guest, act, when) "{\"kind\":\"statement\",\"seq\":" seq ",\"event\":" \
    "\"fr-2024-congress\",\"guest\":\"" guest "\",\"act\":\"" act "\",\"side\":\"guest\"," \
    "\"said_on\":\"2024-01-02\",\"user\":\"ada\",\"recorded_at\":\"" when "\"," \
    "\"sources\":[{\"kind\":\"clerk\",\"score\":1,\"user\":\"ada\",\"recorded_at\":\"" when "\"}]}\n"
#define PROPOSAL "{\"doc\":\"a.txt\",\"event\":{\"country\":\"FR\",\"year\":2024,\"name\":" \
    "\"the congress\"},\"guest\":\"DE\",\"act\":\"accepted\",\"side\":\"press\",\"quote\":null," \
    "\"start\":0,\"end\":0,\"rule\":\"r\",\"score\":0.9}\n"
#define DOCUMENT "{\"kind\":\"document\",\"hash\":\"" \
    "%s\",\"story\":\"%s\",\"name\":\"a.txt\",\"text\":\"Germany will come.\"}\n"

static const moment now = 1735689600000;  /* 2025-01-01 */

static bool import_lines(struct room *r, struct str text, struct imported *in)
{
    struct lines lines = lines_of(S("l.jsonl"), text);

    return flow_import(r->ledger, &lines, (struct import_options){.now = now, .user = S("bob")}, in,
                       &r->e);
}

static struct imported take_in(struct room *r, struct str lines)
{
    struct imported in;

    if (!import_lines(r, lines, &in))
        fail_msg("%s", r->e.text);
    return in;
}

static struct statements statements(struct room *r)
{
    struct statements all = {0};

    assert_true(ledger_log(r->ledger, &r->arena, 1, 1000, &all, &r->e));
    return all;
}

static bool keep_going(void *to, struct err *e)
{
    (void)to;
    (void)e;
    return true;
}

static struct str out_of(struct room *r)
{
    struct buf b = {0};
    struct str text;

    assert_true(flow_export(r->ledger, (struct str){0}, &b, keep_going, NULL, &r->e));
    text = arena_str(&r->arena, buf_str(&b));
    buf_free(&b);
    return text;
}

/* Two statements, the later one by number recorded first. */
static const char two[] = EVENT SAID("3", "KE", "declined", "2024-01-03T10:00:00.000Z")
    SAID("2", "PE", "accepted", "2024-01-04T10:00:00.000Z");

static void into_an_empty_ledger_it_is_a_copy(void **state)
{
    struct room r = room_open();
    struct imported in = take_in(&r, str_of(two));
    struct statements all = statements(&r);
    char text[MOMENT_TEXT];

    (void)state;
    assert_int_equal(in.events, 1);
    assert_int_equal(in.statements, 2);
    assert_int_equal(all.count, 2);
    assert_true(str_eq(all.items[0].guest, S("KE")));
    assert_string_equal(moment_text(all.items[0].recorded_at, text), "2024-01-03T10:00:00.000Z");
    assert_true(str_eq(all.items[1].guest, S("PE")));
    assert_true(str_eq(all.items[1].user, S("ada")));
    room_close(&r);
}

static void twice_changes_nothing(void **state)
{
    struct room r = room_open();
    struct imported again;
    struct str first, second;

    (void)state;
    take_in(&r, str_of(two));
    first = out_of(&r);
    again = take_in(&r, str_of(two));
    second = out_of(&r);
    assert_int_equal(again.statements + again.events + again.sources, 0);
    assert_int_equal(again.known, 3);
    assert_true(str_eq(first, second));
    room_close(&r);
}

static void what_a_clerk_entered_is_known_when_it_comes_back(void **state)
{
    struct room r = room_open();
    struct event ev = {.id = S("de-2024-fair"), .country = S("DE"), .year = 2024};
    struct source s = {.kind = SOURCE_CLERK, .score = 1};
    /* Of the press, so that the ledger itself would take the same words for a second paper's. */
    struct statement st = {.event = S("de-2024-fair"), .guest = S("PE"), .act = ACT_ACCEPTED,
                           .side = SIDE_PRESS, .sources = &s, .source_count = 1};
    enum added what;
    int64_t seq;

    (void)state;
    assert_true(ledger_begin(r.ledger, now - 1, S("eve"), &r.e));
    assert_true(ledger_add_event(r.ledger, &ev, &what, &r.e));
    assert_true(ledger_add_statement(r.ledger, &st, (struct str){0}, &seq, &what, &r.e));
    assert_true(ledger_commit(r.ledger, &r.e));
    assert_int_equal(take_in(&r, out_of(&r)).known, 2);
    assert_int_equal(statements(&r).count, 1);
    room_close(&r);
}

static void what_goes_out_comes_in_the_same(void **state)
{
    struct room a = room_open(), b = room_open();
    struct str lines;

    (void)state;
    take_in(&a, str_of(two));
    lines = out_of(&a);
    take_in(&b, lines);
    assert_true(str_eq(out_of(&b), lines));
    room_close(&a);
    room_close(&b);
}

static void a_copy_is_brought_up_to_date(void **state)
{
    struct room r = room_open();
    struct statements all;

    (void)state;
    take_in(&r, S(EVENT SAID("3", "KE", "declined", "2024-01-03T10:00:00.000Z")));
    take_in(&r, str_of(two));
    all = statements(&r);
    assert_int_equal(all.count, 2);
    assert_true(all.items[1].recorded_at < now);
    room_close(&r);
}

static void into_another_ledger_it_is_news(void **state)
{
    struct room r = room_open();
    struct event ev = {.id = S("de-2024-fair"), .country = S("DE"), .year = 2024};
    struct statements all;
    enum added what;

    (void)state;
    assert_true(ledger_begin(r.ledger, now - 1, S("eve"), &r.e));
    assert_true(ledger_add_event(r.ledger, &ev, &what, &r.e));
    assert_true(ledger_commit(r.ledger, &r.e));
    take_in(&r, str_of(two));
    all = statements(&r);
    assert_int_equal(all.count, 2);
    assert_true(all.items[0].recorded_at == now);
    assert_true(str_eq(all.items[0].guest, S("PE")));  /* by number */
    take_in(&r, str_of(two));
    assert_int_equal(statements(&r).count, 2);
    room_close(&r);
}

static void a_retraction_finds_its_statement_under_another_number(void **state)
{
    static const char lines[] = EVENT SAID("70", "KE", "declined", "2024-01-03T10:00:00.000Z")
        "{\"kind\":\"statement\",\"seq\":71,\"event\":\"fr-2024-congress\",\"guest\":\"KE\","
        "\"act\":\"retracted\",\"retracts\":70,\"recorded_at\":\"2024-01-05T10:00:00.000Z\","
        "\"sources\":[{\"kind\":\"clerk\",\"score\":1}]}\n";
    struct room r = room_open();
    struct statements all;

    (void)state;
    take_in(&r, str_of(lines));
    all = statements(&r);
    assert_int_equal(all.count, 2);
    assert_true(all.items[0].seq != 70);
    assert_int_equal(all.items[1].retracts, all.items[0].seq);
    assert_int_equal(take_in(&r, str_of(lines)).known, 3);
    room_close(&r);
}

static const struct {
    const char *what, *lines, *where;
} wrong[] = {
    {"no line at all", "\n \n", "l.jsonl: holds no line"},
    {"no JSON", "hello\n", "l.jsonl:1: "},
    {"empty lines count", EVENT "\n\n{\"kind\":\"event\"}\n", "l.jsonl:4: id: missing"},
    {"an act that is none", EVENT SAID("2", "KE", "danced", "2024-01-03T10:00:00.000Z"),
     "l.jsonl:2: act: "},
    {"an event that is nowhere", SAID("2", "KE", "declined", "2024-01-03T10:00:00.000Z"),
     "l.jsonl:1: event fr-2024-congress"},
    {"a retraction of nothing",
     EVENT "{\"kind\":\"statement\",\"event\":\"fr-2024-congress\",\"guest\":\"KE\",\"act\":"
     "\"retracted\",\"retracts\":9,\"sources\":[{\"kind\":\"clerk\"}]}\n", "l.jsonl:2: retracts: "},
    {"a proposal from a document that is nowhere", EVENT PROPOSAL, "l.jsonl:2: doc: a.txt"},
};

static void wrong_lines_are_named(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct room r = room_open();
        struct imported in;

        if (import_lines(&r, str_of(wrong[i].lines), &in))
            fail_msg("%s: taken in", wrong[i].what);
        if (strncmp(r.e.text, wrong[i].where, strlen(wrong[i].where)) != 0)
            fail_msg("%s: %s", wrong[i].what, r.e.text);
        assert_int_equal(statements(&r).count, 0);
        room_close(&r);
    }
}

#define READ_LINES "{\"document\":\"%s\",\"doc\":\"a.txt\",\"outlet\":\"The Paper\",\"text\":" \
    "\"Germany will come.\"}\n{\"doc\":\"a.txt\",\"document\":\"%s\",\"event\":{\"country\":\"FR\"," \
    "\"year\":2024,\"name\":\"the congress\"},\"guest\":\"DE\",\"act\":\"accepted\",\"quote\":" \
    "\"Germany will come\",\"start\":100,\"end\":117,\"from\":0,\"to\":17,\"score\":0.9}\n"

/* Also where the ledger has something already, so that all lines are of one moment. */
static void what_read_prints_is_loaded_once(void **state)
{
    (void)state;
    for (int full = 0; full < 2; full++) {
        struct room r = room_open();
        char hash[HASH_TEXT];
        struct proposals pending = {0};
        struct str lines;

        hash_text(hash_bytes(S("Germany will come.")), hash);
        lines = arena_fmt(&r.arena, READ_LINES, hash, hash);
        if (full)
            take_in(&r, S(EVENT SAID("2", "PE", "accepted", "2024-01-04T10:00:00.000Z")));
        assert_int_equal(take_in(&r, lines).documents, 1);
        assert_true(ledger_proposals(r.ledger, &r.arena, VERDICT_PENDING, (struct str){0}, &pending,
                                     &r.e));
        assert_int_equal(pending.count, 1);
        assert_int_equal(pending.items[0].statement.sources[0].start, 0);
        assert_int_equal(pending.items[0].statement.sources[0].end, 17);
        assert_true(str_eq(pending.items[0].statement.sources[0].name, S("The Paper")));
        assert_int_equal(take_in(&r, lines).known, 2);
        room_close(&r);
    }
}

static void another_readers_proposals_wait_for_review(void **state)
{
    struct room r = room_open();
    char hash[HASH_TEXT];
    struct proposals pending = {0};
    struct str lines;

    (void)state;
    hash_text(hash_bytes(S("Germany will come.")), hash);
    lines = arena_fmt(&r.arena, EVENT DOCUMENT PROPOSAL, hash, hash);
    assert_int_equal(take_in(&r, lines).proposals, 1);
    assert_true(ledger_proposals(r.ledger, &r.arena, VERDICT_PENDING, (struct str){0}, &pending,
                                 &r.e));
    assert_int_equal(pending.count, 1);
    assert_true(str_eq(pending.items[0].event.id, S("fr-2024-congress")));
    assert_int_equal(take_in(&r, lines).proposals, 0);
    room_close(&r);
}

static void an_erased_document_comes_in_as_what_is_left_of_it(void **state)
{
    static const char hash[] = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    struct room r = room_open();
    struct statements all;
    struct str lines = arena_fmt(&r.arena, EVENT
        "{\"kind\":\"document\",\"hash\":\"%s\",\"story\":\"%s\",\"erased\":true}\n"
        "{\"kind\":\"statement\",\"seq\":5,\"event\":\"fr-2024-congress\",\"guest\":\"KE\","
        "\"act\":\"declined\",\"side\":\"press\",\"sources\":[{\"kind\":\"document\",\"document\":"
        "\"%s\",\"story\":\"%s\",\"start\":3,\"end\":9,\"score\":0.5}]}\n", hash, hash, hash, hash);

    (void)state;
    take_in(&r, lines);
    all = statements(&r);
    assert_int_equal(all.count, 1);
    assert_int_equal(all.items[0].source_count, 1);
    assert_int_equal(all.items[0].sources[0].kind, SOURCE_CLERK);
    assert_non_null(strstr(arena_str(&r.arena, all.items[0].sources[0].name).p, "erased"));
    take_in(&r, lines);
    assert_int_equal(statements(&r).count, 1);
    room_close(&r);
}

/* A ledger with a document, a statement cut from it and one of a clerk that names a person. */
static void record_two(struct room *r, char hash[HASH_TEXT])
{
    struct event ev = {.id = S("de-2024-fair"), .country = S("DE"), .year = 2024};
    struct document d = {.name = S("a.txt"), .bytes = S("Kenya will come.")};
    struct source cut = {.kind = SOURCE_DOCUMENT, .score = 1, .end = 5, .quote = S("Kenya")};
    struct source clerk = {.kind = SOURCE_CLERK, .score = 1};
    struct statement st = {.event = S("de-2024-fair"), .guest = S("KE"), .act = ACT_ACCEPTED,
                           .side = SIDE_GUEST, .source_count = 1};
    enum added what;
    int64_t seq;

    cut.document = cut.story = d.hash = str_of(hash_text(hash_bytes(d.bytes), hash));
    assert_true(ledger_begin(r->ledger, now - 9, S("eve"), &r->e));
    assert_true(ledger_add_event(r->ledger, &ev, &what, &r->e));
    assert_true(ledger_add_document(r->ledger, &d, &what, &r->e));
    st.sources = &cut;
    assert_true(ledger_add_statement(r->ledger, &st, (struct str){0}, &seq, &what, &r->e));
    st.guest = S("PE");
    st.sources = &clerk;
    st.person = S("Ms Quispe");
    assert_true(ledger_add_statement(r->ledger, &st, (struct str){0}, &seq, &what, &r->e));
    assert_true(ledger_commit(r->ledger, &r->e));
}

static void erase_both(struct room *r, const char *hash)
{
    size_t count;

    assert_true(ledger_begin(r->ledger, now - 5, S("ada"), &r->e));
    assert_true(ledger_erase_document(r->ledger, str_of(hash), S("asked for"), &r->e));
    assert_true(ledger_erase_person(r->ledger, S("Quispe"), S("her wish"), &count, &r->e));
    assert_true(ledger_commit(r->ledger, &r->e));
}

static struct str verified(struct room *r)
{
    struct buf report = {0};
    struct hash root;
    struct str text;

    if (!ledger_verify(r->ledger, &report, &root, &r->e))
        fail_msg("%s", r->e.text);
    text = arena_str(&r->arena, buf_str(&report));
    buf_free(&report);
    return text;
}

static void what_was_erased_is_erased_in_the_copy(void **state)
{
    struct room r = room_open(), copy = room_open();
    struct str lines, old, report;
    struct document there = {0};
    char hash[HASH_TEXT];

    (void)state;
    record_two(&r, hash);
    old = out_of(&r);
    erase_both(&r, hash);
    lines = out_of(&r);
    assert_int_equal(take_in(&copy, lines).erasures, 2);
    report = verified(&copy);
    assert_non_null(strstr(report.p, "bytes erased 2024-12-31T23:59:59.995Z by ada (asked for)"));
    assert_non_null(strstr(report.p, "person erased 2024-12-31T23:59:59.995Z by ada (her wish)"));
    assert_true(ledger_document(copy.ledger, &copy.arena, str_of(hash), &there, &copy.e));
    assert_true(there.erased);

    /* Neither the lines again nor those from before the erasure bring anything back. */
    assert_int_equal(take_in(&copy, lines).known, 6);
    assert_int_equal(take_in(&copy, old).known, 4);
    assert_true(str_eq(verified(&copy), report));
    assert_null(strstr(out_of(&copy).p, "Kenya will"));
    assert_null(strstr(out_of(&copy).p, "Quispe"));
    room_close(&r);
    room_close(&copy);
}

static void a_line_erases_nothing_that_is_there(void **state)
{
    struct room r = room_open();
    char hash[HASH_TEXT];
    struct str lines;

    (void)state;
    record_two(&r, hash);
    lines = arena_fmt(&r.arena, "%s{\"kind\":\"erasure\",\"seq\":4,\"parts\":\"person\",\"reason\":"
                      "\"x\"}\n{\"kind\":\"erasure\",\"document\":\"%s\",\"parts\":\"bytes\","
                      "\"reason\":\"x\"}\n", out_of(&r).p, hash);
    assert_int_equal(take_in(&r, lines).erasures, 0);
    assert_non_null(strstr(out_of(&r).p, "Quispe"));
    room_close(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(into_an_empty_ledger_it_is_a_copy),
        cmocka_unit_test(twice_changes_nothing),
        cmocka_unit_test(what_a_clerk_entered_is_known_when_it_comes_back),
        cmocka_unit_test(what_goes_out_comes_in_the_same),
        cmocka_unit_test(a_copy_is_brought_up_to_date),
        cmocka_unit_test(into_another_ledger_it_is_news),
        cmocka_unit_test(a_retraction_finds_its_statement_under_another_number),
        cmocka_unit_test(wrong_lines_are_named),
        cmocka_unit_test(what_read_prints_is_loaded_once),
        cmocka_unit_test(another_readers_proposals_wait_for_review),
        cmocka_unit_test(an_erased_document_comes_in_as_what_is_left_of_it),
        cmocka_unit_test(what_was_erased_is_erased_in_the_copy),
        cmocka_unit_test(a_line_erases_nothing_that_is_there),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
