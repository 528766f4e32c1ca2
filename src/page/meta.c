#include "page/meta.h"

#include "page/dated.h"
#include "page/entity.h"
#include "page/jsonld.h"

enum { VALUE_MOST = 1000, SCRIPTS_MOST = 32 };

enum about { ABOUT_HEADLINE, ABOUT_OUTLET, ABOUT_AUTHOR, ABOUT_DATE };

/* Names of <meta>, under name, property or itemprop. */
static const struct row {
    const char *name;
    enum about about;
} rows[] = {
    {"og:title", ABOUT_HEADLINE}, {"twitter:title", ABOUT_HEADLINE}, {"headline", ABOUT_HEADLINE},
    {"dc.title", ABOUT_HEADLINE}, {"sailthru.title", ABOUT_HEADLINE},
    {"og:site_name", ABOUT_OUTLET}, {"application-name", ABOUT_OUTLET},
    {"dc.publisher", ABOUT_OUTLET}, {"publisher", ABOUT_OUTLET},
    {"author", ABOUT_AUTHOR}, {"article:author", ABOUT_AUTHOR}, {"dc.creator", ABOUT_AUTHOR},
    {"sailthru.author", ABOUT_AUTHOR}, {"byl", ABOUT_AUTHOR},
    {"article:published_time", ABOUT_DATE}, {"datepublished", ABOUT_DATE},
    {"og:article:published_time", ABOUT_DATE}, {"article:published", ABOUT_DATE},
    {"pubdate", ABOUT_DATE}, {"publish-date", ABOUT_DATE}, {"publish_date", ABOUT_DATE},
    {"publication_date", ABOUT_DATE}, {"date", ABOUT_DATE}, {"dc.date", ABOUT_DATE},
    {"dc.date.issued", ABOUT_DATE}, {"dcterms.date", ABOUT_DATE},
    {"dcterms.created", ABOUT_DATE}, {"parsely-pub-date", ABOUT_DATE},
    {"sailthru.date", ABOUT_DATE}, {"ptime", ABOUT_DATE}, {"article_date_original", ABOUT_DATE},
};

/* Its front, cut between two characters. */
static struct str bounded(struct str s)
{
    size_t n = s.n;

    if (n > VALUE_MOST)
        for (n = VALUE_MOST; n > 0 && (s.p[n] & 0xC0) == 0x80;)
            n--;
    return str_cut(s, 0, n);
}

/* Entities decoded and white space folded. */
static struct str value(struct arena *a, struct str raw)
{
    struct str s = str_trim(entity_text(a, bounded(raw)));
    char *out = arena_alloc(a, s.n + 1);
    size_t n = 0;

    for (size_t i = 0; i < s.n; i++) {
        bool blank = s.p[i] == ' ' || s.p[i] == '\n' || s.p[i] == '\t' || s.p[i] == '\r';

        if (!blank)
            out[n++] = s.p[i];
        else if (n > 0 && out[n - 1] != ' ')
            out[n++] = ' ';
    }
    return (struct str){out, n};
}

void meta_date(struct meta *m, struct str text, int rank)
{
    struct dated d;
    size_t at = 0;

    if (rank <= m->published_rank || !dated_next(str_cut(text, 0, 60), &at, &d) ||
        day_year(d.day) == 0)
        return;
    m->published = d.day;
    m->published_rank = rank;
}

static void keep(struct str *kept, struct str text)
{
    if (kept->n == 0)
        *kept = text;
}

static void take_meta(struct meta *m, struct arena *a, const struct token *t)
{
    struct str name = t->attrs[ATTR_PROPERTY];

    if (name.n == 0)
        name = t->attrs[ATTR_NAME].n > 0 ? t->attrs[ATTR_NAME] : t->attrs[ATTR_ITEMPROP];
    if (name.n == 0 || t->attrs[ATTR_CONTENT].n == 0)
        return;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str text;

        if (!str_is(name, rows[i].name))
            continue;
        text = value(a, t->attrs[ATTR_CONTENT]);
        if (rows[i].about == ABOUT_HEADLINE)
            keep(&m->headline, text);
        else if (rows[i].about == ABOUT_OUTLET && str_find(text, S("://"), 0) == STR_NONE)
            keep(&m->outlet, text);
        else if (rows[i].about == ABOUT_AUTHOR && str_find(text, S("://"), 0) == STR_NONE)
            keep(&m->author, text);
        else if (rows[i].about == ABOUT_DATE)
            meta_date(m, text, RANK_META);
        return;
    }
}

static bool is_ld(const struct token *t)
{
    return str_eq_nocase(str_trim(t->attrs[ATTR_TYPE]), S("application/ld+json"));
}

void meta_take(struct meta *m, struct arena *a, const struct token *t)
{
    if (t->kind != TOKEN_OPEN)
        return;
    if (str_eq(t->tag->name, S("meta")))
        take_meta(m, a, t);
    else if (str_eq(t->tag->name, S("title")) && m->window.n == 0)
        m->window = value(a, t->text);
    else if (str_eq(t->tag->name, S("time")))
        meta_date(m, t->attrs[ATTR_DATETIME],
                  str_eq(t->attrs[ATTR_ITEMPROP], S("datePublished")) ? RANK_TIME_MARKED
                                                                      : RANK_TIME);
    else if (str_eq(t->tag->name, S("script")) && is_ld(t) && m->scripts++ < SCRIPTS_MOST)
        jsonld_read(a, t->text, m);
}
