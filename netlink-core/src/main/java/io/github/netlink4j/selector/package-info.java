/**
 * Puts netlink sockets into a selector of jnr-enxio, together with Unix domain sockets of jnr-unixsocket and whatever
 * else registers there. The only room that needs jnr-enxio, which its users add to their dependencies.
 *
 * <p>jnr-ffi, which jnr-enxio is made of, starts a thread where it is first used. So open the first selector in the
 * namespace where the program began, not inside another: that thread would keep it alive.
 */
package io.github.netlink4j.selector;
