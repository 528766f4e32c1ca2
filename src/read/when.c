#include "read/when.h"

#include "read/lexicon.h"

static bool is(struct words words, size_t at, const char *text)
{
    return at < words.count && str_is(words.items[at].text, text);
}

static bool any(struct words words, size_t at, const char *const *list, int *which)
{
    for (int i = 0; list[i] != NULL; i++)
        if (is(words, at, list[i])) {
            *which = i;
            return true;
        }
    return false;
}

/* The place of a word in "january february ...", by its first three letters. */
static int month_of(struct words words, size_t at)
{
    static const char *const months[] = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct",
                                         "nov", "dec"};
    struct str t;

    if (at >= words.count || !words.items[at].capital || words.items[at].text.n < 3 ||
        !lexicon_is(words.items[at].fold, CLASS_MONTH))
        return 0;
    t = str_cut(words.items[at].text, 0, 3);
    for (int i = 0; i < 12; i++)
        if (str_is(t, months[i]))
            return i + 1;
    return 0;
}

static int weekday_of(struct words words, size_t at)
{
    static const char *const days[] = {"sun", "mon", "tue", "wed", "thu", "fri", "sat"};
    struct str t;

    if (at >= words.count || !words.items[at].capital || words.items[at].text.n < 3 ||
        !lexicon_is(words.items[at].fold, CLASS_WEEKDAY))
        return -1;
    t = str_cut(words.items[at].text, 0, 3);
    for (int i = 0; i < 7; i++)
        if (str_is(t, days[i]))
            return i;
    return -1;
}

/* A number of one to four digits, with or without an ordinal's ending ("23rd"). */
static bool number_at(struct words words, size_t at, int *out)
{
    struct str t;
    int64_t value;

    if (at >= words.count || words.items[at].kind != WORD_NUMBER)
        return false;
    t = words.items[at].text;
    if (t.n > 2 && (str_ends(t, S("st")) || str_ends(t, S("nd")) || str_ends(t, S("rd")) ||
                    str_ends(t, S("th"))))
        t.n -= 2;
    if (t.n == 0 || t.n > 4 || !str_int(t, &value))
        return false;
    *out = (int)value;
    return true;
}

static bool year_at(struct words words, size_t at, int *year)
{
    return number_at(words, at, year) && words.items[at].text.n == 4 && *year >= 1800 && *year <= 2199;
}

static bool mday_at(struct words words, size_t at, int *mday)
{
    return number_at(words, at, mday) && *mday >= 1 && *mday <= 31 && words.items[at].text.n <= 4;
}

/* ", 2020" or "2020" or "of 2020" behind a month */
static size_t year_behind(struct words words, size_t at, int *year)
{
    size_t n = is(words, at, ",") || is(words, at, "of") || is(words, at, "(") ? 1 : 0;

    if (at + n >= words.count || !year_at(words, at + n, year))
        return 0;
    return n + 1;
}

/* " to 17", "-16", " and 27": the end of a span. */
static size_t span_behind(struct words words, size_t at, int *until)
{
    static const char *const links[] = {"to", "-", "\xe2\x80\x93", "and", "until", "\xe2\x80\x94", "or", NULL};
    int which, mday;

    *until = 0;
    if (!any(words, at, links, &which) || !mday_at(words, at + 1, &mday))
        return 0;
    *until = mday;
    return 2;
}

/* "June 24, 2020", "Nov. 15 to 17", "November 2019", "May" */
static size_t month_first(struct words words, size_t at, struct when *out)
{
    int month = month_of(words, at), year = 0, mday = 0, until;
    size_t n = 1, more;

    if (month == 0)
        return 0;
    if (year_at(words, at + 1, &year)) {
        *out = (struct when){.kind = WHEN_DATE, .year = year, .month = month};
        return 2;
    }
    if (is(words, at + 1, "the") && mday_at(words, at + 2, &mday))
        n = 3;
    else if (mday_at(words, at + 1, &mday))
        n = 2;
    else if (month == 5 && !is(words, at, "may"))
        return 0;
    if (mday == 0) {
        more = year_behind(words, at + 1, &year);
        if (is(words, at + 1, "(") || (month == 3 && !words.items[at].capital))
            more = 0;
        *out = (struct when){.kind = WHEN_DATE, .year = more ? year : 0, .month = month};
        return 1 + more;
    }
    n += span_behind(words, at + n, &until);
    more = year_behind(words, at + n, &year);
    *out = (struct when){.kind = WHEN_DATE, .year = more ? year : 0, .month = month, .mday = mday,
                         .until = until};
    if (more && is(words, at + n, "(") && is(words, at + n + more, ")"))
        more++;
    return n + more;
}

/* "9 May 2015", "15 and 16 November", "22 to 24 August", "the 3rd of September" */
static size_t mday_first(struct words words, size_t at, struct when *out)
{
    int mday, month, year = 0, until;
    size_t n = 1, more;

    if (!mday_at(words, at, &mday))
        return 0;
    n += span_behind(words, at + n, &until);
    if (is(words, at + n, "of"))
        n++;
    month = month_of(words, at + n);
    if (month == 0)
        return 0;
    n++;
    more = year_behind(words, at + n, &year);
    *out = (struct when){.kind = WHEN_DATE, .year = more ? year : 0, .month = month, .mday = mday,
                         .until = until};
    return n + more;
}

/* "29.04.2015", which is one word */
static size_t pointed(struct str t, struct when *out)
{
    struct str part;
    int64_t n[3];
    size_t count = 0;

    while (count < 3 && str_split(&t, '.', &part) && str_int(part, &n[count]))
        count++;
    if (count < 3 || t.n > 0 || part.n != 4 || n[0] < 1 || n[0] > 31 || n[1] < 1 || n[1] > 12)
        return 0;
    *out = (struct when){WHEN_DATE, (int)n[2], (int)n[1], (int)n[0], 0, 0, 0};
    return 1;
}

/* 2020-05-28, 17/12/2018: words and marks */
static size_t digits_only(struct words words, size_t at, struct when *out)
{
    int a, b, c;

    if (words.items[at].kind == WORD_NUMBER && pointed(words.items[at].text, out) > 0)
        return 1;
    if (at + 4 >= words.count || !number_at(words, at, &a) || !number_at(words, at + 2, &b) ||
        !number_at(words, at + 4, &c) || words.items[at + 1].kind != WORD_MARK ||
        words.items[at + 1].spaced || words.items[at + 2].spaced ||
        !str_eq(words.items[at + 1].text, words.items[at + 3].text))
        return 0;
    if (words.items[at].text.n == 4)
        *out = (struct when){WHEN_DATE, a, b, c, 0, 0, 0};
    else if (words.items[at + 4].text.n == 4)
        *out = (struct when){WHEN_DATE, c, b, a, 0, 0, 0};
    else
        return 0;
    return out->month >= 1 && out->month <= 12 && out->mday >= 1 && out->mday <= 31 ? 5 : 0;
}

static size_t weekday_here(struct words words, size_t at, int lean, struct when *out)
{
    int weekday = weekday_of(words, at);
    struct when date;
    size_t n;

    if (weekday < 0)
        return 0;
    *out = (struct when){.kind = WHEN_WEEKDAY, .number = weekday, .lean = lean};
    n = is(words, at + 1, ",") ? 2 : 1;
    if (at + n < words.count) {  /* "Thursday, 5 May": the date says it */
        size_t more = month_first(words, at + n, &date);

        if (more == 0)
            more = mday_first(words, at + n, &date);
        if (more > 0 && date.mday > 0) {
            *out = date;
            return n + more;
        }
    }
    if (is(words, at + 1, "last"))
        out->lean = -1;
    else if (is(words, at + 1, "next"))
        out->lean = 1;
    else if (is(words, at + 1, "morning") || is(words, at + 1, "evening") || is(words, at + 1, "night") ||
             is(words, at + 1, "afternoon"))
        return 2;
    else
        return 1;
    return 2;
}

static const char *const small[] = {"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
                                    "ten", "eleven", "twelve", NULL};

static bool count_at(struct words words, size_t at, int *out)
{
    if (is(words, at, "a") || is(words, at, "an")) {
        *out = 1;
        return true;
    }
    return any(words, at, small, out) || (number_at(words, at, out) && *out < 200);
}

/* "eight days ago", "a year ago", "two weeks ago" */
static size_t ago(struct words words, size_t at, struct when *out)
{
    int n;

    if (!count_at(words, at, &n) || !is(words, at + 2, "ago"))
        return 0;
    if (is(words, at + 1, "day") || is(words, at + 1, "days"))
        *out = (struct when){.kind = WHEN_DAYS, .number = -n, .lean = -1};
    else if (is(words, at + 1, "month") || is(words, at + 1, "months"))
        *out = (struct when){.kind = WHEN_MONTHS, .number = -n, .lean = -1};
    else if (is(words, at + 1, "year") || is(words, at + 1, "years"))
        *out = (struct when){.kind = WHEN_YEARS, .number = -n, .lean = -1};
    else if (is(words, at + 1, "week") || is(words, at + 1, "weeks") || is(words, at + 1, "hours") ||
             is(words, at + 1, "hour"))
        *out = (struct when){.kind = WHEN_VAGUE, .lean = -1};
    else
        return 0;
    return 3;
}

static size_t near_days(struct words words, size_t at, struct when *out)
{
    static const char *const parts[] = {"morning", "evening", "night", "afternoon", NULL};
    int which;

    if (is(words, at, "today") || is(words, at, "tonight"))
        *out = (struct when){.kind = WHEN_DAYS};
    else if (is(words, at, "yesterday"))
        *out = (struct when){.kind = WHEN_DAYS, .number = -1, .lean = -1};
    else if (is(words, at, "tomorrow"))
        *out = (struct when){.kind = WHEN_DAYS, .number = 1, .lean = 1};
    else if (is(words, at, "this") && any(words, at + 1, parts, &which)) {
        *out = (struct when){.kind = WHEN_DAYS};
        return 2;
    } else if (is(words, at, "last") && is(words, at + 1, "night")) {
        *out = (struct when){.kind = WHEN_DAYS, .number = -1, .lean = -1};
        return 2;
    } else
        return 0;
    return 1;
}

/* "last month", "next year", "this week", "last autumn", "this January" */
static size_t last_or_next(struct words words, size_t at, struct when *out)
{
    int lean = is(words, at, "last") ? -1 : is(words, at, "next") ? 1 : 0;
    size_t n;

    if (lean == 0 && !is(words, at, "this"))
        return 0;
    if (is(words, at + 1, "month"))
        *out = (struct when){.kind = WHEN_MONTHS, .number = lean, .lean = lean};
    else if (is(words, at + 1, "year"))
        *out = (struct when){.kind = WHEN_YEARS, .number = lean, .lean = lean};
    else if (is(words, at + 1, "week") || is(words, at + 1, "weekend") || is(words, at + 1, "spring") ||
             is(words, at + 1, "summer") || is(words, at + 1, "autumn") || is(words, at + 1, "winter"))
        *out = (struct when){.kind = WHEN_VAGUE, .lean = lean};
    else if (month_of(words, at + 1) != 0) {
        n = month_first(words, at + 1, out);
        out->lean = lean;
        return n == 0 ? 0 : 1 + n;
    } else {
        n = weekday_here(words, at + 1, lean, out);
        return n == 0 ? 0 : 1 + n;
    }
    return 2;
}

static size_t year_alone(struct words words, size_t at, struct when *out)
{
    int year;

    if (!year_at(words, at, &year) || (at > 0 && words.items[at - 1].kind == WORD_MARK &&
                                       !words.items[at].spaced && !is(words, at - 1, "(")))
        return 0;
    *out = (struct when){.kind = WHEN_YEAR, .year = year};
    return 1;
}

/* "June 31" is no day, nor is "29 February 2019"; without its year it is one of some year. */
static bool exists(const struct when *w)
{
    return w->kind != WHEN_DATE || day_valid(day_make(w->year != 0 ? w->year : 2000, w->month, w->mday));
}

static bool may_start(const struct word *w)
{
    const struct lexeme *l = lexicon_find(w->fold);

    if (w->kind != WORD_LETTERS)
        return w->kind == WORD_NUMBER;
    if (l == NULL)
        return str_is(w->text, "one") || str_is(w->text, "zero");
    return (l->classes & ((uint64_t)1 << CLASS_MONTH | (uint64_t)1 << CLASS_WEEKDAY | (uint64_t)1 << CLASS_TIME)) != 0;
}

size_t when_at(struct words words, size_t at, struct when *out)
{
    static size_t (*const readers[])(struct words, size_t, struct when *) = {
        month_first, mday_first, digits_only, ago, near_days, last_or_next, year_alone};
    size_t n;

    *out = (struct when){0};
    if (at >= words.count || !may_start(&words.items[at]))
        return 0;
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++) {
        n = readers[i](words, at, out);
        if (n > 0 && exists(out))
            return n;
        if (n > 0)
            return 0;
    }
    return weekday_here(words, at, 0, out);
}

static day months_from(day story, int n)
{
    int months = day_year(story) * 12 + day_month(story) - 1 + n;

    return day_month(story) == 0 ? 0 : day_make(months / 12, months % 12 + 1, 0);
}

static day common(struct when w, day story)
{
    switch (w.kind) {
    case WHEN_YEAR:
        return day_make(w.year, 0, 0);
    case WHEN_DAYS:
        return day_exact(story) ? day_add(story, w.number) : 0;
    case WHEN_MONTHS:
        return story == 0 ? 0 : months_from(story, w.number);
    case WHEN_YEARS:
        return story == 0 ? 0 : day_make(day_year(story) + w.number, 0, 0);
    case WHEN_VAGUE:
        return story;
    default:
        return 0;
    }
}

/* The month and day in the first year from this one on, forwards or backwards, that has them. */
static day in_year(struct when w, int year, int step)
{
    for (int tried = 0; tried < 9 && year > 0; tried++, year += step)
        if (day_valid(day_make(year, w.month, w.mday)))
            return day_make(year, w.month, w.mday);
    return 0;
}

/* Compares as far as both are known: a month counts as past from its first day on. */
day when_past(struct when w, day story)
{
    day d;

    if (w.kind == WHEN_WEEKDAY && day_exact(story)) {
        int back = (day_weekday(story) - w.number + 7) % 7;

        if (back == 0 && w.lean < 0)
            back = 7;
        return day_add(story, -back);
    }
    if (w.kind != WHEN_DATE)
        return common(w, story);
    if (w.year != 0)
        return day_make(w.year, w.month, w.mday);
    if (story == 0)
        return 0;
    d = in_year(w, day_year(story), -1);
    return d > story ? in_year(w, day_year(story) - 1, -1) : d;
}

day when_future(struct when w, day story)
{
    day d;

    if (w.kind == WHEN_WEEKDAY && day_exact(story)) {
        int ahead = (w.number - day_weekday(story) + 7) % 7;

        if (ahead == 0 && w.lean > 0)
            ahead = 7;
        return day_add(story, ahead);
    }
    if (w.kind != WHEN_DATE)
        return common(w, story);
    if (w.year != 0)
        return day_make(w.year, w.month, w.mday);
    if (story == 0)
        return 0;
    d = in_year(w, day_year(story), 1);
    if (w.mday == 0)
        return w.month < day_month(story) ? in_year(w, day_year(story) + 1, 1) : d;
    return d < story ? in_year(w, day_year(story) + 1, 1) : d;
}
