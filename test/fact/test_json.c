/* Facts as JSON lines: the line as DESIGN has it, what is written reads back equal, and what is
 * refused is refused by name. */
#include "fact/json.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

static const struct source passage = {
    .kind = SOURCE_DOCUMENT,
    .name = STR("a.txt"),
    .start = 12,
    .end = 36,
    .quote = STR("France's leader \"will\ncome\""),
    .rule = STR("will-attend"),
    .score = 0.9,
};

static const struct proposal proposal = {
    .event = {.country = STR("RU"), .year = 2020, .place = STR("Moscow"),
              .name = STR("Victory Day parade")},
    .statement = {.guest = STR("FR"), .person = STR("Macron"), .act = ACT_ACCEPTED,
                  .side = SIDE_GUEST, .said_on = 20200528, .date = 20200624,
                  .by = STR("Elysee"), .via = STR("TASS"), .sources = &passage, .source_count = 1},
};

static void a_proposal_is_the_line_that_the_design_shows(void **state)
{
    struct buf b = {0};

    (void)state;
    json_write_proposal(&b, &proposal);
    assert_string_equal(
        b.p, "{\"doc\":\"a.txt\",\"event\":{\"country\":\"RU\",\"year\":2020,\"place\":\"Moscow\","
             "\"date\":\"2020-06-24\",\"name\":\"Victory Day parade\"},\"guest\":\"FR\","
             "\"person\":\"Macron\",\"act\":\"accepted\",\"side\":\"guest\","
             "\"said_on\":\"2020-05-28\",\"by\":\"Elysee\",\"via\":\"TASS\","
             "\"quote\":\"France's leader \\\"will\\ncome\\\"\",\"start\":12,\"end\":36,"
             "\"rule\":\"will-attend\",\"score\":0.9}\n");
    buf_free(&b);
}

static void what_is_unknown_is_null(void **state)
{
    struct proposal p = {.statement = {.act = ACT_POSTPONED, .side = SIDE_PRESS}};
    struct buf b = {0};

    (void)state;
    json_write_proposal(&b, &p);
    assert_string_equal(
        b.p, "{\"doc\":null,\"event\":{\"country\":null,\"year\":null,\"place\":null,"
             "\"date\":null,\"name\":null},\"guest\":null,\"person\":null,\"act\":\"postponed\","
             "\"side\":\"press\",\"said_on\":null,\"by\":null,\"via\":null,\"quote\":null,"
             "\"start\":0,\"end\":0,\"rule\":null,\"score\":0}\n");
    buf_free(&b);
}

static const struct {
    const char *what;
    struct str text;
    const char *json;
} texts[] = {
    {"empty is null", STR(""), "null"},
    {"plain", STR("abc"), "\"abc\""},
    {"quotes and backslashes", STR("a\"b\\c"), "\"a\\\"b\\\\c\""},
    {"white space", STR("a\tb\rc\nd"), "\"a\\tb\\rc\\nd\""},
    {"control characters and NUL", STR("\033[1m\0\177"), "\"\\u001b[1m\\u0000\177\""},
    {"letters of the world stay", STR("Vu\xC4\x8Di\xC4\x87 \xE4\xB9\xA0"),
     "\"Vu\xC4\x8Di\xC4\x87 \xE4\xB9\xA0\""},
    {"bytes that are not UTF-8 become U+FFFD", STR("a\xFF\xC4z"),
     "\"a\xEF\xBF\xBD\xEF\xBF\xBDz\""},
};

static void text_is_escaped(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct buf b = {0};

        json_str(&b, texts[i].text);
        if (!str_eq(buf_str(&b), str_of(texts[i].json)))
            fail_msg("%s: came %s, wanted %s", texts[i].what, b.p, texts[i].json);
        buf_free(&b);
    }
}

/* Writes, reads, writes again: both texts are the same. */
static void reads_back(struct str line, enum json_kind kind)
{
    struct arena a = {0};
    struct buf again = {0};
    struct json_line out;
    struct err e = {0};

    if (!json_parse(&a, line, &out, &e))
        fail_msg("%s\n%.*s", e.text, STR_ARG(line));
    assert_int_equal(out.kind, kind);
    switch (out.kind) {
    case JSON_PROPOSAL:
        json_write_proposal(&again, &out.proposal);
        break;
    case JSON_EVENT:
        json_write_event(&again, &out.event);
        break;
    case JSON_DOCUMENT:
        json_write_document(&again, &out.document);
        break;
    case JSON_STATEMENT:
        json_write_statement(&again, &out.statement);
        break;
    case JSON_ERASURE:
        json_write_erasure(&again, &out.erasure);
        break;
    }
    if (!str_eq(buf_str(&again), line))
        fail_msg("read back\n%swanted\n%.*s", again.p, STR_ARG(line));
    buf_free(&again);
    arena_free(&a);
}

static void proposals_read_back_equal(void **state)
{
    struct proposal full = proposal;
    struct source source = passage;
    struct buf b = {0};

    (void)state;
    json_write_proposal(&b, &proposal);
    reads_back(buf_str(&b), JSON_PROPOSAL);
    buf_reset(&b);
    full.event.id = S("ru-2020-victory-day-parade");
    full.statement.channel = CHANNEL_PHONE;
    full.statement.note = S("a call");
    full.statement.sources = &source;
    source.document = S("00ff");
    json_write_proposal(&b, &full);
    reads_back(buf_str(&b), JSON_PROPOSAL);
    buf_free(&b);
}

static void a_recorded_score_reads_back_to_the_last_bit(void **state)
{
    const double scores[] = {0, 0.9, 1.0 / 3, 0.1 + 0.2, 1};

    (void)state;
    for (size_t i = 0; i < sizeof scores / sizeof *scores; i++) {
        struct arena a = {0};
        struct buf b = {0};
        struct source source = passage;
        struct statement st = proposal.statement;
        struct json_line out;
        struct err e = {0};

        source.score = scores[i];
        st.event = S("fr-2024-x");
        st.sources = &source;
        st.source_count = 1;
        json_write_statement(&b, &st);
        assert_true(json_parse(&a, buf_str(&b), &out, &e));
        assert_true(out.statement.sources[0].score == scores[i]);
        buf_free(&b);
        arena_free(&a);
    }
}

static void a_proposed_score_has_two_digits(void **state)
{
    const struct { double score; const char *text; } rows[] = {
        {0.1 + 0.79, "\"score\":0.89}"}, {0.9, "\"score\":0.9}"}, {1, "\"score\":1}"},
        {0, "\"score\":0}"}, {0.999, "\"score\":1}"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf b = {0};
        struct proposal p = proposal;
        struct source source = passage;

        source.score = rows[i].score;
        p.statement.sources = &source;
        json_write_proposal(&b, &p);
        if (strstr(b.p, rows[i].text) == NULL)
            fail_msg("%s: %s", rows[i].text, b.p);
        buf_free(&b);
    }
}

static void erasures_read_back_equal(void **state)
{
    const struct erasure rows[] = {
        {.document = STR("ab12"), .parts = STR("name bytes"), .reason = STR("asked for"),
         .user = STR("ada"), .recorded_at = 1735689600000},
        {.statement = 7, .parts = STR("person"), .reason = STR("x")},
    };

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct buf b = {0};

        json_write_erasure(&b, &rows[i]);
        reads_back(buf_str(&b), JSON_ERASURE);
        buf_free(&b);
    }
}

static void events_read_back_equal(void **state)
{
    struct event ev = proposal.event;
    struct buf b = {0};

    (void)state;
    ev.id = S("ru-2020-parade");
    ev.user = S("anna");
    ev.recorded_at = 1590000000123;
    json_write_event(&b, &ev);
    reads_back(buf_str(&b), JSON_EVENT);
    buf_free(&b);
}

static const struct {
    const char *what;
    struct str bytes;
    const char *field;
} bytes[] = {
    {"text as text", STR("Line one.\nLine \xC3\xA9 two.\n"), "\"text\":\"Line"},
    {"a NUL byte is text too", STR("a\0b"), "\"text\":\"a\\u0000b\""},
    {"nothing", STR(""), "\"text\":\"\""},
    {"other bytes in base64, one left over", STR("\xFF"), "\"base64\":\"/w==\""},
    {"two left over", STR("\xFF\xFE"), "\"base64\":\"//4=\""},
    {"none left over", STR("\xFF\xFE\x01"), "\"base64\":\"//4B\""},
    {"more", STR("\xFF\xFE\x01\x02"), "\"base64\":\"//4BAg==\""},
};

static void documents_read_back_equal_whatever_their_bytes(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof bytes / sizeof *bytes; i++) {
        struct document d = {.hash = STR("00ff"), .story = STR("00aa"), .name = STR("a.txt"),
                             .title = STR("A title"), .outlet = STR("TASS"),
                             .published = 20200528, .fingerprint = STR("\x01\x80"),
                             .bytes = bytes[i].bytes, .user = STR("anna"), .recorded_at = 1000};
        struct buf b = {0};

        d.erased = bytes[i].bytes.n == 0;
        json_write_document(&b, &d);
        if (str_find(buf_str(&b), str_of(bytes[i].field), 0) == STR_NONE)
            fail_msg("%s: no %s in %s", bytes[i].what, bytes[i].field, b.p);
        reads_back(buf_str(&b), JSON_DOCUMENT);
        buf_free(&b);
    }
}

static void statements_read_back_equal(void **state)
{
    struct source sources[2] = {passage, {.kind = SOURCE_CLERK, .score = 1, .user = STR("anna")}};
    struct statement st = proposal.statement;
    struct buf b = {0};

    (void)state;
    sources[0].seq = 3;
    sources[0].document = S("00ff");
    sources[0].story = S("00aa");
    sources[0].recorded_at = 1590000000000;
    st.seq = 12;
    st.event = S("ru-2020-parade");
    st.channel = CHANNEL_DIPLOMATIC;
    st.note = S("by note verbale");
    st.retracts = 7;
    st.user = S("anna");
    st.recorded_at = 1590000000001;
    st.sources = sources;
    st.source_count = 2;
    json_write_statement(&b, &st);
    reads_back(buf_str(&b), JSON_STATEMENT);
    buf_free(&b);
}

/* Each line, and the whole error. LINE is a proposal with one thing changed. */
#define EVENT "\"event\":{\"country\":\"RU\",\"year\":2020}"
#define LINE(rest) "{\"doc\":\"a\"," EVENT "," rest "}"

static const struct {
    const char *what, *line, *error;
} refused[] = {
    {"no JSON", "hello", "not JSON at column 5: '[' or '{' expected near 'hello'"},
    {"nothing", "", "not JSON at column 0: '[' or '{' expected near end of file"},
    {"no object", "[1]", "not a JSON object; write one {...} a line"},
    {"a name twice", "{\"doc\":\"a\",\"doc\":\"b\"}",
     "not JSON at column 16: duplicate object key near '\"doc\"'"},
    {"no such kind", "{\"kind\":\"guess\"}", "kind: \"guess\": no such kind of line"},
    {"no event", "{\"doc\":\"a\"}", "event: missing"},
    {"an event that is no object", "{\"doc\":\"a\",\"event\":\"x\"}", "event: not an object"},
    {"an event that nothing identifies",
     "{\"doc\":\"a\",\"event\":{\"country\":\"RU\"},\"guest\":\"FR\",\"act\":\"accepted\"}",
     "event: neither an id nor country and year"},
    {"an id that is none",
     "{\"doc\":\"a\",\"event\":{\"id\":\"RU 2020\"},\"guest\":\"FR\",\"act\":\"accepted\"}",
     "event.id: \"RU 2020\": not an event's id; write a-z, 0-9 and -"},
    {"no document", "{" EVENT ",\"guest\":\"FR\",\"act\":\"accepted\"}", "doc: missing"},
    {"no act", LINE("\"guest\":\"FR\""), "act: missing"},
    {"no such act", LINE("\"guest\":\"FR\",\"act\":\"came\""), "act: \"came\": no such act"},
    {"a guest is missing", LINE("\"act\":\"accepted\""),
     "guest: \"accepted\": missing: the act is said of a guest"},
    {"a guest too many", LINE("\"guest\":\"FR\",\"act\":\"postponed\""),
     "guest: \"FR\": not null: the act is said of the event itself"},
    {"no such side", LINE("\"guest\":\"FR\",\"act\":\"accepted\",\"side\":\"me\""),
     "side: \"me\": no such side; it is guest, host, third or press"},
    {"no day", LINE("\"guest\":\"FR\",\"act\":\"accepted\",\"said_on\":\"May 28\""),
     "said_on: \"May 28\": not a day; write YYYY-MM-DD, YYYY-MM or YYYY"},
    {"a day that does not exist",
     LINE("\"guest\":\"FR\",\"act\":\"accepted\",\"said_on\":\"2020-02-30\""),
     "said_on: \"2020-02-30\": not a day; write YYYY-MM-DD, YYYY-MM or YYYY"},
    {"a number for a string", LINE("\"guest\":1,\"act\":\"accepted\""), "guest: not a string"},
    {"a string for a number", LINE("\"guest\":\"FR\",\"act\":\"accepted\",\"start\":\"1\""),
     "start: not a whole number that can be"},
    {"a negative place", LINE("\"guest\":\"FR\",\"act\":\"accepted\",\"start\":-1"),
     "start: not a whole number that can be"},
    {"an end before the start",
     LINE("\"guest\":\"FR\",\"act\":\"accepted\",\"start\":5,\"end\":4"), "end: before start"},
    {"a score over 1", LINE("\"guest\":\"FR\",\"act\":\"accepted\",\"score\":1.5"),
     "score: not a number from 0 to 1"},
    {"the first of two failures is the one to report",
     LINE("\"guest\":1,\"act\":\"accepted\",\"said_on\":\"x\""), "guest: not a string"},
    {"a statement without a source (L2)",
     "{\"kind\":\"statement\",\"event\":\"e\",\"guest\":\"FR\",\"act\":\"accepted\"}",
     "sources: a statement needs at least one"},
    {"a retraction of nothing",
     "{\"kind\":\"statement\",\"event\":\"e\",\"act\":\"retracted\",\"sources\":[{\"kind\":"
     "\"clerk\"}]}",
     "retracts: missing: which statement is withdrawn"},
    {"a source of no kind",
     "{\"kind\":\"statement\",\"event\":\"e\",\"guest\":\"FR\",\"act\":\"accepted\","
     "\"sources\":[{\"name\":\"a\"}]}",
     "kind: missing"},
    {"sources that are no objects",
     "{\"kind\":\"statement\",\"event\":\"e\",\"guest\":\"FR\",\"act\":\"accepted\","
     "\"sources\":[1]}",
     "sources: not an array of objects"},
    {"base64 that is none", "{\"kind\":\"document\",\"hash\":\"00\",\"base64\":\"a=b=\"}",
     "base64: not base64"},
    {"base64 of a wrong length", "{\"kind\":\"document\",\"hash\":\"00\",\"base64\":\"abc\"}",
     "base64: not base64"},
    {"no moment", "{\"kind\":\"event\",\"id\":\"e\",\"recorded_at\":\"noon\"}",
     "recorded_at: \"noon\": not a moment; write YYYY-MM-DDTHH:MM:SS.mmmZ"},
};

static void what_is_off_is_refused_by_name(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        struct arena a = {0};
        struct json_line out;
        struct err e = {0};

        if (json_parse(&a, str_of(refused[i].line), &out, &e))
            fail_msg("%s: was read", refused[i].what);
        if (strcmp(e.text, refused[i].error) != 0)
            fail_msg("%s: came \"%s\", wanted \"%s\"", refused[i].what, e.text, refused[i].error);
        arena_free(&a);
    }
}

static void what_may_be_missing_is_unknown(void **state)
{
    struct arena a = {0};
    struct json_line out;
    struct err e = {0};

    (void)state;
    assert_true(json_parse(&a, str_of("{\"doc\":\"a\",\"event\":{\"country\":\"RU\",\"date\":"
                                      "\"2020-06\",\"mood\":7},\"guest\":\"FR\",\"act\":"
                                      "\"accepted\",\"more\":[{}]}\n"),
                           &out, &e));
    assert_int_equal(out.proposal.event.year, 2020);
    assert_int_equal(out.proposal.statement.date, 20200600);
    assert_int_equal(out.proposal.statement.side, SIDE_PRESS);
    assert_int_equal(out.proposal.statement.said_on, 0);
    assert_int_equal(out.proposal.statement.person.n, 0);
    arena_free(&a);
}

static void a_passage_in_bytes_received_and_in_the_text(void **state)
{
    struct arena a = {0};
    struct buf b = {0};
    struct source s = {.name = S("a.html"), .start = 3, .end = 7, .quote = S("will")};
    struct proposal p = {.event = {.country = S("FR"), .year = 2024},
                         .statement = {.guest = S("DE"), .act = ACT_ACCEPTED, .sources = &s,
                                       .source_count = 1}};
    struct json_line out;
    struct err e;

    (void)state;
    json_write_found(&b, &p, (struct json_received){30, 40});
    assert_true(str_find(buf_str(&b), S("\"start\":30,\"end\":40,\"from\":3,\"to\":7"), 0) != STR_NONE);
    assert_true(json_parse(&a, buf_str(&b), &out, &e));
    assert_int_equal(out.proposal.statement.sources[0].start, 3);
    assert_int_equal(out.proposal.statement.sources[0].end, 7);
    buf_free(&b);
    arena_free(&a);
}

static void a_text_that_was_read_reads_back_equal(void **state)
{
    struct arena a = {0};
    struct buf b = {0};
    struct document d = {.hash = S("00"), .name = S("a.txt"), .title = S("T"), .outlet = S("O"),
                         .published = 20200528, .bytes = S("one\ntwo"), .fingerprint = S("f\001")};
    struct json_line out;
    struct err e;

    (void)state;
    json_write_text(&b, &d);
    assert_true(json_parse(&a, buf_str(&b), &out, &e));
    assert_int_equal(out.kind, JSON_DOCUMENT);
    assert_true(str_eq(out.document.hash, d.hash) && str_eq(out.document.name, d.name)
                && str_eq(out.document.title, d.title) && str_eq(out.document.outlet, d.outlet)
                && str_eq(out.document.bytes, d.bytes)
                && str_eq(out.document.fingerprint, d.fingerprint)
                && out.document.published == d.published && out.document.story.n == 0);
    buf_free(&b);
    arena_free(&a);
}

static void strings_are_picked_out_of_lines_of_others(void **state)
{
    static const char *const names[] = {"a", "b", "c"};
    struct arena a = {0};
    struct str out[3];
    struct err e;

    (void)state;
    assert_true(json_pick(&a, S("{\"b\":\"x\",\"a\":1,\"b2\":{\"c\":\"y\"}}"), names, 3, out, &e));
    assert_true(out[0].n == 0 && str_eq(out[1], S("x")) && out[2].n == 0);
    assert_false(json_pick(&a, S("[]"), names, 3, out, &e));
    assert_false(json_pick(&a, S("{"), names, 3, out, &e));
    arena_free(&a);
}

static void a_line_over_the_limit_is_refused_before_it_is_read(void **state)
{
    struct arena a = {0};
    struct json_line out;
    struct err e = {0};
    struct str line = {"{", (size_t)JSON_LINE_BYTES + 1};

    (void)state;
    assert_false(json_parse(&a, line, &out, &e));
    assert_int_equal(e.kind, ERR_FULL);
    arena_free(&a);
}

static void another_readers_name_stands_beside_its_rule(void **state)
{
    struct source marked = passage;
    struct proposal p = proposal, back;
    struct arena a = {0};
    struct buf b = {0};
    struct json_line line;
    struct err e = {0};

    (void)state;
    marked.rule = S("<mistral> bags");
    p.statement.sources = &marked;
    json_write_proposal(&b, &p);
    if (str_find(buf_str(&b), S(",\"reader\":\"mistral\",\"rule\":\"bags\","), 0) == STR_NONE)
        fail_msg("came %.*s", STR_ARG(buf_str(&b)));
    assert_true(json_parse(&a, buf_str(&b), &line, &e));
    back = line.proposal;
    assert_true(str_eq(back.statement.sources[0].rule, marked.rule));
    buf_reset(&b);
    buf_text(&b, "{\"doc\":\"a\",\"event\":{\"country\":\"RU\",\"year\":2020},\"guest\":\"FR\","
                 "\"act\":\"accepted\",\"reader\":\"a b\"}");
    assert_false(json_parse(&a, buf_str(&b), &line, &e));
    assert_true(str_starts(str_of(e.text), S("reader: \"a b\": not a name")));
    buf_free(&b);
    arena_free(&a);
}

static const struct {
    const char *text, *path, *value;  /* NULL: there is none */
} paths[] = {
    {"{\"a\":\"b\"}", "a", "b"},
    {"{\"a\":[5,{\"b\":\"c\"}]}", "a/1/b", "c"},
    {"{\"a\":{\"b\":[1, 2]}}", "a", "{\"b\":[1,2]}"},
    {"{\"a\":true}", "a", "true"},
    {"{\"a\":null}", "a", NULL},
    {"{\"a\":[]}", "a/0", NULL},
    {"{\"a\":[5]}", "a/b", NULL},
    {"{\"a\":5}", "a/b", NULL},
    {"[]", "a", NULL},
    {"no", "a", NULL},
};

static void a_value_is_found_by_its_path(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        struct arena a = {0};
        struct str got = {0};
        struct err e = {0};
        bool there = json_at(&a, str_of(paths[i].text), paths[i].path, &got, &e);

        if (there != (paths[i].value != NULL) || (there && !str_eq(got, str_of(paths[i].value))))
            fail_msg("%s of %s: came %.*s%s", paths[i].path, paths[i].text, STR_ARG(got), e.text);
        arena_free(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(another_readers_name_stands_beside_its_rule),
        cmocka_unit_test(a_value_is_found_by_its_path),
        cmocka_unit_test(a_proposal_is_the_line_that_the_design_shows),
        cmocka_unit_test(what_is_unknown_is_null),
        cmocka_unit_test(text_is_escaped),
        cmocka_unit_test(proposals_read_back_equal),
        cmocka_unit_test(a_recorded_score_reads_back_to_the_last_bit),
        cmocka_unit_test(a_proposed_score_has_two_digits),
        cmocka_unit_test(events_read_back_equal),
        cmocka_unit_test(erasures_read_back_equal),
        cmocka_unit_test(documents_read_back_equal_whatever_their_bytes),
        cmocka_unit_test(statements_read_back_equal),
        cmocka_unit_test(what_is_off_is_refused_by_name),
        cmocka_unit_test(what_may_be_missing_is_unknown),
        cmocka_unit_test(a_passage_in_bytes_received_and_in_the_text),
        cmocka_unit_test(a_text_that_was_read_reads_back_equal),
        cmocka_unit_test(strings_are_picked_out_of_lines_of_others),
        cmocka_unit_test(a_line_over_the_limit_is_refused_before_it_is_read),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
