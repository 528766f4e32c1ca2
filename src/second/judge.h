/*
 * judge.h - whether a proposal of another reader can be what the document says.
 *
 *   Q1  it is of the document that was asked about;
 *   Q2  its quote stands in the document; blanks and line breaks count as one. Where start and end do
 *       not cut it out, they are found from the quote, if it stands there once; the quote that is kept
 *       is the document's own;
 *   Q3  guest and the event's country are codes that the gazetteer has, and the host is no guest;
 *   Q4  act, side and days exist (fact/json.h), the act is one that can be said of the guest or event,
 *       and nothing was said after the document came in;
 *   Q5  the score lies between 0 and 1, and no text is longer than it can be meant.
 *
 * That a quote stands in a document does not make the proposal true: that is for the review.
 */
#ifndef SECOND_JUDGE_H
#define SECOND_JUDGE_H

#include "fact/document.h"
#include "page/page.h"

struct judge {
    struct arena *arena;
    const struct page *page;
    struct str reader;      /* its name */
    day received;           /* the day the document came in; 0 unknown */
};

struct judged {
    struct proposal proposal;
    day event_date;
};

/* False with the field, what is wrong and the mend. */
bool judge_line(const struct judge *judge, struct str line, struct judged *out, struct err *e);

#endif
