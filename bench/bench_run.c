/*
 * bench_run.c - how long a command takes, and how much memory: the median of several runs.
 *
 *     bench_run RUNS CPU COMMAND [WORD...]     CPU: the only one it may use, or - for all
 *
 * Prints microseconds of the processors' time, microseconds of wall time, and the peak in KB. What the
 * command prints is thrown away. The processors' time is what a shared machine leaves comparable.
 */
#include "bench.h"

#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

enum { RUNS_MAX = 99 };

static void fail(const char *what)
{
    perror(what);
    exit(1);
}

static void become(char **command, const char *cpu)
{
    int64_t number;
    cpu_set_t set;
    int nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC);

    CPU_ZERO(&set);
    if (str_int(str_of(cpu), &number) && number >= 0 && number < CPU_SETSIZE) {
        CPU_SET((size_t)number, &set);
        if (sched_setaffinity(0, sizeof set, &set) != 0)
            fail("bench_run: sched_setaffinity");
    }
    if (nowhere < 0 || dup2(nowhere, STDOUT_FILENO) < 0)
        fail("bench_run: /dev/null");
    execvp(command[0], command);
    fail(command[0]);
}

struct figures {
    double busy[RUNS_MAX], wall[RUNS_MAX];
    long peak;
};

static double seconds(struct timeval t)
{
    return (double)t.tv_sec + (double)t.tv_usec / 1e6;
}

static void run(char **command, const char *cpu, struct figures *f, size_t i)
{
    struct rusage usage;
    double start = bench_now();
    pid_t child = fork();
    int status;

    if (child < 0)
        fail("bench_run: fork");
    if (child == 0)
        become(command, cpu);
    if (wait4(child, &status, 0, &usage) != child)
        fail("bench_run: wait4");
    f->wall[i] = bench_now() - start;
    f->busy[i] = seconds(usage.ru_utime) + seconds(usage.ru_stime);
    f->peak = usage.ru_maxrss > f->peak ? usage.ru_maxrss : f->peak;
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) {
        fprintf(stderr, "bench_run: %s ended with status %d\n", command[0], status);
        exit(1);
    }
}

int main(int argc, char **argv)
{
    struct figures f = {.peak = 0};
    int64_t runs;

    if (argc < 4 || !str_int(str_of(argv[1]), &runs) || runs < 1 || runs > RUNS_MAX) {
        fprintf(stderr, "usage: bench_run RUNS CPU COMMAND [WORD...]\n");
        return 2;
    }
    for (int64_t i = 0; i < runs; i++)
        run(argv + 3, argv[2], &f, (size_t)i);
    printf("%.0f %.0f %ld\n", bench_median(f.busy, (size_t)runs) * 1e6, bench_median(f.wall, (size_t)runs) * 1e6,
           f.peak);
    return 0;
}
