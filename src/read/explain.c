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

/* The sentence as the reader sees it: {actors}, <days>, (verbs with what their helpers say). */
void sighting_explain_units(struct buf *b, const struct clause *c)
{
    struct str text = clause_text(c, 0, c->count);

    buf_fmt(b, "%.*s\n ", STR_ARG(text));
    for (size_t i = 0; i < c->count; i++) {
        const struct unit *u = &c->units[i];
        struct str t = clause_text(c, i, i + 1);

        if (u->kind == UNIT_ACTORS || u->kind == UNIT_PLACE) {
            buf_text(b, u->kind == UNIT_PLACE ? " @" : " {");
            for (size_t k = 0; k < u->count; k++)
                buf_fmt(b, "%s%.*s%s%.*s", k > 0 ? ", " : "", STR_ARG(u->actors[k].code),
                        u->actors[k].person.n > 0 ? " " : "", STR_ARG(u->actors[k].person));
            buf_fmt(b, ":%d%s%s", (int)u->actors[0].rank, u->actors[0].owner ? "'s" : "",
                    u->kind == UNIT_PLACE ? "" : "}");
        } else if (u->kind == UNIT_DATE) {
            buf_fmt(b, " <%.*s>", STR_ARG(t));
        } else if (u->kind == UNIT_VERB) {
            static const char *const tenses[] = {"", " past", " present", " future"};

            buf_fmt(b, " (%s%s%s%s%s%s%s)", verb_base(u->verb.verb), tenses[u->verb.tense],
                    u->verb.negative ? " not" : "", u->verb.passive ? " passive" : "",
                    u->verb.perfect ? " perfect" : "", u->verb.infinitive ? " to" : "", u->verb.bare ? " bare" : "");
        } else {
            buf_fmt(b, " %.*s", STR_ARG(t));
        }
    }
    buf_byte(b, '\n');
}
