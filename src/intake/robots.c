#include "intake/robots.h"

enum { DELAY_MOST = 60 };

/* A line "Name: value # remark". */
static bool split(struct str line, struct str *name, struct str *value)
{
    size_t remark = str_find_byte(line, '#', 0), colon;

    line = remark == STR_NONE ? line : str_cut(line, 0, remark);
    colon = str_find_byte(line, ':', 0);
    if (colon == STR_NONE)
        return false;
    *name = str_trim(str_cut(line, 0, colon));
    *value = str_trim(str_cut(line, colon + 1, line.n));
    return true;
}

/* Whether the pattern fits the front of the path, or with $ all of it. */
static bool fits(struct str pattern, struct str path)
{
    size_t p = 0, at = 0, star = STR_NONE, back = 0;

    for (;;) {
        if (p == pattern.n)
            return true;
        if (pattern.p[p] == '$' && p + 1 == pattern.n && at == path.n)
            return true;
        if (pattern.p[p] == '*') {
            star = p++;
            back = at;
        } else if (at < path.n && pattern.p[p] == path.p[at]) {
            p++;
            at++;
        } else if (star != STR_NONE && back < path.n) {
            p = star + 1;
            at = ++back;
        } else {
            return false;
        }
    }
}

/* Told of each rule of the group that counts. */
typedef void tell(void *to, struct str name, struct str value);

/* Whether one of the lines that begin a group names us; every group of that name counts. */
static bool each_rule(struct str text, const char *agent, tell *each, void *to)
{
    bool head = false, ours = false, found = false;

    for (struct str line, name, value; str_split(&text, '\n', &line);) {
        if (!split(line, &name, &value))
            continue;
        if (str_is(name, "user-agent")) {
            ours = str_is(value, agent) || (head && ours);
            found = found || ours;
            head = true;
            continue;
        }
        head = false;
        if (ours)
            each(to, name, value);
    }
    return found;
}

static void each_of_ours(struct str text, tell *each, void *to)
{
    if (!each_rule(text, "convoke", each, to))
        each_rule(text, "*", each, to);
}

struct question {
    struct str path;
    size_t longest;
    bool allowed;
};

static void weigh(void *to, struct str name, struct str value)
{
    struct question *q = to;
    bool allow = str_is(name, "allow");

    if ((!allow && !str_is(name, "disallow")) || value.n == 0 || !fits(value, q->path))
        return;
    if (value.n > q->longest || (value.n == q->longest && allow)) {
        q->longest = value.n;
        q->allowed = allow;
    }
}

bool robots_allow(struct str text, struct str path)
{
    struct question q = {.path = path.n > 0 ? path : S("/"), .allowed = true};

    each_of_ours(text, weigh, &q);
    return q.allowed;
}

static void note_delay(void *to, struct str name, struct str value)
{
    double seconds;

    if (str_is(name, "crawl-delay") && str_fraction(value, &seconds) && seconds > 0)
        *(int *)to = seconds > DELAY_MOST ? DELAY_MOST : (int)(seconds + 0.999);
}

int robots_delay(struct str text)
{
    int delay = 0;

    each_of_ours(text, note_delay, &delay);
    return delay;
}
