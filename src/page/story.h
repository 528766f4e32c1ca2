/*
 * story.h - is this the story that we have read already, whatever page it stood on?
 *
 * A fingerprint is taken of the story alone: furniture, title and byline left out, case, accents,
 * punctuation, markup and entities folded away, so that a wire report and its reprints look alike.
 * Every run of five words (a shingle) becomes a number of 32 bits; the fingerprint keeps the
 * smallest 480 of them, sorted, and the bound below which it kept all. Below the lower of the bounds
 * of two fingerprints both are complete, so counting there estimates how much of the shorter story
 * stands in the other (Broder's resemblance and containment, 1997). A story of up to some 480 words
 * is kept whole; of longer ones the sample is even. So copies are found when cut, when embedded in
 * a longer text, and when a desk has changed words.
 *
 * Scale  comparing one fingerprint with n others costs n merges of two sorted lists (a few us
 * each). To find copies among many stories, file each under its keys (story_keys): the numbers
 * below a fixed bound, one shingle in four, the same ones in every copy of a passage; of a short
 * story, which may have only a passage in common with its copy, all that it has, up to 64. A table
 * key -> story (flow/stories.h) gives the few candidates that story_same then decides. Two short
 * stories that are the same always share a key; where one of them is long, a passage of sixteen
 * words goes unnoticed once in thirty times, one of thirty words once in two thousand.
 *
 * A fingerprint is opaque bytes that may be kept for ever: they begin with the number of their
 * form, and bytes of another form or damaged ones are like no story at all.
 */
#ifndef PAGE_STORY_H
#define PAGE_STORY_H

#include "page/page.h"

enum { STORY_KEYS = 480 };  /* at most */

/* At most 2 KB, in the arena; empty where the page has not five words of story. */
struct str story_fingerprint(struct arena *a, const struct page *p);

/* 0 to 1: how much of the shorter story stands in the other one. */
double story_overlap(struct str a, struct str b);

/* Copies of one story: two fifths of the shorter one stand in the other, and no mere phrase. */
bool story_same(struct str a, struct str b);

/* The keys to file a fingerprint under, smallest first; copies share most of them. */
size_t story_keys(struct str fingerprint, uint32_t keys[STORY_KEYS]);

#endif
