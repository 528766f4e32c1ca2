#include "page/dated.h"

#include <string.h>

#include "page/shape.h"

enum { YEAR_FIRST = 1900, YEAR_LAST = 2100, LOOK_BACK = 3 };

static int month_of(struct str w)
{
    static const struct str names[] = {
        STR("january"), STR("february"), STR("march"),     STR("april"),   STR("may"),
        STR("june"),    STR("july"),     STR("august"),    STR("september"), STR("october"),
        STR("november"), STR("december"),
    };

    if (w.n < 3 || strchr("jfmasondJFMASOND", w.p[0]) == NULL)
        return 0;  /* so nearly all words */
    for (int m = 1; m <= 12; m++) {
        struct str name = names[m - 1];

        if (str_eq_nocase(w, name) || str_eq_nocase(w, str_cut(name, 0, 3)))
            return m;
    }
    return str_eq_nocase(w, S("sept")) ? 9 : 0;
}

/* The digits at the front of a word: 26 of "26", 31 of "31st"; -1 where it is no such number. */
static int number_of(struct str w, size_t most)
{
    static const struct str endings[] = {STR(""), STR("st"), STR("nd"), STR("rd"), STR("th")};
    size_t n = 0;
    int value = 0;

    while (n < w.n && n <= most && w.p[n] >= '0' && w.p[n] <= '9')
        value = value * 10 + (w.p[n++] - '0');
    if (n == 0 || n > most)
        return -1;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (str_eq_nocase(str_cut(w, n, w.n), endings[i]))
            return value;
    return -1;
}

static int mday_of(struct str w)
{
    int n = number_of(w, 2);

    return n >= 1 && n <= 31 ? n : -1;
}

static int year_of(struct str w)
{
    int n = w.n == 4 ? number_of(w, 4) : -1;

    return n >= YEAR_FIRST && n <= YEAR_LAST ? n : -1;
}

struct word_at {
    struct str text;
    size_t start, end;
};

static bool word_next(struct str text, size_t *at, struct word_at *w)
{
    if (!shape_word(text, at, &w->text))
        return false;
    w->start = (size_t)(w->text.p - text.p);
    w->end = *at;
    return true;
}

/* What stands between two words is short and of these signs. */
static bool only_between(struct str text, size_t from, size_t to, const char *signs)
{
    if (to - from > 4)
        return false;
    for (size_t i = from; i < to; i++)
        if (str_find_byte(str_of(signs), text.p[i], 0) == STR_NONE)
            return false;
    return true;
}

/* A year may follow a day and month: "May 28, 2020", "Sept. 26 (2022)"; not the hour: "30, 12:41". */
static int year_after(struct str text, size_t *end)
{
    struct word_at w;
    size_t at = *end;
    int year;

    if (!word_next(text, &at, &w) || !only_between(text, *end, w.start, " ,.(\n"))
        return 0;
    year = year_of(w.text);
    if (year < 0)
        return 0;
    *end = w.end;
    return year;
}

static bool set(struct dated *out, int year, int month, int mday, size_t start, size_t end)
{
    out->day = day_make(year, month, mday);
    out->start = start;
    out->end = end;
    return day_valid(day_make(year == 0 ? 2000 : year, month, mday));
}

/* "May 28, 2020", "May 28": first is the month. */
static bool month_first(struct str text, const struct word_at *first, struct dated *out)
{
    struct word_at second;
    size_t at = first->end, end;
    int month = month_of(first->text), mday, year;

    if (month == 0 || !word_next(text, &at, &second) ||
        !only_between(text, first->end, second.start, " .\n"))
        return false;
    mday = mday_of(second.text);
    if (mday < 0)
        return false;
    end = second.end;
    year = year_after(text, &end);
    return set(out, year, month, mday, first->start, end);
}

/* "28 May 2020", "28 May", "19 Jul 2023", "the 23rd of May". */
static bool mday_first(struct str text, const struct word_at *first, struct dated *out)
{
    struct word_at second;
    size_t at = first->end, end;
    int mday = mday_of(first->text), month, year;

    if (mday < 0 || !word_next(text, &at, &second) ||
        !only_between(text, first->end, second.start, " .-\n"))
        return false;
    if (str_eq(second.text, S("of")) && !word_next(text, &at, &second))
        return false;
    month = month_of(second.text);
    if (month == 0)
        return false;
    end = second.end;
    year = year_after(text, &end);
    return set(out, year, month, mday, first->start, end);
}

/* The sign between two words where it is one and the same sign alone; else 0. */
static char sign_between(struct str text, const struct word_at *a, const struct word_at *b)
{
    return b->start == a->end + 1 ? text.p[a->end] : '\0';
}

static bool parts_numbers(char sign)
{
    return sign == '-' || sign == '/' || sign == '.';
}

/* "29.04.2015", "17/12/2018", "06/06/22". */
static bool set_numbers(char sign, const int n[3], bool short_year, size_t start, size_t end,
                        struct dated *out)
{
    int year = short_year ? 2000 + n[2] : n[2];
    bool month_leads = n[1] > 12 || (short_year && sign == '/' && n[0] <= 12);

    if (year < YEAR_FIRST || year > YEAR_LAST)
        return false;
    return month_leads ? set(out, year, n[0], n[1], start, end)
                       : set(out, year, n[1], n[0], start, end);
}

/* "2020-05-28", also with the hour behind it: "2020-05-28T10:00". */
static bool year_first(struct str text, const struct word_at *first, struct dated *out)
{
    struct word_at second, third;
    size_t at = first->end;
    int month, mday;
    char sign;

    if (year_of(first->text) < 0 || !word_next(text, &at, &second) ||
        !word_next(text, &at, &third))
        return false;
    sign = sign_between(text, first, &second);
    if (!parts_numbers(sign) || sign != sign_between(text, &second, &third))
        return false;
    month = number_of(second.text, 2);
    mday = mday_of(str_cut(third.text, 0, 2));
    return month >= 1 && month <= 12 && mday > 0 &&
           set(out, year_of(first->text), month, mday, first->start, third.start + 2);
}

static bool in_numbers(struct str text, const struct word_at *first, struct dated *out)
{
    struct word_at second, third;
    size_t at = first->end;
    char sign;
    int n[3];

    if (number_of(first->text, 2) < 0 || !word_next(text, &at, &second) ||
        !word_next(text, &at, &third))
        return false;
    sign = sign_between(text, first, &second);
    if (!parts_numbers(sign) || sign != sign_between(text, &second, &third))
        return false;
    n[0] = number_of(first->text, 2);
    n[1] = number_of(second.text, 2);
    n[2] = number_of(third.text, 4);
    if (n[1] < 0 || n[2] < 0 || (third.text.n != 4 && (third.text.n != 2 || sign == '-')))
        return false;
    return set_numbers(sign, n, third.text.n == 2, first->start, third.end, out);
}

bool dated_next(struct str text, size_t *at, struct dated *out)
{
    struct word_at w;

    while (word_next(text, at, &w))
        if (month_first(text, &w, out) || mday_first(text, &w, out) ||
            year_first(text, &w, out) || in_numbers(text, &w, out)) {
            *at = out->end;
            return true;
        }
    return false;
}

int dated_year(struct str text)
{
    struct word_at w;
    int year = 0;

    for (size_t at = 0; word_next(text, &at, &w);)
        if (year_of(w.text) > year)
            year = year_of(w.text);
    return year;
}

day dated_address(struct str text)
{
    struct word_at y, m, d;

    for (size_t at = 0; word_next(text, &at, &y);) {
        size_t ahead = at;

        if (year_of(y.text) > 0 && word_next(text, &ahead, &m) && word_next(text, &ahead, &d) &&
            sign_between(text, &y, &m) == '/' && sign_between(text, &m, &d) == '/') {
            day found = day_make(year_of(y.text), number_of(m.text, 2), number_of(d.text, 2));

            if (m.text.n <= 2 && d.text.n <= 2 && day_valid(found) && day_exact(found))
                return found;
        }
    }
    return 0;
}
