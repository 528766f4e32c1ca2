/*
 * fuzz_read.c - any bytes as a page, through page_read, read_page and read_explain.
 *
 * Besides what the sanitizers find, it holds the promises that page.h and reader.h make: blocks and
 * quotes are slices of the page's text at the offsets they give, days exist, scores lie from 0 to 1,
 * and the same page gives the same proposals.
 */
#include "page/page.h"
#include "read/reader.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A broken promise ends the run, also where assert is compiled out. */
static void must(bool kept)
{
    if (!kept)
        abort();
}

static bool is_slice_at(struct str bytes, struct str part, size_t start)
{
    return start <= bytes.n && part.n <= bytes.n - start &&
           (part.n == 0 || part.p == bytes.p + start);
}

static void try_blocks(const struct page *page)
{
    for (size_t i = 0; i < page->count; i++)
        must(is_slice_at(page->bytes, page->blocks[i].text, page->blocks[i].start));
}

static void try_proposal(struct str bytes, const struct proposal *p)
{
    const struct statement *st = &p->statement;

    must(st->act < ACT_COUNT && st->side < SIDE_COUNT && st->channel < CHANNEL_COUNT);
    must(day_valid(st->said_on) && day_valid(st->date));
    must(st->source_count == 1);

    const struct source *s = st->sources;

    must(s->start <= s->end && s->end <= bytes.n);
    must(str_eq(s->quote, str_cut(bytes, s->start, s->end)));
    must(s->quote.n > 0 && s->rule.n > 0);
    must(s->score >= 0 && s->score <= 1);
}

static bool is_same(const struct statement *a, const struct statement *b)
{
    return a->act == b->act && a->side == b->side && a->said_on == b->said_on &&
           str_eq(a->guest, b->guest) && str_eq(a->person, b->person) &&
           a->sources->start == b->sources->start && a->sources->end == b->sources->end;
}

static void try_again(struct arena *a, const struct page *page, const struct reading *first)
{
    struct reading again = read_page(a, page, 0);

    must(again.published == first->published);
    must(again.proposals.count == first->proposals.count);
    for (size_t i = 0; i < again.proposals.count; i++)
        must(is_same(&again.proposals.items[i].statement, &first->proposals.items[i].statement));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = {0};
    struct str bytes = {(const char *)data, size};
    struct page page;
    struct buf explained = {0};
    struct err e;

    if (page_read(&a, S("fuzzed.txt"), bytes, &page, &e)) {
        struct reading r = read_page(&a, &page, 0);

        try_blocks(&page);
        must(day_valid(r.published));
        for (size_t i = 0; i < r.proposals.count; i++)
            try_proposal(page.bytes, &r.proposals.items[i]);
        try_again(&a, &page, &r);
        read_explain(&a, &page, 20261121, &explained);
    }
    buf_free(&explained);
    arena_free(&a);
    return 0;
}
