/*
 * Acknowledged is durable (L5): a writer that says over a pipe what was committed is killed at a
 * moment of chance, again and again; what it had said is there each time, and in the end every
 * chain holds. A kill takes the process, not the machine: what a power cut does to writes that the
 * system or the disk still held cannot be tried here. It rests on synchronous=FULL.
 */
#include "make.h"

#include <poll.h>
#include <signal.h>
#include <sys/wait.h>

enum { KILLS = 220, CREATIONS = 25, VERIFY_EVERY = 40, LONGEST_US = 14000 };

struct word {
    int64_t seq;
    int run, n;
};

static void write_on(int run, int out)
{
    struct err e = {0};

    for (int n = 0;; n++) {
        struct source s = clerk("x");
        struct statement st = said("FR", ACT_ACCEPTED, SIDE_PRESS, 20200528, &s);
        struct word w[3];
        int count = 1 + n % 3;
        enum added what;
        bool ok = (n % 8 != 0 || ledger_open(ledger_path(), LEDGER_WRITE, &l, &e)) &&
                  ledger_begin(l, 1, S("anna"), &e);

        for (int i = 0; ok && i < count; i++) {
            w[i] = (struct word){0, run, n * 10 + i};
            st.note = arena_fmt(&a, "%d.%d", w[i].run, w[i].n);
            ok = ledger_add_statement(l, &st, S(""), &w[i].seq, &what, &e);
        }
        if (!ok || !ledger_commit(l, &e)) {
            fprintf(stderr, "writer: %s\n", e.text);
            _exit(1);
        }
        if (write(out, w, (size_t)count * sizeof *w) < 0)
            _exit(1);
        if (n % 8 == 7)
            ledger_close(l);  /* so that some are killed while the log is brought in */
    }
}

/* Starts a writer, kills it us after its first word (one in four: after its start, so that some
 * die while they open), and appends all that it said. */
static void write_and_kill(int run, unsigned us, struct buf *acknowledged)
{
    struct pollfd word = {.events = POLLIN};
    char bytes[4096];
    int ends[2], status;
    ssize_t n;
    pid_t child;

    assert_int_equal(pipe(ends), 0);
    child = fork();
    if (child == 0) {
        close(ends[0]);
        write_on(run, ends[1]);
    }
    close(ends[1]);
    word.fd = ends[0];
    if (run % 4 != 0 && poll(&word, 1, 10000) != 1)
        fail_msg("writer %d says nothing", run);
    usleep(us);
    kill(child, SIGKILL);
    waitpid(child, &status, 0);
    if (!WIFSIGNALED(status))
        fail_msg("writer %d ended by itself", run);
    while ((n = read(ends[0], bytes, sizeof bytes)) > 0)
        buf_add(acknowledged, (struct str){bytes, (size_t)n});
    close(ends[0]);
}

/* All that was said is there, as it was said. */
static void must_be_there(const struct buf *acknowledged)
{
    struct arena mine = {0};

    MUST(ledger_open(ledger_path(), LEDGER_READ, &l, e));
    for (size_t at = 0; at + sizeof(struct word) <= acknowledged->n; at += sizeof(struct word)) {
        struct word w;
        struct statement st;

        memcpy(&w, acknowledged->p + at, sizeof w);
        MUST(ledger_statement(l, &mine, w.seq, &st, e));
        if (!str_eq(st.note, arena_fmt(&mine, "%d.%d", w.run, w.n)))
            fail_msg("statement %lld was acknowledged as %d.%d and is \"%.*s\"", (long long)w.seq,
                     w.run, w.n, STR_ARG(st.note));
    }
    ledger_close(l);
    l = NULL;
    arena_free(&mine);
}

static void verify_here(void)
{
    MUST(ledger_open(ledger_path(), LEDGER_READ, &l, e));
    must_verify();
    ledger_close(l);
    l = NULL;
}

static void acknowledged_survives_every_kill(void **state)
{
    unsigned chance = (unsigned)getpid();
    size_t said_in_all = 0, speaking = 0;

    (void)state;
    open_new_file();
    BEGIN();
    add_event();
    COMMIT();
    ledger_close(l);
    l = NULL;
    for (int run = 0; run < KILLS; run++) {
        struct buf acknowledged = {0};

        write_and_kill(run, (unsigned)rand_r(&chance) % LONGEST_US, &acknowledged);
        must_be_there(&acknowledged);
        said_in_all += acknowledged.n / sizeof(struct word);
        speaking += acknowledged.n > 0;
        buf_free(&acknowledged);
        if (run % VERIFY_EVERY == VERIFY_EVERY - 1)
            verify_here();
    }
    verify_here();
    print_message("%d kills, %zu of them after a word; %zu statements acknowledged, none lost\n",
                  KILLS, speaking, said_in_all);
    assert_true(speaking > KILLS / 2);  /* else it was killed before it could say anything */
}

/* A ledger is there whole, or not at all. */
static void a_ledger_killed_in_the_making_is_not_half_there(void **state)
{
    unsigned chance = (unsigned)getpid();
    struct str path = in_folder("made.ledger");
    int made = 0;

    (void)state;
    for (int i = 0; i < CREATIONS; i++) {
        pid_t child;

        unlink(path.p);
        child = fork();
        if (child == 0) {
            struct err e;

            _exit(!ledger_create(path, 1, &e));
        }
        usleep((unsigned)rand_r(&chance) % (i % 2 ? 40000 : 200000));
        kill(child, SIGKILL);
        waitpid(child, NULL, 0);
        if (access(path.p, F_OK) != 0)
            continue;
        made++;
        MUST(ledger_open(path, LEDGER_WRITE, &l, e));
        BEGIN();
        add_event();
        COMMIT();
        must_verify();
        ledger_close(l);
        l = NULL;
    }
    print_message("%d of %d were made before the kill\n", made, CREATIONS);
}

static int sweep(void **state)
{
    arena_free(&a);
    return remove_folder(state);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(acknowledged_survives_every_kill),
        cmocka_unit_test(a_ledger_killed_in_the_making_is_not_half_there),
    };

    return cmocka_run_group_tests(tests, NULL, sweep);
}
