/* Cue files: what their lines mean, and where the wrong ones go wrong. */
#include "read/cuefile.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

struct came {
    struct arena a;
    struct own_cues own;
    struct buf faults;
};

static void take(struct came *c, const char *text)
{
    struct faults faults = {.arena = &c->a};

    cuefile_read(&c->a, S("my.cues"), str_of(text), &c->own, &faults);
    faults_write(&c->faults, &faults);
    buf_byte(&c->faults, '\0');
}

static void done(struct came *c)
{
    buf_free(&c->faults);
    arena_free(&c->a);
}

/* Rows as "frame pattern | sentence | side act"; verbs as their forms. */
static struct str shown(struct arena *a, const struct own_cues *own)
{
    struct str all = S("");

    for (size_t i = 0; i < own->verb_count; i++)
        for (int form = 0; form < VERB_FORMS; form++)
            all = arena_fmt(a, "%.*s%s%s", STR_ARG(all), own->verbs[i].forms[form], form + 1 < VERB_FORMS ? " " : "; ");
    for (size_t i = 0; i < own->count; i++) {
        const struct cue *row = &own->rows[i];

        all = arena_fmt(a, "%.*s%s %s | %s | %s %s; ", STR_ARG(all), frame_text(row->frame), row->pattern,
                        row->sentence, row->own->has_side ? side_text(row->own->side) : "-",
                        row->own->has_act ? act_text(row->own->act) : "-");
    }
    return all;
}

static const struct {
    const char *what, *text, *rows;
} right[] = {
    {"nothing", "", ""},
    {"comments and empty lines", "# a\n\n   # b\n", ""},
    {"a frame", "come \"G attend\" \"It came.\"\n", "COME G attend | It came. | - -; "},
    {"a frame as cues.def writes it", "YES_INVITED \"G accept\" \"x\"", "YES_INVITED G accept | x | - -; "},
    {"an act, and the frame that gives it", "declined \"G send regrets\" \"x\"",
     "NO G send regrets | x | - declined; "},
    {"invited by the host", "invited \"H invite G\" \"x\"", "INVITE H invite G | x | - invited; "},
    {"invited as the guest tells it", "invited \"G receive one\" \"x\"", "HAS_LETTER G receive one | x | - invited; "},
    {"who goes instead stands first", "delegated \"P replace G\" \"x\"", "STANDS_IN P replace G | x | - delegated; "},
    {"who goes instead alone", "delegated \"P go instead\" \"x\"", "LEADS P go instead | x | - delegated; "},
    {"sent by the guest", "delegated \"G send P\" \"x\"", "SENDS G send P | x | - delegated; "},
    {"a side", "accepted guest \"G say yes\" \"x\"", "YES G say yes | x | guest accepted; "},
    {"what stops others", "not \"come to power\" \"x\"", "NOT come to power | x | - -; "},
    {"a quote in a text", "come \"G attend\" \"He said \"\"yes\"\".\"", "COME G attend | He said \"yes\". | - -; "},
    {"a row over lines", "come \"G attend\"\n  \"one\"\n  # between\n\t\"two\"\n", "COME G attend | one two | - -; "},
    {"a comment behind", "come \"G attend\" \"x\" # so they say", "COME G attend | x | - -; "},
    {"lines of another system", "come \"G attend\" \"x\"\r\n", "COME G attend | x | - -; "},
    {"a regular verb", "verb \"grace\"", "grace graces graced graced gracing; "},
    {"a verb in y", "verb \"rally\"", "rally rallies rallied rallied rallying; "},
    {"a hissing verb", "verb \"clash\"", "clash clashes clashed clashed clashing; "},
    {"a verb by its forms", "verb \"shun shuns shunned shunned shunning\"", NULL},
    {"a verb by its own forms", "verb \"jet jets jetted jetted jetting\"", "jet jets jetted jetted jetting; "},
};

static void lines_mean_rows(void **state)
{
    size_t wrong = 0;

    (void)state;
    for (size_t i = 0; i < sizeof right / sizeof *right; i++) {
        struct came c = {0};
        struct str got;

        take(&c, right[i].text);
        got = shown(&c.a, &c.own);
        if (right[i].rows != NULL && (!str_eq(got, str_of(right[i].rows)) || c.faults.p[0] != '\0')) {
            print_error("%s\n  came   %.*s%s\n  wanted %s\n", right[i].what, STR_ARG(got), c.faults.p, right[i].rows);
            wrong++;
        }
        done(&c);
    }
    assert_int_equal(wrong, 0);
}

static const struct {
    const char *text, *fault;
} slips[] = {
    {"comes \"G attend\" \"x\"", "my.cues:1:1: comes: no such act"},
    {"retracted \"G attend\" \"x\"", "my.cues:1:1: retracted: no such act"},
    {"come hosts \"G attend\" \"x\"", "my.cues:1:6: hosts: no such side"},
    {"not guest \"G attend\" \"x\"", "my.cues:1:5: a row that stops others has no side"},
    {"\n  come \"G attend (\" \"x\"", "my.cues:2:18: (: ( is not closed"},
    {"come \"\xc3\xa9t\xc3\xa9 X\" \"x\"", "my.cues:1:11: X: no such slot"},
    {"come \"G attend", "my.cues:1:6: the quote is not closed on this line"},
    {"come \"G attend\"", "my.cues:1:16: a sentence that the row reads is missing"},
    {"come", "my.cues:1:5: the pattern is missing"},
    {"\"G attend\" \"x\"", "my.cues:1:2: what the row means stands first"},
    {"come guest by \"G attend\" \"x\"", "my.cues:1:12: by: a text stands in quotes"},
    {"come \"G attend\" \"x\" y", "my.cues:1:21: y: a text stands in quotes"},
    {"come \"G attend\" \"\"", "my.cues:1:18: a sentence that the row reads is missing"},
    {"come \"G attend\" \"x\"\nstay \"G attend\" \"y\"", "my.cues:2:7: G attend: the row of my.cues:1 has this pattern"},
    {"verb \"attend\"", "my.cues:1:7: attend: convoke knows this verb"},
    {"verb \"Jet\"", "my.cues:1:7: Jet: five forms in small letters"},
    {"verb \"jet jets jetted\"", "my.cues:1:7: 3 forms"},
    {"verb jet", "my.cues:1:1: write: verb"},
    {"verb \"jet\"\nverb \"jet\"", "my.cues:2:7: jet: this verb stands there already"},
    {"come \"G attend\" \"\xff\"", "my.cues:1:18: not UTF-8"},
};

static void slips_are_told_with_line_and_column(void **state)
{
    size_t wrong = 0;

    (void)state;
    for (size_t i = 0; i < sizeof slips / sizeof *slips; i++) {
        struct came c = {0};

        take(&c, slips[i].text);
        if (!str_starts(str_of(c.faults.p), str_of(slips[i].fault))) {
            print_error("%s\n  came   %s\n  wanted %s\n", slips[i].text, c.faults.p, slips[i].fault);
            wrong++;
        }
        done(&c);
    }
    assert_int_equal(wrong, 0);
}

static void a_fault_leaves_the_other_rows(void **state)
{
    struct came c = {0};

    (void)state;
    take(&c, "comes \"G attend\" \"x\"\ncome \"G attend\" \"x\"\n");
    assert_int_equal(c.own.count, 1);
    done(&c);
}

static void files_add_up(void **state)
{
    struct came c = {0};

    (void)state;
    take(&c, "come \"G attend\" \"x\"\nverb \"jet\"\n");
    take(&c, "stay \"G skip\" \"y\"\nverb \"grace\"\n");
    assert_string_equal(shown(&c.a, &c.own).p, "jet jets jeted jeted jeting; grace graces graced graced gracing; "
                                               "COME G attend | x | - -; STAY G skip | y | - -; ");
    done(&c);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_mean_rows),
        cmocka_unit_test(slips_are_told_with_line_and_column),
        cmocka_unit_test(a_fault_leaves_the_other_rows),
        cmocka_unit_test(files_add_up),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
