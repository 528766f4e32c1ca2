#include "second/judge.h"

#include "base/utf8.h"
#include "fact/json.h"
#include "names/names.h"

enum { TEXT_MOST = 400, QUOTE_MOST = 4000, QUOTE_SHOWN = 60 };

/* --- Q2: the quote ------------------------------------------------------------------------------ */

static bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/* Where the quote ends that starts at a byte of the text, blanks and line breaks as one; 0: it does not. */
static size_t match_end(struct str text, size_t at, struct str quote)
{
    size_t i = 0;

    while (i < quote.n) {
        if (is_space(quote.p[i])) {
            if (at == text.n || !is_space(text.p[at]))
                return 0;
            while (i < quote.n && is_space(quote.p[i]))
                i++;
            while (at < text.n && is_space(text.p[at]))
                at++;
        } else if (at < text.n && text.p[at] == quote.p[i]) {
            i++;
            at++;
        } else {
            return 0;
        }
    }
    return at;
}

/* How often it stands there; *start and *end of the first. */
static size_t count_matches(struct str text, struct str quote, size_t *start, size_t *end)
{
    size_t count = 0;

    for (size_t at = str_find_byte(text, quote.p[0], 0); at != STR_NONE;
         at = str_find_byte(text, quote.p[0], at + 1)) {
        size_t to = match_end(text, at, quote);

        if (to == 0)
            continue;
        if (count++ == 0) {
            *start = at;
            *end = to;
        }
    }
    return count;
}

static bool place_quote(const struct judge *j, struct source *s, struct err *e)
{
    struct str text = j->page->bytes, quote = str_trim(s->quote);
    size_t start = s->start, end = 0, count;

    if (quote.n == 0)
        return err_set(e, ERR_FORMAT, "quote: missing; give the words of the document");
    if (quote.n > QUOTE_MOST)
        return err_set(e, ERR_FORMAT, "quote: %zu bytes, at most %d; give the sentence", quote.n, QUOTE_MOST);
    if (start < text.n)
        end = match_end(text, start, quote);
    if (end == 0) {
        count = count_matches(text, quote, &start, &end);
        if (count == 0)
            return err_set(e, ERR_FORMAT, "quote: \"%.*s%s\" does not stand in the document",
                           (int)(quote.n < QUOTE_SHOWN ? quote.n : QUOTE_SHOWN), quote.p,
                           quote.n > QUOTE_SHOWN ? "..." : "");
        if (count > 1)
            return err_set(e, ERR_FORMAT, "quote: stands %zu times in the document; give start, or more words",
                           count);
    }
    s->start = start;
    s->end = end;
    s->quote = str_cut(text, start, end);
    return true;
}

/* --- Q3: codes ---------------------------------------------------------------------------------- */

static bool is_code(struct str code)
{
    return country_find(code) != NULL || body_find(code) != NULL;
}

static bool check_code(const char *field, struct str code, struct err *e)
{
    struct str meant;

    if (is_code(code))
        return true;
    if (guest_find(code, &meant))
        return err_set(e, ERR_FORMAT, "%s: \"%.*s\": not a code; write %.*s", field, STR_ARG(code),
                       STR_ARG(meant));
    return err_set(e, ERR_FORMAT, "%s: \"%.*s\": no such code; give an ISO 3166 code, or one of"
                   " organisations.tsv", field, (int)(code.n < QUOTE_SHOWN ? code.n : QUOTE_SHOWN), code.p);
}

static bool check_codes(const struct proposal *p, struct err *e)
{
    if (p->event.country.n == 0 || p->event.year == 0)
        return err_set(e, ERR_FORMAT, "event: country and year are needed");
    if (!check_code("event.country", p->event.country, e))
        return false;
    if (p->statement.guest.n > 0 && !check_code("guest", p->statement.guest, e))
        return false;
    return !str_eq(p->statement.guest, p->event.country)
        || err_set(e, ERR_FORMAT, "guest: %.*s hosts the event and is no guest of it",
                   STR_ARG(p->statement.guest));
}

/* --- Q4, Q5 ------------------------------------------------------------------------------------- */

static bool check_text(const char *field, struct str text, struct err *e)
{
    if (text.n > TEXT_MOST)
        return err_set(e, ERR_FORMAT, "%s: %zu bytes, at most %d", field, text.n, TEXT_MOST);
    for (size_t i = 0; i < text.n; i++)
        if ((unsigned char)text.p[i] < ' ')
            return err_set(e, ERR_FORMAT, "%s: holds a control character", field);
    return true;
}

static bool check_rest(const struct judge *j, const struct proposal *p, struct err *e)
{
    const struct statement *st = &p->statement;
    const struct {
        const char *field;
        struct str text;
    } texts[] = {
        {"person", st->person}, {"by", st->by}, {"via", st->via}, {"note", st->note},
        {"rule", st->sources[0].rule}, {"event.name", p->event.name}, {"event.place", p->event.place},
    };

    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (!check_text(texts[i].field, texts[i].text, e))
            return false;
    if (act_about(st->act) == ABOUT_NOTHING)
        return err_set(e, ERR_FORMAT, "act: \"%s\": not said by documents", act_text(st->act));
    return j->received == 0 || st->said_on <= j->received
        || err_set(e, ERR_FORMAT, "said_on: after the day the document came in");
}

static bool of_document(const struct judge *j, struct str name, struct err *e)
{
    return str_eq(name, j->page->name) || utf8_bad(j->page->name) != STR_NONE  /* no JSON can hold it */
        || err_set(e, ERR_FORMAT, "doc: \"%.*s\": not the document that was asked about",
                   (int)(name.n < QUOTE_SHOWN ? name.n : QUOTE_SHOWN), name.p);
}

bool judge_line(const struct judge *judge, struct str line, struct judged *out, struct err *e)
{
    struct json_line parsed;
    struct proposal *p = &parsed.proposal;
    struct source *s;

    if (!json_parse(judge->arena, line, &parsed, e))
        return false;
    if (parsed.kind != JSON_PROPOSAL)
        return err_set(e, ERR_FORMAT, "kind: not a proposal; leave \"kind\" out");
    s = ARENA_NEW(judge->arena, struct source, 1);
    *s = p->statement.sources[0];
    p->statement.sources = s;
    if (!of_document(judge, s->name, e) || !check_codes(p, e) || !check_rest(judge, p, e) ||
        !place_quote(judge, s, e))
        return false;
    s->kind = SOURCE_DOCUMENT;
    s->document = (struct str){0};
    s->rule = source_rule_of(judge->arena, judge->reader, source_rule_own(s->rule));
    if (p->statement.channel == CHANNEL_UNKNOWN)
        p->statement.channel = CHANNEL_PRESS;
    p->event.id = event_id_make(judge->arena, p->event.country, p->event.year, p->event.name);
    p->statement.event = p->event.id;
    *out = (struct judged){*p, p->statement.date};
    return true;
}
