/*
 * cue.h - which wording stands at a place of a clause, and who fills its slots.
 *
 * The rows of cues.def are patterns over units (clause.h). Each belongs to a frame, which says what
 * becomes of it: COME reads "will attend" as accepted, "will not attend" as declined, "attended" as
 * attended, "did not attend" as absent; NO and YES are answers whatever their time; and so on (the
 * frames are listed in frames of cue.c with what they give).
 */
#ifndef READ_CUE_H
#define READ_CUE_H

#include "fact/statement.h"
#include "read/clause.h"

enum frame {
    FRAME_NONE,
    FRAME_COME,         /* future: accepted or declined; past: attended or absent */
    FRAME_HONOUR,       /* the same, of the guest of honour */
    FRAME_RECEIVE,      /* the same, of whom the host receives */
    FRAME_BY,           /* "attended by": future: accepted; else attended */
    FRAME_MEET,         /* future: accepted; else attended */
    FRAME_EXPECT,       /* accepted; negated: declined */
    FRAME_ARRIVE,       /* past: arrived; future: accepted */
    FRAME_STAY,         /* declined; of a past event: absent */
    FRAME_NOBODY,       /* absent where negated: "there was not a single leader" */
    FRAME_STAY_PUT,     /* the same, where the place is the guest's own */
    FRAME_YES,          /* accepted; negated: tentative */
    FRAME_YES_INVITED,  /* accepted and invited */
    FRAME_NO,           /* declined; negated: nothing */
    FRAME_NO_INVITED,   /* declined and invited */
    FRAME_OPEN,         /* tentative */
    FRAME_UNSURE,       /* tentative where negated, else nothing */
    FRAME_INVITE,       /* invited; negated: not-invited; future: planned */
    FRAME_ASKED,        /* the same in the passive */
    FRAME_LETTER,       /* the same, of the invitation */
    FRAME_HAS_LETTER,   /* the same, of who has it */
    FRAME_UNINVITE,     /* not-invited */
    FRAME_LEFT_OUT,     /* not-invited, in the passive */
    FRAME_RENEW,        /* reinvited */
    FRAME_PLAN,         /* planned */
    FRAME_SENT,         /* delegated: guest before, representative behind */
    FRAME_SENDS,
    FRAME_STANDS_IN,    /* delegated: representative before, guest behind */
    FRAME_LEADS,        /* delegated: representative alone; of whom the clause tells */
    FRAME_POSTPONE,
    FRAME_CANCEL,
    FRAME_SCHEDULE,
    FRAME_NOT           /* stops the others */
};

struct cue {
    enum frame frame;
    const char *pattern, *sentence;
};

/* A slot: a unit of the clause, or none. */
#define NO_UNIT ((size_t)-1)

struct cue_match {
    const struct cue *cue;
    size_t at;            /* the first unit of its words */
    size_t end;           /* behind the last unit */
    size_t verb;          /* the last verb group in it, or NO_UNIT */
    bool subject;         /* the slot named before the words is the subject of the verb */
    char subject_role;    /* 'G', 'H', 'P' or 0 */
    size_t guest, host, person, date, occasion;  /* units behind the words, or NO_UNIT */
};

/* The best cue whose words start at unit at, for an event in host; false where there is none. */
bool cue_at(const struct clause *c, size_t at, struct str host, struct cue_match *out);

/* The cue that came closest at a unit where none matched: how much of its pattern stood there. */
struct cue_near {
    const struct cue *cue;
    size_t matched, of;
};

bool cue_nearest(const struct clause *c, size_t at, struct str host, struct cue_near *out);

/* All rows, for the tests and for help. */
const struct cue *cue_rows(size_t *count);

#endif
