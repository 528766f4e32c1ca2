#include "ledger/entry.h"

#include <stddef.h>

#define AT(field) offsetof(struct entry, field)
#define COUNT(table) (sizeof(table) / sizeof *(table))

/* What every entry has. Its own hash cannot be part of what is hashed. */
#define HEAD \
    {"seq",         COLUMN_INT,  USE_ALWAYS, true,  AT(seq)}, \
    {"prev",        COLUMN_BLOB, USE_PROOF,  true,  AT(prev)}, \
    {"hash",        COLUMN_BLOB, USE_PROOF,  false, AT(hash)}, \
    {"recorded_at", COLUMN_INT,  USE_ALWAYS, true,  AT(recorded_at)}, \
    {"entered_by",  COLUMN_TEXT, USE_ALWAYS, true,  AT(user)}

static const struct column event_columns[] = {
    HEAD,
    {"id",      COLUMN_TEXT, USE_ALWAYS, true, AT(event.id)},
    {"country", COLUMN_TEXT, USE_ALWAYS, true, AT(event.country)},
    {"year",    COLUMN_INT,  USE_ALWAYS, true, AT(event.year)},
    {"place",   COLUMN_TEXT, USE_ALWAYS, true, AT(event.place)},
    {"name",    COLUMN_TEXT, USE_ALWAYS, true, AT(event.name)},
};

static const struct column document_columns[] = {
    HEAD,
    {"id",          COLUMN_SEALED, USE_ALWAYS, true, AT(document.id)},
    {"story",       COLUMN_INT,    USE_ALWAYS, true, AT(document.story)},
    {"published",   COLUMN_INT,    USE_ALWAYS, true, AT(document.published)},
    {"size",        COLUMN_INT,    USE_ALWAYS, true, AT(document.size)},
    {"outlet",      COLUMN_TEXT,   USE_ALWAYS, true, AT(document.outlet)},
    {"name",        COLUMN_SEALED, USE_ALWAYS, true, AT(document.name)},
    {"title",       COLUMN_SEALED, USE_ALWAYS, true, AT(document.title)},
    {"fingerprint", COLUMN_SEALED_BLOB, USE_ALWAYS, true, AT(document.fingerprint)},
    {"bytes",       COLUMN_SEALED_BLOB, USE_BULK,   true, AT(document.bytes)},
};

static const struct column statement_columns[] = {
    HEAD,
    {"input_key",  COLUMN_BLOB,   USE_PROOF,  true, AT(key)},
    {"event",      COLUMN_INT,    USE_ALWAYS, true, AT(statement.event)},
    {"guest",      COLUMN_TEXT,   USE_ALWAYS, true, AT(statement.guest)},
    {"act",        COLUMN_TEXT,   USE_ALWAYS, true, AT(statement.act)},
    {"side",       COLUMN_TEXT,   USE_ALWAYS, true, AT(statement.side)},
    {"channel",    COLUMN_TEXT,   USE_ALWAYS, true, AT(statement.channel)},
    {"said_on",    COLUMN_INT,    USE_ALWAYS, true, AT(statement.said_on)},
    {"event_date", COLUMN_INT,    USE_ALWAYS, true, AT(statement.date)},
    {"via",        COLUMN_TEXT,   USE_ALWAYS, true, AT(statement.via)},
    {"retracts",   COLUMN_REF,    USE_ALWAYS, true, AT(statement.retracts)},
    {"person",     COLUMN_SEALED, USE_ALWAYS, true, AT(statement.person)},
    {"said_by",    COLUMN_SEALED, USE_ALWAYS, true, AT(statement.by)},
    {"note",       COLUMN_SEALED, USE_ALWAYS, true, AT(statement.note)},
};

static const struct column source_columns[] = {
    HEAD,
    {"input_key",   COLUMN_BLOB,   USE_PROOF,  true, AT(key)},
    {"statement",   COLUMN_INT,    USE_ALWAYS, true, AT(source.statement)},
    {"kind",        COLUMN_TEXT,   USE_ALWAYS, true, AT(source.kind)},
    {"document",    COLUMN_REF,    USE_ALWAYS, true, AT(source.document)},
    {"story",       COLUMN_REF,    USE_ALWAYS, true, AT(source.story)},
    {"says",        COLUMN_INT,    USE_PROOF,  true, AT(source.says)},
    {"from_byte",   COLUMN_INT,    USE_ALWAYS, true, AT(source.start)},
    {"to_byte",     COLUMN_INT,    USE_ALWAYS, true, AT(source.end)},
    {"rule",        COLUMN_TEXT,   USE_ALWAYS, true, AT(source.rule)},
    {"score",       COLUMN_REAL,   USE_ALWAYS, true, AT(source.score)},
    {"name",        COLUMN_SEALED, USE_ALWAYS, true, AT(source.name)},
    {"quote",       COLUMN_SEALED, USE_ALWAYS, true, AT(source.quote)},
};

static const struct column erasure_columns[] = {
    HEAD,
    {"event",  COLUMN_REF,  USE_ALWAYS, true, AT(erasure.event)},
    {"target", COLUMN_INT,  USE_ALWAYS, true, AT(erasure.target)},
    {"what",   COLUMN_TEXT, USE_ALWAYS, true, AT(erasure.what)},
    {"parts",  COLUMN_TEXT, USE_ALWAYS, true, AT(erasure.parts)},
    {"reason", COLUMN_TEXT, USE_ALWAYS, true, AT(erasure.reason)},
};

static const struct column proposal_columns[] = {
    {"seq",         COLUMN_INT,  USE_ALWAYS, false, AT(seq)},
    {"recorded_at", COLUMN_INT,  USE_ALWAYS, false, AT(recorded_at)},
    {"entered_by",  COLUMN_TEXT, USE_ALWAYS, false, AT(user)},
    {"event",       COLUMN_TEXT, USE_ALWAYS, false, AT(proposal.event)},
    {"country",     COLUMN_TEXT, USE_ALWAYS, false, AT(proposal.country)},
    {"year",        COLUMN_INT,  USE_ALWAYS, false, AT(proposal.year)},
    {"place",       COLUMN_TEXT, USE_ALWAYS, false, AT(proposal.place)},
    {"name",        COLUMN_TEXT, USE_ALWAYS, false, AT(proposal.name)},
    {"guest",       COLUMN_TEXT, USE_ALWAYS, false, AT(proposal.guest)},
    {"act",         COLUMN_TEXT, USE_ALWAYS, false, AT(proposal.act)},
    {"side",        COLUMN_TEXT, USE_ALWAYS, false, AT(proposal.side)},
    {"channel",     COLUMN_TEXT, USE_ALWAYS, false, AT(proposal.channel)},
    {"said_on",     COLUMN_INT,  USE_ALWAYS, false, AT(proposal.said_on)},
    {"event_date",  COLUMN_INT,  USE_ALWAYS, false, AT(proposal.date)},
    {"person",      COLUMN_TEXT, USE_ALWAYS, false, AT(proposal.person)},
    {"said_by",     COLUMN_TEXT, USE_ALWAYS, false, AT(proposal.by)},
    {"via",         COLUMN_TEXT, USE_ALWAYS, false, AT(proposal.via)},
    {"note",        COLUMN_TEXT, USE_ALWAYS, false, AT(proposal.note)},
    {"kind",        COLUMN_TEXT, USE_ALWAYS, false, AT(proposal.kind)},
    {"document",    COLUMN_REF,  USE_ALWAYS, false, AT(proposal.document)},
    {"source_name", COLUMN_TEXT, USE_ALWAYS, false, AT(proposal.source_name)},
    {"from_byte",   COLUMN_INT,  USE_ALWAYS, false, AT(proposal.start)},
    {"to_byte",     COLUMN_INT,  USE_ALWAYS, false, AT(proposal.end)},
    {"rule",        COLUMN_TEXT, USE_ALWAYS, false, AT(proposal.rule)},
    {"score",       COLUMN_REAL, USE_ALWAYS, false, AT(proposal.score)},
    {"verdict",     COLUMN_TEXT, USE_ALWAYS, false, AT(proposal.verdict)},
    {"made",        COLUMN_REF,  USE_ALWAYS, false, AT(proposal.made)},
    {"decided_by",  COLUMN_TEXT, USE_ALWAYS, false, AT(proposal.decided_by)},
    {"decided_at",  COLUMN_INT,  USE_ALWAYS, false, AT(proposal.decided_at)},
};

static const struct shape shapes[KIND_COUNT] = {
    [KIND_EVENT] = {"event", event_columns, COUNT(event_columns)},
    [KIND_DOCUMENT] = {"document", document_columns, COUNT(document_columns)},
    [KIND_STATEMENT] = {"statement", statement_columns, COUNT(statement_columns)},
    [KIND_SOURCE] = {"source", source_columns, COUNT(source_columns)},
    [KIND_ERASURE] = {"erasure", erasure_columns, COUNT(erasure_columns)},
    [KIND_PROPOSAL] = {"proposal", proposal_columns, COUNT(proposal_columns)},
};

const struct shape *shape_of(enum kind k)
{
    return &shapes[k];
}

static void *field(const struct column *c, struct entry *en)
{
    return (char *)en + c->at;
}

int64_t *column_int(const struct column *c, struct entry *en)
{
    return field(c, en);
}

double *column_real(const struct column *c, struct entry *en)
{
    return field(c, en);
}

struct str *column_str(const struct column *c, struct entry *en)
{
    return field(c, en);
}

struct sealed *column_sealed(const struct column *c, struct entry *en)
{
    return field(c, en);
}

int64_t entry_chain(const struct entry *en)
{
    switch (en->kind) {
    case KIND_EVENT:
        return en->seq;
    case KIND_STATEMENT:
        return en->statement.event;
    case KIND_ERASURE:
        return en->erasure.event;
    default:
        return 0;
    }
}

enum { NUMBER_BYTES = 8 };

/* Least byte first, on every machine. */
static struct str number(uint64_t n, char bytes[NUMBER_BYTES])
{
    for (int i = 0; i < NUMBER_BYTES; i++)
        bytes[i] = (char)(unsigned char)(n >> (8 * i));
    return (struct str){bytes, NUMBER_BYTES};
}

static void add_number(struct buf *b, uint64_t n)
{
    char bytes[NUMBER_BYTES];

    buf_add(b, number(n, bytes));
}

static void add_field(struct buf *b, struct str s)
{
    add_number(b, s.n);
    buf_add(b, s);
}

static void add_column(struct buf *b, const struct column *c, const struct entry *en)
{
    const char *at = (const char *)en + c->at;
    uint64_t bits;

    switch (c->type) {
    case COLUMN_INT:
    case COLUMN_REF:
    case COLUMN_REAL:
        memcpy(&bits, at, sizeof bits);
        add_number(b, NUMBER_BYTES);
        add_number(b, bits);
        break;
    case COLUMN_TEXT:
    case COLUMN_BLOB:
        add_field(b, *(const struct str *)(const void *)at);
        break;
    case COLUMN_SEALED:
    case COLUMN_SEALED_BLOB:
        add_field(b, ((const struct sealed *)(const void *)at)->seal);
        break;
    }
}

static void add_entry(struct buf *b, const struct entry *en)
{
    const struct shape *shape = shape_of(en->kind);

    add_field(b, str_of(shape->table));
    for (size_t i = 0; i < shape->count; i++)
        if (shape->columns[i].bound)
            add_column(b, &shape->columns[i], en);
}

struct hash entry_hash(const struct entry *en, const struct entry *first, struct buf *scratch)
{
    buf_reset(scratch);
    add_field(scratch, S("convoke-entry-1"));
    add_entry(scratch, en);
    if (first != NULL)
        add_entry(scratch, first);
    return hash_bytes(buf_str(scratch));
}

static struct hash seal_hash(struct str salt, struct str text)
{
    struct str parts[] = {S("convoke-seal-1"), salt, text};

    return hash_of(parts, COUNT(parts));
}

struct sealed seal_make(struct str text, struct str salt, struct hash *room)
{
    *room = seal_hash(salt, text);
    return (struct sealed){text, salt, {(const char *)room->b, HASH_BYTES}};
}

bool seal_erased(const struct sealed *s)
{
    return s->seal.n > 0 && s->text.n == 0;
}

bool seal_fits(const struct sealed *s)
{
    struct hash h;

    if (s->text.n == 0)
        return s->salt.n == 0;
    h = seal_hash(s->salt, s->text);
    return s->seal.n == HASH_BYTES && memcmp(h.b, s->seal.p, HASH_BYTES) == 0;
}

int64_t says_of(int64_t event, struct str guest, struct str act)
{
    char bytes[NUMBER_BYTES];
    struct str parts[] = {number((uint64_t)event, bytes), guest, act};
    struct hash h = hash_of(parts, COUNT(parts));
    uint64_t n = 0;

    for (int i = 0; i < NUMBER_BYTES; i++)
        n |= (uint64_t)h.b[i] << (8 * i);
    return (int64_t)n;
}
