/*
 * fuzz_mail.c - any bytes as a message and as a mailbox: our walk over what GMime makes of them.
 *
 * Each document has bytes, a name and days that exist; a mailbox ends. GMime itself is loaded as it is
 * installed, without sanitizers.
 */
#include "intake/mail.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool kept)
{
    if (!kept)
        abort();
}

static void try_message(struct str bytes)
{
    struct arena a = {0};
    struct items_in all = {0};
    struct err e;

    if (mail_read(&a, (struct str){0}, bytes, &all, &e))
        must(all.count > 0);
    for (size_t i = 0; i < all.count; i++) {
        const struct page_source *s = &all.list[i].source;

        must(s->name.n > 0 && s->media.n > 0);
        must(day_valid(s->published) && day_valid(all.list[i].received));
    }
    arena_free(&a);
}

static void try_box(struct str bytes)
{
    struct stream s;
    struct str message;
    struct arena a = {0};
    struct err e;
    size_t turns = 0;

    stream_of(&s, S("box"), bytes);
    while (mbox_next(&s, &a, &message, &e) != 0)
        must(++turns <= bytes.n);
    stream_close(&s);
    arena_free(&a);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str bytes = {(const char *)data, size};

    try_message(bytes);
    try_box(bytes);
    return 0;
}
