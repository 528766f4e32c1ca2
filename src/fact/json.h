/*
 * json.h - facts as JSON lines, out and in (RFC 8259, one object a line).
 *
 * Five kinds of line. A proposal is what a reader prints (`convoke read --json`) and what another
 * reader may hand in; it has no "kind":
 *   {"doc":"a.txt","event":{"country":"RU","year":2020,"place":"Moscow","date":"2020-06-24",
 *    "name":"..."},"guest":"FR","person":"Macron","act":"accepted","side":"guest",
 *    "said_on":"2020-05-28","by":"...","via":"...","quote":"...","start":0,"end":0,
 *    "rule":"...","score":0.9}
 * A whole ledger goes out and comes in as lines of {"kind":"event"|"document"|"statement"|"erasure",
 * ...}: the same names, sources as an array. An erasure names a document by its hash or a statement
 * by its seq, and tells parts, reason, user and recorded_at.
 *
 * What `convoke read --json --documents` prints before what it found in a document has no "kind" either,
 * and is a document whose story nobody has looked for yet:
 *   {"document":"<hash>","doc":"a.txt","title":"...","outlet":"...","published":"2020-05-28",
 *    "fingerprint":"...","text":"..."}
 *
 * start and end are offsets in the document as received. Where what is kept is its decoded text, a
 * proposal also gives from and to, the offsets in that text; reading takes these where they stand.
 *
 * What is unknown is null. event.date of a proposal is the date of the statement (statement.h).
 * Where a line
 * also gives "date", that is the statement's, and event.date only says when the event is held. A
 * proposal may also give "channel", "note", "event":{"id":...} and "document" (the hash); they are
 * written only where they say something.
 * A proposal of another reader than convoke's own, and a source that came of one, also have
 * "reader":"..." (statement.h).
 *
 * Writing  by hand: it is hot, and needs no tree. Text is escaped; bytes that are not UTF-8 become
 * U+FFFD. A document's bytes go as "text" where they are UTF-8, else as "base64".
 * Reading  json_in.c, with jansson; unknown fields are ignored; a line over 256 MB is refused.
 * Errors  name the field and what was wanted: `said_on: "May 28": not a day; write YYYY-MM-DD`.
 * The caller puts file and line before it.
 */
#ifndef FACT_JSON_H
#define FACT_JSON_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "fact/document.h"

/* A JSON string with its quotes; null for an empty one. Views write their own JSON with these. */
void json_str(struct buf *b, struct str s);
void json_day(struct buf *b, day d);

/* Each writes one line with its line break. */
void json_write_proposal(struct buf *b, const struct proposal *p);
/* Where in the document as received stands what the source's start and end cut from its text. */
struct json_received {
    size_t start, end;
};
void json_write_found(struct buf *b, const struct proposal *p, struct json_received at);
void json_write_text(struct buf *b, const struct document *d);
void json_write_event(struct buf *b, const struct event *ev);
void json_write_document(struct buf *b, const struct document *d);
void json_write_statement(struct buf *b, const struct statement *st);
void json_write_erasure(struct buf *b, const struct erasure *x);

/* The longest line that is read. */
enum { JSON_LINE_BYTES = 256 << 20 };

enum json_kind { JSON_PROPOSAL, JSON_EVENT, JSON_DOCUMENT, JSON_STATEMENT, JSON_ERASURE };

struct json_line {
    enum json_kind kind;
    struct proposal proposal;
    struct event event;
    struct document document;
    struct statement statement;
    struct erasure erasure;
};

/* One line (white space around it does not matter) into the member that kind names. */
bool json_parse(struct arena *a, struct str line, struct json_line *out, struct err *e);

/*
 * JSON that is none of ours, by a path of names and places ("choices/0/message/content"): a string as it
 * is, anything else as JSON; and the items of a list. Missing and null are failures.
 */
bool json_at(struct arena *a, struct str text, const char *path, struct str *out, struct err *e);
bool json_list(struct arena *a, struct str text, const char *path, struct str **items, size_t *count,
               struct err *e);

/* Of one object the values under some names, as text; empty where there is none or it is no string. For
 * lines of others, whose fields are theirs. */
bool json_pick(struct arena *a, struct str line, const char *const *names, size_t count,
               struct str *out, struct err *e);

#endif
