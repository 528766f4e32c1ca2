/* Tables that give way: first the columns that may shrink, then the least important goes. */
#include "view/table.h"

#include "view/told.h"

static const struct column columns[] = {
    {"name", 6, 0, false}, {"n", 0, 1, true}, {"empty", 0, 0, false}, {"remark", 8, 2, false}};

static const char *const rows[][4] = {
    {"Kyrgyzstan, in full", "7", "", "a remark that is long"},
    {"习近平", "1234", "", ""},
    {"", "", "", "short"},
};

static const struct {
    size_t width;
    const char *text;
} tables[] = {
    {60, "name                    n  remark\n"
         "Kyrgyzstan, in full     7  a remark that is long\n"
         "heading  and a remark on it\n"
         "习近平               1234\n"
         "                           short\n"},
    {40, "name                 n  remark\n"
         "Kyrgyzstan, in…      7  a remark that i…\n"
         "heading  and a remark on it\n"
         "习近平            1234\n"
         "                        short\n"},
};

static void columns_give_way_to_the_width(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        struct arena a = {0};
        struct buf b = {0};
        struct table t = {.arena = &a, .columns = columns, .column_count = 4};

        for (size_t k = 0; k < 3; k++) {
            struct cell cells[4] = {0};

            for (size_t c = 0; c < 4; c++)
                cells[c].text = str_of(rows[k][c]);
            table_add(&t, cells);
            if (k == 0)
                table_heading(&t, (struct cell){S("heading"), INK_PLAIN}, S("and a remark on it"));
        }
        table_write(&b, &t, (struct view_style){tables[i].width, false});
        told_same(&b, tables[i].text);
        buf_free(&b);
        arena_free(&a);
    }
}

static const struct column wide[] = {
    {"kept", 16, 0, false}, {"first to go", 14, 1, false}, {"second to go", 14, 2, false}};

static void the_least_important_column_is_left_out_first(void **state)
{
    struct arena a = {0};
    struct buf b = {0};
    struct table t = {.arena = &a, .columns = wide, .column_count = 3};
    struct cell cells[] = {{S("this one must be kept"), INK_PLAIN},
                           {S("this one goes first"), INK_PLAIN},
                           {S("this one goes second"), INK_PLAIN}};

    (void)state;
    table_add(&t, cells);
    table_write(&b, &t, (struct view_style){48, false});
    told_same(&b, "kept              first to go     second to go\n"
                  "this one must b…  this one goes…  this one goes…\n");
    buf_reset(&b);
    table_write(&b, &t, (struct view_style){47, false});
    told_same(&b, "kept                   second to go\n"
                  "this one must be kept  this one goes second\n");
    buf_free(&b);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_give_way_to_the_width),
        cmocka_unit_test(the_least_important_column_is_left_out_first),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
