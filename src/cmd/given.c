#include "cmd/given.h"

#include "base/utf8.h"
#include "cmd/nearest.h"
#include "flow/match.h"
#include "names/names.h"

enum { HASH_LEAST = 6, SEVERAL_SHOWN = 3 };

/* The ways in which a typed text may fit an event, in the order in which they are tried. */
enum fit { FIT_ID, FIT_START, FIT_PART, FIT_WORDS, FIT_COUNT };

/* All that may be said of the event in words. */
static struct str event_words(struct arena *a, const struct event *ev)
{
    struct str country = guest_name(ev->country);

    return utf8_fold(a, arena_fmt(a, "%.*s %.*s %.*s %.*s", STR_ARG(ev->id), STR_ARG(ev->name),
                                  STR_ARG(ev->place), STR_ARG(country)));
}

static bool has_words(struct str text, struct str typed)
{
    for (struct str word; str_split(&typed, ' ', &word);)
        if (word.n > 0 && str_find(text, word, 0) == STR_NONE)
            return false;
    return true;
}

static bool fits(struct arena *a, const struct event *ev, struct str typed, enum fit fit)
{
    switch (fit) {
    case FIT_ID:
        return str_eq(ev->id, typed);
    case FIT_START:
        return str_starts(ev->id, typed);
    case FIT_PART:
        return str_find(ev->id, typed, 0) != STR_NONE;
    default:
        return has_words(event_words(a, ev), typed);
    }
}

static bool several(struct call *c, struct events events, struct str typed, struct str folded,
                    enum fit fit, size_t count, struct err *e)
{
    struct buf b = {0};
    size_t shown = 0;

    for (size_t i = 0; i < events.count && shown < SEVERAL_SHOWN; i++)
        if (fits(c->arena, &events.items[i], folded, fit))
            buf_fmt(&b, "%s%.*s", shown++ > 0 ? ", " : "", STR_ARG(events.items[i].id));
    if (count > shown)
        buf_fmt(&b, " and %zu more", count - shown);
    err_set(e, ERR_USAGE, "%.*s: which event? it fits %.*s", STR_ARG(typed),
            STR_ARG(buf_str(&b)));
    buf_free(&b);
    return false;
}

/* By its id, by what follows country and year in it, or by its name. */
static bool no_event(struct call *c, struct events events, struct str typed, struct str folded,
                     struct err *e)
{
    struct nearest near = {.typed = folded};

    for (size_t i = 0; i < events.count; i++) {
        const struct event *ev = &events.items[i];

        nearest_take(&near, ev->id);
        nearest_offer(&near, str_cut(ev->id, ev->country.n + 6, ev->id.n), ev->id);
        nearest_offer(&near, utf8_fold(c->arena, ev->name), ev->id);
    }
    if (events.count == 0)
        return err_set(e, ERR_MISSING, "%.*s: no such event; the ledger has none yet",
                       STR_ARG(typed));
    if (near.count == 0)
        return err_set(e, ERR_MISSING, "%.*s: no such event; see: convoke event list",
                       STR_ARG(typed));
    return err_set(e, ERR_MISSING, "%.*s: no such event%.*s", STR_ARG(typed),
                   STR_ARG(nearest_text(&near, c->arena, "")));
}

static bool find_event(struct call *c, struct events events, struct str typed, struct event *out,
                       struct err *e)
{
    struct str folded = utf8_fold(c->arena, str_trim(typed));

    for (enum fit fit = FIT_ID; fit < FIT_COUNT && folded.n > 0; fit++) {
        size_t count = 0;

        for (size_t i = 0; i < events.count; i++)
            if (fits(c->arena, &events.items[i], folded, fit) && count++ == 0)
                *out = events.items[i];
        if (count == 1)
            return true;
        if (count > 1)
            return several(c, events, typed, folded, fit, count, e);
    }
    return no_event(c, events, typed, folded, e);
}

bool given_event(struct call *c, struct str typed, struct event *out, struct err *e)
{
    struct events events = {0};

    return ledger_events(c->ledger, c->arena, &events, e)
        && find_event(c, events, typed, out, e);
}

bool given_proposed_event(struct call *c, struct str typed, struct event *out, struct err *e)
{
    struct candidates all = {.arena = c->arena};
    struct proposals pending = {0};
    struct events events = {0};
    struct event *items;

    if (!ledger_events(c->ledger, c->arena, &events, e)
        || !ledger_proposals(c->ledger, c->arena, VERDICT_PENDING, (struct str){0}, &pending, e))
        return false;
    for (size_t i = 0; i < events.count; i++)
        candidate_add(&all, &events.items[i]);
    for (size_t i = 0; i < pending.count; i++)
        candidate_add(&all, &pending.items[i].event);
    items = ARENA_NEW(c->arena, struct event, all.count);
    for (size_t i = 0; i < all.count; i++)
        items[i] = all.items[i].event;
    return find_event(c, (struct events){items, all.count}, typed, out, e);
}

static bool local_guest(struct call *c, struct str typed, struct str *out, struct err *e)
{
    struct str code = arena_str(c->arena, typed);
    char *p = (char *)code.p;  /* the arena's copy is ours to change */
    bool plain = typed.n > 1 && typed.n <= 64;

    for (size_t i = 1; i < typed.n; i++) {
        if (p[i] >= 'A' && p[i] <= 'Z')
            p[i] = (char)(p[i] - 'A' + 'a');
        plain = plain && ((p[i] >= 'a' && p[i] <= 'z') || (p[i] >= '0' && p[i] <= '9')
                          || p[i] == '-' || p[i] == '_' || p[i] == '.');
    }
    *out = code;
    return plain || err_set(e, ERR_USAGE, "%.*s: a local code is @ and then letters, digits, - _ or"
                            " .; the name goes into --person", STR_ARG(typed));
}

bool given_guest(struct call *c, struct str typed, struct str *out, struct err *e)
{
    struct str near[NEAREST_SHOWN];
    struct buf b = {0};
    size_t count;

    typed = str_trim(typed);
    if (typed.n > 0 && typed.p[0] == '@')
        return local_guest(c, typed, out, e);
    if (str_eq_nocase(typed, S("group"))) {
        *out = S("GROUP");
        return true;
    }
    if (guest_find(typed, out))
        return true;
    count = guest_nearest(typed, near, NEAREST_SHOWN);
    for (size_t i = 0; i < count; i++)
        buf_fmt(&b, "%s%.*s", i == 0 ? "did you mean " : i + 1 == count ? " or " : ", ",
                STR_ARG(near[i]));
    if (count == 0)
        buf_text(&b, "one that is no state or organisation is typed as @name");
    else
        buf_byte(&b, '?');
    err_set(e, ERR_MISSING, "%.*s: no such guest; %.*s", STR_ARG(typed), STR_ARG(buf_str(&b)));
    buf_free(&b);
    return false;
}

static const char *const weekdays[] = {"sunday", "monday", "tuesday", "wednesday", "thursday",
                                       "friday", "saturday"};
static const char *const months[] = {"January", "February", "March", "April", "May", "June", "July",
                                     "August", "September", "October", "November", "December"};

static bool day_word(struct str typed, day today, day *out)
{
    static const struct { const char *word; int days; } near[] = {
        {"today", 0}, {"yesterday", -1}, {"tomorrow", 1}};

    for (size_t i = 0; i < sizeof near / sizeof *near; i++)
        if (str_eq_nocase(typed, str_of(near[i].word))) {
            *out = day_add(today, near[i].days);
            return true;
        }
    for (int i = 0; i < 7; i++)
        if (str_eq_nocase(typed, str_of(weekdays[i]))) {
            *out = day_add(today, -((day_weekday(today) - i + 7) % 7));
            return true;
        }
    return false;
}

/* YYYY-MM-DD in form, whatever the numbers. */
static bool day_numbers(struct str s, int64_t *year, int64_t *month, int64_t *mday)
{
    return s.n == 10 && s.p[4] == '-' && s.p[7] == '-' && str_int(str_cut(s, 0, 4), year)
        && str_int(str_cut(s, 5, 7), month) && str_int(str_cut(s, 8, 10), mday);
}

static bool no_day(const char *what, struct str typed, struct err *e)
{
    int64_t year, month, mday;
    int last = 31;

    if (!day_numbers(typed, &year, &month, &mday))
        return err_set(e, ERR_USAGE, "%s: %.*s: not a day; write 2020-06-24, today, yesterday or"
                       " monday", what, STR_ARG(typed));
    if (month < 1 || month > 12 || year < 1)
        return err_set(e, ERR_USAGE, "%s: %.*s: no such day; write year-month-day, 2020-06-24",
                       what, STR_ARG(typed));
    while (!day_valid(day_make((int)year, (int)month, last)))
        last--;
    return err_set(e, ERR_USAGE, "%s: %.*s: no such day; %s %lld has %d days", what,
                   STR_ARG(typed), months[month - 1], (long long)year, last);
}

bool given_day(const struct call *c, const char *what, struct str typed, day *out, struct err *e)
{
    typed = str_trim(typed);
    return day_word(typed, c->outside->today, out) || day_parse(typed, out)
        || no_day(what, typed, e);
}

bool given_option_day(const struct call *c, enum option_id id, day *out, struct err *e)
{
    struct arena scratch = {0};
    bool ok = true;

    if (c->given[id])
        ok = given_day(c, arena_fmt(&scratch, "--%s", options[id].name).p, c->value[id], out, e);
    arena_free(&scratch);
    return ok;
}

/* A moment, or a day up to its end. */
static bool given_moment(const struct call *c, struct str typed, moment *out, struct err *e)
{
    char text[DAY_TEXT];
    day d;

    if (moment_parse(typed, out))
        return true;
    if (!day_word(typed, c->outside->today, &d) && !day_parse(typed, &d))
        return err_set(e, ERR_USAGE, "--known-by: %.*s: neither a moment nor a day; write"
                       " 2020-05-28T18:00:00Z or 2020-05-28", STR_ARG(typed));
    return moment_parse(str_of(day_text(d, text)), out)
        || err_set(e, ERR_USAGE, "--known-by: %.*s: not exact enough; write 2020-05-28",
                   STR_ARG(typed));
}

bool given_filter(const struct call *c, struct filter *out, struct err *e)
{
    *out = (struct filter){0};
    if (!given_option_day(c, OPT_AS_OF, &out->as_of, e))
        return false;
    return !c->given[OPT_KNOWN_BY]
        || given_moment(c, c->value[OPT_KNOWN_BY], &out->known_by, e);
}

bool given_number(const char *what, struct str typed, int64_t *out, struct err *e)
{
    struct str digits = str_starts(typed, S("#")) ? str_cut(typed, 1, typed.n) : typed;

    if (str_int(digits, out) && *out >= 1)
        return true;
    return err_set(e, ERR_USAGE, "%s: %.*s: not a number from 1", what, STR_ARG(typed));
}

bool given_score(const struct call *c, double *out, struct err *e)
{
    if (!c->given[OPT_AUTO])
        return true;
    if (str_fraction(c->value[OPT_AUTO], out) && *out >= 0 && *out <= 1)
        return true;
    return err_set(e, ERR_USAGE, "--auto: %.*s: not a score from 0 to 1, like 0.8",
                   STR_ARG(c->value[OPT_AUTO]));
}

static bool document_fits(const struct document *d, struct str typed)
{
    size_t slash = typed.n;

    if (str_eq(d->name, typed) || (typed.n >= HASH_LEAST && str_starts(d->hash, typed)))
        return true;
    /* "wire-01.txt" for press/wire-01.txt */
    return str_ends(d->name, typed) && d->name.n > slash
        && d->name.p[d->name.n - slash - 1] == '/';
}

bool given_document(struct call *c, struct str typed, struct document *out, struct err *e)
{
    struct documents all = {0};
    struct nearest near = {.typed = typed};
    size_t count = 0;

    if (!ledger_documents(c->ledger, c->arena, &all, e))
        return false;
    for (size_t i = 0; i < all.count; i++) {
        nearest_take(&near, all.items[i].name);
        if (document_fits(&all.items[i], typed) && count++ == 0)
            *out = all.items[i];
    }
    if (count > 1)
        return err_set(e, ERR_USAGE, "%.*s: fits %zu documents; type more of the hash (convoke"
                       " document list)", STR_ARG(typed), count);
    return count == 1 || err_set(e, ERR_MISSING, "%.*s: no such document in the ledger%.*s",
                                 STR_ARG(typed), STR_ARG(nearest_text(&near, c->arena, "")));
}
