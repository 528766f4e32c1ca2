/*
 * The canonical form of an entry. The hashes here were computed by another program, from the
 * words of entry.h. Where one changes, no ledger that was kept before verifies any more, so the form
 * may only change under a new name.
 */
#include "make.h"

#include "ledger/entry.h"

static struct entry source_entry(void)
{
    struct entry en = {.kind = KIND_SOURCE, .seq = 7, .recorded_at = 1000, .user = S("anna")};

    en.source.statement = 7;
    en.source.document = 2;
    en.source.story = 2;
    en.source.says = -5;
    en.source.start = 10;
    en.source.end = 22;
    en.source.kind = S("document");
    en.source.rule = S("G will attend E");
    en.source.score = 0.9;
    return en;
}

static struct entry statement_entry(void)
{
    struct entry en = {.kind = KIND_STATEMENT, .seq = 7, .recorded_at = 1000, .user = S("anna"),
                       .prev = S("0123456789abcdef0123456789abcdef")};

    en.statement.event = 1;
    en.statement.guest = S("FR");
    en.statement.act = S("accepted");
    en.statement.side = S("guest");
    en.statement.channel = S("unknown");
    en.statement.said_on = 20200528;
    return en;
}

static void assert_hash(struct hash h, const char *wanted)
{
    char text[HASH_TEXT];

    assert_string_equal(hash_text(h, text), wanted);
}

static void the_form_of_an_entry_stays(void **state)
{
    struct buf scratch = {0};
    struct entry st = statement_entry(), s = source_entry();

    (void)state;
    assert_hash(entry_hash(&st, &s, &scratch),
                "f097c7efc6e1a6a70578c28000ceee6353c58b5644d62bf8d79d9c964a56cc9d");
    assert_hash(entry_hash(&s, NULL, &scratch),
                "607c89f1972a04bad192570a47f200a4d00f32ac302531be8e5f22da461654d9");
    assert_true(says_of(1, S("FR"), S("accepted")) == 813665155758286191LL);
    buf_free(&scratch);
}

static void a_seal_fits_its_text_alone(void **state)
{
    struct hash room;
    struct sealed s = seal_make(S("Macron"), S("0123456789abcdef"), &room);

    (void)state;
    assert_hash(room, "4d7c08e1198176ae603b2150367b8785f3cf37e46628c097f7076b9c06395298");
    assert_true(seal_fits(&s));
    s.text = S("Merkel");
    assert_false(seal_fits(&s));
    s.text = S("Macron");
    s.salt = S("0123456789abcdeF");
    assert_false(seal_fits(&s));
    s.text = s.salt = (struct str){0};
    assert_true(seal_fits(&s));
    assert_true(seal_erased(&s));
}

/* A byte moved from one field to the next is another entry. */
static void fields_do_not_run_together(void **state)
{
    struct buf scratch = {0};
    struct entry one = statement_entry(), two = statement_entry();

    (void)state;
    one.statement.guest = S("FRa");
    one.statement.act = S("ccepted");
    assert_false(hash_eq(entry_hash(&one, NULL, &scratch), entry_hash(&two, NULL, &scratch)));
    buf_free(&scratch);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_form_of_an_entry_stays),
        cmocka_unit_test(a_seal_fits_its_text_alone),
        cmocka_unit_test(fields_do_not_run_together),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
