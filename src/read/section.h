/*
 * section.h - lists and tables: a heading that says what holds of all the items below it.
 *
 * "Staying away" over a list of states says of each what "will not attend" would; a table's cell
 * ("yes", "no", "?") says it of its row. An item's own sentences go before its heading. An item also
 * sets the scene: within "MEXICO" or "Denmark: ..." the prince and his deputy are of that country.
 */
#ifndef READ_SECTION_H
#define READ_SECTION_H

#include "fact/statement.h"
#include "read/scene.h"

/* The act that a heading or a table's title gives to what stands below; false where none. */
bool section_act(const struct clause *heading, enum act *out);

/* What one row or item says by its place alone. */
struct item {
    size_t lead;           /* unit of the guest, or NO_SUBJECT */
    size_t person;         /* unit of a person of that guest, or NO_SUBJECT */
    bool answered;         /* a cell says yes, no or ? */
    enum act act;          /* then */
    size_t source;         /* unit of who says so, or NO_SUBJECT */
    day said_on;           /* 0 where it gives none */
};

struct item section_item(const struct clause *c, struct str host, day told);

#endif
