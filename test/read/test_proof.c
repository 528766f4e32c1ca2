/* Rows of the user's own: in force they read, go before the table's, and each is held to its sentence. */
#include "read/proof.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "read/cuefile.h"
#include "read/tale.h"

/* Puts a cue file in force; the test fails where it has faults. */
static void use(struct arena *a, const char *text)
{
    struct own_cues *own = ARENA_NEW(a, struct own_cues, 1);
    struct faults faults = {.arena = a};

    cuefile_read(a, S("my.cues"), str_of(text), own, &faults);
    if (faults.count > 0)
        fail_msg("%s: %s", text, faults.items[0].text.p);
    cue_extend(a, own);
}

static void use_none(struct arena *a)
{
    static const struct own_cues none;

    cue_extend(a, &none);
}

/* fault: the start of what is said of the last row; NULL: it is proved. */
static const struct {
    const char *file, *fault;
} rows[] = {
    {"come \"G attend\" \"Latvia will attend the parade.\"", NULL},
    {"verb \"grace\"\ncome \"G grace @\" \"Macron will grace the summit.\"", NULL},
    {"verb \"grace\"\ncome \"G grace @\" \"Macron did not grace the ceremony in Rome.\"", NULL},
    {"verb \"grace\"\ncome \"G grace @\" \"Macron and his wife graced the ceremony.\"", NULL},
    {"accepted guest \"G say oui\" \"France said oui.\"", NULL},
    {"declined \"G wash [his|her] hands\" \"Macron washes his hands of it.\"",
     "the row does not stand in its sentence: wash is no verb"},
    {"verb \"wash\"\ndeclined \"G wash [his|her] hands\" \"Macron washes his hands of it.\"", NULL},
    {"come \"G attend\" \"Macron will not come.\"", "the words of the row do not stand in its sentence"},
    {"come \"G attend\" \"Will Macron attend the summit?\"", "the row stands in its sentence and nothing comes of it:"
                                                             " a question"},
    {"come \"G attend\" \"Somebody will attend the summit.\"", "the row stands in its sentence and nothing comes of it,"
                                                               " as nobody is seen there"},
    {"tentative \"G attend\" \"Macron will attend the summit.\"", NULL},
    {"accepted \"G refuse\" \"Macron has not refused the invitation.\"", "the sentence is read, but not as accepted"},
    {"come \"G attend\" \"Macron will attend talks.\"\nstay \"G attend talks\" \"Macron will attend talks.\"", NULL},
    {"stay \"G attend talks\" \"Macron will attend talks.\"\ncome \"G attend\" \"Macron will attend talks.\"",
     "another row reads the sentence: \"G attend talks\""},
    {"not \"attend (school|mass)\" \"Macron will attend mass in Moscow.\"", NULL},
    {"not \"attend school\" \"Macron will attend the summit.\"", "the words of the row do not stand"},
    {"come \"G attend\" \"Serbia's premier is Ana Brnabic. The premier will attend the summit.\"", NULL},
};

static void each_row_is_held_to_its_sentence(void **state)
{
    size_t wrong = 0;

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        struct err e = {0};
        const struct cue *all;
        size_t count;
        bool ok;

        use(&a, rows[i].file);
        all = cue_rows(&count);
        for (count = 0; all[count].own != NULL;)
            count++;
        ok = proof_check(&all[count - 1], &e);
        if (ok != (rows[i].fault == NULL) || (!ok && !str_starts(str_of(e.text), str_of(rows[i].fault)))) {
            print_error("%s\n  came   %s\n  wanted %s\n", rows[i].file, ok ? "nothing" : e.text,
                        rows[i].fault == NULL ? "nothing" : rows[i].fault);
            wrong++;
        }
        use_none(&a);
        arena_free(&a);
    }
    assert_int_equal(wrong, 0);
}

#define STORY "# Guests for the summit in Moscow\nThe summit will be held in Moscow on June 9, 2024.\n"

/* What a story says with a cue file: "act guest side" of each statement, "" where it says nothing. */
static const struct {
    const char *what, *file, *sentence, *says;
} stories[] = {
    {"no file, no row", "", "Macron will grace the summit.", ""},
    {"a row of the user's reads", "verb \"grace\"\ncome \"G grace @\" \"x\"", "Macron will grace the summit.",
     "accepted FR press; "},
    {"the user's row goes before a longer one of the table", "stay \"G make\" \"x\"",
     "Macron will make the trip to Moscow.", "declined FR press; "},
    {"it may be of the same pattern", "stay \"G attend\" \"x\"", "Macron will attend the summit.",
     "declined FR press; "},
    {"the user's NOT row stops the table's", "not \"attend\" \"x\"", "Macron will attend the summit.", ""},
    {"a NOT row of the table does not stop the user's", "come \"G come under\" \"x\"", "Macron will come under escort.",
     "accepted FR press; "},
    {"on whose word", "come guest \"G attend\" \"x\"", "Macron will attend the summit.", "accepted FR guest; "},
    {"a source that governs the clause goes before it", "come guest \"G attend\" \"x\"",
     "The Kremlin said that Macron will attend the summit.", "accepted FR host; "},
};

static void the_users_rows_go_before_the_tables(void **state)
{
    size_t wrong = 0;

    (void)state;
    for (size_t i = 0; i < sizeof stories / sizeof *stories; i++) {
        struct arena a = {0};
        struct page page;
        struct reading r;
        struct str got = S("");

        use(&a, stories[i].file);
        page = tale_page(&a, arena_fmt(&a, STORY "%s", stories[i].sentence).p, 20240601);
        r = read_page(&a, &page, 0);
        for (size_t k = 0; k < r.proposals.count; k++) {
            const struct statement *st = &r.proposals.items[k].statement;

            if (st->guest.n > 0)
                got = arena_fmt(&a, "%.*s%s %.*s %s; ", STR_ARG(got), act_text(st->act), STR_ARG(st->guest),
                                side_text(st->side));
        }
        if (!str_eq(got, str_of(stories[i].says))) {
            print_error("%s\n  came   %.*s\n  wanted %s\n", stories[i].what, STR_ARG(got), stories[i].says);
            wrong++;
        }
        use_none(&a);
        arena_free(&a);
    }
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_row_is_held_to_its_sentence),
        cmocka_unit_test(the_users_rows_go_before_the_tables),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
