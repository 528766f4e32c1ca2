/* names.c - whether the user's own tables of names are right, and what they add. */
#include "cmd/own.h"
#include "cmd/run.h"
#include "names/own.h"

static void say_added(struct call *c)
{
    const struct own_names *own = names_own();
    const struct {
        uint32_t count;
        const char *what;
    } parts[] = {
        {own->country_count, "countries"}, {own->body_count, "organisations"},
        {own->leader_count, "leaders"}, {own->outlet_count, "outlets"},
        {own->place_count, "places"}, {(uint32_t)own->form_count, "forms of names"},
    };
    const char *between = "";

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i].count > 0) {
            buf_fmt(&c->out, "%s%s: %u", between, parts[i].what, parts[i].count);
            between = ", ";
        }
    buf_text(&c->out, *between == '\0' ? "nothing added\n" : "\n");
}

bool cmd_names_check(struct call *c, struct err *e)
{
    struct own_paths folders = own_name_folders(c);
    struct faults faults = {.arena = c->arena};

    if (c->arg_count > 0)
        folders = (struct own_paths){ARENA_NEW(c->arena, struct str, c->arg_count), c->arg_count, 0};
    for (size_t i = 0; i < c->arg_count; i++)
        folders.items[i] = c->args[i];
    if (folders.count == 0)
        return err_set(e, ERR_USAGE, "names check: no tables of your own are in force; name a folder:"
                       " convoke names check names/");
    own_names_load(c, folders, &faults);
    own_faults_show(c, &faults);
    if (faults.count == 0)
        say_added(c);
    return true;
}
