#include "names/names.h"

#include <assert.h>
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
    assert(row < COUNT);
    pthread_once(&once, unpack);
    return &bodies[row];
}

uint32_t body_count(void)
{
    return COUNT;
}

const struct body *body_find(struct str code)
{
    for (uint32_t i = 0; i < COUNT; i++)
        if (str_eq(body_row(i)->code, code))
            return body_row(i);
    return NULL;
}
