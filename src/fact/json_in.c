/*
 * The reading half of json.h, and the one file that includes jansson: a kept library with a
 * bounded depth.
 */
#include "fact/json.h"

#include <jansson.h>

/* An object being read. The first failure is the one to report; what follows it is skipped. */
struct in {
    struct arena *arena;
    const json_t *object;
    struct err *e;
    bool ok;
};

static void fail(struct in *in, const char *name, const char *wanted, struct str came)
{
    if (in->ok && came.n > 0)
        err_set(in->e, ERR_FORMAT, "%s: \"%.*s\": %s", name, (int)(came.n < 80 ? came.n : 80),
                came.p, wanted);
    else if (in->ok)
        err_set(in->e, ERR_FORMAT, "%s: %s", name, wanted);
    in->ok = false;
}

/* NULL where it is missing or null. */
static const json_t *value(struct in *in, const char *name)
{
    const json_t *v = json_object_get(in->object, name);

    return json_is_null(v) ? NULL : v;
}

static struct str in_str(struct in *in, const char *name)
{
    const json_t *v = value(in, name);

    if (v == NULL)
        return (struct str){0};
    if (!json_is_string(v)) {
        fail(in, name, "not a string", (struct str){0});
        return (struct str){0};
    }
    return arena_str(in->arena, (struct str){json_string_value(v), json_string_length(v)});
}

static struct str in_needed(struct in *in, const char *name)
{
    struct str s = in_str(in, name);

    if (s.n == 0)
        fail(in, name, "missing", s);
    return s;
}

static day in_day(struct in *in, const char *name)
{
    struct str s = in_str(in, name);
    day d = 0;

    if (s.n > 0 && !day_parse(s, &d))
        fail(in, name, "not a day; write YYYY-MM-DD, YYYY-MM or YYYY", s);
    return d;
}

static moment in_moment(struct in *in, const char *name)
{
    struct str s = in_str(in, name);
    moment m = 0;

    if (s.n > 0 && !moment_parse(s, &m))
        fail(in, name, "not a moment; write YYYY-MM-DDTHH:MM:SS.mmmZ", s);
    return m;
}

static int64_t in_int(struct in *in, const char *name, int64_t most)
{
    const json_t *v = value(in, name);
    int64_t n = v == NULL ? 0 : json_integer_value(v);

    if (v != NULL && (!json_is_integer(v) || n < 0 || n > most))
        fail(in, name, "not a whole number that can be", (struct str){0});
    return in->ok ? n : 0;
}

static double in_score(struct in *in)
{
    const json_t *v = value(in, "score");
    double x = v == NULL ? 0 : json_number_value(v);

    if (v != NULL && (!json_is_number(v) || x < 0 || x > 1))
        fail(in, "score", "not a number from 0 to 1", (struct str){0});
    return x;
}

static struct in in_object(struct in *in, const char *name)
{
    const json_t *v = value(in, name);

    if (!json_is_object(v))
        fail(in, name, v == NULL ? "missing" : "not an object", (struct str){0});
    return (struct in){in->arena, v, in->e, in->ok};
}

static enum act in_act(struct in *in)
{
    struct str s = in_needed(in, "act");
    enum act act = ACT_RETRACTED;

    if (in->ok && !act_parse(s, &act))
        fail(in, "act", "no such act", s);
    return act;
}

static enum side in_side(struct in *in)
{
    struct str s = in_str(in, "side");
    enum side side = SIDE_PRESS;

    if (s.n > 0 && !side_parse(s, &side))
        fail(in, "side", "no such side; it is guest, host, third or press", s);
    return side;
}

static enum channel in_channel(struct in *in)
{
    struct str s = in_str(in, "channel");
    enum channel channel = CHANNEL_UNKNOWN;

    if (s.n > 0 && !channel_parse(s, &channel))
        fail(in, "channel", "no such channel", s);
    return channel;
}

static enum source_kind in_source_kind(struct in *in)
{
    struct str s = in_needed(in, "kind");
    enum source_kind kind = SOURCE_DOCUMENT;

    if (in->ok && !source_kind_parse(s, &kind))
        fail(in, "kind", "no such kind of source; it is document, clerk, web or mail", s);
    return kind;
}

/* The value of a digit, or -1. */
static int base64_value(char c)
{
    if (c >= 'A' && c <= 'Z')
        return c - 'A';
    if (c >= 'a' && c <= 'z')
        return c - 'a' + 26;
    if (c >= '0' && c <= '9')
        return c - '0' + 52;
    return c == '+' ? 62 : c == '/' ? 63 : -1;
}

static size_t base64_padding(struct str s)
{
    return str_ends(s, S("==")) ? 2 : str_ends(s, S("=")) ? 1 : 0;
}

static bool base64_parse(struct arena *a, struct str s, struct str *out)
{
    char *p = ARENA_NEW(a, char, s.n / 4 * 3 + 1);
    size_t n = 0, pad = base64_padding(s);
    uint32_t v = 0;

    if (s.n % 4 != 0)
        return false;
    for (size_t i = 0; i < s.n; i++) {
        int digit = i >= s.n - pad ? 0 : base64_value(s.p[i]);

        if (digit < 0)
            return false;
        v = v << 6 | (uint32_t)digit;
        if (i % 4 == 3)
            for (int shift = 16; shift >= 0; shift -= 8)
                p[n++] = (char)(v >> shift & 0xFF);
    }
    *out = (struct str){p, n - pad};
    return true;
}

static struct str in_base64(struct in *in, const char *name)
{
    struct str s = in_str(in, name), out = {0};

    if (s.n > 0 && !base64_parse(in->arena, s, &out))
        fail(in, name, "not base64", (struct str){0});
    return out;
}

static struct str in_rule(struct in *in)
{
    struct str reader = in_str(in, "reader"), rule = in_str(in, "rule");

    if (reader.n == 0)
        return rule;
    if (!source_reader_valid(reader))
        fail(in, "reader", "not a name; write letters, digits and . _ : / -", reader);
    return source_rule_of(in->arena, reader, rule);
}

static void in_passage(struct in *in, struct source *s)
{
    s->quote = in_str(in, "quote");
    s->start = (size_t)in_int(in, "start", INT64_MAX);
    s->end = (size_t)in_int(in, "end", INT64_MAX);
    if (value(in, "from") != NULL || value(in, "to") != NULL) {
        s->start = (size_t)in_int(in, "from", INT64_MAX);
        s->end = (size_t)in_int(in, "to", INT64_MAX);
    }
    s->rule = in_rule(in);
    s->score = in_score(in);
    if (s->end < s->start)
        fail(in, "end", "before start", (struct str){0});
}

/* What an act of its kind needs beside it. */
static void check_act(struct in *in, const struct statement *st)
{
    bool on_guest = act_about(st->act) < ABOUT_HELD;

    if (in->ok && on_guest && st->guest.n == 0)
        fail(in, "guest", "missing: the act is said of a guest", str_of(act_text(st->act)));
    if (in->ok && act_about(st->act) == ABOUT_HELD && st->guest.n > 0)
        fail(in, "guest", "not null: the act is said of the event itself", st->guest);
}

static void in_occasion(struct in *in, struct event *ev, day *date)
{
    ev->country = in_str(in, "country");
    ev->year = (int)in_int(in, "year", 9999);
    ev->place = in_str(in, "place");
    ev->name = in_str(in, "name");
    ev->id = in_str(in, "id");
    *date = in_day(in, "date");
    if (ev->year == 0)
        ev->year = day_year(*date);
    if (ev->id.n > 0 && !event_id_valid(ev->id))
        fail(in, "event.id", "not an event's id; write a-z, 0-9 and -", ev->id);
    if (ev->id.n == 0 && (ev->country.n == 0 || ev->year == 0))
        fail(in, "event", "neither an id nor country and year", (struct str){0});
}

static void in_proposal(struct in *in, struct proposal *p)
{
    struct statement *st = &p->statement;
    struct source *source = ARENA_NEW(in->arena, struct source, 1);
    struct in event = in_object(in, "event");

    if (event.ok)
        in_occasion(&event, &p->event, &st->date);
    in->ok = event.ok;
    p->event_date = st->date;
    if (json_object_get(in->object, "date") != NULL)
        st->date = in_day(in, "date");
    source->document = in_str(in, "document");
    source->name = source->document.n > 0 ? in_str(in, "doc") : in_needed(in, "doc");
    in_passage(in, source);
    st->event = p->event.id;
    st->guest = in_str(in, "guest");
    st->person = in_str(in, "person");
    st->act = in_act(in);
    st->side = in_side(in);
    st->channel = in_channel(in);
    st->said_on = in_day(in, "said_on");
    st->by = in_str(in, "by");
    st->via = in_str(in, "via");
    st->note = in_str(in, "note");
    st->sources = source;
    st->source_count = 1;
    check_act(in, st);
}

static void in_event(struct in *in, struct event *ev)
{
    ev->id = in_needed(in, "id");
    ev->country = in_str(in, "country");
    ev->year = (int)in_int(in, "year", 9999);
    ev->place = in_str(in, "place");
    ev->name = in_str(in, "name");
    ev->user = in_str(in, "user");
    ev->recorded_at = in_moment(in, "recorded_at");
    if (in->ok && !event_id_valid(ev->id))
        fail(in, "id", "not an event's id; write a-z, 0-9 and -", ev->id);
}

static struct str in_bytes(struct in *in)
{
    return value(in, "base64") != NULL ? in_base64(in, "base64") : in_str(in, "text");
}

/* A document as read prints it. */
static void in_text(struct in *in, struct document *d)
{
    d->hash = in_needed(in, "document");
    d->name = in_str(in, "doc");
    d->title = in_str(in, "title");
    d->outlet = in_str(in, "outlet");
    d->published = in_day(in, "published");
    d->fingerprint = in_base64(in, "fingerprint");
    d->bytes = in_bytes(in);
}

static void in_document(struct in *in, struct document *d)
{
    d->hash = in_needed(in, "hash");
    d->story = in_str(in, "story");
    d->name = in_str(in, "name");
    d->title = in_str(in, "title");
    d->outlet = in_str(in, "outlet");
    d->published = in_day(in, "published");
    d->erased = json_is_true(value(in, "erased"));
    d->user = in_str(in, "user");
    d->recorded_at = in_moment(in, "recorded_at");
    d->fingerprint = in_base64(in, "fingerprint");
    d->bytes = in_bytes(in);
}

static void in_source(struct in *in, struct source *s)
{
    s->kind = in_source_kind(in);
    s->seq = in_int(in, "seq", INT64_MAX);
    s->document = in_str(in, "document");
    s->story = in_str(in, "story");
    s->name = in_str(in, "name");
    in_passage(in, s);
    s->user = in_str(in, "user");
    s->recorded_at = in_moment(in, "recorded_at");
}

/* L2: no statement without a source. */
static void in_sources(struct in *in, struct statement *st)
{
    const json_t *list = value(in, "sources");
    size_t count = json_array_size(list);
    struct source *items = ARENA_NEW(in->arena, struct source, count + 1);

    if (count == 0)
        fail(in, "sources", "a statement needs at least one", (struct str){0});
    for (size_t i = 0; i < count && in->ok; i++) {
        struct in one = {in->arena, json_array_get(list, i), in->e, true};

        if (!json_is_object(one.object))
            fail(in, "sources", "not an array of objects", (struct str){0});
        else
            in_source(&one, &items[i]);
        in->ok = in->ok && one.ok;
    }
    st->sources = items;
    st->source_count = count;
}

static void in_statement(struct in *in, struct statement *st)
{
    st->seq = in_int(in, "seq", INT64_MAX);
    st->event = in_needed(in, "event");
    st->guest = in_str(in, "guest");
    st->person = in_str(in, "person");
    st->act = in_act(in);
    st->side = in_side(in);
    st->channel = in_channel(in);
    st->said_on = in_day(in, "said_on");
    st->date = in_day(in, "date");
    st->by = in_str(in, "by");
    st->via = in_str(in, "via");
    st->note = in_str(in, "note");
    st->retracts = in_int(in, "retracts", INT64_MAX);
    st->user = in_str(in, "user");
    st->recorded_at = in_moment(in, "recorded_at");
    check_act(in, st);
    if (in->ok && st->act == ACT_RETRACTED && st->retracts == 0)
        fail(in, "retracts", "missing: which statement is withdrawn", (struct str){0});
    in_sources(in, st);
}

static void in_erasure(struct in *in, struct erasure *x)
{
    x->document = in_str(in, "document");
    x->statement = in_int(in, "seq", INT64_MAX);
    x->parts = in_needed(in, "parts");
    x->reason = in_needed(in, "reason");
    x->user = in_str(in, "user");
    x->recorded_at = in_moment(in, "recorded_at");
    if (in->ok && (x->document.n == 0) == (x->statement == 0))
        fail(in, "erasure", "of a document (its hash) or of a statement (seq)", (struct str){0});
}

static void in_line(struct in *in, struct json_line *out)
{
    struct str kind = in_str(in, "kind");

    if (!in->ok)
        return;
    if (kind.n == 0 && value(in, "act") == NULL
        && (value(in, "text") != NULL || value(in, "base64") != NULL)) {
        out->kind = JSON_DOCUMENT;
        in_text(in, &out->document);
    } else if (kind.n == 0 || str_eq(kind, S("proposal"))) {
        out->kind = JSON_PROPOSAL;
        in_proposal(in, &out->proposal);
    } else if (str_eq(kind, S("event"))) {
        out->kind = JSON_EVENT;
        in_event(in, &out->event);
    } else if (str_eq(kind, S("document"))) {
        out->kind = JSON_DOCUMENT;
        in_document(in, &out->document);
    } else if (str_eq(kind, S("statement"))) {
        out->kind = JSON_STATEMENT;
        in_statement(in, &out->statement);
    } else if (str_eq(kind, S("erasure"))) {
        out->kind = JSON_ERASURE;
        in_erasure(in, &out->erasure);
    } else {
        fail(in, "kind", "no such kind of line", kind);
    }
}

bool json_parse(struct arena *a, struct str line, struct json_line *out, struct err *e)
{
    json_error_t why;
    json_t *root;
    struct in in;

    *out = (struct json_line){0};
    if (line.n > JSON_LINE_BYTES)
        return err_set(e, ERR_FULL, "a line of %zu bytes is over the limit of %d", line.n,
                       JSON_LINE_BYTES);
    root = json_loadb(line.p, line.n, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &why);
    if (root == NULL)
        return err_set(e, ERR_FORMAT, "not JSON at column %d: %s", why.column, why.text);
    in = (struct in){a, root, e, true};
    if (!json_is_object(root))
        in.ok = err_set(e, ERR_FORMAT, "not a JSON object; write one {...} a line");
    else
        in_line(&in, out);
    json_decref(root);
    return in.ok;
}

/* --- JSON of others ----------------------------------------------------------------------------- */

static const json_t *step(const json_t *v, struct str name)
{
    char key[64];
    int64_t index;

    if (json_is_array(v))
        return str_int(name, &index) && index >= 0 ? json_array_get(v, (size_t)index) : NULL;
    if (name.n >= sizeof key)
        return NULL;
    memcpy(key, name.p, name.n);
    key[name.n] = '\0';
    return json_object_get(v, key);
}

/* The value at a path of root; NULL with the reason where there is none. */
static const json_t *at_path(const json_t *root, const char *path, struct err *e)
{
    struct str rest = str_of(path), name;
    const json_t *v = root;

    while (v != NULL && str_split(&rest, '/', &name))
        v = step(v, name);
    if (v == NULL || json_is_null(v)) {
        err_set(e, ERR_FORMAT, "has no %s", path);
        return NULL;
    }
    return v;
}

static json_t *load(struct str text, struct err *e)
{
    json_error_t why;
    json_t *root = json_loadb(text.p, text.n, JSON_ALLOW_NUL, &why);

    if (root == NULL)
        err_set(e, ERR_FORMAT, "not JSON at column %d: %s", why.column, why.text);
    return root;
}

/* A string as it is, anything else as JSON. */
static struct str as_text(struct arena *a, const json_t *v)
{
    struct str out;
    char *text;

    if (json_is_string(v))
        return arena_str(a, (struct str){json_string_value(v), json_string_length(v)});
    text = json_dumps(v, JSON_COMPACT | JSON_ENCODE_ANY);
    out = arena_str(a, str_of(text));
    free(text);
    return out;
}

bool json_at(struct arena *a, struct str text, const char *path, struct str *out, struct err *e)
{
    json_t *root = load(text, e);
    const json_t *v = root == NULL ? NULL : at_path(root, path, e);

    if (v != NULL)
        *out = as_text(a, v);
    json_decref(root);
    return v != NULL;
}

bool json_list(struct arena *a, struct str text, const char *path, struct str **items, size_t *count,
               struct err *e)
{
    json_t *root = load(text, e);
    const json_t *v = root == NULL ? NULL : at_path(root, path, e);
    bool ok = v != NULL;

    if (ok && !json_is_array(v))
        ok = err_set(e, ERR_FORMAT, "%s: not a list", path);
    *count = ok ? json_array_size(v) : 0;
    *items = ARENA_NEW(a, struct str, *count);
    for (size_t i = 0; i < *count; i++)
        (*items)[i] = as_text(a, json_array_get(v, i));
    json_decref(root);
    return ok;
}

bool json_pick(struct arena *a, struct str line, const char *const *names, size_t count,
               struct str *out, struct err *e)
{
    json_error_t why;
    json_t *root = json_loadb(line.p, line.n, JSON_ALLOW_NUL, &why);
    bool ok = root != NULL && json_is_object(root);

    if (root == NULL)
        err_set(e, ERR_FORMAT, "not JSON at column %d: %s", why.column, why.text);
    else if (!ok)
        err_set(e, ERR_FORMAT, "not a JSON object");
    for (size_t i = 0; i < count; i++) {
        const json_t *v = ok ? json_object_get(root, names[i]) : NULL;

        out[i] = !json_is_string(v) ? (struct str){0}
            : arena_str(a, (struct str){json_string_value(v), json_string_length(v)});
    }
    json_decref(root);
    return ok;
}
