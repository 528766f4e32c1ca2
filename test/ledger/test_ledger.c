/* The rules L1 to L6, on a ledger in memory and on one in a file. */
#include "make.h"

#include "ledger/inside.h"

/* --- what goes in comes out ---------------------------------------------------------------- */

static void assert_str(struct str came, struct str wanted)
{
    if (!str_eq(came, wanted))
        fail_msg("came \"%.*s\", wanted \"%.*s\"", STR_ARG(came), STR_ARG(wanted));
}

static void what_is_added_reads_back(void **state)
{
    struct source s, *c;
    struct statement st, got;
    struct document d;
    struct event ev;
    int64_t seq, again;
    enum added what;

    (void)state;
    BEGIN();
    add_pages();
    s = passage(&doc_a, "FR will come");
    st = said("FR", ACT_DELEGATED, SIDE_THIRD, 20200500, &s);
    st.channel = CHANNEL_BRIEFING;
    st.date = 20200624;
    assert_int_equal(add(&st, "", &seq), ADDED_NEW);
    c = &s;
    *c = clerk("note 7/2020");
    c->quote = S("we shall send Mr Dupont");
    c->user = S("boris");
    MUST(ledger_add_source(l, seq, c, &what, e));
    assert_int_equal(what, ADDED_SOURCE);
    MUST(ledger_add_source(l, seq, c, &what, e));
    assert_int_equal(what, ADDED_NOTHING);
    COMMIT();

    MUST(ledger_statement(l, &a, seq, &got, e));
    assert_int_equal(got.seq, seq);
    assert_str(got.event, PARADE);
    assert_str(got.guest, S("FR"));
    assert_str(got.person, S("Macron"));
    assert_str(got.by, S("Jean Dupont"));
    assert_str(got.via, S("TASS"));
    assert_str(got.note, S("by phone"));
    assert_str(got.user, S("anna"));
    assert_int_equal(got.act, ACT_DELEGATED);
    assert_int_equal(got.side, SIDE_THIRD);
    assert_int_equal(got.channel, CHANNEL_BRIEFING);
    assert_int_equal(got.said_on, 20200500);
    assert_int_equal(got.date, 20200624);
    assert_int_equal(got.recorded_at, 1000);
    assert_int_equal(got.source_count, 2);
    assert_int_equal(got.sources[0].seq, seq);
    assert_str(got.sources[0].quote, S("FR will come"));
    assert_str(got.sources[0].document, doc_a.hash);
    assert_str(got.sources[0].story, doc_a.hash);
    assert_str(got.sources[0].name, S("a.txt"));
    assert_str(got.sources[0].rule, S("G will attend E"));
    assert_true(got.sources[0].score > 0.89 && got.sources[0].score < 0.91);
    assert_int_equal(got.sources[1].kind, SOURCE_CLERK);
    assert_str(got.sources[1].quote, S("we shall send Mr Dupont"));
    assert_str(got.sources[1].user, S("boris"));

    MUST(ledger_document(l, &a, doc_a2.hash, &d, e));
    assert_str(d.bytes, doc_a2.bytes);
    assert_str(d.story, doc_a.hash);
    assert_str(d.fingerprint, doc_a2.fingerprint);
    assert_str(d.title, doc_a2.title);
    assert_int_equal(d.published, 20200528);
    assert_false(d.erased);
    MUST(ledger_event(l, &a, PARADE, &ev, e));
    assert_str(ev.name, S("Victory Day parade"));
    assert_int_equal(ev.year, 2020);
    MUST(ledger_event(l, &a, S("no-such-event"), &ev, e));
    assert_int_equal(ev.id.n, 0);
    MUST(ledger_document(l, &a, S("ff"), &d, e));
    assert_int_equal(d.hash.n, 0);
    MUST(ledger_statement(l, &a, 1, &got, e));
    assert_int_equal(got.seq, 0);

    BEGIN();
    st.sources = &s;
    s = passage(&doc_a, "FR will come");
    assert_int_equal(add(&st, "", &again), ADDED_NOTHING);
    assert_int_equal(again, seq);
    assert_int_equal(add_page(&doc_a), ADDED_NOTHING);
    COMMIT();
    must_verify();
}

static void lists_are_in_order_of_entry(void **state)
{
    struct source s = clerk("list");
    struct statements found = {0};
    struct documents documents = {0};
    struct events events = {0};
    struct event other = parade();
    struct statement st;
    enum added what;
    int64_t seq, third = 0;

    (void)state;
    other.id = S("cn-2015-parade");
    BEGIN();
    add_pages();
    MUST(ledger_add_event(l, &other, &what, e));
    for (int i = 0; i < 40; i++) {
        st = said(i % 2 ? "FR" : "DE", ACT_INVITED, SIDE_HOST, day_add(20200101, i), &s);
        if (i % 4 == 3)
            st.event = other.id;
        add(&st, "", &seq);
        if (i == 3)
            third = seq;
    }
    COMMIT();
    found = all();
    assert_int_equal(found.count, 30);
    for (size_t i = 1; i < found.count; i++)
        assert_true(found.items[i - 1].seq < found.items[i].seq);
    MUST(ledger_statements_of_guest(l, &a, S("FR"), &found, e));
    assert_int_equal(found.count, 20);
    MUST(ledger_log(l, &a, third, 5, &found, e));
    assert_int_equal(found.count, 5);
    assert_int_equal(found.items[0].seq, third);
    assert_int_equal(found.items[4].source_count, 1);
    MUST(ledger_log(l, &a, seq + 1, 5, &found, e));
    assert_int_equal(found.count, 0);
    MUST(ledger_statements(l, &a, S("unknown"), &found, e));
    assert_int_equal(found.count, 0);
    MUST(ledger_documents(l, &a, &documents, e));
    assert_int_equal(documents.count, 3);
    assert_str(documents.items[1].fingerprint, doc_a2.fingerprint);
    assert_int_equal(documents.items[1].bytes.n, 0);
    MUST(ledger_events(l, &a, &events, e));
    assert_int_equal(events.count, 2);
    assert_str(events.items[1].id, other.id);
}

/* --- what is refused ----------------------------------------------------------------------- */

static void what_has_no_footing_is_refused(void **state)
{
    struct source s, missing;
    struct statement st;
    struct event ev = parade();
    enum added what;
    int64_t seq;

    (void)state;
    s = clerk("x");
    st = said("FR", ACT_ACCEPTED, SIDE_GUEST, 20200528, &s);
    REFUSED(ledger_add_statement(l, &st, S(""), &seq, &what, e), ERR_USAGE, "no batch");
    BEGIN();
    add_pages();
    st.source_count = 0;
    REFUSED(ledger_add_statement(l, &st, S(""), &seq, &what, e), ERR_USAGE, "no source");
    st.source_count = 1;
    st.event = S("no-such-event");
    REFUSED(ledger_add_statement(l, &st, S(""), &seq, &what, e), ERR_MISSING, "no-such-event");
    st.event = PARADE;
    missing = passage(&doc_a, "FR will come");
    missing.document = S("0000");
    st.sources = &missing;
    REFUSED(ledger_add_statement(l, &st, S(""), &seq, &what, e), ERR_MISSING, "0000");
    s = passage(&doc_a, "FR will come");
    s.quote = S("FR will c0me");
    st.sources = &s;
    REFUSED(ledger_add_statement(l, &st, S(""), &seq, &what, e), ERR_FORMAT, "the quote is not");
    s.end++;
    REFUSED(ledger_add_statement(l, &st, S(""), &seq, &what, e), ERR_FORMAT, "has 12 bytes");
    s.end = 4000;
    REFUSED(ledger_add_statement(l, &st, S(""), &seq, &what, e), ERR_FORMAT, "no passage");
    s = passage(&doc_a, "FR will come");
    s.score = 1.5;
    REFUSED(ledger_add_statement(l, &st, S(""), &seq, &what, e), ERR_USAGE, "between 0 and 1");
    s.score = 1;
    st.note = S("caf\xe9");
    REFUSED(ledger_add_statement(l, &st, S(""), &seq, &what, e), ERR_FORMAT, "note is not UTF-8");
    st.note = (struct str){0};
    st.said_on = 20200231;
    REFUSED(ledger_add_statement(l, &st, S(""), &seq, &what, e), ERR_USAGE, "does not exist");
    st.said_on = 20200528;
    st.retracts = 3;
    REFUSED(ledger_add_statement(l, &st, S(""), &seq, &what, e), ERR_USAGE, "only a retraction");
    st.retracts = 0;
    st.act = ACT_SCHEDULED;
    REFUSED(ledger_add_statement(l, &st, S(""), &seq, &what, e), ERR_USAGE,
            "scheduled is said of the event itself");
    st.act = ACT_ACCEPTED;
    st.guest = (struct str){0};
    REFUSED(ledger_add_statement(l, &st, S(""), &seq, &what, e), ERR_USAGE, "is said of a guest");
    ev.id = S("Victory Parade");
    REFUSED(ledger_add_event(l, &ev, &what, e), ERR_USAGE, "not an id");
    REFUSED(ledger_add_source(l, 1, &s, &what, e), ERR_MISSING, "statement 1: not in the ledger");
    COMMIT();
    assert_int_equal(all().count, 0);
    must_verify();
}

static void a_document_is_what_it_says(void **state)
{
    struct document d = page("d.txt", "text"), copy = page("e.txt", "text with more");
    enum added what;

    (void)state;
    BEGIN();
    copy.story = d.hash;
    REFUSED(ledger_add_document(l, &copy, &what, e), ERR_MISSING, "cannot copy");
    d.bytes = S("other text");
    REFUSED(ledger_add_document(l, &d, &what, e), ERR_FORMAT, "have the hash");
    d.bytes = (struct str){0};
    REFUSED(ledger_add_document(l, &d, &what, e), ERR_FORMAT, "empty");
    COMMIT();
}

/* --- retraction (L1) ----------------------------------------------------------------------- */

static void a_correction_is_a_statement(void **state)
{
    struct source s = clerk("x");
    struct statement st = said("FR", ACT_ACCEPTED, SIDE_GUEST, 20200528, &s), back;
    int64_t seq, gone;
    enum added what;
    struct statements found = {0};

    (void)state;
    BEGIN();
    add_event();
    add(&st, "", &seq);
    back = said("", ACT_RETRACTED, SIDE_HOST, 0, &s);
    back.event = (struct str){0};
    REFUSED(ledger_add_statement(l, &back, S(""), &gone, &what, e), ERR_USAGE, "only a retraction");
    back.retracts = 77;
    REFUSED(ledger_add_statement(l, &back, S(""), &gone, &what, e), ERR_MISSING, "statement 77");
    back.retracts = seq;
    assert_int_equal(add(&back, "key", &gone), ADDED_NEW);
    assert_int_equal(add(&back, "key", &gone), ADDED_NOTHING);
    REFUSED(ledger_add_statement(l, &back, S(""), &gone, &what, e), ERR_STATE,
            "was retracted by anna at 1970-01-01T00:00:01.000Z (statement 3)");
    back.retracts = gone;
    REFUSED(ledger_add_statement(l, &back, S(""), &gone, &what, e), ERR_STATE,
            "is itself a retraction");
    COMMIT();
    found = all();
    assert_int_equal(found.count, 2);
    assert_int_equal(found.items[1].retracts, seq);
    assert_str(found.items[1].guest, S("FR"));
    assert_int_equal(found.items[0].act, ACT_ACCEPTED);
}

/* --- batches (L5) -------------------------------------------------------------------------- */

static void a_batch_enters_whole_or_not_at_all(void **state)
{
    struct source s = clerk("x"), two[2];
    struct statement st = said("FR", ACT_ACCEPTED, SIDE_GUEST, 20200528, &s);
    struct hash before, after;
    int64_t seq, last;
    enum added what;

    (void)state;
    BEGIN();
    add_event();
    COMMIT();
    MUST(ledger_root(l, &before, &last, e));
    BEGIN();
    add(&st, "k", &seq);
    assert_int_equal(all().count, 1);
    ledger_rollback(l);
    assert_int_equal(all().count, 0);
    MUST(ledger_root(l, &after, &last, e));
    assert_true(hash_eq(before, after));
    assert_int_equal(last, 1);

    two[0] = s;
    two[1] = s;
    two[1].kind = SOURCE_DOCUMENT;
    two[1].document = S("nowhere");
    BEGIN();
    st.sources = two;
    st.source_count = 2;
    REFUSED(ledger_add_statement(l, &st, S(""), &seq, &what, e), ERR_MISSING, "nowhere");
    REFUSED(ledger_commit(l, e), ERR_USAGE, "none of it");
    assert_int_equal(all().count, 0);

    st.source_count = 1;
    BEGIN();
    assert_int_equal(add(&st, "k", &seq), ADDED_NEW);
    COMMIT();
    must_verify();
}

/* A store that does not keep what it was given. */
static bool keep_badly(struct store *s, const struct entry *en, struct err *e)
{
    struct entry copy = *en;

    if (en->kind == KIND_STATEMENT)
        copy.statement.via = S("TAS");
    return store_memory.put(s, &copy, e);
}

static bool keep_nothing(struct store *s, const struct entry *en, struct err *e)
{
    (void)s;
    (void)en;
    (void)e;
    return true;
}

static void what_does_not_read_back_is_not_acknowledged(void **state)
{
    struct source s = clerk("x");
    struct statement st = said("FR", ACT_ACCEPTED, SIDE_GUEST, 20200528, &s);
    struct store_kind bad = store_memory;
    int64_t seq;

    (void)state;
    BEGIN();
    add_event();
    COMMIT();
    l->kind = &bad;
    bad.put = keep_badly;
    BEGIN();
    add(&st, "", &seq);
    REFUSED(ledger_commit(l, e), ERR_SYSTEM, "entry 2: did not read back");
    bad.put = keep_nothing;
    BEGIN();
    add(&st, "", &seq);
    REFUSED(ledger_commit(l, e), ERR_SYSTEM, "entry 2: did not read back");
    l->kind = &store_memory;
    assert_int_equal(all().count, 0);
    must_verify();
}

/* --- two times (L3) ------------------------------------------------------------------------ */

static void said_and_recorded_are_kept_apart(void **state)
{
    struct source s = clerk("x");
    struct statement st = said("FR", ACT_ACCEPTED, SIDE_GUEST, 20190101, &s);
    struct statements found = {0};
    int64_t seq;

    (void)state;
    st.recorded_at = 1;
    MUST(ledger_begin(l, 1234567890123, S("anna"), e));
    add_event();
    add(&st, "", &seq);
    COMMIT();
    found = all();
    assert_int_equal(found.items[0].said_on, 20190101);
    assert_true(found.items[0].recorded_at == 1234567890123);
}

/* --- chains (L4) --------------------------------------------------------------------------- */

static void the_root_moves_with_every_entry(void **state)
{
    struct source s = clerk("x");
    struct statement st;
    struct hash roots[20], walked;
    int64_t seq, last;
    bool holds;

    (void)state;
    BEGIN();
    add_event();
    COMMIT();
    for (int i = 0; i < 20; i++) {
        BEGIN();
        st = said("FR", ACT_INVITED, SIDE_HOST, day_add(20200101, i), &s);
        add(&st, "", &seq);
        COMMIT();
        MUST(ledger_root(l, &roots[i], &last, e));
        assert_int_equal(last, seq);
        for (int j = 0; j < i; j++)
            assert_false(hash_eq(roots[i], roots[j]));
    }
    verified(&holds, &walked);
    assert_true(holds);
    assert_true(hash_eq(walked, roots[19]));
}

/* --- proposals ----------------------------------------------------------------------------- */

static void a_proposal_is_made_once_and_decided_once(void **state)
{
    struct source s;
    struct proposal p = {.event = parade()}, got = {0};
    struct proposals found = {0};
    struct source c = clerk("x");
    struct statement st = said("FR", ACT_ACCEPTED, SIDE_GUEST, 20200528, &c);
    int64_t id, second, seq;
    enum added what;

    (void)state;
    BEGIN();
    add_pages();
    s = passage(&doc_a, "FR will come");
    p.event.id = S("fr-2020-other");
    p.statement = said("FR", ACT_ACCEPTED, SIDE_GUEST, 20200528, &s);
    MUST(ledger_add_proposal(l, &p, &id, &what, e));
    assert_int_equal(what, ADDED_NEW);
    MUST(ledger_add_proposal(l, &p, &second, &what, e));
    assert_int_equal(what, ADDED_NOTHING);
    assert_int_equal(second, id);
    p.statement.act = ACT_INVITED;
    MUST(ledger_add_proposal(l, &p, &second, &what, e));
    assert_int_equal(what, ADDED_NEW);
    add(&st, "", &seq);
    COMMIT();

    MUST(ledger_proposals(l, &a, VERDICT_PENDING, S(""), &found, e));
    assert_int_equal(found.count, 2);
    assert_str(found.items[0].statement.sources[0].quote, S("FR will come"));
    assert_str(found.items[0].statement.event, S("fr-2020-other"));
    assert_str(found.items[0].event.name, S("Victory Day parade"));

    BEGIN();
    REFUSED(ledger_decide(l, 99, VERDICT_REJECTED, 0, e), ERR_MISSING, "proposal 99");
    REFUSED(ledger_decide(l, id, VERDICT_ACCEPTED, 0, e), ERR_USAGE, "names a statement");
    REFUSED(ledger_decide(l, id, VERDICT_ACCEPTED, 999, e), ERR_MISSING, "statement 999");
    MUST(ledger_decide(l, id, VERDICT_ACCEPTED, seq, e));
    MUST(ledger_decide(l, second, VERDICT_REJECTED, 0, e));
    REFUSED(ledger_decide(l, id, VERDICT_REJECTED, 0, e), ERR_STATE, "was accepted by anna at");
    COMMIT();
    MUST(ledger_proposal(l, &a, id, &got, e));
    assert_int_equal(got.verdict, VERDICT_ACCEPTED);
    assert_int_equal(got.seq, seq);
    assert_str(got.user, S("anna"));
    assert_int_equal(got.decided_at, 1000);
    MUST(ledger_proposals(l, &a, VERDICT_REJECTED, S("fr-2020-other"), &found, e));
    assert_int_equal(found.count, 1);
    MUST(ledger_proposals(l, &a, VERDICT_REJECTED, S("another"), &found, e));
    assert_int_equal(found.count, 0);

    BEGIN();
    p.statement.act = ACT_ACCEPTED;
    MUST(ledger_add_proposal(l, &p, &second, &what, e));
    assert_int_equal(what, ADDED_NOTHING);
    COMMIT();
    must_verify();
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(what_is_added_reads_back),
        ON_BOTH(lists_are_in_order_of_entry),
        ON_BOTH(what_has_no_footing_is_refused),
        ON_BOTH(a_document_is_what_it_says),
        ON_BOTH(a_correction_is_a_statement),
        ON_BOTH(a_batch_enters_whole_or_not_at_all),
        cmocka_unit_test_setup_teardown(what_does_not_read_back_is_not_acknowledged, in_memory,
                                        leave),
        ON_BOTH(said_and_recorded_are_kept_apart),
        ON_BOTH(the_root_moves_with_every_entry),
        ON_BOTH(a_proposal_is_made_once_and_decided_once),
    };

    return cmocka_run_group_tests(tests, NULL, remove_folder);
}
