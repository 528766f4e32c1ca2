/*
 * page.h - bytes of a page -> the blocks of its story, and what the page says of itself.
 *
 * page_read looks at the bytes of a document and cuts them into blocks. Each block is a slice of
 * those very bytes, so its offset is an offset into the document as received. Furniture (menus,
 * appeals, related articles, comment forms, tags, legal lines; press guide rule 5) is marked, not
 * removed: a later room skips it, a view dims it.
 *
 * Memory  every str is a slice of bytes or lives in the arena.
 * Errors  the line names the document and the mend: empty, binary (NUL bytes), over 1 GB.
 */
#ifndef PAGE_PAGE_H
#define PAGE_PAGE_H

#include "base/arena.h"
#include "base/day.h"
#include "base/err.h"
#include "base/str.h"

struct origin;

enum block_kind {
    BLOCK_TITLE,      /* the headline; at most one */
    BLOCK_BYLINE,     /* who wrote it, where, when it was published */
    BLOCK_HEADING,    /* a heading inside the story: governs what follows up to the next */
    BLOCK_PARAGRAPH,
    BLOCK_ITEM,       /* one item of a list */
    BLOCK_ROW,        /* one row of a table, cells apart by tabs, pipes or wide gaps */
    BLOCK_CAPTION,    /* words under a picture of the story */
    BLOCK_FURNITURE,
    BLOCK_KIND_COUNT
};

struct block {
    enum block_kind kind;
    struct str text;   /* slice of the document, without the line's end; may hold line breaks */
    size_t start;      /* offset of text in the document */
};

struct page {
    struct str name;       /* the document's name, for messages */
    struct str bytes;      /* the document's text: what blocks and quotes are slices of */
    struct str title;
    struct str outlet;     /* as the page names it, or empty: "The Moscow Times" */
    struct str agency;     /* the wire it came from, or empty: "Reuters" */
    struct str place;      /* of the dateline ("MOSCOW, April 30."), or empty */
    day published;         /* 0 unknown. Year 0 (430: 30 April) where the page gives month and day
                              alone; the reader then works out the year */
    int year_hint;         /* a year the furniture gives (the later of a copyright), or 0 */
    const struct block *blocks;
    size_t count;
    const struct origin *origin;   /* where bytes stood in what was received; NULL: they are it */
};

/* What came in, and what is known of it from outside: an envelope, an archive's record, a feed's
 * entry. All but name and bytes may be empty; the page itself is asked first. */
struct page_source {
    struct str name;      /* for messages: a path, an address */
    struct str bytes;     /* as received */
    struct str media;     /* "text/html", "text/plain"; empty: by looking at the bytes */
    struct str charset;   /* declared from outside: "windows-1252" */
    struct str outlet, title;
    day published;
    bool (*worth)(struct str text);  /* NULL, or asked of the text, once decoded and found sound:
                                        false leaves the page without blocks, and costs no more */
};

bool page_read_as(struct arena *a, const struct page_source *source, struct page *out,
                  struct err *e);

/* page_read_as of a name and bytes alone. */
bool page_read(struct arena *a, struct str name, struct str bytes, struct page *out,
               struct err *e);

/* Where in the bytes received stands what stands at offset in page.bytes. */
size_t page_origin(const struct page *p, size_t offset);

const char *block_kind_text(enum block_kind k);

#endif
