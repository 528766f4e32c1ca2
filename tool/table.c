#include "table.h"

#include <stdarg.h>
#include "base/file.h"

enum { MAX_BYTES = 64 << 20 };

static size_t wrongs;

void table_wrong(const char *file, size_t line, const char *format, ...)
{
    va_list args;

    fprintf(stderr, "%s:%zu: ", file, line);
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    fputc('\n', stderr);
    wrongs++;
}

size_t table_wrongs(void)
{
    return wrongs;
}

void table_read(struct arena *a, const char *folder, struct table *t)
{
    struct faults faults = {.arena = a};
    struct err e = {0};
    struct str text = {0};
    struct buf lines = {0};

    t->strict = true;
    if (!file_read(a, arena_fmt(a, "%s/%s", folder, t->file), MAX_BYTES, &text, &e)) {
        table_wrong(t->file, 0, "%s", e.text);
        return;
    }
    table_parse(a, str_of(t->file), text, t, &faults);
    faults_write(&lines, &faults);
    if (lines.n > 0)
        fwrite(lines.p, 1, lines.n, stderr);
    wrongs += faults.count;
    buf_free(&lines);
}
