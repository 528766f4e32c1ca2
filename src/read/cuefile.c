#include "read/cuefile.h"

#include "base/utf8.h"
#include "read/pattern.h"

/* What the first column may be: a frame, or an act with the frame that gives it. */
const struct cue_word cue_words[] = {
    {"come", "comes, in any time: will attend, attended, did not attend"},
    {"stay", "stays away: declined, or absent from what is over"},
    {"accepted", "says yes: has confirmed its participation"},
    {"declined", "says no: sent its regrets"},
    {"tentative", "is undecided: is weighing the trip"},
    {"invited", "is invited: H invite G, or G receive a letter"},
    {"not-invited", "is not invited, or no longer"},
    {"reinvited", "is invited again"},
    {"planned", "is to be invited"},
    {"arrived", "is there already, or lands"},
    {"delegated", "sends somebody: G send P, or P represent G"},
    {"scheduled", "the event is set for a day"},
    {"postponed", "the event is put off"},
    {"cancelled", "the event is not held"},
    {"not", "stops other rows that start at the same word"},
    {"verb", "a verb that convoke does not know, with its forms"},
    {"", ""},
};

struct file {
    struct arena *a;
    struct str name;
    struct own_cues *own;
    struct faults *faults;
    struct cue *rows;
    struct own_verb *verbs;
    size_t rows_allocated, verbs_allocated;
};

/* A byte of a line, for messages. */
struct spot {
    struct str line;
    size_t number, at;
};

struct field {
    struct str text;
    struct spot spot;      /* where the text itself starts, behind its quote */
    bool quoted;
};

/* A row: a line, and those behind it that start with a blank. */
enum { FIELDS = 16 };

struct fields {
    struct field items[FIELDS];
    size_t count;
    struct spot end;       /* behind the last line */
};

__attribute__((format(printf, 4, 5)))
static bool fault(struct file *f, struct spot spot, size_t more, const char *format, ...)
{
    struct fault_place place = {f->name, spot.number, fault_column(spot.line, spot.at + more)};
    va_list args;
    char text[480];

    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    return fault_add(f->faults, place, "%s", text);
}

/* --- a line into fields ---------------------------------------------------------------------- */

/* The text behind the quote at a byte, "" in it read as one; *at goes behind the closing quote. */
static bool take_text(struct file *f, struct spot *s, struct str *out)
{
    char *text = arena_alloc(f->a, s->line.n + 1);
    size_t n = 0, i = s->at + 1;

    for (; i < s->line.n; i++) {
        if (s->line.p[i] == '"' && (i + 1 == s->line.n || s->line.p[i + 1] != '"'))
            break;
        i += s->line.p[i] == '"';
        text[n++] = s->line.p[i];
    }
    if (i >= s->line.n)
        return fault(f, *s, 0, "the quote is not closed on this line; write \" behind the text");
    *out = (struct str){text, n};
    s->at = i + 1;
    return true;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

static bool take_field(struct file *f, struct fields *l, struct spot *s)
{
    struct field *field = &l->items[l->count];
    size_t from = s->at;

    if (l->count == FIELDS)
        return fault(f, *s, 0, "more than a row holds; write WHAT [SIDE] \"pattern\" \"sentence\"");
    l->count++;
    field->quoted = s->line.p[from] == '"';
    field->spot = *s;
    field->spot.at += field->quoted;
    if (field->quoted)
        return take_text(f, s, &field->text);
    while (s->at < s->line.n && !is_blank(s->line.p[s->at]) && s->line.p[s->at] != '"' && s->line.p[s->at] != '#')
        s->at++;
    field->text = str_cut(s->line, from, s->at);
    return true;
}

/* Adds the fields of one more line of the file. */
static bool cut_line(struct file *f, struct str line, size_t number, struct fields *l)
{
    struct spot s = {line, number, 0};

    while (s.at < line.n && line.p[s.at] != '#') {
        if (is_blank(line.p[s.at]))
            s.at++;
        else if (!take_field(f, l, &s))
            return false;
    }
    l->end = s;
    return true;
}

/* --- what a row means ------------------------------------------------------------------------- */

/* In small letters, with - for _: "YES_INVITED" is "yes-invited". */
static struct str plain_word(struct arena *a, struct str word)
{
    char *p = arena_alloc(a, word.n + 1);

    for (size_t i = 0; i < word.n; i++) {
        char c = word.p[i];

        p[i] = c == '_' ? '-' : c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
    }
    return (struct str){p, word.n};
}

static enum frame frame_find(struct arena *a, struct str word)
{
    for (int frame = FRAME_COME; frame <= FRAME_NOT; frame++)
        if (str_eq(word, plain_word(a, str_of(frame_text((enum frame)frame)))))
            return (enum frame)frame;
    return FRAME_NONE;
}

static bool has_piece(struct str pattern, const char *piece)
{
    struct str rest = pattern, part;

    while (str_split(&rest, ' ', &part))
        if (str_eq(part, str_of(piece)))
            return true;
    return false;
}

static enum frame delegating(struct str pattern)
{
    if (str_starts(pattern, S("P ")))
        return has_piece(pattern, "G") ? FRAME_STANDS_IN : FRAME_LEADS;
    return str_find(pattern, S(" by P"), 0) != STR_NONE ? FRAME_SENT : FRAME_SENDS;
}

/* The frame that gives an act, by how the pattern starts. */
static enum frame frame_of_act(enum act act, struct str pattern)
{
    switch (act) {
    case ACT_PLANNED:     return FRAME_PLAN;
    case ACT_INVITED:     return str_starts(pattern, S("G")) ? FRAME_HAS_LETTER
                               : str_starts(pattern, S("H")) ? FRAME_INVITE : FRAME_LETTER;
    case ACT_REINVITED:   return FRAME_RENEW;
    case ACT_NOT_INVITED: return FRAME_UNINVITE;
    case ACT_ACCEPTED:    return FRAME_YES;
    case ACT_TENTATIVE:   return FRAME_OPEN;
    case ACT_DECLINED:    return FRAME_NO;
    case ACT_DELEGATED:   return delegating(pattern);
    case ACT_ARRIVED:     return FRAME_ARRIVE;
    case ACT_ATTENDED:    return FRAME_COME;
    case ACT_ABSENT:      return FRAME_STAY;
    case ACT_SCHEDULED:   return FRAME_SCHEDULE;
    case ACT_POSTPONED:   return FRAME_POSTPONE;
    case ACT_CANCELLED:   return FRAME_CANCEL;
    default:              return FRAME_NONE;
    }
}

static bool find_frame(struct file *f, const struct fields *l, struct str pattern, struct cue *row,
                       struct cue_own *own)
{
    struct str word = plain_word(f->a, l->items[0].text);

    row->frame = frame_find(f->a, word);
    if (row->frame != FRAME_NONE)
        return true;
    own->has_act = act_parse(word, &own->act) && act_about(own->act) != ABOUT_NOTHING;
    if (own->has_act)
        row->frame = frame_of_act(own->act, pattern);
    if (row->frame != FRAME_NONE)
        return true;
    return fault(f, l->items[0].spot, 0, "%.*s: no such act; one of accepted, declined, tentative, invited,"
                 " come, stay, not ...: convoke cues words", STR_ARG(l->items[0].text));
}

/* --- verbs -------------------------------------------------------------------------------------- */

static bool ends_in(struct str s, const char *const *endings)
{
    for (; *endings != NULL; endings++)
        if (str_ends(s, str_of(*endings)))
            return true;
    return false;
}

static bool is_vowel(char c)
{
    return strchr("aeiou", c) != NULL;
}

/* The forms of a regular verb: grace graces graced graced gracing. */
static void derive_forms(struct arena *a, struct str base, struct own_verb *v)
{
    static const char *const hissing[] = {"s", "x", "z", "ch", "sh", NULL};
    bool y = base.n > 1 && base.p[base.n - 1] == 'y' && !is_vowel(base.p[base.n - 2]);
    bool e = base.p[base.n - 1] == 'e';
    struct str stem = str_cut(base, 0, base.n - (y || e));
    struct str past = arena_fmt(a, "%.*s%s", STR_ARG(stem), y ? "ied" : "ed");

    v->forms[0] = arena_str(a, base).p;
    v->forms[1] = arena_fmt(a, "%.*s%s", STR_ARG(y ? stem : base),
                            y ? "ies" : ends_in(base, hissing) ? "es" : "s").p;
    v->forms[2] = v->forms[3] = past.p;
    v->forms[4] = arena_fmt(a, "%.*sing", STR_ARG(e ? stem : base)).p;
}

static bool is_word(struct str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] < 'a' || s.p[i] > 'z')
            return false;
    return s.n > 0;
}

static bool read_forms(struct file *f, const struct fields *l, struct own_verb *v)
{
    const struct field *field = &l->items[1];
    struct str rest = str_trim(field->text), word;
    size_t n = 0;

    while (str_split(&rest, ' ', &word)) {
        if (n == VERB_FORMS || !is_word(word))
            return fault(f, field->spot, 0, "%.*s: five forms in small letters, or the base alone: \"pack packs"
                         " packed packed packing\"", STR_ARG(field->text));
        v->forms[n++] = arena_str(f->a, word).p;
    }
    if (n == 1)
        derive_forms(f->a, str_of(v->forms[0]), v);
    if (n != 1 && n != VERB_FORMS)
        return fault(f, field->spot, 0, "%zu forms; write base, third person, past, participle and -ing form,"
                     " or the base alone", n);
    if (verb_find(str_of(v->forms[0])) != VERB_none)
        return fault(f, field->spot, 0, "%s: convoke knows this verb; leave the line out", v->forms[0]);
    return true;
}

static bool read_verb(struct file *f, const struct fields *l)
{
    struct own_verb v = {{0}};

    if (l->count != 2 || !l->items[1].quoted)
        return fault(f, l->items[0].spot, 0, "write: verb \"pack packs packed packed packing\"");
    if (!read_forms(f, l, &v))
        return false;
    if (f->own->verb_count == OWN_VERBS_MAX)
        return fault(f, l->items[0].spot, 0, "more than %d verbs", OWN_VERBS_MAX);
    for (size_t i = 0; i < f->own->verb_count; i++)
        if (str_eq(str_of(v.forms[0]), str_of(f->own->verbs[i].forms[0])))
            return fault(f, l->items[1].spot, 0, "%s: this verb stands there already", v.forms[0]);
    f->verbs = arena_grow(f->a, f->verbs, &f->verbs_allocated, f->own->verb_count, sizeof *f->verbs);
    f->verbs[f->own->verb_count++] = v;
    f->own->verbs = f->verbs;
    return true;
}

/* --- rows --------------------------------------------------------------------------------------- */

static bool find_side(struct file *f, const struct fields *l, const struct cue *row, struct cue_own *own)
{
    if (l->items[1].quoted)
        return true;
    own->has_side = side_parse(plain_word(f->a, l->items[1].text), &own->side);
    if (!own->has_side)
        return fault(f, l->items[1].spot, 0, "%.*s: no such side; it is guest, host, third or press",
                     STR_ARG(l->items[1].text));
    return row->frame != FRAME_NOT
           || fault(f, l->items[1].spot, 0, "a row that stops others has no side; leave it out");
}

static size_t first_quoted(const struct fields *l)
{
    size_t i = 0;

    while (i < l->count && !l->items[i].quoted)
        i++;
    return i;
}

/* WHAT [SIDE] "pattern" "sentence" ["more of it"...] */
static bool has_shape(struct file *f, const struct fields *l)
{
    size_t pattern = first_quoted(l);

    if (pattern == 0)
        return fault(f, l->items[0].spot, 0, "what the row means stands first: accepted, declined, come ...");
    if (pattern > 2)
        return fault(f, l->items[2].spot, 0, "%.*s: a text stands in quotes; write WHAT [SIDE] \"pattern\""
                     " \"sentence\"", STR_ARG(l->items[2].text));
    for (size_t i = pattern; i < l->count; i++)
        if (!l->items[i].quoted)
            return fault(f, l->items[i].spot, 0, "%.*s: a text stands in quotes; a quote in it is written twice",
                         STR_ARG(l->items[i].text));
    return l->count >= pattern + 2
        || fault(f, l->end, 0, "%s is missing; write WHAT [SIDE] \"pattern\" \"sentence\"",
                 l->count == pattern ? "the pattern" : "a sentence that the row reads");
}

/* The sentence may stand in several texts, for short lines. */
static struct str sentence_of(struct arena *a, const struct fields *l, size_t from)
{
    struct str all = str_trim(l->items[from].text);

    for (size_t i = from + 1; i < l->count; i++)
        all = arena_fmt(a, "%.*s %.*s", STR_ARG(all), STR_ARG(str_trim(l->items[i].text)));
    return arena_str(a, all);
}

static bool check_texts(struct file *f, const struct fields *l)
{
    const struct field *pattern = &l->items[first_quoted(l)], *sentence = pattern + 1;
    struct err e;
    size_t at;

    if (!pattern_check(f->a, pattern->text, &at, &e))
        return fault(f, pattern->spot, at, "%s", e.text);
    if (str_trim(sentence->text).n == 0)
        return fault(f, sentence->spot, 0, "a sentence that the row reads is missing");
    for (size_t i = 0; i < f->own->count; i++)
        if (str_eq(pattern->text, str_of(f->own->rows[i].pattern)))
            return fault(f, pattern->spot, 0, "%.*s: the row of %.*s:%zu has this pattern",
                         STR_ARG(pattern->text), STR_ARG(f->own->rows[i].own->file),
                         f->own->rows[i].own->line);
    return true;
}

static bool read_row(struct file *f, const struct fields *l)
{
    size_t at = first_quoted(l);
    const struct field *pattern = &l->items[at];
    struct cue row = {.frame = FRAME_NONE};
    struct cue_own *own = ARENA_NEW(f->a, struct cue_own, 1);

    if (!has_shape(f, l) || !find_frame(f, l, pattern->text, &row, own) ||
        !find_side(f, l, &row, own) || !check_texts(f, l))
        return false;
    if (f->own->count == OWN_CUES_MAX)
        return fault(f, l->items[0].spot, 0, "more than %d rows", OWN_CUES_MAX);
    own->file = f->name;
    own->line = pattern->spot.number;
    own->sentence_line = l->items[at + 1].spot.number;
    own->pattern = fault_column(pattern->spot.line, pattern->spot.at);
    own->sentence = fault_column(l->items[at + 1].spot.line, l->items[at + 1].spot.at);
    row.pattern = arena_str(f->a, str_trim(pattern->text)).p;
    row.sentence = sentence_of(f->a, l, at + 1).p;
    row.own = own;
    f->rows = arena_grow(f->a, f->rows, &f->rows_allocated, f->own->count, sizeof *f->rows);
    f->rows[f->own->count++] = row;
    f->own->rows = f->rows;
    return true;
}

struct cut {
    struct fields *lines;
    size_t count, allocated;
};

static bool goes_on(struct str line)
{
    struct str rest = str_trim(line);

    return line.n > 0 && is_blank(line.p[0]) && rest.n > 0 && rest.p[0] != '#';
}

/* A line that cannot be cut takes its row with it. */
static struct cut cut_lines(struct file *f, struct str text)
{
    struct cut all = {0};
    bool broken = false;
    struct str line;

    for (size_t number = 1; str_split(&text, '\n', &line); number++) {
        bool more = goes_on(line) && all.count > 0;

        if (str_starts(str_trim(line), S("#")))
            continue;
        if (!more) {
            broken = false;
            all.lines = arena_grow(f->a, all.lines, &all.allocated, all.count, sizeof *all.lines);
            all.lines[all.count++] = (struct fields){.count = 0};
        }
        if (broken || cut_line(f, line, number, &all.lines[all.count - 1]))
            continue;
        broken = true;
        all.lines[all.count - 1].count = 0;
    }
    return all;
}

/* Verbs first: a pattern may name them wherever they stand. */
static void read_lines(struct file *f, struct cut all)
{
    for (int verbs = 1; verbs >= 0; verbs--)
        for (size_t i = 0; i < all.count; i++) {
            const struct fields *l = &all.lines[i];
            bool verb = l->count > 0 && !l->items[0].quoted &&
                        str_eq(plain_word(f->a, l->items[0].text), S("verb"));

            if (l->count > 0 && verb == (verbs == 1))
                (verb ? read_verb : read_row)(f, l);
        }
}

/* Arrays that an earlier file began are gone on with in new room. */
static void take_over(struct file *f)
{
    for (size_t i = 0; i < f->own->count; i++) {
        f->rows = arena_grow(f->a, f->rows, &f->rows_allocated, i, sizeof *f->rows);
        f->rows[i] = f->own->rows[i];
    }
    for (size_t i = 0; i < f->own->verb_count; i++) {
        f->verbs = arena_grow(f->a, f->verbs, &f->verbs_allocated, i, sizeof *f->verbs);
        f->verbs[i] = f->own->verbs[i];
    }
}

void cuefile_read(struct arena *a, struct str file, struct str text, struct own_cues *own,
                  struct faults *faults)
{
    struct file f = {.a = a, .name = file, .own = own, .faults = faults};
    size_t bad = utf8_bad(text);

    if (bad != STR_NONE) {
        fault_add(faults, fault_place_of(file, text, bad), "not UTF-8; save the file as UTF-8");
        return;
    }
    take_over(&f);
    read_lines(&f, cut_lines(&f, text));
}
