/*
 * hint.h - what a tag's attributes hint at: story or furniture, and which.
 *
 * Page makers name the parts of a page for themselves: class="entry-content", id="comments",
 * role="navigation". The words are rows of hint.def. They are hints and no more: score.h weighs
 * them against what the text looks like.
 */
#ifndef PAGE_HINT_H
#define PAGE_HINT_H

#include "page/markup.h"

enum {
    HINT_STORY = 1 << 0,     /* article, content, entry, post */
    HINT_BODY = 1 << 1,      /* the story's text itself: articleBody, entry-content */
    HINT_TITLE = 1 << 2,
    HINT_META = 1 << 3,      /* byline, date, tags */
    HINT_CAPTION = 1 << 4,
    HINT_AUTHOR = 1 << 5,    /* a box about the author */
    HINT_SIDE = 1 << 6,      /* sidebars, widgets */
    HINT_COMMENT = 1 << 7,
    HINT_RELATED = 1 << 8,
    HINT_SHARE = 1 << 9,
    HINT_PROMO = 1 << 10,    /* advertisements, newsletters, consent */
    HINT_HIDDEN = 1 << 11,   /* is not shown */
    HINT_FRAME = 1 << 12,    /* of the whole site: menus, footers */
    HINT_VAGUE = HINT_SIDE | HINT_SHARE,   /* names that wrappers of everything bear as well */
    HINT_FURNITURE = HINT_VAGUE | HINT_COMMENT | HINT_RELATED | HINT_PROMO | HINT_AUTHOR | HINT_FRAME
};

/* The rows by first letter, for one page's many tags. */
struct hints {
    uint16_t from[27];
};

struct hints hints_ready(void);

/* The hints of a tag that opens. */
unsigned hint_of(const struct hints *h, const struct token *t);

/* The hints of one class or id. */
unsigned hint_words(const struct hints *h, struct str words);

#endif
