/*
 * robots.h - robots.txt (RFC 9309): which paths of a host a program may ask for.
 *
 * Of the groups the one that names convoke counts, else the one for "*". The longest rule that fits
 * decides, Allow before Disallow where two are as long; "*" stands for anything, "$" at the end for
 * the end. Crawl-delay, which is no part of the RFC but is written, is minded up to a minute.
 *
 * Memory  slices of the text.
 */
#ifndef INTAKE_ROBOTS_H
#define INTAKE_ROBOTS_H

#include "base/str.h"

/* path: with its query, from its slash. An empty text allows everything. */
bool robots_allow(struct str text, struct str path);

/* Seconds between requests, 0 where it says nothing. */
int robots_delay(struct str text);

#endif
