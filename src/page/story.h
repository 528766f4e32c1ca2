/*
 * story.h - is this the story that we have read already, whatever page it stood on?
 *
 * A fingerprint is a sample of the shingles (shingle.h) of the story alone: furniture, title and
 * byline are left out. A story of up to some 480 words is kept whole; of longer ones the sample is
 * even. Whether two of them tell one story, likeness.h decides: copies are found when cut, when
 * embedded in a longer text, when paragraphs were moved and when a desk has changed words.
 *
 * Scale  comparing one fingerprint with another takes some 2 us. To find copies among many stories,
 * file each under its keys (story_keys): the numbers below a fixed bound, one shingle in four, the
 * same ones in every copy of a passage; of a short story, which may have only a passage in common
 * with its copy, all that it has, up to 64. A table key -> story (flow/stories.h) gives the few
 * candidates that story_same then decides. Two short stories that are the same always share a key;
 * where one of them is long, a passage of sixteen words goes unnoticed once in thirty times, one of
 * thirty words once in two thousand.
 *
 * A fingerprint is opaque bytes that may be kept for ever: they begin with the number of their
 * form, and bytes of another form or damaged ones are like no story at all.
 */
#ifndef PAGE_STORY_H
#define PAGE_STORY_H

#include "page/likeness.h"
#include "page/page.h"

enum { STORY_KEYS = 480 };  /* at most */

/* The shingles of a page's story. */
struct sample story_sample(struct shingler *s, const struct page *p, struct sampling how);

/* At most 2 KB, in the arena; empty where the page has not five words of story. */
struct str story_fingerprint(struct arena *a, const struct page *p);

/* The sample in a fingerprint; without numbers where it is none. */
struct sample story_open(struct str fingerprint, uint32_t numbers[SAMPLE_MOST]);

/* 0 to 1: how much of the shorter story stands in the other one. */
double story_overlap(struct str a, struct str b);

/* Copies of one story. */
bool story_same(struct str a, struct str b);

/* The keys to file a fingerprint under, smallest first; copies share most of them. */
size_t story_keys(struct str fingerprint, uint32_t keys[STORY_KEYS]);

#endif
