/* The roll on a terminal: the event, a line of counts, and the guests grouped by their word. */
#include "base/utf8.h"
#include "view/table.h"

enum { GUEST, PERSON, MARK, WORD_OF, SINCE, SOURCES, BEFORE, COLUMNS };

static const struct column columns[COLUMNS] = {
    [GUEST] = {"guest", 20, 0, false},  [PERSON] = {"person", 10, 3, false},
    [MARK] = {"", 0, 0, false},         [WORD_OF] = {"word of", 0, 0, false},
    [SINCE] = {"since", 0, 5, false},   [SOURCES] = {"sources", 0, 2, true},
    [BEFORE] = {"before", 8, 4, false},
};

/* What a word of iCalendar, or of ours, leaves open. */
static const char *const remarks[STATUS_COUNT] = {
    [STATUS_NEEDS_ACTION] = "invited, no answer",
    [STATUS_LAPSED] = "nothing said since the event moved",
};

/* A row and the name it is sorted by. */
struct line {
    const struct row *row;
    struct str name, fold;
};

static int by_status_and_name(const void *x, const void *y)
{
    const struct line *a = x, *b = y;
    int order;

    if (a->row->status != b->row->status)
        return a->row->status < b->row->status ? -1 : 1;
    order = str_cmp(a->fold, b->fold);
    return order != 0 ? order : (a->row > b->row) - (a->row < b->row);
}

static struct line *lines_of(struct arena *a, const struct roll *r)
{
    struct line *lines = ARENA_NEW(a, struct line, r->count + 1);

    for (size_t i = 0; i < r->count; i++) {
        struct str name = terminal_guest(a, r->rows[i].guest, r->rows[i].person);

        lines[i] = (struct line){&r->rows[i], name, utf8_fold(a, name)};
    }
    qsort(lines, r->count, sizeof *lines, by_status_and_name);
    return lines;
}

/* "24 guests · 9 accepted · 3 declined" */
static void write_counts(struct buf *b, struct view_style style, struct arena *a,
                         const struct roll *r)
{
    struct str parts[STATUS_COUNT];

    parts[0] = terminal_count(a, r->count, "guest", "guests");
    for (int s = 1; s < STATUS_COUNT; s++)
        parts[s] = r->by_status[s] == 0 ? S("")
                                        : arena_fmt(a, "%zu %s", r->by_status[s],
                                                    status_text((enum status)s));
    terminal_line(b, style, INK_PLAIN, 0, (struct parts){parts, STATUS_COUNT});
}

/* What was said in earlier rounds, the latest first: "declined, accepted". */
static struct str before_text(struct arena *a, const struct row *row)
{
    struct str text = {0};

    for (size_t i = 0; i < row->before_count; i++)
        text = arena_fmt(a, "%.*s%s%s", STR_ARG(text), i == 0 ? "" : ", ",
                         act_text(standing_deciding(&row->before[i].standing)->act));
    return text;
}

/* "3", or "3 (2)" where copies make three sources two stories. */
static struct str sources_text(struct arena *a, const struct row *row)
{
    if (row->deciding == NULL)
        return (struct str){0};
    if (row->stories == row->sources)
        return arena_fmt(a, "%zu", row->sources);
    return arena_fmt(a, "%zu (%zu)", row->sources, row->stories);
}

static void add_line(struct table *t, const struct line *line)
{
    const struct row *row = line->row;
    struct arena *a = t->arena;
    enum ink mark = row->trust == TRUST_DISPUTED ? INK_NO : INK_YES;
    struct cell cells[COLUMNS] = {
        [GUEST] = {line->name, INK_PLAIN},
        [PERSON] = {terminal_person(a, row), INK_PLAIN},
        [MARK] = {terminal_mark(row->trust), mark},
        [WORD_OF] = {row->voice ? str_of(side_text(row->voice->side)) : S(""), INK_PLAIN},
        [SINCE] = {row->voice ? terminal_day(a, row->since) : S(""), INK_PLAIN},
        [SOURCES] = {sources_text(a, row), INK_PLAIN},
        [BEFORE] = {before_text(a, row), INK_DIM},
    };

    table_add(t, cells);
}

static void write_table(struct buf *b, struct view_style style, struct arena *a,
                        const struct roll *r)
{
    struct table t = {.arena = a, .columns = columns, .column_count = COLUMNS, .indent = 2};
    const struct line *lines = lines_of(a, r);

    for (size_t i = 0; i < r->count; i++) {
        enum status s = lines[i].row->status;

        if (i == 0 || s != lines[i - 1].row->status)
            table_heading(&t, (struct cell){str_of(status_text(s)), terminal_ink(s)},
                          str_of(remarks[s]));
        add_line(&t, &lines[i]);
    }
    table_write(b, &t, style);
}

/* Only the marks that occur are explained. */
static void write_legend(struct buf *b, struct view_style style, const struct roll *r)
{
    bool confirmed = false, disputed = false, copies = false;
    struct str parts[3] = {0};

    for (size_t i = 0; i < r->count; i++) {
        confirmed |= r->rows[i].trust == TRUST_CONFIRMED;
        disputed |= r->rows[i].trust == TRUST_DISPUTED;
        copies |= r->rows[i].sources != r->rows[i].stories;
    }
    if (!confirmed && !disputed && !copies)
        return;
    if (confirmed)
        parts[0] = S("✓ confirmed by the side whose matter it is");
    if (disputed)
        parts[1] = S("! guest and host differ");
    if (copies)
        parts[2] = S("2 (1) two sources, one story");
    buf_byte(b, '\n');
    terminal_line(b, style, INK_DIM, 0, (struct parts){parts, 3});
}

void view_roll(struct buf *b, const struct roll *r, struct view_style style)
{
    struct arena a = {0};

    terminal_title(b, style, &a, r);
    buf_byte(b, '\n');
    if (r->count == 0) {
        terminal_paint(b, style, INK_PLAIN, S("nothing said of any guest\n"));
    } else {
        write_counts(b, style, &a, r);
        buf_byte(b, '\n');
        write_table(b, style, &a, r);
        write_legend(b, style, r);
    }
    arena_free(&a);
}
