#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/buf.h"

enum { STEP = 64 * 1024 };

static bool failed(struct str path, struct err *e)
{
    enum err_kind kind = errno == ENOENT ? ERR_MISSING : errno == ENOSPC ? ERR_FULL : ERR_SYSTEM;

    return err_set(e, kind, "%.*s: %s", STR_ARG(path), strerror(errno));
}

static bool over(struct str path, size_t max_bytes, struct err *e)
{
    return err_set(e, ERR_FULL, "%.*s: larger than the limit of %zu MB; split it",
                   STR_ARG(path), max_bytes >> 20);
}

static bool read_all(int fd, struct str path, size_t max_bytes, struct buf *b, struct err *e)
{
    char step[STEP];

    for (;;) {
        ssize_t n = read(fd, step, sizeof step);

        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return failed(path, e);
        if (n == 0)
            return true;
        if (b->n + (size_t)n > max_bytes)
            return over(path, max_bytes, e);
        buf_add(b, (struct str){step, (size_t)n});
    }
}

/* A file as long as it was when it was opened, straight to where it is kept. */
static bool read_sized(struct arena *a, int fd, struct str path, size_t size, struct str *out, struct err *e)
{
    char *p = arena_alloc(a, size + 1);
    size_t n = 0;

    while (n < size) {
        ssize_t more = read(fd, p + n, size - n);

        if (more < 0 && errno == EINTR)
            continue;
        if (more < 0)
            return failed(path, e);
        if (more == 0)
            break;
        n += (size_t)more;
    }
    *out = (struct str){p, n};
    return true;
}

bool file_read(struct arena *a, struct str path, size_t max_bytes, struct str *out, struct err *e)
{
    struct arena scratch = {0};
    bool piped = str_eq(path, S("-"));
    int fd = piped ? STDIN_FILENO : open(arena_str(&scratch, path).p, O_RDONLY | O_CLOEXEC);
    struct buf b = {0};
    struct stat st;
    bool ok = fd >= 0 || failed(path, e);

    if (ok && fstat(fd, &st) != 0)
        ok = failed(path, e);
    if (ok && S_ISDIR(st.st_mode))
        ok = err_set(e, ERR_FORMAT, "%.*s: a folder, not a document", STR_ARG(path));
    if (ok && S_ISREG(st.st_mode) && (uint64_t)st.st_size > max_bytes)
        ok = over(path, max_bytes, e);
    if (ok && S_ISREG(st.st_mode) && st.st_size > 0) {
        ok = read_sized(a, fd, path, (size_t)st.st_size, out, e);
    } else if (ok) {
        ok = read_all(fd, path, max_bytes, &b, e);
        if (ok)
            *out = arena_str(a, buf_str(&b));
    }
    if (fd >= 0 && !piped)
        close(fd);
    buf_free(&b);
    arena_free(&scratch);
    return ok;
}

struct listing {
    struct arena *a;
    struct str *items;
    size_t count, allocated;
};

static void list_add(struct listing *l, struct str path)
{
    l->items = arena_grow(l->a, l->items, &l->allocated, l->count, sizeof *l->items);
    l->items[l->count++] = path;
}

static bool list_folder(struct listing *l, struct str path, struct err *e)
{
    DIR *dir = opendir(path.p);
    struct dirent *entry;
    bool ok = true;

    if (dir == NULL)
        return failed(path, e);
    while (ok && (entry = readdir(dir)) != NULL) {
        struct str below;
        struct stat st;

        if (entry->d_name[0] == '.')
            continue;
        below = arena_fmt(l->a, "%s/%s", path.p, entry->d_name);
        if (stat(below.p, &st) != 0)
            continue;  /* gone meanwhile, or a dangling link */
        if (S_ISDIR(st.st_mode))
            ok = list_folder(l, below, e);
        else if (S_ISREG(st.st_mode))
            list_add(l, below);
    }
    closedir(dir);
    return ok;
}

static int by_bytes(const void *a, const void *b)
{
    return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

bool file_list(struct arena *a, struct str path, struct str **out, size_t *count, struct err *e)
{
    struct listing l = {.a = a};
    struct stat st;

    while (path.n > 1 && path.p[path.n - 1] == '/')
        path.n--;
    path = arena_str(a, path);
    if (str_eq(path, S("-")))
        list_add(&l, path);
    else if (stat(path.p, &st) != 0)
        return failed(path, e);
    else if (!S_ISDIR(st.st_mode))
        list_add(&l, path);
    else if (!list_folder(&l, path, e))
        return false;
    if (l.count > 0)
        qsort(l.items, l.count, sizeof *l.items, by_bytes);
    *out = l.items;
    *count = l.count;
    return true;
}

static bool write_all(int fd, struct str bytes)
{
    for (size_t at = 0; at < bytes.n;) {
        ssize_t n = write(fd, bytes.p + at, bytes.n - at);

        if (n < 0 && errno != EINTR)
            return false;
        if (n > 0)
            at += (size_t)n;
    }
    return fsync(fd) == 0;
}

bool file_write(struct str path, struct str bytes, struct err *e)
{
    struct arena scratch = {0};
    struct str whole = arena_str(&scratch, path);
    struct str part = arena_fmt(&scratch, "%s.part", whole.p);
    int fd = open(part.p, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    bool ok = fd >= 0 || failed(path, e);

    if (ok && !write_all(fd, bytes))
        ok = failed(path, e);
    if (fd >= 0 && close(fd) != 0 && ok)
        ok = failed(path, e);
    if (ok && rename(part.p, whole.p) != 0)
        ok = failed(path, e);
    if (!ok && fd >= 0)
        unlink(part.p);
    arena_free(&scratch);
    return ok;
}
