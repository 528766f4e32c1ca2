#include "base/day.h"

#include <stdio.h>

static const int month_days[] = {0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

day day_make(int year, int month, int mday)
{
    return (day)(year * 10000 + month * 100 + mday);
}

int day_year(day d)
{
    return d / 10000;
}

int day_month(day d)
{
    return d / 100 % 100;
}

int day_mday(day d)
{
    return d % 100;
}

static bool leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

bool day_valid(day d)
{
    int y = day_year(d), m = day_month(d), md = day_mday(d);

    if (d == 0)
        return true;
    if (d < 0 || y < 1 || y > 9999 || m > 12)
        return false;
    if (m == 0)
        return md == 0;
    return md <= month_days[m] + (m == 2 && leap(y));
}

bool day_exact(day d)
{
    return d > 0 && day_mday(d) != 0;
}

static bool digits(struct str s, size_t from, size_t to, int *out)
{
    int value = 0;

    for (size_t i = from; i < to; i++) {
        if (s.p[i] < '0' || s.p[i] > '9')
            return false;
        value = value * 10 + (s.p[i] - '0');
    }
    *out = value;
    return true;
}

bool day_parse(struct str s, day *out)
{
    int y = 0, m = 0, md = 0;

    if (s.n != 4 && s.n != 7 && s.n != 10)
        return false;
    if (!digits(s, 0, 4, &y))
        return false;
    if (s.n > 4 && (s.p[4] != '-' || !digits(s, 5, 7, &m) || m == 0))
        return false;
    if (s.n > 7 && (s.p[7] != '-' || !digits(s, 8, 10, &md) || md == 0))
        return false;
    if (y == 0 || !day_valid(day_make(y, m, md)))
        return false;
    *out = day_make(y, m, md);
    return true;
}

static void put_digits(char *at, int n, int digits)
{
    at[digits] = '\0';
    for (; digits > 0; n /= 10)
        at[--digits] = (char)('0' + n % 10);
}

char *day_text(day d, char text[DAY_TEXT])
{
    text[0] = '\0';
    if (d <= 0 || !day_valid(d))
        return text;
    put_digits(text, day_year(d) % 10000, 4);
    if (day_month(d) == 0)
        return text;
    text[4] = '-';
    put_digits(text + 5, day_month(d), 2);
    if (day_mday(d) == 0)
        return text;
    text[7] = '-';
    put_digits(text + 8, day_mday(d), 2);
    return text;
}

/* Counts from 1 March of year 0, so that the leap day is the last of its year. */
int32_t day_number(day d)
{
    int y = day_year(d), m = day_month(d);
    int shifted = (m + 9) % 12;
    int year = y - (m <= 2);
    int era_days = year * 365 + year / 4 - year / 100 + year / 400;

    return era_days + (153 * shifted + 2) / 5 + day_mday(d) - 1 - 719468;
}

day day_of_number(int32_t n)
{
    int32_t z = n + 719468;
    int32_t era = (z >= 0 ? z : z - 146096) / 146097;
    int32_t doe = z - era * 146097;
    int32_t yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    int32_t doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    int32_t shifted = (5 * doy + 2) / 153;
    int32_t m = shifted < 10 ? shifted + 3 : shifted - 9;

    return day_make(yoe + era * 400 + (m <= 2), m, doy - (153 * shifted + 2) / 5 + 1);
}

day day_add(day d, int n)
{
    return day_of_number(day_number(d) + n);
}

int day_weekday(day d)
{
    int w = (day_number(d) + 4) % 7;

    return w < 0 ? w + 7 : w;
}

bool day_agrees(day a, day b)
{
    if (a == 0 || b == 0)
        return true;
    if (day_year(a) != day_year(b))
        return false;
    if (day_month(a) == 0 || day_month(b) == 0)
        return true;
    if (day_month(a) != day_month(b))
        return false;
    return day_mday(a) == 0 || day_mday(b) == 0 || a == b;
}

day day_finer(day a, day b)
{
    return a > b ? a : b;
}

enum { DAY_MS = 86400000 };

day day_of_moment(moment m)
{
    moment n = m >= 0 ? m / DAY_MS : -((-m + DAY_MS - 1) / DAY_MS);

    return day_of_number((int32_t)n);
}

char *moment_text(moment m, char text[MOMENT_TEXT])
{
    day d = day_of_moment(m);
    int ms = (int)(m - (moment)day_number(d) * DAY_MS);

    snprintf(text, MOMENT_TEXT, "%04u-%02u-%02uT%02u:%02u:%02u.%03uZ",
             (unsigned)day_year(d) % 10000, (unsigned)day_month(d) % 100,
             (unsigned)day_mday(d) % 100, (unsigned)ms / 3600000 % 100,
             (unsigned)ms / 60000 % 60, (unsigned)ms / 1000 % 60, (unsigned)ms % 1000);
    return text;
}

static bool time_parse(struct str s, int *ms)
{
    int h, m, sec, frac = 0;

    if (s.n != 9 && s.n != 13)
        return false;
    if (!digits(s, 0, 2, &h) || s.p[2] != ':' || !digits(s, 3, 5, &m) || s.p[5] != ':' ||
        !digits(s, 6, 8, &sec) || s.p[s.n - 1] != 'Z')
        return false;
    if (s.n == 13 && (s.p[8] != '.' || !digits(s, 9, 12, &frac)))
        return false;
    *ms = ((h * 60 + m) * 60 + sec) * 1000 + frac;
    return h < 24 && m < 60 && sec < 60;
}

bool moment_parse(struct str s, moment *out)
{
    day d;
    int ms = DAY_MS - 1;

    if (!day_parse(str_cut(s, 0, 10), &d) || !day_exact(d))
        return false;
    if (s.n > 10 && (s.p[10] != 'T' || !time_parse(str_cut(s, 11, s.n), &ms)))
        return false;
    *out = (moment)day_number(d) * DAY_MS + ms;
    return true;
}
