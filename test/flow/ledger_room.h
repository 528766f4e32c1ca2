/*
 * ledger_room.h - an empty ledger in memory, with an arena and an error, for one test.
 *
 * The test fails where it does not open. room_close frees all of it.
 */
#ifndef TEST_FLOW_LEDGER_ROOM_H
#define TEST_FLOW_LEDGER_ROOM_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "ledger/ledger.h"

struct room {
    struct ledger *ledger;
    struct arena arena;
    struct err e;
};

static struct room room_open(void)
{
    struct room r = {0};

    if (!ledger_open(S("memory:"), LEDGER_WRITE, &r.ledger, &r.e))
        fail_msg("%s", r.e.text);
    return r;
}

static void room_close(struct room *r)
{
    ledger_close(r->ledger);
    arena_free(&r->arena);
}

#endif
