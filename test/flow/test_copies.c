/*
 * Which documents of a collection tell one story. A row is a small collection: documents of a site
 * each, told by what stands in them; the groups that are wanted are written by their numbers.
 */
#include "flow/copies.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/buf.h"

/* Passages of ten sentences: a small letter each for what is new. A capital is the same passage with
 * every ninth word changed; '1' to '9' are paragraphs of a site. */
static const struct {
    const char *what;
    const char *documents[12];  /* site:passages */
    const char *stories;        /* of each document, the first that tells the same */
} rows[] = {
    {"two stories on two sites", {"x:ab", "y:cd"}, "0 1"},
    {"the same on two sites", {"x:ab", "y:ab"}, "0 0"},
    {"cut", {"x:abcd", "y:ab"}, "0 0"},
    {"edited", {"x:abc", "y:ABC"}, "0 0"},
    {"reordered", {"x:abcd", "y:dcba"}, "0 0"},
    {"embedded", {"x:ab", "y:cdefabgh"}, "0 0"},
    {"other furniture", {"x:1abc2", "y:3abc4"}, "0 0"},
    {"a copy of a copy", {"x:abcd", "y:ab", "z:abef"}, "0 0 0"},
    {"furniture of a site, thrice, is none of its stories", {"x:1a2", "x:1b2", "x:1c2"}, "0 1 2"},
    {"a story on a site with much furniture", {"x:12a34", "x:12b34", "x:12c34", "x:12d34", "y:b"},
     "0 1 2 3 1"},
    {"of no site nothing is furniture", {":12a", ":12b", ":12c"}, "0 0 0"},
    {"background of two stories of a site", {"x:abcz", "x:defz"}, "0 1"},
    {"background on two sites", {"x:abcz", "y:defz"}, "0 1"},
    {"a wire story is repeated on many sites",
     {"p:1a", "q:2a", "r:3a", "s:4a", "t:5a", "u:6a", "v:7a", "w:8a", "x:9a"}, "0 0 0 0 0 0 0 0 0"},
    {"a digest joins its largest part and no parts with each other",
     {"x:abcd", "y:ef", "z:gh", "s:abcdefgh"}, "0 1 2 0"},
    {"the order does not matter", {"s:abcdefgh", "y:ef", "z:gh", "x:abcd"}, "0 1 2 0"},
    {"a page that was fetched thrice counts once", {"x:ab", "x:ab", "x:ab", "y:ab"}, "0 0 0 0"},
};

static void passage(struct buf *b, char what)
{
    static const char *const syllables[] = {"ka", "ro", "mi", "tel", "su", "ban", "dor", "ve"};
    bool edited = what >= 'A' && what <= 'Z';
    unsigned n = (unsigned)(edited ? what - 'A' + 'a' : what) * 7919;

    for (int i = 0; i < 60; i++) {
        n = n * 1664525u + 1013904223u;
        if (edited && i % 9 == 4)
            buf_text(b, "otherwise ");
        else
            buf_fmt(b, "%s%s%s%s ", syllables[n >> 29], syllables[n >> 26 & 7], syllables[n >> 23 & 7],
                    syllables[n >> 20 & 7]);
    }
}

static void add(struct copies *c, const char *document, size_t number)
{
    static struct shingler s;
    struct str all = str_of(document);
    size_t colon = str_find_byte(all, ':', 0);
    struct arena a = {0};
    struct buf b = {0};

    for (size_t i = colon + 1; i < all.n; i++)
        passage(&b, all.p[i]);
    shingle_start(&s);
    shingle_text(&s, buf_str(&b));
    copies_add(c, arena_fmt(&a, "%zu", number), str_cut(all, 0, colon),
               shingle_sample(&s, copies_sampling));
    buf_free(&b);
    arena_free(&a);
}

static void copies_are_joined_and_others_are_not(void **state)
{
    size_t bad = 0;

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct copies c = {0};
        struct buf came = {0};

        for (size_t k = 0; k < 12 && rows[i].documents[k] != NULL; k++)
            add(&c, rows[i].documents[k], k);
        copies_join(&c);
        for (size_t k = 0; k < c.count; k++)
            buf_fmt(&came, "%s%u", k > 0 ? " " : "", c.items[k].story);
        if (!str_eq(buf_str(&came), str_of(rows[i].stories))) {
            print_error("%s: %s, wanted %s\n", rows[i].what, came.p, rows[i].stories);
            bad++;
        }
        buf_free(&came);
        copies_free(&c);
    }
    assert_int_equal(bad, 0);
}

static void nothing_has_no_stories(void **state)
{
    struct copies c = {0};

    (void)state;
    copies_join(&c);
    assert_int_equal(c.count, 0);
    copies_free(&c);
}

static const struct {
    const char *address, *host;
} hosts[] = {
    {"https://www.lark.example:80/a?b", "lark.example"},
    {"http://lark.example", "lark.example"},
    {"https://ann@news.lark.example/www.", "news.lark.example"},
    {"ftp://lark.example?x", "lark.example"},
    {"lark.example/a", ""},
    {"", ""},
};

static void an_address_names_its_host(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof hosts / sizeof *hosts; i++) {
        struct str host = copies_host(str_of(hosts[i].address));

        if (!str_eq(host, str_of(hosts[i].host)))
            fail_msg("%s: %.*s", hosts[i].address, STR_ARG(host));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(copies_are_joined_and_others_are_not),
        cmocka_unit_test(nothing_has_no_stories),
        cmocka_unit_test(an_address_names_its_host),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
