/* The rules L1 to L6, on a ledger in memory and on one in a file. */
#include "make.h"

#include "ledger/inside.h"

/* --- what is one statement (L2, L6) -------------------------------------------------------- */

/*
 * Each story is what is told to a ledger, step by step, as "guest act side day source", and what
 * each step adds. A and B are documents, A2 is a copy of A; clerk is a clerk's entry; #k behind a
 * source is its key; >date behind an act the date of the event; "retract" withdraws the first
 * statement. A guest "-" is the event itself, a day "?" unknown.
 */
static const struct story {
    const char *what, *told, *adds;
} stories[] = {
    {"a statement is new", "FR accepted guest 05-28 A", "new"},
    {"the same document read again adds nothing (L6)",
     "FR accepted guest 05-28 A; FR accepted guest 05-28 A", "new nothing"},
    {"a copy of the story adds a source (L2)",
     "FR accepted press 05-28 A; FR accepted press 05-28 A2", "new source"},
    {"so does a copy published on another day",
     "FR accepted press 05-28 A; FR accepted press 05-29 A2", "new source"},
    {"the copy read again adds nothing",
     "FR accepted press 05-28 A; FR accepted press 05-29 A2; FR accepted press 05-29 A2",
     "new source nothing"},
    {"the copy first, the original after it",
     "FR accepted press 05-28 A2; FR accepted press 05-28 A", "new source"},
    {"the guest's word of one day in two stories is one word",
     "FR accepted guest 05-28 A; FR accepted guest 05-28 B", "new source"},
    {"two papers of one day are two words",
     "FR accepted press 05-28 A; FR accepted press 05-28 B", "new new"},
    {"words of unknown days are two",
     "FR accepted guest ? A; FR accepted guest ? B", "new new"},
    {"but one within a story", "FR accepted guest ? A; FR accepted guest ? A2", "new source"},
    {"another day is another word",
     "FR accepted guest 05-28 A; FR accepted guest 05-29 B", "new new"},
    {"another side is another word",
     "FR accepted guest 05-28 A; FR accepted host 05-28 B", "new new"},
    {"another guest is another word",
     "FR accepted guest 05-28 A; DE accepted guest 05-28 A", "new new"},
    {"another act is another word",
     "FR invited host 05-28 A; FR accepted host 05-28 A", "new new"},
    {"a story that tells it with another side again has told it",
     "FR accepted guest 05-28 A; FR accepted press 05-29 A", "new nothing"},
    {"two dates of the event are two words",
     "- scheduled>05-09 host 03-01 A; - scheduled>06-24 host 05-26 A", "new new"},
    {"also on one day", "- scheduled>05-09 host 03-01 A; - scheduled>06-24 host 03-01 B",
     "new new"},
    {"the same date is one", "- scheduled>06-24 host 05-26 A; - scheduled>06-24 host 05-26 B",
     "new source"},
    {"a key that was seen changes nothing, whatever comes with it (L6)",
     "FR accepted guest 05-28 clerk#k; DE declined guest 05-29 clerk#k", "new nothing"},
    {"a key that came with a source was seen too",
     "FR accepted guest 05-28 A; FR accepted guest 05-28 clerk#k; DE declined guest 05-29 clerk#k",
     "new source nothing"},
    {"two keys are two inputs", "FR accepted guest 05-28 clerk#k; DE declined guest 05-29 clerk#m",
     "new new"},
    {"a clerk's entry beside the document's is a source",
     "FR accepted guest 05-28 A; FR accepted guest 05-28 clerk", "new source"},
    {"the same entry of a clerk once more is none",
     "FR accepted guest 05-28 clerk; FR accepted guest 05-28 clerk", "new nothing"},
    {"what was retracted stays so when its document is read again",
     "FR accepted guest 05-28 A; retract; FR accepted guest 05-28 A", "new new nothing"},
    {"or a copy of it", "FR accepted guest 05-28 A; retract; FR accepted guest 05-29 A2",
     "new new source"},
    {"the same word from elsewhere is new",
     "FR accepted guest 05-28 A; retract; FR accepted guest 05-28 B", "new new new"},
    {"also a clerk's", "FR accepted guest 05-28 clerk; retract; FR accepted guest 05-28 clerk",
     "new new new"},
    {"and what stands is joined, not what was retracted",
     "FR accepted guest 05-28 A; retract; FR accepted guest 05-28 B; FR accepted guest 05-28 B",
     "new new new nothing"},
};

static struct document doc_a, doc_a2, doc_b;

static void add_pages(void)
{
    doc_a = page("a.txt", "The word of the day: FR will come to Moscow.");
    doc_a2 = page("a2.txt", "Menu. The word of the day: FR will come to Moscow. Donate!");
    doc_a2.story = doc_a.hash;
    doc_b = page("b.txt", "Elsewhere one reads that FR will come.");
    add_event();
    add_page(&doc_a);
    add_page(&doc_a2);
    add_page(&doc_b);
}

static day day_of(struct str word)
{
    day d = 0;

    if (!str_eq(word, S("?")) && !day_parse(arena_fmt(&a, "2020-%.*s", STR_ARG(word)), &d))
        fail_msg("%.*s: no day", STR_ARG(word));
    return d;
}

static struct source source_named(struct str name)
{
    if (str_eq(name, S("clerk")))
        return clerk("phone call");
    return passage(str_eq(name, S("A")) ? &doc_a : str_eq(name, S("A2")) ? &doc_a2 : &doc_b,
                   "FR will come");
}

static enum added tell(struct str step, int64_t *first)
{
    struct str word[5] = {{0}}, key = step, act;
    struct source s = clerk("correction");
    struct statement st;
    int64_t seq;
    enum added what;

    for (size_t i = 0; i < 5 && str_split(&step, ' ', &word[i]); i++)
        ;
    if (str_eq(word[0], S("retract"))) {
        st = said("", ACT_RETRACTED, SIDE_HOST, 0, &s);
        st.retracts = *first;
        return add(&st, "", &seq);
    }
    key = word[4];
    str_split(&key, '#', &word[4]);
    s = source_named(word[4]);
    act = word[1];
    st = said("", ACT_ACCEPTED, SIDE_GUEST, day_of(word[3]), &s);
    str_split(&act, '>', &word[1]);
    st.date = act.n > 0 ? day_of(act) : 0;
    st.guest = str_eq(word[0], S("-")) ? (struct str){0} : word[0];
    if (!act_parse(word[1], &st.act) || !side_parse(word[2], &st.side))
        fail_msg("no act or side in a step");
    MUST(ledger_add_statement(l, &st, key, &seq, &what, e));
    if (*first == 0)
        *first = seq;
    return what;
}

static void check_story(const struct story *s)
{
    static const char *const words[] = {"nothing", "source", "new"};
    struct str rest = str_of(s->told), step;
    struct buf adds = {0};
    int64_t first = 0;

    BEGIN();
    add_pages();
    while (str_split(&rest, ';', &step))
        buf_fmt(&adds, "%s%s", adds.n > 0 ? " " : "", words[tell(str_trim(step), &first)]);
    COMMIT();
    must_verify();
    if (strcmp(adds.p, s->adds) != 0)
        fail_msg("%s: \"%s\" adds %s, wanted %s", s->what, s->told, adds.p, s->adds);
    buf_free(&adds);
}

static void a_word_enters_once_in_memory(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof stories / sizeof *stories; i++) {
        MUST(ledger_open(S("memory:"), LEDGER_WRITE, &l, e));
        check_story(&stories[i]);
        leave(NULL);
    }
}

static void a_word_enters_once_in_a_file(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof stories / sizeof *stories; i++) {
        open_new_file();
        check_story(&stories[i]);
        leave(NULL);
    }
}

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
    REFUSED(ledger_add_statement(l, &back, S(""), &gone, &what, e), ERR_USAGE,
            "was retracted by anna at 1970-01-01T00:00:01.000Z (statement 3)");
    back.retracts = gone;
    REFUSED(ledger_add_statement(l, &back, S(""), &gone, &what, e), ERR_USAGE,
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
    REFUSED(ledger_decide(l, id, VERDICT_REJECTED, 0, e), ERR_USAGE, "was accepted by anna at");
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
        cmocka_unit_test(a_word_enters_once_in_memory),
        cmocka_unit_test(a_word_enters_once_in_a_file),
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
