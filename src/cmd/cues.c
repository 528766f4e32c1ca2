/* cues.c - the rows by which the reader reads: those in force, and whether a cue file is right. */
#include "base/utf8.h"
#include "cmd/own.h"
#include "cmd/run.h"
#include "read/cuefile.h"

enum { WORD_WIDTH = 12 };

/* "COME" as a cue file has it. */
static struct str frame_word(struct arena *a, const struct cue *row)
{
    struct str name = str_of(frame_text(row->frame));
    char *p = arena_alloc(a, name.n + 1);

    for (size_t i = 0; i < name.n; i++)
        p[i] = name.p[i] == '_' ? '-' : (char)(name.p[i] - 'A' + 'a');
    return (struct str){p, name.n};
}

static void write_quoted(struct buf *b, const char *text)
{
    buf_byte(b, '"');
    for (; *text != '\0'; text++) {
        if (*text == '"')
            buf_byte(b, '"');
        buf_byte(b, *text);
    }
    buf_byte(b, '"');
}

/* As a line of a cue file, so that what is shown can be copied into one. */
static void write_row(struct buf *b, struct arena *a, const struct cue *row)
{
    struct str word = row->own != NULL && row->own->has_act ? str_of(act_text(row->own->act)) : frame_word(a, row);

    buf_add(b, word);
    buf_fill(b, ' ', word.n < WORD_WIDTH ? WORD_WIDTH - word.n : 1);
    if (row->own != NULL && row->own->has_side)
        buf_fmt(b, "%s ", side_text(row->own->side));
    write_quoted(b, row->pattern);
    buf_text(b, "  ");
    write_quoted(b, row->sentence);
    buf_byte(b, '\n');
}

bool cmd_cues_list(struct call *c, struct err *e)
{
    struct str file = {0};
    const struct cue *rows;
    size_t count;

    if (!own_cues_use(c, e))
        return false;
    rows = cue_rows(&count);
    for (size_t i = 0; i < count; i++) {
        struct str from = rows[i].own != NULL ? rows[i].own->file : S("built in");

        if (!str_eq(from, file)) {
            buf_text(&c->out, i == 0 ? "# " : "\n# ");
            view_clean(&c->out, from);
            buf_byte(&c->out, '\n');
        }
        file = from;
        write_row(&c->out, c->arena, &rows[i]);
    }
    return true;
}

bool cmd_cues_words(struct call *c, struct err *e)
{
    (void)e;
    for (const struct cue_word *w = cue_words; w->word[0] != '\0'; w++) {
        buf_text(&c->out, w->word);
        buf_fill(&c->out, ' ', WORD_WIDTH - str_of(w->word).n + 2);
        buf_text(&c->out, w->meaning);
        buf_byte(&c->out, '\n');
    }
    return true;
}

static struct own_paths named_files(struct call *c)
{
    struct own_paths files = {ARENA_NEW(c->arena, struct str, c->arg_count), c->arg_count, 0};

    for (size_t i = 0; i < c->arg_count; i++)
        files.items[i] = c->args[i];
    return files;
}

static void say_count(struct call *c)
{
    size_t count;
    const struct cue *rows = cue_rows(&count);

    for (count = 0; rows[count].own != NULL;)
        count++;
    buf_fmt(&c->out, "%zu row%s, each reads its sentence\n", count, count == 1 ? "" : "s");
}

bool cmd_cues_check(struct call *c, struct err *e)
{
    struct own_paths files = c->arg_count > 0 ? named_files(c) : own_cue_files(c);
    struct faults faults = {.arena = c->arena};

    if (files.count == 0)
        return err_set(e, ERR_USAGE, "cues check: no cue file is in force; name one: convoke cues check my.cues");
    own_cues_load(c, files, &faults);
    own_faults_show(c, &faults);
    if (faults.count == 0)
        say_count(c);
    return true;
}
