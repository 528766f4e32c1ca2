#include "fact/document.h"

static const char *const verdicts[VERDICT_COUNT] = {"pending", "accepted", "rejected"};

const char *verdict_text(enum verdict v)
{
    return verdicts[v];
}

bool verdict_parse(struct str s, enum verdict *out)
{
    for (size_t i = 0; i < VERDICT_COUNT; i++)
        if (str_eq(s, str_of(verdicts[i]))) {
            *out = (enum verdict)i;
            return true;
        }
    return false;
}
