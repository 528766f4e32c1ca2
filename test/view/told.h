/*
 * told.h - one event told whole, for the views to show: the Moscow parade of 2020, moved from 9 May
 * to 24 June. The statements are short forms of what was public then; the names of documents and
 * the words of the passages are made up.
 */
#ifndef TEST_TOLD_H
#define TEST_TOLD_H

#include "status/story.h"

static const struct event parade = {
    .id = STR("ru-2020-victory-parade"), .country = STR("RU"), .year = 2020,
    .place = STR("Moscow"), .name = STR("Victory Day parade"),
};

/* A story's entry (test/status/story.h), and what it does not hold. */
static const struct told {
    const char *entry, *by, *via, *document, *quote;
    enum channel channel;
} told[] = {
    {"01-15 host scheduled @05-09 =d1", "Kremlin", "TASS", "kremlin.txt",
     "The parade will be held on 9 May", CHANNEL_BRIEFING},
    {"03-10 US host invited =d2", "Dmitry Peskov", "TASS", "peskov.txt",
     "the American leader has been invited", CHANNEL_BRIEFING},
    {"03-12 guest accepted :Macron @05-09 =d3", "the Elysee", NULL, "elysee.txt",
     "The president will be in Moscow on 9 May", CHANNEL_PRESS},
    {"03-17 US guest declined @05-09 =d4", "the White House", "Interfax", "wire-17.txt",
     "the president would not be able to attend", CHANNEL_UNKNOWN},
    {"04-16 host postponed @05-09 =d5", "Vladimir Putin", "TASS", "address.txt",
     "I am ordering the parade to be put off", CHANNEL_PRESS},
    {"05-26 host scheduled @06-24 =d6", "Vladimir Putin", "TASS", "shoigu.txt",
     "we will hold it on 24 June, the day of the legendary parade of the victors of 1945",
     CHANNEL_PRESS},
    {"05-28 KG guest accepted @06-24 :Jeenbekov =d7", "the Kyrgyz president's office", "AFP",
     "repeat.txt", "Kyrgyzstan on Thursday confirmed its president would attend", CHANNEL_PHONE},
    {"05-28 host reinvited =d7", "Kremlin", "AFP", "repeat.txt", "repeat invitations",
     CHANNEL_PRESS},
    {"06-01 KG press accepted =d8/d7", NULL, "The Moscow Times", "times.txt",
     "Kyrgyzstan confirmed that its president would attend", CHANNEL_PRESS},
    {"06-05 CD host accepted =d9", "Dmitry Peskov", "TASS", "list.txt", "the leaders of 12 states",
     CHANNEL_PRESS},
    {"06-08 CD guest tentative =d10", "a spokeswoman in Kinshasa", "Reuters", "kinshasa.txt",
     "no decision has been taken", CHANNEL_PRESS},
    {"06-10 RS guest accepted :Vučić =", "the president", NULL, NULL, NULL,
     CHANNEL_NOTE},
    {"06-12 GB press declined =d11", NULL, "The Times", "regrets.txt", "London sent its regrets",
     CHANNEL_PRESS},
    {"06-23 KG guest declined =d12", "the Kyrgyz president's office", "AFP", "turned.txt",
     "two of the delegation had tested positive and the president would not take part",
     CHANNEL_PRESS},
    {"06-24 RS press attended =d13", NULL, "TASS", "parade.txt", "watched from the stands",
     CHANNEL_PRESS},
    {"? RS press declined =d14", NULL, "a blog", "blog.txt", "nobody from Belgrade will go",
     CHANNEL_PRESS},
    {"? press retracted #16 =", NULL, NULL, NULL, NULL, CHANNEL_UNKNOWN},
};

enum { TOLD = sizeof told / sizeof *told };

static inline struct statement told_statement(struct arena *a, const struct told *t, int64_t seq)
{
    struct statement st = story_entry(a, str_of(t->entry), seq);
    struct source *source = ARENA_NEW(a, struct source, 1);

    *source = st.sources[0];
    source->name = str_of(t->document);
    source->quote = str_of(t->quote);
    source->end = source->quote.n;
    source->user = S("anna");
    st.event = parade.id;
    st.by = str_of(t->by);
    st.via = str_of(t->via);
    st.channel = t->channel;
    st.user = S("anna");
    st.recorded_at = source->recorded_at = 1595000000000 + seq * 60000;
    st.sources = source;
    return st;
}

static inline struct statements told_all(struct arena *a)
{
    struct statement *items = ARENA_NEW(a, struct statement, TOLD);

    for (size_t i = 0; i < TOLD; i++)
        items[i] = told_statement(a, &told[i], (int64_t)i + 1);
    return (struct statements){items, TOLD};
}

static inline struct roll told_roll(struct arena *a, struct statements st, day as_of)
{
    return roll_make(a, &parade, st, (struct filter){as_of, 0});
}

/* Fails with both texts, one below the other. */
static inline void told_same(const struct buf *came, const char *wanted)
{
    if (strcmp(came->p, wanted) != 0)
        fail_msg("came\n%s\nwanted\n%s", came->p, wanted);
}

#endif
