#include "names/names.h"

#include <assert.h>
#include "names/own.h"
#include "names/packed.h"

struct packed {
    struct slice code, alpha3, name, capital, status, parent;
};

#include "names/countries.inc"

enum { COUNT = sizeof packed / sizeof *packed };

enum { PLACES = 26 * 26 };

static struct country countries[COUNT];
static uint16_t places[PLACES];  /* one more than the row of a code, by its letters */
static pthread_once_t once = PTHREAD_ONCE_INIT;

static size_t code_place(struct str code)
{
    size_t first = (unsigned char)code.p[0] - (size_t)'A', second = (unsigned char)code.p[1] - (size_t)'A';

    return first < 26 && second < 26 ? first * 26 + second : PLACES;
}

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
        assert(code_place(countries[i].code) < PLACES);
        places[code_place(countries[i].code)] = (uint16_t)(i + 1);
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

/* A code of the gazetteer is two capital letters: they are its place in the index. */
const struct country *country_find(struct str code)
{
    const struct own_names *own = names_own();
    size_t at = code.n == 2 ? code_place(code) : PLACES;

    pthread_once(&once, unpack);
    if (at < PLACES && places[at] != 0)
        return &countries[places[at] - 1];
    for (uint32_t i = 0; i < own->country_count; i++)
        if (str_eq(own->countries[i].code, code))
            return &own->countries[i];
    return NULL;
}
