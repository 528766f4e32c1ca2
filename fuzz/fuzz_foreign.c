/*
 * fuzz_foreign.c - any bytes as the answer of another reader, as lines and as the body of an endpoint.
 *
 * What is kept keeps the promises of judge.h: its quote stands in the document at its offsets, its codes
 * are known, its days exist, its score lies from 0 to 1, and it bears the reader's name.
 */
#include "names/names.h"
#include "second/endpoint.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define TEXT "Guests\n\nMacron will attend the\nparade in Moscow. Latvia will not. Latvia stays away.\n"

static const struct page page = {.name = STR("a.txt"), .bytes = STR(TEXT)};

/* A broken promise ends the run, also where assert is compiled out. */
static void must(bool kept)
{
    if (!kept)
        abort();
}

static bool is_code(struct str code)
{
    return country_find(code) != NULL || body_find(code) != NULL;
}

static void try_proposal(const struct proposal *p)
{
    const struct statement *st = &p->statement;
    const struct source *s = st->sources;

    must(st->source_count == 1 && st->act < ACT_COUNT && st->act != ACT_RETRACTED && st->side < SIDE_COUNT);
    must(day_valid(st->said_on) && day_valid(st->date));
    must(s->start < s->end && s->end <= page.bytes.n);
    must(str_eq(s->quote, str_cut(page.bytes, s->start, s->end)));
    must(s->score >= 0 && s->score <= 1);
    must(is_code(p->event.country) && (st->guest.n == 0 || is_code(st->guest)));
    must(str_eq(source_reader(s->rule), S("mistral")));
    must(event_id_valid(p->event.id));
}

static void try_lines(struct arena *a, struct str answer)
{
    struct second s = {.name = S("mistral")};
    struct faults dropped = {.arena = a};
    struct reading said = {0};

    second_take(&s, a, &page, 20200601, answer, &said, &dropped);
    for (size_t i = 0; i < said.proposals.count; i++)
        try_proposal(&said.proposals.items[i]);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = {0};
    struct str bytes = {(const char *)data, size}, lines;
    struct err e;

    try_lines(&a, bytes);
    if (endpoint_answer(&a, page.name, bytes, &lines, &e))
        try_lines(&a, lines);
    arena_free(&a);
    return 0;
}
