/*
 * Which story a document tells, among many: copies are found as if each were compared with all, and
 * the comparisons for one document do not grow with the ledger.
 */
#include "flow/stories.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <sys/wait.h>
#include <unistd.h>

#include "flow/take.h"
#include "page/story.h"

enum { MANY = 600, ENOUGH = 64, PAIRS = 40 };

struct room {
    struct ledger *ledger;
    struct arena arena;
    struct taker taker;
    struct err e;
};

static struct room room_open(void)
{
    struct take_options o = {.now = 1000, .user = S("ada"), .received = 20200601, .auto_score = 2};
    struct room r = {0};

    if (!ledger_open(S("memory:"), LEDGER_WRITE, &r.ledger, &r.e)
        || !taker_open(r.ledger, o, &r.taker, &r.e))
        fail_msg("%s", r.e.text);
    return r;
}

static void room_close(struct room *r)
{
    taker_free(&r->taker);
    ledger_close(r->ledger);
    arena_free(&r->arena);
}

static struct taken take(struct room *r, struct taker *t, struct str text)
{
    struct taken out = {0};

    if (!flow_take(t, S("a.txt"), text, &out, &r->e))
        fail_msg("%s", r->e.text);
    return out;
}

/* One number of a chain that never comes again. */
static unsigned next(unsigned *n)
{
    *n = *n * 1664525u + 1013904223u;
    return *n >> 8;
}

/* Story number n: an opening that all have, then some sentences that no other has. */
static struct str story(struct arena *a, unsigned n, size_t sentences)
{
    struct buf b = {0};
    struct str text;

    buf_text(&b, "The Serbian president has accepted the invitation to the Victory Day parade in "
                 "Moscow on June 24, 2020, his office said on Monday.");
    for (size_t i = 0; i < sentences; i++)
        buf_fmt(&b, " Minister %u met %u envoys from room %u and gave them %u books.", next(&n),
                next(&n), next(&n), next(&n));
    text = arena_str(a, buf_str(&b));
    buf_free(&b);
    return text;
}

static struct str tail(struct str s, size_t n)
{
    return str_cut(s, s.n - n, s.n);
}

/* What becomes of story s, of some 90 words, at another outlet. */
static struct str cut_short(struct arena *a, struct str s)
{
    return arena_fmt(a, "%.*s.\n", STR_ARG(str_cut(s, 0, s.n * 2 / 3)));
}

static struct str beheaded(struct arena *a, struct str s)
{
    return arena_fmt(a, "%.*s\n", STR_ARG(tail(s, s.n * 2 / 3)));
}

static struct str furnished(struct arena *a, struct str s)
{
    return arena_fmt(a, "Home | World | Sport\n\nThe Daily Lark\n\n%.*s\n\nRead also\nDogs of the "
                     "capital\nTen walks\n\nSupport our journalism: subscribe today\n", STR_ARG(s));
}

static struct str embedded(struct arena *a, struct str s)
{
    struct str before = story(a, 7000001, 20), after = story(a, 8000001, 20);

    return arena_fmt(a, "%.*s\n\n%.*s\n\n%.*s\n", STR_ARG(before), STR_ARG(s), STR_ARG(after));
}

static struct str passage(struct arena *a, struct str s)
{
    return arena_fmt(a, "%.*s\n", STR_ARG(tail(s, s.n / 3)));
}

static struct str unlike(struct arena *a, struct str s)
{
    (void)s;
    return story(a, 9000001, 7);
}

static const struct row {
    const char *what;
    struct str (*made)(struct arena *a, struct str s);
    bool copy;
} rows[] = {
    {"cut after two thirds", cut_short, true},
    {"without its opening", beheaded, true},
    {"with other furniture", furnished, true},
    {"within a digest six times its length", embedded, true},
    {"a passage of it alone", passage, true},
    {"another story with the same opening is none", unlike, false},
};

static void copies_are_found_among_many(void **state)
{
    struct room r = room_open();
    struct str old = story(&r.arena, 300, 7);

    (void)state;
    for (unsigned i = 1; i < MANY; i++)
        assert_false(take(&r, &r.taker, i == 300 ? old : story(&r.arena, i * 1000, 7)).copy);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct taken t = take(&r, &r.taker, rows[i].made(&r.arena, old));

        if (t.document != ADDED_NEW || t.copy != rows[i].copy)
            fail_msg("%s: copy %d, wanted %d", rows[i].what, t.copy, rows[i].copy);
    }
    room_close(&r);
}

/* Keys are a part of what a story has, and yet enough of it. */
static void a_passage_of_any_of_them_is_found(void **state)
{
    struct room r = room_open();

    (void)state;
    for (unsigned i = 1; i <= ENOUGH; i++)
        take(&r, &r.taker, story(&r.arena, i * 1000, 7));
    for (unsigned i = 1; i <= ENOUGH; i++)
        if (!take(&r, &r.taker, passage(&r.arena, story(&r.arena, i * 1000, 7))).copy)
            fail_msg("a passage of story %u: no copy", i);
    room_close(&r);
}

/* A digest of two stories tells the one that entered first, wherever it stands in it. */
static void of_two_stories_the_first_that_entered_is_told(void **state)
{
    struct room r = room_open();
    struct documents all = {0};

    (void)state;
    for (unsigned i = 1; i <= 20; i++) {
        struct str first = story(&r.arena, i * 1000, 4), second = story(&r.arena, i * 1000 + 7, 4);

        take(&r, &r.taker, first);
        take(&r, &r.taker, second);
        take(&r, &r.taker, arena_fmt(&r.arena, "%.*s\n\n%.*s\n", STR_ARG(i % 2 ? first : second),
                                     STR_ARG(i % 2 ? second : first)));
    }
    assert_true(ledger_documents(r.ledger, &r.arena, &all, &r.e));
    for (size_t i = 0; i < all.count; i++)
        assert_true(str_eq(all.items[i].story, all.items[i % 3 == 2 ? i - 2 : i].hash));
    room_close(&r);
}

/* All have one opening, so each is a candidate for the next: only a few of them are compared. */
static void comparisons_do_not_grow_with_the_ledger(void **state)
{
    struct room r = room_open();
    size_t most = 0;

    (void)state;
    for (unsigned i = 1; i <= MANY; i++) {
        size_t before = r.taker.stories.compared;

        take(&r, &r.taker, story(&r.arena, i * 1000, 7));
        if (r.taker.stories.compared - before > most)
            most = r.taker.stories.compared - before;
    }
    if (most > ENOUGH || most == 0)
        fail_msg("%zu comparisons for one document, wanted 1 to %d", most, ENOUGH);
    room_close(&r);
}

static void the_hundredth_reprint_is_known_by_the_first(void **state)
{
    struct room r = room_open();
    struct str old = story(&r.arena, 5, 7);

    (void)state;
    take(&r, &r.taker, old);
    for (int i = 0; i < 100; i++) {
        struct str text = arena_fmt(&r.arena, "Page %d of %d\n\n%.*s\n", i, i * 7, STR_ARG(old));

        if (!take(&r, &r.taker, text).copy)
            fail_msg("reprint %d: no copy", i);
    }
    assert_true(r.taker.stories.compared <= 101 * ENOUGH);
    room_close(&r);
}

/* Each of two takers learns what the other one entered, in whichever order. */
static void two_takers_agree(void **state)
{
    struct room r = room_open();
    struct documents all = {0};
    struct taker other;

    (void)state;
    assert_true(taker_open(r.ledger, r.taker.options, &other, &r.e));
    for (unsigned i = 1; i <= 20; i++) {
        struct str old = story(&r.arena, i * 1000, 7);
        struct taker *first = i % 2 ? &r.taker : &other, *second = i % 2 ? &other : &r.taker;

        assert_false(take(&r, first, old).copy);
        assert_true(take(&r, second, furnished(&r.arena, old)).copy);
        assert_true(take(&r, first, cut_short(&r.arena, old)).copy);
    }
    assert_true(ledger_documents(r.ledger, &r.arena, &all, &r.e));
    assert_int_equal(all.count, 60);
    for (size_t i = 0; i < all.count; i++)
        assert_true(str_eq(all.items[i].story, all.items[i - i % 3].hash));
    taker_free(&other);
    room_close(&r);
}

/* A process of its own takes each story as it is printed here or there, from one end or the other. */
static void take_all(struct str path, bool elsewhere)
{
    struct room r = {0};
    struct take_options o = {.now = 1000, .user = S("ada"), .auto_score = 2};
    bool ok = ledger_open(path, LEDGER_WRITE, &r.ledger, &r.e)
        && taker_open(r.ledger, o, &r.taker, &r.e);

    for (unsigned i = 0; ok && i < PAIRS; i++) {
        struct str text = story(&r.arena, (elsewhere ? i + 1 : PAIRS - i) * 1000, 7);
        struct taken t;

        text = elsewhere ? furnished(&r.arena, text) : text;
        ok = flow_take(&r.taker, S("a.txt"), text, &t, &r.e);
    }
    if (!ok)
        fprintf(stderr, "%s\n", r.e.text);
    room_close(&r);
    _exit(ok ? 0 : 1);
}

static size_t count_of_story(struct documents all, struct str story)
{
    size_t n = 0;

    for (size_t i = 0; i < all.count; i++)
        n += str_eq(all.items[i].story, story);
    return n;
}

static void take_in_two_processes(struct str path)
{
    for (int i = 0; i < 2; i++)
        if (fork() == 0)
            take_all(path, i == 1);
    for (int i = 0; i < 2; i++) {
        int status;

        assert_true(wait(&status) > 0);
        assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    }
}

static void two_processes_agree(void **state)
{
    struct room r = {0};
    const char *tmp = getenv("TMPDIR");
    struct str path = arena_fmt(&r.arena, "%s/convoke-stories-%ld", tmp != NULL ? tmp : "/tmp",
                                (long)getpid());
    const char *ends[] = {"", "-wal", "-shm", "-lock"};
    struct documents all = {0};

    (void)state;
    assert_true(ledger_create(path, 500, &r.e));
    take_in_two_processes(path);
    assert_true(ledger_open(path, LEDGER_READ, &r.ledger, &r.e));
    assert_true(ledger_documents(r.ledger, &r.arena, &all, &r.e));
    assert_int_equal(all.count, 2 * PAIRS);
    for (size_t i = 0; i < all.count; i++)
        assert_int_equal(count_of_story(all, all.items[i].story), 2);
    for (size_t i = 0; i < 4; i++)
        unlink(arena_fmt(&r.arena, "%s%s", path.p, ends[i]).p);
    room_close(&r);
}

/* Sentences without figures, of words that no other story has. */
static void add_words(struct buf *b, unsigned n, size_t sentences)
{
    static const char *const syllables[] = {"ka", "ro", "mi", "tel", "su", "ban", "dor", "ve"};

    for (size_t i = 0; i < sentences * 9; i++) {
        unsigned word = next(&n);

        buf_fmt(b, "%s%s%s%s%s", syllables[word % 8], syllables[word / 8 % 8],
                syllables[word / 64 % 8], syllables[word / 512 % 8], i % 9 == 8 ? ". " : " ");
        if (i % 9 == 4)
            buf_text(b, "and the envoy of ");
    }
}

/* A page of a house that puts a paragraph of its own, no furniture to look at, behind every story. */
static struct str of_the_house(struct arena *a, unsigned n)
{
    struct buf b = {0};
    struct str page;

    buf_text(&b, "Envoys meet in June\n\nThe chamber of the ");
    add_words(&b, n, 9);
    buf_text(&b, "\n\nIn the house of the ");
    add_words(&b, 5, 12);
    buf_text(&b, "\n\n\xC2\xA9 2020 The Daily Lark. All rights reserved.\n");
    page = arena_str(a, buf_str(&b));
    buf_free(&b);
    return page;
}

static void what_an_outlet_repeats_joins_nothing(void **state)
{
    struct room r = room_open();
    struct documents all = {0};

    (void)state;
    for (unsigned i = 1; i <= 20; i++)
        if (take(&r, &r.taker, of_the_house(&r.arena, i * 1000)).copy)
            fail_msg("story %u is joined by the paragraph of its house", i);
    assert_true(ledger_documents(r.ledger, &r.arena, &all, &r.e));
    assert_true(str_eq(all.items[0].outlet, S("The Daily Lark")));
    assert_true(story_same(all.items[0].fingerprint, all.items[1].fingerprint));
    room_close(&r);
}

static void erase(struct room *r, struct str text)
{
    char hash[HASH_TEXT];

    assert_true(ledger_begin(r->ledger, 2000, S("bob"), &r->e));
    assert_true(ledger_erase_document(r->ledger, str_of(hash_text(hash_bytes(text), hash)),
                                      S("asked for"), &r->e));
    assert_true(ledger_commit(r->ledger, &r->e));
}

static void what_was_erased_is_like_nothing_though_it_was_remembered(void **state)
{
    struct room r = room_open();
    struct str old = story(&r.arena, 5, 7);

    (void)state;
    take(&r, &r.taker, old);
    take(&r, &r.taker, story(&r.arena, 6000, 7));  /* the first is filed by now */
    erase(&r, old);
    assert_false(take(&r, &r.taker, furnished(&r.arena, old)).copy);
    assert_true(take(&r, &r.taker, cut_short(&r.arena, old)).copy);  /* of the one before */
    room_close(&r);
}

static void an_erased_copy_is_not_read_again_though_another_stands(void **state)
{
    struct room r = room_open();
    struct str old = story(&r.arena, 5, 7), copy = furnished(&r.arena, old);

    (void)state;
    take(&r, &r.taker, old);
    take(&r, &r.taker, copy);
    erase(&r, copy);
    assert_true(take(&r, &r.taker, copy).erased);
    room_close(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(copies_are_found_among_many),
        cmocka_unit_test(a_passage_of_any_of_them_is_found),
        cmocka_unit_test(of_two_stories_the_first_that_entered_is_told),
        cmocka_unit_test(comparisons_do_not_grow_with_the_ledger),
        cmocka_unit_test(the_hundredth_reprint_is_known_by_the_first),
        cmocka_unit_test(what_an_outlet_repeats_joins_nothing),
        cmocka_unit_test(two_takers_agree),
        cmocka_unit_test(two_processes_agree),
        cmocka_unit_test(what_was_erased_is_like_nothing_though_it_was_remembered),
        cmocka_unit_test(an_erased_copy_is_not_read_again_though_another_stands),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
