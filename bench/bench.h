/*
 * bench.h - what the benchmarks share: time, medians, and a ledger to measure.
 *
 * Every figure stands beside the same work done by the bare library in the same run, since machines
 * differ and ratios hardly do. A run is repeated and the median counts.
 *
 * The ledger that is filled is made of numbers alone, the same each time: events with a document of
 * some 4 KB each, and statements that quote it, each of another guest, act or day.
 */
#ifndef BENCH_H
#define BENCH_H

#include "ledger/ledger.h"

enum { BENCH_RUNS = 5 };

struct shape {
    int events;
    int statements;  /* of each event */
    int batch;       /* statements between one commit and the next */
};

/* Seconds of a clock that only goes forward. */
double bench_now(void);

/* The middle of count figures; sorts them. */
double bench_median(double *figures, size_t count);

/* Ends the program with what went wrong. */
void bench_need(bool done, const struct err *e);

/* The id of the nth event. */
struct str bench_event(struct arena *a, int n);

/* Makes a new ledger (in place of one that is there) and fills it; returns the seconds that adding
 * the statements and committing them took. */
double bench_fill(struct str path, struct shape shape);

/* Removes a database file and what SQLite keeps beside it. */
void bench_remove(struct str path);

#endif
