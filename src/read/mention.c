#include "read/mention.h"

#include "read/name.h"

static bool is_mentioned(const struct who *w, struct str code)
{
    for (size_t i = 0; i < w->mentioned_count; i++)
        if (str_eq(w->mentioned[i], code))
            return true;
    return false;
}

/* Whose leaders everybody calls by the family name alone. */
static bool is_household(struct str code)
{
    static const char *const codes[] = {"US", "RU", "CN", "GB",   "FR", "DE", "UN", "KP", "UA",
                                        "TR", "IN", "BR", "IL",   "JP", "IT", "CA", "VA", "EU",
                                        "MX", "AU", "ZA", "NATO", "IR", "CU", "VE", "KR", "BY",
                                        "ES", "PL", "HU", "ID",   "AR", "PK", NULL};

    for (int i = 0; codes[i] != NULL; i++)
        if (str_eq(code, str_of(codes[i])))
            return true;
    return false;
}

/* "Robinson" alone is Trinidad's president only where the story speaks of Trinidad. */
bool mention_allows(const struct group *g, const struct leader *l, size_t leader_n, size_t run)
{
    return leader_n > 1 || run > 1 || g->actor.office || g->actor.code.n > 0 || is_household(l->country) ||
           is_mentioned(g->w, l->country);
}

void who_settle(struct who *w, struct str person, struct str code)
{
    for (size_t i = 0; i < w->count; i++)
        if (w->known[i].code.n == 0 && str_eq(w->known[i].person, person))
            w->known[i].code = code;
}

void who_mention(struct who *w, struct words words)
{
    for (size_t at = 0; at < words.count; at++) {
        struct name hit = words.items[at].capital ? who_name(words, at, false) : (struct name){0};

        if (hit.words == 0 || is_mentioned(w, who_code(hit)))
            continue;
        w->mentioned = arena_grow(w->a, w->mentioned, &w->mentioned_allocated, w->mentioned_count,
                                  sizeof *w->mentioned);
        w->mentioned[w->mentioned_count++] = who_code(hit);
    }
}
