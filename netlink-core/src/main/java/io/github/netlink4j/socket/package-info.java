/**
 * Netlink sockets and the protocol on them: requests, acknowledgements, listings, timeouts.
 *
 * <p>{@link io.github.netlink4j.socket.NetlinkClient} is what other rooms use;
 * {@link io.github.netlink4j.socket.Transport} is the seam under it, where a scripted kernel can take the place of the
 * real one.
 */
package io.github.netlink4j.socket;
