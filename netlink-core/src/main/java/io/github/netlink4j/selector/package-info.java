/**
 * Puts netlink sockets into a selector of jnr-enxio, together with Unix domain sockets of jnr-unixsocket and whatever
 * else registers there. The only room that needs jnr-enxio, which its users add to their dependencies.
 */
package io.github.netlink4j.selector;
