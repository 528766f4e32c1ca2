/*
 * main.c - where the program meets the clock, the environment and the terminal; the only file that
 * does. Everything else is a function of what is found here.
 *
 * CONVOKE_NOW, a moment, stands in for the clock: tests and shown sessions come out the same on any
 * day.
 */
#include <limits.h>
#include <pwd.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cmd/cmd.h"

enum { LINE_LEAST = 40, LINE_USUAL = 80, LINE_MOST = 400 };

static struct str from_env(const char *name)
{
    return str_of(getenv(name));
}

/* Where programs keep the settings of a user (XDG Base Directory Specification). */
static struct str config_folder(char room[], size_t size)
{
    struct str base = from_env("XDG_CONFIG_HOME"), home = from_env("HOME");

    if (base.n == 0 && home.n == 0)
        return (struct str){0};
    snprintf(room, size, "%.*s%s/convoke", STR_ARG(base.n > 0 ? base : home), base.n > 0 ? "" : "/.config");
    return str_of(room);
}

static moment clock_moment(void)
{
    struct timespec t;

    clock_gettime(CLOCK_REALTIME, &t);
    return (moment)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

/* The day it is where the user is. */
static day local_day(moment now)
{
    time_t seconds = (time_t)(now / 1000);
    struct tm tm;

    if (localtime_r(&seconds, &tm) == NULL)
        return day_of_moment(now);
    return day_make(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
}

static bool find_time(struct outside *o, struct err *e)
{
    struct str given = from_env("CONVOKE_NOW");

    o->now = clock_moment();
    if (given.n > 0 && !moment_parse(given, &o->now))
        return err_set(e, ERR_USAGE, "CONVOKE_NOW: %.*s: not a moment; write 2020-05-28T18:00:00Z",
                       STR_ARG(given));
    o->today = given.n > 0 ? day_of_moment(o->now) : local_day(o->now);
    return true;
}

static struct str find_user(void)
{
    struct str given = from_env("CONVOKE_USER");
    const struct passwd *pw = given.n > 0 ? NULL : getpwuid(geteuid());

    if (given.n > 0)
        return given;
    return pw != NULL ? str_of(pw->pw_name) : S("unknown");
}

static bool is_terminal(int fd)
{
    return isatty(fd) && !str_eq(from_env("TERM"), S("dumb"));
}

/* Of the terminal behind fd, 0 where there is none. One that does not know has 80 columns. */
static size_t terminal_width(int fd)
{
    struct winsize size;

    if (!isatty(fd))
        return 0;
    if (ioctl(fd, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
        return LINE_USUAL;
    return size.ws_col < LINE_LEAST ? LINE_LEAST : size.ws_col > LINE_MOST ? LINE_MOST
                                                                           : size.ws_col;
}

static size_t find_width(void)
{
    int64_t columns;

    if (!str_int(from_env("COLUMNS"), &columns))
        return terminal_width(STDOUT_FILENO);
    return columns < LINE_LEAST ? LINE_LEAST : columns > LINE_MOST ? LINE_MOST : (size_t)columns;
}

/* How often; whoever insists ends the program at once. */
static volatile sig_atomic_t interrupted;
enum { ENOUGH = 3 };

static void note_interrupt(int number)
{
    interrupted = interrupted + 1;
    if (interrupted < ENOUGH)
        return;
    signal(number, SIG_DFL);
    raise(number);
}

static const volatile sig_atomic_t *watch_interrupt(void)
{
    struct sigaction act = {.sa_handler = note_interrupt, .sa_flags = SA_RESTART};

    sigaction(SIGINT, &act, NULL);
    return &interrupted;
}

/* A signal that came meanwhile cuts it short. */
static bool rest(int64_t ms)
{
    struct timespec left = {(time_t)(ms / 1000), (long)(ms % 1000) * 1000000};

    while (!interrupted && nanosleep(&left, &left) != 0) {
    }
    return !interrupted;
}

int main(int argc, char **argv)
{
    char config[PATH_MAX];
    struct outside o = {
        .user = find_user(),
        .ledger = from_env("CONVOKE_LEDGER"),
        .config = config_folder(config, sizeof config),
        .cues = from_env("CONVOKE_CUES"),
        .names = from_env("CONVOKE_NAMES"),
        .reader_key = from_env("CONVOKE_READER_KEY"),
        .watch = watch_interrupt,
        .clock = clock_moment,
        .rest = rest,
        .piped = isatty(STDIN_FILENO) == 0,
        .style = {.width = find_width(),
                  .colour = is_terminal(STDOUT_FILENO) && from_env("NO_COLOR").n == 0},
        .bar = is_terminal(STDERR_FILENO) ? terminal_width(STDERR_FILENO) : 0,
    };
    struct err e = {0};

    signal(SIGPIPE, SIG_IGN);  /* a reader that went away is an error of writing, which ends the call */
    if (o.ledger.n == 0)
        o.ledger = S("convoke.db");
    if (!find_time(&o, &e)) {
        fprintf(stderr, "convoke: %s\n", e.text);
        return err_status(e.kind);
    }
    return cmd_main(&o, (const char *const *)argv + 1, argc > 0 ? (size_t)argc - 1 : 0);
}
