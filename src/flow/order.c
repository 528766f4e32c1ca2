#include "flow/order.h"

enum { RANK_EVENT, RANK_DOCUMENT, RANK_STATEMENT, RANK_ERASURE, RANK_PROPOSAL };

/* What nothing needs, and every proposal, comes last. */
#define LAST INT64_MAX

/* An event's id or a document's hash, and the number of an entry that needs it. */
struct need {
    struct str name;
    int64_t seq;
};

struct needs {
    struct need *list;
    size_t count;
};

static int by_name(const void *a, const void *b)
{
    const struct need *x = a, *y = b;
    int order = str_cmp(x->name, y->name);

    return order != 0 ? order : x->seq < y->seq ? -1 : x->seq > y->seq;
}

static int by_entry(const void *a, const void *b)
{
    const struct item *x = a, *y = b;

    if (x->at != y->at)
        return x->at < y->at ? -1 : 1;
    if (x->seq != y->seq)
        return x->seq < y->seq ? -1 : 1;
    if (x->rank != y->rank)
        return x->rank - y->rank;
    if (x->line != y->line)
        return x->line < y->line ? -1 : 1;
    return x->source < y->source ? -1 : x->source > y->source;
}

static void add_need(struct needs *n, struct str name, int64_t seq)
{
    n->list[n->count++] = (struct need){name, seq};
}

/* most: the count of lines and of all their sources. */
static struct needs list_needs(struct arena *a, const struct line *lines, size_t count, size_t most)
{
    struct needs n = {.list = ARENA_NEW(a, struct need, 2 * most + 1)};

    for (size_t i = 0; i < count; i++) {
        if (lines[i].kind != JSON_STATEMENT)
            continue;
        add_need(&n, lines[i].name, lines[i].seq);
        for (size_t j = 0; j < lines[i].cited_count; j++) {
            add_need(&n, lines[i].cited[j].document, lines[i].cited[j].seq);
            add_need(&n, lines[i].cited[j].story, lines[i].cited[j].seq);
        }
    }
    qsort(n.list, n.count, sizeof *n.list, by_name);
    return n;
}

/* The lowest number that needs a name. */
static int64_t first_need(const struct needs *n, struct str name)
{
    size_t low = 0;

    for (size_t left = n->count; left > 0;) {
        size_t half = left / 2;

        if (str_cmp(n->list[low + half].name, name) < 0) {
            low += half + 1;
            left -= half + 1;
        } else {
            left = half;
        }
    }
    return low < n->count && str_eq(n->list[low].name, name) ? n->list[low].seq : LAST;
}

static moment known(moment recorded_at, moment now)
{
    return recorded_at == 0 ? now : recorded_at;
}

static struct item whole(const struct line *line, size_t i, const struct needs *n, moment now)
{
    struct item item = {.line = i, .at = known(line->recorded_at, now), .seq = line->seq};

    switch (line->kind) {
    case JSON_EVENT:
        item.seq = first_need(n, line->name);
        item.rank = RANK_EVENT;
        break;
    case JSON_DOCUMENT:
        item.seq = first_need(n, line->name);
        item.rank = RANK_DOCUMENT;
        break;
    case JSON_STATEMENT:
        item.rank = RANK_STATEMENT;
        break;
    case JSON_ERASURE:
        item.seq = line->name.n > 0 ? first_need(n, line->name) : line->seq;
        item.rank = RANK_ERASURE;
        break;
    case JSON_PROPOSAL:
        item.at = item.seq = LAST;
        item.rank = RANK_PROPOSAL;  /* behind its document, also where all are of one moment */
        break;
    }
    return item;
}

/* A source never stands before its statement, whatever its line says. */
static struct item part(const struct item *of, const struct cited *s, size_t j, moment now)
{
    struct item item = *of;

    item.source = j + 1;
    item.at = known(s->recorded_at, now) > of->at ? known(s->recorded_at, now) : of->at;
    item.seq = s->seq > of->seq ? s->seq : of->seq;
    return item;
}

struct items order_lines(struct arena *a, const struct line *lines, size_t count,
                         bool own_moments, moment now)
{
    struct items items = {0};
    struct needs needs;
    struct arena scratch = {0};
    size_t most = count;

    for (size_t i = 0; i < count; i++)
        most += lines[i].cited_count;
    needs = list_needs(&scratch, lines, count, most);
    items.list = ARENA_NEW(a, struct item, most);
    for (size_t i = 0; i < count; i++) {
        struct item item = whole(&lines[i], i, &needs, now);

        items.list[items.count++] = item;
        for (size_t j = 0; j < lines[i].cited_count; j++)
            items.list[items.count++] = part(&item, &lines[i].cited[j], j, now);
    }
    arena_free(&scratch);
    for (size_t i = 0; !own_moments && i < items.count; i++)
        items.list[i].at = now;
    qsort(items.list, items.count, sizeof *items.list, by_entry);
    for (size_t i = 0; i < items.count; i++)
        items.list[i].at = items.list[i].at == LAST ? now : items.list[i].at;
    return items;
}
