#include "flow/followed.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/hash.h"

enum { FILE_MOST = 64 << 20, PARTS = 6, KEY_DIGITS = 16 };

uint64_t followed_key(struct str name)
{
    struct hash h = hash_bytes(name);
    uint64_t key = 0;

    for (size_t i = 0; i < sizeof key; i++)
        key = key << 8 | h.b[i];
    return key;
}

static bool key_parse(struct str s, uint64_t *out)
{
    *out = 0;
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;

        if (digit < 0)
            return false;
        *out = *out << 4 | (uint64_t)digit;
    }
    return s.n == KEY_DIGITS;
}

struct followed_feed *followed_feed(struct followed *f, struct str address)
{
    for (size_t i = 0; i < f->count; i++)
        if (str_eq(f->feeds[i].address, address))
            return &f->feeds[i];
    f->feeds = arena_grow(&f->arena, f->feeds, &f->allocated, f->count, sizeof *f->feeds);
    f->feeds[f->count] = (struct followed_feed){.address = arena_str(&f->arena, address)};
    return &f->feeds[f->count++];
}

struct followed_entry *followed_entry(const struct followed_feed *feed, uint64_t key)
{
    for (size_t i = 0; i < feed->count; i++)
        if (feed->entries[i].key == key)
            return &feed->entries[i];
    return NULL;
}

struct followed_entry *followed_add(struct followed *f, struct followed_feed *feed, uint64_t key)
{
    feed->entries = arena_grow(&f->arena, feed->entries, &feed->allocated, feed->count,
                               sizeof *feed->entries);
    feed->entries[feed->count] = (struct followed_entry){.key = key};
    return &feed->entries[feed->count++];
}

static void read_feed(struct followed *f, const struct str part[PARTS])
{
    struct followed_feed *feed;
    int64_t not_before, failures;

    if (part[1].n == 0 || !str_int(part[2], &not_before) || !str_int(part[3], &failures))
        return;
    feed = followed_feed(f, part[1]);
    feed->not_before = not_before;
    feed->failures = failures < 0 || failures > 100 ? 100 : (int)failures;
    feed->etag = arena_str(&f->arena, part[4]);
    feed->modified = arena_str(&f->arena, part[5]);
}

static void read_entry(struct followed *f, const struct str part[PARTS])
{
    bool tried = str_eq(part[0], S("tried"));
    int64_t tries = 0;
    uint64_t key;

    if (f->count == 0 || !key_parse(part[1], &key)
        || (tried && (!str_int(part[2], &tries) || tries < 1 || tries > 1000)))
        return;
    followed_add(f, &f->feeds[f->count - 1], key)->tries = (int)tries;
}

bool followed_open(struct followed *f, struct str path, struct err *e)
{
    struct arena scratch = {0};
    struct str text = {0};

    *f = (struct followed){0};
    f->path = arena_str(&f->arena, path);
    if (!file_read(&scratch, path, FILE_MOST, &text, e) && e->kind != ERR_MISSING) {
        arena_free(&scratch);
        return false;
    }
    for (struct str line; str_split(&text, '\n', &line);) {
        struct str part[PARTS] = {{0}};

        for (size_t i = 0; i < PARTS && str_split(&line, '\t', &part[i]);)
            i++;
        if (str_eq(part[0], S("feed")))
            read_feed(f, part);
        else if (str_eq(part[0], S("done")) || str_eq(part[0], S("tried")))
            read_entry(f, part);
    }
    arena_free(&scratch);
    return true;
}

/* What a server sent, fit for a line of ours. */
static void add_part(struct buf *b, struct str s)
{
    buf_byte(b, '\t');
    for (size_t i = 0; i < s.n; i++)
        buf_byte(b, (unsigned char)s.p[i] < ' ' ? ' ' : s.p[i]);
}

static void write_feed(struct buf *b, const struct followed_feed *feed)
{
    buf_text(b, "feed");
    add_part(b, feed->address);
    buf_fmt(b, "\t%lld\t%d", (long long)feed->not_before, feed->failures);
    add_part(b, feed->etag);
    add_part(b, feed->modified);
    buf_byte(b, '\n');
    for (size_t i = 0; i < feed->count; i++) {
        const struct followed_entry *en = &feed->entries[i];

        if (en->tries == 0)
            buf_fmt(b, "done\t%016llx\n", (unsigned long long)en->key);
        else
            buf_fmt(b, "tried\t%016llx\t%d\n", (unsigned long long)en->key, en->tries);
    }
}

bool followed_write(const struct followed *f, struct err *e)
{
    struct buf b = {0};
    bool ok;

    for (size_t i = 0; i < f->count; i++)
        write_feed(&b, &f->feeds[i]);
    ok = file_write(f->path, buf_str(&b), e);
    buf_free(&b);
    return ok;
}

void followed_free(struct followed *f)
{
    arena_free(&f->arena);
    *f = (struct followed){0};
}
