/*
 * name.h - the gazetteer held against the words of a text: case, length, and what a name stands for.
 */
#ifndef READ_NAME_H
#define READ_NAME_H

#include "names/names.h"
#include "text/word.h"

/* The best name of a country, a seat of government or an organisation at a word, or the best outlet;
 * the case that its form has must be in the text ("US" is not "us"). words == 0: none. */
struct name who_name(struct words words, size_t at, bool outlet);

/* The city or venue at a word; words == 0: none. */
struct name who_place(struct words words, size_t at);

/* The words that hold a country's name and mean none ("Latin America"); words == 0: none. */
struct name who_other(struct words words, size_t at);

/* The code a name stands for. */
struct str who_code(struct name n);

/* Has no small letter. */
bool name_shouts(struct str s);

#endif
