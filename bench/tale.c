#include "tale.h"

#include <math.h>

enum { LEAST_WORDS = 90, MOST_WORDS = 900, TYPICAL_WORDS = 300 };

const char *const fates[FATE_COUNT] = {
    "story", "edited", "cut", "reordered", "embedded", "furniture",
};

static void add_sentence(struct arena *a, struct tale *t, struct str sentence, bool opens)
{
    t->sentences = arena_grow(a, t->sentences, &t->allocated, t->count, sizeof *t->sentences);
    t->opens = arena_grow(a, t->opens, &t->opens_allocated, t->count, sizeof *t->opens);
    t->sentences[t->count] = sentence;
    t->opens[t->count++] = opens;
}

static size_t words_of(struct str s)
{
    size_t n = 1;

    for (size_t i = 0; i < s.n; i++)
        n += s.p[i] == ' ';
    return n;
}

size_t tale_words(const struct tale *t)
{
    size_t n = 0;

    for (size_t i = 0; i < t->count; i++)
        n += words_of(t->sentences[i]);
    return n;
}

struct tale tale_of(struct arena *a, uint64_t seed, size_t words)
{
    struct prose p = prose_start(seed);
    struct buf b = {0};
    struct tale t = {0};
    uint32_t left = 0;

    prose_title(&p, &b);
    t.title = arena_str(a, buf_str(&b));
    for (size_t have = 0; have < words; have += words_of(t.sentences[t.count - 1])) {
        buf_reset(&b);
        prose_sentence(&p, &b);
        add_sentence(a, &t, arena_str(a, buf_str(&b)), left == 0);
        left = left == 0 ? prose_draw(&p, 4) : left - 1;
    }
    buf_free(&b);
    return t;
}

/* The sum of four draws is nearly normal; its power of two is skewed as lengths of reports are. */
struct tale tale_new(struct arena *a, uint64_t seed)
{
    struct prose p = prose_start(seed ^ 0x5EED);
    double sum = 0, words;

    for (int i = 0; i < 4; i++)
        sum += (double)prose_draw(&p, 1000) / 1000;
    words = TYPICAL_WORDS * exp2((sum - 2) * 1.6);
    words = words < LEAST_WORDS ? LEAST_WORDS : words > MOST_WORDS ? MOST_WORDS : words;
    return tale_of(a, seed, (size_t)words);
}

void tale_add(struct arena *a, struct tale *t, const struct tale *from, size_t first, size_t last)
{
    for (size_t i = first; i < last; i++)
        add_sentence(a, t, from->sentences[i], from->opens[i] || i == first);
}

/* Of a thousand words so many are replaced, left out or followed by another one. */
static struct str changed(struct arena *a, struct prose *p, struct str s, uint32_t permille)
{
    struct buf b = {0};
    struct str out;

    for (struct str word; str_split(&s, ' ', &word);) {
        uint32_t luck = prose_draw(p, 1000), how = prose_draw(p, 4);

        if (luck < permille && how < 2) {
            prose_word(p, &b);
        } else {
            if (luck >= permille || how == 2)
                buf_add(&b, word);
            if (luck < permille && how == 2) {
                buf_byte(&b, ' ');
                prose_word(p, &b);
            }
        }
        buf_byte(&b, ' ');
    }
    if (b.n > 0)
        b.n--;
    out = arena_str(a, buf_str(&b));
    buf_free(&b);
    return out;
}

void tale_change(struct arena *a, struct tale *t, uint32_t permille, uint64_t seed)
{
    struct prose p = prose_start(seed);

    for (size_t i = 0; i < t->count; i++)
        t->sentences[i] = changed(a, &p, t->sentences[i], permille);
}

static struct tale cut(struct arena *a, struct prose *p, const struct tale *t)
{
    size_t left = t->count * (35 + prose_draw(p, 46)) / 100 + 1, first = 0;
    struct tale out = {.title = t->title};

    left = left > t->count ? t->count : left;
    if (prose_chance(p, 30))
        first = prose_draw(p, (uint32_t)(t->count - left + 1));
    tale_add(a, &out, t, first, first + left);
    return out;
}

/* Where the paragraph of sentence i ends. */
static size_t paragraph_end(const struct tale *t, size_t i)
{
    do
        i++;
    while (i < t->count && !t->opens[i]);
    return i;
}

static struct tale reordered(struct arena *a, struct prose *p, const struct tale *t)
{
    size_t *starts = ARENA_NEW(a, size_t, t->count + 1), count = 0;
    struct tale out = {.title = t->title};

    for (size_t i = 0; i < t->count; i = paragraph_end(t, i))
        starts[count++] = i;
    for (size_t i = count; i > 1; i--) {
        size_t k = prose_draw(p, (uint32_t)i), start = starts[i - 1];

        starts[i - 1] = starts[k];
        starts[k] = start;
    }
    for (size_t i = 0; i < count; i++)
        tale_add(a, &out, t, starts[i], paragraph_end(t, starts[i]));
    return out;
}

static struct tale embedded(struct arena *a, struct prose *p, const struct tale *t, uint64_t seed)
{
    size_t words = tale_words(t) * (50 + prose_draw(p, 250)) / 100;
    struct tale around = tale_of(a, seed ^ 0xE3BED, words), out = {.title = around.title};
    size_t at = prose_draw(p, (uint32_t)around.count + 1);

    tale_add(a, &out, &around, 0, at);
    tale_add(a, &out, t, 0, t->count);
    tale_add(a, &out, &around, at, around.count);
    return out;
}

static struct tale told(struct arena *a, struct prose *p, const struct tale *t, enum fate fate,
                        uint64_t seed)
{
    struct tale out = {.title = t->title};

    switch (fate) {
    case CUT:
        return cut(a, p, t);
    case REORDERED:
        return reordered(a, p, t);
    case EMBEDDED:
        return embedded(a, p, t, seed);
    default:
        tale_add(a, &out, t, 0, t->count);
        return out;
    }
}

struct tale tale_fate(struct arena *a, const struct tale *t, enum fate fate, uint64_t seed)
{
    struct prose p = prose_start(seed);
    struct tale out = told(a, &p, t, fate, seed);

    if (fate == EDITED)
        tale_change(a, &out, 40 + prose_draw(&p, 81), seed ^ 0xED17);
    else if (fate != OTHER_FURNITURE && fate != AS_IT_IS)
        tale_change(a, &out, 10, seed ^ 0xED17);
    return out;
}
