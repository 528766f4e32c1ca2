/*
 * CSV as RFC 4180 has it: a header line, lines that end in CRLF, quotes doubled. A cell that a
 * spreadsheet would take for a formula is led by an apostrophe, since documents come from outside.
 */
#include "names/names.h"
#include "view/view.h"

/* A line is a list of cells; the first has no comma before it. */
struct csv {
    struct buf *b;
    bool begun;
};

static bool is_formula(struct str s)
{
    return s.n > 0 && (s.p[0] == '=' || s.p[0] == '+' || s.p[0] == '-' || s.p[0] == '@' ||
                       s.p[0] == '\t' || s.p[0] == '\r');
}

static bool wants_quotes(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] == '"' || s.p[i] == ',' || s.p[i] == '\n' || s.p[i] == '\r')
            return true;
    return false;
}

static void cell(struct csv *c, struct str s)
{
    bool quoted = wants_quotes(s);

    buf_text(c->b, c->begun ? "," : "");
    c->begun = true;
    buf_text(c->b, quoted ? "\"" : "");
    buf_text(c->b, is_formula(s) ? "'" : "");
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '"')
            buf_byte(c->b, '"');
        buf_byte(c->b, s.p[i]);
    }
    buf_text(c->b, quoted ? "\"" : "");
}

static void cell_text(struct csv *c, const char *text)
{
    cell(c, str_of(text));
}

static void cell_day(struct csv *c, day d)
{
    char text[DAY_TEXT];

    cell_text(c, day_text(d, text));
}

static void cell_moment(struct csv *c, moment m)
{
    char text[MOMENT_TEXT];

    cell_text(c, m == 0 ? "" : moment_text(m, text));
}

/* Empty where 0 says there is none. */
static void cell_int(struct csv *c, int64_t n)
{
    char text[24] = "";

    if (n != 0)
        snprintf(text, sizeof text, "%lld", (long long)n);
    cell_text(c, text);
}

static void cell_count(struct csv *c, size_t n)
{
    char text[24];

    snprintf(text, sizeof text, "%zu", n);
    cell_text(c, text);
}

static void end_line(struct csv *c)
{
    buf_text(c->b, "\r\n");
    c->begun = false;
}

static const char *word(const struct standing *s, enum about q)
{
    return s->word[q] == NULL ? "" : act_text(s->word[q]->act);
}

static void write_row(struct csv *c, const struct roll *r, const struct row *row)
{
    const struct standing *before = row->before_count > 0 ? &row->before[0].standing : NULL;

    cell(c, r->event->id);
    cell(c, row->guest);
    cell(c, guest_name(row->guest));
    cell(c, row->person);
    cell_text(c, status_text(row->status));
    cell_text(c, row->trust == TRUST_NONE ? "" : trust_text(row->trust));
    cell_text(c, row->voice == NULL ? "" : side_text(row->voice->side));
    cell(c, row->voice == NULL ? S("") : row->voice->by);
    cell_day(c, row->since);
    cell_text(c, word(&row->standing, ABOUT_ASKED));
    cell_text(c, word(&row->standing, ABOUT_ANSWER));
    cell_text(c, word(&row->standing, ABOUT_PRESENT));
    cell_text(c, before == NULL ? "" : act_text(standing_deciding(before)->act));
    cell_count(c, row->sources);
    cell_count(c, row->stories);
    cell_int(c, row->deciding == NULL ? 0 : row->deciding->seq);
    end_line(c);
}

void csv_roll(struct buf *b, const struct roll *r)
{
    struct csv c = {b, false};

    buf_text(b, "event,guest,name,person,status,trust,word_of,by,since,asked,answer,present,before,"
                "sources,stories,statement\r\n");
    for (size_t i = 0; i < r->count; i++)
        write_row(&c, r, &r->rows[i]);
}

static void write_statement(struct csv *c, const struct statement *st)
{
    static const struct source none;
    const struct source *source = st->source_count > 0 ? st->sources : &none;

    cell_int(c, st->seq);
    cell(c, st->event);
    cell(c, st->guest);
    cell(c, st->person);
    cell_text(c, act_text(st->act));
    cell_text(c, side_text(st->side));
    cell_text(c, channel_text(st->channel));
    cell_day(c, st->said_on);
    cell_day(c, st->date);
    cell(c, st->by);
    cell(c, st->via);
    cell(c, st->note);
    cell_int(c, st->retracts);
    cell(c, st->user);
    cell_moment(c, st->recorded_at);
    cell_count(c, st->source_count);
    cell(c, source->name);
    cell(c, source->quote);
    end_line(c);
}

void csv_statements(struct buf *b, struct statements st)
{
    struct csv c = {b, false};

    buf_text(b, "statement,event,guest,person,act,side,channel,said_on,date,by,via,note,retracts,"
                "user,recorded_at,sources,source,quote\r\n");
    for (size_t i = 0; i < st.count; i++)
        write_statement(&c, &st.items[i]);
}
