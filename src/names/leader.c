#include "names/names.h"

#include <assert.h>

static const struct leader leaders[] = {
#include "names/leaders.inc"
};

enum { COUNT = sizeof leaders / sizeof *leaders };

const struct leader *leader_row(uint32_t row)
{
    assert(row < COUNT);
    return &leaders[row];
}

uint32_t leader_count(void)
{
    return COUNT;
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
