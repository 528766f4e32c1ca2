/*
 * title.h - offices and groups: "deputy prime minister", "more than 50 heads of state".
 */
#ifndef READ_TITLE_H
#define READ_TITLE_H

#include "read/who.h"

struct title {
    size_t words;      /* how many it covers; 0: none */
    enum rank rank;    /* LEADER, ENVOY, VOICE or GOVERNMENT */
    bool head;         /* the first office of a state */
    bool plural;
    bool regnal;       /* kings, popes, princes: known by their first names */
    bool former;
};

struct title title_at(struct words words, size_t at);

/* How many words an unnamed group covers, with its quantity and adjectives; 0 where none starts. */
size_t title_group(struct words words, size_t at);

#endif
