#include "page/story.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum {
    HEAD_BYTES = 8,     /* 'S' '2', count in 2 bytes, bound in 4; little end first */
    KEY_SHARE = 4,      /* one number in so many is a key */
    LEAST_KEYS = 64     /* of these that there are */
};

static_assert((int)STORY_KEYS >= (int)SAMPLE_MOST, "every number may be a key");

static bool tells_story(enum block_kind k)
{
    return k == BLOCK_PARAGRAPH || k == BLOCK_HEADING || k == BLOCK_ITEM || k == BLOCK_ROW;
}

struct sample story_sample(struct shingler *s, const struct page *p, struct sampling how)
{
    shingle_start(s);
    for (size_t i = 0; i < p->count; i++)
        if (tells_story(p->blocks[i].kind))
            shingle_text(s, p->blocks[i].text);
    return shingle_sample(s, how);
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

static struct str written(struct arena *a, struct sample s)
{
    char *p = arena_alloc(a, HEAD_BYTES + s.count * 4);

    p[0] = 'S';
    p[1] = '2';
    p[2] = (char)(unsigned char)(s.count & 0xFF);
    p[3] = (char)(unsigned char)(s.count >> 8);
    put32(p + 4, s.bound);
    for (size_t i = 0; i < s.count; i++)
        put32(p + HEAD_BYTES + i * 4, s.numbers[i]);
    return (struct str){p, HEAD_BYTES + s.count * 4};
}

struct str story_fingerprint(struct arena *a, const struct page *p)
{
    struct sampling how = {.least = SAMPLE_MOST, .most = SAMPLE_MOST, .one_in = 1};
    struct shingler *s = ARENA_NEW(a, struct shingler, 1);
    struct sample all = story_sample(s, p, how);

    return all.count == 0 ? (struct str){0} : written(a, all);
}

/* How many numbers a fingerprint holds; 0 for bytes that are none. */
static size_t count_of(struct str f)
{
    size_t count;

    if (f.n < HEAD_BYTES || f.p[0] != 'S' || f.p[1] != '2')
        return 0;
    count = (unsigned char)f.p[2] | (size_t)(unsigned char)f.p[3] << 8;
    return count <= SAMPLE_MOST && f.n == HEAD_BYTES + count * 4 ? count : 0;
}

struct sample story_open(struct str f, uint32_t numbers[SAMPLE_MOST])
{
    struct sample s = {.numbers = numbers, .count = count_of(f)};

    if (s.count > 0)
        s.bound = get32(f.p + 4);
    for (size_t i = 0; i < s.count; i++) {
        numbers[i] = get32(f.p + HEAD_BYTES + i * 4);
        if (numbers[i] == 0)
            return (struct sample){0};
    }
    return s;
}

static struct likeness compare(struct str a, struct str b)
{
    uint32_t of_a[SAMPLE_MOST], of_b[SAMPLE_MOST];
    struct sample x = story_open(a, of_a), y = story_open(b, of_b);

    return likeness_of(&x, &y);
}

double story_overlap(struct str a, struct str b)
{
    struct likeness l = compare(a, b);

    return likeness_overlap(&l);
}

bool story_same(struct str a, struct str b)
{
    struct likeness l = compare(a, b);

    return likeness_same(&l) || (l.both > 0 && str_eq(a, b));
}

static int by_number(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

    return (x > y) - (x < y);
}

size_t story_keys(struct str f, uint32_t keys[STORY_KEYS])
{
    size_t count = story_open(f, keys).count, n = 0;

    qsort(keys, count, sizeof *keys, by_number);
    while (n < count && (n < LEAST_KEYS || keys[n] <= UINT32_MAX / KEY_SHARE))
        n++;
    return n;
}
