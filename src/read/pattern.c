#include "read/pattern.h"

#include "base/utf8.h"
#include "read/cue.h"
#include "text/word.h"

/* One piece of a pattern between blanks, without the brackets around it. */
struct piece {
    size_t at;             /* its byte in the pattern */
    struct str text;       /* "visit|trip" */
    bool optional;         /* [...] */
};

struct check {
    struct arena *a;
    struct str pattern;
    size_t *at;
    struct err *e;
    size_t count;          /* pieces so far */
    bool subject, ended;   /* a slot stands first; a $ was seen */
};

static bool wrong(struct check *c, size_t at, const char *what, struct str piece)
{
    *c->at = at;
    return err_set(c->e, ERR_FORMAT, "%.*s: %s", STR_ARG(piece), what);
}

static bool is_slot(struct str s)
{
    return s.n == 1 && s.p[0] >= 'A' && s.p[0] <= 'Z';
}

static bool check_slot(struct check *c, const struct piece *p)
{
    static const char slots[] = "GHPLED";

    return strchr(slots, p->text.p[0]) != NULL
           || wrong(c, p->at, "no such slot; they are G the guest, H the host, P who goes instead,"
                              " L their leaders, E an envoy, D a day", p->text);
}

static bool is_mark(struct str word)
{
    return word.n == 1 && strchr(":,;-/&", word.p[0]) != NULL;
}

/* A sign that other languages of patterns have and this one has not. */
static bool is_foreign(struct str word)
{
    for (size_t i = 0; i < word.n; i++)
        if (strchr("*+?\\^{}<>=_", word.p[i]) != NULL)
            return true;
    return false;
}

/* Of the word that leads: farther on "excuses" may well be a noun. */
static bool check_verb(struct check *c, size_t at, struct str word)
{
    const struct lexeme *l = lexicon_find(utf8_fold_hash(word));

    if (c->count > 1 + (size_t)c->subject || l == NULL || l->verb == VERB_none || l->classes != 0 ||
        (l->forms & FORM_BASE) != 0)
        return true;
    *c->at = at;
    return err_set(c->e, ERR_FORMAT, "%.*s: a verb stands in its base form for all its times; write %s",
                   STR_ARG(word), verb_base((enum verb)l->verb));
}

static bool check_word(struct check *c, size_t at, struct str word)
{
    struct words words = text_words(c->a, word, 0);

    if (word.n == 0)
        return wrong(c, at, "nothing between two bars; write (a|b)", c->pattern);
    if (is_slot(word))
        return wrong(c, at, "a slot stands alone and not among words", word);
    if (is_foreign(word))
        return wrong(c, at, "means nothing in a pattern; .. stands for up to seven words, (a|b) for either,"
                            " [a] for perhaps", word);
    if (!is_mark(word) && words.count != 1)
        return wrong(c, at, "is several words to the reader; write them apart, marks too", word);
    return check_verb(c, at, word);
}

static bool check_words(struct check *c, const struct piece *p)
{
    struct str rest = p->text, word;
    size_t n = 0, at = p->at;

    while (str_split(&rest, '|', &word)) {
        if (++n > CUE_WORDS)
            return wrong(c, at, "too many words in one bracket; sixteen at most, write two rows", word);
        if (!check_word(c, at, word))
            return false;
        at += word.n + 1;
    }
    return true;
}

/* How a pattern starts decides whether it is ever looked for. */
static bool check_start(struct check *c, const struct piece *p, bool owned)
{
    bool slot = is_slot(p->text) || str_eq(p->text, S("@"));
    bool loose = p->optional || str_eq(p->text, S("..")) || str_eq(p->text, S("$"));

    if (c->count == 1 && slot && !p->optional) {
        c->subject = true;
        return true;
    }
    if (c->count > 1 + (size_t)c->subject)
        return true;
    if (slot && !owned && str_eq(p->text, S("@")))
        return wrong(c, p->at, "a word stands between a slot and @", p->text);
    if (slot && !owned)
        return check_slot(c, p) && wrong(c, p->at, "two slots in a row; a word stands between them", p->text);
    return !loose || wrong(c, p->at, "a pattern starts with a word that must stand there, or with a slot"
                                     " and such a word", p->text);
}

static bool check_piece(struct check *c, const struct piece *p)
{
    bool owned = p->text.n == 3 && str_ends(p->text, S("'s")) && p->text.p[0] >= 'A' && p->text.p[0] <= 'Z';

    if (c->ended)
        return wrong(c, p->at, "nothing stands behind $, the end of the clause", p->text);
    if (++c->count > CUE_ELEMENTS)
        return wrong(c, p->at, "a pattern has at most twelve parts", p->text);
    if (p->text.n == 0)
        return wrong(c, p->at, "an empty bracket", c->pattern);
    if (!check_start(c, p, owned))
        return false;
    c->ended = str_eq(p->text, S("$"));
    if (c->ended || str_eq(p->text, S("..")) || str_eq(p->text, S("@")))
        return true;
    if (owned)
        return p->text.p[0] == 'G' || wrong(c, p->at, "only the guest can own something: G's", p->text);
    return is_slot(p->text) ? check_slot(c, p) : check_words(c, p);
}

static char closing(char c)
{
    return c == '[' ? ']' : c == '(' ? ')' : '\0';
}

/* Strips [..] and (..); what is left holds no bracket and no blank. */
static bool open_piece(struct check *c, struct piece *p)
{
    for (int depth = 0; depth < 2 && p->text.n > 0 && closing(p->text.p[0]) != '\0'; depth++) {
        char close = closing(p->text.p[0]);

        if (close == ']' && p->optional)
            break;
        if (p->text.p[p->text.n - 1] != close)
            return wrong(c, p->at, close == ']' ? "[ is not closed; write [a] or [a|b]"
                                                : "( is not closed; write (a|b)", p->text);
        p->optional = p->optional || close == ']';
        p->text = str_cut(p->text, 1, p->text.n - 1);
        p->at++;
        if (close == ')')
            break;
    }
    for (size_t i = 0; i < p->text.n; i++) {
        if (strchr("[]()", p->text.p[i]) != NULL)
            return wrong(c, p->at + i, "a bracket where none can stand; brackets surround whole words"
                                       " and do not nest", p->text);
        if (p->text.p[i] == ' ')
            return wrong(c, p->at + i, "a blank inside brackets; they hold single words: (a|b)", p->text);
    }
    return true;
}

/* The next piece: blanks inside brackets do not end it. */
static bool next_piece(struct str pattern, size_t *from, struct piece *p)
{
    int depth = 0;
    size_t at = *from;

    while (at < pattern.n && pattern.p[at] == ' ')
        at++;
    *p = (struct piece){.at = at};
    for (; at < pattern.n && (depth > 0 || pattern.p[at] != ' '); at++) {
        depth += pattern.p[at] == '(' || pattern.p[at] == '[';
        depth -= pattern.p[at] == ')' || pattern.p[at] == ']';
    }
    p->text = str_cut(pattern, p->at, at);
    *from = at;
    return p->text.n > 0;
}

bool pattern_check(struct arena *a, struct str pattern, size_t *at, struct err *e)
{
    struct check c = {.a = a, .pattern = pattern, .at = at, .e = e};
    struct piece p;
    size_t from = 0;

    *at = 0;
    while (next_piece(pattern, &from, &p))
        if (!open_piece(&c, &p) || !check_piece(&c, &p))
            return false;
    if (c.count == 0)
        return err_set(e, ERR_FORMAT, "an empty pattern; write words, like \"G attend\"");
    if (c.count == (size_t)c.subject)
        return wrong(&c, 0, "a slot alone; a word stands behind it, like \"G attend\"", pattern);
    return true;
}
