#include "intake/pdf.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include "base/buf.h"

enum { SECONDS = 60, SILENCE_MS = 90 * 1000, STEP = 64 * 1024, OUT_MAX = 128 << 20, NONE = 127 };
enum { MEMORY_MAX = 1 << 30 };

/* The child: pipes as standard input and output, nothing said, little allowed. */
static void become_pdftotext(int in, int out)
{
    struct rlimit time = {SECONDS, SECONDS}, memory = {MEMORY_MAX, MEMORY_MAX}, none = {0, 0};
    int null = open("/dev/null", O_WRONLY);

    dup2(in, STDIN_FILENO);
    dup2(out, STDOUT_FILENO);
    dup2(null, STDERR_FILENO);
    setrlimit(RLIMIT_CPU, &time);
    setrlimit(RLIMIT_AS, &memory);
    setrlimit(RLIMIT_CORE, &none);
    execlp("pdftotext", "pdftotext", "-q", "-nopgbrk", "-enc", "UTF-8", "-", "-", (char *)NULL);
    _exit(NONE);
}

struct child {
    pid_t pid;
    int to, from;
};

static bool start(struct child *c)
{
    int in[2], out[2];

    if (pipe2(in, O_CLOEXEC) != 0)
        return false;
    if (pipe2(out, O_CLOEXEC) != 0) {
        close(in[0]);
        close(in[1]);
        return false;
    }
    c->pid = fork();
    if (c->pid == 0)
        become_pdftotext(in[0], out[1]);
    close(in[0]);
    close(out[1]);
    *c = (struct child){c->pid, in[1], out[0]};
    fcntl(c->to, F_SETFL, O_NONBLOCK);
    return c->pid > 0;
}

static void hand_over(struct child *c, struct str *left)
{
    ssize_t n = left->n > 0 ? write(c->to, left->p, left->n < STEP ? left->n : STEP) : -1;

    if (n > 0)
        *left = str_cut(*left, (size_t)n, left->n);
    if (left->n == 0 || (n < 0 && errno != EAGAIN && errno != EINTR)) {
        close(c->to);
        c->to = -1;
    }
}

/* Gives it the bytes and takes the text, whichever it is ready for; false where it fell silent or said
 * too much. */
static bool talk(struct child *c, struct str bytes, struct buf *text)
{
    char step[STEP];

    for (ssize_t n = 1; n != 0;) {
        struct pollfd ends[2] = {{c->from, POLLIN, 0}, {c->to, POLLOUT, 0}};

        if (poll(ends, 2, SILENCE_MS) <= 0 || text->n > OUT_MAX)
            return false;
        if (ends[1].revents != 0)
            hand_over(c, &bytes);
        if (ends[0].revents == 0)
            continue;
        n = read(c->from, step, sizeof step);
        if (n > 0)
            buf_add(text, (struct str){step, (size_t)n});
        else if (n < 0 && errno != EINTR)
            return false;
    }
    return true;
}

/* Its exit status; -1 where it was stopped. */
static int end(struct child *c, bool in_order)
{
    int status = 0;

    if (c->to >= 0)
        close(c->to);
    close(c->from);
    if (!in_order)
        kill(c->pid, SIGKILL);
    while (waitpid(c->pid, &status, 0) < 0 && errno == EINTR) {
    }
    return in_order && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static bool report(struct str name, int status, struct err *e)
{
    if (status == NONE)
        return err_set(e, ERR_SYSTEM, "%.*s: a PDF; to read it install the package poppler-utils",
                       STR_ARG(name));
    if (status < 0)
        return err_set(e, ERR_FORMAT, "%.*s: a PDF that takes too long, too much memory, or breaks"
                       " pdftotext", STR_ARG(name));
    if (status == 3)
        return err_set(e, ERR_FORMAT, "%.*s: a PDF that may not be read without its password",
                       STR_ARG(name));
    return err_set(e, ERR_FORMAT, "%.*s: a damaged PDF", STR_ARG(name));
}

bool pdf_text(struct arena *a, struct str name, struct str bytes, struct str *out, struct err *e)
{
    struct child c;
    struct buf text = {0};
    int status;
    bool ok;

    if (!start(&c))
        return err_set(e, ERR_SYSTEM, "pdftotext: %s", strerror(errno));
    status = end(&c, talk(&c, bytes, &text));
    ok = status == 0;
    if (!ok)
        report(name, status, e);
    else if (str_trim(buf_str(&text)).n == 0)
        ok = err_set(e, ERR_FORMAT, "%.*s: a PDF without text; it may hold pictures of pages only",
                     STR_ARG(name));
    if (ok)
        *out = arena_str(a, buf_str(&text));
    buf_free(&text);
    return ok;
}
