#include "second/second.h"

#include "fact/json.h"
#include "second/command.h"
#include "second/endpoint.h"
#include "second/judge.h"

enum { LINE_MOST = 1 << 20, LINES_MOST = 5000 };  /* no document says so much */

static void write_block(struct buf *b, const struct block *block)
{
    buf_fmt(b, "{\"kind\":\"%s\",\"start\":%zu,\"end\":%zu}", block_kind_text(block->kind), block->start,
            block->start + block->text.n);
}

void second_line(struct buf *b, const struct page *page)
{
    buf_text(b, "{\"doc\":");
    json_str(b, page->name);
    buf_text(b, ",\"title\":");
    json_str(b, page->title);
    buf_text(b, ",\"outlet\":");
    json_str(b, page->outlet);
    buf_text(b, ",\"published\":");
    json_day(b, page->published >= 10000 ? page->published : 0);
    buf_text(b, ",\"text\":");
    json_str(b, page->bytes);
    buf_text(b, ",\"blocks\":[");
    for (size_t i = 0; i < page->count; i++) {
        buf_text(b, i == 0 ? "" : ",");
        write_block(b, &page->blocks[i]);
    }
    buf_text(b, "]}");
}

/* What stood up to the checks. */
struct kept {
    struct judged *items;
    size_t count, allocated;
};

/* Behind those that are there. */
static void add_all(struct arena *a, struct reading *said, const struct kept *kept)
{
    size_t n = said->proposals.count;
    struct proposal *items = ARENA_NEW(a, struct proposal, n + kept->count);
    day *dates = ARENA_NEW(a, day, n + kept->count);

    for (size_t i = 0; i < n; i++) {
        items[i] = said->proposals.items[i];
        dates[i] = said->event_dates[i];
    }
    for (size_t i = 0; i < kept->count; i++) {
        items[n + i] = kept->items[i].proposal;
        dates[n + i] = kept->items[i].event_date;
    }
    said->proposals = (struct proposals){items, n + kept->count};
    said->event_dates = dates;
}

static void take_line(const struct judge *judge, struct str line, struct fault_place at, struct kept *kept,
                      struct faults *dropped)
{
    struct judged j;
    struct err e = {0};

    if (str_trim(line).n == 0)
        return;
    if (line.n > LINE_MOST) {
        fault_add(dropped, at, "a line of %zu bytes is over the limit of %d", line.n, LINE_MOST);
    } else if (!judge_line(judge, line, &j, &e)) {
        fault_add(dropped, at, "%s", e.text);
    } else {
        kept->items = arena_grow(judge->arena, kept->items, &kept->allocated, kept->count, sizeof *kept->items);
        kept->items[kept->count++] = j;
    }
}

void second_take(const struct second *s, struct arena *a, const struct page *page, day received,
                 struct str answer, struct reading *said, struct faults *dropped)
{
    struct judge judge = {.arena = a, .page = page, .reader = s->name, .received = received};
    struct kept kept = {0};
    struct str line;
    size_t number = 0;

    while (number < LINES_MOST && answer.n > 0 && str_split(&answer, '\n', &line))
        take_line(&judge, line, (struct fault_place){s->name, ++number, 0}, &kept, dropped);
    if (answer.n > 0)
        fault_add(dropped, (struct fault_place){s->name, LINES_MOST + 1, 0},
                  "an answer of more than %d lines; the rest is not looked at", LINES_MOST);
    add_all(a, said, &kept);
}

bool second_ask(const struct second *s, struct arena *a, const struct page *page, day received,
                struct reading *said, struct faults *dropped, struct err *e)
{
    struct buf line = {0};
    struct str answer;
    bool ok;

    second_line(&line, page);
    if (s->command.n > 0) {
        struct command c = {.line = s->command, .timeout_ms = s->timeout_ms, .most = SECOND_BYTES,
                            .interrupted = s->interrupted};

        buf_byte(&line, '\n');
        c.input = buf_str(&line);
        ok = command_run(a, &c, &answer, e);
    } else {
        ok = endpoint_ask(s, a, page->name, buf_str(&line), &answer, e);
    }
    buf_free(&line);
    if (ok)
        second_take(s, a, page, received, answer, said, dropped);
    return ok;
}
