/* What is one statement, and what is two (L2, L6): the same stories on both kinds of ledger. */
#include "make.h"

/*
 * Each story is what is told to a ledger, step by step, as "guest act side day source", and what
 * each step adds. A and B are documents, A2 is a copy of A; clerk is a clerk's entry; #k behind a
 * source is its key, :x the person it names; >date behind an act the date of the event (MM-DD, or YYYY-MM of which no more
 * is known); "retract" withdraws the first statement. A guest "-" is the event itself, a day "?"
 * unknown.
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
    {"an answer, and the same answer on the day of a move, for the new date, are two",
     "FR accepted>05-09 guest 05-26 A; FR accepted>06-24 guest 05-26 B", "new new"},
    {"also within a story, which may tell of both",
     "FR accepted>05-09 guest 05-26 A; FR accepted>06-24 guest 05-26 A2", "new new"},
    {"also a clerk's", "FR accepted>05-09 guest 05-26 clerk; FR accepted>06-24 guest 05-26 clerk",
     "new new"},
    {"also what the host says of a guest",
     "FR invited>05-09 host 05-26 A; FR invited>06-24 host 05-26 B", "new new"},
    {"each is known again by its date",
     "FR accepted>05-09 guest 05-26 A; FR accepted>06-24 guest 05-26 B; "
     "FR accepted>05-09 guest 05-26 A; FR accepted>06-24 guest 05-26 B; "
     "FR accepted>06-24 guest 05-26 A", "new new nothing nothing source"},
    {"an answer that names no date of the event joins the one of that day that does",
     "FR accepted>05-09 guest 05-26 A; FR accepted guest 05-26 B", "new source"},
    {"and the other way round",
     "FR accepted guest 05-26 A; FR accepted>05-09 guest 05-26 B", "new source"},
    {"dates that may be one are no two",
     "FR accepted>2020-06 guest 05-26 A; FR accepted>06-24 guest 05-26 B", "new source"},
    {"what was retracted for the old date does not swallow the answer to the new one",
     "FR accepted>05-09 guest 05-26 A; retract; FR accepted>06-24 guest 05-26 A", "new new new"},
    {"the same date is one", "- scheduled>06-24 host 05-26 A; - scheduled>06-24 host 05-26 B",
     "new source"},
    {"a key that was seen changes nothing, also on another day (L6)",
     "FR accepted guest 05-28 clerk#k; FR accepted guest 05-29 clerk#k", "new nothing"},
    {"a key that came with a source was seen too",
     "FR accepted guest 05-28 A; FR accepted guest 05-28 clerk#k; FR accepted guest 05-29 clerk#k",
     "new source nothing"},
    {"a key that was another guest's is refused",
     "FR accepted guest 05-28 clerk#k; DE accepted guest 05-28 clerk#k", "new refused"},
    {"a key that was another answer's is refused",
     "FR accepted guest 05-28 clerk#k; FR declined guest 05-28 clerk#k", "new refused"},
    {"a key that was another person's is refused",
     "FR accepted guest 05-28 clerk:Macron#k; FR accepted guest 05-28 clerk:Dupont#k",
     "new refused"},
    {"also one that came with a source",
     "FR accepted guest 05-28 A; FR accepted guest 05-28 clerk#k; DE declined guest 05-29 clerk#k",
     "new source refused"},
    {"an invitation sent again under its key, though by now it would be a renewed one",
     "FR invited host 05-28 clerk#k; FR reinvited host 05-29 clerk#k", "new nothing"},
    {"a clerk's entry that says more is a statement of its own",
     "FR delegated guest 05-28 clerk; FR delegated guest 05-28 clerk:Dupont", "new new"},
    {"and is known again", "FR delegated guest 05-28 clerk; FR delegated guest 05-28 clerk:Dupont; "
     "FR delegated guest 05-28 clerk:Dupont", "new new nothing"},
    {"one that says less is not",
     "FR delegated guest 05-28 clerk:Dupont; FR delegated guest 05-28 clerk", "new nothing"},
    {"beside a document's it says more as well",
     "FR delegated guest 05-28 A; FR delegated guest 05-28 clerk:Dupont", "new new"},
    {"a document that says more only adds itself",
     "FR delegated guest 05-28 clerk; FR delegated guest 05-28 A:Dupont", "new source"},
    {"a finer date of a clerk's is news",
     "FR accepted>2020-06 guest 05-28 clerk; FR accepted>06-24 guest 05-28 clerk", "new new"},
    {"a coarser one is not",
     "FR accepted>06-24 guest 05-28 clerk; FR accepted>2020-06 guest 05-28 clerk", "new nothing"},
    {"the event set for a month, then for a day of it",
     "- scheduled>2020-06 host 05-26 clerk; - scheduled>06-24 host 05-26 clerk", "new new"},
    {"also by documents",
     "- scheduled>2020-06 host 05-26 A; - scheduled>06-24 host 05-26 B", "new new"},
    {"moved there and back on one day",
     "- scheduled>05-09 host 05-26 clerk; - scheduled>06-24 host 05-26 clerk; "
     "- scheduled>05-09 host 05-26 clerk; - scheduled>05-09 host 05-26 clerk",
     "new new new nothing"},
    {"the same answer before and after that",
     "- scheduled>05-09 host 05-26 clerk; FR accepted>05-09 guest 05-26 clerk; "
     "- scheduled>06-24 host 05-26 clerk; - scheduled>05-09 host 05-26 clerk; "
     "FR accepted>05-09 guest 05-26 clerk; FR accepted>05-09 guest 05-26 clerk",
     "new new new new new nothing"},
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

static day day_of(struct str word)
{
    day d = 0;

    if (word.n == 7)
        day_parse(word, &d);
    else if (!str_eq(word, S("?")) && !day_parse(arena_fmt(&a, "2020-%.*s", STR_ARG(word)), &d))
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

enum { REFUSAL = ADDED_NEW + 1 };

static int tell(struct str step, int64_t *first)
{
    struct str word[5] = {{0}}, key = step, act, person;
    struct source s = clerk("correction");
    struct statement st;
    int64_t seq;
    enum added what;
    struct err e = {0};

    for (size_t i = 0; i < 5 && str_split(&step, ' ', &word[i]); i++)
        ;
    if (str_eq(word[0], S("retract"))) {
        st = said("", ACT_RETRACTED, SIDE_HOST, 0, &s);
        st.retracts = *first;
        return (int)add(&st, "", &seq);
    }
    key = word[4];
    str_split(&key, '#', &word[4]);
    person = word[4];
    str_split(&person, ':', &word[4]);
    s = source_named(word[4]);
    act = word[1];
    st = said("", ACT_ACCEPTED, SIDE_GUEST, day_of(word[3]), &s);
    str_split(&act, '>', &word[1]);
    st.date = act.n > 0 ? day_of(act) : 0;
    st.person = person;
    st.guest = str_eq(word[0], S("-")) ? (struct str){0} : word[0];
    if (!act_parse(word[1], &st.act) || !side_parse(word[2], &st.side))
        fail_msg("no act or side in a step");
    if (!ledger_add_statement(l, &st, key, &seq, &what, &e)) {
        assert_int_equal(e.kind, ERR_STATE);
        assert_non_null(strstr(e.text, "was used for something else (#"));
        return REFUSAL;
    }
    if (*first == 0)
        *first = seq;
    return (int)what;
}

static void check_story(const struct story *s)
{
    static const char *const words[] = {"nothing", "source", "new", "refused"};
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

/* --- what a clerk enters, part by part ------------------------------------------------------ */

static struct source call;
static struct statement plain;

static void begin_plain(void)
{
    call = clerk("phone call");
    plain = said("FR", ACT_DELEGATED, SIDE_GUEST, 20200526, &call);
    open_new_file();
    BEGIN();
    add_event();
}

static void each_part_makes_it_another_word(void **state)
{
    struct statement more[4];
    int64_t seq;

    (void)state;
    begin_plain();
    add(&plain, "", &seq);
    for (size_t i = 0; i < 4; i++)
        more[i] = plain;
    more[0].by = S("the embassy");
    more[1].note = S("said twice");
    more[2].channel = CHANNEL_NOTE;
    more[3].person = S("Dupont");
    for (size_t i = 0; i < 4; i++)
        if (add(&more[i], "", &seq) != ADDED_NEW)
            fail_msg("part %zu was joined to %lld", i, (long long)seq);
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(add(&more[i], "", &seq), ADDED_NOTHING);
    assert_int_equal(add(&plain, "", &seq), ADDED_NOTHING);
    COMMIT();
    leave(NULL);
}

/* Else importing an old copy would bring back who asked to be erased. */
static void an_erased_name_is_no_other_name(void **state)
{
    int64_t seq;
    size_t count;

    (void)state;
    begin_plain();
    plain.person = S("Dupont");
    add(&plain, "", &seq);
    MUST(ledger_erase_person(l, S("Dupont"), S("asked to"), &count, e));
    assert_int_equal(add(&plain, "", &seq), ADDED_NOTHING);
    COMMIT();
    leave(NULL);
}

static void a_retracted_move_was_none(void **state)
{
    struct statement move, back;
    int64_t seq, moved;

    (void)state;
    begin_plain();
    add(&plain, "", &seq);
    move = said("", ACT_SCHEDULED, SIDE_HOST, 20200526, &call);
    add(&move, "", &moved);
    back = said("", ACT_RETRACTED, SIDE_HOST, 0, &call);
    back.retracts = moved;
    add(&back, "", &seq);
    assert_int_equal(add(&plain, "", &seq), ADDED_NOTHING);
    COMMIT();
    leave(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_word_enters_once_in_memory),
        cmocka_unit_test(a_word_enters_once_in_a_file),
        cmocka_unit_test(each_part_makes_it_another_word),
        cmocka_unit_test(an_erased_name_is_no_other_name),
        cmocka_unit_test(a_retracted_move_was_none),
    };

    return cmocka_run_group_tests(tests, NULL, remove_folder);
}
