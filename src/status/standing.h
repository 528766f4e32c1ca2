/*
 * standing.h - where one guest stands with one event in one round, on the word that weighs most.
 *
 * A standing is a fold of statements. Start from {0}, take the statements of one guest, one event
 * and one round in any order, and the same standing comes out. It keeps three questions apart
 * because the press mixes them: was the guest asked, what did it answer, was it there. (The fourth,
 * whether the event is held, is folded by round.h: it needs the order of the moves.)
 *
 * Which word weighs most
 *   S1  the one given on the later day; an unknown day is earlier than all, a day known in part is
 *       the first day it may mean;
 *   S2  on the same day the nearer side: the side whose matter it is (the host for what was asked,
 *       the guest for what it answered, both for presence), then the other of these two, then any
 *       third, then the press;
 *   S2b on the same day and as near, whether the guest was there before whether it had arrived: who
 *       "arrived on Tuesday but did not attend" was absent;
 *   S3  else the one that entered the ledger later.
 *
 * How sure it is
 *   confirmed    the latest word of a side whose matter it is says the same as what stands;
 *   disputed     the latest words of guest and host contradict each other;
 *   unconfirmed  neither: only others said so.
 * Invited and reinvited do not contradict, nor do arrived and attended; planned is overtaken by
 * any later word, never contradicted. All else that differs does: a host that announces a guest
 * who has not made up its mind is disputed.
 *
 * An answer says nothing of an invitation (press guide, rule 2): "accepted" leaves ASKED empty.
 *
 * The single word, where a table, a map or a calendar wants one: presence before answer before
 * asked, in the words of iCalendar (RFC 5545, 3.2.12) for invitations and answers. But an invitation
 * that the host withdraws after the guest has answered leaves nothing to come to: then the
 * not-invited is the word, until the guest answers once more or is asked again.
 *
 * Memory  a standing borrows the statements it keeps; they outlive it.
 * Errors  none: every statement can be weighed.
 */
#ifndef STATUS_STANDING_H
#define STATUS_STANDING_H

#include "fact/statement.h"

/* Asked, answer, present: the questions about a guest come before those about the event. */
#define QUESTIONS ABOUT_HELD

struct standing {
    const struct statement *word[QUESTIONS];      /* what each rests on; NULL: nothing said */
    const struct statement *of_guest[QUESTIONS];  /* the latest word of either */
    const struct statement *of_host[QUESTIONS];
};

enum trust { TRUST_NONE, TRUST_UNCONFIRMED, TRUST_CONFIRMED, TRUST_DISPUTED, TRUST_COUNT };

/* In the order in which a table lists them. */
enum status {
    STATUS_NONE,          /* nothing said, in any round */
    STATUS_ATTENDED, STATUS_ARRIVED, STATUS_ABSENT,
    STATUS_ACCEPTED, STATUS_DELEGATED, STATUS_TENTATIVE, STATUS_DECLINED,
    STATUS_NEEDS_ACTION,  /* invited or reinvited, no answer */
    STATUS_PLANNED, STATUS_NOT_INVITED,
    STATUS_LAPSED,        /* all that was said belongs to an earlier round */
    STATUS_COUNT
};

/* Weighs st against what stands, and keeps it where it outweighs. */
void standing_take(struct standing *s, const struct statement *st);

/* Whether a outweighs b, both answering the same question (S1 to S3). NULL weighs nothing. */
bool standing_outweighs(const struct statement *a, const struct statement *b);

/* How near the side of st is to the matter of its act: 3 its own, 2, 1, 0 the press (S2). */
int standing_nearness(const struct statement *st);

/* How heavy st is among the words on one question of one day (S2, S2b), 0 to 7. */
int standing_rank(const struct statement *st);

/* Two words on one question that cannot both be right. */
bool standing_contradicts(enum act a, enum act b);

/* Two words on one question that say the same: invited and reinvited do. */
bool standing_same(enum act a, enum act b);

/* The act that stands, as people write it ("declined"), or "-" where nothing was said. */
const char *standing_text(const struct standing *s, enum about q);

enum trust standing_trust(const struct standing *s, enum about q);

/* What the single word rests on, or NULL. */
const struct statement *standing_deciding(const struct standing *s);

enum status status_of_act(enum act a);

/* "attended", "needs-action", "lapsed", "-". */
const char *status_text(enum status s);

/* "confirmed", "unconfirmed", "disputed", "-". */
const char *trust_text(enum trust t);

#endif
