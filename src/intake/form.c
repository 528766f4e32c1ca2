#include "intake/form.h"

enum { MAIL_LINES = 100 };

static bool is_token(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] <= ' ' || s.p[i] > '~')
            return false;
    return s.n > 0;
}

/* A wire page may begin with "Title:" and "Date:"; these stand above mail alone. */
static bool only_in_mail(struct str name)
{
    return str_is(name, "received") || str_is(name, "return-path") || str_is(name, "message-id")
        || str_is(name, "mime-version") || str_is(name, "delivered-to")
        || str_is(name, "dkim-signature");
}

/* Lines of "Name: value" up to an empty one, or as far as we look. */
static bool is_mail(struct str first)
{
    size_t known = 0;
    struct str line;

    for (size_t count = 0; count < MAIL_LINES && str_split(&first, '\n', &line); count++) {
        size_t colon = str_find_byte(line, ':', 0);

        if (str_trim(line).n == 0)
            return known > 0;
        if (count > 0 && (line.p[0] == ' ' || line.p[0] == '\t'))
            continue;
        if (colon == STR_NONE || !is_token(str_cut(line, 0, colon)))
            return first.n == 0 && known > 0;
        known += only_in_mail(str_cut(line, 0, colon));
    }
    return known > 0;
}

/* An object that starts with a name. What is cut off by the look ahead may still be one. */
static bool is_json(struct str first)
{
    size_t at = 1;

    if (!str_starts(first, S("{")))
        return false;
    while (at < first.n && (first.p[at] == ' ' || first.p[at] == '\t'))
        at++;
    return at < first.n && (first.p[at] == '"' || first.p[at] == '}');
}

static bool is_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == ':';
}

/* The first element behind declarations and comments. */
static struct str first_element(struct str s)
{
    for (size_t at = 0; (at = str_find_byte(s, '<', at)) != STR_NONE;) {
        struct str rest = str_cut(s, at + 1, s.n);
        size_t end = 0;

        if (str_starts(rest, S("!--"))) {
            at = str_find(s, S("-->"), at);
            if (at == STR_NONE)
                break;
            continue;
        }
        while (end < rest.n && is_name(rest.p[end]))
            end++;
        if (end > 0)
            return str_cut(rest, 0, end);
        at++;
    }
    return (struct str){0};
}

static bool is_feed(struct str first)
{
    struct str element;

    if (!str_starts(first, S("<")))
        return false;
    element = first_element(first);
    return str_is(element, "rss") || str_is(element, "feed") || str_eq(element, S("rdf:RDF"));
}

enum form form_of(struct str first)
{
    struct str text;

    if (str_starts(first, S("WARC/")))
        return FORM_WARC;
    if (str_starts(first, S("\xEF\xBB\xBF")))
        first = str_cut(first, 3, first.n);
    text = str_trim(first);
    if (str_starts(text, S("%PDF-")))
        return FORM_PDF;
    if (is_json(text))
        return FORM_JSON;
    if (is_feed(text))
        return FORM_FEED;
    if (str_starts(first, S("From ")) && str_find_byte(first, '\n', 0) != STR_NONE
        && is_mail(str_cut(first, str_find_byte(first, '\n', 0) + 1, first.n)))
        return FORM_MBOX;
    return is_mail(first) ? FORM_MAIL : FORM_PAGE;
}
