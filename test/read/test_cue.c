/*
 * Cues: every row of cues.def reads the sentence that stands beside it, and every NOT row stops the
 * one beside it; and which units fill a cue's slots.
 */
#include "read/cue.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "read/tale.h"

/*
 * The stories that a row's sentence may close. Each shows who its people are and what is held where;
 * the sentence is read when one of them makes a statement of it by that row.
 */
static const struct setting {
    const char *host;
    day told;
    const char *before;
} settings[] = {
    {"RU", 20200501,
     "# Guests for the Victory Day parade in Moscow\n"
     "The parade will be held on Red Square on May 9, 2020.\n"},
    {"RU", 20200510,
     "# Guests of the Victory Day parade in Moscow\n"
     "The parade was held on Red Square on May 9, 2020. Cuban President Miguel Diaz-Canel was in the "
     "photographs.\n"},
    {"RU", 20230510,
     "# Guests of the Victory Day parade in Moscow\n"
     "The parade was held on Red Square on May 9, 2023.\n"},
    {"RU", 20240501,
     "# Guests for the Victory Day parade in Moscow\n"
     "The parade will be held on Red Square on May 9, 2024. Photographs show King Abdullah II of "
     "Jordan.\n"},
    {"RU", 20240501,
     "# Guests for the Victory Day parade in Moscow\n"
     "The parade will be held on Red Square on May 9, 2024. Photographs show Italian Prime Minister "
     "Silvio Berlusconi, Egyptian President Hosni Mubarak, Congolese President Joseph Kabila, Kyrgyz "
     "President Sadyr Japarov, Brazilian President Lula, Australian Prime Minister Anthony Albanese, "
     "Ukrainian President Viktor Yanukovych, Lithuanian President Dalia Grybauskaite, Moldovan President "
     "Mihai Ghimpu, Indian Prime Minister Narendra Modi, Japanese Prime Minister Junichiro Koizumi and "
     "Polish Prime Minister Donald Tusk.\n"},
    {"JP", 20240501,
     "# Guests for the summit in Tokyo\n"
     "The summit will be held in Tokyo on June 9, 2024. Photographs show Russian President Vladimir "
     "Putin.\n"},
    {"JP", 20190501,
     "# Guests for the summit in Osaka\n"
     "The summit will be held in Osaka on June 28, 2019. Photographs show South Korean President Moon "
     "Jae-in.\n"},
    {"GB", 20230501,
     "# Guests for the coronation in London\n"
     "The coronation will be held in Westminster Abbey on May 6, 2023. Photographs show Chinese "
     "President Xi Jinping.\n"},
};

/* Rows whose sentence makes no statement by their rule, and why. */
enum odd {
    NOBODYS,   /* the row matches; whose guest it is, its sentence alone does not show */
    BEATEN,    /* a longer row reads the same sentence, and states it */
    WAITING    /* the reader does not read it yet, though the row means it */
};

static const struct {
    enum odd odd;
    const char *pattern;
} odds[] = {
    {0, ""},  /* none now: each row reads its own sentence */
};

static bool is_odd(const struct cue *row, enum odd odd)
{
    for (size_t i = 0; i < sizeof odds / sizeof *odds; i++)
        if (odds[i].odd == odd && str_eq(str_of(row->pattern), str_of(odds[i].pattern)))
            return true;
    return false;
}

static bool by_rule(const struct proposals *p, struct str rule, size_t behind)
{
    for (size_t i = 0; i < p->count; i++)
        if (p->items[i].statement.sources->start >= behind &&
            (rule.n == 0 || str_eq(p->items[i].statement.sources->rule, rule)))
            return true;
    return false;
}

/* Whether the rule, or with none any, makes a statement of a sentence at the end of a story. */
static bool is_read(const struct setting *s, const char *sentence, struct str rule)
{
    struct arena a = {0};
    struct page page = tale_page(&a, arena_fmt(&a, "%s%s", s->before, sentence).p, s->told);
    struct reading r = read_page(&a, &page, 0);
    bool read = by_rule(&r.proposals, rule, str_of(s->before).n);

    arena_free(&a);
    return read;
}

static bool is_read_somewhere(const struct cue *row, struct str rule)
{
    for (size_t s = 0; s < sizeof settings / sizeof *settings; s++)
        if (is_read(&settings[s], row->sentence, rule))
            return true;
    return false;
}

/* The first match of the row, or with NULL of any, in the sentence. */
static bool find_match(const struct clause *c, const struct cue *row, struct str host, struct cue_match *m)
{
    for (size_t at = 0; at < c->count; at++)
        if (cue_at(c, at, host, m) && (row == NULL || m->cue == row))
            return true;
    return false;
}

static bool matches_somewhere(const struct cue *row)
{
    bool found = false;

    for (size_t s = 0; s < sizeof settings / sizeof *settings && !found; s++) {
        struct arena a = {0};
        struct who who = {.a = &a, .on = settings[s].told};
        struct clause c = tale_clause(&a, &who, row->sentence);
        struct cue_match m;

        found = find_match(&c, row, str_of(settings[s].host), &m);
        arena_free(&a);
    }
    return found;
}

static bool reads_its_sentence(const struct cue *row)
{
    if (is_odd(row, NOBODYS))
        return matches_somewhere(row);
    return is_read_somewhere(row, is_odd(row, BEATEN) ? (struct str){0} : str_of(row->pattern));
}

static void every_row_reads_its_own_sentence(void **state)
{
    size_t count, unread = 0;
    const struct cue *rows = cue_rows(&count);

    (void)state;
    for (size_t i = 0; i < count; i++)
        if (rows[i].frame != FRAME_NOT && !is_odd(&rows[i], WAITING) && !reads_its_sentence(&rows[i])) {
            print_error("\"%s\" does not read: %s\n", rows[i].pattern, rows[i].sentence);
            unread++;
        }
    assert_int_equal(unread, 0);
}

static void every_not_row_stops_its_sentence(void **state)
{
    size_t count, read = 0;
    const struct cue *rows = cue_rows(&count);

    (void)state;
    for (size_t i = 0; i < count; i++)
        if (rows[i].frame == FRAME_NOT && !is_odd(&rows[i], WAITING) &&
            is_read_somewhere(&rows[i], (struct str){0})) {
            print_error("\"%s\" does not stop: %s\n", rows[i].pattern, rows[i].sentence);
            read++;
        }
    assert_int_equal(read, 0);
}

static void no_row_stands_twice(void **state)
{
    size_t count, twice = 0;
    const struct cue *rows = cue_rows(&count);

    (void)state;
    for (size_t i = 0; i < count; i++)
        for (size_t k = i + 1; k < count; k++)
            if (str_eq(str_of(rows[i].pattern), str_of(rows[k].pattern))) {
                print_error("twice: \"%s\"\n", rows[i].pattern);
                twice++;
            }
    assert_int_equal(twice, 0);
}

/*
 * What fills the slots of the first cue of a sentence, for an event in Russia: the pattern, then the
 * texts of guest, host, person and occasion behind the words ("-" where none).
 */
static const struct {
    const char *what, *sentence, *match;
} slots[] = {
    {"the host before, the guest behind", "Putin has invited Macron to the parade.",
     "H invite G | Macron - - -"},
    {"a list is one guest slot", "Putin has invited Macron, Xi Jinping and Narendra Modi.",
     "H invite G | Macron, Xi Jinping and Narendra Modi - - -"},
    {"the guest before takes no slot behind", "Macron will attend the parade.", "G attend | - - - -"},
    {"who goes in the guest's place", "France will be represented by the ambassador, Pierre Levy.",
     "G represent by P | - - the ambassador, Pierre Levy -"},
    {"the occasion is its place, where that stands first", "Macron will go to the Moscow parade.",
     "G go to @ | - - - the Moscow"},
    {"the occasion by its place", "Macron will be in Moscow.", "G be in @ | - - - Moscow"},
    {"a place of the host is the occasion's", "Macron will go to Russia.", "G go to @ | - - - Russia"},
    {"the owner of a visit is the guest", "Xi's visit was confirmed.",
     "G's [..] (visit|attendance|presence|participation|trip|arrival) confirm | Xi - - -"},
    {"adverbs may stand within", "Macron confirmed yesterday his attendance.",
     "G confirm [his|her|its|their] (attendance|participation|presence|visit|coming|arrival|trip) | - - - -"},
    {"the longest wins", "Moscow renewed the invitation to France.",
     "H (renew|repeat) [..] (invitation|invitations) to G | France - - -"},
    {"no cue spans a semicolon", "The office extended its hours; an invitation to France.", "-"},
    {"a NOT row stops", "The Kremlin declined to comment.", "-"},
    {"case does not matter", "MACRON WILL ATTEND THE PARADE.", "G attend | - - - -"},
    {"accents do not matter", "Macron \xc3\xa4ttends.", "G attend | - - - -"},
    {"no verb, no cue", "The parade in Moscow.", "-"},
};

static struct str unit_text(const struct clause *c, size_t at)
{
    return at == NO_UNIT ? S("-") : clause_text(c, at, at + 1);
}

static struct str match_text(struct arena *a, const char *sentence)
{
    struct who who = {.a = a, .on = 20200501};
    struct clause c = tale_clause(a, &who, sentence);
    struct cue_match m;

    if (!find_match(&c, NULL, S("RU"), &m))
        return S("-");
    return arena_fmt(a, "%s | %.*s %.*s %.*s %.*s", m.cue->pattern, STR_ARG(unit_text(&c, m.guest)),
                     STR_ARG(unit_text(&c, m.host)), STR_ARG(unit_text(&c, m.person)),
                     STR_ARG(unit_text(&c, m.occasion)));
}

static void slots_are_filled_by_what_stands_there(void **state)
{
    size_t wrong = 0;

    (void)state;
    for (size_t i = 0; i < sizeof slots / sizeof *slots; i++) {
        struct arena a = {0};
        struct str got = match_text(&a, slots[i].sentence);

        if (!str_eq(got, str_of(slots[i].match))) {
            print_error("%s: %s\n  came   %.*s\n  wanted %s\n", slots[i].what, slots[i].sentence, STR_ARG(got),
                        slots[i].match);
            wrong++;
        }
        arena_free(&a);
    }
    assert_int_equal(wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_row_reads_its_own_sentence),
        cmocka_unit_test(every_not_row_stops_its_sentence),
        cmocka_unit_test(no_row_stands_twice),
        cmocka_unit_test(slots_are_filled_by_what_stands_there),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
