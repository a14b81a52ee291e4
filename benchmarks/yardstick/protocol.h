/* The protocol of the yardstick: reads lines "operation count", and answers each with the cost. */
#pragma once

#include <stdint.h>

/* One step of an operation, done this many times. Returns a checksum, which is the same for all programs. */
typedef uint64_t step(int count);

/* Only run is measured; restore restores the state before prepare. */
struct operation {
    const char *name;
    step *prepare, *run, *restore;
};

/* The operations of this program; the last one has no name. */
extern const struct operation operations[];

/* Indexes of the two ends of the pair yard0, yard1: looked up before each operation. */
extern int near_end, far_end;

/* CPU time in ns: of this thread, unless a program defines its own. */
long long cpu_time(void);

step nothing;

/* Prints what has failed, and why, and ends the program. */
_Noreturn void die(const char *what, int error);
