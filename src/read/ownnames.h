/*
 * ownnames.h - a user's tables of names -> rows and forms that the gazetteer is extended with.
 *
 * The tables have the names and columns of data/ (names/columns.h): countries.tsv, organisations.tsv,
 * leaders.tsv, outlets.tsv, places.tsv, others.tsv; a user needs only those, and only the columns, that
 * say something. A row whose code is there already gives that country or organisation more names; any
 * other code is a new one, and one that starts with @ a guest of the user's own (@sorbonne).
 *
 *     code        name              alt
 *     @sorbonne   Sorbonne          University of Paris|the Sorbonne
 *
 * ownnames_take is called for each file; ownnames_make then holds them against each other and the
 * gazetteer and lays them out.
 *
 * Memory  everything lives in the arena; file names and texts are borrowed.
 */
#ifndef READ_OWNNAMES_H
#define READ_OWNNAMES_H

#include "names/own.h"
#include "base/fault.h"

struct ownnames;

struct ownnames *ownnames_new(struct arena *a, struct faults *f);

/* path: the file, whose last part says which table it is. */
void ownnames_take(struct ownnames *o, struct str path, struct str text);

const struct own_names *ownnames_make(struct ownnames *o);

#endif
