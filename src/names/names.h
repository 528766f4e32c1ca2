/*
 * names.h - names as people write them <-> codes.
 *
 * The gazetteer is compiled from the tables in data/ (tool/ makes C of them): countries with their
 * adjectives, capitals and seats; organisations; leaders with their terms; outlets. Two ways in:
 *   - somebody types a guest's name ("Kyrgyzstan", "kg", "the Czech Republic"): guest_find;
 *   - the reader walks over the words of a text: names_at, all names that start at a word.
 *
 * names_at compares folded words (utf8_fold_hash), so accents and case are lost there; the caller
 * holds the form against the text where case matters ("US" is not "us", "Turkey" not "turkey").
 *
 * Family names are words and given names too (May, King, Moon, Friday): take one where the whole
 * name or an office stands with it, or stood before.
 */
#ifndef NAMES_NAMES_H
#define NAMES_NAMES_H

#include "base/arena.h"
#include "base/day.h"
#include "base/str.h"

enum name_kind {
    NAME_COUNTRY,   /* "Kyrgyzstan", "the Czech Republic" */
    NAME_FORMER,    /* "Soviet Union" under RU: fits older texts only */
    NAME_DEMONYM,   /* "Kyrgyz", "French" */
    NAME_CAPITAL,   /* "Bishkek": the place, or the government that sits there */
    NAME_METONYM,   /* "Kremlin", "Elysee": the government only */
    NAME_BODY,      /* an organisation: "United Nations", "UN" */
    NAME_GROUP,     /* words for unnamed groups: "Western leaders" */
    NAME_LEADER,    /* a leader's whole name: "Emmanuel Macron" */
    NAME_FAMILY,    /* what the press calls the leader the second time: "Macron" */
    NAME_OUTLET,    /* "TASS", "The Moscow Times" */
    NAME_PLACE,     /* "Kazan", "Camp David", "Red Square": no capital, in whose country it lies */
    NAME_OTHER,     /* holds the word of a country and means none: "Latin America", "Korean War";
                       a reader steps over it. Its row is 0 and leads nowhere */
    NAME_KIND_COUNT
};

struct name {
    enum name_kind kind;
    uint32_t row;        /* row of its table: country, body, leader or outlet */
    uint16_t words;      /* how many words of the text it covers */
    struct str form;     /* the form in the table that matched */
};

struct country {
    struct str code;       /* alpha-2, or X? for a de-facto state */
    struct str alpha3;
    struct str name;       /* short */
    struct str capital;    /* first of its capitals */
    struct str status;     /* member, observer, non-member, territory, de-facto */
    struct str parent;     /* of a territory */
};

struct body {
    struct str code, name, kind, seat;
};

struct leader {
    struct str country;    /* code of a country or body */
    struct str office;     /* head-of-state, monarch, head-of-government, foreign-minister, ... */
    struct str name, family, title;
    day from, to;          /* to 0: still in office; of an unknown end, the year last seen there */
};

struct outlet {
    struct str name, country, kind;
    bool speaks_for_state;
};

struct place {
    struct str name, country, kind;  /* kind: city, venue, resort, region */
};

enum { NAMES_MAX = 64 };  /* the most that start at one word */

/*
 * All names that start at the first of these words: folds[i] is utf8_fold_hash of word i. Longest
 * first; of one length a user's own (names/own.h) before others, then in the order of enum name_kind.
 * Returns how many were written to out.
 * Names in the table were cut into words by text/word.h, marks included ("Guinea" "-" "Bissau").
 */
size_t names_at(const uint64_t *folds, size_t count, struct name out[NAMES_MAX]);

/* Whether any name starts with this word: for the most words, which are in none. */
bool names_start(uint64_t fold);

const struct country *country_row(uint32_t row);
const struct body *body_row(uint32_t row);
const struct leader *leader_row(uint32_t row);
const struct outlet *outlet_row(uint32_t row);
const struct place *place_row(uint32_t row);
uint32_t country_count(void);
uint32_t body_count(void);
uint32_t leader_count(void);
uint32_t outlet_count(void);
uint32_t place_count(void);

/* By code, NULL where there is none. */
const struct country *country_find(struct str code);
const struct body *body_find(struct str code);

/*
 * The code of a guest as somebody typed it: a code in any case, or any name, former name, official
 * name or abbreviation, with or without "the", accents and case not counting. False where there is
 * none, or several (Congo, Korea): then nearest gives up to count names to offer, best first.
 */
bool guest_find(struct str typed, struct str *code);
size_t guest_nearest(struct str typed, struct str *names, size_t count);

/* The code of the country or body that a leader led on a day (0: at any time), by whole or family
 * name: "Macron". False where nobody did, or leaders of several. */
bool guest_of_leader(struct str typed, day on, struct str *code);

/* The name of a code to show: "Kyrgyzstan" for KG, "United Nations" for UN; the code itself for
 * anything else (a local guest). */
struct str guest_name(struct str code);

/* Whether the leader was in office on a day; open and half-known terms count as they may. */
bool leader_in_office(const struct leader *l, day d);

#endif
