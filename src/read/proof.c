#include "read/proof.h"

#include "base/utf8.h"
#include "read/name.h"
#include "read/reader.h"
#include "text/sentence.h"

enum { FIRST_YEAR = 2000, LAST_YEAR = 2026, PLACES = 8, SENTENCES = 16 };

/* The story that a sentence closes. */
struct setting {
    struct str place, noun;
    int year;
    bool over;
};

struct proof {
    struct arena a;
    const struct cue *row;
    struct str sentence;
    struct str places[PLACES];
    size_t place_count;
    struct str noun;         /* the occasion that the sentence names, else "summit" */
};

static void add_place(struct proof *p, struct str place)
{
    for (size_t i = 0; i < p->place_count; i++)
        if (str_eq(p->places[i], place))
            return;
    if (p->place_count < PLACES)
        p->places[p->place_count++] = place;
}

/* Places and countries that the sentence names come first: the event may be held there. */
static void look_around(struct proof *p)
{
    struct words words = text_words(&p->a, p->sentence, 0);

    p->noun = S("summit");
    for (size_t i = words.count; i-- > 0;)
        if (lexicon_is(words.items[i].fold, CLASS_OCCASION) && words.items[i].kind == WORD_LETTERS)
            p->noun = words.items[i].text;
    for (size_t i = 0; i < words.count; i++) {
        struct name place = who_place(words, i), name = who_name(words, i, false);

        if (place.words > 0)
            add_place(p, place.form);
        if (name.words > 0 && (name.kind == NAME_CAPITAL || name.kind == NAME_COUNTRY))
            add_place(p, name.form);
    }
    add_place(p, S("Moscow"));
    add_place(p, S("Tokyo"));
}

static struct page make_page(struct arena *a, struct str title, struct str text, day told)
{
    struct str bytes = arena_fmt(a, "%.*s\n\n%.*s", STR_ARG(title), STR_ARG(text));
    struct block *blocks = ARENA_NEW(a, struct block, 2);

    blocks[0] = (struct block){BLOCK_TITLE, str_cut(bytes, 0, title.n), 0};
    blocks[1] = (struct block){BLOCK_PARAGRAPH, str_cut(bytes, title.n + 2, bytes.n), title.n + 2};
    return (struct page){.name = S("proof"), .bytes = bytes, .title = blocks[0].text, .published = told,
                         .blocks = blocks, .count = 2};
}

/* The sentence stands last: what starts at *behind or later is said by it. */
static struct page make_story(struct arena *a, const struct proof *p, const struct setting *s, size_t *behind)
{
    struct str title = arena_fmt(a, "Guests %s the %.*s in %.*s", s->over ? "of" : "for", STR_ARG(s->noun),
                                 STR_ARG(s->place));
    struct str before = arena_fmt(a, "The %.*s %s held in %.*s on June 9, %d. ", STR_ARG(s->noun),
                                  s->over ? "was" : "will be", STR_ARG(s->place), s->year);
    struct str text = arena_fmt(a, "%.*s%.*s", STR_ARG(before), STR_ARG(p->sentence));

    *behind = title.n + 2 + before.n;
    return make_page(a, title, text, day_make(s->year, 6, s->over ? 10 : 1));
}

static bool of_row(const struct cue *row, const struct proposal *p, size_t behind)
{
    const struct source *s = p->statement.sources;

    return s->start >= behind && s->rule.p == row->pattern && (!row->own->has_act || p->statement.act == row->own->act);
}

/* What the sentence gives in one story: by this row, or with any by whichever. */
static bool is_read(const struct proof *p, const struct setting *s, bool any)
{
    struct arena a = {0};
    size_t behind;
    struct page page = make_story(&a, p, s, &behind);
    struct reading r = read_page(&a, &page, 0);
    bool read = false;

    for (size_t i = 0; i < r.proposals.count && !read; i++)
        read = any ? r.proposals.items[i].statement.sources->start >= behind
                   : of_row(p->row, &r.proposals.items[i], behind);
    arena_free(&a);
    return read;
}

static bool is_read_somewhere(const struct proof *p, bool any)
{
    for (int year = LAST_YEAR; year >= FIRST_YEAR; year--)
        for (size_t i = 0; i < p->place_count; i++)
            for (int over = 0; over <= 1; over++)
                if (is_read(p, &(struct setting){p->places[i], p->noun, year, over == 1}, any))
                    return true;
    return false;
}

/* --- why not ---------------------------------------------------------------------------------- */

typedef bool clause_does(const struct cue *row, const struct clause *c, struct str host, void *to);

/* Each sentence as a clause, with the leaders of a year, until does says that it is enough. */
static bool each_clause(struct proof *p, int year, clause_does *does, void *to)
{
    struct words words = text_words(&p->a, p->sentence, 0);
    struct sentences all = text_sentences(&p->a, words);
    const bool *quoted = text_quoted(&p->a, words);
    struct who who = {.a = &p->a, .on = day_make(year, 6, 1)};

    for (size_t i = 0; i < all.count && i < SENTENCES; i++) {
        struct clause c = clause_read(&p->a, &who, words, all.items[i], quoted);

        if (does(p->row, &c, S("RU"), to))
            return true;
    }
    return false;
}

static bool stands(const struct cue *row, const struct clause *c, struct str host, void *to)
{
    (void)to;
    for (size_t at = 0; at < c->count; at++)
        if (cue_fits(row, c, at, host))
            return true;
    return false;
}

/* Another row that wins where this one stands. */
static bool is_beaten(const struct cue *row, const struct clause *c, struct str host, void *to)
{
    const struct cue **winner = to;
    struct cue_match m;

    for (size_t at = 0; at < c->count; at++)
        if (cue_fits(row, c, at, host)) {
            cue_at(c, at, host, &m);
            if (m.cue != NULL && m.cue != row)
                *winner = m.cue;
        }
    return *winner != NULL;
}

/* A word of the sentence that looks like a form of one of the pattern and is no verb that is known. */
static bool looks_inflected(struct str word, struct str form)
{
    size_t stem = word.n > 1 && (word.p[word.n - 1] == 'e' || word.p[word.n - 1] == 'y') ? word.n - 1 : word.n;

    return form.n > stem && form.n <= word.n + 4 && word.n > 2 &&
           str_eq_nocase(str_cut(form, 0, stem), str_cut(word, 0, stem)) &&
           (str_ends(form, S("ed")) || str_ends(form, S("ing")) || str_ends(form, S("s")));
}

static bool find_unknown_verb(struct proof *p, struct str *base, struct str *form)
{
    struct words words = text_words(&p->a, p->sentence, 0), pattern;

    pattern = text_words(&p->a, str_of(p->row->pattern), 0);
    for (size_t i = 0; i < pattern.count; i++)
        for (size_t k = 0; k < words.count; k++)
            if (pattern.items[i].kind == WORD_LETTERS && verb_find(pattern.items[i].text) == VERB_none &&
                looks_inflected(pattern.items[i].text, words.items[k].text)) {
                *base = pattern.items[i].text;
                *form = words.items[k].text;
                return true;
            }
    return false;
}

/* The first "nothing: ..." that the reader gives for the row in the plainest story. */
static struct str reader_says(struct proof *p)
{
    struct setting s = {p->places[0], p->noun, LAST_YEAR - 2, false};
    struct buf text = {0};
    size_t behind;
    struct page page = make_story(&p->a, p, &s, &behind);
    struct str out = {0}, all, line;
    bool ours = false;

    read_explain(&p->a, &page, 0, &text);
    all = buf_str(&text);
    while (out.n == 0 && str_split(&all, '\n', &line)) {
        line = str_trim(line);
        if (str_starts(line, S("cue: ")))
            ours = str_find(line, str_of(p->row->pattern), 0) != STR_NONE;
        if (ours && str_starts(line, S("nothing: ")))
            out = arena_str(&p->a, str_trim(str_cut(line, 9, line.n)));
    }
    buf_free(&text);
    return out;
}

static bool why_not(struct proof *p, struct err *e)
{
    const struct cue *winner = NULL;
    struct str base, form, why;

    if (!each_clause(p, LAST_YEAR - 2, stands, NULL)) {
        if (find_unknown_verb(p, &base, &form))
            return err_set(e, ERR_FORMAT, "the row does not stand in its sentence: %.*s is no verb that convoke"
                           " knows, so \"%.*s\" is not seen as one; add a line: verb \"%.*s\"", STR_ARG(base),
                           STR_ARG(form), STR_ARG(base));
        return err_set(e, ERR_FORMAT, "the words of the row do not stand in its sentence in this order; see:"
                       " convoke read --explain");
    }
    if (each_clause(p, LAST_YEAR - 2, is_beaten, &winner))
        return err_set(e, ERR_FORMAT, "another row reads the sentence%s: \"%s\"; make this one longer",
                       winner->frame == FRAME_NOT ? " away" : "", winner->pattern);
    if (p->row->own->has_act && is_read_somewhere(p, true))
        return err_set(e, ERR_FORMAT, "the sentence is read, but not as %s; see what the row can mean: convoke"
                       " cues words", act_text(p->row->own->act));
    why = reader_says(p);
    if (why.n > 0 && !str_starts(why, S("nobody")))
        return err_set(e, ERR_FORMAT, "the row stands in its sentence and nothing comes of it: %.*s; what a row can"
                       " mean: convoke cues words", STR_ARG(why));
    return err_set(e, ERR_FORMAT, "the row stands in its sentence and nothing comes of it, as nobody is seen there"
                   " whom it could be said of; name a guest with its state (\"French President Macron\"), or write"
                   " more of the story");
}

static bool check_not(struct proof *p, struct err *e)
{
    if (!each_clause(p, LAST_YEAR - 2, stands, NULL))
        return err_set(e, ERR_FORMAT, "the words of the row do not stand in its sentence in this order; see:"
                       " convoke read --explain");
    return !is_read_somewhere(p, true)
           || err_set(e, ERR_FORMAT, "the row does not stop its sentence: something is still read from it");
}

bool proof_check(const struct cue *row, struct err *e)
{
    struct proof p = {.row = row, .sentence = str_of(row->sentence)};
    bool ok;

    look_around(&p);
    if (row->frame == FRAME_NOT)
        ok = check_not(&p, e);
    else
        ok = is_read_somewhere(&p, false) || why_not(&p, e);
    arena_free(&p.a);
    return ok;
}
