/*
 * fuzz_cues.c - any bytes as a cue file, through cuefile_read, and what it gives put in force.
 *
 * Besides what the sanitizers find: every fault has a place in the file, every row a pattern, a sentence
 * and a place, and a page can be read with them. (proof.c is not tried here: it would read hundreds of
 * pages for each input.)
 */
#include "read/cuefile.h"
#include "read/reader.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A broken promise ends the run, also where assert is compiled out. */
static void must(bool kept)
{
    if (!kept)
        abort();
}

static void try_faults(const struct faults *f, struct str text)
{
    size_t lines = 1;

    for (size_t i = 0; i < text.n; i++)
        lines += text.p[i] == '\n';
    for (size_t i = 0; i < f->count; i++) {
        must(f->items[i].at.line >= 1 && f->items[i].at.line <= lines);
        must(f->items[i].at.column >= 1 && f->items[i].at.column <= text.n + 1);
        must(f->items[i].text.n > 0);
    }
}

static void try_rows(const struct own_cues *own)
{
    for (size_t i = 0; i < own->count; i++) {
        must(own->rows[i].frame > FRAME_NONE && own->rows[i].frame <= FRAME_NOT);
        must(own->rows[i].pattern[0] != '\0' && own->rows[i].sentence[0] != '\0');
        must(own->rows[i].own != NULL && own->rows[i].own->line > 0);
    }
}

static void try_page(struct arena *a)
{
    static const char text[] = "Guests for the summit in Kazan\n\nThe summit will be held in Kazan on June 9, 2024. "
                               "French President Emmanuel Macron has packed his bags and will grace the summit.\n";
    struct page page;
    struct err e;

    must(page_read(a, S("a.txt"), S(text), &page, &e));
    read_page(a, &page, 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct own_cues none;
    struct arena a = {0};
    struct own_cues own = {0};
    struct faults faults = {.arena = &a};
    struct str text = {(const char *)data, size};

    cuefile_read(&a, S("my.cues"), text, &own, &faults);
    try_faults(&faults, text);
    try_rows(&own);
    if (own.count + own.verb_count > 0) {
        cue_extend(&a, &own);
        try_page(&a);
        cue_extend(&a, &none);
    }
    arena_free(&a);
    return 0;
}
