/*
 * score.h - which part of an HTML page holds its story.
 *
 * Every line weighs as many words as it has when it reads as running text, nothing when the names
 * around it hint at furniture (hint.h), and less than nothing when it is links or a scrap of words.
 * A part weighs what its lines weigh together; the story stands in the heaviest part, the innermost
 * of equal ones. So a sidebar or a list of links around the story makes the wider part lighter, and
 * a story that is cut into sections is found whole.
 *
 * H1  names that hint at furniture do not count on a part that holds much of the page's text, the
 *     less so where it holds the headline as well: page makers call a wrapper "with-sidebar".
 * H2  where the page tells its story a second time (witness.h), what that knows is story whatever its
 *     names hint at, and what it does not know weighs little.
 * H3  three parts or more in a row that are a link and a few words each are teasers.
 *
 * Time is linear in lines and parts.
 */
#ifndef PAGE_SCORE_H
#define PAGE_SCORE_H

#include "page/plain.h"
#include "page/tree.h"
#include "page/witness.h"

struct score {
    const struct tree *tree;
    struct pieces pieces;      /* one for each line */
    struct witness witness;
    size_t title;              /* the line with the headline, or STR_NONE */
    float *known;              /* of each line, where there is a witness */
    unsigned *hints;           /* of each line: its own and those of all around it */
    int *words;                /* of each line, by length where letters are not parted by blanks */
    bool *prose;               /* reads as running text */
    uint32_t part;             /* the part with the story */
    bool vouched;              /* the witness knows most of the story, and the story most of it */
};

/* p has a piece for each line of the tree. */
struct score score_page(struct arena *a, const struct tree *t, const struct meta *m,
                        struct pieces p);

/* How much of a line is links, from 0 to 1; above SCORE_LINKED it is taken for one. */
double score_links(const struct line *l);
#define SCORE_LINKED 0.5

#endif
