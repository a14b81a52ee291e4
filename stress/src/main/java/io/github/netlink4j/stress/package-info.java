/**
 * Concurrency tests of two threads: one uses what the other closes, or waits while the other interrupts it. jcstress runs each
 * pair some million times, compiled in different ways, and counts the outcomes. Started by {@code stress/run}.
 */
package io.github.netlink4j.stress;
