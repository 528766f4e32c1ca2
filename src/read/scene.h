/*
 * scene.h - who is on the stage: whom "he", "its president" and "both" mean.
 *
 * A scene follows the story sentence by sentence and keeps who was spoken of last: a leader, a
 * state, several at once, a speaker. Within a sentence the nearer one goes before.
 */
#ifndef READ_SCENE_H
#define READ_SCENE_H

#include "read/story.h"
#include "read/subject.h"

enum { SCENE_PAST = 24, NEAR = 3 };  /* NEAR: how many sentences a pronoun reaches back */

struct scene {
    struct arena *a;
    const struct story *story;
    struct str host;
    struct actor leader, state, speaker;   /* rank NONE: nobody yet */
    struct actor topic;                    /* of the item or section being read; rank NONE: none */
    const struct actor *many;              /* the last list of guests */
    size_t many_count;
    struct actor two[2];                   /* two leaders named one by one: "both" */
    uint32_t two_told;
    struct actor subject;                  /* the state with which the last sentence began */
    uint32_t subject_told;
    struct actor
        asked_of; /* "The Emirates?": of whom the sentence before has asked; rank NONE: nobody */
    struct actor past[SCENE_PAST];         /* states spoken of, the last ones */
    size_t past_count;
    bool item;                             /* the passage being read is an item or a row */
    bool headline;                         /* the passage being read is the title */
    uint32_t leader_told, state_told, speaker_told;
    uint32_t stranger_told;
        /* when somebody was named whose country nobody knows */ /* when each was set, in sentences taken */
    uint32_t told, many_told;              /* sentences taken so far, and when many was set */
};

/* Whom the actors of a unit mean, pronouns and bare offices resolved; code empty where nobody. said
 * is the speaker of the clause, rank NONE where there is none. */
const struct actor *scene_resolve(struct scene *s, const struct clause *c, size_t unit,
                                  const struct actor *said, size_t *count);

/* Takes a sentence that was read: its actors are now the last ones spoken of. */
void scene_take(struct scene *s, const struct clause *c);

#endif
