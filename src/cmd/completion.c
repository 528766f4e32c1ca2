/* completion.c - completion for bash and zsh, made from the tables of commands and options. */
#include "cmd/run.h"

static const char *const first_text[] = {"nothing", "events", "files"};
static const char *const completes_text[] = {"nothing", "files", "events", "acts", "sides",
                                             "channels"};

/* The acts, sides and channels that may be typed. */
static void words_of(struct buf *b, enum completes what)
{
    for (int i = 0; what == ACTS && i < ACT_COUNT; i++)
        if (act_about((enum act)i) != ABOUT_NOTHING)
            buf_fmt(b, " %s", act_text((enum act)i));
    for (int i = 0; what == SIDES && i < SIDE_COUNT; i++)
        buf_fmt(b, " %s", side_text((enum side)i));
    for (int i = 0; what == CHANNELS && i < CHANNEL_COUNT; i++)
        if (i != CHANNEL_UNKNOWN)
            buf_fmt(b, " %s", channel_text((enum channel)i));
}

static void option_names(struct buf *b, uint64_t set)
{
    for (size_t i = 0; i < OPT_COUNT; i++)
        if (((set | GLOBAL) >> i & 1) != 0)
            buf_fmt(b, " --%s", options[i].name);
}

static const char *rest_of(const char *name, const char *first, size_t n)
{
    return strncmp(name, first, n) == 0 && name[n] == ' ' ? name + n + 1 : NULL;
}

/* First words, each once. */
static void first_words(struct buf *b)
{
    for (size_t i = 0; i < command_count; i++) {
        size_t n = strcspn(commands[i].name, " ");

        if (i > 0 && strncmp(commands[i - 1].name, commands[i].name, n + 1) == 0)
            continue;
        buf_fmt(b, " %.*s", (int)n, commands[i].name);
    }
}

/* "event) echo add move cancel list;;" for each first word of two. */
static void groups(struct buf *b)
{
    const char *last = "";

    for (size_t i = 0; i < command_count; i++) {
        const char *name = commands[i].name;
        size_t n = strcspn(name, " ");

        if (name[n] == '\0' || strncmp(last, name, n + 1) == 0)
            continue;
        last = name;
        buf_fmt(b, "        %.*s) echo", (int)n, name);
        for (size_t j = i; j < command_count; j++)
            if (rest_of(commands[j].name, name, n) != NULL)
                buf_fmt(b, " %s", rest_of(commands[j].name, name, n));
        buf_text(b, ";;\n");
    }
}

static void command_rows(struct buf *b)
{
    for (size_t i = 0; i < command_count; i++) {
        const struct command *cmd = &commands[i];

        buf_fmt(b, "        '%s'", cmd->name);
        if (cmd->alone)
            buf_fmt(b, "|%.*s", (int)strcspn(cmd->name, " "), cmd->name);
        buf_text(b, ") options='");
        option_names(b, cmd->options);
        buf_fmt(b, "' first=%s at=%zu fits='%s';;\n", first_text[cmd->first],
                cmd->least > 0 ? cmd->least - 1 : 0, cmd->words != NULL ? cmd->words : "");
    }
}

static void value_rows(struct buf *b)
{
    for (size_t i = 0; i < OPT_COUNT; i++)
        if (options[i].value != NULL)
            buf_fmt(b, "        --%s) echo %s;;\n", options[i].name,
                    completes_text[options[i].completes]);
}

/* Functions that both shells run: plain POSIX, with what the tables say written into them. */
static void tables(struct buf *b)
{
    buf_text(b, "# Made by convoke from its tables of commands and options; do not edit.\n\n"
                "_convoke_commands() { echo");
    first_words(b);
    buf_text(b, "; }\n\n_convoke_group() {\n    case $1 in\n");
    groups(b);
    buf_text(b, "    esac\n}\n\n# Sets for the command that $1 names: its options, what its first word is,\n"
                "# and what its word number at (from 0) may be.\n"
                "_convoke_command() {\n    options='' first=nothing at=0 fits=''\n    case $1 in\n");
    command_rows(b);
    buf_text(b, "        *) return 1;;\n    esac\n}\n\n# What the value of option $1 may be.\n"
                "_convoke_value() {\n    case $1 in\n        -l) echo files;;\n"
                "        -n) echo nothing;;\n");
    value_rows(b);
    buf_text(b, "    esac\n}\n\n_convoke_words() {\n    case $1 in\n"
                "        events) convoke event list --ids 2>/dev/null;;\n        acts) echo");
    words_of(b, ACTS);
    buf_text(b, ";;\n        sides) echo");
    words_of(b, SIDES);
    buf_text(b, ";;\n        channels) echo");
    words_of(b, CHANNELS);
    buf_text(b, ";;\n    esac\n}\n");
}

static const char bash_end[] =
    "\n"
    "_convoke() {\n"
    "    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}\n"
    "    local value options first at fits name='' wanted='' i plain=()\n"
    "    COMPREPLY=()\n"
    "    for ((i = 1; i < COMP_CWORD; i++)); do\n"
    "        case ${COMP_WORDS[i]} in\n"
    "            -*) test -n \"$(_convoke_value \"${COMP_WORDS[i]}\")\" && ((i++));;\n"
    "            *) plain+=(\"${COMP_WORDS[i]}\");;\n"
    "        esac\n"
    "    done\n"
    "    value=$(_convoke_value \"$prev\")\n"
    "    if [[ $value == files ]]; then\n"
    "        compopt -o filenames 2>/dev/null\n"
    "        mapfile -t COMPREPLY < <(compgen -f -- \"$cur\")\n"
    "        return\n"
    "    elif [[ -n $value ]]; then\n"
    "        wanted=$(_convoke_words \"$value\")\n"
    "    elif ((${#plain[@]} == 0)); then\n"
    "        wanted=$(_convoke_commands)\n"
    "        [[ $cur == -* ]] && wanted='--ledger --help --version'\n"
    "    else\n"
    "        name=${plain[0]}\n"
    "        if _convoke_command \"$name ${plain[1]-}\"; then\n"
    "            plain=(\"${plain[@]:2}\")\n"
    "        elif [[ -n $(_convoke_group \"$name\") && ${#plain[@]} -eq 1 && $cur != -* ]]; then\n"
    "            wanted=$(_convoke_group \"$name\")\n"
    "        else\n"
    "            _convoke_command \"$name\"\n"
    "            plain=(\"${plain[@]:1}\")\n"
    "        fi\n"
    "        if [[ $name == help ]]; then\n"
    "            wanted=$(_convoke_commands)\n"
    "        elif [[ $cur == -* ]]; then\n"
    "            wanted=$options\n"
    "        elif [[ $first == files ]]; then\n"
    "            compopt -o filenames 2>/dev/null\n"
    "            mapfile -t COMPREPLY < <(compgen -f -- \"$cur\")\n"
    "            return\n"
    "        elif [[ $first == events && ${#plain[@]} -eq 0 && -z $wanted ]]; then\n"
    "            wanted=$(_convoke_words events)\n"
    "        elif [[ -z $wanted && ${#plain[@]} -eq $at ]]; then\n"
    "            wanted=$fits\n"
    "        fi\n"
    "    fi\n"
    "    mapfile -t COMPREPLY < <(compgen -W \"$wanted\" -- \"$cur\")\n"
    "}\n"
    "complete -F _convoke convoke\n";

static const char zsh_end[] =
    "\n"
    "_convoke() {\n"
    "    emulate -L zsh\n"
    "    local value options first at fits name word i\n"
    "    local -a plain wanted\n"
    "    local cur=${words[CURRENT]} prev=${words[CURRENT-1]}\n"
    "    for ((i = 2; i < CURRENT; i++)); do\n"
    "        word=${words[i]}\n"
    "        if [[ $word == -* ]]; then\n"
    "            [[ -n $(_convoke_value $word) ]] && ((i++))\n"
    "        else\n"
    "            plain+=($word)\n"
    "        fi\n"
    "    done\n"
    "    value=$(_convoke_value $prev)\n"
    "    if [[ $value == files ]]; then\n"
    "        _files\n"
    "        return\n"
    "    elif [[ -n $value ]]; then\n"
    "        wanted=($(_convoke_words $value))\n"
    "    elif (($#plain == 0)); then\n"
    "        wanted=($(_convoke_commands))\n"
    "        [[ $cur == -* ]] && wanted=(--ledger --help --version)\n"
    "    else\n"
    "        name=$plain[1]\n"
    "        local -a group=($(_convoke_group $name))\n"
    "        if _convoke_command \"$name ${plain[2]-}\"; then\n"
    "            plain=($plain[3,-1])\n"
    "        elif (($#group)) && (($#plain == 1)) && [[ $cur != -* ]]; then\n"
    "            wanted=($group)\n"
    "        else\n"
    "            _convoke_command $name\n"
    "            plain=($plain[2,-1])\n"
    "        fi\n"
    "        if [[ $name == help ]]; then\n"
    "            wanted=($(_convoke_commands))\n"
    "        elif [[ $cur == -* ]]; then\n"
    "            wanted=(${=options})\n"
    "        elif [[ $first == files ]]; then\n"
    "            _files\n"
    "            return\n"
    "        elif [[ $first == events ]] && (($#plain == 0)) && (($#wanted == 0)); then\n"
    "            wanted=($(_convoke_words events))\n"
    "        elif (($#wanted == 0)) && (($#plain == at)); then\n"
    "            wanted=(${=fits})\n"
    "        fi\n"
    "    fi\n"
    "    compadd -a wanted\n"
    "}\n"
    "\n"
    "if [[ $funcstack[1] == _convoke ]]; then\n"
    "    _convoke \"$@\"\n"
    "else\n"
    "    compdef _convoke convoke\n"
    "fi\n";

bool cmd_completion(struct call *c, struct err *e)
{
    bool zsh = str_eq(c->args[0], S("zsh"));

    if (!zsh && !str_eq(c->args[0], S("bash")))
        return err_set(e, ERR_USAGE, "%.*s: no completion for that shell; bash or zsh",
                       STR_ARG(c->args[0]));
    if (zsh)
        buf_text(&c->out, "#compdef convoke\n");
    tables(&c->out);
    buf_text(&c->out, zsh ? zsh_end : bash_end);
    return true;
}
