/* Clean text, lines and wrapped passages; and what holds for every view, whatever is said in it. */
#include "view/terminal.h"

#include "base/utf8.h"
#include "view/told.h"

static const struct {
    const char *what;
    struct str dirty;
    const char *clean;
} dirty[] = {
    {"plain text stays", STR("Macron, 42%"), "Macron, 42%"},
    {"letters of the world stay", STR("Vučić 习近平 محمد"), "Vučić 习近平 محمد"},
    {"white space becomes one blank", STR("a \t\r\n  b"), "a b"},
    {"and none at the ends", STR("\n a b \n"), "a b"},
    {"an escape sequence loses its escape", STR("a\033[31mb\033[0m"), "a [31mb [0m"},
    {"a title or a clipboard written by a document", STR("\033]0;pwn\007x\033]52;c;aGk=\007"),
     "]0;pwn x ]52;c;aGk="},
    {"the eight-bit escapes too", STR("a\xC2\x9B" "31mb"), "a 31mb"},
    {"a bare byte of those is no UTF-8", STR("a\x9B" "31mb"), "a�31mb"},
    {"NUL, backspace, delete", STR("a\0b\bc\177d"), "a b c d"},
    {"what turns the direction of text", STR("a\xE2\x80\xAE" "b\xE2\x81\xA6" "c\xD8\x9C" "d"),
     "a b c d"},
    {"line and paragraph separators", STR("a\xE2\x80\xA8" "b\xE2\x80\xA9" "c"), "a b c"},
    {"a byte order mark and a hard blank", STR("\xEF\xBB\xBF" "a\xC2\xA0" "b"), "a b"},
    {"bytes cut short", STR("a\xE2\x80"), "a��"},
    {"nothing", STR(""), ""},
};

static void no_document_speaks_to_the_terminal(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof dirty / sizeof *dirty; i++) {
        struct buf b = {0};

        buf_text(&b, "");
        view_clean(&b, dirty[i].dirty);
        if (strcmp(b.p, dirty[i].clean) != 0)
            fail_msg("%s: came \"%s\", wanted \"%s\"", dirty[i].what, b.p, dirty[i].clean);
        buf_free(&b);
    }
}

static const struct {
    const char *text;
    size_t width;
    const char *fits;
} fits[] = {
    {"Serbia", 6, "Serbia"}, {"Serbia", 5, "Serb…"},       {"Sao Tome", 5, "Sao…"},
    {"习近平", 6, "习近平"}, {"习近平", 5, "习近…"},       {"习近平", 4, "习…"},
    {"Vučić", 4, "Vuč…"},    {"Cote d'Ivoire", 1, "…"},    {"Serbia", 0, ""},
    {"", 5, ""},
};

static void what_is_too_long_ends_in_an_ellipsis(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof fits / sizeof *fits; i++) {
        struct arena a = {0};
        struct str came = terminal_fit(&a, str_of(fits[i].text), fits[i].width);

        if (!str_eq(came, str_of(fits[i].fits)))
            fail_msg("%s in %zu: came \"%.*s\", wanted \"%s\"", fits[i].text, fits[i].width,
                     STR_ARG(came), fits[i].fits);
        arena_free(&a);
    }
}

static void passages_are_broken_between_words(void **state)
{
    struct view_style style = {40, false};
    struct buf b = {0};

    (void)state;
    terminal_wrap(&b, style, INK_PLAIN,
                  S("one two three four five six seven eight nine ten"), 10, 0);
    assert_string_equal(b.p, "          one two three four five six\n"
                             "          seven eight nine ten\n");
    buf_reset(&b);
    terminal_wrap(&b, style, INK_PLAIN,
                  S("one two three four five six seven eight nine ten"), 20, 2);
    assert_string_equal(b.p, "                    one two three four\n"
                             "                    five six seven eigh…\n");
    buf_reset(&b);
    terminal_wrap(&b, style, INK_PLAIN, S("“one two three four five six seven eight”"), 10, 1);
    assert_string_equal(b.p, "          “one two three four five six…”\n");
    buf_reset(&b);
    terminal_wrap(&b, style, INK_PLAIN, S("a-word-that-is-longer-than-a-whole-line-can-be yes"), 0,
                  0);
    assert_string_equal(b.p, "a-word-that-is-longer-than-a-whole-line-\ncan-be yes\n");
    buf_free(&b);
}

static void lines_break_between_their_parts(void **state)
{
    struct str parts[] = {STR("one part here"), STR(""), STR("another part here"), STR("a third")};
    struct buf b = {0};

    (void)state;
    terminal_line(&b, (struct view_style){44, false}, INK_PLAIN, 4, (struct parts){parts, 4});
    assert_string_equal(b.p, "one part here · another part here\n    a third\n");
    buf_reset(&b);
    terminal_line(&b, (struct view_style){46, false}, INK_PLAIN, 4, (struct parts){parts, 4});
    assert_string_equal(b.p, "one part here · another part here\n    a third\n");
    buf_reset(&b);
    terminal_line(&b, (struct view_style){47, false}, INK_PLAIN, 4, (struct parts){parts, 4});
    assert_string_equal(b.p, "one part here · another part here · a third\n");
    buf_free(&b);
}

static const struct {
    const char *what, *by, *via;
    enum channel channel;
    const char *voice;
} voices[] = {
    {"all there is", "Peskov", "TASS", CHANNEL_BRIEFING, "host/Peskov/briefing/via TASS"},
    {"nothing but the side", NULL, NULL, CHANNEL_UNKNOWN, "host"},
    {"the press is no channel to speak of", NULL, "TASS", CHANNEL_PRESS, "host/via TASS"},
    {"who speaks through himself is named once", "TASS", "TASS", CHANNEL_PRESS, "host/TASS"},
};

static void a_voice_says_who_and_how(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof voices / sizeof *voices; i++) {
        struct arena a = {0};
        struct buf b = {0};
        struct str parts[VOICE_PARTS];
        struct statement st = {.side = SIDE_HOST, .by = str_of(voices[i].by),
                               .via = str_of(voices[i].via), .channel = voices[i].channel};
        size_t count = terminal_voice(&a, &st, parts);

        for (size_t k = 0; k < count; k++)
            buf_fmt(&b, k == 0 ? "%.*s" : "/%.*s", STR_ARG(parts[k]));
        if (strcmp(b.p, voices[i].voice) != 0)
            fail_msg("%s: came %s, wanted %s", voices[i].what, b.p, voices[i].voice);
        buf_free(&b);
        arena_free(&a);
    }
}

static void a_terminal_has_forty_columns_at_least_and_eighty_by_default(void **state)
{
    (void)state;
    assert_int_equal(terminal_width((struct view_style){0}), 80);
    assert_int_equal(terminal_width((struct view_style){1, false}), 40);
    assert_int_equal(terminal_width((struct view_style){41, false}), 41);
}

/* What a story can hold to make a view go wrong. */
static const char *const nasty[] = {
    "",
    "plain words",
    "\033[31mred\033[0m \007 bell",
    "line\nbreak\r\nand\ttab",
    "\302\2332J \xE2\x80\xAE reversed",
    "not UTF-8: \xFF\xFE\x80",
    "习近平 and a name that goes on for longer than any column of any table could ever be wide",
    "averylongwordwithoutanyblankinitthatgoesonandonandonandonandonandonandonandonandonandonandon",
};

#define NASTY(state) str_of(nasty[story_random(state) % (sizeof nasty / sizeof *nasty)])

static const char *const guests[] = {"FR", "KG", "CD", "GROUP", "\033[5mX", "a local guest's code"};

static struct statements nasty_story(struct arena *a, uint64_t *state)
{
    struct statements all = told_all(a);
    struct statement *items = ARENA_NEW(a, struct statement, all.count);

    for (size_t i = 0; i < all.count; i++) {
        struct source *source = ARENA_NEW(a, struct source, 1);

        items[i] = all.items[i];
        *source = items[i].sources[0];
        source->name = NASTY(state);
        source->quote = NASTY(state);
        items[i].event = NASTY(state);
        items[i].by = NASTY(state);
        items[i].via = NASTY(state);
        items[i].note = NASTY(state);
        items[i].person = NASTY(state);
        items[i].sources = source;
        if (items[i].guest.n > 0)
            items[i].guest = str_of(guests[story_random(state) % 6]);
    }
    return (struct statements){items, all.count};
}

static void write_all_views(struct buf *b, struct arena *a, struct statements st,
                            const struct event *event, struct view_style style)
{
    struct roll rolls[] = {roll_make(a, event, st, (struct filter){0}),
                           roll_make(a, event, st, (struct filter){20200520, 0})};
    struct diff there = diff_rolls(a, &rolls[1], &rolls[0]);
    struct proposal p = {.id = 1, .event = *event, .statement = st.items[6]};

    view_roll(b, &rolls[0], style);
    view_roll(b, &rolls[1], style);
    view_diff(b, &there, style);
    for (size_t i = 0; i < 6; i++) {
        struct str guest = str_of(guests[i]);
        struct why w = why_make(a, &rolls[0], st, guest);
        struct history h = history_make(a, guest, rolls, 2);

        view_why(b, &w, guest, style);
        view_history(b, &h, style);
    }
    view_events(b, rolls, 2, style);
    view_log(b, st, style);
    view_proposals(b, (struct proposals){&p, 1}, style);
}

static void check_line(struct str line, size_t width)
{
    assert_int_equal(utf8_bad(line), STR_NONE);
    for (size_t i = 0, n; i < line.n; i += n) {
        int32_t c = utf8_at(line, i, &n);

        if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x202E)
            fail_msg("a control character, %x, in \"%.*s\"", (unsigned)c, STR_ARG(line));
    }
    if (utf8_width(line) > width)
        fail_msg("wider than %zu: \"%.*s\"", width, STR_ARG(line));
    if (line.n > 0 && line.p[line.n - 1] == ' ')
        fail_msg("ends in a blank: \"%.*s\"", STR_ARG(line));
}

static void no_line_is_too_wide_or_speaks_to_the_terminal(void **context)
{
    uint64_t seed = 7, *state = &seed;

    (void)context;
    for (size_t width = 40; width <= 160; width++) {
        struct arena a = {0};
        struct buf b = {0};
        struct event event = parade;
        struct str rest, line;

        event.id = width % 2 == 0 ? parade.id : S("ru-2020");
        event.name = NASTY(state);
        event.place = NASTY(state);
        write_all_views(&b, &a, nasty_story(&a, state), &event, (struct view_style){width, false});
        for (rest = buf_str(&b); str_split(&rest, '\n', &line);)
            check_line(line, width);
        buf_free(&b);
        arena_free(&a);
    }
}

/* Text without its colours is the text without colour. */
static void colour_changes_no_text(void **state)
{
    struct arena a = {0};
    struct buf plain = {0}, coloured = {0}, stripped = {0};
    struct statements st = told_all(&a);

    (void)state;
    write_all_views(&plain, &a, st, &parade, (struct view_style){80, false});
    write_all_views(&coloured, &a, st, &parade, (struct view_style){80, true});
    for (size_t i = 0; i < coloured.n; i++)
        if (coloured.p[i] != '\033')
            buf_byte(&stripped, coloured.p[i]);
        else
            while (coloured.p[i] != 'm')
                i++;
    assert_true(coloured.n > plain.n);
    assert_string_equal(stripped.p, plain.p);
    buf_free(&plain);
    buf_free(&coloured);
    buf_free(&stripped);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_document_speaks_to_the_terminal),
        cmocka_unit_test(what_is_too_long_ends_in_an_ellipsis),
        cmocka_unit_test(passages_are_broken_between_words),
        cmocka_unit_test(lines_break_between_their_parts),
        cmocka_unit_test(a_voice_says_who_and_how),
        cmocka_unit_test(a_terminal_has_forty_columns_at_least_and_eighty_by_default),
        cmocka_unit_test(no_line_is_too_wide_or_speaks_to_the_terminal),
        cmocka_unit_test(colour_changes_no_text),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
