/*
 * make_copies.c - a collection of invented documents in which it is known who copied whom.
 *
 *     make_copies COUNT SEED LINES TRUTH
 *
 * LINES gets a line of JSON for each document (id, url, text), TRUTH a line of tabs: id, family, kind,
 * site, and for a digest the families of its parts. Documents of one family tell one story. Of all:
 *
 *     10 in 100   near-copies, a fifth each: edited, cut, reordered, embedded, other furniture; nine in
 *                 ten on another site than the original's
 *      2          wire stories, each on 200 sites, changed in a few words, three in ten of them cut
 *      4          background: two to six stories of one site that share paragraphs, a fifth to two
 *                 fifths of each; told apart
 *      2          the same of an agency, each story on two to five sites
 *      4          series: one pattern of sentences with other figures each day; the days are told apart,
 *                 also where an agency's series stands on several sites, or just twice
 *      1/2        digests of three to five whole stories: each may count as a copy of its parts, but
 *                 does not join them
 *     the rest    stories of their own
 *
 * All sites have furniture of their own: a head and a foot that look it, and paragraphs within the
 * text that do not, because they are sentences like those of the stories. Of a third of the sites it
 * is more than the stories are. Some stand on every page, others on one in three, and some in one
 * section alone.
 */
#include "bench.h"
#include "fact/json.h"
#include "tale.h"

#include <string.h>

enum { SECTIONS = 4, BLOCKS = 8, WIRE_SITES = 200, DOCUMENTS_A_SITE = 250, LEAST_SITES = 220 };

enum kind { TALE, WIRE, BACKGROUND, SERIES, DIGEST };

/* A document to be written: all of it follows from these numbers. */
struct plan {
    enum kind kind;
    enum fate fate;
    uint64_t seed;           /* of the story, the series or the first part */
    uint64_t own;            /* of what this document makes of it */
    uint32_t family, site;
    uint32_t shared;         /* BACKGROUND: seed of the paragraphs; DIGEST: how many parts */
};

struct plans {
    struct arena arena;
    struct plan *items;
    size_t count, allocated;
    struct prose luck;
    uint64_t seed;
    uint32_t sites, families;
};

/* What the story of a family is told from. */
static uint64_t seed_of(const struct plans *p, uint32_t family)
{
    return (p->seed << 32) + 1000003u * (uint64_t)family;
}

/* The families of a digest's parts. */
static uint32_t part_family(const struct plans *all, const struct plan *p, uint32_t i)
{
    return i == 0 ? p->family : 1 + (uint32_t)(p->own + i * 7919u) % all->families;
}

static void add(struct plans *p, struct plan plan)
{
    plan.own = p->count * 2654435761u + 77;
    p->items = arena_grow(&p->arena, p->items, &p->allocated, p->count, sizeof *p->items);
    p->items[p->count++] = plan;
}

/* Large sites have many documents, most have few. */
static uint32_t some_site(struct plans *p)
{
    uint32_t a = prose_draw(&p->luck, p->sites), b = prose_draw(&p->luck, p->sites);

    return a < b ? a : b;
}

static uint32_t other_site(struct plans *p, uint32_t site)
{
    uint32_t other = site;

    if (prose_chance(&p->luck, 10))
        return site;
    while (other == site)
        other = some_site(p);
    return other;
}

static struct plan a_story(struct plans *p)
{
    uint32_t family = ++p->families;

    return (struct plan){.kind = TALE, .seed = seed_of(p, family), .family = family,
                         .site = some_site(p)};
}

/* Originals with one copy mostly, some with up to four. */
static void plan_copies(struct plans *p, size_t copies)
{
    for (size_t i = 0; i < copies;) {
        struct plan original = a_story(p);
        size_t more = prose_chance(&p->luck, 70) ? 1 : 2 + prose_draw(&p->luck, 3);

        add(p, original);
        for (; more > 0 && i < copies; more--, i++) {
            struct plan copy = original;

            copy.fate = (enum fate)(EDITED + i % (FATE_COUNT - EDITED));
            copy.site = other_site(p, original.site);
            add(p, copy);
        }
    }
}

static void plan_wire(struct plans *p, size_t documents)
{
    for (size_t i = 0; i < documents / WIRE_SITES; i++) {
        struct plan wire = a_story(p);
        uint32_t first = prose_draw(&p->luck, p->sites);

        wire.kind = WIRE;
        for (uint32_t k = 0; k < WIRE_SITES; k++) {
            wire.site = (first + k) % p->sites;
            wire.fate = prose_chance(&p->luck, 30) ? CUT : AS_IT_IS;
            add(p, wire);
        }
    }
}

/* spread: each story stands on so many sites, or on the one of all. */
static void plan_background(struct plans *p, size_t documents, bool agency)
{
    for (size_t i = 0; i < documents;) {
        uint32_t stories = 2 + prose_draw(&p->luck, 5), site = some_site(p);
        uint32_t shared = prose_draw(&p->luck, 1u << 30);

        for (; stories > 0; stories--) {
            struct plan story = a_story(p);

            story.kind = BACKGROUND;
            story.shared = shared;
            for (uint32_t k = agency ? 2 + prose_draw(&p->luck, 4) : 1; k > 0; k--, i++) {
                story.site = agency ? some_site(p) : site;
                add(p, story);
            }
        }
    }
}

/* A series on one site, an agency's on three sites a day, and one that is seen twice. */
static void plan_series(struct plans *p, size_t documents)
{
    for (size_t i = 0; i < documents;) {
        uint64_t seed = prose_draw(&p->luck, 1u << 30);
        uint32_t how = prose_draw(&p->luck, 3), site = some_site(p);
        uint32_t reports = how == 0 ? 20 + prose_draw(&p->luck, 41) : how == 1 ? 15 : 2;
        uint32_t places = how == 1 ? 3 : 1;

        for (; reports > 0; reports--) {
            struct plan report = {.kind = SERIES, .seed = seed, .family = ++p->families};

            report.shared = report.family;
            for (uint32_t k = 0; k < places; k++, i++) {
                report.site = how == 0 ? site : some_site(p);
                add(p, report);
            }
        }
    }
}

/* Of stories that are there already. */
static void plan_digests(struct plans *p, size_t documents)
{
    size_t before = p->count;

    for (size_t i = 0; i < documents; i++) {
        struct plan first = p->items[prose_draw(&p->luck, (uint32_t)before)];

        if (first.kind != TALE)
            continue;
        add(p, (struct plan){.kind = DIGEST, .seed = first.seed, .family = first.family,
                             .shared = 3 + prose_draw(&p->luck, 3), .site = some_site(p)});
    }
}

static void plan_all(struct plans *p, size_t count)
{
    plan_copies(p, count / 10);
    plan_wire(p, count / 50);
    plan_background(p, count / 25, false);
    plan_background(p, count / 50, true);
    plan_series(p, count / 25);
    plan_digests(p, count / 200);
    while (p->count < count)
        add(p, a_story(p));
    for (size_t i = p->count; i > 1; i--) {
        size_t k = prose_draw(&p->luck, (uint32_t)i);
        struct plan last = p->items[i - 1];

        p->items[i - 1] = p->items[k];
        p->items[k] = last;
    }
}

/* A site's furniture: head, foot, and paragraphs for the middle of a text. */
struct furniture {
    struct str head, foot, blocks[BLOCKS], sections[SECTIONS];
    uint32_t often[BLOCKS];  /* of a hundred pages */
    uint32_t count;
};

static struct str paragraph(struct arena *a, struct prose *p, uint32_t words)
{
    struct buf b = {0};
    struct str out;

    for (uint32_t have = 0; have < words; have += 15) {
        if (have > 0)
            buf_byte(&b, ' ');
        prose_sentence(p, &b);
    }
    out = arena_str(a, buf_str(&b));
    buf_free(&b);
    return out;
}

static struct str head(struct arena *a, struct prose *p)
{
    struct buf b = {0};
    struct str out;

    buf_text(&b, "The ");
    prose_name(p, &b);
    buf_text(&b, " Herald\n\nHome | World | Business | Sport | ");
    for (uint32_t i = 0; i < 6; i++) {
        prose_name(p, &b);
        buf_text(&b, " | ");
    }
    buf_text(&b, "Subscribe\n\n");
    out = arena_str(a, buf_str(&b));
    buf_free(&b);
    return out;
}

static struct furniture furnish(struct arena *a, uint32_t site)
{
    struct prose p = prose_start(0xF00D0000u + site);
    struct furniture f = {0};

    f.count = site % 3 == 0 ? 5 + prose_draw(&p, 4) : 1 + prose_draw(&p, 3);
    f.head = head(a, &p);
    f.foot = paragraph(a, &p, 40 + prose_draw(&p, 60));
    for (uint32_t i = 0; i < f.count; i++) {
        f.blocks[i] = paragraph(a, &p, 30 + prose_draw(&p, 100));
        f.often[i] = 35 + prose_draw(&p, 66);
    }
    for (uint32_t i = 0; i < SECTIONS; i++)
        f.sections[i] = paragraph(a, &p, 40 + prose_draw(&p, 40));
    return f;
}

static struct tale with_background(struct arena *a, const struct plan *p)
{
    struct tale t = tale_new(a, p->seed), out = {.title = t.title};
    struct prose luck = prose_start(p->seed ^ p->shared);
    struct tale shared = tale_of(a, p->shared, tale_words(&t) * (25 + prose_draw(&luck, 42)) / 100);
    size_t at = prose_chance(&luck, 70) ? t.count : t.count / 2;

    tale_add(a, &out, &t, 0, at);
    tale_add(a, &out, &shared, 0, shared.count);
    tale_add(a, &out, &t, at, t.count);
    return out;
}

/* The same sentences each day, of which two in three have a figure or two. */
static struct tale report(struct arena *a, const struct plan *p)
{
    struct prose pattern = prose_start(p->seed), figures = prose_start(p->shared);
    struct tale t = tale_of(a, p->seed, 100 + prose_draw(&pattern, 150));

    for (size_t i = 0; i < t.count; i++) {
        struct buf b = {0};
        size_t words = 0;

        for (struct str rest = t.sentences[i], word; str_split(&rest, ' ', &word); words++) {
            if (words > 0)
                buf_byte(&b, ' ');
            if (words % 7 == 3 && prose_chance(&pattern, 75))
                buf_fmt(&b, "%u.%u ", prose_draw(&figures, 400), prose_draw(&figures, 10));
            buf_add(&b, word);
        }
        t.sentences[i] = arena_str(a, buf_str(&b));
        buf_free(&b);
    }
    return t;
}

static struct tale digest(struct arena *a, const struct plan *p, const struct plans *all)
{
    struct tale out = tale_of(a, p->own, 15);

    for (uint32_t i = 0; i < p->shared; i++) {
        struct tale part = tale_new(a, seed_of(all, part_family(all, p, i)));

        tale_add(a, &out, &part, 0, part.count);
    }
    return out;
}

static struct tale tell(struct arena *a, const struct plan *p, const struct plans *all)
{
    struct tale t;

    switch (p->kind) {
    case BACKGROUND:
        return with_background(a, p);
    case SERIES:
        return report(a, p);
    case DIGEST:
        return digest(a, p, all);
    default:
        t = tale_new(a, p->seed);
        t = tale_fate(a, &t, p->fate, p->own);
        if (p->kind == WIRE)
            tale_change(a, &t, 20, p->own);
        return t;
    }
}

/* Puts the site's paragraphs between those of the text. */
static void write_text(struct arena *a, const struct plan *p, const struct tale *t, struct buf *b)
{
    struct furniture f = furnish(a, p->site);
    struct prose luck = prose_start(p->own ^ 0xB0D1);
    uint32_t next = 0, section = prose_draw(&luck, SECTIONS * 2);

    buf_add(b, f.head);
    buf_add(b, t->title);
    buf_fmt(b, "\n\nPublished on %u May 2021", 1 + prose_draw(&luck, 28));
    for (size_t i = 0; i < t->count; i++) {
        while (t->opens[i] && i > 0 && next < f.count && prose_chance(&luck, 50)) {
            if (prose_chance(&luck, f.often[next]))
                buf_fmt(b, "\n\n%.*s", STR_ARG(f.blocks[next]));
            next++;
        }
        buf_text(b, t->opens[i] ? "\n\n" : " ");
        buf_add(b, t->sentences[i]);
    }
    for (; next < f.count; next++)
        if (prose_chance(&luck, f.often[next]))
            buf_fmt(b, "\n\n%.*s", STR_ARG(f.blocks[next]));
    if (section < SECTIONS)
        buf_fmt(b, "\n\n%.*s", STR_ARG(f.sections[section]));
    buf_text(b, "\n\nRead also\n");
    for (int i = 0; i < 4; i++) {
        prose_title(&luck, b);
        buf_byte(b, '\n');
    }
    buf_fmt(b, "\n%.*s\n", STR_ARG(f.foot));
}

static void write_truth(FILE *truth, size_t i, const struct plan *p, const struct plans *all)
{
    static const char *const kinds[] = {
        [TALE] = "", [WIRE] = "wire", [BACKGROUND] = "background", [SERIES] = "series",
        [DIGEST] = "digest",
    };
    const char *kind = p->kind == TALE ? fates[p->fate] : kinds[p->kind];

    fprintf(truth, "d%06zu\t%u\t%s\t%u\t", i, p->kind == DIGEST ? 0 : p->family, kind, p->site);
    for (uint32_t k = 0; p->kind == DIGEST && k < p->shared; k++)
        fprintf(truth, "%s%u", k > 0 ? "," : "", part_family(all, p, k));
    fputc('\n', truth);
}

static void write_all(const struct plans *all, FILE *lines, FILE *truth)
{
    for (size_t i = 0; i < all->count; i++) {
        const struct plan *p = &all->items[i];
        struct arena a = {0};
        struct buf text = {0}, line = {0};
        struct tale t = tell(&a, p, all);

        write_text(&a, p, &t, &text);
        buf_fmt(&line, "{\"id\":\"d%06zu\",\"url\":\"https://www.site%u.example/news/%zu\",\"text\":",
                i, p->site, i);
        json_str(&line, buf_str(&text));
        buf_text(&line, "}\n");
        fwrite(line.p, 1, line.n, lines);
        write_truth(truth, i, p, all);
        buf_free(&text);
        buf_free(&line);
        arena_free(&a);
    }
}

int main(int argc, char **argv)
{
    struct plans all = {0};
    int64_t count = 0, seed = 0;
    FILE *lines, *truth;

    if (argc != 5 || !str_int(str_of(argv[1]), &count) || !str_int(str_of(argv[2]), &seed) || count < 1) {
        fputs("use: make_copies COUNT SEED LINES TRUTH\n", stderr);
        return 2;
    }
    lines = fopen(argv[3], "w");
    truth = fopen(argv[4], "w");
    if (lines == NULL || truth == NULL) {
        perror("make_copies");
        return 1;
    }
    all.seed = (uint64_t)seed;
    all.luck = prose_start(all.seed);
    all.sites = (uint32_t)(count / DOCUMENTS_A_SITE);
    all.sites = all.sites < LEAST_SITES ? LEAST_SITES : all.sites;
    plan_all(&all, (size_t)count);
    write_all(&all, lines, truth);
    arena_free(&all.arena);
    return fclose(lines) != 0 || fclose(truth) != 0;
}
