/* What changed between two days: "moved; FR accepted > declined #2". */
#include "status/diff.h"

#include "status/story.h"

static const struct story {
    const char *what, *said, *from, *to, *changes;
} stories[] = {
    {"nothing", "05-01 guest accepted; 05-10 guest accepted", "05-05", "05-15", ""},
    {"a new guest", "05-10 guest accepted", "05-05", "05-15", "FR - > accepted confirmed #1"},
    {"another answer", "05-01 guest accepted; 05-10 guest declined", "05-05", "05-15",
     "FR accepted confirmed > declined confirmed #2"},
    {"there and back again shows nothing",
     "05-01 guest accepted; 05-08 guest declined; 05-10 guest accepted", "05-05", "05-15", ""},
    {"the same word, now confirmed: by whom",
     "05-01 press accepted; 05-10 guest accepted; 05-12 press accepted", "05-05", "05-15",
     "FR accepted unconfirmed > accepted confirmed #2"},
    {"a new word that a paper repeats: by whom it was confirmed",
     "05-10 guest accepted; 05-12 press accepted", "05-05", "05-15",
     "FR - > accepted confirmed #1"},
    {"confirmed by an older word, changed by a paper: the paper",
     "05-01 guest accepted; 05-03 press declined; 05-10 press accepted", "05-05", "05-15",
     "FR declined unconfirmed > accepted confirmed #3"},
    {"the same word, now disputed: by the word that disputes",
     "05-01 guest accepted; 05-10 host declined; 05-12 press accepted", "05-05", "05-15",
     "FR accepted confirmed > accepted disputed #2"},
    {"the event moved and words lapsed by it",
     "04-01 host scheduled @05-09; 05-01 guest accepted; 05-10 host scheduled @06-24", "05-05",
     "05-15", "moved; FR accepted confirmed > lapsed #3"},
    {"moved, and answered anew",
     "04-01 host scheduled @05-09; 05-01 guest accepted; 05-10 host scheduled @06-24; "
     "05-12 guest accepted",
     "05-05", "05-15", "moved"},
    {"put off", "04-01 host scheduled @05-09; 05-10 host postponed", "05-05", "05-15", "moved"},
    {"called off", "04-01 host scheduled @05-09; 05-10 host cancelled", "05-05", "05-15", "moved"},
    {"a finer date", "04-01 host scheduled @05; 05-10 host scheduled @05-09", "05-05", "05-15",
     "moved"},
    {"the date repeated is no move",
     "04-01 host scheduled @05-09; 05-10 press scheduled @05-09", "05-05", "05-15", ""},
    {"set anew to the date it had: a move all the same",
     "04-01 host scheduled @05-09; 05-06 host postponed; 05-10 host scheduled @05-09", "05-05",
     "05-15", "moved"},
    {"backwards: a word that is gone",
     "05-10 guest accepted", "05-15", "05-05", "FR accepted confirmed > - #0"},
    {"somebody else comes", "05-01 guest accepted :Macron; 05-10 guest accepted :Philippe",
     "05-05", "05-15", "FR accepted confirmed > accepted confirmed #2"},
    {"the same person by a longer name",
     "05-01 guest accepted :Macron; 05-10 guest accepted :Emmanuel-Macron", "05-05", "05-15", ""},
    {"a person named at last", "05-01 guest accepted; 05-10 guest accepted :Macron", "05-05",
     "05-15", ""},
    {"in the order of the rows, groups by their words",
     "05-10 KG guest accepted; 05-10 GROUP press declined :A; 05-01 GROUP press declined :B",
     "05-05", "05-15", "GROUP - > declined unconfirmed #2; KG - > accepted confirmed #1"},
};

static void write_side(struct buf *b, const struct row *row)
{
    buf_text(b, row == NULL ? "-" : status_text(row->status));
    if (row != NULL && row->trust != TRUST_NONE)
        buf_fmt(b, " %s", trust_text(row->trust));
}

static void write_diff(struct buf *b, const struct diff *d)
{
    buf_text(b, d->moved ? "moved" : "");
    for (size_t i = 0; i < d->count; i++) {
        const struct change *c = &d->items[i];

        buf_text(b, b->n == 0 ? "" : "; ");
        buf_fmt(b, "%.*s ", STR_ARG(c->to != NULL ? c->to->guest : c->from->guest));
        write_side(b, c->from);
        buf_text(b, " > ");
        write_side(b, c->to);
        buf_fmt(b, " #%d", (int)story_seq(c->because));
    }
}

static void what_changed_between_two_days(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof stories / sizeof *stories; i++) {
        const struct story *s = &stories[i];
        struct arena a = {0};
        struct buf b = {0};
        struct event event = {0};
        struct statements st = story_tell(&a, s->said);
        struct roll from = roll_make(&a, &event, st,
                                     (struct filter){story_day(str_of(s->from)), 0});
        struct roll to = roll_make(&a, &event, st, (struct filter){story_day(str_of(s->to)), 0});
        struct diff d = diff_rolls(&a, &from, &to);

        write_diff(&b, &d);
        if (strcmp(b.p, s->changes) != 0)
            fail_msg("%s: came \"%s\", wanted \"%s\"", s->what, b.p, s->changes);
        buf_free(&b);
        arena_free(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_changed_between_two_days),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
