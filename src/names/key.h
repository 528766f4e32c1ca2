/*
 * key.h - the form of a guest's name in which all ways to type it are equal.
 *
 * A key is folded (utf8_fold), its words have one space between them, "&" is "and", "St." is
 * "saint", and points, apostrophes and a "the" at either end are gone: "The U.S." -> "us",
 * "St. Kitts & Nevis" -> "saint kitts and nevis", "Guinea-Bissau" -> "guinea bissau".
 *
 * The build makes the table of keys with this very function (tool/gazetteer.c).
 */
#ifndef NAMES_KEY_H
#define NAMES_KEY_H

#include "base/arena.h"
#include "base/str.h"

struct str guest_key(struct arena *a, struct str typed);

#endif
