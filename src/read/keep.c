#include "read/sighting.h"

static struct found *find_same(struct reader *r, const struct found *f)
{
    for (size_t i = 0; i < r->count; i++)
        if (r->found[i].occasion == f->occasion && r->found[i].st.act == f->st.act &&
            str_eq(r->found[i].st.guest, f->st.guest))
            return &r->found[i];
    return NULL;
}

/* The first saying counts (rule 1); a headline's is bettered by the text below it. */
static void keep(struct reader *r, struct found f)
{
    struct found *old = find_same(r, &f);

    if (old != NULL) {
        if (old->st.person.n == 0)
            old->st.person = f.st.person;
        if (old->st.side == SIDE_PRESS && f.st.side != SIDE_PRESS && !old->from_title && old->passage + 3 > f.passage) {
            old->st.side = f.st.side;  /* said without a source first, with one right behind */
            old->st.said_on = f.st.said_on;
            old->st.by = f.st.by;
        }
        if (old->from_title && !f.from_title) {
            if (old->st.side == SIDE_PRESS || f.st.side != SIDE_PRESS) {
                old->st.side = f.st.side;
                old->st.said_on = f.st.said_on;
                old->st.by = f.st.by;
                old->st.via = f.st.via;
            }
            if (old->st.person.n == 0)
                old->st.person = f.st.person;
            old->from_title = false;
            if (f.source.score > old->source.score)
                old->source = f.source;
        }
        return;
    }
    r->found = arena_grow(r->a, r->found, &r->allocated, r->count, sizeof *r->found);
    r->found[r->count++] = f;
}

static double score_of(const struct sighting *f, const struct actor *guest, const struct actor *as_written,
                       size_t occasion)
{
    double score = 0.97;

    if (as_written != NULL && as_written->code.n == 0)
        score -= as_written->rank == RANK_THEY ? 0.03 : as_written->rank == RANK_HE ? 0.05 : 0.15;
    if (guest != NULL && guest->rank == RANK_GROUP)
        score -= 0.2;  /* who they are, somebody should look at */
    if (!f->said.found)
        score -= 0.02;
    if (f->r->story.items[f->passage].block == BLOCK_TITLE)
        score -= 0.03;
    if (occasion != 0)
        score -= 0.08;
    if (f->r->occasions.items[occasion].country.n == 0 || f->r->occasions.items[occasion].year == 0)
        score -= 0.4;
    if (f->r->occasions.items[occasion].name.n == 0)
        score -= 0.25;  /* what it is that they come to, nobody says */
    if (f->m.cue->frame == FRAME_LEADS)
        score -= 0.1;
    if (f->m.cue->frame == FRAME_POSTPONE && day_exact(f->r->occasions.items[occasion].date) &&
        sighting_said_on(f, occasion) == f->r->story.told)
        score -= 0.4;  /* an older move retold, which would undo the new date */
    return score < 0.05 ? 0.05 : score;
}

struct str sighting_quote(const struct sighting *f)
{
    return clause_text(f->c, f->first, f->last + 1);
}

void sighting_stretch(struct sighting *f, size_t unit)
{
    if (unit == NO_UNIT)
        return;
    if (unit < f->first)
        f->first = unit;
    if (unit > f->last)
        f->last = unit;
}

/* Of several who speak at once ("A and B confirmed that they will come") each for itself. */
static struct str speaker_of(const struct sighting *f, struct str guest)
{
    const struct unit *u = f->said.found && f->said.at != NO_SUBJECT ? &f->c->units[f->said.at] : NULL;

    for (size_t i = 0; u != NULL && u->count > 1 && i < u->count; i++)
        if (str_eq(u->actors[i].code, guest))
            return u->actors[i].words;
    return f->said.by;
}

void sighting_make(struct sighting *f, enum act act, const struct actor *guest, const struct actor *as_written,
                 struct str person, size_t occasion)
{
    struct reader *r = f->r;
    struct str quote = sighting_quote(f), code = guest == NULL ? (struct str){0} : guest->code;
    struct found found = {.occasion = occasion, .passage = f->passage,
                          .earlier = f->verb.perfect && f->verb.tense == TENSE_PAST,
                          .from_title = r->story.items[f->passage].block == BLOCK_TITLE};

    found.st = (struct statement){
        .guest = code, .person = person, .act = act, .side = sighting_side(f, code), .channel = CHANNEL_PRESS,
        .said_on = sighting_said_on(f, occasion), .by = speaker_of(f, code), .via = f->said.via};
    found.source = (struct source){
        .kind = SOURCE_DOCUMENT, .start = (size_t)(quote.p - r->story.page->bytes.p), .quote = quote,
        .rule = str_of(f->m.cue->pattern), .score = score_of(f, guest, as_written, occasion)};
    found.source.end = found.source.start + quote.n;
    sighting_explain(r, "-> %s %.*s", act_text(act), STR_ARG(guest_name(code)));
    if (guest != NULL && guest->rank != RANK_GROUP) {
        r->last = (struct spoken){*guest, f->passage};
        if (act == ACT_DECLINED || act == ACT_ABSENT)
            r->absent = r->last;
    }
    keep(r, found);
}
