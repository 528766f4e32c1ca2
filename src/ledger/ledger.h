/*
 * ledger.h - statements kept in order, each with its source.
 *
 * The rules of every ledger (DESIGN), cited by code and tests:
 *   L1  append-only: nothing is edited; a correction is a new statement that retracts an older one;
 *   L2  sourced: no statement without a source; a quote stands verbatim in its document. Re-reading
 *       a document, or reading a copy of its story, adds a source, never a second statement;
 *   L3  two times: said_on and recorded_at, kept apart;
 *   L4  chained: each event's entries form a hash chain of their own, the heads hash into one root.
 *       Texts and personal data are bound by salted hashes, so they can be erased and it verifies;
 *   L5  acknowledged is durable: what was answered with success survives kill -9 and power loss,
 *       and was read back equal before it was answered;
 *   L6  idempotent: every input carries a key; doing it twice changes nothing.
 *
 * Writing goes in batches: ledger_begin, any number of adds, ledger_commit; all of a batch enters
 * together or not at all. One writer at a time, over all processes; others wait, then get ERR_BUSY.
 * A call that is refused for what it was given (ERR_USAGE, ERR_STATE, ERR_FORMAT, ERR_MISSING) adds
 * nothing and leaves the batch as it was. Readers see the state of the last commit and never wait.
 * An open ledger is used by one thread at a time, and does not cross a fork.
 *
 * What no ledger can tell by itself: somebody who rewrites all of it, hashes and all, or puts an
 * older copy in its place. For that, publish the root (ledger_root) now and then.
 *
 * Memory  what is read is copied into the caller's arena.
 * Errors  ERR_MISSING no such ledger, ERR_FORMAT not one, or of a newer convoke; ERR_FULL a disk or
 *         limit; ERR_BROKEN damaged. One line each, and nothing half-recorded.
 */
#ifndef LEDGER_LEDGER_H
#define LEDGER_LEDGER_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/hash.h"
#include "fact/document.h"
#include "fact/event.h"
#include "fact/statement.h"

struct ledger;

enum ledger_mode { LEDGER_READ, LEDGER_WRITE };

/* Makes a new, empty ledger; ERR_STATE where the file is there already. */
bool ledger_create(struct str path, moment now, struct err *e);

/* Opens one; "memory:" is a new one that lives in memory and goes with ledger_close. */
bool ledger_open(struct str path, enum ledger_mode mode, struct ledger **out, struct err *e);
void ledger_close(struct ledger *l);

/* How long a batch waits for the writer before it, in all ledgers of this process: 30 s at first. */
void ledger_wait(int ms);

bool ledger_begin(struct ledger *l, moment now, struct str user, struct err *e);

/* False: nothing of the batch entered, and it is over; but for ERR_BUSY after an erasure, whose line
 * says that it is recorded and where the old bytes still are. */
bool ledger_commit(struct ledger *l, struct err *e);
void ledger_rollback(struct ledger *l);

enum added { ADDED_NOTHING, ADDED_SOURCE, ADDED_NEW };

/* An event, a document; what is there already (same id, same hash) is left as it is. */
bool ledger_add_event(struct ledger *l, const struct event *ev, enum added *what, struct err *e);
bool ledger_add_document(struct ledger *l, const struct document *d, enum added *what,
                         struct err *e);

/*
 * A statement with its first source. Where the event has one that says the same, only the source is
 * added, or nothing where it has that source (L2). The same is said by what tells the same story
 * with the same guest and act; and by what agrees in guest, act, side and day, where the side is
 * not the press and the day is known. Words on two dates of the event never say the same: a guest
 * who says yes to the old date and yes to the new one has said two things. Nor do two settings of the
 * event of which one is finer, unless one story tells both.
 *
 * What is entered by hand (a source that is no document) says the same only where it says nothing
 * more: no other person, speaker, note, channel or finer date; and only as long as nobody entered
 * since, for that day, a word on the event itself. So moving it there and back are three settings.
 *
 * What is said of the event itself has no guest, all else has one (ERR_USAGE).
 *
 * A retraction has act RETRACTED and retracts; event and guest are filled in from what it retracts.
 * What was retracted stays so: reading its story again adds nothing or a source; the same word from
 * elsewhere is a new statement. Retracting twice is ERR_STATE, what is not there ERR_MISSING.
 *
 * key, where it is not empty, is the input's own (Message-ID, request key): a key that was seen
 * changes nothing (L6), and is ERR_STATE where it came with another event, guest, act or person.
 * *seq is the statement that now stands for it. user, where a fact names none, is the batch's;
 * recorded_at is always the batch's.
 */
bool ledger_add_statement(struct ledger *l, const struct statement *st, struct str key,
                          int64_t *seq, enum added *what, struct err *e);

/* One more source of a statement. */
bool ledger_add_source(struct ledger *l, int64_t seq, const struct source *s, enum added *what,
                       struct err *e);

/*
 * Proposals: durable, but not chained, for they are no part of the record. The same document,
 * event, guest and act is proposed once, whatever was decided. One decision stands: the next is
 * ERR_STATE and names who decided. Accepting names the statement (seq) that was made or joined.
 */
bool ledger_add_proposal(struct ledger *l, const struct proposal *p, int64_t *id,
                         enum added *what, struct err *e);
bool ledger_decide(struct ledger *l, int64_t id, enum verdict v, int64_t seq, struct err *e);

/*
 * Erasing, within a batch: texts and names go, the chain holds, and an entry says what went and why
 * (the reason stays for good, so it names nobody). A document loses bytes, name, title, fingerprint
 * and with them its quotes; its hash stays, so that it is not taken up again. A person goes from
 * every statement, message and proposal that holds the name as whole words, without regard to case
 * and accents; *count says in how many. What documents say of the person goes with the documents.
 */
bool ledger_erase_document(struct ledger *l, struct str hash, struct str reason, struct err *e);
bool ledger_erase_person(struct ledger *l, struct str person, struct str reason, size_t *count,
                         struct err *e);

/*
 * What was erased, of documents and statements, in order of entry; and how it enters a copy, so that
 * this verifies, says so, and takes nothing up again. ledger_bury_document adds a document of which
 * nothing is left but its hash, under a seal of nothing, and ledger_erased the notice that says when,
 * by whom and why. Of a statement that came with ERASED_TEXT in the parts named, the notice erases
 * that text; another text is left alone, for a line of a file is no order to erase.
 */
#define ERASED_TEXT "(erased)"

bool ledger_erasures(struct ledger *l, struct arena *a, struct erasures *out, struct err *e);
bool ledger_bury_document(struct ledger *l, const struct document *d, enum added *what,
                          struct err *e);
bool ledger_erased(struct ledger *l, const struct erasure *x, enum added *what, struct err *e);

bool ledger_events(struct ledger *l, struct arena *a, struct events *out, struct err *e);

/* Nothing found: *out is {0}, and true. */
bool ledger_event(struct ledger *l, struct arena *a, struct str id, struct event *out,
                  struct err *e);
bool ledger_document(struct ledger *l, struct arena *a, struct str hash, struct document *out,
                     struct err *e);

/* All documents in order of entry, without their bytes. */
bool ledger_documents(struct ledger *l, struct arena *a, struct documents *out, struct err *e);

/* Likewise, what entered since the last call with this mark, which is moved behind it; 0 at first.
 * What a batch added itself counts too: a mark moved behind that is wrong once it is rolled back. */
bool ledger_documents_since(struct ledger *l, struct arena *a, int64_t *mark,
                            struct documents *out, struct err *e);
bool ledger_events_since(struct ledger *l, struct arena *a, int64_t *mark, struct events *out,
                         struct err *e);

/* All statements of one event, of one guest over all events, of one seq, or from a seq on; in order
 * of entry, with their sources and quotes. Retracted ones are there, and what retracts them. */
bool ledger_statements(struct ledger *l, struct arena *a, struct str event,
                       struct statements *out, struct err *e);
bool ledger_statements_of_guest(struct ledger *l, struct arena *a, struct str guest,
                                struct statements *out, struct err *e);
bool ledger_statement(struct ledger *l, struct arena *a, int64_t seq, struct statement *out,
                      struct err *e);
bool ledger_log(struct ledger *l, struct arena *a, int64_t from, size_t limit,
                struct statements *out, struct err *e);

/* Proposals with a verdict, in order; of one event where event is not empty. */
bool ledger_proposals(struct ledger *l, struct arena *a, enum verdict v, struct str event,
                      struct proposals *out, struct err *e);
bool ledger_proposal(struct ledger *l, struct arena *a, int64_t id, struct proposal *out,
                     struct err *e);

/*
 * Within a batch, what the story of st's first source has told already. The statement that says the
 * same as st (*seq, 0 where there is none); and the pending proposals of the event, guest and act.
 */
bool ledger_told(struct ledger *l, const struct statement *st, int64_t *seq, struct err *e);
bool ledger_proposed(struct ledger *l, struct arena *a, const struct statement *st,
                     struct proposals *out, struct err *e);

/*
 * Walks every chain. Findings are written to report, one line each, starting with the thing
 * ("statement 12: changed after it was recorded"); what was erased is said too, and is no fault.
 * False with ERR_BROKEN where a fault was found.
 */
bool ledger_verify(struct ledger *l, struct buf *report, struct hash *root, struct err *e);

/* The root as the ledger has it, and the number of the last entry, without a walk. */
bool ledger_root(struct ledger *l, struct hash *root, int64_t *last, struct err *e);

#endif
