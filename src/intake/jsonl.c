#include "intake/jsonl.h"

#include "fact/json.h"
#include "intake/head.h"

enum what { TEXT, NAME, TITLE, PUBLISHED, OUTLET, RECEIVED, WHATS };

/* In the order in which they are looked for. */
static const struct {
    const char *name;
    enum what what;
} fields[] = {
    {"text", TEXT}, {"content", TEXT}, {"body", TEXT}, {"html", TEXT},
    {"url", NAME}, {"id", NAME}, {"doc", NAME}, {"link", NAME},
    {"title", TITLE}, {"headline", TITLE},
    {"published", PUBLISHED}, {"date", PUBLISHED}, {"published_at", PUBLISHED},
    {"date_published", PUBLISHED}, {"pubDate", PUBLISHED},
    {"outlet", OUTLET}, {"source", OUTLET}, {"site", OUTLET}, {"publisher", OUTLET},
    {"received", RECEIVED}, {"crawled", RECEIVED},
};

enum { FIELDS = sizeof fields / sizeof *fields };

/* Which field gave it, for each; FIELDS where none did. */
static void choose(const struct str value[FIELDS], size_t chosen[WHATS])
{
    for (size_t i = 0; i < WHATS; i++)
        chosen[i] = FIELDS;
    for (size_t i = 0; i < FIELDS; i++)
        if (value[i].n > 0 && chosen[fields[i].what] == FIELDS)
            chosen[fields[i].what] = i;
}

static bool read_line(struct arena *a, struct str line, struct item *out, struct err *e)
{
    const char *names[FIELDS];
    struct str value[FIELDS + 1] = {{0}};
    size_t chosen[WHATS];

    for (size_t i = 0; i < FIELDS; i++)
        names[i] = fields[i].name;
    if (!json_pick(a, line, names, FIELDS, value, e))
        return false;
    choose(value, chosen);
    if (chosen[TEXT] == FIELDS)
        return err_set(e, ERR_FORMAT, "no document in it; a field text, content, body or html holds it");
    *out = (struct item){
        .source = {.name = value[chosen[NAME]], .bytes = value[chosen[TEXT]],
                   .charset = S("utf-8"), .title = value[chosen[TITLE]],
                   .outlet = value[chosen[OUTLET]],
                   .published = head_day(value[chosen[PUBLISHED]])},
        .received = head_day(value[chosen[RECEIVED]])};
    if (str_is(str_of(names[chosen[TEXT]]), "html"))
        out->source.media = S("text/html");
    if (out->source.name.n == 0)
        out->source.name = item_name(a, out->source.bytes);
    return true;
}

/* -1, with file and line before what is wrong. */
static int at_line(const struct stream *s, size_t number, struct err *e)
{
    struct err why = *e;

    err_set(e, why.kind, "%.*s:%zu: %s", STR_ARG(s->name), number, why.text);
    return -1;
}

/* The end, or what ended the stream before it. */
static int at_end(struct stream *s, struct err *e)
{
    struct err why = s->fault;
    bool broken = s->broken;

    s->fault.kind = ERR_NONE;
    s->broken = false;
    if (why.kind != ERR_NONE) {
        *e = why;
        return -1;
    }
    if (broken)
        err_set(e, ERR_FORMAT, "%.*s: damaged gzip at byte %llu; the rest is not read",
                STR_ARG(s->name), (unsigned long long)s->at);
    return broken ? -1 : 0;
}

int jsonl_next(struct stream *s, struct arena *a, size_t *number, struct item *out, struct err *e)
{
    struct str line;
    int got;

    do {
        got = stream_line(s, LINE_MAX_BYTES, &line);
        *number += got != 0;
        if (*number == 1 && got > 0 && str_starts(line, S("\xEF\xBB\xBF")))
            line = str_cut(line, 3, line.n);
    } while (got > 0 && str_trim(line).n == 0);
    if (got == 0)
        return at_end(s, e);
    if (got < 0)
        err_set(e, ERR_FULL, "longer than the limit of %d MB for a line", LINE_MAX_BYTES >> 20);
    else if (read_line(a, line, out, e))
        return 1;
    return at_line(s, *number, e);
}
