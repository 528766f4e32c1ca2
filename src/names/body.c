#include "names/names.h"

#include <assert.h>

static const struct body bodies[] = {
#include "names/bodies.inc"
};

enum { COUNT = sizeof bodies / sizeof *bodies };

const struct body *body_row(uint32_t row)
{
    assert(row < COUNT);
    return &bodies[row];
}

uint32_t body_count(void)
{
    return COUNT;
}

const struct body *body_find(struct str code)
{
    for (uint32_t i = 0; i < COUNT; i++)
        if (str_eq(bodies[i].code, code))
            return &bodies[i];
    return NULL;
}
