/*
 * Several processes on one ledger at once: nothing is lost, doubled or refused (L5, L6). SQLite
 * does not cross a fork, so each process opens for itself.
 */
#include "make.h"

#include <sys/wait.h>

enum { THINGS = 200, WRITERS = 2, READERS = 2 };

#define EXPECT(truth) \
    do { \
        if (!(truth)) { \
            fprintf(stderr, "line %d: not so: %s (%s)\n", __LINE__, #truth, e.text); \
            _exit(1); \
        } \
    } while (0)

static pid_t start(void (*body)(int), int number)
{
    pid_t child = fork();

    if (child == 0) {
        body(number);
        _exit(0);
    }
    return child;
}

static void must_end_well(pid_t child)
{
    int status;

    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}

static void make_ledger(void)
{
    open_new_file();
    BEGIN();
    add_event();
    COMMIT();
    ledger_close(l);
    l = NULL;
}

/* Thing number i: every other one from a document, the rest by key. */
static bool add_thing(int i, enum added *what, struct err *e)
{
    struct document d = page("d.txt", arena_fmt(&a, "Page %d: FR will come.", i).p);
    struct source s = i % 2 ? clerk("x") : passage(&d, "FR will come");
    struct statement st = said("FR", ACT_ACCEPTED, SIDE_PRESS, 20200528, &s);
    struct str key = i % 2 ? arena_fmt(&a, "key %d", i) : (struct str){0};
    int64_t seq;

    return ledger_begin(l, 1, S("anna"), e) &&
           (i % 2 || ledger_add_document(l, &d, what, e)) &&
           ledger_add_statement(l, &st, key, &seq, what, e) && ledger_commit(l, e);
}

/* Adds all things, in an order of its own. */
static void write_all(int writer)
{
    struct err e = {0};
    enum added what;

    EXPECT(ledger_open(ledger_path(), LEDGER_WRITE, &l, &e));
    for (int i = 0; i < THINGS; i++)
        EXPECT(add_thing(writer == 0 ? i : THINGS - 1 - i, &what, &e));
    ledger_close(l);
}

/* Reads until all is there; what was seen once is there ever after. */
static void read_on(int number)
{
    struct err e = {0};
    size_t seen = 0;

    (void)number;
    while (seen < THINGS) {
        struct arena mine = {0};
        struct statements found = {0};

        EXPECT(ledger_open(ledger_path(), LEDGER_READ, &l, &e));
        for (int i = 0; i < 20; i++) {
            EXPECT(ledger_statements(l, &mine, PARADE, &found, &e));
            EXPECT(found.count >= seen && found.count <= THINGS);
            seen = found.count;
            for (size_t n = 0; n < found.count; n++)
                EXPECT(found.items[n].source_count == 1);
        }
        ledger_close(l);
        arena_free(&mine);
    }
}

static void two_writers_of_the_same_things_write_each_once(void **state)
{
    pid_t children[WRITERS + READERS];
    struct documents documents = {0};

    (void)state;
    make_ledger();
    for (int i = 0; i < READERS; i++)
        children[i] = start(read_on, i);
    for (int i = 0; i < WRITERS; i++)
        children[READERS + i] = start(write_all, i);
    for (int i = 0; i < WRITERS + READERS; i++)
        must_end_well(children[i]);
    MUST(ledger_open(ledger_path(), LEDGER_READ, &l, e));
    assert_int_equal(all().count, THINGS);
    MUST(ledger_documents(l, &a, &documents, e));
    assert_int_equal(documents.count, THINGS / 2);
    must_verify();
    leave(NULL);
}

/* --- one proposal, two who decide ---------------------------------------------------------- */

enum { PROPOSALS = 40 };

static int won[2];  /* pipes: which process won how many */

static void decide_all(int number)
{
    struct err e = {0};
    char wins = 0;

    EXPECT(ledger_open(ledger_path(), LEDGER_WRITE, &l, &e));
    for (int64_t id = 1; id <= PROPOSALS; id++) {
        EXPECT(ledger_begin(l, 1, number ? S("anna") : S("boris"), &e));
        if (ledger_decide(l, id, VERDICT_REJECTED, 0, &e)) {
            EXPECT(ledger_commit(l, &e));
            wins++;
        } else {
            EXPECT(e.kind == ERR_STATE);
            EXPECT(strstr(e.text, number ? "rejected by boris" : "rejected by anna") != NULL);
            ledger_rollback(l);
        }
    }
    ledger_close(l);
    EXPECT(write(won[1], &wins, 1) == 1);
}

static void of_two_decisions_one_stands(void **state)
{
    struct proposal p = {.event = parade()};
    struct source s = clerk("x");
    pid_t children[2];
    enum added what;
    int64_t id;
    char wins[2];

    (void)state;
    make_ledger();
    MUST(ledger_open(ledger_path(), LEDGER_WRITE, &l, e));
    BEGIN();
    p.statement = said("FR", ACT_ACCEPTED, SIDE_GUEST, 20200528, &s);
    for (int i = 0; i < PROPOSALS; i++)
        MUST(ledger_add_proposal(l, &p, &id, &what, e));
    COMMIT();
    leave(NULL);
    assert_int_equal(pipe(won), 0);
    for (int i = 0; i < 2; i++)
        children[i] = start(decide_all, i);
    for (int i = 0; i < 2; i++)
        must_end_well(children[i]);
    assert_int_equal(read(won[0], wins, 2), 2);
    assert_int_equal(wins[0] + wins[1], PROPOSALS);
}

/* --- waiting ------------------------------------------------------------------------------- */

static void meet_a_busy_ledger(int number)
{
    struct err e = {0};
    struct statements found = {0};
    struct timespec from, to;
    struct buf report = {0};
    struct hash root;
    double waited;

    (void)number;
    ledger_wait(300);
    EXPECT(ledger_open(ledger_path(), LEDGER_WRITE, &l, &e));
    clock_gettime(CLOCK_MONOTONIC, &from);
    EXPECT(!ledger_begin(l, 1, S("boris"), &e));
    clock_gettime(CLOCK_MONOTONIC, &to);
    waited = (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9;
    EXPECT(e.kind == ERR_BUSY && strstr(e.text, "another convoke has been writing") != NULL);
    EXPECT(waited >= 0.25);
    EXPECT(ledger_statements(l, &a, PARADE, &found, &e));
    EXPECT(found.count == 0);
    EXPECT(ledger_verify(l, &report, &root, &e));
    buf_free(&report);
    ledger_close(l);
}

static void a_writer_waits_and_a_reader_does_not(void **state)
{
    enum added what;

    (void)state;
    make_ledger();
    MUST(ledger_open(ledger_path(), LEDGER_WRITE, &l, e));
    BEGIN();
    {
        struct source s = clerk("x");
        struct statement st = said("FR", ACT_ACCEPTED, SIDE_GUEST, 20200528, &s);
        int64_t seq;

        what = add(&st, "", &seq);
        assert_int_equal(what, ADDED_NEW);
    }
    must_end_well(start(meet_a_busy_ledger, 0));
    COMMIT();
    assert_int_equal(all().count, 1);
    leave(NULL);
}

static int sweep(void **state)
{
    arena_free(&a);
    return remove_folder(state);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_writers_of_the_same_things_write_each_once),
        cmocka_unit_test(of_two_decisions_one_stands),
        cmocka_unit_test(a_writer_waits_and_a_reader_does_not),
    };

    return cmocka_run_group_tests(tests, NULL, sweep);
}
