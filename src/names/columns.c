#include "names/columns.h"

#define SOURCES "wikidata|cia|polity|cldr|curated|search|geonames"

const struct column country_columns[C_COUNT] = {
    {"alpha2", CELL_CAPITALS, "2", NULL}, {"alpha3", CELL_CAPITALS, "3", ""},
    {"short", CELL_TEXT, NULL, ""}, {"official", CELL_TEXT, NULL, ""},
    {"names", CELL_LIST, NULL, ""}, {"former", CELL_LIST, NULL, ""},
    {"demonyms", CELL_LIST, NULL, ""}, {"capital", CELL_LIST, NULL, ""},
    {"metonyms", CELL_LIST, NULL, ""},
    {"status", CELL_CHOICE, "member|observer|non-member|territory|de-facto", "non-member"},
    {"parent", CELL_OPTIONAL, NULL, ""}, {"source", CELL_SOURCES, SOURCES, ""},
};

const struct column body_columns[B_COUNT] = {
    {"code", CELL_CAPITALS, "2-10", NULL}, {"name", CELL_TEXT, NULL, ""},
    {"alt", CELL_LIST, NULL, ""}, {"abbr", CELL_LIST, NULL, ""}, {"kind", CELL_TEXT, NULL, "other"},
    {"seat", CELL_OPTIONAL, NULL, ""}, {"source", CELL_SOURCES, SOURCES, ""},
};

const struct column leader_columns[L_COUNT] = {
    {"country", CELL_CAPITALS, "2-10", NULL},
    {"office", CELL_CHOICE, "head-of-state|monarch|governor-general|head-of-government|"
                            "foreign-minister|party-leader|crown-prince|vice-president|"
                            "other-leader|organisation-head|spokesperson|speaker|"
                            "defence-minister|consort", NULL},
    {"name", CELL_TEXT, NULL, NULL}, {"alt", CELL_LIST, NULL, ""},
    {"from", CELL_DAY, NULL, NULL}, {"to", CELL_END, NULL, ""}, {"family", CELL_LIST, NULL, ""},
    {"title", CELL_TEXT, NULL, ""}, {"source", CELL_SOURCES, SOURCES, ""},
};

const struct column outlet_columns[O_COUNT] = {
    {"name", CELL_TEXT, NULL, NULL}, {"alt", CELL_LIST, NULL, ""},
    {"country", CELL_CAPITALS, "2-10", NULL},
    {"kind", CELL_CHOICE, "agency|newspaper|broadcaster|magazine|online|government press service",
     "newspaper"},
    {"speaks_for_state", CELL_CHOICE, "yes|no", "no"}, {"source", CELL_SOURCES, SOURCES, ""},
};

const struct column place_columns[P_COUNT] = {
    {"name", CELL_TEXT, NULL, NULL}, {"alt", CELL_LIST, NULL, ""},
    {"country", CELL_CAPITALS, "2", NULL},
    {"kind", CELL_CHOICE, "city|venue|resort|region", "venue"},
    {"population", CELL_OPTIONAL, NULL, ""}, {"source", CELL_SOURCES, SOURCES, ""},
};

const struct column other_columns[X_COUNT] = {
    {"name", CELL_TEXT, NULL, NULL}, {"what", CELL_CHOICE, "region|sea|war|treaty|thing", "thing"},
    {"source", CELL_SOURCES, SOURCES, ""},
};
