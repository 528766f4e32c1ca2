#include "names/names.h"

#include <assert.h>

static const struct country countries[] = {
#include "names/countries.inc"
};

enum { COUNT = sizeof countries / sizeof *countries };

const struct country *country_row(uint32_t row)
{
    assert(row < COUNT);
    return &countries[row];
}

uint32_t country_count(void)
{
    return COUNT;
}

const struct country *country_find(struct str code)
{
    for (uint32_t i = 0; i < COUNT; i++)
        if (str_eq(countries[i].code, code))
            return &countries[i];
    return NULL;
}
