/*
 * parse.h - the words of a call -> command, arguments, options.
 *
 * Options may stand anywhere; "--name value" and "--name=value" are one, "-l file" and "-lfile";
 * after "--" every word is an argument, and "-" alone is one too (standard input).
 *
 * Errors  ERR_USAGE, with the nearest word that would have been right.
 */
#ifndef CMD_PARSE_H
#define CMD_PARSE_H

#include "cmd/cmd.h"

/* Fills command (NULL where there is no word at all), args, given and value. */
bool parse_words(struct call *c, const char *const *words, size_t count, struct err *e);

/* Whether the command has those options and as many arguments as it takes. */
bool parse_check(const struct call *c, struct err *e);

/* The command that one or two words name, or NULL; *used says how many of them. */
const struct command *parse_command(const struct str *words, size_t count, size_t *used);

/* Whether some command's name starts with this word. */
bool parse_group(struct str word);

/* The ERR_USAGE for words that name none. */
bool parse_unknown(struct arena *a, const struct str *words, size_t count, struct err *e);

#endif
