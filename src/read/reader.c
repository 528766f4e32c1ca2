#include "read/reader.h"

#include "read/list.h"
#include "read/section.h"
#include "read/sighting.h"
#include "read/skim.h"

/* A heading or an item's first words name whose affairs follow. */
static void set_topic(struct reader *r, const struct passage *p)
{
    const struct clause *c = &p->clause;
    const struct actor *a = c->count > 0 && c->units[0].kind == UNIT_ACTORS && c->units[0].count == 1
                                ? &c->units[0].actors[0] : NULL;

    if (p->block == BLOCK_HEADING || p->block == BLOCK_TITLE)
        r->scene.topic = (struct actor){0};
    if (a == NULL || a->code.n == 0 || str_eq(a->code, r->scene.host) || a->rank > RANK_LEADER) {
        if (p->block == BLOCK_ITEM || p->block == BLOCK_ROW)
            r->scene.topic = (struct actor){0};
        return;
    }
    if (p->block == BLOCK_PARAGRAPH && p->first)
        r->scene.topic = (struct actor){0};
    if (p->block == BLOCK_PARAGRAPH && p->first &&
        (c->count <= 2 || (a->person.n == 0 && a->rank == RANK_STATE && unit_is(&c->units[1], ":"))))
        r->scene.topic = *a;  /* "**Denmark.** ...", "Mexico: ..." */
    if (p->block == BLOCK_PARAGRAPH && !p->first && c->question && c->count <= 4 && a->rank == RANK_STATE)
        r->scene.topic = *a;  /* "Japan?" */
    if ((p->block == BLOCK_HEADING && c->count == 1) ||
        ((p->block == BLOCK_ITEM || p->block == BLOCK_ROW) && p->first))
        r->scene.topic = *a;
}

/* "Prime Minister Gaston Browne, Antigua and Barbuda": a line of a list that no mark tells as one. */
static bool is_bare_entry(const struct passage *p)
{
    const struct clause *c = &p->clause;

    for (size_t i = 0; i < c->count; i++)
        if ((c->units[i].kind == UNIT_VERB && !c->units[i].verb.bare) || unit_is(&c->units[i], ".") ||
            unit_is(&c->units[i], ":"))
            return false;
    return p->block == BLOCK_PARAGRAPH && p->first && c->count > 0 && c->count < 12 && c->units[0].kind == UNIT_ACTORS;
}

/* "President Biden invited the following leaders:" */
static bool host_invites(const struct reader *r, const struct clause *c)
{
    for (size_t i = 0; i < c->count; i++)
        if (c->units[i].kind == UNIT_VERB && c->units[i].verb.verb == VERB_invite && !c->units[i].verb.passive &&
            !c->units[i].verb.bare && subject_of(c, i) != NO_SUBJECT)
            return str_eq(c->units[subject_of(c, i)].actors[0].code, r->scene.host) ||
                   c->units[subject_of(c, i)].actors[0].code.n == 0;
    return false;
}

/* "Here are the leaders who are due to be there:" over a list is a heading of it. */
static bool is_intro(const struct reader *r, size_t p)
{
    const struct clause *c = &r->story.items[p].clause;

    return r->story.items[p].block == BLOCK_PARAGRAPH && c->count > 1 && unit_is(&c->units[c->count - 1], ":") &&
           p + 1 < r->story.count && r->story.items[p + 1].first &&
           (r->story.items[p + 1].block == BLOCK_ITEM || r->story.items[p + 1].block == BLOCK_ROW ||
            is_bare_entry(&r->story.items[p + 1]));
}

static void take_intro(struct reader *r, size_t p)
{
    bool intro = is_intro(r, p);

    if (intro && section_act(&r->story.items[p].clause, &r->section)) {
        r->intro = true;
        r->host_lists = r->host_lists || host_invites(r, &r->story.items[p].clause);
    } else if (r->intro && r->story.items[p].block == BLOCK_PARAGRAPH && !is_bare_entry(&r->story.items[p])) {
        r->intro = false;
        r->section = ACT_COUNT;
    }
}

/* "The guests of recent years" */
static bool speaks_of_guests(const struct clause *c)
{
    for (size_t i = 0; i < c->count; i++)
        if (unit_is(&c->units[i], "guest") || unit_is(&c->units[i], "guests") ||
            (c->units[i].kind == UNIT_ACTORS && str_find(c->units[i].actors[0].words, S("guest"), 0) != STR_NONE))
            return true;
    return false;
}

static void take_heading(struct reader *r, const struct passage *p)
{
    if (p->block == BLOCK_HEADING)
        r->guests = speaks_of_guests(&p->clause);
    if (p->block == BLOCK_HEADING)
        if (!section_act(&p->clause, &r->section))
            r->section = ACT_COUNT;
    if (p->block == BLOCK_TITLE && !section_act(&p->clause, &r->table))
        r->table = ACT_COUNT;
}

static bool publisher(const struct reader *r, const struct clause *c)
{
    for (size_t i = 0; i < c->count; i++) {
        const struct actor *a = c->units[i].kind == UNIT_ACTORS ? &c->units[i].actors[0] : NULL;

        if (a != NULL && (str_eq(a->code, r->scene.host) ||
                          (a->code.n == 0 && (a->rank == RANK_VOICE || a->rank == RANK_LEADER ||
                                              a->rank == RANK_GOVERNMENT))))
            return true;
        if (a != NULL && a->code.n > 0)
            return false;
    }
    return false;
}

/* "The Cabinet Office published the names of the guests", "read out the list": what is listed below is the
 * host's word. */
static void take_publication(struct reader *r, const struct passage *p)
{
    const struct clause *c = &p->clause;
    bool list = false, publishes = false;

    if (p->block == BLOCK_HEADING && !r->host_lists)
        return;
    for (size_t i = 0; i < c->count && p->block == BLOCK_PARAGRAPH; i++) {
        list = list || unit_is(&c->units[i], "list") || unit_is(&c->units[i], "names");
        publishes = publishes || (c->units[i].kind == UNIT_VERB && !c->units[i].verb.negative &&
                                  (c->units[i].verb.verb == VERB_publish || c->units[i].verb.verb == VERB_read ||
                                   c->units[i].verb.verb == VERB_release || c->units[i].verb.verb == VERB_issue));
    }
    if (list && publishes)
        r->host_lists = publisher(r, c);
}

static bool is_listed(const struct passage *p)
{
    return p->block == BLOCK_ITEM || p->block == BLOCK_ROW || p->block == BLOCK_PARAGRAPH;
}

/* What leans on a statement before it; most stories make none yet. */
static bool leans(struct reader *r, size_t p, size_t at)
{
    if (r->count == 0 && r->previous.acts.count == 0)
        return false;
    return list_confirmed(r, p, at) || list_ellipsis(r, p, at) || list_gapping(r, p, at) || list_short(r, p, at);
}

static void take_passage(struct reader *r, size_t p)
{
    const struct clause *c = &r->story.items[p].clause;
    bool fired = false;

    if (r->explain != NULL && c->count > 0) {
        sighting_explain_blocks(r, r->story.items[p].index);
        sighting_explain_units(r, c);
    }
    r->scene.headline = r->story.items[p].block == BLOCK_TITLE;
    r->scene.item = r->story.items[p].block == BLOCK_ITEM || r->story.items[p].block == BLOCK_ROW;
    fired = list_fragment(r, p) || list_labelled(r, p) || list_year(r, p);
    for (size_t at = 0; at < c->count; at++) {
        struct cue_match m;
        bool read = leans(r, p, at);

        if (!read && cue_at(c, at, r->scene.host, &m)) {
            struct sighting f = {.r = r, .passage = p, .c = c, .m = m};

            sighting_take(&f);
            read = true;
        }
        fired = fired || read;
    }
    if (!fired)
        sighting_set_in(r, p);
    if (!fired && r->explain != NULL)
        sighting_explain_nearest(r, c);
    if (r->story.items[p].block != BLOCK_BYLINE)
        scene_take(&r->scene, c);
}

/* Block by block: an item is read by its sentences first, then by its place in the list. */
static void take_passages(struct reader *r)
{
    size_t from = 0, first = 0;

    for (size_t p = 0; p < r->story.count; p++) {
        const struct passage *passage = &r->story.items[p];
        bool ends = p + 1 == r->story.count || r->story.items[p + 1].first;

        if (passage->first) {
            from = r->count;
            first = p;
        }
        take_heading(r, passage);
        take_intro(r, p);
        set_topic(r, passage);
        take_publication(r, passage);
        take_passage(r, p);
        if (ends && is_listed(passage) && !is_intro(r, p))
            list_item(r, first, from);
    }
}

/* The first state that the story names is the host's: whoever issues a text names himself first. */
static bool host_first(const struct story *s, struct str host)
{
    for (size_t p = 0; p < s->count; p++) {
        const struct clause *c = &s->items[p].clause;

        for (size_t i = 0; i < c->count; i++)
            if ((c->units[i].kind == UNIT_ACTORS || c->units[i].kind == UNIT_PLACE) &&
                country_find(c->units[i].actors[0].code) != NULL)
                return str_eq(c->units[i].actors[0].code, host);
    }
    return true;
}

/* A press release, a transcript, a spokesman's remarks: issued, not reported. */
static bool is_issued(const struct page *page)
{
    static const char *const signs[] = {"Press release", "press release", "Regular Press Conference", "Transcript:",
                                        "Spokesperson's Remarks", "Readout of", NULL};

    for (size_t i = 0; i < page->count && i < 8; i++)
        for (int k = 0; signs[k] != NULL; k++)
            if (str_find(page->blocks[i].text, str_of(signs[k]), 0) != STR_NONE)
                return true;
    return false;
}

/* What the story tells as said earlier enters first, so that of one day the later word stands (S3). */
static void put_in_time(struct reader *r)
{
    struct found *ordered = ARENA_NEW(r->a, struct found, r->count);
    size_t n = 0;

    for (int earlier = 1; earlier >= 0; earlier--)
        for (size_t i = 0; i < r->count; i++)
            if (r->found[i].earlier == (earlier == 1))
                ordered[n++] = r->found[i];
    r->found = ordered;
}

/* A headline's "Two presidents say no" is said of those whom the text then names. */
static bool is_named_below(const struct reader *r, const struct found *f)
{
    if (!f->from_title || !str_eq(f->st.guest, S("GROUP")))
        return false;
    for (size_t i = 0; i < r->count; i++)
        if (r->found[i].occasion == f->occasion && r->found[i].st.act == f->st.act && !r->found[i].from_title)
            return true;
    return false;
}

/* "skips" in a headline over a text that tells of a refusal: no absence yet. */
static bool is_refusal_below(const struct reader *r, const struct found *f)
{
    if (!f->from_title || f->st.act != ACT_ABSENT)
        return false;
    for (size_t i = 0; i < r->count; i++)
        if (r->found[i].occasion == f->occasion && r->found[i].st.act == ACT_DECLINED && !r->found[i].from_title &&
            str_eq(r->found[i].st.guest, f->st.guest))
            return true;
    return false;
}

static void drop_headlines(struct reader *r)
{
    size_t n = 0;

    for (size_t i = 0; i < r->count; i++)
        r->found[i].dropped = is_named_below(r, &r->found[i]) || is_refusal_below(r, &r->found[i]);
    for (size_t i = 0; i < r->count; i++)
        if (!r->found[i].dropped)
            r->found[n++] = r->found[i];
    r->count = n;
}

static void give(struct reader *r, struct reading *out)
{
    struct proposal *items = ARENA_NEW(r->a, struct proposal, r->count);
    struct str ids[OCCASIONS_MAX] = {{0}};
    day *dates = ARENA_NEW(r->a, day, r->count);

    for (size_t i = 0; i < r->count; i++) {
        const struct occasion *o = &r->occasions.items[r->found[i].occasion];
        struct proposal *p = &items[i];
        struct source *source = ARENA_NEW(r->a, struct source, 1);

        *source = r->found[i].source;
        source->name = r->story.page->name;
        p->statement = r->found[i].st;
        p->statement.sources = source;
        p->statement.source_count = 1;
        if (p->statement.guest.n > 0 || p->statement.act == ACT_SCHEDULED)
            p->statement.date = o->date;
        p->event = (struct event){.country = o->country, .year = o->year, .place = o->place, .name = o->name};
        if (ids[r->found[i].occasion].n == 0)
            ids[r->found[i].occasion] = event_id_make(r->a, o->country, o->year, o->name);
        p->event.id = ids[r->found[i].occasion];
        p->statement.event = p->event.id;
        dates[i] = o->date;
    }
    out->proposals = (struct proposals){items, r->count};
    out->event_dates = dates;
    out->published = r->story.told;
}

static void read_into(struct reader *r, const struct page *page, day received, struct reading *out)
{
    r->story = story_read(r->a, page, received);
    r->occasions = occasion_read(r->a, &r->story);
    r->scene = (struct scene){.a = r->a, .story = &r->story, .host = r->occasions.items[0].country};
    r->host_speaks = is_issued(page) && host_first(&r->story, r->scene.host);
    r->section = r->table = ACT_COUNT;
    if (r->explain != NULL)
        sighting_explain_event(r);
    take_passages(r);
    drop_headlines(r);
    if (r->explain != NULL)
        sighting_explain_end(r);
    put_in_time(r);
    give(r, out);
}

struct reading read_page(struct arena *a, const struct page *page, day received)
{
    struct reader r = {.a = a};
    struct reading out = {0};

    if (skim_speaks_of_guests(page->bytes))
        read_into(&r, page, received, &out);
    return out;
}

void read_explain(struct arena *a, const struct page *page, day received, struct buf *out)
{
    struct reader r = {.a = a, .explain = out};
    struct reading reading = {0};

    if (!skim_speaks_of_guests(page->bytes))
        buf_text(out, "nothing: no occasion, and no state, organisation or leader near one\n");
    else
        read_into(&r, page, received, &reading);
}
