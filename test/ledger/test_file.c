/*
 * Files that are no ledgers, ledgers that cannot be opened, and disks that are full: one clear line
 * each, and nothing half-recorded.
 */
#include "make.h"

#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>

/* A ledger with one statement, closed. */
static void make_ledger(void)
{
    struct source s = clerk("x");
    struct statement st = said("FR", ACT_ACCEPTED, SIDE_GUEST, 20200528, &s);
    int64_t seq;

    open_new_file();
    BEGIN();
    add_event();
    add(&st, "", &seq);
    COMMIT();
    ledger_close(l);
    l = NULL;
}

static void sql(const char *text)
{
    sqlite3 *db;

    assert_int_equal(sqlite3_open(ledger_path().p, &db), SQLITE_OK);
    if (sqlite3_exec(db, text, NULL, NULL, NULL) != SQLITE_OK)
        fail_msg("%s: %s", text, sqlite3_errmsg(db));
    sqlite3_close(db);
}

static const struct {
    const char *what, *command;   /* $L is the ledger */
    enum err_kind kind;
    const char *words;
} misfits[] = {
    {"nothing", "rm \"$L\"", ERR_MISSING, "no such ledger; convoke init makes one"},
    {"a folder", "rm \"$L\"; mkdir \"$L\"", ERR_FORMAT, "a folder, not a ledger"},
    {"an empty file", ": > \"$L\"", ERR_FORMAT, "an empty file, not a ledger"},
    {"a text", "seq 9999 > \"$L\"", ERR_FORMAT, "not a convoke ledger"},
    {"a short text", "echo hello > \"$L\"", ERR_FORMAT, "not a convoke ledger"},
    {"a ledger cut short", "truncate -s 50000 \"$L\"", ERR_BROKEN, "cut short: 50000 of"},
    {"only its beginning", "truncate -s 100 \"$L\"", ERR_BROKEN, ""},
};

static void what_is_no_ledger_is_refused(void **state)
{
    static const enum ledger_mode modes[] = {LEDGER_READ, LEDGER_WRITE};

    (void)state;
    for (size_t i = 0; i < sizeof misfits / sizeof *misfits; i++)
        for (size_t m = 0; m < 2; m++) {
            run(arena_fmt(&a, "rm -rf '%s'", ledger_path().p).p);
            make_ledger();
            run(arena_fmt(&a, "L='%s'; %s", ledger_path().p, misfits[i].command).p);
            REFUSED(ledger_open(ledger_path(), modes[m], &l, e), misfits[i].kind, misfits[i].words);
        }
    run(arena_fmt(&a, "rm -rf '%s'", ledger_path().p).p);
}

static void another_database_is_refused(void **state)
{
    (void)state;
    make_ledger();
    sql("PRAGMA application_id = 7");
    REFUSED(ledger_open(ledger_path(), LEDGER_READ, &l, e), ERR_FORMAT,
            "an SQLite file, but not a convoke ledger");
}

static void a_newer_ledger_is_refused(void **state)
{
    (void)state;
    make_ledger();
    sql("PRAGMA user_version = 9");
    REFUSED(ledger_open(ledger_path(), LEDGER_WRITE, &l, e), ERR_FORMAT, "made by a newer convoke");
}

static void a_ledger_is_made_once(void **state)
{
    (void)state;
    make_ledger();
    REFUSED(ledger_create(ledger_path(), 1, e), ERR_STATE, "is there already");
    REFUSED(ledger_create(in_folder("no/such/folder.ledger"), 1, e), ERR_SYSTEM,
            "No such file or directory");
}

static void one_file_is_left_behind(void **state)
{
    (void)state;
    make_ledger();
    assert_int_not_equal(access(arena_fmt(&a, "%s-wal", ledger_path().p).p, F_OK), 0);
    assert_int_not_equal(access(arena_fmt(&a, "%s.part", ledger_path().p).p, F_OK), 0);
}

static void a_reader_does_not_write(void **state)
{
    (void)state;
    make_ledger();
    MUST(ledger_open(ledger_path(), LEDGER_READ, &l, e));
    REFUSED(ledger_begin(l, 1, S("anna"), e), ERR_USAGE, "was opened for reading");
    leave(NULL);
}

/* Runs in a process of its own, which may lose rights and limits; a failed test leaves with 1. */
static void apart(void (*body)(void))
{
    int status;
    pid_t child = fork();

    if (child == 0) {
        body();
        _exit(0);
    }
    waitpid(child, &status, 0);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}

#define EXPECT(truth) \
    do { \
        if (!(truth)) { \
            fprintf(stderr, "line %d: not so: %s (%s)\n", __LINE__, #truth, e.text); \
            _exit(1); \
        } \
    } while (0)

/* As somebody who may read the folder and not write to it. */
static void read_a_locked_folder(void)
{
    struct err e = {0};
    struct statements found = {0};

    if (getuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0))
        _exit(1);
    EXPECT(!ledger_open(ledger_path(), LEDGER_WRITE, &l, &e));
    EXPECT(e.kind == ERR_SYSTEM && strstr(e.text, "cannot be written") != NULL);
    EXPECT(ledger_open(ledger_path(), LEDGER_READ, &l, &e));
    EXPECT(ledger_statements(l, &a, PARADE, &found, &e));
    EXPECT(found.count == 1);
    ledger_close(l);
    EXPECT(!ledger_create(in_folder("new.ledger"), 1, &e));
    EXPECT(strstr(e.text, "cannot be written") != NULL);
}

static void a_folder_that_cannot_be_written_can_be_read(void **state)
{
    (void)state;
    make_ledger();
    unlink(arena_fmt(&a, "%s-lock", ledger_path().p).p);
    assert_int_equal(chmod(folder(), 0555), 0);
    assert_int_equal(chmod(ledger_path().p, 0444), 0);
    apart(read_a_locked_folder);
    assert_int_equal(chmod(folder(), 0755), 0);
    assert_int_equal(chmod(ledger_path().p, 0644), 0);
}

/* Fills a ledger until no file may grow further; what was refused is not there, what was
 * acknowledged is. */
static void write_until_full(void)
{
    struct rlimit limit = {.rlim_cur = 600 * 1024, .rlim_max = RLIM_INFINITY};
    struct err e = {0};
    struct source s = clerk("x");
    struct statement st = said("FR", ACT_INVITED, SIDE_HOST, 0, &s);
    char note[4000];
    size_t acknowledged = 0;
    struct statements found = {0};
    struct buf report = {0};
    struct hash root;
    enum added what;
    int64_t seq;
    bool ok = true;

    memset(note, 'n', sizeof note);
    st.note = (struct str){note, sizeof note};
    signal(SIGXFSZ, SIG_IGN);
    EXPECT(ledger_open(ledger_path(), LEDGER_WRITE, &l, &e));
    EXPECT(setrlimit(RLIMIT_FSIZE, &limit) == 0);
    while (ok && acknowledged < 1000) {
        ok = ledger_begin(l, 1, S("anna"), &e) &&
             ledger_add_statement(l, &st, S(""), &seq, &what, &e) &&
             ledger_add_statement(l, &st, S(""), &seq, &what, &e) && ledger_commit(l, &e);
        acknowledged += ok;
        st.said_on = day_add(20200101, (int)acknowledged);
    }
    EXPECT(!ok);
    EXPECT(e.kind == ERR_FULL && strstr(e.text, "no room") != NULL);
    ledger_rollback(l);
    limit.rlim_cur = RLIM_INFINITY;
    EXPECT(setrlimit(RLIMIT_FSIZE, &limit) == 0);
    EXPECT(ledger_statements(l, &a, PARADE, &found, &e));
    EXPECT(found.count >= acknowledged && acknowledged > 5);
    EXPECT(ledger_verify(l, &report, &root, &e));
    EXPECT(ledger_begin(l, 1, S("anna"), &e));
    EXPECT(ledger_add_statement(l, &st, S(""), &seq, &what, &e) && ledger_commit(l, &e));
    ledger_close(l);
    buf_free(&report);
    arena_free(&a);
}

static void a_full_disk_loses_nothing(void **state)
{
    struct source s = clerk("x");
    struct statement st = said("FR", ACT_INVITED, SIDE_HOST, 0, &s);
    int64_t seq;

    (void)state;
    make_ledger();
    apart(write_until_full);
    MUST(ledger_open(ledger_path(), LEDGER_WRITE, &l, e));
    must_verify();
    BEGIN();
    add(&st, "", &seq);
    COMMIT();
    must_verify();
    leave(NULL);
}

/* Where there is a right to mount one, a disk that really is full. */
static void a_full_file_system_loses_nothing(void **state)
{
    struct str disk = in_folder("disk");
    struct document d;
    struct err why = {0};
    char *text = malloc(2000000);
    enum added what;
    bool ok;

    (void)state;
    if (system(arena_fmt(&a, "mkdir -p '%s' && mount -t tmpfs -o size=1m none '%s' 2>&1", disk.p,
                         disk.p).p) != 0) {
        free(text);
        skip();
    }
    memset(text, 'x', 2000000);
    text[1999999] = '\0';
    MUST(ledger_create(in_folder("disk/a.ledger"), 1, e));
    MUST(ledger_open(in_folder("disk/a.ledger"), LEDGER_WRITE, &l, e));
    BEGIN();
    add_event();
    COMMIT();
    BEGIN();
    d = page("large.txt", text);
    ok = ledger_add_document(l, &d, &what, &why) && ledger_commit(l, &why);
    assert_false(ok);
    assert_int_equal(why.kind, ERR_FULL);
    ledger_rollback(l);
    must_verify();
    ledger_close(l);
    l = NULL;
    run(arena_fmt(&a, "umount '%s'", disk.p).p);
    free(text);
}

static int sweep(void **state)
{
    arena_free(&a);
    return remove_folder(state);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_no_ledger_is_refused),
        cmocka_unit_test(another_database_is_refused),
        cmocka_unit_test(a_newer_ledger_is_refused),
        cmocka_unit_test(a_ledger_is_made_once),
        cmocka_unit_test(one_file_is_left_behind),
        cmocka_unit_test(a_reader_does_not_write),
        cmocka_unit_test(a_folder_that_cannot_be_written_can_be_read),
        cmocka_unit_test(a_full_disk_loses_nothing),
        cmocka_unit_test(a_full_file_system_loses_nothing),
    };

    return cmocka_run_group_tests(tests, NULL, sweep);
}
