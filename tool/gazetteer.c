/*
 * gazetteer.c - the tables of data/ -> the C arrays that src/names includes.
 *
 *     gazetteer DATA OUT      reads DATA/countries.tsv and so on, writes OUT/countries.inc and so on
 *
 * The build runs it. It first checks the tables: cells (table.c), codes that are there twice or that
 * nothing has, terms that end before they start. Whatever is wrong is said as file:line: message,
 * nothing is written, and the build stops.
 */
#include "base/day.h"
#include "base/file.h"
#include "forms.h"
#include "names/columns.h"
#include "names/key.h"
#include "table.h"

struct gazetteer {
    struct arena a;
    struct table countries, bodies, leaders, outlets, places, others;
};

static void read_tables(struct gazetteer *g, const char *folder)
{
    g->countries = (struct table){.file = "countries.tsv", .columns = country_columns,
                                  .column_count = C_COUNT};
    g->bodies = (struct table){.file = "organisations.tsv", .columns = body_columns,
                               .column_count = B_COUNT};
    g->leaders = (struct table){.file = "leaders.tsv", .columns = leader_columns,
                                .column_count = L_COUNT};
    g->outlets = (struct table){.file = "outlets.tsv", .columns = outlet_columns,
                                .column_count = O_COUNT};
    g->others = (struct table){.file = "others.tsv", .columns = other_columns,
                               .column_count = X_COUNT};
    table_read(&g->a, folder, &g->countries);
    table_read(&g->a, folder, &g->bodies);
    table_read(&g->a, folder, &g->leaders);
    table_read(&g->a, folder, &g->outlets);
    g->places = (struct table){.file = "places.tsv", .columns = place_columns,
                               .column_count = P_COUNT};
    table_read(&g->a, folder, &g->places);
    table_read(&g->a, folder, &g->others);
}

/* ---- what one table says of another ---- */

/* Rows are few and this runs at build time only: plain loops. */
static bool has(const struct table *t, size_t column, struct str value)
{
    for (size_t i = 0; i < t->count; i++)
        if (str_eq(t->rows[i].cells[column], value))
            return true;
    return false;
}

static void check_unique(const struct table *t, size_t column)
{
    for (size_t i = 0; i < t->count; i++)
        for (size_t k = 0; k < i; k++)
            if (str_eq(t->rows[i].cells[column], t->rows[k].cells[column]))
                table_wrong(t->file, t->rows[i].line, "%s '%.*s' is that of line %zu",
                            t->columns[column].name, STR_ARG(t->rows[i].cells[column]),
                            t->rows[k].line);
}

/* The cell is empty or the code of a country; where bodies may stand, of one of those. */
static void check_known(const struct gazetteer *g, const struct table *t, size_t column, bool bodies)
{
    for (size_t i = 0; i < t->count; i++) {
        struct str code = t->rows[i].cells[column];

        if (code.n > 0 && !has(&g->countries, C_ALPHA2, code) &&
            !(bodies && has(&g->bodies, B_CODE, code)))
            table_wrong(t->file, t->rows[i].line, "%s: no code '%.*s'", t->columns[column].name,
                        STR_ARG(code));
    }
}

static void check_terms(const struct table *t)
{
    for (size_t i = 0; i < t->count; i++) {
        day from = cell_day(t->rows[i].cells[L_FROM]), to = cell_day(t->rows[i].cells[L_TO]);

        if (to != 0 && to < from && !day_agrees(from, to))
            table_wrong(t->file, t->rows[i].line, "the term ends before it starts");
    }
}

static void check_bodies(const struct gazetteer *g)
{
    for (size_t i = 0; i < g->bodies.count; i++) {
        const struct row *r = &g->bodies.rows[i];

        if (has(&g->countries, C_ALPHA2, r->cells[B_CODE]) ||
            has(&g->countries, C_ALPHA3, r->cells[B_CODE]))
            table_wrong(g->bodies.file, r->line, "code: '%.*s' is a country's",
                        STR_ARG(r->cells[B_CODE]));
    }
}

static void check_tables(const struct gazetteer *g)
{
    check_unique(&g->countries, C_ALPHA2);
    check_unique(&g->countries, C_ALPHA3);
    check_unique(&g->countries, C_SHORT);
    check_unique(&g->bodies, B_CODE);
    check_unique(&g->others, X_NAME);
    check_bodies(g);
    check_known(g, &g->countries, C_PARENT, false);
    check_known(g, &g->bodies, B_SEAT, false);
    check_known(g, &g->leaders, L_COUNTRY, true);
    check_known(g, &g->outlets, O_COUNTRY, true);
    check_known(g, &g->places, P_COUNTRY, false);
    check_terms(&g->leaders);
}

/* ---- rows ---- */

/* How the rows of one table are written: these columns, then what else the row holds. */
struct writing {
    const char *name;
    const struct table *table;
    size_t columns[COLUMNS_MAX], count;
    void (*write_more)(const struct row *r, struct buf *out);
};

/* Neighbours often hold the same text (a country, an office): it stands once. */
static uint32_t text_offset(struct pool *p, struct str text, struct str last, uint32_t last_offset)
{
    return last.p != NULL && str_eq(text, last) ? last_offset : pool_add(p, text);
}

/* Of each column the first item, which is the whole cell where the column is no list. */
static void write_packed(const struct writing *w, struct buf *out)
{
    struct pool pool = {0};
    struct str last[COLUMNS_MAX] = {0};
    uint32_t offset[COLUMNS_MAX] = {0};

    buf_text(out, "static const struct packed packed[] = {\n");
    for (size_t i = 0; i < w->table->count; i++) {
        const struct row *r = &w->table->rows[i];

        buf_byte(out, '{');
        for (size_t k = 0; k < w->count; k++) {
            struct str rest = r->cells[w->columns[k]], item = {0};

            str_split(&rest, '|', &item);
            offset[k] = text_offset(&pool, item, last[k], offset[k]);
            last[k] = item;
            buf_fmt(out, "{%u, %zu}, ", offset[k], item.n);
        }
        if (w->write_more != NULL)
            w->write_more(r, out);
        buf_text(out, "},\n");
    }
    buf_text(out, "};\n");
    pool_write(&pool, out, "texts");
}

static void write_term(const struct row *r, struct buf *out)
{
    buf_fmt(out, "%d, %d", cell_day(r->cells[L_FROM]), cell_day(r->cells[L_TO]));
}

static void write_speaks(const struct row *r, struct buf *out)
{
    buf_text(out, str_eq(r->cells[O_SPEAKS], S("yes")) ? "true" : "false");
}

/* ---- forms ---- */

/* Which column gives names of which kind. */
struct giving {
    size_t column;
    enum name_kind kind;
};

static void add_forms(struct forms *f, const struct table *t, size_t row,
                      const struct giving *givings, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct str rest = t->rows[row].cells[givings[i].column], item;

        while (str_split(&rest, '|', &item))
            forms_add(f, givings[i].kind, (uint32_t)row, item, t->file, t->rows[row].line);
    }
}

/* The row is a term of this office. */
static bool is_term(const struct row *r, struct str country, struct str office)
{
    return str_eq(r->cells[L_COUNTRY], country) && str_eq(r->cells[L_OFFICE], office);
}

/*
 * The crowns of Canada and the other realms, and half of Andorra's, are worn beside that of another
 * state. Whoever writes "Queen Elizabeth" or "Macron" means that one: these rows get no forms.
 */
static bool worn_beside(const struct table *leaders, const struct row *r)
{
    bool realm = str_eq(r->cells[L_OFFICE], S("monarch")) &&
                 !str_eq(r->cells[L_COUNTRY], S("GB"));

    if (!realm && !is_term(r, S("AD"), S("head-of-state")))
        return false;
    for (size_t i = 0; i < leaders->count; i++)
        if ((is_term(&leaders->rows[i], S("GB"), S("monarch")) ||
             is_term(&leaders->rows[i], S("FR"), S("head-of-state"))) &&
            str_eq(leaders->rows[i].cells[L_NAME], r->cells[L_NAME]))
            return true;
    return false;
}

#define ADD_FORMS(f, t, row, givings) \
    add_forms((f), (t), (row), (givings), sizeof(givings) / sizeof *(givings))

static void write_forms(struct gazetteer *g, struct buf *out)
{
    static const struct giving country[] = {
        {C_SHORT, NAME_COUNTRY}, {C_OFFICIAL, NAME_COUNTRY}, {C_NAMES, NAME_COUNTRY},
        {C_FORMER, NAME_FORMER}, {C_DEMONYMS, NAME_DEMONYM}, {C_CAPITAL, NAME_CAPITAL},
        {C_METONYMS, NAME_METONYM}};
    static const struct giving body[] = {
        {B_NAME, NAME_BODY}, {B_ALT, NAME_BODY}, {B_ABBR, NAME_BODY}};
    static const struct giving group[] = {{B_ALT, NAME_GROUP}};
    static const struct giving leader[] = {
        {L_NAME, NAME_LEADER}, {L_ALT, NAME_LEADER}, {L_FAMILY, NAME_FAMILY}};
    static const struct giving outlet[] = {{O_NAME, NAME_OUTLET}, {O_ALT, NAME_OUTLET}};
    static const struct giving place[] = {{P_NAME, NAME_PLACE}, {P_ALT, NAME_PLACE}};
    struct forms *f = forms_new(&g->a);

    for (size_t i = 0; i < g->countries.count; i++)
        ADD_FORMS(f, &g->countries, i, country);
    for (size_t i = 0; i < g->bodies.count; i++)
        if (str_eq(g->bodies.rows[i].cells[B_CODE], S("GROUP")))
            ADD_FORMS(f, &g->bodies, i, group);
        else
            ADD_FORMS(f, &g->bodies, i, body);
    for (size_t i = 0; i < g->leaders.count; i++)
        if (!worn_beside(&g->leaders, &g->leaders.rows[i]))
            ADD_FORMS(f, &g->leaders, i, leader);
    for (size_t i = 0; i < g->outlets.count; i++)
        ADD_FORMS(f, &g->outlets, i, outlet);
    for (size_t i = 0; i < g->places.count; i++)
        ADD_FORMS(f, &g->places, i, place);
    for (size_t i = 0; i < g->others.count; i++)
        forms_add(f, NAME_OTHER, 0, g->others.rows[i].cells[X_NAME], g->others.file,
                  g->others.rows[i].line);
    forms_write(f, out);
}

/* ---- what people type ---- */

struct key {
    struct str text;
    int rank;  /* of several that are typed alike the lowest is meant: see guest.c */
    bool body;
    size_t row;
};

struct keys {
    struct arena *a;
    struct key *items;
    size_t count, allocated;
};

static int by_key(const void *a, const void *b)
{
    const struct key *x = a, *y = b;
    int order = str_cmp(x->text, y->text);

    if (order == 0)
        order = x->rank - y->rank;
    if (order == 0)
        order = x->body - y->body;
    return order != 0 ? order : (x->row > y->row) - (x->row < y->row);
}

static void add_keys(struct keys *k, struct str list, int rank, bool body, size_t row)
{
    struct str item;

    while (str_split(&list, '|', &item)) {
        k->items = arena_grow(k->a, k->items, &k->allocated, k->count, sizeof *k->items);
        k->items[k->count++] = (struct key){guest_key(k->a, item), rank, body, row};
    }
}

static void collect_keys(const struct gazetteer *g, struct keys *k)
{
    for (size_t i = 0; i < g->countries.count; i++) {
        const struct str *cells = g->countries.rows[i].cells;

        add_keys(k, cells[C_ALPHA2], 0, false, i);
        add_keys(k, cells[C_ALPHA3], 0, false, i);
        add_keys(k, cells[C_SHORT], 1, false, i);
        add_keys(k, cells[C_OFFICIAL], 1, false, i);
        add_keys(k, cells[C_NAMES], 2, false, i);
        add_keys(k, cells[C_FORMER], 3, false, i);
    }
    for (size_t i = 0; i < g->bodies.count; i++) {
        const struct str *cells = g->bodies.rows[i].cells;

        add_keys(k, cells[B_CODE], 1, true, i);
        if (str_eq(cells[B_CODE], S("GROUP")))
            continue;  /* its words name nobody */
        add_keys(k, cells[B_NAME], 1, true, i);
        add_keys(k, cells[B_ALT], 2, true, i);
        add_keys(k, cells[B_ABBR], 2, true, i);
    }
}

static void write_guests(struct gazetteer *g, struct buf *out)
{
    struct keys k = {.a = &g->a};
    struct pool pool = {0};

    collect_keys(g, &k);
    if (k.count > 0)
        qsort(k.items, k.count, sizeof *k.items, by_key);
    buf_text(out, "static const struct typed_key typed_keys[] = {\n");
    for (size_t i = 0; i < k.count; i++) {
        const struct key *x = &k.items[i];

        if (i > 0 && str_eq(x[-1].text, x->text) && x[-1].body == x->body && x[-1].row == x->row)
            continue;
        buf_fmt(out, "{%u, %zu, %zu, %d, %d},\n", pool_add(&pool, x->text), x->row, x->text.n,
                x->rank, x->body);
    }
    buf_text(out, "};\n");
    pool_write(&pool, out, "typed_texts");
}

/* ---- files ---- */

static void write_file(struct gazetteer *g, const char *folder, const char *name,
                       const struct buf *text)
{
    struct str path = arena_fmt(&g->a, "%s/%s.inc", folder, name);
    struct err e = {0};

    if (table_wrongs() == 0 && !file_write(path, buf_str(text), &e))
        table_wrong(name, 0, "%s", e.text);
}

static void write_rows(struct gazetteer *g, const char *folder)
{
    const struct writing writings[] = {
        {"countries", &g->countries,
         {C_ALPHA2, C_ALPHA3, C_SHORT, C_CAPITAL, C_STATUS, C_PARENT}, 6, NULL},
        {"bodies", &g->bodies, {B_CODE, B_NAME, B_KIND, B_SEAT}, 4, NULL},
        {"leaders", &g->leaders, {L_COUNTRY, L_OFFICE, L_NAME, L_FAMILY, L_TITLE}, 5, write_term},
        {"outlets", &g->outlets, {O_NAME, O_COUNTRY, O_KIND}, 3, write_speaks},
        {"places", &g->places, {P_NAME, P_COUNTRY, P_KIND}, 3, NULL},
    };

    for (size_t i = 0; i < sizeof writings / sizeof *writings; i++) {
        struct buf text = {0};

        write_packed(&writings[i], &text);
        write_file(g, folder, writings[i].name, &text);
        buf_free(&text);
    }
}

static void write_all(struct gazetteer *g, const char *folder)
{
    struct buf text = {0};

    write_rows(g, folder);
    write_forms(g, &text);
    write_file(g, folder, "forms", &text);
    buf_reset(&text);
    write_guests(g, &text);
    write_file(g, folder, "guests", &text);
    buf_free(&text);
}

int main(int argc, char **argv)
{
    struct gazetteer g = {0};

    if (argc != 3) {
        fputs("usage: gazetteer DATA OUT\n", stderr);
        return 2;
    }
    read_tables(&g, argv[1]);
    check_tables(&g);
    if (table_wrongs() == 0)
        write_all(&g, argv[2]);
    arena_free(&g.a);
    return table_wrongs() > 0;
}
