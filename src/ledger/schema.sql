-- The tables of a ledger. Entries are rows of the first five; seq numbers them from 1 without a gap
-- over all five. A text that can be erased has two columns beside it: NAME_salt (16 random bytes)
-- and NAME_seal (BLAKE2b-256 of salt and text). Text and salt are NULL once it is erased; all three
-- where there never was one. Days are year * 10000 + month * 100 + day of the month, what is
-- unknown is 0; moments are milliseconds since 1970-01-01T00:00:00Z.

CREATE TABLE event (
    seq         INTEGER PRIMARY KEY,   -- number of the entry; also the name of the event's chain
    prev        BLOB NOT NULL,         -- 32 bytes: where its chain starts, made of ledger and event
    hash        BLOB NOT NULL,         -- 32 bytes: of this entry (entry.h)
    recorded_at INTEGER NOT NULL,      -- moment
    entered_by  TEXT NOT NULL,         -- user
    id          TEXT NOT NULL UNIQUE,  -- ru-2020-victory-parade
    country     TEXT NOT NULL,         -- ISO 3166-1 alpha-2 of the host, or an organisation's code
    year        INTEGER NOT NULL,      -- that it was first set for
    place       TEXT NOT NULL,
    name        TEXT NOT NULL
) STRICT;

CREATE TABLE document (
    seq         INTEGER PRIMARY KEY,
    prev        BLOB NOT NULL,         -- hash of the entry before it in the ledger's own chain
    hash        BLOB NOT NULL,
    recorded_at INTEGER NOT NULL,
    entered_by  TEXT NOT NULL,
    id          TEXT UNIQUE,           -- BLAKE2b-256 of bytes in hexadecimal; stays when bytes go
    id_salt     BLOB,
    id_seal     BLOB,
    story       INTEGER NOT NULL,      -- seq of the document of this story that was taken first
    published   INTEGER NOT NULL,      -- day
    size        INTEGER NOT NULL,      -- bytes; stays when they go
    outlet      TEXT NOT NULL,
    name        TEXT,                  -- file name or address as given
    name_salt   BLOB,
    name_seal   BLOB,
    title       TEXT,
    title_salt  BLOB,
    title_seal  BLOB,
    fingerprint BLOB,                  -- by which near-copies are found; the room page knows how
    fingerprint_salt BLOB,
    fingerprint_seal BLOB,
    bytes_salt  BLOB,
    bytes_seal  BLOB,
    bytes       BLOB                   -- as received; last, so that the others are read without it
) STRICT;

CREATE INDEX document_of_story ON document (story);

CREATE TABLE statement (
    seq         INTEGER PRIMARY KEY,
    prev        BLOB NOT NULL,         -- hash of the entry before it in the event's chain
    hash        BLOB NOT NULL,         -- binds its first source too
    recorded_at INTEGER NOT NULL,
    entered_by  TEXT NOT NULL,
    input_key   BLOB,                  -- BLAKE2b-256 of the input's own key, or NULL
    event       INTEGER NOT NULL REFERENCES event,
    guest       TEXT NOT NULL,         -- code; empty: said of the event itself
    act         TEXT NOT NULL,         -- word of acts.def
    side        TEXT NOT NULL,         -- guest, host, third, press
    channel     TEXT NOT NULL,         -- note, letter, phone ... or unknown
    said_on     INTEGER NOT NULL,      -- day the word was given
    event_date  INTEGER NOT NULL,      -- day that it takes the event to be on
    via         TEXT NOT NULL,         -- outlet or agency through which it is known
    retracts    INTEGER REFERENCES statement,  -- the statement it withdraws, or NULL
    person      TEXT,                  -- leader or envoy named
    person_salt BLOB,
    person_seal BLOB,
    said_by     TEXT,                  -- who said it, as named
    said_by_salt BLOB,
    said_by_seal BLOB,
    note        TEXT,
    note_salt   BLOB,
    note_seal   BLOB
) STRICT;

CREATE INDEX statement_of_event ON statement (event);
CREATE INDEX statement_same ON statement (guest, event, act, side, said_on);
CREATE UNIQUE INDEX statement_key ON statement (input_key) WHERE input_key IS NOT NULL;
CREATE UNIQUE INDEX statement_retracts ON statement (retracts) WHERE retracts IS NOT NULL;

CREATE TABLE source (
    seq         INTEGER NOT NULL,      -- that of its statement for the first source
    prev        BLOB,                  -- hash of the entry before it; NULL for the first source,
    hash        BLOB,                  --   which the statement's hash binds
    recorded_at INTEGER NOT NULL,
    entered_by  TEXT NOT NULL,         -- who entered or accepted it
    input_key   BLOB,
    statement   INTEGER NOT NULL REFERENCES statement,
    kind        TEXT NOT NULL,         -- document, clerk, web, mail
    document    INTEGER REFERENCES document,  -- that the passage is cut from, or NULL
    story       INTEGER,               -- of that document
    says        INTEGER NOT NULL,      -- event, guest and act of the statement folded to a number
    from_byte   INTEGER NOT NULL,      -- the passage: bytes of the document from here
    to_byte     INTEGER NOT NULL,      --   to here (excluded)
    rule        TEXT NOT NULL,         -- cue that fired
    score       REAL NOT NULL,         -- how sure the reader was, 0 to 1
    name        TEXT,                  -- document's name, outlet or message: for people to read
    name_salt   BLOB,
    name_seal   BLOB,
    quote       TEXT,                  -- words of a message; a document's are cut from its bytes
    quote_salt  BLOB,
    quote_seal  BLOB,
    PRIMARY KEY (statement, seq)
) STRICT, WITHOUT ROWID;

CREATE INDEX source_told ON source (story, says) WHERE story IS NOT NULL;
CREATE UNIQUE INDEX source_key ON source (input_key) WHERE input_key IS NOT NULL;
CREATE UNIQUE INDEX source_added ON source (seq) WHERE seq <> statement;

CREATE TABLE erasure (
    seq         INTEGER PRIMARY KEY,
    prev        BLOB NOT NULL,
    hash        BLOB NOT NULL,
    recorded_at INTEGER NOT NULL,
    entered_by  TEXT NOT NULL,
    event       INTEGER REFERENCES event,  -- in whose chain it stands; NULL: the ledger's own
    target      INTEGER NOT NULL,      -- seq of the entry that lost texts
    what        TEXT NOT NULL,         -- table of that entry
    parts       TEXT NOT NULL,         -- its columns that were erased, separated by blanks
    reason      TEXT NOT NULL          -- why; holds no personal data itself
) STRICT;

-- Where each chain ends: what shows that its last entries were taken away.
CREATE TABLE chain (
    event       INTEGER PRIMARY KEY,   -- seq of the event; 0: the ledger's own chain
    entries     INTEGER NOT NULL,      -- how many it has
    head        BLOB NOT NULL          -- hash of the last
) STRICT;

CREATE TABLE ledger (
    one         INTEGER PRIMARY KEY CHECK (one = 1),
    id          BLOB NOT NULL,         -- 32 random bytes; every chain starts from them
    created_at  INTEGER NOT NULL,      -- moment
    last        INTEGER NOT NULL,      -- seq of the last entry
    last_proposal INTEGER NOT NULL
) STRICT;

-- What a reader found and nobody has accepted yet. Not chained: no part of the record.
CREATE TABLE proposal (
    seq         INTEGER PRIMARY KEY,   -- number of the proposal, from 1
    recorded_at INTEGER NOT NULL,      -- moment it was proposed
    entered_by  TEXT NOT NULL,         -- who had the document read
    event       TEXT NOT NULL,         -- id of the event meant, which may not be in the ledger yet
    country     TEXT NOT NULL,         -- of the event meant
    year        INTEGER NOT NULL,      -- likewise
    place       TEXT NOT NULL,         -- likewise
    name        TEXT NOT NULL,         -- likewise
    guest       TEXT NOT NULL,         -- this and what follows as in statement
    act         TEXT NOT NULL,
    side        TEXT NOT NULL,
    channel     TEXT NOT NULL,
    said_on     INTEGER NOT NULL,
    event_date  INTEGER NOT NULL,
    person      TEXT NOT NULL,
    said_by     TEXT NOT NULL,
    via         TEXT NOT NULL,
    note        TEXT NOT NULL,
    kind        TEXT NOT NULL,         -- this and what follows as in source
    document    INTEGER REFERENCES document,
    source_name TEXT NOT NULL,
    from_byte   INTEGER NOT NULL,
    to_byte     INTEGER NOT NULL,
    rule        TEXT NOT NULL,
    score       REAL NOT NULL,
    verdict     TEXT NOT NULL,         -- pending, accepted, rejected
    made        INTEGER,               -- statement that accepting it made or added to, or NULL
    decided_by  TEXT NOT NULL,         -- user
    decided_at  INTEGER NOT NULL       -- moment, or 0
) STRICT;

CREATE UNIQUE INDEX proposal_once ON proposal (document, event, guest, act)
    WHERE document IS NOT NULL;
CREATE INDEX proposal_verdict ON proposal (verdict, event);

-- L1: nothing is edited and nothing removed. The one way through: a text that can be erased, and
-- its salt, may become NULL. INSERT OR REPLACE removes without asking the guards of removal, so what
-- would take the place of a row is refused on its way in.

CREATE TRIGGER event_stays BEFORE UPDATE ON event
BEGIN SELECT RAISE(ABORT, 'append-only: an event is not edited'); END;
CREATE TRIGGER event_kept BEFORE DELETE ON event
BEGIN SELECT RAISE(ABORT, 'append-only: an event is not removed'); END;
CREATE TRIGGER event_once BEFORE INSERT ON event
WHEN EXISTS (SELECT 1 FROM event WHERE seq = NEW.seq OR id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'append-only: an event is not replaced'); END;

CREATE TRIGGER document_stays BEFORE UPDATE OF seq, prev, hash, recorded_at, entered_by, id,
    id_salt, id_seal, story, published, size, outlet, name_seal, title_seal, fingerprint_seal,
    bytes_seal ON document
BEGIN SELECT RAISE(ABORT, 'append-only: a document is not edited'); END;
CREATE TRIGGER document_erased BEFORE UPDATE ON document
WHEN (NEW.name IS NOT NULL AND NEW.name IS NOT OLD.name)
    OR (NEW.name_salt IS NOT NULL AND NEW.name_salt IS NOT OLD.name_salt)
    OR (NEW.title IS NOT NULL AND NEW.title IS NOT OLD.title)
    OR (NEW.title_salt IS NOT NULL AND NEW.title_salt IS NOT OLD.title_salt)
    OR (NEW.fingerprint IS NOT NULL AND NEW.fingerprint IS NOT OLD.fingerprint)
    OR (NEW.fingerprint_salt IS NOT NULL AND NEW.fingerprint_salt IS NOT OLD.fingerprint_salt)
    OR (NEW.bytes IS NOT NULL AND NEW.bytes IS NOT OLD.bytes)
    OR (NEW.bytes_salt IS NOT NULL AND NEW.bytes_salt IS NOT OLD.bytes_salt)
BEGIN SELECT RAISE(ABORT, 'append-only: a text can only be erased'); END;
CREATE TRIGGER document_kept BEFORE DELETE ON document
BEGIN SELECT RAISE(ABORT, 'append-only: a document is not removed'); END;
CREATE TRIGGER document_once BEFORE INSERT ON document
WHEN EXISTS (SELECT 1 FROM document WHERE seq = NEW.seq OR id = NEW.id)
BEGIN SELECT RAISE(ABORT, 'append-only: a document is not replaced'); END;

CREATE TRIGGER statement_stays BEFORE UPDATE OF seq, prev, hash, recorded_at, entered_by,
    input_key, event, guest, act, side, channel, said_on, event_date, via, retracts, person_seal,
    said_by_seal, note_seal ON statement
BEGIN SELECT RAISE(ABORT, 'append-only: a statement is not edited; retract it'); END;
CREATE TRIGGER statement_erased BEFORE UPDATE ON statement
WHEN (NEW.person IS NOT NULL AND NEW.person IS NOT OLD.person)
    OR (NEW.person_salt IS NOT NULL AND NEW.person_salt IS NOT OLD.person_salt)
    OR (NEW.said_by IS NOT NULL AND NEW.said_by IS NOT OLD.said_by)
    OR (NEW.said_by_salt IS NOT NULL AND NEW.said_by_salt IS NOT OLD.said_by_salt)
    OR (NEW.note IS NOT NULL AND NEW.note IS NOT OLD.note)
    OR (NEW.note_salt IS NOT NULL AND NEW.note_salt IS NOT OLD.note_salt)
BEGIN SELECT RAISE(ABORT, 'append-only: a text can only be erased'); END;
CREATE TRIGGER statement_kept BEFORE DELETE ON statement
BEGIN SELECT RAISE(ABORT, 'append-only: a statement is not removed; retract it'); END;
CREATE TRIGGER statement_once BEFORE INSERT ON statement
WHEN EXISTS (SELECT 1 FROM statement WHERE seq = NEW.seq)
    OR EXISTS (SELECT 1 FROM statement WHERE input_key = NEW.input_key)
    OR EXISTS (SELECT 1 FROM statement WHERE retracts = NEW.retracts)
BEGIN SELECT RAISE(ABORT, 'append-only: a statement is not replaced'); END;

CREATE TRIGGER source_stays BEFORE UPDATE OF seq, prev, hash, recorded_at, entered_by, input_key,
    statement, kind, document, story, says, from_byte, to_byte, rule, score, name_seal, quote_seal
    ON source
BEGIN SELECT RAISE(ABORT, 'append-only: a source is not edited'); END;
CREATE TRIGGER source_erased BEFORE UPDATE ON source
WHEN (NEW.name IS NOT NULL AND NEW.name IS NOT OLD.name)
    OR (NEW.name_salt IS NOT NULL AND NEW.name_salt IS NOT OLD.name_salt)
    OR (NEW.quote IS NOT NULL AND NEW.quote IS NOT OLD.quote)
    OR (NEW.quote_salt IS NOT NULL AND NEW.quote_salt IS NOT OLD.quote_salt)
BEGIN SELECT RAISE(ABORT, 'append-only: a text can only be erased'); END;
CREATE TRIGGER source_kept BEFORE DELETE ON source
BEGIN SELECT RAISE(ABORT, 'append-only: a source is not removed'); END;
CREATE TRIGGER source_once BEFORE INSERT ON source
WHEN EXISTS (SELECT 1 FROM source WHERE statement = NEW.statement AND seq = NEW.seq)
    OR EXISTS (SELECT 1 FROM source WHERE input_key = NEW.input_key)
    OR EXISTS (SELECT 1 FROM source WHERE seq = NEW.seq AND seq <> statement
               AND NEW.seq <> NEW.statement)
BEGIN SELECT RAISE(ABORT, 'append-only: a source is not replaced'); END;

CREATE TRIGGER erasure_stays BEFORE UPDATE ON erasure
BEGIN SELECT RAISE(ABORT, 'append-only: an erasure is not edited'); END;
CREATE TRIGGER erasure_kept BEFORE DELETE ON erasure
BEGIN SELECT RAISE(ABORT, 'append-only: an erasure is not removed'); END;
CREATE TRIGGER erasure_once BEFORE INSERT ON erasure
WHEN EXISTS (SELECT 1 FROM erasure WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'append-only: an erasure is not replaced'); END;

-- A proposal is decided once; its texts may be blanked.
CREATE TRIGGER proposal_decided BEFORE UPDATE OF verdict, made, decided_by, decided_at ON proposal
WHEN OLD.verdict <> 'pending'
BEGIN SELECT RAISE(ABORT, 'the proposal was decided before'); END;
