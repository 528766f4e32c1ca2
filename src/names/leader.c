#include "names/names.h"

#include <assert.h>
#include "names/own.h"
#include "names/packed.h"

struct packed {
    struct slice country, office, name, family, title;
    day from, to;
};

#include "names/leaders.inc"

enum { COUNT = sizeof packed / sizeof *packed };

static struct leader leaders[COUNT];
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void unpack(void)
{
    for (uint32_t i = 0; i < COUNT; i++) {
        const struct packed *p = &packed[i];

        leaders[i] = (struct leader){
            .country = UNPACK(p->country),
            .office = UNPACK(p->office),
            .name = UNPACK(p->name),
            .family = UNPACK(p->family),
            .title = UNPACK(p->title),
            .from = p->from,
            .to = p->to,
        };
    }
}

const struct leader *leader_row(uint32_t row)
{
    assert(row < leader_count());
    if (row >= COUNT)
        return &names_own()->leaders[row - COUNT];
    pthread_once(&once, unpack);
    return &leaders[row];
}

uint32_t leader_count(void)
{
    return COUNT + names_own()->leader_count;
}

/* The last day that a day known in part may mean; the 31st is late enough for any month. */
static day latest(day d)
{
    if (day_month(d) == 0)
        return day_make(day_year(d), 12, 31);
    return day_mday(d) == 0 ? day_make(day_year(d), day_month(d), 31) : d;
}

bool leader_in_office(const struct leader *l, day d)
{
    if (d == 0)
        return true;
    return l->from <= latest(d) && (l->to == 0 || d <= latest(l->to));
}
