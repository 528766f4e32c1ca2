#include "names/names.h"

#include <assert.h>

static const struct place places[] = {
#include "names/places.inc"
};

enum { COUNT = sizeof places / sizeof *places };

const struct place *place_row(uint32_t row)
{
    assert(row < COUNT);
    return &places[row];
}

uint32_t place_count(void)
{
    return COUNT;
}
