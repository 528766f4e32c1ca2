/*
 * Who is named: noun groups, and the persons that a story introduces.
 *
 * A row is a text and its actors from the first word that starts one, in order: rank, code and
 * person of each ("leader FR Macron"), members of a list joined by " + ", groups with their words.
 */
#include "read/who.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/buf.h"

static const struct {
    const char *text, *actors;
} rows[] = {
    /* states and what stands for them */
    {"Kyrgyzstan", "state KG"},
    {"the Czech Republic", "state CZ"},
    {"the United Nations", "state UN"},
    {"Moscow", "seat RU"},
    {"the Kremlin", "government RU"},
    {"Downing Street", "government GB"},
    {"turkey with rice", ""},
    {"China's parade", "state CN 's"},

    /* leaders */
    {"Emmanuel Macron", "leader FR Macron"},
    {"French President Emmanuel Macron", "leader FR Macron"},
    {"President Emmanuel Macron of France", "leader FR Macron"},
    {"the French president", "leader FR"},
    {"the president of France", "leader FR"},
    {"the prime minister of Bhutan, Lotay Tshering", "leader BT Tshering"},
    {"Kyrgyz President Sadyr Japarov", "leader KG Japarov"},
    {"India's Prime Minister Narendra Modi", "leader IN Modi"},
    {"UN Secretary-General Antonio Guterres", "leader UN Guterres"},
    {"Foreign Minister Sergei Lavrov", "leader RU Lavrov"},
    {"Japan's foreign minister, Takeshi Iwaya", "leader JP Iwaya"},
    {"Chinese Premier Li Qiang", "leader CN Li"},
    {"former French President Nicolas Sarkozy", "leader FR Sarkozy former"},
    {"the president", "leader"},

    /* those who speak, and those who are sent */
    {"Kremlin spokesman Dmitry Peskov", "voice RU Peskov"},
    {"the Foreign Ministry", "voice"},
    {"the Indian Foreign Ministry", "voice IN"},
    {"Russian troops", "envoy RU"},
    {"the Indian ambassador", "envoy IN"},
    {"TASS", "outlet RU TASS"},

    /* several of one office */
    {"the leaders of Cuba, India and France", "state CU + state IN + state FR"},
    {"the presidents of Serbia and Moldova", "state RS + state MD"},

    /* groups that are named as groups */
    {"Western leaders", "group GROUP \"Western leaders\""},
    {"more than 50 heads of state", "group GROUP \"more than 50 heads of state\""},
    {"26 leaders", "group GROUP \"26 leaders\""},
    {"several foreign leaders", "group GROUP \"several foreign leaders\""},

    /* pronouns, and "his", "its" */
    {"he", "he"},
    {"they", "they"},
    {"we", "we"},
    {"his deputy", "leader owned"},
    {"its president", "leader owned"},

    /* persons of no office */
    {"Boris Petrenko", "private Petrenko"},
    {"nothing at all", ""},
};

static const char *const ranks[] = {
    [RANK_NONE] = "none", [RANK_STATE] = "state", [RANK_SEAT] = "seat", [RANK_GOVERNMENT] = "government",
    [RANK_LEADER] = "leader", [RANK_ENVOY] = "envoy", [RANK_VOICE] = "voice", [RANK_OUTLET] = "outlet",
    [RANK_GROUP] = "group", [RANK_HE] = "he", [RANK_THEY] = "they", [RANK_IT] = "it", [RANK_WE] = "we",
    [RANK_PRIVATE] = "private",
};

static void actor_text(struct buf *b, const struct actor *a)
{
    buf_text(b, ranks[a->rank]);
    if (a->code.n > 0)
        buf_fmt(b, " %.*s", STR_ARG(a->code));
    if (a->rank == RANK_GROUP)
        buf_fmt(b, " \"%.*s\"", STR_ARG(a->words));
    if (a->person.n > 0)
        buf_fmt(b, " %.*s", STR_ARG(a->person));
    if (a->former)
        buf_text(b, " former");
    if (a->owned)
        buf_text(b, " owned");
    if (a->owner)
        buf_text(b, " 's");
}

/* The first noun group of a text; where it starts in *at, behind it *end. */
static size_t first_actors(struct who *who, struct words words, size_t *at, struct actor members[WHO_MEMBERS])
{
    size_t count = 0;

    for (; *at < words.count; ++*at) {
        size_t n = who_at(who, words, *at, members, &count);

        if (n > 0) {
            *at += n;
            return count;
        }
    }
    return 0;
}

static void first_text(struct who *who, const char *text, struct buf *out)
{
    struct words words = text_words(who->a, str_of(text), 0);
    struct actor members[WHO_MEMBERS];
    size_t at = 0, count = first_actors(who, words, &at, members);

    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            buf_text(out, " + ");
        actor_text(out, &members[i]);
    }
}

static void a_noun_group_names_its_actors(void **state)
{
    size_t wrong = 0;

    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct arena a = {0};
        struct who who = {.a = &a, .on = 20230501};
        struct buf got = {0};

        first_text(&who, rows[i].text, &got);
        if (!str_eq(buf_str(&got), str_of(rows[i].actors))) {
            print_error("\"%s\": came %.*s; wanted %s\n", rows[i].text, STR_ARG(buf_str(&got)), rows[i].actors);
            wrong++;
        }
        buf_free(&got);
        arena_free(&a);
    }
    assert_int_equal(wrong, 0);
}

/* What a story says first, and whom a name means afterwards. */
static const struct {
    const char *what, *first, *then, *actors;
} stories[] = {
    {"an office and a country introduce", "Kyrgyz President Adil Testov arrived.", "Testov", "leader KG Testov"},
    {"so do an office and an apposition", "The prime minister of Bhutan, Dasho Probe, came.", "Probe",
     "leader BT Probe"},
    {"a spokesman speaks afterwards as well", "Kremlin spokeswoman Anna Versuch spoke.", "Versuch",
     "voice RU Versuch"},
    {"the whole name works as the family name does", "Serbian President Milan Ogledov came.", "Milan Ogledov",
     "leader RS Ogledov"},
    {"nobody is known beforehand", "The parade was held.", "Testov", ""},
};

static void a_person_is_known_once_introduced(void **state)
{
    size_t wrong = 0;

    (void)state;
    for (size_t i = 0; i < sizeof stories / sizeof *stories; i++) {
        struct arena a = {0};
        struct who who = {.a = &a, .on = 20230501};
        struct buf got = {0};
        struct actor members[WHO_MEMBERS];
        size_t at = 0;

        first_actors(&who, text_words(&a, str_of(stories[i].first), 0), &at, members);
        first_text(&who, stories[i].then, &got);
        if (!str_eq(buf_str(&got), str_of(stories[i].actors))) {
            print_error("%s: came %.*s; wanted %s\n", stories[i].what, STR_ARG(buf_str(&got)), stories[i].actors);
            wrong++;
        }
        buf_free(&got);
        arena_free(&a);
    }
    assert_int_equal(wrong, 0);
}

/* A family name means whoever held the office on the story's day. */
static void terms_of_office_choose_among_leaders(void **state)
{
    static const struct {
        day on;
        const char *text, *actors;
    } terms[] = {
        {20050501, "President Bush", "leader US Bush"},
        {20200501, "French President Emmanuel Macron", "leader FR Macron"},
        {20140501, "British Prime Minister David Cameron", "leader GB Cameron"},
        {20230501, "President Biden", "leader US Biden"},
    };

    (void)state;
    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++) {
        struct arena a = {0};
        struct who who = {.a = &a, .on = terms[i].on};
        struct buf got = {0};

        first_text(&who, terms[i].text, &got);
        if (!str_eq(buf_str(&got), str_of(terms[i].actors)))
            fail_msg("%d \"%s\": came %.*s", terms[i].on, terms[i].text, STR_ARG(buf_str(&got)));
        buf_free(&got);
        arena_free(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_noun_group_names_its_actors),
        cmocka_unit_test(a_person_is_known_once_introduced),
        cmocka_unit_test(terms_of_office_choose_among_leaders),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
