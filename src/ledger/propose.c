/*
 * propose.c - what a reader found and nobody has accepted yet, and what was decided on it.
 *
 * Proposals are durable but not chained: a worklist beside the record. What is accepted enters the
 * record as a statement, whose source carries rule, score and who accepted it; what is rejected
 * never was part of it. One decision stands; of two at once the second is told of the first.
 */
#include "ledger/inside.h"

static bool proposal_fits(const struct proposal *p, struct err *e)
{
    const struct statement *st = &p->statement;
    const struct { struct str text; const char *part; } texts[] = {
        {p->event.country, "country"}, {p->event.place, "place"}, {p->event.name, "name"},
        {st->guest, "guest"}, {st->person, "person"}, {st->by, "by"}, {st->via, "via"},
        {st->note, "note"},
    };

    if (!event_id_valid(p->event.id))
        return err_set(e, ERR_USAGE, "proposal: %.*s is no id of an event", STR_ARG(p->event.id));
    if (st->source_count != 1)
        return err_set(e, ERR_USAGE, "proposal: wants one source, has %zu", st->source_count);
    if ((unsigned)st->act >= ACT_COUNT || (unsigned)st->side >= SIDE_COUNT ||
        (unsigned)st->channel >= CHANNEL_COUNT || (unsigned)st->sources[0].kind >= SOURCE_COUNT ||
        !day_valid(st->said_on) || !day_valid(st->date))
        return err_set(e, ERR_USAGE, "proposal: no such act, side, channel, source or day");
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        if (!inside_text(texts[i].text, "proposal", texts[i].part, e))
            return false;
    return inside_text(st->sources[0].name, "proposal", "source", e) &&
           inside_text(st->sources[0].rule, "proposal", "rule", e);
}

static struct entry make_entry(struct ledger *l, const struct proposal *p, int64_t document)
{
    const struct statement *st = &p->statement;
    const struct source *s = &st->sources[0];
    struct entry en = {.kind = KIND_PROPOSAL, .seq = l->state.last_proposal + 1,
                       .recorded_at = l->now, .user = st->user.n > 0 ? st->user : l->user};

    en.proposal.event = p->event.id;
    en.proposal.country = p->event.country;
    en.proposal.year = p->event.year;
    en.proposal.place = p->event.place;
    en.proposal.name = p->event.name;
    en.proposal.guest = st->guest;
    en.proposal.act = str_of(act_text(st->act));
    en.proposal.side = str_of(side_text(st->side));
    en.proposal.channel = str_of(channel_text(st->channel));
    en.proposal.said_on = st->said_on;
    en.proposal.date = st->date;
    en.proposal.person = st->person;
    en.proposal.by = st->by;
    en.proposal.via = st->via;
    en.proposal.note = st->note;
    en.proposal.kind = str_of(source_kind_text(s->kind));
    en.proposal.document = document;
    en.proposal.source_name = s->name;
    en.proposal.start = (int64_t)s->start;
    en.proposal.end = (int64_t)s->end;
    en.proposal.rule = s->rule;
    en.proposal.score = s->score;
    en.proposal.verdict = str_of(verdict_text(VERDICT_PENDING));
    return en;
}

/* 1 where the document already had this proposal (*id: which), 0, or -1. */
static int proposed(struct ledger *l, const struct entry *en, int64_t *id, struct err *e)
{
    struct asked asked = {.question = ASK_PROPOSED, .number = en->proposal.document,
                          .text = en->proposal.event, .act = en->proposal.act,
                          .side = en->proposal.guest};
    struct row row;
    int found = inside_one(l, &asked, &row, e);

    if (found == 1)
        *id = row.entry.seq;
    l->kind->stop(l->store, ASK_PROPOSED);
    return found;
}

static bool document_of(struct ledger *l, const struct source *s, int64_t *out, struct err *e)
{
    struct row d;
    int found;

    *out = 0;
    if (s->document.n == 0)
        return true;
    found = inside_document(l, s->document, &d, e);
    if (found == 0)
        return err_set(e, ERR_MISSING, "document %.*s: not in the ledger", STR_ARG(s->document));
    if (found == 1 && (s->start > s->end || s->end > (size_t)d.entry.document.size))
        return err_set(e, ERR_FORMAT, "document %.*s: has no passage from %zu to %zu",
                       STR_ARG(s->document), s->start, s->end);
    *out = d.entry.seq;
    return found == 1;
}

bool ledger_add_proposal(struct ledger *l, const struct proposal *p, int64_t *id,
                         enum added *what, struct err *e)
{
    struct entry en;
    int64_t document;
    int found = 0;

    if (!inside_batch(l, e) || !proposal_fits(p, e) ||
        !document_of(l, &p->statement.sources[0], &document, e))
        return false;
    en = make_entry(l, p, document);
    if (document != 0)
        found = proposed(l, &en, id, e);
    *what = found == 1 ? ADDED_NOTHING : ADDED_NEW;
    if (found != 0)
        return found == 1;
    if (!l->kind->put(l->store, &en, e)) {
        l->broken = true;
        return false;
    }
    *id = ++l->state.last_proposal;
    return true;
}

static bool still_pending(struct ledger *l, int64_t id, struct err *e)
{
    struct asked asked = {.question = ASK_PROPOSAL, .number = id};
    struct row row;
    char at[MOMENT_TEXT];
    int found = inside_one(l, &asked, &row, e);
    bool ok = found == 1;

    if (found == 0)
        err_set(e, ERR_MISSING, "proposal %lld: not in the ledger", (long long)id);
    else if (ok && !str_eq(row.entry.proposal.verdict, str_of(verdict_text(VERDICT_PENDING))))
        ok = err_set(e, ERR_STATE, "proposal %lld: was %.*s by %.*s at %s", (long long)id,
                     STR_ARG(row.entry.proposal.verdict), STR_ARG(row.entry.proposal.decided_by),
                     moment_text(row.entry.proposal.decided_at, at));
    l->kind->stop(l->store, ASK_PROPOSAL);
    return ok;
}

static bool is_statement(struct ledger *l, int64_t seq, struct err *e)
{
    struct asked asked = {.question = ASK_STATEMENT, .number = seq};
    struct row row;
    int found = inside_one(l, &asked, &row, e);

    l->kind->stop(l->store, ASK_STATEMENT);
    if (found == 0)
        err_set(e, ERR_MISSING, "statement %lld: not in the ledger", (long long)seq);
    return found == 1;
}

bool ledger_decide(struct ledger *l, int64_t id, enum verdict v, int64_t seq, struct err *e)
{
    struct entry en = {.kind = KIND_PROPOSAL, .seq = id};

    if (!inside_batch(l, e))
        return false;
    if (v != VERDICT_ACCEPTED && v != VERDICT_REJECTED)
        return err_set(e, ERR_USAGE, "proposal %lld: can be accepted or rejected", (long long)id);
    if ((v == VERDICT_ACCEPTED) != (seq != 0))
        return err_set(e, ERR_USAGE, "proposal %lld: what is accepted, and only that, names a "
                       "statement", (long long)id);
    if (!still_pending(l, id, e) || (seq != 0 && !is_statement(l, seq, e)))
        return false;
    en.proposal.verdict = str_of(verdict_text(v));
    en.proposal.made = seq;
    en.proposal.decided_by = l->user;
    en.proposal.decided_at = l->now;
    l->broken = !l->kind->decide(l->store, &en, e);
    return !l->broken;
}
