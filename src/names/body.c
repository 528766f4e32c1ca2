#include "names/names.h"

#include <assert.h>
#include "names/own.h"
#include "names/packed.h"

struct packed {
    struct slice code, name, kind, seat;
};

#include "names/bodies.inc"

enum { COUNT = sizeof packed / sizeof *packed };

static struct body bodies[COUNT];
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void unpack(void)
{
    for (uint32_t i = 0; i < COUNT; i++) {
        const struct packed *p = &packed[i];

        bodies[i] = (struct body){
            .code = UNPACK(p->code),
            .name = UNPACK(p->name),
            .kind = UNPACK(p->kind),
            .seat = UNPACK(p->seat),
        };
    }
}

const struct body *body_row(uint32_t row)
{
    assert(row < body_count());
    if (row >= COUNT)
        return &names_own()->bodies[row - COUNT];
    pthread_once(&once, unpack);
    return &bodies[row];
}

uint32_t body_count(void)
{
    return COUNT + names_own()->body_count;
}

const struct body *body_find(struct str code)
{
    for (uint32_t i = 0; i < body_count(); i++)
        if (str_eq(body_row(i)->code, code))
            return body_row(i);
    return NULL;
}
