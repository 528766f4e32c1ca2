/*
 * guest.c - what somebody typed -> the code of a guest.
 *
 * The build made a sorted table of all keys (names/key.h), each with a rank: of several guests that
 * are typed alike the lowest rank is meant, so that "AU" is Australia, though the African Union
 * goes by it too, and "Macedonia" is whoever bears the name now before those who once did.
 */
#include "names/form.h"
#include "names/key.h"
#include "names/own.h"

struct typed_key {
    uint32_t text;   /* offset in typed_texts */
    uint16_t row;    /* of the countries, or of the bodies */
    uint8_t bytes;
    uint8_t rank;    /* 0 ISO code; 1 short and official name, body's code and name; 2 others;
                        3 former */
    uint8_t body;
};

#include "names/guests.inc"

enum { KEYS = sizeof typed_keys / sizeof *typed_keys };

/* Names that the table gives to one country and that people type for either. */
static const struct {
    struct str key, codes[3];
} shared[] = {
    {STR("korea"), {STR("KR"), STR("KP")}},
    {STR("virgin islands"), {STR("VI"), STR("VG")}},
};

static struct str key_text(const struct typed_key *k)
{
    return (struct str){(const char *)typed_texts + k->text, k->bytes};
}

static struct str key_code(const struct typed_key *k)
{
    return k->body ? body_row(k->row)->code : country_row(k->row)->code;
}

/* The first row of a key that is not below it; KEYS where all are. */
static size_t key_find(struct str key)
{
    size_t low = 0, high = KEYS;

    while (low < high) {
        size_t middle = (low + high) / 2;

        if (str_cmp(key_text(&typed_keys[middle]), key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool is_key(size_t i, struct str key)
{
    return i < KEYS && str_eq(key_text(&typed_keys[i]), key);
}

static const struct str *shared_codes(struct str key)
{
    for (size_t i = 0; i < sizeof shared / sizeof *shared; i++)
        if (str_eq(shared[i].key, key))
            return shared[i].codes;
    return NULL;
}

/* Of the user's own names the first with this key. */
static bool find_own(struct str key, struct str *code)
{
    const struct own_names *own = names_own();

    for (size_t i = 0; i < own->key_count; i++)
        if (str_eq(own->keys[i].key, key)) {
            *code = own->keys[i].code;
            return true;
        }
    return false;
}

/* The one guest with this key; false where there is none or there are several. */
static bool find_key(struct str key, struct str *code)
{
    size_t i = key_find(key);

    if (find_own(key, code))
        return true;
    if (!is_key(i, key) || shared_codes(key) != NULL)
        return false;
    if (is_key(i + 1, key) && typed_keys[i + 1].rank == typed_keys[i].rank)
        return false;
    *code = key_code(&typed_keys[i]);
    return true;
}

/* "Korea, Republic of" -> "Republic of Korea", as lists of countries have it. */
static struct str turned(struct arena *a, struct str typed)
{
    size_t comma = str_find_byte(typed, ',', 0);

    if (comma == STR_NONE)
        return typed;
    return arena_fmt(a, "%.*s %.*s", STR_ARG(str_trim(str_cut(typed, comma + 1, typed.n))),
                     STR_ARG(str_cut(typed, 0, comma)));
}

enum { TYPED_MAX = 200 };  /* bytes; no guest has a longer name */

bool guest_find(struct str typed, struct str *code)
{
    struct arena a = {0};
    bool found = typed.n <= TYPED_MAX && (find_key(guest_key(&a, typed), code) ||
                                          find_key(guest_key(&a, turned(&a, typed)), code));

    arena_free(&a);
    return found;
}

bool guest_of_leader(struct str typed, day on, struct str *code)
{
    struct arena a = {0};
    struct str key = guest_key(&a, str_cut(typed, 0, TYPED_MAX));
    size_t found = 0;

    for (uint32_t i = 0; i < form_count(); i++) {
        struct name n = form_name(i);

        if ((n.kind != NAME_LEADER && n.kind != NAME_FAMILY) ||
            !leader_in_office(leader_row(n.row), on) || !str_eq(guest_key(&a, n.form), key))
            continue;
        found += found == 0 || !str_eq(*code, leader_row(n.row)->country);
        *code = leader_row(n.row)->country;
    }
    arena_free(&a);
    return found == 1;
}

/* ---- nearest ---- */

enum { FAR = 100 };

/* A guest to offer: the nearer the better, then the better rank, then by name. */
struct offer {
    int distance, rank;
    struct str code;
};

struct offers {
    struct arena *a;
    struct offer *items;
    size_t count, allocated;
};

static int nearer(const void *a, const void *b)
{
    const struct offer *x = a, *y = b;
    int order = x->distance - y->distance;

    if (order == 0)
        order = x->rank - y->rank;
    return order != 0 ? order : str_cmp(guest_name(x->code), guest_name(y->code));
}

/* One offer a guest, the best of those that lead to it. */
static void offer(struct offers *o, struct offer new)
{
    for (size_t i = 0; i < o->count; i++)
        if (str_eq(o->items[i].code, new.code)) {
            if (nearer(&new, &o->items[i]) < 0)
                o->items[i] = new;
            return;
        }
    o->items = arena_grow(o->a, o->items, &o->allocated, o->count, sizeof *o->items);
    o->items[o->count++] = new;
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

/*
 * How many letters were missed, added, changed, or swapped with their neighbour (Damerau and
 * Levenshtein, optimal alignment). The texts are keys, so mostly ASCII: bytes will do.
 */
static int distance(struct str x, struct str y)
{
    int rows[3][TYPED_MAX + 2], *before = rows[0], *last = rows[1], *now = rows[2];

    for (size_t k = 0; k <= y.n; k++)
        last[k] = (int)k;
    for (size_t i = 1; i <= x.n; i++) {
        int *oldest = before;

        now[0] = (int)i;
        for (size_t k = 1; k <= y.n; k++) {
            now[k] = least(last[k - 1] + (x.p[i - 1] != y.p[k - 1]),
                           least(last[k], now[k - 1]) + 1);
            if (i > 1 && k > 1 && x.p[i - 1] == y.p[k - 2] && x.p[i - 2] == y.p[k - 1])
                now[k] = least(now[k], before[k - 2] + 1);
        }
        before = last;
        last = now;
        now = oldest;
    }
    return last[y.n];
}

/* The words of part stand in whole, from the start of a word: "korea" in "south korea". */
static bool has_words(struct str whole, struct str part)
{
    size_t at = str_find(whole, part, 0);

    while (at != STR_NONE && at > 0 && whole.p[at - 1] != ' ')
        at = str_find(whole, part, at + 1);
    return at != STR_NONE;
}

/* How far the typed key is from one of the table; FAR where nobody would take one for the other. */
static int nearness(struct str typed, struct str key)
{
    size_t letters = typed.n < key.n ? typed.n : key.n;
    size_t longer = typed.n < key.n ? key.n - typed.n : typed.n - key.n;
    int most = letters <= 4 ? 1 : letters <= 7 ? 2 : letters <= 12 ? 3 : 4, d;

    if (str_eq(typed, key))
        return 0;
    if (key.n <= 3 || typed.n < 3)
        return FAR;  /* any code is near to any other */
    if (has_words(key, typed))
        return 2;
    if (longer > (size_t)most || key.n > TYPED_MAX)
        return FAR;
    d = distance(typed, key);
    return d <= most ? d : FAR;
}

static void offer_keys(struct offers *o, struct str key)
{
    const struct str *codes = shared_codes(key);

    for (; codes != NULL && codes->n > 0; codes++)
        offer(o, (struct offer){0, 0, *codes});
    for (size_t i = 0; i < names_own()->key_count; i++) {
        int d = nearness(key, names_own()->keys[i].key);

        if (d < FAR)
            offer(o, (struct offer){d, 0, names_own()->keys[i].code});
    }
    for (size_t i = 0; i < KEYS; i++) {
        int d = nearness(key, key_text(&typed_keys[i]));

        if (d < FAR)
            offer(o, (struct offer){d, typed_keys[i].rank, key_code(&typed_keys[i])});
    }
}

/* The country that a name in a text leads to; empty where it leads to none. */
static struct str form_code(struct name n)
{
    if (n.kind == NAME_LEADER || n.kind == NAME_FAMILY)
        return leader_row(n.row)->country;
    return n.kind <= NAME_METONYM ? country_row(n.row)->code : (struct str){0};
}

/* Who typed a leader's name, a people's or a capital means the country. */
static void offer_forms(struct offers *o, struct str key)
{
    for (uint32_t i = 0; i < form_count(); i++) {
        struct name n = form_name(i);
        struct str code = form_code(n);

        if (code.n > 0 && str_eq(guest_key(o->a, n.form), key))
            offer(o, (struct offer){1, (int)n.kind, code});
    }
}

size_t guest_nearest(struct str typed, struct str *names, size_t count)
{
    struct arena a = {0};
    struct offers o = {.a = &a};
    struct str key = guest_key(&a, str_cut(typed, 0, TYPED_MAX / 2));

    if (key.n > 0 && key.n <= TYPED_MAX) {
        offer_keys(&o, key);
        offer_forms(&o, key);
    }
    if (o.count > 0)
        qsort(o.items, o.count, sizeof *o.items, nearer);
    if (count > o.count)
        count = o.count;
    for (size_t i = 0; i < count; i++)
        names[i] = guest_name(o.items[i].code);
    arena_free(&a);
    return count;
}

struct str guest_name(struct str code)
{
    const struct country *c = country_find(code);
    const struct body *b = c == NULL ? body_find(code) : NULL;

    return c != NULL ? c->name : b != NULL ? b->name : code;
}
