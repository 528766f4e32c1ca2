/* Documents of any length: where they are cut, and that every word of them is read where it stands. */
#include "read/parts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/buf.h"

/* --- where a text is cut ------------------------------------------------------------------------ */

static const struct {
    const char *what, *text;
    size_t most;
    const char *part;
} cuts[] = {
    {"a short text is one part", "one two", 20, "one two"},
    {"one as long as may be as well", "one two", 7, "one two"},
    {"a long one is cut at a blank line", "one two three.\n\nfour\nfive six", 24, "one two three.\n\n"},
    {"not at one in the first half: parts stay long", "a\n\nb c d\ne f g h i j", 12, "a\n\nb c d\n"},
    {"else at the end of a line", "one two\nthree four five", 14, "one two\n"},
    {"else between words", "one two three", 11, "one two "},
    {"else where it must be", "onetwothree", 6, "onetwo"},
    {"never within a character", "aaaa\xc3\xa9\xc3\xa9\xc3\xa9", 7, "aaaa\xc3\xa9"},
};

static void a_text_is_cut_where_it_breaks(void **state)
{
    size_t wrong = 0;

    (void)state;
    for (size_t i = 0; i < sizeof cuts / sizeof *cuts; i++) {
        struct str part = part_first(str_of(cuts[i].text), cuts[i].most);

        if (!str_eq(part, str_of(cuts[i].part))) {
            print_error("%s: \"%.*s\"\n", cuts[i].what, STR_ARG(part));
            wrong++;
        }
    }
    assert_int_equal(wrong, 0);
}

/* --- what a long document says ------------------------------------------------------------------ */

struct seen {
    struct str bytes;
    size_t parts, length, of_france, of_chile;
    day published;
};

static void see(void *context, struct arena *a, const struct page *page, size_t start)
{
    struct seen *seen = context;
    struct reading said = read_page(a, page, 0);

    assert_ptr_equal(page->bytes.p, seen->bytes.p + start);
    assert_true(page->bytes.n <= PART_BYTES);
    seen->parts++;
    seen->length += page->bytes.n;
    seen->published = page->published;
    for (size_t i = 0; i < said.proposals.count; i++) {
        const struct source *s = said.proposals.items[i].statement.sources;

        assert_true(str_eq(str_cut(seen->bytes, start + s->start, start + s->end), s->quote));
        seen->of_france += str_eq(said.proposals.items[i].statement.guest, S("FR"));
        seen->of_chile += str_eq(said.proposals.items[i].statement.guest, S("CL"));
    }
}

static const char head[] = "# Guests for the parade in Moscow\n\nMay 1, 2020\n\n"
                           "France will attend the parade in Moscow on May 9.\n\n";

static struct str long_text(struct buf *b, size_t bytes)
{
    buf_text(b, head);
    while (b->n < bytes)
        buf_text(b, "Much else was said about the price of bread and how it rose.\n\n");
    buf_text(b, "Chile will attend the parade in Moscow on May 9.\n");
    return buf_str(b);
}

static void both_ends_of_a_long_document_are_read(void **state)
{
    struct buf b = {0};
    struct seen seen = {.bytes = long_text(&b, 3 * PART_BYTES)};
    struct page_source source = {.name = S("long.txt"), .bytes = seen.bytes};
    struct err e;

    (void)state;
    assert_true(parts_read(&source, see, &seen, &e));
    assert_int_equal(seen.parts, 4);
    assert_int_equal(seen.length, seen.bytes.n);
    assert_int_equal(seen.of_france, 1);
    assert_int_equal(seen.of_chile, 1);
    assert_int_equal(seen.published, 20200501);  /* the first part's */
    buf_free(&b);
}

static void a_document_of_one_part_is_read_as_it_is(void **state)
{
    struct seen seen = {.bytes = str_of(head)};
    struct page_source source = {.name = S("short.txt"), .bytes = seen.bytes};
    struct err e;

    (void)state;
    assert_true(parts_read(&source, see, &seen, &e));
    assert_int_equal(seen.parts, 1);
    assert_int_equal(seen.of_france, 1);
}

static bool never(struct str text)
{
    (void)text;
    return false;
}

static void what_is_not_worth_it_has_no_part(void **state)
{
    struct buf b = {0};
    struct seen seen = {.bytes = long_text(&b, 2 * PART_BYTES)};
    struct page_source source = {.name = S("long.txt"), .bytes = seen.bytes, .worth = never};
    struct err e;

    (void)state;
    assert_true(parts_read(&source, see, &seen, &e));
    assert_int_equal(seen.parts, 0);
    buf_free(&b);
}

static void a_fault_far_behind_is_a_fault_of_the_whole(void **state)
{
    struct buf b = {0};
    struct seen seen = {0};
    struct page_source source = {.name = S("long.txt")};
    struct err e;

    (void)state;
    long_text(&b, 2 * PART_BYTES);
    buf_byte(&b, '\0');
    seen.bytes = source.bytes = buf_str(&b);
    assert_false(parts_read(&source, see, &seen, &e));
    assert_int_equal(seen.parts, 0);
    assert_non_null(strstr(e.text, "long.txt: binary, a NUL byte at "));
    buf_free(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_is_cut_where_it_breaks),
        cmocka_unit_test(both_ends_of_a_long_document_are_read),
        cmocka_unit_test(a_document_of_one_part_is_read_as_it_is),
        cmocka_unit_test(what_is_not_worth_it_has_no_part),
        cmocka_unit_test(a_fault_far_behind_is_a_fault_of_the_whole),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
