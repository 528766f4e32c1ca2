#include "page/story.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

enum {
    SHINGLE = 5,        /* words */
    KEEP = 480,         /* numbers in a fingerprint */
    GATHER = 2 * KEEP,  /* numbers gathered before the largest are dropped */
    HEAD_BYTES = 8,     /* 'S' '1', count in 2 bytes, bound in 4; little end first */
    WORD_BYTES = 64,
    LEAST_PASSAGE = 12, /* shingles in common: sixteen words in a row are a passage, fewer a phrase */
    LEAST_SAMPLED = 4,  /* so many of them must have been seen, however thin the sample */
    KEY_SHARE = 4,      /* one number in so many is a key */
    LEAST_KEYS = 64     /* of these that there are */
};

static_assert((int)STORY_KEYS >= (int)KEEP, "every number may be a key");

static const double SAME_OVERLAP = 0.4;

struct sketch {
    uint32_t numbers[GATHER];
    size_t count;
    uint32_t bound;     /* all numbers up to it, itself included, were kept */
    uint64_t window[SHINGLE];
    size_t words;
};

static int by_number(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

    return (x > y) - (x < y);
}

/* Sorts, drops doubles, and where there are more than KEEP drops the largest and lowers the bound. */
static void settle(struct sketch *s)
{
    size_t n = 0;

    qsort(s->numbers, s->count, sizeof *s->numbers, by_number);
    for (size_t i = 0; i < s->count; i++)
        if (n == 0 || s->numbers[n - 1] != s->numbers[i])
            s->numbers[n++] = s->numbers[i];
    if (n > KEEP) {
        n = KEEP;
        s->bound = s->numbers[n - 1];
    }
    s->count = n;
}

/* The mixing step of splitmix64: every bit of the input moves every bit of the output. */
static uint64_t mix(uint64_t h)
{
    h = (h ^ h >> 30) * 0xBF58476D1CE4E5B9u;
    h = (h ^ h >> 27) * 0x94D049BB133111EBu;
    return h ^ h >> 31;
}

static void take_word(struct sketch *s, uint64_t word)
{
    uint64_t h = 0;
    uint32_t number;

    s->window[s->words++ % SHINGLE] = word;
    if (s->words < SHINGLE)
        return;
    for (size_t i = 0; i < SHINGLE; i++)
        h = mix(h + s->window[(s->words + i) % SHINGLE]);
    number = (uint32_t)(h >> 32);
    if (number > s->bound)
        return;
    s->numbers[s->count++] = number;
    if (s->count == GATHER)
        settle(s);
}

/* The length of an entity ("&#8217;", "&quot;") at the front of s, or 0. */
static size_t entity(struct str s)
{
    size_t i = 1;

    if (s.n < 4 || s.p[0] != '&')
        return 0;
    while (i < s.n && i < 10 && s.p[i] != ';' && s.p[i] != ' ')
        i++;
    return i < s.n && s.p[i] == ';' ? i + 1 : 0;
}

/* The soft hyphen shows only where a line breaks in it; it is no letter of the word. */
static bool is_soft_hyphen(struct str s, size_t at)
{
    return at + 1 < s.n && s.p[at] == '\xC2' && s.p[at + 1] == '\xAD';
}

/*
 * Words here are plain runs of letters and digits: an apostrophe parts them, so that one written as
 * an entity does no harm. The address of a link is left out.
 */
static void take_text(struct sketch *s, struct str text)
{
    char word[WORD_BYTES];
    size_t have = 0, n;

    for (size_t i = 0; i <= text.n; i += n) {
        int32_t c = i == text.n ? ' ' : utf8_at(text, i, &n);

        if (i == text.n)
            n = 1;
        if (i < text.n && is_soft_hyphen(text, i))
            continue;
        if (utf8_is_letter(c) || (c >= '0' && c <= '9')) {
            if (have + n <= sizeof word) {
                memcpy(word + have, text.p + i, n);
                have += n;
            }
            continue;
        }
        if (have > 0)
            take_word(s, utf8_fold_hash((struct str){word, have}));
        have = 0;
        if (c == '&' && entity(str_cut(text, i, i + 12)) > 0)
            n = entity(str_cut(text, i, i + 12));
        else if (c == ']' && i + 1 < text.n && text.p[i + 1] == '(')
            n = str_find_byte(str_cut(text, i, text.n), ')', 0);
        if (n == STR_NONE)
            n = text.n - i;
    }
}

static bool tells_story(enum block_kind k)
{
    return k == BLOCK_PARAGRAPH || k == BLOCK_HEADING || k == BLOCK_ITEM || k == BLOCK_ROW;
}

static void put32(char *p, uint32_t v)
{
    for (int i = 0; i < 4; i++)
        p[i] = (char)(unsigned char)(v >> 8 * i);
}

static uint32_t get32(const char *p)
{
    uint32_t v = 0;

    for (int i = 3; i >= 0; i--)
        v = v << 8 | (unsigned char)p[i];
    return v;
}

static struct str written(struct arena *a, const struct sketch *s)
{
    char *p = arena_alloc(a, HEAD_BYTES + s->count * 4);

    p[0] = 'S';
    p[1] = '1';
    p[2] = (char)(unsigned char)(s->count & 0xFF);
    p[3] = (char)(unsigned char)(s->count >> 8);
    put32(p + 4, s->bound);
    for (size_t i = 0; i < s->count; i++)
        put32(p + HEAD_BYTES + i * 4, s->numbers[i]);
    return (struct str){p, HEAD_BYTES + s->count * 4};
}

struct str story_fingerprint(struct arena *a, const struct page *p)
{
    struct sketch *s = ARENA_NEW(a, struct sketch, 1);

    s->bound = UINT32_MAX;
    for (size_t i = 0; i < p->count; i++)
        if (tells_story(p->blocks[i].kind))
            take_text(s, p->blocks[i].text);
    settle(s);
    return s->count == 0 ? (struct str){0} : written(a, s);
}

/* How many numbers a fingerprint holds; 0 for bytes that are none. */
static size_t count_of(struct str f)
{
    size_t count;

    if (f.n < HEAD_BYTES || f.p[0] != 'S' || f.p[1] != '1')
        return 0;
    count = (unsigned char)f.p[2] | (size_t)(unsigned char)f.p[3] << 8;
    return count <= KEEP && f.n == HEAD_BYTES + count * 4 ? count : 0;
}

static uint32_t number_at(struct str f, size_t i)
{
    return get32(f.p + HEAD_BYTES + i * 4);
}

/* What two fingerprints have each, and both, below the bound that is common to them. */
struct shared {
    size_t a, b, both;
    double share;       /* of all numbers: how many lie below the bound */
};

static size_t count_below(struct str f, uint32_t bound)
{
    size_t n = 0, count = count_of(f);

    while (n < count && number_at(f, n) <= bound)
        n++;
    return n;
}

static struct shared compare(struct str a, struct str b)
{
    struct shared s = {0};
    uint32_t bound;

    if (count_of(a) == 0 || count_of(b) == 0)
        return s;
    bound = get32(a.p + 4) < get32(b.p + 4) ? get32(a.p + 4) : get32(b.p + 4);
    s.share = ((double)bound + 1) / ((double)UINT32_MAX + 1);
    s.a = count_below(a, bound);
    s.b = count_below(b, bound);
    for (size_t i = 0, k = 0; i < s.a && k < s.b;) {
        uint32_t x = number_at(a, i), y = number_at(b, k);

        s.both += x == y;
        i += x <= y;
        k += y <= x;
    }
    return s;
}

static double overlap_of(struct shared s)
{
    size_t least = s.a < s.b ? s.a : s.b;

    return least == 0 ? 0 : (double)s.both / (double)least;
}

double story_overlap(struct str a, struct str b)
{
    return overlap_of(compare(a, b));
}

bool story_same(struct str a, struct str b)
{
    struct shared s = compare(a, b);

    if (s.both > 0 && str_eq(a, b))
        return true;
    return s.both >= LEAST_SAMPLED && (double)s.both / s.share >= LEAST_PASSAGE &&
           overlap_of(s) >= SAME_OVERLAP;
}

size_t story_keys(struct str f, uint32_t keys[STORY_KEYS])
{
    size_t count = count_of(f), n = 0;

    while (n < count && n < STORY_KEYS &&
           (n < LEAST_KEYS || number_at(f, n) <= UINT32_MAX / KEY_SHARE)) {
        keys[n] = number_at(f, n);
        n++;
    }
    return n;
}
