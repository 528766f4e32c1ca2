#include "names/names.h"

#include <assert.h>

static const struct outlet outlets[] = {
#include "names/outlets.inc"
};

enum { COUNT = sizeof outlets / sizeof *outlets };

const struct outlet *outlet_row(uint32_t row)
{
    assert(row < COUNT);
    return &outlets[row];
}

uint32_t outlet_count(void)
{
    return COUNT;
}
