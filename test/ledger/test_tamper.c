/*
 * What is changed behind the program's back is found and named (L4). Each change is made to a copy
 * of one ledger by SQLite itself, its guards dropped first.
 */
#include "make.h"

#include <sqlite3.h>
#include "ledger/entry.h"

/*
 * The ledger that is changed:
 *   1 event    2 document A   3 document A2, a copy   4 statement FR from A   5 source: A2
 *   6 statement DE by a clerk   7 its retraction   8 statement CN, whose person is erased by 9
 *   10 statement US
 */
enum { DOCUMENT_A = 2, STATEMENT_FR = 4, SOURCE_A2 = 5, STATEMENT_CN = 8, ERASURE = 9, LAST = 10 };

static struct hash published;

static void make_ledger(void)
{
    struct document d = page("a.txt", "FR will come."), copy = page("a2.txt", "+ FR will come. +");
    struct source s = passage(&d, "FR will come");
    struct statement st = said("FR", ACT_ACCEPTED, SIDE_GUEST, 20200528, &s);
    int64_t seq, last;
    size_t count;

    open_new_file();
    BEGIN();
    add_event();
    add_page(&d);
    copy.story = d.hash;
    add_page(&copy);
    add(&st, "key FR", &seq);
    assert_int_equal(seq, STATEMENT_FR);
    s = passage(&copy, "FR will come");
    assert_int_equal(add(&st, "key A2", &seq), ADDED_SOURCE);
    s = clerk("letter");
    s.quote = S("we come");
    st.guest = S("DE");
    add(&st, "", &seq);
    st = said("", ACT_RETRACTED, SIDE_HOST, 0, &s);
    st.retracts = seq;
    add(&st, "", &seq);
    st = said("CN", ACT_INVITED, SIDE_HOST, 20200527, &s);
    st.person = S("Zed Zedson");
    add(&st, "", &seq);
    assert_int_equal(seq, STATEMENT_CN);
    MUST(ledger_erase_person(l, S("zedson"), S("asked to"), &count, e));
    assert_int_equal(count, 1);
    st.guest = S("US");
    st.person = S("Trump");
    add(&st, "", &seq);
    assert_int_equal(seq, LAST);
    COMMIT();
    MUST(ledger_root(l, &published, &last, e));
    must_verify();
    ledger_close(l);
    l = NULL;
}

static void must_sql(sqlite3 *db, const char *sql)
{
    char *text = NULL;

    if (sqlite3_exec(db, sql, NULL, NULL, &text) != SQLITE_OK)
        fail_msg("%s: %s", sql, text ? text : "?");
}

/* The triggers, so that verify may have nothing to say of them. */
static int keep_trigger(void *list, int n, char **values, char **names)
{
    (void)n;
    (void)names;
    buf_fmt(list, "%s;\n", values[0]);
    return 0;
}

/* Copies the ledger, drops the guards, makes the change, and puts the guards back. */
static struct str changed(const char *sql)
{
    struct str copy = in_folder("changed.ledger");
    sqlite3 *db;
    struct buf guards = {0}, drops = {0};

    run(arena_fmt(&a, "rm -f '%s'*; cp '%s' '%s'", copy.p, ledger_path().p, copy.p).p);
    assert_int_equal(sqlite3_open(copy.p, &db), SQLITE_OK);
    sqlite3_exec(db, "SELECT sql FROM sqlite_schema WHERE type = 'trigger'", keep_trigger, &guards,
                 NULL);
    sqlite3_exec(db, "SELECT 'DROP TRIGGER ' || name FROM sqlite_schema WHERE type = 'trigger'",
                 keep_trigger, &drops, NULL);
    must_sql(db, "PRAGMA synchronous = OFF");
    must_sql(db, drops.p);
    must_sql(db, sql);
    must_sql(db, guards.p);
    sqlite3_close(db);
    buf_free(&guards);
    buf_free(&drops);
    return copy;
}

static struct str report_on(struct str path, bool *holds, struct hash *root)
{
    struct str report;

    MUST(ledger_open(path, LEDGER_READ, &l, e));
    report = verified(holds, root);
    ledger_close(l);
    l = NULL;
    return report;
}

static void must_find(const char *what, const char *sql, const char *words)
{
    struct hash root;
    bool holds;
    struct str report = report_on(changed(sql), &holds, &root);

    if (holds)
        fail_msg("%s: was not found: %s", what, sql);
    if (str_find(report, str_of(words), 0) == STR_NONE)
        fail_msg("%s: reported \"%s\", wanted \"%s\"", what, report.p, words);
}

#define STATEMENT_COLUMNS "prev, hash, recorded_at, entered_by, NULL, event, guest, act, side, " \
    "channel, said_on, event_date, via, NULL, person, person_salt, person_seal, said_by, " \
    "said_by_salt, said_by_seal, note, note_salt, note_seal FROM statement"

static const struct {
    const char *what, *sql, *words;
} changes[] = {
    {"a changed answer", "UPDATE statement SET act = 'declined' WHERE seq = 4",
     "statement 4: it or its first source was changed"},
    {"a changed name", "UPDATE statement SET person = 'Merkel' WHERE seq = 4",
     "statement 4: its person changed"},
    {"a changed source", "UPDATE source SET to_byte = 5 WHERE seq = 4",
     "statement 4: it or its first source was changed"},
    {"a changed added source", "UPDATE source SET score = 0.5 WHERE seq = 5",
     "source 5 of statement 4: was changed"},
    {"a source moved to another document", "UPDATE source SET document = 2 WHERE seq = 5",
     "source 5 of statement 4: was changed"},
    {"a source put beside another statement", "UPDATE source SET statement = 6 WHERE seq = 5",
     "source 5 of statement 6: was changed"},
    {"a changed document", "UPDATE document SET bytes = CAST('FR will not come.' AS BLOB) "
     "WHERE seq = 2", "document 2: its bytes changed"},
    {"a changed title", "UPDATE document SET title = 'x' WHERE seq = 2",
     "document 2: its title changed"},
    {"a removed statement", "DELETE FROM statement WHERE seq = 6", "entry 6: was removed"},
    {"a removed statement, its number closed up",
     "DELETE FROM statement WHERE seq = 8; DELETE FROM source WHERE statement = 8;"
     "UPDATE erasure SET seq = 8 WHERE seq = 9; UPDATE source SET seq = 9 WHERE seq = 10;"
     "UPDATE source SET statement = 9 WHERE statement = 10;"
     "UPDATE statement SET seq = 9 WHERE seq = 10; UPDATE ledger SET last = 9;"
     "UPDATE chain SET entries = entries - 1 WHERE event = 1", "erasure 8: does not follow"},
    {"the last statement removed",
     "DELETE FROM source WHERE statement = 10; DELETE FROM statement WHERE seq = 10",
     "entries 10 to 10: were removed from the end"},
    {"the last statement removed, and the count of entries set back",
     "DELETE FROM source WHERE statement = 10; DELETE FROM statement WHERE seq = 10;"
     "UPDATE ledger SET last = 9", "event ru-2020-victory-parade: its chain has"},
    {"the last statement removed, and all counts set back",
     "DELETE FROM source WHERE statement = 10; DELETE FROM statement WHERE seq = 10;"
     "UPDATE ledger SET last = 9; UPDATE chain SET entries = entries - 1 WHERE event = 1",
     "event ru-2020-victory-parade: its chain does not end with"},
    {"a removed source", "DELETE FROM source WHERE seq = 5", "entry 5: was removed"},
    {"a removed first source", "DELETE FROM source WHERE seq = 6",
     "statement 6: its first source was removed"},
    {"a removed document", "DELETE FROM document WHERE seq = 3", "entry 3: was removed"},
    {"a removed event", "DELETE FROM event", "event 1: was removed"},
    {"a removed erasure", "DELETE FROM erasure", "statement 8: no erasure says why its person is gone"},
    {"a removed chain end", "DELETE FROM chain WHERE event = 1", "event ru-2020-victory-parade"},
    {"a changed chain end", "UPDATE chain SET head = zeroblob(32) WHERE event = 0",
     "documents and erasures: its chain does not end with"},
    {"an inserted statement", "INSERT INTO statement SELECT 11, " STATEMENT_COLUMNS
     " WHERE seq = 10", "statement 11: was inserted behind the last entry"},
    {"an inserted statement, counted",
     "INSERT INTO statement SELECT 11, " STATEMENT_COLUMNS " WHERE seq = 10;"
     "INSERT INTO source SELECT 11, prev, hash, recorded_at, entered_by, NULL, 11, kind, document,"
     "story, says, from_byte, to_byte, rule, score, name, name_salt, name_seal, quote, quote_salt,"
     "quote_seal FROM source WHERE statement = 10; UPDATE ledger SET last = 11;"
     "UPDATE chain SET entries = entries + 1 WHERE event = 1",
     "statement 11: it or its first source was changed"},
    {"an inserted statement under a number that is taken",
     "INSERT INTO statement SELECT 5, " STATEMENT_COLUMNS " WHERE seq = 4",
     "its number is taken"},
    {"an inserted source",
     "INSERT INTO source SELECT 11, prev, hash, recorded_at, entered_by, NULL, 6, kind, document,"
     "story, says, from_byte, to_byte, rule, score, name, name_salt, name_seal, quote, quote_salt,"
     "quote_seal FROM source WHERE seq = 5",
     "source 11 of statement 6: was inserted behind the last entry"},
    {"two swapped",
     "UPDATE statement SET seq = -1 WHERE seq = 6; UPDATE statement SET seq = 6 WHERE seq = 10;"
     "UPDATE statement SET seq = 10 WHERE seq = -1", "statement 6: it or its first source was"},
    {"two swapped with their sources",
     "UPDATE statement SET seq = -1 WHERE seq = 6; UPDATE statement SET seq = 6 WHERE seq = 10;"
     "UPDATE statement SET seq = 10 WHERE seq = -1; UPDATE source SET seq = -1, statement = -1 "
     "WHERE statement = 6; UPDATE source SET seq = 6, statement = 6 WHERE statement = 10;"
     "UPDATE source SET seq = 10, statement = 10 WHERE statement = -1",
     "statement 10: it or its first source was"},
    {"a name that is gone", "UPDATE statement SET person = NULL, person_salt = NULL WHERE seq = 4",
     "statement 4: no erasure says why its person is gone"},
    {"a document's text that is gone",
     "UPDATE document SET bytes = NULL, bytes_salt = NULL WHERE seq = 2",
     "document 2: no erasure says why its bytes is gone"},
    {"a name put back", "UPDATE statement SET person = 'Zed Zedson', person_salt = zeroblob(16) "
     "WHERE seq = 8", "statement 8: holds a person that was erased"},
    {"a trigger that is gone", "CREATE TRIGGER later BEFORE DELETE ON event BEGIN SELECT 1; END",
     "schema: trigger later was added"},
};

static void what_is_changed_is_named(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++)
        must_find(changes[i].what, changes[i].sql, changes[i].words);
}

/* --- every column -------------------------------------------------------------------------- */

static const int64_t rows[KIND_ENTRIES] = {1, DOCUMENT_A, STATEMENT_FR, SOURCE_A2, ERASURE};

static void must_find_column(enum kind k, const char *name, const char *suffix, const char *value)
{
    const char *table = shape_of(k)->table;
    long long seq = (long long)rows[k];
    struct str sql = arena_fmt(&a, "UPDATE %s SET %s%s = %s WHERE seq = %lld", table, name, suffix,
                               value, seq);
    struct str thing = arena_fmt(&a, "%s %lld", table, seq);

    if (strcmp(name, "seq") == 0)  /* then it is the gap that is named */
        thing = S("was");
    must_find("every column", sql.p, thing.p);
}

static void a_change_of_any_column_is_found(void **state)
{
    (void)state;
    for (enum kind k = 0; k < KIND_ENTRIES; k++)
        for (size_t i = 0; i < shape_of(k)->count; i++) {
            const struct column *c = &shape_of(k)->columns[i];

            switch (c->type) {
            case COLUMN_INT:
            case COLUMN_REF:
                must_find_column(k, c->name, "", arena_fmt(&a, "coalesce(%s, 0) + 50", c->name).p);
                break;
            case COLUMN_REAL:
                must_find_column(k, c->name, "", "0.25");
                break;
            case COLUMN_TEXT:
                must_find_column(k, c->name, "", arena_fmt(&a, "%s || 'x'", c->name).p);
                break;
            case COLUMN_BLOB:
                must_find_column(k, c->name, "", "zeroblob(32)");
                break;
            case COLUMN_SEALED:
                must_find_column(k, c->name, "", "'forged'");
                must_find_column(k, c->name, "_salt", "zeroblob(16)");
                must_find_column(k, c->name, "_seal", "zeroblob(32)");
                break;
            case COLUMN_SEALED_BLOB:
                must_find_column(k, c->name, "", "CAST('forged' AS BLOB)");
                must_find_column(k, c->name, "_salt", "zeroblob(16)");
                must_find_column(k, c->name, "_seal", "zeroblob(32)");
                break;
            }
        }
}

/* --- what the ledger alone cannot tell ----------------------------------------------------- */

/* Somebody who knows the form can set all of it back to an earlier state; the root tells. */
static void a_state_set_back_is_told_by_the_root(void **state)
{
    struct hash root;
    bool holds;

    (void)state;
    report_on(changed("DELETE FROM source WHERE statement = 10; DELETE FROM statement "
                      "WHERE seq = 10; UPDATE ledger SET last = 9; UPDATE chain SET "
                      "entries = entries - 1, head = (SELECT hash FROM erasure) WHERE event = 1"),
              &holds, &root);
    assert_true(holds);
    assert_false(hash_eq(root, published));
    report_on(ledger_path(), &holds, &root);
    assert_true(holds);
    assert_true(hash_eq(root, published));
}

/* A byte of the file, where no SQL was asked. */
static void a_changed_byte_is_found(void **state)
{
    struct str copy = changed("SELECT 1");
    char command[800];
    struct hash root;
    bool holds;
    struct str report;

    (void)state;
    snprintf(command, sizeof command, "sed -i 's/by phone/by phOne/' '%s'", copy.p);
    run(command);
    report = report_on(copy, &holds, &root);
    assert_false(holds);
    assert_true(str_find(report, S("its note changed"), 0) != STR_NONE);
}

/* --- the guards ---------------------------------------------------------------------------- */

#define PLAIN_COLUMNS "prev, hash, recorded_at, entered_by, event, guest, act, side, channel, " \
    "said_on, event_date, via"

static const struct {
    const char *sql;
    bool refused;
} guarded[] = {
    {"UPDATE statement SET act = 'declined'", true},
    {"UPDATE statement SET person = 'x'", true},
    {"UPDATE statement SET person_salt = zeroblob(16)", true},
    {"UPDATE statement SET person_seal = NULL", true},
    {"UPDATE statement SET person = NULL, person_salt = NULL", false},
    {"UPDATE statement SET said_by = NULL, said_by_salt = NULL, note = NULL", false},
    {"UPDATE statement SET person = NULL, act = 'declined'", true},
    {"DELETE FROM statement", true},
    {"UPDATE source SET name = 'x'", true},
    {"UPDATE source SET name = NULL, name_salt = NULL", false},
    {"UPDATE source SET score = 1", true},
    {"DELETE FROM source", true},
    {"UPDATE document SET bytes = CAST('x' AS BLOB)", true},
    {"UPDATE document SET bytes = NULL, bytes_salt = NULL", false},
    {"UPDATE document SET id = NULL", true},
    {"DELETE FROM document", true},
    {"UPDATE event SET name = 'x'", true},
    {"DELETE FROM event", true},
    {"UPDATE erasure SET reason = ''", true},
    {"DELETE FROM erasure", true},
    {"INSERT OR REPLACE INTO event SELECT * FROM event", true},
    {"INSERT OR REPLACE INTO document SELECT * FROM document", true},
    {"INSERT OR REPLACE INTO statement SELECT * FROM statement", true},
    {"INSERT OR REPLACE INTO source SELECT * FROM source WHERE seq = statement", true},
    {"INSERT OR REPLACE INTO source SELECT * FROM source WHERE seq <> statement", true},
    {"INSERT OR REPLACE INTO erasure SELECT * FROM erasure", true},
    {"INSERT OR REPLACE INTO event SELECT 99, prev, hash, recorded_at, entered_by, id, country, "
     "year, place, name FROM event", true},
    {"REPLACE INTO statement (seq, input_key, " PLAIN_COLUMNS ") "
     "SELECT 99, input_key, " PLAIN_COLUMNS " FROM statement WHERE seq = 4", true},
    {"REPLACE INTO statement (seq, retracts, " PLAIN_COLUMNS ") "
     "SELECT 99, retracts, " PLAIN_COLUMNS " FROM statement WHERE seq = 7", true},
    {"INSERT INTO statement (seq, " PLAIN_COLUMNS ") "
     "SELECT 99, " PLAIN_COLUMNS " FROM statement WHERE seq = 7", false},
    {"REPLACE INTO source (seq, statement, recorded_at, entered_by, kind, says, from_byte, to_byte, "
     "rule, score) SELECT seq, 6, recorded_at, entered_by, kind, says, from_byte, to_byte, rule, "
     "score FROM source WHERE seq = 5", true},
};

static void the_file_refuses_edits(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof guarded / sizeof *guarded; i++) {
        struct str copy = changed("SELECT 1");
        sqlite3 *db;
        bool refused;

        assert_int_equal(sqlite3_open(copy.p, &db), SQLITE_OK);
        refused = sqlite3_exec(db, guarded[i].sql, NULL, NULL, NULL) != SQLITE_OK;
        if (refused && strstr(sqlite3_errmsg(db), "append-only") == NULL)
            fail_msg("%s: refused with %s", guarded[i].sql, sqlite3_errmsg(db));
        if (refused != guarded[i].refused)
            fail_msg("%s: was %s", guarded[i].sql, refused ? "refused" : "done");
        sqlite3_close(db);
    }
}

static int make(void **state)
{
    (void)state;
    make_ledger();
    return 0;
}

static int sweep(void **state)
{
    arena_free(&a);
    return remove_folder(state);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_changed_is_named),
        cmocka_unit_test(a_change_of_any_column_is_found),
        cmocka_unit_test(a_state_set_back_is_told_by_the_root),
        cmocka_unit_test(a_changed_byte_is_found),
        cmocka_unit_test(the_file_refuses_edits),
    };

    return cmocka_run_group_tests(tests, make, sweep);
}
