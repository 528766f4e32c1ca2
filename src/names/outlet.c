#include "names/names.h"

#include <assert.h>
#include "names/own.h"
#include "names/packed.h"

struct packed {
    struct slice name, country, kind;
    bool speaks_for_state;
};

#include "names/outlets.inc"

enum { COUNT = sizeof packed / sizeof *packed };

static struct outlet outlets[COUNT];
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void unpack(void)
{
    for (uint32_t i = 0; i < COUNT; i++) {
        const struct packed *p = &packed[i];

        outlets[i] = (struct outlet){
            .name = UNPACK(p->name),
            .country = UNPACK(p->country),
            .kind = UNPACK(p->kind),
            .speaks_for_state = p->speaks_for_state,
        };
    }
}

const struct outlet *outlet_row(uint32_t row)
{
    assert(row < outlet_count());
    if (row >= COUNT)
        return &names_own()->outlets[row - COUNT];
    pthread_once(&once, unpack);
    return &outlets[row];
}

uint32_t outlet_count(void)
{
    return COUNT + names_own()->outlet_count;
}
