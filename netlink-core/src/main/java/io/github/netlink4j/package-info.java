/**
 * The words that every part of the library speaks: addresses, namespaces, and what can go wrong.
 *
 * <p>All failures are a {@link io.github.netlink4j.NetlinkException}; wrong arguments are an
 * {@link java.lang.IllegalArgumentException} before anything is sent.
 */
package io.github.netlink4j;
