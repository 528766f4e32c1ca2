/* document.c - the documents that were read, and their bytes. */
#include "cmd/given.h"
#include "cmd/run.h"
#include "view/table.h"

enum { HASH_SHOWN = 10 };
enum { L_HASH, L_PUBLISHED, L_NAME, L_TITLE, L_COLUMNS };

/* The title gives way first: the name, whole, can be typed again, and the hash in any case. */
static const struct column list_columns[L_COLUMNS] = {
    [L_HASH] = {"hash", 0, 0, false},
    [L_PUBLISHED] = {"published", 0, 2, false},
    [L_NAME] = {"name", 0, 0, false},
    [L_TITLE] = {"title", 12, 1, false},
};

static struct str title_of(struct arena *a, const struct document *d)
{
    return str_eq(d->story, d->hash) ? terminal_clean(a, d->title) : S("(a copy)");
}

static void add_line(struct table *t, const struct document *d)
{
    struct arena *a = t->arena;
    char text[DAY_TEXT];
    struct cell cells[L_COLUMNS] = {
        [L_HASH] = {str_cut(d->hash, 0, HASH_SHOWN), INK_DIM},
        [L_PUBLISHED] = {arena_str(a, str_of(day_text(d->published, text))), INK_PLAIN},
        [L_NAME] = {d->erased ? S("erased") : terminal_clean(a, d->name), INK_PLAIN},
        [L_TITLE] = {d->erased ? S("") : title_of(a, d), INK_PLAIN},
    };

    table_add(t, cells);
}

bool cmd_document_list(struct call *c, struct err *e)
{
    struct table t = {.arena = c->arena, .columns = list_columns, .column_count = L_COLUMNS};
    struct documents all = {0};

    if (!ledger_documents(c->ledger, c->arena, &all, e))
        return false;
    for (size_t i = 0; i < all.count; i++)
        add_line(&t, &all.items[i]);
    if (all.count == 0)
        buf_text(&c->out, "No document was read yet; convoke read FILE... reads some.\n");
    else
        table_write(&c->out, &t, c->outside->style);
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
