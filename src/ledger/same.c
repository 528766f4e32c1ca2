#include "ledger/same.h"

struct row same_keep(struct ledger *l, const struct row *row)
{
    struct row kept = *row;

    kept.entry.user = arena_str(&l->arena, row->entry.user);
    kept.entry.statement.guest = arena_str(&l->arena, row->entry.statement.guest);
    kept.entry.statement.act = arena_str(&l->arena, row->entry.statement.act);
    kept.entry.statement.side = arena_str(&l->arena, row->entry.statement.side);
    kept.event_id = arena_str(&l->arena, row->event_id);
    return kept;
}

int same_retracted(struct ledger *l, int64_t seq, struct row *by, struct err *e)
{
    struct asked asked = {.question = ASK_RETRACTING, .number = seq};
    int found = inside_one(l, &asked, by, e);

    if (found == 1)
        *by = same_keep(l, by);
    l->kind->stop(l->store, ASK_RETRACTING);
    return found;
}

static bool agrees(const struct entry *there, const struct statement *st)
{
    return str_eq(there->statement.act, str_of(act_text(st->act))) &&
           str_eq(there->statement.guest, st->guest) &&
           day_agrees((day)there->statement.date, st->date);
}

/* How well a statement of the story fits: the same word best, then one that stands. */
static int fit(const struct entry *there, const struct statement *st)
{
    return str_eq(there->statement.side, str_of(side_text(st->side))) +
           (there->statement.said_on == st->said_on);
}

/* The best of the answers to a question that fit st, the last of several as good: 1, 0 or -1. With
 * standing, retracted ones do not count; else they count less. */
static int best(struct ledger *l, const struct asked *asked, const struct statement *st,
                bool (*fits)(const struct entry *there, const struct statement *st),
                bool standing, struct row *out, struct err *e)
{
    struct row row, by;
    int top = -1, more;

    for (more = inside_one(l, asked, &row, e); more == 1;
         more = l->kind->next(l->store, asked->question, &row, e)) {
        int gone, score;

        if (!fits(&row.entry, st))
            continue;
        gone = same_retracted(l, row.entry.seq, &by, e);
        if (gone < 0) {
            more = -1;
            break;
        }
        score = 2 * fit(&row.entry, st) + !gone;
        if ((standing && gone) || score < top)
            continue;
        top = score;
        *out = same_keep(l, &row);
    }
    l->kind->stop(l->store, asked->question);
    return more < 0 ? -1 : top >= 0;
}

int same_told(struct ledger *l, const struct chain *c, const struct statement *st, int64_t story,
                struct row *out, struct err *e)
{
    struct asked asked = {.question = ASK_TOLD, .number = story,
                          .says = says_of(c->head.event, st->guest, str_of(act_text(st->act)))};

    return story != 0 ? best(l, &asked, st, agrees, false, out, e) : 0;
}

static bool by_hand(const struct statement *st)
{
    return st->sources[0].kind != SOURCE_DOCUMENT;
}

/* Nothing new in a text: it is empty, or there, or was there and is erased. */
static bool says_no_more(const struct sealed *there, struct str text)
{
    return text.n == 0 || seal_erased(there) || str_eq(there->text, text);
}

static bool is_as_full(const struct entry *there, const struct statement *st)
{
    return says_no_more(&there->statement.person, st->person) &&
           says_no_more(&there->statement.by, st->by) &&
           says_no_more(&there->statement.note, st->note);
}

/* A setting to May and one to 3 May are two; a guest's answer to either may be one. */
static bool dates_fit(const struct entry *there, const struct statement *st)
{
    day date = (day)there->statement.date;

    if (st->act == ACT_SCHEDULED)
        return date == st->date;
    return day_agrees(date, st->date) && (!by_hand(st) || day_finer(date, st->date) == date);
}

/* Whether a statement of the same guest, act, side and day says all that st says. */
static bool says_all(const struct entry *there, const struct statement *st)
{
    if (!agrees(there, st) || !dates_fit(there, st))
        return false;
    return !by_hand(st) ||
           (is_as_full(there, st) &&
            (st->channel == CHANNEL_UNKNOWN ||
             str_eq(there->statement.channel, str_of(channel_text(st->channel)))));
}

/* The number of the last word of one act on the event itself, as the side said it on a day. */
static bool last_of_act(struct ledger *l, const struct chain *c, const struct statement *st,
                        enum act act, int64_t *last, struct err *e)
{
    enum side side = st->guest.n > 0 ? SIDE_HOST : st->side;
    struct asked asked = {.question = ASK_SAME, .number = c->head.event,
                          .act = str_of(act_text(act)), .side = str_of(side_text(side)),
                          .said_on = st->said_on};
    struct row row, by;
    int more;

    for (more = inside_one(l, &asked, &row, e); more == 1;
         more = l->kind->next(l->store, ASK_SAME, &row, e)) {
        int gone = same_retracted(l, row.entry.seq, &by, e);

        if (gone < 0) {
            more = -1;
            break;
        }
        if (!gone && row.entry.seq > *last)
            *last = row.entry.seq;
    }
    l->kind->stop(l->store, ASK_SAME);
    return more == 0;
}

/* 1 where nobody has set, put off or cancelled the event since the statement there, on the day of
 * st; 0, or -1. */
static int is_unmoved(struct ledger *l, const struct chain *c, const struct statement *st,
                      const struct row *there, struct err *e)
{
    int64_t last = 0;

    for (size_t i = 0; i < ACT_COUNT; i++)
        if (act_about((enum act)i) == ABOUT_HELD && !last_of_act(l, c, st, (enum act)i, &last, e))
            return -1;
    return last <= there->entry.seq;
}

int same_statement(struct ledger *l, const struct chain *c, const struct statement *st, int64_t story,
                struct row *out, struct err *e)
{
    struct asked said = {.question = ASK_SAME, .number = c->head.event, .text = st->guest,
                         .act = str_of(act_text(st->act)), .side = str_of(side_text(st->side)),
                         .said_on = st->said_on};
    int found = same_told(l, c, st, story, out, e);

    if (found != 0 || st->side == SIDE_PRESS || st->said_on == 0)
        return found;
    found = best(l, &said, st, says_all, true, out, e);
    return found == 1 && by_hand(st) ? is_unmoved(l, c, st, out, e) : found;
}

/* An invitation that is sent again under its key may by now be a renewed one. */
static bool is_act(struct str there, enum act act)
{
    if (act == ACT_INVITED || act == ACT_REINVITED)
        return str_eq(there, str_of(act_text(ACT_INVITED))) ||
               str_eq(there, str_of(act_text(ACT_REINVITED)));
    return str_eq(there, str_of(act_text(act)));
}

/* Whether an input is the one that had its key before. Days do not tell: those that nobody typed
 * are of the day of the input. */
static bool is_same_input(const struct entry *there, const struct chain *c,
                          const struct statement *st)
{
    if (there->statement.retracts != st->retracts)
        return false;
    if (st->retracts != 0)
        return true;
    return c != NULL && there->statement.event == c->head.event &&
           str_eq(there->statement.guest, st->guest) && is_act(there->statement.act, st->act) &&
           (!by_hand(st) || is_as_full(there, st));
}

static bool key_taken(struct str key, const struct entry *there, struct err *e)
{
    struct str guest = there->statement.guest;

    return err_set(e, ERR_STATE, "key %.*s was used for something else (#%lld: %.*s%s%.*s)",
                   STR_ARG(key), (long long)there->seq, STR_ARG(guest), guest.n > 0 ? " " : "",
                   STR_ARG(there->statement.act));
}

int same_input(struct ledger *l, struct str key, struct str hashed, const struct statement *st,
                int64_t *seq, struct err *e)
{
    struct asked asked = {.question = ASK_KEYED, .text = hashed};
    struct chain *c;
    struct row row;
    int found;

    if (!inside_chain(l, st->event, &c, e))
        return -1;
    found = inside_one(l, &asked, &row, e);
    if (found == 1)
        *seq = row.entry.seq;
    if (found == 1 && !is_same_input(&row.entry, c, st)) {
        key_taken(key, &row.entry, e);
        found = -1;
    }
    l->kind->stop(l->store, ASK_KEYED);
    return found;
}
