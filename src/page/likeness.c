#include "page/likeness.h"

enum {
    SLOTS = 1024,            /* a power of two, well above SAMPLE_MOST */
    LEAST_PASSAGE = 12,      /* shingles in common: C1 */
    LEAST_SAMPLED = 4,       /* so many of them must have been seen, however thin the sample */
    LEAST_PART = 6,          /* numbers in a part */
    LEAST_FIGURES = 8        /* fewer shingles with a digit, or without, prove no series */
};

static const double SOME_OF_IT = 0.34;    /* C3 */
static const double OF_A_PART = 0.2;
static const double SHORT_PIECE = 24;     /* shingles, or words */

/* How much of the shorter text is asked for, or of how many of its parts some. */
struct asked {
    double overlap, parts;
};

static const struct asked of_any = {0.5, 0.6};       /* C2, C3 */
static const struct asked of_one_site = {0.7, 0.74}; /* C5 */

/* C4: figures in so much of the shorter one; of them less than this is the same, against the words. */
static const double MANY_FIGURES = 0.25, OTHER_FIGURES = 0.7;

struct set {
    uint32_t slots[SLOTS];
};

static uint32_t *place(struct set *s, uint32_t number)
{
    uint32_t at = number * 2654435761u % SLOTS;

    while (s->slots[at] != 0 && s->slots[at] != number)
        at = (at + 1) % SLOTS;
    return &s->slots[at];
}

static size_t count_to(const struct sample *s, uint32_t bound)
{
    size_t n = 0;

    for (size_t i = 0; i < s->count; i++)
        n += s->numbers[i] <= bound;
    return n;
}

static size_t parts_of(size_t count)
{
    size_t parts = count / LEAST_PART;

    return parts < LIKENESS_PARTS ? parts : LIKENESS_PARTS;
}

/* What was met since the last number in common: it belongs to the span once another one comes. */
struct stretch {
    size_t numbers, figures;
};

static void take(struct likeness *l, struct stretch *since, uint32_t number, bool same)
{
    bool figure = (number & SHINGLE_FIGURE) != 0;

    if (l->both == 0 && !same)
        return;
    l->pieces += same && (l->both == 0 || since->numbers > 0);
    since->numbers++;
    since->figures += figure;
    if (!same)
        return;
    l->both++;
    l->same_figures += figure;
    l->span += since->numbers;
    l->figures += since->figures;
    *since = (struct stretch){0};
}

/* Walks over the shorter one, of which the set of the longer has some. */
static void walk(const struct sample *shorter, uint32_t bound, struct set *longer,
                 struct likeness *l)
{
    size_t at = 0, in_part[LIKENESS_PARTS] = {0}, of_part[LIKENESS_PARTS] = {0};
    struct stretch since = {0};

    l->parts = parts_of(l->shorter);
    for (size_t i = 0; i < shorter->count; i++) {
        uint32_t number = shorter->numbers[i];
        size_t part = l->parts * at / l->shorter;
        bool same;

        if (number > bound)
            continue;
        at++;
        same = *place(longer, number) == number;
        take(l, &since, number, same);
        if (l->parts > 0) {
            in_part[part] += same;
            of_part[part]++;
        }
    }
    for (size_t i = 0; i < l->parts; i++)
        l->told += (double)in_part[i] >= OF_A_PART * (double)of_part[i];
}

struct likeness likeness_of(const struct sample *a, const struct sample *b)
{
    uint32_t bound = a->bound < b->bound ? a->bound : b->bound;
    size_t in_a = count_to(a, bound), in_b = count_to(b, bound);
    const struct sample *shorter = in_a <= in_b ? a : b, *longer = in_a <= in_b ? b : a;
    struct likeness l = {.shorter = in_a <= in_b ? in_a : in_b, .longer = in_a <= in_b ? in_b : in_a};
    struct set set = {0};

    l.share = ((double)bound + 1) / ((double)UINT32_MAX + 1);
    if (l.shorter == 0 || l.longer > SAMPLE_MOST)
        return l;
    for (size_t i = 0; i < longer->count; i++)
        if (longer->numbers[i] <= bound)
            *place(&set, longer->numbers[i]) = longer->numbers[i];
    walk(shorter, bound, &set, &l);
    return l;
}

double likeness_overlap(const struct likeness *l)
{
    return l->shorter == 0 ? 0 : (double)l->both / (double)l->shorter;
}

double likeness_cover(const struct likeness *l)
{
    return l->longer == 0 ? 0 : (double)l->both / (double)l->longer;
}

/* C4. A date written in another way makes no series: there must be figures all over. */
static bool is_series(const struct likeness *l)
{
    size_t words = l->span - l->figures, same_words = l->both - l->same_figures;

    if (l->figures < LEAST_FIGURES || words < LEAST_FIGURES ||
        (double)l->figures < MANY_FIGURES * (double)l->span)
        return false;
    return (double)l->same_figures / (double)l->figures <
           OTHER_FIGURES * (double)same_words / (double)words;
}

static bool same(const struct likeness *l, struct asked asked)
{
    double overlap = likeness_overlap(l);

    if (l->both < LEAST_SAMPLED || (double)l->both / l->share < LEAST_PASSAGE)
        return false;  /* C1 */
    if (is_series(l))
        return false;
    return overlap >= asked.overlap ||
           (overlap >= SOME_OF_IT && l->parts > 1 &&
            (double)l->told >= asked.parts * (double)l->parts &&
            (double)l->both / l->share <= SHORT_PIECE * (double)l->pieces);
}

bool likeness_same(const struct likeness *l)
{
    return same(l, of_any);
}

bool likeness_same_at_site(const struct likeness *l)
{
    return same(l, of_one_site);
}
