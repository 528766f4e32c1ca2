#include "second/second.h"

#include "fact/json.h"
#include "second/command.h"
#include "second/endpoint.h"
#include "second/judge.h"

enum { LINE_MOST = 1 << 20 };

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

/* One more proposal behind those that are there. */
static void add(struct arena *a, struct reading *said, const struct judged *j)
{
    size_t n = said->proposals.count;
    struct proposal *items = ARENA_NEW(a, struct proposal, n + 1);
    day *dates = ARENA_NEW(a, day, n + 1);

    if (n > 0) {
        memcpy(items, said->proposals.items, n * sizeof *items);
        memcpy(dates, said->event_dates, n * sizeof *dates);
    }
    items[n] = j->proposal;
    dates[n] = j->event_date;
    said->proposals = (struct proposals){items, n + 1};
    said->event_dates = dates;
}

void second_take(const struct second *s, struct arena *a, const struct page *page, day received,
                 struct str answer, struct reading *said, struct faults *dropped)
{
    struct judge judge = {.arena = a, .page = page, .reader = s->name, .received = received};
    struct str line;

    for (size_t number = 1; answer.n > 0 && str_split(&answer, '\n', &line); number++) {
        struct fault_place at = {s->name, number, 0};
        struct judged j;
        struct err e = {0};

        if (str_trim(line).n == 0)
            continue;
        if (line.n > LINE_MOST)
            fault_add(dropped, at, "a line of %zu bytes is over the limit of %d", line.n, LINE_MOST);
        else if (judge_line(&judge, line, &j, &e))
            add(a, said, &j);
        else
            fault_add(dropped, at, "%s", e.text);
    }
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
