/*
 * Stories of an event's date. What comes is the rounds ("1:05-09 gap 2:06-24"), the state of the
 * event, and where it matters the guests in the rounds: "FR accepted confirmed, before declined".
 */
#include "status/round.h"

#include "status/story.h"

static const struct story {
    const char *what, *said, *comes;
} stories[] = {
    {"nothing dates the event: one round without date", "05-20 guest accepted",
     "1:? unknown | FR accepted confirmed"},
    {"the first scheduled opens round 1 (R1)", "03-01 host scheduled @05-09",
     "1:05-09 scheduled confirmed | "},
    {"what was said before it belongs to round 1 too (R1)",
     "03-01 host scheduled @05-09; 02-01 guest accepted",
     "1:05-09 scheduled confirmed | FR accepted confirmed"},
    {"failing that the first statement that dates the event (R1)", "03-10 guest accepted @05-09",
     "1:05-09 unknown | FR accepted confirmed"},
    {"by day said, not by entry (R1)",
     "05-28 KG guest accepted @06-24; 03-10 guest accepted @05-09; 05-26 host scheduled @06-24",
     "1:05-09 2:06-24 scheduled confirmed | FR lapsed, before accepted; KG accepted confirmed"},
    {"those that agree make it finer while nothing sets it (R1)",
     "03-10 guest accepted @2020; 03-11 KG guest accepted @05; 03-12 KZ guest accepted @05-09",
     "1:05-09 unknown | FR accepted confirmed; KG accepted confirmed; KZ accepted confirmed"},
    {"one that does not agree changes nothing (R1)",
     "03-10 guest accepted @05-09; 03-11 KG guest accepted @06-24",
     "1:05-09 unknown | FR accepted confirmed; KG accepted confirmed"},
    {"a scheduled says the date, later answers do not refine it (R1)",
     "03-01 host scheduled @05; 03-10 guest accepted @05-09",
     "1:05 scheduled confirmed | FR accepted confirmed"},
    {"a scheduled that agrees makes the date finer (R2)",
     "03-01 host scheduled @2020; 03-20 host scheduled @05; 04-01 press scheduled @05-09",
     "1:05-09 scheduled confirmed | "},
    {"a scheduled that says less takes nothing away (R2)",
     "03-01 host scheduled @05-09; 03-20 host scheduled @05", "1:05-09 scheduled confirmed | "},
    {"a scheduled that does not agree opens the next; what was answered has lapsed (R2)",
     "03-01 host scheduled @05-09; 03-10 guest accepted; 05-26 host scheduled @06-24",
     "1:05-09 2:06-24 scheduled confirmed | FR lapsed, before accepted"},
    {"a refusal lapses as well (S0)",
     "03-01 host scheduled @05-09; 03-10 guest declined; 05-26 host scheduled @06-24",
     "1:05-09 2:06-24 scheduled confirmed | FR lapsed, before declined"},
    {"an invitation to the old date lapses too (S0)",
     "03-01 host scheduled @05-09; 03-10 host invited; 05-26 host scheduled @06-24",
     "1:05-09 2:06-24 scheduled confirmed | FR lapsed, before needs-action"},
    {"until it is renewed (S0)",
     "03-01 host scheduled @05-09; 03-10 host invited; 05-26 host scheduled @06-24; "
     "05-28 host reinvited",
     "1:05-09 2:06-24 scheduled confirmed | FR needs-action confirmed, before needs-action"},
    {"an earlier yes does not answer the renewed invitation (S0)",
     "03-01 host scheduled @05-09; 03-10 guest accepted; 05-26 host scheduled @06-24; "
     "05-28 host reinvited",
     "1:05-09 2:06-24 scheduled confirmed | FR needs-action confirmed, before accepted"},
    {"presence lapses like the rest (S0)",
     "03-01 host scheduled @05-09; 05-08 guest arrived; 05-26 host scheduled @06-24",
     "1:05-09 2:06-24 scheduled confirmed | FR lapsed, before arrived"},
    {"moved twice: the latest round's word comes first in before",
     "01-01 host scheduled @05-09; 01-02 guest accepted; 02-01 host scheduled @06-24; "
     "02-02 guest declined; 03-01 host scheduled @09-03",
     "1:05-09 2:06-24 3:09-03 scheduled confirmed | FR lapsed, before declined and accepted"},
    {"moved back to the first date: a round of its own",
     "01-01 host scheduled @05-09; 01-02 guest accepted; 02-01 host scheduled @06-24; "
     "03-01 host scheduled @05-09",
     "1:05-09 2:06-24 3:05-09 scheduled confirmed | FR lapsed, before accepted"},

    {"postponed to an open date: a gap (R3)",
     "03-01 host scheduled @05-09; 03-10 guest accepted; 04-16 host postponed @05-09",
     "1:05-09 gap postponed confirmed | FR lapsed, before accepted"},
    {"what is said in the gap stands in the gap (R3)",
     "03-01 host scheduled @05-09; 04-16 host postponed; 05-01 guest accepted",
     "1:05-09 gap postponed confirmed | FR accepted confirmed"},
    {"and lapses with the next date (R3)",
     "03-01 host scheduled @05-09; 04-16 host postponed; 05-01 guest accepted; "
     "05-26 host scheduled @06-24",
     "1:05-09 gap 2:06-24 scheduled confirmed | FR lapsed, before accepted"},
    {"put off and set anew on one day: no gap; postponed goes first whatever entered first (R3)",
     "03-01 host scheduled @05-09; 03-10 guest accepted; 05-26 host scheduled @06-24; "
     "05-26 host postponed @05-09",
     "1:05-09 2:06-24 scheduled confirmed | FR lapsed, before accepted"},
    {"after a postponed the same date is a new round too (R3)",
     "03-01 host scheduled @05-09; 03-10 guest accepted; 04-16 host postponed; "
     "04-20 host scheduled @05-09",
     "1:05-09 gap 2:05-09 scheduled confirmed | FR lapsed, before accepted"},
    {"a scheduled without a date ends the gap too (R3)",
     "03-01 host scheduled @05-09; 04-16 host postponed; 05-01 guest accepted; "
     "05-26 host scheduled",
     "1:05-09 gap 2:? scheduled confirmed | FR lapsed, before accepted"},
    {"so does one that names the year (R3)",
     "03-01 host scheduled @05-09; 04-16 host postponed; 05-26 host scheduled @2020",
     "1:05-09 gap 2:2020 scheduled confirmed | "},
    {"a second postponed finds nothing more to close (R3)",
     "03-01 host scheduled @05-09; 04-16 press postponed; 04-17 host postponed @05-09",
     "1:05-09 gap postponed confirmed | "},
    {"the first that is known is a postponed: there was a date before it (R3)",
     "04-16 host postponed @05-09; 05-26 host scheduled @06-24",
     "1:05-09 gap 2:06-24 scheduled confirmed | "},
    {"the first that is known is a postponed from nobody knows when (R3)",
     "04-16 host postponed; 05-26 host scheduled @06-24",
     "1:? gap 2:06-24 scheduled confirmed | "},
    {"postponed and set on the day the record starts (R3)",
     "03-10 guest accepted; 05-26 host postponed @05-09; 05-26 host scheduled @06-24",
     "1:05-09 2:06-24 scheduled confirmed | FR lapsed, before accepted"},
    {"put off from some day in June to a certain one: a move (R3)",
     "03-01 host scheduled @06; 03-10 guest accepted; 04-16 host postponed @06; "
     "04-16 host scheduled @06-24",
     "1:06 2:06-24 scheduled confirmed | FR lapsed, before accepted"},

    {"a postponed with an earlier round's date tells of the old move (R4)",
     "03-01 host scheduled @05-09; 05-26 host scheduled @06-24; 05-28 guest accepted; "
     "05-29 press postponed @05-09",
     "1:05-09 2:06-24 scheduled confirmed | FR accepted confirmed"},
    {"so does one with a date before the one that stands, though no round had it (R4)",
     "05-26 host scheduled @06-24; 05-28 guest accepted; 05-29 press postponed @05-09",
     "1:06-24 scheduled confirmed | FR accepted confirmed"},
    {"one with the date that stands closes it (R4)",
     "03-01 host scheduled @05-09; 05-26 host scheduled @06-24; 05-28 guest accepted; "
     "05-29 press postponed @06-24",
     "1:05-09 2:06-24 gap postponed | FR lapsed, before accepted"},
    {"one without a date closes what it finds (R4)",
     "03-01 host scheduled @05-09; 05-26 host scheduled @06-24; 05-29 press postponed",
     "1:05-09 2:06-24 gap postponed | "},
    {"without a date, and in one breath with the date that stands: the old move (R4)",
     "03-01 host scheduled @05-09; 05-26 host scheduled @06-24; 05-28 guest accepted; "
     "05-29 press postponed; 05-29 press scheduled @06-24",
     "1:05-09 2:06-24 scheduled confirmed | FR accepted confirmed"},
    {"the old move again, with a finer date (R4)",
     "03-01 host scheduled @05-09; 05-26 host scheduled @06; 05-28 guest accepted; "
     "05-29 press postponed; 05-29 press scheduled @06-24",
     "1:05-09 2:06-24 scheduled confirmed | FR accepted confirmed"},
    {"but the record knew of no move, and the date is news: a move (R4)",
     "03-01 host scheduled @2020; 03-10 guest accepted; 05-29 press postponed; "
     "05-29 press scheduled @06-24",
     "1:2020 2:06-24 scheduled | FR lapsed, before accepted"},
    {"the host puts it off while a paper still has the date: put off (R4)",
     "03-01 host scheduled @05-09; 04-16 host postponed; 04-16 press scheduled @05-09",
     "1:05-09 gap postponed confirmed | "},
    {"a cancelled with an earlier round's date tells of the old date (R4)",
     "03-01 host scheduled @05-09; 05-26 host scheduled @06-24; 05-29 press cancelled @05-09",
     "1:05-09 2:06-24 scheduled confirmed | "},
    {"after a move to an earlier day, a postponed with the later day is old news (R4)",
     "03-01 host scheduled @06-24; 04-01 host scheduled @05-09; 04-02 guest accepted; "
     "04-03 press postponed @06-24",
     "1:06-24 2:05-09 scheduled confirmed | FR accepted confirmed"},
    {"a postponed with a later date than any known is news: a setting was missed (R4)",
     "05-26 host scheduled @06-24; 05-28 guest accepted; 05-29 press postponed @07-01",
     "1:06-24 gap postponed | FR lapsed, before accepted"},
    {"a cancelled in the gap with a date given up long ago is old news (R4)",
     "03-01 host scheduled @05-09; 05-26 host scheduled @06-24; 06-01 host postponed; "
     "06-02 press cancelled @05-09",
     "1:05-09 2:06-24 gap postponed confirmed | "},
    {"a cancelled in the gap ends it, also with the date that was given up (R4)",
     "03-01 host scheduled @05-09; 04-16 host postponed; 04-20 host cancelled @05-09",
     "1:05-09 gap cancelled confirmed | "},
    {"put off by name from a month to a day in it: a move, also a second time (R4)",
     "03-01 host scheduled @05-09; 05-26 host scheduled @06; 05-28 guest accepted; "
     "05-29 host postponed @06; 05-29 host scheduled @06-24",
     "1:05-09 2:06 3:06-24 scheduled confirmed | FR lapsed, before accepted"},
    {"the host keeps its date on the day a paper has it put off (R6)",
     "03-01 host scheduled @05-09; 04-16 press postponed @05-09; 04-16 host scheduled @05-09",
     "1:05-09 scheduled confirmed | "},
    {"the host puts it off and a paper still has the old date that day (R6)",
     "03-01 host scheduled @05-09; 04-16 host postponed @05-09; 04-16 press scheduled @05-09",
     "1:05-09 gap postponed confirmed | "},
    {"put off and set anew, though the latest entry still has the old date (R6)",
     "03-01 host scheduled @05-09; 04-16 host postponed @05-09; 04-16 press scheduled @06-24; "
     "04-16 press scheduled @05-09",
     "1:05-09 2:06-24 scheduled | "},
    {"two papers, one day, put off by name: put off (R6)",
     "03-01 host scheduled @05-09; 04-16 press postponed @05-09; 04-16 press scheduled @05-09",
     "1:05-09 gap postponed | "},

    {"cancelled ends it and leaves the answers to be seen (R5)",
     "03-01 host scheduled @05-09; 03-10 guest accepted; 04-16 host cancelled",
     "1:05-09 cancelled confirmed | FR accepted confirmed"},
    {"what is said after the end stands in the same round (R5)",
     "03-01 host scheduled @05-09; 04-16 host cancelled; 04-17 guest declined",
     "1:05-09 cancelled confirmed | FR declined confirmed"},
    {"a later scheduled revives it: a new round, same date or not (R3)",
     "03-01 host scheduled @05-09; 03-10 guest accepted; 04-16 host cancelled; "
     "04-20 host scheduled @05-09",
     "1:05-09 2:05-09 scheduled confirmed | FR lapsed, before accepted"},
    {"not cancelled, only put off",
     "03-01 host scheduled @05-09; 04-16 press cancelled; 04-17 host postponed",
     "1:05-09 gap postponed confirmed | "},
    {"the first that is known is that it is off", "04-16 press cancelled @05-09",
     "1:05-09 cancelled | "},
    {"on one day the host's 'it is off' beats a paper's new date (R6)",
     "03-01 host scheduled @05-09; 03-10 guest accepted; 04-16 host cancelled; "
     "04-16 press scheduled @06-24",
     "1:05-09 cancelled confirmed | FR accepted confirmed"},
    {"on one day the host's new date beats a paper's 'it is off' (R6)",
     "03-01 host scheduled @05-09; 04-16 press cancelled; 04-16 host scheduled @06-24",
     "1:05-09 2:06-24 scheduled confirmed | "},
    {"on one day the host's 'put off' beats a paper's 'it is off' (R6)",
     "03-01 host scheduled @05-09; 04-16 host postponed; 04-16 press cancelled",
     "1:05-09 gap postponed confirmed | "},
    {"on one day the host's old date beats a paper's 'it is off' (R6)",
     "03-01 host scheduled @05-09; 04-16 host scheduled @05-09; 04-16 press cancelled",
     "1:05-09 scheduled confirmed | "},
    {"on one day, of one side, the later entry (R6, S3)",
     "03-01 host scheduled @05-09; 04-16 press scheduled @06-24; 04-16 press cancelled",
     "1:05-09 cancelled | "},
    {"two dates on one day: the host's (R6)",
     "05-26 host scheduled @06-24; 05-26 press scheduled @06-25",
     "1:06-24 scheduled confirmed | "},
    {"two dates on one day, of one side: the later entry (R6, S3)",
     "05-26 press scheduled @06-25; 05-26 press scheduled @06-24", "1:06-24 scheduled | "},
    {"a paper with another date on the day the host repeats its own moves nothing (R6)",
     "03-01 host scheduled @05-09; 04-16 host scheduled @05-09; 04-16 press scheduled @06-24",
     "1:05-09 scheduled confirmed | "},
    {"only the press set it: not confirmed", "03-01 press scheduled @05-09",
     "1:05-09 scheduled | "},
    {"the host said so once, papers repeat it: confirmed",
     "03-01 host scheduled @05-09; 03-05 press scheduled @05-09",
     "1:05-09 scheduled confirmed | "},
    {"a paper moves it: the host has not said so",
     "03-01 host scheduled @05-09; 04-16 press scheduled @06-24",
     "1:05-09 2:06-24 scheduled | "},

    {"a postponed of unknown day is outweighed by a setting to that date (R7)",
     "? press postponed @05-09; 03-01 host scheduled @05-09; 03-10 guest accepted",
     "1:05-09 scheduled confirmed | FR accepted confirmed"},
    {"it holds where nothing else is known (R7)", "? press postponed @05-09",
     "1:05-09 gap postponed | "},
    {"a setting to another date is the move it tells of (R7)",
     "? press postponed @05-09; 05-26 host scheduled @06-24",
     "1:05-09 gap 2:06-24 scheduled confirmed | "},
    {"a dated postponed behind it holds (R7)",
     "? press postponed @05-09; 04-16 host postponed; 05-20 host scheduled @05-09",
     "1:05-09 gap 2:05-09 scheduled confirmed | "},
    {"an undated word on a guest dates the event only where nothing else does (R7)",
     "? guest attended @06-24; 01-05 host scheduled @05-09; 05-26 host scheduled @06-24",
     "1:05-09 2:06-24 scheduled confirmed | FR attended confirmed"},
    {"an undated word on a guest dates the event (R7)", "? guest attended @06-24",
     "1:06-24 unknown | FR attended confirmed"},
    {"a scheduled of unknown day sets round 1 (R7)",
     "? host scheduled @05-09; 03-10 guest accepted; 05-26 host scheduled @06-24",
     "1:05-09 2:06-24 scheduled confirmed | FR lapsed, before accepted"},

    {"the round that was open on the day (P1)",
     "03-01 host scheduled @05-09; 03-10 guest accepted; 05-26 host scheduled @06-24; "
     "05-28 guest declined",
     "1:05-09 2:06-24 scheduled confirmed | FR declined confirmed, before accepted"},
    {"on the day of the move the new one (P1)",
     "03-01 host scheduled @05-09; 05-26 host scheduled @06-24; 05-26 guest accepted",
     "1:05-09 2:06-24 scheduled confirmed | FR accepted confirmed"},
    {"unless it names the old date (P2)",
     "03-01 host scheduled @05-09; 05-26 host scheduled @06-24; 05-26 guest accepted @05-09",
     "1:05-09 2:06-24 scheduled confirmed | FR lapsed, before accepted"},
    {"of unknown day: the first (P1)",
     "03-01 host scheduled @05-09; 05-26 host scheduled @06-24; ? guest accepted",
     "1:05-09 2:06-24 scheduled confirmed | FR lapsed, before accepted"},
    {"of unknown day: the first, also where moves have no day either (P1)",
     "? host postponed @05-09; ? host scheduled @06-24; ? guest accepted",
     "1:05-09 2:06-24 scheduled confirmed | FR lapsed, before accepted"},
    {"of unknown day, with a later date: that one (P3)",
     "03-01 host scheduled @05-09; 05-26 host scheduled @06-24; ? guest accepted @06-24",
     "1:05-09 2:06-24 scheduled confirmed | FR accepted confirmed"},
    {"of unknown day, with a later month (P3)",
     "03-01 host scheduled @05-09; 05-26 host scheduled @06-24; ? guest accepted @06",
     "1:05-09 2:06-24 scheduled confirmed | FR accepted confirmed"},
    {"a late answer to the old date counts for the old round (P2)",
     "03-01 host scheduled @05-09; 05-26 host scheduled @06-24; 05-28 guest declined @05-09",
     "1:05-09 2:06-24 scheduled confirmed | FR lapsed, before declined"},
    {"a late answer outweighs what was said in the old round",
     "03-01 host scheduled @05-09; 03-10 guest accepted; 05-26 host scheduled @06-24; "
     "05-28 guest declined @05-09",
     "1:05-09 2:06-24 scheduled confirmed | FR lapsed, before declined"},
    {"an answer in the gap that names the date given up (P2)",
     "03-01 host scheduled @05-09; 04-16 host postponed; 04-20 guest declined @05-09",
     "1:05-09 gap postponed confirmed | FR lapsed, before declined"},
    {"an answer in the gap that names the year only stands in the gap (P2)",
     "03-01 host scheduled @05-09; 04-16 host postponed; 04-20 guest accepted @2020",
     "1:05-09 gap postponed confirmed | FR accepted confirmed"},
    {"a date in part that agrees with both stays where it was said (P2)",
     "03-01 host scheduled @05-09; 05-26 host scheduled @06-24; 05-28 guest accepted @2020",
     "1:05-09 2:06-24 scheduled confirmed | FR accepted confirmed"},
    {"the old date was never recorded: a postponed from nobody knows when had it (P2)",
     "04-16 host postponed; 05-26 host scheduled @06-24; 05-28 guest declined @05-09",
     "1:? gap 2:06-24 scheduled confirmed | FR lapsed, before declined"},
    {"said ahead of the move, to the very day (P3)",
     "03-01 host scheduled @05-09; 05-20 guest accepted @06-24; 05-26 host scheduled @06-24",
     "1:05-09 2:06-24 scheduled confirmed | FR accepted confirmed"},
    {"said in the gap, to the very day (P3)",
     "03-01 host scheduled @05-09; 04-16 host postponed; 05-20 guest accepted @06-24; "
     "05-26 host scheduled @06-24",
     "1:05-09 gap 2:06-24 scheduled confirmed | FR accepted confirmed"},
    {"a month ahead of the move proves no foreknowledge (P3)",
     "03-01 host scheduled @05-09; 05-20 guest accepted @06; 05-26 host scheduled @06-24",
     "1:05-09 2:06-24 scheduled confirmed | FR lapsed, before accepted"},
    {"the year given up is an earlier round's, not the gap's behind it (P2)",
     "03-01 host scheduled @05-09; 03-10 guest declined; 04-16 host postponed; "
     "2021-01-10 host scheduled @2021-05-09; 2021-02-01 guest accepted @2020",
     "1:05-09 gap 2:2021-05-09 scheduled confirmed | FR lapsed, before accepted"},
    {"a later round without date proves no foreknowledge either (P3)",
     "03-01 host scheduled @05-09; 03-10 guest accepted @07-01; 04-16 host cancelled; "
     "05-26 host scheduled",
     "1:05-09 2:? scheduled confirmed | FR lapsed, before accepted"},
    {"a date that is no round's stays where it was said",
     "03-01 host scheduled @05-09; 05-26 host scheduled @06-24; 05-28 guest accepted @07-01",
     "1:05-09 2:06-24 scheduled confirmed | FR accepted confirmed"},

    {"set and moved twice on one day: each move opens its round (R8)",
     "05-26 host scheduled @05-09; 05-26 host invited @05-09; 05-26 guest accepted @05-09; "
     "05-26 host postponed @05-09; 05-26 host scheduled @06-24; "
     "05-26 host postponed @06-24; 05-26 host scheduled @07-24",
     "1:05-09 2:06-24 3:07-24 scheduled confirmed | FR lapsed, before accepted"},
    {"an answer between two moves of one day lapses with the second (R8)",
     "03-01 host scheduled @05-09; 05-26 host postponed @05-09; 05-26 host scheduled @06-24; "
     "05-26 guest accepted @06-24; 05-26 host postponed @06-24; 05-26 host scheduled @07-24",
     "1:05-09 2:06-24 3:07-24 scheduled confirmed | FR lapsed, before accepted"},
    {"moved and moved back on one day (R8)",
     "03-01 host scheduled @05-09; 05-26 guest accepted @05-09; 05-26 host postponed @05-09; "
     "05-26 host scheduled @06-24; 05-26 host postponed @06-24; 05-26 host scheduled @05-09; "
     "05-26 KG guest accepted @05-09",
     "1:05-09 2:06-24 3:05-09 scheduled confirmed | FR lapsed, before accepted; "
     "KG accepted confirmed"},
    {"moved and cancelled on one day: the new date, and what has lapsed, stay (R8)",
     "03-01 host scheduled @05-09; 03-10 guest accepted; 05-26 host postponed @05-09; "
     "05-26 host scheduled @06-24; 05-26 host cancelled @06-24",
     "1:05-09 2:06-24 cancelled confirmed | FR lapsed, before accepted"},
    {"cancelled by mistake, and set again on one day (R8)",
     "03-01 host scheduled @05-09; 05-26 host cancelled @05-09; 05-26 host scheduled @05-09",
     "1:05-09 2:05-09 scheduled confirmed | "},
    {"put off after a date was set that day (R8)",
     "03-01 host scheduled @05-09; 05-26 host scheduled @06-24; 05-26 host postponed @06-24",
     "1:05-09 2:06-24 gap postponed confirmed | "},
    {"a month, and a day of it on the same day: no move (R8)",
     "05-26 host scheduled @06; 05-26 guest accepted @06; 05-26 host scheduled @06-24",
     "1:06-24 scheduled confirmed | FR accepted confirmed"},
    {"papers that tell of the first of two moves that day move nothing (R8)",
     "03-01 host scheduled @05-09; 05-26 press scheduled @06-24 =d1; 05-26 host scheduled @06-24; "
     "05-26 host scheduled @07-24; 05-26 press scheduled @05-09 =d2; "
     "05-26 press scheduled @07-24 =d3",
     "1:05-09 2:06-24 3:07-24 scheduled confirmed | "},
    {"a document's two words of one day are weighed, not read in order (R6)",
     "03-01 host scheduled @05-09 =d0; 05-26 host scheduled @06-24 =d1; "
     "05-26 host scheduled @07-24 =d2",
     "1:05-09 2:07-24 scheduled confirmed | "},

    {"the Moscow parade of 2020, whole",
     "01-15 host scheduled @05-09; 02-20 CN press invited; 03-10 US host invited; "
     "03-11 US guest declined @05-09; 03-12 IN guest accepted; 04-16 host postponed @05-09; "
     "04-20 CZ guest accepted; 05-26 host scheduled @06-24; 05-28 KG guest accepted @06-24; "
     "05-28 US host reinvited; 06-02 IN third accepted @06-24; 06-20 KG guest declined; "
     "06-24 CZ press absent; 07-01 press postponed @05-09",
     "1:05-09 gap 2:06-24 scheduled confirmed | CN lapsed, before needs-action; "
     "CZ absent unconfirmed, before accepted; IN accepted unconfirmed, before accepted; "
     "KG declined confirmed; US needs-action confirmed, before declined"},
};

static void tell(void *context, struct statements st)
{
    const struct story *story = context;
    struct event event = {0};
    struct arena a = {0};
    struct buf b = {0};
    struct roll roll = roll_make(&a, &event, st, (struct filter){0});

    story_write_rounds(&b, &roll.rounds);
    buf_text(&b, " | ");
    story_write_rows(&b, &roll);
    if (strcmp(b.p, story->comes) != 0)
        fail_msg("%s:\n  came   %s\n  wanted %s", story->what, b.p, story->comes);
    buf_free(&b);
    arena_free(&a);
}

static void rounds_follow_the_moves(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof stories / sizeof *stories; i++) {
        struct arena a = {0};
        struct story story = stories[i];

        story_every_order(story_tell(&a, story.said), tell, &story);
        arena_free(&a);
    }
}

static void a_round_says_which_words_opened_and_closed_it(void **state)
{
    struct arena a = {0};
    struct statements st = story_tell(&a, "03-01 host scheduled @05-09; 04-16 host postponed; "
                                          "05-26 host scheduled @06-24; 05-30 host cancelled");
    struct filter all = {0};
    struct rounds r = rounds_of(&a, filter_said(&a, st, all));

    (void)state;
    assert_int_equal(r.count, 3);
    assert_ptr_equal(r.items[0].opened, &st.items[0]);
    assert_ptr_equal(r.items[0].closed, &st.items[1]);
    assert_true(r.items[1].gap);
    assert_int_equal(r.items[1].number, 1);
    assert_ptr_equal(r.items[1].opened, &st.items[1]);
    assert_ptr_equal(r.items[1].closed, &st.items[2]);
    assert_int_equal(r.items[2].opened_on, 20200526);
    assert_null(r.items[2].closed);
    assert_ptr_equal(r.word, &st.items[3]);
    arena_free(&a);
}

static void what_was_revived_was_closed_by_its_cancellation(void **state)
{
    struct arena a = {0};
    struct statements st = story_tell(&a, "03-01 host scheduled @05-09; 04-16 host cancelled; "
                                          "05-26 host scheduled @06-24");
    struct rounds r = rounds_of(&a, filter_said(&a, st, (struct filter){0}));

    (void)state;
    assert_int_equal(r.count, 2);
    assert_ptr_equal(r.items[0].closed, &st.items[1]);
    assert_ptr_equal(r.items[1].opened, &st.items[2]);
    arena_free(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rounds_follow_the_moves),
        cmocka_unit_test(a_round_says_which_words_opened_and_closed_it),
        cmocka_unit_test(what_was_revived_was_closed_by_its_cancellation),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
