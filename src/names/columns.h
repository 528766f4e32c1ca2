/*
 * columns.h - the columns of each table of names: of data/, and of a user's own tables alike.
 *
 * data/SOURCES.md says what each holds.
 */
#ifndef NAMES_COLUMNS_H
#define NAMES_COLUMNS_H

#include "names/table.h"

enum { C_ALPHA2, C_ALPHA3, C_SHORT, C_OFFICIAL, C_NAMES, C_FORMER, C_DEMONYMS, C_CAPITAL,
       C_METONYMS, C_STATUS, C_PARENT, C_SOURCE, C_COUNT };
enum { B_CODE, B_NAME, B_ALT, B_ABBR, B_KIND, B_SEAT, B_SOURCE, B_COUNT };
enum { L_COUNTRY, L_OFFICE, L_NAME, L_ALT, L_FROM, L_TO, L_FAMILY, L_TITLE, L_SOURCE, L_COUNT };
enum { O_NAME, O_ALT, O_COUNTRY, O_KIND, O_SPEAKS, O_SOURCE, O_COUNT };
enum { P_NAME, P_ALT, P_COUNTRY, P_KIND, P_POPULATION, P_SOURCE, P_COUNT };
enum { X_NAME, X_WHAT, X_SOURCE, X_COUNT };

extern const struct column country_columns[C_COUNT];
extern const struct column body_columns[B_COUNT];
extern const struct column leader_columns[L_COUNT];
extern const struct column outlet_columns[O_COUNT];
extern const struct column place_columns[P_COUNT];
extern const struct column other_columns[X_COUNT];

#endif
