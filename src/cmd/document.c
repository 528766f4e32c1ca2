/* document.c - the documents that were read, and their bytes. */
#include "base/utf8.h"
#include "cmd/given.h"
#include "cmd/run.h"

enum { HASH_SHOWN = 10, DAY_COLUMN = 10, NAME_COLUMN = 30, GAP = 2 };

static void column(struct buf *b, struct str text, size_t width)
{
    struct buf clean = {0};
    struct str shown;

    view_clean(&clean, text);
    shown = buf_str(&clean);
    if (utf8_width(shown) > width) {
        shown = utf8_fit(shown, width - 1);
        buf_add(b, shown);
        buf_text(b, "…");
        buf_fill(b, ' ', width - utf8_width(shown) - 1);
    } else {
        buf_add(b, shown);
        buf_fill(b, ' ', width - utf8_width(shown));
    }
    buf_free(&clean);
}

static void trim_line(struct buf *b)
{
    while (b->n > 0 && b->p[b->n - 1] == ' ')
        b->p[--b->n] = '\0';
    buf_byte(b, '\n');
}

/* Without its folders: names are told apart by what follows them. */
static struct str base_name(struct str path)
{
    while (str_find_byte(path, '/', 0) != STR_NONE)
        path = str_cut(path, str_find_byte(path, '/', 0) + 1, path.n);
    return path;
}

static void line(struct buf *b, const struct document *d, size_t width)
{
    size_t left = width - HASH_SHOWN - DAY_COLUMN - NAME_COLUMN - 3 * GAP;
    char text[DAY_TEXT];

    buf_add(b, str_cut(d->hash, 0, HASH_SHOWN));
    buf_fill(b, ' ', GAP);
    column(b, str_of(day_text(d->published, text)), DAY_COLUMN);
    buf_fill(b, ' ', GAP);
    if (d->erased) {
        buf_text(b, "erased");
    } else {
        column(b, base_name(d->name), NAME_COLUMN);
        buf_fill(b, ' ', GAP);
        column(b, str_eq(d->story, d->hash) ? d->title
               : S("(a copy)"), left);
    }
    trim_line(b);
}

bool cmd_document_list(struct call *c, struct err *e)
{
    size_t width = c->outside->style.width == 0 ? 80 : c->outside->style.width;
    struct documents all = {0};

    if (!ledger_documents(c->ledger, c->arena, &all, e))
        return false;
    if (all.count == 0)
        buf_text(&c->out, "No document was read yet; convoke read FILE... reads some.\n");
    else
        buf_fmt(&c->out, "%-*s  %-*s  %-*s  title\n", HASH_SHOWN, "hash", DAY_COLUMN, "published",
                NAME_COLUMN, "name");
    for (size_t i = 0; i < all.count; i++)
        line(&c->out, &all.items[i], width < 70 ? 70 : width);
    return true;
}

bool cmd_document_show(struct call *c, struct err *e)
{
    struct document found, whole = {0};

    if (!given_document(c, c->args[0], &found, e)
        || !ledger_document(c->ledger, c->arena, found.hash, &whole, e))
        return false;
    if (whole.erased)
        return err_set(e, ERR_MISSING, "%.*s: erased on request", STR_ARG(c->args[0]));
    buf_add(&c->out, whole.bytes);
    return true;
}
