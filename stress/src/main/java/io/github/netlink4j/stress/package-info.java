/**
 * Two threads that meet at any instant: one uses what the other closes, or waits while the other interrupts it. jcstress
 * runs each pair some million times, compiled in all the ways there are, and counts how it ends. {@code stress/run}.
 */
package io.github.netlink4j.stress;
