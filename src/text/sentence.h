/*
 * sentence.h - the words of a block -> sentences.
 *
 * A sentence ends at a full stop, question mark or exclamation mark that is followed by the start
 * of another (a capital, a number, an opening quotation mark) or by the end of the block; closing
 * quotation marks and brackets behind it belong to it. Abbreviations keep their point inside their
 * word (word.h), so it ends nothing, unless a capital article or pronoun follows ("in the U.S. He").
 *
 * A sentence of more than 500 words is cut there, wherever that is: nobody writes one, but a hostile
 * page may.
 *
 * in_quote tells whether a word stands inside quotation marks, by block: a quotation may run over
 * several sentences.
 */
#ifndef TEXT_SENTENCE_H
#define TEXT_SENTENCE_H

#include "text/word.h"

struct sentence {
    uint32_t from, to;   /* words of the block, to excluded */
    bool question;
};

struct sentences {
    struct sentence *items;
    size_t count;
};

struct sentences text_sentences(struct arena *a, struct words words);

/* One flag a word; the marks themselves count as inside. */
bool *text_quoted(struct arena *a, struct words words);

#endif
