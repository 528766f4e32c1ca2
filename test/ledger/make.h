/*
 * make.h - short ways to make the facts that the tests of the ledger put into ledgers.
 *
 * Statements are written as people would jot them: "FR accepted guest 2020-05-28 A 'Macron comes'",
 * the last two the document and the passage in it.
 */
#ifndef TEST_LEDGER_MAKE_H
#define TEST_LEDGER_MAKE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "ledger/ledger.h"

enum { NOON = 0 };

/* The event of all tests. */
static inline struct event parade(void)
{
    return (struct event){.id = S("ru-2020-victory-parade"), .country = S("RU"), .year = 2020,
                          .place = S("Moscow"), .name = S("Victory Day parade")};
}

#define PARADE S("ru-2020-victory-parade")

/* A document of some text; its hash lives in the arena. */
static inline struct document page(struct arena *a, const char *name, const char *text)
{
    struct hash h = hash_bytes(str_of(text));
    char hex[HASH_TEXT];

    return (struct document){.hash = arena_str(a, str_of(hash_text(h, hex))), .name = str_of(name),
                             .title = str_of("A title"), .outlet = str_of("TASS"),
                             .published = 20200528, .bytes = str_of(text),
                             .fingerprint = S("\x01\x00\xff print")};
}

/* A source that cuts quote out of d. */
static inline struct source passage(const struct document *d, const char *quote)
{
    size_t at = str_find(d->bytes, str_of(quote), 0);

    return (struct source){.kind = SOURCE_DOCUMENT, .document = d->hash, .name = d->name,
                           .start = at, .end = at + strlen(quote), .quote = str_of(quote),
                           .rule = S("G will attend E"), .score = 0.9};
}

static inline struct source clerk(const char *name)
{
    return (struct source){.kind = SOURCE_CLERK, .name = str_of(name), .score = 1};
}

static inline struct statement said(const char *guest, enum act act, enum side side, day on,
                                    const struct source *s)
{
    return (struct statement){.event = PARADE, .guest = str_of(guest), .act = act, .side = side,
                              .said_on = on, .person = S("Macron"), .by = S("Jean Dupont"),
                              .via = S("TASS"), .note = S("by phone"), .sources = s,
                              .source_count = 1};
}

/* Stops the test with the line of an error. */
#define MUST(call) \
    do { \
        struct err e_ = {0}, *e = &e_; \
        if (!(call)) \
            fail_msg("%s: %s", #call, e_.text); \
    } while (0)

#define BEGIN(l) MUST(ledger_begin((l), 1000, S("anna"), e))
#define COMMIT(l) MUST(ledger_commit((l), e))

#endif
