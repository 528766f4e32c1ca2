/* Why a guest stands where it stands, whole, as people see it. */
#include "view/told.h"
#include "view/view.h"

static void shows(struct statements st, struct str guest, struct view_style style,
                  const char *wanted)
{
    struct arena a = {0};
    struct buf b = {0};
    struct roll r = told_roll(&a, st, 0);
    struct why w = why_make(&a, &r, st, guest);

    view_why(&b, &w, guest, style);
    told_same(&b, wanted);
    buf_free(&b);
    arena_free(&a);
}

static void every_statement_with_its_passage_and_an_arrow_at_the_one_that_decides(void **state)
{
    struct arena a = {0};

    (void)state;
    shows(told_all(&a), S("KG"), (struct view_style){0},
          "Victory Day parade, Moscow · round 2: 2020-06-24 (was 2020-05-09)\n"
          "ru-2020-victory-parade\n"
          "\n"
          "Kyrgyzstan: declined, confirmed · since 2020-06-23 · Jeenbekov\n"
          "\n"
          "round 1: 2020-05-09\n"
          "  #1   2020-01-15  scheduled    host · Kremlin · briefing · via TASS\n"
          "                   “The parade will be held on 9 May”\n"
          "                   kremlin.txt\n"
          "\n"
          "postponed to an open date\n"
          "  #5   2020-04-16  postponed    host · Vladimir Putin · via TASS\n"
          "                   “I am ordering the parade to be put off”\n"
          "                   address.txt\n"
          "\n"
          "round 2: 2020-06-24\n"
          "  #6   2020-05-26  scheduled    host · Vladimir Putin · via TASS\n"
          "                   “we will hold it on 24 June, the day of the legendary parad…”\n"
          "                   shoigu.txt\n"
          "  #7   2020-05-28  accepted     Jeenbekov · guest\n"
          "                                the Kyrgyz president's office · phone · via AFP\n"
          "                   outweighed\n"
          "                   “Kyrgyzstan on Thursday confirmed its president would attend”\n"
          "                   repeat.txt\n"
          "  #9   2020-06-01  accepted     press · via The Moscow Times\n"
          "                   outweighed\n"
          "                   “Kyrgyzstan confirmed that its president would attend”\n"
          "                   times.txt\n"
          "→ #14  2020-06-23  declined     guest · the Kyrgyz president's office · via AFP\n"
          "                   “two of the delegation had tested positive and the president\n"
          "                   would not take part”\n"
          "                   turned.txt\n");
    arena_free(&a);
}

static void a_dispute_and_a_wider_terminal(void **state)
{
    struct arena a = {0};

    (void)state;
    shows(told_all(&a), S("CD"), (struct view_style){110, false},
          "Victory Day parade, Moscow · round 2: 2020-06-24 (was 2020-05-09)\n"
          "ru-2020-victory-parade\n"
          "\n"
          "Democratic Republic of the Congo: tentative, disputed · since 2020-06-08\n"
          "\n"
          "round 1: 2020-05-09\n"
          "  #1   2020-01-15  scheduled    host · Kremlin · briefing · via TASS\n"
          "                   “The parade will be held on 9 May”\n"
          "                   kremlin.txt\n"
          "\n"
          "postponed to an open date\n"
          "  #5   2020-04-16  postponed    host · Vladimir Putin · via TASS\n"
          "                   “I am ordering the parade to be put off”\n"
          "                   address.txt\n"
          "\n"
          "round 2: 2020-06-24\n"
          "  #6   2020-05-26  scheduled    host · Vladimir Putin · via TASS\n"
          "                   “we will hold it on 24 June, the day of the legendary parade of the "
          "victors of 1945”\n"
          "                   shoigu.txt\n"
          "  #10  2020-06-05  accepted     host · Dmitry Peskov · via TASS\n"
          "                   contradicts the guest\n"
          "                   “the leaders of 12 states”\n"
          "                   list.txt\n"
          "→ #11  2020-06-08  tentative    guest · a spokeswoman in Kinshasa · via Reuters\n"
          "                   “no decision has been taken”\n"
          "                   kinshasa.txt\n");
    arena_free(&a);
}

static void a_retracted_statement_and_an_entry_without_a_document(void **state)
{
    struct arena a = {0};

    (void)state;
    shows(told_all(&a), S("RS"), (struct view_style){0},
          "Victory Day parade, Moscow · round 2: 2020-06-24 (was 2020-05-09)\n"
          "ru-2020-victory-parade\n"
          "\n"
          "Serbia: attended, unconfirmed · since 2020-06-24 · Vučić\n"
          "\n"
          "round 1: 2020-05-09\n"
          "  #16  unknown     declined     press · via a blog\n"
          "                   retracted by #17\n"
          "                   “nobody from Belgrade will go”\n"
          "                   blog.txt\n"
          "  #1   2020-01-15  scheduled    host · Kremlin · briefing · via TASS\n"
          "                   “The parade will be held on 9 May”\n"
          "                   kremlin.txt\n"
          "\n"
          "postponed to an open date\n"
          "  #5   2020-04-16  postponed    host · Vladimir Putin · via TASS\n"
          "                   “I am ordering the parade to be put off”\n"
          "                   address.txt\n"
          "\n"
          "round 2: 2020-06-24\n"
          "  #6   2020-05-26  scheduled    host · Vladimir Putin · via TASS\n"
          "                   “we will hold it on 24 June, the day of the legendary parad…”\n"
          "                   shoigu.txt\n"
          "  #12  2020-06-10  accepted     Vučić · guest · the president · note\n"
          "                   entered by anna\n"
          "→ #15  2020-06-24  attended     press · via TASS\n"
          "                   “watched from the stands”\n"
          "                   parade.txt\n");
    arena_free(&a);
}

static void a_guest_whose_word_has_lapsed(void **state)
{
    struct arena a = {0};

    (void)state;
    shows(told_all(&a), S("US"), (struct view_style){0},
          "Victory Day parade, Moscow · round 2: 2020-06-24 (was 2020-05-09)\n"
          "ru-2020-victory-parade\n"
          "\n"
          "United States: lapsed · declined in round 1: 2020-05-09\n"
          "\n"
          "round 1: 2020-05-09\n"
          "  #1  2020-01-15  scheduled    host · Kremlin · briefing · via TASS\n"
          "                  “The parade will be held on 9 May”\n"
          "                  kremlin.txt\n"
          "  #2  2020-03-10  invited      host · Dmitry Peskov · briefing · via TASS\n"
          "                  “the American leader has been invited”\n"
          "                  peskov.txt\n"
          "  #4  2020-03-17  declined     guest · the White House · via Interfax\n"
          "                  “the president would not be able to attend”\n"
          "                  wire-17.txt\n"
          "\n"
          "postponed to an open date\n"
          "  #5  2020-04-16  postponed    host · Vladimir Putin · via TASS\n"
          "                  “I am ordering the parade to be put off”\n"
          "                  address.txt\n"
          "\n"
          "round 2: 2020-06-24\n"
          "  #6  2020-05-26  scheduled    host · Vladimir Putin · via TASS\n"
          "                  “we will hold it on 24 June, the day of the legendary parade…”\n"
          "                  shoigu.txt\n");
    arena_free(&a);
}

static void a_guest_of_whom_nothing_was_said(void **state)
{
    struct arena a = {0};

    (void)state;
    shows(story_tell(&a, "05-20 guest accepted"), S("JP"), (struct view_style){0},
          "Victory Day parade, Moscow · no date yet\n"
          "ru-2020-victory-parade\n"
          "\n"
          "Japan: nothing said\n");
    arena_free(&a);
}

/* Copies of one story are told once; a source that was not known by then is not told at all. */
static void passages_of_one_story_stand_once(void **state)
{
    struct arena a = {0};
    struct source sources[] = {
        {.document = STR("d1"), .story = STR("d1"), .name = STR("wire.txt"),
         .quote = STR("will come"), .recorded_at = 1000},
        {.document = STR("d2"), .story = STR("d1"), .name = STR("herald.txt"),
         .quote = STR("will come"), .recorded_at = 1000},
        {.document = STR("d3"), .story = STR("d3"), .name = STR("post.txt"),
         .quote = STR("is coming"), .recorded_at = 1000},
        {.document = STR("d4"), .story = STR("d1"), .name = STR("courier.txt"),
         .quote = STR("will come"), .recorded_at = 1000},
        {.document = STR("d5"), .story = STR("d5"), .name = STR("late.txt"),
         .quote = STR("came late"), .recorded_at = 2000},
        {.document = STR("d6"), .story = STR("d1"), .name = STR("mirror.txt"),
         .quote = STR("will come"), .recorded_at = 2000},
    };
    struct statements one = story_tell(&a, "05-20 press accepted");
    struct statement st = one.items[0];
    struct statements all = {&st, 1};
    struct roll r;
    struct why w;
    struct buf b = {0};

    (void)state;
    st.sources = sources;
    st.source_count = 6;
    r = roll_make(&a, &parade, all, (struct filter){0, 1000});
    w = why_make(&a, &r, all, S("FR"));
    view_why(&b, &w, S("FR"), (struct view_style){0});
    told_same(&b,
          "Victory Day parade, Moscow · no date yet\n"
          "ru-2020-victory-parade · as known by 1970-01-01T00:00:01.000Z\n"
          "\n"
          "France: accepted, unconfirmed · since 2020-05-20\n"
          "\n"
          "round 1: no date\n"
          "→ #1  2020-05-20  accepted     press\n"
          "                  “will come”\n"
          "                  wire.txt, told alike by herald.txt and 1 more\n"
          "                  “is coming”\n"
          "                  post.txt\n");
    buf_free(&b);
    arena_free(&a);
}

/* "He accepted the invitation" says two things; the sentence is shown once. */
static void a_passage_that_says_two_things_stands_once(void **state)
{
    struct arena a = {0};
    struct source source = {.document = STR("d1"), .name = STR("wire.txt"), .start = 7, .end = 33,
                            .quote = STR("he accepted the invitation")};
    struct source other = {.document = STR("d1"), .name = STR("wire.txt"), .start = 90, .end = 116,
                           .quote = STR("he accepted the invitation")};
    struct statements all = story_tell(&a, "05-11 host invited; 05-20 guest accepted; "
                                           "05-21 guest accepted");
    struct statement st[] = {all.items[0], all.items[1], all.items[2]};

    (void)state;
    st[0].sources = st[1].sources = &source;
    st[2].sources = &other;
    shows((struct statements){st, 3}, S("FR"), (struct view_style){0},
          "Victory Day parade, Moscow · no date yet\n"
          "ru-2020-victory-parade\n"
          "\n"
          "France: accepted, confirmed · since 2020-05-20\n"
          "\n"
          "round 1: no date\n"
          "  #1  2020-05-11  invited      host\n"
          "                  “he accepted the invitation”\n"
          "                  wire.txt\n"
          "  #2  2020-05-20  accepted     guest\n"
          "                  the passage of #1\n"
          "→ #3  2020-05-21  accepted     guest\n"
          "                  “he accepted the invitation”\n"
          "                  wire.txt\n");
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_statement_with_its_passage_and_an_arrow_at_the_one_that_decides),
        cmocka_unit_test(a_dispute_and_a_wider_terminal),
        cmocka_unit_test(a_retracted_statement_and_an_entry_without_a_document),
        cmocka_unit_test(a_guest_whose_word_has_lapsed),
        cmocka_unit_test(a_guest_of_whom_nothing_was_said),
        cmocka_unit_test(passages_of_one_story_stand_once),
        cmocka_unit_test(a_passage_that_says_two_things_stands_once),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
