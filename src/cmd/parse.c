#include "cmd/parse.h"

#include "cmd/nearest.h"

/* The first word of a command's name, and the second, which may be empty. */
static struct str name_word(const struct command *cmd, size_t which)
{
    struct str rest = str_of(cmd->name), word = {0};

    for (size_t i = 0; i <= which; i++)
        if (!str_split(&rest, ' ', &word))
            return (struct str){0};
    return word;
}

const struct command *parse_command(const struct str *words, size_t count, size_t *used)
{
    const struct command *alone = NULL;

    for (size_t i = 0; i < command_count && count > 0; i++) {
        const struct command *cmd = &commands[i];
        struct str second = name_word(cmd, 1);

        if (!str_eq(words[0], name_word(cmd, 0)))
            continue;
        *used = second.n > 0 ? 2 : 1;
        if (second.n == 0 || (count > 1 && str_eq(words[1], second)))
            return cmd;
        if (cmd->alone)
            alone = cmd;
    }
    *used = 1;
    return alone;
}

bool parse_group(struct str word)
{
    for (size_t i = 0; i < command_count; i++)
        if (str_eq(name_word(&commands[i], 0), word))
            return true;
    return false;
}

/* Words that could stand where the mistyped one does: commands, or those under a first word. */
static void offer_commands(struct nearest *near, struct str group)
{
    struct str last = {0};

    for (size_t i = 0; i < command_count; i++) {
        struct str first = name_word(&commands[i], 0);

        if (group.n > 0 && str_eq(first, group))
            nearest_take(near, name_word(&commands[i], 1));
        else if (group.n == 0 && !str_eq(first, last))
            nearest_take(near, first);
        last = first;
    }
}

bool parse_unknown(struct arena *a, const struct str *words, size_t count, struct err *e)
{
    struct str group = parse_group(words[0]) ? words[0] : (struct str){0};
    struct nearest near = {.typed = words[0]};
    struct str shown = words[0];

    if (group.n > 0 && count == 1)
        return err_set(e, ERR_USAGE, "%.*s: which of its commands is missing; see: convoke help %.*s",
                       STR_ARG(group), STR_ARG(group));
    if (group.n > 0) {
        near.typed = words[1];
        shown = arena_fmt(a, "%.*s %.*s", STR_ARG(group), STR_ARG(words[1]));
    }
    offer_commands(&near, group);
    if (near.count == 0)
        return err_set(e, ERR_USAGE, "%.*s: no such command; see: convoke help", STR_ARG(shown));
    return err_set(e, ERR_USAGE, "%.*s: no such command%.*s", STR_ARG(shown),
                   STR_ARG(nearest_text(&near, a, "")));
}

static bool unknown_option(struct call *c, struct str name, struct err *e)
{
    struct nearest near = {.typed = name};

    for (size_t i = 0; i < OPT_COUNT; i++)
        nearest_take(&near, str_of(options[i].name));
    return err_set(e, ERR_USAGE, "--%.*s: no such option%.*s", STR_ARG(name),
                   STR_ARG(nearest_text(&near, c->arena, "--")));
}

/* The words still to come; an option takes its value from them. */
struct rest {
    const char *const *words;
    size_t count;
};

/* What may be given several times; the values of all are kept, a line each. */
static bool repeats(size_t id)
{
    return id == OPT_CUES || id == OPT_NAMES;
}

static bool keep(struct call *c, size_t id, struct str value, bool has_value, struct rest *rest,
                 struct err *e)
{
    const struct option *o = &options[id];

    if (c->given[id] && o->value != NULL && !repeats(id))
        return err_set(e, ERR_USAGE, "--%s: given twice", o->name);
    c->given[id] = true;
    if (o->value == NULL)
        return !has_value || err_set(e, ERR_USAGE, "--%s: takes no value", o->name);
    if (!has_value && rest->count == 0)
        return err_set(e, ERR_USAGE, "--%s: %s is missing", o->name, o->value);
    if (!has_value) {
        value = str_of(*rest->words++);
        rest->count--;
    }
    c->value[id] = c->value[id].n == 0 ? value
                                       : arena_fmt(c->arena, "%.*s\n%.*s", STR_ARG(c->value[id]), STR_ARG(value));
    return true;
}

static bool take_long(struct call *c, struct str word, struct rest *rest, struct err *e)
{
    size_t equals = str_find_byte(word, '=', 0);
    bool has_value = equals != STR_NONE;
    struct str name = str_cut(word, 2, has_value ? equals : word.n);

    for (size_t i = 0; i < OPT_COUNT; i++)
        if (str_eq(name, str_of(options[i].name)))
            return keep(c, i, str_cut(word, equals + 1, has_value ? word.n : 0), has_value, rest,
                        e);
    return unknown_option(c, name, e);
}

static bool take_letter(struct call *c, struct str word, struct rest *rest, struct err *e)
{
    for (size_t i = 0; i < OPT_COUNT; i++)
        if (options[i].letter != 0 && options[i].letter == word.p[1])
            return keep(c, i, str_cut(word, 2, word.n), word.n > 2, rest, e);
    return err_set(e, ERR_USAGE, "%.*s: no such option; a word that starts with - goes behind --",
                   STR_ARG(word));
}

static bool find_command(struct call *c, struct err *e)
{
    size_t used = 0;

    if (c->word_count == 0 || c->given[OPT_HELP])
        return true;
    c->command = parse_command(c->words, c->word_count, &used);
    /* A second word that "event list" cannot take is meant as a command: "event ad". */
    if (c->command == NULL
        || (c->command->alone && used == 1 && c->word_count > 1 + c->command->most))
        return parse_unknown(c->arena, c->words, c->word_count, e);
    c->args = c->words + used;
    c->arg_count = c->word_count - used;
    return true;
}

bool parse_words(struct call *c, const char *const *words, size_t count, struct err *e)
{
    struct rest rest = {words, count};
    struct str *plain = ARENA_NEW(c->arena, struct str, count);
    bool only_args = false;

    c->words = plain;
    while (rest.count > 0) {
        struct str word = str_of(*rest.words++);

        rest.count--;
        if (only_args || word.n < 2 || word.p[0] != '-')
            plain[c->word_count++] = word;
        else if (str_eq(word, S("--")))
            only_args = true;
        else if (!(word.p[1] == '-' ? take_long : take_letter)(c, word, &rest, e))
            return false;
    }
    return find_command(c, e);
}

/* The first word of the arguments that is missing: of "EVENT GUEST..." the second is GUEST. */
static struct str missing(const struct command *cmd, size_t which)
{
    struct str rest = str_of(cmd->args), word = {0};

    for (size_t i = 0; i <= which && str_split(&rest, ' ', &word); i++)
        ;
    while (word.n > 0 && word.p[word.n - 1] == '.')
        word.n--;
    return word;
}

bool parse_check(const struct call *c, struct err *e)
{
    const struct command *cmd = c->command;

    for (size_t i = 0; i < OPT_COUNT; i++)
        if (c->given[i] && ((cmd->options | GLOBAL) >> i & 1) == 0)
            return err_set(e, ERR_USAGE, "--%s: not an option of %s; see: convoke help %s",
                           options[i].name, cmd->name, cmd->name);
    if (c->arg_count < cmd->least)
        return err_set(e, ERR_USAGE, "%s: %.*s is missing; for example: %s", cmd->name,
                       STR_ARG(missing(cmd, c->arg_count)), cmd->example);
    if (c->arg_count > cmd->most)
        return err_set(e, ERR_USAGE, "%s: one word too many: %.*s; see: convoke help %s",
                       cmd->name, STR_ARG(c->args[cmd->most]), cmd->name);
    for (size_t i = 0; i < c->arg_count; i++)
        if (str_trim(c->args[i]).n == 0)
            return err_set(e, ERR_USAGE, "%s: word %zu is empty", cmd->name, i + 1);
    return true;
}
