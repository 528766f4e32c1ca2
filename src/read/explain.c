#include "read/sighting.h"

#include <stdarg.h>

void sighting_explain(struct reader *r, const char *format, ...)
{
    va_list args;
    char line[512];

    if (r->explain == NULL)
        return;
    va_start(args, format);
    vsnprintf(line, sizeof line, format, args);
    va_end(args);
    buf_text(r->explain, line);
}

static const char *const ranks[] = {"?", "state", "seat", "government", "leader", "envoy", "voice", "outlet", "group",
                                    "he", "they", "it", "we", "private"};

static void write_actors(struct buf *b, const struct unit *u)
{
    buf_byte(b, '{');
    for (size_t k = 0; k < u->count; k++)
        buf_fmt(b, "%.*s%s%.*s, ", STR_ARG(u->actors[k].code), u->actors[k].person.n > 0 ? " " : "",
                STR_ARG(u->actors[k].person));
    buf_fmt(b, "%s%s} ", u->kind == UNIT_PLACE ? "place" : ranks[u->actors[0].rank],
            u->actors[0].owner ? " 's" : "");
}

static void write_verb(struct buf *b, const struct verb_group *g)
{
    static const char *const tenses[] = {"", " past", " present", " future"};

    buf_fmt(b, "(%s%s%s%s%s%s%s) ", verb_base(g->verb), tenses[g->tense], g->negative ? " not" : "",
            g->passive ? " passive" : "", g->perfect ? " perfect" : "", g->infinitive ? " to" : "",
            g->bare ? " bare" : "");
}

/* The sentence as the reader sees it: {actors}, <days>, (verbs with what their helpers say). */
void sighting_explain_units(struct buf *b, const struct clause *c)
{
    struct str text = clause_text(c, 0, c->count);

    buf_fmt(b, "%.*s\n  ", STR_ARG(text));
    for (size_t i = 0; i < c->count; i++) {
        const struct unit *u = &c->units[i];
        struct str t = clause_text(c, i, i + 1);

        if (u->kind == UNIT_ACTORS || u->kind == UNIT_PLACE)
            write_actors(b, u);
        else if (u->kind == UNIT_VERB)
            write_verb(b, &u->verb);
        else
            buf_fmt(b, u->kind == UNIT_DATE ? "<%.*s> " : "%.*s ", STR_ARG(t));
    }
    buf_byte(b, '\n');
}

void sighting_explain_nearest(struct reader *r, const struct clause *c)
{
    struct cue_near best = {0}, near;

    for (size_t at = 0; at < c->count; at++)
        if (cue_nearest(c, at, r->scene.host, &near) && near.matched > best.matched)
            best = near;
    if (best.cue != NULL)
        sighting_explain(r, "  closest: cue \"%s\", of which %zu of %zu stand there\n", best.cue->pattern, best.matched,
                         best.of);
}
