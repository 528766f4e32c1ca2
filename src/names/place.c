#include "names/names.h"

#include <assert.h>
#include "names/own.h"
#include "names/packed.h"

struct packed {
    struct slice name, country, kind;
};

#include "names/places.inc"

enum { COUNT = sizeof packed / sizeof *packed };

static struct place places[COUNT];
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void unpack(void)
{
    for (uint32_t i = 0; i < COUNT; i++) {
        const struct packed *p = &packed[i];

        places[i] = (struct place){
            .name = UNPACK(p->name),
            .country = UNPACK(p->country),
            .kind = UNPACK(p->kind),
        };
    }
}

const struct place *place_row(uint32_t row)
{
    assert(row < place_count());
    if (row >= COUNT)
        return &names_own()->places[row - COUNT];
    pthread_once(&once, unpack);
    return &places[row];
}

uint32_t place_count(void)
{
    return COUNT + names_own()->place_count;
}
