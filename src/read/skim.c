#include "read/skim.h"

#include <endian.h>
#include <pthread.h>
#include "base/utf8.h"
#include "read/cue.h"
#include "read/name.h"

enum { NEAR = 256, BEHIND = 56, BLOCK = 64, PREFIX = 4, EDGE = 96, NAME_WORDS = 12 };

/* What a word can be to Q1 and Q2. */
enum { NOTHING = 0, OCCASION = 1, PERHAPS = 2, TELLING = 4, TRAVEL = 8 };

static uint64_t prefixes[1024];  /* a bit for each hash of the first four letters of a word wanted */
static bool leads[VERB_COUNT + OWN_VERBS_MAX];  /* verbs that a cue's words start with */
static pthread_once_t once = PTHREAD_ONCE_INIT;

/* --- words, eight bytes at a time -------------------------------------------------------------- */

#define EACH(byte) ((uint64_t)(byte) * 0x0101010101010101u)

/* The top bit of each byte that is a letter or digit of ASCII. */
static uint64_t word_bytes(uint64_t x)
{
    uint64_t low = (x | EACH(0x20)) & EACH(0x7F);
    uint64_t letter = (low + EACH(0x80 - 'a')) & ~(low + EACH(0x7F - 'z'));
    uint64_t digit = (low + EACH(0x80 - '0')) & ~(low + EACH(0x7F - '9'));

    return (letter | digit) & ~x & EACH(0x80);
}

static bool is_word_byte(char c)
{
    return word_bytes((unsigned char)c) != 0;
}

static uint64_t load(const char *p)
{
    uint64_t x;

    memcpy(&x, p, sizeof x);
    return le64toh(x);
}

/* One bit for each of 64 bytes: whether it belongs to a word. */
static uint64_t word_mask(const char *p)
{
    uint64_t mask = 0;

    for (int i = 0; i < BLOCK / 8; i++) {
        uint64_t bytes = word_bytes(load(p + i * 8));

        mask |= (bytes * 0x0002040810204081u >> 56) << i * 8;  /* gathers the top bits */
    }
    return mask;
}

/* The bit for a word's first letters, case aside; letters stands in front of at least eight bytes. */
static size_t prefix_of(const char *letters)
{
    uint64_t x = load(letters), end = ~word_bytes(x) & EACH(0x80);
    uint32_t first = (uint32_t)((x | EACH(0x20)) & (((end & (0 - end)) >> 7) - 1));

    return first * 0x9E3779B1u >> 16;
}

static bool wanted(const char *letters)
{
    size_t bit = prefix_of(letters);

    return (prefixes[bit / 64] >> bit % 64 & 1) != 0;
}

/* --- the words wanted -------------------------------------------------------------------------- */

static bool begins(struct str word, struct str lower)
{
    return word.n >= lower.n && str_eq_nocase(str_cut(word, 0, lower.n), lower);
}

/* "invite", "invitees", "disinvited": also those that no table holds. */
static bool is_inviting(struct str word)
{
    return begins(word, S("invit")) || begins(word, S("disinvit"));
}

/* Nouns of occasions that are more often said of something else. */
static int kind_of_noun(struct str word, bool weak)
{
    static const char *const others[] = {"day",     "service", "march", "party",   "opening",
                                         "session", "games",   "cop",   "council", NULL};

    for (int i = 0; weak && others[i] != NULL; i++)
        if (str_is(word, others[i]))
            return NOTHING;
    return weak || str_is(word, "fair") || str_is(word, "gathering") ? PERHAPS : OCCASION;
}

/* "visit", "arrives", "trip": of somebody who goes where a name right behind says. */
static bool is_travelling(struct str word)
{
    return begins(word, S("visit")) || begins(word, S("arriv")) || str_is(word, "trip");
}

static int kind_of(struct str word, const struct lexeme *l)
{
    int kind = is_travelling(word) ? TRAVEL : NOTHING;

    if (is_inviting(word))
        return OCCASION;
    if (l == NULL)
        return kind;
    if ((l->classes >> CLASS_OCCASION & 1) != 0)
        kind |= kind_of_noun(word, (l->classes >> CLASS_OCCASION_WEAK & 1) != 0);
    return leads[l->verb] ? kind | TELLING : kind;
}

static void want(struct str word, const struct lexeme *l)
{
    char padded[PREFIX + 8] = {0};
    size_t bit;

    if (kind_of(word, l) == NOTHING)
        return;
    memcpy(padded, word.p, word.n < PREFIX ? word.n : PREFIX);
    bit = prefix_of(padded);
    prefixes[bit / 64] |= (uint64_t)1 << bit % 64;
}

/* The verb with which a pattern's words start: "attend" of "G attend", "pull" of "G pull out". */
static void lead(struct str pattern)
{
    struct str token;

    while (str_split(&pattern, ' ', &token)) {
        enum verb v = verb_find(token);

        if (v != VERB_none) {
            leads[v] = true;
            return;
        }
    }
}

/* Verbs that any page has, whatever it is about; a visit is an occasion rather. */
static const char common[] =
    "be have do go come leave follow march announce expect land say visit take make give get put send stay remain "
    "call turn issue stand speak head lead move hold fix think thank discuss study examine consider watch gather "
    "bring count include ask drop miss let rule cry depend delay repeat receive need list open";

static void leave_common(void)
{
    struct str rest = str_of(common), word;

    while (str_split(&rest, ' ', &word))
        leads[verb_find(word)] = false;
}

static void gather(void)
{
    size_t count;
    const struct cue *rows = cue_rows(&count);

    for (size_t i = 0; i < count; i++)
        if (rows[i].frame != FRAME_NOT)
            lead(str_of(rows[i].pattern));
    leave_common();
    lexicon_each(want);
    want(S("visit"), NULL);
    want(S("arrive"), NULL);
    want(S("trip"), NULL);
    want(S("invitation"), NULL);
    want(S("disinvite"), NULL);
}

/* --- names, around what was found -------------------------------------------------------------- */

struct skim {
    struct str text;
    size_t perhaps, telling;  /* where such words stood last, or STR_NONE */
    size_t looked, nameless;  /* no name starts between these */
};

/* A family name that is a word too ("May", "Friday") shows nothing by itself. */
static bool is_name(struct words words)
{
    uint64_t folds[NAME_WORDS];
    struct name hits[NAMES_MAX];
    size_t n = 0, count;

    if (words.count == 0 || !words.items[0].capital)
        return false;
    if (who_name(words, 0, false).words > 0)
        return true;
    for (; n < NAME_WORDS && n < words.count; n++)
        folds[n] = words.items[n].fold;
    count = names_at(folds, n, hits);
    for (size_t i = 0; i < count; i++)
        if (hits[i].kind == NAME_LEADER || (hits[i].kind == NAME_FAMILY && lexicon_find(folds[0]) == NULL))
            return true;
    return false;
}

/* A run of ASCII that starts no name need not be cut into words: but "U.S." is longer than its "U",
 * and other letters may follow. */
static bool may_be_name(struct str text, size_t at)
{
    size_t end = at;

    while (end < text.n && is_word_byte(text.p[end]))
        end++;
    return end == text.n || text.p[end] == '.' || text.p[end] == '\'' || (unsigned char)text.p[end] >= 0x80 ||
           names_start(utf8_fold_hash(str_cut(text, at, end)));
}

static bool name_at(struct str text, size_t at)
{
    struct arena scratch = {0};
    struct str front = str_cut(text, at, at + EDGE);
    bool found = is_name(text_words(&scratch, front, 0));

    arena_free(&scratch);
    return found;
}

static bool is_capital(struct str text, size_t at)
{
    unsigned char c = (unsigned char)text.p[at];

    return (c >= 'A' && c <= 'Z') || c >= 0xC3;
}

static bool name_between(struct str text, size_t from, size_t to)
{
    for (size_t at = from; at < to; at++)
        if (is_capital(text, at) && (at == 0 || !is_word_byte(text.p[at - 1])) && may_be_name(text, at) &&
            name_at(text, at))
            return true;
    return false;
}

/* Whether a name starts between two places, looking again nowhere near what was looked at last. */
static bool has_name(struct skim *s, size_t from, size_t to)
{
    if (to > s->text.n)
        to = s->text.n;
    if (from > s->nameless || to < s->looked)
        s->looked = s->nameless = from;
    if (from < s->looked && name_between(s->text, from, s->looked))
        return true;
    if (s->nameless < to && name_between(s->text, s->nameless, to))
        return true;
    s->looked = from < s->looked ? from : s->looked;
    s->nameless = s->nameless < to ? to : s->nameless;
    return false;
}

/* "press conference", "news conference": no occasion. */
static bool is_of_press(struct str text, size_t at)
{
    static const char *const words[] = {"press", "news", "video", NULL};

    while (at > 0 && (text.p[at - 1] == ' ' || text.p[at - 1] == '\n'))
        at--;
    for (int i = 0; words[i] != NULL; i++) {
        struct str word = str_of(words[i]);

        if (at >= word.n && str_eq_nocase(str_cut(text, at - word.n, at), word))
            return true;
    }
    return false;
}

static size_t apart(size_t a, size_t b)
{
    return a > b ? a - b : b - a;
}

/* Takes the word at a place; true where it settles that the page is to be read. */
static bool take(struct skim *s, size_t at)
{
    size_t end = at, from, to;
    struct str word;
    int kind;

    while (end < s->text.n && is_word_byte(s->text.p[end]))
        end++;
    word = str_cut(s->text, at, end);
    kind = kind_of(word, lexicon_find(utf8_fold_hash(word)));
    if (kind == OCCASION)
        return !is_of_press(s->text, at) && has_name(s, at > NEAR ? at - NEAR : 0, at + NEAR);
    if ((kind & TRAVEL) != 0 && has_name(s, at, at + BEHIND))
        return true;
    if ((kind & PERHAPS) != 0)
        s->perhaps = at;
    if ((kind & TELLING) != 0)
        s->telling = at;
    if (kind == NOTHING || s->perhaps == STR_NONE || s->telling == STR_NONE ||
        apart(s->perhaps, s->telling) > NEAR)
        return false;
    from = s->perhaps < s->telling ? s->perhaps : s->telling;
    to = s->perhaps < s->telling ? s->telling : s->perhaps;
    return has_name(s, from > NEAR ? from - NEAR : 0, to + NEAR);
}

/* The words that start in one block of 64 bytes; inside: the byte before it is of a word. */
static bool take_block(struct skim *s, const char *bytes, size_t start, bool *inside)
{
    uint64_t mask = word_mask(bytes);
    uint64_t starts = mask & ~(mask << 1 | *inside);

    *inside = mask >> 63 != 0;
    for (; starts != 0; starts &= starts - 1) {
        size_t at = (size_t)__builtin_ctzll(starts);

        if (wanted(bytes + at) && take(s, start + at))
            return true;
    }
    return false;
}

bool skim_speaks_of_guests(struct str text)
{
    struct skim s = {.text = text, .perhaps = STR_NONE, .telling = STR_NONE};
    bool inside = false, found = false;
    size_t at = 0;

    pthread_once(&once, gather);
    for (; !found && at + BLOCK + 8 <= text.n; at += BLOCK)
        found = take_block(&s, text.p + at, at, &inside);
    while (!found && at < text.n) {
        char last[BLOCK + 8] = {0};

        memcpy(last, text.p + at, text.n - at < sizeof last ? text.n - at : sizeof last);
        found = take_block(&s, last, at, &inside);
        at += BLOCK;
    }
    return found;
}
