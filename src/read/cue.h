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
    const struct cue_own *own;    /* of a row of a cue file; NULL: a row of cues.def */
};

/* What a row of a cue file says besides, and where it stands (cuefile.h). */
struct cue_own {
    struct str file;
    size_t line, pattern;            /* line and column (from 1) of its pattern, */
    size_t sentence_line, sentence;  /* and of its sentence */
    bool has_side, has_act;
    enum side side;                  /* on whose word, where no source governs the clause */
    enum act act;                    /* that its sentence must give */
};

/* Limits of a pattern: words and slots in it, and alternatives of one word. */
enum { CUE_ELEMENTS = 12, CUE_WORDS = 16 };

/* "COME", as cues.def writes it. */
const char *frame_text(enum frame f);

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

/* The best cue whose words start at unit at, for an event in host; false where there is none. Where a
 * NOT row stopped it, out->cue is that row. */
bool cue_at(const struct clause *c, size_t at, struct str host, struct cue_match *out);

/* The cue that came closest at a unit where none matched: how much of its pattern stood there. */
struct cue_near {
    const struct cue *cue;
    size_t matched, of;
};

bool cue_nearest(const struct clause *c, size_t at, struct str host, struct cue_near *out);

/* Whether this very row, one of cue_rows, stands at unit at. */
bool cue_fits(const struct cue *row, const struct clause *c, size_t at, struct str host);

/* All rows in force, for the tests and for help. */
const struct cue *cue_rows(size_t *count);

/*
 * Rows and verbs of the user's own. They are asked before those of the table: where one of them stands,
 * none of the table is asked, however long, and a NOT row of theirs stops all. Called before anything
 * is read, by one thread; then any number of readers use them. A later call replaces an earlier one's.
 */
enum { OWN_CUES_MAX = 500 };

struct own_cues {
    const struct cue *rows;
    size_t count;
    const struct own_verb *verbs;
    size_t verb_count;
};

void cue_extend(struct arena *a, const struct own_cues *own);

#endif
