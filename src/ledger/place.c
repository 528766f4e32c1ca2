#include "ledger/place.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/buf.h"

enum { LOCK_STEP_MS = 2 };

struct place place_make(struct str path)
{
    struct place p = {.lock = -1};

    p.path = arena_str(&p.arena, path);
    p.part = arena_fmt(&p.arena, "%s.part", p.path.p);
    p.log = arena_fmt(&p.arena, "%s-wal", p.path.p);
    p.lock_path = arena_fmt(&p.arena, "%s-lock", p.path.p);
    return p;
}

void place_free(struct place *p)
{
    if (p->lock >= 0)
        close(p->lock);
    arena_free(&p->arena);
}

bool place_check(const struct place *p, struct err *e)
{
    struct stat st;

    if (stat(p->path.p, &st) != 0 && errno == ENOENT)
        return err_set(e, ERR_MISSING, "%s: no such ledger; convoke init makes one", p->path.p);
    if (stat(p->path.p, &st) != 0)
        return err_set(e, ERR_SYSTEM, "%s: %s", p->path.p, strerror(errno));
    if (S_ISDIR(st.st_mode))
        return err_set(e, ERR_FORMAT, "%s: a folder, not a ledger", p->path.p);
    if (st.st_size == 0)
        return err_set(e, ERR_FORMAT, "%s: an empty file, not a ledger", p->path.p);
    return true;
}

bool place_lock_open(struct place *p, struct err *e)
{
    p->lock = open(p->lock_path.p, O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    return p->lock >= 0 ||
           err_set(e, ERR_SYSTEM, "%s: cannot be written: %s", p->path.p, strerror(errno));
}

bool place_lock(struct place *p, int wait_ms, struct err *e)
{
    struct timespec step = {0, LOCK_STEP_MS * 1000000L};

    for (int waited = 0; flock(p->lock, LOCK_EX | LOCK_NB) != 0; waited += LOCK_STEP_MS) {
        if (errno != EWOULDBLOCK && errno != EINTR)
            return err_set(e, ERR_SYSTEM, "%s: %s", p->lock_path.p, strerror(errno));
        if (waited >= wait_ms)
            return err_set(e, ERR_BUSY, "%s: another convoke has been writing for %d.%d s; try "
                           "again later", p->path.p, wait_ms / 1000, wait_ms / 100 % 10);
        nanosleep(&step, NULL);
    }
    return true;
}

void place_unlock(struct place *p)
{
    flock(p->lock, LOCK_UN);
}

bool place_settle(struct place *p, struct err *e)
{
    struct str copy = arena_str(&p->arena, p->path);
    int folder;
    bool ok;

    if (rename(p->part.p, p->path.p) != 0)
        return err_set(e, ERR_SYSTEM, "%s: %s", p->path.p, strerror(errno));
    folder = open(dirname((char *)copy.p), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    ok = folder >= 0 && fsync(folder) == 0;
    if (!ok)
        err_set(e, ERR_SYSTEM, "%s: %s", p->path.p, strerror(errno));
    if (folder >= 0)
        close(folder);
    return ok;
}

bool place_logged(const struct place *p)
{
    struct stat st;

    return stat(p->log.p, &st) == 0 && st.st_size > 0;
}

/* The size that an SQLite file says it has (fileformat2, 1.3: page size and pages), 0 unknown. */
static int64_t stated_size(int fd)
{
    enum { HEAD = 32 };
    unsigned char b[HEAD];

    if (pread(fd, b, HEAD, 0) != HEAD)
        return 0;
    return ((int64_t)b[28] << 24 | b[29] << 16 | b[30] << 8 | b[31]) * (b[16] << 8 | b[17]);
}

/* While another process brings its log into the file, the head may be ahead of the rest. So it
 * counts only where it is seen several times, with no log before or after. */
bool place_cut_short(const struct place *p, struct err *e)
{
    struct timespec step = {0, LOCK_STEP_MS * 1000000L};
    int fd = open(p->path.p, O_RDONLY | O_CLOEXEC);
    struct stat st = {0};
    int64_t stated = 0;
    bool cut = fd >= 0;

    for (int i = 0; cut && i < 3; i++) {
        cut = !place_logged(p) && (stated = stated_size(fd)) > 0 && fstat(fd, &st) == 0 &&
              st.st_size < stated && !place_logged(p);
        if (cut)
            nanosleep(&step, NULL);
    }
    if (fd >= 0)
        close(fd);
    if (cut)
        err_set(e, ERR_BROKEN, "%s: cut short: %lld of %lld bytes; restore it from a copy",
                p->path.p, (long long)st.st_size, (long long)stated);
    return cut;
}

struct str place_immutable(struct place *p)
{
    struct buf b = {0};
    struct str uri;

    buf_text(&b, "file:");
    for (size_t i = 0; i < p->path.n; i++)
        if (strchr("?#%", p->path.p[i]) != NULL)
            buf_fmt(&b, "%%%02x", (unsigned)(unsigned char)p->path.p[i]);
        else
            buf_byte(&b, p->path.p[i]);
    buf_text(&b, "?immutable=1");
    uri = arena_str(&p->arena, buf_str(&b));
    buf_free(&b);
    return uri;
}
