/*
 * statement.h - one thing said by somebody on a day about an event, or about a guest and an event.
 *
 * A statement says who (by), on which side, by which channel and on which day gave the word; what
 * the word was (act); of whom (guest, person) and of which event. It stands on one or more sources:
 * passages of documents, messages, web replies, a clerk's entries (L2). Statements are only ever
 * added; a wrong one is withdrawn by another whose act is RETRACTED and whose retracts names it.
 *
 * Two times (L3)  said_on is the day the word was given, 0 where unknown; recorded_at the moment it
 * entered the ledger.
 *
 * The date  what the statement takes the event's date to be, 0 where it says nothing of it: for
 * SCHEDULED the date that is set, for POSTPONED the date that is given up, for an answer the date
 * that was answered to.
 *
 * Memory  every str borrows, from the page read or from the arena the ledger filled.
 */
#ifndef FACT_STATEMENT_H
#define FACT_STATEMENT_H

#include "base/arena.h"
#include "base/day.h"
#include "base/str.h"

/* The questions that are kept apart (DESIGN: the standing of a guest). */
enum about { ABOUT_ASKED, ABOUT_ANSWER, ABOUT_PRESENT, ABOUT_HELD, ABOUT_NOTHING, ABOUT_COUNT };

enum act {
#define ACT(name, text, about, partstat, meaning) ACT_##name,
#include "fact/acts.def"
#undef ACT
    ACT_COUNT
};

enum side { SIDE_GUEST, SIDE_HOST, SIDE_THIRD, SIDE_PRESS, SIDE_COUNT };

enum channel {
    CHANNEL_UNKNOWN, CHANNEL_NOTE, CHANNEL_LETTER, CHANNEL_PHONE, CHANNEL_DIPLOMATIC,
    CHANNEL_MAIL, CHANNEL_WEB, CHANNEL_BRIEFING, CHANNEL_PRESS, CHANNEL_COUNT
};

enum source_kind { SOURCE_DOCUMENT, SOURCE_CLERK, SOURCE_WEB, SOURCE_MAIL, SOURCE_COUNT };

/* Where the record has a statement from. */
struct source {
    int64_t seq;           /* its entry in the ledger; 0 while it is none */
    enum source_kind kind;
    struct str document;   /* hash of the document, 64 hex digits; empty for a clerk's entry */
    struct str story;      /* hash of the first document that told the story; copies share it */
    struct str name;       /* the document's name, outlet or message: for people to read */
    size_t start, end;     /* the passage: bytes of the document as received */
    struct str quote;      /* that passage, verbatim; empty where the document was erased */
    struct str rule;       /* the cue that fired, empty for a clerk's entry; of another reader marked */
    double score;          /* how sure the reader was, 0 to 1; 1 for a clerk's entry */
    struct str user;       /* who entered or accepted it */
    moment recorded_at;
};

struct statement {
    int64_t seq;           /* order of entry in the ledger, from 1; 0 while it is a proposal */
    struct str event;      /* id of the event */
    struct str guest;      /* code of the guest; empty: said of the event itself */
    struct str person;     /* the leader or envoy named, or empty */
    enum act act;
    enum side side;
    enum channel channel;
    day said_on;
    day date;
    struct str by;         /* who said it, as named: "Kremlin spokesman Dmitry Peskov" */
    struct str via;        /* the outlet or agency through which it is known: "TASS" */
    struct str note;
    int64_t retracts;      /* seq of the statement that this one withdraws, or 0 */
    struct str user;       /* who entered it */
    moment recorded_at;
    const struct source *sources;
    size_t source_count;
};

struct statements {
    const struct statement *items;
    size_t count;
};

/* "not-invited", "guest", "diplomatic": as written in JSON, on the command line and in the ledger. */
const char *act_text(enum act a);
const char *side_text(enum side s);
const char *channel_text(enum channel c);
const char *source_kind_text(enum source_kind k);

/* From the text; false where there is no such word. */
bool act_parse(struct str s, enum act *out);
bool side_parse(struct str s, enum side *out);
bool channel_parse(struct str s, enum channel *out);
bool source_kind_parse(struct str s, enum source_kind *out);

/*
 * Another reader's name stands before its rule: "<mistral> summary", or "<mistral>" where it names no
 * rule. So the name is bound with the rule, and no cue can be taken for it: no pattern holds a "<".
 * source_reader gives the name, empty of convoke's own reader; source_rule_own the rule without it. A
 * name is 1 to 64 letters, digits and . _ : / -.
 */
enum { READER_NAME = 64 };

bool source_reader_valid(struct str name);
struct str source_reader(struct str rule);
struct str source_rule_own(struct str rule);
struct str source_rule_of(struct arena *a, struct str reader, struct str rule);

enum about act_about(enum act a);
const char *act_partstat(enum act a);
const char *act_meaning(enum act a);

#endif
