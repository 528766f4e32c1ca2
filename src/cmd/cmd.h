/*
 * cmd.h - the command line: a table of commands, and the call of one of them.
 *
 * The words of a call are held against the rows of commands.def and options.def (parse.h); the row's
 * function does the work. It appends what it has to say to call.out, which goes to standard output
 * in one piece, and returns false with a struct err for a failure: one line on standard error and
 * exit status 2 for a wrong use, 1 for everything else.
 *
 * The outside (clock, environment, terminal) is met in main.c and comes as struct outside, so that
 * a command is a function of its words, its ledger and that.
 */
#ifndef CMD_CMD_H
#define CMD_CMD_H

#include <signal.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/day.h"
#include "base/err.h"
#include "ledger/ledger.h"
#include "view/view.h"

#define CONVOKE_VERSION "0.1.0"

/* What may follow an option or stand as the first word, for completion. */
enum completes { NOTHING, FILES, EVENTS, ACTS, SIDES, CHANNELS };

enum option_id {
#define OPTION(id, letter, name, value, completes, help) OPT_##id,
#include "cmd/options.def"
#undef OPTION
    OPT_COUNT
};

/* The bit of an option in a command's set. */
#define O(id) (UINT64_C(1) << OPT_##id)

struct option {
    char letter;              /* -l, or 0 */
    const char *name;         /* --ledger */
    const char *value;        /* what it takes, as help shows it; NULL for a flag */
    enum completes completes;
    const char *help;
};

extern const struct option options[OPT_COUNT];

struct outside {
    moment now;
    day today;                /* where the user is */
    struct str user;
    struct str ledger;        /* path, where no --ledger is given */
    struct str config;        /* folder of the user's settings, which may not exist; empty: none */
    struct str cues, names;   /* CONVOKE_CUES, CONVOKE_NAMES */
    struct str reader_key;    /* CONVOKE_READER_KEY */
    struct view_style style;  /* of standard output */
    /* From the call of it, ctrl-C only counts in what it returns: for work that stops in order. */
    const volatile sig_atomic_t *(*watch)(void);
    moment (*clock)(void);    /* goes on while we work: to wait by, not to record by */
    bool (*rest)(int64_t ms); /* waits; false where ctrl-C came */
    bool piped;               /* standard input is no terminal */
    size_t bar;               /* columns of the terminal on standard error; 0: there is none */
};

struct call {
    const struct outside *outside;
    const struct command *command;
    const struct str *words;           /* the words that are no options */
    size_t word_count;
    const struct str *args;            /* of these, what follows the command's name */
    size_t arg_count;
    bool given[OPT_COUNT];
    struct str value[OPT_COUNT];       /* of one given several times: a line each */
    struct arena *arena;               /* lives as long as the call */
    struct ledger *ledger;             /* open, where the command needs one */
    struct {
        struct str event;
        day said_on, date;
    } then;                            /* clerk.c: the date of an event on a day, asked last */
    struct buf out;
    bool closed;                       /* standard output, by whoever read it */
    int status;                        /* of a call that went on after a failure: 1 */
};

enum needs { NEEDS_NOTHING, NEEDS_READ, NEEDS_WRITE };
enum first { FIRST_NOTHING, FIRST_EVENT, FIRST_FILE };

struct command {
    const char *heading;      /* what it and those after it are for; NULL: as the one before */
    const char *name;         /* "roll", "event add" */
    bool (*run)(struct call *c, struct err *e);
    const char *args;         /* as help shows them: "EVENT GUEST..." */
    size_t least, most;       /* how many of them */
    bool alone;               /* the row meant by the first of its two words */
    enum first first;         /* what the first word completes to */
    const char *words;        /* what the last word may be, for help's sake and completion; or NULL */
    enum needs needs;         /* the ledger, open for reading or writing */
    uint64_t options;         /* besides those of every command */
    const char *summary;      /* one line, lower case */
    const char *about;        /* what else there is to know, or "" */
    const char *example;
};

extern const struct command commands[];
extern const size_t command_count;

/* Options that every command has. */
#define GLOBAL (O(LEDGER) | O(WAIT) | O(HELP) | O(VERSION))

/* Runs the words of a call (without the program's own name); the exit status. */
int cmd_main(const struct outside *o, const char *const *words, size_t count);

/* Opens the ledger of the call, where the command's row does not say so. */
bool call_open(struct call *c, enum ledger_mode mode, struct err *e);

/* Writes c->out to standard output and empties it. */
bool call_flush(struct call *c, struct err *e);

/* One line on standard error, for a failure after which the call goes on with status 1. */
void call_complain(struct call *c, const struct err *e);

/* The same for what is told and no failure. */
void call_warn(struct call *c, const struct err *e);

/* A batch: begin; then commit where ok, else roll back. Returns whether all went well. */
bool call_begin(struct call *c, struct err *e);
bool call_end(struct call *c, bool ok, struct err *e);

#endif
