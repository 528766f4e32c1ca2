#include "flow/roll.h"

bool flow_roll(struct ledger *l, struct arena *a, const struct event *event, struct filter f,
               struct roll *out, struct statements *all, struct err *e)
{
    struct statements said = {0};

    if (!ledger_statements(l, a, event->id, &said, e))
        return false;
    *out = roll_make(a, event, said, f);
    if (all != NULL)
        *all = said;
    return true;
}

bool flow_rolls(struct ledger *l, struct arena *a, struct filter f, struct roll **out,
                size_t *count, struct err *e)
{
    struct events events = {0};

    if (!ledger_events(l, a, &events, e))
        return false;
    *out = ARENA_NEW(a, struct roll, events.count);
    *count = events.count;
    for (size_t i = 0; i < events.count; i++)
        if (!flow_roll(l, a, &events.items[i], f, &(*out)[i], NULL, e))
            return false;
    return true;
}
