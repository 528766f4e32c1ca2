#include "page/shape.h"

#include <string.h>

#include "base/utf8.h"

enum { BRACKET_MOST = 24, LONG_WORDS = 25, CLAUSE_WORDS = 12, SPEAKER_BYTES = 48 };
enum { COPYRIGHT = 0xA9, CIRCLED_C = 0x24D2, RIGHT_QUOTE = 0x2019, SOFT_HYPHEN = 0xAD };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Within a word: letters, digits, and the hyphen that only shows at a line's end. */
static bool goes_on(int32_t c)
{
    return utf8_is_letter(c) || (c < 0x80 && is_digit((char)c)) || c == SOFT_HYPHEN;
}

static bool is_apostrophe(int32_t c)
{
    return c == '\'' || c == RIGHT_QUOTE;
}

/* A letter or digit of ASCII: the short way for nearly all there is. */
static bool is_plain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c);
}

bool shape_word(struct str text, size_t *at, struct str *word)
{
    size_t from = *at, to, n;
    int32_t c = 0;

    for (; from < text.n; from += n) {
        c = utf8_at(text, from, &n);
        if (is_plain(text.p[from]))
            break;
        if (c != SOFT_HYPHEN && (goes_on(c) || c == COPYRIGHT || c == CIRCLED_C))
            break;
    }
    if (from >= text.n)
        return false;
    for (to = from + n; to < text.n && c != COPYRIGHT && c != CIRCLED_C; to += n) {
        n = 1;
        if (is_plain(text.p[to]))
            continue;
        c = utf8_at(text, to, &n);
        if (is_apostrophe(c) && to + n < text.n) {
            size_t next;

            if (!utf8_is_letter(utf8_at(text, to + n, &next)))
                break;
        } else if (!goes_on(c)) {
            break;
        }
    }
    *word = str_cut(text, from, to);
    *at = to;
    return true;
}

/* Words without which English prose does not get far, and which headlines and menus do without. */
static bool is_glue(struct str w)
{
    static const char *const words[26] = {
        [0] = " a about after all an and are as at ", ['b' - 'a'] = " be been before but by ",
        ['c' - 'a'] = " can could ", ['d' - 'a'] = " did do does ", ['f' - 'a'] = " for from ",
        ['h' - 'a'] = " had has have he her him his how ", ['i' - 'a'] = " i if in into is it its ",
        ['m' - 'a'] = " may might more must my ", ['n' - 'a'] = " no not ",
        ['o' - 'a'] = " of off on one or our out over ",
        ['s' - 'a'] = " said say says she should so ",
        ['t' - 'a'] = " than that the their them then there they this to ", ['u' - 'a'] = " up ",
        ['w' - 'a'] = " was we were what when which who will with would ", ['y' - 'a'] = " you your ",
    };
    char key[12];
    const char *list;

    if (w.n > sizeof key - 2 || w.p[0] < 'a' || w.p[0] > 'z')
        return false;
    list = words[w.p[0] - 'a'];
    key[0] = ' ';
    memcpy(key + 1, w.p, w.n);
    key[w.n + 1] = ' ';
    return list != NULL && str_find(str_of(list), (struct str){key, w.n + 2}, 0) != STR_NONE;
}

static void count_words(struct str text, struct shape *s)
{
    struct str word;
    size_t n;

    for (size_t at = 0; shape_word(text, &at, &word);) {
        s->words++;
        s->glue += is_glue(word);
        if (is_digit(word.p[0]))
            s->numbers++;
        else
            s->capitals += utf8_is_upper(utf8_at(word, 0, &n));
    }
}

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

static bool begins_address(struct str s)
{
    return str_starts(s, S("http://")) || str_starts(s, S("https://"));
}

static void count_signs(struct str text, struct shape *s)
{
    bool letters = false, lower = false;
    size_t n;

    for (size_t i = 0; i < text.n; i += n) {
        int32_t c = (unsigned char)text.p[i];

        n = 1;
        if (c >= 'a' && c <= 'z') {
            lower = letters = true;
            s->links += c == 'h' && begins_address(str_cut(text, i, i + 8));
            continue;
        }
        if (c == ' ')
            continue;
        c = utf8_at(text, i, &n);
        if (utf8_is_letter(c)) {
            letters = true;
            lower |= c >= 0x80 && !utf8_is_upper(c);
        } else if (is_bar(c) && (i == 0 || is_space(text.p[i - 1])) && space_at(text, i + n)) {
            s->bars++;
        } else if (c == ']' && i + 1 < text.n && text.p[i + 1] == '(') {
            s->links++;
        } else if (is_ender(c) && space_at(text, i + n)) {
            s->enders++;
        }
    }
    s->shouts = letters && !lower;
}

/* Bars part entries: those at the end, left of a picture or a button, part nothing. */
static struct str before_bars(struct str text)
{
    while (text.n > 0 && (text.p[text.n - 1] == '|' || is_space(text.p[text.n - 1])))
        text.n--;
    return text;
}

/* The dash is a bar only where there are several: "HOME - ROADS - GUIDE", not "Paris - he said". */
static void count_dashes(struct str text, struct shape *s)
{
    uint32_t dashes = 0;
    size_t n;

    for (size_t i = 0; i < text.n; i += n)
        if (is_dash(utf8_at(text, i, &n)) && i > 0 && is_space(text.p[i - 1]) &&
            space_at(text, i + n))
            dashes++;
    if (dashes >= 2)
        s->bars += dashes;
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

    count_words(text, &s);
    count_signs(before_bars(text), &s);
    count_dashes(text, &s);
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

static unsigned initial(char c)
{
    return 1u << ((unsigned char)c & 31);
}

/* The letters that words of a list begin with, a bit each: most words of a text begin with others. */
static unsigned initials(const char *words)
{
    unsigned set = initial(words[0]);

    for (const char *p = words; *p != '\0'; p++)
        if (*p == ' ')
            set |= initial(p[1]);
    return set;
}

static bool in_list(struct str w, const char *words)
{
    struct str rest = str_of(words), one;

    while (str_split(&rest, ' ', &one))
        if (str_eq_nocase(w, one))
            return true;
    return false;
}

bool shape_has_word(struct str text, const char *words)
{
    unsigned set = initials(words);
    struct str w;

    for (size_t at = 0; shape_word(text, &at, &w);)
        if ((set & initial(w.p[0])) != 0 && in_list(w, words))
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
