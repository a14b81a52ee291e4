/**
 * Netlink messages as bytes: what attributes there are, how to read them and how to write them. Pure: no system call, no
 * native memory, no I/O.
 *
 * <p>A kernel fact is declared once, as a typed key in an {@link io.github.netlink4j.codec.AttrSet}; reading, writing,
 * printing, range checks, error paths and documentation all follow from that line.
 */
package io.github.netlink4j.codec;
