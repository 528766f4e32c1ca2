/*
 * explain.c - what the reader saw and made of it, for people who write no C.
 *
 * Lines of 80 columns at most: a sentence as it stands, and below it what was seen in it (names, days,
 * verbs with what their helpers say), which cue fired and what came of it, or which came closest and
 * what it lacks, and the row of a cue file that would read it.
 */
#include "read/sighting.h"

#include <stdarg.h>

#include "base/utf8.h"
#include "names/names.h"
#include "read/suggest.h"

enum { WIDTH = 80, INDENT = 4, SENTENCE = 9, SAID_MOST = 512 };

/* --- lines -------------------------------------------------------------------------------------- */

/* Words wrapped at the width; lines behind the first start with indent blanks. at: columns used. */
static void wrap(struct buf *b, struct str text, size_t indent, size_t at)
{
    struct str word;
    bool first = true;

    while (text.n > 0 && str_split(&text, ' ', &word)) {
        size_t width = utf8_width(word);

        if (word.n == 0)
            continue;
        if (!first && at + 1 + width > WIDTH) {
            buf_byte(b, '\n');
            buf_fill(b, ' ', indent);
            at = indent;
        } else if (!first) {
            buf_byte(b, ' ');
            at++;
        }
        buf_add(b, word);
        at += width;
        first = false;
    }
    buf_byte(b, '\n');
}

/* "  saw: Emmanuel Macron (France, leader) ..." */
static void labelled(struct buf *b, const char *label, struct str text)
{
    buf_fmt(b, "  %s: ", label);
    wrap(b, text, INDENT, str_of(label).n + 4);
}

/* Line breaks and runs of blanks as one blank. */
static struct str on_one_line(struct arena *a, struct str text)
{
    char *p = arena_alloc(a, text.n + 1);
    size_t n = 0;

    for (size_t i = 0; i < text.n; i++) {
        char c = text.p[i] == '\n' || text.p[i] == '\t' || text.p[i] == '\r' ? ' ' : text.p[i];

        if (c != ' ' || (n > 0 && p[n - 1] != ' '))
            p[n++] = c;
    }
    return (struct str){p, n};
}

/* What the steps of the reader say, by how they begin, and the label that it is shown under. */
static const struct {
    struct str start;
    const char *label;
} labels[] = {
    {STR("cue "), "cue"}, {STR("as before: cue "), "again"}, {STR("said by "), "said by"},
    {STR("nothing: "), "nothing"}, {STR("-> "), "reads"},
};

void sighting_explain(struct reader *r, const char *format, ...)
{
    va_list args;
    char line[SAID_MOST];
    struct str text;

    if (r->explain == NULL)
        return;
    va_start(args, format);
    vsnprintf(line, sizeof line, format, args);
    va_end(args);
    text = str_trim(on_one_line(r->a, str_of(line)));
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if (str_starts(text, labels[i].start)) {
            labelled(r->explain, labels[i].label, str_cut(text, labels[i].start.n, text.n));
            if (str_eq(text, S("nothing: nobody found for it")))
                labelled(r->explain, "perhaps", S("a name that convoke does not know; a table of your own may"
                                                  " tell it: convoke help names check"));
            return;
        }
    labelled(r->explain, "also", text);
}

/* --- what was seen ------------------------------------------------------------------------------ */

static const char *const ranks[] = {"", "state", "government", "government", "leader", "envoy", "speaks for it",
                                    "outlet", "a group", "who that is, the story says", "who they are, the story says",
                                    "", "", "of no known office"};

/* "Emmanuel Macron (France, leader)" */
static void write_actors(struct buf *b, const struct clause *c, size_t at)
{
    const struct unit *u = &c->units[at];
    struct str text = clause_text(c, at, at + 1), name;

    buf_fmt(b, "%.*s", STR_ARG(text));
    if (u->actors[0].code.n == 0 && ranks[u->actors[0].rank][0] == '\0') {
        buf_text(b, "; ");
        return;
    }
    buf_text(b, " (");
    for (size_t i = 0; i < u->count; i++) {
        name = guest_name(u->actors[i].code);
        if (name.n > 0 && !str_eq(u->actors[i].code, S("GROUP")) && !str_eq(name, text))
            buf_fmt(b, "%.*s, ", STR_ARG(name));
    }
    buf_fmt(b, "%s%s); ", u->kind == UNIT_PLACE ? "place" : ranks[u->actors[0].rank],
            u->actors[0].former ? ", former" : "");
}

/* "attend (future, not); " */
static void write_verb(struct buf *b, const struct verb_group *g)
{
    static const char *const tenses[] = {"no time", "past", "present", "future"};

    buf_fmt(b, "%s (%s%s%s%s%s%s); ", verb_base(g->verb), tenses[g->tense], g->perfect ? ", perfect" : "",
            g->negative ? ", not" : "", g->passive ? ", passive" : "", g->infinitive ? ", to" : "",
            g->may ? ", may" : "");
}

static void write_unit(struct buf *b, const struct clause *c, size_t at)
{
    const struct unit *u = &c->units[at];

    if (u->kind == UNIT_ACTORS || u->kind == UNIT_PLACE)
        write_actors(b, c, at);
    else if (u->kind == UNIT_VERB)
        write_verb(b, &u->verb);
    else if (u->kind == UNIT_DATE)
        buf_fmt(b, "%.*s (day); ", STR_ARG(clause_text(c, at, at + 1)));
    else if (unit_in(u, CLASS_OCCASION))
        buf_fmt(b, "%.*s (occasion); ", STR_ARG(u->text));
}

void sighting_explain_units(struct reader *r, const struct clause *c)
{
    struct buf seen = {0};
    struct str text;

    buf_byte(r->explain, '\n');
    wrap(r->explain, on_one_line(r->a, clause_text(c, 0, c->count)), 0, 0);
    for (size_t i = 0; i < c->count; i++)
        write_unit(&seen, c, i);
    text = on_one_line(r->a, buf_str(&seen));
    if (text.n > 2)
        labelled(r->explain, "saw", str_cut(text, 0, text.n - 2));
    buf_free(&seen);
}

/* --- what was not read -------------------------------------------------------------------------- */

/* The piece of a pattern, from 0, with its brackets. */
static struct str piece_of(struct str pattern, size_t which)
{
    struct str rest = pattern, piece = {0};

    for (size_t i = 0; i <= which; i++)
        if (!str_split(&rest, ' ', &piece))
            return (struct str){0};
    return piece;
}

static void write_closest(struct reader *r, const struct cue_near *near)
{
    struct str pattern = str_of(near->cue->pattern);
    bool subject = pattern.n > 1 && pattern.p[1] == ' ' && (pattern.p[0] == '@' || (pattern.p[0] >= 'A' &&
                                                                                     pattern.p[0] <= 'Z'));
    struct str missing = piece_of(pattern, near->matched + subject);

    if (missing.n == 0 || str_find(pattern, S("to "), 0) != STR_NONE)
        labelled(r->explain, "closest", arena_fmt(r->a, "\"%.*s\", of which %zu of %zu parts stand here",
                                                  STR_ARG(pattern), near->matched, near->of));
    else
        labelled(r->explain, "closest", arena_fmt(r->a, "\"%.*s\", but for %.*s", STR_ARG(pattern),
                                                  STR_ARG(missing)));
}

static bool find_nearest(struct reader *r, const struct clause *c, struct cue_near *best)
{
    struct cue_near near;

    *best = (struct cue_near){0};
    for (size_t at = 0; at < c->count; at++)
        if (cue_nearest(c, at, r->scene.host, &near) && near.matched > best->matched)
            *best = near;
    return best->cue != NULL;
}

static const struct cue *find_stop(struct reader *r, const struct clause *c)
{
    struct cue_match m;

    for (size_t at = 0; at < c->count; at++)
        if (!cue_at(c, at, r->scene.host, &m) && m.cue != NULL)
            return m.cue;
    return NULL;
}

/* A text in quotes, cut into several where it is long, as a cue file takes it. */
static void write_text(struct buf *b, struct str text, size_t indent)
{
    size_t at = indent + 1;
    struct str word;
    bool first = true;

    buf_fill(b, ' ', indent);
    buf_byte(b, '"');
    while (text.n > 0 && str_split(&text, ' ', &word)) {
        if (!first && at + utf8_width(word) + 2 > WIDTH) {
            buf_text(b, "\"\n");
            buf_fill(b, ' ', indent);
            buf_byte(b, '"');
            at = indent + 1;
        } else if (!first) {
            buf_byte(b, ' ');
            at++;
        }
        for (size_t i = 0; i < word.n; i++)
            buf_text(b, word.p[i] == '"' ? "\"\"" : (char[]){word.p[i], '\0'});
        at += utf8_width(word);
        first = false;
    }
    buf_text(b, "\"\n");
}

static void write_suggestion(struct reader *r, const struct clause *c, const struct suggestion *s)
{
    buf_text(r->explain, "  a cue file would read it with:\n");
    if (s->verb.n > 0)
        buf_fmt(r->explain, "    verb \"%.*s\"\n", STR_ARG(s->verb));
    buf_fmt(r->explain, "    come \"%.*s\"\n", STR_ARG(s->pattern));
    write_text(r->explain, on_one_line(r->a, clause_text(c, 0, c->count)), SENTENCE);
    r->suggested = true;
}

void sighting_explain_nearest(struct reader *r, const struct clause *c)
{
    const struct cue *stop = find_stop(r, c);
    struct suggestion s;
    struct cue_near near;
    bool row;

    if (stop != NULL) {
        labelled(r->explain, "stopped", arena_fmt(r->a, "by not \"%s\"", stop->pattern));
        return;
    }
    row = suggest_row(r->a, c, r->scene.host, &s);
    if (row && s.verb.n > 0)
        labelled(r->explain, "lacks", arena_fmt(r->a, "the verb %.*s, which convoke does not know", STR_ARG(s.verb)));
    else if (find_nearest(r, c, &near) && near.matched * 2 >= near.of)
        write_closest(r, &near);
    if (row)
        write_suggestion(r, c, &s);
}

/* --- the page around it ------------------------------------------------------------------------- */

/* The furniture before a block, from where it was left. */
void sighting_explain_blocks(struct reader *r, size_t to)
{
    const struct page *page = r->story.page;

    for (; r->explained < to; r->explained++) {
        const struct block *block = &page->blocks[r->explained];
        struct str text = on_one_line(r->a, block->text), cut;

        if (block->kind != BLOCK_FURNITURE)
            continue;
        cut = utf8_fit(text, WIDTH - 28);
        buf_fmt(r->explain, "\n(furniture, not read) %.*s%s\n", STR_ARG(cut),
                cut.n < text.n ? " ..." : "");
    }
}

/* "about: summit in Kazan, Russia, 2024-06-09; told on 2024-06-03" */
void sighting_explain_event(struct reader *r)
{
    const struct occasion *o = &r->occasions.items[0];
    struct buf b = {0};
    char date[DAY_TEXT], told[DAY_TEXT];

    if (o->country.n == 0)
        buf_text(&b, "an event in a country that the story does not say");
    else
        buf_fmt(&b, "%.*s in %.*s%s%.*s", o->name.n > 0 ? (int)o->name.n : 8, o->name.n > 0 ? o->name.p : "an event",
                STR_ARG(o->place), o->place.n > 0 ? ", " : "", STR_ARG(guest_name(o->country)));
    buf_fmt(&b, ", %s; told on %s", o->date != 0 ? day_text(o->date, date) : "its day unknown",
            r->story.told != 0 ? day_text(r->story.told, told) : "a day unknown");
    buf_text(r->explain, "about: ");
    wrap(r->explain, buf_str(&b), 7, 7);
    buf_free(&b);
}

void sighting_explain_end(struct reader *r)
{
    sighting_explain_blocks(r, r->story.page->count);
    if (r->suggested)
        buf_text(r->explain, "\nA row's first word says what it means; come is a guess: convoke cues words\n"
                             "Is it right? convoke cues check FILE. Read with it: convoke read --cues FILE\n");
}
