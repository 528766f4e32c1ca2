/* CSV: RFC 4180, and cells that are no formulas. */
#include "view/told.h"
#include "view/view.h"

static void the_roll(void **state)
{
    struct arena a = {0};
    struct buf b = {0};
    struct roll r = told_roll(&a, told_all(&a), 20200610);

    (void)state;
    csv_roll(&b, &r);
    told_same(&b,
          "event,guest,name,person,status,trust,word_of,by,since,asked,answer,present,before,"
          "sources,stories,statement\r\n"
          "ru-2020-victory-parade,CD,Democratic Republic of the Congo,,tentative,disputed,guest,a "
          "spokeswoman in Kinshasa,2020-06-08,,tentative,,,1,1,11\r\n"
          "ru-2020-victory-parade,FR,France,Macron,needs-action,confirmed,host,Kremlin,2020-05-28,"
          "reinvited,,,accepted,1,1,8\r\n"
          "ru-2020-victory-parade,KG,Kyrgyzstan,Jeenbekov,accepted,confirmed,guest,the Kyrgyz "
          "president's office,2020-05-28,,accepted,,,2,1,9\r\n"
          "ru-2020-victory-parade,RS,Serbia,Vučić,accepted,confirmed,guest,the "
          "president,2020-06-10,,accepted,,,1,1,12\r\n"
          "ru-2020-victory-parade,US,United States,,lapsed,,,,,,,,declined,0,0,\r\n");
    buf_free(&b);
    arena_free(&a);
}

static const struct {
    const char *what, *note, *cell;
} cells[] = {
    {"plain", "a call", ",a call,"},
    {"a comma", "a, b", ",\"a, b\","},
    {"quotes doubled", "a \"b\" c", ",\"a \"\"b\"\" c\","},
    {"a line break", "a\nb", ",\"a\nb\","},
    {"a return", "a\rb", ",\"a\rb\","},
    {"a formula", "=HYPERLINK(\"x\",1)", ",\"'=HYPERLINK(\"\"x\"\",1)\","},
    {"a plus", "+1", ",'+1,"},
    {"a minus", "-1", ",'-1,"},
    {"an at", "@SUM(1)", ",'@SUM(1),"},
    {"a tab", "\tx", ",'\tx,"},
    {"letters of the world", "Vu\xC4\x8Di\xC4\x87", ",Vu\xC4\x8Di\xC4\x87,"},
};

static void cells_are_quoted_and_never_formulas(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
        struct arena a = {0};
        struct buf b = {0};
        struct statement st = story_tell(&a, "05-20 guest accepted").items[0];

        st.note = str_of(cells[i].note);
        csv_statements(&b, (struct statements){&st, 1});
        if (str_find(buf_str(&b), str_of(cells[i].cell), 0) == STR_NONE)
            fail_msg("%s: no %s in\n%s", cells[i].what, cells[i].cell, b.p);
        buf_free(&b);
        arena_free(&a);
    }
}

static void statements_whole(void **state)
{
    struct arena a = {0};
    struct buf b = {0};
    struct statements all = told_all(&a);
    struct statement some[] = {all.items[3], all.items[5], all.items[16]};

    (void)state;
    csv_statements(&b, (struct statements){some, 3});
    told_same(&b,
          "statement,event,guest,person,act,side,channel,said_on,date,by,via,note,retracts,user,"
          "recorded_at,sources,source,quote\r\n"
          "4,ru-2020-victory-parade,US,,declined,guest,unknown,2020-03-17,2020-05-09,the White "
          "House,Interfax,,,anna,2020-07-17T15:37:20.000Z,1,wire-17.txt,the president would not "
          "be able to attend\r\n"
          "6,ru-2020-victory-parade,,,scheduled,host,press,2020-05-26,2020-06-24,Vladimir "
          "Putin,TASS,,,anna,2020-07-17T15:39:20.000Z,1,shoigu.txt,\"we will hold it on 24 June, "
          "the day of the legendary parade of the victors of 1945\"\r\n"
          "17,ru-2020-victory-parade,,,retracted,press,unknown,,,,,,16,anna,"
          "2020-07-17T15:50:20.000Z,1,,\r\n");
    buf_free(&b);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_roll),
        cmocka_unit_test(cells_are_quoted_and_never_formulas),
        cmocka_unit_test(statements_whole),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
