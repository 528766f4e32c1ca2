/*
 * date.h - on which day the occasion of a story is held, as exactly as the story says.
 *
 * A day told with an occasion's noun, or by a verb that opens it, is a vote; days on which something
 * was said, and days that verbs look back on, are none. "The new date of June 24" and "put off until
 * September" settle it.
 */
#ifndef READ_DATE_H
#define READ_DATE_H

#include "read/story.h"

day date_held(const struct story *s);

/* "said on Monday", "announced Thursday": the day at unit i is that of a word or a deed. */
bool date_of_word(const struct clause *c, size_t i);

#endif
