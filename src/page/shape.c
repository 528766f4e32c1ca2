#include "page/shape.h"

#include <string.h>
#include <threads.h>

#include "base/utf8.h"

enum { BRACKET_MOST = 24, LONG_WORDS = 25, CLAUSE_WORDS = 12, SPEAKER_BYTES = 48 };
enum { COPYRIGHT = 0xA9, CIRCLED_C = 0x24D2, RIGHT_QUOTE = 0x2019, SOFT_HYPHEN = 0xAD };

/* What a byte is, told by one look into a table: nearly all text is letters of ASCII and blanks. */
enum byte_kind { BYTE_SIGN, BYTE_SPACE, BYTE_QUOTE, BYTE_HIGH, BYTE_LOWER, BYTE_UPPER, BYTE_DIGIT };

#define SIXTEEN(kind) kind, kind, kind, kind, kind, kind, kind, kind, kind, kind, kind, kind, kind, \
                      kind, kind, kind
#define TEN(kind) kind, kind, kind, kind, kind, kind, kind, kind, kind, kind

static const unsigned char kinds[256] = {
    ['\t'] = BYTE_SPACE, ['\n'] = BYTE_SPACE, ['\r'] = BYTE_SPACE, [' '] = BYTE_SPACE,
    ['\''] = BYTE_QUOTE,
    ['0'] = TEN(BYTE_DIGIT),
    ['A'] = TEN(BYTE_UPPER), SIXTEEN(BYTE_UPPER),
    ['a'] = TEN(BYTE_LOWER), SIXTEEN(BYTE_LOWER),
    [0x80] = SIXTEEN(BYTE_HIGH), SIXTEEN(BYTE_HIGH), SIXTEEN(BYTE_HIGH), SIXTEEN(BYTE_HIGH),
             SIXTEEN(BYTE_HIGH), SIXTEEN(BYTE_HIGH), SIXTEEN(BYTE_HIGH), SIXTEEN(BYTE_HIGH),
};

static enum byte_kind kind_at(struct str text, size_t at)
{
    return kinds[(unsigned char)text.p[at]];
}

static bool is_space(char c)
{
    return kinds[(unsigned char)c] == BYTE_SPACE;
}

/* Signs that stand for a word: "(c)" in a ring, as legal lines begin. */
static bool is_sign_word(int32_t c)
{
    return c == COPYRIGHT || c == CIRCLED_C;
}

/* Past letters and digits of ASCII: the short way for nearly all there is. */
static inline size_t past_plain(struct str text, size_t at)
{
    while (at < text.n && kind_at(text, at) >= BYTE_LOWER)
        at++;
    return at;
}

/* The same where an apostrophe or a letter that is not of ASCII may go on with the word. */
static size_t word_end_slow(struct str text, size_t at)
{
    for (size_t n; at < text.n; at += n) {
        enum byte_kind kind = kind_at(text, at);
        int32_t c;

        n = 1;
        if (kind >= BYTE_LOWER)
            continue;
        if (kind < BYTE_QUOTE)
            break;
        c = utf8_at(text, at, &n);
        if (kind == BYTE_QUOTE || c == RIGHT_QUOTE) {
            size_t next;

            if (at + n >= text.n || !utf8_is_letter(utf8_at(text, at + n, &next)))
                break;
        } else if (!utf8_is_letter(c) && c != SOFT_HYPHEN) {
            break;  /* the hyphen that only shows at a line's end is within a word */
        }
    }
    return at;
}

/* Where the word ends whose first character ends before at. */
static inline size_t word_end(struct str text, size_t at)
{
    at = past_plain(text, at);
    return at < text.n && kind_at(text, at) >= BYTE_QUOTE ? word_end_slow(text, at) : at;
}

static bool high_begins(struct str text, size_t at, int32_t *c, size_t *n)
{
    *c = utf8_at(text, at, n);
    return utf8_is_letter(*c) || is_sign_word(*c);
}

/* Whether a word begins here; *n gets the length of the character that stands here. */
static inline bool word_begins(struct str text, size_t at, int32_t *c, size_t *n)
{
    enum byte_kind kind = kind_at(text, at);

    *n = 1;
    *c = (unsigned char)text.p[at];
    return kind == BYTE_HIGH ? high_begins(text, at, c, n) : kind >= BYTE_LOWER;
}

bool shape_word(struct str text, size_t *at, struct str *word)
{
    size_t from = *at, n;
    int32_t c;

    for (; from < text.n; from += n) {
        if (!word_begins(text, from, &c, &n))
            continue;
        *at = is_sign_word(c) ? from + n : word_end(text, from + n);
        *word = str_cut(text, from, *at);
        return true;
    }
    return false;
}

/* --- words that hold sentences together --- */

enum { GLUE_SLOTS = 512, GLUE_BYTES = 7 };

/* Words without which English prose does not get far, and which headlines and menus do without. */
static const char glue_words[] =
    "a about after all an and are as at be been before but by can could did do does for from had has "
    "have he her him his how i if in into is it its may might more must my no not of off on one or our "
    "out over said say says she should so than that the their them then there they this to up was we "
    "were what when which who will with would you your";

static uint64_t glue[GLUE_SLOTS];  /* open addressing; the bytes of a word make its key */
static once_flag glue_made = ONCE_FLAG_INIT;

/* Where a word stands in the table, or the free slot where it would stand. */
static size_t glue_slot(struct str w, uint64_t *key)
{
    size_t i;

    *key = 0;
    for (size_t k = 0; k < w.n; k++)
        *key = *key << 8 | (unsigned char)w.p[k];
    i = (size_t)(*key * 0x9E3779B97F4A7C15u >> 55);
    while (glue[i] != 0 && glue[i] != *key)
        i = (i + 1) % GLUE_SLOTS;
    return i;
}

static void make_glue(void)
{
    struct str rest = str_of(glue_words), word;

    while (str_split(&rest, ' ', &word)) {
        uint64_t key;
        size_t i = glue_slot(word, &key);

        glue[i] = key;
    }
}

static bool is_glue(struct str w)
{
    uint64_t key;

    return w.n <= GLUE_BYTES && glue[glue_slot(w, &key)] != 0;
}

/* --- signs --- */

static bool is_bar(int32_t c)
{
    switch (c) {
    case '|': case '>': case '/': case '<': case '+':
    case 0xB7: case 0x2022: case 0x25CF: case 0x203A: case 0xBB: case 0x2605: case 0x25B6:
        return true;
    default:
        return false;
    }
}

static bool is_dash(int32_t c)
{
    return c == '-' || c == 0x2013 || c == 0x2014;
}

static bool is_ender(int32_t c)
{
    return c == '.' || c == '!' || c == '?' || c == 0x2026;
}

/* Quotation marks and brackets that may stand behind a stop. */
static bool is_closer(int32_t c)
{
    return c == '"' || c == '\'' || c == ')' || c == ']' || c == '*' || c == '_' ||
           c == 0x201D || c == RIGHT_QUOTE || c == 0xBB;
}

static bool space_at(struct str text, size_t at)
{
    return at >= text.n || is_space(text.p[at]);
}

/* What is counted on the way through a text, besides what its shape has. */
struct look {
    struct shape *s;
    size_t bars_end;   /* bars at the end, left of a picture or a button, part nothing */
    uint32_t dashes;
    bool letters, lower;
};

static void take_word(struct look *look, struct str text, size_t from, size_t to, int32_t c)
{
    struct str word = str_cut(text, from, to);
    struct shape *s = look->s;

    s->words++;
    if (kind_at(text, from) == BYTE_LOWER) {
        look->lower = look->letters = true;
        s->glue += is_glue(word);
        s->told |= word.n == 4 && (memcmp(word.p, "said", 4) == 0 || memcmp(word.p, "says", 4) == 0 ||
                                   memcmp(word.p, "told", 4) == 0);
        s->links += c == 'h' && word.n <= 5 && str_starts(word, S("http")) &&
                    str_starts(str_cut(text, to, to + 3), S("://"));
        return;
    }
    s->numbers += kind_at(text, from) == BYTE_DIGIT;
    s->capitals += utf8_is_upper(c);
    for (size_t i = from, n; i < to && !(look->lower && look->letters); i += n) {
        int32_t letter = utf8_at(text, i, &n);

        look->letters |= utf8_is_letter(letter);
        look->lower |= utf8_is_letter(letter) && !utf8_is_upper(letter);
    }
}

/* Bars, dashes and stops count where white space stands behind them. */
static void take_sign(struct look *look, struct str text, size_t at, size_t n, int32_t c)
{
    bool before = at == 0 || is_space(text.p[at - 1]);

    if (c == ']' && at + 1 < text.n && text.p[at + 1] == '(')
        look->s->links++;
    else if (!space_at(text, at + n))
        return;
    else if (is_ender(c))
        look->s->enders++;
    else if (before && is_bar(c))
        look->s->bars += at < look->bars_end;
    else if (before && at > 0 && is_dash(c))
        look->dashes++;
}

static size_t before_bars(struct str text)
{
    while (text.n > 0 && (text.p[text.n - 1] == '|' || is_space(text.p[text.n - 1])))
        text.n--;
    return text.n;
}

static void look_through(struct str text, struct look *look)
{
    for (size_t at = 0, n; at < text.n; at += n) {
        int32_t c;

        if (word_begins(text, at, &c, &n)) {
            size_t end = is_sign_word(c) ? at + n : word_end(text, at + n);

            take_word(look, text, at, end, c);
            n = end - at;
        } else if (c != ' ') {
            take_sign(look, text, at, n, c);
        }
    }
}

/* Where a short remark in brackets at the end begins: "the metro fare. (AW)"; else the end. */
static size_t before_bracket(struct str text)
{
    size_t from = text.n;

    if (from == 0 || text.p[from - 1] != ')')
        return text.n;
    while (from > 1 && text.n - from < BRACKET_MOST && text.p[from - 1] != '(')
        from--;
    return from > 1 && text.p[from - 1] == '(' && is_space(text.p[from - 2]) ? from - 1 : text.n;
}

static void look_at_end(struct str text, struct shape *s)
{
    size_t end = before_bracket(text);

    while (end > 0) {
        size_t from = end - 1, n;
        int32_t c;

        while (from > 0 && ((unsigned char)text.p[from] & 0xC0) == 0x80)
            from--;
        c = utf8_at(text, from, &n);
        if (!is_closer(c) && !(c < 0x80 && is_space((char)c))) {
            s->stops = is_ender(c) && !str_ends(str_cut(text, 0, end), S(".m."));  /* 5 p.m. */
            s->asks = c == '?' || c == '!';
            s->colon = c == ':';
            return;
        }
        end = from;
    }
}

struct shape shape_measure(struct str text)
{
    struct shape s = {0};
    struct look look = {.s = &s, .bars_end = before_bars(text)};

    call_once(&glue_made, make_glue);
    look_through(text, &look);
    s.shouts = look.letters && !look.lower;
    if (look.dashes >= 2 && s.numbers * 4 < s.words)
        s.bars += look.dashes;  /* "HOME - ROADS - GUIDE", not "Paris - he said", "Spain - 1976" */
    look_at_end(text, &s);
    return s;
}

bool shape_is_prose(const struct shape *s)
{
    uint32_t names = s->capitals + s->numbers;

    if (s->words >= 3 && s->stops && !s->asks && !s->shouts && names + 1 < s->words &&
        s->links == 0 && s->bars == 0)
        return true;  /* "Minsk has declined." */
    if (s->words < 5 || s->glue == 0)
        return false;
    if (s->enders >= 2 && s->glue * 8 >= s->words)
        return true;
    if (s->words >= LONG_WORDS && s->glue * 5 >= s->words)
        return true;  /* a text that was cut off, or a caption like a sentence */
    if (s->colon)
        return s->glue * 5 >= s->words;
    return s->stops && s->glue * 12 >= s->words;
}

bool shape_is_clause(const struct shape *s)
{
    return s->words >= CLAUSE_WORDS && s->glue * 4 >= s->words && s->bars == 0 && s->links == 0 &&
           !s->shouts;
}

/* Whether a word is one of a list, in any case. */
static bool in_list(struct str w, const char *words)
{
    for (const char *one = words, *end; *one != '\0'; one = *end == '\0' ? end : end + 1) {
        end = one;
        while (*end != ' ' && *end != '\0')
            end++;
        if ((size_t)(end - one) == w.n && ((*one ^ w.p[0]) & 31) == 0 &&
            str_eq_nocase(w, (struct str){one, w.n}))
            return true;
    }
    return false;
}

bool shape_has_word(struct str text, const char *words)
{
    struct str w;
    unsigned letters = 0;  /* that words of the list begin with, a bit each: most words do not */

    for (const char *p = words; *p != '\0'; p++)
        if (p == words || p[-1] == ' ')
            letters |= 1u << (*p & 31);
    for (size_t at = 0; shape_word(text, &at, &w);)
        if ((letters >> (w.p[0] & 31) & 1) != 0 && in_list(w, words))
            return true;
    return false;
}

bool shape_first_is(struct str text, const char *words)
{
    struct str w;
    size_t at = 0;

    return shape_word(text, &at, &w) && shape_has_word(w, words);
}

bool shape_has_speaker(struct str text)
{
    struct str front = str_cut(text, 0, str_find_byte(str_cut(text, 0, SPEAKER_BYTES), ':', 0));
    struct shape s;

    if (front.n == 0 || front.n == str_cut(text, 0, SPEAKER_BYTES).n || front.n + 2 >= text.n)
        return false;
    s = shape_measure(front);
    return s.shouts && s.words <= 4;
}
