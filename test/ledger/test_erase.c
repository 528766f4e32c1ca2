/* What is erased is gone, is said to be gone, and the chain holds (L4). */
#include "make.h"

static struct document letter, other;

static void fill(void)
{
    struct source s, message = clerk("zedson@example.org");
    struct statement st;
    struct proposal p = {.event = parade()};
    enum added what;
    int64_t seq;

    letter = page("letter-zedson.txt", "Dear host, Zed Zedson will come to Moscow. A secret hobby.");
    letter.title = S("From Zedson");
    other = page("other.txt", "Others will come to Moscow.");
    BEGIN();
    add_event();
    add_page(&letter);
    add_page(&other);
    s = passage(&letter, "Zed Zedson will come");
    st = said("FR", ACT_ACCEPTED, SIDE_GUEST, 20200528, &s);
    st.person = S("Z\xc3\xa9""d Zedson");
    st.by = S("a cousin of Zed ZEDSON");
    st.note = S("keeps bees");
    add(&st, "", &seq);
    st.guest = S("DE");
    s = passage(&other, "Others will come");
    st.person = S("Zedsonova");
    st.by = S("Zed Zedsonova");
    add(&st, "", &seq);
    st.guest = S("CN");
    st.sources = &message;
    message.kind = SOURCE_MAIL;
    message.quote = S("Zed Zedson thanks you");
    add(&st, "", &seq);
    p.statement = st;
    p.statement.person = S("Zed Zedson");
    p.statement.sources = &s;
    s = passage(&letter, "Zed Zedson will come");
    MUST(ledger_add_proposal(l, &p, &seq, &what, e));
    COMMIT();
}

static bool reports(const char *words)
{
    struct hash root;
    bool holds;
    struct str report = verified(&holds, &root);

    if (!holds)
        fail_msg("verify found: %s", report.p);
    return str_find(report, str_of(words), 0) != STR_NONE;
}

static void a_person_goes_and_the_chain_holds(void **state)
{
    struct statements found = {0};
    struct proposals proposals = {0};
    size_t count;

    (void)state;
    fill();
    BEGIN();
    MUST(ledger_erase_person(l, S("zed zedson"), S("asked to on 3 May"), &count, e));
    COMMIT();
    assert_int_equal(count, 3);
    found = all();
    assert_int_equal(found.items[0].person.n, 0);
    assert_int_equal(found.items[0].by.n, 0);
    assert_true(str_eq(found.items[0].note, S("keeps bees")));
    assert_true(str_eq(found.items[1].person, S("Zedsonova")));
    assert_true(str_eq(found.items[1].by, S("Zed Zedsonova")));
    assert_int_equal(found.items[2].sources[0].quote.n, 0);
    MUST(ledger_proposals(l, &a, VERDICT_PENDING, S(""), &proposals, e));
    assert_int_equal(proposals.items[0].statement.person.n, 0);
    assert_true(reports("statement 4: person said_by erased 1970-01-01T00:00:01.000Z by anna "
                        "(asked to on 3 May)"));
    assert_true(reports("source 6: quote erased"));
    BEGIN();
    MUST(ledger_erase_person(l, S("zed zedson"), S("again"), &count, e));
    COMMIT();
    assert_int_equal(count, 0);
    BEGIN();
    REFUSED(ledger_erase_person(l, S(" "), S("x"), &count, e), ERR_USAGE, "names no person");
    COMMIT();
}

static void a_document_goes_and_the_chain_holds(void **state)
{
    struct statements found = {0};
    struct document d;
    struct source s;
    struct statement st;
    enum added what;
    int64_t seq;

    (void)state;
    fill();
    s = passage(&letter, "Zed Zedson will come");
    st = said("IN", ACT_ACCEPTED, SIDE_GUEST, 20200528, &s);
    BEGIN();
    REFUSED(ledger_erase_document(l, S("beef"), S("x"), e), ERR_MISSING, "beef");
    MUST(ledger_erase_document(l, letter.hash, S("asked to"), e));
    COMMIT();
    MUST(ledger_document(l, &a, letter.hash, &d, e));
    assert_true(d.erased);
    assert_int_equal(d.bytes.n, 0);
    assert_int_equal(d.title.n, 0);
    assert_int_equal(d.name.n, 0);
    assert_int_equal(d.fingerprint.n, 0);
    found = all();
    assert_int_equal(found.count, 3);
    assert_int_equal(found.items[0].sources[0].quote.n, 0);
    assert_int_equal(found.items[0].sources[0].name.n, 0);
    assert_true(str_eq(found.items[0].sources[0].document, letter.hash));
    assert_true(str_eq(found.items[1].sources[0].quote, S("Others will come")));
    assert_true(reports("document 2: name title fingerprint bytes erased"));
    BEGIN();
    assert_int_equal(add_page(&letter), ADDED_NOTHING);
    REFUSED(ledger_add_statement(l, &st, S(""), &seq, &what, e), ERR_MISSING, "was erased");
    REFUSED(ledger_erase_document(l, letter.hash, S("x"), e), ERR_STATE, "erased before");
    COMMIT();
    MUST(ledger_document(l, &a, letter.hash, &d, e));
    assert_true(d.erased);
}

static void what_is_rolled_back_is_there_again(void **state)
{
    size_t count;

    (void)state;
    fill();
    BEGIN();
    MUST(ledger_erase_person(l, S("zed zedson"), S("x"), &count, e));
    ledger_rollback(l);
    assert_true(str_eq(all().items[0].person, S("Z\xc3\xa9""d Zedson")));
    must_verify();
}

/* The words are in none of the files of the ledger. */
static bool in_the_files(const char *words)
{
    return system(arena_fmt(&a, "cat '%s'* | grep -qaF '%s'", ledger_path().p, words).p) == 0;
}

static void nothing_of_it_is_left_on_the_medium(void **state)
{
    size_t count;

    (void)state;
    fill();
    assert_true(in_the_files("secret hobby"));
    assert_true(in_the_files("a cousin of"));
    BEGIN();
    MUST(ledger_erase_document(l, letter.hash, S("asked to"), e));
    MUST(ledger_erase_person(l, S("zed zedson"), S("asked to"), &count, e));
    COMMIT();
    assert_false(in_the_files("secret hobby"));
    assert_false(in_the_files("letter-zedson"));
    assert_false(in_the_files("From Zedson"));
    assert_false(in_the_files("a cousin of"));
    assert_false(in_the_files("thanks you"));
    assert_true(in_the_files("keeps bees"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ON_BOTH(a_person_goes_and_the_chain_holds),
        ON_BOTH(a_document_goes_and_the_chain_holds),
        ON_BOTH(what_is_rolled_back_is_there_again),
        cmocka_unit_test_setup_teardown(nothing_of_it_is_left_on_the_medium, in_file, leave),
    };

    return cmocka_run_group_tests(tests, NULL, remove_folder);
}
