/**
 * The entry point to the routing netlink (NETLINK_ROUTE) of one network namespace: {@link RtNetlink}, and {@link Batch}
 * for many changes at a time. Links, addresses, routes, rules and neighbours each have a package of their own below.
 */
package io.github.netlink4j.rtnetlink;
