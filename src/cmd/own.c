#include "cmd/own.h"

#include <unistd.h>

#include "base/file.h"
#include "read/cuefile.h"
#include "read/ownnames.h"
#include "read/proof.h"

enum { OWN_BYTES = 4 << 20 };

static void add_path(struct call *c, struct own_paths *all, struct str path)
{
    if (path.n == 0)
        return;
    all->items = arena_grow(c->arena, all->items, &all->allocated, all->count, sizeof *all->items);
    all->items[all->count++] = path;
}

/* In the order of weight: what this call names, what the environment does, what always holds. */
static struct own_paths find_paths(struct call *c, enum option_id option, struct str from_env, const char *usual)
{
    struct own_paths all = {0};
    struct str rest = c->value[option], path;

    while (c->given[option] && str_split(&rest, '\n', &path))
        add_path(c, &all, path);
    for (rest = from_env; rest.n > 0 && str_split(&rest, ':', &path);)
        add_path(c, &all, path);
    if (c->outside->config.n > 0) {
        path = arena_fmt(c->arena, "%.*s/%s", STR_ARG(c->outside->config), usual);
        if (access(path.p, F_OK) == 0)
            add_path(c, &all, path);
    }
    return all;
}

static bool first_fault(const struct faults *f, const char *more, struct err *e)
{
    struct buf text = {0};
    struct str rest, first;

    faults_write(&text, f);
    rest = buf_str(&text);
    str_split(&rest, '\n', &first);
    if (f->count == 1)
        err_set(e, ERR_FORMAT, "%.*s", STR_ARG(first));
    else
        err_set(e, ERR_FORMAT, "%.*s; and %zu more: %s", STR_ARG(first), f->count - 1, more);
    buf_free(&text);
    return false;
}

void own_faults_show(struct call *c, const struct faults *f)
{
    struct buf text = {0};
    struct str rest, line;

    faults_write(&text, f);
    for (rest = buf_str(&text); rest.n > 0 && str_split(&rest, '\n', &line);) {
        view_clean(&c->out, line);
        buf_byte(&c->out, '\n');
    }
    buf_free(&text);
    if (f->count > 0)
        c->status = 1;
}

/* --- cues --------------------------------------------------------------------------------------- */

struct own_paths own_cue_files(struct call *c)
{
    return find_paths(c, OPT_CUES, c->outside->cues, "cues");
}

static void prove(const struct own_cues *own, struct faults *faults)
{
    size_t count;
    const struct cue *rows = cue_rows(&count);  /* the user's own stand first */
    struct err e;

    for (size_t i = 0; i < own->count; i++) {
        const struct cue_own *at = rows[i].own;

        if (!proof_check(&rows[i], &e))
            fault_add(faults, (struct fault_place){at->file, at->sentence_line, at->sentence}, "%s", e.text);
    }
}

void own_cues_load(struct call *c, struct own_paths files, struct faults *faults)
{
    struct own_cues *own = ARENA_NEW(c->arena, struct own_cues, 1);

    for (size_t i = 0; i < files.count; i++) {
        struct str text;
        struct err e;

        if (file_read(c->arena, files.items[i], OWN_BYTES, &text, &e))
            cuefile_read(c->arena, files.items[i], text, own, faults);
        else
            fault_add(faults, (struct fault_place){0}, "%s", e.text);
    }
    if (files.count == 0)
        return;
    cue_extend(c->arena, own);
    prove(own, faults);
}

bool own_cues_use(struct call *c, struct err *e)
{
    struct faults faults = {.arena = c->arena};

    own_cues_load(c, own_cue_files(c), &faults);
    return faults.count == 0 || first_fault(&faults, "convoke cues check", e);
}

/* --- names -------------------------------------------------------------------------------------- */

struct own_paths own_name_folders(struct call *c)
{
    return find_paths(c, OPT_NAMES, c->outside->names, "names");
}

static void take_file(struct call *c, struct ownnames *all, struct str path, struct faults *faults)
{
    struct str text;
    struct err e;

    if (file_read(c->arena, path, OWN_BYTES, &text, &e))
        ownnames_take(all, path, text);
    else
        fault_add(faults, (struct fault_place){0}, "%s", e.text);
}

static void take_folder(struct call *c, struct ownnames *all, struct str folder, struct faults *faults)
{
    struct str *found = NULL;
    size_t count = 0;
    struct err e;

    if (!file_list(c->arena, folder, &found, &count, &e))
        fault_add(faults, (struct fault_place){0}, "%s", e.text);
    for (size_t i = 0; i < count; i++)
        take_file(c, all, found[i], faults);
}

void own_names_load(struct call *c, struct own_paths folders, struct faults *faults)
{
    struct ownnames *all = ownnames_new(c->arena, faults);

    for (size_t i = 0; i < folders.count; i++)
        take_folder(c, all, folders.items[i], faults);
    if (folders.count > 0)
        names_extend(ownnames_make(all));
}

bool own_names_use(struct call *c, struct err *e)
{
    struct faults faults = {.arena = c->arena};

    own_names_load(c, own_name_folders(c), &faults);
    return faults.count == 0 || first_fault(&faults, "convoke names check", e);
}
