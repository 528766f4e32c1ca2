/*
 * fuzz_fields.c - any bytes as a line of JSON, through fields_read.
 *
 * What is taken is UTF-8, and written as JSON and read again it is the same.
 */
#include "base/fields.h"

#include <stdint.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "fact/json.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool kept)
{
    if (!kept)
        abort();
}

static void write_and_read_again(struct arena *a, struct str text)
{
    struct field f = {.name = "text"};
    struct buf b = {0};
    struct err e;

    must(utf8_bad(text) == STR_NONE);
    buf_text(&b, "{\"text\":");
    json_str(&b, text);
    buf_byte(&b, '}');
    must(fields_read(a, buf_str(&b), &f, 1, &e));
    must(f.given && str_eq(f.value, text));
    buf_free(&b);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct field f[] = {{.name = "text"}, {.name = "url"}};
    struct arena a = {0};
    struct err e;

    if (fields_read(&a, (struct str){(const char *)data, size}, f, 2, &e))
        for (size_t i = 0; i < 2; i++)
            if (f[i].given && f[i].value.n > 0)
                write_and_read_again(&a, f[i].value);
    arena_free(&a);
    return 0;
}
