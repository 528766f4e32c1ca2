#include "cmd/help.h"

#include "base/utf8.h"
#include "cmd/parse.h"
#include "cmd/run.h"

enum { INDENT = 2, COLUMN = 18, COLUMN_MOST = 24, WIDTH = 80, WIDEST = 100 };

static size_t width_of(struct view_style style)
{
    size_t w = style.width == 0 ? WIDTH : style.width;

    return w > WIDEST ? WIDEST : w < 40 ? 40 : w;
}

/* text in lines that end before width, each but the first indented; at: columns used already. */
static void wrap(struct buf *b, struct str text, size_t at, size_t indent, size_t width)
{
    bool first = true;

    for (struct str word; str_split(&text, ' ', &word);) {
        if (!first && at + 1 + word.n > width) {
            buf_byte(b, '\n');
            buf_fill(b, ' ', indent);
            at = indent;
        } else if (!first) {
            buf_byte(b, ' ');
            at++;
        }
        buf_add(b, word);
        at += utf8_width(word);
        first = false;
    }
    buf_byte(b, '\n');
}

static void heading(struct buf *b, const char *text, bool colour)
{
    buf_fmt(b, colour ? "\n\033[1m%s\033[0m\n" : "\n%s\n", text);
}

/* "  left        right", the right side wrapped. */
static void pair(struct buf *b, struct str left, const char *right, size_t column, size_t width)
{
    buf_fill(b, ' ', INDENT);
    buf_add(b, left);
    buf_fill(b, ' ', INDENT + left.n < column ? column - INDENT - left.n : 1);
    wrap(b, str_of(right), column, column, width);
}

static void overview(struct buf *b, struct view_style style)
{
    size_t width = width_of(style);

    buf_text(b, "convoke keeps the record of who is invited to an event, what each guest has\n"
                "answered, on whose word, and since when.\n\n"
                "usage: convoke COMMAND [WORD...] [--OPTION...]\n");
    for (size_t i = 0; i < command_count; i++) {
        if (commands[i].heading != NULL)
            heading(b, commands[i].heading, style.colour);
        pair(b, str_of(commands[i].name), commands[i].summary, COLUMN, width);
    }
    buf_text(b, "\nThe ledger is the file of --ledger, else of CONVOKE_LEDGER, else convoke.db.\n"
                "convoke help COMMAND tells more, with an example.\n");
}

static struct str option_left(struct arena *a, const struct option *o)
{
    struct str letter = o->letter != 0 ? arena_fmt(a, "-%c, ", o->letter) : (struct str){0};

    return arena_fmt(a, "%.*s--%s%s%s", STR_ARG(letter), o->name, o->value != NULL ? " " : "",
                     o->value != NULL ? o->value : "");
}

static bool takes(const struct command *cmd, size_t id)
{
    return (cmd->options >> id & 1) != 0;
}

static void usage(struct buf *b, const struct command *cmd, size_t width)
{
    struct buf line = {0};

    buf_fmt(&line, "usage: convoke %s", cmd->name);
    if (cmd->args[0] != '\0')
        buf_fmt(&line, " %s", cmd->args);
    if (cmd->options != 0)
        buf_text(&line, " [--OPTION...]");
    wrap(b, buf_str(&line), 0, 7, width);
    buf_free(&line);
}

static bool shows(const struct command *cmd, size_t id)
{
    return takes(cmd, id) || id == OPT_LEDGER;
}

static void option_help(struct buf *b, const struct command *cmd, size_t width)
{
    struct arena scratch = {0};
    size_t column = COLUMN;

    for (size_t i = 0; i < OPT_COUNT; i++) {
        size_t wanted = INDENT + option_left(&scratch, &options[i]).n + 2;

        if (shows(cmd, i) && wanted > column && wanted <= COLUMN_MOST)
            column = wanted;
    }
    for (size_t i = 0; i < OPT_COUNT; i++)
        if (shows(cmd, i))
            pair(b, option_left(&scratch, &options[i]), options[i].help, column, width);
    arena_free(&scratch);
}

static void command_help(struct buf *b, const struct command *cmd, struct view_style style)
{
    size_t width = width_of(style);

    usage(b, cmd, width);
    buf_byte(b, '\n');
    wrap(b, str_of(cmd->summary), 0, 0, width);
    if (cmd->about[0] != '\0') {
        buf_byte(b, '\n');
        wrap(b, str_of(cmd->about), 0, 0, width);
    }
    heading(b, "options", style.colour);
    option_help(b, cmd, width);
    heading(b, "example", style.colour);
    buf_fmt(b, "  %s\n", cmd->example);
}

static bool under(const struct command *cmd, struct str group)
{
    struct str name = str_of(cmd->name);

    return str_starts(name, group) && name.n > group.n && name.p[group.n] == ' ';
}

static void group_help(struct buf *b, struct str group, struct view_style style)
{
    buf_fmt(b, "usage: convoke %.*s COMMAND [WORD...] [--OPTION...]\n\n", STR_ARG(group));
    for (size_t i = 0; i < command_count; i++)
        if (under(&commands[i], group))
            pair(b, str_of(commands[i].name), commands[i].summary, COLUMN, width_of(style));
    buf_fmt(b, "\nconvoke help %.*s COMMAND tells more, with an example.\n", STR_ARG(group));
}

bool help_write(struct buf *b, const struct str *words, size_t count, struct view_style style,
                struct err *e)
{
    struct arena scratch = {0};
    size_t used = 0;
    const struct command *cmd = parse_command(words, count, &used);
    bool ok = true;

    if (count == 0)
        overview(b, style);
    else if (cmd != NULL && !(cmd->alone && used == 1))
        command_help(b, cmd, style);
    else if (parse_group(words[0]) && count == 1)
        group_help(b, words[0], style);
    else
        ok = parse_unknown(&scratch, words, count, e);
    arena_free(&scratch);
    return ok;
}

/* A line of mdoc that starts with a point or an apostrophe would be an order to it. */
static void roff(struct buf *b, const char *text)
{
    for (; *text != '\0'; text++) {
        if (*text == '\\')
            buf_text(b, "\\e");
        else if (*text == '-')
            buf_text(b, "\\-");
        else if (*text == ' ' && text[-1] == '.' && text[1] >= 'A' && text[1] <= 'Z')
            buf_byte(b, '\n');  /* a sentence starts a line, as mdoc(7) asks */
        else
            buf_byte(b, *text);
    }
}

/* A line of running text that starts with a capital letter. */
static void roff_line(struct buf *b, const char *text, const char *end)
{
    char first = text[0] >= 'a' && text[0] <= 'z' ? (char)(text[0] - 'a' + 'A') : text[0];

    buf_byte(b, first);
    roff(b, text + 1);
    buf_text(b, end);
}

static void roff_item(struct buf *b, const char *first, const char *more)
{
    buf_text(b, ".It ");
    roff(b, first);
    if (more != NULL && more[0] != '\0') {
        buf_byte(b, ' ');
        roff(b, more);
    }
    buf_byte(b, '\n');
}

static void roff_options(struct buf *b, const struct command *cmd)
{
    if (cmd->options == 0)
        return;
    buf_text(b, "Takes");
    for (size_t i = 0, n = 0; i < OPT_COUNT; i++)
        if (takes(cmd, i)) {
            buf_text(b, n++ > 0 ? ",\n\\-\\-" : "\n\\-\\-");
            roff(b, options[i].name);
        }
    buf_text(b, ".\n");
}

static void roff_command(struct buf *b, struct arena *a, const struct command *cmd)
{
    roff_item(b, arena_fmt(a, "Ic %s", cmd->name).p,
              cmd->args[0] != '\0' ? arena_fmt(a, "Ar %s", cmd->args).p : NULL);
    roff_line(b, cmd->summary, ".\n");
    if (cmd->about[0] != '\0')
        roff_line(b, cmd->about, "\n");
    roff_options(b, cmd);
    buf_text(b, ".Dl ");
    roff(b, cmd->example);
    buf_byte(b, '\n');
}

void help_mdoc(struct buf *b)
{
    struct arena scratch = {0};

    buf_text(b, ".Sh COMMANDS\n");
    for (size_t i = 0; i < command_count; i++) {
        if (commands[i].heading != NULL)
            buf_fmt(b, "%s.Ss %c%s\n.Bl -tag -width Ds\n", i > 0 ? ".El\n" : "",
                    commands[i].heading[0] - 'a' + 'A', commands[i].heading + 1);
        roff_command(b, &scratch, &commands[i]);
    }
    buf_text(b, ".El\n.Sh OPTIONS\nOptions may stand anywhere behind the command.\n"
                ".Bl -tag -width Ds\n");
    for (size_t i = 0; i < OPT_COUNT; i++) {
        struct str letter = options[i].letter == 0 ? (struct str){0}
            : arena_fmt(&scratch, "%c , Fl ", options[i].letter);

        roff_item(b, arena_fmt(&scratch, "Fl %.*s-%s", STR_ARG(letter), options[i].name).p,
                  options[i].value != NULL ? arena_fmt(&scratch, "Ar %s", options[i].value).p : NULL);
        roff_line(b, options[i].help, ".\n");
    }
    buf_text(b, ".El\n");
    arena_free(&scratch);
}

bool cmd_help(struct call *c, struct err *e)
{
    if (c->arg_count == 1 && str_eq(c->args[0], S("mdoc"))) {
        help_mdoc(&c->out);
        return true;
    }
    return help_write(&c->out, c->args, c->arg_count, c->outside->style, e);
}
