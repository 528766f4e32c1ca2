/*
 * markup.h - HTML as pages have it -> tags and the text between them.
 *
 * A forgiving tokenizer: comments, doctypes and instructions are passed over, an attribute may be
 * quoted or not, a '<' that begins no tag is text. What is not closed (a comment, a quote, a script)
 * ends at the next '>' instead of swallowing the page. Tags with a text of their own (script,
 * style, title, textarea) come as one token with all that they hold.
 *
 * Time is linear in the page whatever it holds: a search for an end that was in vain is not made a
 * second time.
 *
 * Memory  slices of the source.
 */
#ifndef PAGE_MARKUP_H
#define PAGE_MARKUP_H

#include "base/str.h"

enum tag_kind { TAG_INLINE, TAG_BLOCK, TAG_VOID, TAG_RAW, TAG_DROP };

enum {
    TAG_TEXT = 1 << 0,      /* holds running text: p, blockquote, pre */
    TAG_HEADING = 1 << 1,
    TAG_LIST = 1 << 2,      /* an item of a list */
    TAG_LISTS = 1 << 3,     /* a list */
    TAG_TABLE = 1 << 4,     /* a table or a part of one that is no cell */
    TAG_ROW = 1 << 5,
    TAG_CELL = 1 << 6,
    TAG_ASIDE = 1 << 7,     /* by its name no story: nav, aside, button */
    TAG_FOOT = 1 << 8,
    TAG_FORM = 1 << 9,
    TAG_STORY = 1 << 10,    /* article, main */
    TAG_FIGURE = 1 << 11,
    TAG_CAPTION = 1 << 12,
    TAG_PRE = 1 << 13,      /* line breaks count */
    TAG_META = 1 << 14      /* time, address */
};

struct tag {
    struct str name;
    enum tag_kind kind;
    unsigned is;            /* bits as above */
};

enum attr {
#define ATTR(id, name) ATTR_##id,
#include "page/attr.def"
#undef ATTR
    ATTR_COUNT
};

enum token_kind { TOKEN_TEXT, TOKEN_OPEN, TOKEN_CLOSE };

struct token {
    enum token_kind kind;
    const struct tag *tag;          /* NULL for a tag that is not in tag.def, and for text */
    struct str text;                /* of text: itself; of a raw tag: what it holds */
    struct str attrs[ATTR_COUNT];   /* as written; {0} where not given, .p where given and empty */
};

struct markup {
    struct str source;
    size_t at;
    unsigned vain;                  /* searches that found nothing: bits of enum seek in markup.c */
    uint64_t raw_vain[2];           /* raw tags without an end tag further on */
};

/* The next token, false at the end. */
bool markup_next(struct markup *m, struct token *t);

/* By name in lower case; NULL where the table has none. */
const struct tag *tag_find(struct str name);

/* The tag's place in the table. */
size_t tag_row(const struct tag *t);
enum { TAG_ROWS = 128 };  /* at most */

#endif
