#include "fact/event.h"

#include "base/buf.h"
#include "base/utf8.h"

enum { ID_MAX = 80 };

bool event_id_valid(struct str id)
{
    if (id.n == 0 || id.n > ID_MAX || id.p[0] < 'a' || id.p[0] > 'z')
        return false;
    for (size_t i = 0; i < id.n; i++) {
        char c = id.p[i];

        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'))
            return false;
    }
    return true;
}

/* Appends the letters and digits of s, folded, every run of others as one hyphen. */
static void add_slug(struct arena *a, struct buf *b, struct str s)
{
    struct str folded = utf8_fold(a, s);

    for (size_t i = 0; i < folded.n; i++) {
        char c = folded.p[i];
        bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');

        if (plain)
            buf_byte(b, c);
        else if (c != '\'' && b->n > 0 && b->p[b->n - 1] != '-')
            buf_byte(b, '-');
    }
}

struct str event_id_make(struct arena *a, struct str country, int year, struct str name)
{
    struct buf b = {0};
    struct str id;

    add_slug(a, &b, country.n > 0 ? country : S("x"));
    if (year > 0)
        buf_fmt(&b, "-%d", year);
    buf_byte(&b, '-');
    add_slug(a, &b, name.n > 0 ? name : S("event"));
    id = str_cut(buf_str(&b), 0, ID_MAX);
    while (id.n > 0 && id.p[id.n - 1] == '-')
        id.n--;
    id = arena_str(a, id);
    buf_free(&b);
    return id;
}
