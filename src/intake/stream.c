#include "intake/stream.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include "base/arena.h"
#include "intake/gunzip.h"

enum { STEP = 256 * 1024, MAGIC = 4 };

static bool failed(struct str name, struct err *e)
{
    enum err_kind kind = errno == ENOENT ? ERR_MISSING : ERR_SYSTEM;

    return err_set(e, kind, "%.*s: %s", STR_ARG(name), strerror(errno));
}

/* Drops what was used before more is put behind it. */
static void shift(struct buf *b, size_t *used)
{
    if (*used == 0)
        return;
    memmove(b->p, b->p + *used, b->n - *used);
    b->n -= *used;
    *used = 0;
}

/* Reads on behind what is in b. */
static void fill(struct stream *s, struct buf *b)
{
    char step[STEP];
    ssize_t n;

    if (s->fd < 0) {
        size_t some = s->memory.n < STEP ? s->memory.n : STEP;

        buf_add(b, str_cut(s->memory, 0, some));
        s->memory = str_cut(s->memory, some, s->memory.n);
        s->raw_end = s->memory.n == 0;
        return;
    }
    do
        n = read(s->fd, step, sizeof step);
    while (n < 0 && errno == EINTR);
    if (n > 0) {
        buf_add(b, (struct str){step, (size_t)n});
        return;
    }
    s->raw_end = true;
    if (n < 0)
        failed(s->name, &s->fault);
}

static struct str raw_left(const struct stream *s)
{
    return str_cut(buf_str(&s->raw), s->raw_used, s->raw.n);
}

static void fill_raw(struct stream *s, size_t want)
{
    while (raw_left(s).n < want && !s->raw_end) {
        shift(&s->raw, &s->raw_used);
        fill(s, &s->raw);
    }
}

static void stop(struct stream *s, bool broken)
{
    s->end = true;
    s->broken = broken;
}

/* Behind a member stands another or nothing; some writers fill up with zeros. */
static void begin_member(struct stream *s)
{
    struct str left;

    fill_raw(s, MAGIC);
    left = raw_left(s);
    while (left.n > 0 && left.p[0] == '\0') {
        s->raw_used++;
        fill_raw(s, MAGIC);
        left = raw_left(s);
    }
    if (left.n == 0 || !gunzip_begins(left)) {
        s->member_at = s->at + s->ahead.n - s->used;
        stop(s, left.n > 0);
        return;
    }
    s->member_at = s->at + s->ahead.n - s->used;
    s->in_member = true;
    gunzip_restart(s->gunzip);
}

static void open_some(struct stream *s)
{
    struct str left;
    enum gunzip_step step;

    if (!s->in_member) {
        begin_member(s);
        return;
    }
    fill_raw(s, 1);
    left = raw_left(s);
    if (left.n == 0) {
        stop(s, true);  /* cut off within the member */
        return;
    }
    step = gunzip_next(s->gunzip, &left, &s->ahead, STEP);
    s->raw_used = s->raw.n - left.n;
    s->in_member = step == GUNZIP_MORE;
    if (step == GUNZIP_BROKEN)
        stop(s, true);
}

struct str stream_ahead(struct stream *s, size_t want)
{
    while (s->ahead.n - s->used < want && !s->end) {
        shift(&s->ahead, &s->used);
        if (s->gunzip != NULL) {
            open_some(s);
        } else {
            fill(s, &s->ahead);
            s->end = s->raw_end;
        }
    }
    return str_cut(buf_str(&s->ahead), s->used, s->used + want);
}

void stream_take(struct stream *s, size_t n)
{
    size_t there = s->ahead.n - s->used;

    n = n < there ? n : there;
    s->used += n;
    s->at += n;
}

bool stream_skip(struct stream *s, uint64_t n)
{
    while (n > 0) {
        size_t got = stream_ahead(s, n < STEP ? (size_t)n : STEP).n;

        if (got == 0)
            return false;
        stream_take(s, got);
        n -= got;
    }
    return true;
}

bool stream_seek(struct stream *s, struct str what)
{
    for (;;) {
        struct str window = stream_ahead(s, STEP);
        size_t found = str_find(window, what, 0);

        if (found != STR_NONE) {
            stream_take(s, found);
            return true;
        }
        if (window.n < STEP) {
            stream_take(s, window.n);
            return false;
        }
        stream_take(s, window.n - what.n + 1);
    }
}

/* Passes over the rest of a line that is too long. */
static int drop_line(struct stream *s)
{
    if (stream_seek(s, S("\n")))
        stream_take(s, 1);
    return -1;
}

int stream_line(struct stream *s, size_t most, struct str *line)
{
    size_t want = 4096, end;
    struct str window = stream_ahead(s, want);

    for (size_t from = 0; (end = str_find_byte(window, '\n', from)) == STR_NONE;) {
        if (window.n < want)
            break;
        if (window.n > most)
            return drop_line(s);
        from = window.n;
        want *= 2;
        window = stream_ahead(s, want);
    }
    if (window.n == 0)
        return 0;
    *line = str_cut(window, 0, end == STR_NONE ? window.n : end);
    stream_take(s, end == STR_NONE ? window.n : end + 1);
    return line->n <= most ? 1 : -1;
}

bool stream_mend(struct stream *s)
{
    if (s->gunzip == NULL || !s->broken)
        return false;
    stream_take(s, s->ahead.n - s->used);
    s->raw_used += s->raw_used < s->raw.n;  /* not where it broke off once more */
    for (fill_raw(s, MAGIC); raw_left(s).n >= MAGIC; fill_raw(s, MAGIC)) {
        size_t next = str_find_byte(raw_left(s), '\x1F', 0);

        if (next == 0 && gunzip_begins(raw_left(s))) {
            s->end = s->broken = s->in_member = false;
            return true;
        }
        s->raw_used = next == STR_NONE ? s->raw.n : s->raw_used + (next > 0 ? next : 1);
    }
    s->broken = false;
    return false;
}

/* Compressed or not, its first bytes tell. */
static void begin(struct stream *s)
{
    fill_raw(s, MAGIC);
    s->gunzip = gunzip_begins(raw_left(s)) ? gunzip_open() : NULL;
    if (s->gunzip != NULL)
        return;
    s->ahead = s->raw;
    s->raw = (struct buf){0};
    s->end = s->raw_end;
}

bool stream_open(struct stream *s, struct str path, struct err *e)
{
    struct arena scratch = {0};
    bool piped = str_eq(path, S("-")), ok;
    struct stat st;

    *s = (struct stream){.name = path};
    s->fd = piped ? STDIN_FILENO : open(arena_str(&scratch, path).p, O_RDONLY | O_CLOEXEC);
    arena_free(&scratch);
    ok = s->fd >= 0 && fstat(s->fd, &st) == 0;
    if (!ok)
        failed(path, e);
    else if (S_ISDIR(st.st_mode))
        ok = err_set(e, ERR_FORMAT, "%.*s: a folder, not a document", STR_ARG(path));
    if (ok && S_ISREG(st.st_mode))
        s->size = (uint64_t)st.st_size;
    if (ok)
        begin(s);
    else
        stream_close(s);
    return ok;
}

void stream_of(struct stream *s, struct str name, struct str bytes)
{
    *s = (struct stream){.name = name, .fd = -1, .memory = bytes};
    begin(s);
}

void stream_close(struct stream *s)
{
    if (s->fd > STDIN_FILENO)
        close(s->fd);
    gunzip_close(s->gunzip);
    buf_free(&s->raw);
    buf_free(&s->ahead);
    *s = (struct stream){.fd = -1};
}
