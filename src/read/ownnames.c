#include "read/ownnames.h"

#include "names/columns.h"
#include "names/key.h"
#include "names/variant.h"
#include "text/word.h"

enum { ROWS_MAX = 100000, NAME_BYTES = 200 };

struct ownnames {
    struct arena *a;
    struct faults *faults;
    struct file {
        struct str path;
        struct table table;
    } *files;
    size_t count, allocated;
    struct own_names *made;
    struct country *countries;
    struct body *bodies;
    struct leader *leaders;
    struct outlet *outlets;
    struct place *places;
    size_t countries_allocated, bodies_allocated, leaders_allocated, outlets_allocated,
           places_allocated;
    struct own_form *forms;
    struct own_key *keys;
    size_t forms_allocated, keys_allocated;
};

/* One row on its way in. */
struct given {
    struct ownnames *o;
    const struct file *file;
    const struct row *row;
};

static const struct kind {
    const char *file;
    const struct column *columns;
    size_t count;
} kinds[] = {
    {"countries.tsv", country_columns, C_COUNT}, {"organisations.tsv", body_columns, B_COUNT},
    {"leaders.tsv", leader_columns, L_COUNT}, {"outlets.tsv", outlet_columns, O_COUNT},
    {"places.tsv", place_columns, P_COUNT}, {"others.tsv", other_columns, X_COUNT},
};

struct ownnames *ownnames_new(struct arena *a, struct faults *f)
{
    struct ownnames *o = ARENA_NEW(a, struct ownnames, 1);

    o->a = a;
    o->faults = f;
    o->made = ARENA_NEW(a, struct own_names, 1);
    return o;
}

static struct str last_part(struct str path)
{
    size_t at = path.n;

    while (at > 0 && path.p[at - 1] != '/')
        at--;
    return str_cut(path, at, path.n);
}

void ownnames_take(struct ownnames *o, struct str path, struct str text)
{
    struct file f = {.path = path};

    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (str_eq(last_part(path), str_of(kinds[i].file)))
            f.table = (struct table){.file = kinds[i].file, .columns = kinds[i].columns,
                                     .column_count = kinds[i].count};
    if (f.table.file == NULL) {
        fault_add(o->faults, (struct fault_place){path, 0, 0}, "no such table; they are countries.tsv,"
                  " organisations.tsv, leaders.tsv, outlets.tsv, places.tsv and others.tsv");
        return;
    }
    table_parse(o->a, path, text, &f.table, o->faults);
    if (f.table.count > ROWS_MAX)
        fault_add(o->faults, (struct fault_place){path, 0, 0}, "more than %d rows", ROWS_MAX);
    o->files = arena_grow(o->a, o->files, &o->allocated, o->count, sizeof *o->files);
    o->files[o->count++] = f;
}

/* --- forms and keys ----------------------------------------------------------------------------- */

__attribute__((format(printf, 3, 4)))
static void wrong(const struct given *g, size_t column, const char *format, ...)
{
    va_list args;
    char text[480];

    va_start(args, format);
    vsnprintf(text, sizeof text, format, args);
    va_end(args);
    fault_add(g->o->faults, (struct fault_place){g->file->path, g->row->line, g->row->at[column]},
              "%s: %s", g->file->table.columns[column].name, text);
}

static void add_form(struct ownnames *o, struct name name)
{
    struct words words = text_words(o->a, name.form, 0);
    uint64_t *folds = ARENA_NEW(o->a, uint64_t, words.count);

    if (words.count == 0)
        return;
    for (size_t i = 0; i < words.count; i++)
        folds[i] = words.items[i].fold;
    name.words = (uint16_t)words.count;
    o->forms = arena_grow(o->a, o->forms, &o->forms_allocated, o->made->form_count, sizeof *o->forms);
    o->forms[o->made->form_count++] = (struct own_form){name, folds};
}

/* Every name of a list cell, with what is derived of it. */
static void add_names(const struct given *g, size_t column, enum name_kind kind, uint32_t row)
{
    struct str rest = g->row->cells[column], item;

    while (rest.n > 0 && str_split(&rest, '|', &item)) {
        struct str variants[NAME_VARIANTS];
        size_t count = name_variants(g->o->a, kind, item, variants);

        if (item.n > NAME_BYTES)
            wrong(g, column, "a name of %zu bytes; at most %d", item.n, NAME_BYTES);
        for (size_t i = 0; i < count && item.n <= NAME_BYTES; i++)
            add_form(g->o, (struct name){.kind = kind, .row = row, .form = variants[i]});
    }
}

/* What people type for a guest. */
static void add_keys(const struct given *g, size_t column, struct str code)
{
    struct ownnames *o = g->o;
    struct str rest = g->row->cells[column], item;

    while (rest.n > 0 && str_split(&rest, '|', &item)) {
        o->keys = arena_grow(o->a, o->keys, &o->keys_allocated, o->made->key_count, sizeof *o->keys);
        o->keys[o->made->key_count++] = (struct own_key){guest_key(o->a, item), code};
    }
}

/* --- rows --------------------------------------------------------------------------------------- */

static bool find_country(struct str code, uint32_t *row)
{
    for (*row = 0; *row < country_count(); ++*row)
        if (str_eq(country_row(*row)->code, code))
            return true;
    return false;
}

static bool find_body(struct str code, uint32_t *row)
{
    for (*row = 0; *row < body_count(); ++*row)
        if (str_eq(body_row(*row)->code, code))
            return true;
    return false;
}

/* Rows of this reading are not in force yet: those behind the gazetteer's last are looked for here. */
static bool find_own_country(const struct ownnames *o, struct str code, uint32_t *row)
{
    for (uint32_t i = 0; i < o->made->country_count; i++)
        if (str_eq(o->countries[i].code, code)) {
            *row = country_count() + i;
            return true;
        }
    return false;
}

static bool find_own_body(const struct ownnames *o, struct str code, uint32_t *row)
{
    for (uint32_t i = 0; i < o->made->body_count; i++)
        if (str_eq(o->bodies[i].code, code)) {
            *row = body_count() + i;
            return true;
        }
    return false;
}

static struct str first_item(struct str list)
{
    struct str item = {0};

    str_split(&list, '|', &item);
    return item;
}

static void take_country(const struct given *g)
{
    static const enum name_kind of[C_COUNT] = {
        [C_SHORT] = NAME_COUNTRY, [C_OFFICIAL] = NAME_COUNTRY, [C_NAMES] = NAME_COUNTRY,
        [C_FORMER] = NAME_FORMER, [C_DEMONYMS] = NAME_DEMONYM, [C_CAPITAL] = NAME_CAPITAL,
        [C_METONYMS] = NAME_METONYM};
    struct ownnames *o = g->o;
    const struct str *cells = g->row->cells;
    struct str code = cells[C_ALPHA2];
    uint32_t row = 0;

    if (!find_country(code, &row) && !find_own_country(o, code, &row)) {
        if (cells[C_SHORT].n == 0)
            wrong(g, C_SHORT, "a new country (%.*s) needs a name", STR_ARG(code));
        row = country_count() + o->made->country_count;
        o->countries = arena_grow(o->a, o->countries, &o->countries_allocated,
                                  o->made->country_count, sizeof *o->countries);
        o->countries[o->made->country_count++] = (struct country){
            code, cells[C_ALPHA3], cells[C_SHORT], first_item(cells[C_CAPITAL]), cells[C_STATUS],
            cells[C_PARENT]};
        add_keys(g, C_ALPHA2, code);
    }
    for (size_t i = C_SHORT; i <= C_METONYMS; i++)
        add_names(g, i, of[i], row);
    for (size_t i = C_SHORT; i <= C_FORMER; i++)
        add_keys(g, i, code);
}

static void take_body(const struct given *g)
{
    struct ownnames *o = g->o;
    const struct str *cells = g->row->cells;
    struct str code = cells[B_CODE];
    uint32_t row = 0;

    if (find_country(code, &row)) {
        wrong(g, B_CODE, "%.*s is a country's", STR_ARG(code));
        return;
    }
    if (!find_body(code, &row) && !find_own_body(o, code, &row)) {
        if (cells[B_NAME].n == 0)
            wrong(g, B_NAME, "a new organisation (%.*s) needs a name", STR_ARG(code));
        row = body_count() + o->made->body_count;
        o->bodies = arena_grow(o->a, o->bodies, &o->bodies_allocated, o->made->body_count,
                               sizeof *o->bodies);
        o->bodies[o->made->body_count++] = (struct body){code, cells[B_NAME], cells[B_KIND],
                                                         cells[B_SEAT]};
        add_keys(g, B_CODE, code);
    }
    for (size_t i = B_NAME; i <= B_ABBR; i++) {
        add_names(g, i, str_eq(code, S("GROUP")) ? NAME_GROUP : NAME_BODY, row);
        add_keys(g, i, code);
    }
}

/* The cell holds the code of a country, or where bodies may stand of one of those. */
static bool is_known(const struct given *g, size_t column, bool bodies)
{
    struct str code = g->row->cells[column];
    uint32_t row;

    if (find_country(code, &row) || find_own_country(g->o, code, &row) ||
        (bodies && (find_body(code, &row) || find_own_body(g->o, code, &row))))
        return true;
    wrong(g, column, "no code '%.*s'%s", STR_ARG(code),
          bodies ? "; countries.tsv and organisations.tsv have them, yours too" : "");
    return false;
}

static void take_leader(const struct given *g)
{
    struct ownnames *o = g->o;
    const struct str *cells = g->row->cells;
    day from = cell_day(cells[L_FROM]), to = cell_day(cells[L_TO]);
    uint32_t row = leader_count() + o->made->leader_count;

    if (!is_known(g, L_COUNTRY, true))
        return;
    if (to != 0 && to < from && !day_agrees(from, to))
        wrong(g, L_TO, "the term ends before it starts");
    o->leaders = arena_grow(o->a, o->leaders, &o->leaders_allocated, o->made->leader_count,
                            sizeof *o->leaders);
    o->leaders[o->made->leader_count++] = (struct leader){
        cells[L_COUNTRY], cells[L_OFFICE], cells[L_NAME], first_item(cells[L_FAMILY]),
        cells[L_TITLE], from, to};
    add_names(g, L_NAME, NAME_LEADER, row);
    add_names(g, L_ALT, NAME_LEADER, row);
    add_names(g, L_FAMILY, NAME_FAMILY, row);
}

static void take_outlet(const struct given *g)
{
    struct ownnames *o = g->o;
    const struct str *cells = g->row->cells;
    uint32_t row = outlet_count() + o->made->outlet_count;

    if (!is_known(g, O_COUNTRY, true))
        return;
    o->outlets = arena_grow(o->a, o->outlets, &o->outlets_allocated, o->made->outlet_count,
                            sizeof *o->outlets);
    o->outlets[o->made->outlet_count++] = (struct outlet){
        cells[O_NAME], cells[O_COUNTRY], cells[O_KIND], str_eq(cells[O_SPEAKS], S("yes"))};
    add_names(g, O_NAME, NAME_OUTLET, row);
    add_names(g, O_ALT, NAME_OUTLET, row);
}

static void take_place(const struct given *g)
{
    struct ownnames *o = g->o;
    const struct str *cells = g->row->cells;
    uint32_t row = place_count() + o->made->place_count;

    if (!is_known(g, P_COUNTRY, false))
        return;
    o->places = arena_grow(o->a, o->places, &o->places_allocated, o->made->place_count,
                           sizeof *o->places);
    o->places[o->made->place_count++] = (struct place){cells[P_NAME], cells[P_COUNTRY],
                                                       cells[P_KIND]};
    add_names(g, P_NAME, NAME_PLACE, row);
    add_names(g, P_ALT, NAME_PLACE, row);
}

static void take_other(const struct given *g)
{
    add_names(g, X_NAME, NAME_OTHER, 0);
}

static void take_table(struct ownnames *o, const char *name, void (*take)(const struct given *g))
{
    for (size_t i = 0; i < o->count; i++)
        for (size_t k = 0; k < o->files[i].table.count; k++)
            if (strcmp(o->files[i].table.file, name) == 0)
                take(&(struct given){o, &o->files[i], &o->files[i].table.rows[k]});
}

/* Countries and organisations first, as the others name their codes. */
const struct own_names *ownnames_make(struct ownnames *o)
{
    names_extend(NULL);
    take_table(o, "countries.tsv", take_country);
    take_table(o, "organisations.tsv", take_body);
    take_table(o, "leaders.tsv", take_leader);
    take_table(o, "outlets.tsv", take_outlet);
    take_table(o, "places.tsv", take_place);
    take_table(o, "others.tsv", take_other);
    o->made->countries = o->countries;
    o->made->bodies = o->bodies;
    o->made->leaders = o->leaders;
    o->made->outlets = o->outlets;
    o->made->places = o->places;
    own_forms_sort(o->forms, o->made->form_count);
    o->made->forms = o->forms;
    o->made->keys = o->keys;
    return o->made;
}
