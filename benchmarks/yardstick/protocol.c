#include "protocol.h"

#include <inttypes.h>
#include <net/if.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

int near_end, far_end;

static long long now(clockid_t clock)
{
    struct timespec time;
    clock_gettime(clock, &time);
    return time.tv_sec * 1000000000LL + time.tv_nsec;
}

__attribute__((weak)) long long cpu_time(void)
{
    return now(CLOCK_THREAD_CPUTIME_ID);
}

uint64_t nothing(int count)
{
    (void)count;
    return 0;
}

void die(const char *what, int error)
{
    fprintf(stderr, "%s: %s\n", what, strerror(error));
    exit(1);
}

static void measure(const struct operation *operation, int count)
{
    operation->prepare(count);
    long long cpu = cpu_time();
    long long wall = now(CLOCK_MONOTONIC);
    uint64_t seen = operation->run(count);
    wall = now(CLOCK_MONOTONIC) - wall;
    cpu = cpu_time() - cpu;
    operation->restore(count);
    /* Allocations of malloc are not counted. */
    printf("%lld %lld -1 %" PRIu64 "\n", wall, cpu, seen);
}

int main(void)
{
    char line[128], name[64];
    int count;
    while (fgets(line, sizeof line, stdin)) {
        if (sscanf(line, "%63s %d", name, &count) != 2) {
            fprintf(stderr, "expected \"operation count\": %s", line);
            return 2;
        }
        const struct operation *operation = operations;
        while (operation->name && strcmp(operation->name, name))
            operation++;
        near_end = if_nametoindex("yard0");
        far_end = if_nametoindex("yard1");
        if (operation->name)
            measure(operation, count);
        else
            puts("unknown");
        fflush(stdout);
    }
    return 0;
}
