/*
 * fuzz_json.c - any bytes as a line to import, through json_parse.
 *
 * What is read can be written, what is written can be read, and then it is written the same: an
 * exported ledger comes back as it was.
 */
#include "fact/json.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool kept)
{
    if (!kept)
        abort();
}

static void write(struct buf *b, const struct json_line *line)
{
    switch (line->kind) {
    case JSON_PROPOSAL:
        json_write_proposal(b, &line->proposal);
        break;
    case JSON_EVENT:
        json_write_event(b, &line->event);
        break;
    case JSON_DOCUMENT:
        json_write_document(b, &line->document);
        break;
    case JSON_STATEMENT:
        json_write_statement(b, &line->statement);
        break;
    case JSON_ERASURE:
        json_write_erasure(b, &line->erasure);
        break;
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena a = {0};
    struct buf first = {0}, second = {0};
    struct json_line line, again;
    struct err e;

    if (json_parse(&a, (struct str){(const char *)data, size}, &line, &e)) {
        write(&first, &line);
        must(json_parse(&a, buf_str(&first), &again, &e));
        must(again.kind == line.kind);
        write(&second, &again);
        must(str_eq(buf_str(&first), buf_str(&second)));
    }
    buf_free(&first);
    buf_free(&second);
    arena_free(&a);
    return 0;
}
