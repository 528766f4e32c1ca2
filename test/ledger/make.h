/*
 * make.h - short ways to make what the tests of the ledger put into ledgers.
 *
 * A file of tests includes it first. Ledgers in files lie in a folder of the test's own below
 * $TMPDIR; there is one open at a time, in l, and one arena, gone with the test.
 */
#ifndef TEST_LEDGER_MAKE_H
#define TEST_LEDGER_MAKE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <unistd.h>

#include "ledger/ledger.h"

#define UNUSED __attribute__((unused))
#define PARADE S("ru-2020-victory-parade")

static struct arena a;
static struct ledger *l;

/* Stops the test with the line of an error. */
#define MUST(call) \
    do { \
        struct err e_ = {0}, *e = &e_; \
        if (!(call)) \
            fail_msg("%s: %s", #call, e_.text); \
    } while (0)

/* The call must be refused with this kind, and with these words in its line. */
#define REFUSED(call, wanted, words) \
    do { \
        struct err e_ = {0}, *e = &e_; \
        if (call) \
            fail_msg("%s: was not refused", #call); \
        if (e_.kind != (wanted) || strstr(e_.text, (words)) == NULL) \
            fail_msg("%s: refused as %d with \"%s\", wanted %d with \"%s\"", #call, e_.kind, \
                     e_.text, (wanted), (words)); \
    } while (0)

#define BEGIN() MUST(ledger_begin(l, 1000, S("anna"), e))
#define COMMIT() MUST(ledger_commit(l, e))

UNUSED static void run(const char *command)
{
    if (system(command) != 0)
        fail_msg("could not run %s", command);
}

/* A folder of this process, empty. */
UNUSED static const char *folder(void)
{
    static char path[256];
    const char *tmp = getenv("TMPDIR");
    char command[600];

    if (path[0] == '\0') {
        snprintf(path, sizeof path, "%s/convoke-test-%ld", tmp ? tmp : "/tmp", (long)getpid());
        snprintf(command, sizeof command, "rm -rf '%s' && mkdir '%s'", path, path);
        run(command);
    }
    return path;
}

UNUSED static struct str in_folder(const char *name)
{
    return arena_fmt(&a, "%s/%s", folder(), name);
}

UNUSED static int remove_folder(void **state)
{
    char command[600];

    (void)state;
    snprintf(command, sizeof command, "rm -rf '%s'", folder());
    return system(command);
}

/* The ledger of the tests in a file, new. */
UNUSED static struct str ledger_path(void)
{
    return in_folder("a.ledger");
}

UNUSED static void open_new_file(void)
{
    const char *ends[] = {"", "-wal", "-shm", "-lock"};

    for (size_t i = 0; i < 4; i++)
        unlink(arena_fmt(&a, "%s%s", ledger_path().p, ends[i]).p);
    MUST(ledger_create(ledger_path(), 500, e));
    MUST(ledger_open(ledger_path(), LEDGER_WRITE, &l, e));
}

UNUSED static int in_memory(void **state)
{
    (void)state;
    MUST(ledger_open(S("memory:"), LEDGER_WRITE, &l, e));
    return 0;
}

UNUSED static int in_file(void **state)
{
    (void)state;
    open_new_file();
    return 0;
}

UNUSED static int leave(void **state)
{
    (void)state;
    ledger_close(l);
    l = NULL;
    arena_free(&a);
    return 0;
}

UNUSED static struct event parade(void)
{
    return (struct event){.id = PARADE, .country = S("RU"), .year = 2020, .place = S("Moscow"),
                          .name = S("Victory Day parade")};
}

/* A document of some text. */
UNUSED static struct document page(const char *name, const char *text)
{
    struct hash h = hash_bytes(str_of(text));
    char hex[HASH_TEXT];

    return (struct document){.hash = arena_str(&a, str_of(hash_text(h, hex))), .name = str_of(name),
                             .title = S("Leaders to gather"), .outlet = S("TASS"),
                             .published = 20200528, .bytes = str_of(text),
                             .fingerprint = S("\x01\x00\xff print")};
}

/* A source that cuts quote out of d. */
UNUSED static struct source passage(const struct document *d, const char *quote)
{
    size_t at = str_find(d->bytes, str_of(quote), 0);

    return (struct source){.kind = SOURCE_DOCUMENT, .document = d->hash, .name = d->name,
                           .start = at, .end = at + strlen(quote), .quote = str_of(quote),
                           .rule = S("G will attend E"), .score = 0.9};
}

UNUSED static struct source clerk(const char *name)
{
    return (struct source){.kind = SOURCE_CLERK, .name = str_of(name), .score = 1};
}

UNUSED static struct statement said(const char *guest, enum act act, enum side side, day on,
                                    const struct source *s)
{
    return (struct statement){.event = PARADE, .guest = str_of(guest), .act = act, .side = side,
                              .said_on = on, .person = S("Macron"), .by = S("Jean Dupont"),
                              .via = S("TASS"), .note = S("by phone"), .sources = s,
                              .source_count = 1};
}

UNUSED static enum added add(const struct statement *st, const char *key, int64_t *seq)
{
    enum added what = ADDED_NOTHING;

    MUST(ledger_add_statement(l, st, str_of(key), seq, &what, e));
    return what;
}

UNUSED static void add_event(void)
{
    struct event ev = parade();
    enum added what = ADDED_NOTHING;

    MUST(ledger_add_event(l, &ev, &what, e));
}

UNUSED static enum added add_page(const struct document *d)
{
    enum added what = ADDED_NOTHING;

    MUST(ledger_add_document(l, d, &what, e));
    return what;
}

UNUSED static struct document doc_a, doc_a2, doc_b;

/* The event, a document, a copy of it, and another document. */
UNUSED static void add_pages(void)
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

/* All statements of the event. */
UNUSED static struct statements all(void)
{
    struct statements found = {0};

    MUST(ledger_statements(l, &a, PARADE, &found, e));
    return found;
}

/* Verifies, and gives what was reported. */
UNUSED static struct str verified(bool *holds, struct hash *root)
{
    struct buf report = {0};
    struct err e = {0};
    struct str text;

    *holds = ledger_verify(l, &report, root, &e);
    if (!*holds && e.kind != ERR_BROKEN)
        fail_msg("verify: %s", e.text);
    text = arena_str(&a, buf_str(&report));
    buf_free(&report);
    return text;
}

UNUSED static void must_verify(void)
{
    struct hash root;
    bool holds;
    struct str report = verified(&holds, &root);

    if (!holds)
        fail_msg("verify found: %s", report.p);
}

/* The same test on each kind of ledger. */
#define ON_BOTH(test) \
    {#test " (memory)", test, in_memory, leave, NULL}, {#test " (file)", test, in_file, leave, NULL}

#endif
