/*
 * word.c - one pass over the bytes: a table says what a byte may begin, a few functions say how far
 * it goes. Only letters beyond ASCII ask utf8.h. Every look ahead stops at white space, at the next
 * sign of its own kind or after a fixed length, so the whole stays linear on any bytes.
 */
#include "text/word.h"

#include "base/utf8.h"

enum class {
    SPACE = ' ', BREAK = 'n', LETTER = 'a', DIGIT = '0', APOSTROPHE = '\'', MARK = '.', NOTHING = '-'
};

/* The class of each byte below 128: 32 a line, from NUL on. Control characters count as space. */
static const char classes[] =
    "          nnnn                  "
    " ......'........0000000000......"
    ".aaaaaaaaaaaaaaaaaaaaaaaaaa....."
    "'aaaaaaaaaaaaaaaaaaaaaaaaaa.... ";

/*
 * Abbreviations that keep their point, in lower case and in order. WRITTEN_SMALL may start with a
 * small letter; BEFORE_DIGIT is a word of its own anywhere else ("No.", "The Sun.").
 */
enum { WRITTEN_SMALL = 1, BEFORE_DIGIT = 2 };

static const struct abbreviation {
    char text[8];
    uint8_t when;
} abbreviations[] = {
    {"adm", 0},     {"ala", 0},    {"amb", 0},    {"apr", 0},    {"ariz", 0},   {"art", 2},
    {"aug", 0},     {"ave", 0},    {"blvd", 0},   {"brig", 0},   {"bros", 0},   {"ca", 3},
    {"calif", 0},   {"capt", 0},   {"cf", 1},     {"cmdr", 0},   {"co", 0},     {"col", 0},
    {"colo", 0},    {"comdr", 0},  {"conn", 0},   {"corp", 0},   {"cpl", 0},    {"dec", 0},
    {"del", 0},     {"dept", 0},   {"dr", 0},     {"drs", 0},    {"ed", 0},     {"eds", 0},
    {"esp", 1},     {"etc", 1},    {"feb", 0},    {"fig", 2},    {"fla", 0},    {"fr", 0},
    {"fri", 0},     {"ft", 0},     {"ga", 0},     {"gen", 0},    {"gens", 0},   {"gov", 0},
    {"govs", 0},    {"govt", 1},   {"hon", 0},    {"inc", 0},    {"jan", 0},    {"jr", 0},
    {"jul", 0},     {"jun", 0},    {"kan", 0},    {"ky", 0},     {"lt", 0},     {"ltd", 0},
    {"maj", 0},     {"mar", 2},    {"md", 0},     {"messrs", 0}, {"mgr", 0},    {"mich", 0},
    {"minn", 0},    {"mme", 0},    {"mon", 0},    {"mont", 0},   {"mr", 0},     {"mrs", 0},
    {"ms", 0},      {"msgr", 0},   {"mt", 0},     {"neb", 0},    {"nev", 0},    {"no", 3},
    {"nos", 3},     {"nov", 0},    {"oct", 0},    {"okla", 0},   {"pp", 3},     {"pres", 0},
    {"prof", 0},    {"profs", 0},  {"rep", 0},    {"reps", 0},   {"rev", 0},    {"rt", 0},
    {"sat", 2},     {"sen", 0},    {"sens", 0},   {"sep", 0},    {"sept", 0},   {"sgt", 0},
    {"sr", 0},      {"st", 0},     {"ste", 0},    {"sun", 2},    {"tenn", 0},   {"tex", 0},
    {"thu", 0},     {"thur", 0},   {"thurs", 0},  {"tue", 0},    {"tues", 0},   {"va", 0},
    {"vol", 2},     {"vs", 1},     {"vt", 0},     {"wed", 2},    {"wis", 0},    {"wyo", 0},
};

/* What follows an apostrophe as a word of its own, besides the t of n't. */
static const char *const clitics[] = {"s", "ll", "ve", "re", "d", "m"};

enum { LOCAL_PART = 64 };  /* the most before the @ of a mail address (RFC 5321, 4.5.3.1.1) */

struct scan {
    struct arena *a;
    struct str text;
    size_t start;          /* of the text in its document */
    size_t at;             /* the next byte to look at */
    size_t bracket;        /* the first ']' at or behind at that is known; n where there is none */
    bool spaced, newline;  /* what stood before the next word */
    struct words out;
    size_t allocated;
};

static enum class class_of_point(int32_t c)
{
    switch (c) {
    case 0x2018: case 0x2019: case 0x02BC: case 0x00B4:
        return APOSTROPHE;
    case 0x00A0: case 0x1680: case 0x202F: case 0x205F: case 0x3000:
        return SPACE;
    case 0x0085: case 0x2028: case 0x2029:
        return BREAK;
    case 0x00AD: case 0x200C: case 0x200D: case 0x200E: case 0x200F: case 0x2060: case 0xFEFF:
        return NOTHING;  /* seen by nobody: soft hyphens, joiners, directions */
    default:
        if (c >= 0x2000 && c <= 0x200B)
            return SPACE;
        return utf8_is_letter(c) ? LETTER : MARK;
    }
}

/* The class of what stands at a place, and how many bytes it takes; SPACE and 0 at the end. */
static enum class class_at(struct str text, size_t at, size_t *length)
{
    unsigned char c = at < text.n ? (unsigned char)text.p[at] : ' ';

    *length = at < text.n;
    return c < 128 ? (enum class)classes[c] : class_of_point(utf8_at(text, at, length));
}

static bool is_class(struct str text, size_t at, enum class wanted)
{
    size_t length;

    return class_at(text, at, &length) == wanted;
}

static bool is_alnum(struct str text, size_t at)
{
    return is_class(text, at, LETTER) || is_class(text, at, DIGIT);
}

static char byte_at(struct str text, size_t at)
{
    return at < text.n ? text.p[at] : '\0';
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

/* The end of the letters and digits of ASCII that start at a place: most words end with them. */
static size_t plain_end(struct str text, size_t at)
{
    for (; at < text.n; at++) {
        unsigned char c = (unsigned char)text.p[at];

        if (c >= 128 || (classes[c] != LETTER && classes[c] != DIGIT))
            break;
    }
    return at;
}

/* The end of the letters, and of the digits among them, that start at a place. */
static size_t run_end(struct str text, size_t at)
{
    for (;;) {
        size_t length;
        enum class c;

        at = plain_end(text, at);
        if (at == text.n || (unsigned char)text.p[at] < 128)
            return at;
        c = class_at(text, at, &length);
        if (c != LETTER && c != DIGIT)
            return at;
        at += length;
    }
}

/* The text at a place begins so, letter case aside. */
static bool begins(struct str text, size_t at, const char *what)
{
    struct str s = str_of(what);

    return str_eq_nocase(str_cut(text, at, at + s.n), s);
}

static void add(struct scan *s, size_t end, enum word_kind kind)
{
    struct str text = str_cut(s->text, s->at, end);
    size_t length;
    struct word *w;

    if (s->out.count == s->allocated)
        s->out.items =
            arena_grow(s->a, s->out.items, &s->allocated, s->out.count, sizeof *s->out.items);
    w = &s->out.items[s->out.count++];
    *w = (struct word){
        .text = text,
        .fold = utf8_fold_hash(text),
        .start = (uint32_t)(s->start + s->at),
        .kind = kind,
        .capital = kind == WORD_LETTERS && utf8_is_upper(utf8_at(text, 0, &length)),
        .spaced = s->spaced,
        .newline = s->newline,
    };
    s->spaced = s->newline = false;
    s->at = end;
}

/* ---- words ---- */

/* Where the word of its own ends that the apostrophe at a place begins ('s, 'll); 0 where none. */
static size_t clitic_end(struct str text, size_t at)
{
    size_t length, end;

    if (class_at(text, at, &length) != APOSTROPHE)
        return 0;
    end = run_end(text, at + length);
    for (size_t i = 0; i < sizeof clitics / sizeof *clitics; i++)
        if (str_eq_nocase(str_cut(text, at + length, end), str_of(clitics[i])))
            return end;
    return 0;
}

/* Where n't ends, whose apostrophe is at a place; 0 where it is none. */
static size_t not_end(struct str text, size_t at)
{
    size_t length;

    if (at == 0 || lower(text.p[at - 1]) != 'n' || class_at(text, at, &length) != APOSTROPHE)
        return 0;
    if (lower(byte_at(text, at + length)) != 't' || is_alnum(text, at + length + 1))
        return 0;
    return at + length + 1;
}

/* The end of a word with apostrophes within: O'Brien, d'Ivoire, not China's. */
static size_t letters_end(struct str text, size_t at)
{
    size_t end = run_end(text, at), length;

    while (class_at(text, end, &length) == APOSTROPHE && is_class(text, end + length, LETTER) &&
           clitic_end(text, end) == 0 && not_end(text, end) == 0)
        end = run_end(text, end + length);
    return end;
}

static int by_text(const void *key, const void *row)
{
    return str_cmp(*(const struct str *)key, str_of(((const struct abbreviation *)row)->text));
}

/* The word from a place up to the point at end is an abbreviation, and the point is its own. */
static bool is_abbreviation(struct str text, size_t at, size_t end)
{
    char small[sizeof abbreviations->text];
    struct str key = {small, end - at};
    const struct abbreviation *found;

    if (key.n >= sizeof small)
        return false;
    for (size_t i = 0; i < key.n; i++)
        small[i] = lower(text.p[at + i]);
    found = bsearch(&key, abbreviations, sizeof abbreviations / sizeof *abbreviations,
                    sizeof *abbreviations, by_text);
    if (found == NULL)
        return false;
    if (!(found->when & WRITTEN_SMALL) && text.p[at] == small[0])
        return false;
    if (found->when & BEFORE_DIGIT)
        return is_class(text, end + 1, DIGIT) ||
               (byte_at(text, end + 1) == ' ' && is_class(text, end + 2, DIGIT));
    return true;
}

/* The length of a single letter at a place, 0 where it is none or has more behind it. */
static size_t lone_letter(struct str text, size_t at)
{
    size_t length;

    return class_at(text, at, &length) == LETTER && !is_alnum(text, at + length) ? length : 0;
}

/*
 * The end of letters with points between them that start with the single letter before end: U.S.,
 * a.m., or the initial V. alone. Without one, end itself.
 */
static size_t dotted_end(struct str text, size_t at, size_t end)
{
    size_t length, count = 1;
    bool capital = utf8_is_upper(utf8_at(text, at, &length));

    for (size_t more; (more = lone_letter(text, end + 1)) > 0; count++) {
        if (byte_at(text, end + 1 + more) != '.')
            return end + 1 + more;  /* "the U.S" */
        end += 1 + more;
    }
    return count > 1 || capital ? end + 1 : end;
}

/* A word that begins with a letter, with the point that belongs to it, then its clitic. */
static void take_letters(struct scan *s)
{
    struct str text = s->text;
    size_t end = letters_end(text, s->at), not = not_end(text, end), clitic;

    if (not > 0 && end - s->at > 1) {
        add(s, end - 1, WORD_LETTERS);
        add(s, not, WORD_LETTERS);
        return;
    }
    if (byte_at(text, end) == '.' && lone_letter(text, s->at) == end - s->at)
        end = dotted_end(text, s->at, end);
    else if (byte_at(text, end) == '.' && is_abbreviation(text, s->at, end))
        end++;
    add(s, end, WORD_LETTERS);
    if ((clitic = clitic_end(text, end)) > 0)
        add(s, clitic, WORD_LETTERS);
}

static size_t digits_end(struct str text, size_t at)
{
    while (byte_at(text, at) >= '0' && byte_at(text, at) <= '9')
        at++;
    return at;
}

/* 75, 2,000, 12.15, 70th, 1990s. A comma joins only groups of three: "May 9,2015" is two. */
static void take_number(struct scan *s)
{
    struct str text = s->text;
    size_t end = digits_end(text, s->at), clitic;

    for (;;) {
        size_t next = digits_end(text, end + 1);

        if (byte_at(text, end) == ',' ? next - end != 4
                                      : byte_at(text, end) != '.' || next == end + 1)
            break;
        end = next;
    }
    end = run_end(text, end);
    add(s, end, WORD_NUMBER);
    if ((clitic = clitic_end(text, end)) > 0)
        add(s, clitic, WORD_LETTERS);
}

/* ---- markup ---- */

/* The end of a bare web address at a place; 0 where there is none. */
static size_t address_end(struct str text, size_t at)
{
    size_t end = at;
    long open = 0;

    if (lower(text.p[at]) != 'h' && lower(text.p[at]) != 'w')
        return 0;
    if (!begins(text, at, "http://") && !begins(text, at, "https://") && !begins(text, at, "www."))
        return 0;
    for (size_t length; end < text.n && strchr("<>\"[]|", text.p[end]) == NULL; end += length) {
        enum class c = class_at(text, end, &length);

        if (c == SPACE || c == BREAK)
            break;
        open += (text.p[end] == '(') - (text.p[end] == ')');
        if (open < 0)
            break;  /* the bracket that the address stands in */
    }
    while (end > at && strchr(".,;:!?'*_", text.p[end - 1]) != NULL)
        end--;
    return end;
}

/* The end of <https://...> or <mailto:...>; 0 where it is none. */
static size_t autolink_end(struct str text, size_t at)
{
    size_t end = at + 1;

    if (!begins(text, end, "http") && !begins(text, end, "mailto:"))
        return 0;
    while (end < text.n && text.p[end] > ' ' && text.p[end] != '<' && text.p[end] != '>')
        end++;
    return byte_at(text, end) == '>' ? end + 1 : 0;
}

/*
 * The end of ](target) or ](target "title"); 0 where it is none. A bracket in the target ends the
 * look ahead, so that a row of "](](](" costs no more than its length.
 */
static size_t target_end(struct str text, size_t at)
{
    bool titled = false;
    size_t depth = 0;

    if (byte_at(text, at + 1) != '(')
        return 0;
    for (size_t i = at + 2; i < text.n; i++) {
        char c = text.p[i];

        if (c == '\n' || c == '[' || c == ']')
            return 0;
        if (c == ' ' && !titled && byte_at(text, i + 1) != '"' && byte_at(text, i + 1) != '\'')
            return 0;
        titled = titled || c == ' ';
        if (c == ')' && depth == 0)
            return i + 1;
        depth += (c == '(') - (size_t)(c == ')');
    }
    return 0;
}

/* The bracket that opens at a place opens a link: the next one that closes is followed by (. */
static bool opens_link(struct scan *s, size_t at)
{
    if (s->bracket < at || s->bracket == STR_NONE)
        s->bracket = str_find_byte(s->text, ']', at);
    if (s->bracket == STR_NONE)
        s->bracket = s->text.n;
    return byte_at(s->text, s->bracket + 1) == '(';
}

static bool is_local(char c)
{
    return (c >= '0' && c <= '9') || (lower(c) >= 'a' && lower(c) <= 'z') ||
           (c != '\0' && strchr("._%+-", c) != NULL);
}

/* The end of the host behind an @, which has a point and ends in a letter; 0 where it is none. */
static size_t host_end(struct str text, size_t at)
{
    size_t end = at;
    bool point = false;

    while (end < text.n && is_local(text.p[end]) && strchr("_%+", text.p[end]) == NULL) {
        point = point || (text.p[end] == '.' && is_class(text, end + 1, LETTER));
        end++;
    }
    while (end > at && (text.p[end - 1] == '.' || text.p[end - 1] == '-'))
        end--;
    return point ? end : 0;
}

/* A mail address: what stands before the @ was taken for words, which are given back. */
static bool take_mail(struct scan *s)
{
    size_t end = host_end(s->text, s->at + 1), from = s->at;

    if (end == 0)
        return false;
    while (from > 0 && s->at - from < LOCAL_PART && is_local(s->text.p[from - 1]))
        from--;
    if (from == s->at || s->out.count == 0)
        return false;
    while (s->out.count > 0 && s->out.items[s->out.count - 1].start >= s->start + from) {
        struct word w = s->out.items[--s->out.count];

        s->at = w.start - s->start;
        s->spaced = w.spaced;
        s->newline = w.newline;
    }
    add(s, end, WORD_MARKUP);
    return true;
}

static size_t same_end(struct str text, size_t at)
{
    size_t end = at;

    while (end < text.n && text.p[end] == text.p[at])
        end++;
    return end;
}

/* Where the markup ends that the sign at a place begins; 0 where it is a mark. */
static size_t markup_end(struct scan *s, size_t at)
{
    struct str text = s->text;
    size_t end;

    switch (text.p[at]) {
    case '*':
        return same_end(text, at);
    case '_':
        end = same_end(text, at);
        return at > 0 && is_alnum(text, at - 1) && is_alnum(text, end) ? 0 : end;
    case '#':
        end = s->newline || s->out.count == 0 ? same_end(text, at) : at;
        return byte_at(text, end) == ' ' ? end : 0;
    case '<':
        return autolink_end(text, at);
    case '[':
        return opens_link(s, at) ? at + 1 : 0;
    case '!':
        return byte_at(text, at + 1) == '[' && opens_link(s, at + 1) ? at + 2 : 0;
    case ']':
        return target_end(text, at);
    default:
        return 0;
    }
}

/* ---- the scan ---- */

static void take_mark(struct scan *s, size_t length)
{
    size_t end;

    if (s->text.p[s->at] == '@' && take_mail(s))
        return;
    end = markup_end(s, s->at);
    add(s, end > 0 ? end : s->at + length, end > 0 ? WORD_MARKUP : WORD_MARK);
}

static void take(struct scan *s)
{
    size_t length, end;
    enum class c = class_at(s->text, s->at, &length);

    switch (c) {
    case LETTER:
        if ((end = address_end(s->text, s->at)) > 0)
            add(s, end, WORD_MARKUP);
        else
            take_letters(s);
        break;
    case DIGIT:
        take_number(s);
        break;
    case SPACE: case BREAK:
        s->spaced = true;
        s->newline = s->newline || c == BREAK;
        s->at += length;
        break;
    case NOTHING:
        s->at += length;
        break;
    default:
        take_mark(s, length);
    }
}

struct words text_words(struct arena *a, struct str text, size_t start)
{
    struct scan s = {.a = a, .text = text, .start = start, .bracket = STR_NONE, .spaced = true};

    s.allocated = text.n / 5 + 4;  /* about what running text needs */
    s.out.items = ARENA_NEW(a, struct word, s.allocated);
    while (s.at < text.n)
        take(&s);
    return s.out;
}
