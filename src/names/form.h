/*
 * form.h - all forms of names, in the order in which the build laid them out: for the room itself.
 */
#ifndef NAMES_FORM_H
#define NAMES_FORM_H

#include "names/names.h"

uint32_t form_count(void);

/* The form as the names_at that finds it would give it. */
struct name form_name(uint32_t i);

#endif
