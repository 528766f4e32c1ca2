/*
 * word.h - a run of text -> words and marks, each with its place in the document.
 *
 * A word is a run of letters, digits and marks ("Japarov", "75", "2,000"), with inner apostrophes
 * (O'Brien), inner points of an abbreviation (U.S.), and not the possessive 's, which is a word of
 * its own, like n't ("will" "n't"). Every other sign is a mark by itself: "Vike-Freiberga" is three
 * words of which none but the first has space before it. Markup is one mark: "](https://...)",
 * "**", "###", an address of the web or of mail. Quotation marks, and the
 * apostrophe behind "the states'", are marks.
 *
 * A word that ends in a point keeps it only where it is an abbreviation (Jan., Mr., U.S.).
 *
 * Memory  words are slices of the text; the array lives in the arena.
 */
#ifndef TEXT_WORD_H
#define TEXT_WORD_H

#include "base/arena.h"
#include "base/str.h"

enum word_kind { WORD_LETTERS, WORD_NUMBER, WORD_MARK, WORD_MARKUP };

struct word {
    struct str text;
    uint64_t fold;        /* utf8_fold_hash(text) */
    uint32_t start;       /* offset in the document */
    enum word_kind kind;
    bool capital;         /* starts with a capital letter */
    bool spaced;          /* white space or the start of the text before it */
    bool newline;         /* a line break before it */
};

struct words {
    struct word *items;
    size_t count;
};

/* The words of text, which stands at offset start of its document. */
struct words text_words(struct arena *a, struct str text, size_t start);

#endif
