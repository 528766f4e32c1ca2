/*
 * own.h - names of the user's own, laid over the gazetteer that the build made.
 *
 * Rows of the user's tables stand behind those of the gazetteer: the first of them has the number that
 * follows the last row built in. A form may lead to a row of either, so that a table may give a country
 * another name. names_at puts a user's form before a built-in one of the same length; what somebody
 * types is looked for among the user's keys first.
 *
 * names_extend is called once, by one thread, before anything is read or typed; a later call replaces
 * what an earlier one brought. The arrays are borrowed and stay as they are.
 */
#ifndef NAMES_OWN_H
#define NAMES_OWN_H

#include "names/names.h"

struct own_form {
    struct name name;
    const uint64_t *folds;   /* of its words */
};

struct own_key {
    struct str key, code;    /* key: guest_key of what is typed */
};

struct own_names {
    const struct country *countries;
    const struct body *bodies;
    const struct leader *leaders;
    const struct outlet *outlets;
    const struct place *places;
    uint32_t country_count, body_count, leader_count, outlet_count, place_count;
    const struct own_form *forms;    /* sorted by own_forms_sort */
    const struct own_key *keys;
    size_t form_count, key_count;
};

/* By first word; there the longest first, of one length by kind. */
void own_forms_sort(struct own_form *forms, size_t count);

void names_extend(const struct own_names *own);

/* What is in force; never NULL. */
const struct own_names *names_own(void);

#endif
