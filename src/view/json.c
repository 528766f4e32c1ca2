/* The views as JSON: one object each, names as in fact/json.h, statements by their number. */
#include "fact/json.h"

#include "view/view.h"

static void field(struct buf *b, const char *name, struct str s)
{
    buf_fmt(b, ",\"%s\":", name);
    json_str(b, s);
}

static void field_text(struct buf *b, const char *name, const char *text)
{
    field(b, name, str_of(text));
}

static void field_day(struct buf *b, const char *name, day d)
{
    buf_fmt(b, ",\"%s\":", name);
    json_day(b, d);
}

/* The number of a statement; null where there is none. */
static void field_seq(struct buf *b, const char *name, const struct statement *st)
{
    if (st == NULL)
        buf_fmt(b, ",\"%s\":null", name);
    else
        buf_fmt(b, ",\"%s\":%lld", name, (long long)st->seq);
}

static void field_moment(struct buf *b, const char *name, moment m)
{
    char text[MOMENT_TEXT];

    field(b, name, m == 0 ? S("") : str_of(moment_text(m, text)));
}

static void write_word(struct buf *b, const char *name, const struct standing *s, enum about q)
{
    if (s->word[q] == NULL) {
        buf_fmt(b, ",\"%s\":null", name);
        return;
    }
    buf_fmt(b, ",\"%s\":{\"act\":\"%s\",\"trust\":\"%s\"", name, standing_text(s, q),
            trust_text(standing_trust(s, q)));
    field_text(b, "side", side_text(s->word[q]->side));
    field_day(b, "said_on", s->word[q]->said_on);
    field_seq(b, "statement", s->word[q]);
    buf_byte(b, '}');
}

static void write_standing(struct buf *b, const struct standing *s)
{
    write_word(b, "asked", s, ABOUT_ASKED);
    write_word(b, "answer", s, ABOUT_ANSWER);
    write_word(b, "present", s, ABOUT_PRESENT);
}

static void write_before(struct buf *b, const struct row *row)
{
    buf_text(b, ",\"before\":[");
    for (size_t i = 0; i < row->before_count; i++) {
        const struct before *before = &row->before[i];

        buf_fmt(b, "%s{\"round\":%d,\"gap\":%s,\"status\":\"%s\"", i == 0 ? "" : ",",
                before->round->number, before->round->gap ? "true" : "false",
                status_text(before->status));
        write_standing(b, &before->standing);
        buf_byte(b, '}');
    }
    buf_byte(b, ']');
}

static void write_row(struct buf *b, const struct row *row)
{
    buf_text(b, "{\"guest\":");
    json_str(b, row->guest);
    field(b, "person", row->person);
    field_text(b, "status", status_text(row->status));
    field(b, "trust", row->trust == TRUST_NONE ? S("") : str_of(trust_text(row->trust)));
    field(b, "side", row->voice == NULL ? S("") : str_of(side_text(row->voice->side)));
    field_day(b, "since", row->since);
    field_seq(b, "deciding", row->deciding);
    field_seq(b, "voice", row->voice);
    buf_fmt(b, ",\"sources\":%zu,\"stories\":%zu", row->sources, row->stories);
    write_standing(b, &row->standing);
    write_before(b, row);
    buf_byte(b, '}');
}

static void write_row_or_null(struct buf *b, const struct row *row)
{
    if (row == NULL)
        buf_text(b, "null");
    else
        write_row(b, row);
}

static void write_event(struct buf *b, const struct event *ev)
{
    buf_text(b, "\"event\":{\"id\":");
    json_str(b, ev->id);
    field(b, "country", ev->country);
    buf_fmt(b, ",\"year\":%d", ev->year);
    field(b, "place", ev->place);
    field(b, "name", ev->name);
    buf_byte(b, '}');
}

static void write_rounds(struct buf *b, const struct rounds *r)
{
    field_text(b, "held", held_text(r->held));
    buf_fmt(b, ",\"confirmed\":%s", r->confirmed ? "true" : "false");
    field_day(b, "date", rounds_standing(r)->date);
    buf_text(b, ",\"rounds\":[");
    for (size_t i = 0; i < r->count; i++) {
        const struct round *round = &r->items[i];

        buf_fmt(b, "%s{\"number\":%d,\"gap\":%s", i == 0 ? "" : ",", round->number,
                round->gap ? "true" : "false");
        field_day(b, "date", round->date);
        field_day(b, "opened_on", round->opened_on);
        field_seq(b, "opened", round->opened);
        field_seq(b, "closed", round->closed);
        buf_byte(b, '}');
    }
    buf_byte(b, ']');
}

static void write_head(struct buf *b, const struct roll *r)
{
    write_event(b, r->event);
    field_day(b, "as_of", r->filter.as_of);
    field_moment(b, "known_by", r->filter.known_by);
    write_rounds(b, &r->rounds);
}

void json_roll(struct buf *b, const struct roll *r)
{
    buf_byte(b, '{');
    write_head(b, r);
    buf_text(b, ",\"guests\":[");
    for (size_t i = 0; i < r->count; i++) {
        buf_text(b, i == 0 ? "" : ",");
        write_row(b, &r->rows[i]);
    }
    buf_text(b, "]}\n");
}

static void write_passages(struct buf *b, const struct statement *st, struct filter f)
{
    bool first = true;

    buf_text(b, ",\"sources\":[");
    for (size_t i = 0; i < st->source_count; i++) {
        const struct source *s = &st->sources[i];

        if (!filter_knows(f, s))
            continue;
        buf_fmt(b, "%s{\"kind\":\"%s\"", first ? "" : ",", source_kind_text(s->kind));
        field(b, "document", s->document);
        field(b, "story", s->story);
        field(b, "name", s->name);
        field(b, "quote", s->quote);
        if (source_reader(s->rule).n > 0)
            field(b, "reader", source_reader(s->rule));
        buf_fmt(b, ",\"start\":%zu,\"end\":%zu}", s->start, s->end);
        first = false;
    }
    buf_byte(b, ']');
}

static void write_why_line(struct buf *b, const struct why_line *line, struct filter f)
{
    const struct statement *st = line->statement;

    buf_fmt(b, "{\"statement\":%lld,\"weight\":\"%s\",\"round\":%d,\"gap\":%s", (long long)st->seq,
            weight_text(line->weight), line->round->number, line->round->gap ? "true" : "false");
    field_seq(b, "retracted_by", line->retraction);
    field_text(b, "act", act_text(st->act));
    field(b, "person", st->person);
    field_text(b, "side", side_text(st->side));
    field_text(b, "channel", channel_text(st->channel));
    field_day(b, "said_on", st->said_on);
    field_day(b, "date", st->date);
    field(b, "by", st->by);
    field(b, "via", st->via);
    field(b, "note", st->note);
    write_passages(b, st, f);
    buf_byte(b, '}');
}

void json_why(struct buf *b, const struct why *w)
{
    buf_byte(b, '{');
    write_head(b, w->roll);
    buf_text(b, ",\"standing\":");
    write_row_or_null(b, w->row);
    buf_text(b, ",\"statements\":[");
    for (size_t i = 0; i < w->count; i++) {
        buf_text(b, i == 0 ? "" : ",");
        write_why_line(b, &w->items[i], w->roll->filter);
    }
    buf_text(b, "]}\n");
}

static void write_side_of_diff(struct buf *b, const char *name, const struct roll *r)
{
    buf_fmt(b, ",\"%s\":{\"as_of\":", name);
    json_day(b, r->filter.as_of);
    field_moment(b, "known_by", r->filter.known_by);
    write_rounds(b, &r->rounds);
    buf_byte(b, '}');
}

void json_diff(struct buf *b, const struct diff *d)
{
    buf_byte(b, '{');
    write_event(b, d->to->event);
    write_side_of_diff(b, "from", d->from);
    write_side_of_diff(b, "to", d->to);
    buf_fmt(b, ",\"moved\":%s,\"changes\":[", d->moved ? "true" : "false");
    for (size_t i = 0; i < d->count; i++) {
        buf_fmt(b, "%s{\"from\":", i == 0 ? "" : ",");
        write_row_or_null(b, d->items[i].from);
        buf_text(b, ",\"to\":");
        write_row_or_null(b, d->items[i].to);
        field_seq(b, "because", d->items[i].because);
        buf_byte(b, '}');
    }
    buf_text(b, "]}\n");
}

void json_history(struct buf *b, const struct history *h)
{
    buf_text(b, "{\"guest\":");
    json_str(b, h->guest);
    buf_text(b, ",\"events\":[");
    for (size_t i = 0; i < h->count; i++) {
        buf_text(b, i == 0 ? "{" : ",{");
        write_head(b, h->items[i].roll);
        buf_text(b, ",\"standing\":");
        write_row(b, h->items[i].row);
        buf_byte(b, '}');
    }
    buf_text(b, "]}\n");
}
