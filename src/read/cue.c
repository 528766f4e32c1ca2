#include "read/cue.h"

#include <pthread.h>
#include "base/utf8.h"
#include "read/noun.h"

static const struct cue table[] = {
#define CUE(frame_, pattern_, sentence_) {.frame = FRAME_##frame_, .pattern = (pattern_), .sentence = (sentence_)},
#define NOT(pattern_, sentence_) {.frame = FRAME_NOT, .pattern = (pattern_), .sentence = (sentence_)},
#include "read/cues.def"
#undef CUE
#undef NOT
};

enum { ROWS = sizeof table / sizeof *table, ELEMENTS = CUE_ELEMENTS, WORDS = CUE_WORDS, GAP = 9, BUCKETS = 1024 };

enum element_kind { EL_WORD, EL_SLOT, EL_OWNED, EL_AT, EL_END, EL_GAP };

struct element {
    enum element_kind kind;
    bool optional, infinitive;
    char role;
    size_t count;
    uint64_t folds[WORDS];
    enum verb verbs[WORDS];
};

struct pattern {
    struct element items[ELEMENTS];
    size_t count;
    char subject_role;
};

/* The rows in force: those of the table, or the user's own with those of the table behind them. */
static const struct cue *rows = table;
static size_t row_count = ROWS;

static struct pattern table_patterns[ROWS], *patterns = table_patterns;
static int16_t bucket[BUCKETS];         /* first row whose words may start with such a word, or -1 */
static int16_t table_links[ROWS * WORDS][2], (*links)[2] = table_links;  /* row, next */
static size_t link_count;
static pthread_once_t once = PTHREAD_ONCE_INIT;

/* --- compiling ------------------------------------------------------------------------------- */

static void add_words(struct element *el, struct str words)
{
    struct str word;

    while (str_split(&words, '|', &word) && el->count < WORDS) {
        el->folds[el->count] = utf8_fold_hash(word);
        el->verbs[el->count++] = verb_find(word);
    }
}

static void add_element(struct pattern *p, struct str token)
{
    struct element *el = &p->items[p->count++];

    *el = (struct element){0};
    if (token.p[0] == '[') {
        el->optional = true;
        token = str_cut(token, 1, token.n - 1);
    }
    if (token.p[0] == '(')
        token = str_cut(token, 1, token.n - 1);
    if (str_eq(token, S(".."))) {
        el->kind = EL_GAP;
    } else if (str_eq(token, S("@"))) {
        el->kind = EL_AT;
    } else if (str_eq(token, S("$"))) {
        el->kind = EL_END;
    } else if (token.n == 3 && str_ends(token, S("'s"))) {
        el->kind = EL_OWNED;
        el->role = token.p[0];
    } else if (token.n == 1 && token.p[0] >= 'A' && token.p[0] <= 'Z') {
        el->kind = EL_SLOT;
        el->role = token.p[0];
    } else {
        el->kind = EL_WORD;
        add_words(el, token);
    }
}

static bool all_verbs(const struct element *el)
{
    for (size_t i = 0; i < el->count; i++)
        if (el->verbs[i] == VERB_none)
            return false;
    return el->kind == EL_WORD && el->count > 0;
}

/* The next token: brackets hold spaces only where alternatives are phrases. */
static bool next_token(struct str *rest, struct str *token)
{
    size_t end = 0;
    int depth = 0;

    *rest = str_trim(*rest);
    if (rest->n == 0)
        return false;
    while (end < rest->n && (depth > 0 || rest->p[end] != ' ')) {
        depth += rest->p[end] == '(' || rest->p[end] == '[';
        depth -= rest->p[end] == ')' || rest->p[end] == ']';
        end++;
    }
    *token = str_cut(*rest, 0, end);
    *rest = str_cut(*rest, end, rest->n);
    return true;
}

static void compile(struct pattern *p, const char *text)
{
    struct str rest = str_of(text), token;
    bool infinitive = false;

    while (next_token(&rest, &token) && p->count < ELEMENTS) {
        struct element *el = &p->items[p->count];

        add_element(p, token);
        if (infinitive && all_verbs(el)) {  /* "to come": the verb group holds the "to" */
            p->count--;
            p->items[p->count - 1] = *el;
            p->items[p->count - 1].infinitive = true;
        }
        infinitive = str_eq(token, S("to"));
    }
    if (p->count > 0 && (p->items[0].kind == EL_SLOT || p->items[0].kind == EL_AT)) {
        p->subject_role = p->items[0].kind == EL_AT ? '@' : p->items[0].role;
        for (size_t i = 1; i < p->count; i++)
            p->items[i - 1] = p->items[i];
        p->count--;
    }
}

static void enter(uint64_t key, size_t row)
{
    size_t b = key % BUCKETS;

    links[link_count][0] = (int16_t)row;
    links[link_count][1] = bucket[b];
    bucket[b] = (int16_t)link_count++;
}

static uint64_t verb_key(enum verb v)
{
    return (uint64_t)v * 7919 + 13;
}

enum { OWNED_KEY = 5 };

static void compile_all(void)
{
    for (size_t b = 0; b < BUCKETS; b++)
        bucket[b] = -1;
    link_count = 0;
    for (size_t row = row_count; row-- > 0;) {
        const struct element *first;

        patterns[row] = (struct pattern){0};
        compile(&patterns[row], rows[row].pattern);
        first = &patterns[row].items[0];
        if (first->kind == EL_OWNED)
            enter(OWNED_KEY, row);
        for (size_t i = 0; i < first->count; i++) {
            enter(first->folds[i], row);
            if (first->verbs[i] != VERB_none)
                enter(verb_key(first->verbs[i]), row);
        }
    }
}

void cue_extend(struct arena *a, const struct own_cues *own)
{
    struct cue *all = ARENA_NEW(a, struct cue, own->count + ROWS);

    pthread_once(&once, compile_all);
    lexicon_extend(own->verbs, own->verb_count);
    if (own->count > 0)
        memcpy(all, own->rows, own->count * sizeof *all);
    memcpy(all + own->count, table, sizeof table);
    rows = all;
    row_count = own->count + ROWS;
    patterns = ARENA_NEW(a, struct pattern, row_count);
    links = arena_array(a, row_count * WORDS, sizeof *links);
    compile_all();
}

/* --- matching -------------------------------------------------------------------------------- */

struct attempt {
    const struct clause *c;
    const struct pattern *p;
    struct str host;
    struct cue_match *m;
    size_t reached;  /* the most elements that stood in a row */
};

static bool is_quotation(const struct unit *u)
{
    return unit_is(u, "\"") || unit_is(u, "\xe2\x80\x9c") || unit_is(u, "\xe2\x80\x9d") || unit_is(u, "'") ||
           unit_is(u, "\xe2\x80\x98") || unit_is(u, "\xe2\x80\x99");
}

static bool is_end(const struct clause *c, size_t at)
{
    const struct unit *u;

    while (at < c->count && (c->units[at].kind == UNIT_DATE || unit_in(&c->units[at], CLASS_ADVERB)))
        at++;
    if (at >= c->count)
        return true;
    u = &c->units[at];
    if (is_quotation(u) && at + 1 < c->count && c->units[at + 1].kind != UNIT_MARK)
        return false;  /* he would not "offer guarantees" */
    return u->kind == UNIT_MARK || unit_in(u, CLASS_CONJUNCTION) || unit_in(u, CLASS_SUBORDINATOR) ||
           unit_in(u, CLASS_PREPOSITION);
}

/* The occasion, its place or "there" at a unit; the unit behind it, or 0. */
static size_t occasion_end(const struct clause *c, size_t at, struct str host)
{
    if (at < c->count && unit_is(&c->units[at], "for"))
        return 0;  /* "left for Moscow" has not left it */
    for (size_t k = at; k < c->count && k < at + 7; k++) {
        const struct unit *u = &c->units[k];

        if (unit_in(u, CLASS_OCCASION)) {
            while (k + 1 < c->count && unit_in(&c->units[k + 1], CLASS_OCCASION))
                k++;  /* "Victory Day parade" */
            return k + 1;
        }
        if (u->kind == UNIT_PLACE)
            return k + 1;
        if (unit_is(u, "there") || unit_is(u, "here"))
            return k == at ? k + 1 : 0;
        if (u->kind == UNIT_ACTORS && k + 1 < c->count && unit_in(&c->units[k + 1], CLASS_OCCASION))
            continue;  /* "the Syria conference" */
        if (u->kind == UNIT_ACTORS && !u->actors[0].owner && k <= at + 1)
            return u->count == 1 && (u->actors[0].rank == RANK_SEAT ||
                                     (host.n > 0 && str_eq(u->actors[0].code, host))) &&
                           u->actors[0].rank != RANK_LEADER ? k + 1 : 0;
        if (u->kind == UNIT_VERB || u->kind == UNIT_MARK || unit_in(u, CLASS_SUBORDINATOR))
            return 0;
    }
    return 0;
}

static size_t pass_slight(const struct clause *c, size_t at)
{
    while (at < c->count && (unit_in(&c->units[at], CLASS_ARTICLE) || unit_in(&c->units[at], CLASS_ADVERB) ||
                             is_quotation(&c->units[at]) ||
                             c->units[at].kind == UNIT_DATE))
        at++;
    return at;
}

/* A small word that no class knows, before an envoy. */
static bool is_adjective(const struct clause *c, size_t at)
{
    const struct unit *u = &c->units[at];
    size_t next = at + 1;

    while (next + 1 < c->count && c->units[next].kind == UNIT_WORD && c->units[next].classes == 0)
        next++;
    return u->kind == UNIT_WORD && (u->classes == 0 || unit_is(u, "official") || unit_is(u, "senior")) &&
           !c->words.items[u->from].capital && c->words.items[u->from].kind == WORD_LETTERS &&
           c->units[next].kind == UNIT_ACTORS && c->units[next].actors[0].rank == RANK_ENVOY;
}

static size_t slot_end(struct attempt *t, char role, size_t at)
{
    const struct clause *c = t->c;
    const struct unit *u;

    if (role == 'D') {
        at = pass_slight(c, at);
        return at > 0 && c->units[at - 1].kind == UNIT_DATE ? at : 0;
    }
    at = pass_slight(c, at);
    if (at + 1 < c->count && unit_is(&c->units[at], "any"))
        at++;
    for (int n = 0; role == 'P' && n < 2 && at + 1 < c->count && is_adjective(c, at); n++)
        at++;  /* "an official condolence delegation" */
    if (at >= c->count)
        return 0;
    u = &c->units[at];
    if (u->kind != UNIT_ACTORS && !(u->kind == UNIT_PLACE && role == 'G' && u->actors[0].code.n > 0))
        return 0;
    if (role == 'L' && !(u->actors[0].owned && u->actors[0].plural))
        return 0;
    if (role == 'E' && (u->actors[0].rank != RANK_ENVOY || u->actors[0].person.n > 0))
        return 0;
    if (role == 'G')
        t->m->guest = at;
    else if (role == 'H')
        t->m->host = at;
    else if (role == 'P')
        t->m->person = at;
    return at + 1;
}

static bool word_fits(const struct clause *c, const struct element *el, const struct unit *u)
{
    for (size_t i = 0; i < el->count && u->kind == UNIT_ACTORS && u->actors[0].rank == RANK_IT; i++)
        if (c->words.items[u->from].fold == el->folds[i])
            return true;  /* "think about it" */
    if (u->kind == UNIT_ACTORS || u->kind == UNIT_PLACE || u->kind == UNIT_DATE)
        return false;
    for (size_t i = 0; i < el->count; i++) {
        if (u->kind == UNIT_VERB) {
            if (el->verbs[i] == u->verb.verb && el->verbs[i] != VERB_none &&
                (!el->infinitive || u->verb.infinitive))
                return true;
        } else if (u->fold == el->folds[i])
            return true;
    }
    return false;
}

static bool match_from(struct attempt *t, size_t k, size_t at);

static bool match_gap(struct attempt *t, size_t k, size_t at)
{
    for (size_t n = 0; n <= GAP; n++) {
        if (match_from(t, k + 1, at + n))
            return true;
        if (at + n >= t->c->count ||
            (t->c->units[at + n].kind == UNIT_VERB && !t->c->units[at + n].verb.bare &&
             !t->c->units[at + n].verb.maybe_bare && !t->c->units[at + n].verb.infinitive) ||
            unit_is(&t->c->units[at + n], ";") || unit_is(&t->c->units[at + n], ".") ||
            unit_is(&t->c->units[at + n], "and") || unit_is(&t->c->units[at + n], "but"))
            return false;
    }
    return false;
}

/* "asked the secretary, Paul Chan, to represent": the comma belongs to the name. */
static bool closes_apposition(const struct clause *c, size_t comma)
{
    return comma > 0 && c->units[comma - 1].kind == UNIT_ACTORS && c->units[comma - 1].actors[0].person.n > 0;
}

static bool match_word(struct attempt *t, const struct element *el, size_t k, size_t at)
{
    size_t verb = t->m->verb;

    /* an adverb or quotation mark may stand before any word of a pattern but the first */
    for (size_t skip = 0; skip <= 2 && at + skip < t->c->count; skip++) {
        const struct unit *u = &t->c->units[at + skip];

        if (word_fits(t->c, el, u)) {
            if (u->kind == UNIT_VERB && !(verb != NO_UNIT && verb == t->m->at))
                t->m->verb = at + skip;  /* the verb that leads, else the last */
            if (match_from(t, k + 1, at + skip + 1))
                return true;
            t->m->verb = verb;
        }
        if (k == 0 || !(unit_in(u, CLASS_ADVERB) || is_quotation(u) || u->kind == UNIT_DATE ||
                        (unit_is(u, ",") && closes_apposition(t->c, at))))
            return false;
    }
    return false;
}

static bool match_from(struct attempt *t, size_t k, size_t at)
{
    const struct element *el;
    size_t end;

    if (k > t->reached)
        t->reached = k;
    if (k == t->p->count) {
        t->m->end = at;
        return true;
    }
    el = &t->p->items[k];
    if (el->kind == EL_GAP)
        return match_gap(t, k, at);
    if (el->kind == EL_END)
        return is_end(t->c, at) && match_from(t, k + 1, at);
    if (at < t->c->count) {
        if (el->kind == EL_WORD && match_word(t, el, k, at))
            return true;
        if (el->kind == EL_AT && (end = occasion_end(t->c, at, t->host)) != 0) {
            t->m->occasion = end - 1;
            if (match_from(t, k + 1, end))
                return true;
        }
        if (el->kind == EL_SLOT && (end = slot_end(t, el->role, at)) != 0 && match_from(t, k + 1, end))
            return true;
        if (el->kind == EL_OWNED && t->c->units[at].kind == UNIT_ACTORS && t->c->units[at].actors[0].owner) {
            t->m->guest = at;
            if (match_from(t, k + 1, at + 2))
                return true;
        }
    }
    return el->optional && match_from(t, k + 1, at);
}

static bool try_row(const struct clause *c, size_t row, size_t at, struct str host, struct cue_match *m,
                    size_t *reached)
{
    struct attempt t = {c, &patterns[row], host, m, 0};
    bool matches;

    *m = (struct cue_match){.cue = &rows[row], .at = at, .verb = NO_UNIT, .guest = NO_UNIT, .host = NO_UNIT,
                            .person = NO_UNIT, .date = NO_UNIT, .occasion = NO_UNIT,
                            .subject_role = patterns[row].subject_role,
                            .subject = patterns[row].subject_role != 0};
    matches = patterns[row].count > 0 && match_from(&t, 0, at) &&
              (patterns[row].subject_role != '@' || occasion_before(c, at));
    *reached = t.reached;
    return matches;
}

/* The longer, of two as long the earlier; a row of the user's own before all others. */
static bool is_better(const struct cue_match *m, const struct cue_match *best)
{
    if (best->cue == NULL || (m->cue->own != NULL) != (best->cue->own != NULL))
        return best->cue == NULL || m->cue->own != NULL;
    return m->end > best->end || (m->end == best->end && m->cue < best->cue);
}

/* Rows are tried in the order of the table within one word; the longest wins. */
static void try_bucket(const struct clause *c, uint64_t key, size_t at, struct str host,
                       struct cue_match *best, const struct cue **stop)
{
    for (int16_t l = bucket[key % BUCKETS]; l >= 0; l = links[l][1]) {
        struct cue_match m;
        size_t reached;

        if (!try_row(c, (size_t)links[l][0], at, host, &m, &reached))
            continue;
        if (m.cue->frame == FRAME_NOT && (*stop == NULL || m.cue < *stop))
            *stop = m.cue;
        else if (m.cue->frame != FRAME_NOT && is_better(&m, best))
            *best = m;
    }
}

bool cue_at(const struct clause *c, size_t at, struct str host, struct cue_match *out)
{
    const struct unit *u = &c->units[at];
    const struct cue *stop = NULL;

    pthread_once(&once, compile_all);
    *out = (struct cue_match){0};
    if (u->kind == UNIT_VERB)
        try_bucket(c, verb_key(u->verb.verb), at, host, out, &stop);
    else if (u->kind == UNIT_WORD)
        try_bucket(c, u->fold, at, host, out, &stop);
    else if (u->kind == UNIT_ACTORS && u->actors[0].owner)
        try_bucket(c, OWNED_KEY, at, host, out, &stop);
    if (stop == NULL || (out->cue != NULL && out->cue->own != NULL && stop->own == NULL))
        return out->cue != NULL;
    out->cue = stop;
    return false;
}

static uint64_t key_of(const struct unit *u)
{
    return u->kind == UNIT_VERB ? verb_key(u->verb.verb) : u->kind == UNIT_WORD ? u->fold : 0;
}

bool cue_nearest(const struct clause *c, size_t at, struct str host, struct cue_near *out)
{
    uint64_t key = key_of(&c->units[at]);

    pthread_once(&once, compile_all);
    *out = (struct cue_near){0};
    if (key == 0)
        return false;
    for (int16_t l = bucket[key % BUCKETS]; l >= 0; l = links[l][1]) {
        size_t row = (size_t)links[l][0], reached;
        struct cue_match m;

        if (rows[row].frame != FRAME_NOT && !try_row(c, row, at, host, &m, &reached) && reached > out->matched)
            *out = (struct cue_near){&rows[row], reached, patterns[row].count};
    }
    return out->cue != NULL;
}

bool cue_fits(const struct cue *row, const struct clause *c, size_t at, struct str host)
{
    struct cue_match m;
    size_t reached;

    pthread_once(&once, compile_all);
    return try_row(c, (size_t)(row - rows), at, host, &m, &reached);
}

const char *frame_text(enum frame f)
{
    static const char *const names[] = {
        [FRAME_NONE] = "NONE", [FRAME_COME] = "COME", [FRAME_EXPECT] = "EXPECT", [FRAME_ARRIVE] = "ARRIVE",
        [FRAME_STAY] = "STAY", [FRAME_NOBODY] = "NOBODY", [FRAME_STAY_PUT] = "STAY_PUT", [FRAME_YES] = "YES",
        [FRAME_YES_INVITED] = "YES_INVITED", [FRAME_NO] = "NO", [FRAME_NO_INVITED] = "NO_INVITED",
        [FRAME_OPEN] = "OPEN", [FRAME_UNSURE] = "UNSURE", [FRAME_INVITE] = "INVITE", [FRAME_ASKED] = "ASKED",
        [FRAME_LETTER] = "LETTER", [FRAME_HAS_LETTER] = "HAS_LETTER", [FRAME_UNINVITE] = "UNINVITE",
        [FRAME_LEFT_OUT] = "LEFT_OUT", [FRAME_RENEW] = "RENEW", [FRAME_PLAN] = "PLAN", [FRAME_SENT] = "SENT",
        [FRAME_SENDS] = "SENDS", [FRAME_STANDS_IN] = "STANDS_IN", [FRAME_LEADS] = "LEADS",
        [FRAME_POSTPONE] = "POSTPONE", [FRAME_CANCEL] = "CANCEL", [FRAME_SCHEDULE] = "SCHEDULE",
        [FRAME_NOT] = "NOT"};

    return names[f];
}

const struct cue *cue_rows(size_t *count)
{
    *count = row_count;
    return rows;
}
