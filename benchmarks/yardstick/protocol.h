/* The protocol of the yardstick: a line "operation count" comes in, and what it took goes out. */
#pragma once

#include <stdint.h>

/* One step of an operation, done so many times. What it answers tells what it has seen, and is the same for everybody. */
typedef uint64_t step(int count);

/* Only run is measured; after restore the namespace is as it was before prepare. */
struct operation {
    const char *name;
    step *prepare, *run, *restore;
};

/* What this program can do; the last one has no name. */
extern const struct operation operations[];

/* Indexes of the two ends of the pair yard0, yard1: looked up before each operation. */
extern int near_end, far_end;

/* CPU time in ns: of this thread, unless a program defines its own. */
long long cpu_time(void);

step nothing;

/* Says what has failed, and why, and ends the program. */
_Noreturn void die(const char *what, int error);
