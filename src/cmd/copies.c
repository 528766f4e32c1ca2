/*
 * copies.c - which documents tell one story: groups of them, out of files or of lines of JSON.
 *
 * A file is read as a page, its furniture left out, its outlet taken as its site. A line of JSON
 * ({"id": ..., "text": ..., "url": ...}) that names its site is taken as it stands, since what its
 * site repeats shows among the lines; that is what makes a collection of a hundred thousand quick.
 * What cannot be read is named on standard error, and the rest goes on.
 */
#include "base/fields.h"
#include "base/file.h"
#include "base/lines.h"
#include "cmd/bar.h"
#include "cmd/run.h"
#include "fact/json.h"
#include "flow/copies.h"
#include "page/story.h"

enum { DOCUMENT_MAX = 32 << 20, FLUSH = 1 << 16, STATUS_INTERRUPTED = 128 + 2 };

struct gathering {
    struct call *call;
    struct copies copies;
    struct shingler *shingler;
    size_t failed;
    const volatile sig_atomic_t *interrupted;
};

static void failed(struct gathering *g, const struct err *e)
{
    g->failed++;
    call_complain(g->call, e);
}

static struct str first_given(const struct str *texts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (texts[i].n > 0)
            return texts[i];
    return (struct str){0};
}

/* Reads the document as a page; site may be empty. */
static bool add_page(struct gathering *g, struct arena *a, struct str name, struct str text,
                     struct err *e)
{
    struct page page;

    if (!page_read(a, name, text, &page, e))
        return false;
    copies_add(&g->copies, name, page.outlet, story_sample(g->shingler, &page, copies_sampling));
    return true;
}

static void add_text(struct gathering *g, struct str name, struct str site, struct str text)
{
    shingle_start(g->shingler);
    shingle_text(g->shingler, text);
    copies_add(&g->copies, name, site, shingle_sample(g->shingler, copies_sampling));
}

enum { FIELD_TEXT, FIELD_ID, FIELD_NAME, FIELD_URL, FIELD_SITE, FIELD_OUTLET, FIELD_COUNT };

static bool add_line(struct gathering *g, struct arena *a, struct str place, struct str line,
                     struct err *e)
{
    struct field f[FIELD_COUNT] = {
        {.name = "text"}, {.name = "id"}, {.name = "name"}, {.name = "url"}, {.name = "site"},
        {.name = "outlet"},
    };
    struct str name, site;
    struct err why;

    if (!fields_read(a, line, f, FIELD_COUNT, &why))
        return err_set(e, ERR_FORMAT, "%.*s: %s", STR_ARG(place), why.text);
    if (!f[FIELD_TEXT].given)
        return err_set(e, ERR_FORMAT, "%.*s: no \"text\"; give the document's text under that name",
                       STR_ARG(place));
    name = first_given((struct str[]){f[FIELD_ID].value, f[FIELD_NAME].value, f[FIELD_URL].value,
                                      place}, 4);
    site = first_given((struct str[]){f[FIELD_SITE].value, copies_host(f[FIELD_URL].value),
                                      f[FIELD_OUTLET].value}, 3);
    if (site.n == 0)
        return add_page(g, a, name, f[FIELD_TEXT].value, e);
    add_text(g, name, site, f[FIELD_TEXT].value);
    return true;
}

/* Blank lines are none. A line over the limit ends the file: where the next begins is not known. */
static void gather_lines(struct gathering *g, struct str path)
{
    struct lines lines;
    struct str line;
    struct err e;
    int more;

    if (!lines_open_once(&lines, path, DOCUMENT_MAX, &e)) {
        failed(g, &e);
        return;
    }
    while (!*g->interrupted && (more = lines_next(&lines, &line, &e)) != 0) {
        struct arena a = {0};
        bool last = more < 0;
        struct str place = arena_fmt(&a, "%.*s:%zu", STR_ARG(path), lines.number);

        if (last || (str_trim(line).n > 0 && !add_line(g, &a, place, line, &e)))
            failed(g, &e);
        arena_free(&a);
        if (last)
            break;
    }
    lines_close(&lines);
}

static void gather_file(struct gathering *g, struct str path)
{
    struct arena a = {0};
    struct str bytes;
    struct err e;

    if (!file_read(&a, path, DOCUMENT_MAX, &bytes, &e) || !add_page(g, &a, path, bytes, &e))
        failed(g, &e);
    arena_free(&a);
}

static bool holds_lines(struct str path)
{
    return str_eq(path, S("-")) || str_ends(path, S(".jsonl")) || str_ends(path, S(".ndjson"));
}

static void gather(struct gathering *g, struct str path)
{
    struct str one = path, *found = &one;
    size_t count = 1;
    struct err e;

    if (!holds_lines(path) && !file_list(g->call->arena, path, &found, &count, &e)) {
        failed(g, &e);
        return;
    }
    for (size_t i = 0; i < count && !*g->interrupted; i++) {
        if (holds_lines(found[i]))
            gather_lines(g, found[i]);
        else
            gather_file(g, found[i]);
    }
}

/* The documents of each story stand in a row: next[i] is the one after i, or 0 for none. */
struct groups {
    uint32_t *next;
    size_t stories, told_again;  /* stories that are told more than once; documents after the first */
};

static struct groups group(struct arena *a, const struct copies *c)
{
    struct groups g = {.next = ARENA_NEW(a, uint32_t, c->count)};
    uint32_t *last = ARENA_NEW(a, uint32_t, c->count);

    for (uint32_t i = 0; i < c->count; i++) {
        uint32_t story = c->items[i].story;

        if (story != i) {
            g.stories += last[story] == story;
            g.told_again++;
            g.next[last[story]] = i;
        }
        last[story] = i;
    }
    return g;
}

static void print_lines(struct buf *out, const struct copies *c, const struct groups *g,
                        uint32_t story)
{
    buf_byte(out, '\n');
    for (uint32_t i = story;; i = g->next[i]) {
        view_clean(out, c->items[i].name);
        buf_byte(out, '\n');
        if (g->next[i] == 0)
            break;
    }
}

static void print_json(struct buf *out, const struct copies *c, const struct groups *g,
                       uint32_t story)
{
    buf_text(out, "{\"documents\":[");
    for (uint32_t i = story;; i = g->next[i]) {
        json_str(out, c->items[i].name);
        if (g->next[i] == 0)
            break;
        buf_byte(out, ',');
    }
    buf_text(out, "]}\n");
}

static void sum_up(struct buf *out, size_t documents, const struct groups *g)
{
    size_t stories = documents - g->told_again;

    buf_fmt(out, "%zu document%s, %zu stor%s, %zu of them told more than once\n", documents,
            documents == 1 ? "" : "s", stories, stories == 1 ? "y" : "ies", g->stories);
}

static bool print(struct gathering *g, struct err *e)
{
    struct call *c = g->call;
    struct groups groups = group(c->arena, &g->copies);
    bool ok = true, json = c->given[OPT_JSON];

    if (!json)
        sum_up(&c->out, g->copies.count, &groups);
    for (uint32_t i = 0; ok && i < g->copies.count && !c->closed; i++) {
        if (g->copies.items[i].story != i || groups.next[i] == 0)
            continue;
        (json ? print_json : print_lines)(&c->out, &g->copies, &groups, i);
        ok = c->out.n < FLUSH || call_flush(c, e);
    }
    return ok;
}

bool cmd_copies(struct call *c, struct err *e)
{
    struct gathering g = {.call = c, .shingler = ARENA_NEW(c->arena, struct shingler, 1)};
    bool ok = true;

    g.interrupted = c->outside->watch();
    for (size_t i = 0; i < c->arg_count; i++)
        gather(&g, c->args[i]);
    if (*g.interrupted) {
        err_set(e, ERR_STATE, "interrupted: %zu documents were read, nothing was compared",
                g.copies.count);
        call_complain(c, e);
        c->status = STATUS_INTERRUPTED;
    } else {
        copies_join(&g.copies);
        ok = print(&g, e);
    }
    copies_free(&g.copies);
    return ok;
}
