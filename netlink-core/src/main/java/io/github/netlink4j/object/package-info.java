/**
 * Object types of any netlink family, and the one way to read them.
 *
 * <p>An {@link ObjectType} says which messages hold objects of a type and how they are read. A service of that type is an
 * {@link ObjectReader}: it lists, finds and counts by its {@link Dumps}, which applies an {@link ObjectFilter} in the kernel
 * and once more here, repeats what the kernel reports as interrupted, and returns a complete answer or none.
 */
package io.github.netlink4j.object;
