/*
 * sighting.h - one cue seen at one place of the story, on its way to becoming statements.
 *
 * The steps stand in files of their own, in the order in which a sighting goes through them:
 *   sighting.c  the cue, its subject, and what they amount to
 *   suppose.c   what keeps it from being a statement: supposed, denied, elsewhere, not over
 *   guests.c    who the guests are, and who goes in whose place
 *   whose.c     on whose word and on which day (press guide, "Border cases")
 *   keep.c      the statement itself: merged with what the story said before (rule 1), and scored
 *   list.c      what is stated without a verb: "so will B", items under a heading, rows of a table
 */
#ifndef READ_SIGHTING_H
#define READ_SIGHTING_H

#include "base/buf.h"
#include "fact/document.h"
#include "read/cue.h"
#include "read/occasion.h"
#include "read/said.h"
#include "read/scene.h"
#include "read/verdict.h"

/* One statement on its way to becoming a proposal. */
struct found {
    size_t occasion;
    struct statement st;
    struct source source;
    bool from_title, dropped;
    size_t passage;
    bool earlier;        /* told as what was said before the rest ("had accepted", "two weeks ago") */
};

struct reader {
    struct arena *a;
    struct story story;
    struct occasions occasions;
    struct scene scene;
    struct found *found;
    size_t count, allocated;
    bool host_speaks;     /* the page is issued by the host */
    enum act section;     /* what the last heading says of the items below it, or ACT_COUNT */
    bool guests;          /* the last heading speaks of guests */
    bool intro;           /* that heading is a sentence over a list, and ends with the list */
    enum act table;       /* what the title says of the rows of a table, or ACT_COUNT */
    size_t last_occasion; /* of the cue before, and the block that it stood in */
    uint32_t last_block;
    bool set_in;          /* that block tells of it from its first words on */
    struct spoken {       /* of whom a statement was made last, and in which passage */
        struct actor guest;
        size_t passage;
    } last, absent;       /* absent: who stays away */
    struct actor voice;   /* who spoke last, and in which passage */
    size_t voice_passage;
    uint32_t asked_block; /* one more than the block in which the story asks who comes; 0: none */
    struct previous {     /* the last cue that stated something, for "so will B" */
        struct cue_match m;
        struct acts acts;
        struct verb_group verb;
        size_t occasion, passage;
        day said_on;
        enum side side;
    } previous;
    bool host_lists;      /* the host has published the list that follows */
    struct buf *explain;  /* or NULL */
    size_t explained;     /* blocks of the page that are told of */
    bool suggested;       /* a row was */
};

/* What is known of one cue while its statements are made. */
struct sighting {
    struct reader *r;
    size_t passage;
    const struct clause *c;
    struct cue_match m;
    struct verb_group verb;
    struct said said;
    bool ellipsis;        /* "so will B": said of B as of those before */
    size_t occasion;
    size_t subject;       /* unit, or NO_SUBJECT */
    size_t first, last;   /* units that the passage covers */
    struct circumstances circumstances;
};

/* Reads the cue that m found; keeps what it states. */
void sighting_take(struct sighting *s);

/* A sentence that states nothing may set what its block goes on to tell: "A year ago in Lima ..." */
void sighting_set_in(struct reader *r, size_t passage);

/* suppose.c */
bool sighting_supposed(const struct clause *c, size_t at);     /* in an if- or whether-clause */
bool sighting_refuted(const struct clause *c, size_t at);      /* the reports of it are said to be untrue */
bool sighting_conditional(const struct clause *c, size_t at);  /* a condition hangs on it */
bool sighting_denied(const struct clause *c, size_t from, size_t to);
bool sighting_foreseen(const struct sighting *f);
bool sighting_expects(const struct sighting *f);
bool sighting_over(const struct reader *r, size_t occasion);   /* the event has taken place */
bool sighting_no_group(const struct sighting *f);              /* "no foreign leaders" */
bool sighting_elsewhere(const struct sighting *f, size_t occasion);
bool sighting_own_occasion(const struct sighting *f);

bool sighting_of_other_things(const struct sighting *f);       /* "goes against the law", "accepted the proposal" */

/* guests.c */
bool sighting_may_be_guest(const struct occasion *o, const struct actor *a);
void sighting_guests(struct sighting *f, struct acts acts, size_t unit, size_t occasion);
void sighting_him(struct sighting *f, struct acts acts, size_t occasion);
void sighting_last(struct sighting *f, struct acts acts, size_t occasion);
void sighting_delegated(struct sighting *f, size_t occasion);

/* whose.c */
enum side sighting_side(const struct sighting *f, struct str guest);
enum side sighting_side_of_code(const struct sighting *f, struct str code, struct str guest);
day sighting_said_on(const struct sighting *f, size_t occasion);

/* keep.c */
void sighting_stretch(struct sighting *f, size_t unit);
struct str sighting_quote(const struct sighting *f);
void sighting_make(struct sighting *f, enum act act, const struct actor *guest, const struct actor *as_written,
                   struct str person, size_t occasion);

/* explain.c: for people who ask why; nothing is written where the reader has no explain. */
void sighting_explain(struct reader *r, const char *format, ...) __attribute__((format(printf, 2, 3)));
void sighting_explain_units(struct reader *r, const struct clause *c);
void sighting_explain_blocks(struct reader *r, size_t to);   /* furniture and the like before a block */
void sighting_explain_event(struct reader *r);
void sighting_explain_end(struct reader *r);
void sighting_explain_nearest(struct reader *r, const struct clause *c);  /* where no cue fired */

#endif
