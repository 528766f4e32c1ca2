#include "base/lines.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/arena.h"

enum { STEP = 256 * 1024 };

static bool failed(const struct lines *l, const char *what, struct err *e)
{
    enum err_kind kind = errno == ENOENT ? ERR_MISSING : errno == ENOSPC ? ERR_FULL : ERR_SYSTEM;

    return err_set(e, kind, "%.*s: %s%s", STR_ARG(l->name), what, strerror(errno));
}

/* A file that goes when it is closed, however the program ends. */
static int nameless(void)
{
    const char *folder = getenv("TMPDIR");
    struct arena scratch = {0};
    struct str path = arena_fmt(&scratch, "%s/convoke-XXXXXX", folder != NULL ? folder : "/tmp");
    char *name = ARENA_NEW(&scratch, char, path.n + 1);
    int fd;

    memcpy(name, path.p, path.n);
    fd = mkstemp(name);
    if (fd >= 0)
        unlink(name);
    arena_free(&scratch);
    return fd;
}

static bool open_again(struct lines *l, bool once, struct err *e)
{
    struct stat st;

    if (fstat(l->fd, &st) != 0)
        return failed(l, "", e);
    if (S_ISDIR(st.st_mode))
        return err_set(e, ERR_FORMAT, "%.*s: a folder, not a file of lines", STR_ARG(l->name));
    if (once)
        return true;
    l->again = S_ISREG(st.st_mode) && lseek(l->fd, 0, SEEK_CUR) == 0 ? l->fd : nameless();
    return l->again >= 0 || failed(l, "temporary file: ", e);
}

static bool open_lines(struct lines *l, struct str path, size_t max_bytes, bool once,
                       struct err *e)
{
    struct arena scratch = {0};

    *l = (struct lines){.name = path, .max_bytes = max_bytes, .again = -1};
    l->fd = str_eq(path, S("-")) ? STDIN_FILENO
                                 : open(arena_str(&scratch, path).p, O_RDONLY | O_CLOEXEC);
    arena_free(&scratch);
    if (l->fd < 0)
        return failed(l, "", e);
    if (open_again(l, once, e))
        return true;
    lines_close(l);
    return false;
}

bool lines_open(struct lines *l, struct str path, size_t max_bytes, struct err *e)
{
    return open_lines(l, path, max_bytes, false, e);
}

bool lines_open_once(struct lines *l, struct str path, size_t max_bytes, struct err *e)
{
    return open_lines(l, path, max_bytes, true, e);
}

struct lines lines_of(struct str name, struct str bytes)
{
    return (struct lines){.name = name, .fd = -1, .again = -1, .whole = bytes};
}

static bool keep(struct lines *l, const char *p, size_t n, struct err *e)
{
    for (size_t at = 0; l->again >= 0 && l->again != l->fd && at < n;) {
        ssize_t wrote = write(l->again, p + at, n - at);

        if (wrote < 0 && errno != EINTR)
            return failed(l, "temporary file: ", e);
        at += wrote > 0 ? (size_t)wrote : 0;
    }
    return true;
}

/* Reads on; what was used is dropped first. */
static bool read_on(struct lines *l, struct err *e)
{
    char step[STEP];
    ssize_t n = read(l->fd, step, sizeof step);

    if (n < 0)
        return errno == EINTR || failed(l, "", e);
    l->end = n == 0;
    if (n == 0)
        return true;
    if (l->used > 0)
        memmove(l->ahead.p, l->ahead.p + l->used, l->ahead.n - l->used);
    l->ahead.n -= l->used;
    l->ahead_at += l->used;
    l->used = 0;
    buf_add(&l->ahead, (struct str){step, (size_t)n});
    return keep(l, step, (size_t)n, e);
}

static int whole_next(struct lines *l, struct str *line)
{
    size_t end;

    if (l->read >= l->whole.n)
        return 0;
    l->number++;
    l->at = l->read;
    end = str_find_byte(l->whole, '\n', (size_t)l->at);
    *line = str_cut(l->whole, (size_t)l->at, end == STR_NONE ? l->whole.n : end);
    l->read = l->at + line->n + 1;
    return 1;
}

static int too_long(const struct lines *l, struct err *e)
{
    err_set(e, ERR_FULL, "%.*s:%zu: longer than the limit of %zu MB for a line", STR_ARG(l->name),
            l->number + 1, l->max_bytes >> 20);
    return -1;
}

int lines_next(struct lines *l, struct str *line, struct err *e)
{
    size_t from = l->used, end;

    if (l->fd < 0)
        return whole_next(l, line);
    while ((end = str_find_byte(buf_str(&l->ahead), '\n', from)) == STR_NONE && !l->end) {
        size_t seen = l->ahead.n - l->used;

        if (seen > l->max_bytes)
            return too_long(l, e);
        if (!read_on(l, e))
            return -1;
        from = l->used + seen;  /* what was looked through is not looked through again */
    }
    if (end == STR_NONE && l->used == l->ahead.n)
        return 0;
    end = end == STR_NONE ? l->ahead.n : end;
    if (end - l->used > l->max_bytes)
        return too_long(l, e);
    *line = str_cut(buf_str(&l->ahead), l->used, end);
    l->at = l->ahead_at + l->used;
    l->number++;
    l->used = end < l->ahead.n ? end + 1 : end;
    return 1;
}

bool lines_again(struct lines *l, uint64_t at, size_t n, struct str *line, struct err *e)
{
    size_t got = 0;

    if (l->fd < 0) {
        *line = str_cut(l->whole, (size_t)at, (size_t)at + n);
        return true;
    }
    buf_reset(&l->line);
    buf_fill(&l->line, ' ', n);
    while (got < n) {
        ssize_t step = pread(l->again, l->line.p + got, n - got, (off_t)(at + got));

        if (step < 0 && errno == EINTR)
            continue;
        if (step < 0)
            return failed(l, "", e);
        if (step == 0)
            return err_set(e, ERR_SYSTEM, "%.*s: grew shorter while it was read", STR_ARG(l->name));
        got += (size_t)step;
    }
    *line = buf_str(&l->line);
    return true;
}

void lines_close(struct lines *l)
{
    if (l->again >= 0 && l->again != l->fd)
        close(l->again);
    if (l->fd > STDIN_FILENO)
        close(l->fd);
    buf_free(&l->ahead);
    buf_free(&l->line);
    *l = (struct lines){.fd = -1, .again = -1};
}
