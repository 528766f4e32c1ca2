#include "page/shingle.h"

#include <assert.h>
#include <string.h>

#include "base/utf8.h"

enum {
    WORD_BYTES = 64,         /* of a word that is not plain ASCII; what follows does not count */
    FEW_SLOTS = 256, SLOTS = 4 * SHINGLE_ROOM,
    STEPS = 16               /* the bound goes down by one part in so many */
};

static const uint64_t FNV_START = 0xCBF29CE484222325u, FNV_PRIME = 0x100000001B3u;

/* The rolling number is the sum of word i times BASE to the power of how many words ago it came. */
static const uint64_t BASE = 0x9E3779B97F4A7C15u;
static const uint64_t BASE_OF_FIRST = 0x9E3779B97F4A7C15u * 0x9E3779B97F4A7C15u *
                                      0x9E3779B97F4A7C15u * 0x9E3779B97F4A7C15u *
                                      0x9E3779B97F4A7C15u;

static_assert(SHINGLE_WORDS == 5, "BASE_OF_FIRST is BASE to the power of it");

/* What a byte is: a letter or digit as its small form, or one of these. */
enum { MARK = 0, ENTITY = 1, LINK = 2, WIDE = 3, LETTER = '0' };

static const unsigned char kinds[128] = {
#define SELF(c) [(c)] = (c)
#define SMALL(c) [(c)] = (c), [(c) - 32] = (c)
    SELF('0'), SELF('1'), SELF('2'), SELF('3'), SELF('4'), SELF('5'), SELF('6'), SELF('7'),
    SELF('8'), SELF('9'), SMALL('a'), SMALL('b'), SMALL('c'), SMALL('d'), SMALL('e'), SMALL('f'),
    SMALL('g'), SMALL('h'), SMALL('i'), SMALL('j'), SMALL('k'), SMALL('l'), SMALL('m'), SMALL('n'),
    SMALL('o'), SMALL('p'), SMALL('q'), SMALL('r'), SMALL('s'), SMALL('t'), SMALL('u'), SMALL('v'),
    SMALL('w'), SMALL('x'), SMALL('y'), SMALL('z'),
    ['&'] = ENTITY, [']'] = LINK,
#undef SELF
#undef SMALL
};

static unsigned kind_at(struct str s, size_t at)
{
    unsigned char c = (unsigned char)s.p[at];

    return c < 128 ? kinds[c] : WIDE;
}

/* The mixing step of splitmix64: every bit of the input moves every bit of the output. */
static uint64_t mix(uint64_t h)
{
    h = (h ^ h >> 30) * 0xBF58476D1CE4E5B9u;
    h = (h ^ h >> 27) * 0x94D049BB133111EBu;
    return h ^ h >> 31;
}

static size_t count_to(const struct shingler *s, uint32_t bound)
{
    size_t n = 0;

    for (size_t i = 0; i < s->count; i++)
        n += s->numbers[i] <= bound;
    return n;
}

/* Drops numbers above the bound, and all but the first of equal ones; what is left stays in order. */
static void sift(struct shingler *s)
{
    uint32_t slots[SLOTS], mask = FEW_SLOTS - 1;
    size_t n = 0;

    while (mask < 2 * count_to(s, s->bound))
        mask = mask * 2 + 1;
    memset(slots, 0, (mask + 1) * sizeof *slots);
    for (size_t i = 0; i < s->count; i++) {
        uint32_t number = s->numbers[i], at = (number * 2654435761u >> 8) & mask;

        if (number > s->bound)
            continue;
        while (slots[at] != 0 && slots[at] != number)
            at = (at + 1) & mask;
        if (slots[at] == number)
            continue;
        slots[at] = number;
        s->numbers[n++] = number;
    }
    s->count = n;
}

static void lower_to_most(struct shingler *s, size_t most)
{
    while (count_to(s, s->bound) > most)
        s->bound -= s->bound / STEPS;
    sift(s);
}

static void take_word(struct shingler *s, uint64_t word, bool figure)
{
    uint64_t *slot = &s->window[s->words++ % SHINGLE_WORDS];
    uint32_t number;

    s->rolling = s->rolling * BASE + word - *slot * BASE_OF_FIRST;
    *slot = word;
    s->since_figure = figure ? 0 : s->since_figure + 1;
    if (s->words < SHINGLE_WORDS)
        return;
    number = (uint32_t)(mix(s->rolling) >> 32) & ~(uint32_t)(SHINGLE_FIGURE | SHINGLE_SPARE);
    if (number == 0 || s->since_figure < SHINGLE_WORDS)
        number |= SHINGLE_FIGURE;
    if (number > s->bound)
        return;
    s->numbers[s->count++] = number;
    if (s->count < SHINGLE_ROOM)
        return;
    sift(s);
    if (s->count > SHINGLE_ROOM / 2)
        lower_to_most(s, SHINGLE_ROOM / 2);
}

/* The length of an entity ("&#8217;", "&quot;") at the front of s, or 0. */
static size_t entity(struct str s)
{
    size_t i = 1;

    while (i < s.n && s.p[i] != ';' && s.p[i] != ' ')
        i++;
    return i > 2 && i < s.n && s.p[i] == ';' ? i + 1 : 0;
}

/* The soft hyphen shows only where a line breaks in it; it is no letter of the word. */
static bool is_soft_hyphen(struct str s, size_t at)
{
    return at + 1 < s.n && s.p[at] == '\xC2' && s.p[at + 1] == '\xAD';
}

/* A word with letters beyond ASCII, from its start on; returns where it ends. */
static size_t take_wide_word(struct shingler *s, struct str text, size_t at)
{
    char word[WORD_BYTES];
    size_t have = 0, n;
    bool figure = false;

    for (; at < text.n; at += n) {
        int32_t c = utf8_at(text, at, &n);
        bool digit = c >= '0' && c <= '9';

        if (is_soft_hyphen(text, at))
            continue;
        if (!digit && !utf8_is_letter(c))
            break;
        figure = figure || digit;
        if (have + n > sizeof word)
            continue;
        memcpy(word + have, text.p + at, n);
        have += n;
    }
    if (have > 0)
        take_word(s, utf8_fold_hash((struct str){word, have}), figure);
    return at;
}

/* A word of ASCII, hashed as utf8_fold_hash does it; returns where it ends. */
static size_t take_plain_word(struct shingler *s, struct str text, size_t start)
{
    uint64_t h = FNV_START;
    bool figure = false;
    size_t at = start;
    unsigned c;

    for (; at < text.n && (c = kind_at(text, at)) >= LETTER; at++) {
        h = (h ^ c) * FNV_PRIME;
        figure = figure || c <= '9';
    }
    if (at < text.n && kind_at(text, at) == WIDE)
        return take_wide_word(s, text, start);
    take_word(s, h, figure);
    return at;
}

/* What is no plain letter: a mark, an entity, the address of a link, a letter beyond ASCII. */
static size_t pass(struct shingler *s, struct str text, size_t at)
{
    size_t n = 1;

    switch (kind_at(text, at)) {
    case ENTITY:
        n = entity(str_cut(text, at, at + 12));
        return at + (n > 0 ? n : 1);
    case LINK:
        if (at + 1 == text.n || text.p[at + 1] != '(')
            return at + 1;
        n = str_find_byte(text, ')', at);
        return n == STR_NONE ? text.n : n;
    case WIDE:
        if (is_soft_hyphen(text, at))
            return at + 2;
        return utf8_is_letter(utf8_at(text, at, &n)) ? take_wide_word(s, text, at) : at + n;
    default:
        return at + 1;
    }
}

void shingle_start(struct shingler *s)
{
    memset(s->window, 0, sizeof s->window);
    s->rolling = 0;
    s->words = s->count = 0;
    s->since_figure = SHINGLE_WORDS;
    s->bound = UINT32_MAX;
}

void shingle_text(struct shingler *s, struct str text)
{
    for (size_t at = 0; at < text.n;)
        at = kind_at(text, at) >= LETTER ? take_plain_word(s, text, at) : pass(s, text, at);
}

struct sample shingle_sample(struct shingler *s, struct sampling how)
{
    uint32_t least_bound = UINT32_MAX / how.one_in;

    if (count_to(s, least_bound) >= how.least && s->bound > least_bound)
        s->bound = least_bound;
    while (s->bound > least_bound && count_to(s, s->bound - s->bound / STEPS) >= how.least)
        s->bound -= s->bound / STEPS;
    lower_to_most(s, how.most);
    return (struct sample){s->numbers, s->count, s->bound};
}
