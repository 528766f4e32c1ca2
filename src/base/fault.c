#include "base/fault.h"

bool fault_add(struct faults *f, struct fault_place at, const char *format, ...)
{
    va_list args;
    char text[480];
    size_t i;

    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    f->items = arena_grow(f->arena, f->items, &f->allocated, f->count, sizeof *f->items);
    for (i = f->count++; i > 0; i--) {
        const struct fault_place *before = &f->items[i - 1].at;

        if (!str_eq(before->file, at.file) || before->line < at.line ||
            (before->line == at.line && before->column <= at.column))
            break;
        f->items[i] = f->items[i - 1];
    }
    f->items[i] = (struct fault){at, arena_str(f->arena, str_of(text))};
    return false;
}

size_t fault_column(struct str line, size_t at)
{
    size_t column = 1;

    for (size_t i = 0; i < at && i < line.n; i++)
        column += ((unsigned char)line.p[i] & 0xC0) != 0x80;
    return column;
}

struct fault_place fault_place_of(struct str file, struct str text, size_t at)
{
    size_t line = 1, start = 0;

    for (size_t i = 0; i < at && i < text.n; i++)
        if (text.p[i] == '\n') {
            line++;
            start = i + 1;
        }
    return (struct fault_place){file, line, fault_column(str_cut(text, start, text.n), at - start)};
}

void faults_write(struct buf *b, const struct faults *f)
{
    for (size_t i = 0; i < f->count; i++) {
        const struct fault *x = &f->items[i];

        buf_add(b, x->at.file);
        if (x->at.line > 0)
            buf_fmt(b, ":%zu", x->at.line);
        if (x->at.line > 0 && x->at.column > 0)
            buf_fmt(b, ":%zu", x->at.column);
        buf_fmt(b, "%s%.*s\n", x->at.file.n > 0 ? ": " : "", STR_ARG(x->text));
    }
}
