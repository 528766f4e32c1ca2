/*
 * skim.h - does a page speak of guests at all? Asked of its bytes, before anything is cut.
 *
 * Most pages of a crawl do not, and most of the reader's time would go to finding that out. Asking
 * for the words of the cues would not do: "come", "be in @" and "do $" stand on every page. What a
 * page about guests has beside them is an occasion and somebody to come to it, close together:
 *
 *   Q1  an occasion's own noun ("summit", "parade") or a form of "invite", and within NEAR bytes the
 *       name of a state, an organisation or a leader;
 *   Q2  or a noun that may be an occasion ("visit", "talks"), a verb that leads a cue and is said of
 *       little else ("attend", "pull out") within NEAR of it, and such a name near them;
 *   Q3  or somebody goes somewhere: "visit", "arrive", "trip", and such a name right behind.
 *
 * A page for which none holds states nothing, whatever else stands in it. The words are those of
 * lexicon.def, verbs.def and cues.def, the names those of the gazetteer.
 *
 * Cost    one pass that looks at the first four letters of each word; names are looked for only
 *         around what Q1 and Q2 found, and nowhere twice. Linear on any bytes.
 * Limits  words are read as ASCII writes them: letters beyond it part words here.
 */
#ifndef READ_SKIM_H
#define READ_SKIM_H

#include "base/str.h"

bool skim_speaks_of_guests(struct str text);

#endif
