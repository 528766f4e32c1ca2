#include "forms.h"

#include "base/utf8.h"
#include "names/variant.h"
#include "table.h"
#include "text/word.h"

struct form {
    struct str text;
    const char *file;
    size_t line;
    uint32_t row;
    enum name_kind kind;
    bool derived;
    size_t words;
    uint64_t folds[FORM_WORDS_MAX];
};

struct forms {
    struct arena *a;
    struct form *items;
    size_t count, allocated;
};

struct forms *forms_new(struct arena *a)
{
    struct forms *f = ARENA_NEW(a, struct forms, 1);

    f->a = a;
    return f;
}

static bool cut(struct forms *f, struct form *form)
{
    struct words ws = text_words(f->a, form->text, 0);

    if (ws.count == 0 || ws.count > FORM_WORDS_MAX || form->text.n > 255) {
        table_wrong(form->file, form->line, "'%.*s' has %zu words, at most %d",
                    STR_ARG(form->text), ws.count, FORM_WORDS_MAX);
        return false;
    }
    form->words = ws.count;
    for (size_t i = 0; i < ws.count; i++)
        form->folds[i] = ws.items[i].fold;
    return true;
}

static void add(struct forms *f, struct form form)
{
    if (form.text.n == 0 || !cut(f, &form))
        return;
    f->items = arena_grow(f->a, f->items, &f->allocated, f->count, sizeof *f->items);
    f->items[f->count++] = form;
}

void forms_add(struct forms *f, enum name_kind kind, uint32_t row, struct str text,
               const char *file, size_t line)
{
    struct str variants[NAME_VARIANTS];
    size_t count = name_variants(f->a, kind, text, variants);

    for (size_t i = 0; i < count; i++)
        add(f, (struct form){.text = variants[i], .file = file, .line = line, .row = row,
                             .kind = kind, .derived = i > 0});
}

/* ---- order ---- */

static int by_number(uint64_t a, uint64_t b)
{
    return (a > b) - (a < b);
}

/* By first word; there the longest first, of one length by words, kind and row. */
static int by_words(const void *a, const void *b)
{
    const struct form *x = a, *y = b;
    int order = by_number(x->folds[0], y->folds[0]);

    if (order == 0)
        order = by_number(y->words, x->words);
    if (order == 0)
        order = by_number(x->kind, y->kind);
    for (size_t i = 1; order == 0 && i < x->words; i++)
        order = by_number(x->folds[i], y->folds[i]);
    if (order == 0)
        order = by_number(x->row, y->row);
    if (order == 0)
        order = by_number(x->derived, y->derived);
    return order != 0 ? order : str_cmp(x->text, y->text);
}

static bool starts_with(const struct form *x, const struct form *y)
{
    return y->words <= x->words && memcmp(x->folds, y->folds, y->words * sizeof *y->folds) == 0;
}

static bool same_table(enum name_kind a, enum name_kind b)
{
    bool a_country = a <= NAME_METONYM, b_country = b <= NAME_METONYM;

    return a == b || (a_country && b_country) ||
           ((a == NAME_BODY || a == NAME_GROUP) && (b == NAME_BODY || b == NAME_GROUP));
}

/* Of one row, in the same words: one is enough, and a derived form adds nothing to another kind. */
static bool adds_nothing(const struct form *x, const struct form *y)
{
    return x->words == y->words && x->row == y->row && starts_with(x, y) &&
           (x->kind == y->kind || (x->derived && same_table(x->kind, y->kind)));
}

static void drop_doubles(struct forms *f)
{
    size_t kept = 0;

    for (size_t i = 0; i < f->count; i++) {
        bool keep = true;

        for (size_t k = kept; keep && k > 0 && f->items[k - 1].folds[0] == f->items[i].folds[0]; k--)
            keep = !adds_nothing(&f->items[i], &f->items[k - 1]);
        if (keep)
            f->items[kept++] = f->items[i];
    }
    f->count = kept;
}

/* names_at gives at most NAMES_MAX: say here where it would leave something out. */
static void check_bound(const struct forms *f)
{
    for (size_t i = 0; i < f->count; i++) {
        size_t n = 0;

        for (size_t k = i; k < f->count && f->items[k].folds[0] == f->items[i].folds[0]; k++)
            n += starts_with(&f->items[i], &f->items[k]);
        if (n > NAMES_MAX)
            table_wrong(f->items[i].file, f->items[i].line, "'%.*s': %zu names start so, at most %d",
                        STR_ARG(f->items[i].text), n, NAMES_MAX);
    }
}

/* ---- C text ---- */

void write_literal(struct buf *out, struct str s)
{
    buf_byte(out, '"');
    for (size_t i = 0; i < s.n; i++) {
        if (strchr("\"\\?", s.p[i]) != NULL)
            buf_byte(out, '\\');
        buf_byte(out, s.p[i]);
    }
    buf_byte(out, '"');
}

enum { POOL_LINE = 4000 };  /* what a string literal may hold everywhere (C17 5.2.4.1: 4095) */

uint32_t pool_add(struct pool *p, struct str s)
{
    size_t left = POOL_LINE - p->used % POOL_LINE;

    if (s.n > left) {
        buf_fill(&p->text, ' ', left);  /* none lies across two lines */
        p->used += left;
    }
    buf_add(&p->text, s);
    p->used += s.n;
    return (uint32_t)(p->used - s.n);
}

void pool_write(struct pool *p, struct buf *out, const char *name)
{
    buf_fmt(out, "static const char %s[][%d] = {\n", name, POOL_LINE);
    for (size_t at = 0; at < p->used; at += POOL_LINE) {
        write_literal(out, str_cut(buf_str(&p->text), at, at + POOL_LINE));
        buf_text(out, ",\n");
    }
    buf_text(out, "};\n");
    buf_free(&p->text);
}

static size_t group_end(const struct forms *f, size_t from)
{
    size_t to = from;

    while (to < f->count && f->items[to].folds[0] == f->items[from].folds[0])
        to++;
    return to;
}

static void write_forms(const struct forms *f, struct buf *out)
{
    struct pool pool = {0};
    size_t rest = 0;

    buf_text(out, "static const struct form forms[] = {\n");
    for (size_t i = 0; i < f->count; i++) {
        const struct form *x = &f->items[i];

        buf_fmt(out, "{%u, %zu, %u, %zu, %d, %zu},\n", pool_add(&pool, x->text), rest, x->row,
                x->text.n, x->kind, x->words);
        rest += x->words - 1;
    }
    buf_text(out, "};\n");
    pool_write(&pool, out, "form_texts");
}

static void write_rests(const struct forms *f, struct buf *out)
{
    buf_text(out, "static const uint64_t rests[] = {\n");
    for (size_t i = 0; i < f->count; i++)
        for (size_t k = 1; k < f->items[i].words; k++)
            buf_fmt(out, "0x%llx,\n", (unsigned long long)f->items[i].folds[k]);
    buf_text(out, "0};\n");
}

static size_t write_groups(const struct forms *f, struct buf *out)
{
    size_t count = 0;

    buf_text(out, "static const struct group groups[] = {\n");
    for (size_t i = 0, end; i < f->count; i = end, count++) {
        end = group_end(f, i);
        buf_fmt(out, "{0x%llx, %zu, %zu},\n", (unsigned long long)f->items[i].folds[0], i, end - i);
    }
    buf_text(out, "};\n");
    return count;
}

/* Open addressing, at most a quarter full, so that most words that are no name end at one look. */
static void write_slots(const struct forms *f, size_t groups, struct buf *out)
{
    size_t size = 1024, group = 0;
    uint16_t *slots;

    while (size < groups * 4)
        size *= 2;
    slots = ARENA_NEW(f->a, uint16_t, size);
    for (size_t i = 0; i < f->count; i = group_end(f, i)) {
        size_t at = (f->items[i].folds[0] ^ f->items[i].folds[0] >> 32) & (size - 1);

        while (slots[at] != 0)
            at = (at + 1) & (size - 1);
        slots[at] = (uint16_t)++group;
    }
    buf_fmt(out, "enum { SLOTS = %zu };\nstatic const uint16_t slots[SLOTS] = {\n", size);
    for (size_t i = 0; i < size; i++)
        buf_fmt(out, "%u,%s", slots[i], i % 16 == 15 ? "\n" : "");
    buf_text(out, "};\n");
}

void forms_write(struct forms *f, struct buf *out)
{
    size_t groups;

    qsort(f->items, f->count, sizeof *f->items, by_words);
    drop_doubles(f);
    check_bound(f);
    write_forms(f, out);
    write_rests(f, out);
    groups = write_groups(f, out);
    if (groups > UINT16_MAX)
        table_wrong("forms", 0, "%zu first words, at most %d", groups, UINT16_MAX);
    write_slots(f, groups, out);
}
