#include "page/cue.h"

#include <assert.h>
#include <string.h>
#include <threads.h>

#include "base/utf8.h"

/* A cue stands among the first words of a text: appeals are short, and time stays bounded. */
enum { LOOK_WORDS = 96, STEPS = 10, ALTERNATIVES = 16, BUCKETS = 8192, SKIP = 3, WORD_BYTES = 48,
       MOST_WORDS = 40, FRONT_WORDS = SKIP + 1, FRONT_LOOK = FRONT_WORDS + 2 * STEPS,
       TRADE_SLOTS = 512, SHOP_LEAST = 3, SHOP_SHARE = 12 };

enum step_kind { STEP_WORD, STEP_NUMBER, STEP_SKIP, STEP_COLON, STEP_END };

struct step {
    enum step_kind kind;
    size_t count;
    uint64_t words[ALTERNATIVES];
};

struct rule {
    enum cue effect;
    size_t most;
    bool front;
    size_t within;   /* with front: it may start so many words in ("^.. covers Europe") */
    size_t count;
    struct step steps[STEPS];
};

static const struct row {
    enum cue effect;
    size_t most;
    const char *pattern;
} rows[] = {
#define CUE(effect, most, pattern, example) {CUE_##effect, most, pattern},
#define SHOP(words)
#define TALK(words)
#define STORY(example)
#include "page/furniture.def"
#undef CUE
#undef SHOP
#undef TALK
};

static const struct {
    const char *words;
    bool shop;
} vocabulary[] = {
#define CUE(effect, most, pattern, example)
#define SHOP(words) {words, true},
#define TALK(words) {words, false},
#include "page/furniture.def"
#undef CUE
#undef SHOP
#undef TALK
#undef STORY
};

enum { RULES = sizeof rows / sizeof *rows };

/* The rules, and for each hash of a first word those that may start there; made once. */
struct entry {
    uint64_t word;
    uint16_t rule, next;
};

static struct rule rules[RULES];
static struct entry entries[RULES * 5];
static uint64_t trade[TRADE_SLOTS];  /* open addressing; the lowest bit tells shop from talk */
static uint16_t heads[BUCKETS], by_number;
static size_t entry_count = 1;  /* entry 0 is no entry */

/* Case, accents and apostrophes aside: "TODAY'S" is "todays". */
static uint64_t word_hash_slow(struct str w)
{
    char bytes[WORD_BYTES];
    size_t n = 0;

    for (size_t i = 0; i < w.n && n < sizeof bytes; i++) {
        if (w.p[i] == '\'')
            continue;
        if (str_starts(str_cut(w, i, w.n), S("\xE2\x80\x99"))) {
            i += 2;
            continue;
        }
        bytes[n++] = w.p[i];
    }
    return utf8_fold_hash((struct str){bytes, n});
}

/* The same for words of ASCII, which nearly all are (FNV-1a, as utf8_fold_hash). */
static uint64_t word_hash(struct str w)
{
    uint64_t h = 0xCBF29CE484222325u;

    for (size_t i = 0; i < w.n; i++) {
        unsigned char c = (unsigned char)w.p[i];

        if (c >= 0x80)
            return word_hash_slow(w);
        if (c != '\'')
            h = (h ^ (c >= 'A' && c <= 'Z' ? c | 0x20u : c)) * 0x100000001B3u;
    }
    return h;
}

static void step_words(struct step *step, struct str text)
{
    struct str word;

    while (str_split(&text, '/', &word)) {
        assert(step->count < ALTERNATIVES);
        step->words[step->count++] = word_hash(word);
    }
}

static struct step step_of(struct str text)
{
    struct step step = {.kind = STEP_WORD};

    if (str_eq(text, S("#")))
        step.kind = STEP_NUMBER;
    else if (str_eq(text, S("..")))
        step.kind = STEP_SKIP;
    else if (str_eq(text, S(":")))
        step.kind = STEP_COLON;
    else if (str_eq(text, S("$")))
        step.kind = STEP_END;
    else
        step_words(&step, text);
    return step;
}

static struct rule rule_of(const struct row *row)
{
    struct rule rule = {.effect = row->effect, .most = row->most};
    struct str rest = str_of(row->pattern), part;

    rule.front = str_starts(rest, S("^"));
    if (rule.front)
        rest = str_cut(rest, 1, rest.n);
    while (str_split(&rest, ' ', &part)) {
        if (part.n == 0)
            continue;
        if (rule.front && rule.count == 0 && str_eq(part, S(".."))) {
            rule.within = SKIP;
            continue;
        }
        assert(rule.count < STEPS);
        rule.steps[rule.count++] = step_of(part);
    }
    return rule;
}

static void enter(uint64_t word, size_t rule, uint16_t *head)
{
    assert(entry_count < sizeof entries / sizeof *entries);
    entries[entry_count] = (struct entry){word, (uint16_t)rule, *head};
    *head = (uint16_t)entry_count++;
}

static uint64_t *trade_slot(uint64_t word)
{
    size_t i = word / 2 % TRADE_SLOTS;

    while (trade[i] != 0 && (trade[i] | 1) != (word | 1))
        i = (i + 1) % TRADE_SLOTS;
    return &trade[i];
}

static void make_trade(void)
{
    for (size_t i = 0; i < sizeof vocabulary / sizeof *vocabulary; i++) {
        struct str rest = str_of(vocabulary[i].words), word;

        while (str_split(&rest, ' ', &word)) {
            uint64_t hash = word_hash(word) | 1;

            *trade_slot(hash) = vocabulary[i].shop ? hash : hash ^ 1;
        }
    }
}

static void make_rules(void)
{
    for (size_t i = 0; i < RULES; i++) {
        const struct step *first = &rules[i].steps[0];

        rules[i] = rule_of(&rows[i]);
        if (first->kind == STEP_NUMBER)
            enter(0, i, &by_number);
        for (size_t k = 0; k < first->count; k++)
            enter(first->words[k], i, &heads[first->words[k] % BUCKETS]);
    }
    make_trade();
}

struct words {
    uint64_t hash[LOOK_WORDS];
    bool number[LOOK_WORDS];
    size_t end[LOOK_WORDS];  /* where the word ends in the text */
    struct str text;
    size_t count;
    bool more;   /* the text goes on */
    bool said;   /* somebody is quoted: "said", "told" */
    bool speech; /* the text begins with a quotation mark */
};

/* A colon behind the word, marks of emphasis and brackets aside. */
static bool colon_after(struct str text, size_t at)
{
    while (at < text.n && (text.p[at] == ' ' || text.p[at] == '*' || text.p[at] == '_' ||
                           text.p[at] == ']' || text.p[at] == ')'))
        at++;
    return at < text.n && text.p[at] == ':';
}

static bool is_saying(struct str w)
{
    return w.n == 4 && (str_eq(w, S("said")) || str_eq(w, S("says")) || str_eq(w, S("told")));
}

static void words_of(struct str text, size_t most, struct words *out)
{
    struct str w;
    size_t at = 0;

    out->text = text;
    out->count = 0;
    out->more = out->said = false;
    out->speech = str_starts(text, S("\"")) || str_starts(text, S("\xE2\x80\x9C"));
    while (shape_word(text, &at, &w)) {
        if (out->count == most) {
            out->more = true;
            return;
        }
        out->hash[out->count] = word_hash(w);
        out->said |= is_saying(w);
        out->number[out->count] = w.p[0] >= '0' && w.p[0] <= '9';
        out->end[out->count] = at;
        out->count++;
    }
}

static bool step_fits(const struct step *step, const struct words *w, size_t at)
{
    if (at >= w->count)
        return false;
    if (step->kind == STEP_NUMBER)
        return w->number[at];
    for (size_t i = 0; i < step->count; i++)
        if (step->words[i] == w->hash[at])
            return true;
    return false;
}

static bool rule_fits(const struct rule *r, size_t step, const struct words *w, size_t at)
{
    for (; step < r->count; step++) {
        switch (r->steps[step].kind) {
        case STEP_SKIP:
            for (size_t n = 0; n <= SKIP; n++)
                if (rule_fits(r, step + 1, w, at + n))
                    return true;
            return false;
        case STEP_COLON:
            if (at == 0 || at > w->count || !colon_after(w->text, w->end[at - 1]))
                return false;
            break;
        case STEP_END:
            if (at < w->count || w->more)
                return false;
            break;
        default:
            if (!step_fits(&r->steps[step], w, at++))
                return false;
        }
    }
    return true;
}

static bool fits_at(const struct rule *r, const struct words *w, size_t at)
{
    if (r->front && at > r->within)
        return false;
    if (r->most > 0 && (w->more || w->count > r->most))
        return false;
    if (w->said && ((r->most == 0 && !r->front) || r->effect == CUE_TAIL))
        return false;  /* "We need your help," he said */
    return rule_fits(r, 0, w, at);
}

/* The strongest effect of the rules in a chain that fit at a word. */
static enum cue strongest(uint16_t head, const struct words *w, size_t at, uint64_t word)
{
    enum cue best = CUE_NONE;

    for (uint16_t e = head; e != 0; e = entries[e].next) {
        const struct rule *r = &rules[entries[e].rule];

        if (entries[e].word == word && r->effect > best && fits_at(r, w, at))
            best = r->effect;
    }
    return best;
}

/* Several different words of the trade, thick enough, and nobody speaks. */
static bool talks_shop(const struct words *w)
{
    uint64_t seen[SHOP_LEAST];
    size_t shop = 0;

    if (w->speech)
        return false;
    for (size_t i = 0; i < w->count; i++) {
        uint64_t found = *trade_slot(w->hash[i]);
        bool known = false;

        if (found == 0)
            continue;
        if ((found & 1) == 0)
            return false;
        for (size_t k = 0; k < shop && k < SHOP_LEAST; k++)
            known |= seen[k] == found;
        if (!known && shop < SHOP_LEAST)
            seen[shop++] = found;
    }
    return shop >= SHOP_LEAST && !w->more && w->count <= SHOP_LEAST * SHOP_SHARE;
}

static once_flag made = ONCE_FLAG_INIT;

/* The strongest rule that starts at one of the first count words. */
static enum cue strongest_of(const struct words *w, size_t count)
{
    enum cue best = CUE_NONE;

    for (size_t i = 0; i < count && i < w->count; i++) {
        enum cue here = strongest(heads[w->hash[i] % BUCKETS], w, i, w->hash[i]);

        if (w->number[i] && strongest(by_number, w, i, 0) > here)
            here = strongest(by_number, w, i, 0);
        if (here > best)
            best = here;
    }
    return best;
}

enum cue cue_of(struct str text)
{
    enum cue best;
    struct words w;

    call_once(&made, make_rules);
    words_of(text, LOOK_WORDS, &w);
    best = strongest_of(&w, w.count);
    return best < CUE_LINE && talks_shop(&w) ? CUE_LINE : best;
}

/* Over MOST_WORDS, and with somebody speaking, only rules fit that start at the front (fits_at). */
enum cue cue_of_shaped(struct str text, const struct shape *s)
{
    struct words w;

    if (!s->told || s->words <= MOST_WORDS)
        return cue_of(text);
    call_once(&made, make_rules);
    words_of(text, FRONT_LOOK, &w);
    w.said = true;
    return strongest_of(&w, FRONT_WORDS);
}

bool cue_row_fits(size_t row, struct str text)
{
    struct words w;

    call_once(&made, make_rules);
    words_of(text, LOOK_WORDS, &w);
    for (size_t i = 0; row < RULES && i < w.count; i++)
        if (fits_at(&rules[row], &w, i))
            return true;
    return false;
}
