/*
 * who.h - the states, leaders, offices and groups that a story names.
 *
 * An actor is somebody who can invite, be invited, answer, be there or say so. who_at reads one noun
 * group: "Kyrgyz President Sadyr Japarov", "the prime minister of Bhutan, Lotay Tshering", "Macron",
 * "Kremlin spokesman Dmitry Peskov", "the leaders of A, B and C", "more than 50 heads of state". A
 * person met once with office and country (apposition) is known by family name afterwards, also in
 * what stands before: the story is read twice, first to learn.
 *
 * Memory  actors live in the arena of the reading; their strs are slices of the page or static.
 */
#ifndef READ_WHO_H
#define READ_WHO_H

#include "base/arena.h"
#include "base/day.h"
#include "read/name.h"

enum rank {
    RANK_NONE,
    RANK_STATE,       /* a country or organisation by its name */
    RANK_SEAT,        /* its capital, standing for the government, or a place */
    RANK_GOVERNMENT,  /* the Kremlin, Downing Street */
    RANK_LEADER,      /* a person of rank, or the office with no name */
    RANK_ENVOY,       /* ambassadors, delegations, troops */
    RANK_VOICE,       /* spokesmen, ministries, offices, officials: they speak, they do not come */
    RANK_OUTLET,
    RANK_GROUP,       /* unnamed: "Western leaders" */
    RANK_HE,          /* pronouns, and "its", "his" owning an office */
    RANK_THEY,
    RANK_IT,
    RANK_WE,
    RANK_PRIVATE      /* a named person of no known office */
};

struct actor {
    enum rank rank;
    struct str code;      /* of country or organisation; "GROUP"; empty where not known (yet) */
    struct str person;    /* family name as the story spells it, or empty */
    struct str words;     /* the whole noun group, as it stands */
    bool former;          /* "former president": comes as nobody's guest */
    bool plural;
    bool vague;           /* "a president": any of them, and none in particular */
    bool owned;           /* "his deputy", "its president": of whom is for the reader to find */
    bool office;          /* an office is named: "the president", "foreign minister X" */
    bool head;            /* that office is the first of its country */
    uint8_t number;       /* of "all nine", "both": how many; 0 not said */
    bool owner;           /* ends in 's: names whose the next thing is */
    uint32_t from, to;    /* words of the block */
};

/* Persons that the story has introduced. */
struct known {
    struct str person, code;
    uint64_t family[4];   /* folds of the words of the family name */
    uint32_t family_count;
    uint64_t full[8];     /* of the whole name */
    uint32_t full_count;
    enum rank rank;
    bool former, head;
};

struct who {
    struct arena *a;
    day on;               /* the day by which terms of office are chosen; 0 unknown */
    struct known *known;
    size_t count, allocated;
    struct str *mentioned;   /* codes of states and bodies that the story names */
    size_t mentioned_count, mentioned_allocated;
    int depth;            /* noun groups that are being read within one another */
};

/* Takes note of the states that words name: a family name alone means a leader where his country is named, too. */
void who_mention(struct who *w, struct words words);

/* The state of a person whom the story named before it said whose he is. */
void who_settle(struct who *w, struct str person, struct str code);

/*
 * The actor whose noun group starts at word at; its length in words, or 0 where none starts. What
 * it introduces is learned. members receives a list's members ("the leaders of A, B and C"): *count
 * of them, at most WHO_MEMBERS; a single actor is one member.
 *
 * A noun group has at most WHO_WORDS words and WHO_DEPTH others within it ("the spokesman of the
 * president of ..."): nobody writes a longer one, but a hostile page may.
 */
enum { WHO_MEMBERS = 64, WHO_WORDS = 320, WHO_DEPTH = 5 };
size_t who_at(struct who *w, struct words words, size_t at, struct actor members[WHO_MEMBERS],
              size_t *count);

#endif
