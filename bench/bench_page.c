/*
 * bench_page.c - telling story from furniture in plain text.
 *
 *     bench_page FOLDER      the pages of a folder, read one by one and as one long page
 *
 * The long page is made of the stories alone, again and again: a comment form of the first page
 * would end it.
 *
 * Only page_read is timed: the bytes are in memory before. The peer is `wc -w` over the same bytes
 * (run.sh), which cuts them into words and stops there.
 */
#include "bench.h"
#include "base/buf.h"
#include "base/file.h"
#include "page/page.h"

enum { MOST_BYTES = 1 << 28, LONG_BYTES = 1 << 24 };

static double read_one(struct str name, struct str bytes)
{
    struct arena a = {0};
    struct page page;
    struct err e;
    double start = bench_now();

    bench_need(page_read(&a, name, bytes, &page, &e), &e);
    start = bench_now() - start;
    arena_free(&a);
    return start;
}

static void add_story(struct buf *all, struct str bytes)
{
    struct arena a = {0};
    struct page page;
    struct err e;

    bench_need(page_read(&a, S("page"), bytes, &page, &e), &e);
    for (size_t i = 0; i < page.count; i++)
        if (page.blocks[i].kind != BLOCK_FURNITURE) {
            buf_add(all, page.blocks[i].text);
            buf_add(all, S("\n\n"));
        }
    arena_free(&a);
}

static struct str glue(struct arena *a, const struct str *pages, size_t count)
{
    struct buf all = {0};
    struct str bytes;

    while (all.n < LONG_BYTES)
        for (size_t i = 0; i < count; i++)
            add_story(&all, pages[i]);
    bytes = arena_str(a, buf_str(&all));
    buf_free(&all);
    return bytes;
}

int main(int argc, char **argv)
{
    struct arena a = {0};
    struct str *names = NULL, *pages, whole;
    size_t count = 0, bytes = 0;
    double each[BENCH_RUNS], once[BENCH_RUNS];
    struct err e;

    if (argc != 2)
        return 2;
    bench_need(file_list(&a, str_of(argv[1]), &names, &count, &e), &e);
    pages = ARENA_NEW(&a, struct str, count);
    for (size_t i = 0; i < count; i++) {
        bench_need(file_read(&a, names[i], MOST_BYTES, &pages[i], &e), &e);
        bytes += pages[i].n;
    }
    whole = glue(&a, pages, count);
    for (int run = 0; run < BENCH_RUNS; run++) {
        each[run] = 0;
        for (size_t i = 0; i < count; i++)
            each[run] += read_one(names[i], pages[i]);
        once[run] = read_one(S("long"), whole);
    }
    printf("page: %.1f MB/s over %zu pages; %.1f MB/s over one page of %.1f MB\n",
           (double)bytes / bench_median(each, BENCH_RUNS) / 1e6, count,
           (double)whole.n / bench_median(once, BENCH_RUNS) / 1e6, (double)whole.n / 1e6);
    arena_free(&a);
    return 0;
}
