#include "second/command.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"

enum { CHUNK = 65536, STEP_MS = 10, GLANCE_MS = 200 };

struct run {
    const struct command *c;
    pid_t pid;
    int in, out;          /* of the child: written to, read from; -1: closed */
    size_t sent;
    struct buf got;
    int64_t end;          /* milliseconds of the steady clock */
    struct err *e;
};

static int64_t steady_ms(void)
{
    struct timespec t;

    clock_gettime(CLOCK_MONOTONIC, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void shut(int *fd)
{
    if (*fd >= 0)
        close(*fd);
    *fd = -1;
}

/* In the child, between fork and exec: nothing but system calls. */
static void become(const char *line, int in, int out)
{
    setpgid(0, 0);
    signal(SIGPIPE, SIG_DFL);
    signal(SIGINT, SIG_DFL);
    if (dup2(in, STDIN_FILENO) >= 0 && dup2(out, STDOUT_FILENO) >= 0)
        execl("/bin/sh", "sh", "-c", line, (char *)NULL);
    _exit(127);
}

static bool start(struct arena *a, struct run *r)
{
    const char *line = arena_str(a, r->c->line).p;
    int in[2] = {-1, -1}, out[2] = {-1, -1};

    if (pipe2(in, O_CLOEXEC) == 0 && pipe2(out, O_CLOEXEC) == 0 && (r->pid = fork()) >= 0) {
        if (r->pid == 0)
            become(line, in[0], out[1]);
        setpgid(r->pid, r->pid);
        shut(&in[0]);
        shut(&out[1]);
        r->in = in[1];
        r->out = out[0];
        fcntl(r->in, F_SETFL, O_NONBLOCK);
        return true;
    }
    err_set(r->e, ERR_SYSTEM, "cannot be started: %s", strerror(errno));
    for (int i = 0; i < 2; i++) {
        shut(&in[i]);
        shut(&out[i]);
    }
    return false;
}

static void send_some(struct run *r)
{
    struct str left = str_cut(r->c->input, r->sent, r->c->input.n);
    ssize_t n = write(r->in, left.p, left.n);

    if (n > 0)
        r->sent += (size_t)n;
    if (r->sent == r->c->input.n || (n < 0 && errno != EAGAIN && errno != EINTR))
        shut(&r->in);  /* all is said, or nobody listens */
}

static bool take_some(struct run *r)
{
    char bytes[CHUNK];
    ssize_t n = read(r->out, bytes, sizeof bytes);

    if (n < 0 && errno == EINTR)
        return true;
    if (n <= 0) {
        shut(&r->out);
        return true;
    }
    buf_add(&r->got, (struct str){bytes, (size_t)n});
    return r->got.n <= r->c->most
        || err_set(r->e, ERR_SYSTEM, "printed more than %zu bytes", r->c->most);
}

/* Whether there is time left; else why not. */
static bool may_wait(struct run *r)
{
    if (r->c->interrupted != NULL && *r->c->interrupted)
        return err_set(r->e, ERR_SYSTEM, "interrupted");
    return steady_ms() < r->end
        || err_set(r->e, ERR_SYSTEM, "took longer than %.3g seconds", r->c->timeout_ms / 1000.0);
}

/* Both ways at once, so that neither waits for the other. */
static bool talk(struct run *r)
{
    while (r->out >= 0) {
        struct pollfd fds[] = {{.fd = r->out, .events = POLLIN}, {.fd = r->in, .events = POLLOUT}};
        int64_t left = r->end - steady_ms();

        if (!may_wait(r))
            return false;
        poll(fds, 2, left < GLANCE_MS ? (int)(left < 0 ? 0 : left) : GLANCE_MS);
        if (r->in >= 0 && fds[1].revents != 0)
            send_some(r);
        if (fds[0].revents != 0 && !take_some(r))
            return false;
    }
    shut(&r->in);
    return true;
}

/* It closed its output; now it has to end as well. */
static bool end_well(struct run *r)
{
    struct timespec step = {.tv_nsec = STEP_MS * 1000000L};
    int status;
    pid_t pid;

    while ((pid = waitpid(r->pid, &status, WNOHANG)) == 0) {
        if (!may_wait(r))
            return false;
        nanosleep(&step, NULL);
    }
    r->pid = 0;
    if (pid < 0)
        return err_set(r->e, ERR_SYSTEM, "lost: %s", strerror(errno));
    if (WIFSIGNALED(status))
        return err_set(r->e, ERR_SYSTEM, "ended by signal %d", WTERMSIG(status));
    if (WEXITSTATUS(status) == 127)
        return err_set(r->e, ERR_SYSTEM, "exit status 127: the command was not found");
    return WEXITSTATUS(status) == 0
        || err_set(r->e, ERR_SYSTEM, "exit status %d", WEXITSTATUS(status));
}

static void end_all(struct run *r)
{
    shut(&r->in);
    shut(&r->out);
    if (r->pid <= 0)
        return;
    kill(-r->pid, SIGKILL);
    while (waitpid(r->pid, NULL, 0) < 0 && errno == EINTR)
        ;
}

bool command_run(struct arena *a, const struct command *c, struct str *out, struct err *e)
{
    struct run r = {.c = c, .in = -1, .out = -1, .end = steady_ms() + c->timeout_ms, .e = e};
    bool ok = start(a, &r) && talk(&r) && end_well(&r);

    if (ok)
        *out = arena_str(a, buf_str(&r.got));
    end_all(&r);
    buf_free(&r.got);
    return ok;
}
