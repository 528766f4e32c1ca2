#include "ledger/store.h"

int store_wait_ms = 30000;

static const struct store_row {
    struct str prefix;  /* of a path that means this kind */
    const struct store_kind *kind;
} rows[] = {
    {STR("memory:"), &store_memory},
    {STR(""), &store_sqlite},
};

const struct store_kind *store_kind_of(struct str path)
{
    size_t i = 0;

    while (!str_starts(path, rows[i].prefix))
        i++;
    return rows[i].kind;
}
