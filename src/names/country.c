#include "names/names.h"

#include <assert.h>
#include "names/own.h"
#include "names/packed.h"

struct packed {
    struct slice code, alpha3, name, capital, status, parent;
};

#include "names/countries.inc"

enum { COUNT = sizeof packed / sizeof *packed };

static struct country countries[COUNT];
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void unpack(void)
{
    for (uint32_t i = 0; i < COUNT; i++) {
        const struct packed *p = &packed[i];

        countries[i] = (struct country){
            .code = UNPACK(p->code),
            .alpha3 = UNPACK(p->alpha3),
            .name = UNPACK(p->name),
            .capital = UNPACK(p->capital),
            .status = UNPACK(p->status),
            .parent = UNPACK(p->parent),
        };
    }
}

const struct country *country_row(uint32_t row)
{
    assert(row < country_count());
    if (row >= COUNT)
        return &names_own()->countries[row - COUNT];
    pthread_once(&once, unpack);
    return &countries[row];
}

uint32_t country_count(void)
{
    return COUNT + names_own()->country_count;
}

const struct country *country_find(struct str code)
{
    for (uint32_t i = 0; i < country_count(); i++)
        if (str_eq(country_row(i)->code, code))
            return country_row(i);
    return NULL;
}
