#include "flow/decide.h"

bool flow_placed(const struct event *ev)
{
    return ev->country.n > 0 && ev->year > 0;
}

static bool add_dates(struct ledger *l, struct candidate *o, struct err *e)
{
    struct arena scratch = {0};
    struct statements said = {0};
    bool ok = ledger_statements(l, &scratch, o->event.id, &said, e);

    for (size_t i = 0; ok && i < said.count; i++)
        candidate_statement(o, &said.items[i]);
    o->dated = ok;
    arena_free(&scratch);
    return ok;
}

bool flow_candidates(struct ledger *l, struct str country, struct candidates *known, struct err *e)
{
    struct arena scratch = {0};
    struct events events = {0};
    bool ok = ledger_events_since(l, &scratch, &known->mark, &events, e);

    for (size_t i = 0; ok && i < events.count; i++)
        candidate_add(known, &events.items[i])->entered = true;
    for (size_t i = 0; ok && i < known->count; i++) {
        struct candidate *o = &known->items[i];

        if (o->entered && !o->dated && (country.n == 0 || str_eq(o->event.country, country)))
            ok = add_dates(l, o, e);
    }
    arena_free(&scratch);
    return ok;
}

/* The event of the ledger that is meant; what is only proposed is left out. */
static const struct candidate *find_entered(struct arena *a, const struct candidates *known,
                                            const struct proposal *p)
{
    struct candidates entered = {.items = ARENA_NEW(a, struct candidate, known->count)};
    struct candidate meant = {.event = p->event};

    candidate_statement(&meant, &p->statement);
    for (size_t i = 0; i < known->count; i++)
        if (known->items[i].entered && str_eq(known->items[i].event.country, p->event.country))
            entered.items[entered.count++] = known->items[i];
    return candidate_find(&entered, &meant);
}

/* Other papers' events may have entered since the proposal was made: the same question once more. */
static bool settle_event(struct ledger *l, struct arena *a, struct candidates *known,
                         const struct proposal *p, struct decided *out, struct err *e)
{
    const struct candidate *found;
    enum added what;

    if (!flow_candidates(l, p->event.country, known, e))
        return false;
    found = find_entered(a, known, p);
    if (found != NULL) {
        out->event = found->event.id;
        return true;
    }
    if (!flow_placed(&p->event))
        return err_set(e, ERR_FORMAT,
                       "proposal %lld: its event has no %s; say which is meant: "
                       "convoke review edit %lld --event EVENT", (long long)p->id,
                       p->event.country.n == 0 ? "country" : "year", (long long)p->id);
    out->new_event = true;
    return ledger_add_event(l, &p->event, &what, e);
}

static bool find_event(struct ledger *l, struct arena *a, struct candidates *known,
                       const struct proposal *p, struct decided *out, struct err *e)
{
    struct event there;

    if (!ledger_event(l, a, out->event, &there, e))
        return false;
    return there.id.n > 0 || settle_event(l, a, known, p, out, e);
}

bool flow_twins(const struct proposal *p, const struct proposal *q)
{
    const struct statement *a = &p->statement, *b = &q->statement;

    return a->source_count > 0 && b->source_count > 0 && a->act == b->act
        && str_eq(a->guest, b->guest) && str_eq(p->event.id, q->event.id)
        && day_agrees(a->date, b->date)
        && str_eq(a->sources[0].story, b->sources[0].story);
}

static bool settle_twin(struct ledger *l, const struct proposal *twin, const struct decided *d,
                        enum verdict v, struct err *e)
{
    enum added what;

    if (v == VERDICT_ACCEPTED
        && !ledger_add_source(l, d->seq, &twin->statement.sources[0], &what, e))
        return false;
    return ledger_decide(l, twin->id, v, d->seq, e);
}

static bool settle_twins(struct ledger *l, struct arena *a, const struct proposal *p,
                         enum verdict v, struct decided *d, struct err *e)
{
    struct proposals pending = {0};

    if (!ledger_proposed(l, a, &p->statement, &pending, e))
        return false;
    for (size_t i = 0; i < pending.count; i++) {
        if (pending.items[i].id == p->id || !flow_twins(p, &pending.items[i]))
            continue;
        if (!settle_twin(l, &pending.items[i], d, v, e))
            return false;
        d->twins++;
    }
    return true;
}

bool flow_accept(struct ledger *l, struct arena *a, const struct proposal *p,
                 const struct statement *mended, struct decided *out, struct err *e)
{
    struct candidates known = {.arena = a};

    return flow_accept_among(l, a, &known, p, mended, out, e);
}

bool flow_accept_among(struct ledger *l, struct arena *a, struct candidates *known,
                       const struct proposal *p, const struct statement *mended,
                       struct decided *out, struct err *e)
{
    struct statement st = mended != NULL ? *mended : p->statement;

    *out = (struct decided){.event = st.event};
    if (!find_event(l, a, known, p, out, e))
        return false;
    st.event = out->event;
    st.seq = 0;
    return ledger_add_statement(l, &st, (struct str){0}, &out->seq, &out->what, e)
        && ledger_decide(l, p->id, VERDICT_ACCEPTED, out->seq, e)
        && settle_twins(l, a, p, VERDICT_ACCEPTED, out, e);
}

bool flow_reject(struct ledger *l, struct arena *a, const struct proposal *p, struct decided *out,
                 struct err *e)
{
    *out = (struct decided){.event = p->event.id};
    return ledger_decide(l, p->id, VERDICT_REJECTED, 0, e)
        && settle_twins(l, a, p, VERDICT_REJECTED, out, e);
}
