#include "base/err.h"

#include <stdarg.h>
#include <stdio.h>

bool err_set(struct err *e, enum err_kind kind, const char *format, ...)
{
    va_list args;

    if (e == NULL)
        return false;
    e->kind = kind;
    va_start(args, format);
    vsnprintf(e->text, sizeof e->text, format, args);
    va_end(args);
    for (char *c = e->text; *c != '\0'; c++)
        if (*c == '\n' || *c == '\r')
            *c = ' ';
    return false;
}

int err_status(enum err_kind kind)
{
    if (kind == ERR_NONE)
        return 0;
    return kind == ERR_USAGE ? 2 : 1;
}
