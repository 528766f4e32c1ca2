/*
 * story.h - stories as people would tell them -> statements; and what came of them as one line.
 *
 * A story is what was said of one event, oldest entry first, parted by semicolons:
 *     DAY [GUEST] SIDE ACT [@DATE] [#RETRACTS] [:PERSON] [=DOCUMENT[/STORY]]
 * DAY is MM-DD or MM of 2020, YYYY, YYYY-MM-DD, or ? for unknown. The guest, where it is left out,
 * is FR. The n-th entry has seq n and was recorded at the moment n * 1000, so that "known by 3"
 * means the first three.
 *
 * Every story is told in every order where it has up to six entries, and forwards, backwards and
 * shuffled where it has more: what comes of it does not depend on the order.
 */
#ifndef TEST_STORY_H
#define TEST_STORY_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/buf.h"
#include "status/roll.h"

enum { STORY_MAX = 64, STORY_SHUFFLES = 24 };

static inline day story_day(struct str s)
{
    char text[16];
    day d = 0;

    if (str_eq(s, S("?")))
        return 0;
    if (s.n == 2 || s.n == 5)
        snprintf(text, sizeof text, "2020-%.*s", STR_ARG(s));
    else
        snprintf(text, sizeof text, "%.*s", STR_ARG(s));
    if (!day_parse(str_of(text), &d))
        fail_msg("the story has no day: %s", text);
    return d;
}

static inline bool story_is_guest(struct str s)
{
    return s.n >= 2 && s.p[0] >= 'A' && s.p[0] <= 'Z';
}

static inline const struct source *story_source(struct arena *a, struct str s, moment at)
{
    struct source *source = ARENA_NEW(a, struct source, 1);
    size_t slash = str_find_byte(s, '/', 0);

    source->kind = s.n == 0 ? SOURCE_CLERK : SOURCE_DOCUMENT;
    source->document = slash == STR_NONE ? s : str_cut(s, 0, slash);
    source->story = slash == STR_NONE ? s : str_cut(s, slash + 1, s.n);
    source->recorded_at = at;
    return source;
}

static inline void story_mark(struct statement *st, struct str word, struct str *document)
{
    int64_t n = 0;

    switch (word.p[0]) {
    case '@':
        st->date = story_day(str_cut(word, 1, word.n));
        return;
    case '#':
        assert_true(str_int(str_cut(word, 1, word.n), &n));
        st->retracts = n;
        return;
    case ':':
        st->person = str_cut(word, 1, word.n);
        return;
    case '=':
        *document = str_cut(word, 1, word.n);
        return;
    default:
        if (!act_parse(word, &st->act) && !side_parse(word, &st->side))
            fail_msg("the story has an unknown word: %.*s", STR_ARG(word));
    }
}

static inline struct statement story_entry(struct arena *a, struct str text, int64_t seq)
{
    struct statement st = {.seq = seq, .recorded_at = seq * 1000, .guest = STR("FR")};
    struct str word, document = {0};
    bool first = true;

    for (text = str_trim(text); str_split(&text, ' ', &word);) {
        if (word.n == 0)
            continue;
        if (first)
            st.said_on = story_day(word);
        else if (story_is_guest(word))
            st.guest = word;
        else
            story_mark(&st, word, &document);
        first = false;
    }
    if (act_about(st.act) >= ABOUT_HELD)
        st.guest = (struct str){0};
    st.sources = story_source(a, document, st.recorded_at);
    st.source_count = 1;
    return st;
}

static inline struct statements story_tell(struct arena *a, const char *said)
{
    struct statement *items = ARENA_NEW(a, struct statement, STORY_MAX);
    struct str rest = str_of(said), one;
    size_t count = 0;

    while (rest.n > 0 && str_split(&rest, ';', &one)) {
        assert_true(count < STORY_MAX);
        items[count] = story_entry(a, one, (int64_t)count + 1);
        count++;
    }
    return (struct statements){items, count};
}

/* A small generator whose numbers are the same everywhere (xorshift64). */
static inline uint64_t story_random(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

static inline void story_swap(struct statement *items, size_t i, size_t k)
{
    struct statement swapped = items[i];

    items[i] = items[k];
    items[k] = swapped;
}

static inline void story_shuffle(struct statement *items, size_t count, uint64_t *state)
{
    for (size_t i = count; i > 1; i--)
        story_swap(items, i - 1, story_random(state) % i);
}

/* The next order of all, by seq; false behind the last. */
static inline bool story_permute(struct statement *items, size_t count)
{
    size_t i = count, k = count;

    while (i > 1 && items[i - 2].seq > items[i - 1].seq)
        i--;
    if (i <= 1)
        return false;
    while (items[k - 1].seq < items[i - 2].seq)
        k--;
    story_swap(items, i - 2, k - 1);
    for (size_t from = i - 1, to = count - 1; from < to; from++, to--)
        story_swap(items, from, to);
    return true;
}

/* Calls told(context, statements) for each order. */
static inline void story_every_order(struct statements st,
                                     void (*told)(void *, struct statements), void *context)
{
    struct statement items[STORY_MAX];
    uint64_t state = 20200624;

    if (st.count > 0)
        memcpy(items, st.items, st.count * sizeof *items);
    told(context, (struct statements){items, st.count});
    while (st.count <= 6 && story_permute(items, st.count))
        told(context, (struct statements){items, st.count});
    for (size_t i = 0; st.count > 6 && i < st.count / 2; i++)
        story_swap(items, i, st.count - 1 - i);
    for (size_t i = 0; st.count > 6 && i < STORY_SHUFFLES; i++) {
        told(context, (struct statements){items, st.count});
        story_shuffle(items, st.count, &state);
    }
}

static inline void story_write_day(struct buf *b, day d)
{
    char text[DAY_TEXT];

    buf_text(b, d == 0 ? "?" : day_year(d) == 2020 && d % 10000 != 0 ? day_text(d, text) + 5
                                                                     : day_text(d, text));
}

/* "1:05-09 gap 2:06-24 scheduled confirmed" */
static inline void story_write_rounds(struct buf *b, const struct rounds *r)
{
    for (size_t i = 0; i < r->count; i++) {
        if (r->items[i].gap) {
            buf_text(b, "gap ");
            continue;
        }
        buf_fmt(b, "%d:", r->items[i].number);
        story_write_day(b, r->items[i].date);
        buf_byte(b, ' ');
    }
    buf_fmt(b, "%s%s", held_text(r->held), r->confirmed ? " confirmed" : "");
}

/* "FR accepted confirmed, before declined" */
static inline void story_write_row(struct buf *b, const struct row *row)
{
    buf_fmt(b, "%.*s %s", STR_ARG(row->guest), status_text(row->status));
    if (row->trust != TRUST_NONE)
        buf_fmt(b, " %s", trust_text(row->trust));
    for (size_t i = 0; i < row->before_count; i++)
        buf_fmt(b, "%s%s", i == 0 ? ", before " : " and ", status_text(row->before[i].status));
}

/* "FR accepted confirmed; KG declined unconfirmed" */
static inline void story_write_rows(struct buf *b, const struct roll *r)
{
    for (size_t i = 0; i < r->count; i++) {
        buf_text(b, i == 0 ? "" : "; ");
        story_write_row(b, &r->rows[i]);
    }
}

static inline int64_t story_seq(const struct statement *st)
{
    return st == NULL ? 0 : st->seq;
}

static inline void story_write_standing(struct buf *b, const struct standing *s)
{
    for (int q = 0; q < QUESTIONS; q++)
        buf_fmt(b, " %d/%d/%d", (int)story_seq(s->word[q]), (int)story_seq(s->of_guest[q]),
                (int)story_seq(s->of_host[q]));
}

/* All there is in a roll, to be compared with another. */
static inline void story_write_roll(struct buf *b, const struct roll *r)
{
    story_write_rounds(b, &r->rounds);
    buf_fmt(b, " on %d\n", (int)story_seq(r->rounds.word));
    for (size_t i = 0; i < r->rounds.count; i++)
        buf_fmt(b, "round from %d (%d) to %d\n", (int)r->rounds.items[i].opened_on,
                (int)story_seq(r->rounds.items[i].opened),
                (int)story_seq(r->rounds.items[i].closed));
    for (size_t i = 0; i < r->count; i++) {
        const struct row *row = &r->rows[i];

        story_write_row(b, row);
        story_write_standing(b, &row->standing);
        for (size_t k = 0; k < row->before_count; k++)
            story_write_standing(b, &row->before[k].standing);
        buf_fmt(b, " %d %d %d %.*s %zu %zu\n", (int)story_seq(row->deciding),
                (int)story_seq(row->voice), (int)row->since, STR_ARG(row->person), row->sources,
                row->stories);
    }
}

#endif
