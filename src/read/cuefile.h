/*
 * cuefile.h - a cue file: rows and verbs that a user adds without building anything.
 *
 * A plain text, a row a line; # starts a comment; a line that starts with a blank goes on with the one
 * before. Texts stand in straight double quotes, a quote in a text is written twice; a long sentence may
 * stand in several texts:
 *
 *     verb "pack packs packed packed packing"
 *     come            "G pack [..] bags"            "Macron has packed his bags for the summit."
 *     declined guest  "G send [his|her] excuses"    "Macron has sent his excuses."
 *     not             "pack .. (punch|theatre)"     "Macron packs a punch."
 *
 * The first word says what the row means: a frame (cue.h), written as in cues.def but in either case
 * and with - for _, so that what it gives depends on time and negation; or an act, where the frame
 * that gives it follows from the pattern; then its sentence must give that very act. Behind it may
 * stand on whose word (a side), where no source governs the clause. Patterns are those of cues.def.
 * A verb that convoke does not know is told by its forms (base, third person, past, participle, -ing
 * form), or by its base alone where it is regular.
 *
 * What is wrong is told with line and column (base/fault.h). The other rows are read all the same.
 *
 * Memory  everything lives in the arena; the file's name is borrowed.
 */
#ifndef READ_CUEFILE_H
#define READ_CUEFILE_H

#include "base/fault.h"
#include "read/cue.h"

/* Adds what the text says to *own, whose arrays live in the arena, and what is wrong to faults. */
void cuefile_read(struct arena *a, struct str file, struct str text, struct own_cues *own,
                  struct faults *faults);

/* The words that the first column may be, with what each means, "" behind the last; help prints them. */
struct cue_word {
    const char *word, *meaning;
};

extern const struct cue_word cue_words[];

#endif
